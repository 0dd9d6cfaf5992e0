"""Texts with planted near copies and claims with planted agreement, of any number, that no one wrote.

Texts come a file of `TEXTS` at a time, claims likewise; the same file number gives the same file. Words are drawn so
that few are frequent and most are rare, as in a language; texts share set phrases, footers of papers and quoted
passages without being copies.
"""

from __future__ import annotations

from hashlib import md5
from pathlib import Path

import numpy as np
import numpy.typing as npt
import polars as pl

from schemas import CLAIMS

TEXTS = 25_000
"""Texts of a file."""
CLAIMS_PER_TEXT = 5
STATEMENTS = 1_000_000
"""Things that can be claimed; a few are claimed by many texts, most by one."""
EDITS = ("none", "cut", "headline", "paragraph", "byline", "words", "all")
"""What a copy's paper did: cut it to 50 to 100 %, gave it another headline, added a paragraph of 40 to 80 words, put
another agency before and another author behind it, changed one word in fifty, or all of it but the paragraph."""

_COPIES = 0.2
_VOCABULARY = 60_000
_SYLLABLES = [
    first + vowel for first in ("b", "ch", "d", "f", "g", "l", "m", "n", "p", "r", "s", "t", "v") for vowel in "aeiou"
]
_PHRASES, _FOOTERS = 500, 40
Random = np.random.Generator
Words = npt.NDArray[np.int64]


def write_file(folder: Path, number: int) -> None:
    """Writes `texts/`, `documents/`, `claims/` and `figures/` of the file `number` as Parquet.

    `texts` has `doc_id`, `section`, `lower`, the true story (`original`) and the `edit`, null for originals.
    """
    random = np.random.default_rng([20_26, number])
    texts = _texts(random, number)
    days = pl.Series(np.datetime64("2024-01-01") + random.integers(0, 730, texts.height).astype("timedelta64[D]"))
    documents = texts.select(
        "doc_id", published_on=pl.when(pl.Series(random.random(texts.height) < 0.9)).then(pl.lit(days))
    )
    claims, figures = _claims(random, documents)
    for name, frame in {"texts": texts, "documents": documents, "claims": claims, "figures": figures}.items():
        path = folder / name / f"{number:04d}.parquet"
        path.parent.mkdir(parents=True, exist_ok=True)
        frame.write_parquet(path, row_group_size=50_000)


def _ids(prefix: str, numbers: range) -> pl.Series:
    return pl.Series([md5(f"{prefix}{number}".encode(), usedforsecurity=False).hexdigest() for number in numbers])


def _draw(random: Random, count: int) -> Words:
    """Numbers of words: the first of the vocabulary are a thousand times as frequent as the thousandth."""
    drawn: Words = np.exp(random.random(count) * np.log(_VOCABULARY)).astype(np.int64) - 1
    return drawn


def _spread(starts: Words, lengths: Words) -> Words:
    """`start`, `start + 1`, … for each start, so many as its length says."""
    places: Words = np.repeat(starts - np.cumsum(lengths) + lengths, lengths) + np.arange(lengths.sum())
    return places


def _texts(random: Random, number: int) -> pl.DataFrame:
    originals = int(TEXTS * (1 - _COPIES))
    lengths = np.clip(random.lognormal(5.5, 0.5, originals), 80, 3_000).astype(np.int64)
    starts = np.cumsum(lengths) - lengths
    words = _draw(random, int(lengths.sum()))
    _put_phrases(random, words, starts, lengths)
    _quote(random, words, starts, lengths)
    copied, edits = _copied(random, originals)
    of_copies, copy_lengths = _edited(random, words, starts, lengths, copied, edits)
    every, all_lengths = np.concatenate([words, of_copies]), np.concatenate([lengths, copy_lengths])
    ids = _ids("text", range(number * TEXTS, (number + 1) * TEXTS))
    original = np.concatenate([np.arange(originals), copied])
    text = (
        pl.DataFrame({"doc": np.repeat(np.arange(TEXTS), all_lengths), "word": _vocabulary().gather(every)})
        .group_by("doc", maintain_order=True)
        .agg(pl.col("word").str.join(" "))["word"]
    )
    footers = pl.Series(_footers()).gather(random.integers(0, _FOOTERS, TEXTS))
    edit = pl.concat([pl.Series([None] * originals, dtype=pl.Int64), pl.Series(edits)])
    return pl.DataFrame(
        {
            "doc_id": ids,
            "section": pl.repeat("body", TEXTS, dtype=pl.String, eager=True),
            "lower": text + footers.zip_with(pl.Series(random.random(TEXTS) < 0.3), pl.Series([""])),
            "original": ids.gather(original),
            "edit": edit,
        }
    )


def _put_phrases(random: Random, words: Words, starts: Words, lengths: Words) -> None:
    """Four set phrases of six words in each text."""
    phrases = _draw(np.random.default_rng(1), _PHRASES * 6).reshape(_PHRASES, 6)
    for _ in range(4):
        places = starts + (random.random(len(starts)) * (lengths - 6)).astype(np.int64)
        chosen = phrases[random.integers(0, _PHRASES, len(starts))]
        words[(places[:, None] + np.arange(6)).ravel()] = chosen.ravel()


def _quote(random: Random, words: Words, starts: Words, lengths: Words) -> None:
    """One text in ten tells 20 to 35 % of its length, or of the other's, in the words of another."""
    quoting = np.flatnonzero(random.random(len(starts)) < 0.1)
    others = random.integers(0, len(starts), len(quoting))
    shorter = np.minimum(lengths[quoting], lengths[others])
    passage = (shorter * random.uniform(0.2, 0.35, len(quoting))).astype(np.int64)
    words[_spread(starts[quoting], passage)] = words[_spread(starts[others], passage)]


def _copied(random: Random, originals: int) -> tuple[Words, Words]:
    """Which text each copy is of, a third of them of one in a hundred texts; and its edit."""
    count = TEXTS - originals
    often = random.random(count) < 1 / 3
    copied = np.where(often, random.integers(0, originals // 100, count), random.integers(0, originals, count))
    return copied, random.integers(0, len(EDITS), count)


def _edited(
    random: Random, words: Words, starts: Words, lengths: Words, copied: Words, edits: Words
) -> tuple[Words, Words]:
    """The words of the copies and how many each has."""
    count = len(copied)
    everything = edits == EDITS.index("all")
    cut = (edits == EDITS.index("cut")) | everything
    kept = np.where(cut, lengths[copied] * random.uniform(np.where(everything, 0.6, 0.5), 1.0), lengths[copied])
    kept = kept.astype(np.int64)
    made = words[_spread(starts[copied], kept)]
    copy = np.repeat(np.arange(count), kept)
    place = _spread(np.zeros(count, np.int64), kept)

    headline = np.where((edits == EDITS.index("headline")) | everything, random.integers(8, 15, count), 0)
    byline = (edits == EDITS.index("byline")) | everything
    head = np.maximum(headline, np.where(byline, 6, 0))
    tail = np.where(byline, random.integers(6, 13, count), 0)
    rate = np.where(edits == EDITS.index("words"), 0.02, np.where(everything, 0.01, 0.0))
    replaced = (place < head[copy]) | (place >= (kept - tail)[copy]) | (random.random(len(made)) < rate[copy])
    made[replaced] = _draw(random, int(replaced.sum()))

    added = np.where(edits == EDITS.index("paragraph"), random.integers(40, 81, count), 0)
    before = (random.random(count) * kept).astype(np.int64)
    order = np.concatenate([copy * 8_192 + 2 * place, np.repeat(np.arange(count) * 8_192 + 2 * before - 1, added)])
    together = np.concatenate([made, _draw(random, int(added.sum()))])
    return together[np.argsort(order, kind="stable")], kept + added


def _vocabulary() -> pl.Series:
    random = np.random.default_rng(0)
    syllables = np.array(_SYLLABLES)[random.integers(0, len(_SYLLABLES), (_VOCABULARY, 3))]
    lengths = random.integers(1, 4, _VOCABULARY)
    return pl.Series(["".join(parts[:length]) for parts, length in zip(syllables, lengths, strict=True)])


def _footers() -> list[str]:
    words = _vocabulary().gather(_draw(np.random.default_rng(2), _FOOTERS * 25)).to_list()
    return [" " + " ".join(words[place : place + 25]) for place in range(0, len(words), 25)]


def _claims(random: Random, documents: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Claims and figures of the documents: of each statement either all agree, or two parties differ, or it is revised.

    The last digit of a statement's number says which: up to 5 they agree, 6 and 7 are in conflict, 8 and 9 revised.
    """
    count = documents.height * CLAIMS_PER_TEXT
    document = np.repeat(np.arange(documents.height), CLAIMS_PER_TEXT)
    statement = (STATEMENTS * random.random(count) ** 3).astype(np.int64)
    told = documents.select("doc_id", day="published_on").with_row_index("_no")
    rows = (
        pl.DataFrame({"_no": document, "statement": statement})
        .with_columns(pl.col("_no").cast(pl.UInt32))
        # A text that tells one thing twice would be about two things.
        .unique(["_no", "statement"], maintain_order=True)
        .join(told, on="_no", how="left", maintain_order="left")
    )
    kind = pl.col("statement") % 10
    base = (pl.col("statement") % 83 + 11).cast(pl.Float64) * 1e9
    # By the text, so that no text states both.
    other = pl.col("doc_id").str.slice(0, 1).is_in(list("01234567"))
    differs = pl.when(kind.is_between(6, 7)).then(other)
    late = pl.when(kind >= 8).then((pl.col("day") >= pl.date(2025, 1, 1)).fill_null(False)).otherwise(False)
    value = pl.when(differs.fill_null(False) | late).then(base * 3).otherwise(base)
    hedge = pl.Series(random.integers(0, 4, rows.height))
    ids = pl.concat_str("doc_id", pl.col("statement").cast(pl.String)).hash().cast(pl.String)
    rows = rows.with_columns(
        value=value,
        # Two parties are named where values differ, so that neither revises the other.
        speaker_id=pl.when(differs.is_not_null()).then(
            pl.when(differs).then(pl.lit("person/one")).otherwise(pl.lit("person/other"))
        ),
        bound=pl.when(hedge == 1)
        .then(pl.lit("about"))
        .when(hedge == 2)
        .then(pl.lit("at_least"))
        .otherwise(pl.lit("exact")),
        claim_id=pl.concat_str(ids.str.zfill(20), pl.col("doc_id").str.slice(20)),
    )
    claims = rows.select(
        "claim_id",
        "doc_id",
        "speaker_id",
        "bound",
        figure_id=pl.col("claim_id").str.reverse(),
        subject_id=pl.format("organization/{}", pl.col("statement") // 20),
        metric=pl.lit("investment"),
        object_id=pl.format("site/{}", pl.col("statement") % 20),
        qualifier=pl.lit(None, pl.String),
        low="value",
        high=pl.when(pl.col("bound") != "at_least").then("value"),
        unit=pl.lit("USD"),
        period_start=pl.lit(None, pl.Date),
        period_end=pl.lit(None, pl.Date),
        status=pl.lit("planned"),
        rule=pl.lit("noun_cue/nominal_before"),
        confidence=pl.lit(None, pl.Float64),
        corrected_by=pl.lit(None, pl.String),
    )
    return CLAIMS.conform(claims), claims.select("figure_id", vague=pl.lit(False))

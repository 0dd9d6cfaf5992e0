"""Articles that no one wrote: French business news of any size, in which no sentence stands twice.

Moulds and words are CSV files beside this one; amounts, names and days are drawn at random. The same size and seed
give the same file; with the same seed, a smaller file is the beginning of a larger one.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import polars as pl

from benchmarks.slots import Articles, Cast, CastRows, Random, draw_cast, fill_slot

_FOLDER = Path(__file__).parent
# Articles that are made at a time: the rest of a file of any size is held as hashes of its sentences only.
_BATCH = 4_000
# These shares give the figures, periods, names and claims per kilobyte, and the lengths of sentences, that
# docs/benchmarks.md says press articles have.
_KINDS = {"subhead": 0.08, "short": 0.13, "quote": 0.13, "single": 0.29, "double": 0.37}
_SHARE_WITH_FIGURES = 0.33
_SHARE_WITH_LEAD = 0.26
_SHARE_WITH_WHEN = 0.16
_SHARE_WITH_TAIL = 0.36
# Sentences of an article: half of them have 12 to 30, few more than 80.
_MEAN_LOG_SENTENCES, _DEVIATION_LOG_SENTENCES = 2.95, 0.65
_NARROW_SPACE = "\u202f"

Hashes = npt.NDArray[np.uint64]


def write_articles(path: Path, size: int, seed: int = 1) -> None:
    """Writes articles as JSON lines with `url`, `title`, `date` and `text`, texts of `size` bytes in all.

    What the last sentence would be too long is left out.
    """
    random = np.random.default_rng(seed)
    path.parent.mkdir(parents=True, exist_ok=True)
    seen = np.empty(0, np.uint64)
    first, left = 1, size
    with path.open("wb") as file:
        while left > 0:
            sentences, seen = _not_seen(_sentences(random), seen)
            sizes = sentences.select((pl.col("text") + pl.col("end")).str.len_bytes().cum_sum()).to_series()
            _articles(random, sentences.filter(sizes <= left), first).write_ndjson(file)
            first, left = first + _BATCH, left - int(sizes[-1])


def _not_seen(sentences: pl.DataFrame, seen: Hashes) -> tuple[pl.DataFrame, Hashes]:
    """The sentences whose hash is not among those seen, which are sorted; and the hashes seen from then on."""
    sentences = sentences.with_columns(hash=pl.col("text").hash()).filter(pl.col("hash").is_first_distinct())
    hashes = sentences["hash"].sort().to_numpy()
    places = np.searchsorted(seen, hashes)
    fresh = np.append(seen, [0])[places] != hashes
    new = pl.DataFrame({"hash": hashes[fresh]})
    return (
        sentences.join(new, on="hash", how="semi", maintain_order="left"),
        np.insert(seen, places[fresh], hashes[fresh]),
    )


def _sentences(random: Random) -> pl.DataFrame:
    """The sentences of a batch: `article`, `text` and what stands between it and the next, `end`."""
    lengths = np.maximum(4, random.lognormal(_MEAN_LOG_SENTENCES, _DEVIATION_LOG_SENTENCES, _BATCH).astype(int))
    articles = np.repeat(np.arange(_BATCH), lengths)
    cast = draw_cast(random, _BATCH)
    kinds = random.choice(len(_KINDS), len(articles), p=list(_KINDS.values()))
    # A subhead opens no article and follows none: it divides what stands before it from what stands after it.
    kinds[(articles != np.roll(articles, 1)) | (articles != np.roll(articles, -1))] = list(_KINDS).index("single")
    made, places = [], []
    for number, kind in enumerate(_KINDS):
        here = np.flatnonzero(kinds == number)
        places.append(here)
        made.append(_of_kind(random, kind, articles[here], cast))
    texts = pl.concat(made).gather(np.argsort(np.concatenate(places)))
    # A sentence ends its paragraph with one chance in three, and always around a subhead.
    subhead = kinds == list(_KINDS).index("subhead")
    ends = np.where((random.random(len(articles)) < 1 / 3) | subhead | np.roll(subhead, -1), "\n\n", " ")
    return pl.DataFrame({"article": articles, "text": texts, "end": ends})


def _of_kind(random: Random, kind: str, articles: Articles, cast: Cast) -> pl.Series:
    if kind == "subhead":
        return _with_capital(_filled(random, "title", articles, cast))
    if kind == "short":
        return _with_capital(_filled(random, "short", articles, cast) + ".")
    clause = _clause(random, articles, cast) + _sometimes(random, _SHARE_WITH_WHEN, "when", articles, cast)
    if kind == "quote":
        return "« " + _with_capital(clause) + " »" + _filled(random, "said", articles, cast) + "."
    if kind == "double":
        clause = clause + _filled(random, "joint", articles, cast) + _clause(random, articles, cast)
    lead = _sometimes(random, _SHARE_WITH_LEAD, "lead", articles, cast)
    tail = _sometimes(random, _SHARE_WITH_TAIL, "tail", articles, cast)
    return _with_capital(_contracted(lead + clause) + tail + ".")


def _clause(random: Random, articles: Articles, cast: Cast) -> pl.Series:
    figures = random.random(len(articles)) < _SHARE_WITH_FIGURES
    places = np.argsort(np.concatenate([np.flatnonzero(figures), np.flatnonzero(~figures)]))
    made = [
        _filled(random, "core", articles[figures], cast),
        _filled(random, "plain", articles[~figures], cast),
    ]
    return pl.concat(made).gather(places)


def _sometimes(random: Random, share: float, part: str, articles: Articles, cast: Cast) -> pl.Series:
    """A text of the part in a share of the rows, and nothing in the others."""
    chosen = random.random(len(articles)) < share
    texts = pl.concat([pl.Series([""]), _filled(random, part, articles[chosen], cast)])
    return texts.gather(np.where(chosen, chosen.cumsum(), 0))


def _filled(random: Random, part: str, articles: Articles, cast: Cast) -> pl.Series:
    """A text of a part for each row: a mould drawn at random, and filled."""
    moulds = _moulds(part)
    drawn = random.integers(0, len(moulds), len(articles))
    places = [np.flatnonzero(drawn == number) for number in range(len(moulds))]
    made = [_fill(random, mould, articles[here], cast) for mould, here in zip(moulds, places, strict=True)]
    return pl.concat(made).gather(np.argsort(np.concatenate(places)))


def _fill(random: Random, mould: str, articles: Articles, cast: Cast) -> pl.Series:
    rows = CastRows(random, cast, articles)
    pieces = mould.replace("}", "{").split("{")
    # Every second piece is the name of what is to be filled in.
    columns = [
        fill_slot(random, piece, rows) if place % 2 else pl.repeat(piece, len(articles), dtype=pl.String, eager=True)
        for place, piece in enumerate(pieces)
    ]
    frame = pl.DataFrame([column.alias(str(place)) for place, column in enumerate(columns)])
    return _contracted(frame.select(text=pl.concat_str(pl.all()))["text"])


def _contracted(texts: pl.Series) -> pl.Series:
    """Without what is no French, as "de les élus" and "que elle"."""
    for pattern, one in ((" de [lL]e ", " du "), (" de les ", " des "), (" à [lL]e ", " au "), (" à les ", " aux ")):
        texts = texts.str.replace_all(pattern, one)
    return texts.str.replace_all(r"\b(d|qu)(?:e|ue) ([AEÉIOUaeéèêiouàÀ])", "${1}'${2}")


def _with_capital(texts: pl.Series) -> pl.Series:
    return texts.str.slice(0, 1).str.to_uppercase() + texts.str.slice(1)


def _articles(random: Random, sentences: pl.DataFrame, first: int) -> pl.DataFrame:
    """The sentences joined to articles, each in the typography of its paper."""
    texts = sentences.group_by("article", maintain_order=True).agg(
        text=pl.concat_str("text", "end").str.join("").str.strip_chars_end()
    )
    # Drawn for the whole batch, that a file which ends in it does not differ from a longer one.
    days = np.datetime64("2024-01-01") + random.integers(0, 720, _BATCH).astype("timedelta64[D]")
    papers = pl.DataFrame(
        {
            "article": np.arange(_BATCH),
            "title": _with_capital(_filled(random, "title", np.arange(_BATCH), draw_cast(random, _BATCH))),
            "date": pl.Series(days).dt.to_string("%Y-%m-%d"),
            "curly": random.random(_BATCH) < 0.5,
            "space": pl.Series([_NARROW_SPACE, "\u00a0", " "]).gather(random.integers(0, 3, _BATCH)),
        }
    )
    text = pl.col("text").str.replace_all(_NARROW_SPACE, pl.col("space"), literal=True)
    return texts.join(papers, on="article", maintain_order="left").select(
        "title",
        "date",
        url=pl.format("https://presse.example/article-{}", pl.col("article") + first),
        text=pl.when("curly").then(text.str.replace_all("'", "’", literal=True)).otherwise(text),
    )


@cache
def _moulds(part: str) -> list[str]:
    table = pl.read_csv(_FOLDER / "sentences.csv", comment_prefix="#")
    return table.filter(pl.col("part") == part)["text"].to_list()

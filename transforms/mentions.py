"""Where a text names an entity of the lexicon."""

from __future__ import annotations

import polars as pl

from schemas import MENTIONS
from transforms.aliases import names_of
from transforms.folding import MARK
from transforms.identifiers import with_id
from transforms.lexicon import Lexicon
from transforms.name_rules import apply_rules, rules_of

READABLE_SECTIONS = ("headline", "body")
"""Sections whose sentences bear mentions: a date line, an advert or an author's note names nobody of the article."""

VERSION = r"^[ -][0-9]{1,3}(?:[.][0-9]{1,2})?[a-z]?(?:[ ,.;:)!?'\"/-]|$)"
"""A version number right after a model's name."""

_CONTEXT = 48
"""How many characters beside a name are looked at."""


def find_mentions(sentences: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The table `mentions`, method "lexicon", sorted by document (in the order of the sentences) and place.

    "Selon Reuters, Meta AI …" names Reuters and Meta AI, and not Meta. The longest name wins where two overlap; a
    name counts only as a whole word ("GPT" is not named by "GPT-4"), in the case its alias asks for, and under the
    conditions that name_rules sets.
    """
    names = names_of(lexicon)
    readable = readable_sentences(sentences)
    found = whole_words(occurrences(readable, names.patterns))
    candidates = found.join(names.forms, on="form", maintain_order="left").join(
        _given_names(lexicon), on="_previous", how="anti", maintain_order="left"
    )
    named = apply_rules(candidates.filter(~_is_other_version()), rules_of(lexicon))
    return as_mentions(_longest(named), readable, "lexicon")


def readable_sentences(sentences: pl.DataFrame) -> pl.DataFrame:
    """The sentences that bear mentions, with `row` (their number) and `document` (their document's)."""
    return (
        sentences.filter(pl.col("section").is_in(READABLE_SECTIONS))
        .with_row_index("row")
        .with_columns(document=pl.col("doc_id").rle_id())
    )


def occurrences(readable: pl.DataFrame, patterns: list[str], context: int = _CONTEXT) -> pl.DataFrame:
    """One row per place where a form stands, words' boundaries aside.

    Columns: `row`, `document`, `form`, `start`, `end` (code points in the sentence), `before` and `after` (the text
    beside it) and `_previous` (the word before a name of one word).
    """
    # Overlapping: a longer name that fails its boundary must not hide a shorter one inside it.
    patterns = patterns or [MARK]
    byte = pl.col("folded").str.find_many(patterns, overlapping=True)
    form = pl.col("folded").str.extract_many(patterns, overlapping=True)
    raw = pl.col("folded").cast(pl.Binary)
    start = pl.col("byte").cast(pl.Int64)
    # The streaming engine searches with all cores. Filtered only afterwards: it would search once more to filter.
    searched = readable.lazy().select("row", "document", "folded", byte=byte).collect(engine="streaming")
    return (
        searched.filter(pl.col("byte").list.len() > 0)
        .lazy()
        .with_columns(form=form)
        .collect(engine="streaming")
        .sort("row")
        .explode("byte", "form")
        .with_columns(
            _head=raw.bin.slice(0, start).cast(pl.String),
            _tail=raw.bin.slice(start + pl.col("form").str.len_bytes().cast(pl.Int64)).cast(pl.String),
        )
        .select(
            "row",
            "document",
            "form",
            start=pl.col("_head").str.len_chars().cast(pl.Int32),
            end=(pl.col("_head").str.len_chars() + pl.col("form").str.len_chars()).cast(pl.Int32),
            before=pl.col("_head").str.tail(context),
            after=pl.col("_tail").str.head(context),
        )
        .with_columns(
            _previous=pl.when(~pl.col("form").str.contains(" ", literal=True)).then(
                pl.col("before").str.extract(r"([\p{L}-]+) $")
            )
        )
    )


def whole_words(found: pl.DataFrame) -> pl.DataFrame:
    """The occurrences that no letter or digit is glued to.

    "ex-Twitter", "Microsoft-OpenAI", "d'OpenAI" hold their names; "GPT-4" does not hold "GPT", nor "Jean-Claude"
    "Claude", nor "Meta-analyse" "Meta", nor an address or a handle its site.
    """
    glued_before = pl.col("before").str.contains(r"(?:[\p{L}\p{N}_@]|[\p{L}\p{N}]\.)$")
    glued_after = pl.col("after").str.contains(r"^(?:[\p{L}\p{N}_@]|-[\p{Ll}\p{N}]|\.[\p{Ll}\p{N}])")
    second = pl.col("before").str.contains(r"\p{Lu}[\p{L}\p{N}]*-$")
    whole = found.filter(~glued_before & ~glued_after).with_columns(_second=second)
    # After a hyphen only where a name stands before it too.
    first = whole.select("row", start=pl.col("end") + 1).unique()
    pairs = whole.filter("_second").join(first, on=["row", "start"], how="semi")
    return pl.concat([whole.filter(~pl.col("_second")), pairs]).drop("_second")


def _is_other_version() -> pl.Expr:
    """Whether a number makes another model of the name: "Llama 7" is not Llama. Discovery reads those."""
    return pl.col("entity_id").str.starts_with("model/") & pl.col("after").str.contains(VERSION)


def _given_names(lexicon: Lexicon) -> pl.DataFrame:
    """Words that make another person of the name after them: "Nikola Tesla", "Eric Trump"."""
    return lexicon["given_names"].filter(pl.col("common").is_null()).select(_previous="name")


def _longest(named: pl.DataFrame) -> pl.DataFrame:
    """Of names that overlap, the first, and the longest of those that begin together; of entities, the first listed."""
    # Places on one axis, so that no grouping is needed: sentences are far shorter than 2^32 characters.
    row = pl.col("row").cast(pl.Int64) * 2**32
    return (
        named.sort("row", "start", "end", "order", descending=[False, False, True, False])
        .unique(["row", "start", "end"], keep="first", maintain_order=True)
        .filter((row + pl.col("start")) >= (row + pl.col("end")).cum_max().shift(1, fill_value=0))
    )


def as_mentions(found: pl.DataFrame, sentences: pl.DataFrame, method: str) -> pl.DataFrame:
    """The table `mentions` of rows with `row` (of `sentences`), `start`, `end` (within it), `entity_id`, in order."""
    at = sentences.select("doc_id", "sentence_no", "text", _begin="start_char")[found["row"]]
    rows = (
        pl.concat([at, found.select("start", "end", "entity_id")], how="horizontal")
        .with_columns(
            surface=pl.col("text").str.slice(pl.col("start"), pl.col("end") - pl.col("start")),
            start_char=pl.col("_begin") + pl.col("start"),
            end_char=pl.col("_begin") + pl.col("end"),
            method=pl.lit(method),
        )
        .drop("text")
    )
    return MENTIONS.conform(with_id(rows, "mention_id", "doc_id", "start_char", "end_char", "entity_id"))

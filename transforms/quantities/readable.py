"""Text without the code points that only typesetting needs, and the way back to offsets in the text itself."""

from __future__ import annotations

import polars as pl

from transforms.text.folding import fold, fold_case

# Soft hyphen, zero-width space, joiner and non-joiner, word joiner, byte order mark. As literals: a class of characters
# is searched for at a seventh of the speed.
_HIDDEN = r"\u00ad|\u200b|\u200c|\u200d|\u2060|\ufeff"

# Two spaces between a number and its unit ("10  millions"): a no-break one before one that may break.
_WIDE = "  "

# And letters written apart from their accents, which no pattern of the lexicon would match: the first byte of the
# combining marks U+0300 to U+033F in UTF-8, all that French and its neighbours use.
_MARKS = b"\xcc"


def make_readable(sentences: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The working sentences without hidden code points, and where the code points that are left stood.

    A word with soft hyphens in it reads whole, letters with combining accents read composed, and of two spaces after a
    number ("10  millions") one is left. The second frame has a row
    a code point of the sentences that changed, and one for their end: `doc_id`, `sentence_no`, `at` (place in the
    readable sentence), `place` (in the sentence itself). Most texts hold nothing hidden, and then it is empty.
    """
    apart = pl.col("text").cast(pl.Binary).bin.contains(_MARKS)
    double = pl.when(pl.col("folded").str.contains(_WIDE, literal=True)).then("folded")
    wide = double.str.contains(rf"[0-9]{_WIDE}[^ 0-9]")
    hidden = sentences.filter(pl.col("text").str.contains(_HIDDEN) | apart | wide.fill_null(value=False))
    hidden = hidden.select("doc_id", "sentence_no", "text")
    if hidden.is_empty():
        schema = {"doc_id": pl.String, "sentence_no": pl.Int32, "at": pl.Int32, "place": pl.Int32}
        return sentences, pl.DataFrame(schema=schema)
    chars = (
        hidden.with_columns(char=pl.col("text").str.extract_all(r"(?s)."))
        .drop("text")
        .explode("char")
        .with_columns(place=pl.int_range(pl.len(), dtype=pl.Int32).over("doc_id", "sentence_no"))
    )
    # Of several spaces in a row the first; line breaks stay.
    blank = pl.col("char").str.contains(r"^[^\S\n\r]$") & (pl.col("place") > 0)
    doubled = blank & blank.shift(1, fill_value=False)
    kept = chars.filter(~pl.col("char").str.contains(_HIDDEN), ~doubled)
    # A letter and the marks after it are one code point once composed; what does not compose keeps its marks apart.
    starts = ~kept["char"].str.contains(r"^\p{M}$") | (kept["place"] == 0)
    letters = (
        kept.with_columns(_letter=starts.cast(pl.Int64).cum_sum())
        .group_by("doc_id", "sentence_no", "_letter", maintain_order=True)
        .agg(char=pl.col("char").str.join("").str.normalize("NFC"), place=pl.col("place").first())
        .with_columns(char=pl.col("char").str.extract(r"(?s)^(.)", 1))
        .with_columns(at=pl.int_range(pl.len(), dtype=pl.Int32).over("doc_id", "sentence_no"))
    )
    texts = letters.group_by("doc_id", "sentence_no", maintain_order=True).agg(text=pl.col("char").str.join(""))
    ends = (
        hidden.select("doc_id", "sentence_no", place=pl.col("text").str.len_chars().cast(pl.Int32))
        .join(texts, on=["doc_id", "sentence_no"], maintain_order="left")
        .select("doc_id", "sentence_no", at=pl.col("text").str.len_chars().cast(pl.Int32), place="place")
    )
    places = pl.concat([letters.select("doc_id", "sentence_no", "at", "place"), ends])
    changed = texts.with_columns(_folded=fold(pl.col("text"))).with_columns(_lower=fold_case(pl.col("_folded")))
    readable = sentences.join(
        changed.rename({"text": "_text"}), on=["doc_id", "sentence_no"], how="left", maintain_order="left"
    ).with_columns(
        text=pl.coalesce("_text", "text"), folded=pl.coalesce("_folded", "folded"), lower=pl.coalesce("_lower", "lower")
    )
    return readable.drop("_text", "_folded", "_lower"), places


def back_in_text(spans: pl.DataFrame, places: pl.DataFrame, *columns: str) -> pl.DataFrame:
    """The spans with each of `columns`, places in the readable sentence, as places in the sentence itself.

    A place that ends a span is that of the next code point, so that what is hidden in and after a word belongs to it.
    """
    if places.is_empty():
        return spans
    for column in columns:
        moved = (
            spans.select("doc_id", "sentence_no", at=column)
            .unique(maintain_order=True)
            .join(places, on=["doc_id", "sentence_no", "at"], how="inner", maintain_order="left")
        )
        spans = (
            spans.join(
                moved,
                left_on=["doc_id", "sentence_no", column],
                right_on=["doc_id", "sentence_no", "at"],
                how="left",
                maintain_order="left",
            )
            .with_columns(pl.coalesce("place", column).alias(column))
            .drop("place")
        )
    return spans

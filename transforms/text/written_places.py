"""Places in texts as they are read (`transforms.text.readable`), in the texts as they are written, and back."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from schemas import CLAIMS, OBJECTIONS
from transforms.identifiers import with_id, with_span_id

# Places of all texts in one ascending order: number of the text, then place. One more, since a text's cuts begin at -1.
_WIDTH = 2**33
_CHUNK = 500
_SPANS = {"figures": "figure_id", "periods": "period_id", "mentions": "mention_id"}


def as_read(tables: Mapping[str, pl.DataFrame], cuts: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """The tables with the places of their spans in the readable texts; their ids stay those of the written ones.

    Sentences are left out: a parse cuts them anyway.
    """
    if cuts.is_empty():
        return dict(tables)
    # Where each cut ends in the text as written.
    written = cuts.with_columns(at=pl.col("at") + pl.col("removed"))
    return {
        name: table.with_columns(
            start_char=_moved(table, written, "start_char", -1), end_char=_moved(table, written, "end_char", -1)
        )
        if name in _SPANS
        else table
        for name, table in tables.items()
        if name != "sentences"
    }


def as_written(tables: dict[str, pl.DataFrame], texts: pl.DataFrame, cuts: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """The tables of a parse of readable texts with the places, surfaces and ids that they have in the texts as written.

    `texts` has `doc_id` and `text` as written. What was left out before a span, or after it, is no part of it; what
    was left out between two sentences belongs to the second.
    """
    if cuts.is_empty():
        return tables
    documents = cuts.select("doc_id").unique(maintain_order=True)
    texts = texts.select("doc_id", "text").unique("doc_id").join(documents, on="doc_id", how="semi")
    tables = {**tables, "documents": _with_written_texts(tables["documents"], texts)}
    tables["sentences"] = _written_sentences(tables["sentences"], texts, cuts)
    ids = {}
    for name, key in _SPANS.items():
        changed = tables[name].join(documents, on="doc_id", how="semi", maintain_order="left")
        moved = changed.rename({key: "_read_id"}).with_columns(
            start_char=_moved(changed, cuts, "start_char", 1), end_char=_moved(changed, cuts, "end_char", 1, last=True)
        )
        moved = with_span_id(_with_surfaces(moved, tables["sentences"]), key)
        ids[key] = moved.select("_read_id", key)
        tables[name] = _replaced(tables[name], moved.select(changed.columns), documents)
    return {**tables, **_written_claims(tables, ids["figure_id"], cuts, documents)}


def _written_claims(
    tables: dict[str, pl.DataFrame], figures: pl.DataFrame, cuts: pl.DataFrame, documents: pl.DataFrame
) -> dict[str, pl.DataFrame]:
    """Claims, objections and abstentions, which name what they are of by its id."""

    def renamed(table: pl.DataFrame, ids: pl.DataFrame, key: str) -> pl.DataFrame:
        named = table.rename({key: "_read_id"}).join(ids, on="_read_id", how="inner", maintain_order="left")
        return named.select(table.columns)

    claims = tables["claims"].join(documents, on="doc_id", how="semi", maintain_order="left")
    of_figures = renamed(claims.with_columns(_was=pl.col("claim_id")), figures, "figure_id")
    of_figures = with_id(of_figures, "claim_id", "figure_id", "subject_id", "metric", "object_id")
    objections = tables["objections"].join(documents, on="doc_id", how="semi", maintain_order="left")
    objections = renamed(objections, of_figures.select("claim_id", _read_id="_was"), "claim_id").with_columns(
        start_char=_moved(objections, cuts, "start_char", 1),
        end_char=_moved(objections, cuts, "end_char", 1, last=True),
    )
    objections = with_id(objections, "objection_id", "claim_id", "doc_id", "start_char", "end_char")
    abstentions = tables["abstentions"]
    return {
        "claims": CLAIMS.conform(_replaced(tables["claims"], of_figures, documents)).sort("claim_id"),
        "objections": OBJECTIONS.conform(_replaced(tables["objections"], objections, documents)).sort("objection_id"),
        "abstentions": abstentions.with_columns(
            figure_id=pl.col("figure_id").replace(figures["_read_id"].implode(), figures["figure_id"].implode())
        ).sort("figure_id"),
    }


def _replaced(table: pl.DataFrame, changed: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    """The table with the rows of `documents` replaced, in its order of documents and places."""
    others = table.join(documents, on="doc_id", how="anti", maintain_order="left")
    order = [name for name in ("doc_id", "start_char", "end_char") if name in table.columns]
    return pl.concat([others, changed.select(table.columns)]).sort(order, maintain_order=True)


def _with_written_texts(documents: pl.DataFrame, texts: pl.DataFrame) -> pl.DataFrame:
    written = texts.rename({"text": "_written"})
    return (
        documents.join(written, on="doc_id", how="left", maintain_order="left")
        .with_columns(text=pl.coalesce("_written", "text"))
        .with_columns(char_count=pl.col("text").str.len_chars().cast(documents.schema["char_count"]))
        .drop("_written")
    )


def _written_sentences(sentences: pl.DataFrame, texts: pl.DataFrame, cuts: pl.DataFrame) -> pl.DataFrame:
    """Sentences that partition the texts as written."""
    documents = texts.select("doc_id", _chars=pl.col("text").str.len_chars().cast(pl.Int32))
    changed = sentences.join(documents, on="doc_id", how="inner", maintain_order="left")
    ends = pl.col("doc_id") != pl.col("doc_id").shift(-1, fill_value="")
    end = _moved(changed, cuts, "end_char", 1, last=True)
    moved = changed.with_columns(end_char=pl.when(ends).then("_chars").otherwise(end)).with_columns(
        start_char=pl.when(pl.col("sentence_no") == 0).then(pl.lit(0, pl.Int32)).otherwise(pl.col("end_char").shift(1))
    )
    moved = _cut_out(moved, texts).select(sentences.columns)
    return _replaced(sentences, moved, documents.select("doc_id"))


def _cut_out(spans: pl.DataFrame, texts: pl.DataFrame) -> pl.DataFrame:
    """The spans with `text` cut out of the texts between `start_char` and `end_char`.

    By chunks: to count code points from the beginning of a text for each of its sentences would be quadratic.
    """
    chunks = (
        texts.select("doc_id", _chunk_text=pl.col("text").str.extract_all(rf"(?s).{{1,{_CHUNK}}}"))
        .explode("_chunk_text")
        .with_columns(_chunk=pl.int_range(pl.len(), dtype=pl.Int64).over("doc_id"))
    )
    first, last = pl.col("start_char") // _CHUNK, (pl.col("end_char") - 1) // _CHUNK
    begin = pl.col("start_char") - pl.col("_chunk") * _CHUNK
    parts = (
        spans.select("doc_id", "start_char", "end_char", _chunk=pl.int_ranges(first, last + 1, dtype=pl.Int64))
        .explode("_chunk")
        .join(chunks, on=["doc_id", "_chunk"], how="left", maintain_order="left")
        .with_columns(_from=pl.max_horizontal(begin, 0), _to=pl.col("end_char") - pl.col("_chunk") * _CHUNK)
        .group_by("doc_id", "start_char", maintain_order=True)
        .agg(text=pl.col("_chunk_text").str.slice(pl.col("_from"), pl.col("_to") - pl.col("_from")).str.join(""))
    )
    return spans.drop("text").join(parts, on=["doc_id", "start_char"], how="left", maintain_order="left")


def _with_surfaces(spans: pl.DataFrame, sentences: pl.DataFrame) -> pl.DataFrame:
    places = sentences.select("doc_id", "sentence_no", "text", _begin="start_char")
    begin = pl.col("start_char") - pl.col("_begin")
    return (
        spans.join(places, on=["doc_id", "sentence_no"], how="left", maintain_order="left")
        .with_columns(surface=pl.col("text").str.slice(begin, pl.col("end_char") - pl.col("start_char")))
        .drop("text", "_begin")
    )


def _moved(spans: pl.DataFrame, cuts: pl.DataFrame, column: str, way: int, *, last: bool = False) -> pl.Series:
    """The places moved by what was left out before them; `last` for the end of a span, which nothing widens.

    Texts of which nothing was left out keep theirs.
    """
    numbers = cuts.select("doc_id", "doc").unique("doc_id", maintain_order=True)
    doc = spans.select("doc_id").join(numbers, on="doc_id", how="left", maintain_order="left")["doc"].cast(pl.Int64)
    place = spans[column].cast(pl.Int64) - int(last)
    at = cuts["at_last" if last else "at"]
    found = (cuts["doc"].cast(pl.Int64) * _WIDTH + at + 1).search_sorted(
        (doc * _WIDTH + place + 1).fill_null(0), side="right"
    )
    removed = cuts["removed"].gather(pl.Series(found).cast(pl.Int64).clip(1) - 1)
    moved = place + int(last) + way * removed
    return pl.select(pl.when(doc.is_not_null()).then(moved).otherwise(spans[column])).to_series().cast(pl.Int32)

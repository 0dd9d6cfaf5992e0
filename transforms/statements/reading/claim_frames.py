"""The frames that claims are read from, with numbers for documents, sentences and entities: joins on ids are slow."""

from __future__ import annotations

from typing import NamedTuple

import polars as pl

from transforms.statements.reading.cues import with_coded

_TEXT_SECTIONS = ("headline", "body")
_LONGEST = 4000
"""Characters beyond which a sentence is a table or a list without stops: read by distance, it would say nonsense, and
slowly, since each of its figures is held against each of its cues."""
_PLACES = 1 << 20


class Near(NamedTuple):
    """The sentences near a figure, and the numbers of their documents."""

    sentences: pl.DataFrame
    """`s`, `doc`, `key`, `sentence_no`, `sentence_start`, `section`, `text`, `lower`, `bears` (a figure), `follows`
    (such a one)."""
    documents: pl.DataFrame
    """`doc_id` and `doc`."""


def near_sentences(sentences: pl.DataFrame, figures: pl.DataFrame, before: int, after: int) -> Near:
    """The sentences of articles that bear a figure or stand up to `before` before such a one or `after` after it."""
    numbered = (
        sentences.filter(pl.col("section").is_in(_TEXT_SECTIONS))
        .select("doc_id", "sentence_no", "start_char", "end_char", "section", "text", "lower")
        .with_row_index("s")
        .with_columns(doc=pl.col("doc_id").rle_id())
    )
    first = pl.col("doc") != pl.col("doc").shift(1)
    documents = numbered.filter(first.fill_null(True)).select("doc_id", "doc")
    numbered = numbered.drop("doc_id").with_columns(key=_key())
    borne = _with_document(figures.select("doc_id", "sentence_no"), documents).select(key=_key()).unique()
    numbered = numbered.join(borne.with_columns(bears=True), on="key", how="left", maintain_order="left")
    numbered = numbered.with_columns(pl.col("bears").fill_null(False))
    # Null where none is borne: what stands beside a figure of another text is not near it.
    bearing = pl.when("bears").then("doc")
    near = pl.any_horizontal("bears", *(bearing.shift(step) == pl.col("doc") for step in range(-before, after + 1)))
    follows = pl.any_horizontal(*(bearing.shift(step) == pl.col("doc") for step in range(1, after + 1)))
    short = pl.col("end_char") - pl.col("start_char") <= _LONGEST
    return Near(
        numbered.with_columns(follows=follows.fill_null(False))
        .filter(near & short)
        .drop("end_char")
        .rename({"start_char": "sentence_start"}),
        documents,
    )


def with_codes(near: pl.DataFrame, wanted: pl.DataFrame) -> pl.DataFrame:
    """Those of the sentences whose `s` is wanted, with their `coded` text."""
    return with_coded(near.join(wanted, on="s", how="semi", maintain_order="left"))


def beside(sentences: pl.DataFrame, steps: range) -> pl.DataFrame:
    """The numbers of the sentences so many `steps` further on, negative ones back: `s`."""
    if sentences.is_empty():
        return sentences.select("s")
    moved = (sentences.select(pl.col("s").cast(pl.Int64) + step) for step in steps)
    return pl.concat(moved).filter(pl.col("s") >= 0).unique().select(pl.col("s").cast(pl.UInt32))


def place(rows: pl.DataFrame, near: Near, *columns: str) -> pl.DataFrame:
    """The rows that stand in one of the sentences: `s`, `doc`, `start`, `end` (offsets in it) and the `columns`."""
    own = _with_document(rows.select("doc_id", "sentence_no", "start_char", "end_char", *columns), near.documents)
    return (
        own.with_columns(key=_key())
        .join(near.sentences.select("key", "s", "sentence_start"), on="key", how="inner", maintain_order="left")
        .select(
            "s",
            "doc",
            *columns,
            start=pl.col("start_char") - pl.col("sentence_start"),
            end=pl.col("end_char") - pl.col("sentence_start"),
        )
    )


def _with_document(rows: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    return rows.join(documents, on="doc_id", how="inner", maintain_order="left").drop("doc_id")


def _key() -> pl.Expr:
    return pl.col("doc").cast(pl.Int64) * _PLACES + pl.col("sentence_no")


class Numbers:
    """Entities by number instead of id, in the order of their ids."""

    def __init__(self, entities: pl.DataFrame) -> None:
        """Take the table `entities`."""
        ordered = entities.select("entity_id", "kind", "name").unique("entity_id", keep="first").sort("entity_id")
        self.ids = ordered["entity_id"]
        self._table = ordered.select("entity_id").with_row_index("number")
        self.entities = ordered.select(pl.int_range(pl.len(), dtype=pl.UInt32).alias("entity_id"), "kind", "name")

    def of(self, rows: pl.DataFrame, *columns: str) -> pl.DataFrame:
        """The rows with numbers in the columns; those whose entity is unknown are left out."""
        for column in columns:
            rows = (
                rows.join(self._table, left_on=column, right_on="entity_id", how="inner", maintain_order="left")
                .drop(column)
                .rename({"number": column})
            )
        return rows

    def names(self, rows: pl.DataFrame, *columns: str) -> pl.DataFrame:
        """The rows with ids in the columns again."""
        return rows.with_columns(self.ids.gather(rows[column]).alias(column) for column in columns)

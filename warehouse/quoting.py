"""How much text a release carries: none, the sentences that bear a figure, or all of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import polars as pl

from warehouse.ranges import Range, Ranged

Frame = pl.DataFrame | pl.LazyFrame
Rows = Frame | Ranged


def quote(tables: Mapping[str, Rows], text_mode: str) -> dict[str, Rows]:
    """The tables with `sentences.text` and `documents.text` as the text mode (`vocabularies.TEXT_MODES`) has them.

    What a mode leaves out is null; no row goes. The sentences that bear a claim bear its figure. Where the sentences
    are ranged by document, the figures must be too.
    """
    if text_mode == "full":
        return dict(tables)
    documents, sentences = tables["documents"], tables["sentences"]

    def quoted(each: Range) -> pl.LazyFrame:
        rows = _rows(sentences, each)
        return _without_text(rows) if text_mode == "none" else _bearing(rows, _rows(tables["figures"], each))

    return {
        **tables,
        "documents": replace(documents, rows=lambda each: _without_text(_rows(documents, each)))
        if isinstance(documents, Ranged)
        else _without_text(documents.lazy()),
        "sentences": replace(sentences, rows=quoted) if isinstance(sentences, Ranged) else quoted(Range()),
    }


def _rows(table: Rows, each: Range) -> pl.LazyFrame:
    return table.rows(each) if isinstance(table, Ranged) else table.lazy()


def _without_text(rows: pl.LazyFrame) -> pl.LazyFrame:
    return rows.with_columns(text=pl.lit(None, pl.String))


def _bearing(sentences: pl.LazyFrame, figures: pl.LazyFrame) -> pl.LazyFrame:
    """The sentences, with the text of those that bear a figure."""
    bearing = figures.select("doc_id", "sentence_no", bears=pl.lit(True)).unique()
    return (
        sentences.join(bearing, on=["doc_id", "sentence_no"], how="left", maintain_order="left")
        .with_columns(text=pl.when("bears").then("text"))
        .drop("bears")
    )

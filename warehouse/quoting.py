"""How much text a release carries: none, the sentences that bear a figure, or all of it."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

Frame = pl.DataFrame | pl.LazyFrame


def quote(tables: Mapping[str, Frame], text_mode: str) -> dict[str, Frame]:
    """The tables with `sentences.text` and `documents.text` as the text mode (`vocabularies.TEXT_MODES`) has them.

    What a mode leaves out is null; no row goes. The sentences that bear a claim bear its figure.
    """
    quoted = dict(tables)
    if text_mode == "full":
        return quoted
    quoted["documents"] = tables["documents"].with_columns(text=pl.lit(None, pl.String))
    sentences = tables["sentences"].lazy()
    if text_mode == "none":
        quoted["sentences"] = sentences.with_columns(text=pl.lit(None, pl.String))
    else:
        bearing = tables["figures"].lazy().select("doc_id", "sentence_no", bears=pl.lit(True)).unique()
        quoted["sentences"] = (
            sentences.join(bearing, on=["doc_id", "sentence_no"], how="left", maintain_order="left")
            .with_columns(text=pl.when("bears").then("text"))
            .drop("bears")
        )
    return quoted

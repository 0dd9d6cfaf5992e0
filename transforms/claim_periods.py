"""The time that a claim's value holds for or is due by."""

from __future__ import annotations

import re

import polars as pl

from transforms.clauses import crossed, gap
from transforms.cues import code

_WINDOW = 28
_REACH = 9.0
"""Points of distance beyond which a period is not the figure's."""


def with_deadlines(periods: pl.DataFrame, coded: pl.DataFrame, words: pl.DataFrame) -> pl.DataFrame:
    """The periods with only their end where they are a deadline ("d'ici 2028"), only their start after "depuis"."""
    forms = words.with_columns(
        phrase=pl.col("word").map_elements(lambda word: code(word).rstrip("'"), return_dtype=pl.String)
    )
    alternatives = "|".join(
        re.escape(phrase) for phrase in sorted(forms["phrase"], key=lambda form: (-len(form), form))
    )
    article = r"(?: le| la| les| l)?[ ']{1,2}$"
    placed = periods.join(
        coded.select("s", _bytes=pl.col("coded").cast(pl.Binary)), on="s", how="left", maintain_order="left"
    ).with_columns(
        _before=pl.col("_bytes")
        .bin.slice(pl.max_horizontal(pl.col("start") - _WINDOW, 0), pl.min_horizontal(pl.col("start"), _WINDOW))
        .cast(pl.String)
    )
    return (
        placed.with_columns(phrase=pl.col("_before").str.extract(rf"(?:^|[^a-z])({alternatives}){article}", 1))
        .join(forms.select("phrase", "keeps"), on="phrase", how="left", maintain_order="left")
        .with_columns(
            period_start=pl.when(pl.col("keeps") == "end").then(None).otherwise(pl.col("period_start")),
            period_end=pl.when(pl.col("keeps") == "start").then(None).otherwise(pl.col("period_end")),
        )
        .drop("_bytes", "_before", "phrase", "keeps")
    )


def choose_periods(claims: pl.DataFrame, periods: pl.DataFrame, speech: pl.DataFrame, scale: float) -> pl.DataFrame:
    """The nearest period of each figure's sentence: `f`, `period_start`, `period_end`.

    A date right after a verb of saying is that of the saying: "a annoncé mardi".
    """
    known = periods.filter(pl.col("period_start").is_not_null() | pl.col("period_end").is_not_null())
    said = (
        known.join(speech.filter(pl.col("dates") == "yes").select("s", "cue_start", "cue_end"), on="s", how="inner")
        .filter((pl.col("start") - pl.col("cue_end")).is_between(0, 24))
        .select("s", "start")
        .unique()
    )
    figures = claims.select("f", "s", "fig_start", "fig_end", "depth").unique("f", maintain_order=True)
    return (
        figures.join(known.join(said, on=["s", "start"], how="anti"), on="s", how="inner")
        .with_columns(
            distance=gap("fig_start", "fig_end", "start", "end") / scale
            + (crossed("depth", "period_depth") - 1).clip(0)
        )
        .filter(pl.col("distance") <= _REACH)
        .sort("f", "distance", "start")
        .unique("f", keep="first", maintain_order=True)
        .select("f", "period_start", "period_end")
    )


def point_back(
    claims: pl.DataFrame, chosen: pl.DataFrame, cues: pl.DataFrame, periods: pl.DataFrame, doc_of: pl.DataFrame
) -> pl.DataFrame:
    """The chosen periods, and for figures beside "la même période" the last period of the sentence before."""
    last = (
        periods.filter(pl.col("period_start").is_not_null() | pl.col("period_end").is_not_null())
        .sort("s", "start")
        .unique("s", keep="last", maintain_order=True)
        .select("s", "period_start", "period_end")
        .join(doc_of.rename({"doc": "_doc"}), on="s", how="inner")
        .with_columns(pl.col("s") + 1)
    )
    pointing = (
        claims.select("f", "s", "doc")
        .unique("f", maintain_order=True)
        .join(cues.select("s").unique(), on="s", how="semi", maintain_order="left")
        .join(last, on="s", how="inner", maintain_order="left")
        .filter(pl.col("doc") == pl.col("_doc"))
        .select("f", "period_start", "period_end")
    )
    return pl.concat([chosen, pointing.join(chosen, on="f", how="anti", maintain_order="left")])

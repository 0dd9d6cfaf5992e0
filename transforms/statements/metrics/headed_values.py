"""Values that what stands above them tells: items of a list ("Les plus grosses levées : – Vega : 2 Md€"), answers."""

from __future__ import annotations

import polars as pl

from transforms.statements.metrics.echoes import AT_FIGURE, instead, read_by
from transforms.statements.metrics.metric_cues import metric_cues
from transforms.statements.metrics.pronoun_values import ABOUT
from transforms.statements.reading.cues import CueFinder, code, coded, coded_bytes, spaced, text_after, text_between

_LEAD = 64
"""Characters from the begin of a line, or of an answer, to its value."""
_ITEM = (
    r"^[\s\"]*(?:[-*?]|[0-9]{1,2} ?[.)/-])?\s*[a-z\x02-\x1f0-9][^:;!?]{1,40}? ?"
    rf"(?::|\(| [-?] |,| avec| {{1,2}}) ?{ABOUT}"
)
"""What stands before the value of an item: its marker, a name, and a colon, a dash or a bracket."""
_MARKED = r"^[\s\"]*(?:[-*?]|[0-9]{1,2} ?[.)/-])\s"
_APART = 8
"""Sentences between two items of one list, each of which may be told more of below."""
_ANSWER = rf"^[\s\"?-]*{ABOUT}"
_ANSWERED = (
    r"^(?: ?[.,;()\"]|\s*$| (?:par (?:an|mois|jour|semaine|trimestre)|selon|"
    r"en (?:1|2|rythme|moyenne)|au (?:total|moins)|" + code("environ|à peine|d'après|cette ann") + "))"
)
"""What stands around the value that answers a question: nothing but what limits it."""
_REST = 24
_LEAST, _LEAST_COUNTED = 6.0, 2.5
"""Points of a word in the line above that tells a metric of money, and of what is counted."""
_ROW = 2
"""Items that one below the other make a list, whatever stands at the end of the line above."""
_TITLE = r"^[^.;!?]{8,90}[^.;!?:,]$"
"""A line above a list that has no colon."""
_COUNTED = ["users", "headcount", "departures", "hires", "accelerator_count", "data_center_count", "jobs"]


def headed_values(
    figures: pl.DataFrame, metrics: pl.DataFrame, text: pl.DataFrame, sentences: pl.DataFrame, finder: CueFinder
) -> pl.DataFrame:
    """The metrics, and those of values that the heading of their list or the question before tells: `read_metrics`.

    `sentences` have their text in `lower` case, also those without figures.
    """
    own = metrics.filter(pl.col("metric") != "other").select("f", own_start="anchor_start")
    first = (
        figures.filter(pl.col("kind").is_in(["money", "count", "share"]) & (pl.col("fig_start") <= _LEAD))
        .sort("s", "fig_start", "f")
        .unique("s", keep="first", maintain_order=True)
        .join(own, on="f", how="left", maintain_order="left")
        # "11 milliards, selon son dernier tour de table": what follows tells of something else.
        .filter(pl.col("own_start").is_null() | (pl.col("own_start") > pl.col("fig_end")))
        .select("f", "s", "doc", "kind", "fig_start", "fig_end", "depth", "own_start", _begin=pl.lit(0, pl.Int32))
        .join(coded_bytes(text), on="s", how="inner", maintain_order="left")
        .with_columns(lead=text_between("_begin", "fig_start"))
        .with_columns(
            item=pl.col("lead").str.contains(_ITEM) & pl.col("own_start").is_null(),
            marked=pl.col("lead").str.contains(_MARKED),
            answer=pl.col("lead").str.contains(_ANSWER) & text_after("fig_end", _REST).str.contains(_ANSWERED),
        )
        .filter(pl.col("item") | pl.col("answer"))
        .drop("_bytes", "_begin", "lead")
        .sort("doc", "s")
    )
    place = pl.col("s").cast(pl.Int64)
    begins = (place != place.shift(1) + 1) | (pl.col("doc") != pl.col("doc").shift(1)) | ~pl.col("item").shift(1)
    # The items of one list stand one below the other; what they are of stands above the first.
    first = first.with_columns(
        above=pl.when(begins.fill_null(value=True)).then(place).forward_fill() - 1, before=place - 1
    )
    first = first.with_columns(
        row=pl.col("item").sum().over("doc", "above"), above=pl.when("item").then("above").otherwise("before")
    )
    heads = sentences.select("doc", "lower", "section", above=pl.col("s").cast(pl.Int64)).join(
        first, on=["doc", "above"], how="semi"
    )
    end = pl.col("lower").str.strip_chars_end()
    heads = heads.with_columns(
        opens=end.str.ends_with(":") | (pl.col("section") == "headline"),
        titles=end.str.contains(_TITLE),
        asks=end.str.ends_with("?") & (pl.col("section") != "headline"),
    ).filter(pl.any_horizontal("opens", "titles", "asks"))
    if heads.is_empty():
        return metrics
    heads = heads.with_row_index("head").with_columns(_text=spaced(coded(pl.col("lower"))))
    cues = metric_cues(finder, finder.find(heads, "head", "_text", "metric"), "head")
    told = (
        cues.filter(pl.col("metric") != "other")
        .filter(
            pl.when(pl.col("kind") == "count")
            .then(pl.col("metric").is_in(_COUNTED) & (pl.col("weight") >= _LEAST_COUNTED))
            .otherwise(pl.col("weight") >= _LEAST)
        )
        .sort("head", "kind", "weight", "cue_start", "metric", descending=[False, False, True, True, False])
        .unique(["head", "kind"], keep="first", maintain_order=True)
        .select("head", "kind", "metric")
    )
    read = (
        first.join(heads.select("doc", "above", "head", "opens", "titles", "asks"), on=["doc", "above"], how="inner")
        .filter(
            (pl.col("item") & (pl.col("opens") | (pl.col("titles") & (pl.col("marked") | (pl.col("row") >= _ROW)))))
            | (pl.col("answer") & pl.col("asks"))
        )
        .join(told, on=["head", "kind"], how="inner", maintain_order="left")
        .sort("f")
    )
    read = read.select(*first.columns, "metric")
    read = pl.concat([read, _further(first, read)]).with_columns(**AT_FIGURE)
    return instead(metrics, read_by("headed", read))


def _further(first: pl.DataFrame, read: pl.DataFrame) -> pl.DataFrame:
    """The marked items that go on a list below what is told of the item before, with the metric of that."""
    told = read.filter(pl.col("item") & pl.col("marked")).sort("doc", "s")
    told = told.select("doc", "kind", "s", "metric", told_s=pl.col("s").cast(pl.Int64))
    if told.is_empty():
        return read.clear()
    return (
        first.filter(pl.col("item") & pl.col("marked"))
        .join(read.select("f"), on="f", how="anti", maintain_order="left")
        .sort("doc", "s")
        .join_asof(told, on="s", by=["doc", "kind"], check_sortedness=False)
        .filter((pl.col("s").cast(pl.Int64) - pl.col("told_s")).is_between(1, _APART))
        .select(*first.columns, "metric")
    )

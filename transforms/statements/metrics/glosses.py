"""Figures in brackets that say of another what it is elsewhere: "2 milliards de dollars (1,8 milliard d'euros)"."""

from __future__ import annotations

import polars as pl

from transforms.statements.metrics.echoes import SHARED, instead, read_by
from transforms.statements.reading.cues import code, coded_bytes, text_before, text_between

_REACH = 24
"""Characters between a sum and the one in brackets right after it."""
_OPENED = (
    rf"^[\" ]{{1,2}}\((?:(?:soit|environ|quelque|contre|autour de|{code('après')}|pr{code('è')}s de|plus de|moins de|"
    r"un peu plus de|un peu moins de) ){0,2}[+-]?$"
)
_SIGN = 3
"""Characters before a share in which its sign stands."""
_SIGNED_REACH = 90
"""Characters from a value to its change in brackets further on."""


def gloss_metrics(figures: pl.DataFrame, metrics: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The metrics, those of sums in brackets right after a sum being what that has: as `read_metrics`.

    "100 dollars (88 euros) par action" is one price, "4 milliards (3,8 un an plus tôt)" are sales, both. What such a
    sum is has no metric where the one before the brackets has none.
    """
    # One after the other in a sentence: the figure before is the row before.
    ordered = figures.sort("s", "fig_start", "f").with_columns(
        _leader=pl.when(
            (pl.col("s") == pl.col("s").shift(1))
            & (pl.col("kind") == "money")
            & (pl.col("kind").shift(1) == "money")
            & pl.col("bracket_end").is_not_null()
            & pl.col("bracket_end").shift(1).is_null()
        ).then(pl.col("f").shift(1)),
        _end=pl.col("fig_end").shift(1),
    )
    glosses = (
        ordered.filter(pl.col("_leader").is_not_null() & (pl.col("fig_start") - pl.col("_end")).is_between(2, _REACH))
        .select("f", "s", "fig_start", "_leader", "_end")
        .join(coded_bytes(coded), on="s", how="inner", maintain_order="left")
        .filter(text_between("_end", "fig_start").str.contains(_OPENED))
        .select("f", "_leader")
    )
    if glosses.is_empty():
        return metrics
    told = glosses.join(metrics.select("f", *SHARED), left_on="_leader", right_on="f", how="inner")
    return instead(
        metrics.join(glosses, on="f", how="anti", maintain_order="left"), read_by("same_metric", told.sort("f"))
    )


def signed_metrics(
    figures: pl.DataFrame, metrics: pl.DataFrame, coded: pl.DataFrame, becomes: pl.DataFrame
) -> pl.DataFrame:
    """The metrics, and those of shares with a sign in brackets behind a value: as `read_metrics`.

    "3 milliards en France et 4 ailleurs (respectivement +1 % et +9 %)": growth. `becomes` is bracket_metrics.csv.
    """
    silent = (
        figures.filter((pl.col("kind") == "share") & pl.col("bracket_end").is_not_null())
        .join(metrics, on="f", how="anti", maintain_order="left")
        .select("f", "s", "fig_start", "bracket_end", "surface")
    )
    if silent.is_empty():
        return metrics
    leaders = (
        figures.filter(pl.col("kind").is_in(["money", "count"]))
        .join(metrics, on="f", how="inner")
        .join(becomes.select("metric", "becomes"), on="metric", how="inner")
        .select("s", "becomes", *SHARED[1:], leader_end="fig_end", leader_bracket="bracket_end")
    )
    grown = (
        silent.join(leaders, on="s", how="inner")
        .filter((pl.col("fig_start") - pl.col("leader_end")).is_between(1, _SIGNED_REACH))
        .filter(pl.col("leader_bracket").is_null() | (pl.col("leader_bracket") == pl.col("bracket_end")))
        .join(coded_bytes(coded), on="s", how="inner", maintain_order="left")
        .filter(
            pl.col("surface").str.contains(r"^[-−–]") | text_before("fig_start", _SIGN).str.contains(r"[ (][+-] ?$")
        )
        .sort("f", "leader_end", descending=[False, True])
        .unique("f", keep="first", maintain_order=True)
        .rename({"becomes": "metric"})
    )
    return pl.concat([metrics, read_by("bracket", grown)])

"""Values that a list gives to somebody without a name: "Vega détient 27 % du capital, la fondation 26 %"."""

from __future__ import annotations

import polars as pl

from transforms.statements.metrics.echoes import AT_FIGURE, instead, read_by
from transforms.statements.metrics.metric_cues import NO_METRIC
from transforms.statements.reading.cues import code, coded_bytes, text_between

_REACH = 90
"""Characters between two values of the list."""
_OWN = 3
"""Characters between a value and the name that it is of."""
_NOUN = (
    r"(?:,|,? et|;) (?:le |la |les |l'|ses |son |sa |leurs )([a-z\x02-\x1f-]{3,16}"
    r"(?: [a-z\x02-\x1f'-]{2,16}){0,3}) (?:environ |quelque )?$"
)
"""What stands right before the value: "la fondation"."""
_NO_PARTY = (
    r"(?:^| )(?:"
    + code("à|au|aux|en|pour|dans|par|sur|avec|contre|que|qui|dont|est|sont|a|ont|soit|mais|double|reste|")
    + code("premier|première|second|seconde|plus|moins|autres?|tout")
    + r")(?: |$)"
)
"""Words that none of these has."""


def others_parts(
    figures: pl.DataFrame, metrics: pl.DataFrame, names: pl.DataFrame, coded: pl.DataFrame
) -> pl.DataFrame:
    """The metrics, and none of shares that a noun right before them is the party of: as `read_metrics`.

    Where what tells of them stands before another share. `names` with `s` and `end`.
    """
    shares = (
        figures.filter(pl.col("kind") == "share")
        .sort("s", "fig_start", "f")
        .with_columns(
            before_end=pl.when(pl.col("s") == pl.col("s").shift(1)).then(pl.col("fig_end").shift(1)),
        )
        .filter((pl.col("fig_start") - pl.col("before_end")).is_between(8, _REACH))
        .join(metrics.select("f", "anchor_start"), on="f", how="inner", maintain_order="left")
        .filter(pl.col("anchor_start") < pl.col("before_end"))
    )
    if shares.is_empty():
        return metrics
    named = (
        shares.select("f", "s", "fig_start")
        .join(names.select("s", "end"), on="s", how="inner")
        .filter((pl.col("fig_start") - pl.col("end")).is_between(0, _OWN))
        .select("f")
    )
    read = (
        shares.join(named, on="f", how="anti", maintain_order="left")
        .join(coded_bytes(coded), on="s", how="inner", maintain_order="left")
        .with_columns(noun=text_between("before_end", "fig_start").str.extract(_NOUN))
        .filter(pl.col("noun").is_not_null() & ~pl.col("noun").str.contains(_NO_PARTY))
        .with_columns(**AT_FIGURE, metric=pl.lit(NO_METRIC))
    )
    return instead(metrics, read_by("echo", read))

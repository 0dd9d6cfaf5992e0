"""Who a figure is about where a name stands right before it in a row: "Vidal obtient 20 %, devant Morel, 19 %"."""

from __future__ import annotations

import polars as pl

from transforms.statements.cues import code, coded_bytes, text_after, text_between
from transforms.statements.subjects import CHOSEN

_REACH = 9
"""Characters from the name to its figure."""
_AT_ONCE = rf"^(?:,? {code('à')}|,? avec|,? et s(?:es|on|a))? $"
_AFTER_COMMA = r"^,? $"
_OWN = r"^,? et s(?:es|on|a) $"
"""What makes the figure the name's whatever stands before that: "aux côtés d'Orbite et ses 2 milliards"."""
_CLOSED = r"^(?:[.,;:)]| ?$| et )"
"""What follows a figure that ends an item of the row: "Morel, 19 %, et"."""
_ROLES = ("nominal", "other")
_SCORE = 13.0


def adjoining_candidates(
    claims: pl.DataFrame, mentions: pl.DataFrame, figures: pl.DataFrame, fits: pl.DataFrame, coded: pl.DataFrame
) -> pl.DataFrame:
    """The names right before figures after one of their kind in the sentence: as `subject_candidates`."""
    earlier = figures.group_by("s", "kind").agg(first_end=pl.col("fig_end").min())
    named = (
        claims.select("f", "s", "metric", "form", "fig_start", "fig_end", fig_kind="kind")
        .join(earlier, left_on=["s", "fig_kind"], right_on=["s", "kind"], how="inner", maintain_order="left")
        .filter(pl.col("first_end") < pl.col("fig_start"))
        .join(mentions.filter(~pl.col("reports") & ~pl.col("goods")), on="s")
        .filter((pl.col("start") >= pl.col("first_end")) & (pl.col("fig_start") - pl.col("end")).is_between(1, _REACH))
    )
    between, rest = text_between("end", "fig_start"), text_after("fig_end", 4)
    return (
        named.join(coded_bytes(coded), on="s", how="inner")
        .filter(pl.col("role").is_in(_ROLES) | between.str.contains(_OWN))
        .filter(between.str.contains(_AT_ONCE) | (between.str.contains(_AFTER_COMMA) & rest.str.contains(_CLOSED)))
        .join(fits, on=["metric", "kind"], how="inner")
        .with_columns(
            subject_id=pl.col("entity_id"),
            subject_rule=pl.lit("own_clause"),
            score=_SCORE + pl.col("weight").cast(pl.Float64),
        )
        .select(CHOSEN)
    )

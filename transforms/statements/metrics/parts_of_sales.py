"""Shares of what a noun right after them names: "40 % de ses ventes" is no growth of the sales, "+4 % de ventes" is."""

from __future__ import annotations

import polars as pl

from transforms.statements.reading.cues import code, coded_bytes, text_after, text_before, text_between

_OF = 14
"""Characters between a share and the noun that it is a part of: " de l'ensemble du "."""
_LEAD = 40
"""Characters before a share in which a word may say that it is a change."""
_REST = 12
_OF_WHAT = r"^ (?:du|des|de la|de l'|de son|de ses|de leurs?) "
"""What follows a share in brackets that is a part: "2 milliards (4 % du total)"."""
_AMONG = r"(?:^|[^a-z\x02-\x1f])dont (?:environ |quelque |plus de |pr[a-z\x02-\x1f]s de |seulement )?$"
_AMONG_LEAD, _SIGNED = 24, r"^[+-]"
"""What stands before a share that is a part of the sum before: "2 milliards, dont 85 % à l'étranger"."""
_THAT_IS = (
    r"(?:^|[^a-z\x02-\x1f])(?:soit|repr[a-z\x02-\x1f]+|ce qui fait) "
    r"(?:environ |quelque |plus de |pr[a-z\x02-\x1f]s de )?$"
)
_OF_SALES = r"^ (?:du|des|de la|de l'|de son|de ses|de leurs?) ?(?:vente|recette|revenu|chiffre|total|activit)"
_SALES_REST = 24
"""What stands around a share of all sales."""
_FRACTION = r"(?i)moiti|tiers|quart"
_OWN_GROWTH = r"^(?:croissance|progression|hausse)"
"""A noun of which a share is no part: "vise 4 % de croissance"."""
_PART_OF = r"^ (?:de|du|des|d')(?: [a-z\x02-\x1f']{1,9})? ?$"


def parts_of_sales(
    figures: pl.DataFrame, metrics: pl.DataFrame, coded: pl.DataFrame, growth: pl.DataFrame
) -> pl.DataFrame:
    """The metrics, `other` instead of a growth for shares of sales that no word before calls a change.

    `metrics` as `read_metrics`, `growth` is growth_words.csv.
    """
    words = "|".join(code(stem) for stem in growth["stem"])
    # "ont bondi de 27 % et assuré 35 % des ventes": by the first only.
    changed = rf"(?:^|[^a-z\x02-\x1f])(?:{words})[^0-9]*$|[+] ?$"
    # "4 milliards de ventes, dont la moitié en Asie": growth is told in percent.
    surface = pl.col("surface")
    fraction = surface.str.contains(_FRACTION)
    behind = (pl.col("anchor_start") - pl.col("fig_end")).is_between(0, _OF)
    lead = text_before("fig_start", _AMONG_LEAD)
    parts = (
        figures.filter(pl.col("kind") == "share")
        .select("f", "s", "fig_start", "fig_end", "bracket_end", "surface")
        .join(metrics.filter(pl.col("metric") == "revenue_growth").select("f", "anchor_start"), on="f", how="inner")
        .join(coded_bytes(coded), on="s", how="inner")
        .with_columns(
            _among=(lead.str.contains(_AMONG) & ~surface.str.contains(_SIGNED))
            # "5 milliards de chiffre d'affaires, soit 12 % des ventes du groupe".
            | (lead.str.contains(_THAT_IS) & text_after("fig_end", _SALES_REST).str.contains(_OF_SALES))
        )
        .filter(behind | pl.col("bracket_end").is_not_null() | fraction | pl.col("_among"))
        .filter(
            pl.when(fraction | pl.col("_among"))
            .then(pl.lit(True))
            .when(behind)
            .then(
                text_between("fig_end", "anchor_start").str.contains(_PART_OF)
                & ~text_after("anchor_start", _REST).str.contains(_OWN_GROWTH)
            )
            .otherwise(text_after("fig_end", _REST).str.contains(_OF_WHAT))
            & ~text_before("fig_start", _LEAD).str.contains(changed)
        )
        .select("f", "s", "fig_start", "anchor_start")
    )
    if parts.is_empty():
        return metrics
    # "40 % de ses ventes, contre 33 % en Asie": as much a part.
    further = (
        figures.filter(pl.col("kind") == "share")
        .select("f", "s", "fig_start")
        .join(
            metrics.filter(
                (pl.col("metric") == "revenue_growth") & pl.col("metric_rule").is_in(["same_metric", "noun_cue"])
            ).select("f", "anchor_start"),
            on="f",
            how="inner",
        )
        .join(
            parts.select("s", "anchor_start", part_start="fig_start"),
            on=["s", "anchor_start"],
            how="inner",
        )
        .filter(pl.col("fig_start") > pl.col("part_start"))
    )
    told = pl.concat([parts.select("f"), further.select("f")]).unique().with_columns(_part=pl.lit(True))
    return (
        metrics.join(told, on="f", how="left", maintain_order="left")
        .with_columns(metric=pl.when("_part").then(pl.lit("other")).otherwise("metric"))
        .drop("_part")
    )

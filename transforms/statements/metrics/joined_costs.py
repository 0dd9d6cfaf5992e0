"""Money that a noun before the verb of its cost or the figure before it tells: what a purchase or a site cost."""

from __future__ import annotations

import polars as pl

from transforms.statements.metrics.echoes import AT_FIGURE, SHARED, instead, read_by
from transforms.statements.reading.cues import code, coded_bytes, text_between

_LEAD = 130
"""Characters before a sum in which the purchase is named."""
_PURCHASE = (
    r"^(.*?(?:^|[^a-z\x02-\x1f]))"
    rf"((?:acquisition|rachat|reprise|prise de contr{code('ô')}le|prise de participation)s?[ ,])"
)
_OTHER_CLAUSE = r"[;:]| et l(?:e |a |es |')| (?:est|sont|sera|seront|qui|que|mais) "
"""What tells that something else cost it: "le rachat est bouclé et le chantier coûtera 2 milliards"."""
_COST = (
    rf"(?:^|[^a-z\x02-\x1f])co{code('û')}t(?:e|er|era|{code('é')}|ait|erait|eraient|ent)(?: [a-z\x02-\x1f']+){{0,3}} ?$"
)
_SIZES = ["power_capacity", "site_size", "data_center_count"]
"""What sites are told by, beside what they cost."""
_JOINED = rf"^ (?:et|pour) (?:de |d')?(?:environ |quelque |pr{code('è')}s de |plus de |au moins )?$"
_APART = 24
"""Characters between a size and the sum joined to it."""


def purchase_costs(figures: pl.DataFrame, metrics: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The metrics, `acquisition_price` for what a purchase cost: "le rachat de Wiz lui a coûté 32 milliards".

    As `read_metrics`; the noun of the purchase stands for the cue.
    """
    lead = pl.max_horizontal(pl.col("fig_start") - _LEAD, 0)
    words = pl.col("_words")
    named = (
        figures.filter(pl.col("kind") == "money")
        .select("f", "s", "fig_start", "depth")
        .join(metrics.filter(pl.col("metric") == "project_cost").select("f"), on="f", how="semi", maintain_order="left")
    )
    if named.is_empty():
        return metrics
    named = (
        named.join(coded_bytes(coded), on="s", how="inner", maintain_order="left")
        .with_columns(_words=pl.col("_bytes").bin.slice(lead, pl.col("fig_start") - lead).cast(pl.String))
        .filter(words.str.contains(_COST))
        .with_columns(_lead=words.str.extract(_PURCHASE, 1), _long=words.str.extract(_PURCHASE, 2).str.len_chars())
        .with_columns(_at=pl.col("_lead").str.len_chars())
        .filter(~words.str.slice(pl.col("_at")).str.replace(_COST, "").str.contains(_OTHER_CLAUSE))
    )
    start = (lead + pl.col("_at")).cast(pl.Int32)
    told = named.with_columns(
        metric=pl.lit("acquisition_price"),
        anchor_start=start,
        anchor_end=start + pl.col("_long").cast(pl.Int32) - 1,
        anchor_depth="depth",
        form=pl.lit("verb"),
    )
    return instead(metrics, read_by("noun_cue", told))


def joined_costs(figures: pl.DataFrame, metrics: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The metric `investment` of sums without one that are joined to a site's size: "10 GW et 500 milliards".

    As `read_metrics`, of those sums alone.
    """
    sizes = figures.join(metrics.filter(pl.col("metric").is_in(_SIZES)).select("f"), on="f", how="semi").select(
        "s", size_end="fig_end"
    )
    if sizes.is_empty():
        return metrics.clear()
    sums = figures.filter(pl.col("kind") == "money").join(
        metrics.select("f"), on="f", how="anti", maintain_order="left"
    )
    joined = (
        sums.join(sizes, on="s", how="inner")
        .filter((pl.col("fig_start") - pl.col("size_end")).is_between(3, _APART))
        .join(coded_bytes(coded), on="s", how="inner", maintain_order="left")
        .filter(text_between("size_end", "fig_start").str.contains(_JOINED))
        .unique("f", keep="first", maintain_order=True)
        .with_columns(**AT_FIGURE, metric=pl.lit("investment"))
    )
    return read_by("same_metric", joined.select("f", *SHARED))

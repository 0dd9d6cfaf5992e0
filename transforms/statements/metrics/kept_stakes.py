"""Shares of a company that somebody keeps: "Sanofi conservera 48 % de la société", "en garde 90 %"."""

from __future__ import annotations

import polars as pl

from transforms.statements.metrics.echoes import AT_FIGURE, instead, read_by, untold
from transforms.statements.reading.cues import code, coded_bytes, text_after, text_before

_LEAD, _REST = 60, 40
_KEEPS = (
    r"(?:conserv|gard)[a-z\x02-\x1f]{1,6} (?:"
    + code("désormais |encore |toujours |ainsi |au moins |environ |quelque |près de |plus de |moins de ")
    + r")*$"
)
_OF_IT = rf"(?:^|[^a-z\x02-\x1f])en {_KEEPS}"
"""What stands before a share of a company that was told of."""
_OF_COMPANY = code(
    r"^ (?:du capital|de (?:son|leur) capital|(?:de|des) (?:ses |leurs )?(?:actions|titres)(?:[ ,.;]|$)"
    r"|(?:de|des) (?:ses |leurs )?parts(?:[,.;]|$"
    r"| d[aeu]n?s? (?:la |l'|le )?(?:société|entreprise|filiale|groupe|capital))"
    r"|de (?:la |l'|cette )(?:société|entreprise|filiale|coentreprise|start-up|startup|jeune pousse|compagnie|firme)"
    r"|du (?:groupe|fabricant|constructeur|laboratoire))"
)
"""What follows a share of a company, and not of a market: "80 % du marché"."""
_BOUGHT = ["acquisition_price", "stake", "valuation", "funding"]
"""What is told right before of a company of which somebody keeps a part."""


def kept_stakes(figures: pl.DataFrame, metrics: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The metrics, `stake` for shares of a company that are kept: as `read_metrics`.

    "en conserve 90 %" where what it was sold for, or is worth, is told in the sentence or the one before.
    """
    shares = (
        untold(figures, metrics, ["other", "headcount"])
        .filter(pl.col("kind") == "share")
        .select("f", "s", "doc", "fig_start", "fig_end", "depth")
    )
    kept = shares.join(
        coded_bytes(coded.filter(pl.col("coded").str.contains_any(["conserv", "gard"]))), on="s", how="inner"
    ).with_columns(lead=text_before("fig_start", _LEAD), rest=text_after("fig_end", _REST))
    if kept.is_empty():
        return metrics
    told = figures.join(metrics.filter(pl.col("metric").is_in(_BOUGHT)).select("f"), on="f", how="semi")
    near = pl.concat([told.select("s"), told.select(pl.col("s") + 1)]).unique()
    of_it = kept.filter(pl.col("lead").str.contains(_OF_IT)).join(near, on="s", how="semi", maintain_order="left")
    of_company = kept.filter(pl.col("lead").str.contains(_KEEPS), pl.col("rest").str.contains(_OF_COMPANY))
    found = pl.concat([of_it, of_company]).unique("f", keep="first", maintain_order=True)
    return instead(metrics, read_by("verb_cue", found.with_columns(**AT_FIGURE, metric=pl.lit("stake"))))

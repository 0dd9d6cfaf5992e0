"""What a company is worth in the round that the sentence tells of: "lève 2 milliards pour une valeur de 9"."""

from __future__ import annotations

import polars as pl

from transforms.statements.metrics.echoes import SHARED, instead, read_by
from transforms.statements.reading.cues import code, coded_bytes, text_after, text_before, text_between

_LEAD, _REACH = 48, 140
_AT_A_VALUE = (
    r"(?:^|[^a-z\x02-\x1f])(?:pour|sur la base d'|contre|"
    + code("à")
    + r") ?une (?:nouvelle |jolie )?valeur (?:totale |globale |implicite |"
    + code("théorique |estimée ")
    + rf"){{0,2}}(?:d'|de |{code('à')} )(?:[a-z\x02-\x1f']{{2,9}} ){{0,3}}$"
)
"""What stands before it: "pour une valeur de plus de"."""
_ANOTHER_ACT = (
    r" (?:et|puis) (?:a |ont )?[a-z\x02-\x1f]{3,}(?:\x02|i|u)s? (?:des? |une? |ses |les |pour |d')"
    r"|obligation|contrat| en [a-z\x02-\x1f]{3,}ant "
)
"""What stands between where the value is of what else was done: "a levé 2 milliards et signé des contrats"."""


def valued_rounds(figures: pl.DataFrame, metrics: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The metrics, `valuation` for the value of a company behind what it raises: as `read_metrics`."""
    money = figures.filter(pl.col("kind") == "money")
    # Who raises is worth it: "lève 2 milliards auprès d'Orbite et Astra pour une valeur de 9".
    raised = money.join(
        metrics.filter(pl.col("metric") == "funding"), on="f", how="inner", maintain_order="left"
    ).select("s", *SHARED[1:], raised_end="fig_end")
    worth = (
        money.select("f", "s", "fig_start", "fig_end")
        .join(raised, on="s", how="inner", maintain_order="left")
        .filter((pl.col("fig_start") - pl.col("raised_end")).is_between(1, _REACH))
        .unique("f", keep="first", maintain_order=True)
        .join(coded_bytes(coded), on="s", how="inner", maintain_order="left")
        .filter(
            text_before("fig_start", _LEAD).str.contains(_AT_A_VALUE),
            ~text_between("raised_end", "fig_start").str.contains(_ANOTHER_ACT),
            # "pour une valeur de 500 millions d'actifs": of something else.
            ~text_after("fig_end", 3).str.contains("^ d[e']"),
        )
        .with_columns(metric=pl.lit("valuation"))
    )
    return instead(metrics, read_by("noun_cue", worth))

"""Figures that come first and are told of by what follows: "57 milliards : le chiffre d'affaires de Nvidia bondit"."""

from __future__ import annotations

import polars as pl

from transforms.statements.reading.cues import code, coded_bytes, text_after, text_before

_LEAD, _REST = 36, 16
_LIMITS = (
    rf"(?:environ |quelque |pr{code('è')}s d(?:e |')|plus d(?:e |')|moins d(?:e |')|au moins |pas moins d(?:e |')|"
    rf"jusqu'{code('à')} |pas |rien moins que ){{0,2}}"
)
_THAT = (
    rf"(?:^|[^a-z\x02-\x1f])(?:c'est|ce sont|c'{code('é')}taient|ce seront|ce sera) (?:donc |ainsi |aussi )?{_LIMITS}$"
)
_THAT_REST = r"^ (?:que |qu'|qui )"
"""What stands around a figure of whom a clause tells: "ce sont 20 milliards que Micron va dépenser"."""
_FIRST = rf"^[\" -]*{_LIMITS}$"
_FIRST_REST = r"^ ?: "
"""What stands around a figure at the begin of a sentence that goes on with a colon."""


def announced_figures(figures: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The figures (`f`) whose words all follow them."""
    beside = figures.select("f", "s", "fig_start", "fig_end").join(coded_bytes(coded), on="s", how="inner")
    # Few figures have such words behind them: only before those is anything looked for.
    beside = beside.with_columns(rest=text_after("fig_end", _REST)).filter(
        pl.col("rest").str.contains(f"{_FIRST_REST}|{_THAT_REST}")
    )
    beside = beside.with_columns(lead=text_before("fig_start", _LEAD))
    lead, rest = pl.col("lead"), pl.col("rest")
    first = (pl.col("fig_start") < _LEAD) & rest.str.contains(_FIRST_REST) & lead.str.contains(_FIRST)
    return beside.filter(first | (rest.str.contains(_THAT_REST) & lead.str.contains(_THAT))).select("f")

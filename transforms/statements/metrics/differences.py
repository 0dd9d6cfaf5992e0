"""By how much something is more or less than was expected: "un milliard au-dessus des attentes" is no profit."""

from __future__ import annotations

import polars as pl

from transforms.statements.metrics.echoes import instead, read_by
from transforms.statements.metrics.metric_cues import NO_METRIC
from transforms.statements.reading.cues import code, coded_bytes, text_after, text_before

_BEYOND = code(
    r"^ (?:au-dessus|au-dessous|en dessous|en-dessous|au-delà|de plus que|de moins que|de mieux que)"
    r" ?(?:de |des |du |les |le |l')?(?:attentes|prévisions|estimations|anticipations|projections|consensus)"
)
_REST = 48
_TRIGGERS = [code(word) for word in ("au-dess", "en dessous", "en-dessous", "au-delà", "de plus que", "de moins que")]


def differences(figures: pl.DataFrame, metrics: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The metrics, `other` for differences from what was expected: as `read_metrics`."""
    near = coded.filter(pl.col("coded").str.contains_any(_TRIGGERS))
    money = figures.filter(pl.col("kind") == "money").join(near.select("s"), on="s", how="semi", maintain_order="left")
    if money.is_empty():
        return metrics
    told = metrics.filter(~pl.col("metric").is_in(["other", NO_METRIC]))
    beyond = (
        money.select("f", "s", "fig_end")
        .join(told, on="f", how="inner", maintain_order="left")
        .join(coded_bytes(near), on="s", how="inner", maintain_order="left")
        .filter(text_after("fig_end", _REST).str.contains(_BEYOND))
        .with_columns(metric=pl.lit("other"))
    )
    return instead(metrics, read_by("noun_cue", beyond))


_RESULTS = ["revenue", "profit"]
_MORE = code(r"^ de (?:mieux|plus|moins)(?: qu|[,.;:)]|$| par rapport| sur un an| en un an)")
"""What follows money that one result differs by from another: "soit 148 millions de mieux qu'un an plus tôt"."""
_CHANGES = (
    r"(?:^|[^a-z\x02-\x1f])(?:"
    + code("progresser|augmenter|bondir|grimper|croître|s'accroître|reculer|baisser|chuter|diminuer|fondre|s'améliorer")
    + r")(?: [a-z\x02-\x1f]+ment)? d(?:e |')(?:(?:"
    + code("plus|près|moins|quelque|environ")
    + r") ?(?:d(?:e |'))?)?$"
)
"""What stands before money that a result has changed by: "a vu son bénéfice progresser de 12 millions"."""
_OF_SALES = (
    r"(?:%|cents?|mille|quart|tiers|"
    + code("moitié|dixième")
    + r") (?:du|de son|de leur|de ses|de leurs) (?:chiffre d'affaires|ca|revenus?|ventes|"
    + code("bénéfices?")
    + r"|profits?)[^.;:]{0,40},? (?:soit|"
    + code("c'est-à-dire|ce qui (?:représente|ferait|équivaut à)")
    + r")(?: [a-z\x02-\x1f']{1,12}){0,3} ?$"
)
"""What stands before money that a share of the sales comes to: "6 % de son chiffre d'affaires, soit 2 milliards"."""
_EARNED = (
    r"(?:^|[^a-z\x02-\x1f])(?:"
    + code("réalis|génér|tir|rapport|vend|encaiss|export")
    + r")[a-z\x02-\x1f]{0,6} [^.;:]{0,60}$"
)
"""What stands before a share of the sales that is sales itself: "réalise 60 % de son chiffre d'affaires à l'export"."""
_SHARE_LEAD = 110


def parts_and_changes(figures: pl.DataFrame, metrics: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The metrics that become `other`, as `read_metrics`: money that a result changes by, or that is a share of one."""
    results = metrics.filter(pl.col("metric").is_in(_RESULTS))
    money = (
        figures.filter(pl.col("kind") == "money")
        .select("f", "s", "fig_start", "fig_end")
        .join(results, on="f", how="inner", maintain_order="left")
    )
    if money.is_empty():
        return metrics.clear()
    lead = text_before("fig_start", _SHARE_LEAD)
    return (
        money.join(coded_bytes(coded), on="s", how="inner", maintain_order="left")
        .filter(
            text_after("fig_end", _REST).str.contains(_MORE)
            | lead.str.contains(_CHANGES)
            | (lead.str.contains(_OF_SALES) & ~lead.str.contains(_EARNED))
        )
        .with_columns(metric=pl.lit("other"))
        .select(metrics.columns)
    )

"""What a growth leads to: "un recul de 2 % des ventes de la division, à 20 milliards" tells the sales."""

from __future__ import annotations

import polars as pl

from transforms.statements.metrics.echoes import AT_FIGURE, SHARED, instead, read_by
from transforms.statements.reading.cues import code, coded_bytes, text_after, text_before, text_between

_REACH = 110
_TO = (
    rf"(?:^|[ ,])(?:{code('à')}|jusqu'{code('à')}|au-del{code('à')} d(?:e|es)|(?:pour |et )?(?:atteindre|atteignent|"
    rf"d{code('é')}passer|d{code('é')}passant|franchir|franchissant|ressort|ressortent|s'{code('é')}tablissent)"
    rf"(?: {code('à')})?)(?: (?:les|pr{code('è')}s de|plus de|environ|quelque))? $"
)
"""What stands between a growth, or what follows it, and the value that is reached."""
_AT = r"^,? (?:pour (?:passer|terminer|" + code("s'établir|s'échanger|clôturer|finir") + rf") )?{code('à')} $"
_PRICE_REACH = 24
_LARGE = r"(?i)mill|md|[mg] ?[€$]|bn"
"""What a price of one share has not: millions."""
_STOPS = rf"contre |apr{code('è')}s |[;.]"

_WORTH_LEAD, _WORTH_REST, _THAT_LEAD = 60, 64, 24
_MOVED = (
    r"(?:^|[^a-z\x02-\x1f])(?:"
    + code(
        "perd|gagn|effac|évapor|envol|ajout|vaporis|volatilis|fondu|fondre|détrui|rayé|pulvéris|amput|engrang|repris"
    )
    + code("|pris|grapill|regagn|récupér|délest|abandonn|perte|gain|chute|bond|repren|hausse|baisse|allég")
    + r")[a-z\x02-\x1f]{0,6} [^,;.]{0,36}$"
)
"""What stands before money by which the worth of a company has changed."""
_OF_WORTH = rf"^ (?:de (?:sa |leur )?(?:capitalisation|valorisation|valeur|market cap)|{code('à')} sa valeur|en valeur)"
_MORE = r"^ (?:de plus|de moins)(?:[^a-z\x02-\x1f]|$)"
_THAT_IS = r"(?:^|[^a-z\x02-\x1f])soit (?:[a-z\x02-\x1f' ]{0,18})?$"
_RESULTS = ["revenue", "profit", "valuation"]
_GONE = (
    r"^ (?:de capitalisation|de valorisation|de valeur)[^,;.]{0,24} (?:"
    + code("envol|évapor|parti|effac|perdu|gagn|détrui|volatilis|se sont|s'est")
    + ")"
)


def worth_changes(figures: pl.DataFrame, metrics: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The metrics, `other` for what a company has lost or won of its worth: "perd 230 milliards de capitalisation".

    As `read_metrics`.
    """
    rest, of_result = text_after("fig_end", _WORTH_REST), pl.col("metric").is_in(["valuation", "profit"])
    moved = (
        figures.filter(pl.col("kind") == "money")
        .select("f", "s", "fig_start", "fig_end", "depth")
        .join(metrics.filter(pl.col("metric").is_in([*_RESULTS, "investment"])).select("f", "metric"), on="f")
    )
    if moved.is_empty():
        return metrics
    moved = (
        moved.join(coded_bytes(coded), on="s", how="inner")
        .filter(
            # "rapporte 10 milliards, soit 2 milliards de plus": the growth.
            (rest.str.contains(_MORE) & text_before("fig_start", _THAT_LEAD).str.contains(_THAT_IS))
            | (rest.str.contains(_OF_WORTH) & of_result & text_before("fig_start", _WORTH_LEAD).str.contains(_MOVED))
            | (rest.str.contains(_GONE) & of_result)
        )
        .sort("f")
        .with_columns(**AT_FIGURE, metric=pl.lit("other"))
    )
    return instead(metrics, read_by("verb_cue", moved))


def level_metrics(
    figures: pl.DataFrame, metrics: pl.DataFrame, coded: pl.DataFrame, becomes: pl.DataFrame
) -> pl.DataFrame:
    """The metrics, and those of values that a growth before them in the sentence leads to: as `read_metrics`.

    `becomes` is bracket_metrics.csv, read from right to left.
    """
    grown = (
        figures.filter(pl.col("kind") == "share")
        .join(metrics, on="f", how="inner", maintain_order="left")
        .join(becomes.select(metric="becomes", level="metric"), on="metric", how="inner", maintain_order="left")
        .select("s", *SHARED, "level", growth_end="fig_end")
    )
    if grown.is_empty():
        return metrics
    reached = (
        figures.filter(pl.col("kind").is_in(["money", "count"]))
        .select("f", "s", "fig_start", "kind")
        .join(metrics.select("f"), on="f", how="anti", maintain_order="left")
        .join(grown, on="s", how="inner", maintain_order="left")
        # "ses utilisateurs bondissent de 36 %, à 50 millions": people are counted, and sales are not.
        .filter((pl.col("kind") == "count") == (pl.col("level") == "users"))
        .filter((pl.col("fig_start") - pl.col("growth_end")).is_between(1, _REACH))
        .sort("f", "growth_end", descending=[False, True])
        .unique("f", keep="first", maintain_order=True)
        .join(coded_bytes(coded), on="s", how="inner", maintain_order="left")
        .with_columns(between=text_between("growth_end", "fig_start"))
        .filter(pl.col("between").str.contains(_TO) & ~pl.col("between").str.contains(_STOPS))
    )
    return pl.concat([metrics, read_by("reached_level", reached.with_columns(metric="level"))])


def price_metrics(figures: pl.DataFrame, metrics: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The metrics, `other` for a price that a share in percent has moved to: "perd 2 % à 38,20 euros" is no loss.

    As `read_metrics`.
    """
    ordered = figures.sort("s", "fig_start", "f").with_columns(
        _same=pl.col("s") == pl.col("s").shift(1),
        _moved=pl.col("kind").shift(1) == "share",
        _end=pl.col("fig_end").shift(1),
    )
    prices = (
        ordered.filter(
            pl.col("_same")
            & pl.col("_moved")
            & (pl.col("kind") == "money")
            & (pl.col("fig_start") - pl.col("_end")).is_between(3, _PRICE_REACH)
            & ~pl.col("surface").str.contains(_LARGE)
        )
        .join(coded_bytes(coded), on="s", how="inner", maintain_order="left")
        .filter(text_between("_end", "fig_start").str.contains(_AT))
        .with_columns(**AT_FIGURE, metric=pl.lit("other"))
    )
    return instead(metrics, read_by("moved_price", prices))

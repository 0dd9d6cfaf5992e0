"""What a stated value leaves open: the interval in which another statement of the same thing may lie."""

from __future__ import annotations

import polars as pl

ROUNDING_CAP = 0.05
"""The most that rounding is thought to hide, as a share of the value: "5 gigawatts" may be 4.75, not 4.5."""
ABOUT = 0.1
"""How far "environ" and "près de" reach to either side, as a share of the value."""
OPEN_FACTOR = 2.0
"""How far an open bound reaches: nobody says "plus de 14 milliards" of 40."""
NEXT_SCALE = 1000.0
"""How far "des milliards" reaches upwards, as a factor of the scale word that it names: 60 milliards are "des
milliards" too, and so are 900."""
NEXT_MAGNITUDE = 10.0
"""How far "des dizaines", "des centaines" and "quelques" reach: to where the next word would be said."""

_POWERS = range(-4, 16)


def rounding_step(value: str) -> pl.Expr:
    """The unit of the last digit that a value shows: 1e9 for 14e9, 1e8 for 14.3e9, null for 0 and null."""
    size = pl.col(value).abs()
    shown = []
    for power in _POWERS:
        scaled = size / 10.0**power
        whole = scaled.round()
        shown.append(pl.when(((scaled - whole).abs() <= 1e-9 * scaled) & (whole > 0)).then(10.0**power))
    return pl.when(size > 0).then(pl.max_horizontal(shown))


def _slack(value: str) -> pl.Expr:
    size = pl.col(value).abs()
    # Less than half: what lies between 14 and 15 is rounded to one of them.
    half_digit = rounding_step(value).fill_null(0.0) * 0.499999
    return pl.min_horizontal(half_digit, size * ROUNDING_CAP)


def _order_of_magnitude(value: str) -> tuple[pl.Expr, pl.Expr]:
    """From where to where a vague amount may lie, whose `low` is twice the magnitude that it names."""
    magnitude = pl.col(value) / 2
    power = magnitude.log10().round().cast(pl.Int32)
    factor = pl.when((power >= 3) & (power % 3 == 0)).then(NEXT_SCALE).otherwise(NEXT_MAGNITUDE)
    return magnitude, magnitude * factor


def with_interval(claims: pl.DataFrame) -> pl.DataFrame:
    """The claims with `reach_low` and `reach_high` (in `unit`), between which a compatible value lies.

    Takes `low`, `high`, `bound` and `vague`. Two claims are compatible where their intervals meet: "plus de 14"
    (14 to 28) meets 14.3 (14.25 to 14.35), "entre 60 et 65" (60 to 65) does not meet "66 à 72".
    """
    values = ["low", "high", "bound", "vague"]
    # Far fewer than claims, and each costs twenty divisions.
    reached = claims.select(values).unique().with_columns(_low=_slack("low"), _high=_slack("high"))
    low, high, bound = pl.col("low"), pl.col("high"), pl.col("bound")
    vague_from, vague_to = _order_of_magnitude("low")
    # An open bound of a negative value (a loss) reaches away from zero on the other side: kept symmetric by size.
    least = (
        pl.when("vague")
        .then(vague_from)
        .when(bound == "at_least")
        .then(low - pl.col("_low"))
        .when(bound == "at_most")
        .then(high - high.abs() * (1 - 1 / OPEN_FACTOR))
        .when(bound == "about")
        .then(low - pl.max_horizontal("_low", low.abs() * ABOUT))
        # A range says itself how far it reaches.
        .when(bound == "between")
        .then(low)
        .otherwise(low - pl.col("_low"))
    )
    greatest = (
        pl.when("vague")
        .then(vague_to)
        .when(bound == "at_least")
        .then(low + low.abs() * (OPEN_FACTOR - 1))
        .when(bound == "at_most")
        .then(high + pl.col("_high"))
        .when(bound == "about")
        .then(high + pl.max_horizontal("_high", high.abs() * ABOUT))
        .when(bound == "between")
        .then(high)
        .otherwise(high + pl.col("_high"))
    )
    reached = reached.select(*values, reach_low=least, reach_high=greatest)
    return claims.join(reached, on=values, how="left", nulls_equal=True, maintain_order="left")


def meets(low: str, high: str, other_low: str, other_high: str) -> pl.Expr:
    """Whether two intervals have a point in common; false where one is unknown."""
    return ((pl.col(low) <= pl.col(other_high)) & (pl.col(other_low) <= pl.col(high))).fill_null(False)


def meets_any(claims: pl.DataFrame, others: pl.DataFrame, by: str) -> pl.Series:
    """Whether the interval of each of the claims meets one of the `others` of the same `by`.

    Both have `reach_low` and `reach_high`. Of the others that begin before a claim's end, the one that reaches furthest
    decides, which one pass over all tells, in the order of these points: the time grows with the rows, not with their
    pairs.
    """
    known = others.filter(pl.col("reach_low").is_not_null() & pl.col("reach_high").is_not_null())
    points = pl.concat(
        [
            known.select(by, _at="reach_low", _row=None, _from=None, _to="reach_high"),
            claims.select(by, _at="reach_high", _row=pl.int_range(pl.len()), _from="reach_low", _to=None),
        ],
        how="vertical_relaxed",
    ).sort(by, "_at", "_row", nulls_last=[False, False, False])
    # An end that is unknown comes first, and so before all others.
    furthest = pl.col("_to").cum_max().forward_fill().over(by)
    return (
        points.select("_row", met=(pl.col("_from") <= furthest).fill_null(False))
        .filter(pl.col("_row").is_not_null())
        .sort("_row")["met"]
    )


def narrower(low: str, high: str, other_low: str, other_high: str) -> pl.Expr:
    """Whether the middle of the first interval lies within the second and it is at most half as wide."""
    middle = (pl.col(low) + pl.col(high)) / 2
    inside = (middle >= pl.col(other_low)) & (middle <= pl.col(other_high))
    width = pl.col(high) - pl.col(low)
    other_width = pl.col(other_high) - pl.col(other_low)
    return (inside & (2 * width <= other_width)).fill_null(False)

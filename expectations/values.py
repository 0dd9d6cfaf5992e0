"""Expectations of values: units fit their kind, bounds fit the sides that are set, amounts are of this world."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from babel.numbers import list_currencies

from expectations.groups import SIDES
from expectations.rules import Rule, one_of, quoted
from schemas.vocabularies import UNITS_OF_KIND

SIDES_OF_BOUND = {
    "exact": ("low and high",),
    "about": ("low and high",),
    "at_least": ("low",),
    "at_most": ("high",),
    "between": ("low and high",),
}
"""Which of `low` and `high` a bound sets; the other is null, since the text leaves it open."""


PLAUSIBLE: dict[str, tuple[float, float]] = {
    # All power plants of the world together have about 1e13 W.
    "power": (0.0, 1e14),
    # The world uses about 2e17 Wh of electricity in 6 years.
    "energy": (0.0, 1e18),
    # The product of the world is about 1e14 USD a year, 2e18 in the smallest currencies.
    "money": (-1e19, 1e19),
    # All data of the world are about 2e23 bytes.
    "data": (0.0, 1e25),
    # Light travels at 1.08e9 km/h.
    "speed": (0.0, 1.1e9),
    "temperature": (-273.15, 1e10),
    # The universe is 1.4e10 years old.
    "age": (0.0, 2e10),
    # The Earth's surface is 5e14 m2.
    "area": (0.0, 1e18),
}
"""Least and greatest value of a kind that is believed, in its base unit."""


@cache
def currencies() -> tuple[str, ...]:
    """The ISO 4217 codes that CLDR knows, former ones included (an article may count in francs)."""
    return tuple(sorted(list_currencies()))


def value_rules() -> Iterator[Rule]:
    """The rules of units, bounds and amounts in figures, claims and facts."""
    units_of_kind = {kind: currencies() if units is None else units for kind, units in UNITS_OF_KIND.items()}
    fits = " OR ".join(f"t.kind = '{kind}' AND {one_of('t.unit', units)}" for kind, units in units_of_kind.items())
    yield Rule(
        "figures",
        "unit_fits_kind",
        expects="unit is one that the kind is measured in; for money, an ISO 4217 code or null",
        cause="has a unit of the lexicon the wrong kind, or was a base unit not applied?",
        failing=f"NOT coalesce({fits}, false) AND NOT (t.kind = 'money' AND t.unit IS NULL)",
        shows=("kind", "unit"),
        grouped=True,
    )
    known = tuple(sorted({unit for units in units_of_kind.values() for unit in units}))
    for table in ("claims", "facts"):
        yield Rule(
            table,
            "unit_known",
            expects="unit is one that some kind of figure is measured in",
            cause="was the unit as written kept instead of the base unit?",
            failing=f"NOT {one_of('t.unit', known)}",
            shows=("metric", "unit"),
            grouped=True,
        )
    for table in ("figures", "claims"):
        yield Rule(
            table,
            "bound_fits_sides",
            expects="at_least sets low alone, at_most high alone, every other bound both",
            cause="did a cue word set the bound without opening the other side?",
            failing=" OR ".join(
                f"t.bound = '{bound}' AND {SIDES} NOT IN {quoted(sides)}" for bound, sides in SIDES_OF_BOUND.items()
            ),
            shows=("bound", "low", "high"),
            grouped=True,
        )
        yield Rule(
            table,
            "exact_is_one_value",
            expects="low equals high where bound is exact",
            cause="was a range read without its bound?",
            failing="t.bound = 'exact' AND t.low <> t.high",
            shows=("low", "high"),
        )
    for table in ("figures", "claims", "facts"):
        yield Rule(
            table,
            "low_not_above_high",
            expects="low is not above high",
            cause="did only one side of a range take the scale ('de 60 à 5 millions')?",
            failing="t.low > t.high",
            shows=("low", "high", "unit"),
        )
    yield Rule(
        "figures",
        "vague_leaves_top_open",
        expects="a vague figure is at_least",
        cause="did an order of magnitude ('des milliards') take a bound of its own?",
        failing="t.vague AND t.bound <> 'at_least'",
        shows=("bound", "low", "high"),
        grouped=True,
    )
    yield Rule(
        "figures",
        "counted_only_for_counts",
        expects="counted is null but for counts",
        cause="was the noun after a unit taken for what is counted?",
        failing="t.kind <> 'count' AND t.counted IS NOT NULL",
        shows=("kind",),
        grouped=True,
    )
    limits = ", ".join(f"('{kind}', {least!r}, {greatest!r})" for kind, (least, greatest) in PLAUSIBLE.items())
    yield Rule(
        "figures",
        "amount_plausible",
        expects="; ".join(
            f"{kind} lies from {least:g} to {greatest:g}" for kind, (least, greatest) in PLAUSIBLE.items()
        ),
        cause="was a scale ('gigawatts', 'milliards') applied twice?",
        failing="least(t.low, t.high) < limits.least OR greatest(t.low, t.high) > limits.greatest",
        shows=("kind", "low", "high", "unit"),
        joins=(f"LEFT JOIN (VALUES {limits}) AS limits(kind, least, greatest) ON t.kind = limits.kind",),
    )
    yield Rule(
        "claims",
        "confidence_is_a_share",
        expects="confidence is 1 or less",
        cause="was it given in percent?",
        failing="t.confidence > 1",
        shows=("confidence", "rule"),
    )

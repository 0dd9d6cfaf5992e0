"""What fills the braces of a mould: words of the lists, and names, amounts and days made at random."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

import numpy as np
import numpy.typing as npt
import polars as pl

Random = np.random.Generator
Cast = dict[str, pl.Series]
Articles = npt.NDArray[np.int64]
Slot = Callable[[Random, int], pl.Series]

_FOLDER = Path(__file__).parent
# Of an article: how many of each it turns around. The first are named most.
_IN_AN_ARTICLE = {"company": 6, "person": 8, "site": 3, "place": 6, "village": 3}
_SHARE_OF_NAMED_SITES = 0.1
_NARROW_SPACE = "\u202f"


def draw_cast(random: Random, articles: int, known: float = 0.94) -> Cast:
    """The companies, persons, sites, places and villages that each article turns around, an article's after another's.

    Most companies of a press text are known to readers, and so to a lexicon; the others are met for the first time.
    `known` is the share of the former.
    """
    makers: dict[str, Slot] = {
        "company": partial(_company, known),
        "person": _person,
        "site": _site,
        "place": partial(_distinct, "place", _IN_AN_ARTICLE["place"]),
        "village": lambda random, count: _pick("village_start", random, count) + _pick("village_end", random, count),
    }
    return {name: makers[name](random, articles * many) for name, many in _IN_AN_ARTICLE.items()}


def fill_slot(random: Random, slot: str, of_cast: CastRows) -> pl.Series:
    """A text for each row of a mould that has this slot. Raises `KeyError` for one that nothing fills."""
    if slot in _IN_AN_ARTICLE:
        return of_cast.next(slot)
    if slot in _SLOTS:
        return _SLOTS[slot](random, len(of_cast))
    return _pick(slot, random, len(of_cast))


class CastRows:
    """Rows of one mould, each with the cast of the article that it stands in.

    The first of a cast is drawn about as often as the next two together; two that one mould names are not the same.
    """

    def __init__(self, random: Random, cast: Cast, articles: Articles) -> None:
        """`articles` tells for each row the article's place in the cast."""
        self._cast = cast
        self._articles = articles
        self._turn = random.random(len(articles)) ** 2
        self._named = dict.fromkeys(cast, 0)

    def __len__(self) -> int:
        return len(self._articles)

    def next(self, slot: str) -> pl.Series:
        """A name for each row, and another one at each call."""
        many = _IN_AN_ARTICLE[slot]
        whom = ((many * self._turn).astype(int) + self._named[slot]) % many
        self._named[slot] += 1
        return self._cast[slot].gather(self._articles * many + whom)


def _pick(name: str, random: Random, count: int) -> pl.Series:
    words = _words()[name]
    return words.gather(random.integers(0, len(words), count))


def _distinct(name: str, each: int, random: Random, count: int) -> pl.Series:
    """Words of a list, no two of each `each` the same."""
    words = _words()[name]
    first = random.integers(0, len(words), count // each)
    step = random.integers(1, len(words) // each, count // each)
    places = first[:, None] + step[:, None] * np.arange(each)
    return words.gather((places % len(words)).ravel())


def _either(random: Random, share: float, one: pl.Series, other: pl.Series) -> pl.Series:
    return one.zip_with(pl.Series(random.random(len(one)) < share), other)


def _whole(random: Random, count: int, least: int, most: int) -> pl.Series:
    return pl.Series(random.integers(least, most, count)).cast(pl.String)


def _company(known: float, random: Random, count: int) -> pl.Series:
    unknown = _invented(random, count) + " " + _pick("company_form", random, count)
    return _either(random, known, _distinct("company", _IN_AN_ARTICLE["company"], random, count), unknown)


def _person(random: Random, count: int) -> pl.Series:
    composed = _pick("surname_start", random, count) + _pick("surname_end", random, count)
    return _pick("first_name", random, count) + " " + _either(random, 0.5, _pick("last_name", random, count), composed)


def _site(random: Random, count: int) -> pl.Series:
    names = _either(random, _SHARE_OF_NAMED_SITES, _invented(random, count), _pick("site_of", random, count))
    return _pick("site_noun", random, count) + " " + names


def _invented(random: Random, count: int) -> pl.Series:
    """Names as Hynorvel."""
    name = _pick("syllable", random, count) + _pick("syllable", random, count) + _pick("syllable", random, count)
    return pl.select(pl.lit(name).str.slice(0, 1).str.to_uppercase() + pl.lit(name).str.slice(1)).to_series()


def _object(random: Random, count: int) -> pl.Series:
    """A thing, a thing of a kind, or a thing of another: "le toit en ardoise", "le kiosque du square"."""
    thing, trait, other = (_pick(name, random, count) for name in ("thing", "trait", "thing"))
    of_kind = thing + " " + trait
    return _either(random, 0.25, thing, _either(random, 0.5, of_kind, thing + " de " + other))


def _topic(random: Random, count: int) -> pl.Series:
    """Half of them from a list, half composed: "le retard du chantier"."""
    composed = _pick("matter", random, count) + " " + _pick("matter_of", random, count)
    return _either(random, 0.4, _pick("topic", random, count), composed)


def _number(random: Random, count: int) -> pl.Series:
    """Numbers before a scale word: two thirds whole, the others with one digit after the comma."""
    tenths = _whole(random, count, 2, 100) + "," + _whole(random, count, 1, 10)
    return _either(random, 0.67, _whole(random, count, 2, 1_000), tenths)


def _bounded(random: Random, amounts: pl.Series) -> pl.Series:
    """One amount in four under a word that bounds it."""
    return _either(random, 0.26, _pick("bound", random, len(amounts)) + " ", pl.Series([""])) + amounts


def _below(most: int, *units: str) -> Slot:
    """Whole numbers below `most`, of one of the units."""

    def amounts(random: Random, count: int) -> pl.Series:
        unit = pl.Series(units).gather(random.integers(0, len(units), count))
        return _bounded(random, _whole(random, count, 2, most) + " " + unit)

    return amounts


def _of_unit(*units: str) -> Slot:
    def amounts(random: Random, count: int) -> pl.Series:
        unit = pl.Series(units).gather(random.integers(0, len(units), count))
        return _bounded(random, _number(random, count) + " " + unit)

    return amounts


def _money(random: Random, count: int) -> pl.Series:
    scale = pl.Series(["millions ", "milliards "]).gather(random.integers(0, 2, count))
    return _bounded(random, _number(random, count) + " " + scale + _pick("currency", random, count))


def _range(random: Random, count: int) -> pl.Series:
    low = pl.Series(random.integers(2, 60, count))
    high = low + pl.Series(random.integers(1, 30, count))
    ends = "entre " + low.cast(pl.String) + " et " + high.cast(pl.String)
    return ends + " milliards " + _pick("currency", random, count)


def _thousands(random: Random, count: int) -> pl.Series:
    rest = pl.Series(random.integers(0, 1_000, count)).cast(pl.String).str.zfill(3)
    return _bounded(random, _whole(random, count, 1, 900) + _NARROW_SPACE + rest)


def _duration(random: Random, count: int) -> pl.Series:
    numbers = _either(random, 0.7, _pick("small_number", random, count), _whole(random, count, 11, 40))
    return numbers + " " + _pick("span", random, count)


def _day(random: Random, count: int) -> pl.Series:
    return _whole(random, count, 2, 29) + " " + _pick("month", random, count)


def _decimal(least: int, most: int, unit: str) -> Slot:
    """Numbers with one digit after the comma."""

    def amounts(random: Random, count: int) -> pl.Series:
        return _whole(random, count, least, most) + "," + _whole(random, count, 1, 10) + unit

    return amounts


def _hour(random: Random, count: int) -> pl.Series:
    minutes = pl.Series(random.integers(0, 12, count) * 5).cast(pl.String).str.zfill(2)
    return _whole(random, count, 1, 24) + _either(random, 0.5, "h" + minutes, pl.repeat(" heures", count, eager=True))


def _date(random: Random, count: int) -> pl.Series:
    year = _whole(random, count, 2016, 2032)
    return _either(random, 0.5, year, _pick("month", random, count) + " " + year)


_SLOTS: dict[str, Slot] = {
    "topic": _topic,
    "object": _object,
    "money": _money,
    "count": _thousands,
    "duration": _duration,
    "date": _date,
    "day": _day,
    "year": lambda random, count: _whole(random, count, 2016, 2032),
    "multiple": lambda random, count: _pick("small_number", random, count) + " fois",
    "power": _of_unit("gigawatts", "mégawatts", "MW", "GW"),
    "energy": _of_unit("térawattheures", "gigawattheures", "TWh"),
    "percent": _below(100, "%"),
    "price": _below(2_000, "euros", "dollars"),
    "pay": _below(100, "millions de dollars", "millions d'euros"),
    "few": lambda random, count: _whole(random, count, 2, 60),
    "range": _range,
    "area": _of_unit("hectares", "mètres carrés"),
    "length": _of_unit("kilomètres"),
    "volume": _of_unit("mètres cubes"),
    "mass": _of_unit("tonnes"),
    "few_hundred": lambda random, count: _whole(random, count, 60, 900),
    "ten": lambda random, count: _whole(random, count, 12, 30),
    "seats": lambda random, count: _whole(random, count, 65, 200),
    "magnitude": _decimal(3, 9, ""),
    "degrees": _decimal(1, 43, " degrés"),
    "speed": _below(200, "km/h", "kilomètres par heure"),
    "rain": _below(120, "millimètres", "centimètres"),
    "hectares": _below(900, "hectares"),
    "distance": _below(2_000, "km", "kilomètres"),
    "metres": _below(300, "mètres"),
    "minutes": _below(59, "minutes", "secondes"),
    "hour": _hour,
    "age": lambda random, count: _whole(random, count, 28, 75) + " ans",
}


@cache
def _words() -> dict[str, pl.Series]:
    table = pl.read_csv(_FOLDER / "words.csv", comment_prefix="#").with_columns(pl.col("words").str.split("|"))
    return {row["list"]: pl.Series(row["words"]) for row in table.iter_rows(named=True)}

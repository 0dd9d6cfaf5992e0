"""Whether bare digits are a date ("en 2025", "lundi 6") or a number ("2025 salariés", "lundi 200 postes")."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import polars as pl

from transforms.lexicon import Lexicon
from transforms.text.alternatives import one_of
from transforms.text.letters import CAPITAL, LETTER, SMALL

# Years that stand alone, with neither "en" nor any other word that asks for one, are those of modern times.
_FIRST_PLAIN_YEAR = 1900
# "2025-2030" is a span of years for sure, where no unit follows; "1500-3000" is none.
_SURE_SPAN = 10
_LONGEST_SPAN = 100

# A number of four digits and more that is no expression of the calendar, or it would not stand in the text between.
_OTHER_END = r"(?:près de |plus de |environ )?(?:[0-9]{4,7}|[0-9]{1,3}[ .'][0-9]{3})(?:[^0-9]|$)"

# Code points on either side that the neighbours' words lie in.
_NEAR = 24


class _Neighbours(NamedTuple):
    year_before: str
    number_before: str
    number_after: str
    open_after: str
    many_after: str


@cache
def _neighbours(lexicon: Lexicon) -> _Neighbours:
    table = lexicon["year_neighbours"]

    def words(side: str, says: str) -> str:
        return one_of(table.filter((pl.col("side") == side) & (pl.col("says") == says))["words"])

    return _Neighbours(
        year_before=rf"(?:^|[^{LETTER}])(?:{words('before', 'year')}) $",
        number_before=rf"(?:^|[^{LETTER}])(?:{words('before', 'number')}) ?$",
        number_after=rf"^ ?(?:[%€$£¥°]|(?:{words('after', 'number')})(?:[^{LETTER}]|$))",
        # What a number counts stands in the plural; "2025 dépasse" can be no count.
        open_after=rf"^ (?:(?:{words('after', 'open')})(?:[^{LETTER}]|$)|[{LETTER}]'|[{SMALL}]{{2,20}}[a-rt-wyà-ö]"
        rf"(?:[^{LETTER}]|$))",
        many_after=rf"^ (?:{words('after', 'many')})(?:[^{LETTER}]|$)",
    )


def drop_numbers(expressions: pl.DataFrame, sentences: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The expressions without what is a number: bare years go, "mardi 7 postes" becomes "mardi".

    `expressions` as `transforms.calendar.calendar_expressions.find_calendar_expressions` gives them, of `sentences`.
    """
    neighbours = _neighbours(lexicon)
    before, after = pl.col("_near_before"), pl.col("_near_after")
    is_asked = pl.col("_bare") | pl.col("_counted")
    rows = (
        expressions.with_columns(
            _bare=(pl.col("form") == "year") & pl.col("matched").str.contains("^[0-9]"),
            _counted=(pl.col("form") == "weekday") & pl.col("day").is_not_null(),
        )
        # Masked: all that is asked below is asked of these alone.
        .with_columns(
            _near_before=pl.when(is_asked).then("before").str.tail(_NEAR),
            _near_after=pl.when(is_asked).then("after").str.head(_NEAR),
        )
        .with_columns(
            _unit_follows=after.str.contains(neighbours.number_after),
            _ends=~after.str.contains(rf"^ ?[{LETTER}%€$£¥°]") | after.str.contains(neighbours.open_after),
        )
    )
    # A name may stand before or after a year without any comma: "la Coupe 2008 a", "en mars 2012 Anne Martin".
    asked = rows.filter(is_asked)
    sentence = sentences["folded"].gather(asked["sentence"])
    names = asked.select(
        "sentence",
        "start",
        _name_after=sentence.str.slice(asked["end"], 3).str.contains(rf"^ [{CAPITAL}][{SMALL}]"),
        # "2000 GPU"
        _acronym=sentence.str.slice(asked["end"], 3).str.contains(rf"^ [{CAPITAL}]{{2}}"),
        _name_before=sentence.str.slice(0, asked["start"]).str.contains(rf"[^.!?] [{CAPITAL}][{LETTER}-]{{1,40}} $"),
    )
    rows = rows.join(names, on=["sentence", "start"], how="left", maintain_order="left").with_columns(
        pl.col("_name_after", "_name_before", "_acronym").fill_null(value=False)
    )
    rows = rows.with_columns(
        _ends=pl.col("_ends") & ~pl.col("_acronym"),
        _asked_for=pl.col("_bare") & before.str.contains(neighbours.year_before),
    )
    # Each test once, in columns of its own: the conditions below use them several times.
    rows = rows.with_columns(
        _counts=pl.col("_bare") & before.str.contains(neighbours.number_before),
        _old=(pl.col("year") < _FIRST_PLAIN_YEAR)
        & ~(
            before.str.contains(r" d[eu] $|\($")
            | after.str.contains(r"^\)")
            | ((pl.col("start") == 0) & after.str.contains(r"^ ?:"))
        ),
        _joins=after.str.contains(r"^ (?:et|ou|à) $"),
        # "de 1500 à 3000 postes", "entre 1500 et 3000": the other end of a range, which is no year.
        _opens=pl.col("_bare")
        & (
            after.str.contains(rf"^ à {_OTHER_END}") & ~pl.col("_asked_for")
            | after.str.contains(rf"^ et {_OTHER_END}") & before.str.contains(rf"(?:^|[^{LETTER}])entre $")
        ),
        # "Selon elle, 2000 sont partis": one year is, several are, joined by a word.
        _many=pl.col("_bare")
        & before.str.contains(r"(?:^|[,:;(] ?\"?|\")$")
        & after.str.contains(neighbours.many_after),
    )
    # "saison 2011-2012": hardly a range of numbers.
    is_span = (pl.col("last_year") - pl.col("year")).is_between(1, _SURE_SPAN).fill_null(value=False)
    follows_well = pl.col("_ends") | pl.col("_name_after") | pl.col("_name_before") | is_span
    # "entre 1863 et 1879": the second is asked for with the first.
    linked = (
        (pl.col("_joins") | (after == ", ")).shift(1, fill_value=False)
        & pl.col("_asked_for").shift(1, fill_value=False)
        & (pl.col("sentence").shift(1) == pl.col("sentence"))
    )
    rows = rows.with_columns(
        _number=pl.col("_bare")
        & (
            pl.col("_counts")
            | pl.col("_unit_follows")
            | pl.col("_many")
            | pl.col("_opens")
            # "Modèle 2008 693 unités"
            | (~pl.col("_asked_for") & after.str.contains(r"^ [0-9]{1,3}(?:[^0-9]|$)"))
            | (pl.col("last_year") <= pl.col("year")).fill_null(value=False)
            | (pl.col("last_year") - pl.col("year") > _LONGEST_SPAN).fill_null(value=False)
            | ~(pl.col("_asked_for") | (follows_well & (~pl.col("_old") | linked)))
        )
    )
    # "1950 et 2000 emplois": the first shares the noun of the second.
    shares = (
        pl.col("_bare")
        & pl.col("_joins")
        & pl.col("_number").shift(-1, fill_value=False)
        & (pl.col("sentence").shift(-1) == pl.col("sentence"))
    )
    day_is_number = pl.col("_counted") & (pl.col("_unit_follows") | ~(pl.col("_ends") | pl.col("_name_after")))
    return (
        rows.filter(~(pl.col("_number") | shares).fill_null(value=False))
        .with_columns(
            pl.when(day_is_number)
            .then(pl.col("start") + pl.col("matched").str.extract(r"^(.*?) [0-9]").str.len_chars().cast(pl.Int32))
            .otherwise("end")
            .alias("end"),
            pl.when(~day_is_number).then("day").alias("day"),
        )
        .select(expressions.columns)
    )

"""Quarters, half-years and fiscal years that a text tells by their last day: "le semestre clos le 28 février"."""

from __future__ import annotations

import polars as pl

from transforms.statements.reading.claim_frames import with_codes
from transforms.statements.reading.cues import code, coded_bytes, text_before, text_between

_WINDOW = 90
_MID_MONTH = 15
"""The day before which a period that ends then is rather that up to the month before: "clos le 2 février"."""
_MONTHS = {"trimestre": 3, "semestre": 6, "exercice": 12, "ann": 12}
_COUNTS = {"trois": 3, "3": 3, "six": 6, "6": 6, "neuf": 9, "9": 9, "douze": 12, "12": 12}
_SPAN = rf"(trimestre|semestre|(?:{'|'.join(_COUNTS)}) (?:premiers |derniers )?mois)"
_KIND = code(r"(?: (?:fiscal|comptable|décalé|annuel)s?)?")
_ENDED = code(r"(?:clos|clôturé|achevé|terminé|arrêté)e?s?(?: (?:le|en|au|à|la|à la|depuis))? (?:fin |la fin |mois )?$")
_OF_YEAR = code(r" d(?:e son |e leur |e l'|u )(?:exercice|année)(?: [a-zé0-9/-]{3,9}){0,2}")
_OF_SPAN = rf"(?:^|[^a-z\x02-\x1f]){_SPAN}{_KIND}(?: [0-9/-]{{4,9}})?(?:{_OF_YEAR}(?:,| \()|,| \(|)[ (]*{_ENDED}"
"""What stands before the end of a part of the year: not "du semestre de son exercice clos le", which is the year's."""
_OF_EXERCISE = rf"(?:^|[^a-z\x02-\x1f])(exercice|ann{code('é')}e fiscale){_KIND}(?: [0-9/-]{{4,9}})?,? \(?{_ENDED}"
_PART_OF_IT = rf"{_SPAN}{_KIND} d(?:e son |e leur |e l'|u )$"
_TRIGGERS = ["clos", "clôtur", "achev", "termin", "arrêt"]
_A_YEAR = "(?:19|20)[0-9]{2}"
_BACK = 24
"""Characters before the words for the span in which its number stands: "deuxième trimestre"."""


def with_ended(periods: pl.DataFrame, sentences: pl.DataFrame) -> pl.DataFrame:
    """The periods, those that only end what a value is of as the whole of it, and what names it the same.

    "sur le semestre clos le 28 février 2025": September to February, as the "premier semestre" told before it. Takes
    the sentences as `near_sentences` gives them.
    """
    dated = sentences.join(periods.select("s").unique(), on="s", how="semi", maintain_order="left")
    heard = dated.filter(pl.col("lower").str.contains_any(_TRIGGERS)).select("s")
    asked = periods.join(heard, on="s", how="semi").filter(pl.col("period_end").is_not_null())
    if asked.is_empty():
        return periods
    coded = with_codes(sentences, asked.select("s").unique())
    long = (
        asked.join(coded_bytes(coded), on="s", how="inner")
        .with_columns(_lead=text_before("start", _WINDOW))
        .with_columns(
            _span=pl.col("_lead").str.extract(_OF_SPAN, 1),
            _year=pl.col("_lead").str.extract(_OF_EXERCISE, 1),
            _told=pl.coalesce(pl.col("_lead").str.extract(_OF_SPAN, 0), pl.col("_lead").str.extract(_OF_EXERCISE, 0)),
        )
        .filter(pl.col("_told").is_not_null())
        # "l'exercice 2024, clos le 30 septembre": of the year that it is called after.
        .filter(~pl.col("_told").str.contains(_A_YEAR) | text_between("start", "end").str.contains(_A_YEAR))
    )
    if long.is_empty():
        return periods
    part = pl.col("_lead").str.slice(0, pl.col("_lead").str.len_bytes() - pl.col("_told").str.len_bytes() + 1)
    months = pl.coalesce(
        *(pl.when(pl.col("_span").str.starts_with(word)).then(count) for word, count in _MONTHS.items()),
        pl.col("_span").str.extract(r"^([a-z0-9]+)").replace_strict(_COUNTS, default=None, return_dtype=pl.Int32),
        pl.when(pl.col("_year").is_not_null() & ~part.str.contains(_PART_OF_IT)).then(12),
    )
    last = pl.col("period_end").dt.offset_by(f"-{_MID_MONTH}d").dt.month_end()
    last = pl.when(pl.col("period_end").dt.day() < _MID_MONTH).then(last).otherwise(pl.col("period_end").dt.month_end())
    whole = (
        long.with_columns(_months=months, _last=last)
        .filter(pl.col("_months").is_not_null())
        .select(
            "s",
            ended_start="start",
            told_start=pl.col("start") - pl.col("_told").str.len_bytes().cast(pl.Int64) - _BACK,
            ended_from=pl.col("_last")
            .dt.month_start()
            .dt.offset_by(pl.concat_str(pl.lit("-"), pl.col("_months") - 1, pl.lit("mo"))),
            ended_to="_last",
        )
    )
    same = (
        periods.select("s", "start")
        .join(whole, on="s", how="inner")
        .filter(pl.col("start").is_between("told_start", "ended_start"))
        .sort("s", "start", "ended_start")
        .unique(["s", "start"], keep="first", maintain_order=True)
        .select("s", "start", "ended_from", "ended_to")
    )
    return (
        periods.join(same, on=["s", "start"], how="left", maintain_order="left")
        .with_columns(
            period_start=pl.coalesce("ended_from", "period_start"), period_end=pl.coalesce("ended_to", "period_end")
        )
        .drop("ended_from", "ended_to")
    )

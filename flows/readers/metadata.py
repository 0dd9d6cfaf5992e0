"""Metadata as they came, brought into the forms of `schemas.LANDED`."""

from __future__ import annotations

from functools import cache

import polars as pl

from schemas import LANDED
from transforms.identifiers import with_id
from transforms.lexicon import read_lexicon

# A day, month or year at the start of an ISO 8601 date and time. The day is the one written: where the text was
# published, not where Greenwich lies.
_ISO_DAY = r"^((?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01]))(?:[T ].*)?$"
_ISO_MONTH = r"^((?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2]))$"
_ISO_YEAR = r"^((?:19|20)[0-9]{2})$"
_COMPACT_DAY = r"^((?:19|20)[0-9]{2})(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])(?:T?[0-9]{6}Z?)?$"
# Day before month, as everywhere but in the United States.
_DAY_FIRST = r"^(0?[1-9]|[12][0-9]|3[01])[./-](0?[1-9]|1[0-2])[./-]((?:19|20)[0-9]{2})(?:[ T,].*)?$"
_MAIL_DATE = r"^(?:[A-Z][a-z]{2}, )?([0-9]{1,2}) ([A-Z][a-z]{2}) ((?:19|20)[0-9]{2})(?: .*)?$"
_MAIL_MONTHS = dict(
    zip(
        ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
        (f"{month:02}" for month in range(1, 13)),
        strict=True,
    )
)
# "lundi 14 juillet 2025 à 8 h", "Publié le 1er août 2025", "juillet 2025": as French pages and tables write it.
_WRITTEN_DAY = r"^(?:[^0-9]{0,30} )?(1er|0?[1-9]|[12][0-9]|3[01]) ([a-zà-ÿ]+)\.? ((?:19|20)[0-9]{2})(?:[ ,].*)?$"
_WRITTEN_MONTH = r"^([a-zà-ÿ]+)\.? ((?:19|20)[0-9]{2})$"
_UNIX_SECONDS = r"^([0-9]{9,10})(?:\.[0-9]+)?$"
_UNIX_MILLISECONDS = r"^([0-9]{12,13})$"


def to_landed(rows: pl.DataFrame) -> pl.DataFrame:
    """`schemas.LANDED` rows of `pieces.ROW_SCHEMA` rows whose text is not blank.

    Dates become ISO 8601 to the day, month or year, languages ISO 639-1 codes, moments UTC; what cannot be read
    so is null, since the text itself may tell it better.
    """
    tidied = rows.select(
        "uri",
        "media_type",
        "sha256",
        "text",
        _tidy("title"),
        _tidy("publisher"),
        _tidy("author"),
        _tidy("address"),
        retrieved_at=_moment(_tidy("retrieved_at")),
        declared_language=_language(_tidy("language")),
        declared_date=_date(_tidy("date")),
    )
    return LANDED.conform(with_id(tidied, "doc_id", "text"))


def _tidy(name: str) -> pl.Expr:
    stripped = pl.col(name).str.strip_chars()
    return pl.when(stripped != "").then(stripped)


def _date(written: pl.Expr) -> pl.Expr:
    day_first = written.str.extract_groups(_DAY_FIRST).struct
    compact = written.str.extract_groups(_COMPACT_DAY).struct
    mail = written.str.extract_groups(_MAIL_DATE).struct
    iso_day = pl.coalesce(
        written.str.extract(_ISO_DAY),
        pl.concat_str([compact[0], compact[1], compact[2]], separator="-"),
        pl.concat_str([day_first[2], day_first[1].str.zfill(2), day_first[0].str.zfill(2)], separator="-"),
        pl.concat_str(
            [mail[2], mail[1].replace_strict(_MAIL_MONTHS, default=None), mail[0].str.zfill(2)], separator="-"
        ),
        _since_1970(written).dt.strftime("%Y-%m-%d"),
        _written_day(written),
    )
    # "2025-02-30" has the form of a day, but is none.
    real = iso_day.str.to_date("%Y-%m-%d", strict=False).dt.strftime("%Y-%m-%d")
    return pl.coalesce(real, written.str.extract(_ISO_MONTH), written.str.extract(_ISO_YEAR), _written_month(written))


def _written_day(written: pl.Expr) -> pl.Expr:
    day = written.str.to_lowercase().str.extract_groups(_WRITTEN_DAY).struct
    return pl.concat_str(
        [day[2], day[1].replace_strict(_months(), default=None), day[0].str.replace("er", "").str.zfill(2)],
        separator="-",
    )


def _written_month(written: pl.Expr) -> pl.Expr:
    month = written.str.to_lowercase().str.extract_groups(_WRITTEN_MONTH).struct
    return pl.concat_str([month[1], month[0].replace_strict(_months(), default=None)], separator="-")


@cache
def _months() -> dict[str, str]:
    """Names of months and their short forms, with the two digits of each."""
    return {
        form.rstrip("."): f"{int(month):02}" for form, month in read_lexicon()["months"].select("form", "month").rows()
    }


def _moment(written: pl.Expr) -> pl.Expr:
    spaced = written.str.replace(r"^([0-9-]{10}) ", "${1}T")
    utc = pl.Datetime("us", "UTC")
    zoned = spaced.str.replace(r"[Zz]$", "+00:00")
    return pl.coalesce(
        zoned.str.to_datetime("%Y-%m-%dT%H:%M:%S%.f%:z", time_unit="us", time_zone="UTC", strict=False),
        # Without a zone, archives mean UTC.
        spaced.str.to_datetime("%Y-%m-%dT%H:%M:%S%.f", time_unit="us", strict=False).dt.replace_time_zone("UTC"),
        written.str.to_datetime("%Y%m%d%H%M%S", time_unit="us", strict=False).dt.replace_time_zone("UTC"),
        written.str.to_date("%Y-%m-%d", strict=False).cast(pl.Datetime("us")).dt.replace_time_zone("UTC"),
        _since_1970(written).dt.replace_time_zone("UTC"),
    ).cast(utc)


def _since_1970(written: pl.Expr) -> pl.Expr:
    seconds = written.str.extract(_UNIX_SECONDS).cast(pl.Int64) * 1000
    return pl.from_epoch(pl.coalesce(seconds, written.str.extract(_UNIX_MILLISECONDS).cast(pl.Int64)), "ms").cast(
        pl.Datetime("us")
    )


def _language(written: pl.Expr) -> pl.Expr:
    """ISO 639-1 codes: "fr-FR", "fr_FR", "FR" and "fra" are "fr"."""
    code = written.str.to_lowercase().str.extract(r"^([a-z]{2,3})(?:[-_].*)?$")
    return pl.when(code.str.len_bytes() == 2).then(code).otherwise(code.replace_strict(_three_letters(), default=None))


def _three_letters() -> dict[str, str]:
    # ISO 639-2 has two codes for some languages (fre and fra); CLDR's aliases know both.
    from babel.core import get_global

    aliases: dict[str, str] = {three: two for three, two in get_global("language_aliases").items() if len(three) == 3}
    return {three: two for three, two in aliases.items() if len(two) == 2}

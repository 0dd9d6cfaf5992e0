"""When a text was published, how exactly that is known, and what tells it."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.lexicon import Lexicon, read_lexicon
from transforms.text.alternatives import one_of
from transforms.text.letters import LETTER

_ISO = r"^\s*(?P<year>[0-9]{4})(?:-?(?P<month>[0-9]{2})(?:-?(?P<day>[0-9]{2}))?)?(?:[^0-9].*)?$"
# "/2025/07/24/", "/2025/07/", "-2025-07-24-", "/20250724"; a year needs its month to be no mere number.
_ADDRESS = (
    r"(?:^|[/_.=-])(?P<year>(?:19[89]|20[0-9])[0-9])(?:"
    r"[/_.-](?P<month>0[1-9]|1[0-2])(?:[/_.-](?P<day>0[1-9]|[12][0-9]|3[01]))?|"
    r"(?P<month_2>0[1-9]|1[0-2])(?P<day_2>0[1-9]|[12][0-9]|3[01]))(?:[/_.T?&-]|$)"
)
_SHORT_YEAR = r"[0-9]{1,2}[/.][0-9]{1,2}[/.][0-9]{2}"
# A dateline stands within the first sentences, or alone within the last; a date before the Web is of what the text
# tells, not of the text.
_DATELINE_SENTENCES = 8
_LAST_SENTENCES = 3
_FIRST_YEAR = 1990


def date_publication(documents: pl.DataFrame, sentences: pl.DataFrame, lexicon: Lexicon | None = None) -> pl.DataFrame:
    """One row per document: `doc_id`, `published_on`, `published_precision`, `published_from`.

    `documents` holds `doc_id`, `declared_date` and `address`; `sentences` is marked by sections. The first evidence
    that holds a date counts: metadata, the header line, the address, a date that stands alone in one of the first or
    last lines ("Anne Martin, le 24 janvier 2025"), then the dateline of the text ("22 mai 2012. -", "PARIS, le 3 juin
    2025 (AFP)", "Le 24 janvier 2025, le groupe a …"). To the month or year alone the date is the first day of it; all
    is null where nothing tells.
    """
    names = lexicon or read_lexicon("fr")
    declared = _from_groups(documents.select("doc_id", _text="declared_date"), _ISO)
    address = _from_groups(documents.select("doc_id", _text="address"), _ADDRESS)
    # Rows are in the order of the texts.
    at_end = pl.any_horizontal(
        pl.col("doc_id").shift(-place, fill_value="") != pl.col("doc_id") for place in range(1, _LAST_SENTENCES + 1)
    )
    at_beginning = pl.col("sentence_no") < _DATELINE_SENTENCES
    # What metadata date need not be read.
    undated = documents.join(declared, on="doc_id", how="anti")["doc_id"]
    lines = (
        sentences.lazy()
        .select("doc_id", "section", "lower", _begins=at_beginning, _ends=at_end)
        .filter(pl.col("_begins") | pl.col("_ends"))
        .filter(pl.col("doc_id").is_in(undated.implode()))
        .filter(pl.col("lower").str.contains(rf"(?:19|20)[0-9]{{2}}|{_SHORT_YEAR}"))
        .collect(engine="in-memory")
    )
    is_header, is_article = pl.col("section") == "header", ~pl.col("section").is_in(["header", "boilerplate"])
    found = declared.with_columns(published_from=pl.lit("metadata"))
    for name, chosen, patterns in (
        ("header", is_header & pl.col("_begins"), _header_lines),
        ("address", None, None),
        ("body", pl.col("section") != "header", _lone_dates),
        ("body", is_article & pl.col("_begins"), _datelines),
    ):
        if chosen is None or patterns is None:
            dates = address
        else:
            # What is dated already need not be read, nor its patterns compiled.
            left = lines.join(found, on="doc_id", how="anti", maintain_order="left")
            dates = _from_lines(left.filter(chosen), patterns(names), names)
        dates = dates.join(found, on="doc_id", how="anti", maintain_order="left")
        found = pl.concat([found, dates.with_columns(published_from=pl.lit(name))])
    return documents.select("doc_id").join(found, on="doc_id", how="left", maintain_order="left")


def _from_groups(texts: pl.DataFrame, pattern: str) -> pl.DataFrame:
    """Dates of the column `_text` by a pattern with groups for year, month and day."""
    groups = (
        texts.filter(pl.col("_text").str.contains(pattern))
        .with_columns(_groups=pl.col("_text").str.extract_groups(pattern))
        .unnest("_groups")
    )

    def number(name: str) -> pl.Expr:
        return pl.coalesce(column for column in groups.columns if column.startswith(name)).cast(pl.Int32)

    return _as_dates(groups.select("doc_id", year=number("year"), month=number("month"), day=number("day")))


def _from_lines(lines: pl.DataFrame, patterns: tuple[str, ...], lexicon: Lexicon) -> pl.DataFrame:
    """The first date of each document by the first pattern that finds one, over lines in lower case."""
    if lines.is_empty():
        return _as_dates(pl.DataFrame(schema=dict.fromkeys(("year", "month", "day"), pl.Int32) | {"doc_id": pl.String}))
    months = lexicon["months"]
    field = pl.col("_groups").struct.field
    named = field("month_name").replace_strict(
        months["form"].to_list(), months["month"].to_list(), default=None, return_dtype=pl.String
    )
    by_pattern = [
        _as_dates(
            lines.filter(pl.col("lower").str.contains(pattern))
            .with_columns(_groups=pl.col("lower").str.extract_groups(pattern))
            .select(
                "doc_id",
                year=pl.coalesce(field("year"), field("year_2"), field("year_3")).cast(pl.Int32),
                month=pl.coalesce(field("month"), field("month_2"), named).cast(pl.Int32),
                day=pl.coalesce(field("day"), field("day_2"), field("day_3").str.replace("er", "")).cast(pl.Int32),
            )
            # "le 03/03/26 à 10h12"
            .with_columns(year=pl.when(pl.col("year") < 100).then(pl.col("year") + 2000).otherwise("year"))
            .filter(pl.col("year") >= _FIRST_YEAR)
        )
        for pattern in patterns
    ]
    return pl.concat(by_pattern).unique("doc_id", keep="first", maintain_order=True)


def _as_dates(parts: pl.DataFrame) -> pl.DataFrame:
    """Year, month and day as `published_on` and `published_precision`, without what is no date."""
    if parts.is_empty():
        return parts.select("doc_id", published_on=pl.lit(None, pl.Date), published_precision=pl.lit(None, pl.String))
    possible = parts.filter(
        pl.col("year").is_between(1, 9999)
        & pl.col("month").is_between(1, 12).fill_null(value=True)
        & pl.col("day").is_between(1, 31).fill_null(value=True)
    )
    first = pl.date(pl.col("year"), pl.col("month").fill_null(1), 1)
    date = first + pl.duration(days=pl.col("day").fill_null(1) - 1)
    precision = (
        pl.when(pl.col("month").is_null()).then(pl.lit("year")).when(pl.col("day").is_null()).then(pl.lit("month"))
    ).otherwise(pl.lit("day"))
    return (
        possible.select("doc_id", published_on=date, published_precision=precision, _month="month")
        .filter(
            # 31 February would run into March.
            (pl.col("published_on").dt.month().cast(pl.Int32) == pl.col("_month")).fill_null(value=True)
        )
        .drop("_month")
    )


def _date(lexicon: Lexicon, *, whole: bool) -> str:
    """A date in digits or words; one without its day only where it need not be `whole`."""
    weekday = one_of(lexicon["weekdays"]["form"])
    month = one_of(lexicon["months"]["form"])
    day, optional = "1er|[0-9]{1,2}", "" if whole else "?"
    iso = rf"(?P<year>[0-9]{{4}})(?:-(?P<month>[0-9]{{2}})(?:-(?P<day>[0-9]{{2}})){optional}){optional}"
    numeric = r"(?P<day_2>[0-9]{1,2})[/.-](?P<month_2>[0-9]{1,2})[/.-](?P<year_2>[0-9]{4}|[0-9]{2})"
    words = rf"(?:(?P<day_3>{day}) ){optional}(?P<month_name>{month}) (?P<year_3>[0-9]{{4}})"
    return rf"(?:(?:{weekday}),? (?:le )?)?(?:{iso}|{numeric}|{words})"


@cache
def _header_lines(lexicon: Lexicon) -> tuple[str, ...]:
    """Any date in a header line counts, the whole ones first."""
    return tuple(rf"(?:^|[^{LETTER}\p{{N}}/.-]){_date(lexicon, whole=whole)}(?:[^0-9]|$)" for whole in (True, False))


@cache
def _datelines(lexicon: Lexicon) -> tuple[str, ...]:
    cues = lexicon["dateline_cues"]
    opening = one_of(cues.filter(pl.col("opens") == "yes")["cue"])
    stating = one_of(cues.filter(pl.col("opens") == "no")["cue"])
    date = _date(lexicon, whole=True)
    return (
        rf"(?:^|[^{LETTER}])(?:{stating}) ?:? ?{date}(?:[^0-9]|$)",
        # "22 mai 2012. -", "22 août 2012, Espagne. -", or nothing else.
        rf"^[\s\"(\[-]{{0,5}}{date}\s{{0,3}}(?:[.,:()|-]|$)",
        rf"^[\s\"]{{0,3}}(?:{opening}) {date},",
        # "PARIS, le 3 juin 2025 (AFP) -", "BREST (Reuters) - 3 juin 2025 -", "Brest, France, 3 juin 2025 /Agence/ -".
        rf"^[\s\[]{{0,3}}[{LETTER}][{LETTER}' .-]{{1,40}}(?:, [{LETTER}][{LETTER}' -]{{1,30}})?(?:\([^)]{{1,30}}\))?"
        rf" ?[,—-] ?(?:le )?{date} ?(?:[\](:/—-]|$)",
        # "le groupe a annoncé ce vendredi 24 janvier 2025": a text calls so no day but its own.
        rf"(?:^|[^{LETTER}])ce {date}(?:[^0-9]|$)",
    )


@cache
def _lone_dates(lexicon: Lexicon) -> tuple[str, ...]:
    """A line of a date, and of who wrote where: "Le 24 janvier 2025", "Lyon, le 24 janvier 2025", "Par Anne, le …".

    An hour, a name and the like may follow ("24 janvier 2025 à 6h30 - Par Anne Martin"). After digits an hour makes a
    line that of the day it was written whatever stands before ("selon l'agence 24/01/2025 à 10:05").
    """
    begins, ends = r"^[\s\"(\[-]{0,5}", r"\s{0,3}[.)\]]?\s*$"
    digits = r"(?P<day_2>[0-9]{1,2})[/.](?P<month_2>[0-9]{1,2})[/.](?P<year_2>[0-9]{4})"
    # Every pattern has all the groups of a date.
    never = r"(?:(?P<year>\x01)|(?P<month>\x01)|(?P<day>\x01)|(?P<day_3>\x01)|(?P<month_name>\x01)|(?P<year_3>\x01))?"
    return (
        dated_line(lexicon),
        rf"{begins}(?:[^0-9]{{1,80}} )?(?:le )?{never}{digits}{_CLOCK}{ends}",
    )


_CLOCK = (
    r"(?:,? ?(?:à|-|—|\||•|·)? ?[0-9]{1,2} ?(?:h|:) ?[0-9]{0,2}(?::[0-9]{2})?|"
    r"t[0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:\.[0-9]{1,9})?)"
    r" ?(?:z|gmt|utc|cest|cet|[+-][0-9]{2}:?[0-9]{2})?"
)


@cache
def dated_line(lexicon: Lexicon) -> str:
    """A line, in lower case, of nothing but a date and of who wrote, where, when and how much there is to read.

    It may open with names or a cue, and go on with more of them: "Économie · 3 mars 2026 · 3 min", "Communiqué — Paris,
    le 3 mars 2026", "Par Anne Martin (avec AFP) - 03/03/2026 à 10:12".
    """
    cues = lexicon["dateline_cues"]
    stating = one_of(cues.filter(pl.col("opens") == "no")["cue"])
    name = rf"[{LETTER}][{LETTER}' .&-]{{1,60}}(?: ?\([^()]{{1,30}}\))?"
    mark = r"[,|·•—/-]"
    author = rf"(?:par|article de|rédigé par|écrit par|publié par) ?:? ?{name}"
    by = rf"(?:{author}|{name}) ?{mark}{{1,2}} ?"
    reading = r"(?:(?:temps de )?lecture ?:? ?)?[0-9]{1,2} ?min(?:utes?)?\.?(?: de lecture)?"
    # Without a mark, "le site ouvrira le 3 mars 2025" would be one.
    who = rf"(?:{by}){{1,2}}|{author} (?:publié )?(?:le )?|(?:{stating}) ?:? ?"
    opening = rf"(?:{reading} ?{mark}? ?)?(?:{who})?(?:(?:{stating}) ?:? ?)?"
    updated = rf"(?:et )?(?:{stating}|mis à jour|modifié)[^.]{{0,60}}"
    more = rf"(?: ?{mark}{{1,2}} ?| )(?:par ?:? ?{name}|{reading}|{updated})| ?[|·•—-] ?{name}"
    return (
        rf"^[\s\"(\[-]{{0,5}}{opening}(?:le )?{_date(lexicon, whole=True)}(?:{_CLOCK})?(?:{more}){{0,3}}"
        r"\s{0,3}[.)\]—-]?\s*$"
    )

"""Calendar expressions: where a text writes one, and what its words say, before any date is worked out."""

from __future__ import annotations

import polars as pl

from transforms.calendar.calendar_patterns import CalendarPatterns, calendar_patterns
from transforms.lexicon import Lexicon
from transforms.text.letters import LETTER
from transforms.text.spans import match_spans

# What a form's regex may cut out.
_GROUPS = (
    *("year", "last_year", "short_year", "month", "month_number", "day", "lead", "weekday", "part", "shift", "unit"),
    *("ordinal", "fiscal", "code", "number", "count", "edge", "edge_unit", "decade", "century", "last_century"),
    *("season", "this", "relative_day", "nth", "year_shift", "this_year", "week_shift", "this_week"),
)

_EARLY, _LATE = 10, 20
"""Days of a month up to which one is early, and from which one is late: "du 30 au 1er octobre" begins in September."""
_FIRST, _LAST = 5, 27
"""The same where nothing says that one follows the other: "les 29, 30 et 1er novembre"."""
_UP_TO = r"(?:^| )au(?: |$)"


def find_calendar_expressions(sentences: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """Candidates in the order of the text, one row each, with what their words say.

    Needs `doc_id`, `sentence_no`, `start_char`, `end_char` and `lower`. Columns: `doc_id`, `sentence_no`, `sentence`
    (row number of the sentence), `start` and `end` (in the sentence), `matched` (in lower case), `before`, `after`
    (as `transforms.text.spans.match_spans`), `form` (a key of `CalendarPatterns.forms`), and, null where the words do
    not say it: `unit`, `year`, `last_year` (of a range of years), `month`, `day`, `weekday`, `number` (of a quarter,
    half-year, decade, century; first month of a season), `shift` (-1 last, 0 this, 1 next), `part`, `count` and
    `fiscal`. Years may still turn out to be numbers (`transforms.calendar.date_or_number`).
    """
    patterns = calendar_patterns(lexicon)
    found = match_spans(
        sentences.with_row_index("sentence"),
        "lower",
        patterns.find,
        keep=("doc_id", "sentence_no", "sentence"),
    )
    found = _whole_words(found)
    surfaces = _read_surfaces(found.select("matched").unique(maintain_order=True), patterns, lexicon)
    whole = found.join(surfaces, on="matched", how="inner", maintain_order="left").filter(
        # "45/13/2025" is no date at all; "31/02/2025" is one that cannot be.
        (pl.col("form") != "numeric") | (pl.col("month").is_between(1, 12) & pl.col("day").is_between(1, 31))
    )
    # "au printemps 2025" was matched whole, to tell it from "printemps" alone; the preposition is no part of it.
    preposition = pl.col("matched").str.extract(r"^(?:au |le |du |en |d')", 0).str.len_chars().cast(pl.Int32)
    whole = whole.with_columns(
        start=pl.when(pl.col("unit") == "season").then(pl.col("start") + preposition.fill_null(0)).otherwise("start")
    )
    return _split_lists(_with_surroundings(whole, sentences), patterns)


def _whole_words(found: pl.DataFrame) -> pl.DataFrame:
    """Without what begins or ends in the middle of a word or number ("mai" in "maison", "lundi 6" in "lundi 6h30").

    Where such a match has several words, the others are looked at again: "an 2010" in "bilan 2010" leaves "2010".
    """
    cut_left = pl.col("before").str.tail(2).str.contains(rf"[{LETTER}\p{{N}}_@#$€£]$|[0-9][.,']$|[{LETTER}0-9][-/]$")
    cut_right = pl.col("after").str.head(2).str.contains(rf"^(?:[{LETTER}\p{{N}}_@]|[.,':/-][0-9]|['’][{LETTER}])")
    # Two matches without anything between them are parts of one word or number, unless a space is there.
    touches = (pl.col("before") == "") & (pl.col("start") > 0) & ~pl.col("matched").shift(1).str.ends_with(" ")
    touched = (pl.col("after") == "") & touches.shift(-1, fill_value=False)
    judged = found.with_columns(_left=cut_left | touches, _right=cut_right | touched)
    broken = judged.filter(pl.col("_left") != pl.col("_right"), pl.col("matched").str.contains(" ", literal=True))
    length = pl.col("_rest").str.len_chars().cast(pl.Int32)
    rest = broken.with_columns(
        _rest=pl.when("_left")
        # "14h30, le 2 mai" looked like a list of days.
        .then(pl.col("matched").str.extract(r"^[^ ]* (?:les? )?(.*)$"))
        .otherwise(pl.col("matched").str.extract(r"^(.*) [^ ]*$"))
    ).with_columns(
        start=pl.when("_left").then(pl.col("end") - length).otherwise("start"),
        end=pl.when("_left").then("end").otherwise(pl.col("start") + length),
        matched="_rest",
    )
    whole = judged.filter(~pl.col("_left") & ~pl.col("_right"))
    if rest.is_empty():
        return whole.select(found.columns)
    return pl.concat([whole.select(found.columns), rest.select(found.columns)]).sort("sentence", "start")


def _with_surroundings(found: pl.DataFrame, sentences: pl.DataFrame) -> pl.DataFrame:
    """`before` and `after` up to the next expression that is left, where the one in between is gone."""
    of_previous = pl.col("sentence").shift(1) == pl.col("sentence")
    of_next = pl.col("sentence").shift(-1) == pl.col("sentence")
    sentence_length = sentences["end_char"] - sentences["start_char"]
    length = {side: pl.col(side).str.len_chars().cast(pl.Int32) for side in ("before", "after")}
    limits = found.select(
        "sentence",
        "start",
        "end",
        _begin=pl.when(of_previous).then(pl.col("end").shift(1)).otherwise(0),
        _stop=pl.when(of_next).then(pl.col("start").shift(-1)).otherwise(sentence_length.gather(found["sentence"])),
        _from=pl.col("start") - length["before"],
        _to=pl.col("end") + length["after"],
    )
    moved = limits.filter((pl.col("_begin") != pl.col("_from")) | (pl.col("_stop") != pl.col("_to")))
    sentence = sentences["lower"].gather(moved["sentence"])
    renewed = moved.select(
        "sentence",
        "start",
        _before=sentence.str.slice(moved["_begin"], moved["start"] - moved["_begin"]),
        _after=sentence.str.slice(moved["end"], moved["_stop"] - moved["end"]),
    )
    return (
        found.join(renewed, on=["sentence", "start"], how="left", maintain_order="left")
        .with_columns(before=pl.coalesce("_before", "before"), after=pl.coalesce("_after", "after"))
        .drop("_before", "_after")
    )


def _read_surfaces(surfaces: pl.DataFrame, patterns: CalendarPatterns, lexicon: Lexicon) -> pl.DataFrame:
    """What each distinct surface says; the look-alikes of `not_calendar.csv` are gone."""
    left = surfaces.filter(~pl.col("matched").str.contains(patterns.not_calendar))
    empty = left.clear().with_columns(
        pl.lit("").alias("form"), *(pl.lit(None, dtype=pl.String).alias(group) for group in _GROUPS)
    )
    # All forms at once: a call for each would cost a page more than the compiling of those it does not need.
    is_form = (
        pl.when(pl.col("matched").str.contains(form)).then(pl.lit(name)) for name, form in patterns.forms.items()
    )
    left = left.with_columns(pl.coalesce(is_form).alias("form"))
    parts = [empty]
    for name in left["form"].drop_nulls().unique(maintain_order=True):
        groups = pl.col("matched").str.extract_groups(patterns.forms[name]).alias("_groups")
        parts.append(left.filter(pl.col("form") == name).with_columns(groups).unnest("_groups").pipe(_merge_numbered))
    return _in_numbers(pl.concat(parts, how="diagonal"), lexicon)


def _merge_numbered(rows: pl.DataFrame) -> pl.DataFrame:
    """Columns "year", "year__2" … as one."""
    numbered: dict[str, list[str]] = {}
    for column in rows.columns:
        numbered.setdefault(column.split("__")[0], []).append(column)
    return rows.select(pl.coalesce(columns).alias(name) for name, columns in numbered.items())


def _in_numbers(read: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """Words turned into numbers, and every form brought to one set of columns."""
    form, unit_word = pl.col("form"), pl.col("unit")
    year_digits = pl.coalesce("year", "short_year")
    year = pl.when(year_digits.str.len_chars() == 2).then(_full_year(year_digits)).otherwise(_integer(year_digits))
    last_year = _integer(pl.col("last_year"))
    last_year = (
        pl.when(form == "decade")
        .then(pl.when(last_year < 100).then(_tens(last_year)).otherwise(last_year))
        .when(last_year < 100)
        .then(year // 100 * 100 + last_year)
        .otherwise(last_year)
    )
    last_century = _looked_up(pl.col("last_century"), lexicon["centuries"], "form", "century")
    decade = _integer(pl.col("decade"))
    count = pl.coalesce(
        _integer(pl.col("count")), _looked_up(pl.col("count"), lexicon["calendar_numbers"], "form", "number")
    )
    decade = pl.when(decade < 100).then(_tens(decade)).otherwise(decade)
    decade = pl.when(form == "decade").then(pl.coalesce(decade, _tens(count)))
    # "les années 20-30": of two decades the first is the earlier.
    decade = decade - pl.when(decade > last_year).then(100).otherwise(0)
    unit = (
        pl.when(form.is_in(["iso", "numeric", "days", "weekday", "relative_day"]))
        .then(pl.when(form == "iso", pl.col("day").is_null()).then(pl.lit("month")).otherwise(pl.lit("day")))
        .when(form.is_in(["month", "short_month", "numeric_month", "quarter_to", "nth_of_month"]))
        .then(pl.lit("month"))
        .when(form.is_in(["quarter_code", "quarter_code_back"]))
        .then(pl.when(pl.col("code").is_in(["s", "h"])).then(pl.lit("half")).otherwise(pl.lit("quarter")))
        .when(form.is_in(["half", "year", "next_year", "first_months"]))
        .then(pl.lit("year"))
        .when(form.is_in(["decade", "century", "season"]))
        .then(form)
        .when(form == "century_part")
        .then(pl.lit("century"))
        .when(form == "this_season")
        .then(pl.lit("season"))
        .otherwise(_named(unit_word, lexicon["calendar_units"], "form", "unit"))
    )
    number = pl.coalesce(
        _integer(pl.col("number")),
        _looked_up(pl.col("ordinal"), lexicon["calendar_ordinals"], "form", "number"),
        _looked_up(pl.col("season"), lexicon["seasons"], "form", "first_month"),
        _looked_up(pl.col("century"), lexicon["centuries"], "form", "century"),
        decade,
    )
    shift = pl.coalesce(
        _looked_up(pl.col("shift"), lexicon["calendar_shifts"], "form", "shift"),
        pl.when(form.is_in(["this", "part_of_this"]) | pl.col("this").is_not_null()).then(0),
        _looked_up(pl.col("relative_day"), lexicon["relative_days"], "form", "days"),
    )
    return read.select(
        "matched",
        "form",
        "lead",
        unit.alias("unit"),
        year.alias("year"),
        pl.coalesce(last_year, last_century).alias("last_year"),
        pl.coalesce(
            _integer(pl.col("month_number")),
            _looked_up(pl.col("month"), lexicon["months"], "form", "month"),
        ).alias("month"),
        _day(pl.col("day")).alias("day"),
        pl.col("weekday"),
        number.alias("number"),
        shift.alias("shift"),
        pl.coalesce(_named(pl.col("part"), lexicon["calendar_parts"], "form", "part"), "edge").alias("part"),
        (count * pl.when(pl.col("edge_unit") == "trimestres").then(3).otherwise(1)).alias("count"),
        # A quarter of two years can be no other: "le troisième trimestre 2023/24".
        (
            pl.col("fiscal").is_not_null()
            | pl.col("matched").str.contains("fiscal|comptable|^l'exercice (?:préc|suiv)")
            | (form.is_in(["quarter", "quarter_code", "first_months"]) & last_year.is_not_null())
        ).alias("fiscal"),
        pl.col("nth"),
        _shifted(pl.col("year_shift"), pl.col("this_year"), lexicon).alias("year_shift"),
        _shifted(pl.col("week_shift"), pl.col("this_week"), lexicon).alias("week_shift"),
    )


def _split_lists(found: pl.DataFrame, patterns: CalendarPatterns) -> pl.DataFrame:
    """Lists of days as a row a day: "16 et 17 juin" is "16" and "17 juin", both in June."""
    is_list = pl.col("form") == "days"
    lists = found.filter(is_list).drop("day", "weekday")
    if lists.is_empty():
        return found.filter(~is_list).drop("lead").sort("sentence", "start")
    distinct = lists.select(pl.col("matched").alias("surface"), "lead").unique(maintain_order=True)
    items = match_spans(distinct, "lead", patterns.day_item, keep=("surface", "lead")).select(
        pl.col("surface").alias("matched"),
        pl.col("matched").alias("_item"),
        pl.col("start").alias("_from"),
        pl.col("end").alias("_to"),
        pl.col("before").alias("_before"),
        pl.col("after").alias("_after"),
        # Offsets restart at 0 with each surface.
        (pl.col("before") == "").alias("_first") & (pl.col("start") == 0),
        (pl.col("end") == pl.col("lead").str.len_chars()).alias("_last"),
    )
    days = (
        lists.join(items, on="matched", how="left", maintain_order="left")
        .with_columns(_list=pl.col("start"))
        .with_columns(
            (pl.col("start") + pl.col("_from")).alias("start"),
            pl.when("_last").then("end").otherwise(pl.col("start") + pl.col("_to")).alias("end"),
            pl.when("_first").then("before").otherwise("_before").alias("before"),
            pl.when("_last").then("after").otherwise("_after").alias("after"),
            pl.when("_last").then(pl.col("matched").str.slice(pl.col("_from"))).otherwise("_item").alias("matched"),
            _day(pl.col("_item").str.extract(r"(\S+)$")).alias("day"),
            pl.col("_item").str.extract(rf"^(?:ce )?([{LETTER}]{{3,}}di|dimanche)").alias("weekday"),
        )
        # "du 30 au 1er octobre", "dans la nuit du 31 au 1er janvier 2025": of the month before.
        .with_columns(_turns=pl.col("day").last().over("sentence", "_list"))
        .with_columns(
            _turns=(
                ((pl.col("_turns") <= _EARLY) & (pl.col("day") >= _LATE))
                # "des 22 et 7 octobre": told in no order.
                & (pl.col("lead").str.contains(_UP_TO) | ((pl.col("_turns") <= _FIRST) & (pl.col("day") >= _LAST)))
            ).fill_null(value=False)
        )
        .with_columns(
            month=pl.when("_turns").then((pl.col("month") + 10) % 12 + 1).otherwise("month"),
            year=pl.col("year") - (pl.col("_turns") & (pl.col("month") == 1)).cast(pl.Int32),
        )
        .select(found.columns)
    )
    return pl.concat([found.filter(~is_list), days]).drop("lead").sort("sentence", "start")


def _integer(text: pl.Expr) -> pl.Expr:
    return text.cast(pl.Int32, strict=False)


def _day(text: pl.Expr) -> pl.Expr:
    return pl.when(text.is_in(["1er", "premier"])).then(1).otherwise(_integer(text)).cast(pl.Int32)


def _looked_up(word: pl.Expr, table: pl.DataFrame, key: str, value: str) -> pl.Expr:
    """The table's number for the word; null where the table has none."""
    return _integer(_named(word, table, key, value))


def _shifted(word: pl.Expr, this: pl.Expr, lexicon: Lexicon) -> pl.Expr:
    """How many years or weeks away the word says, 0 where `this` says that it is the present one."""
    shifted = _looked_up(word, lexicon["calendar_shifts"], "form", "shift")
    return pl.coalesce(shifted, pl.when(this.is_not_null()).then(0)).cast(pl.Int32)


def _named(word: pl.Expr, table: pl.DataFrame, key: str, value: str) -> pl.Expr:
    """The table's name for the word; null where the table has none."""
    # "mois" is singular and plural.
    rows = table.unique(key, keep="first", maintain_order=True)
    return word.replace_strict(rows[key].to_list(), rows[value].to_list(), default=None, return_dtype=pl.String)


def _full_year(two_digits: pl.Expr) -> pl.Expr:
    """The year that two digits stand for: 2000 to 2049, 1950 to 1999."""
    number = _integer(two_digits)
    return pl.when(number < 50).then(2000 + number).otherwise(1900 + number)


def _tens(decade: pl.Expr) -> pl.Expr:
    """The decade that two digits or words stand for: "années 90" is 1990, "années 20" 2020."""
    return pl.when(decade < 30).then(2000 + decade).otherwise(1900 + decade)

"""Years that a text gave before: "Le 5 mars 1962, … Le 7 mars, …", "en mars de la même année", "l'année précédente"."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.lexicon import Lexicon
from transforms.text.alternatives import one_of
from transforms.text.letters import LETTER

# How many sentences a year given with a day or month holds for those without one; more where nothing else tells it.
SENTENCES = 2
SENTENCES_UNDATED = 12
# How many a year holds that is alone in a heading, or opens a sentence ("En 2011, …").
_SENTENCES_TITLED = 3
_LONGEST_HEADING = 90
# A month this far back in the year is rather of the next one: "En décembre 2023 … En janvier".
_MONTHS_BACK = 6
_NO_YEAR = -1
# Code points before a date in which a cue may stand.
_NEAR = 100
# A date of this many years before the text is told as history; a later one is news, and counts from today.
_YEARS_AGO = 2
_COMPARED = (
    r"(?:par rapport (?:à|au|aux)|comparée?s? (?:à|au|avec)|face à|au regard de|qu'en|que celui de|que celle de)"
    r"(?: l'année| l'exercice| fin| début)? ?$"
)
"""What stands before a year that another is compared with."""
_BORN = (
    rf"(?:^|[^{LETTER}])née?s?(?: [^,;.]{{0,40}})? (?:le|en) $"
    r"|^(?:fond|lanc|cré|inaugur|ouvert|introduit|coté|racheté|entr)[a-zé]{0,4}s?"
    r"(?: [^,;.]{0,30})? (?:le|en|fin|début) $"
)
_CLAUSE = 80
_RELATIVE = r"[,(] ?(?:dont|qui|où|que) [^,;.]*(?:avai(?:t|ent)|étai(?:t|ent)) [^,;.]*$"
_AIM = (
    r"(?:prévue?s?|promise?s?|attendue?s?|visée?s?|pour|d'ici(?: à)?|horizon) $"
    r"|(?:promis|prévu|promet|prévoit) [^,;.]{0,40} en $"
)
_QUARTERS = ["quarter", "quarter_code"]
MONTHS = {"quarter": 3, "half": 6}


@cache
def _anaphora(lexicon: Lexicon) -> str:
    return rf"^ ({one_of(lexicon['anaphora_cues']['words'])})(?:[^{LETTER}]|$)"


@cache
def _anaphora_at_end(lexicon: Lexicon) -> str:
    return rf" ({one_of(lexicon['anaphora_cues']['words'])})$"


@cache
def _earlier(lexicon: Lexicon) -> str:
    cues = lexicon["earlier_cues"]
    before = one_of(cues.filter(pl.col("place") == "before")["cue"])
    verbs = one_of(cues.filter(pl.col("place") == "verb")["cue"])
    # "après + 2 % en décembre": a value may stand in between.
    value = rf"[^{LETTER}]{{1,20}}(?:points? )?(?:en |le |fin )?"
    return rf"(?:^|[^{LETTER}])(?:(?:{before}){value}|(?:{verbs}) [^,;:.]{{0,60}})$"


def carry_years(expressions: pl.DataFrame, sentences: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The expressions with `year` filled in from the dates before them, and `anaphoric`.

    `anaphoric` marks what counts from another date that the text has not dated ("le 12 mars suivant"). Needs
    `published_on` and `future`, and the sentences that the expressions were found in.
    """
    cues = lexicon["anaphora_cues"]
    is_next = pl.col("form") == "next_year"
    # "en mars de cette année-là": matched as one of the present year.
    then = pl.col("year_shift").is_not_null() & pl.col("after").str.starts_with("-là")
    expressions = expressions.with_columns(year_shift=pl.when(~then).then("year_shift"), _then=then)
    unsaid = pl.all_horizontal(pl.col("year", "shift", "year_shift").is_null())
    # "ce mois de mars" is of the text's own time, "ce lundi 3 mars" of a day that another may date.
    own_time = pl.col("matched").str.starts_with("ce ") & (
        pl.col("weekday").is_null() | pl.col("published_on").is_not_null()
    )
    open_date = unsaid & pl.col("month").is_not_null() & ~own_time
    # "le premier trimestre de l'année précédente" is matched with what it counts from.
    of_told = unsaid & (pl.col("form") == "quarter")
    # "en mars de l'année suivante" is one expression, "l'année suivante" by itself another.
    of_month = (
        is_next
        & (pl.col("before") == " de ")
        & pl.col("month").shift(1).is_not_null()
        & (pl.col("sentence") == pl.col("sentence").shift(1))
    ).fill_null(value=False)
    stated = pl.lit("de ") + pl.col("matched")
    said = pl.coalesce(
        pl.when(is_next).then(stated),
        pl.when("_then").then(pl.lit("de cette année-là")),
        pl.when(of_month.shift(-1, fill_value=False)).then(stated.shift(-1)),
        pl.when(of_told).then(pl.col("matched").str.extract(_anaphora_at_end(lexicon))),
        pl.col("after").str.extract(_anaphora(lexicon)),
    )
    offset = said.replace_strict(
        cues["words"].to_list(), cues["years"].cast(pl.Int32).to_list(), default=None, return_dtype=pl.Int32
    )
    # "depuis mars 2022" tells how far back something goes, and not of when the text goes on to speak.
    since = pl.col("before").str.ends_with("depuis ") | pl.col("before").str.ends_with("depuis le ")
    # And so does "né le 8 août 1997".
    aside = since | pl.col("before").str.tail(_NEAR).str.contains(_BORN)
    # "le réacteur voisin, dont le cœur avait fondu en mars 1979, est en démantèlement": told by the way.
    aside |= pl.col("before").str.tail(_CLAUSE).str.contains(_RELATIVE) & pl.col("after").str.contains("^[,)]")
    # Worked out once: Polars would search again for each of the columns that depend on it.
    expressions = expressions.with_columns(
        _dated=pl.col("year").is_not_null() & pl.col("month").is_not_null() & ~aside,
        _earlier=pl.col("before").str.tail(_NEAR).str.contains(_earlier(lexicon)),
    )
    dated = pl.col("_dated")
    present = pl.col("published_on").dt.year() - 1
    # "Le plan, prévu pour 2025": what is aimed at is not when the text goes on.
    aim = pl.col("before").str.tail(_CLAUSE).str.contains(_AIM)
    of_present = (pl.col("year") >= present).fill_null(value=False) & ~pl.col("future") & ~aim
    of_today = pl.col("shift").is_not_null() & pl.any_horizontal(pl.col("month", "weekday").is_not_null())
    context = expressions.with_columns(_titles=_are_titles(expressions, sentences)).with_columns(
        _title_year=pl.when("_titles").then("year").forward_fill().over("doc_id"),
        _title_sentence=pl.when("_titles").then("sentence_no").forward_fill().over("doc_id"),
        _offset=pl.when(open_date | is_next | of_told).then(offset),
        # "en hausse de 6 % par rapport à 2022": what is compared with, and not what the text speaks of.
        _any_year=pl.when(~pl.col("before").str.tail(_NEAR).str.contains(_COMPARED))
        .then("year")
        .forward_fill()
        .over("doc_id"),
        _last_year=pl.col("year").forward_fill().over("doc_id"),
        # The year after which a fiscal year is named: 2024 of "l'exercice 2023/24".
        _fiscal_year=pl.when("fiscal").then(pl.coalesce("last_year", "year")).forward_fill().over("doc_id"),
        # Where a text speaks of its own days again ("en mars dernier"), the year told before holds no more.
        # So does one after it that is the present one, or the last: "début 2025".
        _year=pl.when(dated).then("year").when(of_today | of_present).then(_NO_YEAR).forward_fill().over("doc_id"),
        _month=pl.when(dated).then("month").forward_fill().over("doc_id"),
        _sentence=pl.when(dated).then("sentence_no").forward_fill().over("doc_id"),
        _joined=of_month,
    )
    undated = pl.col("published_on").is_null()
    near = pl.col("sentence_no") - pl.col("_sentence") <= pl.when(undated).then(SENTENCES_UNDATED).otherwise(SENTENCES)
    last_history = pl.col("published_on").dt.year() - _YEARS_AGO
    is_history = (
        open_date
        & ~pl.col("future")
        & near
        & (pl.col("_year") != _NO_YEAR)
        & (pl.col("_year") <= last_history).fill_null(value=True)
    )
    titled = (
        open_date
        & ~pl.col("future")
        & (pl.col("sentence_no") - pl.col("_title_sentence")).is_between(1, _SENTENCES_TITLED)
        & (pl.col("_title_year") <= last_history).fill_null(value=True)
        & (pl.col("_sentence") < pl.col("_title_sentence")).fill_null(value=True)
    )
    earlier = pl.col("_earlier")
    turned = (
        pl.when(earlier & (pl.col("month") > pl.col("_month")))
        .then(-1)
        .when(~earlier & (pl.col("_month") - pl.col("month") > _MONTHS_BACK))
        .then(1)
        .otherwise(0)
    )
    # "mardi 17 septembre" is of no year in which that day is no Tuesday.
    told_day = pl.date(pl.col("_year") + turned, pl.col("month"), 1) + pl.duration(days=pl.col("day") - 1)
    fits = (told_day.dt.weekday().cast(pl.Int32) == pl.col("weekday_number")) | (pl.col("_year") == _NO_YEAR)
    is_history = is_history & (fits.fill_null(value=True) | undated)
    # "l'exercice précédent" is the one before the fiscal year told last.
    told = pl.coalesce(pl.when(is_next & pl.col("fiscal")).then("_fiscal_year"), "_any_year", "_last_year")
    carried = context.with_columns(
        year=pl.when(pl.col("_offset").is_not_null())
        .then(told + pl.col("_offset"))
        .when(titled)
        .then("_title_year")
        .when(is_history)
        .then(pl.col("_year") + turned)
        .otherwise("year"),
        anaphoric=pl.col("_offset").is_not_null() & pl.col("_last_year").is_null(),
    )
    carried = _carry_quarters(carried, unsaid & undated, earlier)
    return carried.filter(~pl.col("_joined")).select(
        *expressions.drop("_then", "_dated", "_earlier").columns, "anaphoric"
    )


def _carry_quarters(expressions: pl.DataFrame, open_: pl.Expr, earlier: pl.Expr) -> pl.DataFrame:
    """The expressions with the years of quarters in texts without date: "au premier trimestre" after "T2 2012"."""
    is_quarter = pl.col("form").is_in(_QUARTERS) & ~pl.col("fiscal")
    # The month that it ends with.
    last = pl.coalesce(
        "month", pl.when(is_quarter).then(pl.col("number") * pl.col("unit").replace_strict(MONTHS, default=None))
    )
    context = expressions.with_columns(_last_month=last)
    told = pl.col("year").is_not_null() & pl.col("_last_month").is_not_null() & ~open_
    context = context.with_columns(
        _told_year=pl.when(told).then("year").forward_fill().over("doc_id"),
        _told_month=pl.when(told).then("_last_month").forward_fill().over("doc_id"),
        _told_sentence=pl.when(told).then("sentence_no").forward_fill().over("doc_id"),
    )
    near = pl.col("sentence_no") - pl.col("_told_sentence") <= SENTENCES_UNDATED
    turned = pl.when(earlier & (pl.col("_last_month") > pl.col("_told_month"))).then(-1).otherwise(0)
    follows = open_ & is_quarter & pl.col("year").is_null() & ~pl.col("future") & near
    return context.with_columns(year=pl.when(follows).then(pl.col("_told_year") + turned).otherwise("year"))


def _are_titles(expressions: pl.DataFrame, sentences: pl.DataFrame) -> pl.Series:
    """True for a year that heads what follows: in a line that ends like no sentence, or "En 2011," at the beginning."""
    rows = expressions.with_row_index("_row").filter(
        (pl.col("form") == "year") & pl.col("last_year").is_null() & pl.col("part").is_null()
    )
    text = sentences["text"].gather(rows["sentence"])
    is_heading = text.str.contains(rf"[{LETTER}\p{{N}})]\s{{0,9}}\n\s*$") & (text.str.len_chars() <= _LONGEST_HEADING)
    opens = (rows["before"] == "en ") & (rows["start"] == len("en ")) & rows["after"].str.starts_with(",")
    return pl.int_range(expressions.height, dtype=pl.UInt32, eager=True).is_in(
        rows["_row"].filter(is_heading | opens).implode()
    )

"""Numbers that are no quantities: parts of names and codes, references, telephone numbers, scores."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.lexicon import Lexicon
from transforms.quantities.figure_cues import alternatives
from transforms.quantities.gapped import after_another
from transforms.quantities.neighbours import same_sentence
from transforms.quantities.number_lists import named_items
from transforms.quantities.numerals import CODES
from transforms.text.letters import CAPITAL, LETTER, SMALL

_JOINTS = ("-", "%", "/", ".", "_", "=", "&", "?", "#", "@", "'", "+", "\\")
"""Before a number they may join it to a name or code."""


_DISTRICTS = 20
"""No town has more districts or universities than are numbered after its name."""


@cache
def _numbered(lexicon: Lexicon) -> str:
    words = "|".join(lexicon["numbered_nouns"]["words"])
    return rf"(?:^|[^{LETTER}])(?:{words}) ?(?:[0-9.]+(?:,| et| à| ou|-) ?)?$"


@cache
def _article_contexts(lexicon: Lexicon) -> str:
    return rf"^ (?:{'|'.join(lexicon['article_contexts']['cue'])})(?:[^{LETTER}]|$)"


def drop_non_figures(numerals: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The numerals that may be quantities, with `yearlike`: a bare number that would be taken for a year.

    Expects `left`, `after`, `lead` and what `transforms.quantities.units.read_units` adds. Out go "Llama 4", "GPT-5",
    "4x4", "49ers", "article 49", "24/7", "01 23 45 67 89"; "5 GW" and "24 salariés" stay.
    """
    # Worked out first and masked: each search runs on the few numerals that it may concern.
    digits, unit, plain = pl.col("_digits"), pl.col("_unit"), pl.col("_plain")
    numerals = numerals.with_columns(
        _digits=pl.col("numeral").str.contains("^[0-9]"),
        _unit=pl.col("kind").is_not_null(),
        _pair=pl.col("numeral").str.contains("^[0-9]{2}$"),
    ).with_columns(
        _plain=digits & ~unit,
        _gap=pl.when(pl.col("_pair") & pl.col("_pair").shift(-1)).then("after").str.head(2) + pl.col("lead").shift(-1),
        _next=pl.when(digits & (pl.col("taken") == 0)).then("after"),
        _joined=pl.when(pl.col("lead").is_in(_JOINTS)).then("left"),
        _before=pl.when(digits & ~unit & ~pl.col("scaled")).then("left"),
    )
    after, before, joined = pl.col("_next"), pl.col("_before"), pl.col("_joined")
    glued = after.str.contains(rf"^[{LETTER}\p{{N}}_#@]") & ~after.str.contains(
        rf"^(?:[hH][0-5][0-9]|m[0-9]{{2}})(?:[^{LETTER}\p{{N}}]|$)"
    )
    # The letter or digit before a hyphen, slash, dot …: "GPT-5", "24/7", "site.org/12".
    touched = joined.str.contains(rf"[{LETTER}\p{{N}}%€$)]..?$") & ~joined.str.contains(rf"[ (][^{LETTER}\p{{N}}]?.$")
    range_end = (pl.col("lead") == "-") & joined.str.contains(r"[0-9%€$]-$")
    # One character lies between its unit and the number.
    behind = same_sentence(1) & (pl.col("start") == (pl.col("end") + pl.col("taken")).shift(1) + 1)
    # "5 MW-10 MW".
    same_unit = (pl.col("kind") == pl.col("kind").shift(1)) & (pl.col("unit") == pl.col("unit").shift(1))
    range_end |= (pl.col("lead") == "-") & behind & same_unit
    # "110/120 km/h": the end of a range.
    range_end |= (
        pl.col("_unit")
        & (pl.col("kind") != "data")
        & (pl.col("lead") == "/")
        & (pl.col("after").shift(1) == "")
        & same_sentence(1)
        & (pl.col("value") / pl.col("value").shift(1)).is_between(1, 2, closed="right")
    )
    # "+3%/+4%", "50%/50%".
    range_end |= (pl.col("kind") == "share") & joined.str.contains(r"[0-9] ?%/\+?$")
    coded = touched & ~range_end & ~((pl.col("lead") == "'") & joined.str.contains(r"(?:[dlnsDLNS]|[Qq]u?)'$"))
    slash = (
        pl.col("after").is_in(["/", *(f"/{digit}" for digit in range(10))])
        & same_sentence(-1)
        & (pl.col("lead").shift(-1) == "/")
    )
    version = after.str.contains(rf"^[./_][{LETTER}\p{{N}}]|^-[{LETTER}]")
    # "2 heures 05 minutes", "en 2 h 07".
    leading_zero = pl.col("numeral").str.contains("^0[0-9]") & (pl.col("kind") != "duration").fill_null(value=True)
    leading_zero &= ~(behind & (pl.col("unit").shift(1) == "hour")).fill_null(value=False)
    referenced = before.str.to_lowercase().str.contains(_numbered(lexicon))
    short = pl.when(plain).then("numeral")
    # "Stargate 2", "Boeing 737": a capitalised word that does not open the sentence or a quotation, no unit after it.
    # "- Entre 30 et 59 minutes", "aux Américains 32 avions": no name.
    opened = rf"[^ \"] (?:{alternatives(lexicon, 'no_name')}) $"
    named = (
        before.str.contains(r"[^ \"] [A-ZÀ-Þ][A-Za-zÀ-ÿ0-9-]* $|(?:^|[ '])[a-z][A-Z][A-Za-z]+ $")
        & ~before.str.contains(opened)
        & short.str.contains(r"^[0-9]{1,4}(?:[.,][0-9]+)?$")
    )
    # "Total 555 suppressions d'emplois", "à Aubière 14 seront supprimés": what follows has the number, not the name.
    followed = pl.when(named).then("after")
    named &= ~followed.str.contains(rf"^ (?:{alternatives(lexicon, 'plural_verb')})(?:[^{LETTER}]|$)")
    plural = followed.str.extract(rf"^ ([a-zà-ÿ]{{3,}}s) (?:de |d'|du |des )[{SMALL}]", 1)
    named &= ~(plural.is_not_null() & ~plural.str.contains(r"(?:[éiu]s|ées|ies|ues)$")).fill_null(value=False)
    next_pair = same_sentence(-1) & pl.col("_gap").is_in([" ", ".", "-"])
    run = next_pair.fill_null(value=False)
    # Three pairs in a row at least: "30-50 mm, et 60-80 mm" are two ranges.
    ran = run.shift(1, fill_value=False)
    phone = run & run.shift(-1, fill_value=False) | ran & run | ran & run.shift(2, fill_value=False)
    opening = pl.when(plain & pl.col("left").is_in(["", " "])).then("after")
    marker = opening.str.contains(r"^(?:\)|\.(?: |$)|°\)| ?- )")
    rate = pl.when(pl.col("numeral").is_in(["cent", "mille"])).then("left")
    # "en avoir pour cent euros".
    percent_word = rate.str.contains(r"(?i)pour $") & ~unit
    # "par milliers", "ces millions de puces": of which the text spoke before.
    adverb = pl.when("vague").then("left").str.contains(rf"(?i)(?:^|[^{LETTER}])(?:par|ces) $")
    # "une année décisive", "un mois d'août": the article.
    one = pl.when(unit & pl.col("numeral").is_in(["un", "une"])).then("after")
    article = one.str.slice(pl.col("taken").cast(pl.Int64), 30).str.to_lowercase()
    article = article.str.contains(_article_contexts(lexicon))
    # "une amende, puis une seconde de 5 000 euros".
    other = pl.when((pl.col("unit") == "second") & one.str.contains("^ seconde d(?:e |')$")).then("after")
    article |= other.is_not_null() & same_sentence(-1)
    # "un jour, elle partira".
    whole_day = one.str.contains(rf"^ jour(?:[^{LETTER}]|$)") & ~one.str.contains(rf"^ jour et demi(?:[^{LETTER}]|$)")
    day = pl.when(whole_day).then("left")
    someday = ~day.str.contains(rf"(?i)(?:^|[^{LETTER}])(?:{alternatives(lexicon, 'one_day')}) ?$")
    # "la guerre de Trente Ans", "les 24 Heures du Mans": before a unit of time with a capital, part of a name.
    span = pl.when(pl.col("kind") == "duration").then("after")
    timed = span.str.contains(rf"^[ -][A-ZÀ-Þ][a-zà-ÿ]{{2,}}(?:[^{LETTER}]|$)")
    timed &= ~digits | span.str.contains(rf"^[ -][{LETTER}]+ (?:d[ue] |d'|des )[A-ZÀ-Þ]")
    # "le tournoi des Six Nations": capitals in the middle of a sentence.
    titled = pl.when(pl.col("initial").str.contains("^[A-ZÀ-Þ]")).then("left").str.contains(rf"[{SMALL}][ ']$")
    titled &= pl.col("after").str.contains(r"^[ -][A-ZÀ-Þ][a-zà-ÿ]")
    # "l'iPhone 5s".
    second = pl.when((pl.col("unit") == "second") & digits & pl.col("after").str.starts_with("s")).then("left")
    model = second.str.contains(rf"(?:^|[ '])[{SMALL}]*[{CAPITAL}][{LETTER}]* $")
    # "auteur2": no code of a currency.
    code = pl.col("lead").is_in(CODES.split("|")) & (pl.col("kind").is_null() | (pl.col("sign") == 0))
    # "une hausse à deux ou trois chiffres".
    before_digits = pl.when(pl.col("after").str.starts_with(" chiffre")).then("left")
    figured = before_digits.str.contains(rf"(?i) à (?:[{LETTER}]+ (?:ou|à) )?$")
    # "deux F-35": no francs.
    craft = pl.col("after").is_in([" F", "F"]) & (pl.col("lead").shift(-1) == "-") & same_sentence(-1)
    craft &= pl.col("kind").shift(-1).is_null()
    # "2-07-054321-X": the last sign of a book's number.
    book = pl.when(pl.col("kind") == "multiple").then("numeral").str.contains("^[0-9]{5}")
    out = {
        "_code": code,
        "_figured": figured,
        "_craft": craft,
        "_someday": someday,
        "_book": book,
        "_model": model,
        "_titled": titled,
        "_timed": timed,
        "_glued": glued,
        "_coded": coded,
        "_slash": slash,
        "_version": version,
        "_zero": leading_zero,
        "_phone": phone,
        "_marker": marker,
        "_percent": percent_word,
        "_adverb": adverb,
        "_article": article,
    }
    yearlike = plain & pl.col("numeral").str.contains("^(?:1[0-9]{3}|20[0-9]{2})$")
    # Lazy: what several tests are worked out of is worked out once.
    marks = (
        numerals.lazy()
        .select(
            _out=pl.any_horizontal(test.fill_null(value=False).alias(name) for name, test in out.items()),
            yearlike=yearlike,
            named=named.fill_null(value=False),
            referenced=referenced.fill_null(value=False),
        )
        .collect(engine="in-memory")
    )
    # "la Chine produit 300 TWh, la France 60"; few numbers go after a name or a word that has one.
    where = (marks["named"] | marks["referenced"]) & numerals.select(same_sentence(1)).to_series()
    few = numerals.select("left", "numeral").filter(where)
    found = few.select(after_another(pl.lit(value=True), lexicon)).to_series()
    left_out = where.scatter(where.arg_true(), found)
    left_out |= named_items(numerals, numerals["kind"].is_null() & ~marks["_out"], "after")
    # "Paris en compte 300, Lyon 120", and neither "Lyon 3" nor "Paris 13".
    counted = left_out & (numerals["value"] > _DISTRICTS)
    marks = marks.with_columns(pl.col("_out") | (marks["named"] & ~left_out) | (marks["referenced"] & ~counted))
    return (
        numerals.drop("initial", "_digits", "_unit", "_plain", "_next", "_joined", "_before", "_pair", "_gap")
        .with_columns(marks["yearlike"])
        .filter(~marks["_out"])
    )

"""Bare numbers that stand where an item of a list stands: "36 du côté français et 22 par les gardes-côtes"."""

from __future__ import annotations

import polars as pl

from transforms.lexicon import Lexicon
from transforms.quantities.figure_cues import alternatives
from transforms.quantities.gapped import MEASURES
from transforms.text.letters import LETTER

_TOLD_AGAIN = ["duration", "age"]
"""What a number seldom leaves out: "18 ans, et deux ont fui" are two people."""
_CODES = 100
"""Numbers below it in brackets after a place are of departments, where no number of the list is larger."""
_ALIKE = (0.5, 2)
"""Times that "les 270" may be as large as the measure before it, and a number in brackets as the count before it."""
_SUMS = (0.01, 50)
"""Times that a sum may be as large as the one it is listed with."""
_WHOLE = (1, 100)
"""Times that all may be as many as the part told before: "12 réacteurs, sur les 58"."""
_BESIDE = (
    r"^(?: [^ ,.;:0-9]+){0,6}(?:,| et) (?:l[ae] |les |l'|celui |celle |ceux |celles )[^,.;:0-9]{2,40} (de |d'|à )$"
)
"""What lies between two values of which the second leaves out its verb, and the preposition that both have."""


def at_item(lexicon: Lexicon, left: pl.Expr, after: pl.Expr) -> pl.Expr:
    """Whether the text before and after a number is that of an item of a list: "et de |3200| dans les collèges"."""
    entry, end = alternatives(lexicon, "item_entry"), alternatives(lexicon, "item_end")
    entered = left.str.contains(rf"(?:,| et|:|;)(?: (?:{entry}))* ?$")
    return pl.when(entered).then(after).str.contains(rf"^(?: (?:{end})|[.;:)])")


def continues(lexicon: Lexicon) -> pl.Expr:
    """Whether a bare number goes on with the figure before it, by what stands before and behind the number.

    "503 en Allemagne, 158 en France, 100 en Suisse", "et 17 sont fermés", "dépasser 250 kW, voire atteindre les 270",
    "Brest (+92 %) et Nancy (+97)". Expects what `transforms.quantities.ellipsis` knows of bare numbers.
    """
    free = pl.col("_there") & ~pl.col("scaled") & ~pl.col("yearlike") & ~pl.col("vague")
    measured = pl.col("kind_before").is_in(MEASURES)
    left, after, link = pl.when(free).then("left_low"), pl.col("after").str.to_lowercase(), pl.col("_link_before")
    entry, end = alternatives(lexicon, "item_entry"), alternatives(lexicon, "item_end")
    verb = f"{alternatives(lexicon, 'predicate')}|{alternatives(lexicon, 'subject_of')}"
    entered = left.str.contains(rf"(?:,| et|:|;)(?: (?:{entry}))* ?$")
    ended = at_item(lexicon, left, after)
    # "16 milliards d'économies : 10 proviendront de …".
    counted = pl.col("noun_before").is_not_null() | (pl.col("kind_before") == "money") & (pl.col("scale_before") >= 1e6)
    ended |= pl.when(entered & counted).then(after).str.contains(rf"^ (?:{verb}) ")
    # "limité à sept jours, quinze en cas de vol": of times it is the next words that go on.
    lasting = pl.col("kind_before").is_in(_TOLD_AGAIN).fill_null(value=False)
    item = ended & (~lasting | (link == ", ") & ~after.str.contains("^ d[e'u]"))
    # "le million d'euros … et 292 chez la seconde": other things than millions.
    ratio = pl.col("value") / pl.col("value_before")
    item &= (pl.col("kind_before") != "money").fill_null(value=True) | (ratio * pl.col("scale_before")).is_between(
        *_SUMS
    )
    # "à 250 kW, voire atteindre les 270", "12 réacteurs, sur les 58 en service".
    whole = left.str.contains(rf"(?:^|[^{LETTER}])(?:{alternatives(lexicon, 'of_whole')}) $")
    whole &= ratio.is_between(*_WHOLE) & (measured | pl.col("noun_before").is_not_null())
    taken_up = left.str.contains(rf"(?:^|[^{LETTER}])(?:{alternatives(lexicon, 'taken_up')}) $")
    taken_up = whole | taken_up & measured & ratio.is_between(*_ALIKE)
    again = taken_up & pl.when(taken_up).then(after).str.contains(rf"^(?: (?:{end})|[.,;:)])")
    # "286 jours, bien plus que les huit prévus".
    foreseen = after.str.contains(rf"^ (?:{alternatives(lexicon, 'foreseen')})(?:[^{LETTER}]|$)")
    again |= pl.when(foreseen).then(left).str.contains(r"(?:contre|que|au lieu|loin|sur)(?: des?| les| d')? $")
    # "flashé à 158 km/h pour 110".
    again |= (pl.col("kind_before") == "speed") & left.str.ends_with(" pour ") & ratio.is_between(*_ALIKE)
    # "le tarif normal est de 9 euros, le tarif réduit de 6".
    beside = link.str.extract(_BESIDE, 1)
    again |= pl.col("_left_before").str.ends_with(beside) & after.str.contains(r"^(?:[.,;:)])")
    # "Brest (+92 %) et Nancy (+97)": lower numbers alone after places are codes of these.
    bracketed = link.str.contains(
        r"^ ?[%€]?\)(?:,| et| ou|,? puis) [^0-9.;:]{2,40}\((?:[+-] ?)?$"
    ) & after.str.starts_with(")")
    bracketed &= pl.col("_known_last") | (pl.col("_value_there") >= _CODES)
    # "196 appareils, moitié moins que l'année précédente (389)", "10,7 % (80)", where seats are told before.
    alone = after.str.starts_with(")") & pl.col("left").str.ends_with("(") & pl.col("noun_before").is_not_null()
    bracketed |= alone & (pl.col("value") >= _CODES) & ratio.is_between(*_ALIKE)
    # "Peugeot 17,72 % (+8,3)", "puis la filiale (-155)": a change in brackets of what goes before.
    signed = free & after.str.starts_with(")") & pl.col("left").str.contains(r"\([+-] ?$")
    bracketed |= signed & (pl.col("noun_before").is_not_null() | (pl.col("kind_before") == "share"))
    # "29 médailles (12 en or": a part in brackets.
    part = left.str.ends_with("(") & pl.col("noun_before").is_not_null() & (ratio <= 1)
    aside = pl.when(part).then(after).str.contains(rf"^ (?:{alternatives(lexicon, 'aside')})(?:[^{LETTER}]|$)")
    again |= part & ~aside & pl.when(part).then(after).str.contains(rf"^ (?:{end})")
    return pl.any_horizontal(test.fill_null(value=False) for test in (item, again, free & bracketed))

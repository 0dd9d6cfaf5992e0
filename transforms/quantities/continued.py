"""Bare numbers that stand where an item of a list stands: "36 du côté français et 22 par les gardes-côtes"."""

from __future__ import annotations

import polars as pl

from transforms.lexicon import Lexicon
from transforms.quantities.bounds import limiting_words
from transforms.quantities.figure_cues import alternatives
from transforms.quantities.gapped import MEASURES
from transforms.quantities.number_lists import NO_CODE
from transforms.text.letters import LETTER

_TOLD_AGAIN = ["duration", "age"]
"""What a number seldom leaves out: "18 ans, et deux ont fui" are two people."""
_ALIKE = (0.5, 2)
"""Times that "les 270" may be as large as the measure before it, and a number in brackets as the count before it."""
_HELD = (0.3, 3)
"""Times that a number under a limit may be as large as the measure before it."""
_SUMS = (0.01, 50)
"""Times that a sum may be as large as the one it is listed with."""
_WHOLE = (1, 100)
"""Times that all may be as many as the part told before: "12 réacteurs, sur les 58"."""
_BESIDE = (
    r"^(?: [^ ,.;:0-9]+){0,6}(?:,| et) (?:l[ae] |les |l'|celui |celle |ceux |celles )[^,.;:0-9]{2,40} (de |d'|à )$"
)
"""What lies between two values of which the second leaves out its verb, and the preposition that both have."""
_BRACKETED = r"^ ?[%€]?\)(?:,| et| ou|,? puis) [^0-9.;:]{2,40}\((?:[+-] ?)?$"
"""What lies between two numbers in brackets of one list."""


def at_item(lexicon: Lexicon, left: pl.Expr, after: pl.Expr) -> pl.Expr:
    """Whether the text before and after a number is that of an item of a list: "et de |3200| dans les collèges"."""
    entry, end = _item(lexicon)
    return pl.when(left.str.contains(entry)).then(after).str.contains(end)


def _item(lexicon: Lexicon) -> tuple[str, str]:
    """Patterns of what stands before and behind an item of a list."""
    entry = rf"(?:,| et|:|;)(?: (?:{alternatives(lexicon, 'item_entry')}))* ?$"
    return entry, rf"^(?: (?:{alternatives(lexicon, 'item_end')})|[.;:)])"


def continues(bare: pl.DataFrame, lexicon: Lexicon) -> pl.Series:
    """Whether each bare number goes on with the figure before it, by what stands before and behind the number.

    "503 en Allemagne, 158 en France, 100 en Suisse", "et 17 sont fermés", "dépasser 250 kW, voire atteindre les 270",
    "Brest (+92 %) et Nancy (+97)". Expects what `transforms.quantities.ellipsis` knows of bare numbers.
    """
    entry, end = _item(lexicon)
    free = pl.col("_there") & ~pl.col("scaled") & ~pl.col("yearlike") & ~pl.col("vague")
    # What several tests depend on is worked out first: Polars would work it out again for each.
    bare = bare.with_columns(
        _left=pl.when(free).then("left_low"),
        _after=pl.when(free).then("after").str.to_lowercase(),
        _ratio=pl.col("value") / pl.col("value_before"),
        _measured=pl.col("kind_before").is_in(MEASURES).fill_null(value=False),
        _counted=pl.col("noun_before").is_not_null(),
    ).with_columns(
        _entered=pl.col("_left").str.contains(entry),
        _ended=pl.col("_after").str.contains(end),
        _closed=pl.col("_after").str.starts_with(")"),
        _opened=pl.col("_left").str.ends_with("("),
    )
    left, after, link = pl.col("_left"), pl.col("_after"), pl.col("_link_before")
    ratio, measured, counted = pl.col("_ratio"), pl.col("_measured"), pl.col("_counted")
    entered, ended, closed = pl.col("_entered"), pl.col("_ended"), pl.col("_closed")
    # "16 milliards d'économies : 10 proviendront de …".
    verb = f"{alternatives(lexicon, 'predicate')}|{alternatives(lexicon, 'subject_of')}"
    amount = (pl.col("kind_before") == "money").fill_null(value=False) & (pl.col("scale_before") >= 1e6)
    told = pl.when(entered & (counted | amount)).then(after).str.contains(rf"^ (?:{verb}) ")
    item = entered & ended | told.fill_null(value=False)
    # "limité à sept jours, quinze en cas de vol": of times it is the next words that go on.
    lasting = pl.col("kind_before").is_in(_TOLD_AGAIN).fill_null(value=False)
    # "six jours sont prévus en novembre et sept en décembre".
    where = rf" ({alternatives(lexicon, 'located')}|depuis|jusqu') ?[^.;:,0-9]{{2,24}}(?:,| et)(?: d[e'])? ?$"
    alike = pl.when(lasting & entered).then(link).str.extract(where, 1)
    same = after.str.starts_with(pl.concat_str(pl.lit(" "), alike))
    item &= ~lasting | (link == ", ") & ~after.str.contains("^ d[e'u]") | same.fill_null(value=False)
    # "le million d'euros … et 292 chez la seconde": other things than millions.
    listed = (ratio * pl.col("scale_before")).is_between(*_SUMS)
    item &= (pl.col("kind_before") != "money").fill_null(value=True) | listed
    # "à 250 kW, voire atteindre les 270", "12 réacteurs, sur les 58 en service".
    stops = ended | after.str.starts_with(",")
    whole = pl.when(stops & (measured | counted) & ratio.is_between(*_WHOLE)).then(left)
    again = whole.str.contains(rf"(?:^|[^{LETTER}])(?:{alternatives(lexicon, 'of_whole')}) $").fill_null(value=False)
    alike = ratio.is_between(*_ALIKE)
    taken_up = pl.when(stops & measured & alike).then(left)
    again |= taken_up.str.contains(rf"(?:^|[^{LETTER}])(?:{alternatives(lexicon, 'taken_up')}) $").fill_null(
        value=False
    )
    # "286 jours, bien plus que les huit prévus".
    foreseen = pl.when(after.str.contains(rf"^ (?:{alternatives(lexicon, 'foreseen')})(?:[^{LETTER}]|$)")).then(left)
    again |= foreseen.str.contains(r"(?:contre|que|au lieu|loin|sur)(?: des?| les| d')? $").fill_null(value=False)
    # "roulait à 70 km/h sur un engin qui plafonne à 45", "là où elle était supérieure à 80".
    held = measured | (pl.col("kind_before") == "speed").fill_null(value=False)
    held = pl.when(stops & held & ratio.is_between(*_HELD)).then(left)
    again |= held.str.contains(limiting_words(lexicon)[0]).fill_null(value=False)
    # "flashé à 158 km/h pour 110".
    again |= (pl.col("kind_before") == "speed") & left.str.ends_with(" pour ") & alike
    # "le tarif normal est de 9 euros, le tarif réduit de 6".
    beside = pl.when(after.str.contains("^[.,;:)]")).then(link).str.extract(_BESIDE, 1)
    again |= pl.col("_left_before").str.ends_with(beside)
    # "Brest (+92 %) et Nancy (+97)": lower numbers alone after places are codes of these.
    bracketed = pl.when(closed).then(link).str.contains(_BRACKETED)
    bracketed &= pl.col("_known_last") | (pl.col("_value_there") >= NO_CODE)
    # "196 appareils, moitié moins que l'année précédente (389)", "10,7 % (80)", where seats are told before.
    alone = (
        closed
        & pl.col("_opened")
        & (counted | (pl.col("kind_before") == "money"))
        & (pl.col("value") >= NO_CODE)
        & alike
    )
    # "Peugeot 17,72 % (+8,3)", "puis la filiale (-155)": a change in brackets of what goes before.
    changed = (
        pl.when(closed & (counted | (pl.col("kind_before") == "share"))).then(left).str.contains(r"(?:\(|%, ?)[+-] ?$")
    )
    # "29 médailles (12 en or": a part in brackets.
    part = pl.col("_opened") & counted & (ratio <= 1) & ended & ~closed
    aside = pl.when(part).then(after).str.contains(rf"^ (?:{alternatives(lexicon, 'aside')})(?:[^{LETTER}]|$)")
    tests = (item, again, bracketed, alone, changed, part & ~aside)
    return bare.select(pl.any_horizontal(test.fill_null(value=False) for test in tests)).to_series()

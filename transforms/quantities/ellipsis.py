"""Bare numbers that continue a figure before them: "20 chercheurs d'OpenAI et 13 de Google"."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.lexicon import Lexicon
from transforms.quantities.figure_cues import alternatives
from transforms.quantities.neighbours import NOUN, SHARED, partitives, same_sentence


@cache
def _links(lexicon: Lexicon) -> tuple[str, str, str]:
    """Patterns of what ends the text before a number that continues another: of any kind, of contrast, of a part."""
    fillers = "|".join(lexicon["bound_fillers"]["word"])
    links = lexicon["list_links"]

    def pattern(words: pl.Series) -> str:
        hedges = rf"(?: (?:{fillers}|environ|(?:près|plus|moins) de))*"
        return rf"(?:^|[^\p{{L}}])(?:{'|'.join(words)}){hedges}:? ?$"

    contrast, part = (pattern(links.filter(pl.col("contrast") == sense)["link"]) for sense in ("yes", "part"))
    return pattern(links["link"]), contrast, part


def share_before(numerals: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The numerals, each bare one that continues the figure before it with that figure's unit or noun.

    "20 chercheurs d'OpenAI et 13 de Google": 13 counts "chercheurs". Only where a word of the lexicon's `list_links`
    links them, or as in "10 des 17 ministères"; other bare numbers stay bare.
    """
    link, contrast_link, part_link = _links(lexicon)
    # "10 des 17 ministères": ten ministries of seventeen.
    of_next = (
        pl.col("bare")
        & pl.col("link").is_in([f" {form} " for form in partitives(lexicon, "number")])
        & pl.col("noun").shift(-1).is_not_null()
    )
    # What several columns depend on is worked out first: Polars would work it out again for each.
    of_next, frame = pl.col("_of_next"), numerals.with_columns(_of_next=of_next.fill_null(value=False))
    frame = frame.with_columns(
        *(
            pl.when(of_next).then(pl.col(name).shift(-1)).otherwise(name).alias(name)
            for name in NOUN
            if name != "counted_size"
        ),
        counted_size=pl.when(of_next).then(pl.col("head_size").shift(-1)).otherwise("counted_size"),
    )
    has = pl.col("kind").is_not_null() | pl.col("noun").is_not_null()
    names = (*SHARED, "scale", "value")
    # "1 million" continues the last millions before it, "deux autres" the last count, else a number the last figure.
    large = has & (pl.col("scale") >= 1e6)
    counts = pl.col("noun").is_not_null()
    remaining = rf"^ (?:{alternatives(lexicon, 'remaining')})(?:[^\p{{L}}]|$)"
    # "trois d'entre eux" are of those counted last.
    of_them = rf"^ (?:{alternatives(lexicon, 'of_them')})(?:[^\p{{L}}]|$)"
    others = pl.when(~has).then("after").str.contains(rf"{remaining}|{of_them}")
    row = pl.int_range(pl.len(), dtype=pl.UInt32)
    # "19 % … contre 28 988 000": thousands are no percent and no years.
    thousands = ~has & (pl.col("value") >= 1000)
    measured = has & (pl.col("kind").is_null() | ~pl.col("kind").is_in(["share", "duration", "age", "temperature"]))
    nearest = (
        pl.when(pl.col("scale") >= 1e6)
        .then(_last_before(large, row))
        .when(others)
        .then(_last_before(counts, row))
        .when(thousands)
        .then(_last_before(measured, row))
        .otherwise(_last_before(has, row))
    )
    nearest = _alike(nearest, _last_before(counts, row))
    frame = frame.with_columns(_source=nearest).with_columns(
        *(pl.col(name).gather(pl.col("_source")).alias(f"{name}_before") for name in names),
        _there=(pl.col("sentence") == pl.col("sentence").gather(pl.col("_source"))).fill_null(value=False),
    )
    # Masked, and worked out first: few numbers are bare.
    bare_left = pl.when(~has & pl.col("_there") & ~pl.col("scaled")).then("left_low")
    # "10 mois de prison dont 4 avec sursis".
    is_part = (pl.col("value") < pl.col("value_before")) & pl.col("noun_before").is_null()
    is_part &= pl.col("scale_before") == 1
    frame = frame.with_columns(
        _linked=bare_left.str.contains(link),
        _contrasted=bare_left.str.contains(contrast_link) | (bare_left.str.contains(part_link) & is_part),
    )
    linked, contrasted = pl.col("_linked"), pl.col("_contrasted")
    # "300 en France, 200 en Italie et 100 en Espagne": a list of places.
    place = f"^ ({alternatives(lexicon, 'place')}) "
    link_before = pl.when(~has).then(pl.col("link").shift(1))
    linked |= (
        ~has
        & same_sentence(1)
        & link_before.str.contains(r"^ [^,]{1,60}, $")
        & (pl.when(~has).then("after").str.extract(place, 1) == link_before.str.extract(place, 1))
    ).fill_null(value=False)
    # "supprime 1 500 postes, 900 en Allemagne, 400 en France": the first of such a list.
    there = pl.when(~has).then("after").str.extract(place, 1)
    linked |= (
        ~has & same_sentence(1) & same_sentence(-1) & (link_before == ", ") & (there == there.shift(-1))
    ).fill_null(value=False)
    # "des cas à Nantes (310) et Brest (240)"; lower numbers after a place are departments, as are 971 to 976.
    bracketed = pl.when(~has & (pl.col("value") >= 100) & ~pl.col("value").is_between(970, 989)).then("left")
    at_place = bracketed.str.contains(r"\p{Lu}[\p{L}'-]+ \($") & pl.col("after").str.starts_with(")")
    linked |= (at_place & pl.col("noun_before").is_not_null()).fill_null(value=False)
    # "sur les 75 communes du canton, 32 ont voté".
    predicate = rf"^ (?:{alternatives(lexicon, 'predicate')})(?:[^\p{{L}}]|$)"
    all_of = rf"(?:^|[^\p{{L}}])(?:{alternatives(lexicon, 'whole')}) $"
    opened = pl.when(link_before.str.ends_with(", ") & same_sentence(1)).then("after").str.contains(predicate)
    linked |= pl.when(opened).then(pl.col("left_low").shift(1)).str.contains(all_of).fill_null(value=False)
    known_before = pl.col("_there") & (pl.col("kind_before").is_not_null() | pl.col("noun_before").is_not_null())
    # Times and measures are taken up only where the words contrast them: "3 h contre 5", not "18 ans, et deux ont fui".
    located = pl.when(~has).then("after").str.contains(rf"^ (?:{alternatives(lexicon, 'located')}) \p{{Lu}}")
    shared = pl.col("kind_before").is_null() | pl.col("kind_before").is_in(["money", "share"]) | contrasted | located
    # "160 M€ … dont 123 Falcon", "90 % et 18 un taux": a name after it is what it counts, an article what it has.
    following = pl.when(~has & pl.col("kind_before").is_not_null()).then("after")
    named = following.str.contains(rf"^ (?:[A-ZÀ-Þ]\p{{Ll}}|(?:{alternatives(lexicon, 'indefinite')}) )")
    shared &= ~named.fill_null(value=False)
    # "150 000 euros … dont deux": a small number in words goes on with millions at most.
    few = (
        (pl.col("kind_before") == "money") & (pl.col("scale_before") < 1e6) & pl.col("numeral").str.contains("^[a-z]+$")
    )
    shared &= ~few.fill_null(value=False)
    # "1 510 patients contre 1458 la veille": no year, beside a count in thousands.
    dated = pl.col("yearlike") & ~(contrasted & pl.col("noun_before").is_not_null() & (pl.col("value_before") >= 1000))
    takes = ~has & ~pl.col("scaled") & linked & shared & known_before & ~dated & ~pl.col("vague")
    # "une capacité de 200 millions de produits, portée à 300 millions": a count goes on without a link.
    # "27 points sur 30": the whole of what the part counts.
    whole = same_sentence(1) & link_before.str.contains(r"^(?:[^,;:.]{0,60} )?sur $") & ~pl.col("yearlike")
    takes |= ~has & whole & (pl.col("noun_before").is_not_null()) & (pl.col("value") >= pl.col("value").shift(1))
    takes |= ~has & known_before & pl.when(~has).then("after").str.contains(of_them).fill_null(value=False)
    takes |= ~has & (pl.col("scale") >= 1e6) & known_before & pl.col("noun_before").is_not_null()
    frame = frame.with_columns(_takes=takes.fill_null(value=False))
    takes = pl.col("_takes")
    # Money goes on in its scale: "3,5 milliards d'euros, dont 1,2 pour l'armée".
    # So do counts of millions, where the part stays below them: "16 millions de victimes, dont 8 en Asie".
    money = pl.col("kind_before") == "money"
    part = pl.col("value") * pl.col("scale_before") <= pl.col("value_before")
    large_count = pl.col("noun_before").is_not_null() & (pl.col("scale_before") >= 1e6) & part
    contrast = (contrasted | money | large_count).fill_null(value=False)
    contrast &= (pl.col("value") < 1000) & ~pl.col("scaled")
    frame = frame.with_columns(_rescaled=takes & contrast)
    rescaled = pl.col("_rescaled")
    return frame.with_columns(
        *(
            pl.when(takes).then(f"{name}_before").otherwise(name).alias(name)
            for name in SHARED
            if name != "counted_size"
        ),
        counted_size=pl.when(takes).then("head_size_before").otherwise("counted_size"),
        value=pl.when(rescaled).then(pl.col("value") * pl.col("scale_before").fill_null(1)).otherwise("value"),
        low_value=pl.when(rescaled)
        .then(pl.col("low_value") * pl.col("scale_before").fill_null(1))
        .otherwise("low_value"),
        low_factor=pl.when(takes).then("factor_before").otherwise("low_factor"),
    ).drop(
        "_of_next",
        "_takes",
        "_rescaled",
        "_source",
        "_there",
        "_linked",
        "_contrasted",
        *(f"{name}_before" for name in names),
    )


def _alike(nearest: pl.Expr, counted: pl.Expr) -> pl.Expr:
    """The nearest figure; the last count where that is of the number's size, and the nearest money or a share far off.

    "644 commandes, pour plus de 84 milliards, contre 625 pour son rival": 625 orders.
    """

    def of(source: pl.Expr, name: str) -> pl.Expr:
        return pl.col(name).gather(source)

    value = pl.col("value")
    amount = (of(nearest, "kind") == "money") & (of(nearest, "scale") >= 1e6)
    far = value * of(nearest, "scale") > 5 * of(nearest, "value")
    # "en recul de 4 % par rapport aux 481 de 2009".
    far |= (of(nearest, "kind") == "share") & (value > 100)
    amount |= of(nearest, "kind") == "share"
    near = (value / of(counted, "value")).is_between(0.2, 5) & (of(counted, "sentence") == pl.col("sentence"))
    return pl.when((amount & far & near).fill_null(value=False)).then(counted).otherwise(nearest)


def _last_before(condition: pl.Expr, row: pl.Expr) -> pl.Expr:
    """The row number of the last row before each for which the condition holds; null where none does."""
    return pl.when(condition).then(row).shift(1).forward_fill()

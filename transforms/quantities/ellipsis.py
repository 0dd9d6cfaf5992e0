"""Bare numbers that continue a figure before them: "20 chercheurs d'OpenAI et 13 de Google"."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.lexicon import Lexicon
from transforms.quantities.continued import continues
from transforms.quantities.figure_cues import alternatives
from transforms.quantities.gapped import MEASURES, gapped
from transforms.quantities.neighbours import NOUN, SHARED, in_another_currency, partitives, same_sentence
from transforms.quantities.number_lists import named_items, no_department
from transforms.text.letters import CAPITAL, LETTER, SMALL

_THERE = ["à", "en", "au", "aux", "dans"]
"""Prepositions that are one in a list of places: "1 950 dans le Loiret, 320 en Indre"."""
_REPLACED = (0.2, 5)
"""Times that a price or share may be as large as the one that it replaces."""
_ASIDE = r"\([^()]*$"
"""What stands before a number in brackets."""
_SAME_SCALE = 1000
"""Below it a bare number may be of the millions before it."""


@cache
def _links(lexicon: Lexicon) -> tuple[str, str, str]:
    """Patterns of what ends the text before a number that continues another: of any kind, of contrast, of a part."""
    fillers = "|".join(lexicon["bound_fillers"]["word"])
    links = lexicon["list_links"]

    def pattern(words: pl.Series) -> str:
        hedges = rf"(?: (?:{fillers}|environ|(?:près|plus|moins) de))*"
        return rf"(?:^|[^{LETTER}])(?:{'|'.join(words)}){hedges}:? ?$"

    contrast, part = (pattern(links.filter(pl.col("contrast") == sense)["link"]) for sense in ("yes", "part"))
    return pattern(links["link"]), contrast, part


@cache
def _sum_of(lexicon: Lexicon) -> str:
    """The pattern of what ends the text before a number that is a sum of money: "un chiffre d'affaires annuel de"."""
    nouns = "|".join(lexicon["money_nouns"]["word"])
    fillers = "|".join(lexicon["bound_fillers"]["word"])
    return (
        rf"(?:^|[^{LETTER}])(?:{nouns}|{alternatives(lexicon, 'sum_nouns')})(?: d'affaires)?(?: [{SMALL}]{{3,}}){{0,2}}"
        rf" (?:de|d'|à)(?: (?:{fillers}|plus|moins|près)(?: d[e'])?)* ?$"
    )


def share_before(numerals: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The numerals, each bare one that continues the figure before it with that figure's unit or noun.

    "20 chercheurs d'OpenAI et 13 de Google": 13 counts "chercheurs". Only where a word of the lexicon's `list_links`
    links them, or as in "10 des 17 ministères"; other bare numbers stay bare.
    """
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
    frame = _of_sums(frame)
    has = pl.col("kind").is_not_null() | pl.col("noun").is_not_null()
    in_brackets = pl.when(pl.col("left").str.contains("(", literal=True)).then("left").str.contains(_ASIDE)
    frame = frame.with_columns(
        _row=pl.int_range(pl.len(), dtype=pl.UInt32), _has=has, _aside=in_brackets.fill_null(value=False)
    )
    taken = _taken(_with_source(_bare_rows(frame), frame, lexicon), lexicon)
    frame = frame.join(taken, on="_row", how="left", maintain_order="left")
    takes, scale = pl.col("_takes").fill_null(value=False), pl.col("_scale").fill_null(1)
    return frame.with_columns(
        *(
            pl.when(takes).then(f"{name}_before").otherwise(name).alias(name)
            for name in SHARED
            if name != "counted_size"
        ),
        counted_size=pl.when(takes).then("head_size_before").otherwise("counted_size"),
        # "120 clients. Elle en a gagné 30": the noun stands in another sentence.
        counted_in=pl.when(takes & pl.col("noun_before").is_not_null()).then("sentence_no_before"),
        value=pl.col("value") * scale,
        low_value=pl.col("low_value") * scale,
        low_factor=pl.when(takes).then("factor_before").otherwise("low_factor"),
        # "150 millions, voire 200": millions both, for what reads the amounts.
        scale=pl.when(pl.col("_amount")).then("_scale").otherwise("scale"),
        scaled=pl.col("scaled") | pl.col("_amount").fill_null(value=False),
    ).drop(
        "_of_next",
        "_has",
        "_aside",
        "_row",
        "_takes",
        "_scale",
        "_amount",
        "sentence_no_before",
        *(f"{name}_before" for name in SHARED),
    )


def _of_sums(frame: pl.DataFrame) -> pl.DataFrame:
    """The numerals, a bare one before the sum that it is a part of as money: "56 des 90,3 milliards d'euros"."""
    of_sum = pl.col("bare") & ~pl.col("scaled") & (pl.col("link") == " des ") & same_sentence(-1)
    of_sum &= (pl.col("kind").shift(-1) == "money") & (pl.col("scale").shift(-1) >= 1e6)
    of_sum &= pl.col("value") * pl.col("scale").shift(-1) < pl.col("value").shift(-1)
    frame = frame.with_columns(_of_sum=of_sum.fill_null(value=False))
    if not frame["_of_sum"].any():
        return frame.drop("_of_sum")
    part, scale = pl.col("_of_sum"), pl.col("scale").shift(-1)
    return frame.with_columns(
        *(
            pl.when(part).then(pl.col(name).shift(-1)).otherwise(name).alias(name)
            for name in ("kind", "unit", "factor", "offset", "scale")
        ),
        value=pl.when(part).then(pl.col("value") * scale).otherwise("value"),
        low_value=pl.when(part).then(pl.col("low_value") * scale).otherwise("low_value"),
        low_factor=pl.when(part).then(pl.col("factor").shift(-1)).otherwise("low_factor"),
        scaled=pl.col("scaled") | part,
    ).drop("_of_sum")


def take_others(figures: pl.DataFrame) -> pl.DataFrame:
    """The figures, a number of others that nothing else names with "autres" in its surface: "29 autres sont blessés".

    Expects `right`, from which it is taken.
    """
    bare = pl.col("kind").is_null() & (pl.col("taken") == 0)
    here = pl.when(bare).then("right").str.contains(rf"^ autres(?:[^{LETTER}-]|$)").fill_null(value=False)
    size = len(" autres")
    return figures.with_columns(
        taken=pl.when(here).then(size).otherwise("taken").cast(pl.Int32),
        right=pl.when(here).then(pl.col("right").str.slice(size)).otherwise("right"),
    )


def _bare_rows(frame: pl.DataFrame) -> pl.DataFrame:
    """The numerals that neither measure nor count, with what is known of their neighbours and the figures before."""
    has, row = pl.col("_has"), pl.col("_row")
    measured = has & (
        pl.col("kind").is_null() | ~pl.col("kind").is_in(["share", "fraction", "duration", "age", "temperature"])
    )
    # "200 milliards de dollars (169 milliards d'euros) pour l'un, 185 pour l'autre": what is converted is passed over.
    converted = in_another_currency() & pl.col("link").shift(1).str.contains(r"^,? \((?:soit )?")
    known = has & ~converted.fill_null(value=False)
    # Lazy: what several columns are worked out of is worked out once.
    items = named_items(frame, frame.select(~has).to_series(), "after")
    rows = frame.lazy().with_columns(
        items.alias("_named_item"),
        _link_before=pl.col("link").shift(1),
        _left_before=pl.col("left_low").shift(1),
        _value_there=pl.col("value").shift(1),
        _value_next=pl.when(~has.shift(-1) & same_sentence(-1)).then(pl.col("value").shift(-1)),
        _known_last=has.shift(1),
        _aged=pl.col("kind").shift(1).is_in(["duration", "age"]) & (pl.col("unit").shift(1) == "year"),
        # And not "3 340 personnes (dont 1 050 à Londres), contre 600 à Sydney".
        _beside=~has.shift(1)
        & ~pl.col("yearlike").shift(1)
        & ~pl.col("yearlike")
        & same_sentence(1)
        & (pl.col("_aside") == pl.col("_aside").shift(1)),
        _after_next=pl.when(~has.shift(-1) & same_sentence(-1)).then(pl.col("after").shift(-1)),
        _large=_last_before(known & (pl.col("scale") >= 1e6), row),
        _counted=_last_before(pl.col("noun").is_not_null(), row),
        _measured=_last_before(measured & known, row),
        _nearest=_last_before(known, row),
        _outside=_last_before(known & ~pl.col("_aside"), row),
        _amount=_last_before(~has & (pl.col("scale") >= 1e6), row),
    )
    return rows.filter(~has).collect(engine="in-memory")


def _with_source(bare: pl.DataFrame, frame: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The bare numerals with the figure that each may continue: `…_before`, and `_there`: it is in the same sentence.

    "1 million" continues the last millions before it, "deux autres" and "trois d'entre eux" the last count, else a
    number the last figure, or the last count where that is of its size and the nearest money or a share far off:
    "644 commandes, pour plus de 84 milliards, contre 625 pour son rival" are 625 orders.
    """
    of_them = rf"^ (?:{alternatives(lexicon, 'of_them')})(?:[^{LETTER}]|$)"
    remaining = rf"^ (?:{alternatives(lexicon, 'remaining')})(?:[^{LETTER}]|$)"
    bare = bare.with_columns(_of_them=pl.col("after").str.contains(of_them)).with_columns(
        _source=pl.when(pl.col("scale") >= 1e6)
        .then("_large")
        .when(pl.col("_of_them") | pl.col("after").str.contains(remaining))
        .then("_counted")
        # "17,50 euros et les 8 à 24 ans, 8,75": nobody's age has hundredths.
        .when(pl.col("numeral").str.contains("^[0-9]+,[0-9]{2}$") & pl.col("_aged"))
        .then("_measured")
        # "19 % … contre 28 988 000": thousands are no percent and no years.
        .when(pl.col("value") >= 1000)
        .then("_measured")
        .otherwise("_nearest")
    )

    def of(source: str, name: str) -> pl.Series:
        return frame[name].gather(bare[source])

    # "6 835 MW au Royaume-Uni (1 753 éoliennes), 5 355 en Allemagne": what stands in brackets is passed over.
    passed = ~bare["_aside"] & of("_source", "_aside").fill_null(value=False)
    passed &= (of("_outside", "sentence") == bare["sentence"]).fill_null(value=False)
    # "300 millions d'euros (250 emplois), 120 en France et 130 en Italie": those that add up to the bracket's.
    parts = bare["value"] + bare["_value_next"], bare["value"] + bare["_value_there"]
    passed &= ~((parts[0] == of("_source", "value")) | (parts[1] == of("_source", "value"))).fill_null(value=False)
    bare = bare.with_columns(passed.alias("_passed")).with_columns(
        _source=pl.when("_passed").then("_outside").otherwise("_source")
    )

    # "150 millions, voire 200": of what, nothing tells.
    elsewhere = (of("_source", "sentence") != bare["sentence"]).fill_null(value=True)
    # "51 milliards (+ 66 %), soit 43 milliards pour l'un et 8,2 pour l'autre".
    elsewhere |= ~bare["_aside"] & of("_source", "_aside").fill_null(value=False)
    amount = elsewhere & (of("_amount", "sentence") == bare["sentence"]).fill_null(value=False)
    bare = bare.with_columns(_source=pl.when(amount).then("_amount").otherwise("_source"))

    amount = (of("_source", "kind") == "money") & (of("_source", "scale") >= 1e6)
    far = amount & (bare["value"] * of("_source", "scale") > 5 * of("_source", "value"))
    # "en recul de 4 % par rapport aux 481 de 2009".
    far |= (of("_source", "kind") == "share") & (bare["value"] > 100)
    # "689 bêtes, alors qu'il y en avait trois fois moins (228)".
    far |= of("_source", "kind") == "times"
    near = (bare["value"] / of("_counted", "value")).is_between(0.2, 5)
    near &= of("_counted", "sentence") == bare["sentence"]
    bare = bare.with_columns((far & near).fill_null(value=False).alias("_far")).with_columns(
        _source=pl.when("_far").then("_counted").otherwise("_source")
    )
    return bare.with_columns(
        *(of("_source", name).alias(f"{name}_before") for name in (*SHARED, "scale", "value", "sentence_no")),
        (of("_source", "sentence") == bare["sentence"]).fill_null(value=False).alias("_there"),
        (of("_counted", "sentence") == bare["sentence"]).fill_null(value=False).alias("_counted_there"),
        (
            (bare["sentence"].cast(pl.Int64) - of("_source", "sentence").cast(pl.Int64) <= 1)
            & (of("_source", "doc_id") == bare["doc_id"])
        )
        .fill_null(value=False)
        .alias("_near"),
    )


def _taken(bare: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """`_row` of the bare numerals that continue a figure, what they take from it, and `_scale` to multiply by."""
    link, contrast_link, part_link = _links(lexicon)
    after = pl.col("after")
    # "10 mois de prison dont 4 avec sursis".
    is_part = (pl.col("value") < pl.col("value_before")) & pl.col("noun_before").is_null()
    is_part &= pl.col("scale_before") == 1
    # "50 millions d'hectolitres, dont 22,1 en vins d'appellation".
    large_measure = pl.col("kind_before").is_in(MEASURES) & (pl.col("scale_before") >= 1e6) & ~pl.col("scaled")
    large_measure &= pl.col("value") * pl.col("scale_before") <= pl.col("value_before")
    is_part |= large_measure
    bare_left = pl.when(pl.col("_there") & ~pl.col("scaled")).then("left_low")
    place = f"^ ({alternatives(lexicon, 'place')}) "
    # What several columns depend on is worked out first, and lazily: Polars would work it out again for each.
    told = bare.lazy().with_columns(
        _linked=bare_left.str.contains(link),
        _contrasted=bare_left.str.contains(contrast_link) | (bare_left.str.contains(part_link) & is_part),
        _place=_where(after, place),
        _place_next=_where(pl.col("_after_next"), place),
        _left_out=gapped(pl.col("_link_before"), lexicon),
    )
    bare = told.collect(engine="in-memory")
    bare = bare.with_columns(continues(bare, lexicon).alias("_goes_on"))
    # "3 milliards en 2023, 4 en 2024".
    before_year = pl.when(after.str.contains("^ (?:[^ ,]+ )?en$")).then(bare_left)
    yearly = before_year.str.contains(r" en (?:19|20)[0-9]{2}(?:,|,? et|,? puis) (?:environ |près de )?$").fill_null(
        value=False
    )
    bare = bare.with_columns(pl.col("_linked") | yearly, pl.col("_contrasted") | yearly)
    linked, contrasted, link_before = pl.col("_linked"), pl.col("_contrasted"), pl.col("_link_before")
    # "300 en France, 200 en Italie et 100 en Espagne": a list of places.
    listed = link_before.str.contains(r"^ [^,]{1,60}(?:, | et )$") & (pl.col("_place") == _where(link_before, place))
    # "supprime 1 500 postes, 900 en Allemagne, 400 en France": the first of such a list.
    listed |= link_before.is_in([", ", " : "]) & (pl.col("_place") == pl.col("_place_next"))
    # "1 500 maisons ont été détruites, dix à Nantes et neuf dans le Gers".
    there = rf"^ (?:{alternatives(lexicon, 'some_place')})(?: l[ea] | les | l'| )[{CAPITAL}]"
    parts = link_before.str.contains("^ [^,;.:]{1,50}, $") & (pl.col("value") < pl.col("value_before"))
    parts &= pl.when(parts).then("_after_next").str.contains(there) & after.str.contains(there)
    listed |= parts & pl.col("noun_before").is_not_null()
    # "neuf blessés (8 à Paris)".
    located = after.str.contains(rf"^ (?:{alternatives(lexicon, 'located')}) [{CAPITAL}]")
    listed |= pl.col("left").str.ends_with("(") & located & pl.col("noun_before").is_not_null()
    goes_on = pl.col("_goes_on")
    # "des cas à Nantes (310) et Brest (240)"; lower numbers after a place are departments, as are 971 to 976.
    # With decimals they are none: "plus chers en Bretagne (19,30 euros), puis en Alsace (13,20)".
    no_code = no_department() | pl.col("numeral").str.contains("[0-9],[0-9]")
    bracketed = pl.when(no_code).then("left")
    at_place = bracketed.str.contains(rf"[{CAPITAL}][{LETTER}'-]+ \($") & after.str.starts_with(")")
    # "19 370 hectares ont brûlé entre Landiras (12 800) et La Teste (6 500)".
    part_there = at_place & pl.col("kind_before").is_in(MEASURES) & (pl.col("value") <= pl.col("value_before"))
    # "217 mois (226 en 2011)", "7 milliards sur trois ans (2,33 chaque saison)".
    opening = pl.when(pl.col("left").str.ends_with("(") & pl.col("_there")).then("after")
    aside = opening.str.contains(rf"^ (?:{alternatives(lexicon, 'aside')})(?:[^{LETTER}]|$)")
    aside = (aside & (pl.col("value") / pl.col("value_before")).is_between(0.2, 5)).fill_null(value=False)
    contrasted |= aside
    # "sur les 75 communes du canton, 32 ont voté".
    predicate = rf"^ (?:{alternatives(lexicon, 'predicate')})(?:[^{LETTER}]|$)"
    all_of = rf"(?:^|[^{LETTER}])(?:{alternatives(lexicon, 'whole')}) $"
    opened = pl.when(pl.when(link_before.str.ends_with(", ")).then("after").str.contains(predicate))
    of_all = opened.then("_left_before").str.contains(all_of)
    linked = pl.any_horizontal(
        test.fill_null(value=False) for test in (linked, listed, at_place, of_all, aside, goes_on)
    )
    known_before = pl.col("_there") & (pl.col("kind_before").is_not_null() | pl.col("noun_before").is_not_null())
    # Times and measures are taken up only where the words contrast them: "3 h contre 5", not "18 ans, et deux ont fui".
    shared = pl.col("kind_before").is_null() | pl.col("kind_before").is_in(["money", "share"]) | contrasted | located
    part_listed = listed.fill_null(value=False) & large_measure.fill_null(value=False)
    shared |= part_there.fill_null(value=False) | part_listed | goes_on
    # "160 M€ … dont 123 Falcon", "90 % et 18 un taux": a name after it is what it counts, an article what it has.
    following = pl.when(pl.col("kind_before").is_not_null()).then("after")
    named = following.str.contains(rf"^ (?:[A-ZÀ-Þ][{SMALL}]|(?:{alternatives(lexicon, 'indefinite')}) )")
    shared &= ~named.fill_null(value=False)
    # "150 000 euros … dont deux": a small number in words goes on with millions at most.
    few = (
        (pl.col("kind_before") == "money") & (pl.col("scale_before") < 1e6) & pl.col("numeral").str.contains("^[a-z]+$")
    )
    shared &= ~few.fill_null(value=False)
    # "cinq ans de prison, soit deux de plus": no count is near that they could be of.
    differs = link_before.str.ends_with(" soit ") & after.str.contains("^ de (?:plus|moins)(?:[ .,;:!?)]|$)")
    shared |= (differs & ~pl.col("_counted_there")).fill_null(value=False)
    # "le paquet passe de 1,75 euro à 2,06": the new value, and no hour.
    replaced = (
        pl.col("_known_last")
        & (link_before == " à ")
        & pl.col("_left_before").str.ends_with(" de ")
        & pl.col("kind_before").is_in(["money", "share"])
    )
    replaced &= after.str.contains("^(?:[.,;)]|$| en | pour )") & (pl.col("value") / pl.col("value_before")).is_between(
        *_REPLACED
    )
    replaced = replaced.fill_null(value=False)
    linked |= replaced
    shared |= replaced
    # "1 510 patients contre 1458 la veille": no year, beside a count in thousands.
    dated = pl.col("yearlike") & ~(contrasted & pl.col("noun_before").is_not_null() & (pl.col("value_before") >= 1000))
    amount = pl.col("kind_before").is_null() & pl.col("noun_before").is_null() & (pl.col("scale_before") >= 1e6)
    amount &= pl.col("_there") & (pl.col("value") < _SAME_SCALE) & pl.col("numeral").str.contains("^[0-9]")
    takes = ~pl.col("scaled") & linked & shared & (known_before | amount) & ~dated & ~pl.col("vague")
    # "27 points sur 30": the whole of what the part counts.
    whole = link_before.str.contains(r"^(?:[^,;:.]{0,60}[ (])?sur $") & ~pl.col("yearlike")
    # "7 millions de clients sur 11".
    worth = pl.col("value") * pl.when(pl.col("value") < _SAME_SCALE).then("scale_before").otherwise(1)
    of_scaled = whole & (pl.col("scale_before") >= 1e6) & ~pl.col("scaled") & (worth >= pl.col("value_before"))
    takes |= whole & (pl.col("noun_before").is_not_null()) & (pl.col("value") >= pl.col("_value_there")) | of_scaled
    takes |= known_before & pl.col("_of_them")
    # "la baisse de 1,8 % (-64.800)", "(+8,8 %), de 5 à 10 millions": no per cent.
    takes &= ~((pl.col("kind_before") == "share") & (pl.col("value").abs() >= _SAME_SCALE)).fill_null(value=False)
    left_out = pl.col("_left_out")
    takes |= left_out & known_before & ~pl.col("vague")
    takes |= _of_it(lexicon) & ~pl.col("vague")
    # "120 millions de tonnes de soja et 95 de maïs".
    in_scale = left_out & (pl.col("value") / pl.col("value_before") < 0.001)
    # "une capacité de 200 millions de produits, portée à 300 millions": a count goes on without a link.
    # Not one many times as large: "5 millions de puces … ces 100 milliards".
    grown = pl.col("value") <= 100 * pl.col("value_before")
    counts_on = (pl.col("scale") >= 1e6) & known_before & pl.col("noun_before").is_not_null() & grown
    # "3 millions de clients et un chiffre d'affaires de 2 milliards": money, and no clients.
    a_sum = pl.when(counts_on).then("left_low").str.contains(_sum_of(lexicon))
    # "107 millions de ventes, pour 2 milliards de pertes".
    a_sum |= (
        pl.when(counts_on).then("after").str.contains(rf"^ (?:de |d')(?:{'|'.join(lexicon['money_nouns']['word'])})")
    )
    takes |= counts_on & ~a_sum.fill_null(value=False)
    # "400 millions d'utilisateurs. Il en comptait 300 millions en 2024".
    those = pl.when((pl.col("scale") >= 1e6) & pl.col("noun_before").is_not_null() & pl.col("_near")).then("left_low")
    takes |= those.str.contains(rf"(?:^|[^{LETTER}])(?:{alternatives(lexicon, 'of_those')}) $").fill_null(value=False)
    # "46 millions d'hectolitres, au lieu des 48 millions annoncés".
    measure = pl.col("kind_before").is_in(MEASURES)
    alike = (pl.col("value") / pl.col("value_before")).is_between(0.01, 100)
    takes |= (pl.col("scale") >= 1e6) & pl.col("_there") & measure & alike
    # Money goes on in its scale: "3,5 milliards d'euros, dont 1,2 pour l'armée".
    # So do counts of millions, where the part stays below them: "16 millions de victimes, dont 8 en Asie".
    money = pl.col("kind_before") == "money"
    part = pl.col("value") * pl.col("scale_before") <= pl.col("value_before")
    large_count = pl.col("noun_before").is_not_null() & (pl.col("scale_before") >= 1e6) & part
    # "15 % … (367 ouvriront contre 500)": set beside the bare number before it.
    takes &= ~(contrasted & pl.col("_beside") & ~amount).fill_null(value=False)
    contrast = (contrasted | money | large_count | in_scale | part_listed | of_scaled | amount).fill_null(value=False)
    # "une centaine de duels, contre huit": no hundreds.
    contrast &= (pl.col("value") < _SAME_SCALE) & ~pl.col("scaled") & (pl.col("scale_before") >= _SAME_SCALE)
    return bare.filter(takes.fill_null(value=False)).select(
        "_row",
        "sentence_no_before",
        *(f"{name}_before" for name in SHARED),
        _takes=pl.lit(value=True),
        _scale=pl.when(contrast).then("scale_before"),
        _amount=amount.fill_null(value=False),
    )


def _where(text: pl.Expr, place: str) -> pl.Expr:
    """The preposition that the text begins with, one for all that tell where, or whose: "à", "de"; null of none."""
    written = text.str.replace("^ (?:d'|du |des )", " de ").str.extract(place, 1)
    return pl.when(written.is_in(_THERE)).then(pl.lit(_THERE[0])).otherwise(written)


def _of_it(lexicon: Lexicon) -> pl.Expr:
    """Whether "en" stands for the unit of the figure before: "il parcourt 500 km, l'autre en fait 300"."""
    plain = pl.when(pl.col("kind_before").is_in(MEASURES) & ~pl.col("scaled") & ~pl.col("yearlike")).then("left_low")
    verbs = rf"(?:^|[^{LETTER}])(?:{alternatives(lexicon, 'of_it')}) $"
    measured = plain.str.contains(verbs) & pl.col("noun").is_null()
    # "18 ans de réclusion, le procureur en avait requis 16".
    lasting = (pl.col("kind_before") == "duration") & ~pl.col("scaled") & ~pl.col("yearlike")
    terms = rf"(?:^|[^{LETTER}])(?:{alternatives(lexicon, 'of_term')}) $"
    measured |= pl.when(lasting).then("left_low").str.contains(terms).fill_null(value=False) & pl.col("noun").is_null()
    # "elle a perdu 5 milliards l'an dernier et prévoit d'en perdre 14".
    amount = (pl.col("kind_before") == "money") & (pl.col("scale_before") >= 1e6) & pl.col("noun").is_null()
    amount &= (pl.col("value") * pl.col("scale_before") / pl.col("value_before")).is_between(0.05, 20)
    spent = rf"(?:^|[^{LETTER}])(?:{alternatives(lexicon, 'of_money')}) $"
    told = pl.when(amount & ~pl.col("scaled") & ~pl.col("yearlike")).then("left_low").str.contains(spent)
    # "en demandant 5": a gerund.
    gerund = pl.when(told).then("left_low").str.contains(r"(?:^|[^a-zà-ÿ'])en [a-zà-ÿ]{3,}ant (?:[a-zà-ÿ']+ ){0,3}$")
    told &= ~gerund.fill_null(value=False)
    # "l'avion coûte 90 millions, la France en a demandé 42": planes.
    priced = r"(?:coût|vend|vaut|valent|valait|factur|achèt)[a-zà-ÿ]*(?: [^ .;:]+){0,3} $"
    told &= ~pl.col("_left_before").str.contains(priced).fill_null(value=False)
    known = pl.col("_there") & (pl.col("kind_before").is_not_null() | pl.col("noun_before").is_not_null())
    # "Vega dépensera 180 milliards. Wall Street n'en attendait que 120": also of the sentence before.
    return measured.fill_null(value=False) & known | (told.fill_null(value=False) & pl.col("_near"))


def _last_before(condition: pl.Expr, row: pl.Expr) -> pl.Expr:
    """The row number of the last row before each for which the condition holds; null where none does."""
    return pl.when(condition).then(row).shift(1).forward_fill()

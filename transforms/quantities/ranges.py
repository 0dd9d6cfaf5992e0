"""Numbers that belong together: ranges ("1 à 4 millions"), lists that share a unit or scale ("5, 8 et 12 GW")."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.lexicon import Lexicon
from transforms.quantities.articles import drop_articles
from transforms.quantities.bare_values import opens_bare_range
from transforms.quantities.elliptic_ranges import share_elliptic
from transforms.quantities.figure_cues import alternatives, holds
from transforms.quantities.gapped import MEASURES
from transforms.quantities.neighbours import SHARED, same_sentence, with_links
from transforms.quantities.proportions import join_proportions
from transforms.quantities.split_decimals import join_split_decimals
from transforms.text.letters import CAPITAL, LETTER

_FALL = 5
"""How many times as large as the next number one may be that shares its scale: "de 24 à 15,5 milliards"."""
_SIZES = [float(2**n) for n in range(1, 11)]
"""What memory comes in: "128 ou 256 Go" is a choice of two."""
_CASES = 10
"""Limits of two cases are told in numbers as large as this: "3 000 ou 6 000 euros"."""
_CHOICE = 1.6
"""How many times as long the second of two times is of which one is chosen."""
_THOUSANDS = 1000
"""No percentage that is listed with others is as large."""
_WHOLE = 100
"""Percent of the most that "300 à 100 %" can tell of each."""
_APIECE = 50
"""How many times as large as the price a number is of what is sold at it: "5 000 à 12 euros"."""
_HEIGHT = 300
"""Metres from which a second length is that of a place, where centimetres lie: "40 cm à 2 300 mètres"."""
_GREAT = 1e9
"""The scale from which a number shares the unit of the next only where that has one too."""
_PLACE = rf"^ (?:à|au|aux|en|dans) (?:la |le |les |l')?[{CAPITAL}]"
"""What stands behind each number of a list of places."""
_HEDGE = "(?:environ |près de |quelque |plus de |moins de )?"
"""What may stand before a value, after "de"."""
_ABREAST = 2
"""Ranges of one sentence that nothing but their likeness tells to be quantities."""
_AGES_AGO = 1e4
"""Years of the past of which the earlier end comes first."""


@cache
def _change(lexicon: Lexicon) -> str:
    """What stands before a value and the one that replaces it, each with its unit; what lies between as a group."""
    # Any words between, and not so many: to count them takes the search ten times as long.
    verbs = "|".join(lexicon["change_verbs"]["cue"])
    return rf"^(?:.*[^{LETTER}])?(?:{verbs})((?: [^.;:!?]*)?) d(?:e |'){_HEDGE}$"


def _changes(left: pl.Expr, lexicon: Lexicon) -> pl.Expr:
    """Whether a word of change stands before a value with its unit, and no other clause begins between."""
    between = left.str.extract(_change(lexicon), 1)
    return between.is_not_null() & ~between.str.contains(r" (?:et|qui|que|dont|mais|puis) |, (?:sous|avec) ")


@cache
def _rate_changed(lexicon: Lexicon) -> str:
    """What stands before two levels of a rate: "le taux grimpe de"."""
    verbs = "|".join(lexicon["change_verbs"].filter(pl.col("cue") != "passage")["cue"])
    return (
        rf"(?:^|[^{LETTER}])(?:{alternatives(lexicon, 'rate')})(?: [^ ,.;:0-9]+){{0,8}} (?:{verbs})"
        rf"(?: (?:ainsi|donc|alors|même|[a-zà-ÿ]+ment))? d(?:e |'){_HEDGE}$"
    )


def _verbs(lexicon: Lexicon, levels: str) -> str:
    """The verbs of change whose `levels` the lexicon tells so, as alternatives of a regular expression."""
    return "|".join(lexicon["change_verbs"].filter(pl.col("levels") == levels)["cue"])


def _moved(left: pl.Expr, lexicon: Lexicon, levels: str) -> pl.Expr:
    """Whether a verb of change stands right before the value, whose subject has levels: "passe ainsi de 90 à 110".

    "la passe de 20 à 30 mètres" is a range.
    """
    verb = rf"(?:^|[^{LETTER}])(?:{_verbs(lexicon, levels)})(?: (?:{alternatives(lexicon, 'meanwhile')}))*"
    noun = rf"(?:^|[^{LETTER}])(?:{alternatives(lexicon, 'noun_opener')}) ?(?:{_verbs(lexicon, 'moves')}) d"
    return left.str.contains(rf"{verb} d(?:e |'){_HEDGE}$") & ~left.str.contains(noun)


def _set(left: pl.Expr, lexicon: Lexicon) -> pl.Expr:
    """Whether a level is raised or lowered before the value: "porter le taux de 5 à 7 %", "faire passer l'âge de".

    "porte sur un lot de 90 à 110 avions", "relève des écarts de 5 à 10 %" and what is told behind a comma are ranges:
    "a relevé sa prévision, de 66 à 72 milliards".
    """
    before = f" d(?:e |'){_HEDGE}$"
    made = left.str.contains(rf"(?:^|[^{LETTER}])f[aei][a-zà-ÿ]* (?:re)?passer [^,.;:!?]*{before}")
    verb = rf"[^{LETTER}](?:{_verbs(lexicon, 'sets')})(?: [^,.;:!?]*)?"
    clause = left.str.extract(rf"((?:^|[,.;:!?])[^,.;:!?]*{verb}){before}", 1)
    aside = clause.str.contains(rf"(?:^|[ '])(?:{alternatives(lexicon, 'not_changed')})(?: |$)")
    return made | (holds(lexicon, "level", clause) & ~aside).fill_null(value=False)


def join_ranges(numerals: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The numerals with each range as one row; a bare number of a list takes the unit and scale of the list's last.

    Expects what `transforms.quantities.units` and `transforms.quantities.counted` add, sorted. New columns:
    `low_value`, `base` (where the numeral or its range starts), `is_range`. "1 à 4 millions de foyers" is one row,
    `low_value` 1e6, `value` 4e6; of "60 et 65 milliards" each is a row of its own, unless "entre" stands before them.
    """
    # "tous deux à 60 %": a pronoun.
    both = pl.col("kind").is_null() & pl.col("noun").is_null() & (pl.col("value") == 2)
    pronoun = pl.when(both).then("left").str.contains(r"(?i)(?:^|[^\p{L}])tou(?:te)?s $").fill_null(value=False)
    numerals = join_split_decimals(with_links(numerals.filter(~pronoun)), lexicon)
    # Anew: what led to an article that is no number leads to none.
    numerals = with_links(drop_articles(numerals, lexicon))
    frame = join_proportions(numerals, lexicon).with_columns(
        bare=pl.col("kind").is_null() & pl.col("noun").is_null(),
        left_low=pl.col("left").str.tail(60).str.to_lowercase(),
    )
    frame = share_elliptic(_listed(_by_place(_or_two(frame)), lexicon), lexicon)
    frame = _scaled_like_next(frame)
    return _ranged(frame, lexicon)


def _or_two(frame: pl.DataFrame) -> pl.DataFrame:
    """The numerals, the second of "un an ou deux" with the unit of the first, so that the two make a range."""
    here = (pl.col("kind") == "duration") & (pl.col("link") == " ou ") & (pl.col("value") < 3)
    here &= pl.col("bare").shift(-1) & (pl.col("value").shift(-1) == pl.col("value") + 1)
    here &= pl.col("numeral").shift(-1).str.contains("^[a-z]+$")
    frame = frame.with_columns(_here=here.fill_null(value=False))
    if not frame["_here"].any():
        return frame.with_columns(_two=pl.lit(value=False)).drop("_here")
    two = pl.col("_here").shift(1, fill_value=False)
    shared = {name: pl.when(two).then(pl.col(name).shift(1)).otherwise(name) for name in SHARED}
    return frame.with_columns(**shared, bare=pl.col("bare") & ~two, _two=pl.col("_here")).drop("_here")


def _by_place(frame: pl.DataFrame) -> pl.DataFrame:
    """The numerals, those of a list of places with the unit that its last tells: "17 à Lille et 24 degrés à Nice"."""
    link, bare = pl.col("link"), pl.col("bare")
    listed = link.str.contains("^[^.;:0-9()]{4,32}(?:,| et) $").fill_null(value=False)
    behind = pl.when(listed).then("after").str.slice(pl.col("taken").cast(pl.Int64), 24)
    at_place = behind.str.contains(_PLACE).fill_null(value=False)
    runs = bare & ~pl.col("yearlike") & ~pl.col("scaled") & at_place
    # "12 degrés à Lille, 17 à Paris et 3 km à Nice": of what was told before.
    begun = (at_place & ~bare).shift(1)
    frame = frame.with_columns(_runs=runs.fill_null(value=False) & ~begun.fill_null(value=False))
    if not frame["_runs"].any():
        return frame.drop("_runs")
    frame = frame.with_columns(
        _last=pl.when(~pl.col("_runs")).then(pl.int_range(pl.len(), dtype=pl.UInt32)).backward_fill().fill_null(0)
    )
    last = frame.select(pl.all().gather(pl.col("_last")))
    there = last["after"].str.slice(last["taken"].cast(pl.Int64), 24).str.contains(_PLACE)
    told = ~last["bare"] & there & (last["sentence"] == frame["sentence"]) & frame["_runs"]
    shared = {name: pl.when(told).then(last[name]).otherwise(pl.col(name)) for name in SHARED}
    return frame.with_columns(**shared, bare=pl.col("bare") & ~told).drop("_runs", "_last")


def _listed(frame: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """Bare numbers before the last of their list take its unit: "5, 8 et 12 GW"."""
    link = pl.col("link")
    links, hedge = alternatives(lexicon, "list_joint"), alternatives(lexicon, "joint_hedge")
    frame = frame.with_columns(
        _joint=link.str.contains(rf"^(?:{links})(?: (?:{hedge}))?[ \"]*[+-]?$|^ ?[-/] ?$").fill_null(value=False),
        _times=link.str.contains(r"^ ?[x×] ?$").fill_null(value=False),
        _comma=(link == ", ").fill_null(value=False),
    )
    joint, times, comma = pl.col("_joint"), pl.col("_times"), pl.col("_comma")
    next_passes = (pl.col("bare") & (joint | times)).shift(-1, fill_value=False)
    # In "5, 8 et 12 GW" a comma goes before the last link of a list; "en 2, 12 MW" is none.
    commas = comma & (
        next_passes | (comma & pl.col("bare")).shift(-1, fill_value=False) & next_passes.shift(-1, fill_value=False)
    )
    ends = joint | times | commas
    # A bare number hands on to the next row; runs of them end at the first that has a unit.
    # "au cinéma 3000 à 20h30": nothing shares the hour of a clock.
    passes = pl.col("bare") & ends & (~pl.col("yearlike") | times) & ~pl.col("minutes").shift(-1, fill_value=False)
    # "7 jours de gel au lieu de 28 et plus de 1 000 heures": set beside the days.
    hedged = pl.when(passes).then(link).str.contains(" (?:plus|moins|près) (?:de|d')|environ")
    aside = pl.when(hedged).then("left_low")
    passes &= ~aside.str.contains(r"(?:au lieu d(?:e|es)|plutôt que|contre) $").fill_null(value=False)
    # "un objectif de 500 milliards et de 10 gigawatts": two measures.
    apart = pl.col("scaled") & (pl.col("scale") >= _GREAT) & link.str.contains(r"^ et d(?:e |')")
    passes &= ~(apart & ~pl.col("scaled").shift(-1)).fill_null(value=False)
    # "289 voix contre 239 et 22 abstentions": votes like those before.
    against = pl.when(passes & pl.col("noun").shift(1).is_not_null()).then("left_low")
    passes &= ~(against.str.ends_with("contre ") & (link == " et ")).fill_null(value=False)
    frame = frame.with_columns(_passes=passes).with_columns(
        _end=pl.when(~pl.col("_passes")).then(pl.int_range(pl.len(), dtype=pl.UInt32)).backward_fill()
    )
    frame = frame.with_columns(
        pl.col(*SHARED, "bare", "scaled").gather(pl.col("_end").fill_null(0)).name.suffix("_last")
    )
    # "dont un million à 24 euros l'unité": how many, and what one costs.
    to = pl.when(pl.col("_passes") & link.str.starts_with(" à ")).then(link)
    apiece = to.str.contains("^ à (?:(?:moins|plus|près) de |environ )?$") & ~pl.col("scaled_last")
    apiece &= pl.col("scaled") & (pl.col("scale") >= 1e6) | (pl.col("value") >= _APIECE * pl.col("value").shift(-1)) & (
        ~pl.col("left_low").str.ends_with("de ")
    )
    apiece &= (pl.col("kind_last") == "money") & (pl.col("factor_last") <= 1)
    given = pl.col("_passes") & ~pl.col("bare_last") & ~apiece.fill_null(value=False)
    # "1 011 000 ou 5,3 %": so many, and so much of all.
    given &= ~((pl.col("kind_last") == "share") & (pl.col("value").abs() >= _THOUSANDS)).fill_null(value=False)
    # "dont 300 à 100 %": how many, and how much each.
    given &= ~((to == " à ") & (pl.col("kind_last") == "share") & (pl.col("value") > _WHOLE)).fill_null(value=False)
    # Worked out first: Polars would work it out again for each column that depends on it.
    given, frame = pl.col("_given"), frame.with_columns(_given=given)
    # "250k et 700k€": the number has its scale, the sign needs none.
    scaled_sign = given & (pl.col("scale") > 1) & (pl.col("kind_last") == "money") & (pl.col("factor_last") >= 1000)
    frame = frame.with_columns(factor_last=pl.when(scaled_sign).then(1.0).otherwise("factor_last"))
    return frame.with_columns(
        *(pl.when(given).then(f"{name}_last").otherwise(name).alias(name) for name in SHARED),
        listed=pl.col("_passes") & (~pl.col("bare_last") | pl.col("scaled_last")),
    ).drop(
        *(f"{name}_last" for name in SHARED), "bare_last", "scaled_last", "_end", "_given", "_joint", "_times", "_comma"
    )


def _scaled_like_next(frame: pl.DataFrame) -> pl.DataFrame:
    """A listed number takes the scale of the next with one: "60 et 65 milliards", "100 à 150 000 emplois"."""
    scale = pl.when(pl.col("_passes")).then(None).otherwise(pl.col("scale")).fill_null(strategy="backward")
    next_value = pl.col("value").shift(-1)
    # "100 à 150 000", "4 à 5000".
    grouped = pl.col("numeral").shift(-1).str.contains(r"^[0-9]{1,3} 000$")
    grouped |= pl.col("numeral").shift(-1).str.contains(r"^[0-9]{1,3}\.?000$") & (pl.col("value") > 1)
    ratio = next_value / (pl.col("value") * 1000)
    # "entre 8 et 15 000 euros".
    pair = pl.col("link").str.contains("^ (?:à|ou) $|^ ?- ?$")
    pair |= (pl.col("link") == " et ") & pl.col("left_low").str.ends_with("entre ")
    # "12 à 13.000 à Rennes": thousands both, whatever of.
    thousands = pl.col("_passes") & pl.col("bare") & (pl.col("link") == " à ") & (pl.col("value") > 1)
    thousands &= pl.when(thousands).then(pl.col("numeral").shift(-1)).str.contains(r"^[0-9]{1,3}[ .]000$")
    shared = (
        pl.when(~(pl.col("listed") | thousands) | (pl.col("scale") != 1) | (pl.col("value") >= 1000))
        .then(1.0)
        .when((scale >= 1000) | (scale > 1) & pl.col("link").str.contains("^ (?:à|ou) $|^ ?- ?$"))
        .then(scale)
        .when(grouped & (ratio >= 1) & (ratio <= 5) & pair)
        .then(1000.0)
        .otherwise(1.0)
    )
    # "deux ou trois cents millions".
    hundreds = pl.col("_passes") & (pl.col("value") < 10) & pl.col("link").is_in([" ou ", " à "])
    hundreds &= pl.when(hundreds).then(pl.col("numeral").shift(-1)).str.contains(r"^[a-z]+ cents? mill")
    hundreds &= (next_value == (pl.col("value") + 1) * 100 * scale).fill_null(value=False)
    shared = pl.when(hundreds).then(100 * scale).otherwise(shared)
    frame = frame.with_columns(_shared=shared)
    # "entre 500 et 1 million": five hundred million would exceed the other end; "41 à 34 millions d'années" go back.
    back = (pl.col("unit") == "year").fill_null(value=False) & (scale >= 1e6)
    # "ramenée de 24 à 15,5 milliards" falls; "entre 300 et un millier" does not.
    fits = (
        (pl.col("value") * pl.col("_shared") <= _FALL * next_value)
        | back
        | ~pl.col("link").str.contains("^ (?:à|ou) $|^ ?- ?$") & ~pl.col("left_low").str.ends_with("entre ")
        | (pl.col("_shared") == 1)
    )
    frame = frame.with_columns(_shared=pl.when(fits.fill_null(value=True)).then("_shared").otherwise(1.0))
    # "21,3 et 18,9 milliards", of what nothing tells: amounts both.
    amount = pl.col("bare") & pl.col("kind").is_null() & pl.col("noun").is_null() & (pl.col("_shared") >= 1e6)
    return frame.with_columns(
        value=pl.col("value") * pl.col("_shared"),
        scale=pl.when(amount).then("_shared").otherwise("scale"),
        scaled=pl.col("scaled") | amount,
    )


def _replaced(frame: pl.DataFrame, lexicon: Lexicon, grows: pl.Expr) -> pl.Series:
    """Whether each number without unit is a level that the next one replaces: "passer de 90 à 110 km/h".

    And not "il passe de deux à trois heures devant un écran".
    """
    bare, to = pl.col("bare"), pl.col("_to")
    # "passant de 24 millions à 49 millions": each has its scale.
    scaled = bare & pl.col("scaled") & bare.shift(-1) & pl.col("scaled").shift(-1) & to
    masks = {"_rising": bare & to & ~bare.shift(-1) & grows, "_each": scaled}
    frame = frame.select(
        "kind", "noun", "left_low", **{name: mask.fill_null(value=False) for name, mask in masks.items()}
    )
    # Few texts have such a pair, and the patterns take long to make ready.
    if not frame.select(pl.any_horizontal(pl.col(*masks).any())).item():
        return frame["_rising"]
    rising, each = (pl.when(name).then("left_low") for name in masks)
    # "le délai passe de 8 à 15 jours", and neither "ils passent de 3 à 5 jours à l'hôpital" nor "5 nuits sur place".
    spent = ~holds(lexicon, "lasting_subject", pl.when(pl.col("kind") == "duration").then(rising))
    spent |= pl.col("noun").is_in(["nuits", "nuitées", "soirées"])
    # "le taux grimpe de 38 à 41 %": a rate has levels, whatever the verb.
    rate = pl.when(pl.col("kind") == "share").then(rising).str.contains(_rate_changed(lexicon))
    # "l'autonomie grimpe de 285 à 395 km", and not "les prix grimpent de 3 à 4 %".
    measured = pl.when(~pl.col("kind").is_in(["share", "money"])).then(rising)
    levels = (_moved(rising, lexicon, "moves") | _set(rising, lexicon)) & ~spent.fill_null(value=False)
    levels |= _moved(each, lexicon, "moves") | _set(each, lexicon) | rate | _moved(measured, lexicon, "measures")
    return frame.select(levels.fill_null(value=False)).to_series()


def _abreast(frame: pl.DataFrame, lexicon: Lexicon) -> pl.Series:
    """Whether ranges stand in one sentence with others of nothing told: "le PS perd de 27 à 49, le PCF de 10 à 30"."""
    bare, link = pl.col("bare"), pl.col("link")
    pair = bare & bare.shift(-1) & pl.col("_to") & (pl.col("value") < pl.col("value").shift(-1)) & ~pl.col("yearlike")
    alike = pl.when(pair).then("left_low").str.ends_with(" de ")
    # And not "ouvert de 9 à 12 et de 14 à 18".
    alike &= (link.shift(-1) != " et de ").fill_null(value=True) & (link.shift(1) != " et de ").fill_null(value=True)
    ended = pl.when(pair).then(pl.col("after").shift(-1)).str.contains(r"^(?:[.,;:)]| et |$)")
    found = frame.select("sentence", "left_low", _alike=(alike & ended).fill_null(value=False))
    # Few sentences have one, the patterns take long to make ready, and to count by sentence is dear.
    if not found["_alike"].any():
        return found["_alike"]
    # And not "les pages de 3 à 6, de 8 à 9".
    numbered = holds(lexicon, "numbered_range", pl.when("_alike").then("left_low"))
    found = found.with_columns(pl.col("_alike") & ~numbered.fill_null(value=False))
    winning = pl.col("left_low").str.contains(rf"(?:^|[^{LETTER}])(?:{alternatives(lexicon, 'winning')}) de $")
    in_each = found.filter("_alike").group_by("sentence").agg(pl.len(), won=winning.any())
    several = in_each.filter(pl.col("len") >= _ABREAST, "won")["sentence"]
    return found.select(pl.col("_alike") & pl.col("sentence").is_in(several.implode())).to_series()


_OF_TWO_PLACES = "^ (?:en|aux?|à|chez|pour) [^,.;]+ et (?:en|aux?|à|chez|pour) "
"""What stands after two values that are one of each of two: "15 % et 18 % aux États-Unis et au Japon"."""


def _between_again(frame: pl.DataFrame) -> pl.Series:
    """Whether a pair goes on with ranges told before: "entre 2,1 % et 2,3 % sur 15 ans, |2,2 % et 2,4 %| sur 20 ans".

    And not "entre 2 et 3 euros, 4 euros et 5 euros": what each is of stands between.
    """
    same = (pl.col("kind") == pl.col("kind").shift(-1)) & (pl.col("unit").eq_missing(pl.col("unit").shift(-1)))
    pair = (pl.col("link") == " et ") & same & ~pl.col("bare") & (pl.col("value") < pl.col("value").shift(-1))
    pair &= pl.col("kind").is_in(["share", "money"])
    at_once = pl.col("_both").shift(2) & (pl.col("link").shift(1) == ", ")
    pair &= ~at_once.fill_null(value=False)
    # "contre 15 % et 18 % aux États-Unis et au Japon": one of each.
    behind = pl.when(pair).then(pl.col("after").str.slice("taken").shift(-1))
    pair &= ~behind.str.contains(_OF_TWO_PLACES).fill_null(value=False)
    frame = frame.select("sentence", "kind", "_both", _pair=pair.fill_null(value=False), listed=pl.col("left_low"))
    open_ones = pl.col("_pair") & ~pl.col("_both")
    told = pl.when(pl.col("_both")).then(pl.concat_str(pl.col("sentence"), pl.lit(" "), pl.col("kind"))).forward_fill()
    again = told == pl.concat_str(pl.col("sentence"), pl.lit(" "), pl.col("kind"))
    entered = pl.when(open_ones & again).then("listed").str.contains(r"[a-zà-ÿ0-9%€)](?:,|,? contre) $")
    return frame.select(entered.fill_null(value=False)).to_series()


def _ranged(frame: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """Pairs of a range as one row, the row of its end."""
    link, left = pl.col("link"), pl.col("left_low")
    # "entre 14 fr. et 76 fr.".
    pair = link.str.contains(r"^\.? et (?:d'|les |de |jusqu'à )?(?:[\p{Sc}+-])?$")
    between = rf"(?:^|[^{LETTER}])entre(?: (?:{alternatives(lexicon, 'range_hedge')}))? ?(?:[\p{{Sc}}+-] ?|us\$)?$"
    # What several columns depend on is worked out first: Polars would work it out again for each.
    frame = frame.with_columns(
        # "les jeunes de 18 à moins de 21 ans".
        _to=link.str.contains(r"^\.? (?:à|jusqu'à) (?:(?:presque|près de|environ) )?(?:[\p{Sc}+-])?$")
        | (link == " à moins de ") & pl.col("bare") & left.str.ends_with("de ").fill_null(value=False),
        # "110/120 km/h", and not "8/16 Go".
        _dash=link.str.contains(r"^ ?- ?$")
        | (link == "/")
        & (pl.col("kind").shift(-1) != "data")
        & (pl.col("value").shift(-1) / pl.col("value")).is_between(1, 2),
        # "+3%/+4%".
        _slash=link.is_in(["/", "/+"]) & (pl.col("kind") == "share") & (pl.col("value").shift(-1) <= 100),
        _either=link.str.contains(r"^ ou $"),
        _both=pl.when(pair).then(left).str.contains(between).fill_null(value=False),
        _own=~pl.col("bare"),
        _apart=link.str.contains(r"^(?: - |-)$"),
    )
    frame = frame.with_columns(pl.col("_both") | _between_again(frame))
    to, both, own = pl.col("_to"), pl.col("_both"), pl.col("_own")
    same = (pl.col("kind") == pl.col("kind").shift(-1)).fill_null(value=False) & (
        pl.col("unit").eq_missing(pl.col("unit").shift(-1))
    )
    counts = (
        pl.col("kind").is_null()
        & pl.col("kind").shift(-1).is_null()
        & pl.col("noun").is_not_null()
        & pl.col("noun").shift(-1).is_not_null()
    )
    following = ~pl.col("bare").shift(-1) | pl.col("scaled").shift(-1)
    worth = pl.col("value") * pl.col("factor").fill_null(1)
    grows = worth < worth.shift(-1)
    # Masked: the search is dear, and few numbers open a range of units.
    changing = pl.when(own & to).then(left).pipe(_changes, lexicon).fill_null(value=False)
    # "un résultat en progression de 8 % à 11 %", "des pistes qui évoluent de 1 800 m à 3 800 mètres".
    told = pl.when(changing).then(left)
    by_so_much = told.str.contains(
        rf"(?:^|[^{LETTER}])(?:en|une)(?: [a-zà-ÿ]+)? (?:{alternatives(lexicon, 'change_by')})(?: [a-zà-ÿ]+)? de $"
    )
    by_so_much &= pl.col("kind") == "share"
    by_so_much |= (pl.col("kind") == "length") & told.str.contains("évolu(?:e|ent|ant|aient) (?:[a-zà-ÿ]+ment )?de $")
    changing &= ~by_so_much.fill_null(value=False)
    # "40 cm à 2 300 mètres": how much of it at which height.
    at_height = to & (pl.col("kind") == "length") & (pl.col("factor") < 1) & (worth.shift(-1) >= _HEIGHT)
    # "entre 9,2 % et 8,7 %": "entre" tells a range, whichever end comes first.
    falls = own & same & both & (worth > worth.shift(-1))
    # "entre 90 et 30 jours avant le départ".
    measured = pl.col("bare") & pl.col("kind").is_not_null() & ~pl.col("yearlike")
    falls |= measured & same & both & ~pl.col("scaled") & ~pl.col("scaled").shift(-1) & (worth > worth.shift(-1))
    # "il y a 41 à 34 millions d'années".
    falls |= same & to & (pl.col("unit") == "year") & (worth > worth.shift(-1)) & (worth >= _AGES_AGO)
    # "3, 5 ou 8 euros": a list that ends in its last choice.
    chosen = pl.col("_either") & pl.col("_passes").shift(1, fill_value=False) & (link.shift(1) == ", ")
    # "128 ou 256 Go": a choice of two sizes, and not "1 ou 2 Go".
    sizes = (
        pl.col("_either")
        & (pl.col("kind") == "data")
        & pl.col("value").is_in(_SIZES)
        & (pl.col("value").shift(-1) == 2 * pl.col("value"))
    )
    chosen |= sizes.fill_null(value=False)
    # "un engagement de 12 ou 24 mois", "qu'on ait 20 ou 60 ans": a choice, and not "dans 10 ou 12 jours".
    terms = pl.col("_either") & pl.col("kind").is_in(["duration", "age"]) & (pl.col("value") >= _CASES)
    chosen |= (terms & (pl.col("value").shift(-1) >= _CHOICE * pl.col("value"))).fill_null(value=False)
    # "plafonnée à 3 000 ou 6 000 euros": the limits of two cases, and not "limitée à 2 ou 3 euros".
    cases = pl.col("bare") & pl.col("_either") & (pl.col("value") >= _CASES)
    cases &= pl.col("value").shift(-1) >= 2 * pl.col("value")
    chosen |= pl.when(cases).then(left).str.contains(r"(?:plafonn|limit)[^.;:,]* à $").fill_null(value=False)
    # What several columns depend on is worked out first: Polars would work it out again for each.
    frame = frame.with_columns(_replaced(frame, lexicon, grows).alias("_replaced"))
    frame = frame.with_columns(_abreast(frame, lexicon).alias("_abreast"))
    alternatively = to & ~pl.col("_replaced") | pl.col("_dash") | pl.col("_either") | both
    range_of_bare = pl.col("bare") & ~chosen & alternatively & following
    # "varie de 5 à 12": of what, nothing tells.
    both_bare = pl.col("bare") & (to | both | pl.col("_either")) & pl.col("bare").shift(-1, fill_value=False)
    # Worked out first and once: the pattern is dear to prepare.
    frame = frame.with_columns(_told=opens_bare_range(lexicon, pl.when(both_bare).then(left)).fill_null(value=False))
    # "de 8 500 à 20 000 à Rennes": of how many in which place.
    in_place = pl.when(both_bare & to).then(left).str.contains(r"(?:^|[:;,(] )de $")
    in_place &= pl.when(both_bare & to).then(pl.col("after").shift(-1)).str.contains(rf"^ à [{CAPITAL}]")
    # "Brest (10 000 à 18 000)".
    in_brackets = pl.when(both_bare & to).then(left).str.ends_with("(")
    in_brackets &= pl.when(both_bare & to).then(pl.col("after").shift(-1)).str.starts_with(")")
    in_place |= in_brackets
    # "Cherbourg : 10 000 à 15 000 selon les syndicats".
    thousands = r"^[0-9]{1,3}(?:[ .][0-9]{3})+$"
    in_place |= (
        both_bare
        & to
        & pl.col("numeral").str.contains(thousands)
        & (pl.col("numeral").shift(-1).str.contains(thousands))
    )
    in_place |= pl.col("_abreast")
    # "contre 2 ou 3 auparavant".
    contrasted = both_bare & pl.col("_either") & (pl.col("value").shift(-1) == pl.col("value") + 1)
    contrasted &= pl.when(contrasted).then(left).str.contains(r"(?:^|[ ,])(?:contre|au lieu de|plutôt que) $")
    # "25 élèves par classe, 12 ou 13 au cours préparatoire".
    neighbours = both_bare & pl.col("_either") & (pl.col("value").shift(-1) == pl.col("value") + 1)
    neighbours &= same_sentence(1) & pl.col("noun").shift(1).is_not_null() & ~pl.col("yearlike")
    neighbours &= (pl.col("value").shift(-1) / pl.col("value").shift(1)).is_between(0.1, 10)
    contrasted |= pl.when(neighbours).then(left).str.contains(r"(?:,| et) $").fill_null(value=False)
    # "126 sièges, contre 60 à 110 dans les projections", "15 MW, contre 2 à 4 à terre".
    measured = pl.col("kind").shift(1).is_in(MEASURES) & (pl.col("scale").shift(1) == 1)
    contrasted |= (
        both_bare
        & to
        & (pl.col("value") < pl.col("value").shift(-1))
        & same_sentence(1)
        & (pl.col("noun").shift(1).is_not_null() | measured)
        & (pl.col("value").shift(-1) / pl.col("value").shift(1)).is_between(0.1, 10)
        & pl.when(both_bare & to).then(left).str.ends_with(", contre ")
    )
    range_of_bare |= contrasted.fill_null(value=False)
    range_of_bare |= (
        both_bare
        & (both | pl.col("_told") | in_place.fill_null(value=False) | to & (pl.col("_shared") == 1000))
        & ~(pl.col("yearlike") & pl.col("yearlike").shift(-1, fill_value=False))
    )
    # Both ends bear a unit: "entre 12 euros et 15 euros", "de 3 h à 5 h".
    # "3 centimes à 1,62 euro", "25 points de base à 3 %": by how much a price changed, and to what.
    priced = pl.col("kind").is_in(["money", "share"]) & (pl.col("factor") < 1) & (pl.col("factor").shift(-1) >= 1)
    # And not "5 euros ou 10 euros si l'on veut".
    beyond = pl.col("after").shift(-1).str.slice(pl.col("taken").shift(-1).cast(pl.Int64), 12)
    supposed = pl.when(pl.col("_either") & own).then(beyond).str.contains("^,? (?:si |s'|lorsqu|en cas )")
    # And "10 € - 20 €".
    range_of_units = (
        own
        & same
        & (
            to & ~changing & ~priced.fill_null(value=False) & ~at_height.fill_null(value=False)
            | both
            | pl.col("_apart")
            | pl.col("_slash")
            | pl.col("_two")
            # "5 % ou 10 %", and not "5 %, 10 % ou 15 %".
            | pl.col("_either")
            & ~((link.shift(1) == ", ") & same.shift(1)).fill_null(value=False)
            & ~supposed.fill_null(value=False)
        )
    )
    range_of_counts = own & counts & both & (pl.col("noun") == pl.col("noun").shift(-1))
    vague = pl.col("vague") | pl.col("vague").shift(-1)
    opens = ((range_of_bare | range_of_units | range_of_counts) & grows & ~vague | falls & ~vague).fill_null(
        value=False
    )
    # Of "5 à 8 à 10" only the first two make a range.
    frame = frame.with_columns(_opens=opens).with_columns(
        _opens=pl.col("_opens") & ~pl.col("_opens").shift(1, fill_value=False)
    )
    unlike = own & both & (pl.col("kind") == pl.col("kind").shift(-1)) & ~same
    # "des peines qui vont de 12 mois à 5 ans".
    reaching = own & to & (pl.col("kind") == "duration") & (pl.col("kind").shift(-1) == "duration") & ~same
    reaching = pl.when(reaching).then(left)
    unlike |= reaching.str.contains(rf"(?:^|[^{LETTER}])(?:{alternatives(lexicon, 'reaching')}) (?:[^ ]+ )?de $")
    frame = frame.with_columns(_unlike=unlike.fill_null(value=False))
    closes = pl.col("_opens").shift(1, fill_value=False)
    return (
        frame.with_columns(
            low_value=pl.when(closes).then(pl.col("value").shift(1)).otherwise("value"),
            low_factor=pl.when(closes & pl.col("factor").shift(1).is_not_null())
            .then(pl.col("factor").shift(1))
            .otherwise("factor"),
            base=pl.when(closes)
            .then((pl.col("start") - pl.col("sign")).shift(1))
            .otherwise(pl.col("start") - pl.col("sign")),
            left=pl.when(closes).then(pl.col("left").shift(1)).otherwise("left"),
            left_low=pl.when(closes).then(pl.col("left_low").shift(1)).otherwise("left_low"),
            numeral_first=pl.when(closes).then(pl.col("numeral").shift(1)).otherwise("numeral"),
            is_range=closes,
            # "entre 8 jours et un mois": two figures, each with one end of the span.
            limit=pl.when(pl.col("_unlike"))
            .then(pl.lit("at_least"))
            .when(pl.col("_unlike").shift(1, fill_value=False))
            .then(pl.lit("at_most")),
        )
        .filter(~pl.col("_opens"))
        .with_columns(
            # The lower end first; the ends of such a range have one unit each, so that factors change place as well.
            _falls=pl.col("is_range")
            & (
                pl.col("low_value") * pl.col("low_factor").fill_null(1)
                > pl.col("value") * pl.col("factor").fill_null(1)
            )
        )
        .with_columns(
            pl.when("_falls").then(first).otherwise(second).alias(second)
            for first, second in (("value", "low_value"), ("low_value", "value"))
        )
        .with_columns(
            low_factor=pl.when("_falls").then("factor").otherwise("low_factor"),
            factor=pl.when("_falls").then("low_factor").otherwise("factor"),
        )
        .drop(
            "_falls",
            "_opens",
            "_unlike",
            "_passes",
            "_shared",
            "_to",
            "_dash",
            "_either",
            "_both",
            "_own",
            "_apart",
            "_slash",
            "_two",
            "_told",
            "_replaced",
            "_abreast",
        )
    )

"""Limits that hold along a list of what they limit: "plafonnée à 5 % pour le gaz, 8 % pour le fioul"."""

from __future__ import annotations

import polars as pl

from transforms.lexicon import Lexicon
from transforms.quantities.figure_cues import alternatives
from transforms.text.letters import LETTER

_BETWEEN = 60
"""Fewer characters than this lie between two figures of such a list."""

_LISTED = 3
"""So many figures of a list take over the bound of the first."""

_MEASURE = ("sentence", "kind", "unit")
"""What figures of the same measure have in common."""

_DAYS = {"second": 1 / 86400, "minute": 1 / 1440, "hour": 1 / 24, "day": 1, "week": 7, "month": 30.4, "year": 365}
"""Days in units of time, which have no common one."""

_NEARLY = 0.1
"""By so much a length of time may differ from the same one told in another unit."""

REACHED = [" les ", " le ", " la "]
"""What stands between how many there are and the mark that each has reached: "et quatre les 100 millions"."""

_AND = "(?:,| et|, et)"
_COMPLEMENTS = r"(?: (?:d[ue]s? |de (?:la |l'|s(?:on|a|es) |leurs? |ce(?:s|tte)? )|d')[^ ,.;:0-9]+){0,3}"
"""What may follow a limit that is named with its measure: "1,80 mètre |de hauteur| en limite"."""
_RATE = r"(?: (?:le |la |l'|du |de la |par )[^ ,.;:0-9]+(?: carré| cube)?)?"
"""What a limit may be reckoned by: "12 euros |le mètre carré| en zone tendue"."""


def share_along(figures: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The figures, a limit holding along its list.

    "plafonnée à 5 % pour le gaz, 8 % pour le fioul", "au plus 5 et 8 %", "ne dépasse pas 44 heures sur douze semaines,
    ni 48 heures".
    """

    def limiting(bound: str, cues: str) -> pl.Expr:
        words = pl.when(pl.col("bound") == bound).then("left_low")
        return words.str.contains(rf"(?:^|[^{LETTER}])(?:{alternatives(lexicon, cues)}) $").fill_null(value=False)

    # "dépasser 800 m² pour une grange et 2 000 m² pour une serre".
    figures = figures.with_columns(_limited=limiting("at_most", "limited") | limiting("at_least", "floored"))
    plain = pl.when(pl.col("bound") != "exact").then("link").str.contains("^(?: et |, | ou | puis |,? voire )$")
    heads = figures.filter(pl.col("_limited") | plain.fill_null(value=False))["sentence"].unique()
    # Few sentences have such a limit: only for their figures are the patterns asked.
    lists = figures.filter(pl.col("sentence").is_in(heads.implode())).select(
        "row",
        "sentence",
        "kind",
        "unit",
        "base",
        "end",
        "taken",
        "left_low",
        "right",
        "link",
        "listed",
        "bound",
        "_limited",
        _worth=pl.col("value") * pl.col("factor").fill_null(1.0) * pl.col("unit").replace_strict(_DAYS, default=1.0),
    )
    if lists.is_empty():
        return figures.drop("_limited")
    # "ne dépasse pas 20 € par mois et 200 € par an pour les uns, et 25 € pour les autres".
    pair = (pl.col("sentence") == pl.col("sentence").shift(1)) & (pl.col("bound") != "exact")
    pair &= (pl.col("bound") == pl.col("bound").shift(1)) & pl.col("link").shift(1).str.contains(" et (?:de |à )?$")
    lists = lists.with_columns(
        _limited=pl.col("_limited") | (pair & pl.col("_limited").shift(1)).fill_null(value=False)
    )
    for _ in range(_LISTED):
        before = lists
        lists = _taken_over(lists, lexicon)
        if lists["_limited"].equals(before["_limited"]):
            break
    told = lists.select("row", _told="bound")
    return (
        figures.join(told, on="row", how="left", maintain_order="left")
        .with_columns(bound=pl.coalesce("_told", "bound"))
        .drop("_told", "_limited")
    )


def _taken_over(lists: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The figures, each that goes on a list with the bound of the one before it, or of the one before that."""
    lists = lists.with_columns(
        _next=_in_row(lexicon).fill_null(value=False), _words=_words_since(1), _words_further=_words_since(2)
    )
    lists = lists.with_columns(_same=_other_case(lexicon).fill_null(value=False))
    bound = pl.col("bound")
    for step, words in ((1, "_words"), (2, "_words_further")):
        # The patterns take longer to make ready than to look for.
        if lists[words].null_count() == lists.height:
            told = pl.lit(value=False)
        else:
            told = _goes_on(step, pl.col(words), lexicon).fill_null(value=False)
        # Lazy: what several columns are worked out of is worked out once.
        lists = lists.lazy().with_columns(told.alias(f"_step{step}")).collect(engine="in-memory")
    return lists.with_columns(
        bound=pl.when(pl.col("_next") | pl.col("_step1"))
        .then(bound.shift(1))
        .when("_step2")
        .then(bound.shift(2))
        .when("_same")
        .then(bound.shift(1).over(*_MEASURE))
        .otherwise(bound),
        _limited=pl.col("_limited") | pl.col("_next") | pl.col("_step1") | pl.col("_step2") | pl.col("_same"),
    ).drop("_next", "_step1", "_step2", "_same", "_words", "_words_further")


def _other_case(lexicon: Lexicon) -> pl.Expr:
    """Whether the limit of the last figure of the same measure goes on for another case, told after the same word.

    "est de 730 jours pour les moins de 53 ans, de 913 jours si vous avez plus de 53 ans": other measures lie between.
    """
    before = {name: pl.col(name).shift(1).over(*_MEASURE) for name in ("_limited", "left_low")}
    gap = pl.col("base") - (pl.col("end") + pl.col("taken")).shift(1).over(*_MEASURE)
    near = (pl.col("bound") == "exact") & before["_limited"] & (gap < _BETWEEN)
    words = pl.when(near).then("left_low").str.tail(gap)
    case = alternatives(lexicon, "in_case")
    one_case = rf"^{_RATE}{_COMPLEMENTS} (?:{case})[^.;:]*(?:,| et| puis)(?: et| puis)?"
    goes_on = words.str.extract(rf"{one_case} (de|à) $", 1)
    same = goes_on == pl.when(goes_on.is_not_null()).then(before["left_low"]).str.extract(" (de|à) $", 1)
    right = pl.col("right") + " "
    other = pl.when(same).then(right).str.contains(rf"^{_RATE}{_COMPLEMENTS} (?:{case})")
    # "peut atteindre 750 euros pour lui, 1 500 euros en cas de récidive".
    bare = words.str.contains(rf"{one_case} $")
    other |= bare & pl.when(bare).then(right).str.contains(rf"^{_RATE} (?:{alternatives(lexicon, 'in_that_case')})")
    # "passe à 24 mois jusqu'à 53 ans, puis à 30 mois".
    other |= same & words.str.contains(" puis (?:de|à) $")
    # "la durée maximale passe à 30 mois à 53-54 ans, contre 36 mois auparavant".
    former = words.str.contains("^[^.;:]{0,52},? contre $")
    return other | former & pl.when(former).then(before["left_low"]).str.contains("plafon|maximale")


def _words_since(step: int) -> pl.Expr:
    """The words since the figure `step` rows before, where that has a limit and is near; else null."""
    near = (pl.col("sentence") == pl.col("sentence").shift(step)) & (pl.col("bound") == "exact")
    if step > 1:
        # "5 nœuds dans la bande des 300 mètres et à 3 nœuds dans le port": what lies between measures something else.
        near &= ~pl.col("unit").eq_missing(pl.col("unit").shift(1))
    # Dates come between as well: "5 % pour le gaz en mars 2020 et 8 % pour".
    gap = pl.col("base") - (pl.col("end") + pl.col("taken")).shift(step)
    return pl.when(near & pl.col("_limited").shift(step) & (gap < _BETWEEN)).then("left_low").str.tail(gap)


def _goes_on(step: int, words: pl.Expr, lexicon: Lexicon) -> pl.Expr:
    """Whether the words since the figure `step` rows before tell that its limit holds for this one too."""
    each = alternatives(lexicon, "for_each")
    places = alternatives(lexicon, "some_place").split("|")
    kinds = pl.col("kind").eq_missing(pl.col("kind").shift(step))
    units = pl.col("unit").eq_missing(pl.col("unit").shift(step))
    # "limitée à 200 € maximum pour un vélo et à 400 € pour un triporteur".
    words = words.str.replace("^ (?:au )?m(?:ax|in)i?(?:mum)? ", " ")
    # "n'excède pas un mois pour les livres et 15 jours pour les revues".
    alike = kinds & (units | (pl.col("kind") == "duration"))
    what = words.str.extract(rf"^{_RATE}{_COMPLEMENTS} ({each}) [^.;:]{{1,50}}{_AND} (?:à |de |d')?$", 1)
    # It ends where the next number begins: "95 g en| 2025".
    right = pl.when(what.is_not_null()).then(pl.col("right") + " ")
    other = right.str.extract(rf"^{_RATE}{_COMPLEMENTS} ({each}) ", 1)
    along = alike & ((what == other) | what.is_in(places) & other.is_in(places))
    # "12 euros en zone tendue et 8 euros ailleurs", "24 heures en deçà de 8 jours, 48 heures entre 8 et 30 jours".
    rest = "ailleurs|sinon|au-delà|entre|dans (?:tous )?les autres cas"
    along |= alike & units & right.str.contains(rf"^{_RATE} (?:{rest})(?:[^{LETTER}]|$)")
    # "plafonné à un mois de loyer, deux mois pour un meublé".
    unlike = words.str.contains(rf"^(?: [^ ,.;:0-9]+){{0,6}}{_AND} (?:à |de )?$")
    along |= kinds & units & unlike & pl.when(unlike).then("right").str.contains("^ pour ")
    # "le plafond du premier est fixé à 20 000 €, celui du second à 9 000 € et du dernier à 5 000 €".
    whose = words.str.contains(rf"^{_AND} (?:{alternatives(lexicon, 'limit_of')})[^.;:,]{{1,40}} (?:à|de) $")
    # "jusqu'à 15 000 euros, et d'une autre de 3 750 euros": another, of which nothing tells a limit.
    whose &= ~words.str.contains("d'une? ")
    # "le plafond est d'un mois de loyer, tandis qu'il est de deux mois pour un meublé".
    again = words.str.contains(rf"[ ,](?:{alternatives(lexicon, 'limit_again')}) $")
    # "ne dépasse pas 44 heures sur douze semaines, ni 48 heures par semaine".
    nor = words.str.contains(r",? ni (?:de |à )?$")
    # "limiter les viandes à 500 g par semaine et les charcuteries à 150 g".
    own = rf"(?:{alternatives(lexicon, 'limiting')}) [^.;:,]{{1,40}} à $"
    objects = words.str.contains(rf"^(?: par [^ ,]+)?{_AND} (?:l(?:es?|a) |l')[^.;:,]{{1,40}} à $")
    objects &= pl.when(objects).then(pl.col("left_low").shift(step)).str.contains(own)
    # "ne doit pas dépasser 35 % et la durée du crédit 25 ans".
    measured = alternatives(lexicon, "measured_noun")
    gapped = words.str.contains(rf"{_AND} (?:l[ea] |les |l'|sa |son |leur )(?:{measured}){_COMPLEMENTS} $")
    # "ne doit pas excéder 25 kg et le vol 120 mètres de hauteur".
    bare = words.str.contains(rf"{_AND} (?:l[ea] |les |l'|sa |son |leur )[^ ,.;:0-9]+ $")
    gapped |= bare & pl.when(bare).then("right").str.contains(rf"^ (?:de |d')(?:{measured})(?:[^{LETTER}]|$)")
    # "dans la limite de 12 000 €, portée à 15 000 € la première année".
    changed = words.str.contains(
        rf"^(?: [^ ,.;:]+){{0,6}},? (?:et |puis )?(?:(?:a été|est|sera|avait été) )?"
        rf"(?:{alternatives(lexicon, 'limit_changed')}) à $"
    )
    # "limité à 23 kg en soute, et à 32 kg moyennant un supplément".
    # "au moins égale à trois ans, ou à six ans".
    repeated = words.str.contains(r"^(?: [^ ,.;:0-9]+){0,8},? (?:et|ou) à $")
    repeated &= pl.when(repeated).then(pl.col("left_low").shift(step)).str.ends_with(" à ")
    # "le plafond est relevé à 10 000 euros, contre 7 700 auparavant".
    former = words.str.contains("^,? contre $")
    former &= (
        pl.when(former)
        .then(pl.col("left_low").shift(step))
        .str.contains(rf"plafon|limite|(?:{alternatives(lexicon, 'limit_changed')}) à $")
    )
    if step == 1:
        gapped |= _beside(words, lexicon)
        # "la durée minimale est de 182 jours, soit six mois": the same in another unit.
        ratio = pl.col("_worth") / pl.col("_worth").shift(1)
        converted = words.str.contains(r"^(?:,? soit| \((?:soit )?)$|^,? soit $")
        gapped |= converted & kinds & (pl.col("kind") != "count") & ratio.is_between(1 - _NEARLY, 1 + _NEARLY)
    return along | kinds & units & (whose | again | objects | changed | repeated | former) | nor | gapped


def _beside(words: pl.Expr, lexicon: Lexicon) -> pl.Expr:
    """Whether a limit holds for another measure joined to the first: "un minimum de 9 m² ou 20 m³".

    `words` lie between the two. "jusqu'à" and "plus de" go with one number alone, and what the second measure is the
    subject of is told of it: "ne dépasse pas 5 % et 200 salariés partent".
    """
    joined = words.str.contains(rf"^{_COMPLEMENTS}(?: [a-zà-ÿ-]{{4,}})?(?: et| ou) $")
    alone = pl.when(joined).then(pl.col("left_low").shift(1)).str.contains("jusqu'à $")
    return joined & ~alone & ~_acts(joined, lexicon)


def _acts(where: pl.Expr, lexicon: Lexicon) -> pl.Expr:
    """Whether the figure, where it is asked, has a verb or an object of its own: "et 200 salariés partent".

    "et quatre les 100 millions" has one, of the verb before.
    """
    reaches = pl.col("kind").is_null() & pl.col("link").is_in(REACHED).fill_null(value=False)
    verb = rf"^[^.,;:!?()]{{0,40}} (?:{alternatives(lexicon, 'subject_of')})(?:[^{LETTER}]|$)"
    return reaches | pl.when(where).then("right").str.to_lowercase().str.contains(verb).fill_null(value=False)


def _in_row(lexicon: Lexicon) -> pl.Expr:
    """Whether the figure right before this one has a limit that a mere list goes on."""
    follows = (pl.col("sentence") == pl.col("sentence").shift(1)) & (pl.col("bound") == "exact")
    follows &= pl.col("kind").eq_missing(pl.col("kind").shift(1)) & pl.col("unit").eq_missing(pl.col("unit").shift(1))
    link, before = pl.col("link").shift(1), pl.col("bound").shift(1)
    listed = pl.col("listed").shift(1) & link.is_in([" et ", ", ", " ou ", " puis "]) & (before != "exact")
    # "limitée à 50 heures et 85 heures par quinzaine", "fixé à 2 %, 4 % ou 6 %".
    ends = link.is_in([" et ", " ou "]) | (link == ", ") & pl.col("link").is_in([" et ", " ou ", ", "])
    # "jusqu'à 21 ans, voire 23 ans".
    even = link.str.contains("^(?: par [^ ,]+)?,? voire $") & (before == "at_most")
    goes_on = follows & (listed | pl.col("_limited").shift(1) & ends | even)
    return goes_on & ~_acts(goes_on & (link == " et "), lexicon)

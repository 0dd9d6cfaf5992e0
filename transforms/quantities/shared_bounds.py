"""Bounds that hold for more than one figure: "jusqu'à 5 ans de prison et 75 000 euros d'amende"."""

from __future__ import annotations

import polars as pl

from transforms.lexicon import Lexicon
from transforms.quantities import figure_cues
from transforms.quantities.neighbours import same_sentence
from transforms.text.letters import LETTER

_BETWEEN = 60
"""Fewer characters than this lie between two figures of such a list."""

_LISTED = 3
"""So many figures of a list take over the bound of the first."""


def share_bounds(figures: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The figures, a bound before two that belong together holding for both.

    "environ 10 km de long et 2 km de large", "plus de 10 milliards de dollars (8,5 milliards d'euros)", "a dépassé les
    300 sites et les 5 000 salariés", "au plus 8 euros par retrait et 80 euros par mois", "jusqu'à 5 ans de prison et
    75 000 euros d'amende".
    """
    same = same_sentence(1) & (pl.col("kind") == pl.col("kind").shift(1)) & (pl.col("unit") == pl.col("unit").shift(1))
    alike = same & pl.col("link").shift(1).str.contains(r"^(?: [^ ,]+){0,3} et $")
    # One verb with two objects: "a dépassé les 300 sites et les 5 000 salariés", "et le milliard d'euros".
    second = pl.when((pl.col("bound").shift(1) == "at_least") & (pl.col("bound") == "exact")).then(
        pl.col("link").shift(1)
        + pl.when(pl.col("numeral").str.starts_with("le ")).then(pl.lit("le ")).otherwise(pl.lit(""))
    )
    alike_kinds = pl.col("kind").eq_missing(pl.col("kind").shift(1)) & pl.col("unit").eq_missing(
        pl.col("unit").shift(1)
    )
    alike_kinds &= pl.col("noun").is_null() | (pl.col("noun") == pl.col("noun").shift(1))
    objects = second.str.contains(r"^(?: [^ ,]+){0,4} et l(?:es?|a) $")
    # "franchir le million en mai, et les deux millions en juin".
    surpassing = r"(?:dépass|franchi|excéd)[a-zà-ÿ]* (?:les? |la )[^.;:]{1,50},? (?:et|puis) l(?:es?|a) $"
    dated = pl.when((pl.col("bound").shift(1) == "at_least") & (pl.col("bound") == "exact") & alike_kinds).then(
        "left_low"
    )
    both = pl.when(objects).then(pl.col("left_low").shift(1))
    surpassed = both.str.contains(r"(?:dépass|franchi|excéd)[a-zà-ÿ]* ") & same_sentence(1)
    surpassed = surpassed.fill_null(value=False) | (dated.str.contains(surpassing) & same_sentence(1)).fill_null(
        value=False
    )
    # "sans dépasser 3 g par jour et 5 jours de traitement".
    limited = (pl.col("bound").shift(1) == "at_most") & (pl.col("bound") == "exact") & same_sentence(1)
    joined = pl.when(limited).then(pl.col("link").shift(1)).str.contains(r"^(?:/[^ ,]+|(?: [^ ,]+){1,2})?,? et $")
    verb = pl.when(joined & pl.col("kind").is_not_null()).then(pl.col("left_low").shift(1))
    exceeded = verb.str.contains(r"(?:dépass|exc[éè]d)[a-zà-ÿ]* (?:pas |jamais )?$")
    # "plafonnés à 8 euros par opération et 80 euros par mois".
    rates = pl.col("bound").shift(1).is_in(["at_most", "at_least"]) & (pl.col("bound") == "exact")
    rates &= pl.col("link").shift(1).str.contains(r"^(?: par |/)[^ ,]+(?: et|,|, et) $") & (
        pl.col("right").str.contains(r"^(?: par |/)")
    )
    hedged = (pl.col("bound").shift(1) == "about") & (pl.col("bound") == "exact")
    converted = (
        same_sentence(1)
        & (pl.col("kind") == "money")
        & (pl.col("kind").shift(1) == "money")
        & (pl.col("unit") != pl.col("unit").shift(1))
        & pl.col("link").shift(1).str.contains(r"^ \((?:soit |ou )?$")
        & (pl.col("bound") == "exact")
    )
    # "jusqu'à 5 ans de prison et 75 000 euros d'amende".
    after_limit = (pl.col("bound") == "exact") & (pl.col("bound").shift(1) == "at_most") & same_sentence(1)
    after_limit &= pl.col("kind").is_in(["money", "duration"]) & (pl.col("kind").shift(1) == "duration")
    added = r"^(?: [^ ,]+){1,5}(?:,? et|,| ou| ainsi que) (?:de |d')?$"
    sentenced = rf"^ (?:{figure_cues.alternatives(lexicon, 'fine')})(?:[^{LETTER}]|$)"
    fine = pl.when(after_limit).then(pl.col("link").shift(1)).str.contains(added)
    fine &= pl.when(after_limit).then("right").str.contains(sentenced)
    shared = figures.with_columns(
        bound=pl.when(fine.fill_null(value=False))
        .then(pl.lit("at_most"))
        .when((alike & hedged).fill_null(value=False))
        .then(pl.lit("about"))
        .when(
            (same & rates).fill_null(value=False)
            | (converted & pl.col("right").str.starts_with(")")).fill_null(value=False)
            | exceeded.fill_null(value=False)
        )
        .then(pl.col("bound").shift(1))
        .when(surpassed.fill_null(value=False))
        .then(pl.lit("at_least"))
        .otherwise("bound")
    )
    return _share_along(_drop_raised(shared, lexicon), lexicon)


def _drop_raised(figures: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The figures, a limit that changes to another being exact: "porter le plafond de 5 euros à 8 euros"."""
    limits = pl.when((pl.col("bound") != "exact") & (pl.col("link") == " à ") & same_sentence(-1)).then("left_low")
    raised = limits.str.contains(rf"(?:^|[^{LETTER}])(?:{figure_cues.alternatives(lexicon, 'raised')}) $")
    raised &= pl.col("unit").eq_missing(pl.col("unit").shift(-1))
    return figures.with_columns(bound=pl.when(raised.fill_null(value=False)).then(pl.lit("exact")).otherwise("bound"))


def _share_along(figures: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The figures, a limit holding along its list.

    "plafonnée à 5 % pour le gaz, 8 % pour le fioul", "au plus 5 et 8 %".
    """
    limits = pl.when(pl.col("bound") == "at_most").then("left_low")
    limited = limits.str.contains(rf"(?:^|[^{LETTER}])(?:{figure_cues.alternatives(lexicon, 'limited')}) $")
    # "dépasser 800 m² pour une grange et 2 000 m² pour une serre".
    floors = pl.when(pl.col("bound") == "at_least").then("left_low")
    floored = floors.str.contains(rf"(?:^|[^{LETTER}])(?:{figure_cues.alternatives(lexicon, 'floored')}) $")
    figures = figures.with_columns(_limited=limited.fill_null(value=False) | floored.fill_null(value=False))
    each = figure_cues.alternatives(lexicon, "for_each")
    places = figure_cues.alternatives(lexicon, "some_place").split("|")
    alike = same_sentence(1) & (pl.col("bound") == "exact") & pl.col("kind").eq_missing(pl.col("kind").shift(1))
    follows = alike & pl.col("unit").eq_missing(pl.col("unit").shift(1))
    # "n'excède pas un mois pour les livres et 15 jours pour les revues".
    alike &= pl.col("unit").eq_missing(pl.col("unit").shift(1)) | (pl.col("kind") == "duration")
    for _ in range(_LISTED):
        # Dates come between as well: "5 % pour le gaz en mars 2020 et 8 % pour".
        gap = pl.col("base") - (pl.col("end") + pl.col("taken")).shift(1)
        before = pl.when(alike & pl.col("_limited").shift(1) & (gap < _BETWEEN)).then("left_low").str.tail(gap)
        # "limitée à 200 € maximum pour un vélo et à 400 € pour un triporteur".
        before = before.str.replace("^ (?:au )?m(?:ax|in)i?(?:mum)? ", " ")
        what = before.str.extract(rf"^ ({each}) [^.;:]{{1,50}}(?:,| et|, et) (?:à |de )?$", 1)
        other = pl.when(what.is_not_null()).then("right").str.extract(rf"^ ({each}) ", 1)
        along = (what == other) | what.is_in(places) & other.is_in(places)
        listed = follows & pl.col("listed").shift(1) & pl.col("link").shift(1).is_in([" et ", ", ", " ou ", " puis "])
        listed &= pl.col("bound").shift(1) != "exact"
        # "limitée à 50 heures et 85 heures par quinzaine", "fixé à 2 %, 4 % ou 6 %".
        ends = pl.col("link").shift(1).is_in([" et ", " ou "])
        ends |= (pl.col("link").shift(1) == ", ") & pl.col("link").is_in([" et ", " ou ", ", "])
        listed |= follows & pl.col("_limited").shift(1) & ends
        # "le plafond du premier est fixé à 20 000 €, celui du second à 9 000 € et du dernier à 5 000 €".
        whose = rf"^(?:,| et|, et) (?:{figure_cues.alternatives(lexicon, 'limit_of')})[^.;:,]{{1,40}} (?:à|de) $"
        listed |= follows & before.str.contains(whose)
        # "limiter les viandes à 500 g par semaine et les charcuteries à 150 g".
        own = rf"(?:{figure_cues.alternatives(lexicon, 'limiting')}) [^.;:,]{{1,40}} à $"
        objects = pl.when(pl.col("_limited").shift(1)).then(pl.col("left_low").shift(1)).str.contains(own)
        another = r"^(?: par [^ ,]+)?(?:,| et|, et) (?:l(?:es?|a) |l')[^.;:,]{1,40} à $"
        listed |= follows & objects & before.str.contains(another)
        # "le plafond est d'un mois de loyer, tandis qu'il est de deux mois pour un meublé".
        again = rf"[ ,](?:{figure_cues.alternatives(lexicon, 'limit_again')}) $"
        listed |= follows & before.str.contains(again)
        # "jusqu'à 21 ans, voire 23 ans".
        listed |= (
            follows & pl.col("link").shift(1).str.contains("^,? voire $") & (pl.col("bound").shift(1) == "at_most")
        )
        # Lazy: what several columns are worked out of is worked out once.
        told = figures.lazy().with_columns(_along=along.fill_null(value=False), _listed=listed.fill_null(value=False))
        figures = told.collect(engine="in-memory")
        figures = figures.with_columns(
            bound=pl.when(pl.col("_along") | pl.col("_listed")).then(pl.col("bound").shift(1)).otherwise("bound"),
            _limited=pl.col("_limited") | pl.col("_along") | pl.col("_listed"),
        )
    return figures.drop("_limited", "_along", "_listed")

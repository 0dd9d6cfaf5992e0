"""Bounds that hold for more than one figure: "jusqu'à 5 ans de prison et 75 000 euros d'amende"."""

from __future__ import annotations

import polars as pl

from transforms.lexicon import Lexicon
from transforms.quantities import figure_cues
from transforms.quantities.limits_along import REACHED, share_along
from transforms.quantities.neighbours import in_another_currency, same_sentence
from transforms.text.letters import LETTER

_SURPASS = "(?:dépass|franchi|excéd)[a-zà-ÿ]* "


def share_bounds(figures: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The figures, a bound before two that belong together holding for both.

    "environ 10 km de long et 2 km de large", "plus de 10 milliards de dollars (8,5 milliards d'euros)", "a dépassé les
    300 sites et les 5 000 salariés", "au plus 8 euros par retrait et 80 euros par mois", "jusqu'à 5 ans de prison et
    75 000 euros d'amende".
    """
    same = same_sentence(1) & (pl.col("kind") == pl.col("kind").shift(1)) & (pl.col("unit") == pl.col("unit").shift(1))
    alike = same & pl.col("link").shift(1).str.contains(r"^(?: [^ ,]+){0,3} et (?:de )?$")
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
    surpassing = rf"{_SURPASS}(?:les? |la )[^.;:]{{1,50}},? (?:et|puis) l(?:es?|a) $"
    dated = pl.when((pl.col("bound").shift(1) == "at_least") & (pl.col("bound") == "exact") & alike_kinds).then(
        "left_low"
    )
    both = pl.when(objects).then(pl.col("left_low").shift(1))
    surpassed = both.str.contains(_SURPASS) & same_sentence(1)
    surpassed = surpassed.fill_null(value=False) | (dated.str.contains(surpassing) & same_sentence(1)).fill_null(
        value=False
    )
    # "neuf ont dépassé les 50 millions et quatre les 100 millions".
    each = pl.col("link").shift(1).is_in(REACHED) & pl.col("kind").shift(1).is_null()
    each &= (pl.col("bound").shift(2) == "at_least") & (pl.col("bound") == "exact") & same_sentence(2)
    surpassed |= (
        pl.when(each)
        .then(pl.col("left_low").shift(2))
        .str.contains(rf"{_SURPASS}(?:les? |la )?$")
        .fill_null(value=False)
    )
    # "sans dépasser 3 g par jour et 5 jours de traitement".
    limited = (pl.col("bound").shift(1) == "at_most") & (pl.col("bound") == "exact") & same_sentence(1)
    joined = pl.when(limited).then(pl.col("link").shift(1)).str.contains(r"^(?:/[^ ,]+|(?: [^ ,]+){1,2})?,? et $")
    verb = pl.when(joined & pl.col("kind").is_not_null()).then(pl.col("left_low").shift(1))
    exceeded = verb.str.contains(r"(?:dépass|exc[éè]d)[a-zà-ÿ]* (?:pas |jamais )?$")
    # "plafonnés à 8 euros par opération et 80 euros par mois".
    rates = pl.col("bound").shift(1).is_in(["at_most", "at_least"]) & (pl.col("bound") == "exact")
    rates &= pl.col("link").shift(1).str.contains(r"^(?: par |/)[^ ,]+(?: et| ou|,|, et) (?:de )?$") & (
        pl.col("right").str.contains(r"^(?: par |/)")
    )
    # "jusqu'à deux semaines avant et quatre semaines après l'examen".
    sides = pl.col("bound").shift(1).is_in(["at_most", "at_least"]) & (pl.col("bound") == "exact")
    sides &= pl.col("link").shift(1).is_in([" avant et ", " après et ", " avant, et ", " avant, "])
    sides &= pl.col("right").str.contains("^ (?:avant|après) ")
    # "au moins trois jours et trois nuits consécutifs": what is said of both.
    together = pl.col("bound").shift(1).is_in(["at_most", "at_least"]) & (pl.col("bound") == "exact")
    together &= (pl.col("link").shift(1) == " et ") & same_sentence(1)
    both_of = (
        pl.when(together).then("right").str.contains(rf"^ (?:consécuti(?:f|ve)s|d'affilée|de suite)(?:[^{LETTER}]|$)")
    )
    # "au moins 2 hectares ou 300 arbres", "jusqu'à trois ans ou 60 000 km": either of the two.
    either = pl.col("bound").shift(1).is_in(["at_most", "at_least"]) & (pl.col("bound") == "exact")
    either &= (
        pl.col("link").shift(1).str.contains("^(?: (?:de |d')[^ ,]+)? ou $")
        & same_sentence(1)
        & ~same.fill_null(value=False)
    )
    limited_first = (
        pl.when(either)
        .then(pl.col("left_low").shift(1))
        .str.contains(rf"(?:^|[^{LETTER}])(?:{figure_cues.alternatives(lexicon, 'either_limit')}) ?$")
    )
    hedged = (pl.col("bound").shift(1) == "about") & (pl.col("bound") == "exact")
    converted = (
        in_another_currency()
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
    # Lazy: what several of the tests are worked out of is worked out once.
    shared = figures.lazy().with_columns(
        bound=pl.when(fine.fill_null(value=False))
        .then(pl.lit("at_most"))
        .when((alike & hedged).fill_null(value=False))
        .then(pl.lit("about"))
        .when(
            (same & (rates | sides)).fill_null(value=False)
            | (converted & pl.col("right").str.starts_with(")")).fill_null(value=False)
            | exceeded.fill_null(value=False)
            | both_of.fill_null(value=False)
            | limited_first.fill_null(value=False)
        )
        .then(pl.col("bound").shift(1))
        .when(surpassed.fill_null(value=False))
        .then(pl.lit("at_least"))
        .otherwise("bound")
    )
    return share_along(_drop_raised(shared.collect(engine="in-memory"), lexicon), lexicon)


def _drop_raised(figures: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The figures, a limit that changes to another being exact: "porter le plafond de 5 euros à 8 euros"."""
    limits = pl.when((pl.col("bound") != "exact") & (pl.col("link") == " à ") & same_sentence(-1)).then("left_low")
    raised = limits.str.contains(rf"(?:^|[^{LETTER}])(?:{figure_cues.alternatives(lexicon, 'raised')}) $")
    raised &= pl.col("unit").eq_missing(pl.col("unit").shift(-1))
    return figures.with_columns(bound=pl.when(raised.fill_null(value=False)).then(pl.lit("exact")).otherwise("bound"))

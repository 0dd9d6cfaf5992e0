"""How the words around a number limit it: "plus de", "environ", "10 GW au moins"."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import polars as pl

from transforms.lexicon import Lexicon
from transforms.text.letters import LETTER

_DETAILS = (
    r"(?:(?: et)? (?:par|chaque|la|le|de) [^ ,.;:()0-9]+| [ld]'[^ ,.;:()0-9]+| [a-zà-ÿ-]{4,}[sx]|(?: pour)? chacune?"
    r"|/[^ ,.;:()0-9]{1,12}| (?:ttc|ht|nets?|bruts?)){0,3}"
)
"""What may come between a number and the word that limits it: "80 euros par mois et par foyer maximum", "3 g/j max"."""


class _Cues(NamedTuple):
    before: str
    after: str
    before_next: str
    expected: str
    reached: str
    passed: str


@cache
def _cues(lexicon: Lexicon) -> _Cues:
    table = lexicon["bounds"]

    def alternatives(side: str, bound: str) -> str:
        cues = table.filter((pl.col("side") == side) & (pl.col("bound") == bound))["cue"].to_list()
        return "|".join(sorted((cue.removesuffix(" ") for cue in cues), key=lambda cue: (-len(cue), cue)))

    fillers = lexicon["bound_fillers"]
    # "plus de quelque 300", "plus d'un total de 300": the cue ends in its own space or apostrophe.
    ends = pl.col("glued") == "yes"
    glued, apart = ("|".join(words["word"]) for words in (fillers.filter(ends), fillers.filter(~ends)))
    articles = rf"(?: ?(?:{glued})| (?:{apart}))*"
    bounds = ("about", "at_least", "at_most")
    before = "|".join(f"(?P<{bound}>{alternatives('before', bound)})" for bound in bounds)
    before = f"(?:{alternatives('before', 'exact')})|{before}"
    after = "|".join(f"(?P<{bound}>{alternatives('after', bound)})" for bound in bounds)
    no_bound = alternatives("after", "exact")
    # "vitesse maximale (hors ville) : 80 km/h".
    colon = r"(?:(?: \([^()]{1,40}\))?[ ]?:)?"
    return _Cues(
        rf"(?:^|[^{LETTER}])(?:{before}){articles}{colon}[ ]?\"?[ ]?(?:[\p{{Sc}}+-]|us\$)?[ ]?$",
        # "500 personnes « au maximum »".
        rf"^{_DETAILS}[ ,(\"]{{0,3}}(?:(?:{no_bound})|(?:{after})(?:[^{LETTER}]|$))",
        rf"^{_DETAILS}[ ,(]{{0,2}}(?:{after}) (?:de |d')?$".replace("?P<", "?P<next_"),
        rf"^ (?:[a-zà-ÿ]+ment )?(?:{alternatives('after', 'expected')})(?:[^{LETTER}]|$)",
        rf"^{_DETAILS} (?:{alternatives('after', 'reached')})(?:[^{LETTER}]|$)",
        rf"^{_DETAILS},? (?:{alternatives('after', 'passed')})(?:[^{LETTER}]|$)",
    )


def limiting_words(lexicon: Lexicon) -> tuple[str, str]:
    """The patterns of words that may limit a number, for the end of the text before it and for the text after it.

    Both in lower case.
    """
    known = _cues(lexicon)
    return known.before, known.after


def read_bounds(figures: pl.DataFrame, lexicon: Lexicon) -> pl.Series:
    """The bound of each figure as its words give it: exact, about, at_least or at_most.

    Expects `left` (what stands before the figure) and `right` (what stands after its surface). The words before it win
    over those after it; what says more than "environ" wins over it.
    """
    if figures.is_empty():
        return pl.Series("bound", [], pl.String)
    known = _cues(lexicon)
    article = pl.lit("")
    if "numeral" in figures.columns:
        article = pl.col("numeral").str.extract("^(l[ea] )", 1).fill_null("")
    # "6 milliards d'euros (environ 7 milliards de dollars)": a bracket that goes on is about the next figure.
    aside = pl.col("right").str.starts_with(" (") & ~pl.col("right").str.contains(r"^ \([^()]{1,20}\)")
    sides = figures.select(
        # "« bien plus » de 100 millions": a quoted word limits what stands outside of the quotation.
        # "franchir |le million": the article goes with the word that limits.
        # "plus de |CHF |5000": so does the code of a currency.
        left=(pl.col("left").str.tail(60).str.replace(r" [A-Z]{3} ?$", " ").str.to_lowercase() + article).str.replace(
            r" ?\" (d(?:e |es |'|u ))$", " ${1}"
        ),
        right=pl.when(~aside).then("right").str.head(45).str.to_lowercase(),
    )
    # Most figures have no such word: only the others pay for what else is asked, and for the pattern's groups.
    sides = sides.with_columns(_limits=pl.col("left").str.contains(known.before))
    before, behind = pl.when("_limits").then("left"), pl.when("_limits").then("right")
    # "supérieur aux 18 milliards attendus": these are a value of their own, with which another is compared.
    own = before.str.contains(r"(?:^| )(?:les?|la|aux?|des|l') ?$") & behind.str.contains(known.expected)
    # "la barre des 40 degrés est atteinte".
    own |= before.str.contains(r"(?:barre|barrière|cap)(?: [a-zà-ÿ]+)? d(?:e |es |u )$") & behind.str.contains(
        known.reached
    )
    # "la fréquentation a plafonné à 5 millions" has happened; "l'État a plafonné à 5 % la hausse" is a limit.
    levelled = before.str.contains(r"(?:^|[^d] )(?:a|ont|avait|avaient|eut) (?:[a-zà-ÿ]+ment )?plafonné à $")
    limited = behind.str.contains(r"^ (?:l[ea]s? |l'|s(?:on|a|es) |leurs? |ce(?:s|tte)? |toute )")
    time = behind.str.contains(
        r"^ (?:l'an|l[ea] (?:mois|semaine|jour)|ce(?:tte)? (?:an|mois|semaine|jour|été|hiver|printemps))"
    )
    own |= levelled & ~(limited & ~time)
    frame = sides.with_columns(
        pl.when(pl.col("_limits") & ~own.fill_null(value=False)).then("left"),
        pl.when(pl.col("right").str.contains(known.after)).then("right"),
        link=figures["link"] if "link" in figures.columns else pl.lit(None, dtype=pl.String),
    )
    # "30 blessés, au moins 5 morts": the word limits the number that comes next.
    of_next = pl.when(pl.col("right").is_not_null()).then("link").str.contains(known.before_next)
    frame = frame.with_columns(pl.when(~of_next.fill_null(value=False)).then("right")).select("left", "right")
    # One after the other: together they would be worked out in other threads, and the patterns be made ready once more.
    for side, pattern, names in (
        ("left", known.before, ["a1", "l1", "m1"]),
        ("right", known.after, ["a2", "l2", "m2"]),
    ):
        frame = frame.with_columns(pl.col(side).str.extract_groups(pattern).struct.rename_fields(names))
    # "il n'en reste plus qu'environ 300": what else is said of it limits nothing.
    hedged = before.str.contains(r"plus qu(?:e |')(?:environ|à peu près|quelque|près d(?:e |')|presque|autour de) ?$")
    # "un euro sous 1,05 dollar", "livré sous 48 heures"; a count is no measure ("sous trois formes").
    below = sides["left"].str.contains(rf"(?:^|[^{LETTER}])sous (?:les? |la |l')?$") & figures["kind"].is_not_null()
    # "le seuil des 5 salariés franchi", "le cap de 5 millions, dépassé en mai".
    behind = pl.when(sides["right"].str.contains("dépass|franchi|excéd")).then(sides["left"])
    mark = pl.when(behind.str.contains(r"(?:seuil|barre|barrière|cap)(?: [a-zà-ÿ]+)? d(?:e |es |u )$")).then(
        sides["right"]
    )
    passed = mark.str.contains(known.passed).fill_null(value=False)
    # "au plus tard six mois après l'achat"; "au plus tard six mois avant" may be more.
    late = pl.when(sides["left"].str.ends_with("au plus tard ")).then(sides["right"])
    since = late.str.contains("^ (?:après|suivant|à compter|qui suiv|plus tard)").fill_null(value=False)
    # "au plus tôt deux mois après le dépôt".
    soon = pl.when(sides["left"].str.ends_with("au plus tôt ")).then(sides["right"])
    later = soon.str.contains("^ (?:après|suivant|à compter|qui suiv|plus tard)").fill_null(value=False)
    # "les -18 ans", "les enfants (- 12 ans)": a sign of an age limits it.
    signed = pl.when(figures["kind"] == "age").then(sides["left"].str.extract(r"(?: |\( ?)([-+])$|\(([-+]) $", 0))
    return (
        frame.unnest("left", "right")
        .with_columns(
            _below=below | since, _signed=signed, _passed=passed | later, _hedged=sides.select(hedged).to_series()
        )
        .select(
            pl.when(
                pl.col("m1").is_not_null()
                | pl.col("_below") & pl.col("l1").is_null()
                | pl.col("_signed").str.contains("-", literal=True).fill_null(value=False)
            )
            .then(pl.lit("at_most"))
            .when(pl.col("l1").is_not_null() | pl.col("_signed").is_not_null() | pl.col("_passed"))
            .then(pl.lit("at_least"))
            .when(pl.col("m2").is_not_null())
            .then(pl.lit("at_most"))
            .when(pl.col("l2").is_not_null())
            .then(pl.lit("at_least"))
            .when(pl.col("a1").is_not_null() | pl.col("a2").is_not_null() | pl.col("_hedged").fill_null(value=False))
            .then(pl.lit("about"))
            .otherwise(pl.lit("exact"))
            .alias("bound")
        )
        .to_series()
    )

"""The "un" that is a number and no article: "il perd un point", "un mort et dix blessés", "un ou deux jours"."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.lexicon import Lexicon
from transforms.quantities.figure_cues import alternatives
from transforms.quantities.numerals import AT_LEAST
from transforms.text.letters import CAPITAL, LETTER

_GOES_ON = "pour|par|a|ont|est|sera|était|doit|devra|dans|en|sur|et|ou|qui"
"""What may follow "au moins" where it limits what stands before: "un mort au moins est à déplorer"."""
_PLACED = r" (?:à la |à l'|au |aux |dans l[ae] |dans l'|sur l[ae] |sur l')"
"""What tells where: "deux à la tête et une à la poitrine"."""


@cache
def _words(lexicon: Lexicon, name: str) -> tuple[str, ...]:
    """The words of a class of the lexicon's `figure_cues`."""
    return tuple(lexicon["figure_cues"].filter(pl.col("class") == name)["cue"])


def drop_articles(frame: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The numerals without each "un" that is an article: "et un" counts where it ends an enumeration."""
    ones = _ones(frame)
    if ones.is_empty():
        return frame
    number, article = _numbers(lexicon), _articles(lexicon)
    alone = pl.col("noun").is_null() & ~pl.col("link").str.contains(" sur ", literal=True).fill_null(value=False)
    # "un gonflement et", "un jour et": whatever its unit, a number only beside another, or where it is limited: "au
    # minimum une photo et au maximum trois".
    limited = pl.col("lead").str.contains("au m|au p|plus d|moins d")
    out = pl.col("beside") & ~_beside(lexicon) & ~number & ~limited
    out |= pl.col("kind").is_null() & (_condition() | (article | alone) & ~number | _pointless(lexicon))
    # "un talent au moins égal", "un peu au moins": only "un mort au moins", "une voiture au moins par foyer".
    behind = pl.col("after").str.contains(rf"^ [^ ,.;:0-9]+ (?:{AT_LEAST})(?:[^{LETTER}]|$)") & ~limited
    out |= behind & ~pl.col("after").str.contains(rf"^ [^ ]+ (?:{AT_LEAST})(?:[,.;:)]|$| (?:{_GOES_ON}) )")
    out |= behind & pl.col("after").str.starts_with(" peu ")
    # "un degré d'exigence", and not "gagner un degré".
    out |= (pl.col("kind") == "temperature") & ~_warmer(lexicon)
    # "le prix d'un mètre carré": what the price is of.
    out |= pl.col("priced")
    dropped = ones.filter(out.fill_null(value=False))["_row"]
    return frame.filter(~pl.int_range(pl.len(), dtype=pl.UInt32).is_in(dropped.implode()))


def _ones(frame: pl.DataFrame) -> pl.DataFrame:
    """The numerals "un" and "une" with what is asked of them and their neighbours: few, so that all else is cheap."""
    near = ("sentence", "noun", "kind", "value", "numeral")
    own = ("sentence", "kind", "noun", "lead", "left", "after", "link", "start", "part", "beside")
    table = frame.select(
        "numeral",
        *own,
        *(pl.col(name).shift(1).name.suffix("_before") for name in near),
        *(pl.col(name).shift(-1).name.suffix("_next") for name in near),
        phrase_end=(pl.col("counted_at") + pl.col("counted_size")).shift(1),
        _row=pl.int_range(pl.len(), dtype=pl.UInt32),
    )
    priced = pl.col("left").str.contains(r"(?:prix|coût|tarif|loyer)(?: moyen| médian)? d'$")
    return table.filter(
        pl.col("numeral").is_in(["un", "une"]),
        pl.col("kind").is_null() | (pl.col("kind") == "temperature") | pl.col("beside") | priced,
    ).with_columns(
        priced=priced & pl.col("kind").is_not_null(),
        lead=pl.col("lead").str.to_lowercase(),
        left=pl.col("left").str.to_lowercase(),
        follows=(pl.col("sentence") == pl.col("sentence_before")).fill_null(value=False),
    )


def _articles(lexicon: Lexicon) -> pl.Expr:
    """Whether "un" after "et", "plus" or "dont" is an article: no end of an enumeration, nor one of those before."""
    lead_end = pl.col("start") - pl.col("lead").str.len_chars().cast(pl.Int32)
    enumerated = (pl.col("follows") & (pl.col("phrase_end") == lead_end)).fill_null(value=False)
    # "des frais et une taxe", "n'est plus une piste"; "et un sur trois" is none.
    article = ~pl.col("part") & pl.col("lead").is_in([" et ", " plus "]) & ~enumerated
    # "et une progression de 45 %": the noun has its own number.
    # "plus d'un total de 300 euros".
    own = (
        pl.col("lead").is_in([" et ", " dont "])
        | pl.col("lead").str.contains("(?:plus|moins) d'$") & pl.col("kind").is_null()
    )
    article |= own & pl.col("link").str.contains(r" (?:de |d')$").fill_null(value=False)
    # "17 blessés, dont une femme", and not "300 salariés, dont une partie".
    counted = pl.col("noun_before").is_not_null() & pl.col("kind_before").is_null() & (pl.col("value_before") > 1)
    some_part = pl.col("noun").is_in(list(_words(lexicon, "some_part"))).fill_null(value=False)
    return article | (pl.col("lead") == " dont ") & (~(counted & pl.col("follows")).fill_null(value=False) | some_part)


def _numbers(lexicon: Lexicon) -> pl.Expr:
    """Whether "un" opens a range or is a part of a list, though no noun follows it."""
    # "un ou deux jours", "une à trois fois"; but "l'un à deux ans de prison".
    opens = pl.col("link").is_in([" ou ", " à "]) & pl.col("numeral_next").str.contains(r"^[a-z]+$")
    few = pl.col("value_next").is_between(2, 5)
    # "un ou deux millions de dollars".
    scaled = pl.col("numeral_next").str.contains(r"^(?:deux|trois|quatre|cinq) (?:mill|dizaine|douzaine|centaine)")
    opens |= (pl.col("link") == " ou ") & scaled
    opens &= (few | scaled) & ~pl.col("left").str.ends_with("l'")
    # "et une hausse à deux chiffres".
    opens &= pl.col("noun").is_null()
    # "entre une à 10 personnes".
    opens |= (pl.col("link") == " à ") & pl.col("left").str.contains(r"(?:^|[ ,])(?:entre |d'|de )$")
    # "entre un et trois jours".
    opens |= (pl.col("link") == " et ") & pl.col("left").str.contains(r"(?:^|[ ,(])entre $")
    # "cinq sites en France et un au Portugal".
    there = pl.col("after").str.contains(rf"^ (?:{alternatives(lexicon, 'located')}) [{CAPITAL}]")
    opens |= pl.col("lead").is_in([" et ", ", "]) & there & pl.col("noun").is_null() & pl.col("follows")
    # "deux à la tête et une à la poitrine".
    alike = pl.col("left").str.contains(rf"(?:^|[ (,])(?:deux|trois|quatre|cinq|[2-9]){_PLACED}[^,;.()]{{2,30}} et $")
    opens |= alike & pl.col("after").str.contains(rf"^{_PLACED}") & pl.col("noun").is_null() & pl.col("follows")
    return opens.fill_null(value=False)


def _beside(lexicon: Lexicon) -> pl.Expr:
    """Whether "un" counts a person or the like beside another count: "un mort et dix blessés", not "un projet et"."""
    other = pl.col("noun_next").is_not_null() & pl.col("kind_next").is_null() & (pl.col("value_next") > 1)
    person = pl.col("noun").is_in(list(_words(lexicon, "one_person")))
    return ((pl.col("link") == " et ") & other & person).fill_null(value=False)


def _condition() -> pl.Expr:
    """Whether it stands in a condition: "à moins d'une nécessité absolue"."""
    return pl.col("lead").str.ends_with("moins d'") & pl.col("left").str.contains(r"(?:^| )à moins d'$")


def _warmer(lexicon: Lexicon) -> pl.Expr:
    """Whether words around "un degré" tell that it is one of temperature."""
    told = pl.col("left").str.contains(rf"(?:^|[^{LETTER}])(?:{alternatives(lexicon, 'one_point')}) ?$")
    # "à un degré moindre".
    told &= ~pl.col("left").str.contains(r"(?:^| )(?:à|que) ?$")
    told |= pl.col("left").str.contains(r"(?:réchauff[a-zé]*|refroidi[a-z]*|(?:plus|moins|près)) d'$|ne fait qu'$")
    told |= pl.col("lead").str.contains("plus d|moins d|au m|au p")
    return told | pl.col("after").str.contains(
        r"^ degrés? (?:près|celsius|centigrade|c[ ,.]|de (?:plus|moins)|supplémentaire|en plus|en moins|seulement)"
    )


def _pointless(lexicon: Lexicon) -> pl.Expr:
    """Whether no words around "un point" tell that something rises, falls or differs by it ("un point de vue")."""
    compared = alternatives(lexicon, "point_compared")
    told = pl.col("left").str.contains(rf"(?:^|[^{LETTER}])(?:{alternatives(lexicon, 'one_point')}) ?$")
    told |= pl.col("after").str.contains(rf"^ point (?:{compared})(?:[^{LETTER}]|$)")
    return (pl.col("noun") == "point").fill_null(value=False) & ~told

"""One of so many: "un Français sur cinq", and the "un" that is an article after all."""

from __future__ import annotations

import polars as pl

from transforms.lexicon import Lexicon
from transforms.quantities.figure_cues import alternatives
from transforms.quantities.neighbours import NOUN, same_sentence
from transforms.text.letters import CAPITAL, LETTER


def _of_points(lexicon: Lexicon) -> pl.Expr:
    """Whether the words around "un point" tell that something rises, falls or differs by it."""
    left, compared = pl.col("left").str.to_lowercase(), alternatives(lexicon, "point_compared")
    before = left.str.contains(rf"(?:^|[^{LETTER}])(?:{alternatives(lexicon, 'one_point')}) ?$")
    return before | pl.col("after").str.contains(rf"^ point (?:{compared})(?:[^{LETTER}]|$)")


def _of(lexicon: Lexicon, name: str) -> pl.Expr:
    """The words of a class of the lexicon's `figure_cues`."""
    return pl.lit(lexicon["figure_cues"].filter(pl.col("class") == name)["cue"]).implode()


def drop_articles(frame: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The numerals without each "un" that is an article: "et un" counts where it ends an enumeration."""
    one = pl.col("numeral").is_in(["un", "une"]) & pl.col("kind").is_null()
    phrase_end = pl.col("counted_at").shift(1) + pl.col("counted_size").shift(1)
    enumerated = same_sentence(1) & (phrase_end == pl.col("start") - pl.col("lead").str.len_chars().cast(pl.Int32))
    enumerated = enumerated.fill_null(value=False)
    # "des frais et une taxe", "n'est plus une piste".
    # "à moins d'une nécessité absolue": a condition.
    unless = one & pl.col("lead").str.ends_with("moins d'") & pl.col("left").str.contains(r"(?i)(?:^| )à moins d'$")
    # "et un sur trois" is none.
    one_of = pl.col("part")
    article = one & ~one_of & pl.col("lead").str.to_lowercase().is_in([" et ", " plus "]) & ~enumerated
    of_many = pl.when(one).then("link").str.contains(" sur ", literal=True).fill_null(value=False)
    # "un ou deux jours", "une à trois fois"; but "l'un à deux ans de prison".
    # "17 blessés, dont une femme", and not "300 salariés, dont une partie".
    of_some = one & (pl.col("lead").str.to_lowercase() == " dont ")
    before = pl.col("noun").shift(1).is_not_null() & pl.col("kind").shift(1).is_null() & same_sentence(1)
    article |= of_some & ~(before & (pl.col("value").shift(1) > 1)).fill_null(value=False)
    article |= of_some & pl.col("noun").is_in(_of(lexicon, "some_part"))
    # "un mort et dix blessés", and not "un projet et".
    other = (
        pl.col("noun").shift(-1).is_not_null() & pl.col("kind").shift(-1).is_null() & (pl.col("value").shift(-1) > 1)
    )
    paired = (pl.col("link") == " et ") & other & pl.col("noun").is_in(_of(lexicon, "one_person"))
    beside = pl.col("beside") & ~paired.fill_null(value=False)
    # "et une progression de 45 %": the noun has its own number.
    article |= one & (pl.col("lead").str.to_lowercase() == " et ") & pl.col("link").str.contains(r" (?:de |d')$")
    opens = one & pl.col("link").is_in([" ou ", " à "]) & pl.col("numeral").shift(-1).str.contains(r"^[a-z]+$")
    opens &= pl.col("value").shift(-1).is_between(2, 5) & ~pl.col("left").str.contains("(?i)l'$")
    # "entre une à 10 personnes".
    opens |= one & (pl.col("link") == " à ") & pl.col("left").str.contains(r"(?i)(?:^|[ ,])(?:entre |d')$")
    # "perd un point", and no "un point de vue".
    # "cinq sites en France et un au Portugal".
    there = pl.when(pl.col("lead").str.to_lowercase() == " et ").then("after")
    opens |= (
        one
        & there.str.contains(rf"^ (?:{alternatives(lexicon, 'located')}) [{CAPITAL}]")
        & (pl.col("noun").is_null() & same_sentence(1))
    )
    pointless = one & (pl.col("noun") == "point") & ~_of_points(lexicon)
    lone = (pl.col("noun").is_null() & ~of_many & ~opens.fill_null(value=False)) | pointless
    out = unless | beside | (article & ~opens.fill_null(value=False)) | one & lone
    marks = frame.select(_out=out.fill_null(value=False))
    return frame.filter(~marks["_out"])


def join_proportions(frame: pl.DataFrame) -> pl.DataFrame:
    """The numerals with "un sur cinq" and "deux Français sur trois" as one share each."""
    whole = pl.col("value").shift(-1)
    # "7 cantons sur 12", "18 points sur 20" are two counts: a share is of a number that one reckons by.
    usual = (whole <= 10) | whole.is_in([100.0, 1e3, 1e4, 1e5, 1e6])
    few = (usual | (pl.col("value") == 1) & whole.is_in([12.0, 15.0, 20.0, 30.0, 50.0])) & (pl.col("value") < whole)
    # "neuf fois sur dix" is a share, "trois jours sur sept" is not.
    part = (
        (pl.col("kind").is_null() | (pl.col("kind") == "times"))
        & ~pl.col("scaled")
        & pl.when(pl.col("link").str.ends_with(" sur ")).then("link").str.contains(rf"^(?: [{LETTER}'-]+){{0,5}} sur $")
    )
    # "un sur deux sur les autres lignes": the lines are no part of the number.
    of_bare = pl.col("noun").shift(-1).is_null() | (pl.col("taken").shift(-1) == 0)
    of_bare &= pl.col("kind").shift(-1).is_null()
    # "1 pour 1 000 patients": of any noun, which the share does not count.
    rate = pl.col("kind").is_null() & pl.col("noun").is_null() & ~pl.col("scaled") & (pl.col("link") == " pour ")
    rate &= whole.is_in([100.0, 1e3, 1e4, 1e5, 1e6]) & (pl.col("value") < whole) & pl.col("kind").shift(-1).is_null()
    opens = (part & few & of_bare | rate).fill_null(value=False)
    always = ((pl.col("link") == " sur ") & (pl.col("value") == whole) & of_bare).fill_null(value=False)
    # What several columns depend on is worked out first: Polars would work it out again for each.
    frame = frame.with_columns(_opens=opens, _always=always)
    opens, always = pl.col("_opens"), pl.col("_always")
    closes = opens.shift(1, fill_value=False)
    earlier = [
        pl.when(closes).then(pl.col(name).shift(1)).otherwise(name).alias(name)
        for name in ("start", "left", "numeral", "lead")
    ]
    return (
        frame.with_columns(
            *earlier,
            value=pl.when(closes).then(100 * pl.col("value").shift(1) / pl.col("value")).otherwise("value"),
            kind=pl.when(closes).then(pl.lit("share")).otherwise("kind"),
            unit=pl.when(closes).then(pl.lit("%")).otherwise("unit"),
            factor=pl.when(closes).then(1.0).otherwise("factor"),
            offset=pl.when(closes).then(0.0).otherwise("offset"),
            taken=pl.when(closes).then(0).otherwise("taken"),
            **{name: pl.when(~closes).then(name) for name in NOUN},
            # "24 heures sur 24": always.
            _gone=opens | always | always.shift(1, fill_value=False) | (pl.col("part") & ~opens),
        )
        .filter(~pl.col("_gone"))
        .drop("_gone", "_opens", "_always")
    )

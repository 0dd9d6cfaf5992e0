"""One of so many: "un Français sur cinq"."""

from __future__ import annotations

import polars as pl

from transforms.lexicon import Lexicon
from transforms.quantities.figure_cues import alternatives
from transforms.quantities.neighbours import NOUN
from transforms.text.letters import LETTER


def join_proportions(frame: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The numerals with "un sur cinq" and "deux Français sur trois" as one share each."""
    participle = rf"^ (?:{alternatives(lexicon, 'part_described')})(?:[^{LETTER}]|$)"
    whole = pl.col("value").shift(-1)
    # "7 cantons sur 12", "18 points sur 20" are two counts: a share is of a number that one reckons by.
    usual = (whole <= 10) | whole.is_in([100.0, 1e3, 1e4, 1e5, 1e6])
    one = (pl.col("value") == 1) & (whole.is_in([12.0, 15.0, 20.0, 30.0, 50.0]) | (pl.col("link") == " sur "))
    few = (usual | one & (whole <= 1000)) & (pl.col("value") < whole)
    # "neuf fois sur dix" is a share, "trois jours sur sept" is not.
    part = (
        (pl.col("kind").is_null() | (pl.col("kind") == "times"))
        & ~pl.col("scaled")
        & pl.when(pl.col("link").str.ends_with(" sur ")).then("link").str.contains(rf"^(?: [{LETTER}'-]+){{0,5}} sur $")
    )
    # "un sur deux sur les autres lignes": the lines are no part of the number.
    of_bare = pl.col("noun").shift(-1).is_null() | (pl.col("taken").shift(-1) == 0)
    # "un jeune sur deux âgés de 18 ans", "deux Français sur trois interrogés": the participle is of those named before.
    named = part & few & (pl.col("noun").is_not_null() | (pl.col("link") != " sur "))
    described = pl.when(named).then(pl.col("after").shift(-1)).str.contains(participle)
    of_bare |= described.fill_null(value=False)
    # "4 sites sur 10 affichent": a verb, where the sites are named before.
    of_bare |= (named & pl.col("noun").shift(-1).str.ends_with("ent")).fill_null(value=False)
    # "1 sur 100 000 habitants".
    of_bare |= pl.col("noun").is_null() & pl.col("kind").is_null() & (pl.col("link") == " sur ") & (whole >= 100)
    of_bare &= pl.col("kind").shift(-1).is_null()
    # "1 pour 1 000 patients": of any noun, which the share does not count.
    rate = pl.col("kind").is_null() & pl.col("noun").is_null() & ~pl.col("scaled") & (pl.col("link") == " pour ")
    rate &= whole.is_in([100.0, 1e3, 1e4, 1e5, 1e6]) & (pl.col("value") < whole) & pl.col("kind").shift(-1).is_null()
    opens = (part & few & of_bare | rate).fill_null(value=False)
    always = ((pl.col("link") == " sur ") & (pl.col("value") == whole) & of_bare).fill_null(value=False)
    # What several columns depend on is worked out first: Polars would work it out again for each. Lazily, so are the
    # parts that the two share.
    frame = frame.lazy().with_columns(_opens=opens, _always=always).collect(engine="in-memory")
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
            # "au moins une nuit sur le terrain": a number all the same.
            _gone=opens
            | always
            | always.shift(1, fill_value=False)
            | (pl.col("part") & ~opens & ~pl.col("lead").str.contains("au m|au p|plus d|moins d")),
        )
        .filter(~pl.col("_gone"))
        .drop("_gone", "_opens", "_always")
    )

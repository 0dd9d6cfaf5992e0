"""Numbers that belong together: ranges ("60 et 65 milliards"), lists that share a unit ("5, 8 et 12 GW"), ellipsis."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import polars as pl

from transforms.lexicon import Lexicon

NOUN = ("noun", "counted_at", "counted_size", "head_size")
_SHARED = ("kind", "unit", "factor", "offset", *NOUN)


class _Cues(NamedTuple):
    change: str
    ellipsis: str
    near: str


@cache
def _cues(lexicon: Lexicon) -> _Cues:
    verbs = "|".join(lexicon["change_verbs"]["cue"])
    links = lexicon["list_links"]
    far = "|".join(links.filter(pl.col("far") == "yes")["link"])
    near = "|".join(links["link"])
    fillers = "|".join(lexicon["bound_fillers"]["word"])
    return _Cues(
        rf"(?:^|[^\p{{L}}])(?:{verbs})(?: [^ ]+){{0,3}} d(?:e |')$",
        rf"(?:^|[^\p{{L}}])(?:{far})(?: (?:{fillers}|environ|(?:près|plus|moins) de))*:? ?$",
        rf"^[ ,]*(?:{near})(?: (?:les|environ|seulement))? ?$",
    )


def same_sentence(step: int) -> pl.Expr:
    """Whether the row `step` rows before this one lies in the same sentence."""
    return (
        (pl.col("doc_id") == pl.col("doc_id").shift(step))
        & (pl.col("sentence_no") == pl.col("sentence_no").shift(step))
    ).fill_null(value=False)


def with_links(numerals: pl.DataFrame) -> pl.DataFrame:
    """The numerals with `link`: the text up to the next numeral, lower case; null where none follows directly."""
    touching = same_sentence(-1) & (
        pl.col("start").shift(-1)
        == pl.col("end") + (pl.col("after").str.len_chars() + pl.col("lead").shift(-1).str.len_chars()).cast(pl.Int32)
    )
    rest = pl.col("after").str.slice(pl.col("taken").cast(pl.Int64)) + pl.col("lead").shift(-1)
    return numerals.with_columns(link=pl.when(touching).then(rest.str.head(80).str.to_lowercase()))


def join_ranges(numerals: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The numerals with each range as one row; a bare number of a list takes the unit and scale of the list's last.

    Expects what `transforms.units` and `transforms.counted` add, sorted. New columns: `low_value`, `base` (where the
    numeral or its range starts), `is_range`. "1 à 4 millions de foyers" is one row, `low_value` 1e6, `value` 4e6; of
    "60 et 65 milliards" each is a row of its own, unless "entre" stands before them.
    """
    known = _cues(lexicon)
    frame = _proportions(_ones(with_links(numerals))).with_columns(
        bare=pl.col("kind").is_null() & pl.col("noun").is_null(),
        left_low=pl.col("left").str.tail(60).str.to_lowercase(),
    )
    frame = _listed(frame)
    frame = _scaled_like_next(frame)
    return _ranged(frame, known)


def _ones(frame: pl.DataFrame) -> pl.DataFrame:
    """The numerals without each "un" that is an article: "et un" counts where it ends an enumeration of counts."""
    one = pl.col("numeral").is_in(["un", "une"]) & pl.col("kind").is_null()
    phrase_end = pl.col("counted_at").shift(1) + pl.col("counted_size").shift(1)
    enumerated = same_sentence(1) & (phrase_end == pl.col("start") - pl.col("lead").str.len_chars().cast(pl.Int32))
    enumerated = enumerated.fill_null(value=False)
    article = one & (pl.col("lead").str.to_lowercase() == " et ") & ~enumerated
    nothing = one & pl.col("noun").is_null() & ~pl.col("link").str.contains(r" sur ").fill_null(value=False)
    return frame.filter(~(article | nothing).fill_null(value=False))


def _proportions(frame: pl.DataFrame) -> pl.DataFrame:
    """The numerals with "un sur cinq" and "deux Français sur trois" as one share each."""
    whole = pl.col("value").shift(-1)
    few = ((whole <= 10) | whole.is_in([12.0, 20.0, 100.0, 1e3, 1e4, 1e5, 1e6])) & (pl.col("value") < whole)
    part = pl.col("kind").is_null() & ~pl.col("scaled") & pl.col("link").str.contains(r"^(?: [\p{L}'-]+){0,3} sur $")
    opens = (part & few & pl.col("kind").shift(-1).is_null() & pl.col("noun").shift(-1).is_null()).fill_null(
        value=False
    )
    always = (pl.col("link").str.contains("^ sur $") & (pl.col("value") == whole)).fill_null(value=False)
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
            # "24 heures sur 24": always.
            _gone=opens | always | always.shift(1, fill_value=False) | (pl.col("part") & ~opens),
        )
        .filter(~pl.col("_gone"))
        .drop("_gone")
    )


def _listed(frame: pl.DataFrame) -> pl.DataFrame:
    """Bare numbers before the last of their list take its unit: "5, 8 et 12 GW"."""
    link = pl.col("link")
    joint = link.str.contains(
        r"^(?: et| ou|, et| puis| à|, puis)(?: (?:de |d'|les |à |environ |moins de |plus de ))?[ \"]*$|^ ?[-/] ?$"
    ).fill_null(value=False)
    comma = (link.str.contains(r"^, $") | link.str.contains(r"^ x $|^ × ?$")).fill_null(value=False)
    ends = (
        joint
        | (
            comma
            & (joint | comma | link.shift(-1).is_null() & pl.col("link").str.contains("[x×]"))
            .shift(-1)
            .fill_null(value=False)
        )
        | link.str.contains(r"^ x $|^ ?× ?$").fill_null(value=False)
    )
    # A bare number hands on to the next row; runs of them end at the first that has a unit.
    passes = pl.col("bare") & ends & ~pl.col("yearlike")
    frame = frame.with_columns(_passes=passes).with_columns(
        _run=(~pl.col("_passes")).cum_sum() - (~pl.col("_passes")).cast(pl.UInt32)
    )
    last = (
        frame.select(
            "_run", *(pl.col(name).alias(f"{name}_last") for name in _SHARED), bare_last="bare", scaled_last="scaled"
        )
        .group_by("_run", maintain_order=True)
        .last()
    )
    frame = frame.join(last, on="_run", how="left", maintain_order="left")
    given = pl.col("_passes") & ~pl.col("bare_last")
    return frame.with_columns(
        *(pl.when(given).then(f"{name}_last").otherwise(name).alias(name) for name in _SHARED),
        listed=pl.col("_passes") & (~pl.col("bare_last") | pl.col("scaled_last")),
    ).drop(*(f"{name}_last" for name in _SHARED), "bare_last", "scaled_last")


def _scaled_like_next(frame: pl.DataFrame) -> pl.DataFrame:
    """A listed number takes the scale of the next with one: "60 et 65 milliards", "100 à 150 000 emplois"."""
    scale = pl.when(pl.col("_passes")).then(None).otherwise(pl.col("scale")).fill_null(strategy="backward")
    next_value = pl.col("value").shift(-1)
    grouped = pl.col("numeral").shift(-1).str.contains(r"^[0-9]{1,3} 000$")
    ratio = next_value / (pl.col("value") * 1000)
    shared = (
        pl.when(~pl.col("listed") | (pl.col("scale") != 1) | (pl.col("value") >= 1000))
        .then(1.0)
        .when(scale > 1)
        .then(scale)
        .when(grouped & (ratio >= 1) & (ratio <= 5) & pl.col("link").str.contains("^ (?:à|ou) $|^ ?- ?$"))
        .then(1000.0)
        .otherwise(1.0)
    )
    frame = frame.with_columns(_shared=shared)
    # "entre 500 et 1 million": five hundred million would exceed the other end.
    fits = (
        (pl.col("value") * pl.col("_shared") <= next_value)
        | ~pl.col("link").str.contains("^ (?:à|ou) $|^ ?- ?$")
        | (pl.col("_shared") == 1)
    )
    return frame.with_columns(
        value=pl.when(fits.fill_null(value=True)).then(pl.col("value") * pl.col("_shared")).otherwise("value")
    )


def _ranged(frame: pl.DataFrame, known: _Cues) -> pl.DataFrame:
    """Pairs of a range as one row, the row of its end."""
    link, left = pl.col("link"), pl.col("left_low")
    between = left.str.contains(r"(?:^|[^\p{L}])entre(?: (?:les|environ|près de))? ?(?:[\p{Sc}]|us\$)?$")
    to = link.str.contains(r"^ (?:à|jusqu'à) (?:[\p{Sc}])?$")
    dash = link.str.contains(r"^ ?- ?$")
    either = link.str.contains(r"^ ou $")
    both = link.str.contains(r"^ et (?:d'|les |de )?(?:[\p{Sc}])?$") & between
    same = (pl.col("kind") == pl.col("kind").shift(-1)).fill_null(value=False) & (
        pl.col("unit").eq_missing(pl.col("unit").shift(-1))
    )
    counts = (
        pl.col("kind").is_null()
        & pl.col("kind").shift(-1).is_null()
        & pl.col("noun").is_not_null()
        & pl.col("noun").shift(-1).is_not_null()
    )
    own = ~pl.col("bare")
    following = ~pl.col("bare").shift(-1) | pl.col("scaled").shift(-1)
    worth = pl.col("value") * pl.col("factor").fill_null(1)
    grows = worth < worth.shift(-1)
    changing = left.str.contains(known.change) & own
    range_of_bare = pl.col("bare") & (to | dash | either | both) & following
    # Both ends bear a unit: "entre 12 euros et 15 euros", "de 3 h à 5 h".
    range_of_units = own & same & (to & ~changing | both)
    range_of_counts = own & counts & both & (pl.col("noun") == pl.col("noun").shift(-1))
    vague = pl.col("vague") | pl.col("vague").shift(-1)
    opens = ((range_of_bare | range_of_units | range_of_counts) & grows & ~vague).fill_null(value=False)
    # Of "5 à 8 à 10" only the first two make a range.
    frame = frame.with_columns(_opens=opens).with_columns(
        _opens=pl.col("_opens") & ~pl.col("_opens").shift(1, fill_value=False)
    )
    unlike = own & both & (pl.col("kind") == pl.col("kind").shift(-1)) & ~same
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
        .drop("_opens", "_unlike", "_passes", "_run", "_shared")
    )


def share_before(numerals: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The numerals, each bare one that continues the figure before it with that figure's unit or noun.

    "20 chercheurs d'OpenAI et 13 de Google": 13 counts "chercheurs". Only where a word of the lexicon's `list_links`
    links them, or as in "10 des 17 ministères"; other bare numbers stay bare.
    """
    known = _cues(lexicon)
    # "10 des 17 ministères": ten ministries of seventeen.
    of_next = (
        pl.col("bare")
        & pl.col("link").str.contains(
            r"^ (?:des|de (?:ses|leurs|nos|ces)|d'entre les|parmi les|sur(?: les| ses| leurs)?) $"
        )
        & pl.col("noun").shift(-1).is_not_null()
    )
    of_next = of_next.fill_null(value=False)
    frame = numerals.with_columns(
        *(
            pl.when(of_next).then(pl.col(name).shift(-1)).otherwise(name).alias(name)
            for name in NOUN
            if name != "counted_size"
        ),
        counted_size=pl.when(of_next).then(pl.col("head_size").shift(-1)).otherwise("counted_size"),
    )
    has = pl.col("kind").is_not_null() | pl.col("noun").is_not_null()
    sentence = ["doc_id", "sentence_no"]
    names = (*_SHARED, "scale")
    # "1 million" continues the last count of millions before it, another bare number the last figure.
    large = pl.col("noun").is_not_null() & (pl.col("scale") > 1)
    frame = frame.with_columns(
        _nearest=pl.when(has).then(pl.struct(*names)).shift(1).forward_fill().over(sentence),
        _large=pl.when(large).then(pl.struct(*names)).shift(1).forward_fill().over(sentence),
    )
    frame = (
        frame.with_columns(
            pl.when(pl.col("scaled"))
            .then("_large")
            .otherwise("_nearest")
            .struct.rename_fields([f"{name}_before" for name in names])
            .alias("_before")
        )
        .drop("_nearest", "_large")
        .unnest("_before")
    )
    linked = pl.col("left_low").str.contains(known.ellipsis)
    known_before = pl.col("kind_before").is_not_null() | pl.col("noun_before").is_not_null()
    takes = (~has & linked & known_before & ~pl.col("yearlike") & ~pl.col("vague")).fill_null(value=False)
    contrast = pl.col("left_low").str.contains("contre (?:[^ ]+ )?$") & (pl.col("value") < 1000) & ~pl.col("scaled")
    return frame.with_columns(
        *(
            pl.when(takes).then(f"{name}_before").otherwise(name).alias(name)
            for name in _SHARED
            if name != "counted_size"
        ),
        counted_size=pl.when(takes).then("head_size_before").otherwise("counted_size"),
        value=pl.when(takes & contrast).then(pl.col("value") * pl.col("scale_before").fill_null(1)).otherwise("value"),
        low_value=pl.when(takes & contrast)
        .then(pl.col("low_value") * pl.col("scale_before").fill_null(1))
        .otherwise("low_value"),
        low_factor=pl.when(takes).then("factor_before").otherwise("low_factor"),
    ).drop(*(f"{name}_before" for name in (*_SHARED, "scale")))

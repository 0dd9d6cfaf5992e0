"""Every quantity that a text states, as the annotation guide defines it: from sentences to the table `figures`."""

from __future__ import annotations

import polars as pl

from schemas import FIGURES
from transforms.bounds import read_bounds
from transforms.counted import read_counted
from transforms.durations import compose_durations, mark_clocks_and_ages
from transforms.identifiers import with_id
from transforms.lexicon import Lexicon
from transforms.money import supply_currencies
from transforms.multiples import find_multiples, read_times
from transforms.non_figures import drop_non_figures
from transforms.numerals import find_numerals
from transforms.ranges import NOUN, join_ranges, share_before
from transforms.units import read_units


def find_figures(sentences: pl.DataFrame, periods: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The table `figures` of the working sentences, sorted by document and place.

    "environ 500 000 accélérateurs Nvidia" is one row: surface "500 000 accélérateurs", kind count, low and high 500000,
    bound about, counted "accélérateurs Nvidia". Sentences of section header and boilerplate bear none. What lies in one
    of `periods` is a date and no figure, unless it is a length of time ("les six prochaines années").
    """
    read = sentences.filter(pl.col("section").is_in(["body", "headline"]))
    numerals = drop_non_figures(read_units(find_numerals(read, lexicon), lexicon), lexicon).with_row_index("row")
    numerals = _outside_periods(compose_durations(numerals), periods)
    numerals = _counting(numerals, lexicon)
    figures = share_before(join_ranges(numerals, lexicon), lexicon)
    figures = figures.with_columns(right=pl.col("after").str.slice(pl.col("taken").cast(pl.Int64), 60))
    figures = mark_clocks_and_ages(_fractions(read_times(figures, lexicon)), read, lexicon)
    figures = supply_currencies(figures)
    figures = figures.filter(
        pl.col("kind").is_not_null() | pl.col("noun").is_not_null(),
        ~pl.col("vague") | pl.col("kind").is_not_null() | pl.col("scaled"),
    )
    figures = pl.concat([_valued(figures, lexicon), _multiplied(read, lexicon)])
    return _placed(figures, read)


def _outside_periods(numerals: pl.DataFrame, periods: pl.DataFrame) -> pl.DataFrame:
    """The numerals that no period covers, and the lengths of time that one does."""
    spans = periods.select("doc_id", period_start_char="start_char", period_end_char="end_char")
    # "deux ou trois prochaines années": the bare number goes on in the next.
    next_lasts = (pl.col("kind").shift(-1) == "duration") & (pl.col("after") + pl.col("lead").shift(-1)).is_in(
        [" ou ", " à ", "-", " et "]
    )
    lasts = (pl.col("kind") == "duration") | (pl.col("kind").is_null() & next_lasts)
    place = numerals.select(
        "row", "doc_id", lasts=lasts.fill_null(value=False), at=pl.col("origin") + pl.col("start")
    ).sort("at")
    inside = (
        place.join_asof(
            spans.sort("period_start_char"),
            left_on="at",
            right_on="period_start_char",
            by="doc_id",
            check_sortedness=False,
        )
        .filter(pl.col("at") < pl.col("period_end_char"), ~pl.col("lasts"))
        .select("row")
    )
    return numerals.join(inside, on="row", how="anti", maintain_order="left")


def _counting(numerals: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The numerals with what they count, and the value that the unit tells where one separator has two readings."""
    counted = read_counted(numerals.filter(pl.col("kind").is_null()), lexicon)
    numerals = numerals.join(counted, on="row", how="left", maintain_order="left", suffix="_counted").with_columns(
        taken=pl.coalesce("taken_counted", "taken")
    )
    numerals = _named_apart(_without_money(numerals, lexicon), lexicon)
    comma = pl.col("other") > pl.col("value")
    plain_money = (pl.col("kind") == "money") & (pl.col("factor") == 1) & ~pl.col("scaled")
    thousands = comma & (pl.col("noun").is_not_null() | plain_money)
    decimal = ~comma & (pl.col("scaled") | pl.col("kind").is_in(["share", "temperature"]))
    other = pl.col("other").is_not_null() & (thousands | decimal).fill_null(value=False)
    # A minus sign stands at the number, and no word or number right before it.
    negative = (pl.col("lead") == "-") & pl.col("left").str.contains(r"(?:^|[ (:\"])-$")
    negative &= pl.col("left").str.contains(r"[^ ]") & ~pl.col("left").str.contains("^ *-$") | (
        pl.col("kind").is_in(["share", "temperature"])
    )
    value = pl.when(other).then("other").otherwise("value")
    return numerals.with_columns(
        value=pl.when(negative).then(-value).otherwise(value),
        sign=pl.when(negative).then(pl.col("sign") + 1).otherwise("sign"),
    ).drop("taken_counted")


def _without_money(numerals: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The numerals without the nouns of "des milliards d'investissements", which no number counts."""
    amount = (pl.col("noun").is_in(lexicon["money_nouns"]["word"].implode()) & (pl.col("scale") >= 1e6)).fill_null(
        value=False
    )
    return numerals.with_columns(
        *(pl.when(~amount).then(name).alias(name) for name in NOUN),
        taken=pl.when(amount).then(0).otherwise("taken"),
    )


def _named_apart(numerals: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The numerals, a bare one with the noun that stands apart from it: "le nombre d'emplois est de 75 000"."""
    cues = dict(lexicon["number_of"].select("side", "cue").rows())
    bare = numerals.filter(pl.col("kind").is_null(), pl.col("noun").is_null(), ~pl.col("vague"))
    left, right = pl.col("left").str.to_lowercase(), pl.col("after").str.head(80).str.to_lowercase()
    before = left.str.extract_groups(cues["before"]).struct.rename_fields(["noun", "rest"])
    after = right.str.extract_groups(cues["after"]).struct.rename_fields(["rest", "noun"])
    bare = bare.with_columns(_before=before, _after=after)

    def field(side: str, name: str) -> pl.Expr:
        return pl.col(side).struct.field(name)

    back = field("_before", "noun").str.len_chars() + field("_before", "rest").str.len_chars()
    named = bare.select(
        "row",
        _noun=pl.coalesce(field("_before", "noun"), field("_after", "noun")),
        _at=pl.coalesce(
            pl.col("start") - back.cast(pl.Int32),
            pl.col("end") + field("_after", "rest").str.len_chars().cast(pl.Int32),
        ),
    ).filter(pl.col("_noun").is_not_null())
    size = pl.col("_noun").str.len_chars().cast(pl.Int32)
    return (
        numerals.join(named, on="row", how="left", maintain_order="left")
        .with_columns(
            noun=pl.coalesce("noun", "_noun"),
            counted_at=pl.coalesce("counted_at", "_at"),
            counted_size=pl.coalesce("counted_size", size),
            head_size=pl.coalesce("head_size", size),
        )
        .drop("_noun", "_at")
    )


def _fractions(figures: pl.DataFrame) -> pl.DataFrame:
    """The figures with "un tiers", "trois quarts de", "un sur cinq" as shares, and without "un quart de finale"."""
    fraction = (pl.col("kind") == "fraction").fill_null(value=False)
    tells = pl.col("right").str.contains(
        r"^(?: (?:de |d'|des |du |d'entre)|[,.;:!?)\"]|$| (?:à|sont|est|en|ont|a|seulement|environ) )"
    )
    blocked = pl.col("right").str.contains(r"(?i)^s? (?:de )?(?:finale|confiance|d'heure)")
    share = fraction & tells & ~blocked
    return figures.filter(~fraction | share).with_columns(kind=pl.when(share).then(pl.lit("share")).otherwise("kind"))


def _valued(figures: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """Low, high, bound and surface of the figures."""
    figures = figures.with_columns(bound=read_bounds(figures, lexicon))
    factor, offset = pl.col("factor").fill_null(1.0), pl.col("offset").fill_null(0.0)
    low = (pl.col("low_value") + offset) * pl.col("low_factor").fill_null(factor)
    high = (pl.col("value") + offset) * factor
    bound = (
        pl.when("is_range")
        .then(pl.lit("between"))
        .when(pl.col("limit").is_not_null())
        .then("limit")
        .when("vague")
        .then(pl.lit("at_least"))
        .when((pl.col("bound") == "exact") & pl.col("approximate"))
        .then(pl.lit("about"))
        .otherwise("bound")
    )
    return figures.with_columns(bound=bound, _low=_rounded(low), _high=_rounded(high)).select(
        "doc_id",
        "sentence_no",
        "origin",
        pl.col("base").alias("start"),
        (pl.col("end") + pl.col("taken")).alias("end"),
        pl.coalesce("kind", pl.lit("count")).alias("kind"),
        pl.when(pl.col("bound") != "at_most").then("_low").alias("low"),
        pl.when(pl.col("bound") != "at_least").then("_high").alias("high"),
        pl.when(pl.col("kind").is_null()).then(pl.lit("1")).otherwise("unit").alias("unit"),
        "bound",
        "vague",
        pl.when(pl.col("kind").is_null()).then("counted_at").alias("counted_at"),
        "counted_size",
        "per",
    )


def _rounded(value: pl.Expr) -> pl.Expr:
    """The value without the last digits that binary arithmetic adds: 47.5 × 1e9, 1.1 × 1e9."""
    return value.round_sig_figs(14)


def _multiplied(sentences: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    multiples = find_multiples(sentences, lexicon)
    multiples = multiples.with_columns(bound=read_bounds(multiples, lexicon))
    return multiples.select(
        "doc_id",
        "sentence_no",
        "origin",
        "start",
        "end",
        kind=pl.lit("multiple"),
        low=pl.when(pl.col("bound") != "at_most").then("value"),
        high=pl.when(pl.col("bound") != "at_least").then("value"),
        unit=pl.lit("x"),
        bound="bound",
        vague=pl.lit(value=False),
        counted_at=pl.lit(None, dtype=pl.Int32),
        counted_size=pl.lit(None, dtype=pl.Int32),
        per=pl.lit(None, dtype=pl.String),
    )


def _placed(figures: pl.DataFrame, sentences: pl.DataFrame) -> pl.DataFrame:
    """The figures with offsets in the document and their surface, as the schema has them."""
    words = sentences.select("doc_id", "sentence_no", "text")
    placed = (
        figures.join(words, on=["doc_id", "sentence_no"], how="left", maintain_order="left")
        .with_columns(
            start_char=pl.col("origin") + pl.col("start"),
            end_char=pl.col("origin") + pl.col("end"),
            counted=pl.when(pl.col("counted_at").is_not_null()).then(
                pl.col("text").str.slice(pl.col("counted_at").cast(pl.Int64), pl.col("counted_size").cast(pl.Int64))
            ),
            surface=pl.col("text").str.slice(
                pl.col("start").cast(pl.Int64), (pl.col("end") - pl.col("start")).cast(pl.Int64)
            ),
        )
        .sort("doc_id", "start_char", "end_char", "kind")
    )
    overlapping = (
        (pl.col("doc_id") == pl.col("doc_id").shift(1)) & (pl.col("start_char") < pl.col("end_char").shift(1))
    ).fill_null(value=False)
    placed = placed.filter(~overlapping)
    return FIGURES.conform(with_id(placed, "figure_id", "doc_id", "start_char", "end_char", "kind"))

"""Multiples: verbs and nouns that multiply ("a presque doublé", "le triple"), and what "fois" means after a number."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.lexicon import Lexicon
from transforms.quantities.figure_cues import alternatives
from transforms.text.letters import LETTER
from transforms.text.spans import match_spans


@cache
def _multiplying(lexicon: Lexicon) -> tuple[str, str]:
    """The pattern of the words that multiply, and what at least one of each holds."""
    forms = "|".join(lexicon["multiples"]["form"])
    stems = "|".join(lexicon["multiples"]["stem"].unique(maintain_order=True))
    return rf"(?:^|[^{LETTER}])(?:{forms})(?:[^{LETTER}]|$)", stems


def find_multiples(sentences: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """One row per word that multiplies: its place, `kind`, `unit`, `value` and its sides.

    Its place is `doc_id`, `sentence_no`, `origin`, `start` and `end`, its sides `left` and `right`, the text before and
    after it.

    "a presque doublé" gives "doublé", 2; "réduit de moitié" a share, 50. Nouns need what they multiply ("le double
    de", not "le double vitrage").
    """
    pattern, stems = _multiplying(lexicon)
    # Few sentences hold such a word: the stems are looked for first (six times as fast as `contains_any`).
    some = pl.col("lower").str.contains(stems)
    frame = sentences.filter(some).select("doc_id", "sentence_no", pl.col("start_char").alias("origin"), "lower")
    spans = match_spans(frame, "lower", pattern, keep=("doc_id", "sentence_no", "origin"))
    word = pl.col("matched").str.replace(rf"^[^{LETTER}]", "").str.replace(rf"[^{LETTER}]$", "")
    spans = spans.with_columns(
        _lead=pl.col("matched").str.contains(rf"^[^{LETTER}]").cast(pl.Int32),
        _trail=pl.col("matched").str.contains(rf"[^{LETTER}]$").cast(pl.Int32),
        word=word,
        # "plus |du double": the article goes with the word that limits.
        _article=word.str.extract("^(du |au )", 1).fill_null(""),
        left=pl.col("before").str.tail(60) + pl.col("matched").str.extract(rf"^([^{LETTER}])", 1).fill_null(""),
        right=pl.col("matched").str.extract(rf"([^{LETTER}])$", 1).fill_null("") + pl.col("after"),
    )
    rows = lexicon["multiples"].select(
        pl.format("^(?:{})$", "form").alias("_form"),
        pl.col("value").cast(pl.Float64),
        "kind",
        _before="before",
        _after="after",
    )
    words = spans.select("word").unique(maintain_order=True)
    candidates = words.join(rows, how="cross", maintain_order="left_right")
    forms = candidates.filter(pl.col("word").str.contains(pl.col("_form")))
    # "doublée de la même soie": lined with it.
    lined = pl.col("word").str.contains("ée|és") & pl.col("right").str.contains(
        f"^(?:{alternatives(lexicon, 'lined')})"
    )
    return (
        spans.join(forms, on="word", maintain_order="left_right")
        .filter(
            pl.col("_before").is_null() | pl.col("left").str.contains(pl.col("_before")),
            pl.col("_after").is_null() | pl.col("right").str.contains(pl.col("_after")),
            # "un doublé", "le doublé": a feat in sport; "version doublée": dubbed.
            (pl.col("kind") == "share")
            # "un doublement" is none: what goes before is told with the form.
            | pl.col("_before").is_not_null()
            | ~pl.col("left").str.contains(rf"(?:^|[^{LETTER}])(?:{alternatives(lexicon, 'not_multiplied')}) $"),
            ~lined,
        )
        .unique(["doc_id", "sentence_no", "start"], keep="first", maintain_order=True)
        .select(
            "doc_id",
            "sentence_no",
            "origin",
            "kind",
            "value",
            "right",
            unit=pl.when(pl.col("kind") == "share").then(pl.lit("%")).otherwise(pl.lit("x")),
            left=pl.col("left") + pl.col("_article"),
            start=pl.col("start") + pl.col("_lead") + pl.col("_article").str.len_chars().cast(pl.Int32),
            end=pl.col("end") - pl.col("_trail"),
        )
    )


def read_times(figures: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The figures with "fois" read: a multiple before a comparison ("trois fois plus"), else a count of occasions.

    "divisé par deux" and "multiplié par trois" are multiples too. Expects `left`, `right`, `value`, `low_value`.
    """
    table = lexicon["multiple_comparisons"]
    divides = "|".join(table.filter(pl.col("divides") == "yes")["cue"])
    compares = "|".join(table.filter(pl.col("divides") != "yes")["cue"])
    times = (pl.col("kind") == "times").fill_null(value=False)
    bare = pl.col("kind").is_null() & pl.col("noun").is_null() & ~pl.col("scaled")
    # Few numbers stand before "fois" or after "divisé par".
    figures = figures.with_columns(_times=times, _bare=bare)
    some = figures.filter(pl.col("_times") | pl.col("_bare"))
    times, bare = pl.col("_times"), pl.col("_bare")
    right = pl.when(times).then(pl.col("right").str.head(30).str.to_lowercase())
    left = pl.when(bare).then(pl.col("left").str.tail(60).str.to_lowercase())
    less = right.str.contains(rf"^ (?:{divides})(?:[^{LETTER}]|$)")
    # "grand comme trois fois Paris".
    hedge = "(?:(?:plus|près|moins) de |environ |presque |quelque )?"
    sized = pl.when(times).then("left_low").str.contains(
        rf"(?:^|[^{LETTER}])(?:{alternatives(lexicon, 'times_compared')}) {hedge}$"
    ) & pl.col("right").str.contains(r"^ [A-ZÀ-Þ]")
    # "une fois le titre": once.
    more = right.str.contains(rf"^ (?:{compares})") & (pl.col("value") != 1)
    # "augmenté de près de 2,7 fois (de 31 à 83)": nothing happens so many times.
    more |= pl.col("value") != pl.col("value").floor()
    # "elle gagne deux fois le titre".
    more &= ~right.str.contains(rf"^ (?:{alternatives(lexicon, 'occasion')})(?:[^{LETTER}]|$)")
    operator = rf"(?: (?:{alternatives(lexicon, 'times_hedge')}))?"
    # "multiplié par six": the verb belongs to what is stated. Worked out first: three columns depend on it.
    operated = pl.when(left.str.contains("divis|multipli")).then(left)
    some = some.with_columns(
        _verb=operated.str.extract(
            rf"(?:^|[^{LETTER}])((?:divis|multipli)[a-zé]+ (?:[^ ,.;:]+ ){{0,5}}?par{operator} )$", 1
        )
    )
    # "multiplié par sept et par huit": the verb is the first one's.
    some = some.with_columns(_verb=pl.when(~pl.col("_verb").str.contains(" par .* par ")).then("_verb"))
    divided = pl.col("_verb").str.starts_with("divis")
    multiplied = pl.col("_verb").str.starts_with("multipli") | left.str.contains(r"facteur(?: de)? $")
    multiplied |= bare & (pl.col("lead") == "×")
    marks = some.select(
        "row",
        inverted=(less | divided).fill_null(value=False),
        more=(more | sized).fill_null(value=False) | multiplied.fill_null(value=False),
        _verb=pl.col("_verb").str.len_chars().fill_null(0).cast(pl.Int32),
    )
    marks = marks.select("row", "inverted", "_verb", is_multiple=pl.col("inverted") | pl.col("more"))
    figures = figures.join(marks, on="row", how="left", maintain_order="left")
    figures = figures.with_columns(
        pl.col("inverted", "is_multiple").fill_null(value=False), pl.col("_verb").fill_null(0)
    )
    # "multiplié par sept dans le nord et par huit dans le sud".
    told = pl.when(pl.col("_verb") > 0)
    figures = figures.with_columns(
        _told=told.then("sentence").forward_fill().shift(1), _divided=told.then("inverted").forward_fill().shift(1)
    )
    later = pl.when(pl.col("_bare") & (pl.col("_told") == pl.col("sentence"))).then("left_low")
    again = later.str.contains(rf"(?:^|[^{LETTER}])par{operator} $").fill_null(value=False)
    # "90 fois plus que les salariés, contre 73 fois en 2014".
    so_many = pl.when("is_multiple").then("sentence").forward_fill().shift(1)
    beside = pl.when(pl.col("_times") & (so_many == pl.col("sentence"))).then("left_low")
    again |= beside.str.contains(rf"(?:^|[^{LETTER}])(?:{alternatives(lexicon, 'beside_times')}) $").fill_null(
        value=False
    )
    figures = figures.with_columns(
        is_multiple=pl.col("is_multiple") | again,
        inverted=pl.col("inverted") | again & (pl.col("_verb") == 0) & pl.col("_divided").fill_null(value=False),
    )
    # "multiplié par deux et demi".
    half = told.then("right").str.extract(rf"^( et demie?)(?:[^{LETTER}]|$)", 1)
    figures = figures.with_columns(
        *(pl.col(name) + pl.when(half.is_not_null()).then(0.5).otherwise(0.0) for name in ("value", "low_value")),
        taken=pl.col("taken") + half.str.len_chars().fill_null(0).cast(figures.schema["taken"]),
    )
    is_multiple, inverted = pl.col("is_multiple"), pl.col("inverted")
    figures = figures.with_columns(_once=pl.col("_times") & ~is_multiple)
    once = pl.col("_once")
    return figures.with_columns(
        kind=pl.when(is_multiple).then(pl.lit("multiple")).when(once).then(None).otherwise("kind"),
        unit=pl.when(is_multiple).then(pl.lit("x")).when(once).then(None).otherwise("unit"),
        factor=pl.when(is_multiple).then(1.0).otherwise("factor"),
        offset=pl.when(is_multiple).then(0.0).otherwise("offset"),
        # A count of occasions: "fois" is the end of the surface.
        noun=pl.when(once).then(pl.lit("fois")).when(is_multiple).then(None).otherwise("noun"),
        counted_at=pl.when(once).then(pl.col("end") + pl.col("taken") - 4).otherwise("counted_at"),
        counted_size=pl.when(once).then(4).otherwise("counted_size"),
        value=pl.when(inverted).then(1 / pl.col("low_value")).otherwise("value"),
        low_value=pl.when(inverted).then(1 / pl.col("value")).otherwise("low_value"),
        low_factor=pl.when(is_multiple).then(1.0).otherwise("low_factor"),
        base=pl.col("base") - pl.col("_verb"),
    ).drop("_times", "_bare", "_once", "_verb", "_told", "_divided", "inverted", "is_multiple")

"""Where quotations begin and end, also over several sentences."""

from __future__ import annotations

import polars as pl

_STRAIGHT = '"'


def with_quotes(sentences: pl.DataFrame) -> pl.DataFrame:
    """The sentences with `quoted_before`, 1 where a quotation goes on from the one before, and `opens_quote`.

    Of straight marks every second one closes; as one too many would turn all speech inside out, they are counted anew
    in each paragraph.
    """
    # Masked: few sentences have a mark.
    marked = pl.when(pl.col("text").str.contains(f"[«“»”{_STRAIGHT}]")).then("text")
    opened, closed, straight = (
        pl.col("_marked").str.count_matches(marks).fill_null(0).cast(pl.Int32) for marks in ("[«“]", "[»”]", _STRAIGHT)
    )
    fresh = (
        (pl.col("s") != pl.col("s").shift(1) + 1)
        | (pl.col("doc") != pl.col("doc").shift(1))
        | pl.col("text").shift(1).str.ends_with("\n")
    ).fill_null(value=True)
    told = pl.col("_straight").cum_sum() - pl.col("_straight")
    return (
        sentences.with_columns(_marked=marked)
        .with_columns(_open=opened, _close=closed, _straight=straight)
        .with_columns(_count=(pl.col("_open") - pl.col("_close")).cum_sum(), _told=told)
        .with_columns(
            _first=pl.col("_count") - (pl.col("_open") - pl.col("_close")),
            _told=(pl.col("_told") - pl.when(fresh).then("_told").forward_fill()) % 2,
        )
        .with_columns(
            # A stray mark must not turn the rest of a text into speech: the count never falls below 0 nor passes 1.
            quoted_before=pl.max_horizontal(
                (pl.col("_first") - pl.col("_first").first().over("doc")).clip(0, 1), "_told"
            ),
            opens_quote=(pl.col("_open") > 0) | (pl.col("_straight") > pl.col("_told")),
        )
        .drop("_marked", "_open", "_close", "_straight", "_count", "_first", "_told")
    )


def in_quotation(figures: pl.DataFrame, sentences: pl.DataFrame) -> pl.DataFrame:
    """Whether each figure stands between « and », “ and ” or " and ", also where they opened sentences before.

    Columns: `f`, `quoted`.
    """
    quoting = sentences.filter((pl.col("quoted_before") > 0) | pl.col("opens_quote"))
    left = pl.col("text").str.slice(0, pl.col("fig_start"))
    marks = left.str.count_matches("[«“]").cast(pl.Int32) - left.str.count_matches("[»”]").cast(pl.Int32)
    turned = left.str.count_matches(_STRAIGHT, literal=True).cast(pl.Int32) % 2
    before = pl.col("quoted_before")
    # A straight mark closes what is open and opens what is not.
    inside = pl.when(turned == 1).then(before + marks <= 0).otherwise(before + marks > 0)
    quoted = (
        figures.select("f", "s", "fig_start")
        .join(quoting.select("s", "text", "quoted_before"), on="s", how="inner", maintain_order="left")
        .select("f", quoted=inside)
    )
    return (
        figures.select("f")
        .join(quoted, on="f", how="left", maintain_order="left")
        .with_columns(pl.col("quoted").fill_null(False))
    )

"""Times of races: "2h10'53", "1'43''75", "12''41"."""

from __future__ import annotations

import polars as pl

from transforms.text.letters import LETTER
from transforms.text.spans import match_spans

_SECONDS = "(?:''|[\"″])"
_THOUSANDS = "[0-9]{1,3}(?:'[0-9]{3})+"
_FORMS = (
    # No time, but found first: "1'256'000".
    _THOUSANDS,
    # Hours, minutes and seconds: "2h10'53", "5h25'58''", "4h05m18s".
    rf"[0-9]{{1,2}}h[0-5][0-9](?:'|mn|min|m)[0-5][0-9](?:{_SECONDS}|s)?",
    # Minutes, seconds and hundredths: "1'43''75".
    rf"[0-9]{{1,2}}'[0-5][0-9](?:{_SECONDS}[0-9]{{0,3}})?",
    # Seconds and hundredths: "12''41".
    rf"[0-9]{{1,2}}{_SECONDS}[0-9]{{1,2}}",
)
_PARTS = rf"^([0-9]+)(h|'|{_SECONDS})([0-9]+)(?:(?:{_SECONDS}|'|mn|min|m)([0-9]+))?"
_UNITS = {"h": "hour", "'": "minute"}
_NO_EDGE = rf"[{LETTER}\p{{N}}.,:/'°-]"


def find_race_times(sentences: pl.DataFrame) -> pl.DataFrame:
    """One row per time: `doc_id`, `sentence_no`, `origin`, `start`, `end`, `kind`, `unit`, `value`, its sides.

    The unit is that of the first number, as the guide has it for "3 h 30": "2h10'53" is 2.1814 hours, "1'43''75" is
    1.7292 minutes, "12''41" 12.41 seconds. The sides are `left` and `right`, the text before and after it.
    """
    # Few sentences hold one.
    some = pl.col("folded").str.contains(rf"[0-9](?:h[0-5][0-9](?:'|m)|'|{_SECONDS})[0-9]")
    frame = sentences.filter(some).select("doc_id", "sentence_no", pl.col("start_char").alias("origin"), "folded")
    spans = match_spans(
        frame, "folded", "|".join(f"(?:{form})" for form in _FORMS), ("doc_id", "sentence_no", "origin")
    )
    spans = spans.filter(
        ~pl.col("matched").str.contains(f"^{_THOUSANDS}$"),
        ~pl.col("before").str.contains(f"{_NO_EDGE}$") & ~pl.col("after").str.contains(f"^(?:[.,]?[0-9]|[{LETTER}])"),
    )
    parts = pl.col("matched").str.extract_groups(_PARTS).struct.rename_fields(["_first", "_mark", "_second", "_third"])
    spans = spans.with_columns(parts.alias("_parts")).unnest("_parts")
    first, second, third = (pl.col(name).cast(pl.Float64).fill_null(0.0) for name in ("_first", "_second", "_third"))
    value = (
        pl.when(pl.col("_mark") == "h")
        .then(first + second / 60 + third / 3600)
        .when(pl.col("_mark") == "'")
        .then(first + (second + _decimals("_third")) / 60)
        .otherwise(first + _decimals("_second"))
    )
    return spans.select(
        "doc_id",
        "sentence_no",
        "origin",
        "start",
        "end",
        kind=pl.lit("duration"),
        unit=pl.col("_mark").replace_strict(_UNITS, default="second"),
        value=value,
        left=pl.col("before").str.tail(60),
        right="after",
    )


def _decimals(name: str) -> pl.Expr:
    """What the digits in the column are worth behind a comma: "41" is .41; 0 of none."""
    digits = pl.col(name).fill_null("")
    return digits.cast(pl.Float64, strict=False).fill_null(0.0) / pl.lit(10.0).pow(
        digits.str.len_chars().cast(pl.Float64)
    )

"""Values that their own sentence says were replaced: "relevé de 60 à 66 milliards", "tablait en janvier sur 60"."""

from __future__ import annotations

import polars as pl

from transforms.statements.reading.cues import code, coded_bytes, coded_pattern, text_before

SUFFIX = "/former"
"""What the rule of such a claim ends with; facts take it for superseded whatever its date (docs/facts.md)."""
_NEWS = "-7d"
"""What was said since is the news itself: "a annoncé jeudi", in a text of Friday."""
_STATED_BEFORE = 40
_STATED_AFTER = 24
_VERB_BEFORE = 70
_BETWEEN = 90
_TO = rf"^(?: {code('dollars')}| {code('euros')})? (?:{code('à')}|vers) (?:[a-z']{{2,12}} ){{0,2}}$"
_AGAINST = r"(?:^|[^a-z])(?:contre|au lieu d(?:e |'))(?:[a-z' ]{0,14})$"


def stated_earlier(
    claims: pl.DataFrame, periods: pl.DataFrame, speech: pl.DataFrame, published: pl.DataFrame
) -> pl.DataFrame:
    """Figures that the sentence says were stated at a date before the text's own: `f`.

    "tablait en janvier sur 60 à 65 milliards", "les 60 milliards annoncés en janvier", in a text of July.
    """
    dates = (
        periods.join(
            speech.filter((pl.col("dates") == "yes") & (pl.col("form") != "inverted")).select("s", "cue_end"),
            on="s",
            how="inner",
        )
        .filter((pl.col("start") - pl.col("cue_end")).is_between(0, 24))
        .join(published.select("doc", "published_on"), on="doc", how="inner")
        .filter(pl.col("period_end") < pl.col("published_on").dt.offset_by(_NEWS))
        .select("s", said_start="start", said_end="end")
        .unique()
    )
    if dates.is_empty():
        return claims.clear().select("f")
    before = (pl.col("fig_start") - pl.col("said_end")).is_between(0, _STATED_BEFORE)
    after = (pl.col("said_start") - pl.col("fig_end")).is_between(0, _STATED_AFTER)
    return (
        claims.select("f", "s", "fig_start", "fig_end")
        .join(dates, on="s", how="inner")
        .filter(before | after)
        .select("f")
        .unique()
    )


def mark_former(
    claims: pl.DataFrame, stated: pl.DataFrame, text: pl.DataFrame, change_verbs: pl.DataFrame
) -> pl.DataFrame:
    """The claims; the rule of those that another of their sentence replaced ends with `SUFFIX`.

    Two claims of one sentence that say the same thing of the same subject: the former is the one before "à" after a
    verb of change, the one after "contre" where both are plans, or the one that was stated earlier. Where it has no
    period it takes that of its successor.
    """
    same = ["s", "subject_id", "metric", "kind"]
    pairs = (
        claims.select(*same, "f", "fig_start", "fig_end", "status")
        .join(
            claims.select(
                *same,
                "period_start",
                "period_end",
                other="f",
                other_start="fig_start",
                other_end="fig_end",
                other_status="status",
            ),
            on=same,
            how="inner",
        )
        .filter(pl.col("f") != pl.col("other"))
    )
    if pairs.is_empty():
        return claims
    pairs = (
        pairs.join(stated.with_columns(stated=True), on="f", how="left")
        .join(stated.select(other="f", other_stated=pl.lit(True)), on="other", how="left")
        .with_columns(pl.col("stated", "other_stated").fill_null(False))
        .join(coded_bytes(text), on="s", how="left")
    )
    left = pl.min_horizontal("fig_end", "other_end")
    right = pl.max_horizontal("fig_start", "other_start")
    verbs = "|".join(f"(?:{coded_pattern(pattern)})" for pattern in change_verbs["cue"])
    read = pairs.filter((right - left).is_between(0, _BETWEEN) | pl.col("stated")).with_columns(
        between=pl.col("_bytes").bin.slice(left, pl.max_horizontal(right - left, 0)).cast(pl.String),
        before=text_before("fig_start", _VERB_BEFORE),
    )
    first = pl.col("fig_start") < pl.col("other_start")
    changed = first & pl.col("between").str.contains(_TO) & pl.col("before").str.contains(rf"(?:^|[^a-z])(?:{verbs})")
    planned = (pl.col("status") == "planned") & (pl.col("other_status") == "planned")
    against = ~first & pl.col("between").str.contains(_AGAINST) & planned
    former = (
        read.filter(changed | against | (pl.col("stated") & ~pl.col("other_stated")))
        .sort("f", "other")
        .unique("f", keep="first", maintain_order=True)
        .select("f", former=pl.lit(True), later_start="period_start", later_end="period_end")
    )
    undated = pl.col("former") & pl.col("period_start").is_null() & pl.col("period_end").is_null()
    return (
        claims.join(former, on="f", how="left", maintain_order="left")
        .with_columns(
            rule=pl.when("former").then(pl.concat_str("rule", pl.lit(SUFFIX))).otherwise(pl.col("rule")),
            period_start=pl.when(undated).then("later_start").otherwise("period_start"),
            period_end=pl.when(undated).then("later_end").otherwise("period_end"),
        )
        .drop("former", "later_start", "later_end")
    )

"""Which day is the day of publication: where "aujourd'hui" is it, and what "ce dimanche 11" tells of it."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import polars as pl

from transforms.lexicon import Lexicon
from transforms.text.letters import LETTER

# Code points on either side in which a cue may stand.
_NEAR = 90
# "C'est aujourd'hui que les candidats connaîtront".
_IT_IS = r"(?i)(?:^|[^\pL])c['’]est $"
_PLACES = ("verb", "before", "after")


class _Cues(NamedTuple):
    before: str
    after: str
    participle: str
    opening: str


@cache
def _cues(lexicon: Lexicon) -> _Cues:
    table = lexicon["today_cues"]
    verbs, before, after = ("|".join(table.filter(pl.col("place") == place)["cue"]) for place in _PLACES)
    return _Cues(
        before=rf"(?:^|[^{LETTER}])(?:(?:{verbs}),? |(?:{before}) ?)$",
        after=rf"^,? (?:{after})(?:[^{LETTER}]|$)",
        # "il a aujourd'hui annoncé"
        participle=rf"^ (?:{verbs})(?:[^{LETTER}]|$)",
        # "Aujourd'hui, le groupe annonce": of a clause that begins with it the verb may stand further on.
        opening=rf"^,? [^,;:.]{{0,60}} (?:{verbs})(?:[^{LETTER}]|$)",
    )


def drop_these_days(expressions: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The expressions without each "aujourd'hui" that means these days: no cue of `today_cues.csv` is near it.

    "le plan annoncé aujourd'hui" keeps it, "il compte aujourd'hui 500 salariés" does not. Needs `form`, `shift`,
    `before` and `after`.
    """
    is_today = (expressions["form"] == "relative_day") & (expressions["shift"] == 0)
    if not is_today.any():
        return expressions
    cues = _cues(lexicon)
    before, after = pl.col("before").str.tail(_NEAR), pl.col("after").str.head(_NEAR)
    judged = expressions.with_row_index("_row").filter(is_today)
    on_the_day = judged.filter(
        before.str.contains(cues.before)
        | after.str.contains(cues.after)
        | (before.str.contains(rf"(?:^|[^{LETTER}])(?:a|ont) $") & after.str.contains(cues.participle))
        | (before.str.contains(_IT_IS) & after.str.contains("^ qu[e'’]"))
        | ((pl.col("start") == 0) & after.str.contains(cues.opening))
    )
    dropped = judged.join(on_the_day.select("_row"), on="_row", how="anti", maintain_order="left")["_row"]
    return expressions.with_row_index("_row").filter(~pl.col("_row").is_in(dropped.implode())).drop("_row")


def know_today(expressions: pl.DataFrame) -> pl.DataFrame:
    """The expressions of texts known to the month with the day that they themselves name as theirs.

    In a text of June 2017 "ce dimanche 11" makes 11 June the day of publication. Needs `published_on`,
    `published_precision`, `weekday_number`, `day` and `month`.
    """
    told = (
        expressions.lazy()
        .filter(
            pl.col("published_precision") == "month",
            pl.col("matched").str.starts_with("ce "),
            pl.col("weekday_number").is_not_null() & pl.col("day").is_not_null(),
            pl.col("month").is_null() | (pl.col("month") == pl.col("published_on").dt.month()),
        )
        .select("doc_id", "weekday_number", _today=pl.col("published_on") + pl.duration(days=pl.col("day") - 1))
        .filter(pl.col("_today").dt.weekday() == pl.col("weekday_number"))
        .unique("doc_id", keep="first", maintain_order=True)
        .select("doc_id", "_today")
        .collect(engine="in-memory")
    )
    if told.is_empty():
        return expressions
    return (
        expressions.join(told, on="doc_id", how="left", maintain_order="left")
        .with_columns(
            published_on=pl.coalesce("_today", "published_on"),
            published_precision=pl.when(pl.col("_today").is_null())
            .then("published_precision")
            .otherwise(pl.lit("day")),
        )
        .drop("_today")
    )

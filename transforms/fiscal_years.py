"""Whose fiscal year a text speaks of, and when that company's year begins."""

from __future__ import annotations

import polars as pl

from transforms.calendar_patterns import one_of
from transforms.lexicon import Lexicon


def add_fiscal_calendar(expressions: pl.DataFrame, sentences: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The expressions with `first_month` of the fiscal year they name, and `named_after` ("start" or "end").

    Both are null where the expression names no fiscal year, or its sentence no company of `fiscal_calendars.csv`. Of
    several companies in a sentence the last before the expression counts, else the first after it.
    """
    calendars = lexicon["fiscal_calendars"]
    company = rf"(?:^|[^\p{{L}}\p{{N}}])({one_of(calendars['form'])})(?:[^\p{{L}}\p{{N}}]|$)"
    asked = expressions.filter("fiscal").select("sentence", "start", "end")
    sentence = sentences["lower"].gather(asked["sentence"])
    found = asked.with_columns(
        _before=sentence.str.slice(0, asked["start"]).str.extract_all(company).list.last().str.extract(company),
        _after=sentence.str.slice(asked["end"]).str.extract(company),
    )
    companies = found.select("sentence", "start", pl.coalesce("_before", "_after").alias("form")).join(
        calendars.select("form", pl.col("first_month").cast(pl.Int32), "named_after"),
        on="form",
        how="left",
        maintain_order="left",
    )
    return expressions.join(companies.drop("form"), on=["sentence", "start"], how="left", maintain_order="left")

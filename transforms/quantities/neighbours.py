"""Which number is the next, and what lies between."""

from __future__ import annotations

import polars as pl

from transforms.lexicon import Lexicon

NOUN = ("noun", "counted_at", "counted_size", "head_size")
SHARED = ("kind", "unit", "factor", "offset", *NOUN)
"""What a number may take over from its neighbour."""


ALONE = r"^ *(?:- ?|[Mm]oins )?$"
"""What may stand before a number that is all a text says."""


def partitives(lexicon: Lexicon, before: str) -> list[str]:
    """What may link a number to the noun or number that it is a part of ("de ses", "des"), longest first."""
    table = lexicon["partitives"].filter(pl.col("before").is_in([before, "any"]))
    return sorted(table["form"].to_list(), key=lambda form: (-len(form), form))


def same_sentence(step: int) -> pl.Expr:
    """Whether the row `step` rows before this one lies in the same sentence."""
    return (pl.col("sentence") == pl.col("sentence").shift(step)).fill_null(value=False)


def in_another_currency() -> pl.Expr:
    """Whether an amount follows one of another currency in its sentence: "12 M€ (13 millions de dollars)"."""
    both = (pl.col("kind") == "money") & (pl.col("kind").shift(1) == "money")
    return same_sentence(1) & both & (pl.col("unit") != pl.col("unit").shift(1))


def alone(after: str, last: pl.Expr | None = None) -> pl.Expr:
    """Whether a number is all that its document says, but for its sign; `after`: the column of what follows it.

    `last`: whether it is the last of its sentence, where the rows are not all numerals.
    """
    left = pl.when((pl.col("origin") == 0) & (~same_sentence(-1) if last is None else last)).then("left")
    return left.str.contains(ALONE) & pl.when(left.is_not_null()).then(after).str.contains(r"^[ .,!?]*$")


def with_links(numerals: pl.DataFrame) -> pl.DataFrame:
    """The numerals with `link`: the text up to the next numeral, lower case; null where none follows directly."""
    touching = same_sentence(-1) & (
        pl.col("start").shift(-1)
        == pl.col("end") + (pl.col("after").str.len_chars() + pl.col("lead").shift(-1).str.len_chars()).cast(pl.Int32)
    )
    after = pl.when(touching).then("after")
    rest = after.str.slice(pl.col("taken").cast(pl.Int64), 80) + pl.col("lead").shift(-1)
    return numerals.with_columns(link=rest.str.head(80).str.to_lowercase())

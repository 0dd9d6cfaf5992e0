"""Names that stand in a list with known ones: "ses clients sont Nvidia, Foo, Google et Bar"."""

from __future__ import annotations

import polars as pl

from transforms.names.name_shapes import RUN_OF_ANY, cut_at_marks
from transforms.text.folding import MARK
from transforms.text.letters import LETTER

_FAR = 120
"""How many characters may lie between two known names of a list, and how far beyond them it may go on."""

# "GiFi (+9,6 %), Foo (+9,1 %) et …": what a bracket says of each is passed over.
_ASIDE = r"(?: \([^()A-ZÀ-Þ]{1,30}\))?"
_LAST = "(?:,? et (?:enfin )?|,? ou (?:encore )?|,? ainsi que |,? mais aussi )(?:d'|de |l')?"
_LINK = f"(?:{_LAST}|, (?:d'|de |l')?)"
_BETWEEN = rf"^(?:{_LINK}{RUN_OF_ANY}){{0,4}}{_LINK}$"
_BETWEEN_ASIDES = rf"^(?:{_ASIDE}{_LINK}{RUN_OF_ANY}){{0,4}}{_ASIDE}{_LINK}$"
_CLOSED = "(?: et | ou )"
# A list that goes on after a comma ends in "et X"; what follows "A et B" belongs to it after another "et" only.
_AFTER = rf"^((?:{_ASIDE}, (?:d'|de )?{RUN_OF_ANY}){{0,4}}{_ASIDE}{_LAST}{RUN_OF_ANY})(?:[^{LETTER}\p{{N}}]|$)"
_AFTER_CLOSED = rf"^({_LAST}{RUN_OF_ANY})(?:[^{LETTER}\p{{N}}]|$)"
# What opens a list; "À Limours, Nvidia et …" and "Selon Foo, Nvidia et …" open a clause.
_OPENING = r"(?:[:(] ?|(?:^|[ '])(?:dont|comme|que|sont|avec|chez|entre|parmi|notamment|incluent|compte|comptent|par) )"
_BEFORE = rf"{_OPENING}((?:{RUN_OF_ANY}{_ASIDE}, ){{1,5}})$"


def listed_names(known: pl.DataFrame, readable: pl.DataFrame) -> pl.DataFrame:
    """What stands in a list with two known names of one kind is of that kind too.

    Columns: `row`, `document`, `start`, `end`, `name`, `kind` (organization or place). `known` has the mentions with
    `row`, `document`, `start`, `end`, `entity_id`.
    """
    names = known.select(
        "row", "document", "start", "end", kind=pl.col("entity_id").str.extract("^(organization|place)/")
    )
    names = names.drop_nulls("kind").sort("row", "start")
    same = (pl.col("row") == pl.col("row").shift(1)) & (pl.col("kind") == pl.col("kind").shift(1))
    pairs = names.with_columns(_left=pl.col("start").shift(1), _until=pl.col("end").shift(1)).filter(
        same & (pl.col("start") - pl.col("end").shift(1)).is_between(2, _FAR)
    )
    if pairs.is_empty():
        # Of a page: to make all the patterns ready takes longer than to search a hundred pairs.
        return pairs.select("document", "row", "start", "end", pl.lit("").alias("name"), "kind")
    folded = readable["folded"].gather(pairs["row"]).alias("_folded")
    pairs = pairs.with_columns(folded).with_columns(
        _gap=pl.col("_folded").str.slice("_until", pl.col("start") - pl.col("_until"))
    )
    # Most have no bracket, and are told in half the time.
    bracket = pl.col("_gap").str.contains("(", literal=True)
    pairs = pl.concat(
        [
            pairs.filter(~bracket).filter(pl.col("_gap").str.contains(_BETWEEN)),
            pairs.filter(bracket).filter(pl.col("_gap").str.contains(_BETWEEN_ASIDES)),
        ]
    ).sort("row", "start")
    after = pl.col("_folded").str.slice("end", _FAR)
    from_ = (pl.col("_left") - _FAR).clip(0)
    before = pl.col("_folded").str.slice(from_, pl.col("_left") - from_)
    columns = ["row", "document", "kind"]
    head = before.str.extract(_BEFORE)
    closed = pl.col("_gap").str.contains(_CLOSED)
    parts = pl.concat(
        [
            pairs.filter(pl.col("_gap").str.len_chars() > 5).select(*columns, part="_gap", at="_until"),
            pairs.select(
                *columns,
                part=pl.when(closed).then(after.str.extract(_AFTER_CLOSED)).otherwise(after.str.extract(_AFTER)),
                at="end",
            ),
            pairs.select(*columns, part=head, at=pl.col("_left") - head.str.len_chars().cast(pl.Int32)),
        ]
    ).drop_nulls("part")
    marked = pl.col("part").str.replace_all(RUN_OF_ANY, f"{MARK}${{0}}{MARK}")
    items = cut_at_marks(parts.with_row_index("_part").select("document", row="_part", form=marked))
    of = parts[items["row"]]
    return items.select(
        "document",
        row=of["row"],
        start=pl.col("start") + of["at"],
        end=pl.col("end") + of["at"],
        name="form",
        kind=of["kind"],
    )

"""The groups of a table: the distinct combinations of its columns of few values, with how many rows have them.

Most rules of vocabularies and units can be asked of a few hundred groups instead of every row, and what these tell is
what Great Expectations is given of a table (`expectations.told_values`).
"""

from __future__ import annotations

from schemas import RELEASE_TABLES

# Beside the columns of a vocabulary. `counted` holds words of the text: only whether it is set matters.
_BESIDE = {
    "figures": ("t.unit", "t.vague", "CASE WHEN t.counted IS NULL THEN NULL ELSE '…' END AS counted"),
    "claims": ("t.unit",),
    "facts": ("t.unit",),
}
_SIDED = ("figures", "claims")

SIDES = (
    "CASE WHEN t.low IS NOT NULL AND t.high IS NOT NULL THEN 'low and high' WHEN t.low IS NOT NULL THEN 'low' "
    "WHEN t.high IS NOT NULL THEN 'high' ELSE 'none' END"
)
"""SQL for which of `low` and `high` a row or group sets."""


def group_columns(table: str) -> tuple[str, ...]:
    """The SQL of the columns that make a group of `table`; none where all its columns have many values."""
    vocabularies = (f"t.{column.name}" for column in RELEASE_TABLES[table].columns if column.vocabulary is not None)
    return (*vocabularies, *_BESIDE.get(table, ()))


def groups(table: str) -> str:
    """The query for the groups of `table`: the group's columns and `rows`.

    `low` and `high` come too where the table has a bound: some value of the group, null where its rows leave it open.
    """
    columns = group_columns(table)
    if table not in _SIDED:
        return f"SELECT {', '.join(columns)}, count(*) AS rows FROM {table} AS t GROUP BY ALL"
    return (
        f"SELECT {', '.join(columns)}, {SIDES} AS sides, any_value(t.low) AS low, any_value(t.high) AS high, "
        f"count(*) AS rows FROM {table} AS t GROUP BY {', '.join(str(place + 1) for place in range(len(columns) + 1))}"
    )

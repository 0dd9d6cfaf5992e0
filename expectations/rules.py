"""What a rule is: a statement that every row of a table must meet, and the SQL that finds the rows that do not."""

from __future__ import annotations

from dataclasses import dataclass

from schemas import RELEASE_TABLES


@dataclass(frozen=True)
class Rule:
    """One expectation of the rows of `table`, which SQL calls `t`.

    `failing` is a predicate that is true of a row that breaks the rule; null passes. `joins` are the LEFT JOINs through
    which it looks at other tables (those in `needs`). `shows` names the columns whose values help to see what is
    wrong; never those that hold words of a text, since rejects and reports are published.
    """

    table: str
    name: str
    expects: str
    cause: str
    failing: str
    shows: tuple[str, ...] = ()
    joins: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    grouped: bool = False
    """Whether it holds of a row if it holds of the row's group (`expectations.groups`), which is much less to ask."""
    keeps_first: bool = False
    """Whether the first of the failing rows that share a key is right (a duplicate), so that only the others go."""

    @property
    def id(self) -> str:
        """The rule's name among all rules: 'figures/kind_in_vocabulary'."""
        return f"{self.table}/{self.name}"

    @property
    def from_clause(self) -> str:
        """What follows FROM in a query for the failing rows."""
        return " ".join((f"{self.table} AS t", *self.joins))


def reference(column: str, other: str, target: str) -> str:
    """The join from `t` to the row of `other` that its `column` refers to; SQL calls that row `<column>_row`."""
    return f"LEFT JOIN {other} AS {column}_row ON t.{column} = {column}_row.{target}"


def key_of(table: str) -> str:
    """SQL for the key of a row of `table` as one text, parts joined by '/'; a missing part is 'null'."""
    # The key of a reject holds its detail, which may quote what could not be read.
    key = ("item",) if table == "rejects" else RELEASE_TABLES[table].key
    parts = ", ".join(f"coalesce(t.{name}::VARCHAR, 'null')" for name in key)
    return f"concat_ws('/', {parts})"


def quoted(values: tuple[str, ...]) -> str:
    """The values as an SQL list: ('a', 'b')."""
    return "(" + ", ".join("'" + value.replace("'", "''") + "'" for value in values) + ")"


def one_of(column: str, values: tuple[str, ...]) -> str:
    """SQL for whether the column is one of many values; null where it is null."""
    # DuckDB takes 10 ms to plan IN with 300 constants, and none for one list of them.
    return f"list_contains([{quoted(values)[1:-1]}], {column})"

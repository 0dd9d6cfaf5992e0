"""What a table is: columns with type, meaning and unit, from which every other form of the schema is derived."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

DataType = pl.DataType | type[pl.DataType]


@dataclass(frozen=True)
class Vocabulary:
    """A closed list of values that a column may hold, each with what it means."""

    name: str
    description: str
    values: dict[str, str]

    def __contains__(self, value: object) -> bool:
        return value in self.values


@dataclass(frozen=True)
class Column:
    """One column: its name, type and meaning.

    `unit` is the unit of a measure, or in backticks the column that names it. `references` is the `table.column`
    whose values it takes. `minimum` is the least value allowed.
    """

    name: str
    dtype: DataType
    description: str
    unit: str | None = None
    nullable: bool = False
    vocabulary: Vocabulary | None = None
    references: str | None = None
    minimum: float | None = None


@dataclass(frozen=True)
class Table:
    """One table: its columns in their order and the key by which its rows are unique and sorted."""

    name: str
    description: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    def __getitem__(self, name: str) -> Column:
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"table {self.name} has no column {name}")

    @property
    def names(self) -> list[str]:
        """Column names in the order of the table."""
        return [column.name for column in self.columns]

    @property
    def polars_schema(self) -> pl.Schema:
        """Column names and Polars types, in the order of the table."""
        return pl.Schema({column.name: column.dtype for column in self.columns})

    def empty(self) -> pl.DataFrame:
        """No rows, all columns."""
        return pl.DataFrame(schema=self.polars_schema)

    def conform(self, frame: pl.DataFrame) -> pl.DataFrame:
        """The frame with exactly this table's columns, in order and type.

        Raises `polars.exceptions.ColumnNotFoundError` where a column is missing, and `InvalidOperationError` where
        a value does not fit its type.
        """
        return frame.select(pl.col(name).cast(dtype) for name, dtype in self.polars_schema.items())

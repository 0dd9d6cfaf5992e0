"""The form of a file of corrections: what its rows must hold, and how one that does not is told."""

from __future__ import annotations

import polars as pl

from schemas import CORRECTIONS
from schemas.vocabularies import BOUNDS, CORRECTION_FIELDS, METRICS, STATUSES, UNITS_OF_KIND
from transforms.corrections.targets import ID, conditions_of

COLUMNS = ("target", "field", "value", "reason", "who", "when")
FIELDS = {
    "metric": METRICS,
    "bound": BOUNDS,
    "status": STATUSES,
}
"""Fields of a claim that take the values of a vocabulary."""
NUMBERS = ("low", "high")
DAYS = ("period_start", "period_end")
NEEDED = ("subject_id", *FIELDS)
"""Fields that no correction may empty."""
NONE = "none"
"""The value of the field `claim` that takes a claim out."""
UNITS = sorted({unit for units in UNITS_OF_KIND.values() for unit in units or ()})
_CURRENCY = "^[A-Z]{3}$"
_SHOWN = 10
"""How many faults one message lists."""

Checked = pl.Schema({name: CORRECTIONS[name].dtype for name in CORRECTIONS.names[:-2]})
"""A checked file: `row_no`, `target`, `field`, `value`, `reason`, `corrected_by`, `corrected_on`."""


class CorrectionError(ValueError):
    """A file of corrections cannot be replayed; the message names file, row and remedy."""


def check_corrections(file: str, rows: pl.DataFrame) -> pl.DataFrame:
    """The corrections of a file with text columns, of the schema `Checked`.

    Raises `CorrectionError`, which lists the rows at fault (1 is the first after the header), each with its remedy.
    """
    rows = _columns(file, rows).with_row_index("row_no", offset=1)
    faults = pl.concat([_faults(rows), _unreadable_targets(rows), _repeated(rows)]).sort("row_no", maintain_order=True)
    if faults.height:
        told = faults.select(pl.format("{}, row {}: {}", pl.lit(file), "row_no", "fault")).to_series().to_list()
        more = f"; and {len(told) - _SHOWN} more" if len(told) > _SHOWN else ""
        raise CorrectionError("; ".join(told[:_SHOWN]) + more)
    return rows.select(
        "row_no", "target", "field", "value", "reason", corrected_by="who", corrected_on=pl.col("when").str.to_date()
    ).cast(Checked)


def _columns(file: str, rows: pl.DataFrame) -> pl.DataFrame:
    """The columns of a correction, empty cells null; raises where the header is another."""
    named = [name.strip() for name in rows.columns]
    if missing := [name for name in COLUMNS if name not in named]:
        message = f"{file}: no column {missing[0]!r}: the first line must name {','.join(COLUMNS)}"
        raise CorrectionError(message)
    if unknown := [name for name in named if name not in COLUMNS]:
        message = f"{file}: unknown column {unknown[0]!r}: use {', '.join(COLUMNS)}"
        raise CorrectionError(message)
    return rows.rename(dict(zip(rows.columns, named, strict=True))).select(
        pl.col(name).cast(pl.String).str.strip_chars().replace("", None) for name in COLUMNS
    )


def _faults(rows: pl.DataFrame) -> pl.DataFrame:
    """What is wrong with a row as it stands: `row_no`, `fault`."""
    field, value = pl.col("field"), pl.col("value")
    fields = list(CORRECTION_FIELDS.values)
    checks = [(pl.col(name).is_null(), f"{name} is empty: fill it in") for name in ("target", "field", "reason", "who")]
    checks += [
        (~field.is_in(fields), f"field '{{}}' is none of {', '.join(fields)}"),
        (field.is_in(NEEDED) & value.is_null(), "{} cannot be empty: give a value"),
        ((field == "claim") & value.ne_missing(NONE), f"a claim can only be taken out: give the value {NONE}"),
        (_wrong(field.is_in(NUMBERS), _number(value)), "value of {} is no number: write 6.6e10"),
        (_wrong(field.is_in(DAYS), _day(value)), "value of {} is no day: write 2025-12-31"),
        (
            (field == "unit") & ~value.is_in(UNITS) & ~value.str.contains(_CURRENCY),
            f"value of unit is no currency as EUR and none of {', '.join(UNITS)}",
        ),
        (_day(pl.col("when")).is_null(), "when is no day: write 2025-12-31"),
    ]
    checks += [
        (
            (field == name) & ~value.is_in(list(vocabulary.values)),
            f"value of {{}} is none of {', '.join(vocabulary.values)}",
        )
        for name, vocabulary in FIELDS.items()
    ]
    return pl.concat(
        rows.filter(wrong.fill_null(False)).select(
            "row_no", fault=pl.format(text, "field") if "{}" in text else pl.lit(text)
        )
        for wrong, text in checks
    )


def _wrong(concerned: pl.Expr, read: pl.Expr) -> pl.Expr:
    return concerned & pl.col("value").is_not_null() & read.is_null()


def _number(column: pl.Expr) -> pl.Expr:
    number = column.cast(pl.Float64, strict=False)
    # "inf" and "nan" are numbers to Polars.
    return pl.when(number.is_finite()).then(number)


def _day(column: pl.Expr) -> pl.Expr:
    return column.str.to_date("%Y-%m-%d", strict=False)


def _unreadable_targets(rows: pl.DataFrame) -> pl.DataFrame:
    faults = []
    for row_no, target in rows.filter(pl.col("target").is_not_null()).select("row_no", "target").iter_rows():
        if not ID.fullmatch(target):
            _, fault = conditions_of(target)
            if fault:
                faults.append((row_no, fault))
    return pl.DataFrame(faults, schema={"row_no": rows.schema["row_no"], "fault": pl.String}, orient="row")


def _repeated(rows: pl.DataFrame) -> pl.DataFrame:
    key = ["target", "field"]
    again = rows.filter(pl.all_horizontal(pl.col(key).is_not_null()) & ~pl.struct(key).is_first_distinct())
    first = rows.unique(key, keep="first", maintain_order=True).select(*key, first="row_no")
    return again.join(first, on=key, how="left", maintain_order="left").select(
        "row_no", fault=pl.format("row {} sets the same field of the same target: keep one", "first")
    )

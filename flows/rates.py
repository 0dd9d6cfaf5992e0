"""Rates of exchange that a user gives, for totals in one currency."""

from __future__ import annotations

import polars as pl

from flows.csv_files import read_csv_file
from flows.errors import InputError

COLUMNS = ("currency", "rate")


def read_rates(file: str) -> dict[str, float]:
    """What one of each currency is worth, by its code, of a CSV file with the columns `currency` and `rate`.

    All rates are in one currency, whichever. Lines that begin with `#` are comments. Raises `InputError`, which names
    the row at fault (1 is the first after the header).
    """
    rows = read_csv_file("The rates", file)
    if missing := [name for name in COLUMNS if name not in rows.columns]:
        raise InputError(f"{file}: no column {missing[0]!r}: the first line must name {','.join(COLUMNS)}.")
    code = pl.col("currency").str.strip_chars()
    # "1,17", as it stands between semicolons or in quotes.
    rate = pl.col("rate").str.strip_chars().str.replace(",", ".", literal=True).cast(pl.Float64, strict=False)
    read = rows.select(
        currency=code,
        rate=rate,
        fault=pl.when(~code.str.contains("^[A-Z]{3}$").fill_null(False))
        .then(pl.lit("currency is no code of three capitals: write EUR"))
        .when(~(rate.is_finite() & (rate > 0)).fill_null(False))
        .then(pl.lit("rate is no number above 0: write 1.17"))
        .when(~code.is_first_distinct())
        .then(pl.lit("the currency has a rate already: keep one")),
    ).with_row_index("row_no", offset=1)
    for row_no, fault in read.drop_nulls("fault").select("row_no", "fault").head(1).iter_rows():
        raise InputError(f"{file}, row {row_no}: {fault}.")
    return dict(read.select("currency", "rate").iter_rows())

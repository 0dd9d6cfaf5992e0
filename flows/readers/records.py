"""What readers of records share: lines, tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import polars as pl


def first_filled(candidates: Sequence[pl.Expr]) -> pl.Expr:
    """The first of the text columns that is not blank; null where all are, or there are none."""
    if not candidates:
        return pl.lit(None, dtype=pl.String)
    return pl.coalesce(pl.when(value.str.contains(r"\S")).then(value) for value in candidates)


def name_advice(names: Iterable[str], what: str) -> str:
    """Which columns or fields a record has and what to do when none of them is known to hold its text."""
    listed = sorted(names)
    shown = ", ".join(listed[:20]) + (", …" if len(listed) > 20 else "")
    return f"no {what} with text among {shown or 'none at all'}: name the one that holds it (--column text=NAME)"

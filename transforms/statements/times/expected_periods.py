"""What was expected or planned before is of the time of what it is held against: "les analystes tablaient sur 15"."""

from __future__ import annotations

import polars as pl

from transforms.statements.reading.cues import code, coded_bytes, text_after, text_before
from transforms.statements.reading.reach import told_before

_BEFORE, _AFTER = 90, 36
_LOOKED_FOR = code(r"(?:vis|tabl|attend|anticip|espér|prévoy|projet|promett|envisage|pari|mis)(?:ait|aient)")
_EXPECTED_BEFORE = rf"(?:^|[^a-z\x02-\x1f]){_LOOKED_FOR} [^.;:]{{0,60}}$|consensus [^.;:]{{0,40}}$"
"""What stands before a value that was expected of what is told now: "Les analystes n'en attendaient que"."""
_EXPECTED_AFTER = code(
    r"^[^.;:,()0-9]{0,20} (?:attendu|espéré|visé|anticipé|escompté|prévu)e?s? (?:par|jusque|jusqu'|initialement"
    r"|auparavant|précédemment|à l'origine)|^[^.;:,()0-9]{0,20} (?:auparavant|précédemment|initialement|jusqu'ici"
    r"|jusque-là|à l'origine)(?:[^a-z]|$)|^[^.;:,()0-9]{0,20} que (?:prévoy|attend|vis|espér|anticip)(?:ait|aient) "
)
"""What stands after one: "contre 18 milliards prévus jusque-là", "les 2 milliards que prévoyaient les analystes"."""


def share_with_expected(claims: pl.DataFrame, chosen: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The chosen periods (`f`, the period), and for what was expected that of the same metric told right before.

    In the sentence or in the one before, of several times there the latest: "vise 20 milliards cette année, après 15 en
    2024. Wall Street n'en attendait que 18".
    """
    keys = ["subject_id", "metric"]
    placed = claims.select("f", "s", "doc", *keys, "fig_start", "fig_end").unique(["f", *keys], maintain_order=True)
    open_ones = placed.join(chosen, on="f", how="anti", maintain_order="left")
    expected = (
        open_ones.join(coded_bytes(coded), on="s", how="inner", maintain_order="left")
        .filter(
            text_before("fig_start", _BEFORE).str.contains(_EXPECTED_BEFORE)
            | text_after("fig_end", _AFTER).str.contains(_EXPECTED_AFTER)
        )
        .select(placed.columns)
    )
    if expected.is_empty():
        return chosen
    told = placed.join(chosen, on="f", how="inner").select(
        "doc", *keys, "period_start", "period_end", told_s="s", told_start="fig_start"
    )
    found = (
        told_before(expected, told, 1, ["doc", "s", *keys])
        .sort("f", "told_s", "period_end", "told_start", descending=[False, True, True, True])
        .unique("f", keep="first", maintain_order=True)
        .select("f", "period_start", "period_end")
    )
    return pl.concat([chosen, found])

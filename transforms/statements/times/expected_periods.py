"""What was expected or planned before is of the time of what it is held against: "les analystes tablaient sur 15"."""

from __future__ import annotations

import polars as pl

from transforms.statements.reading.cues import code, coded_bytes, text_after, text_before
from transforms.statements.reading.reach import told_before

_BEFORE, _AFTER = 90, 36
_LOOKED_FOR = code(r"(?:vis|tabl|attend|anticip|espér|prévoy|projet|promett|envisage|pari|mis)(?:ait|aient)")
_EXPECTED_BEFORE = rf"(?:^|[^a-z\x02-\x1f]){_LOOKED_FOR} [^.;:]{{0,60}}$|consensus [^.;:]{{0,40}}$"
"""What stands before a value that was expected of what is told now: "Les analystes n'en attendaient que"."""
_TO_DO = rf"{_LOOKED_FOR} (?:d'|de )?[a-z\x02-\x1f]+(?:er|ir|re) "
_TILL_THEN = code("jusque-là|jusqu'ici|initialement|auparavant|précédemment|d'abord|à l'origine")
"""What somebody meant to do is held against nothing, but where it is told that it is over: "prévoyait d'investir"."""
_OTHER_TIME = code(
    r"(?:trimestre|semestre|exercice|noël|fêtes|décennie|court terme|moyen terme|long terme|période|saison)"
    r"|(?:^|[^a-z])(?:année|mois)(?:[^a-z]|$)"
)
"""What is expected of another time: "Pour le trimestre de Noël, le consensus est de 132 milliards"."""
_OTHER_CLAUSE = r"^.*(?:^|[^a-z])(?:alors qu|quand |tandis qu|sur un an)"
"""What stands before the clause of what was expected: "de 3 % sur l'année, quand les analystes attendaient"."""
_EXPECTED_AFTER = code(
    r"^[^.;:,()0-9]{0,20} (?:attendu|espéré|visé|anticipé|escompté|prévu)e?s? (?:par|jusque|jusqu'|initialement"
    r"|auparavant|précédemment|à l'origine)|^[^.;:,()0-9]{0,20} que (?:prévoy|attend|vis|espér|anticip)(?:ait|aient) "
)
"""What stands after one: "contre 18 milliards prévus jusque-là", "les 2 milliards que prévoyaient les analystes"."""
_BEFORE_NOW = rf"^[^.;:,()0-9]{{0,20}} (?:{_TILL_THEN})(?:[^a-z]|$)"
"""What stands after a former plan, or a former value: "contre 18 milliards auparavant"."""
_PLANNED_TILL = rf"^[^.;:,()0-9]{{0,20}} (?:{_TILL_THEN}) (?:{code('prévu|visé|attendu|promis|annoncé|espéré')})"
"""What stands after what was certainly a plan: "contre 85 milliards jusque-là prévus"."""
_WHILE = r"(?:^|[^a-z])(?:alors qu|tandis qu|quand )"
"""What sets a plan against what was done in the same sentence: "a dépensé 70, alors qu'il prévoyait d'investir 60"."""


def share_with_expected(claims: pl.DataFrame, chosen: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The chosen periods (`f`, the period), and for what was expected that of the same metric told right before.

    In the sentence or in the one before, of several times there the latest: "vise 20 milliards cette année, après 15 en
    2024. Wall Street n'en attendait que 18". What was there "auparavant" only of a plan: "78 000 salariés en 2025,
    contre 87 000 auparavant" are those of a time that is not told.
    """
    keys = ["subject_id", "metric"]
    placed = claims.select("f", "s", "doc", *keys, "status", "fig_start", "fig_end").unique(
        ["f", *keys], maintain_order=True
    )
    lead, rest = text_before("fig_start", _BEFORE), text_after("fig_end", _AFTER)
    clause = lead.str.extract(r"([^.;]*)$").str.replace(_OTHER_CLAUSE, "") + rest.str.extract(r"^([^.;,]*)")
    meant_to = lead.str.contains(_TO_DO) & ~clause.str.contains(_TILL_THEN) & ~lead.str.contains(_WHILE)
    looked_for = lead.str.contains(_EXPECTED_BEFORE) & ~clause.str.contains(_OTHER_TIME) & ~meant_to
    expected = (
        placed.join(chosen, on="f", how="anti", maintain_order="left")
        .join(coded_bytes(coded), on="s", how="inner", maintain_order="left")
        .with_columns(
            looked_for=looked_for | rest.str.contains(_EXPECTED_AFTER) | rest.str.contains(_PLANNED_TILL),
            over=rest.str.contains(_BEFORE_NOW),
        )
        .filter(pl.col("looked_for") | pl.col("over"))
        .select(*placed.columns, "looked_for")
    )
    if expected.is_empty():
        return chosen
    told = placed.join(chosen, on="f", how="inner").select(
        "doc", *keys, "period_start", "period_end", told_s="s", told_start="fig_start", told_status="status"
    )
    found = (
        told_before(expected, told, 1, ["doc", "s", *keys])
        .filter(pl.col("looked_for") | (pl.col("told_status") != "actual"))
        .sort("f", "told_s", "period_end", "told_start", descending=[False, True, True, True])
        .unique("f", keep="first", maintain_order=True)
        .select("f", "period_start", "period_end")
    )
    return pl.concat([chosen, found])

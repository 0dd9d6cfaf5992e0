"""Costs that somebody only puts a figure on: "la Cour des comptes chiffre à 20 milliards le coût du plan"."""

from __future__ import annotations

import polars as pl

from transforms.statements.reading.cues import code, coded_bytes, text_after, text_before

_COSTS = ["project_cost", "investment"]
_LEAD, _REST = 48, 12
_PUTS = (
    r"(?:^|[^a-z\x02-\x1f])(?:"
    + code("chiffr|évalu|estim")
    + rf")(?:e|ent|ait|aient|era|eront) (?:{code('à')}|entre) (?:[a-z\x02-\x1f' ]{{0,16}})?$"
)
"""What stands before a sum that the subject of the verb does not spend."""
_RELATIVE = r"[ ,]qu(?:e |')[a-z\x02-\x1f' ]*$"
"""What stands before the verb that tells of the noun before it: "un chantier que ses parrains chiffrent à 5 Md"."""
_OBJECT = r"^ (?:l[aes]s? |l'|ce|une? )"
"""What follows the sum where 'que' opens what somebody says: "il dit que la Cour chiffre à 5 milliards le coût"."""
_PUT = (
    r"(?:^|[^a-z\x02-\x1f])(?:"
    + code("chiffré|évalué|estimé")
    + rf")e?s? (?:{code('à')}|entre) (?:[a-z\x02-\x1f' ]{{0,16}})?$"
)
_BY = r"^,? par "
_A_YEAR = r"^,? par (?:an|mois|jour|semaine|trimestre)(?:[^a-z\x02-\x1f]|$)"
_OWN = r"^ (?:ses|son|sa|leurs?) "
"""What follows a sum that is the subject's own all the same: "Orbite estime à 2 milliards ses dépenses"."""


def as_appraisals(figures: pl.DataFrame, metrics: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The metrics, costs that someone puts a figure on having the form of an appraisal: as `read_metrics`.

    Also those that are put "par la Cour des comptes", which is not whose they are either.
    """
    lead, rest = text_before("fig_start", _LEAD), text_after("fig_end", _REST)
    put = figures.select("f", "s", "fig_start", "fig_end").join(
        metrics.filter(pl.col("metric").is_in(_COSTS)).select("f"), on="f", how="semi", maintain_order="left"
    )
    if put.is_empty():
        return metrics
    put = (
        put.join(coded_bytes(coded), on="s", how="inner", maintain_order="left")
        .filter(
            (
                lead.str.contains(_PUTS)
                & ~rest.str.contains(_OWN)
                & ~(_of_antecedent(lead) & ~rest.str.contains(_OBJECT))
            )
            | (lead.str.contains(_PUT) & rest.str.contains(_BY) & ~rest.str.contains(_A_YEAR))
        )
        .select("f", _put=pl.lit(True))
    )
    return (
        metrics.join(put, on="f", how="left", maintain_order="left")
        .with_columns(form=pl.when("_put").then(pl.lit("appraisal")).otherwise("form"))
        .drop("_put")
    )


def _of_antecedent(lead: pl.Expr) -> pl.Expr:
    return lead.str.replace(_PUTS, "").str.contains(_RELATIVE)

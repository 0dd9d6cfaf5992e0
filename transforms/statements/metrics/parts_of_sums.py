"""What is left of a sum told before or goes out of it, and what all costs that is told: "le tout pour 2 milliards"."""

from __future__ import annotations

import polars as pl

from transforms.statements.metrics.echoes import AT_FIGURE, instead, read_by, untold
from transforms.statements.metrics.pronoun_values import ABOUT, TAKEN_UP
from transforms.statements.reading.cues import code, coded_bytes, text_after, text_before, text_between
from transforms.statements.reading.reach import told_before

_LEAD, _REST, _BACK = 90, 12, 5
_LEFT = rf"(?:^|[^a-z\x02-\x1f])(?:les|ces) {ABOUT}"
_LEFT_REST = r"^ ?restants?"
"""What stands around what is left: "les 400 millions restants"."""
_OUT_OF = (
    r"(?:^|[^a-z\x02-\x1f])(?:sur|dans) (?:ce montant|cette somme|ce total|cette enveloppe|cette manne|ces fonds)"
    rf"(?: global| globale| total| totale)?,? (?:[a-z\x02-\x1f' ]{{0,24}}[ '])?{ABOUT}"
)
"""What stands before a part of the sum that was told before: "Sur ce montant, 500 millions iront à …"."""
_WHOLES = ["funding", "investment", "contract_value", "acquisition_price", "project_cost"]
_IN_ALL = (
    r", le tout (?:pour|" + code("à|contre|moyennant|représentant|chiffré à|estimé à|évalué à") + ")"
    r"(?: (?:un|une|la|le) (?:montant|somme|enveloppe|facture|budget|"
    + code("coût|prix|modique somme|coquette somme")
    + r"))?(?: (?:total|totale|global|globale))?"
    + rf"(?: (?:de|d'|qui [a-z\x02-\x1f]{{5,12}}|[a-z\x02-\x1f]{{8,12}}))? {ABOUT}"
)
"""What stands before what all costs that the sentence tells: "…, le tout pour un montant de 250 millions"."""
_BUYING = r"(?:^|[^a-z\x02-\x1f])(?:" + code(
    "rach[eè]t|acquier|acquér|acquis|s'offr|met la main|s'empar|repris|reprend"
)
_DEALING = r"(?:^|[^a-z\x02-\x1f])(?:" + code("contrat|command|livr|fourni|vend")
_BUILDING = r"(?:^|[^a-z\x02-\x1f])(?:" + code(
    "constru|agrandi|install|modernis|ouvr|implant|bâti|déploy|équip|rénov|étend|extension|transform|aménag|créer|lanc"
)


def parts_of_sums(
    figures: pl.DataFrame, metrics: pl.DataFrame, text: pl.DataFrame, values: pl.DataFrame
) -> pl.DataFrame:
    """The metrics, and those of sums that are left of another or go out of it: as `read_metrics`.

    Of the largest sum told shortly before. `values` has the `low` and `high` of figures (`f`).
    """
    sums = figures.filter(pl.col("kind") == "money")
    own = metrics.select("f", own_metric="metric")
    parts = (
        sums.select("f", "s", "doc", "surface", "fig_start", "fig_end", "depth")
        .join(coded_bytes(text), on="s", how="inner", maintain_order="left")
        .with_columns(lead=text_before("fig_start", _LEAD))
        .with_columns(
            left=pl.col("lead").str.contains(_LEFT)
            & (
                text_after("fig_end", _REST).str.contains(_LEFT_REST)
                | pl.col("surface").str.contains(r" (?:autres |restants?$)")
            ),
            out=pl.col("lead").str.contains(_OUT_OF),
        )
        .filter(pl.col("left") | pl.col("out"))
        .drop("_bytes", "lead")
        .join(own, on="f", how="left", maintain_order="left")
    )
    if parts.is_empty():
        return metrics
    size = pl.max_horizontal("low", "high")
    told = (
        sums.join(metrics.filter(pl.col("metric").is_in(_WHOLES)), on="f", how="inner")
        .join(values.select("f", size=size), on="f", how="left")
        .select("doc", "metric", "size", told_s="s", told_start="fig_start")
    )
    read = (
        told_before(parts, told, _BACK)
        .sort("f", "size", "told_s", "told_start", descending=[False, True, True, True], nulls_last=True)
        .unique("f", keep="first", maintain_order=True)
        .join(values.select("f", part=size), on="f", how="left", maintain_order="left")
        .filter((pl.col("part") <= pl.col("size")).fill_null(value=True))
        # "Sur cette somme, 500 millions seront investis": what it is spent on tells more.
        .filter(
            pl.col("left")
            | pl.col("own_metric").is_null()
            | (pl.col("own_metric") == "other")
            | (pl.col("own_metric") == pl.col("metric"))
        )
        .with_columns(**AT_FIGURE)
    )
    return instead(metrics, read_by(TAKEN_UP, read))


def sums_in_all(figures: pl.DataFrame, metrics: pl.DataFrame, text: pl.DataFrame) -> pl.DataFrame:
    """The metrics, and those of what all costs that the sentence tells of building or buying: as `read_metrics`."""
    before = text_between("_begin", "fig_start")
    asked = (
        untold(figures, metrics)
        .filter(pl.col("kind") == "money")
        .select("f", "s", "fig_start", "fig_end", "depth", _begin=pl.lit(0, pl.Int32))
        .join(
            coded_bytes(text.filter(pl.col("coded").str.contains(", le tout ", literal=True))),
            on="s",
            how="inner",
            maintain_order="left",
        )
        .filter(text_before("fig_start", _LEAD).str.contains(_IN_ALL))
        .with_columns(
            metric=pl.when(before.str.contains(f"{_BUYING})"))
            .then(pl.lit("acquisition_price"))
            .when(before.str.contains(f"{_DEALING})"))
            .then(pl.lit("contract_value"))
            .when(before.str.contains(f"{_BUILDING})"))
            .then(pl.lit("investment"))
        )
        .drop_nulls("metric")
        .with_columns(**AT_FIGURE)
    )
    return instead(metrics, read_by("verb_cue", asked))

"""How to break each rule: one row changed so that it breaks this one, whatever else it breaks by that."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from expectations.rules import Rule
from schemas import RELEASE_TABLES

Tables = dict[str, pl.DataFrame]
NOBODY = "0" * 32


@dataclass(frozen=True)
class Break:
    """What to write into a row of the rule's table, or of another; `where` says which rows it can be done to."""

    values: dict[str, Any] = field(default_factory=dict)
    where: pl.Expr = field(default_factory=lambda: pl.lit(True))
    table: str = ""


_MONEY, _COUNT = pl.col("kind") == "money", pl.col("kind") == "count"
_AT_LEAST = pl.col("bound") == "at_least"

BY_HAND: dict[str, Break] = {
    "documents/text_has_char_count": Break({"text": "L'an 2025"}),
    "documents/sentences_partition_text": Break({"end_char": 1}, pl.col("sentence_no") == 1, "sentences"),
    "documents/publication_is_whole": Break({"published_precision": None}),
    "documents/publication_begins_its_unit": Break({"published_on": dt.date(2025, 7, 14)}),
    "documents/doc_id_is_hash": Break({"doc_id": "abc"}),
    "documents/language_is_code": Break({"language": "français"}),
    "documents/story_is_its_first_document": Break({"story_id": "f" * 32}),
    "sources/sha256_is_hash": Break({"sha256": "F" * 64}),
    "sentences/text_fills_span": Break({"text": "Plus court."}),
    "figures/unit_fits_kind": Break({"unit": "Wh"}, pl.col("kind") == "power"),
    "figures/bound_fits_sides": Break({"high": 4e9}, _AT_LEAST),
    "figures/exact_is_one_value": Break({"bound": "exact"}, _MONEY),
    "figures/low_not_above_high": Break({"low": 60e9}, _MONEY),
    "figures/vague_leaves_top_open": Break({"vague": True}, _MONEY),
    "figures/counted_only_for_counts": Break({"counted": "foyers"}, _MONEY),
    "figures/amount_plausible": Break({"low": 2e18}, pl.col("kind") == "power"),
    "figures/figure_id_is_place": Break({"figure_id": "abc"}),
    "periods/period_id_is_place": Break({"period_id": "abc"}),
    "entities/entity_id_is_slug": Break({"entity_id": "site/Chantier n° 1"}),
    "entities/wikidata_id_is_item": Break({"wikidata_id": "https://www.wikidata.example/Q42"}),
    "entities/country_is_code": Break({"country": "France"}),
    "relations/subject_is_not_object": Break({"subject_id": "organization/atelier"}),
    "mentions/mention_id_is_place": Break({"mention_id": "abc"}),
    "claims/document_is_figures": Break({"doc_id": NOBODY}),
    "claims/unit_is_figures": Break({"unit": None}),
    "claims/unit_known": Break({"unit": "gigawatt"}),
    "claims/bound_fits_sides": Break({"low": None}, _AT_LEAST),
    "claims/exact_is_one_value": Break({"bound": "exact"}, pl.col("metric") == "project_cost"),
    "claims/low_not_above_high": Break({"low": 60e9}, pl.col("metric") == "project_cost"),
    "claims/confidence_is_a_share": Break({"confidence": 90.0}),
    "claims/claim_id_is_hash": Break({"claim_id": "abc"}),
    "objections/span_within_document": Break({"end_char": 1_000_000}),
    "objections/objection_id_is_hash": Break({"objection_id": "abc"}),
    "facts/unit_known": Break({"unit": "gigawatt"}),
    "facts/low_not_above_high": Break({"low": 60e9}, pl.col("metric") == "project_cost"),
    "facts/claims_add_up": Break({"claims": 99}),
    "facts/stories_not_above_claims": Break({"stories": 99}),
    "facts/fact_id_is_hash": Break({"fact_id": "abc"}),
    "fact_claims/claim_is_of_metric": Break({"metric": "valuation"}, table="claims"),
    "runs/inputs_add_up": Break({"inputs": 1_000}),
}
for _table in ("figures", "periods", "mentions"):
    BY_HAND[f"{_table}/sentence_resolves"] = Break({"sentence_no": 99})
    BY_HAND[f"{_table}/span_within_sentence"] = Break({"end_char": 1_000_000})
    BY_HAND[f"{_table}/surface_is_slice"] = Break({"surface": "milliards"})


def break_row(tables: Tables, rule: Rule, number: int = 0) -> Tables:
    """The tables with one row that breaks `rule`: the one of this `number` among those that can."""
    broken = _break_of(rule, tables)
    name = broken.table or rule.table
    frame = tables[name].with_row_index("_row")
    fitting = frame.filter(broken.where)["_row"]
    row = fitting[number % len(fitting)]
    if rule.name == "key_unique":
        return tables | {name: pl.concat([tables[name], tables[name][row]])}
    changed = frame.with_columns(
        pl.when(pl.col("_row") == row).then(pl.lit(value, frame.schema[column])).otherwise(column).alias(column)
        for column, value in broken.values.items()
    )
    return tables | {name: changed.drop("_row")}


def _break_of(rule: Rule, tables: Tables) -> Break:
    if rule.id in BY_HAND:
        return BY_HAND[rule.id]
    frame = tables[rule.table]
    for ending, value in (("_filled", None), ("_in_vocabulary", "baleine"), ("_finite", math.nan)):
        if rule.name.endswith(ending):
            return Break({rule.name.removesuffix(ending): value})
    if rule.name.endswith("_not_below_minimum"):
        column = RELEASE_TABLES[rule.table][rule.name.removesuffix("_not_below_minimum")]
        return Break({column.name: (column.minimum or 0) - 1})
    if rule.name.endswith("_resolves"):
        return Break({rule.name.removesuffix("_resolves"): NOBODY})
    if rule.name == "span_not_empty":
        return Break({"end_char": 0})
    if rule.name == "fact_is_not_other":
        return Break({"other_id": frame["fact_id"][0]}, pl.col("fact_id") == frame["fact_id"][0])
    if rule.name == "figure_bears_no_claim":
        return Break({"figure_id": tables["claims"]["figure_id"][0]})
    if "_not_after_" in rule.name:
        first, last = rule.name.split("_not_after_")
        return Break({first: dt.date(2099, 1, 1), last: dt.date(2027, 1, 1)})
    return Break()

"""The third step of a build: the tables of a release, put together from all shards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import ceil

import polars as pl

from flows.made_facts import Told, make_and_keep
from schemas import CORRECTIONS, ENTITIES, REJECTS, RELATIONS, RELEASE_TABLES
from transforms.corrections.replay import credited, replay_corrections
from transforms.lexicon import Lexicon
from transforms.names.discovery import least_named
from transforms.names.entities import lexicon_entities
from transforms.reconciliation.stories import tell_stories
from transforms.reconciliation.totals import count_totals
from warehouse.contents import Contents
from warehouse.layout import Warehouse
from warehouse.ranges import Range, Ranged, Table, equal_ranges, whole
from warehouse.recipe import Recipe
from warehouse.shards import Shard
from warehouse.staging import scan_staged

RANGED = {
    "documents": "doc_id",
    "sentences": "doc_id",
    "figures": "doc_id",
    "periods": "doc_id",
    "mentions": "doc_id",
    "abstentions": "figure_id",
}
"""The staged tables that grow with the texts, and the column by which ranges are told, which begins with a doc_id."""

WHOLE = ("relations", "claims", "objections")
"""The staged tables that are held in memory."""

HELD = 20
"""Bytes that a range takes to write for each byte of its text."""


def staged_tables(
    warehouse: Warehouse,
    recipe: Recipe,
    shards: Sequence[Shard],
    contents: Contents,
    lexicon: Lexicon,
    corrections: pl.DataFrame,
    room: int,
) -> dict[str, Table]:
    """All tables of a release but the facts and `runs`: the rows of all the staged shards, with the corrections.

    Those that grow with the texts are ranged, so that writing them takes `room` bytes at a time, about.
    """
    ranges = equal_ranges(max(1, ceil(sum(shard.text_bytes for shard in shards) * HELD / room)))
    ranged = {name: _ranged(warehouse, recipe, shards, name, ranges) for name in RANGED}
    # First of all, while nothing else is held: the sketches are the largest.
    stories = tell_stories(contents.documents, scan_staged(warehouse, recipe, shards, "sketches").collect())
    ranged["documents"] = _with_stories(ranged["documents"], stories)
    tables = {name: scan_staged(warehouse, recipe, shards, name).collect() for name in WHOLE}
    named, _, of_lexicon = lexicon_entities(lexicon)
    # Many texts discover the same.
    discovered = scan_staged(warehouse, recipe, shards, "discoveries").select(ENTITIES.names).unique()
    entities = pl.concat([ENTITIES.conform(named), least_named(discovered.collect(engine="streaming"))])
    relations = pl.concat([RELATIONS.conform(of_lexicon), tables["relations"]])
    # Before it is known which entities are needed: a correction may name another.
    corrected = _corrected(corrections, tables, ranged, contents, entities)
    named_by = _named_by(tables | corrected, ranged["mentions"])
    tables["entities"], tables["relations"] = needed_entities(entities, relations, named_by)
    tables |= corrected | {"sources": contents.sources, "rejects": contents.rejects}
    return {**ranged} | {
        # Where the lexicon has what a text adds, that of the lexicon.
        name: table.conform(tables[name]).unique(table.key, keep="first", maintain_order=True).sort(table.key)
        if name in ("entities", "relations")
        else table.conform(tables[name])
        for name, table in RELEASE_TABLES.items()
        if name in tables
    }


def _ranged(
    warehouse: Warehouse, recipe: Recipe, shards: Sequence[Shard], name: str, ranges: Sequence[Range]
) -> Ranged:
    spans = [(shard.documents["doc_id"][0], shard.documents["doc_id"][-1]) for shard in shards]

    def rows(each: Range) -> pl.LazyFrame:
        # Mostly those cut together lie beside each other, and most files need not be opened.
        meeting = [shard for shard, span in zip(shards, spans, strict=True) if each.meets(*span)]
        return scan_staged(warehouse, recipe, meeting or shards[:1], name).filter(each.holds(RANGED[name]))

    return Ranged(rows, ranges, scan_staged(warehouse, recipe, shards, name).select(pl.len()).collect().item())


def _with_stories(documents: Ranged, stories: pl.DataFrame) -> Ranged:
    def rows(each: Range) -> pl.LazyFrame:
        told = stories.lazy().filter(each.holds("doc_id"))
        return documents.rows(each).drop("story_id").join(told, on="doc_id", how="left", validate="1:1")

    return replace(documents, rows=rows)


def _corrected(
    corrections: pl.DataFrame,
    tables: dict[str, pl.DataFrame],
    ranged: dict[str, Ranged],
    contents: Contents,
    entities: pl.DataFrame,
) -> dict[str, pl.DataFrame]:
    """The tables that corrections change, and `corrections`; where there are none, that alone, without a row."""
    if corrections.is_empty():
        return {"corrections": CORRECTIONS.empty()}
    read = {"figures": ranged["figures"].gather("figure_id", "surface"), "abstentions": whole(ranged["abstentions"])}
    return replay_corrections(corrections, tables | read, contents.sources, entities)._asdict()


def with_facts(warehouse: Warehouse, recipe: Recipe, tables: Mapping[str, Table], room: int) -> dict[str, Table]:
    """The tables and the facts that their claims make, credited to who corrected one of these.

    Those of statements that are as they were in the last build are taken from there.
    """
    figures = _columns(tables["figures"], "figure_id", "vague", where=pl.col("vague"))
    documents = _columns(tables["documents"], "doc_id", "published_on", "published_precision", "story_id")
    claims, objections, relations = (whole(tables[name]) for name in ("claims", "objections", "relations"))
    told = Told(claims, objections, figures, documents, relations)
    made = make_and_keep(warehouse, recipe, told, room)
    vague = claims.join(figures, on="figure_id", how="semi").select("claim_id", "figure_id")
    of_vague = made["fact_claims"].gather(where=pl.col("claim_id").is_in(vague["claim_id"].implode()))
    totals = count_totals(made["facts"].gather(), of_vague, vague, figures, relations)
    return {**tables, **made, "facts": _credited(made, claims), "total_facts": totals}


def _credited(made: Mapping[str, Ranged], claims: pl.DataFrame) -> Ranged:
    corrected = claims.filter(pl.col("corrected_by").is_not_null())
    if corrected.is_empty():
        return made["facts"]
    facts, of_them = made["facts"], pl.col("claim_id").is_in(corrected["claim_id"].implode())
    fact_claims = made["fact_claims"].gather(where=of_them)
    return replace(facts, rows=lambda each: credited(facts.rows(each).collect(), fact_claims, corrected).lazy())


def _columns(rows: Table, *columns: str, where: pl.Expr | None = None) -> pl.DataFrame:
    """The columns of the rows for which `where` is true; all where none is named."""
    if isinstance(rows, Ranged):
        return rows.gather(*columns, where=where)
    return rows.filter(True if where is None else where).select(columns or pl.all())


def needed_entities(
    entities: pl.DataFrame, relations: pl.DataFrame, named: pl.Series
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The entities that the texts name, the relations that start from these, and the entities these lead to.

    The lexicon knows many more. `named` are entity_ids.
    """
    # Not those that lead to one: a text that names France would bring all that lies in it.
    of_named = relations.filter(pl.col("subject_id").is_in(named.implode()))
    needed = pl.concat([named, of_named["object_id"]]).unique()
    return entities.filter(pl.col("entity_id").is_in(needed.implode())), of_named


def _named_by(tables: dict[str, pl.DataFrame], mentions: Ranged) -> pl.Series:
    references = (
        ("claims", "subject_id"), ("claims", "object_id"), ("claims", "speaker_id"), ("objections", "speaker_id")
    )  # fmt: skip
    named = [tables[table][column].alias("entity_id") for table, column in references]
    mentioned = [rows["entity_id"].unique() for rows in mentions.frames("entity_id")]
    return pl.concat([*named, *mentioned]).drop_nulls().unique()


def all_rejects(*frames: pl.DataFrame) -> pl.DataFrame:
    """The rejects of all steps, each once, sorted."""
    return pl.concat([REJECTS.conform(frame) for frame in frames]).unique().sort(REJECTS.key)

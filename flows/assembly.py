"""The third step of a build: the tables of a release, put together from all shards."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from schemas import ENTITIES, REJECTS, RELATIONS, RELEASE_TABLES
from transforms.corrections.replay import credited, replay_corrections
from transforms.lexicon import Lexicon
from transforms.names.discovery import least_named
from transforms.names.entities import lexicon_entities
from transforms.reconciliation.renewal import Made, make_facts
from transforms.reconciliation.stories import tell_stories
from transforms.reconciliation.totals import count_totals
from warehouse.contents import Contents
from warehouse.layout import Warehouse
from warehouse.recipe import Recipe
from warehouse.shards import Shard
from warehouse.staging import scan_staged

STAGED = (
    "documents",
    "sentences",
    "figures",
    "periods",
    "discoveries",
    "relations",
    "mentions",
    "claims",
    "objections",
    "abstentions",
    "sketches",
)
"""The tables that a shard is read for."""


def staged_tables(
    warehouse: Warehouse,
    recipe: Recipe,
    shards: Sequence[Shard],
    contents: Contents,
    lexicon: Lexicon,
    corrections: pl.DataFrame,
) -> dict[str, pl.DataFrame]:
    """All tables of a release but the facts and `runs`: the rows of all the staged shards, with the corrections."""
    scans = [scan_staged(warehouse, recipe, shards, name) for name in STAGED]
    tables = dict(zip(STAGED, pl.collect_all(scans), strict=True))

    stories = tell_stories(tables["documents"], tables.pop("sketches"))
    tables["documents"] = tables["documents"].drop("story_id").join(stories, on="doc_id", how="left", validate="1:1")
    named, _, of_lexicon = lexicon_entities(lexicon)
    entities = pl.concat([ENTITIES.conform(named), least_named(tables.pop("discoveries"))])
    relations = pl.concat([RELATIONS.conform(of_lexicon), tables["relations"]])
    # Before it is known which entities are needed: a correction may name another.
    tables |= replay_corrections(corrections, tables, contents.sources, entities)._asdict()
    tables["entities"], tables["relations"] = needed_entities(entities, relations, _named_by(tables))

    tables |= {"sources": contents.sources, "rejects": contents.rejects}
    return {
        # Where the lexicon has what a text adds, that of the lexicon.
        name: table.conform(tables[name]).unique(table.key, keep="first", maintain_order=True).sort(table.key)
        if name in ("entities", "relations")
        else table.conform(tables[name])
        for name, table in RELEASE_TABLES.items()
        if name in tables
    }


def with_facts(tables: dict[str, pl.DataFrame], before: Made | None) -> tuple[dict[str, pl.DataFrame], Made]:
    """The tables and the facts that their claims make, credited to who corrected one of these; and these facts alone.

    Those of statements that are as they were `before` are taken from there.
    """
    claims, figures, relations = tables["claims"], tables["figures"], tables["relations"]
    made = make_facts(claims, tables["objections"], figures, tables["documents"], relations, before)
    with_them = {
        **tables,
        "facts": credited(made.facts, made.fact_claims, claims),
        "fact_claims": made.fact_claims,
        "fact_links": made.fact_links,
        "fact_history": made.fact_history,
        "total_facts": count_totals(made.facts, made.fact_claims, claims, figures, relations),
    }
    return with_them, made


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


def _named_by(tables: dict[str, pl.DataFrame]) -> pl.Series:
    references = (
        ("mentions", "entity_id"),
        ("claims", "subject_id"),
        ("claims", "object_id"),
        ("claims", "speaker_id"),
        ("objections", "speaker_id"),
    )
    return pl.concat([tables[table][column].alias("entity_id") for table, column in references]).drop_nulls().unique()


def all_rejects(*frames: pl.DataFrame) -> pl.DataFrame:
    """The rejects of all steps, each once, sorted."""
    return pl.concat([REJECTS.conform(frame) for frame in frames]).unique().sort(REJECTS.key)

"""A user's own entities: files of the same form as the lexicon's, checked and merged into it."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from schemas import vocabularies
from transforms.lexicon import Lexicon
from transforms.names.entity_ids import ENTITY_TABLES, USER_TABLE, entity_id
from transforms.names.territories import territories, territory_ids

CASES = ("exact", "any")
_COLUMNS = ("name", "kind", "aliases", "country", "wikidata_id", "case")
_RELATION_COLUMNS = ("subject", "relation", "object", "valid_from", "valid_to")
_SHOWN = 10
"""How many faults one message lists."""

REPORT = pl.Schema({"file": pl.String, "row": pl.Int32, "entity_id": pl.String, "action": pl.String})


class EntityFileError(ValueError):
    """A user's file does not have the form of the lexicon's; the message names file, row and remedy."""


def merge_entities(lexicon: Lexicon, frames: Mapping[str, pl.DataFrame]) -> tuple[Lexicon, pl.DataFrame]:
    """The lexicon with a user's files merged in, and what became of each row.

    `frames` has a frame of text columns per file name, read like the lexicon's own files: entities (name, kind, and
    where wanted aliases, country, wikidata_id, case) or relations (subject, relation, object, valid_from, valid_to).
    A row whose kind and name the lexicon has adds its aliases there and replaces what else it fills in; any other row
    is a new entity, whose names win over the lexicon's. The report has `file`, `row` (1 is the first after the
    header), `entity_id` (null for a relation) and `action` (added, changed, related).

    Raises EntityFileError where a file has a column, kind, code or name that cannot be.
    """
    report = []
    entities = []
    relations = [lexicon["relations"]] if "relations" in lexicon.tables else []
    for file, frame in frames.items():
        rows = frame.select(pl.all().cast(pl.String).str.strip_chars().replace("", None))
        if "relation" in rows.columns:
            rows = _checked(file, rows, _RELATION_COLUMNS, ("subject", "relation", "object"))
            relations.append(rows.select(_RELATION_COLUMNS))
            report.append(_reported(rows, entity_id=pl.lit(None, pl.String), action=pl.lit("related")))
        else:
            entities.append(_checked(file, rows, _COLUMNS, ("name", "kind")))
    tables = dict(lexicon.tables)
    if relations:
        tables["relations"] = pl.concat(relations, how="diagonal")
    if entities:
        added = pl.concat(entities).with_columns(entity_id=entity_id(pl.col("kind"), pl.col("name")))
        _refuse(
            added.filter(pl.col("entity_id").is_duplicated()).group_by("entity_id", maintain_order=True).last(),
            pl.format("{} {} stands in an earlier row too: keep one", "kind", "name"),
        )
        tables, known = _merge(tables, added, lexicon)
        action = pl.when(pl.col("entity_id").is_in(known.implode())).then(pl.lit("changed")).otherwise(pl.lit("added"))
        report.append(_reported(added, entity_id=pl.col("entity_id"), action=action))
    merged = pl.concat([*report, pl.DataFrame(schema=REPORT)])
    return Lexicon(lexicon.language, dict(sorted(tables.items()))), merged


def _merge(
    tables: dict[str, pl.DataFrame], added: pl.DataFrame, lexicon: Lexicon
) -> tuple[dict[str, pl.DataFrame], pl.Series]:
    """The tables with the rows in them, and the ids that they had already."""
    known: list[pl.Series] = []
    for name in ENTITY_TABLES:
        if name not in tables:
            continue
        base = tables[name].with_columns(entity_id=entity_id(pl.col("kind"), pl.col("name")))
        known.append(base["entity_id"])
        joined = base.join(added.select(*_COLUMNS, "entity_id"), on="entity_id", how="left", maintain_order="left")
        tables[name] = joined.select(
            "name",
            "kind",
            aliases=pl.concat_str("aliases", "aliases_right", separator="|", ignore_nulls=True).replace("", None),
            country=pl.coalesce("country_right", "country"),
            wikidata_id=pl.coalesce("wikidata_id_right", "wikidata_id"),
            case=pl.coalesce("case_right", "case"),
        )
    ids = pl.concat(known)
    new = added.filter(~pl.col("entity_id").is_in(ids.implode())).select(_COLUMNS)
    earlier = [tables[USER_TABLE]] if USER_TABLE in tables else []
    tables[USER_TABLE] = pl.concat([*earlier, new], how="diagonal")
    covered = territory_ids(lexicon.language)["entity_id"]
    return tables, pl.concat([ids, covered]).unique(maintain_order=True)


def _checked(file: str, rows: pl.DataFrame, columns: tuple[str, ...], needed: tuple[str, ...]) -> pl.DataFrame:
    """The rows with all `columns`, `file` and `row`; raises where one is at fault."""
    missing = [name for name in needed if name not in rows.columns]
    if missing:
        message = f"{file}: no column {missing[0]!r}: name it in the first line, which has {', '.join(rows.columns)}"
        raise EntityFileError(message)
    unknown = [name for name in rows.columns if name not in (*columns, "example")]
    if unknown:
        message = f"{file}: unknown column {unknown[0]!r}: use {', '.join(columns)}"
        raise EntityFileError(message)
    rows = rows.with_columns(pl.lit(None, pl.String).alias(name) for name in columns if name not in rows.columns)
    rows = rows.with_columns(file=pl.lit(file), row=pl.int_range(1, pl.len() + 1, dtype=pl.Int32))
    for name in needed:
        _refuse(rows.filter(pl.col(name).is_null()), pl.lit(f"{name} is empty: fill it in, or delete the row"))
    _one_of(rows, "kind", tuple(vocabularies.ENTITY_KINDS.values))
    _one_of(rows, "relation", tuple(vocabularies.RELATIONS.values))
    _one_of(rows, "case", CASES)
    if "country" in columns:
        codes = territories("fr")["country"].implode()
        wrong = pl.col("country").is_not_null() & ~pl.col("country").is_in(codes)
        _refuse(
            rows.filter(wrong), pl.format("country '{}' is no ISO 3166 code: write two capitals as 'FR'", "country")
        )
        wrong = pl.col("wikidata_id").is_not_null() & ~pl.col("wikidata_id").str.contains(r"^Q[0-9]+$")
        _refuse(
            rows.filter(wrong), pl.format("wikidata_id '{}' is not of the form Q95: correct or empty it", "wikidata_id")
        )
    else:
        for name in ("valid_from", "valid_to"):
            wrong = pl.col(name).is_not_null() & pl.col(name).str.to_date("%Y-%m-%d", strict=False).is_null()
            _refuse(rows.filter(wrong), pl.format(name + " '{}' is no date: write it as 2025-06-12", name))
    return rows.select(*columns, "file", "row")


def _one_of(rows: pl.DataFrame, column: str, values: tuple[str, ...]) -> None:
    if column in rows.columns:
        wrong = pl.col(column).is_not_null() & ~pl.col(column).is_in(values)
        _refuse(rows.filter(wrong), pl.format(column + " '{}' is none of " + ", ".join(values) + ": use one", column))


def _refuse(wrong: pl.DataFrame, reason: pl.Expr) -> None:
    if wrong.height:
        faults = wrong.select(pl.format("{}, row {}: {}", "file", "row", reason)).to_series().to_list()
        more = f"; and {len(faults) - _SHOWN} more" if len(faults) > _SHOWN else ""
        raise EntityFileError("; ".join(faults[:_SHOWN]) + more)


def _reported(rows: pl.DataFrame, **columns: pl.Expr) -> pl.DataFrame:
    return rows.select("file", "row", **columns).cast(REPORT)

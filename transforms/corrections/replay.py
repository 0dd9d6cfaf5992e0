"""Corrections replayed: the claims as they should read, each credited to who corrected it."""

from __future__ import annotations

from typing import NamedTuple

import polars as pl

from schemas import ABSTENTIONS, CLAIMS, CORRECTIONS
from schemas.vocabularies import CORRECTION_FIELDS
from transforms.corrections.targets import DAYS, ENTITIES, NUMBERS, fitting

_PAIRS = pl.Schema({"row_no": pl.Int32, "claim_id": pl.String})


class Corrected(NamedTuple):
    """The tables `claims`, `objections` and `abstentions` as corrected, and `corrections`: what became of each row."""

    claims: pl.DataFrame
    objections: pl.DataFrame
    abstentions: pl.DataFrame
    corrections: pl.DataFrame


def replay_corrections(
    corrections: pl.DataFrame,
    tables: dict[str, pl.DataFrame],
    sources: pl.DataFrame,
    entities: pl.DataFrame,
) -> Corrected:
    """The claims of `tables` with the checked `corrections` (`form.Checked`), and what else changes with them.

    `tables` has claims, figures, objections and abstentions; `entities` are all that are known, those of the lexicon
    among them. Targets are held against what was read, so that the order of the rows matters only where two set one
    field of one claim: the later one stands.
    """
    if corrections.is_empty():
        return Corrected(tables["claims"], tables["objections"], tables["abstentions"], CORRECTIONS.empty())
    claims = tables["claims"]
    ids = _entity_ids(entities)
    values = corrections.with_columns(
        value=_plain(pl.col("value").replace_strict(ids, default=None, return_dtype=pl.String)),
        known=~pl.col("field").is_in(ENTITIES) | pl.col("value").is_null() | pl.col("value").is_in(list(ids)),
    )
    pairs = (
        _pairs(corrections, claims, tables["figures"], sources, ids)
        .join(values, on="row_no", how="left", maintain_order="left")
        .join(_read_as(claims), on=["claim_id", "field"], how="left", maintain_order="left")
        .with_columns(
            same=pl.col("read_as").eq_missing(pl.col("value")),
            stands=pl.col("row_no") == pl.col("row_no").filter("known").max().over("claim_id", "field"),
        )
    )
    made = pairs.filter("stands", "known", ~pl.col("same")).sort("claim_id", "row_no")
    out = made.filter(pl.col("field") == "claim").select("claim_id")
    corrected = _set(claims, made).join(out, on="claim_id", how="anti", maintain_order="left")
    gone = claims.join(out, on="claim_id", how="semi").select("figure_id").unique()
    silent = gone.join(corrected, on="figure_id", how="anti").with_columns(reason=pl.lit("corrected"))
    return Corrected(
        CLAIMS.conform(corrected),
        tables["objections"].join(out, on="claim_id", how="anti", maintain_order="left"),
        pl.concat([tables["abstentions"], ABSTENTIONS.conform(silent)]).sort(ABSTENTIONS.key),
        _outcomes(corrections, values, pairs, made),
    )


def credited(facts: pl.DataFrame, fact_claims: pl.DataFrame, claims: pl.DataFrame) -> pl.DataFrame:
    """The facts with `corrected_by`: who corrected a claim of theirs, in order of name."""
    corrected = claims.filter(pl.col("corrected_by").is_not_null()).select("claim_id", "corrected_by")
    if corrected.is_empty():
        return facts
    names = (
        fact_claims.join(corrected, on="claim_id", how="inner")
        .group_by("fact_id")
        .agg(pl.col("corrected_by").str.split(", ").explode().unique().sort().str.join(", "))
    )
    return facts.drop("corrected_by").join(names, on="fact_id", how="left", maintain_order="left").select(facts.columns)


def _plain(entity: pl.Expr) -> pl.Expr:
    """The value as a claim's own would be written: an entity by its id, a number with its digits."""
    number = pl.col("value").cast(pl.Float64, strict=False).cast(pl.String)
    field = pl.col("field")
    return pl.when(field.is_in(ENTITIES)).then(entity).when(field.is_in(NUMBERS)).then(number).otherwise("value")


def _entity_ids(entities: pl.DataFrame) -> dict[str, str]:
    """The entity_id of each id, name and alias that only one entity has."""
    known = entities.select("entity_id", "name", "aliases").unique("entity_id", keep="first", maintain_order=True)
    names = pl.concat(
        [
            known.select("entity_id", name="entity_id"),
            known.select("entity_id", "name"),
            known.select("entity_id", name="aliases").explode("name").drop_nulls(),
        ]
    ).unique()
    return dict(names.filter(pl.len().over("name") == 1).select("name", "entity_id").iter_rows())


def _pairs(
    corrections: pl.DataFrame, claims: pl.DataFrame, figures: pl.DataFrame, sources: pl.DataFrame, ids: dict[str, str]
) -> pl.DataFrame:
    """Which claims each correction means: `row_no`, `claim_id`."""
    readings = claims.join(figures.select("figure_id", "surface"), on="figure_id", how="left", maintain_order="left")
    found = [
        readings.filter(fitting(target, sources, ids.get)).select(pl.lit(row_no).alias("row_no"), "claim_id")
        for row_no, target in corrections.select("row_no", "target").iter_rows()
    ]
    return pl.concat([pl.DataFrame(schema=_PAIRS), *(pairs.cast(_PAIRS) for pairs in found)])


def _read_as(claims: pl.DataFrame) -> pl.DataFrame:
    """What each field of each claim holds, as text, and as `claim` its figure: `claim_id`, `field`, `read_as`."""
    fields = [name for name in CORRECTION_FIELDS.values if name in CLAIMS.names]
    held = (pl.col(name).cast(pl.String) for name in fields)
    return claims.select("claim_id", *held, claim="figure_id").unpivot(
        index="claim_id", variable_name="field", value_name="read_as"
    )


def _set(claims: pl.DataFrame, made: pl.DataFrame) -> pl.DataFrame:
    """The claims with the values that were made of them, and who did that."""
    for field in made["field"].unique().sort():
        if field in CLAIMS.names:
            text = pl.col("value")
            value = text.str.to_date() if field in DAYS else text.cast(CLAIMS[field].dtype)
            values = made.filter(field=field).select("claim_id", value=value, _set=True)
            claims = (
                claims.join(values, on="claim_id", how="left", maintain_order="left")
                .with_columns(pl.when("_set").then("value").otherwise(field).alias(field))
                .drop("value", "_set")
            )
    credits = made.group_by("claim_id").agg(pl.col("corrected_by").unique(maintain_order=True).str.join(", "))
    return (
        claims.drop("corrected_by")
        .join(credits, on="claim_id", how="left", maintain_order="left")
        # How often the rule is right says nothing of what somebody else has read.
        .with_columns(confidence=pl.when(pl.col("corrected_by").is_null()).then("confidence"))
    )


def _outcomes(corrections: pl.DataFrame, values: pl.DataFrame, pairs: pl.DataFrame, made: pl.DataFrame) -> pl.DataFrame:
    """The table `corrections`: each row with its outcome and the claims that it changed."""
    changed = made.group_by("row_no", maintain_order=True).agg(changed=pl.struct("claim_id", "read_as"))
    meant = pairs.group_by("row_no").agg(stands=pl.col("stands").any())
    rows = (
        corrections.join(values.select("row_no", "known"), on="row_no", how="left", maintain_order="left")
        .join(meant, on="row_no", how="left", maintain_order="left")
        .join(changed, on="row_no", how="left", maintain_order="left")
        .with_columns(
            pl.col("changed").fill_null(pl.lit([], CORRECTIONS["changed"].dtype)),
            outcome=pl.when(~pl.col("known"))
            .then(pl.lit("unknown_entity"))
            .when(pl.col("stands").is_null())
            .then(pl.lit("no_match"))
            .when(pl.col("changed").is_not_null())
            .then(pl.lit("applied"))
            .when("stands")
            .then(pl.lit("needless"))
            .otherwise(pl.lit("overruled")),
        )
    )
    return CORRECTIONS.conform(rows).sort("row_no")

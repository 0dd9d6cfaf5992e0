"""Whose the energy is that others reckon with: "En France, … 80 TWh. RTE prévoit une consommation de 20 TWh"."""

from __future__ import annotations

import polars as pl

from transforms.statements.reading.cues import code, coded_bytes, text_after, text_between
from transforms.statements.reading.reach import last_told, told_before
from transforms.statements.subjects.outsiders import of_sectors
from transforms.statements.subjects.subjects import CHOSEN, NOBODY

_METRIC = "energy_use"
"""What is reckoned for whole countries by those who do not use it."""
_GRID = ("grid",)
_BACK = 3
"""Sentences back in which it is told whose it is."""
_SCORE = 25.0
"""Points of whose it is: more than those of who reckons."""
_REST = 48
_RECKONS = (
    r"^ (?:(?:pour sa part|quant "
    + code("à lui|à elle|de son côté|lui|elle")
    + r"),? )?(?:"
    + code("prévoi|estim|évoqu|anticip|tabl|projett|chiffr|évalu|avanc|calcul|parl|mis|attend|s'attend")
    + r")[a-z\x02-\x1f]{0,5} "
)
"""What stands behind the name of who only reckons: "RTE prévoit pour sa part"."""
_FOR_ITS_PART = rf" (?:pour sa part|de son c{code('ô')}t{code('é')}) "
_OF_ALL = r"mondial|du monde|globale "
"""What tells of more than the place that was told of."""
_ITS_OWN = rf"(?:^|[^a-z\x02-\x1f])(?:sa|ses|son|{code('réduire')}|consommer|utiliser)(?: [a-z\x02-\x1f]|$)"
"""What tells of who reckons itself: "RTE prévoit de réduire sa consommation"."""


def reckoners(entities: pl.DataFrame, reporters: pl.DataFrame, sectors: pl.DataFrame) -> pl.DataFrame:
    """Those who reckon with the energy of others: forecasters (`reporters` is reporters.csv), who run the grid."""
    forecasting = reporters.filter(pl.col("what") == "forecaster").select("name")
    forecasters = entities.join(forecasting, on="name", how="semi").select("entity_id")
    return pl.concat([forecasters, of_sectors(_GRID, entities, sectors)]).unique().sort("entity_id")


def reckoned_candidates(
    claims: pl.DataFrame,
    chosen: pl.DataFrame,
    names: pl.DataFrame,
    reckoners: pl.DataFrame,
    places: pl.DataFrame,
    coded: pl.DataFrame,
) -> pl.DataFrame:
    """Whose energy was told of last, for what the subject of the sentence reckons with: as `subject_candidates`.

    `chosen` are the subjects that figures have by their own sentences, `reckoners` those who reckon for others
    (`entity_id`), `places` the countries and towns (`entity_id`): "Google prévoit 25 TWh" is Google's own.
    """
    asked = claims.filter(pl.col("metric") == _METRIC).select("f", "s", "doc", "metric", "form", "fig_start")
    if asked.is_empty():
        return NOBODY
    acting = names.filter((pl.col("role") == "nominal") & (pl.col("kind") == "organization"))
    acting = acting.join(reckoners.select("entity_id"), on="entity_id", how="semi", maintain_order="left")
    acting = acting.select("s", "end")
    reckoned = (
        asked.join(acting, on="s", how="inner")
        .filter(pl.col("end") < pl.col("fig_start"))
        .join(coded_bytes(coded), on="s", how="inner", maintain_order="left")
        .with_columns(rest=text_after("end", _REST))
        .filter(
            pl.col("rest").str.contains(_RECKONS),
            ~pl.col("rest").str.replace(_FOR_ITS_PART, " ").str.contains(_ITS_OWN),
        )
        .filter(~text_between("end", "fig_start").str.contains(_OF_ALL))
        .unique("f", keep="first", maintain_order=True)
        .select("end", *asked.columns)
    )
    # "RTE estime qu'Amazon en a consommé 40": the sentence names whose they are.
    named = (
        reckoned.join(names.filter(pl.col("role") == "nominal").select("s", "start"), on="s", how="inner")
        .filter((pl.col("start") > pl.col("end")) & (pl.col("start") < pl.col("fig_start")))
        .select("f")
    )
    reckoned = reckoned.join(named, on="f", how="anti", maintain_order="left").select(asked.columns)
    told = (
        asked.join(reckoned.select("f"), on="f", how="anti", maintain_order="left")
        .join(chosen.select("f", "subject_id", "chain", "start", "role"), on="f", how="inner", maintain_order="left")
        # A company's is its own: "Google a consommé 30 TWh. RTE prévoit 80 TWh".
        .join(places.rename({"entity_id": "subject_id"}), on="subject_id", how="semi", maintain_order="left")
        .select("doc", "subject_id", "chain", "start", "role", told_s="s", told_start="fig_start")
    )
    if reckoned.is_empty() or told.is_empty():
        return NOBODY
    return (
        last_told(told_before(reckoned, told, _BACK))
        .with_columns(subject_rule=pl.lit("carried"), score=pl.lit(_SCORE))
        .select(CHOSEN)
    )

"""Stories: exact and near copies of one text share a `story_id`, so that twenty copies of a wire story count once."""

from __future__ import annotations

import polars as pl

from transforms.reconciliation.components import least_members

BANDS = 24
"""The least hashes of a text, each a band of its own: texts that share bands may be copies."""
LEAST_BANDS = 2
"""Bands that they share with the same text: one alone may be a turn of phrase."""
LEAST_SHARED = 8
"""Runs of words that two texts must share in their sketches, however short they are."""
LEAST_CONTAINMENT = 0.55
"""Share of the shorter text's runs that must stand in the longer one: a cut copy is a copy."""

_PART = 2_000_000
"""Bands that are compared at a time."""
_PAIRS = 250_000
"""Pairs of texts that are compared at a time."""


def tell_stories(documents: pl.DataFrame, sketches: pl.DataFrame) -> pl.DataFrame:
    """The story of each of the `documents` (`doc_id`): `doc_id`, `story_id`, sorted by `doc_id`.

    Near copies share the least `doc_id` among them; a text without copies is its own story. `sketches` are those of
    `sketch_texts`, which can be taken shard by shard.
    """
    ordered = sketches.sort("doc_id")
    copies = _copies(ordered, _candidates(ordered))
    found = least_members(copies, "doc", "other")
    names = ordered["doc_id"]
    stories = pl.DataFrame({"doc_id": names.gather(found["member"]), "story_id": names.gather(found["least"])})
    return (
        documents.select("doc_id")
        .join(stories, on="doc_id", how="left")
        .with_columns(pl.col("story_id").fill_null(pl.col("doc_id")))
        .sort("doc_id")
    )


def _candidates(ordered: pl.DataFrame) -> pl.DataFrame:
    """Pairs of texts (row numbers) that share bands: `doc`, `other`, the lesser, each once.

    Of the texts that share a band each is paired with the first and with the one before it, so that many copies of one
    text cost no more than their number.
    """
    bands = ordered.select(band=pl.col("shingles").list.head(BANDS)).with_row_index("doc")
    pairs = []
    parts = ordered.height * BANDS // _PART + 1
    for part in range(parts):
        # Their hashes lie in the lower part of the range, and evenly there by their last bits.
        rows = (
            bands.lazy()
            .explode("band", empty_as_null=False)
            .filter(pl.col("band") % parts == part)
            .sort("band", "doc")
            .filter((pl.col("band") == pl.col("band").shift(1)) | (pl.col("band") == pl.col("band").shift(-1)))
            .collect()
        )
        first = rows.select("doc", other=pl.col("doc").first().over("band"))
        previous = rows.select("doc", other=pl.col("doc").shift(1).over("band"))
        # A band counts once for a pair, also where the first is the one before.
        previous = previous.filter(pl.col("other").is_not_null() & (pl.col("other") != first["other"]))
        pairs.append(pl.concat([first.filter(pl.col("doc") != pl.col("other")), previous]))
    shared = pl.concat(pairs).group_by("doc", "other").agg(_bands=pl.len())
    return shared.filter(pl.col("_bands") >= LEAST_BANDS).select("doc", "other").sort("doc", "other")


def _copies(ordered: pl.DataFrame, pairs: pl.DataFrame) -> pl.DataFrame:
    """The pairs of which one holds the other, wholly or in its greater part, by the sample that both sketches share."""
    reach, shingles = ordered["reach"], ordered["shingles"]
    found = [pairs.clear()]
    for some in pairs.iter_slices(_PAIRS):
        sides = some.with_row_index("pair").with_columns(
            limit=pl.min_horizontal(reach.gather(some["doc"]), reach.gather(some["other"]))
        )
        counts = [
            sides.select("pair", "limit", shingle=shingles.gather(some[side]))
            .explode("shingle", empty_as_null=False)
            .filter(pl.col("shingle") < pl.col("limit"))
            .group_by("pair")
            .len(name)
            for side, name in (("doc", "own"), ("other", "others"))
        ]
        shared = sides.select(
            "pair",
            shared=shingles.gather(some["doc"]).list.set_intersection(shingles.gather(some["other"])).list.len(),
        )
        held = (
            shared.join(counts[0], on="pair")
            .join(counts[1], on="pair")
            .filter(
                (pl.col("shared") >= LEAST_SHARED)
                & (pl.col("shared") >= LEAST_CONTAINMENT * pl.min_horizontal("own", "others"))
            )
            .select("pair")
            .sort("pair")
        )
        found.append(some[held["pair"]])
    return pl.concat(found)

"""Stories: exact and near copies of one text share a `story_id`, so that twenty copies of a wire story count once."""

from __future__ import annotations

from itertools import pairwise

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
_KEYS = 8_000_000
"""Keys of pairs that are counted at a time."""
_PAIRS = 250_000
"""Pairs of texts that are compared at a time."""
_TEXTS = 50_000
"""Texts whose bands are listed at a time."""

# A pair is one number: the greater text's above these bits, the lesser's below.
_SHIFT = 2**32


def tell_stories(documents: pl.DataFrame, sketches: pl.DataFrame) -> pl.DataFrame:
    """The story of each of the `documents` (`doc_id`): `doc_id`, `story_id`, sorted by `doc_id`.

    Near copies share the least `doc_id` among them; a text without copies is its own story. `sketches` are those of
    `sketch_texts`, which can be taken shard by shard. A text takes some 300 bytes beside its sketch meanwhile.
    """
    # Texts are numbered in the order of their ids, and their sketches stay where they are: a copy would be as large.
    order = sketches["doc_id"].arg_sort()
    copies = _copies(sketches, order, _candidates(sketches, order))
    found = least_members(copies, "doc", "other")
    names = sketches["doc_id"].gather(order)
    stories = pl.DataFrame({"doc_id": names.gather(found["member"]), "story_id": names.gather(found["least"])})
    return (
        documents.select("doc_id")
        .join(stories, on="doc_id", how="left")
        .with_columns(pl.col("story_id").fill_null(pl.col("doc_id")))
        .sort("doc_id")
    )


def _candidates(sketches: pl.DataFrame, order: pl.Series) -> pl.DataFrame:
    """Pairs of texts (numbers) that share bands: `doc`, `other`, the lesser, each once, in order.

    Of the texts that share a band each is paired with the first and with the one before it, so that many copies of one
    text cost no more than their number.
    """
    bands = _bands(sketches, order)
    parts = bands.height // _PART + 1
    keys = [pl.Series(dtype=pl.UInt64)]
    for part in range(parts):
        # Their hashes lie in the lower part of the range, and evenly there by their last bits.
        rows = (
            bands.filter(pl.col("band") % parts == part)
            .sort("band", "doc")
            .filter((pl.col("band") == pl.col("band").shift(1)) | (pl.col("band") == pl.col("band").shift(-1)))
            .select(
                "doc",
                first=pl.col("doc").first().over("band"),
                previous=pl.col("doc").shift(1).over("band"),
            )
        )
        of_first = rows.filter(pl.col("doc") != pl.col("first"))
        # A band counts once for a pair, also where the first is the one before.
        of_previous = rows.filter(pl.col("previous") != pl.col("first"))
        keys += [of_first.select(_key("first")).to_series(), of_previous.select(_key("previous")).to_series()]
    return _repeated(pl.concat(keys), sketches.height)


def _bands(sketches: pl.DataFrame, order: pl.Series) -> pl.DataFrame:
    """A row for each band of each text: `doc` (its number, UInt32), `band` (UInt64)."""
    numbers = order.arg_sort().cast(pl.UInt32)
    bands = sketches.select(doc=numbers, band="shingles")
    return pl.concat(
        some.with_columns(pl.col("band").list.head(BANDS)).explode("band", empty_as_null=False)
        for some in (bands.clear(), *bands.iter_slices(_TEXTS))
    )


def _key(other: str) -> pl.Expr:
    return (pl.col("doc").cast(pl.UInt64) * _SHIFT + pl.col(other)).alias("key")


def _repeated(keys: pl.Series, texts: int) -> pl.DataFrame:
    """The pairs whose keys stand there at least `LEAST_BANDS` times: `doc`, `other`, in order."""
    parts = keys.len() // _KEYS + 1
    limits = [texts * part // parts * _SHIFT for part in range(parts + 1)]
    frame = keys.alias("key").to_frame()
    found = [
        frame.filter(pl.col("key").is_between(low, high, closed="left"))
        .sort("key")
        .filter(
            (pl.col("key") == pl.col("key").shift(LEAST_BANDS - 1))
            & pl.col("key").ne_missing(pl.col("key").shift(LEAST_BANDS))
        )
        for low, high in pairwise(limits)
    ]
    return pl.concat(found).select(
        doc=(pl.col("key") // _SHIFT).cast(pl.UInt32), other=(pl.col("key") % _SHIFT).cast(pl.UInt32)
    )


def _copies(sketches: pl.DataFrame, order: pl.Series, pairs: pl.DataFrame) -> pl.DataFrame:
    """The pairs of which one holds the other, wholly or in its greater part, by the sample that both sketches share."""
    reach, shingles = sketches["reach"], sketches["shingles"]
    found = [pairs.clear()]
    for some in pairs.iter_slices(_PAIRS):
        rows = {side: order.gather(some[side]) for side in ("doc", "other")}
        sides = some.with_row_index("pair").with_columns(
            limit=pl.min_horizontal(reach.gather(rows["doc"]), reach.gather(rows["other"]))
        )
        counts = [
            sides.select("pair", "limit", shingle=shingles.gather(rows[side]))
            .explode("shingle", empty_as_null=False)
            .filter(pl.col("shingle") < pl.col("limit"))
            .group_by("pair")
            .len(name)
            for side, name in (("doc", "own"), ("other", "others"))
        ]
        shared = sides.select(
            "pair",
            shared=shingles.gather(rows["doc"]).list.set_intersection(shingles.gather(rows["other"])).list.len(),
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

"""What is part of what: sites of programmes, programmes of companies, subsidiaries of groups."""

from __future__ import annotations

import polars as pl

LEADING = ("part_of", "operated_by", "owned_by")
"""Relations that lead from a part to its whole."""
DEEPEST = 5
"""Steps from a part to the furthest whole: a site, its programme, a laboratory, its company, the group."""


def part_pairs(relations: pl.DataFrame) -> pl.DataFrame:
    """Each part with each whole that it belongs to, directly or through others: `part_id`, `whole_id`, sorted.

    Relations that ended lead nowhere, nor does the ownership of several owners: none of them has the whole.
    """
    owners = (
        pl.when(pl.col("relation") == "owned_by").then(pl.col("object_id")).n_unique().over("subject_id", "relation")
    )
    direct = (
        relations.filter(pl.col("relation").is_in(LEADING) & pl.col("valid_to").is_null())
        .filter((pl.col("relation") != "owned_by") | (owners == 1))
        .select(part_id="subject_id", whole_id="object_id")
        .filter(pl.col("part_id") != pl.col("whole_id"))
        .unique()
    )
    pairs = direct
    for _ in range(DEEPEST - 1):
        further = pairs.join(direct, left_on="whole_id", right_on="part_id").select(
            "part_id", whole_id="whole_id_right"
        )
        together = pl.concat([pairs, further.filter(pl.col("part_id") != pl.col("whole_id"))]).unique()
        if together.height == pairs.height:
            break
        pairs = together
    return pairs.sort("part_id", "whole_id")

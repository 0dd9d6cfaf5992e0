"""How much of what was planted in made files the stories and facts found."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from benchmarks.facts_made import EDITS


def check_stories(folder: Path, files: int) -> dict[str, float]:
    """Recall of the planted copies, in all and by `edit`, and the precision of the joins.

    A copy is found where its story is that of its original; a join is right where a text's story is that of a text
    with the same original.
    """
    texts = pl.concat(
        pl.read_parquet(folder / "texts" / f"{number:04d}.parquet", columns=["doc_id", "original", "edit"])
        for number in range(files)
    )
    stories = pl.read_parquet(folder / f"out-{files}" / "stories.parquet")
    told = texts.join(stories, on="doc_id")
    of_originals = told.select(original="doc_id", original_story="story_id")
    copies = told.filter(pl.col("edit").is_not_null()).join(of_originals, on="original")
    found = pl.col("story_id") == pl.col("original_story")
    by_edit = dict(copies.group_by("edit").agg(found.mean()).iter_rows())
    truths = told.select(story_id="doc_id", story_original="original")
    joined = told.filter(pl.col("doc_id") != pl.col("story_id")).join(truths, on="story_id")
    return {
        "copies": copies.height,
        "recall": copies.select(found.mean()).item(),
        "precision": joined.select((pl.col("original") == pl.col("story_original")).mean()).item(),
        **{f"recall_{name}": by_edit.get(number, 1.0) for number, name in enumerate(EDITS)},
    }


def check_facts(folder: Path, files: int) -> dict[str, float]:
    """How many facts there are of each planted label, and the share whose `agreement` is it."""
    out = folder / f"out-{files}"
    paths = [folder / "claims" / f"{number:04d}.parquet" for number in range(files)]
    documents = pl.scan_parquet([folder / "documents" / f"{number:04d}.parquet" for number in range(files)])
    statement = pl.col("subject_id").str.slice(13).cast(pl.Int64) * 20 + pl.col("object_id").str.slice(5).cast(pl.Int64)
    base = (pl.col("_statement") % 83 + 11) * 1e9
    stands = pl.col("low") == base
    told = (
        pl.scan_parquet(paths)
        .select("claim_id", "doc_id", "low", _statement=statement)
        .join(documents, on="doc_id")
        .join(pl.scan_parquet(out / "stories.parquet"), on="doc_id")
        .join(pl.scan_parquet(out / "fact_claims.parquet").select("claim_id", "fact_id"), on="claim_id")
        .group_by("fact_id", "_statement")
        .agg(
            both=stands.any() & (~stands).any(),
            dated=(stands & pl.col("published_on").is_not_null()).any(),
            several=pl.col("story_id").n_unique() > 1,
        )
    )
    planted = (
        pl.when(pl.col("both") & (pl.col("_statement") % 10 >= 8) & pl.col("dated"))
        .then(pl.lit("revised"))
        .when("both")
        .then(pl.lit("conflict"))
        .when("several")
        .then(pl.lit("agree"))
        .otherwise(pl.lit("single"))
    )
    facts = pl.scan_parquet(out / "facts.parquet").select("fact_id", "agreement")
    labels = told.join(facts, on="fact_id").select(planted=planted, agreement="agreement").collect()
    counts = dict(labels.group_by("planted").len().iter_rows())
    # Where the exact value was told after "environ" it, the later text narrows the earlier.
    narrowed = (pl.col("agreement") == "refined") & pl.col("planted").is_in(["single", "agree"])
    right = labels.select(((pl.col("planted") == pl.col("agreement")) | narrowed).mean()).item()
    return {**{name: counts.get(name, 0) for name in ("single", "agree", "revised", "conflict")}, "labels_right": right}

"""A small warehouse and a toy extraction for the tests; `python -m tests.warehouse.synthetic` builds in a process."""

from __future__ import annotations

import argparse
import atexit
import hashlib
import os
import random
import signal
import sys
from datetime import date
from pathlib import Path

import polars as pl

from schemas import LANDED, REJECTS, RELEASE_TABLES
from warehouse.contents import read_contents
from warehouse.landing import land, land_rejects
from warehouse.layout import Warehouse
from warehouse.lock import exclusive
from warehouse.manifest import read_manifest
from warehouse.publish import latest, next_version, publish
from warehouse.recipe import Recipe, StageRecipe
from warehouse.release import part, read_runs, write_release
from warehouse.shards import plan_shards
from warehouse.staging import is_staged, scan_staged, write_staged

DAY = date(2026, 11, 21)
RECIPE = Recipe(
    (StageRecipe("texts-toy", ("documents", "sentences")), StageRecipe("figures-toy", ("figures", "claims")))
)
METACORP = "organization/metacorp"


def landed(texts: dict[str, str], **metadata: str) -> pl.DataFrame:
    """Rows of `schemas.LANDED`: a text per uri."""
    rows = [
        {
            "doc_id": doc_id(text),
            "uri": uri,
            "media_type": "text/plain",
            "sha256": hashlib.sha256(text.encode()).hexdigest(),
            "text": text,
            **metadata,
        }
        for uri, text in texts.items()
    ]
    return pl.DataFrame(rows, schema=LANDED.polars_schema)


def doc_id(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def articles(count: int) -> dict[str, str]:
    """Texts of three sentences, the second of which bears a figure; every tenth is found at two places."""
    texts = {
        f"presse/{number:04}.txt": f"Où en est le chantier n° {number} ? Le groupe y consacre {number} milliards "
        f"d'euros 🏗. L’été suivra.\n"
        for number in range(count)
    }
    return texts | {f"reprise/{uri}": text for uri, text in texts.items() if uri.endswith("0.txt")}


def unreadable() -> pl.DataFrame:
    return pl.DataFrame(
        [("read", "presse/vide.txt", "empty", ""), ("read", "presse/logo.png", "binary", "PNG")],
        schema=REJECTS.names,
        orient="row",
    )


def extract(documents: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """Tables of a release made by rote from texts of `articles`: one figure and one claim each."""
    parts = (
        documents.select("doc_id", pl.col("text").str.extract_all(r"[^?🏗]+[?🏗]?[ .]*").alias("text"))
        .explode("text")
        .with_columns(
            sentence_no=pl.int_range(pl.len()).over("doc_id").cast(pl.Int32),
            end_char=pl.col("text").str.len_chars().cum_sum().over("doc_id").cast(pl.Int32),
        )
        .with_columns(
            start_char=(pl.col("end_char") - pl.col("text").str.len_chars()).cast(pl.Int32), section=pl.lit("body")
        )
    )
    spans = parts.with_columns(surface=pl.col("text").str.extract(r"([0-9]+ milliards d'euros)")).drop_nulls("surface")
    before = pl.col("text").str.extract(r"^(.*?)[0-9]+ milliards").str.len_chars().cast(pl.Int32)
    amount = pl.col("surface").str.extract("([0-9]+)").cast(pl.Float64) * 1e9
    figures = spans.with_columns(start_char=pl.col("start_char") + before).with_columns(
        end_char=pl.col("start_char") + pl.col("surface").str.len_chars().cast(pl.Int32),
        figure_id=pl.lit("figure-") + pl.col("doc_id"),
        kind=pl.lit("money"),
        low=amount,
        high=amount,
        unit=pl.lit("EUR"),
        bound=pl.lit("exact"),
        vague=pl.lit(False),
        counted=pl.lit(None),
        per=pl.lit(None),
    )
    claims = figures.with_columns(
        claim_id=pl.lit("claim-") + pl.col("doc_id"),
        subject_id=pl.lit(METACORP),
        metric=pl.lit("investment"),
        object_id=pl.lit(None),
        qualifier=pl.lit(None),
        period_start=pl.lit(None),
        period_end=pl.lit(None),
        status=pl.lit("planned"),
        speaker_id=pl.lit(None),
        rule=pl.lit("toy"),
        confidence=pl.lit(None),
        corrected_by=pl.lit(None),
    )
    columns = {
        "documents": documents.select(
            "doc_id",
            "text",
            "title",
            "publisher",
            "author",
            language=pl.lit("fr"),
            published_on=pl.lit(None),
            published_precision=pl.lit(None),
            published_from=pl.lit(None),
            story_id="doc_id",
            char_count=pl.col("text").str.len_chars(),
        ),
        "sentences": parts,
        "figures": figures,
        "claims": claims,
    }
    return {name: RELEASE_TABLES[name].conform(frame) for name, frame in columns.items()}


def facts(claims: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """One fact over all claims, that do not agree."""
    fact = claims.select(
        fact_id=pl.lit("fact-1"),
        subject_id=pl.lit(METACORP),
        metric=pl.lit("investment"),
        object_id=pl.lit(None),
        qualifier=pl.lit(None),
        unit=pl.lit("EUR"),
        period_start=pl.lit(None),
        period_end=pl.lit(None),
        low=pl.col("low").min(),
        high=pl.col("high").max(),
        bound=pl.lit("between"),
        status=pl.lit("planned"),
        claims=pl.len(),
        stories=pl.len(),
        first_published_on=pl.lit(None),
        last_published_on=pl.lit(None),
        agreement=pl.lit("conflict"),
        preferred_rule=pl.lit("toy"),
        corrected_by=pl.lit(None),
    ).head(1)
    links = claims.select(fact_id=pl.lit("fact-1"), claim_id="claim_id", role=pl.lit("disagrees"), change=pl.lit(None))
    entity = {
        "entity_id": METACORP,
        "name": "Metacorp",
        "kind": "organization",
        "aliases": ["Méta"],
        "discovered": False,
    }
    return {
        "facts": RELEASE_TABLES["facts"].conform(fact),
        "fact_claims": RELEASE_TABLES["fact_claims"].conform(links),
        "entities": pl.DataFrame([entity], schema=RELEASE_TABLES["entities"].polars_schema),
    }


def build(
    warehouse: Warehouse, batches: list[pl.DataFrame], shard_bytes: int = 2000, mode: str = "quotes"
) -> str | None:
    """The version published, or None where nothing is new."""
    with exclusive(warehouse):
        for batch in batches:
            land(warehouse, batch)
        land_rejects(warehouse, unreadable())
        contents = read_contents(warehouse)
        content = contents.digest(RECIPE.digest, mode)
        before = latest(warehouse, part("runs"))
        if before is not None and read_manifest(before).content == content:
            return None
        shards = plan_shards(warehouse, RECIPE, contents, shard_bytes)
        for shard in shards:
            if not is_staged(warehouse, RECIPE, shard):
                write_staged(warehouse, RECIPE, shard, extract(shard.read(warehouse)))
        tables = {
            name: scan_staged(warehouse, RECIPE, shards, name).collect()
            for name in ("documents", "sentences", "figures", "claims")
        }
        tables |= facts(tables["claims"])
        tables |= {"sources": contents.sources, "rejects": contents.rejects, "runs": read_runs(before)}
        version = next_version(warehouse, DAY)
        aside = write_release(warehouse, version, tables, recipe=RECIPE.digest, content=content, text_mode=mode)
        (aside / "validation").mkdir()
        (aside / "validation" / "index.html").write_text("<p>passed</p>")
        return publish(warehouse, aside)


def kill_at(step: int, root: str) -> None:
    """Ends this process, as `kill -9` does, when it writes, renames or removes below the root for the n-th time."""
    steps = 0

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal steps
        changes = event in ("os.rename", "os.mkdir", "os.remove") or (event == "open" and "w" in str(arguments[1]))
        if changes and str(arguments[0]).startswith(root):
            steps += 1
            if steps == step:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)
    if step == 0:
        # Says at its end how many there are.
        atexit.register(lambda: sys.stdout.write(f"{steps}\n"))


def kill_in_turn(count: int) -> None:
    """For each line of standard input, a step and a root, builds so many articles there and is killed at the step.

    Prints how the build ended. Each is a fork of this process, in which nothing has run yet that has threads: to start
    Python and Polars takes longer than to build.
    """
    for line in sys.stdin:
        step, root = line.rstrip("\n").split(" ", 1)
        process = os.fork()
        if not process:
            kill_at(int(step), root)
            build(Warehouse(root), [landed(articles(count))])
            os._exit(0)
        _, status = os.waitpid(process, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


def main() -> None:
    """Builds the first `--count` articles into a warehouse, in an order and in batches of its own.

    Without a warehouse, into those that standard input names.
    """
    parser = argparse.ArgumentParser()
    parser.add_argument("root", type=Path, nargs="?")
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--shuffle", type=int)
    parser.add_argument("--batches", type=int, default=1)
    parser.add_argument("--shard-bytes", type=int, default=2000)
    parser.add_argument("--kill-at", type=int)
    options = parser.parse_args()
    if options.root is None:
        kill_in_turn(options.count)
        return
    texts = list(articles(options.count).items())
    if options.shuffle is not None:
        random.Random(options.shuffle).shuffle(texts)
    if options.kill_at is not None:
        kill_at(options.kill_at, str(options.root))
    batches = [landed(dict(texts[number :: options.batches])) for number in range(options.batches)]
    build(Warehouse(str(options.root)), batches, options.shard_bytes)


if __name__ == "__main__":
    main()

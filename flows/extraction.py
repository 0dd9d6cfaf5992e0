"""The second step of a build: a shard of documents is read for what it states, and the result staged."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from flows.lexicon_files import load_lexicon
from flows.workers import Workers
from schemas import LANDED
from transforms.identifiers import with_id
from transforms.parse import parse_documents
from warehouse.layout import Warehouse
from warehouse.shards import Shard
from warehouse.staging import write_staged

# A little of everything, so that all patterns are compiled once it was read.
_SPECIMEN = (
    "Publié le 3 mars 2025\n\nLe groupe Orange investira 1,5 milliard d'euros d'ici 2028\n\n"
    "« Nous recruterons environ 200 ingénieurs », a déclaré Christel Heydemann, directrice générale d'Orange. "
    "Selon Reuters, la start-up Norvex aurait levé entre 10 et 12 millions de dollars en juin dernier."
)


def extract_shard(
    shard: Shard, warehouse: Warehouse, recipe: str, lexicon_files: Sequence[str], workers: Workers | None = None
) -> Shard:
    """The shard, once its tables are staged under the recipe: by one of the workers, or here where there are none."""
    if workers is None:
        _extract(shard, warehouse.store.address(), recipe, lexicon_files)
    else:
        workers.run(_extract, shard, warehouse.store.address(), recipe, lexicon_files)
    return shard


def _extract(shard: Shard, root: str, recipe: str, lexicon_files: Sequence[str]) -> None:
    tables = parse_documents(shard.read(Warehouse(root)), load_lexicon(lexicon_files))
    write_staged(Warehouse(root), recipe, shard, tables)


def warm_up(lexicon_files: Sequence[str]) -> None:
    """Readies a process for `extract_shard`: the lexicon is read, its patterns are compiled."""
    specimen = pl.DataFrame({"text": [_SPECIMEN]}).pipe(with_id, "doc_id", "text")
    others = [pl.lit(None, dtype).alias(name) for name, dtype in LANDED.polars_schema.items()]
    landed = specimen.with_columns(each for each in others if each.meta.output_name() not in specimen.columns)
    parse_documents(landed, load_lexicon(lexicon_files))

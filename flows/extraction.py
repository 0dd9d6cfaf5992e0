"""The second step of a build: a shard of documents is read for what it states, and the result staged."""

from __future__ import annotations

from collections.abc import Sequence

from flows.lexicon_files import load_lexicon
from transforms.parse import parse_documents
from warehouse.layout import Warehouse
from warehouse.shards import Shard
from warehouse.staging import write_staged


def extract_shard(shard: Shard, warehouse: Warehouse, recipe: str, lexicon_files: Sequence[str]) -> Shard:
    """The shard, once its tables are staged under the recipe."""
    tables = parse_documents(shard.read(), load_lexicon(lexicon_files))
    write_staged(warehouse, recipe, shard, tables)
    return shard

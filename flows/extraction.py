"""The second step of a build: a shard of documents is read for what it states, and the result staged."""

from __future__ import annotations

import polars as pl

from flows.errors import ServerError
from flows.lexicon_files import LexiconFiles, merged_lexicon
from flows.runners.runner import Runner
from schemas import LANDED
from transforms.identifiers import with_id
from transforms.parse import parse_documents
from warehouse.layout import Warehouse
from warehouse.recipe import Recipe
from warehouse.shards import Shard
from warehouse.staging import is_staged, read_staged, write_staged

# A little of everything, so that all patterns are compiled once it was read.
_SPECIMEN = (
    "Publié le 3 mars 2025\n\nLe groupe Orange investira 1,5 milliard d'euros d'ici 2028\n\n"
    "« Nous recruterons environ 200 ingénieurs », a déclaré Christel Heydemann, directrice générale d'Orange. "
    "Selon Reuters, la start-up Norvex aurait levé entre 10 et 12 millions de dollars en juin dernier."
)


def extract_shard(
    shard: Shard, warehouse: Warehouse, recipe: Recipe, lexicon_files: LexiconFiles, runner: Runner
) -> Shard:
    """The shard, once its tables are staged under the recipe.

    Raises `flows.errors.ServerError` where the runner's workers do not see this warehouse.
    """
    # On another machine, or in another folder, a relative path is another place.
    runner.run(_extract, shard, warehouse.store.address(), recipe, lexicon_files)
    if not is_staged(warehouse, recipe, shard):
        message = (
            f"A worker has staged a shard where {warehouse.root} is not that of this machine: name a warehouse that "
            "all reach, as a shared folder or an address of an object store."
        )
        raise ServerError(message)
    return shard


def _extract(shard: Shard, root: str, recipe: Recipe, lexicon_files: LexiconFiles) -> None:
    warehouse = Warehouse(root)
    done = read_staged(warehouse, recipe, shard)
    tables = parse_documents(shard.read(warehouse), merged_lexicon(lexicon_files), done=done)
    write_staged(warehouse, recipe, shard, tables)


def warm_up(lexicon_files: LexiconFiles) -> None:
    """Readies a process for `extract_shard`: the lexicon is read, its patterns are compiled."""
    specimen = pl.DataFrame({"text": [_SPECIMEN]}).pipe(with_id, "doc_id", "text")
    others = [pl.lit(None, dtype).alias(name) for name, dtype in LANDED.polars_schema.items()]
    landed = specimen.with_columns(each for each in others if each.meta.output_name() not in specimen.columns)
    parse_documents(landed, merged_lexicon(lexicon_files))

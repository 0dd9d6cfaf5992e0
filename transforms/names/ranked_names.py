"""Whom "le premier" and "le second" stand for behind two names: "Orange et Free publient. Le second …"."""

from __future__ import annotations

import polars as pl

from transforms.lexicon import Lexicon
from transforms.names.acting import CLAUSE_BEGINS, acts
from transforms.names.options import RESOLVED, nobody
from transforms.text.letters import CAPITAL

_BACK = 3
"""How many sentences back the two are named."""
_APPOSED = rf"^, (?:[^{CAPITAL}]|l')"
"""What may follow but the name itself: "le second, AMD, vend …" names whom it means."""
_KINDS = ["organization", "site", "model", "product"]


def by_rank(anaphors: pl.DataFrame, named: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The ranks that begin a clause, resolved to the first or the second of the two that are named before.

    Where a second follows a first, both are of the sentence before the first. More or fewer than two give none.
    """
    forms = lexicon["pronouns"].filter(pl.col("place").is_in(["one", "two"])).select("place", word="form")
    ranks = anaphors.join(forms, on="word", how="inner", maintain_order="left")
    if ranks.is_empty():
        return nobody(anaphors)
    ranks = ranks.filter(
        pl.col("before").str.contains(CLAUSE_BEGINS)
        & (pl.col("after").str.contains(acts(lexicon)) | pl.col("after").str.contains(_APPOSED))
    )
    row = pl.col("row").cast(pl.Int64)
    firsts = ranks.filter(pl.col("place") == "one").select("document", _first=row, _first_start="start")
    paired = (
        ranks.filter(pl.col("place") == "two")
        .join(firsts, on="document", how="inner")
        .filter((row - pl.col("_first")).is_between(0, _BACK))
        .filter((pl.col("_first") < row) | (pl.col("_first_start") < pl.col("start")))
        .sort("anaphor", "_first", "_first_start", descending=[False, True, True])
        .unique("anaphor", keep="first", maintain_order=True)
        .select("anaphor", "_first", "_first_start")
    )
    based = ranks.join(paired, on="anaphor", how="left", maintain_order="left").with_columns(
        _base=pl.coalesce("_first", row), _limit=pl.coalesce("_first_start", "start")
    )
    names = named.select("document", "entity_id", _name_row=row, at="start").with_columns(
        kind=pl.col("entity_id").str.extract("^([a-z]+)/")
    )
    two = (
        based.join(names.filter(pl.col("kind").is_in(_KINDS)), on="document", how="inner")
        .with_columns(distance=pl.col("_base") - pl.col("_name_row"))
        .filter(
            pl.col("distance").is_between(0, _BACK) & ((pl.col("distance") > 0) | (pl.col("at") < pl.col("_limit")))
        )
        .sort("anaphor", "distance", "at", "entity_id")
        .unique(["anaphor", "distance", "kind", "entity_id"], keep="first", maintain_order=True)
        .filter(pl.len().over("anaphor", "distance", "kind") == 2)
        .with_columns(_order=pl.col("kind").replace_strict(_KINDS, range(len(_KINDS)), return_dtype=pl.Int32))
        .filter(pl.col("distance") == pl.col("distance").min().over("anaphor"))
        .filter(pl.col("_order") == pl.col("_order").min().over("anaphor"))
        .sort("anaphor", "at")
    )
    chosen = (pl.col("place") == "one") == (pl.col("at") == pl.col("at").min().over("anaphor"))
    return two.filter(chosen).unique("anaphor", keep="first", maintain_order=True).select(RESOLVED)

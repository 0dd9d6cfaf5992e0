"""How an entity is identified: by its kind and name, the same in every document and release."""

from __future__ import annotations

import polars as pl

from transforms.text.letters import LETTER

USER_TABLE = "user_entities"
ENTITY_TABLES = (USER_TABLE, "entities", "places")
"""The lexicon's tables whose rows are entities. Where two share a name, the first listed has it."""


def entity_id(kind: pl.Expr, name: pl.Expr) -> pl.Expr:
    """Kind and slug: "site" and "Hypérion" make "site/hyperion", the same in every document and release."""
    bare = name.str.normalize("NFKD").str.replace_all(r"\p{M}", "").str.to_lowercase()
    slug = (
        bare.str.replace_all("œ", "oe", literal=True)
        .str.replace_all("æ", "ae", literal=True)
        .str.replace_all(rf"[^{LETTER}\p{{N}}]+", "-")
        .str.strip_chars("-")
    )
    return kind + "/" + slug

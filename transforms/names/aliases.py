"""The written forms under which a text may name an entity of the lexicon."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.lexicon import Lexicon
from transforms.names.entities import lexicon_entities
from transforms.text.folding import fold
from transforms.text.letters import CAPITAL, LETTER, SMALL

_ACCENTED_CAPITALS = {"É": "E", "È": "E", "Ê": "E", "À": "A", "Â": "A", "Î": "I", "Ô": "O", "Û": "U", "Ç": "C"}


_LINKS = ["de", "du", "des", "la", "le", "les", "et", "pour", "sur", "en", "à", "au", "aux", "sans", "par", "contre"]


@cache
def forms_of(lexicon: Lexicon) -> pl.DataFrame:
    """The `written_forms` of all aliases; made once for each lexicon."""
    _, aliases, _ = lexicon_entities(lexicon)
    return written_forms(aliases)


def written_forms(aliases: pl.DataFrame) -> pl.DataFrame:
    """Columns `form`, `alias`, `entity_id`, `order`, one row per form and entity.

    "SoftBank" is also written "SOFTBANK" and "Softbank", "Émirats" also "Emirats"; an alias of case "exact" stands
    alone, one of case "any" also in small letters and with small letters after its first.
    """
    alias = pl.col("alias")
    loose = pl.col("case").is_null() | (pl.col("case") == "any")
    # An acronym in small letters or title case is another word ("Arm", "Sec").
    has_small = alias.str.contains(rf"[{SMALL}]")
    rows = aliases.with_row_index("order").with_columns(alias=fold(alias))
    variants = [
        rows.with_columns(form=alias),
        rows.filter(loose & has_small & (alias.str.len_chars() >= 4)).with_columns(form=alias.str.to_uppercase()),
        rows.filter(
            loose & alias.str.contains(rf"^[{CAPITAL}][{LETTER}]*[{SMALL}][{CAPITAL}][{LETTER}]+$")
        ).with_columns(form=alias.str.slice(0, 1) + alias.str.slice(1).str.to_lowercase()),
        rows.filter((pl.col("case") == "any") & has_small).with_columns(form=alias.str.to_lowercase()),
        # "Ligue de Football Professionnel"
        rows.filter(
            alias.str.contains(rf"^[{CAPITAL}].* [{SMALL}]{{4}}")
            & ~alias.str.contains(rf"[{CAPITAL}]{{2}}|[{SMALL}][{CAPITAL}]")
            & pl.col("entity_id").str.starts_with("organization/")
        ).with_columns(form=_titled(alias)),
        # "le ministère de la Santé"
        rows.filter((pl.col("case") == "any") & has_small & alias.str.contains(" ", literal=True)).with_columns(
            form=alias.str.slice(0, 1).str.to_lowercase() + alias.str.slice(1)
        ),
        rows.filter((pl.col("case") == "any") & has_small).with_columns(
            form=alias.str.slice(0, 1) + alias.str.slice(1).str.to_lowercase()
        ),
    ]
    # "les Pyrénées Atlantiques", "les Hauts de France"
    parted = alias.str.contains(rf"[{SMALL}]-[{LETTER}]") & pl.col("entity_id").str.starts_with("place/")
    variants.append(rows.filter(parted).with_columns(form=alias.str.replace_all("-", " ", literal=True)))
    # "MRS 5"
    coded = alias.str.contains(rf"^[{CAPITAL}]{{2,4}}[0-9]{{1,2}}$") & pl.col("entity_id").str.starts_with("site/")
    variants.append(rows.filter(coded).with_columns(form=alias.str.replace(r"([0-9]+)$", " ${1}")))
    forms = pl.concat(variants)
    # "le ministère de l'Economie"
    bare = pl.col("form").str.replace_many(list(_ACCENTED_CAPITALS), list(_ACCENTED_CAPITALS.values()))
    forms = pl.concat([forms, forms.with_columns(form=bare)])
    return (
        forms.unique(["form", "entity_id"], keep="first", maintain_order=True)
        .sort("order", "form")
        .select("form", "alias", "entity_id", pl.col("order").cast(pl.Int32))
    )


def _titled(alias: pl.Expr) -> pl.Expr:
    """All words but the small ones between them with a capital: "Cour d'Appel"."""
    words = [f" {word.capitalize()} " for word in _LINKS]
    return (
        alias.str.to_titlecase()
        .str.replace_many(words, [f" {word} " for word in _LINKS])
        .str.replace_many([" D'", " L'", " De L'", " De La "], [" d'", " l'", " de l'", " de la "], leftmost=True)
    )

"""Acronyms that no text explains, and that the words beside them show to be bodies: "selon la VLX"."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.lexicon import Lexicon
from transforms.names.name_shapes import text_matches, with_neighbours
from transforms.text.folding import fold
from transforms.text.letters import LETTER

_ARTICLE = "(?:l'|la |le |les )"
_FUSED = "(?:l'|la |le |les |du |des |au |aux )"
_ACRONYM = rf"[ '(]{_FUSED}[A-Z][A-Z0-9&]{{2,6}}"
_NEAR = 40
"""How many characters before the article are looked at."""


def acronym_bodies(known: pl.DataFrame, readable: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """Acronyms of three letters at least after an article: `row`, `document`, `start`, `end`, `name`, `kind`.

    Told by what they stand for ("la AVX (Association des villes)"), who speaks for them ("le président de la VLX"), who
    says it ("selon la VLX") and a known organization that "et" joins to them ("l'EPFL et la VLX"). `known` has the
    mentions with `row`, `start`, `end`, `entity_id`.
    """
    # Three capitals are told faster than the words before them.
    some = readable.filter(pl.col("folded").str.contains("[A-Z][A-Z][A-Z]"))
    found = text_matches(some, _ACRONYM, rare=False)
    found = found.with_columns(name=pl.col("form").str.extract("([A-Z][A-Z0-9&]+)$")).with_columns(
        start=pl.col("end") - pl.col("name").str.len_chars().cast(pl.Int32)
    )
    lone = lexicon["lone_words"].select(name="word")
    found = found.join(lone, on="name", how="anti", maintain_order="left")
    if found.is_empty():
        return found.select("row", "document", "start", "end", "name", kind=pl.lit("organization"))
    found = with_neighbours(found, readable, _NEAR).filter(
        ~pl.col("after").str.contains(rf"^(?:[{LETTER}\p{{N}}-]|'[{LETTER}])")
    )
    spelled = pl.col("after").str.contains(_spelled(lexicon)) & (
        pl.col("after").str.slice(2, 1) == pl.col("name").str.slice(0, 1)
    )
    spoken = found.filter(pl.col("before").str.contains(_contexts(lexicon)) | spelled)
    joined = found.filter(
        pl.col("after").str.contains(f"^ et {_FUSED}") | pl.col("before").str.contains(f" et {_FUSED}$")
    )
    firms = known.filter(
        pl.col("entity_id").str.starts_with("organization/") & pl.col("row").is_in(joined["row"].unique().implode())
    )
    after = joined.with_columns(
        _at=pl.col("end") + pl.col("after").str.extract(f"^( et {_FUSED})").str.len_chars().cast(pl.Int32)
    )
    before = joined.with_columns(
        _at=pl.col("start") - pl.col("before").str.extract(f"( et {_FUSED})$").str.len_chars().cast(pl.Int32)
    )
    beside = pl.concat(
        [
            after.join(firms.select("row", _at="start"), on=["row", "_at"], how="semi"),
            before.join(firms.select("row", _at="end"), on=["row", "_at"], how="semi"),
        ]
    ).drop("_at")
    return (
        pl.concat([spoken, beside])
        .unique(["row", "start"], keep="first", maintain_order=True)
        .sort("row", "start")
        .select("row", "document", "start", "end", "name", kind=pl.lit("organization"))
    )


@cache
def _spelled(lexicon: Lexicon) -> str:
    """A pattern for text that begins with what the acronym stands for in brackets: "la VLX (Association des …)"."""
    bodies = lexicon["institutions"].filter(pl.col("named").is_in(["body", "acronym", "aim"]))
    nouns = bodies.select(pl.col("noun").str.to_titlecase()).to_series().unique().sort(descending=True)
    return rf"^ \((?:{'|'.join(nouns)}) "


@cache
def _contexts(lexicon: Lexicon) -> str:
    """A pattern for text that ends in such words and an article."""
    rows = lexicon["acronym_contexts"].with_columns(fold(pl.col("words")))
    said, of = (
        "|".join(rows.filter(pl.col("after") == after)["words"].sort(descending=True)) for after in ("article", "of")
    )
    capital = "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in said.split("|"))
    return rf"(?:^|[ '(])(?:(?:{capital}) {_ARTICLE}|(?:{of}) (?:de |à )?{_FUSED})$"

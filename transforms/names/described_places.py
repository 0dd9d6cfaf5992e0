"""Companies by where they are: "la société de Hangzhou" is the one of that country that the text speaks of."""

from __future__ import annotations

import polars as pl

from transforms.lexicon import Lexicon
from transforms.names.anaphors import descriptions
from transforms.names.sectors import sector_nouns
from transforms.text.folding import fold
from transforms.text.letters import SMALL

_LINK = rf"^((?: [{SMALL}-]+)? (?:(?:basée?|installée?|établie?|sise) (?:à |au |en )|de (?:la |l')?|d'|du ))"
"""What stands between a noun and the place of what it stands for."""


def with_places(nouns: pl.DataFrame, named: pl.DataFrame, traits: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The nouns with `place_country`, that of the place behind them, which then is part of them; null for most.

    Only nouns that any company is called by: "le club de Lyon" is another than "le club". `end` and `after` are those
    behind the place.
    """
    own = lexicon["own_companies"].select(fold(pl.col("word")))
    general = (
        descriptions(lexicon)
        .filter((pl.col("kind") == "organization") & (~pl.col("bare") | pl.col("word").is_in(own["word"].implode())))
        .join(sector_nouns(lexicon), on="word", how="anti", maintain_order="left")
    )
    linked = (
        nouns.filter(pl.col("word").is_in(general["word"].implode()))
        .with_columns(_link=pl.col("after").str.extract(_LINK))
        .drop_nulls("_link")
        .with_columns(_at=pl.col("end") + pl.col("_link").str.len_chars().cast(pl.Int32))
    )
    if linked.is_empty():
        return nouns.with_columns(place_country=pl.lit(None, pl.String))
    places = named.filter(pl.col("entity_id").str.starts_with("place/") & pl.col("row").is_in(linked["row"].implode()))
    found = (
        linked.join(places.select("row", "entity_id", _at="start", _until="end"), on=["row", "_at"], how="inner")
        .join(traits.select("entity_id", place_country="country"), on="entity_id", how="inner", maintain_order="left")
        .filter(pl.col("place_country").is_not_null())
        .unique("anaphor", keep="first", maintain_order=True)
        .select("anaphor", "place_country", "_until")
    )
    return (
        nouns.join(found, on="anaphor", how="left", maintain_order="left")
        .with_columns(
            end=pl.coalesce("_until", "end"),
            after=pl.when(pl.col("_until").is_null())
            .then("after")
            .otherwise(pl.col("after").str.slice(pl.col("_until") - pl.col("end"))),
        )
        .drop("_until")
    )

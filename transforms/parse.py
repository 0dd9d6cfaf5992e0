"""The whole parse of a shard: from landed texts to claims, each step a transform of its own."""

from __future__ import annotations

import polars as pl

from schemas import DOCUMENTS, ENTITIES, MENTIONS, RELATIONS, SENTENCES
from transforms.calendar.periods import find_periods
from transforms.lexicon import Lexicon
from transforms.means import ALL_MEANS, Means
from transforms.names.coreference import resolve_references
from transforms.names.discovery import discover_entities
from transforms.names.entities import lexicon_entities
from transforms.names.mentions import find_mentions
from transforms.quantities.figures import find_figures
from transforms.reconciliation.sketches import sketch_texts
from transforms.statements.claims import read_claims
from transforms.text.language import detect_language
from transforms.text.publication import date_publication
from transforms.text.sections import mark_sections
from transforms.text.sentences import split_sentences


def parse_documents(landed: pl.DataFrame, lexicon: Lexicon, means: Means = ALL_MEANS) -> dict[str, pl.DataFrame]:
    """What the texts state: the tables documents to abstentions of `schemas`, by name, and `sketches`.

    `landed` has one row per text (`schemas.LANDED`). Texts in a language other than the lexicon's keep their document
    and sentences and bear nothing else. `entities` and `relations` hold only what the texts themselves added to the
    lexicon; `documents.story_id` is the document's own id until stories are told apart across shards, by the
    `sketches` of their texts.
    """
    sentences = mark_sections(split_sentences(landed), lexicon)
    documents = _describe(landed, sentences, lexicon)

    known = documents.filter(pl.col("language") == lexicon.language)
    readable = sentences.join(known.select("doc_id"), on="doc_id", how="semi", maintain_order="left")
    periods = find_periods(readable, known.select("doc_id", "published_on", "published_precision"), lexicon)
    figures = find_figures(readable, periods, lexicon)

    named, _, of_lexicon = lexicon_entities(lexicon)
    mentions = find_mentions(readable, lexicon)
    discovered, found, roles = discover_entities(readable, mentions, lexicon)
    mentions = pl.concat([mentions, found])
    entities = pl.concat([named, discovered])
    relations = pl.concat([of_lexicon, roles])
    if means.references:
        mentions = pl.concat([mentions, resolve_references(readable, mentions, entities, relations, lexicon)])

    # Not the roles that the texts tell: what one text says of a person must not change how another is read.
    claims = read_claims(readable, figures, periods, mentions, entities, of_lexicon, known, lexicon, means)
    return {
        "documents": DOCUMENTS.conform(documents).sort(DOCUMENTS.key),
        "sentences": SENTENCES.conform(sentences).sort(SENTENCES.key),
        "figures": figures,
        "periods": periods,
        "entities": ENTITIES.conform(discovered).sort(ENTITIES.key),
        "relations": RELATIONS.conform(roles).sort(RELATIONS.key),
        "mentions": MENTIONS.conform(mentions).sort(MENTIONS.key),
        "claims": claims.claims,
        "objections": claims.objections,
        "abstentions": claims.abstentions,
        "sketches": sketch_texts(sentences),
    }


def _describe(landed: pl.DataFrame, sentences: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """One row per document: its metadata, completed by what its text shows."""
    headlines = (
        sentences.filter(pl.col("section") == "headline")
        .group_by("doc_id", maintain_order=True)
        .agg(headline=pl.col("text").first().str.strip_chars())
    )
    return (
        landed.join(headlines, on="doc_id", how="left", maintain_order="left")
        .join(detect_language(landed, lexicon.language), on="doc_id", how="left", maintain_order="left")
        .join(date_publication(landed, sentences), on="doc_id", how="left", maintain_order="left")
        .with_columns(
            title=pl.coalesce("title", "headline"),
            story_id=pl.col("doc_id"),
            char_count=pl.col("text").str.len_chars(),
        )
    )

"""The whole parse of a shard: from landed texts to claims, each step a transform of its own."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import polars as pl

from schemas import DOCUMENTS, MENTIONS, RELATIONS, SENTENCES
from transforms.calendar.periods import find_periods
from transforms.lexicon import Lexicon
from transforms.means import ALL_MEANS, Means
from transforms.names.coreference import resolve_references
from transforms.names.discovery import discover_names, least_named
from transforms.names.entities import lexicon_entities
from transforms.names.institutions import without_named_places
from transforms.names.mentions import find_mentions
from transforms.quantities.figures import find_figures
from transforms.reconciliation.sketches import sketch_texts
from transforms.statements.claims import read_claims
from transforms.text.language import detect_language
from transforms.text.publication import date_publication
from transforms.text.readable import make_readable
from transforms.text.sections import mark_sections
from transforms.text.sentences import split_sentences
from transforms.text.written_places import as_read, as_written


def parse_documents(
    landed: pl.DataFrame,
    lexicon: Lexicon,
    means: Means = ALL_MEANS,
    done: Mapping[str, pl.DataFrame] = MappingProxyType({}),
) -> dict[str, pl.DataFrame]:
    """What the texts state: the tables documents to abstentions of `schemas`, by name, `discoveries` and `sketches`.

    `landed` has one row per text (`schemas.LANDED`), sorted by id. Texts in a language other than the lexicon's keep
    their document and sentences and bear nothing else. `entities` and `relations` hold only what the texts themselves
    added to the lexicon, `discoveries` which text added what; `documents.story_id` is the document's own id until
    stories are told apart across shards, by the `sketches` of their texts.

    The tables of whole stages (`transforms.stages`) that are `done`, by an earlier parse of the same texts, are taken
    as they are. Texts are read without markup and wrapped lines; all places are those in the texts as they are written.
    """
    readable = make_readable(landed, lexicon)
    tables = _parse(readable.texts, lexicon, means, as_read(done, readable.cuts))
    return {**as_written(tables, landed, readable.cuts), **done}


def _parse(
    landed: pl.DataFrame, lexicon: Lexicon, means: Means, done: Mapping[str, pl.DataFrame]
) -> dict[str, pl.DataFrame]:
    sentences = mark_sections(split_sentences(landed, lexicon), lexicon)
    documents = done["documents"] if "documents" in done else _describe(landed, sentences, lexicon)

    known = documents.filter(pl.col("language") == lexicon.language)
    readable = sentences.join(known.select("doc_id"), on="doc_id", how="semi", maintain_order="left")
    if "figures" in done:
        periods, figures = done["periods"], done["figures"]
    else:
        periods = find_periods(readable, known.select("doc_id", "published_on", "published_precision"), lexicon)
        figures = find_figures(readable, periods, lexicon)

    named, _, of_lexicon = lexicon_entities(lexicon)
    if "mentions" in done:
        discoveries, roles, mentions = done["discoveries"], done["relations"], done["mentions"]
        discovered = least_named(discoveries)
    else:
        mentions = find_mentions(readable, lexicon)
        discoveries, found, roles = discover_names(readable, mentions, lexicon)
        discovered = least_named(discoveries)
        mentions = pl.concat([without_named_places(mentions, found), found])
        if means.references:
            entities, relations = pl.concat([named, discovered]), pl.concat([of_lexicon, roles])
            mentions = pl.concat([mentions, resolve_references(readable, mentions, entities, relations, lexicon)])

    tables = {
        "documents": DOCUMENTS.conform(documents),
        "sentences": done["sentences"] if "sentences" in done else SENTENCES.conform(sentences),
        "figures": figures,
        "periods": periods,
        "entities": discovered,
        "discoveries": discoveries,
        "relations": RELATIONS.conform(roles).sort(RELATIONS.key),
        "mentions": MENTIONS.conform(mentions),
        "sketches": done["sketches"] if "sketches" in done else sketch_texts(sentences),
    }
    if "claims" in done:
        return {**tables, **{name: done[name] for name in ("claims", "objections", "abstentions")}}
    entities, relations = pl.concat([named, discovered]), pl.concat([of_lexicon, RELATIONS.conform(roles)])
    claims = read_claims(readable, figures, periods, mentions, entities, relations, known, lexicon, means)
    return {**tables, **claims._asdict()}


def _describe(landed: pl.DataFrame, sentences: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """One row per document: its metadata, completed by what its text shows."""
    headlines = (
        sentences.filter(pl.col("section") == "headline")
        .group_by("doc_id", maintain_order=True)
        .agg(headline=pl.col("text").first().str.strip_chars().str.replace(r"^#{1,6} +", ""))
    )
    return (
        landed.join(headlines, on="doc_id", how="left", maintain_order="left")
        .join(detect_language(landed, lexicon.language), on="doc_id", how="left", maintain_order="left")
        .join(date_publication(landed, sentences, lexicon), on="doc_id", how="left", maintain_order="left")
        .with_columns(
            title=pl.coalesce("title", "headline"),
            story_id=pl.col("doc_id"),
            char_count=pl.col("text").str.len_chars(),
        )
    )

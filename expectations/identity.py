"""Expectations of identifiers and codes: each has the form that makes it the same in every release."""

from __future__ import annotations

from collections.abc import Iterator

from expectations.rules import Rule
from transforms.identifiers import DOC_ID_CHARS

_CONTENT_IDS = (
    ("documents", "doc_id"),
    ("claims", "claim_id"),
    ("objections", "objection_id"),
    ("facts", "fact_id"),
)


def identity_rules() -> Iterator[Rule]:
    """The rules of ids made from content, of entity slugs, and of the codes of other registers."""
    for table, column in _CONTENT_IDS:
        yield Rule(
            table,
            f"{column}_is_hash",
            expects=f"{column} is 32 characters, a SHA-256 prefix of 128 bit in hex",
            cause="was it made without transforms.identifiers?",
            # Its digits are not read: a pattern would take ten times as long on the largest tables.
            failing=f"strlen(t.{column}) <> 32",
        )
    for table, column in (("figures", "figure_id"), ("periods", "period_id"), ("mentions", "mention_id")):
        yield Rule(
            table,
            f"{column}_is_place",
            expects=f"{column} is the beginning of doc_id, start_char and end_char",
            cause="was it made without transforms.identifiers?",
            failing=f"t.{column} <> concat_ws('-', left(t.doc_id, {DOC_ID_CHARS}), t.start_char, t.end_char)",
        )
    yield Rule(
        "sources",
        "sha256_is_hash",
        expects="sha256 is 64 lower-case hex digits",
        cause="was the digest cut, or written in capitals?",
        failing="NOT regexp_full_match(t.sha256, '[0-9a-f]{64}')",
    )
    yield Rule(
        "documents",
        "language_is_code",
        expects="language is a code of two letters, or 'und'",
        cause="was a name ('French') or a locale ('fr-FR') kept?",
        failing="NOT regexp_full_match(t.language, '[a-z]{2}|und')",
        shows=("language",),
    )
    yield Rule(
        "entities",
        "entity_id_is_slug",
        expects="entity_id is the kind, a slash and a slug",
        cause="was the kind changed without the id, or the slug made from an accented name?",
        failing="NOT starts_with(t.entity_id, t.kind || '/')"
        " OR NOT regexp_full_match(t.entity_id, '[a-z]+/[a-z0-9._-]+')",
        shows=("kind",),
    )
    yield Rule(
        "entities",
        "wikidata_id_is_item",
        expects="wikidata_id is Q and digits",
        cause="was an address kept instead of the item?",
        failing="NOT regexp_full_match(t.wikidata_id, 'Q[1-9][0-9]*')",
        shows=("wikidata_id",),
    )
    yield Rule(
        "entities",
        "country_is_code",
        expects="country is a code of two capital letters",
        cause="was the country's name kept?",
        failing="NOT regexp_full_match(t.country, '[A-Z]{2}')",
        shows=("country",),
    )

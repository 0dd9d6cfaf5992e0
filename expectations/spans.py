"""Expectations of places in a text: a span holds something, lies in its sentence, and slices to its surface."""

from __future__ import annotations

from collections.abc import Iterator

from expectations.rules import Rule, reference
from schemas import RELEASE_TABLES, Table


def span_rules() -> Iterator[Rule]:
    """The rules of every table whose rows carry offsets, and of the sentences that all offsets lead through."""
    for table in RELEASE_TABLES.values():
        if {"start_char", "end_char"} <= set(table.names):
            yield Rule(
                table.name,
                "span_not_empty",
                expects="start_char is before end_char",
                cause="did a pattern match the empty string?",
                failing="t.start_char >= t.end_char",
                shows=("start_char", "end_char"),
            )
            yield from _within_sentence(table) if "surface" in table.names else ()
    yield Rule(
        "objections",
        "span_within_document",
        expects="end_char is not past the end of the document's text",
        cause="are the offsets those of another document?",
        failing="t.end_char > doc_id_row.char_count",
        shows=("doc_id", "start_char", "end_char"),
        joins=(reference("doc_id", "documents", "doc_id"),),
        needs=("documents",),
    )
    yield Rule(
        "sentences",
        "text_fills_span",
        expects="text is as long as its span, where it is quoted",
        cause="were offsets counted in bytes, or was text folded to another length?",
        failing="length(t.text) <> t.end_char - t.start_char",
        shows=("start_char", "end_char"),
    )
    yield Rule(
        "documents",
        "text_has_char_count",
        expects="char_count is the length of text, where it is quoted",
        cause="were characters counted before the text was changed, or in bytes?",
        failing="length(t.text) <> t.char_count",
        shows=("char_count",),
    )
    yield Rule(
        "documents",
        "sentences_partition_text",
        expects="the sentences, numbered from 0, follow each other without gap or overlap from 0 to char_count",
        cause="was a sentence set aside, or white space dropped between two?",
        failing="t.char_count > 0 AND (p.gaps IS NULL OR p.gaps > 0 OR p.ends <> t.char_count)",
        shows=("char_count",),
        # A sentence must be the 1st + sentence_no, and begin where the one before ends (the first at 0).
        joins=(
            "LEFT JOIN ("
            "SELECT doc_id, max(end_char) AS ends,"
            " count(*) FILTER (WHERE sentence_no <> place OR start_char <> place_start) AS gaps"
            " FROM (SELECT doc_id, sentence_no, start_char, end_char,"
            " row_number() OVER sentence - 1 AS place, lag(end_char, 1, 0) OVER sentence AS place_start"
            " FROM sentences WINDOW sentence AS (PARTITION BY doc_id ORDER BY sentence_no))"
            " GROUP BY doc_id) AS p ON t.doc_id = p.doc_id",
        ),
        needs=("sentences",),
    )


def _within_sentence(table: Table) -> Iterator[Rule]:
    shows = ("doc_id", "sentence_no", "start_char", "end_char")
    joins = ("LEFT JOIN sentences AS s ON t.doc_id = s.doc_id AND t.sentence_no = s.sentence_no",)
    yield Rule(
        table.name,
        "sentence_resolves",
        expects="doc_id and sentence_no are found in sentences",
        cause="was the sentence set aside or renumbered?",
        failing="s.doc_id IS NULL",
        shows=shows,
        joins=joins,
        needs=("sentences",),
    )
    yield Rule(
        table.name,
        "span_within_sentence",
        expects="the span lies within its sentence",
        cause="was the sentence's start added twice, or not at all?",
        failing="t.start_char < s.start_char OR t.end_char > s.end_char",
        shows=shows,
        joins=joins,
        needs=("sentences",),
    )
    yield Rule(
        table.name,
        "surface_is_slice",
        expects="surface is what the text has from start_char to end_char, where it is quoted",
        cause="were offsets counted in bytes, or the surface taken from folded text?",
        # DuckDB's substring counts code points, from 1.
        failing="t.surface <> substring(s.text, t.start_char - s.start_char + 1, t.end_char - t.start_char)",
        shows=shows,
        joins=joins,
        needs=("sentences",),
    )

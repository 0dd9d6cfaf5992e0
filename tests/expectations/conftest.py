from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator
from typing import Any

import polars as pl
import pytest

from schemas import CORRECTIONS, RELEASE_TABLES, RUNS
from transforms.identifiers import with_id, with_span_id

Tables = dict[str, pl.DataFrame]

PARAGRAPH = (
    "Le chantier 000000 coûtera entre 3 et 5 milliards d'euros.\n",
    "À l'été 2027, l'Atelier y tirera plus de 2 gigawatts. ",
    "« C'est assez pour près de 900 000 foyers », jure l'Atelier.\n\n",
)
"""Three sentences of one article; 000000 is replaced by the number of the copy."""

ATELIER, CHANTIER = "organization/atelier", "site/chantier-000000"


@pytest.fixture
def tables() -> Tables:
    return consistent_tables(copies=4, paragraphs=2)


def consistent_tables(copies: int, paragraphs: int) -> Tables:
    """The tables of a release without fault: `copies` articles of `paragraphs` times three sentences."""
    texts = PARAGRAPH * paragraphs
    ends = list(itertools.accumulate(len(text) for text in texts))
    starts = [0, *ends[:-1]]
    sentences = pl.DataFrame(
        {
            "sentence_no": range(len(texts)),
            "start_char": starts,
            "end_char": ends,
            "section": "body",
            "text": texts,
        }
    )
    spans = list(_spans(texts, starts))
    copy = pl.DataFrame({"copy": [f"{number:06}" for number in range(copies)]})

    def of_copies(frame: pl.DataFrame, *texts: str) -> pl.DataFrame:
        numbered = copy.join(frame, how="cross", maintain_order="left_right")
        return numbered.with_columns(
            # No pattern is needed, but str.replace_all takes a column as the value.
            pl.col(text).str.replace_all("000000", pl.col("copy"), literal=True)
            for text in texts
        )

    documents = with_id(of_copies(pl.DataFrame({"text": ["".join(texts)]}), "text"), "doc_id", "text").with_columns(
        pl.lit(None, pl.String).alias("title"),
        publisher=pl.lit("gazette.example"),
        author=pl.lit(None, pl.String),
        language=pl.lit("fr"),
        published_on=dt.date(2025, 7, 1),
        published_precision=pl.lit("month"),
        published_from=pl.lit("header"),
        story_id=pl.col("doc_id"),
        char_count=pl.lit(ends[-1]),
    )
    of_document = documents.select("copy", "doc_id")

    def spanned(what: str) -> pl.DataFrame:
        rows = pl.DataFrame([row for row in spans if row["what"] == what], infer_schema_length=None)
        return of_copies(rows, "surface", *(["entity_id"] if what == "mention" else [])).join(
            of_document, on="copy", maintain_order="left"
        )

    figures = with_span_id(spanned("figure"), "figure_id").with_columns(vague=False, per=pl.lit(None, pl.String))
    periods = with_span_id(spanned("period"), "period_id").with_columns(
        period_start=dt.date(2027, 6, 1), period_end=dt.date(2027, 8, 31), relative=False
    )
    mentions = with_span_id(spanned("mention"), "mention_id").with_columns(method=pl.lit("lexicon"))
    entities = pl.concat(
        [
            pl.DataFrame({"entity_id": [ATELIER], "name": "Atelier", "kind": "organization"}),
            of_copies(
                pl.DataFrame({"entity_id": [CHANTIER], "name": ["Chantier 000000"], "kind": "site"}),
                "entity_id",
                "name",
            ).drop("copy"),
        ]
    ).with_columns(
        aliases=pl.lit([], pl.List(pl.String)), wikidata_id=pl.lit("Q42"), country=pl.lit("FR"), discovered=False
    )
    relations = entities.filter(pl.col("kind") == "site").select(
        subject_id="entity_id",
        relation=pl.lit("operated_by"),
        object_id=pl.lit(ATELIER),
        valid_from=dt.date(2025, 1, 1),
        valid_to=pl.lit(None, pl.Date),
        origin=pl.lit("lexicon"),
    )
    claimed = figures.filter(pl.col("metric").is_not_null()).with_columns(
        subject_id=pl.format("site/chantier-{}", "copy"),
        object_id=pl.lit(None, pl.String),
        qualifier=pl.lit(None, pl.String),
        period_start=dt.date(2027, 6, 1),
        period_end=dt.date(2027, 8, 31),
        status=pl.lit("planned"),
        speaker_id=pl.lit(ATELIER),
        rule=pl.lit("money_of_site"),
        confidence=0.9,
        corrected_by=pl.lit(None, pl.String),
    )
    claims = with_id(claimed, "claim_id", "figure_id", "subject_id", "metric", "object_id")
    objections = with_id(
        claims.filter(pl.col("metric") == "project_cost").select(
            "claim_id", "doc_id", speaker_id=pl.lit(ATELIER), start_char=pl.lit(3), end_char=pl.lit(11)
        ),
        "objection_id",
        "claim_id",
        "doc_id",
        "start_char",
        "end_char",
    )
    key = ["subject_id", "metric", "object_id", "qualifier", "unit", "period_start", "period_end"]
    facts = with_id(
        claims.group_by(key, maintain_order=True).agg(
            pl.col("low", "high", "bound", "status").first(), claims=pl.len(), stories=1
        ),
        "fact_id",
        *key,
    ).with_columns(
        first_published_on=dt.date(2025, 7, 1),
        last_published_on=dt.date(2025, 7, 1),
        agreement=pl.lit("single"),
        preferred_rule=pl.lit("only_value"),
        corrected_by=pl.lit(None, pl.String),
    )
    fact_claims = claims.join(facts, on=key, nulls_equal=True, maintain_order="left").select(
        "fact_id", "claim_id", role=pl.lit("supports"), change=pl.lit("new")
    )
    # A link of the facts of each site, where it has two.
    fact_links = (
        facts.select("subject_id", "fact_id")
        .join(facts.select("subject_id", other_id="fact_id"), on="subject_id")
        .filter(pl.col("fact_id") < pl.col("other_id"))
        .with_columns(relation=pl.lit("other_period"))
    )
    made = {
        "documents": documents,
        "sources": documents.select(
            "doc_id",
            uri=pl.format("{}.txt", "copy"),
            retrieved_at=pl.lit(None, pl.Datetime("us", "UTC")),
            media_type=pl.lit("text/plain"),
            sha256=pl.col("doc_id") + pl.col("doc_id"),
        ),
        "sentences": of_copies(sentences, "text").join(of_document, on="copy", maintain_order="left"),
        "figures": figures,
        "periods": periods,
        "entities": entities,
        "relations": relations,
        "mentions": mentions,
        "claims": claims,
        "objections": objections,
        "abstentions": figures.filter(pl.col("metric").is_null()).select("figure_id", reason=pl.lit("no_metric")),
        "facts": facts,
        "fact_claims": fact_claims,
        "fact_links": fact_links,
        "fact_history": facts.with_columns(known_on=dt.date(2025, 7, 31)),
        "total_facts": facts.select(
            "subject_id", "fact_id", measure=pl.lit("spending"), outcome=pl.lit("counted")
        ).with_columns(instead_id=pl.lit(None, pl.String)),
        "corrections": copy.select(
            row_no=pl.int_range(1, pl.len() + 1),
            target=pl.lit("0" * 32),
            field=pl.lit("metric"),
            value=pl.lit("project_cost"),
            reason=pl.lit("Le coût du chantier."),
            corrected_by=pl.lit("A. Dupont"),
            corrected_on=dt.date(2025, 7, 2),
            outcome=pl.lit("no_match"),
            changed=pl.lit([], CORRECTIONS["changed"].dtype),
        ),
        "rejects": copy.select(
            stage=pl.lit("read"), item=pl.format("vide-{}.txt", "copy"), reason=pl.lit("empty"), detail=pl.lit("")
        ),
        "runs": copy.select(
            run_id="copy",
            version=pl.lit("2025-07-02.0"),
            recipe=pl.lit("ab"),
            sources=pl.lit(["samples"]),
            started_at=dt.datetime(2025, 7, 2, tzinfo=dt.UTC),
            seconds=1.5,
            inputs=6,
            documents=4,
            duplicates=1,
            rejected=1,
            lexicon_rows=pl.lit([], RUNS["lexicon_rows"].dtype),
            table_rows=pl.lit([], RUNS["table_rows"].dtype),
            stage_seconds=pl.lit([], RUNS["stage_seconds"].dtype),
            bytes_read=100,
            bytes_written=100,
            outcome=pl.lit("published"),
        ),
    }
    return {name: RELEASE_TABLES[name].conform(frame).sort(RELEASE_TABLES[name].key) for name, frame in made.items()}


def _spans(texts: tuple[str, ...], starts: list[int]) -> Iterator[dict[str, Any]]:
    """Every figure, period and mention of the sentences."""
    euros = {"kind": "money", "unit": "EUR", "bound": "between", "low": 3e9, "high": 5e9, "metric": "project_cost"}
    watts = {"kind": "power", "unit": "W", "bound": "at_least", "low": 2e9, "high": None, "metric": "power_capacity"}
    homes = {"kind": "count", "unit": "1", "bound": "about", "low": 9e5, "high": 9e5, "counted": "foyers"}
    for what, surface, values in (
        ("figure", "3 et 5 milliards d'euros", euros),
        ("figure", "2 gigawatts", watts),
        ("figure", "900 000 foyers", homes),
        ("period", "l'été 2027", {}),
        ("mention", "chantier 000000", {"entity_id": CHANTIER}),
        ("mention", "l'Atelier", {"entity_id": ATELIER}),
    ):
        for number, text in enumerate(texts):
            if surface in text:
                start = starts[number] + text.index(surface)
                span = {"sentence_no": number, "start_char": start, "end_char": start + len(surface)}
                yield {"what": what, "surface": surface} | span | {"counted": None} | values

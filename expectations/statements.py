"""Expectations between tables: what claims, facts, stories and relations say agrees with the rows they are made of."""

from __future__ import annotations

from collections.abc import Iterator

from expectations.rules import Rule, reference


def statement_rules() -> Iterator[Rule]:
    """The rules that hold between a row and those that it was made from."""
    figure = (reference("figure_id", "figures", "figure_id"),)
    yield Rule(
        "claims",
        "document_is_figures",
        expects="doc_id is that of the figure",
        cause="was a figure joined by its surface?",
        failing="t.doc_id <> figure_id_row.doc_id",
        shows=("figure_id", "doc_id"),
        joins=figure,
        needs=("figures",),
    )
    yield Rule(
        "claims",
        "unit_is_figures",
        expects="unit is that of the figure",
        cause="was the unit converted in one of the tables only?",
        # Whoever corrects a claim by hand may do so since the figure was misread.
        failing="figure_id_row.doc_id IS NOT NULL AND t.corrected_by IS NULL"
        " AND t.unit IS DISTINCT FROM figure_id_row.unit",
        shows=("figure_id", "unit"),
        joins=figure,
        needs=("figures",),
    )
    yield Rule(
        "abstentions",
        "figure_bears_no_claim",
        expects="no claim is made of a figure that abstains",
        cause="did two rules decide on one figure?",
        failing="claimed.figure_id IS NOT NULL",
        joins=("LEFT JOIN (SELECT DISTINCT figure_id FROM claims) AS claimed ON t.figure_id = claimed.figure_id",),
        needs=("claims",),
    )
    yield Rule(
        "documents",
        "story_is_its_first_document",
        expects="story_id is the least doc_id of the story",
        cause="was a document of the story set aside or withdrawn after stories were told apart?",
        failing="t.story_id > t.doc_id OR s.doc_id IS NULL OR s.story_id <> s.doc_id",
        shows=("story_id",),
        joins=("LEFT JOIN documents AS s ON t.story_id = s.doc_id",),
    )
    yield Rule(
        "relations",
        "subject_is_not_object",
        expects="no entity is related to itself",
        cause="do two names of the lexicon stand for one entity?",
        failing="t.subject_id = t.object_id",
    )
    yield Rule(
        "fact_links",
        "fact_is_not_other",
        expects="no fact is linked to itself",
        cause="did a self-join miss its condition?",
        failing="t.fact_id = t.other_id",
    )
    yield Rule(
        "fact_claims",
        "claim_is_of_metric",
        expects="claims and their fact have the same metric and unit",
        cause="was a key column left out when claims were grouped?",
        failing="claim_id_row.metric <> fact_id_row.metric"
        " OR claim_id_row.metric IS NOT NULL AND claim_id_row.unit IS DISTINCT FROM fact_id_row.unit",
        shows=("fact_id", "claim_id"),
        joins=(reference("fact_id", "facts", "fact_id"), reference("claim_id", "claims", "claim_id")),
        needs=("claims", "facts"),
    )
    yield Rule(
        "facts",
        "claims_add_up",
        expects="claims is the number of its rows in fact_claims",
        cause="was a claim set aside after facts were grouped?",
        failing="t.claims <> coalesce(n.claims, 0)",
        shows=("claims",),
        joins=(
            "LEFT JOIN (SELECT fact_id, count(*) AS claims FROM fact_claims GROUP BY fact_id) AS n "
            "ON t.fact_id = n.fact_id",
        ),
        needs=("fact_claims",),
    )
    yield Rule(
        "facts",
        "stories_not_above_claims",
        expects="a fact has no more stories than claims",
        cause="were documents counted instead of stories?",
        failing="t.stories > t.claims",
        shows=("claims", "stories"),
    )
    yield Rule(
        "runs",
        "inputs_add_up",
        expects="inputs are documents, duplicates and rejects",
        cause="was an input dropped without a row in rejects?",
        failing="t.inputs <> t.documents + t.duplicates + t.rejected",
        shows=("inputs", "documents", "duplicates", "rejected"),
    )

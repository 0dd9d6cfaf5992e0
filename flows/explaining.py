"""Why a release says what it says: a fact, claim or figure with the words behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from flows.errors import InputError
from warehouse.landing import read_texts
from warehouse.layout import Warehouse
from warehouse.publish import find_release
from warehouse.query import run_query
from warehouse.sqltext import literal
from warehouse.withdrawals import read_withdrawals

Row = dict[str, Any]

KINDS = ("fact", "claim", "figure")
COMPARED = ("refined", "revised", "conflict")
"""Labels that may rest on a claim of another period."""
_SHOWN = 3
"""How many ids a message names."""
_SPACE = " \n\r\t"


@dataclass(frozen=True)
class Explained:
    """What was asked for and what it rests on.

    `figure` is a row of `explain_figure` where a figure was asked for, and `facts` are those that its claims make. Each
    fact is a row of `facts_wide` with its `claims` (rows of `explain_fact`, those with the preferred value first), the
    `other_periods` of its statement, each with the `claims` that it may be in conflict with or revised by, and the
    `corrections` of its claims. A figure has those that took its claims out.
    """

    release: str
    kind: str
    id: str
    figure: Row | None
    facts: list[Row]

    def as_dict(self) -> Row:
        """The same for machines: one JSON object."""
        return asdict(self)


def explain_id(warehouse: str, version: str | None, beginning: str) -> Explained:
    """What the id stands for, which may be given by as many of its first characters as tell it from all others.

    Raises `InputError` where no id, or several, begin so, and `warehouse.errors.UnknownRelease`.
    """
    place = Warehouse(warehouse)
    release = find_release(place, version)
    kind, identifier = _resolve(release, beginning)
    figure = None
    if kind == "figure":
        figure = run_query(release, f"FROM explain_figure({literal(identifier)})").row(0, named=True)
        figure["corrections"] = _corrections(release, f"field = 'claim' AND change.read_as = {literal(identifier)}")
    facts = _facts(release, kind, identifier)
    told = [each for fact in facts for each in (fact, *fact["other_periods"])]
    _add_context(place, release, [claim for each in told for claim in each["claims"]])
    return Explained(release.name, kind, identifier, figure, facts)


def _resolve(release: Path, beginning: str) -> tuple[str, str]:
    """Kind and id of the one row that is meant."""
    ids = " UNION ALL ".join(
        f"SELECT '{kind}' AS kind, {kind}_id AS id FROM {kind}s WHERE starts_with({kind}_id, {literal(beginning)})"
        for kind in KINDS
    )
    found = run_query(
        release, f"SELECT kind, id, count(*) OVER () AS many FROM ({ids}) ORDER BY length(id), kind, id LIMIT 4"
    )
    rows = list(found.select("kind", "id").iter_rows())
    if not rows:
        raise InputError(
            f"Release {release.name} has no fact, claim or figure whose id begins with {beginning!r}: "
            '`gigawatt query "SELECT fact_id, subject, metric, low, high FROM facts_wide"` lists its facts.'
        )
    exact = [row for row in rows if row[1] == beginning]
    if len(rows) > 1 and not exact:
        some = ", ".join(f"{kind} {identifier}" for kind, identifier in rows[:_SHOWN])
        raise InputError(
            f"{found['many'][0]:,} ids begin with {beginning!r} ({some} …): give more of the one you mean."
        )
    return exact[0] if exact else rows[0]


def _facts(release: Path, kind: str, identifier: str) -> list[Row]:
    """The facts that the fact, claim or figure is or makes."""
    made_by = f"SELECT fact_id FROM evidence WHERE {kind}_id = {literal(identifier)}"
    facts = run_query(release, f"FROM facts_wide WHERE fact_id IN ({made_by}) ORDER BY fact_id").to_dicts()
    for fact in facts:
        own = literal(fact["fact_id"])
        fact["claims"] = _claims(release, fact["fact_id"])
        fact["other_periods"] = run_query(
            release,
            "SELECT fact_id, low, high, unit, bound, period_start, period_end, status, agreement FROM facts_wide "
            f"WHERE fact_id IN (SELECT other_id FROM fact_links WHERE fact_id = {own} UNION "
            f"SELECT fact_id FROM fact_links WHERE other_id = {own}) ORDER BY period_end NULLS LAST, fact_id",
        ).to_dicts()
        for other in fact["other_periods"]:
            compared = fact["agreement"] in COMPARED and other["agreement"] == fact["agreement"]
            other["claims"] = _claims(release, other["fact_id"]) if compared else []
        fact["corrections"] = _corrections(
            release, f"change.claim_id IN (SELECT claim_id FROM fact_claims WHERE fact_id = {own})"
        )
    return facts


def _claims(release: Path, fact_id: str) -> list[Row]:
    return run_query(release, f"FROM explain_fact({literal(fact_id)})").to_dicts()


def _corrections(release: Path, which: str) -> list[Row]:
    """The corrections that changed claims, a row a claim, in the order of their file."""
    return run_query(
        release,
        "SELECT change.claim_id, field, value, change.read_as, reason, corrected_by, corrected_on "
        f"FROM (SELECT *, unnest(changed) AS change FROM corrections) AS changes WHERE {which} ORDER BY row_no, 1",
    ).to_dicts()


def _add_context(place: Warehouse, release: Path, claims: list[Row]) -> None:
    """Fills in the sentences that the release does not quote, where the warehouse holds their text."""
    withdrawn = set(read_withdrawals(place)["doc_id"])
    lacking = {
        claim["doc_id"] for claim in claims if None in (claim["text_before"], claim["quote"], claim["text_after"])
    }
    texts = read_texts(place, sorted(lacking - withdrawn)) if lacking - withdrawn else {}
    if not texts:
        return
    figures = ", ".join(literal(claim["figure_id"]) for claim in claims if claim["doc_id"] in texts)
    spans = run_query(
        release,
        "SELECT figures.figure_id, figures.start_char, sentences.sentence_no - figures.sentence_no AS place, "
        "sentences.start_char AS begins, sentences.end_char AS ends FROM figures JOIN sentences "
        "ON sentences.doc_id = figures.doc_id AND abs(sentences.sentence_no - figures.sentence_no) <= 1 "
        f"WHERE figures.figure_id IN ({figures})",
    )
    by_figure: dict[str, dict[int, Row]] = {}
    for span in spans.iter_rows(named=True):
        by_figure.setdefault(span["figure_id"], {})[span["place"]] = span
    for claim in claims:
        if claim["doc_id"] in texts:
            _fill(claim, texts[claim["doc_id"]], by_figure[claim["figure_id"]])


def _fill(claim: Row, text: str, spans: Mapping[int, Row]) -> None:
    for column, place in (("text_before", -1), ("quote", 0), ("text_after", 1)):
        if claim[column] is None and place in spans:
            sentence = text[spans[place]["begins"] : spans[place]["ends"]]
            claim[column] = sentence.strip(_SPACE)
            if column == "quote":
                leading = len(sentence) - len(sentence.lstrip(_SPACE))
                claim["surface_start"] = spans[0]["start_char"] - spans[0]["begins"] - leading

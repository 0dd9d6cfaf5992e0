from __future__ import annotations

import itertools
import random
from datetime import date, timedelta
from typing import Any

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from schemas import CLAIMS, OBJECTIONS, RELATIONS
from transforms.reconciliation import history
from transforms.reconciliation.facts import Facts, group_facts
from transforms.reconciliation.history import STATE, History, known_days, trace_history

Frames = tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame, pl.DataFrame, pl.DataFrame]
HEADS = pl.DataFrame(
    {"subject_id": ["person/head"], "relation": ["head_of"], "object_id": ["organization/a"], "origin": ["lexicon"]}
).match_to_schema(RELATIONS.polars_schema, missing_columns="insert")
START = date(2025, 1, 1)


def frames(*told: dict[str, Any]) -> Frames:
    """Claims, objections, figures, documents and relations of claims told in one text each, or in the same `text`."""
    rows = [
        {
            "claim_id": f"{number:032d}",
            "subject_id": "organization/a",
            "metric": "investment",
            "unit": "USD",
            "bound": "exact",
            "status": "planned",
            "rule": "case",
            "high": claim.get("low"),
            "vague": False,
            "denied": False,
            "text": number,
            "story_id": f"{number:032d}",
            "published_on": None,
            "published_precision": None if claim.get("published_on") is None else "day",
        }
        | claim
        for number, claim in enumerate(told)
    ]
    made = pl.DataFrame(rows, infer_schema_length=None).with_columns(
        figure_id="claim_id", doc_id=pl.col("text").cast(pl.String).str.zfill(32)
    )
    claims = made.match_to_schema(CLAIMS.polars_schema, missing_columns="insert", extra_columns="ignore")
    denied = made.filter("denied").select(
        "claim_id", "doc_id", objection_id="claim_id", speaker_id=pl.lit(None, pl.String), start_char=0, end_char=1
    )
    documents = made.unique("doc_id", maintain_order=True).select(
        "doc_id", "story_id", pl.col("published_on").cast(pl.Date), pl.col("published_precision").cast(pl.String)
    )
    return claims, OBJECTIONS.conform(denied), made.select("figure_id", "vague"), documents, HEADS


def traced(made_of: Frames) -> tuple[Facts, History]:
    facts = group_facts(*made_of)
    return facts, trace_history(*made_of, facts)


def by_chance(seed: int, count: int) -> Frames:
    """Claims of two statements about which parties agree, change their minds and contradict each other."""
    dice = random.Random(seed)
    told: list[dict[str, Any]] = []
    for number in range(count):
        year = dice.choice([None, 2025, 2025, 2026])
        precision = dice.choice(["day", "day", "day", "month", "year", None])
        # Often the same, so that much is decided by the order of the claims alone.
        day = START + timedelta(days=10 * dice.randrange(12))
        begins = {"day": day, "month": day.replace(day=1), "year": START, None: None}
        told.append(
            {
                "low": dice.choice([1, 1, 1.02, 2, 5]) * 1e9,
                "object_id": dice.choice([None, "site/b"]),
                "status": dice.choice(["planned", "planned", "actual", "rumoured", "disputed"]),
                "speaker_id": dice.choice([None, None, "person/head", "person/other"]),
                "rule": dice.choice(["case"] * 9 + ["case/former"]),
                "period_start": year and date(year, 1, 1),
                "period_end": date(year, 12, 31) if year else dice.choice([None, date(2026, 12, 31)]),
                "confidence": dice.choice([None, 0.5, 0.9]),
                "vague": dice.random() < 0.1,
                "denied": dice.random() < 0.05,
                "text": number,
                "story_id": f"{dice.randrange(count):032d}",
                "published_on": begins[precision],
                "published_precision": precision,
            }
        )
        if number and dice.random() < 0.5:
            # Told in the same text, of which there is then but one day and story.
            told[-1] |= {name: told[-2][name] for name in ("text", "story_id", "published_on", "published_precision")}
    return frames(*told)


def on(day: int, low: float, **claim: Any) -> dict[str, Any]:  # noqa: ANN401 - whatever a claim says
    """A claim about 2025, of so many billions, published on a day of January."""
    period = {"period_start": START, "period_end": date(2025, 12, 31)}
    return {**period, "published_on": date(2025, 1, day), "low": low * 1e9, **claim}


OTHER = {"speaker_id": "person/other"}
VAGUE = {"vague": True, "high": None, "bound": "at_least"}


def require_states_of_days(made_of: Frames, which: slice) -> None:
    """The history says of the days what `group_facts` says of the texts published by then."""
    claims, objections, figures, documents, relations = made_of
    _, told = traced(made_of)
    days = known_days(documents)
    for day in days["known_on"].unique().sort()[which]:
        known = days.filter(pl.col("known_on") <= day)
        expected = group_facts(
            claims.join(known, on="doc_id", how="semi"),
            objections.join(known, on="doc_id", how="semi"),
            figures,
            documents.join(known, on="doc_id", how="semi"),
            relations,
        )
        latest = told.fact_history.filter(pl.col("known_on") <= day).unique("fact_id", keep="last", maintain_order=True)
        assert_frame_equal(latest.select("fact_id", *STATE), expected.facts.select("fact_id", *STATE))


@pytest.mark.parametrize("seed", range(8))
def test_the_state_of_a_day_is_that_of_the_texts_published_by_then(seed: int) -> None:
    require_states_of_days(by_chance(seed, 40), slice(seed % 3, None, 3))


def test_ties_among_facts_that_are_compared_fall_as_if_no_later_day_was_known() -> None:
    undated = {"period_start": None, "period_end": None}
    told = []
    # Each order of the claims is told of an organization of its own.
    for number, order in enumerate(itertools.permutations(range(4))):
        one_text = {"text": 1000 + number, "story_id": f"{1000 + number:032d}"}
        claims = [
            on(1, 3, **undated, **OTHER),
            on(2, 7, **undated, **one_text),
            on(2, 5, **one_text),
            # From now on the claims without a year may be of either.
            on(3, 9, period_start=date(2026, 1, 1), period_end=date(2026, 12, 31)),
        ]
        told += [claims[place] | {"subject_id": "organization/{}{}{}{}".format(*order)} for place in order]
    require_states_of_days(frames(*told), slice(None))


def test_no_state_is_told_twice() -> None:
    _, told = traced(by_chance(3, 60))
    states = told.fact_history.sort("fact_id", "known_on")
    again = pl.all_horizontal(pl.col(name).eq_missing(pl.col(name).shift(1)) for name in ("fact_id", *STATE))
    assert states.filter(again).is_empty()


def test_portions_and_the_order_of_rows_do_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    made_of = by_chance(5, 60)
    _, told = traced(made_of)
    monkeypatch.setattr(history, "_PORTION", 7)
    mixed = tuple(frame.sample(fraction=1, shuffle=True, seed=2) for frame in made_of)
    _, again = traced(mixed)  # type: ignore[arg-type]  # as many as there were
    for one, other in zip(told, again, strict=True):
        assert_frame_equal(one, other)


def test_what_is_told_very_often_keeps_its_last_state(monkeypatch: pytest.MonkeyPatch) -> None:
    made_of = by_chance(7, 80)
    _, every = traced(made_of)
    monkeypatch.setattr(history, "DAILY", 3)
    monkeypatch.setattr(history, "GROWTH", 2.0)
    _, some = traced(made_of)
    assert some.fact_history.height < every.fact_history.height
    last = [told.fact_history.unique("fact_id", keep="last", maintain_order=True) for told in (some, every)]
    assert_frame_equal(last[0].select("fact_id", *STATE), last[1].select("fact_id", *STATE))
    assert_frame_equal(
        some.fact_claims.filter(pl.col("change").is_null()), every.fact_claims.filter(pl.col("change").is_null())
    )


@pytest.mark.parametrize(
    ("told", "changes"),
    [
        pytest.param([on(1, 5), on(2, 5)], ["new", "agrees"], id="a second story"),
        pytest.param([on(1, 5), on(2, 5, story_id="0" * 32)], ["new", "repeats"], id="a copy of the first"),
        pytest.param([on(1, 5), on(2, 2, **VAGUE)], ["new", "echoes"], id="no more than an order of magnitude"),
        pytest.param(
            [on(1, 2, **VAGUE, period_start=None, period_end=None), on(2, 5)],
            ["new", "new"],
            id="a value of which no more than its order of magnitude was known",
        ),
        pytest.param([on(1, 5), on(2, 5), on(2, 900, text=1)], ["new", "agrees", "adds"], id="another thing"),
        pytest.param([on(1, 5), on(1, 900, text=0)], ["new", "new"], id="two things at first"),
        pytest.param([on(1, 60), on(2, 72)], ["new", "revises"], id="the party raises it"),
        pytest.param([on(1, 60), on(2, 72, **OTHER)], ["new", "conflicts"], id="another says otherwise"),
        pytest.param([on(1, 60, **OTHER), on(2, 72)], ["new", "conflicts"], id="the party says otherwise"),
        pytest.param(
            [on(1, 60, high=80e9, bound="between"), on(2, 72)], ["new", "refines"], id="a value within the range"
        ),
        pytest.param(
            [on(1, 60, high=80e9, bound="between"), on(2, 72), on(3, 72)],
            ["new", "refines", "agrees"],
            id="a value within the range, told again",
        ),
        pytest.param([on(1, 5), on(2, 5, denied=True)], ["new", "disputes"], id="told and denied"),
        pytest.param([on(1, 72), on(2, 60, rule="case/former")], ["new", "recalls"], id="what had been planned before"),
        pytest.param([on(1, 5), on(2, 5, published_on=None)], ["new", None], id="an undated text"),
        pytest.param(
            [on(1, 5, period_start=None, period_end=None), on(2, 5)], ["new", "agrees"], id="the year of a known value"
        ),
        pytest.param(
            [on(1, 5), on(2, 9, period_start=date(2026, 1, 1), period_end=date(2026, 12, 31))],
            ["new", "new"],
            id="another year",
        ),
        pytest.param(
            [on(1, 5, published_precision="month"), on(2, 5)], ["agrees", "new"], id="known once its month has ended"
        ),
    ],
)
def test_a_claim_tells_what_it_changed(told: list[dict[str, Any]], changes: list[str | None]) -> None:
    _, made = traced(frames(*told))
    assert made.fact_claims.sort("claim_id")["change"].to_list() == changes


def test_undated_texts_have_no_history() -> None:
    facts, made = traced(frames(on(1, 5, published_on=None)))
    assert made.fact_history.is_empty()
    assert_frame_equal(made.fact_claims, facts.fact_claims)

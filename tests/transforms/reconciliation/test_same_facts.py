"""Any order of the rows, number of parts and number of workers gives the same facts."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from schemas import CLAIMS, OBJECTIONS
from transforms.reconciliation import facts
from transforms.reconciliation.facts import Facts, facts_in_parts, group_facts

ROOT = Path(__file__).parents[3]
YEAR = (date(2025, 1, 1), date(2025, 12, 31))

# Few values of each, so that most claims meet others of their key.
CLAIM = st.fixed_dictionaries(
    {
        "doc": st.integers(0, 5),
        "subject_id": st.sampled_from(["organization/a", "organization/b"]),
        "metric": st.sampled_from(["investment", "hires", "duration"]),
        "object_id": st.sampled_from([None, "site/c"]),
        "value": st.sampled_from([7, 14, 14.3, 20, 60]),
        "bound": st.sampled_from(["exact", "about", "at_least", "at_most", "between"]),
        "period": st.sampled_from([(None, None), YEAR, (None, YEAR[1]), (date(2025, 4, 1), date(2025, 6, 30))]),
        "status": st.sampled_from(["actual", "planned", "rumoured", "disputed"]),
        "speaker_id": st.sampled_from([None, "organization/a", "person/x"]),
        "confidence": st.sampled_from([None, 0.5, 0.9]),
        "former": st.booleans(),
        "vague": st.booleans(),
        "denied": st.sampled_from([False, False, True]),
    }
)
DOCUMENTS = st.lists(
    st.tuples(st.integers(0, 3), st.one_of(st.none(), st.integers(0, 3)), st.sampled_from(["day", "month"])),
    min_size=6,
    max_size=6,
)
Frames = tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame, pl.DataFrame]


def frames(claims: list[dict[str, Any]], documents: list[tuple[int, int | None, str]]) -> Frames:
    rows = []
    for number, claim in enumerate(claims):
        open_low, open_high = claim["bound"] == "at_most", claim["bound"] == "at_least" or claim["vague"]
        rows.append(
            {
                **claim,
                "claim_id": f"c{number:03d}",
                "figure_id": f"f{number:03d}",
                "doc_id": f"d{claim['doc']}",
                "qualifier": None,
                "unit": "USD",
                "low": None if open_low and not claim["vague"] else claim["value"],
                "high": None if open_high else claim["value"] * (1.5 if claim["bound"] == "between" else 1),
                "period_start": claim["period"][0],
                "period_end": claim["period"][1],
                "rule": "noun_cue/former" if claim["former"] else "noun_cue",
                "corrected_by": None,
            }
        )
    made = pl.DataFrame(rows, infer_schema_length=None, strict=False)
    told = pl.DataFrame(
        [
            (f"d{number}", f"s{story}", None if month is None else date(2025, 1, 1) + timedelta(31 * month), precision)
            for number, (story, month, precision) in enumerate(documents)
        ],
        schema={
            "doc_id": pl.String,
            "story_id": pl.String,
            "published_on": pl.Date,
            "published_precision": pl.String,
        },
        orient="row",
    )
    denied = made.filter("denied").select(
        "claim_id", "doc_id", objection_id="claim_id", speaker_id=None, start_char=0, end_char=1
    )
    return CLAIMS.conform(made), OBJECTIONS.conform(denied), made.select("figure_id", "vague"), told


def assert_same(one: Facts, other: Facts) -> None:
    for left, right in zip(one, other, strict=True):
        assert_frame_equal(left, right)


@settings(max_examples=25, deadline=None)
@given(st.lists(CLAIM, min_size=1, max_size=40), DOCUMENTS, st.randoms(use_true_random=False))
def test_no_order_of_rows_and_no_number_of_shards_changes_a_fact(
    claims: list[dict[str, Any]], documents: list[tuple[int, int | None, str]], dice: Random
) -> None:
    given_frames = frames(claims, documents)
    made = group_facts(*given_frames)
    # As shards give them: each table cut somewhere and put together in another order.
    cut = [
        pl.concat([frame.slice(place), frame.head(place)]).sample(fraction=1, shuffle=True, seed=dice.randint(0, 9999))
        for frame in given_frames
        for place in [dice.randint(0, frame.height)]
    ]
    assert_same(group_facts(cut[0], cut[1], cut[2], cut[3]), made)


@settings(max_examples=15, deadline=None)
@given(st.lists(CLAIM, min_size=1, max_size=40), DOCUMENTS, st.integers(2, 9))
def test_no_number_of_parts_changes_a_fact(
    claims: list[dict[str, Any]], documents: list[tuple[int, int | None, str]], parts: int
) -> None:
    rows, objections, figures, told = frames(claims, documents)
    made = group_facts(rows, objections, figures, told)
    pieces = list(facts_in_parts(rows.lazy(), objections, figures.lazy(), told, None, parts))
    assert len(pieces) == parts
    for number, whole in enumerate(made):
        keys = whole.columns[: 1 if number == 0 else 2]
        assert_frame_equal(pl.concat([piece[number] for piece in pieces]).sort(keys), whole)


@settings(max_examples=25, deadline=None)
@given(st.lists(CLAIM, min_size=1, max_size=40), DOCUMENTS)
def test_the_tables_fit_each_other(claims: list[dict[str, Any]], documents: list[tuple[int, int | None, str]]) -> None:
    rows, *others = frames(claims, documents)
    made = group_facts(rows, *others)
    assert made.fact_claims["claim_id"].sort().to_list() == rows["claim_id"].to_list()
    assert made.facts["fact_id"].is_unique().all()
    assert set(made.fact_claims["fact_id"]) == set(made.facts["fact_id"])
    assert made.facts["agreement"].null_count() == 0
    roles = made.fact_claims.group_by("fact_id").agg(pl.col("role").unique())
    labels = dict(made.facts.join(roles, on="fact_id").select("fact_id", "agreement").iter_rows())
    for fact_id, played in roles.iter_rows():
        # What the fact's own claims do is never hidden by a milder label.
        if "disputes" in played:
            assert labels[fact_id] == "disputed"
        elif "disagrees" in played:
            assert labels[fact_id] == "conflict"
        elif "superseded" in played:
            assert labels[fact_id] in ("conflict", "revised")


def test_many_claims_are_grouped_part_by_part(monkeypatch: pytest.MonkeyPatch) -> None:
    claims = [
        {
            "doc": number % 6, "subject_id": f"organization/{number % 7}", "metric": "investment", "object_id": None,
            "value": 10 + number % 4, "bound": "exact", "period": (None, None), "status": "planned",
            "speaker_id": None, "former": False, "confidence": None, "vague": False, "denied": False,
        }
        for number in range(50)
    ]  # fmt: skip
    given_frames = frames(claims, [(number, number % 3, "day") for number in range(6)])
    made = group_facts(*given_frames)
    monkeypatch.setattr(facts, "PART", 8)
    assert_same(group_facts(*given_frames), made)


IN_A_PROCESS = """
import sys
import polars as pl
from tests.transforms.reconciliation.test_same_facts import frames
from transforms.reconciliation.facts import group_facts

claims = [
    {"doc": n % 6, "subject_id": f"organization/{n % 31}", "metric": "investment", "object_id": None,
     "value": 10 + n % 5, "bound": ["exact", "about", "between"][n % 3], "period": (None, None), "status": "planned",
     "speaker_id": [None, "person/x"][n % 2], "former": False, "confidence": None,
     "vague": n % 11 == 0, "denied": n % 13 == 0}
    for n in range(3000)
]
made = group_facts(*frames(claims, [(n, n % 3, "day") for n in range(6)]))
assert pl.thread_pool_size() == int(sys.argv[1])
sys.stdout.write("\\n".join(frame.write_csv() for frame in made))
"""


def test_no_number_of_threads_and_no_hash_seed_changes_a_fact() -> None:
    printed = {
        subprocess.run(
            [sys.executable, "-c", IN_A_PROCESS, threads],
            env={**os.environ, "POLARS_MAX_THREADS": threads, "PYTHONHASHSEED": threads},
            cwd=ROOT,
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for threads in ("1", "2", "5")
    }
    assert len(printed) == 1

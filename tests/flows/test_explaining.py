from __future__ import annotations

import io
import json
import re
import shutil
from pathlib import Path
from typing import Any
from uuid import uuid4

import polars as pl
import pytest
from rich.console import Console
from typer.testing import CliRunner

from flows.cli import app
from flows.errors import InputError
from flows.explaining import explain_id
from flows.pipeline import BuildRequest, build_release
from flows.show_explained import show_explained, sorted_out
from flows.steps import PlainSteps
from schemas.vocabularies import PREFERRED_RULES
from transforms.reconciliation.preference import ONLY_VALUE, RULES
from warehouse.layout import Warehouse
from warehouse.publish import find_release
from warehouse.query import run_query
from warehouse.withdrawals import withdraw

pytestmark = pytest.mark.usefixtures("unaudited")

ARTICLES = {
    "juin.txt": " date 2025-06-02 \n\nMeta investira 60 milliards de dollars en 2025. Les travaux ont commencé.\n",
    "aout.txt": " date 2025-08-04 \n\nLe chantier avance. Meta investira 72 milliards de dollars en 2025.\n",
    "note.txt": "L'atelier compte trois fenêtres.\n",
}
CORRECTIONS = (
    "target,field,value,reason,who,when\n"
    "uri=juin.txt; surface=60 milliards de dollars,speaker_id,Mark Zuckerberg,cité en tête,A. Dupont,2026-01-31\n"
)


def build(folder: Path, text_mode: str, corrections: str = CORRECTIONS, articles: dict[str, str] = ARTICLES) -> str:
    for name, text in articles.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "c.csv").write_text(corrections, encoding="utf-8")
    sources = tuple(str(folder / name) for name in articles)
    request = BuildRequest(sources, str(folder / "depot"), (), text_mode, corrections_file=str(folder / "c.csv"))
    build_release(request, str(uuid4()), PlainSteps())
    return request.warehouse


@pytest.fixture(scope="module")
def depot(unaudited: None, tmp_path_factory: pytest.TempPathFactory) -> str:  # noqa: ARG001 - named for what it does
    """A warehouse with a value that was raised and whose first claim was corrected."""
    return build(tmp_path_factory.mktemp("explained"), "quotes")


def corrected(depot: str, folder: Path, corrections: str) -> str:
    """A copy of the warehouse whose latest release has other corrections."""
    return build(Path(shutil.copytree(Path(depot).parent, folder / "corrected")), "quotes", corrections)


def ids(depot: str, sql: str) -> list[str]:
    return run_query(find_release(Warehouse(depot)), sql).to_series().to_list()


def the_fact(depot: str) -> str:
    [fact_id] = ids(depot, "SELECT fact_id FROM facts WHERE metric = 'investment'")
    return fact_id


def printed(depot: str, identifier: str, **console: Any) -> str:  # noqa: ANN401 - whatever a console takes
    out = io.StringIO()
    show_explained(explain_id(depot, None, identifier), Console(file=out, width=100, **console))
    return out.getvalue()


def test_a_fact_is_told_with_its_claims_its_rule_and_the_losers(depot: str) -> None:
    text = printed(depot, the_fact(depot))
    assert "Meta · investment · 2025\n  72 billion USD, planned\n" in text
    assert re.search(r"\n  revised: the same speaker or subject later states another value", text)
    assert "preferred by standing: a value that stands goes before one that was superseded" in text
    assert "2 claims in 2 stories, published 2025-06-02 to 2025-08-04" in text
    stating, losing = text.split("Claims that do not")
    assert "Le chantier avance. Meta investira [72 milliards de dollars] en 2025." in stating
    assert "when published: revises" in stating
    assert "superseded · 60 billion USD, planned · when published: new" in losing
    assert "Meta investira [60 milliards de dollars] en 2025. Les travaux ont commencé." in losing
    assert re.search(r"says Mark Zuckerberg\n +corrected by A. Dupont\n +2025-06-02 · .*juin\.txt\n +rule ", losing)
    assert re.search(r"speaker_id of claim \w{12} from nothing to Mark Zuckerberg, by A. Dupont on 2026-01-31", losing)
    assert not re.search(r" $", text, re.M)


@pytest.fixture(scope="module")
def without_texts(depot: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A copy of the warehouse whose latest release quotes nothing."""
    return build(Path(shutil.copytree(Path(depot).parent, tmp_path_factory.mktemp("without") / "texts")), "none")


def test_a_figure_whose_claim_was_taken_out_says_by_whom(depot: str, tmp_path: Path) -> None:
    rows = "target,field,value,reason,who,when\nuri=aout.txt,claim,none,autre groupe,B. Martin,2026-02-01\n"
    depot = corrected(depot, tmp_path, rows)
    [identifier] = ids(depot, "SELECT figure_id FROM abstentions WHERE reason = 'corrected'")
    text = printed(depot, identifier)
    assert "'72 milliards de dollars' reads as 72 billion USD, money" in text
    assert re.search(r"\n  \w{12} was taken out, by B. Martin on 2026-02-01: autre groupe\n", text)


def test_a_number_that_was_corrected_stands_in_digits(depot: str, tmp_path: Path) -> None:
    rows = "target,field,value,reason,who,when\nuri=aout.txt,bound,between,a,B,2026-02-01\n"
    rows += "uri=aout.txt,high,7.5e10,fourchette,B. Martin,2026-02-01\n"
    depot = corrected(depot, tmp_path, rows)
    text = printed(depot, the_fact(depot)[:12])
    assert "from 72,000,000,000 to 75,000,000,000, by B. Martin" in text


def test_what_stands_against_it_for_another_period_is_quoted(tmp_path: Path) -> None:
    told = {
        "mars.txt": "Meta investira 60 milliards de dollars en 2025.\n",
        "note.txt": "Les chiffres varient. Meta investira 72 milliards de dollars. Rien n'est signé.\n",
        "trimestre.txt": "Au deuxième trimestre 2025, Meta a investi 17 milliards de dollars.\n",
        "bilan.txt": "Meta investira plus de 55 milliards de dollars en 2025.\n",
        "plans.txt": "Le plan de Meta durera deux ans. Le plan de Meta durera six ans. Rien ne durera dix ans.\n"
        "Le plan de Meta durera dix ans.\n",
        "essai.txt": "Meta investira des milliards de dollars en 2025, dit-on.\n",
    }
    depot = build(tmp_path, "quotes", "target,field,value,reason,who,when\n", told)
    [fact_id] = ids(depot, "SELECT fact_id FROM facts WHERE low = 60e9")
    text = printed(depot, fact_id)
    assert re.search(
        r"no period: 72 billion USD, planned, conflict \(\w{12}\)\n"
        r" +Les chiffres varient. Meta investira \[72 milliards de dollars\]. Rien n'est signé.\n"
        r" +undated · .*note.txt\n",
        text,
    )
    # What agrees stands apart from what does not, and what is vague takes a line.
    assert re.search(r"Claims that agree with it\n    supports · at least 55 billion USD, planned\n", text)
    assert "Claims that do not" not in text
    assert re.search(
        r"Vague amounts, .*\n    des milliards de dollars · undated · .*essai.txt · claim \w{12}\n\n", text
    )
    again = printed(depot, ids(depot, "SELECT fact_id FROM facts WHERE metric = 'duration'")[0])
    assert (again.count("    apart · "), again.count("its value is another, but need not be of the same thing")) == (
        2,
        1,
    )
    # What the label does not rest on is told in a line.
    assert re.search(r"2025-04 – 2025-06: 17 billion USD, actual, single \(\w{12}\)\n +no period", text)


def test_claims_are_sorted_by_what_they_do_for_the_value() -> None:
    def claim(role: str, status: str, *, states: bool = False, vague: bool = False) -> dict[str, Any]:
        return {"role": role, "status": status, "states_value": states, "vague": vague}

    stated, agrees = claim("supports", "actual", states=True), claim("supports", "actual")
    differs, planned = claim("disagrees", "actual"), claim("supports", "planned")
    denied, vague = claim("disputes", "disputed"), claim("supports", "planned", vague=True)
    fact = {"status": "actual", "claims": [stated, agrees, differs, planned, denied, vague]}
    assert list(sorted_out(fact).values()) == [[stated], [agrees], [differs, denied], [planned], [vague]]
    plan = {"status": "planned", "claims": [agrees, planned]}
    told = sorted_out(plan)
    assert (told["Claims that agree with it"], told["What has come of it"]) == ([planned], [agrees])


def test_a_terminal_shows_the_figure_in_colour(depot: str) -> None:
    text = printed(depot, the_fact(depot), force_terminal=True, color_system="standard")
    assert re.search(r"\x1b\[[\d;]*m72 milliards de dollars\x1b\[0m", text)
    assert "[72 milliards" not in re.sub(r"\x1b\[[\d;]*m", "", text)


@pytest.mark.parametrize("kind", ["claim", "figure"])
def test_a_claim_or_figure_is_marked_within_its_fact(depot: str, kind: str) -> None:
    [identifier] = ids(depot, f"SELECT {kind}_id FROM claims WHERE low = 60e9")
    text = printed(depot, identifier)
    assert f"Fact {the_fact(depot)}" in text
    assert re.findall(r"→ (\w+) · (\d+) billion", text) == [("superseded", "60")]
    assert ("'60 milliards de dollars' reads as 60 billion USD, money" in text) == (kind == "figure")


def test_a_figure_without_claim_says_why(depot: str) -> None:
    [identifier] = ids(depot, "SELECT figure_id FROM figures_wide WHERE uri = 'note.txt'")
    text = printed(depot, identifier)
    assert "reads as 3, count, of fenêtres" in text
    assert "It bears no claim: no_metric (no cue says what the figure means)." in text
    assert "undated" in text


def test_the_beginning_of_an_id_suffices_where_no_other_has_it(depot: str) -> None:
    fact_id = the_fact(depot)
    assert explain_id(depot, None, fact_id[:10]).id == fact_id


@pytest.mark.parametrize(
    ("beginning", "says"),
    [
        pytest.param("zz", "has no fact, claim or figure whose id begins with 'zz': `gigawatt query", id="unknown"),
        pytest.param("' OR 1 = 1 --", "has no fact, claim or figure", id="SQL"),
        pytest.param("", r"\d+ ids begin with ''.*: give more of the one you mean", id="all"),
    ],
)
def test_another_id_is_told_in_a_sentence(depot: str, beginning: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        explain_id(depot, None, beginning)


def test_the_command_prints_json_and_ends_with_its_code(depot: str) -> None:
    ended = CliRunner().invoke(app, ["explain", the_fact(depot), "-w", depot, "--json"])
    told = json.loads(ended.stdout)
    assert (told["kind"], told["id"]) == ("fact", the_fact(depot))
    [fact] = told["facts"]
    assert [claim["low"] for claim in fact["claims"]] == [72e9, 60e9]
    assert fact["claims"][0]["text_before"] == "Le chantier avance."
    assert fact["corrections"][0]["corrected_by"] == "A. Dupont"
    unknown = CliRunner().invoke(app, ["explain", "zz", "-w", depot])
    assert (unknown.exit_code, unknown.stdout) == (3, "")
    assert "Traceback" not in unknown.stderr


def test_a_release_without_texts_is_explained_by_those_of_the_warehouse(without_texts: str) -> None:
    [stating, losing] = explain_id(without_texts, None, the_fact(without_texts)).facts[0]["claims"]
    assert stating["quote"] == "Meta investira 72 milliards de dollars en 2025."
    start = stating["surface_start"]
    assert stating["quote"][start:].startswith(stating["surface"])
    assert losing["text_after"] == "Les travaux ont commencé."


def test_what_was_withdrawn_is_not_shown_again(without_texts: str, tmp_path: Path) -> None:
    depot = str(shutil.copytree(without_texts, tmp_path / "depot"))
    withdraw(Warehouse(depot), "aout.txt")
    [stating, losing] = explain_id(depot, None, the_fact(depot)).facts[0]["claims"]
    assert (stating["quote"], losing["quote"]) == (None, "Meta investira 60 milliards de dollars en 2025.")
    assert "[72 milliards de dollars]\n" in printed(depot, the_fact(depot))


def test_every_rule_of_preference_has_its_meaning() -> None:
    assert set(PREFERRED_RULES.values) == {ONLY_VALUE, *RULES}


def test_the_macros_tell_the_same(depot: str) -> None:
    release = find_release(Warehouse(depot))
    macro = run_query(release, f"FROM explain_fact('{the_fact(depot)[:8]}')")
    assert macro.select("claim_id", "states_value", "role").rows() == [
        (claim["claim_id"], claim["states_value"], claim["role"])
        for claim in explain_id(depot, None, the_fact(depot)).facts[0]["claims"]
    ]
    assert isinstance(macro, pl.DataFrame)

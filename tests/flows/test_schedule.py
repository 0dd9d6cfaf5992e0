from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest
import yaml  # type: ignore[import-untyped]

from flows.errors import UsageError
from flows.schedule import local_zone, zone_of
from tests.flows.processes import all_end

pytestmark = pytest.mark.xdist_group("prefect")

COMMAND = (sys.executable, "-c", "from flows.cli import main; main()", "schedule")


def test_the_zone_is_the_one_named() -> None:
    assert zone_of("Europe/Paris") == ZoneInfo("Europe/Paris")
    with pytest.raises(UsageError, match="no time zone Mars: name one like Europe/Paris"):
        zone_of("Mars")


@pytest.mark.parametrize(
    ("variable", "name"),
    [
        pytest.param("Europe/Paris", "Europe/Paris", id="a zone"),
        pytest.param(":America/Cayenne", "America/Cayenne", id="a zone as POSIX has it"),
        pytest.param("CET-1CEST", "UTC", id="rules instead of a name"),
    ],
)
def test_without_a_name_the_zone_is_the_machine_s(variable: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", variable)
    assert local_zone() == ZoneInfo(name)


def _until(what: Callable[[], Any], seconds: float = 60) -> Any:  # noqa: ANN401 - whatever is waited for
    """The first answer that is not empty or false."""
    deadline = time.monotonic() + seconds
    while not (answer := what()):
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.2)
    return answer


def test_a_schedule_is_served_until_it_is_stopped(
    articles: Path, tmp_path: Path, children_of: Callable[[int], list[int]]
) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "PREFECT_API_URL"}
    environment["PREFECT_RUNNER_POLL_FREQUENCY"] = "1"
    arguments = [str(articles), "--cron", "0 6 * * *", "--warehouse", str(tmp_path / "depot"), "--timezone", "UTC"]
    with (
        subprocess.Popen([*COMMAND, *arguments], stderr=subprocess.PIPE, text=True, env=environment) as process,
        ExitStack() as at_the_end,
    ):
        at_the_end.callback(process.kill)
        assert process.stderr is not None
        assert process.stderr.readline().startswith("Starting Prefect")
        told = re.search(r'Builds .*presse at "0 6 \* \* \*" \(UTC\).*(http://\S+)', process.stderr.readline())
        assert told
        with httpx.Client(base_url=told[1]) as api:

            def deployments() -> list[dict[str, Any]]:
                found = api.post("/deployments/filter", json={"deployments": {"name": {"like_": "presse-"}}}).json()
                return [each for each in found if each["parameters"]["sources"] == [str(articles)]]

            [deployment] = _until(deployments)
            # Prefect's scheduler plans the runs to come.
            planned = {
                "deployments": {"id": {"any_": [deployment["id"]]}},
                "flow_runs": {"state": {"type": {"any_": ["SCHEDULED"]}}},
            }
            assert _until(lambda: api.post("/flow_runs/filter", json=planned).json())
            now = {"state": {"type": "SCHEDULED"}}
            # As long as the scheduler writes, SQLite may have no time for it.
            start = f"/deployments/{deployment['id']}/create_flow_run"
            run = _until(lambda: api.post(start, json=now).json().get("id"))

            def state() -> str:
                return str(api.get(f"/flow_runs/{run}").json()["state"]["type"])

            assert _until(lambda: state() in ("COMPLETED", "FAILED", "CRASHED") and state()) == "COMPLETED"
        assert (tmp_path / "depot" / "releases" / "latest").exists()
        started = children_of(process.pid)
        assert started
        process.terminate()
        assert process.wait(20) == 0
    assert all_end(started, seconds=10)


def test_the_deployment_in_prefect_yaml_fits_the_flow() -> None:
    from prefect.flows import Flow, load_flow_from_entrypoint

    folder = Path(__file__).parents[2]
    [deployment] = yaml.safe_load((folder / "prefect.yaml").read_text(encoding="utf-8"))["deployments"]
    flow: Flow[..., Any] = load_flow_from_entrypoint(deployment["entrypoint"])
    assert flow.name == "gigawatt-build"
    flow.validate_parameters(deployment["parameters"])

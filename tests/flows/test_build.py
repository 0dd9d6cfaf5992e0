from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from prefect import flow, tags
from prefect.artifacts import Artifact
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterTags
from prefect.client.schemas.sorting import FlowRunSort

from flows.build import as_task, build
from flows.errors import ReleaseStopped

pytestmark = [pytest.mark.xdist_group("prefect"), pytest.mark.usefixtures("prefect_server")]


def test_a_run_has_a_name_tags_tasks_and_an_artifact(articles: Path, tmp_path: Path) -> None:
    tag = str(tmp_path)
    with tags(tag):
        summary = build([str(articles)], str(tmp_path / "depot"))
    assert summary.outcome == "published"
    with get_client(sync_client=True) as client:
        [run] = client.read_flow_runs(
            flow_run_filter=FlowRunFilter(tags=FlowRunFilterTags(all_=[tag])), sort=FlowRunSort.START_TIME_DESC, limit=5
        )
        assert run.name == "presse"
        assert run.state is not None
        assert run.state.is_completed()
    # Its request holds nulls, which not every version of FastAPI takes.
    artifact: Any = Artifact.get("gigawatt-build")
    assert artifact.flow_run_id == run.id
    assert f"| figures | {summary.found['figures']:,} |" in str(artifact.data)


class Flaky:
    """A step that fails so many times before it succeeds."""

    __name__ = "flaky_step"

    def __init__(self, error: Exception, failures: int) -> None:
        self.error = error
        self.failures = failures
        self.calls = 0

    def __call__(self) -> int:
        self.calls += 1
        if self.calls <= self.failures:
            raise self.error
        return self.calls


def run(step: Flaky) -> int:
    """What the step gives as a task of a run."""

    @flow
    def alone() -> int:
        result: int = as_task(step).with_options(retry_delay_seconds=0).submit().result()
        return result

    return alone()


def test_a_lost_connection_is_tried_again() -> None:
    assert run(Flaky(ConnectionResetError("connection reset"), failures=2)) == 3


def test_a_connection_that_stays_lost_is_given_up() -> None:
    step = Flaky(ConnectionResetError("connection reset"), failures=99)
    with pytest.raises(ConnectionResetError):
        run(step)
    assert step.calls == 4


@pytest.mark.parametrize(
    "error",
    [
        pytest.param(ValueError("bad cell"), id="bad data"),
        pytest.param(ReleaseStopped("12 rows"), id="a failed audit"),
        pytest.param(FileNotFoundError("a.txt"), id="a missing file"),
    ],
)
def test_what_stays_wrong_is_not_tried_again(error: Exception) -> None:
    step = Flaky(error, failures=1)
    with pytest.raises(type(error)):
        run(step)
    assert step.calls == 1

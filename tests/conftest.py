from __future__ import annotations

import json
import random
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.s3_server import FaultyStore
    from tests.scheduling import FilesAndGroups

_BUCKETS = count(1)
SAMPLES = Path(__file__).parents[1] / "samples" / "presse"


def pytest_configure(config: pytest.Config) -> None:
    """Workers take the tests in our order, not by how many there are in a file."""
    config.option.loadscopereorder = False


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> FilesAndGroups | None:
    """Ours in place of the one of `--dist loadgroup`."""
    from tests.scheduling import FilesAndGroups

    return FilesAndGroups(config, log) if config.getoption("dist") == "loadgroup" else None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long is begun first."""
    from tests.scheduling import longest_first

    items.sort(key=longest_first)


@pytest.fixture(scope="module")
def unaudited() -> Iterator[None]:
    """Builds of the module publish without their audit, which takes half of a small build and is looked at elsewhere.

    Elsewhere is tests/expectations, and every build that the command makes.
    """
    from expectations import AuditReport

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("flows.auditing.audit", lambda *_: AuditReport(True, [], 0.0))
        yield


@pytest.fixture(scope="session")
def sample_depot(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A warehouse with a release of samples/presse, made once for the tests of the group "samples"; not to be changed.

    Its audit is looked at where the README's commands make it.
    """
    from expectations import AuditReport
    from flows.pipeline import BuildRequest, build_release
    from flows.steps import PlainSteps

    depot = str(tmp_path_factory.mktemp("samples") / "depot")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("flows.auditing.audit", lambda *_: AuditReport(True, [], 0.0))
        build_release(BuildRequest((str(SAMPLES),), depot), "un", PlainSteps())
    return depot


@pytest.fixture(scope="session")
def _s3_server() -> Iterator[tuple[FaultyStore, str]]:
    from tests.s3_server import served

    with served() as server:
        yield server


@pytest.fixture
def object_store(_s3_server: tuple[FaultyStore, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FaultyStore:
    """An object store that works; what it is and who we are there is in the environment, as users set it."""
    import fsspec  # type: ignore[import-untyped]  # it ships no types

    store, address = _s3_server
    settings = {
        "AWS_ENDPOINT_URL": address,
        "AWS_ACCESS_KEY_ID": "key",
        "AWS_SECRET_ACCESS_KEY": "secret",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_CONFIG_FILE": str(tmp_path / "no-config"),
        "AWS_SHARED_CREDENTIALS_FILE": str(tmp_path / "no-credentials"),
        "GIGAWATT_CACHE": str(tmp_path / "cache"),
    }
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    impatient = {"config_kwargs": {"read_timeout": 1, "retries": {"mode": "legacy", "max_attempts": 2}}}
    # What fsspec would read from its configuration, here and in a process of its own.
    monkeypatch.setitem(fsspec.config.conf, "s3", impatient)
    monkeypatch.setenv("FSSPEC_S3", json.dumps(impatient))
    # What is tried again waits for a random part of a second.
    monkeypatch.setattr(random, "random", lambda: 0.05)
    store.requests.clear()
    return store


@pytest.fixture
def bucket(object_store: FaultyStore) -> str:
    """The address of an empty bucket."""
    import fsspec

    name = f"depot-{next(_BUCKETS)}"
    fsspec.filesystem("s3").mkdir(name)
    object_store.requests.clear()
    return f"s3://{name}"

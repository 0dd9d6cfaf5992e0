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

_BUCKETS = count(1)


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

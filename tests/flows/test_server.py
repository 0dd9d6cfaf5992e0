from __future__ import annotations

from pathlib import Path

import pytest

from flows.api import OwnServer

pytestmark = pytest.mark.xdist_group("prefect")


def test_two_first_servers_at_once_both_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path / "new"))
    servers = [OwnServer("temporary"), OwnServer("temporary")]
    try:
        first, second = (server.address() for server in servers)
        assert first != second
    finally:
        for server in servers:
            server.stop()

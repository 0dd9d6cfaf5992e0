from __future__ import annotations

from pathlib import Path

import pytest

from flows.paths import shown_path


def test_a_path_below_the_working_directory_is_shown_relative_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert shown_path(tmp_path / "depot" / "releases") == "depot/releases"
    assert shown_path(tmp_path.parent / "autre") == str(tmp_path.parent / "autre")

from __future__ import annotations

from pathlib import Path

import pytest

from flows.api import configured_api

PROFILES = """
active = "bureau"

[profiles.bureau]
PREFECT_API_URL = "http://bureau:4200/api"

[profiles.nuage]
PREFECT_API_URL = "https://nuage.example/api"

[profiles.local]
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path))
    for name in ("PREFECT_API_URL", "PREFECT_PROFILE", "PREFECT_PROFILES_PATH"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def test_without_a_profile_no_api_is_configured(home: Path) -> None:
    assert home.exists()
    assert configured_api() is None


def test_the_active_profile_names_the_api(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "profiles.toml").write_text(PROFILES)
    assert configured_api() == "http://bureau:4200/api"
    monkeypatch.setenv("PREFECT_PROFILE", "nuage")
    assert configured_api() == "https://nuage.example/api"
    monkeypatch.setenv("PREFECT_PROFILE", "local")
    assert configured_api() is None


def test_the_environment_goes_before_the_profile(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "profiles.toml").write_text(PROFILES)
    monkeypatch.setenv("PREFECT_API_URL", "http://ailleurs:4200/api")
    assert configured_api() == "http://ailleurs:4200/api"


def test_a_broken_profile_counts_as_none(home: Path) -> None:
    (home / "profiles.toml").write_text("active = ")
    assert configured_api() is None

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.warehouse.synthetic import articles, build, landed
from warehouse.layout import Warehouse
from warehouse.publish import find_release


@pytest.fixture
def warehouse(tmp_path: Path) -> Warehouse:
    return Warehouse(str(tmp_path / "warehouse"))


@pytest.fixture(scope="session")
def _built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("built") / "warehouse"
    build(Warehouse(str(root)), [landed(articles(40))])
    return root


@pytest.fixture
def built(_built: Path, tmp_path: Path) -> Warehouse:
    """A warehouse of 40 texts with one release, the test's own copy."""
    return Warehouse(str(shutil.copytree(_built, tmp_path / "built")))


@pytest.fixture
def release(built: Warehouse) -> Path:
    return find_release(built)

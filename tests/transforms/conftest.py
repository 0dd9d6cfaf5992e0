from __future__ import annotations

import pytest

from tests.transforms.together import rehearse_later


@pytest.fixture(autouse=True, scope="module")
def _asked_together(request: pytest.FixtureRequest) -> None:
    """What the tests of a module ask is answered in one call: they are known before the first of them runs."""
    rehearse_later([item for item in request.session.items if item.parent is request.node])

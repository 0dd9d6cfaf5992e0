"""Which tests run on which of the workers, and which come first."""

from __future__ import annotations

import pytest
from xdist.scheduler import LoadGroupScheduling  # type: ignore[import-untyped]  # it ships no types


class FilesAndGroups(LoadGroupScheduling):  # type: ignore[misc]  # of no type
    """Gives a worker the tests of a file or of an `xdist_group`, so that what they share is made once."""

    def _split_scope(self, nodeid: str) -> str:
        scope = str(super()._split_scope(nodeid))
        return scope.partition("::")[0] if scope == nodeid else scope


def longest_first(item: pytest.Item) -> tuple[bool, bool]:
    """Sorts first what one worker must do alone, last what is quick: so both workers end at the same time, about."""
    group = item.get_closest_marker("xdist_group")
    return group is None or group.args != ("prefect",), "transforms" in item.path.parts

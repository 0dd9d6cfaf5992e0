"""What a build is asked for on the command line: the parameters of its flow, checked before anything starts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from flows.paths import require_text
from flows.resources import Resources, resources_of


@dataclass(frozen=True)
class BuildParameters:
    """The parameters of `flows.build.build`, which says what they mean.

    Raises `UsageError` where they cannot mean anything.
    """

    sources: Sequence[str]
    warehouse: str
    lexicon: Sequence[str] = ()
    text: str = "quotes"
    columns: Mapping[str, str] = field(default_factory=dict)
    corrections: str | None = None
    runner: str = "auto"
    workers: int | None = None
    dask_address: str | None = None
    memory: str | None = None

    def __post_init__(self) -> None:
        _ = self.resources
        require_text([*self.sources, self.warehouse, *self.lexicon, self.corrections, *self.columns.values()])

    @property
    def resources(self) -> Resources:
        """What the build may use."""
        return resources_of(self.runner, self.workers, self.dask_address, self.memory)

    def as_dict(self) -> dict[str, Any]:
        """The same as JSON, as Prefect keeps the parameters of a run."""
        return asdict(self) | {
            "sources": list(self.sources),
            "lexicon": list(self.lexicon),
            "columns": dict(self.columns),
        }

    def from_anywhere(self) -> BuildParameters:
        """The same with absolute paths, for a run that works in a folder of its own."""
        return replace(
            self,
            sources=[_absolute(source) for source in self.sources],
            warehouse=_absolute(self.warehouse),
            lexicon=[_absolute(file) for file in self.lexicon],
            corrections=self.corrections and _absolute(self.corrections),
        )


def _absolute(path: str) -> str:
    return path if "://" in path or "::" in path else str(Path(path).expanduser().absolute())

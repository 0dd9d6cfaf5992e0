"""Where a warehouse keeps what: paths below one root, which is a folder or any address that fsspec knows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from warehouse.errors import WarehouseError


@dataclass(frozen=True)
class Warehouse:
    """The paths of the warehouse at `root`; nothing is made before something is written."""

    root: str

    @property
    def is_local(self) -> bool:
        """Whether the root is a folder of this machine."""
        return "://" not in self.root or self.root.startswith("file://")

    @cached_property
    def filesystem(self) -> Any:  # noqa: ANN401 - fsspec has no types
        """The fsspec file system that the root is an address of."""
        # Here, as it takes a tenth of a second that asking a local release does not need.
        import fsspec  # type: ignore[import-untyped]  # it ships no types

        return fsspec.core.url_to_fs(self.root)[0]

    @cached_property
    def base(self) -> str:
        """The root as the file system spells it: absolute, without protocol."""
        if self.is_local:
            return str(Path(self.root.removeprefix("file://")).expanduser().absolute())
        return str(self.filesystem._strip_protocol(self.root)).rstrip("/")

    @property
    def folder(self) -> Path:
        """The root as a local folder. Raises `WarehouseError` where it is none."""
        if not self.is_local:
            message = f"{self.root} is not a local folder: build into one and copy its releases there"
            raise WarehouseError(message)
        return Path(self.base)

    def path(self, *parts: str) -> str:
        """A path below the root, as the file system spells it."""
        return "/".join((self.base, *parts))

    def address(self, path: str) -> str:
        """The path as Polars reads it: plain where local, else with its protocol."""
        return path if self.is_local else str(self.filesystem.unstrip_protocol(path))

    def files(self, *parts: str, suffix: str) -> list[str]:
        """The files below a folder whose names end so, sorted; those being written (a leading dot) left out."""
        folder = self.path(*parts)
        if not self.filesystem.isdir(folder):
            return []
        below = len(folder) + 1
        return sorted(
            path
            for path in self.filesystem.find(folder)
            if path.endswith(suffix) and not any(part.startswith(".") for part in path[below:].split("/"))
        )

    @property
    def releases(self) -> Path:
        """The folder of the releases."""
        return self.folder / "releases"

    @property
    def latest_file(self) -> Path:
        """The one-line file that names the current release."""
        return self.releases / "latest"

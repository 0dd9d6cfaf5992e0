"""What a release says of itself in `release.json`."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from warehouse.errors import WarehouseError

MANIFEST = "release.json"
CATALOG = "gigawatt.duckdb"


@dataclass(frozen=True)
class Manifest:
    """Version, rows of each table, text mode, and the version of gigawatt that made it.

    `recipe` and `content` are the digests that tell whether a new build would say anything new (`Contents.digest`).
    """

    version: str
    recipe: str
    content: str
    text_mode: str
    rows: dict[str, int] = field(default_factory=dict)
    gigawatt: str = ""

    @property
    def day(self) -> str:
        """Day of the run, ISO 8601."""
        return self.version.rpartition(".")[0]


def write_manifest(manifest: Manifest, release: Path) -> None:
    """Writes `release.json` into the folder of a release."""
    content = json.dumps(asdict(manifest), indent=2, sort_keys=True)
    (release / MANIFEST).write_text(content + "\n", encoding="utf-8")


def read_manifest(release: Path) -> Manifest:
    """What the release says of itself. Raises `WarehouseError` where the folder is no release."""
    try:
        return Manifest(**json.loads((release / MANIFEST).read_text("utf-8")))
    except (FileNotFoundError, NotADirectoryError):
        message = f"{release} is no release: it has no {MANIFEST}"
        raise WarehouseError(message) from None
    except (ValueError, TypeError) as error:
        message = f"{release / MANIFEST} cannot be read ({error}): take the release from its archive again"
        raise WarehouseError(message) from None

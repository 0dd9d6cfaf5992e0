"""The release's README: what it holds, how to ask it, what it does not know."""

from __future__ import annotations

from pathlib import Path

import jinja2

from schemas import RELEASE_TABLES
from schemas.dictionary import table_section, vocabulary_section
from schemas.vocabularies import ALL_VOCABULARIES, TEXT_MODES
from warehouse.manifest import Manifest


def write_card(manifest: Manifest, path: Path) -> None:
    """Writes the page for a release, from its manifest and the schemas."""
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("warehouse", "pages"),
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        autoescape=False,
    )
    page = environment.get_template("README.md.j2").render(
        manifest=manifest,
        tables=list(RELEASE_TABLES.values()),
        vocabularies=ALL_VOCABULARIES,
        table_section=table_section,
        vocabulary_section=vocabulary_section,
        text_mode_meaning=TEXT_MODES.values[manifest.text_mode],
    )
    path.write_text(page, encoding="utf-8")

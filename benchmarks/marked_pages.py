"""Pages of which commands write a part."""

from __future__ import annotations

import re
from pathlib import Path


def write_between(page: Path, name: str, text: str) -> None:
    """Puts the text between the marks `<!-- measured: NAME -->` and `<!-- end -->` of a page.

    Raises `ValueError` where the page lacks them.
    """
    content = page.read_text("utf-8")
    marked = re.compile(rf"(<!-- measured: {re.escape(name)} -->\n\n).*?(\n<!-- end -->)", re.DOTALL)
    if not marked.search(content):
        raise ValueError(f"{page.name} has no marks for {name!r}.")
    page.write_text(marked.sub(lambda match: f"{match[1]}{text}{match[2]}", content, count=1), encoding="utf-8")

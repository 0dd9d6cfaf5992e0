from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.marked_pages import write_between

PAGE = "# A page\n\n<!-- measured: one -->\n\nold\n\n<!-- end -->\n\n<!-- measured: two -->\n\nkept\n\n<!-- end -->\n"


def test_a_part_is_written_anew_and_the_others_stay(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(PAGE, encoding="utf-8")
    for _ in range(2):
        write_between(page, "one", "| new |\n")
    assert page.read_text("utf-8") == PAGE.replace("old\n", "| new |\n")


def test_a_part_without_marks_is_refused(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(PAGE, encoding="utf-8")
    with pytest.raises(ValueError, match="no marks for 'three'"):
        write_between(page, "three", "| new |\n")

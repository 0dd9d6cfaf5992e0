from __future__ import annotations

import polars as pl
import pytest

from transforms.statements.reading.cues import CueFinder, coded, spaced


def cues_in(text: str, *cues: str) -> list[tuple[int, int]]:
    table = pl.DataFrame({"cue": cues, "example": [""] * len(cues)})
    finder = CueFinder({"table": table})
    texts = pl.DataFrame({"s": [0], "text": [text]}).with_columns(spaced=spaced(coded(pl.col("text"))))
    found = finder.of("table", finder.find(texts, "s", "spaced"))
    return found.select("cue_start", "cue_end").rows()


@pytest.mark.parametrize(
    ("text", "cue", "found"),
    [
        pytest.param("meta investira 2 milliards", "investi*", ["investi"], id="a star stands for any ending"),
        pytest.param("le groupe réinvestit", "investi*", [], id="but not for any beginning"),
        pytest.param("le site ouvrira là", "~ra", ["ra"], id="a tilde stands for any beginning"),
        pytest.param("un contrat à terme", "a", [], id="an accent makes another word"),
        pytest.param("d'ici 2028, l'été", "d'ici", ["d'ici"], id="elision"),
        pytest.param("« selon l'œil »", "selon", ["selon"], id="marks and ligatures before it keep the offsets"),
        pytest.param("(investissement)", "investissement", ["investissement"], id="punctuation ends a word"),
    ],
)
def test_a_cue_is_found_as_a_word(text: str, cue: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in cues_in(text, cue)] == found


def test_a_cue_inside_a_longer_one_is_not_found() -> None:
    text = "un chiffre d'affaires, des affaires"
    assert [text[a:b] for a, b in cues_in(text, "affaires", "chiffre d'affaires")] == ["chiffre d'affaires", "affaires"]

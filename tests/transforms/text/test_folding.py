from __future__ import annotations

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from transforms.text.folding import MARK, fold, fold_around_marks, fold_case


def test_typographic_variants_are_folded_and_the_line_feed_is_kept() -> None:
    [folded] = pl.Series(["l’IA – 5\u202fMd€\n«\u00a0oui\u00a0»"]).to_frame("t").select(fold(pl.col("t")))["t"]
    assert folded == 'l\'IA - 5 Md€\n" oui "'


def test_every_space_but_the_line_feed_becomes_a_plain_one() -> None:
    spaces = (
        "\t\x0b\x0c\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
    )
    assert pl.DataFrame({"t": [spaces + "\n"]}).select(fold(pl.col("t"))).item() == " " * len(spaces) + "\n"


def test_marks_stay_where_they_cut() -> None:
    assert pl.DataFrame({"t": [f"l’un{MARK}– a"]}).select(fold_around_marks(pl.col("t"))).item() == f"l'un{MARK}- a"


@given(st.text())
def test_folding_keeps_the_length_and_leaves_no_mark(text: str) -> None:
    frame = pl.DataFrame({"t": [text]})
    folded = frame.select(fold_case(fold(pl.col("t")))).item()
    assert len(folded) == len(text)
    assert MARK not in folded

from __future__ import annotations

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from transforms.folding import MARK, fold, fold_case


def test_typographic_variants_are_folded_and_the_line_feed_is_kept() -> None:
    [folded] = pl.Series(["l’IA – 5\u202fMd€\n«\u00a0oui\u00a0»"]).to_frame("t").select(fold(pl.col("t")))["t"]
    assert folded == 'l\'IA - 5 Md€\n" oui "'


@given(st.text())
def test_folding_keeps_the_length_and_leaves_no_mark(text: str) -> None:
    frame = pl.DataFrame({"t": [text]})
    folded = frame.select(fold_case(fold(pl.col("t")))).item()
    assert len(folded) == len(text)
    assert MARK not in folded

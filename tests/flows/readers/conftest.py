from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from flows.readers import ReadBatch, ReadOptions, read_sources

Reading = Callable[..., ReadBatch]


@pytest.fixture
def read() -> Reading:
    """Reads sources to the end and joins the batches; that every input is a text or a reject holds in every test."""

    def read_all(*sources: str | Path, options: ReadOptions | None = None) -> ReadBatch:
        batches = list(read_sources([str(source) for source in sources], options))
        landed = pl.concat([batch.landed for batch in batches])
        rejects = pl.concat([batch.rejects for batch in batches])
        inputs = sum(batch.inputs for batch in batches)
        unchanged = sum(batch.unchanged for batch in batches)
        assert inputs == landed.height + rejects.height + unchanged
        return ReadBatch(landed, rejects, inputs, unchanged)

    return read_all

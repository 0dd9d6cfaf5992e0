"""quantulum3, which reads English: `run_quantulum3.py SECONDS`."""

from __future__ import annotations

import warnings
from collections.abc import Iterator

from stopwatch import Finding, Reader, run  # type: ignore[import-not-found]  # beside this script


def load(_options: list[str]) -> Reader:
    """What reads a text."""
    with warnings.catch_warnings():
        # Without its classifier it takes the likeliest of the units that one word means.
        warnings.simplefilter("ignore")
        from quantulum3 import parser  # type: ignore[import-not-found]  # only in the environment of the peers

    def read(text: str, _on: str | None) -> Iterator[Finding]:
        for quantity in parser.parse(text):
            start, end = quantity.span
            unit = "1" if quantity.unit.name == "dimensionless" else quantity.unit.name
            spread = quantity.uncertainty or 0.0
            low, high = quantity.value - spread, quantity.value + spread
            yield {"type": "figure", "start": start, "end": end, "low": low, "high": high, "unit": unit}

    return read


if __name__ == "__main__":
    run(load)

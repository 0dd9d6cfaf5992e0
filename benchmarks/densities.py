"""How much the generated articles state: what they are about, and which shares of their sentences state figures.

The shares give what `python -m benchmarks density` measured in texts that people wrote (`press_density.json`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Density:
    """What articles are drawn by.

    `desk` names the moulds of sentences.csv beside those of any desk. `kinds` are shares of sentences by their build,
    `figures` is the share of clauses that state figures, `lead`, `when` and `tail` are those with such a part.
    `log_sentences` are mean and deviation of the logarithm of the number of sentences of an article. `known` is the
    share of companies that a lexicon knows.
    """

    desk: str
    kinds: Mapping[str, float]
    figures: float
    lead: float
    when: float
    tail: float
    log_sentences: tuple[float, float]
    known: float


DENSITIES = {
    "news": Density(
        desk="general",
        kinds={"subhead": 0.08, "short": 0.13, "quote": 0.10, "single": 0.29, "double": 0.32, "long": 0.08},
        figures=0.255,
        lead=0.30,
        when=0.24,
        tail=0.36,
        log_sentences=(2.53, 0.4),
        known=0.9,
    ),
    "economic": Density(
        desk="economy",
        kinds={"subhead": 0.07, "short": 0.13, "quote": 0.13, "single": 0.25, "double": 0.34, "long": 0.08},
        figures=0.53,
        lead=0.26,
        when=0.22,
        tail=0.36,
        log_sentences=(2.95, 0.65),
        known=0.97,
    ),
}
"""By name: general news as French Wikinews has it, and economic press as excerpts of it have it."""

DEFAULT = "news"
"""What a crawl of news holds: most of it is not about the economy."""

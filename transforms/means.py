"""Which means of reading claims are used."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Means:
    """All means, less those that are named false: what is then read worse shows what each is worth.

    - `references`: what pronouns, family names and descriptions stand for ("le groupe", "elle");
    - `carried_subjects`: the subject of a sentence before, where a figure's own sentence names none;
    - `clauses`: what commas, conjunctions, relative clauses and appositions part, and the clause that a figure has for
      itself;
    - `attribution`: who says it, who only tells what others do.
    """

    references: bool = True
    carried_subjects: bool = True
    clauses: bool = True
    attribution: bool = True


ALL_MEANS = Means()

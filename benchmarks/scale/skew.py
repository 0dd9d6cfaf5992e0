"""How unequal the parts of the facts are, since a few subjects have most claims."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Counts = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Skew:
    """`claims` of the parts, and how many times the average the `largest` part and the `first_subject` have."""

    claims: Counts
    largest: float
    first_subject: float


def claims_of_subjects(claims: int, subjects: int, exponent: float, seed: int = 1) -> Counts:
    """How many claims each subject has: the second `2 ** exponent` times fewer than the first, and so on."""
    weights = np.arange(1, subjects + 1) ** -exponent
    drawn: Counts = np.random.default_rng(seed).poisson(claims * weights / weights.sum())
    return drawn


def part_by_subject(of_subjects: Counts, parts: int, at_most: float = 0.0, seed: int = 1) -> Skew:
    """The claims put into parts by a hash of their subject.

    With `at_most`, a subject that has more than so many parts' worth of claims is put there by subject and what else a
    fact is of (metric, object, qualifier), which no claims of two parts can share: here, in pieces of that size.
    """
    random = np.random.default_rng(seed)
    average = of_subjects.sum() / parts
    pieces = of_subjects
    if at_most:
        many = np.maximum(1, np.ceil(of_subjects / (average * at_most))).astype(np.int64)
        pieces = np.repeat(of_subjects // many, many)
    counts = np.bincount(random.integers(0, parts, len(pieces)), weights=pieces, minlength=parts).astype(np.int64)
    return Skew(counts, float(counts.max() / average), float(of_subjects.max() / average))

"""The plan's stages on simulated clusters: what deaths, stragglers and skew add to the arithmetic."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

import numpy as np

from benchmarks.scale.cluster import Cluster, Outcome, Seconds, run
from benchmarks.scale.plan import PART, Plan
from benchmarks.scale.skew import claims_of_subjects, part_by_subject

_SPREAD = 0.15
"""Deviation of the logarithm of a shard's time: shards are cut by size, and their density varies."""
_MOST_TASKS = 40_000
"""Tasks of a simulation: beyond, it takes so many of the same and as many times fewer workers."""
DEATHS = {"none": 0.0, "one in 1,000 hours": 0.001, "one in 20 hours": 0.05}
"""By what a worker is: of a thought experiment, a reserved machine, one that may be taken away at any time."""


def shard_seconds(plan: Plan, count: int, seed: int = 1) -> Seconds:
    """Of the extraction's tasks."""
    mean = plan.shard * plan.rates.shard_seconds
    drawn = np.random.default_rng(seed).lognormal(-(_SPREAD**2) / 2, _SPREAD, count)
    return mean * drawn


def extraction(plan: Plan, hours: float, cluster: Cluster) -> tuple[int, Outcome]:
    """The extraction on the workers that the plan asks for to do it in so many hours: their number, and the outcome."""
    workers = plan.cores(hours)
    fewer = max(1, ceil(plan.shards / _MOST_TASKS))
    tasks = shard_seconds(plan, ceil(plan.shards / fewer), cluster.seed)
    return workers, run(tasks, replace(cluster, workers=max(1, ceil(workers / fewer))))


def facts(plan: Plan, workers: int, exponent: float, at_most: float, cluster: Cluster) -> tuple[float, Outcome]:
    """The facts in parts by subject: how many times the average the largest part has, and the outcome."""
    claims = int(plan.claims)
    subjects = min(500_000, max(1_000, claims // 20))
    parts = max(1, ceil(claims / PART))
    skew = part_by_subject(claims_of_subjects(claims, subjects, exponent, cluster.seed), parts, at_most, cluster.seed)
    # The largest first: what takes longest must not begin last.
    tasks = np.sort(skew.claims * plan.rates.fact_seconds)[::-1]
    return skew.largest, run(tasks, replace(cluster, workers=workers))

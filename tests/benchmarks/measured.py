"""What a run of the benchmark might have measured."""

from __future__ import annotations

from typing import Any

Results = dict[str, Any]

ROWS = dict.fromkeys(("documents", "sentences", "figures", "periods", "mentions", "claims", "facts"), 6_000)


def build(scale: int = 1, seconds: float = 4.0, **others: object) -> Results:
    """A build of 10 MB times the scale that took half of its time to extract."""
    size = 10_000_000 * scale
    return {
        "scale": scale,
        "bytes": size,
        "file_bytes": int(size * 1.1),
        "seconds": seconds,
        "startup_seconds": 6.0,
        "cpu_seconds": 8.0 + 1.5 * seconds,
        "instructions": None,
        "peak_bytes": 400_000_000 + 10 * size,
        "stages": {"read": 0.25 * seconds, "extract": 0.5 * seconds, "audit": 0.25 * seconds},
        "rows": ROWS,
        "floor": {"seconds": 0.4 * scale, "cpu_seconds": 0.5 * scale, "names": 1},
        "held": {name: {"files": 3, "bytes": size // 2} for name in ("landing", "staging", "releases")},
        **others,
    }


def results(**others: object) -> Results:
    """All that a run measured."""
    speed = {"bytes": 1_000_000, "cpu_seconds": 40.0, "seconds": 41.0, "load_seconds": 2.0}
    return {
        "machine": "2 cores",
        "cores": 2,
        "plan": {"size": 10_000_000, "seed": 1, "density": "news", "runs": 2},
        "builds": [build(), build(seconds=5.0), build(2, 8.4)],
        "added": {**build(seconds=1.2), "bytes": 100_000, "stages": {"read": 0.01, "extract": 0.03, "audit": 0.9}},
        "denser": {"density": "economic", **build(seconds=10.0)},
        "small": build(seconds=1.0, cpu_seconds=8.0),
        "small_without_prefect": build(seconds=0.5),
        "transforms": {"bytes": 10_000_000, "seconds": {"find_figures": 0.5, "rarely": 0.0}},
        "peers": {"base": "others", "speed": {"others": speed, "Gigawatt": {**speed, "cpu_seconds": 0.1}}},
        **others,
    }


FACTS: list[Results] = [
    {
        "texts": texts,
        "claims": 5 * texts,
        "peak": 500_000_000 + 2_000 * texts,
        "seconds": {"sketches": 1.0, "stories": 2e-5 * texts, "facts": 4e-5 * texts, "sorting": 1e-5 * texts},
    }
    for texts in (500_000, 1_000_000)
]

"""What the comparison found, as text: for the terminal, and between the marks of docs/benchmarks.md."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from benchmarks.peers.scoring import Score


@dataclass
class Quality:
    """The scores on one set of annotated texts, by the name of the recogniser.

    `known` are the kinds of figure that the others have at all.
    """

    title: str
    numbers: dict[str, Score]
    figures: dict[str, Score]
    known: dict[str, Iterable[str]]
    places: dict[str, Score]
    periods: dict[str, Score]
    names: dict[str, Score] = field(default_factory=dict)

    def markdown(self) -> list[str]:
        """Its tables."""
        lines = [
            f"**{self.title}**",
            "",
            "| numbers with their unit | precision | recall | F1 | F1, kinds it knows | F1, figures as the guide |",
            "| --- | ---: | ---: | ---: | ---: | ---: |",
        ]
        for name, score in self.numbers.items():
            known = score.of(self.known[name])[2] if name in self.known else score.of()[2]
            lines.append(f"| {name} | {_row(score.of())} | {known:.2f} | {self.figures[name].of()[2]:.2f} |")
        kinds = sorted(
            {kind for score in self.numbers.values() for kind in score.right | score.missed},
            key=lambda kind: (-_stated(self.numbers, kind), kind),
        )
        lines += ["", f"| F1 by kind (stated) | {' | '.join(self.numbers)} |"]
        lines += [f"| --- |{' ---: |' * len(self.numbers)}"]
        for kind in kinds:
            cells = (
                f"{score.of([kind])[2]:.2f}" if kind in self.known.get(name, kinds) else "–"
                for name, score in self.numbers.items()
            )
            lines.append(f"| {kind} ({_stated(self.numbers, kind)}) | {' | '.join(cells)} |")
        lines += ["", "| periods | F1, place | precision | recall | F1, first and last day |"]
        lines += ["| --- | ---: | ---: | ---: | ---: |"]
        for name, score in self.periods.items():
            lines.append(f"| {name} | {self.places[name].of()[2]:.2f} | {_row(score.of())} |")
        if self.names:
            kinds = ["person", "organization", "place"]
            lines += ["", f"| names, with their kind | precision | recall | F1 | {' | '.join(kinds)} |"]
            lines += [f"| --- |{' ---: |' * 6}"]
            for name, score in self.names.items():
                by_kind = " | ".join(f"{score.of([kind])[2]:.2f}" for kind in kinds)
                lines.append(f"| {name} | {_row(score.of())} | {by_kind} |")
        return [*lines, ""]

    def as_dict(self) -> dict[str, Any]:
        """For machines: precision, recall and F1 of each."""
        parts = {"numbers": self.numbers, "figures": self.figures, "places": self.places, "periods": self.periods}
        scores = {part: {name: score.of() for name, score in of.items()} for part, of in parts.items()}
        return {"title": self.title, **scores, "names": {name: score.of() for name, score in self.names.items()}}


@dataclass(frozen=True)
class Speed:
    """How fast each read the same articles, a process and a thread each, as multiples of `base`."""

    results: dict[str, dict[str, Any]]
    base: str

    def rate(self, name: str) -> float:
        """Megabytes of text a second of processor time, loading apart: other work on the machine matters less to it."""
        return float(self.results[name]["bytes"]) / 1e6 / float(self.results[name]["cpu_seconds"])

    def markdown(self) -> list[str]:
        """Its table."""
        lines = [
            f"| speed, one thread | MB read | processor time, s | MB/s | × {self.base} | start-up, s |",
            "| --- | ---: | ---: | ---: | ---: | ---: |",
        ]
        for name, result in self.results.items():
            size, times = result["bytes"] / 1e6, self.rate(name) / self.rate(self.base)
            told = f"{times:,.0f}" if times >= 10 else f"{times:.1f}"
            rate = f"{self.rate(name):.{1 if self.rate(name) >= 1 else 3}f}"
            seconds = f"{result['cpu_seconds']:.1f} | {rate} | {told} | {result['load_seconds']:.1f}"
            lines.append(f"| {name} | {size:.2f} | {seconds} |")
        return [*lines, ""]

    def as_dict(self) -> dict[str, Any]:
        """For machines."""
        measures = ("bytes", "cpu_seconds", "seconds", "load_seconds", "failed")
        return {
            name: {measure: result[measure] for measure in measures} | {"megabytes_per_second": self.rate(name)}
            for name, result in self.results.items()
        }


def _row(scores: tuple[float, float, float]) -> str:
    precision, recall, harmonic = scores
    return f"{precision:.2f} | {recall:.2f} | **{harmonic:.2f}**"


def _stated(scores: dict[str, Score], kind: str) -> int:
    return max(score.right[kind] + score.missed[kind] for score in scores.values())

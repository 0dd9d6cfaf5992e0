"""What a build did, in numbers: printed, as JSON, and as the artifact of its Prefect run."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from shlex import quote
from typing import Literal

from flows.corrections import in_words

_MERGED = {"added": "entities added", "changed": "changed", "related": "relations added"}
_FOUND = ("figures", "periods", "mentions", "claims", "facts")


@dataclass(frozen=True)
class BuildSummary:
    """What a build read, found, set aside and published.

    `inputs` = `documents` (new to the warehouse) + `duplicates` + `rejected`. `found` are the rows of the release's
    tables, hence of the whole warehouse, `set_aside` its rejects by reason, and `set_aside_now` those of them that this
    run's inputs are. `corrected` are the rows of the corrections' file by their outcome, `merged` those of the user's
    lexicon files by what became of them (added, changed, related), `left_out` such files that the last build had and
    this one had not. `seconds` is the time from the first read to the end, `stages` its parts.
    """

    outcome: Literal["published", "nothing new"]
    version: str
    path: str
    inputs: int
    documents: int
    duplicates: int
    rejected: int
    found: dict[str, int]
    set_aside: dict[str, int]
    set_aside_now: dict[str, int]
    bytes_read: int
    seconds: float
    stages: dict[str, float] = field(default_factory=dict)
    corrected: dict[str, list[int]] = field(default_factory=dict)
    merged: dict[str, int] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)

    def as_dict(self) -> dict[str, object]:
        """The same for machines: one JSON object."""
        return asdict(self)

    def rows(self) -> list[tuple[str, str]]:
        """Heading and text of each line that is printed."""
        found = ", ".join(f"{self.found.get(name, 0):,} {name}" for name in _FOUND)
        held = self.found.get("documents", 0)
        # One line is of what was read now and the next of all that there is: where these are not the same, it is said.
        of_all = "" if held == self.documents else "the warehouse's "
        aside = _by_reason(self.set_aside)
        if self.set_aside != self.set_aside_now:
            aside = f"{_by_reason(self.set_aside_now)} of these inputs; {aside} in the whole warehouse"
        outcome = (
            f"{self.version} in {self.path}"
            if self.outcome == "published"
            else f"nothing new: {self.version} in {self.path} stays the latest"
        )
        return [
            *([("Lexicon", _in_order(self.merged))] if self.merged else []),
            (
                "Read",
                f"{self.inputs:,} inputs = {self.documents:,} documents + {self.duplicates:,} duplicates "
                f"+ {self.rejected:,} rejected",
            ),
            ("Found", f"{found} in {of_all}{held:,} documents"),
            ("Set aside", aside),
            *([("Corrected", in_words(self.corrected))] if self.corrected else []),
            ("Published", outcome),
            ("Took", f"{self.seconds:.1f} s ({', '.join(f'{name} {took:.1f}' for name, took in self.stages.items())})"),
        ]

    def record(self) -> list[tuple[str, str]]:
        """The same lines for who did not see the build begin, when it told what it does without."""
        return [*([("Without", without(self.left_out))] if self.left_out else []), *self.rows()]

    def markdown(self) -> str:
        """The artifact of the Prefect run."""
        lines = [f"| {heading} | {text} |" for heading, text in self.record()]
        tables = [f"| {name} | {rows:,} |" for name, rows in self.found.items()]
        return "\n".join(
            ["| | |", "| --- | --- |", *lines, "", "| table | rows |", "| --- | ---: |", *tables, ""],
        )


def without(left_out: list[str]) -> str:
    """What it means that these lexicon files of the last build were not given, and what to do about it."""
    options = " ".join(f"--lexicon {quote(file)}" for file in left_out)
    return f"{', '.join(left_out)}, which the last build had as a lexicon: {options} brings back what that adds"


def _by_reason(rejects: dict[str, int]) -> str:
    return ", ".join(f"{count:,} {reason}" for reason, count in rejects.items()) or "nothing"


def _in_order(merged: dict[str, int]) -> str:
    return ", ".join(f"{merged[action]:,} {words}" for action, words in _MERGED.items() if merged.get(action))

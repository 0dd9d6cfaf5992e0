"""The measurements as text: for the terminal, and between the marks of docs/benchmarks.md."""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measure import Measured

BEGIN, END = "<!-- measured: written by `make bench` -->\n", "<!-- end of what is measured -->"


@dataclass(frozen=True)
class Benchmark:
    """All that was measured.

    `large` are builds of the generated articles; `small` one of the samples, and `small_plain` the same without
    Prefect. `transforms` are seconds by transform, one after the other. `machine` says where.
    """

    machine: str
    large: list[Measured]
    small: Measured
    small_plain: Measured
    transforms: dict[str, float]

    @property
    def best(self) -> Measured:
        """The fastest build."""
        return min(self.large, key=lambda measured: measured.result["seconds"])

    @property
    def rate(self) -> float:
        """Megabytes of text a second, from landing to published release, in the fastest build."""
        return _megabytes(self.best) / float(self.best.result["seconds"])

    def as_dict(self) -> dict[str, object]:
        """For machines."""
        return {
            "machine": self.machine,
            "megabytes": _megabytes(self.best),
            "megabytes_per_second": self.rate,
            "seconds": [measured.result["seconds"] for measured in self.large],
            "startup_seconds": [_startup(measured) for measured in self.large],
            "cpu_seconds": [measured.cpu_seconds for measured in self.large],
            "peak_megabytes": [measured.peak_bytes / 1e6 for measured in self.large],
            "stage_seconds": self.best.result["stages"],
            "transform_seconds": self.transforms,
            "rows": self.best.result["found"],
            "small": {"seconds": self.small.result["seconds"], "startup_seconds": _startup(self.small)},
            "small_without_prefect": {
                "seconds": self.small_plain.result["seconds"],
                "startup_seconds": _startup(self.small_plain),
            },
        }

    def markdown(self) -> str:
        """The tables of docs/benchmarks.md."""
        best = self.best
        found = best.result["found"]
        seconds = [float(measured.result["seconds"]) for measured in self.large]
        size = _megabytes(best)
        return "\n".join(
            [
                f"Measured on {self.machine}; the fastest of {len(self.large)} builds.",
                "",
                "| a build of generated articles | |",
                "| --- | ---: |",
                f"| text | {size:.1f} MB in {found['documents']:,} articles, {found['sentences']:,} sentences |",
                f"| found | {found['figures']:,} figures, {found['periods']:,} periods, "
                f"{found['mentions']:,} mentions, {found['claims']:,} claims |",
                f"| from landing to published release | {best.result['seconds']:.2f} s "
                f"(median {statistics.median(seconds):.2f} s) |",
                f"| text a second | **{self.rate:.1f} MB/s** |",
                f"| start-up before it | {_startup(best):.1f} s |",
                f"| processor time, start-up included | {best.cpu_seconds:.1f} s |",
                f"| peak memory | {best.peak_bytes / 1e6:,.0f} MB |",
                "",
                "| stage | seconds |",
                "| --- | ---: |",
                *(f"| {name} | {took:.2f} |" for name, took in best.result["stages"].items()),
                "",
                "In the processes that read shards, side by side; `parse_documents` is all of them:",
                "",
                "| transform | seconds | MB/s |",
                "| --- | ---: | ---: |",
                *(f"| {name} | {took:.2f} | {size / max(took, 1e-3):,.0f} |" for name, took in self.transforms.items()),
                "",
                "| a build of `samples/` | with Prefect | without |",
                "| --- | ---: | ---: |",
                f"| start-up, imports included | {_startup(self.small):.1f} s | {_startup(self.small_plain):.1f} s |",
                f"| the build | {self.small.result['seconds']:.2f} s | {self.small_plain.result['seconds']:.2f} s |",
                f"| in all | {self.small.seconds:.1f} s | {self.small_plain.seconds:.1f} s |",
                "",
            ]
        )


def update_page(page: Path, benchmark: Benchmark) -> None:
    """Puts the tables between the marks of the page."""
    put_between(page, BEGIN, END, benchmark.markdown())


def put_between(page: Path, begin: str, end: str, text: str) -> None:
    """Puts a text between two marks of the page, in place of what was there."""
    before, _, rest = page.read_text("utf-8").partition(begin)
    _, _, after = rest.partition(end)
    page.write_text(f"{before}{begin}\n{text}\n{end}{after}", encoding="utf-8")


def _startup(measured: Measured) -> float:
    """What is not the build: the interpreter, imports, Prefect's server and its end."""
    return measured.seconds - float(measured.result["seconds"])


def _megabytes(measured: Measured) -> float:
    return float(measured.result["bytes_read"]) / 1e6

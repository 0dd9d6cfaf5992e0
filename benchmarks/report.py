"""The measurements of `benchmarks.builds` as tables: for the terminal, and between the marks of docs/benchmarks.md."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from benchmarks.marked_pages import write_between
from benchmarks.plot import draw_plot

_PAGE = Path(__file__).parent.parent / "docs" / "benchmarks.md"
EXTRACTING = ("read", "plan", "extract")
"""The stages that cost what is new; the others are across all shards and of the release."""

Results = dict[str, Any]
Build = dict[str, Any]


def update_page(results: Results, page: Path = _PAGE) -> None:
    """Puts the tables between the marks of the page, and the plot beside it."""
    write_between(page, "builds", markdown(results))
    page.with_name("benchmarks.svg").write_text(draw_plot(results), encoding="utf-8")


def fastest(results: Results) -> list[Build]:
    """The fastest build of each size, by size."""
    best: dict[int, Build] = {}
    for build in results["builds"]:
        if build["scale"] not in best or build["seconds"] < best[build["scale"]]["seconds"]:
            best[build["scale"]] = build
    return [best[scale] for scale in sorted(best)]


def rate(build: Build) -> float:
    """Megabytes of text a second, from the first read to the published release."""
    return float(build["bytes"]) / 1e6 / float(build["seconds"])


def times_floor(build: Build) -> float:
    """How many times as long as its floor a build took by the clock."""
    return float(build["seconds"]) / float(build["floor"]["seconds"])


def processor_seconds(results: Results, build: Build) -> float:
    """Those that a build took beyond a build of the samples, which is nearly all start-up."""
    return float(build["cpu_seconds"]) - float(results["small"]["cpu_seconds"])


def markdown(results: Results) -> str:
    """All tables."""
    builds = fastest(results)
    first, largest = builds[0], builds[-1]
    runs = results["plan"]["runs"]
    of_runs = f", the fastest of {runs} builds of each size" if runs > 1 else ""
    return "\n".join(
        [
            f"Measured on {results['machine']}{of_runs}; articles of `{results['plan']['density']}` and "
            f"`{results['denser']['density']}`, seed {results['plan']['seed']}.",
            "",
            *_sizes(results),
            "",
            *_kinds(results, first),
            "",
            *_stages(largest, results["added"]),
            "",
            *_transforms(results["transforms"]),
            "",
            *_peers(results["peers"], first),
            "",
            *_samples(results),
            "",
        ]
    )


def _table(head: list[str], rows: list[list[str]]) -> list[str]:
    rule = ["---", *["---:"] * (len(head) - 1)]
    return [f"| {' | '.join(row)} |" for row in (head, rule, *rows)]


def _sizes(results: Results) -> list[str]:
    builds = fastest(results)
    base = builds[0]
    rows = [
        ["text, MB", *(f"{build['bytes'] / 1e6:,.1f}" for build in builds)],
        ["**MB a second**", *(f"**{rate(build):.1f}**" for build in builds)],
        ["seconds", *(f"{build['seconds']:,.1f}" for build in builds)],
        ["times the seconds of the first", *(f"{build['seconds'] / base['seconds']:.2f}" for build in builds)],
        ["floor, seconds", *(f"{build['floor']['seconds']:.2f}" for build in builds)],
        ["times the floor, by the clock", *(f"{times_floor(build):.1f}" for build in builds)],
        ["processor seconds, start-up apart", *(f"{processor_seconds(results, build):,.1f}" for build in builds)],
        [
            "times the floor, in processor seconds",
            *(f"{processor_seconds(results, build) / build['floor']['cpu_seconds']:.1f}" for build in builds),
        ],
        ["peak memory, MB", *(f"{build['peak_bytes'] / 1e6:,.0f}" for build in builds)],
    ]
    if all(build["instructions"] for build in builds):
        told = (f"{build['instructions'] / build['bytes']:,.0f}" for build in builds)
        rows.append(["instructions a byte, start-up included", *told])
    return _table(["size of the first ×", *(str(build["scale"]) for build in builds)], rows)


def _kinds(results: Results, first: Build) -> list[str]:
    kinds = {results["plan"]["density"]: first, results["denser"]["density"]: results["denser"]}
    counted = ("documents", "sentences", "figures", "periods", "mentions", "claims", "facts")
    rows = [
        ["text, MB", *(f"{build['bytes'] / 1e6:,.1f}" for build in kinds.values())],
        *([name, *(f"{build['rows'][name]:,}" for build in kinds.values())] for name in counted),
        ["seconds", *(f"{build['seconds']:,.1f}" for build in kinds.values())],
        ["**MB a second**", *(f"**{rate(build):.1f}**" for build in kinds.values())],
        ["times the floor, by the clock", *(f"{times_floor(build):.1f}" for build in kinds.values())],
        ["peak memory, MB", *(f"{build['peak_bytes'] / 1e6:,.0f}" for build in kinds.values())],
    ]
    return _table(["articles", *kinds], rows)


def _stages(largest: Build, added: Build) -> list[str]:
    names = list(largest["stages"])
    rows = [
        [
            name,
            f"{largest['stages'][name]:.2f}",
            _per_second(largest["bytes"], largest["stages"][name]),
            f"{added['stages'].get(name, 0.0):.2f}",
            _share(added["stages"].get(name, 0.0), largest["stages"][name]),
        ]
        for name in names
    ]
    for title, stages in (
        ("what is new: " + ", ".join(EXTRACTING), [name for name in names if name in EXTRACTING]),
        ("across shards, and the release", [name for name in names if name not in EXTRACTING]),
    ):
        full, more = (sum(build["stages"].get(name, 0.0) for name in stages) for build in (largest, added))
        rows.append(
            [f"*{title}*", f"{full:.2f}", _per_second(largest["bytes"], full), f"{more:.2f}", _share(more, full)]
        )
    sizes = [f"{build['bytes'] / 1e6:,.1f} MB" for build in (largest, added)]
    told = f"The largest build, of {sizes[0]}, and another of its warehouse with {sizes[1]} more:"
    return [told, "", *_table(["stage", "seconds", "MB/s", "with 1 % more, seconds", "of all"], rows)]


def _transforms(transforms: Results) -> list[str]:
    rows = [
        [name, f"{took:.2f}", _per_second(transforms["bytes"], took)] for name, took in transforms["seconds"].items()
    ]
    told = f"In the processes that read shards, side by side, {transforms['bytes'] / 1e6:,.1f} MB:"
    return [told, "", *_table(["transform", "seconds", "MB/s"], rows)]


def _peers(peers: Results, first: Build) -> list[str]:
    if "left_out" in peers:
        return [f"No other recogniser was measured: {peers['left_out']}."]
    base = _rate_of_one(peers["speed"][peers["base"]])
    rows = [
        [
            name,
            f"{each['bytes'] / 1e6:.2f}",
            f"{each['cpu_seconds']:.1f}",
            _digits(_rate_of_one(each)),
            _times(_rate_of_one(each) / base),
        ]
        for name, each in peers["speed"].items()
    ]
    whole = [f"{first['bytes'] / 1e6:.2f}", f"{first['seconds']:.1f} by the clock", _digits(rate(first))]
    rows.append(["Gigawatt, the whole build, all cores", *whole, _times(rate(first) / base)])
    head = ["the same text", "MB read", "processor time, s", "MB/s", f"× {peers['base']}"]
    return ["One thread each, loading apart, but for the last:", "", *_table(head, rows)]


def _samples(results: Results) -> list[str]:
    both = (results["small"], results["small_without_prefect"])
    rows = [
        ["start-up, imports included", *(f"{each['startup_seconds']:.1f} s" for each in both)],
        ["the build", *(f"{each['seconds']:.2f} s" for each in both)],
        ["in all", *(f"{each['startup_seconds'] + each['seconds']:.1f} s" for each in both)],
    ]
    return _table(["a build of `samples/`", "with Prefect", "without"], rows)


def _rate_of_one(peer: Results) -> float:
    return float(peer["bytes"]) / 1e6 / float(peer["cpu_seconds"])


def _per_second(size: float, seconds: float) -> str:
    return f"{size / 1e6 / seconds:,.0f}" if seconds >= 0.005 else "–"


def _share(part: float, whole: float) -> str:
    return f"{part / whole:.1%}" if whole >= 0.005 else "–"


def _digits(value: float) -> str:
    return f"{value:.{1 if value >= 1 else 3}f}"


def _times(value: float) -> str:
    return f"{value:,.0f}" if value >= 10 else f"{value:.1f}"

"""Writes the tables of docs/scale.md: `python -m benchmarks scale [--results FILE] [--price NAME=VALUE ...]`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.marked_pages import write_between
from benchmarks.report import fastest
from benchmarks.scale.cluster import Cluster
from benchmarks.scale.plan import BUSY, Plan, read_prices
from benchmarks.scale.rates import Rates, rates_of
from benchmarks.scale.simulation import DEATHS, extraction, facts

_FOLDER = Path(__file__).parent.parent
_PAGE = _FOLDER.parent / "docs" / "scale.md"
_FACTS = _FOLDER / "results" / "facts.json"
SIZES = {"1 TB": 1e6, "100 TB": 1e8}
"""Megabytes of text."""
_MEMORY = 64e9
"""Bytes of memory of a machine on which the stories and facts of all texts are told at once."""
Results = dict[str, Any]


def main(arguments: Sequence[str]) -> None:
    """Prints the tables, and writes them to docs/scale.md."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks scale", description=__doc__)
    parser.add_argument("--results", type=Path, default=_FOLDER / "results" / "builds.json")
    parser.add_argument("--price", action="append", default=[], metavar="NAME=VALUE", help="as in scale/prices.csv")
    options = parser.parse_args(arguments)
    prices = {name: float(value) for name, _, value in (each.partition("=") for each in options.price)}
    for table in update_page(json.loads(options.results.read_text("utf-8")), prices=prices).values():
        sys.stdout.write(f"{table}\n")


def update_page(results: Results, page: Path = _PAGE, prices: Mapping[str, float] | None = None) -> dict[str, str]:
    """Puts the tables between the marks of the page; gives them by the name of their mark."""
    made = tables(results, json.loads(_FACTS.read_text("utf-8")), {**read_prices(), **(prices or {})})
    for name, table in made.items():
        write_between(page, name, table)
    return made


def tables(results: Results, of_facts: Sequence[Results], prices: dict[str, float]) -> dict[str, str]:
    """Markdown tables: `rates`, `plan`, `limits`, `clusters` and `skew`."""
    builds = {results["plan"]["density"]: fastest(results)[-1], results["denser"]["density"]: results["denser"]}
    rates = {kind: rates_of(results, build, of_facts) for kind, build in builds.items()}
    plans = {
        f"{size}, {kind}": Plan(megabytes, rate) for size, megabytes in SIZES.items() for kind, rate in rates.items()
    }
    return {
        "rates": _rates(rates, builds, results),
        "plan": _plan(plans, prices),
        "limits": _limits(rates, fastest(results)),
        "clusters": _clusters(plans),
        "skew": _skew(plans),
    }


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    rule = ["---", *["---:"] * (len(head) - 1)]
    return "".join(f"| {' | '.join(row)} |\n" for row in (head, rule, *rows))


def _rates(rates: Mapping[str, Rates], builds: Mapping[str, Results], results: Results) -> str:
    rows = [
        ["measured on, MB of text", *(f"{build['bytes'] / 1e6:,.0f}" for build in builds.values())],
        *(
            [title, *(form.format(getattr(rate, name)) for rate in rates.values())]
            for name, title, form in (
                ("shard_seconds", "seconds of a core, reading and extracting", "{:.2f}"),
                ("release_seconds", "seconds of a core, writing, auditing, publishing", "{:.2f}"),
                ("texts", "texts", "{:,.0f}"),
                ("claims", "claims", "{:,.0f}"),
                ("source", "bytes of the sources (JSON lines), for each of text", "{:.2f}"),
                ("landing", "bytes of landing", "{:.2f}"),
                ("staging", "bytes of staging", "{:.2f}"),
                ("release", "bytes of the release, sentences with figures quoted", "{:.2f}"),
            )
        ),
    ]
    rate = next(iter(rates.values()))
    told = (
        f"Of stories {rate.story_seconds * 1e6:,.1f} seconds of a core for a million texts, of facts "
        f"{rate.fact_seconds * 1e6:,.1f} for a million claims, at the largest size that [facts.md](facts.md) measured."
    )
    return f"{told}\n\n" + _table([f"for a MB of text ({results['machine']})", *rates], rows)


def _plan(plans: Mapping[str, Plan], prices: dict[str, float]) -> str:
    def row(title: str, form: str, values: Sequence[float]) -> list[str]:
        return [title, *(form.format(value) for value in values)]

    each = list(plans.values())
    rows = [
        row("texts, million", "{:,.0f}", [plan.texts / 1e6 for plan in each]),
        row("claims, million", "{:,.0f}", [plan.claims / 1e6 for plan in each]),
        row(f"shards (tasks) of {each[0].shard:g} MB", "{:,}", [plan.shards for plan in each]),
        row("core hours, reading and extracting", "{:,.0f}", [plan.shard_hours for plan in each]),
        row("core hours, stories", "{:,.1f}", [plan.story_hours for plan in each]),
        row("core hours, facts", "{:,.1f}", [plan.fact_hours for plan in each]),
        row("core hours, release", "{:,.0f}", [plan.release_hours for plan in each]),
        row("cores to extract in a day", "{:,}", [plan.cores(24) for plan in each]),
        row("cores to extract in an hour", "{:,}", [plan.cores(1) for plan in each]),
        row("TB read", "{:,.1f}", [plan.bytes_read / 1e12 for plan in each]),
        row("TB written", "{:,.1f}", [plan.bytes_written / 1e12 for plan in each]),
        row("TB that stay", "{:,.1f}", [plan.bytes_kept / 1e12 for plan in each]),
        row("million requests that write", "{:,.1f}", [plan.puts / 1e6 for plan in each]),
        row("million requests that read", "{:,.1f}", [plan.gets / 1e6 for plan in each]),
        row(
            "million more, from shards to parts of facts",
            "{:,.1f}",
            [p.exchange_direct / 1e6 for p in each],
        ),
        row("million more, the same in two steps", "{:,.2f}", [plan.exchange_in_two / 1e6 for plan in each]),
        *(
            row(f"price of {name}", "{:,.0f}", [plan.prices(prices)[name] for plan in each])
            for name in each[0].prices(prices)
        ),
        row("price for a GB of text", "{:.3f}", [sum(p.prices(prices).values()) / p.megabytes * 1e3 for p in each]),
    ]
    told = ", ".join(f"{name.replace('_', ' ')} {value:g}" for name, value in prices.items())
    return f"{_table(['', *plans], rows)}\nPrices: {told}. Cores are busy {BUSY:.0%} of their time.\n"


def _limits(rates: Mapping[str, Rates], builds: Sequence[Results]) -> str:
    rows = []
    for kind, rate in rates.items():
        texts = _MEMORY / rate.memory
        day = 86_400 / rate.texts / rate.story_seconds, 86_400 / rate.claims / rate.fact_seconds
        rows.append(
            [
                kind,
                f"{rate.memory / 1e3:.1f} kB",
                f"{texts / 1e6:,.0f} million",
                f"{texts / rate.texts / 1e3:,.0f} GB",
                *(f"{megabytes / 1e6:,.1f} TB" for megabytes in day),
                f"{86_400 / rate.release_seconds / 1e6:,.2f} TB",
            ]
        )
    head = [
        "",
        "memory of a text",
        "texts in 64 GB",
        "so much text",
        "stories in a day of a core",
        "facts in a day of a core",
        "release in a day of a core",
    ]
    return f"{_table(head, rows)}\n{_growth(builds)}\n"


def _growth(builds: Sequence[Results]) -> str:
    """How the memory of whole builds grows."""
    first, last = builds[0], builds[-1]
    if first is last:
        return "Builds were measured at one size only."
    grown = (last["peak_bytes"] - first["peak_bytes"]) / (last["bytes"] - first["bytes"])
    sizes, peaks = (
        [build[name] / unit for build in (first, last)] for name, unit in (("bytes", 1e6), ("peak_bytes", 1e9))
    )
    return (
        f"From {sizes[0]:,.0f} to {sizes[1]:,.0f} MB of text, the peak memory of whole builds went "
        f"from {peaks[0]:.2f} to {peaks[1]:.2f} GB: {grown:.2f} bytes for each of text."
    )


def _clusters(plans: Mapping[str, Plan]) -> str:
    news = [(name, plan) for name, plan in plans.items() if name.endswith(next(iter(plans)).split(", ")[1])]
    cases = [(name, plan, hours, death) for name, plan in news for hours in (24, 1) for death in DEATHS]
    one_hour = news[0]
    rows = [
        _cluster(name, plan, hours, deaths, copies)
        for name, plan, hours, deaths in cases
        for copies in ((True, False) if DEATHS[deaths] == max(DEATHS.values()) else (True,))
    ]
    rows += [
        _cluster(one_hour[0], replace(one_hour[1], shard=shard), 1, "one in 20 hours", True) for shard in (16.0, 256.0)
    ]
    head = ["", "shard", "workers", "shards of each", "a worker dies", "copies", "hours", "busy", "deaths", "work lost"]
    return _table(head, rows)


def _cluster(name: str, plan: Plan, hours: float, deaths: str, copies: bool) -> list[str]:
    workers, outcome = extraction(plan, hours, Cluster(1, deaths_per_hour=DEATHS[deaths], copies=copies))
    times = plan.shards / outcome.tasks
    return [
        f"{name}, {hours:g} h",
        f"{plan.shard:g} MB",
        f"{workers:,}",
        f"{plan.shards / workers:,.1f}",
        deaths,
        "yes" if copies else "no",
        f"{outcome.seconds / 3600:,.2f}",
        f"{outcome.work / outcome.seconds / workers * times:.0%}",
        f"{outcome.deaths * times:,.0f}",
        f"{outcome.lost / outcome.work:.2%}",
    ]


def _skew(plans: Mapping[str, Plan]) -> str:
    rows = []
    for name, plan in plans.items():
        if plan.parts < 2:
            continue
        for exponent in (0.8, 1.0, 1.2):
            workers = min(256, plan.parts)
            cells = [name, f"{exponent:.1f}", f"{plan.parts:,}", f"{workers}"]
            for at_most in (0.0, 1.0):
                largest, outcome = facts(plan, workers, exponent, at_most, Cluster(1, deaths_per_hour=0.001))
                cells += [f"{largest:,.1f}", f"{outcome.seconds / 3600:,.2f}", f"{outcome.busy(workers):.0%}"]
            rows.append(cells)
    columns = ["largest part", "hours", "busy"]
    head = ["", "exponent", "parts", "workers", *columns, *(f"{column}, split" for column in columns)]
    return _table(head, rows)

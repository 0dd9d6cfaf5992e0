"""The measurements as a plot that can be read on a light and on a dark page."""

from __future__ import annotations

from typing import Any

import altair as alt
import polars as pl
import vl_convert

Results = dict[str, Any]

# Of one lightness between: three times the contrast to white and to black alike.
_OURS, _OTHERS, _INK = "#2f81c7", "#c77d2f", "#808890"
_WIDTH, _STEP = 560, 18
_LEAST = 0.01


def draw_plot(results: Results) -> str:
    """An SVG: rates of the floor, the transforms, the build and others; seconds and memory by size."""
    chart = alt.vconcat(_rates(results), alt.hconcat(*_by_size(results))).resolve_scale(color="independent")
    chart = (
        chart.configure(background="transparent", font="Helvetica, Arial, sans-serif")
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=_INK, titleColor=_INK, domainColor=_INK, tickColor=_INK, gridColor=_INK, gridOpacity=0.25
        )
        .configure_title(color=_INK, fontSize=13, anchor="start")
    )
    drawn: str = vl_convert.vegalite_to_svg(chart.to_dict())
    return drawn


def _data(rows: list[dict[str, Any]]) -> Any:  # noqa: ANN401 - its constructor has no types
    return alt.Data(values=rows)  # type: ignore[no-untyped-call]


def rates_of(results: Results) -> pl.DataFrame:
    """Megabytes a second by `name`, and whether it is `ours`, fastest first."""
    first = min(results["builds"], key=lambda build: (build["scale"], build["seconds"]))
    size = first["bytes"] / 1e6
    rows = [("floor: read, scan, write", size / first["floor"]["seconds"], False)]
    transforms = results["transforms"]
    for name, took in transforms["seconds"].items():
        if took >= 0.005:
            name = "all transforms" if name == "parse_documents" else name.replace("_", " ")
            rows.append((name, transforms["bytes"] / 1e6 / took, True))
    rows.append(("the whole build", size / first["seconds"], True))
    for name, each in results["peers"].get("speed", {}).items():
        rows.append((f"{name}, one thread", each["bytes"] / 1e6 / each["cpu_seconds"], name.startswith("Gigawatt")))
    frame = pl.DataFrame(rows, schema=["name", "rate", "ours"], orient="row")
    return frame.sort("rate", "name", descending=[True, False])


def _rates(results: Results) -> alt.LayerChart:
    frame = rates_of(results).with_columns(
        least=pl.lit(_LEAST), told=pl.col("rate").map_elements(_two_digits, pl.String)
    )
    ticks = [_LEAST * 10**power for power in range(6)]
    base = alt.Chart(_data(frame.to_dicts()), title="MB of text a second, each step ten times the last").encode(
        x=alt.X(
            "rate:Q",
            scale=alt.Scale(type="log", domain=[_LEAST, ticks[-1]], clamp=True),
            axis=alt.Axis(format="~g", values=ticks),
            title=None,
            stack=None,
        ),
        y=alt.Y("name:N", sort=None, title=None, axis=alt.Axis(labelLimit=260, ticks=False)),
    )
    bars = base.mark_bar().encode(
        # Bars from the left edge: a logarithm has no zero.
        x2="least:Q",
        color=alt.Color("ours:N", scale=alt.Scale(domain=[True, False], range=[_OURS, _OTHERS]), legend=None),
    )
    told = base.mark_text(align="left", dx=4, color=_INK).encode(text="told:N")
    chart: alt.LayerChart = (bars + told).properties(width=_WIDTH - 120, height=alt.Step(_STEP))
    return chart


def _by_size(results: Results) -> list[alt.Chart]:
    rows = [
        {
            "megabytes": build["bytes"] / 1e6,
            "seconds": build["seconds"],
            "memory": build["peak_bytes"] / 1e9,
        }
        for build in results["builds"]
    ]
    return [
        alt.Chart(_data(rows), title=title)
        .mark_line(point=alt.OverlayMarkDef(color=_OURS, size=45), color=_OURS)
        .encode(
            x=alt.X("megabytes:Q", title="MB of text", scale=alt.Scale(domainMin=0)),
            y=alt.Y(f"{column}:Q", title=None, scale=alt.Scale(domainMin=0)),
        )
        .properties(width=_WIDTH // 2 - 30, height=150)
        for column, title in (("seconds", "Seconds of a build"), ("memory", "Peak memory, GB"))
    ]


def _two_digits(value: float) -> str:
    return f"{value:,.0f}" if value >= 10 else f"{value:.2g}"

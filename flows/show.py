"""A text in the terminal with what was read out of it: highlighted, with a legend and a table of its claims."""

from __future__ import annotations

from typing import Any, NamedTuple

from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.amounts import readable_amount
from flows.extracting import Reading


class Mark(NamedTuple):
    """How a kind of span is shown: in colour, or between two signs where there is none."""

    table: str
    legend: str
    style: str
    opening: str
    closing: str


MARKS = (
    Mark("mentions", "entities", "bold green", "<", ">"),
    Mark("periods", "periods", "bold blue", "{", "}"),
    Mark("figures", "figures", "bold black on yellow", "[", "]"),
)


def show_reading(reading: Reading, console: Console) -> None:
    """Prints the text, the legend and the claims."""
    if console.color_system is None:
        text = Text(_between_signs(reading))
    else:
        text = Text(reading.document["text"])
        for mark in MARKS:
            for row in reading.tables[mark.table]:
                text.stylize(mark.style, row["start_char"], row["end_char"])
    console.print(text, soft_wrap=True)
    console.print()
    console.print(_legend(reading, coloured=console.color_system is not None))
    console.print(_published(reading.document))
    if reading.tables["claims"]:
        console.print(_claims(reading))
    else:
        console.print("No claims.")


def _between_signs(reading: Reading) -> str:
    """The text with each span between the signs of its kind."""
    inserts: list[tuple[int, int, int, str]] = []
    for mark in MARKS:
        for row in reading.tables[mark.table]:
            start, end = row["start_char"], row["end_char"]
            # What opens at one place: the longest outermost. What closes there comes first, the innermost before.
            inserts.append((start, 1, -end, mark.opening))
            inserts.append((end, 0, -start, mark.closing))
    text: str = reading.document["text"]
    pieces, position = [], 0
    for place, _, _, sign in sorted(inserts):
        pieces += [text[position:place], sign]
        position = place
    return "".join([*pieces, text[position:]])


def _legend(reading: Reading, *, coloured: bool) -> Text:
    legend = Text()
    for mark in reversed(MARKS):
        name = f" {mark.legend} " if coloured else f"{mark.opening}{mark.legend}{mark.closing}"
        legend.append(name, mark.style if coloured else "")
        legend.append(f" {len(reading.tables[mark.table])}   ")
    return legend


def _published(document: dict[str, Any]) -> str:
    when = document["published_on"]
    if when is None:
        return f"Language {document['language']}, date unknown"
    precise = {"day": when.isoformat(), "month": f"{when:%Y-%m}", "year": f"{when:%Y}"}[document["published_precision"]]
    return f"Language {document['language']}, published {precise} (from {document['published_from']})"


def _claims(reading: Reading) -> Table:
    table = Table(title="Claims", title_justify="left", header_style="bold")
    for name in ("subject", "metric", "value", "object", "period", "status", "said by", "rule"):
        table.add_column(name, overflow="fold")
    for claim in reading.tables["claims"]:
        table.add_row(
            _name(reading, claim["subject_id"]),
            claim["metric"],
            readable_amount(claim["low"], claim["high"], claim["unit"], claim["bound"]),
            _name(reading, claim["object_id"]),
            _span(claim["period_start"], claim["period_end"]),
            claim["status"],
            _name(reading, claim["speaker_id"]),
            claim["rule"],
        )
    return table


def _name(reading: Reading, entity_id: str | None) -> Text:
    # As text: a name with brackets is no markup.
    return Text(reading.names.get(entity_id, entity_id) if entity_id else "")


def _span(start: Any, end: Any) -> str:  # noqa: ANN401 - dates or null
    if start is None and end is None:
        return ""
    return str(start) if start == end else f"{start or '…'} – {end or '…'}"

"""A text in the terminal with what was read out of it: highlighted, with a legend and a table of its claims."""

from __future__ import annotations

from typing import Any, NamedTuple

from rich.box import SIMPLE
from rich.console import Console
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from flows.amounts import readable_amount
from flows.extracting import Reading
from flows.time_spans import readable_span


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


def show_reading(reading: Reading, console: Console, *, named: bool = False) -> None:
    """Prints the text, the legend and the claims; below where it was found where it is `named`."""
    if named:
        console.print(Rule(Text(", ".join(reading.uris)), align="left", style="dim"))
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
    table = Table(title="Claims", title_justify="left", title_style="bold", box=SIMPLE, pad_edge=False)
    table.add_column("subject", overflow="fold")
    table.add_column("metric", no_wrap=True)
    table.add_column("value")
    table.add_column("when")
    table.add_column("status")
    for claim in reading.tables["claims"]:
        subject, other, speaker = (_name(reading, claim[f"{role}_id"]) for role in ("subject", "object", "speaker"))
        table.add_row(
            # As text: a name with brackets is no markup.
            Text(f"{subject} → {other}" if other else subject),
            claim["metric"],
            readable_amount(claim["low"], claim["high"], claim["unit"], claim["bound"]),
            readable_span(claim["period_start"], claim["period_end"]),
            Text(f"{claim['status']}, says {speaker}" if speaker else claim["status"]),
        )
    return table


def _name(reading: Reading, entity_id: str | None) -> str:
    return reading.names.get(entity_id, entity_id) if entity_id else ""

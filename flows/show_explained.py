"""A fact, claim or figure in the terminal with the words it rests on, its figures highlighted."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from flows.amounts import readable_amount
from flows.explaining import Explained, Row
from flows.show import MARKS
from flows.time_spans import readable_span
from schemas.vocabularies import ABSTENTION_REASONS, AGREEMENTS, CLAIM_ROLES, PREFERRED_RULES
from transforms.corrections.form import NUMBERS

_FIGURE = next(mark for mark in MARKS if mark.table == "figures")
_SHOWN_ID = 12
"""Characters of an id that are shown: they tell it from a million others."""
_AGREEING = ("supports", "refines")
_VAGUE = "Vague amounts, which decide nothing"


def show_explained(explained: Explained, console: Console) -> None:
    """Prints what was asked for, and each fact with its claims, those that state the preferred value first."""
    if explained.figure is not None:
        _show_figure(explained.figure, console)
    for fact in explained.facts:
        _show_fact(fact, explained, console)


def _show_figure(figure: Row, console: Console) -> None:
    _line(console, f"Figure {figure['figure_id']}", style="bold")
    words = [_amount(figure), figure["kind"]]
    if figure["counted"]:
        words.append(f"of {figure['counted']}")
    if figure["per"]:
        words.append(f"per {figure['per']}")
    _line(console, f"{figure['surface']!r} reads as {', '.join(words)}", indent=2)
    if figure["no_claim"]:
        reason = figure["no_claim"]
        _line(console, f"It bears no claim: {reason} ({ABSTENTION_REASONS.values.get(reason, '')}).", indent=2)
        for correction in figure["corrections"]:
            _line(console, f"{_short(correction['claim_id'])} was taken out{_credit(correction)}", indent=2)
        _line(console, _source(figure), indent=2, style="dim")
        if figure["quote"]:
            _line(console, figure["quote"], indent=4)
    console.print()


def _show_fact(fact: Row, explained: Explained, console: Console) -> None:
    _line(console, f"Fact {fact['fact_id']}", style="bold")
    about = [fact["subject"], fact["metric"], fact["object"] and f"→ {fact['object']}", fact["qualifier"]]
    when = readable_span(fact["period_start"], fact["period_end"])
    _line(console, " · ".join(part for part in (*about, when) if part), indent=2)
    _line(console, f"{_amount(fact)}, {fact['status']}", indent=2, style="bold")
    agreement, rule = fact["agreement"], fact["preferred_rule"]
    _line(console, f"{agreement}: {AGREEMENTS.values.get(agreement, '')}", indent=2)
    _line(console, f"preferred by {rule}: {PREFERRED_RULES.values.get(rule, '')}", indent=2)
    _line(console, _support(fact), indent=2, style="dim")
    told: set[str] = set()
    for heading, claims in sorted_out(fact).items():
        if claims:
            console.print()
            _line(console, heading, indent=2, style="bold")
            for claim in claims:
                if heading == _VAGUE and not _asked(claim, explained):
                    words = f"{_on_one_line(claim['surface'])} · {_source(claim)} · claim {_short(claim['claim_id'])}"
                    _line(console, words, indent=4, style="dim")
                else:
                    _show_claim(claim, explained, console, told)
    if fact["corrections"]:
        console.print()
        _line(console, "Corrections by hand", indent=2, style="bold")
        for correction in fact["corrections"]:
            _line(console, _correction(correction), indent=4)
    if fact["other_periods"]:
        console.print()
        _line(console, "The same for other periods", indent=2, style="bold")
        for other in fact["other_periods"]:
            span = readable_span(other["period_start"], other["period_end"]) or "no period"
            words = f"{span}: {_amount(other)}, {other['status']}, {other['agreement']} ({_short(other['fact_id'])})"
            _line(console, words, indent=4)
            # What it may be in conflict with: without these words, the label explains nothing.
            for claim in other["claims"][:1]:
                _print(console, _in_context(claim, coloured=console.color_system is not None), indent=6)
                _line(console, _source(claim), indent=6, style="dim")
    console.print()


def sorted_out(fact: Row) -> dict[str, list[Row]]:
    """The claims of a fact under what they do for its value: state it, agree with it, or not.

    Vague ones stand by themselves, and so do, of a fact that is so, plans and estimates, and the other way round:
    neither contradicts the other.
    """
    realised = fact["status"] == "actual"
    others = [claim for claim in fact["claims"] if not claim["states_value"]]
    clear = [claim for claim in others if not claim["vague"]]
    other_side = [claim for claim in clear if (claim["status"] == "actual") != realised and claim["role"] in _AGREEING]
    same = [claim for claim in clear if claim not in other_side]
    return {
        "Claims that state this value": [claim for claim in fact["claims"] if claim["states_value"]],
        "Claims that agree with it": [claim for claim in same if claim["role"] in _AGREEING],
        "Claims that do not": [claim for claim in same if claim["role"] not in _AGREEING],
        "What was planned or expected" if realised else "What has come of it": other_side,
        # A line each: of what many texts write in passing, the context tells nothing of the value.
        _VAGUE: [claim for claim in others if claim["vague"]],
    }


def _asked(claim: Row, explained: Explained) -> bool:
    return explained.id in (claim["claim_id"], claim["figure_id"])


def _show_claim(claim: Row, explained: Explained, console: Console, told: set[str]) -> None:
    """Prints the claim, with what its role means where that is not among those `told` before."""
    asked = _asked(claim, explained)
    role = claim["role"]
    head = [f"{'→ ' if asked else ''}{role}", f"{_amount(claim)}, {claim['status']}"]
    if claim["change"]:
        head.append(f"when published: {claim['change']}")
    _line(console, " · ".join(head), indent=4, style="bold" if asked else "")
    if role not in ("supports", *told):
        told.add(role)
        _line(console, CLAIM_ROLES.values.get(role, ""), indent=6, style="dim")
    _print(console, _in_context(claim, coloured=console.color_system is not None), indent=6)
    voices = [
        claim["speaker"] and f"says {claim['speaker']}",
        claim["denied_by"] and f"denied by {claim['denied_by']}",
        claim["corrected_by"] and f"corrected by {claim['corrected_by']}",
    ]
    for voice in filter(None, voices):
        _line(console, voice, indent=6)
    _line(console, _source(claim), indent=6, style="dim")
    confidence = "not measured" if claim["confidence"] is None else f"{claim['confidence']:.2f}"
    words = f"rule {claim['rule']}, confidence {confidence}, claim {_short(claim['claim_id'])}"
    _line(console, words, indent=6, style="dim")


def _in_context(claim: Row, *, coloured: bool) -> Text:
    """The sentence between those beside it, its figure highlighted; the figure alone where the text is not at hand."""
    if claim["quote"] is None:
        return _highlighted(claim["surface"], 0, len(claim["surface"]), coloured=coloured)
    start = claim["surface_start"]
    quote = _highlighted(claim["quote"], start, start + len(claim["surface"]), coloured=coloured)
    parts = [
        Text(_on_one_line(claim["text_before"] or ""), style="dim"),
        quote,
        Text(_on_one_line(claim["text_after"] or ""), style="dim"),
    ]
    return Text(" ").join(part for part in parts if part.plain)


def _highlighted(text: str, start: int, end: int, *, coloured: bool) -> Text:
    before, words, after = map(_on_one_line, (text[:start], text[start:end], text[end:]))
    if not coloured:
        return Text(f"{before}{_FIGURE.opening}{words}{_FIGURE.closing}{after}")
    return Text.assemble(before, (words, _FIGURE.style), after)


def _on_one_line(text: str) -> str:
    return text.replace("\n", " ").replace("\r", " ")


def _support(fact: Row) -> str:
    claims, stories = len(fact["claims"]), fact["stories"]
    counted = f"{claims} claim{'s'[: claims > 1]} in {stories} stor{'ies' if stories > 1 else 'y'}"
    first, last = fact["first_published_on"], fact["last_published_on"]
    if first is None:
        return f"{counted}, undated"
    return f"{counted}, published {first}" if first == last else f"{counted}, published {first} to {last}"


def _source(row: Row) -> str:
    when = row["published_on"]
    precision = row["published_precision"]
    day = "undated" if when is None else {"month": f"{when:%Y-%m}", "year": f"{when:%Y}"}.get(precision, str(when))
    return " · ".join(part for part in (day, row.get("publisher"), row["title"], row["uri"]) if part)


def _correction(correction: Row) -> str:
    return (
        f"{correction['field']} of claim {_short(correction['claim_id'])} from {_corrected(correction, 'read_as')} to "
        f"{_corrected(correction, 'value')}{_credit(correction)}"
    )


def _corrected(correction: Row, side: str) -> str:
    value = correction[side]
    if value is None:
        return "nothing"
    # Read as 2000000000.0 and corrected to 3e9: both in digits.
    return f"{float(value):,.15g}" if correction["field"] in NUMBERS else str(value)


def _credit(correction: Row) -> str:
    return f", by {correction['corrected_by']} on {correction['corrected_on']}: {correction['reason']}"


def _amount(row: Row) -> str:
    return readable_amount(row["low"], row["high"], row["unit"], row["bound"])


def _short(identifier: str) -> str:
    return identifier[:_SHOWN_ID]


def _line(console: Console, words: str, *, indent: int = 0, style: str = "") -> None:
    # As text: a title with brackets is no markup.
    _print(console, Text(words, style=style), indent)


def _print(console: Console, text: Text, indent: int) -> None:
    # Not by Rich's own padding, which fills the lines of a file with spaces.
    for line in text.wrap(console, console.width - indent):
        line.rstrip()
        console.print(Text(" " * indent) + line)

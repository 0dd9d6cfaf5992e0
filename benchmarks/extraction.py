"""Measures how well claims are read, and what each means of reading is worth: `python -m benchmarks extraction`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.accuracy import SLOTS, Accuracy, measure_accuracy
from benchmarks.annotated import Annotated, annotated_articles, claims_read, own_cases
from benchmarks.marked_pages import write_between
from benchmarks.rule_precision import TABLE, judge_rules, table_of
from transforms.lexicon import Lexicon, read_lexicon
from transforms.means import ALL_MEANS, Means

PAGE = Path(__file__).parent.parent / "docs" / "extraction.md"

ABLATIONS = {
    "everything": ALL_MEANS,
    "without coreference": Means(references=False),
    "without carried-over subjects": Means(carried_subjects=False),
    "without either of these": Means(references=False, carried_subjects=False),
    "without clause structure": Means(clauses=False),
    "without attribution": Means(attribution=False),
}


def ablation(arguments: Sequence[str]) -> None:
    """Measures each set with all means and without one after the other; prints it, and writes it to the page.

    Further sets are named as `--articles NAME TEXTS GOLD`: a mark of the page, a folder of text files, and one with
    their claims.jsonl. What the page says of sets that are not measured stays.
    """
    parser = argparse.ArgumentParser(prog="python -m benchmarks ablation", description=ablation.__doc__)
    parser.add_argument("--articles", nargs=3, action="append", default=[], metavar=("NAME", "TEXTS", "GOLD"))
    options = parser.parse_args(arguments)
    sets = {name: own_cases(name) for name in ("development", "held_out")}
    sets |= {name: annotated_articles(Path(texts), Path(gold)) for name, texts, gold in options.articles}
    lexicon = read_lexicon()
    for name, annotated in sets.items():
        table = ablation_table(annotated, lexicon)
        write_between(PAGE, name, table)
        sys.stdout.write(f"{name}\n\n{table}\n")


def confidence(arguments: Sequence[str]) -> None:
    """Measures the precision of each rule on the held-out texts; writes the table that `confidence` is read from."""
    argparse.ArgumentParser(prog="python -m benchmarks confidence", description=confidence.__doc__).parse_args(
        arguments
    )
    measured = judge_rules(read_lexicon())
    table = table_of(measured)
    TABLE.write_text(table, encoding="utf-8")
    write_between(PAGE, "rules", rules_table(measured))
    sys.stdout.write(table)


def ablation_table(annotated: Annotated, lexicon: Lexicon) -> str:
    """A Markdown table: the accuracy with all means, and without one after the other."""
    rows = [
        _row(name, measure_accuracy(annotated, claims_read(annotated, lexicon, means)))
        for name, means in ABLATIONS.items()
    ]
    head = ["", "precision", "recall", "F1", "status", *SLOTS]
    return _table(head, rows)


def rules_table(measured: Accuracy) -> str:
    """A Markdown table: how many claims of each family of rules were judged, and how many were right."""
    families: dict[str, list[int]] = {}
    for rule, judged in measured.judged_by_rule.items():
        counts = families.setdefault(rule.split("/")[1], [0, 0])
        counts[0] += measured.right_by_rule[rule]
        counts[1] += judged
    ordered = sorted(families.items(), key=lambda item: (-item[1][1], item[0]))
    rows = [[f"`{family}`", str(judged), str(right), f"{right / judged:.2f}"] for family, (right, judged) in ordered]
    total = [measured.right + measured.spurious, measured.right]
    rows.append(["all", *(str(count) for count in total), f"{measured.precision:.2f}"])
    return _table(["subject found", "judged", "right", "share"], rows)


def _row(name: str, measured: Accuracy) -> list[str]:
    shares = [measured.precision, measured.recall, measured.f1, measured.status_right]
    return [name, *(f"{share:.2f}" for share in (*shares, *(measured.slot(slot) for slot in SLOTS)))]


def _table(head: list[str], rows: list[list[str]]) -> str:
    rule = ["---", *["---:"] * (len(head) - 1)]
    return "".join(f"| {' | '.join(row)} |\n" for row in (head, rule, *rows))

"""The stages of a parse, each of which is done again only where its own code or words change."""

from __future__ import annotations

from typing import NamedTuple


class Stage(NamedTuple):
    """A part of `transforms.parse.parse_documents` whose tables can be kept by themselves.

    `steps` are the modules of the transforms that it calls: what these import and which tables of the lexicon they
    name is all that decides its `tables`, beside the texts and the tables of the stages that come before (`after`).
    """

    name: str
    tables: tuple[str, ...]
    steps: tuple[str, ...]
    after: tuple[str, ...] = ()


STAGES = (
    Stage(
        "texts",
        ("documents", "sentences"),
        (
            "transforms.text.readable",
            "transforms.text.written_places",
            "transforms.text.sentences",
            "transforms.text.sections",
            "transforms.text.language",
            "transforms.text.publication",
        ),
    ),
    Stage("sketches", ("sketches",), ("transforms.reconciliation.sketches",), after=("texts",)),
    Stage(
        "quantities",
        ("periods", "figures"),
        ("transforms.calendar.periods", "transforms.quantities.figures"),
        after=("texts",),
    ),
    Stage(
        "names",
        ("discoveries", "relations", "mentions"),
        (
            "transforms.names.coreference",
            "transforms.names.discovery",
            "transforms.names.entities",
            "transforms.names.mentions",
        ),
        after=("texts",),
    ),
    Stage(
        "statements",
        ("claims", "objections", "abstentions"),
        ("transforms.statements.claims",),
        after=("texts", "quantities", "names"),
    ),
)
"""In an order in which each comes after those that it needs; the first holds what the others are read from."""

WHOLE = "transforms.parse"
"""The module that calls them one after the other: it decides the tables of all."""

FACTS = Stage(
    "facts",
    ("statements", "facts", "fact_claims", "fact_links", "fact_history"),
    ("transforms.reconciliation.renewal",),
)
"""What is made across shards, of the claims of one statement at a time."""

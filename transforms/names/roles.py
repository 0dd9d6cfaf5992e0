"""Who holds which post where: "Mark Chen, directeur de la recherche chez OpenAI"."""

from __future__ import annotations

from functools import cache

import polars as pl

from schemas import RELATIONS
from transforms.lexicon import Lexicon
from transforms.text.letters import SMALL

_NEAR = 90
_OPENERS = "le|la|l'|un|une|son|sa|désormais|nouveau|nouvelle|actuel|actuelle|par ailleurs"
_FORMER = r"(?:^|[ '])(?:ex-|ancien|ex |jusqu|alors)"


@cache
def _roles(lexicon: Lexicon) -> str:
    return "|".join(lexicon["roles"].filter(pl.col("relation").is_not_null())["role"].sort(descending=True))


def read_roles(readable: pl.DataFrame, named: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The table `relations`: head_of, employed_by and founded_by as the texts state them, origin the document.

    `named` has the mentions with `row`, `start`, `end` and `entity_id`. Read are a role between person and
    organization ("Sam Altman, PDG d'OpenAI"), one before both ("le PDG d'OpenAI, Sam Altman") and the organization in
    brackets ("Larry Ellison (Oracle)"). Former posts are left out: their dates are not known.
    """
    person = pl.col("entity_id").str.starts_with("person/")
    organization = pl.col("entity_id").str.starts_with("organization/")
    people = named.filter(person).select("row", person_id="entity_id", p_start="start", p_end="end")
    others = named.filter(organization).select("row", organization_id="entity_id", o_start="start", o_end="end")
    pairs = people.join(others, on="row")
    after = (pl.col("o_start") - pl.col("p_end")).is_between(0, _NEAR)
    before = (pl.col("p_start") - pl.col("o_end")).is_between(0, 3)
    pairs = pairs.filter(after | before).with_columns(_after=pl.col("o_start") >= pl.col("p_end"))
    if pairs.is_empty():
        return RELATIONS.empty()
    folded = readable["folded"].gather(pairs["row"]).alias("_folded")
    pairs = pairs.with_columns(folded, readable["doc_id"].gather(pairs["row"]).alias("origin"))
    start = pl.when("_after").then("p_end").otherwise((pl.col("o_start") - _NEAR).clip(0))
    stop = pl.when("_after").then("o_start").otherwise("o_start")
    of = rf"(?:de |d'|chez |du |de la |de l'|des |à |au |au sein de |au sein d')(?:[{SMALL}-]+ )?"
    words = rf"(?: (?:[{SMALL}'-]+|IA|R&D|[A-Z]{{2,4}})){{0,8}}"
    role = rf"({_roles(lexicon)}){words} {of}$"
    between = pl.col("_folded").str.slice(start, stop - start)
    pairs = pairs.with_columns(
        _between=between, _gap=pl.col("_folded").str.slice("o_end", (pl.col("p_start") - pl.col("o_end")).clip(0))
    )
    bracket = pl.col("_after") & (pl.col("_between") == " (") & (pl.col("_folded").str.slice("o_end", 1) == ")")
    found = (
        pairs.with_columns(
            role=pl.when(pl.col("_after"))
            .then(pl.col("_between").str.extract(rf"^,? ?\(?(?:(?:{_OPENERS}) ?){{0,3}}{role}"))
            .when(pl.col("_gap").str.contains(r"^,? $"))
            .then(pl.col("_between").str.extract(rf"(?:^|[ '\"]){role}"))
        )
        .with_columns(role=pl.when(bracket).then(pl.lit("")).otherwise("role"))
        .filter(pl.col("role").is_not_null() & ~pl.col("_between").str.contains(_FORMER))
        .sort("origin", "row", "p_start", pl.col("o_start") - pl.col("p_end"))
        .unique(["row", "p_start"], keep="first", maintain_order=True)
        .join(lexicon["roles"].select("role", "relation"), on="role", how="left", maintain_order="left")
        .with_columns(relation=pl.col("relation").fill_null("employed_by"))
    )
    founded = pl.col("relation") == "founded_by"
    return RELATIONS.conform(
        found.select(
            "relation",
            "origin",
            subject_id=pl.when(founded).then("organization_id").otherwise("person_id"),
            object_id=pl.when(founded).then("person_id").otherwise("organization_id"),
            valid_from=pl.lit(None),
            valid_to=pl.lit(None),
        ).unique()
    )

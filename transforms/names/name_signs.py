"""Signs by which a capitalised name shows what it is."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.lexicon import Lexicon
from transforms.names.name_shapes import saying_pattern, stop_words

_FAMILY_WORD = r"(?:\p{Lu}[.]|\p{Lu}[\p{L}'-]*\p{L})"
_VERB = 18
"""Characters in which a verb of saying must stand."""


def without_common_words(announced: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The announced names without acronyms of kinds, nationalities and words that only open a sentence."""
    nations = lexicon["nationality_words"].select(_first=pl.col("word").str.to_titlecase())
    plural = nations.with_columns(pl.col("_first") + "s")
    stops = pl.concat([stop_words(lexicon).select(_first="word"), nations, plural])
    return (
        announced.filter(pl.col("name").str.len_chars() >= 2)
        .with_columns(_first=pl.col("name").str.extract(r"^([^ ]+)"))
        .join(stops, on="_first", how="anti", maintain_order="left")
    )


def by_parts(runs: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """Runs that begin or end as names of a kind do: "Blue Owl Capital"."""
    parts = lexicon["name_parts"]
    last = parts.filter(pl.col("position") == "last").drop_nulls("kind").select(_last="part", kind="kind")
    first = parts.filter(pl.col("position") == "first").select(_first="part", kind="kind")
    known = "|".join([*(f" {part}$" for part in last["_last"]), *(f"^{part} " for part in first["_first"])])
    runs = (
        runs.filter(pl.col("name").str.contains(known.replace(".", "[.]")))
        .with_columns(_last=pl.col("name").str.extract(r"([^ ]+)$"), _first=pl.col("name").str.extract(r"^([^ ]+)"))
        .filter(~pl.col("name").str.contains(r" \p{Ll}") | pl.col("name").str.contains(" (?:for|of|and|the) "))
    )
    return pl.concat(
        [runs.join(last, on="_last", maintain_order="left"), runs.join(first, on="_first", maintain_order="left")]
    )


def by_given_name(runs: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """People: "Selon le professeur Paul Durand" gives "Paul Durand", "rue Victor Hugo" nobody."""
    # What stands before the given name: nothing, or words that are no part of the person's name.
    people = (
        runs.with_columns(
            _before=pl.col("name").str.extract(_given_name_pattern(lexicon)).str.len_chars().cast(pl.Int32)
        )
        .drop_nulls("_before")
        .with_columns(name=pl.col("name").str.slice(pl.col("_before")), start=pl.col("start") + pl.col("_before"))
        .filter(pl.col("name").str.contains(r"^[^ ]+(?: [\p{Ll} ']+)? ?\p{Lu}\p{L}*\p{Ll}"))
        .with_columns(name=pl.col("name").str.extract(rf"^([^ ]+(?: [\p{{Ll}}']+){{0,2}}(?: {_FAMILY_WORD}){{1,3}})"))
        .drop_nulls("name")
        .with_columns(end=pl.col("start") + pl.col("name").str.len_chars().cast(pl.Int32))
    )
    return _no_place_name(people, lexicon).with_columns(kind=pl.lit("person"))


@cache
def _given_name_pattern(lexicon: Lexicon) -> str:
    """What stands before the first given name of a run; the compound "Jean-Luc" is as much one as its first part."""
    given = lexicon["given_names"].filter(pl.col("common").is_null())["name"].sort(descending=True)
    return rf"^((?:[^ ]+ )*?)(?:{'|'.join(given)})(?:[ -]|$)"


def _no_place_name(people: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """Without the names that something else bears: a street, a prize, a school, a fund ("Jane Street")."""
    last = lexicon["name_parts"].filter(pl.col("position") == "last").select(_last="part")
    people = people.with_columns(_last=pl.col("name").str.extract(r"([^ ]+)$")).join(
        last, on="_last", how="anti", maintain_order="left"
    )
    bearers = lexicon["name_parts"].filter(pl.col("position") == "before").select(_bearer="part")
    return people.with_columns(_bearer=pl.col("before").str.extract(r"([\p{L}-]+) $").str.to_lowercase()).join(
        bearers, on="_bearer", how="anti", maintain_order="left"
    )


def by_role(runs: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """Two or three names with a role after them, or a verb of saying before them."""
    plain = pl.col("name").str.contains(rf"^{_FAMILY_WORD}(?: {_FAMILY_WORD}){{1,2}}$") & pl.col("name").str.contains(
        r"\p{Ll}"
    )
    runs = runs.filter(plain)
    followed = runs.filter(pl.col("after").str.starts_with(", ")).filter(
        pl.col("after").str.contains(_role_pattern(lexicon))
    )
    before, after = _appointments(lexicon)
    told = runs.filter(pl.col("before").str.contains(r"\p{Ll} $")).with_columns(_near=pl.col("before").str.tail(_VERB))
    appointed = told.filter(pl.col("after").str.contains(after)).filter(pl.col("_near").str.contains(before))
    led = told.filter(pl.col("_near").str.contains("(?:dirig|présid|cofond|fond|pilot|cré)ée?s? par $"))
    said = told.filter(pl.col("_near").str.contains(saying_pattern(lexicon)))
    people = pl.concat([followed, *(signed.drop("_near") for signed in (appointed, led, said))])
    return _no_place_name(people, lexicon).with_columns(kind=pl.lit("person"))


@cache
def _appointments(lexicon: Lexicon) -> tuple[str, str]:
    """Patterns for what stands before and after somebody who is given a post."""
    cues = lexicon["appointments"].sort("cue", descending=True)
    before, after = (cues.filter(pl.col("place") == place)["cue"] for place in ("before", "after"))
    roles = lexicon["roles"]["role"].filter(lexicon["roles"]["role"].str.contains(r"^\p{Ll}|^P-?DG|^CEO"))
    return (
        rf"(?:^|[ '])(?:{'|'.join(before)}) $",
        rf"^ (?:{'|'.join([*after, *roles.sort(descending=True)])})(?:[ ,.]|$)",
    )


@cache
def _role_pattern(lexicon: Lexicon) -> str:
    roles = "|".join(
        lexicon["roles"].filter(pl.col("role").str.contains(r"^(?:\p{Ll}|P-?DG|CEO)"))["role"].sort(descending=True)
    )
    article = "(?:(?:le|la|l'|un|une) ?)?(?:ex-|ancien |ancienne |actuel |actuelle |nouveau |nouvelle |jeune )?"
    return rf"^, {article}(?:{roles})[ ,]"


def by_list(runs: pl.DataFrame, known: pl.DataFrame) -> pl.DataFrame:
    """A run in a list of organizations, between two or after two: "chez Nvidia, Foo Bar et Google"."""
    link = r"(,? (?:et|ou) |, |,? ainsi que )"
    linked = runs.filter(pl.col("before").str.contains(link + "$"))
    organizations = known.filter(
        pl.col("entity_id").str.starts_with("organization/") & pl.col("row").is_in(linked["row"].unique().implode())
    ).sort("row", "start")
    gap = pl.col("start") - pl.col("end").shift(1)
    second = organizations.filter((pl.col("row") == pl.col("row").shift(1)) & gap.is_between(2, 6))
    left = organizations.select("row", _left="end").unique()
    after_two = second.select("row", _left="end").unique()
    right = organizations.select("row", _right="start").unique()
    listed = linked.filter(~pl.col("name").str.contains(r" \p{Ll}")).with_columns(
        _left=pl.col("start") - pl.col("before").str.extract(link + "$").str.len_chars().cast(pl.Int32),
        _right=pl.col("end") + pl.col("after").str.extract("^" + link).str.len_chars().cast(pl.Int32),
    )
    between = listed.join(left, on=["row", "_left"], how="semi").join(right, on=["row", "_right"], how="semi")
    after = listed.join(after_two, on=["row", "_left"], how="semi")
    return pl.concat([between, after]).with_columns(kind=pl.lit("organization"))

"""Who is meant by a post, and what by its owner or its place: "le patron de Meta", "le groupe de Menlo Park"."""

from __future__ import annotations

import polars as pl

from transforms.lexicon import Lexicon
from transforms.names.anaphors import descriptions
from transforms.names.options import RESOLVED, known_here, nobody, the_one
from transforms.text.folding import fold
from transforms.text.letters import CAPITAL, SMALL

_OF = "(?:de |d'|du |de la |de l')"
_BEHIND = (
    rf"^((?: [{SMALL}-]+){{0,2}} (?:derrière |à l'origine (?:de (?:l')?|d'|du )"
    r"|qui (?:développe|édite|a créé|a développé) "
    r"|(?:(?:créat|concept|édit)(?:rice|eur)|propriétaire) (?:de |d')))"
)
_NAMED = (
    rf"^((?: [{SMALL}-]+)?,? (?:(?:déjà|désormais|provisoirement|officiellement|sobrement) )?"
    r'(?:re)?(?:baptis|nomm|dénomm|surnomm|appel)ée? (?:" ?)?)'
)
"""What stands between a noun and its name."""
_FRONTED = rf'^[" -]*(?:Re)?(?:[BNDSA][{SMALL}]+)ée? "? ?[^,;:]{{2,60}}("?, )$'
"""What stands before a noun whose name opens the sentence: "Baptisé Colossus 2, le"."""
_GIVES_NAME = '^[" -]*(?:(?:Re)?[Bb]aptis|Nomm|Dénomm|Surnomm|Appel)ée? '
_OF_PEOPLE = ("head_of", "employed_by", "founded_by")
"""How people are tied to organizations, the nearest first."""


def by_post(anaphors: pl.DataFrame, named: pl.DataFrame, ties: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """Posts: "le patron de Meta" is its only leader, or the only one named in the document.

    "Le fondateur d'Amazon" is who founded it, "le patron de Facebook" who leads its maker. `ties` as `ties_of` gives.
    """
    held = ["head_of", "founded_by"]
    posts = lexicon["roles"].filter((pl.col("head") == "yes") | (pl.col("relation") == "founded_by"))
    linked = (
        anaphors.join(posts.filter(pl.col("relation").is_in(held)).select("relation", word="role"), on="word")
        .with_columns(_link=pl.col("after").str.extract(f"^( {_OF})"))
        .drop_nulls("_link")
        .with_columns(_at=pl.col("end") + pl.col("_link").str.len_chars().cast(pl.Int32))
    )
    linked = (
        linked.join(
            _in_rows(named, linked).select("row", _at="start", _end="end", thing_id="entity_id"), on=["row", "_at"]
        )
        .with_columns(_rest=pl.col("after").str.slice(pl.col("_end") - pl.col("end")))
        .filter(~pl.col("_rest").str.contains(rf"^,? ?\(?[{CAPITAL}][{SMALL}]"))
    )
    if linked.is_empty():
        return nobody(anaphors)
    made = ties.filter(pl.col("relation") == "developed_by").select(thing_id="subject_id", maker_id="object_id")
    led = ties.filter(pl.col("relation") == "head_of").select(
        "relation", "origin_document", person_id="subject_id", organization_id="object_id"
    )
    founded = ties.filter(pl.col("relation") == "founded_by").select(
        "relation", "origin_document", person_id="object_id", organization_id="subject_id"
    )
    people = (
        linked.join(made, on="thing_id", how="left")
        .with_columns(organization_id=pl.coalesce("maker_id", "thing_id"))
        .join(pl.concat([led, founded]), on=["organization_id", "relation"])
        .filter(known_here())
    )
    return the_one(people, "person_id", named).with_columns(end="_end").select(RESOLVED)


def by_owner(anaphors: pl.DataFrame, named: pl.DataFrame, ties: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """Owners: "la firme dirigée par Satya Nadella", "le groupe de Menlo Park": what he leads, what lies there.

    Of who leads none it is the one that they work for, or founded: "le groupe de Larry Ellison".
    """
    nouns = descriptions(lexicon).filter(pl.col("kind") == "organization").select("word")
    # "le groupe du flamboyant Masayoshi Son", "la start-up du milliardaire Elon Musk"
    link = (
        rf"^((?: [{SMALL}-]+)? (?:(?:co-?)?(?:dirig|fond|présid|pilot|contrôl)ée? par |de |d'"
        rf"|du (?:[{SMALL}-]+ ){{1,2}}|(?:de la |de l')[{SMALL}-]+ (?:d'[{SMALL}]+ )?))"
    )
    linked = (
        anaphors.join(nouns, on="word", how="semi")
        .with_columns(_link=pl.col("after").str.extract(link))
        .drop_nulls("_link")
        .with_columns(_at=pl.col("end") + pl.col("_link").str.len_chars().cast(pl.Int32))
    )
    linked = linked.join(
        _in_rows(named, linked).select("row", _at="start", _end="end", owner_id="entity_id"), on=["row", "_at"]
    )
    if linked.is_empty():
        return nobody(anaphors)
    lies = ties.filter(
        (pl.col("relation") == "located_in") & pl.col("subject_id").str.starts_with("organization/")
    ).select("origin_document", owner_id="object_id", organization_id="subject_id", tie=pl.lit(0, pl.Int32))
    theirs = firms_of(ties).rename({"person_id": "owner_id", "firm_id": "organization_id"})
    owned = linked.join(pl.concat([theirs.select(lies.columns), lies]), on="owner_id").filter(known_here())
    # "le groupe de Jeff Bezos" is rather the one that the text names than the one that he leads now.
    there = _named_there(owned, "organization_id", named)
    owned = owned.join(there, on=["document", "organization_id"], how="left", maintain_order="left")
    tie = pl.col("tie") + pl.when(pl.col("there").is_null()).then(len(_OF_PEOPLE)).otherwise(0)
    owned = owned.filter(tie == tie.min().over("anaphor")).drop("there")
    return the_one(owned, "organization_id", named).with_columns(end="_end").select(RESOLVED)


def by_tie(
    anaphors: pl.DataFrame, named: pl.DataFrame, ties: pl.DataFrame, traits: pl.DataFrame, lexicon: Lexicon
) -> pl.DataFrame:
    """Makers and parts: "le créateur de ChatGPT", "la start-up à l'origine de Claude", "la filiale cloud d'Iliad".

    A maker or owner is the only one by `ties`; a part the only one, or the only one named in the document.
    """
    nouns = lexicon["tie_nouns"].select("side", word=fold(pl.col("word")))
    firms = descriptions(lexicon).filter(pl.col("kind") == "organization").select("word")
    short = anaphors.join(nouns, on="word").with_columns(
        _link=pl.col("after").str.extract(rf"^((?: [{SMALL}-]+)? (?:de (?:la |l')?|d'|du |des ))[{CAPITAL}{SMALL}0-9]")
    )
    long = anaphors.join(firms, on="word", how="semi").with_columns(
        side=pl.lit("object"), _link=pl.col("after").str.extract(_BEHIND)
    )
    linked = pl.concat([short, long.select(short.columns)]).drop_nulls("_link")
    linked = linked.with_columns(_at=pl.col("end") + pl.col("_link").str.len_chars().cast(pl.Int32))
    linked = linked.join(
        _in_rows(named, linked).select("row", _at="start", _end="end", thing_id="entity_id"), on=["row", "_at"]
    )
    if linked.is_empty():
        return nobody(anaphors)
    tied = ties.filter(pl.col("relation").is_in(["developed_by", "owned_by", "part_of", "operated_by"]))
    tied = tied.select("subject_id", "object_id", "origin_document")
    firm = "^organization/"
    # DeepMind is part of Google, and so of Alphabet.
    through = tied.rename({"object_id": "_between"}).join(
        tied.filter(pl.col("origin_document").is_null()).select(_between="subject_id", object_id="object_id"),
        on="_between",
    )
    further = through.select(tied.columns).unique(maintain_order=True)
    of_makers = linked.filter(pl.col("side") == "object").join(
        tied.rename({"subject_id": "thing_id", "object_id": "firm_id"}), on="thing_id"
    )
    of_parts = linked.filter(pl.col("side") == "subject").join(
        pl.concat([tied, further]).rename({"object_id": "thing_id", "subject_id": "firm_id"}), on="thing_id"
    )
    options = pl.concat([of_makers, of_parts.select(of_makers.columns)])
    # "La filiale britannique d'Alphabet" is none from elsewhere.
    nations = lexicon["nationality_words"].select(_nation="word", _country="country")
    options = (
        options.filter(known_here() & pl.col("firm_id").str.contains(firm))
        .with_columns(_nation=pl.col("_link").str.extract(rf"^ ([{SMALL}-]+)"))
        .join(nations, on="_nation", how="left", maintain_order="left")
        .join(traits.select("country", firm_id="entity_id"), on="firm_id", how="left", maintain_order="left")
        .filter((pl.col("_country") == pl.col("country")).fill_null(value=True))
    )
    return the_one(options, "firm_id", named).with_columns(end="_end").select(RESOLVED)


def by_holder(anaphors: pl.DataFrame, named: pl.DataFrame, ties: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """Companies by who holds a post there: "Larry Ellison, cofondateur du groupe": what he leads, founded or works for.

    One that he is known to be tied to, the only one or the only one named in the document.
    """
    nouns = descriptions(lexicon).filter(pl.col("kind") == "organization").select("word")
    roles = "|".join(lexicon["roles"].filter(pl.col("relation").is_not_null())["role"].sort(descending=True))
    # The article of "du groupe" is no part of the description, nor of what stands before it.
    held = (
        anaphors.join(nouns, on="word", how="semi")
        .with_columns(
            _gap=pl.col("before").str.extract(rf"(, (?:l[ea] |l'|une? )?(?:{roles})(?: [{SMALL}-]+)? (?:de )?)$")
        )
        .drop_nulls("_gap")
        .with_columns(_du=pl.when(pl.col("_gap").str.ends_with(" de ")).then(0).otherwise(len("du ")))
        .with_columns(_at=pl.col("start") - pl.col("_du") - pl.col("_gap").str.len_chars().cast(pl.Int32))
    )
    people = named.filter(pl.col("entity_id").str.starts_with("person/"))
    held = held.join(_in_rows(people, held).select("row", _at="end", person_id="entity_id"), on=["row", "_at"])
    if held.is_empty():
        return nobody(anaphors)
    posts = ties.filter(pl.col("relation").is_in(["head_of", "employed_by"])).select(
        "origin_document", person_id="subject_id", firm_id="object_id"
    )
    founded = ties.filter(pl.col("relation") == "founded_by").select(
        "origin_document", person_id="object_id", firm_id="subject_id"
    )
    firms = held.join(pl.concat([posts, founded]), on="person_id").filter(known_here())
    return the_one(firms, "firm_id", named).select(RESOLVED)


def by_naming(anaphors: pl.DataFrame, named: pl.DataFrame) -> pl.DataFrame:
    """Things whose name follows at once, or goes before: "Le projet, baptisé Vega 2", "Baptisé Vega 2, le projet"."""
    linked = (
        anaphors.with_columns(_link=pl.col("after").str.extract(_NAMED))
        .drop_nulls("_link")
        .with_columns(_at=pl.col("end") + pl.col("_link").str.len_chars().cast(pl.Int32))
    )
    fronted = (
        anaphors.filter(pl.col("before").str.contains(_GIVES_NAME))
        .with_columns(_link=pl.col("before").str.extract(_FRONTED))
        .drop_nulls("_link")
        .with_columns(_at=pl.col("start") - pl.col("_link").str.len_chars().cast(pl.Int32))
    )
    if linked.is_empty() and fronted.is_empty():
        return nobody(anaphors)
    found = pl.concat(
        [
            linked.join(_in_rows(named, linked).select("row", "entity_id", _at="start"), on=["row", "_at"]),
            fronted.join(_in_rows(named, fronted).select("row", "entity_id", _at="end"), on=["row", "_at"]),
        ]
    ).sort("anaphor", "entity_id")
    return found.unique("anaphor", keep="first", maintain_order=True).select(RESOLVED)


def firms_of(ties: pl.DataFrame) -> pl.DataFrame:
    """The organizations of people: `person_id`, `firm_id`, `origin_document`, `tie`.

    `tie` is 0 of one that they lead, 1 of one that they work for, 2 of one that they founded.
    """
    relation = pl.col("relation")
    founded = ties.filter(relation == _OF_PEOPLE[-1]).rename({"subject_id": "object_id", "object_id": "subject_id"})
    return pl.concat([ties.filter(relation.is_in(_OF_PEOPLE[:-1])), founded.select(ties.columns)]).select(
        "origin_document",
        person_id="subject_id",
        firm_id="object_id",
        tie=relation.replace_strict(_OF_PEOPLE, range(len(_OF_PEOPLE)), return_dtype=pl.Int32),
    )


def ties_of(relations: pl.DataFrame, readable: pl.DataFrame) -> pl.DataFrame:
    """The relations that still hold, with `origin_document`: the stating text's number, null for the lexicon."""
    documents = readable.select(origin="doc_id", origin_document="document").unique("origin_document")
    return (
        relations.filter(pl.col("valid_to").is_null())
        .select("subject_id", "relation", "object_id", "origin")
        .join(documents, on="origin", how="left", maintain_order="left")
        .filter((pl.col("origin") == "lexicon") | pl.col("origin_document").is_not_null())
    )


def _in_rows(named: pl.DataFrame, linked: pl.DataFrame) -> pl.DataFrame:
    """The few names that may stand beside them: joining all would take longer."""
    return named.filter(pl.col("row").is_in(linked["row"].unique().implode()))


def _named_there(options: pl.DataFrame, column: str, named: pl.DataFrame) -> pl.DataFrame:
    """The options that their document names: `document`, the column, `there`."""
    asked = options.select("document", column).unique()
    names = named.select("document", pl.col("entity_id").alias(column)).join(asked, on=["document", column], how="semi")
    return names.unique().with_columns(there=pl.lit(value=True))

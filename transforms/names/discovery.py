"""Names that the lexicon does not have, told by their shape and by the words around them."""

from __future__ import annotations

import re
from functools import cache

import polars as pl

from schemas import ENTITIES, MENTIONS, RELATIONS
from transforms.lexicon import Lexicon
from transforms.names.acronym_bodies import acronym_bodies
from transforms.names.acronyms import introduced_acronyms
from transforms.names.aliases import forms_of
from transforms.names.announcers import REACH, announced_names, announcers, with_makes
from transforms.names.coded_sites import coded_sites
from transforms.names.entities import lexicon_entities, other_forms
from transforms.names.entity_ids import entity_id
from transforms.names.followed_names import followed_names, followers
from transforms.names.governed_names import governed_names, governors, nationalities
from transforms.names.institutions import institution_forms, institutions, without_places
from transforms.names.listed_names import listed_names
from transforms.names.mentions import as_mentions, occurrences, places_of, readable_sentences
from transforms.names.name_shapes import capital_runs, text_matches, with_neighbours
from transforms.names.name_signs import by_given_name, by_parts, by_role, by_shape, without_common_words
from transforms.names.placed_names import placed_names, towns_by_shape
from transforms.names.roles import read_roles
from transforms.names.unknown_names import other_words, place_words, unknown_names
from transforms.names.versions import families, model_versions
from transforms.text.overlaps import overlapping, place


def discover_entities(
    sentences: pl.DataFrame, mentions: pl.DataFrame, lexicon: Lexicon
) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """The entities, mentions (method "pattern") and relations that the texts themselves add to the lexicon.

    A person: a given name and a family name ("Mark Chen"), or two names with a role or a verb of saying beside them.
    An organization, model, product or site: a name that a noun announces ("la start-up Foo", "une puce baptisée
    Foo"), that ends like one ("Foo Capital"), that the words after it explain ("Foo, une start-up", "Foo a levé"), that
    stands in a list with two organizations, or has a capital inside ("OpenFoo"). A place: what a known one after it
    situates ("à Foo, au Texas"), what has a town's shape ("Bourg-sur-Foo"). A model: a family and a version that
    the lexicon has not ("Llama 7"). A site: a code ("PAR 1"). An acronym in brackets after its name. What is found
    once is found everywhere in its document, and is one entity in all documents where kind and name agree.
    Relations: posts of people, origin the document.
    """
    discoveries, mentions, relations = discover_names(sentences, mentions, lexicon)
    return least_named(discoveries), mentions, relations


def discover_names(
    sentences: pl.DataFrame, mentions: pl.DataFrame, lexicon: Lexicon
) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """What `discover_entities` gives, but with one row per document and entity: its `doc_id` beside the columns."""
    readable = readable_sentences(sentences)
    known = places_of(mentions, readable).drop("surface")
    runs = capital_runs(readable, known, lexicon)
    heard = with_neighbours(text_matches(readable, _cues(lexicon)), readable, REACH)
    called = institutions(heard, known, lexicon)
    announced = with_makes(announced_names(heard, lexicon), readable, lexicon)
    quoted = announced.filter("quoted")
    known = without_places(
        known, pl.concat([called.select("row", "start", "end"), quoted.select("row", "start", "end")])
    )
    announced = pl.concat(
        [quoted, without_common_words(announced.filter(~pl.col("quoted")), lexicon, called=True)], how="diagonal"
    )
    explained = pl.concat(
        [
            _no_lone_words(followed_names(heard, lexicon), lexicon).with_columns(rank=pl.lit(6)),
            _no_lone_words(governed_names(heard, lexicon), lexicon).with_columns(rank=pl.lit(6)),
            acronym_bodies(known, readable, lexicon).with_columns(rank=pl.lit(6)),
            listed_names(known, readable).select("row", "document", "start", "end", "name", "kind", rank=pl.lit(7)),
            by_shape(runs).select("row", "document", "start", "end", "name", "kind", rank=pl.lit(8)),
        ]
    )
    signs = [
        model_versions(heard, lexicon).with_columns(rank=pl.lit(0)),
        called.with_columns(rank=pl.lit(0)),
        coded_sites(readable, lexicon).with_columns(rank=pl.lit(0)),
        announced.with_columns(rank=pl.when("certain").then(1).otherwise(4)),
        by_parts(runs, lexicon).with_columns(rank=pl.lit(2)),
        by_given_name(runs, lexicon).with_columns(rank=pl.lit(3)),
        by_role(runs, lexicon).with_columns(rank=pl.lit(5)),
        placed_names(known, readable).with_columns(rank=pl.lit(6)),
        towns_by_shape(readable).join(other_words(lexicon), on="name", how="anti").with_columns(rank=pl.lit(6)),
    ]
    typed = pl.concat(sign.select("row", "document", "start", "end", "name", "kind", "rank") for sign in signs)
    new = typed.filter(~overlapping(typed, known))
    unknown = unknown_names(runs, heard, known, new, readable, lexicon)
    explained = pl.concat(
        [without_common_words(explained, lexicon), unknown.with_columns(rank=pl.lit(9))], how="diagonal"
    )
    typed = pl.concat([typed, _no_surnames(explained, typed, known, readable).select(typed.columns)])
    typed = typed.filter(~overlapping(typed, known)).sort("row", "start", "rank", maintain_order=True)
    # In one document a name has one kind: that of its strongest sign.
    kinds = typed.sort("rank", "row", "start").unique(["document", "name"], keep="first", maintain_order=True)
    names = kinds.select("name", "kind").unique()
    # What the rules of an ambiguous name refused, and a sign has told: "chez Sierra, une start-up".
    names = names.join(_listed(lexicon), on=["name", "kind"], how="left", maintain_order="left").with_columns(
        entity_id=pl.coalesce("entity_id", entity_id(pl.col("kind"), pl.col("name")))
    )
    kinds = kinds.select("document", "name", "kind").join(names, on=["name", "kind"], maintain_order="left")
    itself = kinds["entity_id"]
    kinds = _of_longer_names(kinds, known, readable)
    names = kinds.filter(kinds["entity_id"] == itself)
    found = _everywhere(kinds, runs, typed, readable, known)
    named = pl.concat([known, found.select(known.columns)])
    acronyms = introduced_acronyms(readable, named)
    acronyms = acronyms.filter(~overlapping(acronyms, named))
    named = pl.concat([named, acronyms.select(known.columns)])
    found = pl.concat([found.select(known.columns), acronyms.select(known.columns)])
    pattern = as_mentions(found.sort("row", "start"), readable, "pattern")
    # A spelling may lead to an entity that the lexicon has: then only the mention is new.
    listed, _, _ = lexicon_entities(lexicon)
    # By number: of the many rows none need be compared by its long id.
    documents = readable.select("document", "doc_id").unique("document").sort("doc_id").with_row_index("_order")
    discoveries = _entities(names.join(listed, on="entity_id", how="anti").join(documents, on="document"))
    roles = read_roles(readable, named, lexicon)
    return discoveries, MENTIONS.conform(pattern), RELATIONS.conform(roles).sort(RELATIONS.key)


def least_named(discoveries: pl.DataFrame) -> pl.DataFrame:
    """The table `entities` of what documents discovered: of several names of one the first, whoever wrote it."""
    return ENTITIES.conform(
        discoveries.sort("entity_id", "name").unique("entity_id", keep="first", maintain_order=True)
    )


@cache
def _listed(lexicon: Lexicon) -> pl.DataFrame:
    """`name`, `kind`, `entity_id`: the written forms that one entity of that kind in the lexicon has, and no other."""
    kind = pl.col("entity_id").str.extract("^(organization|product|site|model)/")
    forms = forms_of(lexicon).select("entity_id", name="form", kind=kind).drop_nulls("kind").unique()
    return forms.unique(["name", "kind"], keep="none", maintain_order=True)


def _no_lone_words(named: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The names but for words of which none is one alone, and given names: "Région emploie", "Sam annonce"."""
    lone = lexicon["lone_words"].select(name="word")
    given = lexicon["given_names"].select("name")
    return named.join(pl.concat([lone, given]).unique(), on="name", how="anti", maintain_order="left")


@cache
def _cues(lexicon: Lexicon) -> str:
    """One pattern for all that announces a name. An alternation of these few words is twice as fast as `find_many`."""
    forms = pl.Series([*announcers(lexicon)["form"], *followers(lexicon)["form"], *families(lexicon)])
    forms = pl.concat(
        [forms, governors(lexicon)["form"], institution_forms(lexicon), nationalities(lexicon), place_words(lexicon)]
    ).unique()
    return "|".join(re.escape(form) for form in forms.sort(descending=True))


def _of_longer_names(kinds: pl.DataFrame, known: pl.DataFrame, readable: pl.DataFrame) -> pl.DataFrame:
    """The names with their entities: one that begins a longer name of its kind and document is short for it.

    "Kairos lance …" in a text that names Kairos Power; `kinds` has `document`, `name`, `kind`, `entity_id`.
    """
    if kinds.is_empty():
        return kinds.select("document", "name", "kind", "entity_id")
    single = kinds.filter(~pl.col("name").str.contains(" ", literal=True))
    there = known.filter(pl.col("document").is_in(single["document"].unique().implode()))
    longer = pl.concat([_surfaces(there, readable), kinds.select("document", "entity_id", "name")])
    longer = (
        longer.with_columns(
            name=pl.col("name").str.extract("^([^ ]+) "), kind=pl.col("entity_id").str.extract("^([a-z]+)/")
        )
        .drop_nulls("name")
        .filter(pl.col("kind") != "person")
        .unique(["document", "name", "kind"], keep="first", maintain_order=True)
        .rename({"entity_id": "_whole"})
    )
    return kinds.join(longer, on=["document", "name", "kind"], how="left", maintain_order="left").select(
        "document", "name", "kind", entity_id=pl.coalesce("_whole", "entity_id")
    )


def _surfaces(known: pl.DataFrame, readable: pl.DataFrame) -> pl.DataFrame:
    """`document`, `entity_id` and `name`: how the text writes it, folded."""
    folded = readable["folded"].gather(known["row"]).alias("_folded")
    return known.with_columns(folded).select(
        "document", "entity_id", name=pl.col("_folded").str.slice("start", pl.col("end") - pl.col("start"))
    )


def _no_surnames(
    explained: pl.DataFrame, typed: pl.DataFrame, known: pl.DataFrame, readable: pl.DataFrame
) -> pl.DataFrame:
    """The names less those that a person of their document bears: "Guetta a levé les bras"."""
    people = _surfaces(known.filter(pl.col("entity_id").str.starts_with("person/")), readable)
    people = pl.concat(
        [people.select("document", "name"), typed.filter(pl.col("kind") == "person").select("document", "name")]
    )
    surnames = people.select("document", name=pl.col("name").str.extract(r"([^ ]+)$")).unique()
    return explained.join(surnames, on=["document", "name"], how="anti", maintain_order="left")


def _everywhere(
    kinds: pl.DataFrame, runs: pl.DataFrame, typed: pl.DataFrame, readable: pl.DataFrame, known: pl.DataFrame
) -> pl.DataFrame:
    """All places where a document names what a sign told once: `row`, `document`, `start`, `end`, `entity_id`."""
    if kinds.is_empty():
        return known.clear().select("row", "document", "start", "end", "entity_id")
    # Places are told by what stands before them wherever they stand.
    single = kinds.filter(~pl.col("name").str.contains(" ", literal=True) & (pl.col("kind") != "place"))
    again = occurrences(readable, single["name"], single["document"].unique()).rename({"form": "name"})
    places = pl.concat([frame.select("row", "document", "start", "end", "name") for frame in (typed, runs, again)])
    found = places.join(kinds.select("document", "name", "entity_id"), on=["document", "name"])
    found = found.filter(~overlapping(found, known)).drop("name")
    free = found.sort("row", "start", "end", "entity_id", descending=[False, False, True, False])
    return free.filter(place("start") >= place("end").cum_max().shift(1, fill_value=0))


def _entities(names: pl.DataFrame) -> pl.DataFrame:
    """One row per document and entity: `doc_id` and the columns of the table `entities`."""
    if names.is_empty():
        return ENTITIES.empty().insert_column(0, names["doc_id"])
    ordered = names.sort("_order", "entity_id", "name")
    first = ordered.unique(["_order", "entity_id"], keep="first", maintain_order=True).with_row_index("_place")
    described = first.with_columns(
        aliases=pl.lit(None, pl.String), _plain=~first["name"].str.contains("'", literal=True)
    )
    # Few have an apostrophe, and no other has another form.
    described = (
        pl.concat(
            [
                described.filter("_plain").with_columns(aliases=pl.lit([], pl.List(pl.String))),
                described.filter(~pl.col("_plain")).with_columns(aliases=other_forms("name", "aliases")),
            ]
        )
        .sort("_place")
        .with_columns(
            wikidata_id=pl.lit(None),
            country=pl.lit(None),
            discovered=pl.lit(value=True),
        )
    )
    return ENTITIES.conform(described).insert_column(0, described["doc_id"])

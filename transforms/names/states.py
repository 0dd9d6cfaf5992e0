"""States, their governments and their heads: "le pays", "le gouvernement français", "le président américain"."""

from __future__ import annotations

import polars as pl

from transforms.lexicon import Lexicon
from transforms.names.acting import APPOSED, CLAUSE_BEGINS, acts
from transforms.names.options import RESOLVED, known_here, named_back, nobody, stands_before, the_nearest, the_one
from transforms.names.territories import territory_ids
from transforms.text.letters import CAPITAL, SMALL

_BACK = 3
_ADJECTIVE = rf"^ ([{SMALL}-]+)"
_OF_THE_REPUBLIC = "^ de la République"
_NAMED = rf"^(?: [{SMALL}-]+)?,? [{CAPITAL}][{SMALL}'-]+ [{CAPITAL}][{SMALL}]"
"""What follows a post whose holder is named right there: "le chef de l'État, Abdelmadjid Tebboune"."""
_OF_NAME = rf"^(?: [{SMALL}-]+)? (?:de |d'|d’|du )(?:[Ll]a |[Ll]['’])?[{CAPITAL}]"
"""What follows the post in a company: "le président français d'Airbus"."""
_IN_PASSING = ", (?:en|au|aux) $"
"""What stands before the country of a town: "À Davos, en Suisse, Narendra Modi …"."""


def without_states(nouns: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The nouns but for those that stand for a country alone ("le pays", "le gouvernement")."""
    return nouns.join(_nouns(lexicon, ["country", "government"]), on="word", how="anti", maintain_order="left")


def by_state(
    anaphors: pl.DataFrame, named: pl.DataFrame, ties: pl.DataFrame, traits: pl.DataFrame, lexicon: Lexicon
) -> pl.DataFrame:
    """Heads of state: "le chef de l'État", "le président américain", the only one that the text named before.

    Of the country whose adjective follows, if one does. `ties` as `transforms.names.posts.ties_of` gives.
    """
    heads = anaphors.join(_nouns(lexicon, ["head", "president"]), on="word", how="inner", maintain_order="left")
    unnamed = heads.filter(~pl.col("after").str.contains(f"{_NAMED}|{_OF_NAME}"))
    meant = _with_nation(unnamed, lexicon).filter(
        (pl.col("stands_for") == "head")
        | pl.col("nation").is_not_null()
        | pl.col("after").str.contains(_OF_THE_REPUBLIC)
    )
    posts = ties.filter((pl.col("relation") == "head_of") & pl.col("object_id").str.starts_with("place/"))
    before = (
        named.join(posts.select("origin_document", entity_id="subject_id"), on="entity_id", how="inner")
        .join(traits.select("entity_id", "country"), on="entity_id", how="left")
        .select("document", "origin_document", "country", person_id="entity_id", named_row="row", named_end="end")
    )
    options = (
        meant.join(before, on="document", how="inner")
        .filter(known_here(), stands_before("named_row", "named_end"))
        .filter((pl.col("nation") == pl.col("country")).fill_null(value=True))
        .sort("anaphor", "person_id")
    )
    if options.is_empty():
        return nobody(anaphors)
    return the_one(options, "person_id", named).select(RESOLVED)


def by_government(anaphors: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """Where "le gouvernement" with an adjective of nationality is the subject of a clause: that country.

    "Le gouvernement coréen achète 15 000 puces": it is the country that has them. The adjective is part of it.
    """
    governments = anaphors.join(_nouns(lexicon, ["government"]), on="word", how="semi", maintain_order="left").filter(
        pl.col("before").str.contains(CLAUSE_BEGINS),
        pl.col("after").str.replace(_ADJECTIVE, "").str.replace(APPOSED, "").str.contains(acts(lexicon)),
    )
    if governments.is_empty():
        return nobody(anaphors)
    countries = territory_ids(lexicon.language).rename({"country": "nation"})
    return (
        _with_nation(governments, lexicon)
        .join(countries, on="nation", how="inner", maintain_order="left")
        .with_columns(end=pl.col("end") + 1 + pl.col("adjective").str.len_chars().cast(pl.Int32))
        .select(RESOLVED)
    )


def by_country(anaphors: pl.DataFrame, named: pl.DataFrame, readable: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """Where "le pays" is the subject of a clause: the country named nearest.

    "La France multiplie les annonces. Le pays compte 250 data centers". Of several in that sentence none, nor one that
    only tells where a town is. `readable` as `transforms.names.mentions.readable_sentences` gives.
    """
    subjects = anaphors.join(_nouns(lexicon, ["country"]), on="word", how="semi", maintain_order="left").filter(
        pl.col("before").str.contains(CLAUSE_BEGINS), pl.col("after").str.contains(acts(lexicon))
    )
    if subjects.is_empty():
        return nobody(anaphors)
    countries = named.join(territory_ids(lexicon.language), on="entity_id", how="semi", maintain_order="left")
    lead = readable["folded"].gather(countries["row"]).alias("lead")
    countries = (
        countries.with_columns(lead)
        .filter(~pl.col("lead").str.slice(0, "start").str.contains(_IN_PASSING))
        .select("document", "entity_id", "row", "start", "end")
    )
    return the_nearest(named_back(subjects, countries, ["document"], _BACK)).select(RESOLVED)


def _nouns(lexicon: Lexicon, stands_for: list[str]) -> pl.DataFrame:
    """The nouns (`word`) that stand for one of these, and for which (`stands_for`)."""
    return lexicon["state_nouns"].filter(pl.col("stands_for").is_in(stands_for)).select("word", "stands_for")


def _with_nation(nouns: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """With the `adjective` after them and the country that it tells (`nation`)."""
    nations = lexicon["nationality_words"].select(adjective="word", nation="country")
    of_republic = pl.col("after").str.replace(_OF_THE_REPUBLIC, "")
    return nouns.with_columns(adjective=of_republic.str.extract(_ADJECTIVE)).join(
        nations, on="adjective", how="left", maintain_order="left"
    )

"""Institutions whose names are words and a place: "l'université de Liverpool", "le conseil régional de Normandie"."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.lexicon import Lexicon
from transforms.names.name_shapes import RUN_OF_ANY
from transforms.text.folding import fold
from transforms.text.letters import CAPITAL, LETTER, SMALL
from transforms.text.overlaps import covered, overlapping

_DIVISIONS = ["département "]
"""Nouns of an office that are those of a territory too."""

_SENSES = ("place", "seat", "title", "body", "acronym", "office", "aim")
# "musée des Beaux-Arts de Lille"
_PLACE = (
    rf"^(des {RUN_OF_ANY} (?:de |d'){RUN_OF_ANY}"
    rf"|(?:de la |de l'|des |du |de |d'){RUN_OF_ANY}(?: (?:de la |de l'|du |des ){RUN_OF_ANY})?)"
)
# The same alone: in "le Groupe de Lima de l'ONU" the second part is no place.
_PLACE_ALONE = rf"^((?:de la |de l'|du |de |d'){RUN_OF_ANY})"
_TITLE = f"^({RUN_OF_ANY})"
_NOUN = f"[{SMALL}-]+"
_ENDINGS = (
    "ales?|al|aux|iques?|aires?|aise?s?|oise?s?|ien(?:ne)?s?|éen(?:ne)?s?|aines?|el(?:le)?s?|i[eè]re?s?|i[fv]e?s?"
    "|oles?|iles?|eux|euses?|istes?"
)
_ADJECTIVE = rf"(?: {_NOUN}(?:{_ENDINGS}))"
_OF = "(?:de la |de l'|des |du |de |d')"
_LINK = f"(?:{_OF}|(?:pour|contre) (?:la |le |les |l')?|et {_OF})"
# "nationale des petites villes et des bourgs ruraux": nothing that could be a verb.
_WORDS = rf"{_ADJECTIVE}{{0,2}}(?: {_LINK}(?:petites |petits |jeunes |anciens )?{_NOUN}{_ADJECTIVE}?){{0,3}}"
_BODY = rf"^({_WORDS} {_OF}{RUN_OF_ANY})"
_FIELD = rf"[{CAPITAL}{SMALL}]?[{SMALL}-]+{_ADJECTIVE}?"
_ANY_NOUN = f"[{CAPITAL}{SMALL}][{SMALL}-]+"
# "Fonds national d'amorçage", "Coordination Nationale des Infirmiers"
_AIM = rf" (?:{_OF}|pour (?:la |le |les |l')?){_ANY_NOUN}{_ADJECTIVE}?(?: (?:et )?{_OF}{_ANY_NOUN}{_ADJECTIVE}?)?"
# "Institut de la consommation", "École d'application de la sécurité civile"
_PART = rf"{_OF}{_NOUN}{_ADJECTIVE}?"
_OBJECT = (
    rf"^({_ADJECTIVE}? (?:{_OF}|pour (?:la |le |les |l'))({_NOUN}){_ADJECTIVE}?(?: {_PART})?"
    rf"(?:(?:, {_PART}){{1,2}} et {_PART}| et {_PART})?(?: {_PART})?)(?:[ ,.;:)]|$)"
)
_ARTICLE = r"(?:^|[ '(\"])(?:[Ll]e |[Ll]a |[LlDd]'|de |du |des |au |aux |à |par )$"
_BRACKETED = rf"^({_WORDS}) \(([A-Z])[A-Z]{{2,6}}\)"


@cache
def institution_forms(lexicon: Lexicon) -> pl.Series:
    """The nouns and a space."""
    return pl.concat([_forms(lexicon, named) for named in _SENSES]).unique()


@cache
def _forms(lexicon: Lexicon, named: str) -> pl.Series:
    nouns = lexicon["institutions"].filter(pl.col("named") == named)
    return nouns.select(form=fold(pl.col("noun")) + " ").to_series()


def institutions(found: pl.DataFrame, known: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The institutions that are called after a known place: `row`, `document`, `start`, `end`, `name`, `kind`.

    Of some the place need not be known ("le tribunal judiciaire de"), or a name follows at once ("l'hôpital
    Necker"). Bodies by their rank and aim ("Fonds national d'amorçage"), those that a country ("Association des
    petites villes de France") or their acronym ends ("Comité des armateurs (CDA)"), and ministries by what they are
    for ("ministère russe de la Défense"). `found` has the occurrences of `institution_forms`, `known` the mentions;
    one that names itself otherwise is left out.
    """
    after = " " + pl.col("after")
    initial = pl.col("form").str.slice(0, 1).str.to_uppercase()
    apart = found.filter(
        pl.col("form").is_in(institution_forms(lexicon).implode())
        & pl.col("before").str.contains(rf"(?:^|[^{LETTER}\p{{N}}])$")
    )
    if apart.is_empty():
        # Of a page: to make all the patterns ready takes longer than to search a hundred nouns.
        return apart.select("row", "document", "start", "end", name="form", kind=pl.lit("organization"))
    place, seat, title, body, bracketed, office, aim = (
        pl.col("form").is_in(_forms(lexicon, named).implode()) for named in _SENSES
    )
    ranked = pl.col("form").str.contains(f"^[{CAPITAL}]") & pl.col("after").str.contains(f"^{_rank(lexicon)} ")
    # Few have a bracket near, so few are searched for one.
    introduced = apart.filter((body | bracketed) & pl.col("after").str.contains(r"\([A-Z]{2,7}\)"))
    introduced = introduced.filter(after.str.extract(_BRACKETED, 2) == initial)
    named = (
        pl.concat(
            [
                introduced.with_columns(_of=after.str.extract(_BRACKETED, 1).str.slice(1), _sure=True),
                apart.filter((body | bracketed) & ranked).with_columns(
                    _of=pl.col("after").str.extract(f"^({_rank(lexicon)}{_AIM})"), _sure=True
                ),
                apart.filter(office).with_columns(_of=pl.col("after").str.extract(_office(lexicon)), _sure=True),
                apart.filter(body).with_columns(_of=after.str.extract(_BODY).str.slice(1), _sure=False),
                apart.filter(place).with_columns(_of=pl.col("after").str.extract(_PLACE), _sure=False),
                apart.filter(place).with_columns(_of=pl.col("after").str.extract(_PLACE_ALONE), _sure=False),
                apart.filter(seat).with_columns(_of=pl.col("after").str.extract(_PLACE), _sure=True),
                apart.filter(title).with_columns(_of=pl.col("after").str.extract(_TITLE), _sure=True),
                apart.filter(aim & pl.col("before").str.contains(_ARTICLE)).with_columns(
                    _of=_object(lexicon), _sure=True
                ),
            ]
        )
        .drop_nulls("_of")
        .with_columns(_of=_without_people(pl.col("_of"), lexicon))
        .select(
            "row",
            "document",
            "start",
            "_sure",
            _form="form",
            end=pl.col("end") + pl.col("_of").str.len_chars().cast(pl.Int32),
            name=pl.col("form").str.slice(0, 1).str.to_uppercase() + pl.col("form").str.slice(1) + pl.col("_of"),
            kind=pl.lit("organization"),
        )
    )
    known = known.filter(pl.col("row").is_in(named["row"].unique().implode()))
    places = known.filter(pl.col("entity_id").str.starts_with("place/"))
    others = known.filter(~pl.col("entity_id").str.starts_with("place/"))
    # "Confédération des artisans (CDA)" where the lexicon has the acronym: it is named by that, or another is meant.
    bracket = named.select("row", start=pl.col("end") + 2, end=pl.col("end") + 3)
    elsewhere = named.filter(overlapping(bracket, known)).select("row", "start")
    named = named.join(elsewhere, on=["row", "start"], how="anti", maintain_order="left")
    # "dans le département de la Mayenne": there, and not at its council.
    there = overlapping(named, places)
    situated = named["_form"].is_in(_DIVISIONS) & there
    called = (there | named["_sure"]) & ~overlapping(named, others) & ~situated
    found = named.filter(called).drop("_sure", "_form")
    return found.unique(["row", "start"], keep="first", maintain_order=True)


def _without_people(of: pl.Expr, lexicon: Lexicon) -> pl.Expr:
    """The place less who is named right after it: "le préfet de la préfecture du Gard Anna Morel"."""
    given = lexicon["given_names"].filter(pl.col("common").is_null())["name"].implode()
    follows = of.str.extract(r"[^ ] ([^ ]+) [^ ]+$").is_in(given)
    return pl.when(follows).then(of.str.replace(" [^ ]+ [^ ]+$", "")).otherwise(of)


def _object(lexicon: Lexicon) -> pl.Expr:
    """What an institution is for, in the text after its noun; null where that is what any such one is for."""
    generic = _forms(lexicon, "generic").str.strip_chars_end().implode()
    after = " " + pl.col("after")
    own = ~after.str.extract(_OBJECT, 2).is_in(generic)
    return pl.when(own).then(after.str.extract(_OBJECT, 1).str.slice(1))


@cache
def _rank(lexicon: Lexicon) -> str:
    """A pattern for an adjective that makes an institution of such a noun: "national", "européenne"."""
    adjectives = lexicon["institutions"].filter(pl.col("named") == "rank")["noun"].sort(descending=True)
    return f"(?:{'|'.join(f'[{word[0].upper()}{word[0]}]{word[1:]}' for word in adjectives)})"


@cache
def _office(lexicon: Lexicon) -> str:
    """A pattern for what a ministry is for: "de la transition écologique", "russe de la Défense"."""
    nations = "|".join(lexicon["nationality_words"]["word"].sort(descending=True))
    more = rf"(?:(?:, | et ){_OF}{_FIELD}){{0,2}}"
    # Without either, "le département de la conjoncture" is one of any house.
    return rf"^((?:{nations}) (?:{_OF}|à la |à l'|au |aux ){_FIELD}{more}|{_OF}[{CAPITAL}]{_FIELD}{more})"


def without_places(known: pl.DataFrame, of: pl.DataFrame) -> pl.DataFrame:
    """The mentions `known` but for those of places within a longer name: an institution's, one in quotation marks."""
    if of.is_empty():
        return known
    place = pl.col("entity_id").str.starts_with("place/")
    return known.filter(~(place & covered(known, of)))


def without_named_places(mentions: pl.DataFrame, found: pl.DataFrame) -> pl.DataFrame:
    """The table `mentions` of the lexicon's names but for the places within a longer name that was `found`."""
    longer = found.filter(pl.col("surface").str.contains(" ") & ~pl.col("entity_id").str.starts_with("person/"))
    longer = longer.select("doc_id", "sentence_no", _from="start_char", _to="end_char")
    inside = (
        mentions.filter(pl.col("entity_id").str.starts_with("place/"))
        .join(longer, on=["doc_id", "sentence_no"], how="inner")
        .filter((pl.col("start_char") >= pl.col("_from")) & (pl.col("end_char") <= pl.col("_to")))
        .select("mention_id")
    )
    return mentions if inside.is_empty() else mentions.join(inside, on="mention_id", how="anti", maintain_order="left")

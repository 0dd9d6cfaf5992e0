"""Names that no word explains: what has a capital in the middle of a sentence names somebody or something."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.lexicon import Lexicon
from transforms.names.aliases import forms_of
from transforms.names.entities import lexicon_entities
from transforms.names.name_shapes import (
    ELIDED,
    INSIDE,
    RUN_OF_ANY,
    stop_words,
    with_neighbours,
    words_after,
    words_aside,
    words_inside,
)
from transforms.names.sectors import sectors_of
from transforms.text.folding import fold
from transforms.text.letters import CAPITAL, LETTER, SMALL
from transforms.text.overlaps import overlapping

_NEAR = 40
"""How many characters before a name are looked at."""

_FIRMS = 4
"""How many organizations a text must name for what nobody explains to be one too."""

_BUSINESS = 2
"""How many words of business a text must use where it names fewer organizations than that, but one at least."""

_FEW = 2
"""How many it must name for what stands alone in brackets: "la fabrication de béton (Foo)"."""

# "à San Elmo"; in "à Elmo Anna Bell a dit" only the first word is one.
_PLACE_NAME = (
    r"^((?:(?:La|Le|Les|Saint|Sainte|San|Santa|São|New|El|Los|Las|Port|Fort|Villa|Bad|North|South|East|West|Mount|Lake"
    r"|Upper|Great|Little|Cape|Grand|Grande|Petit|Petite) )?[^ ]+)"
)

# As in "trois stars : Foo, Bar et …".
_GOES_ON = rf"^(?:,|,? et|,? ou) [{CAPITAL}]"

_LINKS = "à |À | et (?:de |d'|à )?"

_AT = "(?:^|[ '(])(?:entre |à |À |par |vers |d'|de |sur |depuis )$"

_OF_FIRM = rf"^({RUN_OF_ANY} de )({RUN_OF_ANY})"

# "Beaucoup de Creusois": who lives somewhere.
_DWELLERS = "(?:ois|ais|iens|éens|ains)$"

_PLAIN = rf"^[{CAPITAL}][{LETTER}0-9'&-]*[{SMALL}][{LETTER}0-9'&-]*(?: [{CAPITAL}&][{LETTER}0-9'&.-]*)*$"


def unknown_names(
    runs: pl.DataFrame,
    heard: pl.DataFrame,
    known: pl.DataFrame,
    typed: pl.DataFrame,
    readable: pl.DataFrame,
    lexicon: Lexicon,
) -> pl.DataFrame:
    """Names of one word or several inside a sentence: `row`, `document`, `start`, `end`, `name`, `kind`.

    A place after "à", "maire de", "l'usine de"; an organization in a text that names several, and more of them than
    people, or alone in brackets in one that names two. `runs` are those of `capital_runs`, `heard` has the occurrences
    of `place_words`, `known` the mentions with `entity_id`, `typed` the names that other signs tell, with `kind`.
    Acronyms are left out: as many are of things.
    """
    columns = ["row", "document", "start", "end", "name"]
    counts = _named_firms(known, typed, lexicon)
    about = _about_firms(counts, readable, lexicon)
    elsewhere = readable.filter(~pl.col("document").is_in(about.implode()))
    after = words_after(elsewhere, _LINKS).select(*columns, "link")
    inside = words_inside(readable, about)
    runs = runs.filter(pl.col("document").is_in(about.implode())).select(columns)
    inside = pl.concat([inside.filter(~overlapping(inside, runs)).select(columns), runs])
    called = _after_words(heard, lexicon).select(columns)
    # Most are known: the fewer are left, the faster is what follows.
    rows = pl.concat([inside["row"], after["row"], called["row"]]).unique()
    known_here = known
    known = known.filter(pl.col("row").is_in(rows.implode())).sort("row", "start")
    inside = with_neighbours(inside.filter(~overlapping(inside, known)), readable, _NEAR)
    linked = inside.with_columns(link=pl.col("before").str.extract(f"({_LINKS})$")).drop_nulls("link")
    after = pl.concat([after.filter(~overlapping(after, known)), linked.select(*columns, "link")])
    joined = pl.col("link").str.starts_with(" et ")
    beside = _beside_known(after.filter(joined), known, typed, readable, lexicon)
    opens = pl.col("before").str.ends_with(": ") & pl.col("after").str.contains(_GOES_ON)
    firms = inside.filter(pl.col("before").str.contains(f"(?:{INSIDE})$") | opens)
    aside = _aside(readable, counts.filter(pl.col("firms") >= _FEW)["document"].sort(), known_here, typed)
    firms = _nameable(
        pl.concat([firms.select(columns), aside.filter(~overlapping(aside, known_here)).select(columns)]), lexicon
    )
    situated = pl.concat([called.filter(~overlapping(called, known)), after.filter(~joined).select(columns)])
    situated = situated.with_columns(name=pl.col("name").str.extract(_PLACE_NAME)).drop_nulls("name")
    situated = situated.with_columns(end=pl.col("start") + pl.col("name").str.len_chars().cast(pl.Int32))
    places = with_neighbours(_nameable(situated, lexicon), readable, _NEAR)
    places = places.filter(~(" " + pl.col("before")).str.contains(_party_pattern(lexicon)))
    places = pl.concat([places.select(*columns, kind=pl.lit("place")), beside]).unique(
        ["row", "start"], keep="first", maintain_order=True
    )
    listed = _after_people(firms, known, typed)
    firms = firms.filter(~pl.col("name").str.contains(_DWELLERS))
    firms = firms.join(listed.select("row", "start"), on=["row", "start"], how="anti", maintain_order="left")
    firms = firms.join(places.select("row", "start"), on=["row", "start"], how="anti", maintain_order="left")
    return pl.concat(
        [
            places,
            firms.select(*columns, kind=pl.lit("organization")),
            listed.select(*columns, kind=pl.lit("person")),
        ]
    )


def _about_firms(counts: pl.DataFrame, readable: pl.DataFrame, lexicon: Lexicon) -> pl.Series:
    """The documents that are about companies: they name many, and more than people, or some and speak of business."""
    many = counts.filter((pl.col("firms") >= _FIRMS) & (pl.col("firms") > pl.col("people")))["document"]
    # A company is told of with who founded it and who leads it.
    some = counts.filter((pl.col("firms") >= 1) & (pl.col("firms") + 1 >= pl.col("people")))["document"]
    left = some.filter(~some.is_in(many.implode()))
    searched = readable.filter(pl.col("document").is_in(left.implode())).select("document", "folded")
    # Most sentences have none, which a search for fixed words tells in half the time.
    searched = searched.filter(pl.col("folded").str.contains_any(_business_forms(lexicon)))
    words = searched.group_by("document").agg(words=pl.col("folded").str.count_matches(_business(lexicon)).sum())
    busy = words.filter(pl.col("words") >= _BUSINESS)["document"]
    return pl.concat([many, busy]).unique().sort()


@cache
def _business_forms(lexicon: Lexicon) -> list[str]:
    """The words of business after a space or an apostrophe."""
    words = lexicon["business_words"].select(word=fold(pl.col("word")))
    spaced = words.select(" " + pl.col("word")).to_series()
    elided = words.filter(pl.col("word").str.contains("^[aeiouhéA-Z]")).select("'" + pl.col("word")).to_series()
    return pl.concat([spaced, elided]).sort(descending=True).to_list()


@cache
def _business(lexicon: Lexicon) -> str:
    """A pattern for a word of business and the letter, if any, that shows it ended."""
    return rf"(?:{'|'.join(_business_forms(lexicon))})[ ,.;:)'\"]"


def _after_people(firms: pl.DataFrame, known: pl.DataFrame, typed: pl.DataFrame) -> pl.DataFrame:
    """The names of two words right after a person's and a comma: "Anna Morel, Xanti Ourdou et …"."""
    people = pl.concat(
        [
            known.filter(pl.col("entity_id").str.starts_with("person/")).select("row", "end"),
            typed.filter(pl.col("kind") == "person").select("row", "end"),
        ]
    )
    two = firms.filter(
        pl.col("name").str.contains(rf"^[{CAPITAL}][{SMALL}-]+ (?:De |Van )?[{CAPITAL}][{SMALL}{CAPITAL}-]+$")
    )
    return two.join(people.select("row", start=pl.col("end") + len(", ")).unique(), on=["row", "start"], how="semi")


def _aside(readable: pl.DataFrame, documents: pl.Series, known: pl.DataFrame, typed: pl.DataFrame) -> pl.DataFrame:
    """Names alone in brackets, but where they say where a name before them is, or are short for it, or list places.

    After a person's name stands who employs it: "Anna Morel (Foo)".
    """
    aside = words_aside(readable, documents)
    ends = pl.concat(
        [
            known.filter(~pl.col("entity_id").str.starts_with("person/")).select("row", "end"),
            typed.filter(pl.col("kind") != "person").select("row", "end"),
        ]
    )
    aside = aside.join(ends.select("row", open=pl.col("end") - 1), on=["row", "open"], how="anti")
    places = known.filter(pl.col("entity_id").str.starts_with("place/"))
    brackets = aside.select("row", start="open", end="close")
    return aside.filter(~overlapping(brackets, places))


def _beside_known(
    joined: pl.DataFrame, known: pl.DataFrame, typed: pl.DataFrame, readable: pl.DataFrame, lexicon: Lexicon
) -> pl.DataFrame:
    """What "et" joins to a place or a person: "entre Lyon et Foo", "Anna Morel et Foo Bar"."""
    columns = ["row", "document", "start", "end"]
    if joined.is_empty():
        return joined.select(*columns, "name", kind=pl.lit(None, pl.String))
    rows = joined["row"].unique()
    joined = joined.with_columns(end_before=pl.col("start") - pl.col("link").str.len_chars().cast(pl.Int32))
    known = known.filter(pl.col("row").is_in(rows.implode()))
    listed = known.with_columns(kind=pl.col("entity_id").str.extract("^(place|person)/")).drop_nulls("kind")
    people = typed.filter((pl.col("kind") == "person") & pl.col("row").is_in(rows.implode()))
    named = pl.concat([listed.select(*columns, "kind"), people.select(*columns, "kind")])
    named = with_neighbours(named, readable, len(" entre ")).select("row", "kind", "before", end_before="end")
    joined = joined.join(
        named.unique(["row", "end_before"], keep="first", maintain_order=True),
        on=["row", "end_before"],
        maintain_order="left",
    )
    at = (pl.col("kind") == "place") & pl.col("before").str.contains(_AT)
    joined = joined.filter(at | (pl.col("kind") == "person") & pl.col("name").str.contains(" ", literal=True))
    joined = joined.with_columns(
        name=pl.when(pl.col("kind") == "place").then(pl.col("name").str.extract(_PLACE_NAME)).otherwise("name")
    ).drop_nulls("name")
    joined = joined.with_columns(end=pl.col("start") + pl.col("name").str.len_chars().cast(pl.Int32))
    return _nameable(joined, lexicon).select(*columns, "name", "kind")


@cache
def place_words(lexicon: Lexicon) -> pl.Series:
    """The words that places follow, and a space where no elision ends them."""
    words = lexicon["place_contexts"].filter(pl.col("sense") == "place").select(form=fold(pl.col("words"))).to_series()
    return (
        words.to_frame()
        .select(pl.when(words.str.ends_with("'")).then("form").otherwise(pl.col("form") + " "))
        .to_series()
    )


@cache
def _place_nouns(lexicon: Lexicon) -> pl.Series:
    """The nouns of these words and a space, without "de"."""
    words = place_words(lexicon)
    return words.filter(words.str.ends_with(" de ")).str.strip_suffix("de ").unique().sort()


def _after_words(heard: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """What stands right after the words that places follow."""
    apart = heard.filter(
        pl.col("form").is_in(place_words(lexicon).implode())
        & pl.col("before").str.contains(rf"(?:^|[^{LETTER}\p{{N}}])$")
    )
    named = apart.with_columns(name=pl.col("after").str.extract(f"^({RUN_OF_ANY})"), start="end").drop_nulls("name")
    # "l'usine Foo de Barville"
    nouns = heard.filter(pl.col("form").is_in(_place_nouns(lexicon).implode()))
    nouns = nouns.with_columns(
        name=pl.col("after").str.extract(_OF_FIRM, 2), _firm=pl.col("after").str.extract(_OF_FIRM, 1)
    ).drop_nulls("name")
    nouns = nouns.with_columns(start=pl.col("end") + pl.col("_firm").str.len_chars().cast(pl.Int32))
    named = pl.concat([named, nouns.select(named.columns)])
    return named.with_columns(end=pl.col("start") + pl.col("name").str.len_chars().cast(pl.Int32))


def _nameable(free: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The names but for acronyms, words that name nobody, given names and what the lexicon's rules have refused."""
    if free.is_empty():
        return free.with_columns(_first=pl.lit(None, pl.String))
    return (
        free.filter(
            pl.col("name").str.contains(_PLAIN)
            & ~pl.col("name").str.contains(ELIDED)
            & (pl.col("name").str.len_chars() > len("Pk"))
        )
        .with_columns(_first=pl.col("name").str.extract("^(?:(?:La|Le|Les) )?([^ ]+)"))
        .join(_lone_words(lexicon), on="_first", how="anti", maintain_order="left")
        .join(other_words(lexicon), on="name", how="anti", maintain_order="left")
    )


@cache
def _no_firms(lexicon: Lexicon) -> pl.Series:
    """The organizations of the lexicon that are no companies: papers, parties, courts, ministries and such."""
    reporters = lexicon["reporters"].filter(pl.col("what").is_in(["press", "agency", "both"])).select("name")
    listed, _, _ = lexicon_entities(lexicon)
    closed = sectors_of(listed, lexicon).filter(~pl.col("company"))["entity_id"]
    papers = listed.filter(pl.col("kind") == "organization").join(reporters, on="name", how="semi")["entity_id"]
    return pl.concat([closed, papers]).unique().sort()


def _named_firms(known: pl.DataFrame, typed: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """How many `firms` and `people` each `document` names."""
    known = known.filter(~pl.col("entity_id").is_in(_no_firms(lexicon).implode()))
    # By number: to tell the many names apart as text takes three times as long.
    listed = known.select(
        "document",
        firm=pl.col("entity_id").str.starts_with("organization/"),
        person=pl.col("entity_id").str.starts_with("person/"),
        name=pl.col("entity_id").hash(),
    )
    told = typed.select(
        "document", firm=pl.col("kind") == "organization", person=pl.col("kind") == "person", name=pl.col("name").hash()
    )
    named = pl.concat([listed, told]).filter(pl.col("firm") | pl.col("person")).unique()
    return named.group_by("document").agg(firms=pl.col("firm").sum(), people=pl.col("person").sum())


@cache
def _lone_words(lexicon: Lexicon) -> pl.DataFrame:
    """`_first`: capitalised words that name nobody."""
    nations = lexicon["nationality_words"].select(_first=pl.col("word").str.to_titlecase())
    plural = nations.with_columns(pl.col("_first") + "s")
    lone = lexicon["lone_words"].select(_first="word")
    return pl.concat([stop_words(lexicon).select(_first="word"), lone, nations, plural]).unique()


@cache
def other_words(lexicon: Lexicon) -> pl.DataFrame:
    """`name`: given names, and names of the lexicon, which its rules have refused here."""
    given = lexicon["given_names"].select("name")
    # A name of several words is refused by its first seldom enough.
    forms = forms_of(lexicon).select(name="form").filter(~pl.col("name").str.contains(" ", literal=True))
    return pl.concat([given, forms.filter(pl.col("name").str.contains(f"^[{CAPITAL}]"))]).unique()


@cache
def _party_pattern(lexicon: Lexicon) -> str:
    words = lexicon["place_contexts"].filter(pl.col("sense") == "party")["words"].sort(descending=True)
    return rf"[ '](?:{'|'.join(words)})(?: [{SMALL}]+)? à $"

"""Signs by which a capitalised name shows what it is."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.lexicon import Lexicon
from transforms.names.name_shapes import ELIDED, RUN_OF_ANY, saying_pattern, stop_words
from transforms.text.letters import CAPITAL, LETTER, SMALL

_FAMILY_WORD = rf"(?:[{CAPITAL}][.]|[{CAPITAL}][{LETTER}'-]*[{LETTER}])"
# Small letters make a company of it: "le lyonnais Foo Bar".
_DWELLER = rf"^([{CAPITAL}][{SMALL}-]+(?:oise?|aise?|ien(?:ne)?|éen(?:ne)?|aine?|ande?) )"
_DWELLING = rf"(?:^|[ '(\"])(?:[Ll]e |[Ll]a |[LlD]'|du |au )[{CAPITAL}][{SMALL}-]+ $"
# "Paul de Vautrin", "Anna Van der Morel"
_PERSON = rf"^([^ ]+(?: [{SMALL}']+| V[ao]n (?:de[nr]?|het)){{0,2}}(?: {_FAMILY_WORD}){{1,3}})"
_VERB = 18
"""Characters in which a verb of saying must stand."""


def without_common_words(announced: pl.DataFrame, lexicon: Lexicon, *, called: bool = False) -> pl.DataFrame:
    """The announced names without acronyms of kinds, nationalities and words that only open a sentence.

    What a noun has `called` so may begin with an article: "le groupe Le Foo".
    """
    if announced.is_empty():
        return _none_with(announced, "_first", "_last")
    article = "(?:L[ae] )?" if called else ""
    nations = lexicon["nationality_words"].select(_first=pl.col("word").str.to_titlecase())
    plural = nations.with_columns(pl.col("_first") + "s")
    stops = pl.concat([stop_words(lexicon).select(_first="word"), nations, plural])
    return (
        announced.filter(pl.col("name").str.contains(r"^\S[^\s.]") & ~pl.col("name").str.contains(ELIDED))
        .with_columns(_first=pl.col("name").str.extract(f"^{article}([^ ]+)"))
        .join(stops, on="_first", how="anti", maintain_order="left")
        .with_columns(_last=pl.col("name").str.extract(" ([^ ]+)$"))
        .join(_of_nothing(lexicon), on="_last", how="anti", maintain_order="left")
    )


def _none_with(none: pl.DataFrame, *columns: str) -> pl.DataFrame:
    """The frame without rows with further columns of text: of a page few runs are left, and the patterns are long."""
    return none.with_columns(pl.lit(None, pl.String).alias(column) for column in columns)


@cache
def _of_nothing(lexicon: Lexicon) -> pl.DataFrame:
    """`_last`: last words of names of what is kept nowhere: acts, prizes, conferences, streets."""
    parts = lexicon["name_parts"].filter((pl.col("position") == "last") & pl.col("kind").is_null())
    return parts.select(_last="part").unique(maintain_order=True)


def by_parts(runs: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """Runs that begin or end as names of a kind do: "Blue Owl Capital"."""
    parts = lexicon["name_parts"]
    last = parts.filter(pl.col("position") == "last").drop_nulls("kind")
    last = last.select(_last="part", kind="kind", _family="family")
    first = parts.filter(pl.col("position") == "first").select(_first="part", kind="kind")
    # The one that begins first is taken: of "Foo Clean Energy Center" not "Center".
    ends = "|".join(last["_last"].sort(descending=True)).replace(".", "[.]")
    begins = "|".join(first["_first"].sort(descending=True))
    runs = runs.filter(pl.col("name").str.contains(f" (?:{ends})$|^(?:{begins}) "))
    if runs.is_empty():
        return _none_with(runs, "_last", "_first", "kind")
    runs = runs.with_columns(
        _last=pl.col("name").str.extract(f" ({ends})$"), _first=pl.col("name").str.extract(f"^({begins}) ")
    ).filter(~pl.col("name").str.contains(rf" [{SMALL}]") | pl.col("name").str.contains(" (?:for|of|and|the) "))
    ending = runs.join(last, on="_last", maintain_order="left")
    # "Paul Gold" is a person.
    given = pl.col("name").str.extract(r"^([^ -]+)[^ ]* [^ ]+$").is_in(_given_names(lexicon).implode())
    ending = ending.filter(~(given & pl.col("_family").is_not_null()).fill_null(value=False)).drop("_family")
    return pl.concat([ending, runs.join(first, on="_first", maintain_order="left")])


def by_given_name(runs: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """People: "Selon le professeur Paul Durand" gives "Paul Durand", "rue Victor Hugo" nobody."""
    # What stands before the given name: nothing, or words that are no part of the person's name.
    people = (
        runs.with_columns(_before=_before_given_name(lexicon))
        .drop_nulls("_before")
        .with_columns(name=pl.col("name").str.slice(pl.col("_before")), start=pl.col("start") + pl.col("_before"))
        .filter(pl.col("name").str.contains(rf"^[^ ]+(?: [{SMALL} ']+)? ?[{CAPITAL}][{LETTER}]*[{SMALL}]"))
        .with_columns(name=pl.col("name").str.extract(_PERSON))
        .drop_nulls("name")
        .with_columns(end=pl.col("start") + pl.col("name").str.len_chars().cast(pl.Int32))
    )
    return _no_place_name(people, lexicon).with_columns(kind=pl.lit("person"))


_WORDS = 4
"""How many words of a run may be a given name: one more, and no family name follows it."""


def _before_given_name(lexicon: Lexicon) -> pl.Expr:
    """How many characters stand before the first given name; the compound "Jean-Luc" is as much one as its first part.

    Words are looked up one by one: a pattern of all given names takes three times as long.
    """
    given = _given_names(lexicon).implode()
    name = pl.col("name")
    places = []
    for number in range(_WORDS):
        here = name.str.extract(rf"^(?:[^ ]+ ){{{number}}}([^ -]+)").is_in(given)
        before = name.str.extract(rf"^((?:[^ ]+ ){{{number}}})").str.len_chars().cast(pl.Int32)
        places.append(pl.when(here).then(before))
    return pl.coalesce(places)


@cache
def _given_names(lexicon: Lexicon) -> pl.Series:
    given = lexicon["given_names"].filter(pl.col("common").is_null())["name"]
    # Foreign papers and people leave the accents out: "Frederic".
    bare = given.str.normalize("NFKD").str.replace_all(r"\p{M}", "")
    return pl.concat([given, bare]).unique().sort()


def _no_place_name(people: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """Without the names that something else bears: a street, a prize, a school, a fund ("Jane Street")."""
    if people.is_empty():
        return _none_with(people, "_last", "_bearer")
    parts = lexicon["name_parts"].filter((pl.col("position") == "last") & pl.col("family").is_null())
    last = parts.select(_last="part")
    people = people.with_columns(_last=pl.col("name").str.extract(r"([^ ]+)$")).join(
        last, on="_last", how="anti", maintain_order="left"
    )
    bearers = lexicon["name_parts"].filter(pl.col("position") == "before").select(_bearer="part")
    return people.with_columns(_bearer=pl.col("before").str.extract(rf"([{LETTER}-]+) $").str.to_lowercase()).join(
        bearers, on="_bearer", how="anti", maintain_order="left"
    )


def by_role(runs: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """Two or three names with a role or whence they are beside them, or a verb of saying before them."""
    runs = pl.concat([runs, _dwellers(runs, lexicon)])
    plain = pl.col("name").str.contains(rf"^{_FAMILY_WORD}(?: {_FAMILY_WORD}){{1,2}}$") & pl.col("name").str.contains(
        rf"[{SMALL}]"
    )
    runs = runs.filter(plain)
    if runs.is_empty():
        return _none_with(runs, "_last", "_bearer", "kind")
    followed = runs.filter(pl.col("after").str.starts_with(", ")).filter(
        pl.col("after").str.contains(_role_pattern(lexicon))
    )
    # "une nouvelle directrice financière, Ada Morel,"
    titled = runs.filter(pl.col("before").str.ends_with(", ") & pl.col("after").str.contains("^(?:[,.;)]| et )"))
    titled = titled.filter(pl.col("before").str.contains(_title_pattern(lexicon)))
    before, after = _appointments(lexicon)
    told = runs.filter(pl.col("before").str.contains(rf"[{SMALL}] $")).with_columns(
        _near=pl.col("before").str.tail(_VERB)
    )
    appointed = told.filter(pl.col("after").str.contains(after)).filter(pl.col("_near").str.contains(before))
    led = told.filter(pl.col("_near").str.contains("(?:dirig|présid|cofond|fond|pilot|cré)ée?s? par $"))
    said = told.filter(pl.col("_near").str.contains(saying_pattern(lexicon)))
    dwelling = runs.filter(pl.col("before").str.contains(_DWELLING))
    people = pl.concat([followed, titled, dwelling, *(signed.drop("_near") for signed in (appointed, led, said))])
    return _no_place_name(people, lexicon).with_columns(kind=pl.lit("person"))


def _dwellers(runs: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The runs that begin with whence somebody is, less that: "la Lyonnaise Anna Morel" gives "Anna Morel"."""
    led = runs.filter(
        pl.col("name").str.contains(_DWELLER)
        & pl.col("before").str.contains(r"(?:^|[ '(\"])(?:[Ll]e |[Ll]a |[LlD]'|du |au )$")
    )
    led = led.join(
        _no_dwellers(lexicon),
        left_on=pl.col("name").str.extract("^([^ ]+)"),
        right_on="word",
        how="anti",
        maintain_order="left",
    )
    length = pl.col("name").str.extract(_DWELLER).str.len_chars().cast(pl.Int32)
    return led.with_columns(
        before=pl.col("before") + pl.col("name").str.extract(_DWELLER),
        name=pl.col("name").str.replace(_DWELLER, ""),
        start=pl.col("start") + length,
    )


@cache
def _no_dwellers(lexicon: Lexicon) -> pl.DataFrame:
    """`word`: words that end as those for whence somebody is, and are others: "Palais", "Domaine"."""
    parts = lexicon["name_parts"].filter(pl.col("position") != "last").select(word="part")
    heads = lexicon["name_heads"].select(word=pl.col("head").str.to_titlecase())
    nouns = lexicon["institutions"].select(word="noun")
    return pl.concat([lexicon["lone_words"].select("word"), parts, heads, nouns]).unique()


@cache
def _appointments(lexicon: Lexicon) -> tuple[str, str]:
    """Patterns for what stands before and after somebody who is given a post."""
    cues = lexicon["appointments"].sort("cue", descending=True)
    before, after = (cues.filter(pl.col("place") == place)["cue"] for place in ("before", "after"))
    roles = lexicon["roles"]["role"].filter(lexicon["roles"]["role"].str.contains(rf"^[{SMALL}]|^P-?DG|^CEO"))
    return (
        rf"(?:^|[ '])(?:{'|'.join(before)}) $",
        rf"^ (?:{'|'.join([*after, *roles.sort(descending=True)])})(?:[ ,.]|$)",
    )


@cache
def _title_pattern(lexicon: Lexicon) -> str:
    """A pattern for text that ends in a role, some small words that go on with it, and a comma."""
    roles = lexicon["roles"].filter(pl.col("relation").is_not_null())["role"].sort(descending=True)
    # "l'ancien patron de Foo, Ada Morel,"
    return rf"(?:^|[ '])(?:{'|'.join(roles)})(?: [{SMALL}'-]+){{0,4}}(?: (?:de |chez |d'|du )?{RUN_OF_ANY})?, $"


@cache
def _role_pattern(lexicon: Lexicon) -> str:
    roles = "|".join(
        lexicon["roles"].filter(pl.col("role").str.contains(rf"^(?:[{SMALL}]|P-?DG|CEO)"))["role"].sort(descending=True)
    )
    article = "(?:(?:le|la|l'|un|une) ?)?(?:ex-|ancien |ancienne |actuel |actuelle |nouveau |nouvelle |jeune )?"
    return rf"^, {article}(?:{roles})[ ,]"


def by_shape(runs: pl.DataFrame) -> pl.DataFrame:
    """Names of one word with a capital inside are companies mostly ("OpenEvidence"); "McEnroe", "LeBron" are people."""
    single = ~pl.col("name").str.contains(" ", literal=True)
    person = pl.col("name").str.contains("^(?:Ma?c|Le|La|De|Di|Du|Da|Van|Fitz|O)[A-Z]")
    return runs.filter(single & ~person).with_columns(kind=pl.lit("organization"))

"""Names that words after them may stand for: what they are, how they stand in their sentence, which come near."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.lexicon import Lexicon
from transforms.names.announcers import ADJECTIVE
from transforms.names.entity_ids import USER_TABLE
from transforms.names.name_shapes import saying_pattern
from transforms.text.folding import fold
from transforms.text.letters import LETTER, SMALL

# "Tandis qu'OpenAI …": not the subject of what the sentence says.
_SUBORDINATE = (
    "(?i)[ '](?:tandis que|tandis qu'|alors que|alors qu'|et que|et qu'|lorsque|lorsqu'|puisque|quand|si|comme|dont) ?$"
)
_OWNED = (
    rf'^[" -]*(?:L[ea]s? |L\')[{SMALL}-]+(?: (?:d\'|en |de |à )?[{SMALL}-]+){{0,2}} (?:de (?:la |l\')?|du |d\')'
    rf"(?:(?:groupe|constructeur|géant) )?$"
)
"""What stands before whose thing a sentence begins with: "Le chiffre d'affaires de"."""
_RAISED = (
    rf"(?:levée(?: de fonds)?|tour(?: de (?:table|financement))?|financement|augmentation de capital|opération)"
    rf"(?: [{SMALL}-]+){{0,2}} (?:de (?:la |l')?|du |d')(?:[{SMALL}-]+ )?$"
)
"""What stands before who raises money: "la nouvelle levée de fonds d'"."""
_RAISES = "^ (?:a |avait |vient de |va |venait de )?(?:annonc[a-zé]+ avoir )?(?:levé|lever|lève|bouclé|boucle|réuni) "
"""What stands behind who raises money."""
_COMPLEMENT = f"(?: (?:de la |de l'|du |de |d'|en |des )[{SMALL}-]+(?: (?:de |d'|en |à )?[{SMALL}-]+){{0,2}})"
"""What a noun before a name deals in: "Le fabricant de puces Nvidia"."""
_FOCUS = (
    rf"(?:^|[ ,;:\"])[Cc](?:'est|'était|e fut|e sera) (?:(?:maintenant|désormais|ensuite|aussi|enfin|donc|bien) )?"
    rf"(au tour (?:de |d'|du ))?(?:le |la |l')?(?:[{SMALL}-]+ ){{0,2}}$"
)
"""What stands before whom a sentence brings to the fore: "Après Intel, c'est au tour de Dell", "c'est Dell qui"."""
_FOCUS_REACH = 56
_LINK = rf"((?:,? (?:et|ou) |, )(?:d'|(?:l[ea] |l')(?:[{SMALL}-]+ )?)?)$"
"""What stands between the names of a list: "Nvidia, Nokia et le fonds Orbite"."""
_AS_FOR = (
    r'^[" -]*(?:Quant (?:à |au )|(?:Du )?[Cc]ôté (?:de |d\'|du )?|Chez |S\'agissant (?:de |d\'|du )|Concernant )'
    r"(?:le |la |l')?$"
)
"""What a sentence begins with before whom it goes on about: "Quant à Meta, le groupe"."""
_BESIDES = r"^ (?:Après|Avec|Avant|Contre|Sans|Outre|Comme|Derrière|Devant|Malgré|Hors|Entre) (?:le |la |les |l')?$"
"""What a sentence begins with before who is named besides: "Après Google, c'est Meta qui"."""
_ITS_OWN = (
    rf"[ ,'\"](?:sa|son|ses|leurs?) (?:[{SMALL}-]+ )?(?:(?:co-?)?filiales?|coentreprises?|rivale?|concurrente?"
    rf"|partenaire|cliente?|fournisseur|sous-traitant|actionnaire|prestataire)(?: [{SMALL}-]+)? $"
)
"""What stands before a name that is told by the way: "l'activité de sa nouvelle filiale Novafeed"."""
_ITS_PART = rf"[ \"](?:[Ss]a|[Ss]es|[Ll]eurs?) (?:[{SMALL}-]+ )?(?:(?:co-?)?filiales?|coentreprise)(?: [{SMALL}-]+)? $"
"""What stands before a part of whom the text goes on about: "Sa filiale Eviden a cédé. Le groupe emploie"."""
_WHOSE = (
    r" dont (?:l[ea] |l')?$| (?:autant|plus|moins|davantage|aussi [a-zà-ÿ]{3,12})(?: [a-zà-ÿ]{3,12})? qu(?:e |['’])"
    r"(?:l[ea] |l['’])?$"
)
"""What stands before who only tells something of another: "dont Nvidia est actionnaire", "autant que l'EPR"."""
WINDOW = 3
"""How many sentences back a description reaches."""

_DATELINE = 90
"""Characters from a sentence's begin in which the agency of its dateline is named."""
_LONGEST_NAME = 60
_LEAD = 6
"""How many sentences tell what a text is about: its headline and lead."""

_STANDING = {
    "heads": pl.Boolean,
    "standing": pl.Int32,
    "spoke": pl.Boolean,
    "long": pl.Int32,
    **dict.fromkeys(("of_post", "goods", "aside", "agent", "opens", "owns", "tells", "raises", "led"), pl.Boolean),
}
"""The columns of `with_traits` that the text around a name gives."""


def traits_of(entities: pl.DataFrame, relations: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """What agreement asks for: `entity_id`, `kind`, `country`, `gender`, `press`, `agency`, `young`, `parent`.

    `country`, `gender`: null where unknown; `agency`: null of one that is a paper too; `young`: a start-up, or a
    company that the lexicon has not and that may be one; `parent`: whom it is a part of.
    """
    parents = (
        relations.filter(pl.col("relation") == "part_of")
        .select("object_id", entity_id="subject_id")
        .sort("entity_id", "object_id")
        .unique("entity_id", keep="first", maintain_order=True)
        .select("entity_id", parent="object_id")
    )
    genders = lexicon["given_names"].drop_nulls("gender").select(_given="name", gender="gender")
    reporters = lexicon["reporters"]
    papers = reporters.filter(pl.col("what").is_in(["press", "agency", "both"]))["name"]
    agencies, both = (reporters.filter(pl.col("what") == what)["name"] for what in ("agency", "both"))
    young = lexicon["young_companies"]["name"]
    if USER_TABLE in lexicon.tables:
        young = pl.concat([young, lexicon[USER_TABLE]["name"]])
    return (
        entities.select(
            "entity_id",
            "kind",
            "country",
            press=pl.col("name").is_in(papers.implode()),
            agency=pl.when(~pl.col("name").is_in(both.implode())).then(pl.col("name").is_in(agencies.implode())),
            young=pl.col("discovered") | pl.col("name").is_in(young.implode()),
            _given=pl.when(pl.col("kind") == "person").then(pl.col("name").str.extract(rf"^([{LETTER}]+)")),
        )
        .unique("entity_id", keep="first", maintain_order=True)
        .join(genders, on="_given", how="left", maintain_order="left")
        .join(parents, on="entity_id", how="left", maintain_order="left")
        .drop("_given")
    )


def without_bylines(named: pl.DataFrame, readable: pl.DataFrame) -> pl.DataFrame:
    """The names but for the agency that a text's dateline tells: "PARIS, 9 juil. 2025 (Agence Méridienne) – …"."""
    opening = named.filter(
        pl.col("entity_id").str.starts_with("organization/") & pl.col("start").is_between(1, _DATELINE)
    )
    text = readable["folded"].gather(opening["row"])
    agencies = (
        opening.with_columns(_head=text.str.head(_DATELINE + _LONGEST_NAME))
        .filter(
            (pl.col("_head").str.slice(pl.col("start") - 1, 1) == "(")
            & pl.col("_head").str.slice(pl.col("end"), 4).str.contains(r"^\) ?[–—-]")
        )
        .select("document", "entity_id")
        .unique()
    )
    return named.join(agencies, on=["document", "entity_id"], how="anti", maintain_order="left")


def topics_of(named: pl.DataFrame, traits: pl.DataFrame) -> pl.DataFrame:
    """The company that each document is about: `document`, `entity_id`, and where it is named first, `row` and `until`.

    It is the one that the first sentences name most often, of several the one that they name first; no paper is.
    """
    row = pl.col("row").cast(pl.Int64)
    begins = named.group_by("document").agg(_begin=row.min())
    lead = (
        named.filter(pl.col("entity_id").str.starts_with("organization/"))
        .join(begins, on="document", maintain_order="left")
        .filter(row - pl.col("_begin") < _LEAD)
        .join(traits.filter("press"), on="entity_id", how="anti", maintain_order="left")
    )
    return (
        lead.group_by("document", "entity_id", maintain_order=True)
        .agg(pl.len(), pl.col("row").first(), pl.col("start").first(), until=pl.col("end").first())
        .sort("len", "row", "start", descending=[True, False, False])
        .unique("document", keep="first", maintain_order=True)
        .select("document", "entity_id", "row", "until")
    )


def with_traits(placed: pl.DataFrame, traits: pl.DataFrame, lexicon: Lexicon, readable: pl.DataFrame) -> pl.DataFrame:
    """With the columns of `traits_of`, and `standing`, `opens` (its sentence), `agent` (it stands after "par"), `led`.

    `standing` is 0 for what no preposition precedes, 1 for what a conjunction subordinates, 2 after a preposition;
    `heads`: it stands in a heading; `of_post`: it only tells a post ("le fondateur d'Amazon"), `goods`: whose goods or
    shares somebody has; `aside`: who stands after "dont";
    `owns`: whose thing is what its sentence begins with ("Les ventes de Renault …"); `raises`: who raises money ("la
    levée de fonds d'OpenAI", "Mistral lève"); `tells`: the word before it says that it is of the press ("l'agence X").
    """
    if placed.is_empty():
        # The patterns take long to make ready.
        told = placed.with_columns(pl.lit(None, dtype).alias(name) for name, dtype in _STANDING.items())
        return told.join(traits, on="entity_id", maintain_order="left")
    head = readable["folded"].gather(placed["row"]).alias("_head")
    return (
        placed.with_columns(head)
        .with_columns(
            _long=pl.col("_head").str.strip_chars_end().str.len_chars().cast(pl.Int32),
            # A heading has no full stop.
            heads=pl.col("_head").str.contains(r"[^.!?…,;\s][ \n]*\n\s*$"),
            _next=pl.col("_head").str.slice("end", 30),
        )
        .with_columns(_head=pl.col("_head").str.slice(0, "start"))
        .with_columns(_near=" " + pl.col("_head").str.tail(24))
        .with_columns(
            _focus=pl.col("_head").str.tail(_FOCUS_REACH).str.contains(_FOCUS)
            & (
                pl.col("_next").str.contains("^ qu[ie' ]")
                | pl.col("_head").str.tail(_FOCUS_REACH).str.contains(" au tour d", literal=True)
            )
            | (pl.col("_head").str.contains(_AS_FOR) & pl.col("_next").str.starts_with(",")),
        )
        .with_columns(
            # Who is quoted after the verb ("a révélé le journal") is not what the text goes on about.
            standing=pl.when("_focus")
            .then(0)
            .when(
                pl.col("_near").str.contains(preposition(lexicon))
                | pl.col("_near").str.contains(_BESIDES)
                | pl.col("_near").str.contains(_ITS_OWN)
                | pl.col("_near").str.replace("(?:le|la|les|l'|l) ?$", "").str.contains(saying_pattern(lexicon))
            )
            .then(2)
            .when(pl.col("_near").str.contains(_SUBORDINATE))
            .then(1)
            .otherwise(0),
            # Who is quoted is what "il" stands for in the next sentence.
            spoke=pl.col("entity_id").str.starts_with("person/")
            & pl.col("_near").str.contains(saying_pattern(lexicon)),
            long=pl.col("_long"),
            of_post=pl.col("_head").str.tail(_FOCUS_REACH).str.contains(_of_post(lexicon)),
            goods=pl.col("_near").str.contains(_wares(lexicon)) | pl.col("_near").str.contains(_ITS_PART),
            aside=pl.col("_near").str.contains(_WHOSE),
            agent=pl.col("_near").str.contains(rf"[ ']par (?:(?:le |la |les |l')?(?:[{SMALL}-]+ )?)?$"),
            opens=pl.col("_focus") | pl.col("_head").str.contains(_opening(lexicon)),
            owns=pl.col("_head").str.contains(_OWNED) & ~pl.col("_head").str.contains(_relational(lexicon)),
            tells=pl.col("_near").str.contains(_press_noun(lexicon)),
            raises=pl.col("_head").str.contains(_RAISED) | pl.col("_next").str.contains(_RAISES),
        )
        .with_columns(_link=pl.col("_near").str.extract(_LINK))
        .sort("row", "start")
        .with_columns(
            _linked=(pl.col("row") == pl.col("row").shift(1))
            & (pl.col("start") - pl.col("_link").str.len_chars().cast(pl.Int32) == pl.col("end").shift(1)),
        )
        # What stands in a list stands as its first member does; "Face à Google, Meta investit" has none.
        .with_columns(
            _listed=pl.col("_linked").fill_null(value=False)
            & (pl.col("_link").str.contains(" (?:et|ou) ") | pl.col("_linked").shift(-1).fill_null(value=False))
        )
        .with_columns(
            standing=pl.when(~pl.col("_listed")).then("standing").forward_fill(),
            # Several subjects are no one: "Google et Meta figurent parmi les clients du groupe".
            opens=pl.col("opens") & ~pl.col("_listed").shift(-1).fill_null(value=False),
        )
        .drop("_head", "_long", "_near", "_next", "_focus", "_link", "_linked", "_listed")
        .with_columns(led=pl.lit(value=False))
        .join(traits, on="entity_id", maintain_order="left")
    )


def led_by(antecedents: pl.DataFrame, topics: pl.DataFrame, ties: pl.DataFrame, traits: pl.DataFrame) -> pl.DataFrame:
    """The organizations of the people who open a sentence and lead one, in their place: the columns of `antecedents`.

    "Hock Tan promet … Le groupe" is Broadcom. Of several that one leads it is what the text is about, by `topics_of`.
    `ties` as `transforms.names.posts.ties_of` gives.
    """
    posts = ties.filter(pl.col("relation") == "head_of").select(
        "origin_document", entity_id="subject_id", _firm="object_id"
    )
    people = antecedents.filter((pl.col("kind") == "person") & pl.col("opens") & (pl.col("standing") == 0))
    if people.is_empty():
        return people
    there = antecedents.select("document", _firm="entity_id").unique().with_columns(_there=pl.lit(value=True))
    return (
        people.join(posts, on="entity_id", how="inner", maintain_order="left")
        .filter(pl.col("origin_document").is_null() | (pl.col("origin_document") == pl.col("document")))
        .join(there, on=["document", "_firm"], how="left", maintain_order="left")
        # "Elon Musk lève 6 milliards pour xAI. La société …": of several companies, one that is named there.
        .filter(pl.col("_there").is_not_null() | (pl.col("_firm").n_unique().over("row", "start") == 1))
        .join(topics.select("document", _topic="entity_id"), on="document", how="left", maintain_order="left")
        .with_columns(_about=(pl.col("_firm") == pl.col("_topic")).fill_null(value=False))
        .filter(pl.col("_about") | ~pl.col("_about").any().over("row", "start"))
        .drop("_there", "_topic", "_about")
        .drop(column for column in traits.columns if column != "entity_id")
        .with_columns(entity_id="_firm", led=pl.lit(value=True))
        .join(traits, on="entity_id", maintain_order="left")
        .select(antecedents.columns)
    )


_BY_SOURCE = "Selon|D'après|À en croire|Dans|Lors|Au cours|Pendant|Depuis|Malgré|Après"
"""What opens a sentence before its subject, at any length: "Selon des documents internes vus par Bloomberg, xAI"."""


@cache
def _opening(lexicon: Lexicon) -> str:
    """A pattern for what may stand before the subject: "À l'instar d'OpenAI, soutenue par Microsoft, Mistral …"."""
    leads = "|".join(lexicon["sentence_leads"].select(fold(pl.col("words"))).to_series().sort(descending=True))
    return (
        rf"^(?:[^,]{{0,40}}(?:^|, )|[ \"•*-]{{1,4}}|(?:{_BY_SOURCE}) [^,]{{0,90}}, "
        rf"|(?:{leads})[ '][^,]{{0,50}}, [^,]{{0,50}}, )"
        rf"(?:(?:[Ll][ea] |[Ll]')(?:(?:{_announcing(lexicon)}){ADJECTIVE}{{0,2}}{_COMPLEMENT}?{ADJECTIVE}{{0,2}} )?"
        rf'(?:" ?)?)?$'
    )


@cache
def _announcing(lexicon: Lexicon) -> str:
    """A pattern for nouns that announce a name: "La start-up", "Le projet"."""
    heads = lexicon["name_heads"].filter(
        (pl.col("number") == "s") & ~pl.col("only").is_in(["press", "paper", "agency"]).fill_null(value=False)
    )
    return "|".join(heads.select(fold(pl.col("head"))).to_series().unique().sort(descending=True))


@cache
def _of_post(lexicon: Lexicon) -> str:
    """A pattern for text that ends in a post and "de": "Jeff Bezos, le fondateur d'"."""
    posts = lexicon["roles"].filter(pl.col("relation").is_not_null())
    words = "|".join(posts.select(fold(pl.col("role"))).to_series().unique().sort(descending=True))
    return rf"[ ',](?:{words})(?: [{SMALL}-]+)? (?:de |d'|du |de la |de l'|chez )$"


@cache
def _wares(lexicon: Lexicon) -> str:
    """A pattern for text that ends in a noun for goods or shares: "1 000 puces", "le titre"."""
    nouns = lexicon["ware_nouns"].select(fold(pl.col("noun"))).to_series().sort(descending=True)
    return rf"[ '](?:{'|'.join(nouns)}|titre|actions?|cours) (?:d'|de )?$"


@cache
def _relational(lexicon: Lexicon) -> str:
    """A pattern for text that begins with a noun that means someone else than who is named: "La filiale d'Iliad"."""
    nouns = lexicon["relational_nouns"].select(fold(pl.col("noun"))).to_series().sort(descending=True)
    words = "|".join(noun.replace("*", f"[{SMALL}]*") for noun in nouns)
    return rf'^[" -]*(?:[Ll]es? |[Ll]a |[Ll]\')(?:[{SMALL}-]+ )?(?:{words}) '


@cache
def _press_noun(lexicon: Lexicon) -> str:
    """A pattern for text that ends in a word for a paper or an agency."""
    nouns = lexicon["name_heads"].filter(pl.col("only").is_in(["press", "paper", "agency"]))
    words = "|".join(nouns.select(fold(pl.col("head"))).to_series().sort(descending=True))
    return f"[ '](?:{words}) ?$"


@cache
def preposition(lexicon: Lexicon) -> str:
    """A pattern for text that ends in a preposition, with the article and one word that may follow it."""
    words = lexicon["prepositions"].filter(~pl.col("role").is_in(["nominal", "named"]))["word"]
    words = words.str.strip_chars_end("'").sort(descending=True)
    return f"[ '](?:{'|'.join(words)})(?: (?:le|la|les|l))?[ '](?:[{SMALL}-]+ )?$"


def near(names: pl.DataFrame, anaphors: pl.DataFrame) -> pl.DataFrame:
    """The names that one of the anaphors can reach: those of its sentence and of `WINDOW` before it."""
    row = pl.col("row").cast(pl.Int64)
    reached = pl.concat([anaphors.select(row - distance) for distance in range(WINDOW + 1)])["row"].unique()
    return names.filter(row.is_in(reached.implode())).select("row", "document", "start", "end", "entity_id")


def names_before(anaphors: pl.DataFrame, antecedents: pl.DataFrame, back: int) -> pl.DataFrame:
    """Each anaphor with each name before it in its sentence and up to `back` sentences of its document before."""
    reached = pl.concat(
        anaphors.with_columns(distance=pl.lit(distance, pl.Int32), _row=pl.col("row").cast(pl.Int64) - distance)
        for distance in range(back + 1)
    )
    names = antecedents.select(
        pl.col("row").cast(pl.Int64).alias("_row"),
        "document",
        "entity_id",
        "standing",
        "opens",
        "owns",
        "raises",
        "kind",
        "country",
        "gender",
        "press",
        "agency",
        "young",
        "parent",
        "agent",
        "tells",
        "led",
        "long",
        "spoke",
        "heads",
        "of_post",
        "goods",
        "aside",
        at="start",
        until="end",
    )
    return reached.join(names, on=["_row", "document"]).filter(
        (pl.col("distance") > 0) | (pl.col("until") <= pl.col("start"))
    )

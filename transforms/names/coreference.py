"""Whom pronouns, family names and descriptions stand for."""

from __future__ import annotations

from functools import cache

import polars as pl

from schemas import MENTIONS
from transforms.lexicon import Lexicon
from transforms.names.anaphors import descriptions, find_anaphors, surnames_of
from transforms.names.announcers import ADJECTIVE
from transforms.names.antecedents import (
    WINDOW,
    led_by,
    names_before,
    near,
    preposition,
    topics_of,
    traits_of,
    with_traits,
    without_bylines,
)
from transforms.names.apposed import by_apposition
from transforms.names.described_places import with_places
from transforms.names.mentions import as_mentions, places_of, readable_sentences
from transforms.names.nationals import by_nationality
from transforms.names.options import RESOLVED, stands_before
from transforms.names.possessors import by_possessor, with_owned
from transforms.names.posts import by_holder, by_naming, by_owner, by_post, by_tie, ties_of
from transforms.names.pronouns import chain_pronouns, pronominal
from transforms.names.ranked_names import by_rank
from transforms.names.rivals import by_rivalry
from transforms.names.sectors import sector_nouns, sectors_of, shares, told_sectors
from transforms.names.states import by_country, by_government, by_state, without_states
from transforms.text.folding import fold
from transforms.text.letters import CAPITAL, SMALL

_SPENT = r"(?:dollars|euros|%|illiards|illions|articipation|apital) (?:dans|de) $"
"""What stands before "l'entreprise" where it is a certain one, and not business: "10 milliards dans l'entreprise"."""
_INTO = "(?:^| )(?:dans|avec|contre|auprès de|par|à|au|chez) $"
"""Prepositions of what the subject does to another: "Nvidia investit dans l'entreprise" is not Nvidia."""
_PARTNER = "(?:^| )(?:avec|auprès de|chez|entre|et|pour) $"
"""Prepositions before "la société, qui …" where it is a certain one that does something with another."""
_VALUED = r"(?:^|[ '])valoris(?:e|ent|ait|era|erait|ant|é) $"
"""What stands before a company that something values."""
_SOURCE = "(?:^|[ (])(?:[Ss]elon|[Dd]'après) $"
_FIELD = (
    rf"^ (?:de la |de l'|de |du |des |d')[{SMALL}-]+"
    rf"(?: (?:et |et de |et d'|et des |de |d'|des |du |de la |de l'|en |pour |à )[{SMALL}-]+){{0,3}}([ ,.;:)]|$)"
)
"""What a company from somewhere makes: "le fabricant néerlandais de machines de lithographie"."""
_OPEN = rf"^ (?:de (?:le|les|se|ne|lui|leur|y|en) |[àa] (?:[{CAPITAL}0-9]|plus d|près d|environ )|en [{CAPITAL}0-9])"
"""What goes on after a noun and tells nothing of it: "cela force la firme de le vendre", "l'estime à 6 milliards"."""
_ITS = (
    r"(?:^|[ '])(?:[Ll][ea]s? |[LlDd]'|[Dd]u |[Dd]es |[Aa]ux? )(?:titre|actions?|cours|capital|valorisation|valeur"
    r"|chiffre d'affaires|effectifs?|salariés|employés|ventes|revenus|bénéfice|pertes?|résultats?|patronn?e?|PDG"
    r"|(?:co)?fondat(?:eurs?|rice)|dirigeants?|siège|dette|actionnaires|clients|porte-parole"
    r"|directeur général|directrice générale|présidente?) de $"
)
"""What only a certain company has: "Le titre de la société a bondi"."""
_FOUNDED = (
    rf"^( (?:[{SMALL}-]+ )?(?:fond|cré|lanc|mont|rachet|financ|adoss|valoris|détenu|soutenu|issu|né|concurrent|rival)"
    rf"[{SMALL}]* (?:par |de |d'|du |à |au |en [0-9]{{4}} par )[^,;:.]{{0,60}})"
)
"""What tells of a company by others: " fondée par des transfuges d'OpenAI"."""
_LEADS_IN = (
    r'^[ "]*(?:Pour|En|Au|À|Sur|Dans|Depuis|Après|Avant|Cette année|L\'an|Outre|Malgré|Par|De) '
    rf"[^,.;:{CAPITAL}]{{2,50}}, $"
)
"""What may open a paragraph before its subject and names nobody: "Pour le trimestre en cours, le groupe"."""
_COMPANY = ["entreprise", "société", "compagnie"]
"""What a fund is called only where nobody else is meant."""
_PARTED = r"[,;:()]| (?:que|dont|où|quand|lorsque|alors|mais|et) | (?:qu|lorsqu)'"


def resolve_references(
    sentences: pl.DataFrame,
    mentions: pl.DataFrame,
    entities: pl.DataFrame,
    relations: pl.DataFrame,
    lexicon: Lexicon,
) -> pl.DataFrame:
    """The table `mentions`, method "coreference", of what stands for an entity without naming it, by place.

    - "Chen" after "Mark Chen", the nearest person of that name before it;
    - "le chef de l'État", "le président américain": the only head of that state that the text has named;
    - "le patron de Meta": who leads it by `relations`; "la firme dirigée par Satya Nadella", "le groupe de Menlo
      Park": the organization that he leads, that lies there;
    - "l'entreprise", "ce groupe américain", "le modèle": what opens a sentence near before it, of that kind (and
      country), else what the text is about, else the nearest name of that kind; papers only for "le journal";
    - "sa société", "son groupe": the organization of the person before it;
    - "le premier", "le second": of two that the sentence before names; "le néerlandais": who is from there;
    - "son rival": who else was named last; "le pays": the country named nearest; "le gouvernement
      français": that country;
    - "il", "elle" at a sentence's begin or inverted, "cette dernière": where one name before it fits; of a project and
      who launched it "celui-ci" is the project.

    What fits nobody is left out.
    """
    readable = readable_sentences(sentences)
    named = places_of(mentions, readable)
    people = named.filter(pl.col("entity_id").str.starts_with("person/"))
    surnames = surnames_of(people, lexicon)
    found = find_anaphors(readable, named, surnames["word"].unique().sort().to_list(), lexicon)
    if found.is_empty():
        return MENTIONS.empty()
    anaphors = found.with_row_index("anaphor")

    ties = ties_of(relations, readable)
    traits = traits_of(entities, relations, lexicon)
    nouns = anaphors.filter(pl.col("sort") == "noun")
    direct = pl.concat(
        [
            _by_surname(anaphors.filter(pl.col("sort") == "surname"), surnames),
            by_apposition(nouns, named, lexicon),
            by_post(nouns, named, ties, lexicon),
            by_owner(nouns, named, ties, lexicon),
            by_tie(nouns, named, ties, traits, lexicon),
            by_holder(nouns, named, ties, lexicon),
            by_state(nouns, named, ties, traits, lexicon),
            by_naming(nouns, named),
            by_rank(anaphors.filter(pl.col("sort") == "pronoun"), named, lexicon),
        ]
    ).unique("anaphor", keep="first", maintain_order=True)
    left = with_owned(anaphors.join(direct, on="anaphor", how="anti", maintain_order="left"), lexicon)
    national = by_nationality(left.filter(pl.col("sort") == "national"), named, traits, lexicon)
    sectors = sectors_of(entities, lexicon)
    rivals = by_rivalry(left.filter(pl.col("sort") == "rival"), named, ties, traits, sectors)
    nouns = left.filter(pl.col("sort") == "noun")
    countries = by_country(nouns, named, readable, lexicon)
    direct = pl.concat([direct, national, rivals, countries, by_government(nouns, lexicon)])
    nouns = _nominal(with_places(without_states(nouns, lexicon), named, traits, lexicon), lexicon)
    pronouns = pronominal(left.filter(pl.col("sort") == "pronoun"), lexicon)
    named = without_bylines(named, readable)
    searching = pl.concat([nouns.select("row"), pronouns.select("row")])
    antecedents = pl.concat(
        [
            with_traits(near(named, searching), traits, lexicon, readable),
            with_traits(near(direct, searching), traits, lexicon, readable),
        ]
    )
    topics = topics_of(named, traits).join(traits, on="entity_id", maintain_order="left")
    led = led_by(antecedents, topics, ties, traits)
    about = nouns.filter(pl.col("wanted").is_not_null())["document"].unique()
    told = told_sectors(named, about, readable, lexicon)
    founders = _founders(nouns, named)
    by_noun = _by_noun(_with_fresh(nouns, readable), pl.concat([antecedents, led]), topics, sectors, told, founders)
    resolved = pl.concat([direct, by_noun, *chain_pronouns(pronouns, antecedents, by_noun, traits, lexicon, readable)])
    places = ["row", "document", "start", "end", "entity_id"]
    known = pl.concat([named.select(places), resolved.select(places)])
    own = by_possessor(left.filter(pl.col("sort") == "own"), known, ties, traits, lexicon, readable)
    resolved = pl.concat([resolved, own]).sort("row", "start", "end")
    return MENTIONS.conform(as_mentions(resolved, readable, "coreference"))


def _by_surname(anaphors: pl.DataFrame, surnames: pl.DataFrame) -> pl.DataFrame:
    """People: "Chen" is who was called "Mark Chen" before; "David Chen" is somebody else."""
    other = pl.col("after").str.contains(f"^[ -][{CAPITAL}][{SMALL}]") | pl.col("before").str.contains(
        f"[{SMALL} ,] ?[{CAPITAL}][{SMALL}'-]+[ -]$"
    )
    return (
        anaphors.filter(~other)
        .join(surnames, on=["document", "word"])
        .filter(stands_before("first_row", "first_end"))
        .sort("anaphor", "first_row", "first_end", "entity_id")
        .unique("anaphor", keep="last", maintain_order=True)
        .select(RESOLVED)
    )


def _nominal(anaphors: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The nouns that do not say themselves which one is meant, with the kind, gender and country they ask for.

    Takes nouns `with_places`.
    """
    countries = lexicon["nationality_words"].select(_adjective="word", wanted_country="country")
    nouns = descriptions(lexicon).rename({"kind": "wanted_kind", "gender": "wanted_gender"})
    return (
        anaphors.join(nouns, on="word")
        .with_columns(_adjective=pl.col("after").str.extract(rf"^ ([{SMALL}-]+)"))
        .join(countries, on="_adjective", how="left")
        .with_columns(
            _rest=pl.when(pl.col("wanted_country").is_null())
            .then("after")
            .otherwise(pl.col("after").str.replace(rf"^ [{SMALL}-]+", ""))
        )
        .with_columns(wanted_country=pl.coalesce("wanted_country", "place_country"))
        .with_columns(_traded=pl.col("_rest").str.extract(_trade(lexicon), 1))
        # "le groupe français de vins" is a French one that was named.
        .with_columns(
            _rest=pl.when(pl.col("wanted_country").is_not_null())
            .then(pl.col("_rest").str.replace(_FIELD, "${1}"))
            .otherwise("_rest")
        )
        .with_columns(pl.col("_rest").str.replace(_trade(lexicon), "${2}"))
        .join(sector_nouns(lexicon), on="word", how="left", maintain_order="left")
        # "le géant de la distribution" is a retailer.
        .join(_traded_sectors(lexicon), on="_traded", how="left", maintain_order="left")
        .with_columns(
            wanted=pl.coalesce("_sectors", "wanted"),
            strict=pl.when(pl.col("_sectors").is_not_null()).then(pl.lit(value=False)).otherwise("strict"),
        )
        .with_columns(
            # "le patron de la banque" is one of a bank that was named, and of any business else.
            doubtful=pl.col("bare")
            & (" " + pl.col("before")).str.contains(preposition(lexicon) + r"|[ '](?:et|ou) $")
            & ~pl.col("before").str.contains(_SPENT)
            & ~pl.col("before").str.contains(_ITS)
            & ~(pl.col("before").str.contains(_PARTNER) & pl.col("after").str.contains("^, qui "))
            & ~(
                pl.col("only").is_in(["press", "paper"]).fill_null(value=False) & pl.col("before").str.contains(_SOURCE)
            )
        )
        .filter(~pl.col("doubtful") | pl.col("wanted").is_not_null())
        # A name, a complement or a relative clause says itself which one is meant.
        .filter(
            ~pl.col("_rest").str.contains(
                rf'^(?:{ADJECTIVE}{{0,2}} "? ?[{CAPITAL}]| (?:de|du|des|à|qui|que|dont|où|née?|issue?) | (?:d|qu)\')'
            )
            | pl.col("_rest").str.contains(_OPEN)
        )
    )


@cache
def _trade(lexicon: Lexicon) -> str:
    """A pattern for a trade after a noun, which leaves it as vague as it was: "le fabricant de puces"."""
    words = "|".join(lexicon["trades"].select(fold(pl.col("words"))).to_series().sort(descending=True))
    return rf"^ ({words})([ ,.;:)]|$)"


@cache
def _traded_sectors(lexicon: Lexicon) -> pl.DataFrame:
    """`_traded` (a trade), `_sectors`: what who deals in it may be; of those that tell it."""
    return (
        lexicon["trades"]
        .select(_traded=fold(pl.col("words")), _sectors=pl.col("sectors").str.split("|"))
        .drop_nulls("_sectors")
        .unique("_traded", keep="first", maintain_order=True)
    )


def _with_fresh(nominal: pl.DataFrame, readable: pl.DataFrame) -> pl.DataFrame:
    """With `fresh`: whether it opens a paragraph."""
    ends = readable.select(pl.col("folded").str.contains(r"\n\s*$").shift(1, fill_value=False)).to_series()
    fresh = pl.Series("fresh", ends.gather(nominal["row"]))
    return nominal.with_columns(
        fresh & ((pl.col("before").str.strip_chars(' "') == "") | pl.col("before").str.contains(_LEADS_IN))
    )


def _founders(nominal: pl.DataFrame, named: pl.DataFrame) -> pl.DataFrame:
    """Those whom a noun's own participle names, who are others: `anaphor`, `entity_id`.

    "La start-up fondée par des transfuges d'OpenAI" is not OpenAI.
    """
    told = nominal.with_columns(_by=pl.col("after").str.extract(_FOUNDED, 1).str.len_chars().cast(pl.Int32))
    told = told.filter(pl.col("_by").is_not_null())
    if told.is_empty():
        return told.select("anaphor", entity_id=pl.lit(None, pl.String))
    places = named.filter(pl.col("row").is_in(told["row"].unique().implode()))
    return (
        told.join(places.select("row", "entity_id", _at="start"), on="row", how="inner")
        .filter((pl.col("_at") - pl.col("end")).is_between(0, pl.col("_by")))
        .select("anaphor", "entity_id")
        .unique()
    )


def _itself() -> pl.Expr:
    """Whether the name is the subject of the clause in which the noun is a complement."""
    between = pl.col("before").str.tail((pl.col("start") - pl.col("until")).clip(0))
    return (
        (pl.col("distance") == 0)
        & (pl.col("standing") == 0)
        & pl.col("before").str.contains(_INTO)
        & (pl.col("start") - pl.col("until") <= pl.col("before").str.len_chars().cast(pl.Int32))
        & ~between.str.contains(_PARTED)
    )


def _by_noun(
    nominal: pl.DataFrame,
    antecedents: pl.DataFrame,
    topics: pl.DataFrame,
    sectors: pl.DataFrame,
    told: pl.DataFrame,
    founders: pl.DataFrame,
) -> pl.DataFrame:
    """Nouns: "l'entreprise" is what opens a sentence near before, or whom alone the one before names.

    Else it is what the text is about, else the nearest name. Where a paragraph begins what the text is about comes
    first. "Le journal" is a paper, which no other noun stands for; "la start-up" no established company; "la banque" a
    bank before one of which nothing is known.
    """
    rank = (
        # What stands below a heading goes on about whom alone it names.
        pl.when(
            pl.col("heads")
            & pl.col("fresh")
            & (pl.col("distance") == 1)
            & (pl.col("alone") == 1)
            & pl.col("opens")
            & (pl.col("standing") == 0)
        )
        .then(-2)
        # A new paragraph goes on about what the text is about.
        .when(pl.col("about") & pl.col("fresh"))
        .then(-1)
        # "Nvidia participe à la levée d'OpenAI, qui valorise l'entreprise": what is valued is who raises.
        .when(pl.col("raises") & (pl.col("distance") < 2) & pl.col("before").str.contains(_VALUED))
        .then(-2)
        # "Mistral lève 2 milliards. ASML en apporte un. L'opération valorise l'entreprise": so is the topic.
        .when(pl.col("about") & pl.col("before").str.contains(_VALUED))
        .then(-1)
        # "L'État a livré Humain. AMD a signé avec la société": of complements, what the text is about.
        .when(
            pl.col("about")
            & (pl.col("distance") == 1)
            & (pl.col("standing") == 2)
            & pl.col("before").str.contains(_PARTNER)
        )
        .then(-1)
        # A paper is quoted after a preposition as often as not.
        .when((pl.col("standing") == 0) & pl.col("opens") & (pl.col("distance") < WINDOW) | pl.col("press"))
        .then(0)
        # "Les ventes de Renault reculent. Le constructeur …": whose thing a sentence begins with.
        # "La décision vient de Microsoft. La société …": whom alone the sentence before names.
        .when(pl.col("owns") & (pl.col("distance") < 2))
        .then(0)
        .when(
            (pl.col("alone") == 1)
            & ~pl.col("goods")
            & ~pl.col("aside")
            & (pl.col("distance") == 1)
            & ~pl.col("fresh")
            & ~pl.col("tells")
        )
        .then(1)
        .when(pl.col("about"))
        .then(2)
        .otherwise(pl.col("standing") + 3)
    )
    reached = (
        names_before(nominal, antecedents, WINDOW)
        .join(
            topics.select("document", "entity_id", about=pl.lit(value=True)), on=["document", "entity_id"], how="left"
        )
        .with_columns(
            alone=pl.col("entity_id")
            .filter((pl.col("kind") == pl.col("wanted_kind")) & ~pl.col("goods"))
            .n_unique()
            .over("anaphor", "distance")
        )
        .with_columns(rank=rank)
        .drop("about", "alone")
        .filter(~_itself())
        # "autant que l'EPR. Le site coûtera": not the one that it is held against.
        .filter(~(pl.col("aside") & (pl.col("kind") == "site")))
        .join(founders, on=["anaphor", "entity_id"], how="anti", maintain_order="left")
    )
    about = (
        nominal.join(topics, on="document")
        .filter(stands_before("row_right", "until"))
        .join(founders, on=["anaphor", "entity_id"], how="anti", maintain_order="left")
        .with_columns(
            rank=pl.when(pl.col("before").str.contains(_VALUED)).then(-1).otherwise(2),
            distance=pl.lit(WINDOW + 1, pl.Int32),
            at=pl.lit(0, pl.Int32),
        )
    )
    columns = [*RESOLVED, "rank", "distance", "at", "kind", "country", "gender", "press", "agency", "young", "parent"]
    columns += ["word", "wanted_kind", "wanted_country", "wanted_gender", "only", "wanted", "strict", "doubtful"]
    options = pl.concat([reached.select(columns), about.select(columns)], how="vertical_relaxed")
    # "Alphabet rachète Wiz. La start-up israélienne": where one was founded may be elsewhere than where it is now.
    start_up = (pl.col("only") == "young") & pl.col("young") & (pl.col("kind") == "organization")
    alone = pl.col("entity_id").filter(start_up).n_unique().over("anaphor") == 1
    options = options.with_columns(_alone=(start_up & alone).fill_null(value=False)).filter(
        (pl.col("kind") == pl.col("wanted_kind"))
        & (
            pl.col("wanted_country").is_null()
            # Of a company that the lexicon has not the country is not known.
            | (pl.col("country") == pl.col("wanted_country")).fill_null(pl.col("young"))
            | pl.col("_alone")
        )
        & (
            (pl.col("kind") != "person")
            | pl.col("wanted_gender").is_null()
            | (pl.col("gender").fill_null(pl.col("wanted_gender")) == pl.col("wanted_gender"))
        )
        & ((pl.col("only") != "young").fill_null(value=True) | pl.col("young"))
    )
    options = (
        options.join(sectors, on="entity_id", how="left", maintain_order="left")
        .join(told, on=["document", "entity_id"], how="left", maintain_order="left")
        .with_columns(fits=shares("wanted", "sectors") | shares("wanted", "told"))
    )
    unknown = pl.col("sectors").is_null() & pl.col("told").is_null() & ~pl.col("doubtful") & ~pl.col("strict")
    generic = pl.col("wanted").is_null() & (
        pl.col("company").fill_null(value=True) | pl.col("only").is_in(["press", "paper", "agency"])
    )
    options = options.filter(
        (generic | (pl.col("kind") != "organization") | pl.col("fits") | unknown.fill_null(value=False))
        & (
            pl.col("fits")
            | (pl.col("press") == pl.col("only").is_in(["press", "paper", "agency"]).fill_null(value=False))
        )
        & ~(pl.col("agency") & (pl.col("only") == "paper")).fill_null(value=False)
        & (pl.col("fits") | ~(~pl.col("agency") & (pl.col("only") == "agency")).fill_null(value=False))
    )
    # "le groupe" is Meta, and not the laboratory of Meta's that was named last.
    wholes = options.select("anaphor", parent="entity_id", _parted=pl.col("only") == "whole").unique()
    return (
        options.join(wholes, on=["anaphor", "parent"], how="left", maintain_order="left")
        .filter(~pl.col("_parted").fill_null(value=False))
        # "Blackstone reprend AirTrunk. L'entreprise exploite 11 sites": not the fund.
        .with_columns(
            _fund=pl.col("word").is_in(_COMPANY) & pl.col("sectors").list.contains("fund").fill_null(value=False)
        )
        .sort("anaphor", "fits", "_fund", "rank", "distance", "at", "entity_id", descending=[False, True, *[False] * 5])
        .unique("anaphor", keep="first", maintain_order=True)
        .select(RESOLVED)
    )

"""What a number counts: the noun phrase after it, by the shape of French noun phrases and not by a list of nouns."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import polars as pl

from transforms.lexicon import Lexicon
from transforms.quantities.figure_cues import alternatives
from transforms.quantities.neighbours import NOUN, partitives
from transforms.text.letters import LETTER, SMALL

# Stands for the space of "de l'", "de la" and "plus grands" while other articles and "plus" end the phrase.
_TIE = "\x02"

_MILLION = 1_000_000
_OWNER = rf"^ (?:de |d')[A-ZÀ-Þ][{SMALL}]*(?:[a-rt-wyzà-ÿ]|[^u]x)(?:[^{LETTER}-]|$)"
"""A name behind an amount that is no plural: "les 500 milliards de Stargate"."""
_COMPANY = (
    rf"^ (?:de |d')(?:[A-Z][{SMALL}]+(?:cks|us|ss)|[A-Z][{SMALL}]+[A-Z][{LETTER}]*|[a-hj-z]?[A-Z]{{2,5}})"
    rf"(?:[^{LETTER}0-9-]|$)"
)
"""And one that only a company has: "les 6 milliards d'OpenAI", "de xAI", "de Databricks"; not "d'iPhone"."""
_UNITS = rf"^ (?:de |d')(?:SMS|MMS|GPU|CPU|TPU|PC|PME|PMI|DVD|CD|VPN|IP|NFT|PV)(?:[^{LETTER}]|$)"
"""And what is counted by initials."""


class _Patterns(NamedTuple):
    end: str
    phrase: str
    participle: str
    link: str
    all_of: str
    hedged: str
    many_of: str
    partitive: tuple[str, ...]
    pair: str
    no_pair: str
    not_counted: frozenset[str]
    invariable: frozenset[str]


@cache
def _patterns(lexicon: Lexicon) -> _Patterns:
    stops = "|".join(sorted(lexicon["phrase_stops"]["word"].to_list(), key=lambda word: (-len(word), word)))
    adjectives = "|".join(lexicon["prenominal_adjectives"]["forms"]).replace("plus ", f"plus{_TIE}")
    adjectives = adjectives.replace("très ", f"très{_TIE}")
    # A phrase ends in a space here, so that each of its words can ask for one: "entreprises res|taurent".
    word = r"[A-Za-zÀ-ÿœŒ0-9][^ ']*(?:'[^ ']+)?"
    # "10 data centers": of two words both are the noun.
    compounds = "|".join(noun for noun in lexicon["invariable_nouns"]["word"].sort(descending=True) if " " in noun)
    head = rf"(?:(?i:{compounds})s?|{word})"
    name = r"[A-ZÀ-ÞŒ0-9][^ ]*"
    plural = r"[a-zà-ÿœ][a-zà-ÿœ-]*[sxz](?:-[a-zà-ÿœ]+)?"
    endings = alternatives(lexicon, "adjective_ending")
    rates = alternatives(lexicon, "rate_unit")
    others = "|".join(sorted([*lexicon["not_counted"]["word"], *lexicon["numbers"]["word"]]))
    before = rf"(?:(?i:{adjectives}) )*"
    complement = (
        rf"(?:(?:de{_TIE}l'|de{_TIE}la |du |des |de |d'){before}{word} (?:[a-zà-ÿœ]+(?:{endings}) )*"
        rf"|{plural} |{name} )"
    )
    return _Patterns(
        # "9 poules/m²": a rate; and not "GB200/GB300".
        end=rf"(?s)(?:[\n,;:!?()\"\[\]…]|\.(?: |$)| [-/]|/(?:{rates})(?:[^{LETTER}]|$)"
        rf"|(?:^| |')(?:{stops})(?:[ ',.]|$)).*$",
        phrase=rf"^(?P<ahead>{before})(?P<head>{head}) (?P<adjectives>(?:{plural} )*)(?P<rest>(?:{complement}){{0,5}})",
        participle=rf" [a-zà-ÿœ]+(?:{alternatives(lexicon, 'participle_ending')})$",
        link=rf"^ (?:d'|(?:{alternatives(lexicon, 'participle_link')})(?: |$))",
        all_of=rf"(?i)(?:^|[^{LETTER}])(?:{alternatives(lexicon, 'all_of_us')}) $",
        hedged=alternatives(lexicon, "acronym_hedge"),
        many_of=rf"(?i)(?:^|[^{LETTER}])(?:{alternatives(lexicon, 'many_of')}) $",
        partitive=tuple(f"{form} " for form in partitives(lexicon, "noun")),
        pair=rf"^( et [a-zà-ÿœ]{{3,}}[sx])(?:[^{LETTER}'-]|$)",
        no_pair=rf"^ et (?:{stops}|{adjectives}|{others})(?:[ ',.]|$)",
        not_counted=frozenset(lexicon["not_counted"]["word"]),
        invariable=frozenset(lexicon["invariable_nouns"]["word"]),
    )


def read_counted(numerals: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The noun phrases that the numerals count, one row each; a numeral that counts nothing has none.

    Columns: `row`, `noun` (the head, lower case), `counted_at` (where the phrase starts in the sentence),
    `counted_size` (its length), `head_size` (the length of the head with its adjectives), `taken` (the length of what
    follows the numeral up to the end of the head). Expects `row`, `after`, `value`, `scaled`, `vague` and what
    `transforms.quantities.units.read_units` adds. A number counts a noun in the plural ("12 sites", not "2012
    restera"), below two also one in the singular.
    """
    known = _patterns(lexicon)
    prefix = pl.col("quote").str.len_chars() + pl.col("gap").str.len_chars() + pl.col("of").str.len_chars()
    rows = (
        numerals.filter(
            (pl.col("of") == "")
            | pl.col("scaled")
            # "16 000 000 d'habitants": as of millions.
            | (pl.col("of").is_in(["de ", "d'"]) & (pl.col("value") >= _MILLION))
            | pl.col("of").is_in(known.partitive) & (pl.col("value") >= 2),
            # "5K abonnés", but "5 millions de foyers".
            ~pl.col("scaled") | (pl.col("of") != "") | pl.col("numeral").str.contains("[0-9]$"),
            (pl.col("gap") == " ") | (pl.col("quote") != "") | (pl.col("of") != ""),
            ~pl.col("vague") | pl.col("scaled"),
        )
        .with_columns(_prefix=prefix.cast(pl.Int32))
        .lazy()
    )
    rows = rows.with_columns(_tail=pl.col("after").str.slice(pl.col("_prefix").cast(pl.Int64), 110))
    tied = pl.col("_tail").str.replace_all(" de l", f" de{_TIE}l", literal=True)
    tied = tied.str.replace("^(plus|très) ", f"${{1}}{_TIE}")
    rows = rows.with_columns(_phrase=tied.str.replace(known.end, "").str.strip_chars_end(" .'") + " ")
    rows = rows.with_columns(pl.col("_phrase").str.extract_groups(known.phrase).alias("_parts")).unnest("_parts")
    rows = rows.rename({"head": "_noun"}).filter(pl.col("_noun").is_not_null()).filter(_is_noun(known))
    rest = pl.col("_tail").str.slice((pl.col("ahead") + pl.col("_noun")).str.len_chars().cast(pl.Int64))
    # "une centaine de morts et de disparus", "320 hypermarchés et supermarchés".
    of_pair = rest.str.extract(rf"^( et (?:de |d')[a-zà-ÿœ]+[sx])(?:[^{LETTER}]|$)", 1)
    pair = pl.when(~rest.str.contains(known.no_pair)).then(rest.str.extract(known.pair, 1))
    size = (pl.col("ahead").str.len_chars() + pl.col("_noun").str.len_chars()).cast(pl.Int32)
    paired = pl.when(pl.col("of") != "").then(of_pair).otherwise(pair).str.len_chars().fill_null(0).cast(pl.Int32)
    described = (pl.col("ahead") + pl.col("_noun") + " " + pl.col("adjectives")).str.strip_chars_end()
    return rows.select(
        "row",
        noun=pl.col("_noun").str.to_lowercase(),
        counted_at=pl.col("end") + pl.col("_prefix"),
        counted_size=pl.max_horizontal(_without_participle(known).str.len_chars().cast(pl.Int32), size + paired),
        head_size=pl.max_horizontal(described.str.len_chars().cast(pl.Int32), size + paired),
        # "trois de leurs avocats": the noun is the complement's, as in "10 des 17 ministères"; "une dizaine de" has it.
        taken=pl.when(pl.col("of").is_in(known.partitive) & ~pl.col("approximate"))
        .then(0)
        .otherwise(pl.col("_prefix") + size + paired),
    ).collect(engine="in-memory")


def _is_noun(known: _Patterns) -> pl.Expr:
    """Whether the word that follows may be the noun that the number counts."""
    noun, lower = pl.col("_noun"), pl.col("_noun").str.to_lowercase()
    plural = lower.str.contains(rf"[sxz]$|[{LETTER}]{{3,}}[sx]-[{LETTER}]") | noun.str.contains(
        r"^[A-ZÀ-ÞŒ][A-ZÀ-ÞŒ0-9]+$|^[A-Z][0-9]{3}[a-z]*$"
    )
    singular = (pl.col("value").abs() < 2) & noun.str.contains(r"^[a-zà-ÿœ]{3,}")
    invariable = lower.is_in(list(known.invariable))
    # "75001 Paris", "2012 Barack": a capital after a bare long number is an address or a year; "une 2 CV" is a name.
    address = noun.str.contains(r"^[A-ZÀ-ÞŒ]") & pl.col("numeral").str.contains(r"^[0-9]{4,5}$")
    # "environ 1800 PME".
    hedged = pl.when(address & noun.str.contains(r"^[A-ZÀ-ÞŒ]{2,6}$")).then("left")
    address &= ~hedged.str.contains(rf"(?i)(?:^|[^{LETTER}])(?:{known.hedged}) $").fill_null(value=False)
    # And "le deux-pièces", "du 110 mètres haies".
    named = pl.col("left").str.contains(rf"(?i)(?:^|[^{LETTER}])(?:une?|le|du|au|ce) $") & ~pl.col("scaled")
    # "250 A320": a product by its code; two digits are more often a road or a sheet of paper ("12 A4").
    letters = noun.str.contains(rf"^(?:[{LETTER}]{{2,}}|[A-Z](?:[0-9]{{3}}|-[0-9]))")
    # "deux Canadair": a name right after a small number in words.
    spelled = pl.col("numeral").str.contains(r"^[a-zà-ÿ-]+$") & pl.col("value").is_between(2, 99)
    craft = spelled & noun.str.contains(rf"^[A-ZÀ-ÞŒ](?:[{SMALL}]|-[0-9]+[A-Z]*$)")
    # "commander 42 Rafale", "500 000 Blackwell": thousands set apart are no address and no year.
    set_apart = pl.col("numeral").str.contains(r"^[0-9]{1,3}(?: [0-9]{3})+$")
    short = pl.col("numeral").str.contains(r"^[1-9][0-9]{1,2}$") & pl.col("left").str.contains(known.many_of)
    model = (set_apart | short) & noun.str.contains(rf"^[A-ZÀ-ÞŒ][{SMALL}]{{3,}}$")
    craft |= model.fill_null(value=False)
    # "plus de 1000 Alpine", "10 Canadair et 7 Tracker".
    told = pl.when(noun.str.contains(rf"^[A-ZÀ-ÞŒ][{SMALL}]{{3,}}$") & pl.col("numeral").str.contains("^[0-9]+$"))
    other = told.then("left").str.contains(rf"(?:^|[ '])[0-9]{{1,3}} [A-ZÀ-ÞŒ][{SMALL}]{{3,}}(?:,| et) $")
    limited = told.then("left").str.contains(rf"(?i)(?:^|[^{LETTER}])(?:(?:plus|moins|près) de|au moins|environ) $")
    craft |= (other | limited).fill_null(value=False)
    address &= ~limited.fill_null(value=False)
    # "dont 5795 A320".
    coded = pl.when(address & noun.str.contains("^[A-Z][0-9]{3}$")).then("left")
    address &= ~coded.str.contains(known.many_of).fill_null(value=False)
    # And not "tous deux Lyonnais".
    craft &= ~pl.col("left").str.contains(known.all_of)
    fits = (pl.col("of") != "") | plural | singular | invariable | craft
    # "deux milliards de plus en 2025": tied as if an adjective followed.
    fits &= ~noun.str.contains(_TIE, literal=True)
    return fits & letters & ~address & ~named & ~lower.is_in(list(known.not_counted))


def _without_participle(known: _Patterns) -> pl.Expr:
    """The phrase without a last participle that has a complement ("de puces prévues d'ici 2026")."""
    noun = pl.col("ahead") + pl.col("_noun")
    rest = (" " + pl.col("adjectives") + pl.col("rest")).str.strip_chars_end().str.strip_suffix(" des")
    # "patientes atteintes d'ostéoporose": the complement is the participle's.
    completed = known.participle.replace("$", rf" (?:de[ {_TIE}]|d'|du |des ).*$")
    # "références de produits de soins": what "de" opens is a noun.
    opened = rest.str.contains(rf"(?: d[eu]| des|de{_TIE}la){completed}")
    rest = pl.when(opened).then(rest).otherwise(rest.str.replace(completed, ""))
    follows = pl.col("_tail").str.slice((noun + rest).str.len_chars().cast(pl.Int64), 12)
    # "centres de données en Irlande": what stands behind "de" is a noun, though it ends as participles do.
    noun_of = rest.str.contains(rf"(?: d[eu]|des|de{_TIE}la){known.participle}")
    dangling = rest.str.contains(known.participle) & ~noun_of & follows.str.contains(known.link)
    return noun + pl.when(dangling).then(rest.str.replace(r" [^ ]+$", "")).otherwise(rest)


def drop_money_nouns(numerals: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The numerals without the nouns of "des milliards d'investissements", which no number counts."""
    nouns = lexicon["money_nouns"].select("word", pl.col("least").cast(pl.Float64))
    money_noun = pl.any_horizontal(
        pl.col("noun").is_in(words["word"].implode()) & (pl.col("scale") >= least)
        for (least,), words in nouns.group_by("least", maintain_order=True)
    )
    # "racheter pour 12 milliards de ses actions": what is paid.
    paid = pl.when((pl.col("scale") >= 1e6) & pl.col("noun").is_not_null()).then("left").str.to_lowercase()
    paid = paid.str.contains(rf"(?:^|[^{LETTER}])(?:{alternatives(lexicon, 'paid_for')}) $")
    large = pl.col("scale") >= 1e9
    # "au moins 100 millions d'euros : celui de 150 millions d'Acmé": money goes before, in its sentence.
    sentence = pl.when((pl.col("kind") == "money") & (pl.col("scale") >= 1e6)).then("sentence")
    beside = (sentence.forward_fill() == pl.col("sentence")) | (sentence.backward_fill() == pl.col("sentence"))
    large |= (pl.col("scale") >= 1e6) & beside
    named = pl.when(large & pl.col("noun").is_not_null()).then("after")
    owner = named.str.contains(_OWNER)
    company = pl.when((pl.col("scale") >= 1e9) & pl.col("noun").is_not_null()).then("after")
    owner |= company.str.contains(_COMPANY) & ~company.str.contains(_UNITS)
    # Worked out first: Polars would work it out again for each column that depends on it.
    amount = money_noun.fill_null(value=False) | owner.fill_null(value=False) | paid.fill_null(value=False)
    amount, numerals = pl.col("_amount"), numerals.with_columns(_amount=amount)
    return numerals.with_columns(
        *(pl.when(~amount).then(name).alias(name) for name in NOUN),
        taken=pl.when(amount).then(0).otherwise("taken"),
    ).drop("_amount")


def name_apart(numerals: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The numerals, a bare one with the noun that stands apart from it: "le nombre d'emplois est de 75 000"."""
    cues = dict(lexicon["number_of"].select("side", "cue").rows())
    # "serait porté à 520-530 avions": a range has the noun after it.
    opens = pl.col("after").is_in([" à", " ou", " -"]) | (pl.col("after") == "") & (pl.col("lead").shift(-1) == "-")
    opens = opens.fill_null(value=False)
    bare = numerals.filter(pl.col("kind").is_null(), pl.col("noun").is_null(), ~pl.col("vague"), ~opens)
    left, right = pl.col("left").str.to_lowercase(), pl.col("after").str.head(80).str.to_lowercase()
    before = left.str.extract_groups(cues["before"]).struct.rename_fields(["noun", "rest"])
    after = right.str.extract_groups(cues["after"]).struct.rename_fields(["rest", "noun"])
    bare = bare.with_columns(_before=before, _after=after)

    def field(side: str, name: str) -> pl.Expr:
        return pl.col(side).struct.field(name)

    back = field("_before", "noun").str.len_chars() + field("_before", "rest").str.len_chars()
    named = bare.select(
        "row",
        _noun=pl.coalesce(field("_before", "noun"), field("_after", "noun")),
        _at=pl.coalesce(
            pl.col("start") - back.cast(pl.Int32),
            pl.col("end") + field("_after", "rest").str.len_chars().cast(pl.Int32),
        ),
    ).filter(pl.col("_noun").is_not_null())
    size = pl.col("_noun").str.len_chars().cast(pl.Int32)
    return (
        numerals.join(named, on="row", how="left", maintain_order="left")
        .with_columns(
            noun=pl.coalesce("noun", "_noun"),
            counted_at=pl.coalesce("counted_at", "_at"),
            counted_size=pl.coalesce("counted_size", size),
            head_size=pl.coalesce("head_size", size),
        )
        .drop("_noun", "_at")
    )

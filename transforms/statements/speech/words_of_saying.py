"""Words of saying, and whom a pronoun beside them or a name before a quotation stands for."""

from __future__ import annotations

import re
from functools import cache

import polars as pl

from transforms.lexicon import Lexicon
from transforms.statements.reading.cues import code, coded_bytes, text_after, text_before
from transforms.statements.speech.attribution import adverbials

_INVERTED_REACH = 9
_PRONOUN_REACH = 5
_AUXILIARY_REACH = 28
_OPENS = 12
"""Characters into a sentence up to which "Pour Ada Morel" opens it."""
_TURNED_REACH, _DESCRIBED_REACH = 14, 90
_TURNED = r"(?:[,\"-] ?|^)(?:(?:a|avait|vient de|s'est|se) )?$"
"""What stands before a verb whose subject comes after it: ", a indiqué le groupe"."""
_RESUMED = (
    r"^[a-z\x02-\x1f]{0,6} [^,;:.()\"]{3,60}, (?:n'|ne |s'|se |y |en )?"
    r"(?:a|ont|avai(?:t|ent)|va|vont|est|sont|compte|doi(?:t|vent)|[a-z\x02-\x1f]{3,14}(?:ra|ront|rai(?:t|ent))) "
    r"|^[a-z\x02-\x1f]{0,6} [^,;:.()\"]{3,60},"
    rf" (?:pour|soit|avec|ce qui|contre|gr{code('â')}ce|en|sur|{code('à')}) "
)
"""What follows a verb of saying that is inserted before the verb of what is said, ", assure Ada Morel, investira", or
before what goes on about it, ", assure Ada Morel, pour dépasser"."""
MEANT = "meant"
"""The form of a source that is a pronoun: "selon lui"."""
_TITLED_COLON = r'^, [^,;:"()]{3,60} ?: ?"'
"""What follows the name of a person whose post is told before the words: ", PDG de Mistral AI : « Nous"."""
_VIEW = code(
    r"^, (?:l'|le |la |un |une )?(?:analyste|économiste|expert|spécialiste|stratég|consultant|gérant|ministre)"
)
"""What follows the name of a person whose view opens the sentence: "Pour Ada Morel, analyste chez Vega, …"."""
_LAST = 9
"""Rank of whom a pronoun means only where nobody else is near."""
_AUXILIARY = (
    r"(?:^|[^a-z])(?:a|ont|avai(?:t|ent)|aurai(?:t|ent)|ayant|avoir|aura|auront|est|sont)"
    r"(?:-t-(?:il|elle)s?)? (?:[a-z\x02-\x1f']{2,12} ){0,2}$"
)


def verbs_of_saying(speech: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The words of saying less those that are yet to be said ("doit annoncer"; "vient d'annoncer" has been said).

    A participle on its own tells a date but nobody who says it ("le plan annoncé en 2021"): its form is "forecast".
    """
    around = pl.col("_bytes").bin
    placed = speech.join(coded_bytes(coded), on="s", how="left").with_columns(
        _before=around.slice(
            pl.max_horizontal(pl.col("cue_start") - _AUXILIARY_REACH, 0),
            pl.min_horizontal("cue_start", _AUXILIARY_REACH),
        ).cast(pl.String),
        _word=around.slice("cue_start", pl.col("cue_end") - pl.col("cue_start") + 8).cast(pl.String),
    )
    ending = pl.col("_word").str.slice(pl.col("cue_end") - pl.col("cue_start"))
    verb = pl.col("form") == "verb"
    yet = verb & ending.str.contains(r"^[a-z\x02-\x1f]{0,3}(?:er|ir)(?:[^a-z\x02-\x1f]|$)")
    said = pl.col("_before").str.contains(r"vi?en[a-z]* (?:[a-z\x02-\x1f]+ ){0,2}d(?:e |')$")
    participle = verb & pl.col("_word").str.contains(r"^[a-z]{3,12}\x02(?:e|s|es)?(?:[^a-z\x02-\x1f]|$)")
    auxiliary = pl.col("_before").str.contains(_AUXILIARY)
    return (
        placed.with_columns(form=pl.when(participle & ~auxiliary).then(pl.lit("forecast")).otherwise("form"))
        .filter(~yet | said)
        .select(speech.columns)
    )


def said_themselves(speech: pl.DataFrame, coded: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The sentences in which whom they are about says so, by a description: ", indique le groupe": `s`.

    So does a paper of theirs: ", précise un communiqué".
    """
    turned = _turned(speech, coded)
    if turned.is_empty():
        return turned.select("s")
    return turned.filter(pl.col("said_by").str.contains(_described(lexicon))).select("s")


def within_commas(speakers: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The speakers; who says it between a subject and its verb says the whole sentence: side "source".

    "Orbite, assure Ada Morel, investira 2 milliards".
    """
    inverted = speakers.filter(pl.col("side") == "inverted")
    if inverted.is_empty():
        return speakers
    inserted = (
        inverted.join(coded_bytes(coded), on="s", how="inner")
        .filter(text_before("cue_start", _TURNED_REACH).str.contains(_TURNED))
        .filter(text_after("cue_end", _DESCRIBED_REACH).str.contains(_RESUMED))
        .select("s", "cue_start", _whole=pl.lit(True))
    )
    return (
        speakers.join(inserted, on=["s", "cue_start"], how="left", maintain_order="left")
        .with_columns(side=pl.when("_whole").then(pl.lit("source")).otherwise("side"))
        .drop("_whole")
    )


def said_by_heads(speech: pl.DataFrame, coded: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The sentences in which who leads those they are about says so, ", a fait savoir son patron": `s`.

    Or "Le patron du groupe a fait savoir que".
    """
    if speech.is_empty():
        return speech.select("s")
    sources = speech.filter(pl.col("form") == "source").join(coded_bytes(coded), on="s", how="inner")
    sources = sources.with_columns(said_by=text_after("cue_end", _DESCRIBED_REACH)).drop("_bytes")
    said = pl.concat([_turned(speech, coded), sources], how="diagonal")
    said = said.filter(pl.col("said_by").str.contains(_headed(lexicon))).select("s")
    verbs = speech.filter(pl.col("form") == "verb").join(coded_bytes(coded), on="s", how="inner")
    begun = verbs.filter(text_before("cue_start", _DESCRIBED_REACH).str.contains(_heading(lexicon)))
    return pl.concat([said, begun.select("s")])


def _turned(speech: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The verbs of saying whose subject comes after them, with what does as `said_by`."""
    verbs = speech.filter(pl.col("form").is_in(["verb", "inverted"]))
    if verbs.is_empty():
        return verbs.with_columns(said_by=pl.lit(None, pl.String))
    return (
        verbs.join(coded_bytes(coded.join(verbs.select("s"), on="s", how="semi")), on="s", how="inner")
        .filter(text_before("cue_start", _TURNED_REACH).str.contains(_TURNED))
        .with_columns(said_by=text_after("cue_end", _DESCRIBED_REACH))
        .drop("_bytes")
    )


@cache
def _heading(lexicon: Lexicon) -> str:
    """The pattern of what stands before a verb of saying whose subject is the head of a company, without a name."""
    company = rf" (?:du |de la |de l')(?:{_companies(lexicon)})"
    verb = r" (?:a |avait |l'a |vient d(?:e |'))?(?:[a-z\x02-\x1f]{3,14} )?$"
    return (
        rf"(?:^|[.;] |, |\" ?)(?:le |la |son |sa )(?:{'|'.join(map(re.escape, _posts(lexicon)))})(?:{company})?{verb}"
    )


@cache
def _posts(lexicon: Lexicon) -> list[str]:
    """The posts of those who head a company, coded."""
    heads = lexicon["roles"].filter((pl.col("relation") == "head_of") & (pl.col("head") == "yes"))["role"]
    return sorted({code(role) for role in heads})


@cache
def _companies(lexicon: Lexicon) -> str:
    """The pattern of words that stand for a company: "groupe", "start-up"."""
    heads = lexicon["name_heads"].filter(
        (pl.col("kind") == "organization") & pl.col("reference").is_in(["yes", "subject"]) & (pl.col("number") == "s")
    )
    words = sorted(
        {code(head) for head in heads.filter(pl.col("only").fill_null("").is_in(["", "young", "whole"]))["head"]}
    )
    return "|".join(map(re.escape, words))


@cache
def _headed(lexicon: Lexicon) -> str:
    """The pattern of what follows a word of saying where it is the head of a company, without a name."""
    roles = _posts(lexicon)
    how = rf"(?: (?:{adverbials(lexicon)})){{0,2}}"
    ends = (
        rf"(?:[.;\"]|$| ?\n|,? (?:dans|lors|ce|{code('à')}|sur|pour|qui|mais|et) |, [a-z\x02-\x1f]+e (?:le |la )?[a-z])"
    )
    return rf"^[a-z\x02-\x1f]{{0,6}}{how},? (?:son |sa |le |la |l')(?:{'|'.join(map(re.escape, roles))}){ends}"


@cache
def _described(lexicon: Lexicon) -> str:
    """The pattern of what follows a verb of saying where no name tells who says it: "e mardi le groupe,"."""
    described = rf"(?:le |la |l')(?:{_companies(lexicon)}|direction)(?: [a-z\x02-\x1f-]{{3,16}})?"
    paper = rf"(?:un |le |son )(?:communiqu{code('é')}|rapport annuel)"
    how = rf"(?: (?:{adverbials(lexicon)})){{0,2}}"
    ends = rf"(?:[,.;\"]|$| ?\n| (?:dans|lors|ce|{code('à')}|sur|de|du) )"
    return rf"^[a-z\x02-\x1f]{{0,6}}{how},? (?:{described}|{paper}){ends}"


def before_colon(mentions: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The names that a colon and a quotation follow, 'Arthur Mensch : « Nous …': as `find_speakers`.

    In 'Arthur Mensch, PDG de Mistral AI : « Nous …' it is the person who speaks.
    """
    quoting = coded_bytes(coded.filter("opens_quote"))
    able = mentions.filter(pl.col("kind").is_in(["person", "organization"]))
    near = able.join(quoting, on="s", how="inner", maintain_order="left")
    titled = (
        near.filter((pl.col("kind") == "person") & text_after("end", _DESCRIBED_REACH).str.contains(_TITLED_COLON))
        .select("s", person_id="entity_id", person_start="start", person_end="end")
        .sort("s", "person_start", "person_id")
        .unique("s", keep="first", maintain_order=True)
    )
    return (
        near.filter(text_after("end", 4).str.contains(r'^ ?: ?"'))
        .join(titled, on="s", how="left", maintain_order="left")
        .with_columns(_titled=(pl.col("person_end") <= pl.col("start")).fill_null(value=False))
        .with_columns(
            entity_id=pl.when("_titled").then("person_id").otherwise("entity_id"),
            start=pl.when("_titled").then("person_start").otherwise("start"),
        )
        .select(
            "s",
            cue_start="end",
            cue_end=pl.col("end") + 2,
            cue_depth="mention_depth",
            form=pl.lit("verb"),
            side=pl.lit("before"),
            reports="reports",
            speaker_id="entity_id",
            speaker_start="start",
        )
    )


def opening_views(mentions: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The people whose view a sentence tells, "Pour Ada Morel, analyste chez Vega, …": as `find_speakers`."""
    opening = mentions.filter((pl.col("kind") == "person") & (pl.col("role") == "for") & (pl.col("start") <= _OPENS))
    return (
        opening.join(coded_bytes(coded), on="s", how="inner", maintain_order="left")
        .filter(text_after("end", _AUXILIARY_REACH).str.contains(_VIEW))
        .select(
            "s",
            cue_start=pl.lit(0, pl.Int32),
            cue_end="start",
            cue_depth="mention_depth",
            form=pl.lit("source"),
            side=pl.lit("source"),
            reports="reports",
            speaker_id="entity_id",
            speaker_start="start",
        )
    )


def beside_pronouns(speech: pl.DataFrame, pronouns: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The verbs of saying whose subject is a pronoun ("il a déclaré", "a-t-elle précisé"): as `speech`, and `turned`.

    `turned`: whether the pronoun comes after its verb, or after the auxiliary.
    """
    hyphen = pl.col("_bytes").bin.slice(pl.col("he_start") - 1, 1).cast(pl.String) == "-"
    placed = (
        pronouns.select("s", he_start="cue_start", he_end="cue_end")
        .join(speech.filter(pl.col("form") == "verb").select("s"), on="s", how="semi", maintain_order="left")
        .join(coded_bytes(coded), on="s", how="inner", maintain_order="left")
        .with_columns(hyphen=(pl.col("he_start") > 0) & hyphen)
        .drop("_bytes")
    )
    if placed.is_empty():
        return speech.clear().with_columns(turned=pl.lit(value=False))
    after = pl.col("he_start") - pl.col("cue_end")
    before = pl.col("cue_start") - pl.col("he_end")
    return (
        speech.filter(pl.col("form") == "verb")
        .join(placed, on="s", how="inner")
        .with_columns(turned=pl.col("hyphen") | after.is_between(0, _INVERTED_REACH))
        # "déclare-t-il", but not "déclare qu'il investira".
        .filter((after.is_between(0, _INVERTED_REACH) & pl.col("hyphen")) | before.is_between(0, _PRONOUN_REACH))
        .sort("s", "cue_start", "turned")
        .unique(["s", "cue_start"], keep="first", maintain_order=True)
        .select(*speech.columns, "turned")
    )


def pronoun_speakers(speech: pl.DataFrame, mentions: pl.DataFrame, doc_of: pl.DataFrame) -> pl.DataFrame:
    """Whom the pronouns beside verbs of saying stand for: as `find_speakers`, side "pronoun" or "pronoun_after".

    Of "selon lui" the side is "source".

    Meant is the first person that the sentence itself names as a subject or source, else the subject of the sentence
    before, else of the one before that; but before its verb the first company of its own sentence too ("OpenAI perd de
    l'argent, mais elle affirme …"), which after its verb is meant where no person is ("…, a-t-elle précisé").
    """
    if speech.is_empty():
        told = mentions.select("s", "reports", speaker_id="entity_id", speaker_start="start")
        pairs = speech.join(told, on="s").with_columns(side=pl.lit(None, pl.String))
        return pairs.select("s", "cue_start", "cue_end", "cue_depth", "form", "side", *told.columns[1:])
    near = pl.concat([speech.select(pl.col("s").cast(pl.Int64) - step) for step in range(3)]).unique()
    near = near.filter(pl.col("s") >= 0).cast(mentions.schema["s"])
    named = mentions.filter(
        pl.col("kind").is_in(["person", "organization"]) & pl.col("role").is_in(["nominal", "speaker"])
    ).join(near, on="s", how="semi", maintain_order="left")
    people = _first(named.filter(pl.col("kind") == "person"), doc_of)
    parties = _first(named.filter(~pl.col("reports")), doc_of)
    placed = speech.join(doc_of, on="s", how="inner")
    own = placed.join(parties, on="s", how="inner").filter(pl.col("speaker_start") < pl.col("cue_start"))
    own = own.with_columns(step=pl.when("turned").then(_LAST).otherwise(0))
    found = [
        placed.join(people.with_columns(pl.col("s") + step), on="s", how="inner").with_columns(step=pl.lit(step + 1))
        for step in range(3)
    ]
    return (
        pl.concat([own.select(found[0].columns), *found])
        .filter(pl.col("doc") == pl.col("_doc"))
        .filter((pl.col("form") != MEANT) | (pl.col("step") != 1) | (pl.col("speaker_start") < pl.col("cue_start")))
        .with_columns(
            side=pl.when(pl.col("form") == MEANT)
            .then(pl.lit("source"))
            .when("turned")
            .then(pl.lit("pronoun_after"))
            .otherwise(pl.lit("pronoun"))
        )
        .sort("s", "cue_start", "step")
        .unique(["s", "cue_start"], keep="first", maintain_order=True)
        .select("s", "cue_start", "cue_end", "cue_depth", "form", "side", "reports", "speaker_id", "speaker_start")
    )


def _first(mentions: pl.DataFrame, doc_of: pl.DataFrame) -> pl.DataFrame:
    """The first of the mentions of each sentence: `s`, `speaker_id`, `speaker_start`, `_doc`."""
    return (
        mentions.sort("s", "start", "entity_id")
        .unique("s", keep="first", maintain_order=True)
        .select("s", "reports", speaker_id="entity_id", speaker_start="start")
        .join(doc_of.rename({"doc": "_doc"}), on="s", how="inner")
    )

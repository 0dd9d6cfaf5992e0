"""Who says it: the speaker of each figure, from verbs of saying, "selon", announcements and quotation marks."""

from __future__ import annotations

import re
from functools import cache

import polars as pl

from transforms.lexicon import Lexicon
from transforms.statements.reading.clauses import crossed, gap
from transforms.statements.reading.cues import code, coded_bytes, text_between

_INVERTED_REACH = 9
_SOURCE_REACH = 30
_NOUN_REACH = 9
_TITLE_REACH = 45
_HOW_REACH = 64
"""Characters between a verb and who says it, with where he does: "dans un communiqué la directrice financière"."""
_WORD = r"[a-z\x02-\x1f-]+"
_AS = rf"(?:^|[^a-z\x02-\x1f])comme l(?:e |a |'(?:(?:a|ont|avait|avaient) )?){_WORD}(?: [^;:\"()]{{0,30}})? $"
"""What stands before who says all that a sentence tells: "comme l'a rapporté l'agence Bloomberg, …"."""
_AMONG = rf"(?:^|[^a-z\x02-\x1f])(?:selon|d'apr{code('è')}s) [^;:\"()]{{3,40}},? dont (?:l'agence |le |la |l')?$"
"""What stands before the first of several sources: "selon plusieurs médias, dont Bloomberg"."""
_SEVERAL = code(
    r"^[a-zé]{0,6} (?:plusieurs |des |certains )?(?:médias|journaux|titres|sources|quotidiens)"
    r"[^,;:()]{0,40},? dont (?:l'agence |le |la |l')?$"
)
"""What stands between a verb and the first of several papers: "rapportaient plusieurs médias, dont Bloomberg"."""
_TITLE = r"^ ?(?:son |sa |leur |le |la |l')[^,;:\"()]{2,40}, $"
"""What stands between "selon" and the name of a person whose post is told first."""
_PEOPLE = (
    r"(?:^|[^a-z\x02-\x1f])(?:une? |le |la |l'|les |des |plusieurs |certains )"
    rf"(?:porte-parole|direction|repr{code('é')}sentants?|dirigeants|responsables|{code('é')}quipes|"
    rf"analystes?|{code('é')}conomistes?|experts?|strat{code('è')}ges?|cabinet|service de presse)"
    rf"(?: {_WORD}){{0,3}} (?:de chez |de |du |d'|des |chez )(?:la |l'|le )?"
    r"(?:banque |cabinet |courtier |groupe )?[\" ]*$"
)
"""What stands before the company for which somebody speaks: "un porte-parole d'Orbite"."""
_SPOKEN_FOR = 60
"""Characters between the verb and the company for which somebody speaks."""
_TOLD_TO = rf"^[a-z\x02-\x1f]{{0,6}} (?:{code('à')}|au|aux) (?:l'|la )?[^,;:.()\"]{{2,24}} $"
"""What stands between a verb and who says it where whom it is said to stands first."""
_OBTAINED = 60
"""Characters from "selon" to the paper that has what it tells: "selon des informations obtenues par Reuters"."""
_BY = 40
"""Characters between a value and who announced it: "les 20 milliards promis lundi par Orbite"."""
_AUXILIARY = 8
"""Characters between a company and the verb of its people: "une porte-parole de Meta avait confirmé"."""
_REACH_BEFORE = 5.0
_OPENING = 30
"""Characters from the sentence's begin in which its subject begins: "Le groupe français Vega, qui …"."""
_REACH_OPENING = 12.0
"""Points from the verb of saying to the name that opens the sentence: "Vega, qui vient de signer un contrat, a dit"."""
_REACH_FIGURE = 16.0
_NEXT_ITEM, _SAID_ON = ";", r"; (?:et |puis |mais |enfin )?(?:que |qu'|son |sa |ses |elle |il )[^;]*$"
"""What parts the items of a sentence, and what begins one of whom has spoken: "; que son bénéfice …"."""


@cache
def adverbials(lexicon: Lexicon) -> str:
    """The pattern of when, where and how something is said: "dans un communiqué"."""
    phrases = lexicon["saying_adverbials"].select("words", "follows").rows()
    phrases += [(f"{lead}{day}", "0") for day in lexicon["weekdays"]["form"] for lead in ("", "ce ")]
    forms = [
        re.escape(code(words)) + (rf" ?{_WORD}(?:[ ']{_WORD}){{0,{int(follows) - 1}}}" if follows != "0" else "")
        for words, follows in sorted(phrases, reverse=True)
    ]
    return "|".join(forms)


@cache
def _adverbial(lexicon: Lexicon) -> str:
    """The pattern of words from a verb of saying to the one who says it: "indique dans un communiqué le groupe …"."""
    title = r"(?: (?:le |la |l'|un |une )[^;:\"()]{0,40})?,?"
    return rf"^[a-z\x02-\x1f]{{0,6}}(?: (?:{adverbials(lexicon)})){{1,2}}{title} (?:le |la |l'|m\. |mme )?$"


def find_speakers(speech: pl.DataFrame, mentions: pl.DataFrame, lexicon: Lexicon, scale: float) -> pl.DataFrame:
    """The speaker of each word of saying: `s`, `cue_start`, `cue_end`, `cue_depth`, `form`, `speaker_id`, `side` ….

    `reports`: a paper or an agency, which tells what others say.
    side: "before" its verb, "through" its people ("les analystes de X estiment"), "inverted" right after it, "source"
    ("selon X"), "noun" ("l'annonce par X"), "by" ("les 2 milliards promis par X"), "pronoun".
    """
    able = mentions.join(speech.select("s").unique(), on="s", how="semi", maintain_order="left").filter(
        pl.col("kind").is_in(["person", "organization"])
    )
    pairs = speech.join(able, on="s", how="inner")
    if pairs.is_empty():
        told = {"speaker_id": "entity_id", "speaker_start": "start"}
        return pairs.select(
            "s", "cue_start", "cue_end", "cue_depth", "form", pl.lit("").alias("side"), "reports", **told
        )
    role = pl.col("role")
    after = pl.col("start") - pl.col("cue_end")
    # "a annoncé que Meta …": Meta is the subject of what is announced.
    words = pl.col("before_words")
    # "a déclaré le patron de l'entreprise, Jean Vidal": a title stands between.
    titled = (
        (pl.col("kind") == "person")
        & after.is_between(0, _TITLE_REACH)
        & words.str.slice(-after).str.contains(r"^[a-z\x02-\x1f]{0,6} (?:le |la |l'|un |une |son |sa )[^;:\"()]*$")
        & ~words.str.slice(-after).str.contains(r" (?:que|qui|et|avec|pour) | qu'")
    )
    # "souligne dans un communiqué Jean Vidal", "a indiqué mardi Nebula"
    adverbial = after.is_between(_INVERTED_REACH, _HOW_REACH) & words.str.slice(-after).str.contains(
        _adverbial(lexicon)
    )
    # "les prévisions d'Orbite, qui tablaient sur": a genitive, though the relative clause makes it a subject.
    authored = role.is_in(["agent", "genitive"]) | words.str.contains(r"[ '](?:de |du |d')(?:la |l')?$")
    # "les analystes de Gartner estiment": the firm speaks through its people.
    away = pl.col("cue_start") - pl.col("end")
    peopled = words.str.contains(_PEOPLE)
    through = ((role == "genitive") & away.is_between(0, 1)) | (peopled & away.is_between(0, _AUXILIARY))
    # "a indiqué à l'AFP un porte-parole d'Orbite"
    spoken_for = (
        peopled & after.is_between(0, _SPOKEN_FOR) & ~words.str.slice(-after).str.contains(r"[:\"]| que | qu'| qui ")
    )
    # "a confié à Bloomberg Ada Morel"
    told_to = (
        (pl.col("kind") == "person")
        & after.is_between(0, _TITLE_REACH)
        & words.str.slice(-after).str.contains(_TOLD_TO)
    )
    # What a colon parts from the verb is said: "Jensen Huang l'a assuré : Orbite a vendu".
    own = ~words.str.slice(-after).str.contains(":", literal=True)
    of_clause = words.str.contains(r"(?:^|[^a-z\x02-\x1f])(?:que |qu'|que \")$")
    parted = crossed("cue_depth", "mention_depth")
    verb = pl.col("form").is_in(["verb", "inverted"])
    # "d'après son dirigeant, Jean Vidal": so does one after a source.
    entitled = (
        (pl.col("kind") == "person") & after.is_between(0, _TITLE_REACH) & words.str.slice(-after).str.contains(_TITLE)
    )
    by = (role == "agent") & after.is_between(0, _BY) & ~words.str.slice(-after).str.contains(r"[,;:.()\"]")
    side = (
        # "d'après Les Échos": the article is the name's.
        pl.when((pl.col("form") == "source") & ((after.is_between(-4, _SOURCE_REACH) & (parted < 1)) | entitled))
        .then(pl.lit("source"))
        .when(
            (pl.col("form") == "source")
            & pl.col("reports")
            & (role == "agent")
            & after.is_between(0, _OBTAINED)
            & ~words.str.slice(-after).str.contains(r"[,;:.()\"]")
        )
        .then(pl.lit("source"))
        .when((pl.col("form") == "source") & after.is_between(0, 2 * _SOURCE_REACH) & words.str.contains(_AMONG))
        .then(pl.lit("source"))
        .when(verb & after.is_between(0, _SOURCE_REACH) & words.str.contains(_AS))
        .then(pl.lit("source"))
        .when((pl.col("form") == "noun") & authored & after.is_between(0, _NOUN_REACH))
        .then(pl.lit("noun"))
        .when((pl.col("form") == "forecast") & by)
        .then(pl.lit("by"))
        .when(verb & (pl.col("governed") == "nominal") & after.is_between(0, _INVERTED_REACH) & ~of_clause & own)
        .then(pl.lit("inverted"))
        .when(verb & (titled | ((role == "nominal") & adverbial)))
        .then(pl.lit("inverted"))
        .when(verb & after.is_between(0, _SPOKEN_FOR) & words.str.slice(-after).str.contains(_SEVERAL))
        .then(pl.lit("inverted"))
        .when(verb & (spoken_for | told_to))
        .then(pl.lit("inverted"))
        .when((pl.col("form") == "verb") & (role == "nominal") & (pl.col("end") <= pl.col("cue_start")))
        .then(pl.lit("before"))
        .when((pl.col("form") == "verb") & through)
        .then(pl.lit("through"))
    )
    distance = gap("cue_start", "cue_end", "start", "end") / scale + crossed("cue_depth", "mention_depth")
    return (
        pairs.with_columns(side=side, distance=distance, _peopled=peopled)
        .filter(
            (pl.col("who") == "any")
            | (pl.col("kind") == "person")
            # Who reckons what others will do, itself or by its analysts.
            | ((pl.col("who") == "teller") & (pl.col("reports") | pl.col("_peopled")))
        )
        .filter(pl.col("side").is_not_null())
        .filter(pl.col("distance") <= pl.when(pl.col("start") < _OPENING).then(_REACH_OPENING).otherwise(_REACH_BEFORE))
        .with_columns(_rank=pl.when((pl.col("side") == "inverted") & ~pl.col("_peopled")).then(0).otherwise(1))
        .sort("s", "cue_start", "_rank", "distance", "start", "entity_id")
        .unique(["s", "cue_start"], keep="first", maintain_order=True)
        .select("s", "chain", "cue_start", "cue_end", "cue_depth", "form", "side")
        # Of names in a row the first speaks for all.
        .join(
            able.sort("s", "start", "entity_id")
            .unique("chain", keep="first", maintain_order=True)
            .select("chain", "reports", speaker_id="entity_id", speaker_start="start"),
            on="chain",
            how="left",
            maintain_order="left",
        )
        .drop("chain")
    )


def choose_speakers(
    figures: pl.DataFrame,
    speakers: pl.DataFrame,
    quoted: pl.DataFrame,
    doc_of: pl.DataFrame,
    coded: pl.DataFrame,
    scale: float,
) -> pl.DataFrame:
    """The speaker of each figure that has one: `f`, `speaker_id`, `reports` as `find_speakers`.

    A verb governs what follows it, up to a semicolon; inverted, what precedes it in quotation marks; "selon X" the
    whole sentence. A figure in a quotation whose sentence names no speaker has the one of the sentence after it, else
    before it.
    """
    if speakers.is_empty():
        return speakers.select(pl.lit(0, pl.UInt32).alias("f"), "speaker_id", "reports")
    figures = figures.select("f", "s", "doc", "fig_start", "fig_end", "depth")
    figures = figures.join(quoted, on="f", how="left", maintain_order="left")
    distance = gap("fig_start", "fig_end", "cue_start", "cue_end") / scale + (crossed("depth", "cue_depth") - 1).clip(0)
    precedes = pl.col("cue_end") <= pl.col("fig_start")
    near = (
        figures.join(speakers, on="s", how="inner")
        .with_columns(distance=distance)
        .filter(
            (pl.col("side").is_in(["before", "through", "pronoun"]) & precedes)
            | (pl.col("side").is_in(["inverted", "pronoun_after"]) & (~precedes | pl.col("quoted")))
            | ((pl.col("side") == "noun") & precedes)
            | ((pl.col("side") == "by") & (pl.col("cue_start") - pl.col("fig_end")).is_between(0, _BY))
            | (pl.col("side") == "source")
        )
        .filter((pl.col("distance") <= _REACH_FIGURE) | (pl.col("side") == "source"))
    )
    # "Vega confirme 10 milliards ; tandis qu'Orbite en promet 2": the next item is said by nobody.
    listed = coded.filter(pl.col("coded").str.contains(";", literal=True))
    beyond = (
        near.filter(pl.col("side").is_in(["before", "through"]) & ~pl.col("quoted"))
        .join(coded_bytes(listed), on="s", how="inner")
        .with_columns(_between=text_between("cue_end", "fig_start"))
        .filter(pl.col("_between").str.contains(_NEXT_ITEM) & ~pl.col("_between").str.contains(_SAID_ON))
        .select("f", "cue_start")
    )
    near = near.join(beyond, on=["f", "cue_start"], how="anti", maintain_order="left").select(
        "f", "speaker_id", "distance", "speaker_start", "reports"
    )
    orphans = figures.filter(pl.col("quoted")).join(near.select("f").unique(), on="f", how="anti")
    neighbours = pl.concat(
        [
            orphans.with_columns(s=(pl.col("s").cast(pl.Int64) + step).cast(pl.UInt32, strict=False), step=pl.lit(step))
            for step in (1, -1)
        ]
    )
    next_door = (
        neighbours.join(doc_of.rename({"doc": "_doc"}), on="s", how="inner")
        .filter(pl.col("doc") == pl.col("_doc"))
        .join(speakers, on="s", how="inner")
        .select("f", "speaker_id", distance=100.0 - pl.col("step"), speaker_start="speaker_start", reports="reports")
    )
    return (
        pl.concat([near, next_door])
        # "a déclaré Vidal, rapporte Bloomberg": the one who says it, and not the one who prints it.
        .sort("f", "reports", "distance", "speaker_start", "speaker_id")
        .unique("f", keep="first", maintain_order=True)
        .select("f", "speaker_id", "reports")
    )

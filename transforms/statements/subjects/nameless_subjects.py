"""Figures that their own sentence says of someone without a name, so that no other sentence tells whose they are."""

from __future__ import annotations

import polars as pl

from transforms.statements.metrics.pronoun_values import TAKEN_UP
from transforms.statements.reading.cues import code, coded_bytes, text_after, text_before

_SITE_LEAD = (
    r"^[\" ]*(?:[^,]{2,48}, ){0,2}(?:ce|cet|cette|le|la|l') ?"
    rf"(?:futur |future |nouveau |nouvelle |premier |premi{code('è')}re |second |seconde |deuxi{code('è')}me |"
    rf"troisi{code('è')}me |dernier |derni{code('è')}re |gigantesque |immense |vaste |m{code('é')}ga-?)?"
)
"""What may stand before the noun of an unnamed site at the begin of a sentence: "À terme, ce futur campus"."""
_AFTER = 25
"""Characters from a figure to words that speak of all: "2 milliards dans le monde entier"."""
_LEAD = 12
_SUBJECT = r"(?:^|[,;:] )[\" ]*$"
"""What stands before a subject that opens its clause: "malgré ces 3 %, les fondateurs …"."""
_COMPLEMENT = (
    r"(?:^|[^a-z\x02-\x1f])(?:"
    + code("pour|dans|vers|sur|sous|avec|chez|entre|contre|comme|")
    + code("selon|d'après|parmi|malgré|outre|hors|sans|après|depuis")
    + ") $"
)
"""What stands before words that are no subject: "son activité pour les centres de données"."""
_PLURAL = (
    r"(?:^|[^a-z\x02-\x1f])([a-z\x02-\x1f]{2,})(?:,)? (?:n'|ne )?(?:ont|avaient|auront|auraient|vont|doivent|devraient)"
    r"(?: [a-z\x02-\x1f]{2,12})? $"
)
"""The word before a verb in the plural: "212 habitants ont investi"."""
_PLURAL_LEAD = 48
_VERB = 20
_IN_PLURAL = r"^[a-z\x02-\x1f]+(?:ent|ront) "
_LAST_WORD = r"([a-z\x02-\x1f]{2,}) (?:n'|ne )?$"
_RESULTS = ("revenue", "revenue_growth", "profit")
_BY_SOMEONE = ("investment", "acquisition_price", "stake")
"""What only people and companies do: "ses puces ont rapporté 4 milliards" is the company's all the same."""
_THEY = r"(?:^|[^a-z\x02-\x1f])(?:ils|elles) (?:[a-z\x02-\x1f']{1,12} ){0,3}$"
"""What stands before what several do: "ils achètent", "elles auraient levé": not one party, which was named before."""
_VALUED = rf"^(?:valoris|{code('é')}valu|estim){code('é')}e?s "
_COMPANIES = (
    r"(?:^|[^a-z\x02-\x1f])(?:"
    + code("sociétés|entreprises|start-?ups?|jeunes pousses|licornes|pépites|groupes|compagnies")
    + r")(?: [a-z\x02-\x1f'-]+){0,5},? $"
)
"""What stands before the participle of what each of many is worth, in the plural."""
_THAT = r"(?:^|[^a-z\x02-\x1f])qu(?:e |')$"
"""What stands before the subject of what somebody says."""
_SAYING = 60
"""Characters between who says it and that subject: "RTE estime dans un rapport que les centres …"."""
_PRONOUNS = ("ils", "elles", "qui", "deux")


def nameless(claims: pl.DataFrame, cues: pl.DataFrame, forecasters: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The figures (`f`) that are said of many, or of some who have no name: "212 habitants ont investi 2 millions".

    Takes claims whose clause names nobody, the cues of generic_subjects.csv, the names of forecasters, who reckon for
    whole markets ("Gartner attend 2 milliards de dépenses"), and sentences with their `coded` text.
    """
    if claims.is_empty():
        return claims.select("f")
    text = coded_bytes(coded)
    general = (
        cues.select("s", "cue_start", "cue_end", "place")
        .join(text, on="s", how="inner", maintain_order="left")
        .with_columns(lead=text_before("cue_start", _LEAD))
        .filter(~pl.col("lead").str.contains(_COMPLEMENT))
        .with_columns(opens=pl.col("lead").str.contains(_SUBJECT))
        .filter(pl.col("opens") | pl.col("place").is_in(["any", "goods"]))
        .select("s", "cue_start", "cue_end", "opens", "place")
    )
    many = (
        # "L'ensemble de ces groupes ont participé au tour de table": it is another's.
        # Nor is what takes up a value of anybody else: "des subventions. Celles-ci se montent à 2 milliards".
        claims.filter(~pl.col("form").is_in(["raise", "round"]) & (pl.col("metric_rule") != TAKEN_UP))
        .select("f", "s", "metric", "fig_start", "fig_end")
        .join(general, on="s", how="inner")
        .filter((pl.col("place") != "goods") | ~pl.col("metric").is_in(_RESULTS))
        .filter(
            pl.col("opens")
            | (pl.col("cue_end") <= pl.col("fig_start"))
            | (pl.col("cue_start") - pl.col("fig_end")).is_between(0, _AFTER)
        )
        .select("f")
    )
    before = text_before("anchor_start", _PLURAL_LEAD)
    plural = (
        claims.filter((pl.col("form") == "verb") & pl.col("metric").is_in(_BY_SOMEONE))
        .select("f", "s", "anchor_start")
        .join(text, on="s", how="inner", maintain_order="left")
        .with_columns(
            before=before,
            verb=text_after("anchor_start", _VERB),
        )
        .with_columns(
            word=pl.when(pl.col("verb").str.contains(_IN_PLURAL))
            .then(pl.col("before").str.extract(_LAST_WORD, 1))
            .otherwise(pl.col("before").str.extract(_PLURAL, 1))
        )
        .filter(pl.col("word").is_not_null() & ~pl.col("word").is_in(_PRONOUNS))
        .select("f")
    )
    they = (
        # "Les ventes ont augmenté. Elles atteignent 2 milliards": the sales, not some people.
        claims.filter(pl.col("form").is_in(["verb", "figure"]) & ~pl.col("metric_rule").is_in(["that_of", TAKEN_UP]))
        .select("f", "s", "anchor_start")
        .join(text, on="s", how="inner", maintain_order="left")
        .filter(before.str.contains(_THEY))
        .select("f")
    )
    reckoned = (
        claims.select("f", "s", "anchor_start")
        .join(forecasters.filter(pl.col("start") == pl.col("topic_start")).select("s", "end"), on="s", how="inner")
        .filter(pl.col("end") <= pl.col("anchor_start"))
        .select("f")
    )
    return pl.concat([many, plural, they, reckoned]).unique().sort("f")


def told_of_many(claims: pl.DataFrame, names: pl.DataFrame, cues: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The names (`f`, `start`) that say of many what a figure tells: "RTE estime que les centres consommeront 4 TWh".

    `names` have `speaks`; the cues are those of generic_subjects.csv.
    """
    general = (
        cues.select("s", "cue_start", "cue_end")
        .join(coded_bytes(coded), on="s", how="inner", maintain_order="left")
        .filter(text_before("cue_start", len(" que ")).str.contains(_THAT))
        .select("s", "cue_start", "cue_end")
    )
    if general.is_empty():
        return names.clear().select(pl.lit(0, pl.UInt32).alias("f"), "start")
    return (
        claims.select("f", "s", "fig_start")
        .join(general, on="s", how="inner")
        .filter(pl.col("cue_end") <= pl.col("fig_start"))
        .join(names.filter("speaks").select("s", "start", "end"), on="s", how="inner")
        .filter((pl.col("cue_start") - pl.col("end")).is_between(1, _SAYING))
        .select("f", "start")
        .unique()
        .sort("f", "start")
    )


def valued_many(claims: pl.DataFrame, names: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The figures (`f`) of what each of many is worth: "des licornes, ces sociétés valorisées plus d'un milliard".

    Not where one of the `names` stands between: "les start-up Nebula et Orbite, valorisées 6 et 3 milliards".
    """
    valued = claims.filter(pl.col("metric") == "valuation")
    if valued.is_empty():
        return valued.select("f")
    many = (
        valued.select("f", "s", "anchor_start")
        .join(coded_bytes(coded), on="s", how="inner", maintain_order="left")
        .filter(text_after("anchor_start", _VERB).str.contains(_VALUED))
        .with_columns(reach=text_before("anchor_start", _PLURAL_LEAD).str.extract(f"({_COMPANIES})", 1).str.len_bytes())
        .drop_nulls("reach")
    )
    named = (
        many.join(names.select("s", "end"), on="s", how="inner")
        .filter((pl.col("anchor_start") - pl.col("end")).is_between(0, pl.col("reach")))
        .select("f")
    )
    return many.select("f").join(named, on="f", how="anti", maintain_order="left")


def of_sites(coded: pl.DataFrame, nouns: pl.DataFrame) -> pl.DataFrame:
    """The sentences (`s`) that begin with a project or a site without its name: "Ce projet coûtera 2 milliards"."""
    words = "|".join(code(noun) for noun in nouns["noun"])
    opening = rf"{_SITE_LEAD}(?:{words})[ ,]"
    return coded.filter(pl.col("coded").str.contains(opening)).select("s")

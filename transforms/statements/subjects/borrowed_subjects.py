"""Who a figure is about where its clause names nobody for its cue: the speaker, or a neighbour in its sentence."""

from __future__ import annotations

import polars as pl

from transforms.statements.reading.clauses import crossed, gap
from transforms.statements.reading.cues import code, coded_bytes, text_before, text_between
from transforms.statements.subjects.subjects import CHOSEN, NOBODY, NOWHERE, THAT_OF, named_subjects

_NOT_THE_TOPIC = 1.5
"""Points lost by a name of the sentence before that was not its subject."""
_SAME_SENTENCE_SCALE = 60.0
"""Characters to another figure of the sentence that cost a point."""
_OWN_CLAUSE = 60
"""Characters between a figure and the name that it has for itself."""
_OWN_CUE = 4
_FOR = 8
"""Characters from a figure to the name that it is for."""
_OF_STAFF = ["departures", "headcount", "jobs"]
"""Whose they are who are told of "chez" somebody."""
_OWN_NAME = 13.0
"""Points of that name."""
_OWN_SENTENCE = 5.0
"""Points of a name of the sentence that stands anywhere before the figure."""
_MISFIT = -3.0
"""Points of a kind that is said of a metric so seldom that a name must stand in its place to be meant."""
_OF_ANOTHER = ("grant", "round")
"""Forms of cues whose own subject is not whom the figure is about: "l'État accorde 2 milliards à Soitec"."""
OF_NOBODY_ELSE = ("sale", "appraisal")
"""Forms of cues whose subject only their own clause names: who sells is told before, and not who buys."""
_RAISED, _PUT_IN = ["funding", "valuation"], ["investment", "acquisition_price", "stake"]
_POSSESSIVE_REACH = 18
_POSSESSIVE = r"(?:^|[^a-z\x02-\x1f])(?:son|sa|ses|leurs?) (?:[a-z\x02-\x1f]+ )?$"
_AS_FOR = rf"^ ?(?:(?:quant|du c{code('ô')}t{code('é')}) (?:{code('à')}|au|aux|de|d')|pour) ?(?:l'|le |la )?$"
_FOR_WHOM = r"^ ?pour (?:l'|le |la )[^,;:.()0-9]{2,44}$"
"""What opens a sentence about whom words say what it is: "Pour le géant des puces Nvidia, la facture …"."""
_NEARBY = ("own_clause", "own_sentence")
_BOUGHT_REACH = 60
_BOUGHT = r"^[^,;:.()]{2,40},? (?:pour|contre|moyennant|au prix de) (?:[a-z\x02-\x1f' ]{0,18})?$"
"""What stands from the begin of a name to the price of what it names."""
_IN_BRACKETS = 16.0
"""Points of the name right before the brackets that a figure stands in."""
_FIRST_PERSON = 12.0
"""Points of the speaker's own organization where the sentence says "nous"."""


def first_person_candidates(
    claims: pl.DataFrame,
    cues: pl.DataFrame,
    speakers: pl.DataFrame,
    names: pl.DataFrame,
    entities: pl.DataFrame,
    scale: float,
) -> pl.DataFrame:
    """The organization that speaks of itself as "nous": as `subject_candidates`; `names` `with_employers`."""
    if cues.is_empty():
        return NOBODY
    people = names.filter((pl.col("kind") == "person") & pl.col("employer_id").is_not_null())
    employed = people.unique(["doc", "entity_id"], keep="first", maintain_order=True)
    own = pl.when(pl.col("kind") == "organization").then(pl.col("speaker_id"))
    away = gap("anchor_start", "anchor_end", "cue_start", "cue_end") / scale + crossed("anchor_depth", "cue_depth")
    nearest = (
        claims.select("f", "s", "doc", "form", "anchor_start", "anchor_end", "anchor_depth")
        .join(cues.select("s", "cue_start", "cue_end", "cue_depth"), on="s", how="inner", maintain_order="left")
        .group_by("f", "doc", "form", maintain_order=True)
        .agg(away=away.min())
    )
    return (
        nearest.join(speakers, on="f", how="inner", maintain_order="left")
        .join(entities.select(speaker_id="entity_id", kind="kind"), on="speaker_id", how="left", maintain_order="left")
        .join(
            employed.select("doc", "employer_id", speaker_id="entity_id"),
            on=["doc", "speaker_id"],
            how="left",
            maintain_order="left",
        )
        .with_columns(
            subject_id=pl.coalesce(own, "employer_id"),
            subject_rule=pl.lit("first_person"),
            score=_FIRST_PERSON - pl.col("away"),
            **NOWHERE,
        )
        .filter(pl.col("subject_id").is_not_null())
        .select(CHOSEN)
    )


def own_clause_candidates(
    claims: pl.DataFrame, mentions: pl.DataFrame, figures: pl.DataFrame, fits: pl.DataFrame, points: dict[str, float]
) -> pl.DataFrame:
    """The name that a figure has for itself where it shares the cue of one before: as `subject_candidates`.

    "Meta investit 10 milliards et Google 20": the cue is before both, Google stands between the two.
    """
    earlier = (
        claims.select("f", "s", "anchor_start", "anchor_end", "fig_start")
        .join(figures.select("s", first_start="fig_start", first_end="fig_end"), on="s", how="inner")
        .filter(pl.col("first_start") < pl.col("fig_start"))
        # The cue stands before it, or is its own: "80 milliards d'investissements, contre 75 pour Google".
        .filter(
            (pl.col("first_start") >= pl.col("anchor_end"))
            | (pl.col("anchor_start") - pl.col("first_end")).is_between(0, _OWN_CUE)
        )
        .group_by("f", maintain_order=True)
        .agg(pl.col("first_end").min())
    )
    role = pl.col("role")
    between = (
        (pl.col("start") >= pl.col("first_end"))
        & (pl.col("end") <= pl.col("fig_start"))
        & (pl.col("fig_start") - pl.col("end") <= _OWN_CLAUSE)
        # "celui d'Intel recule de 2 %": as good as a subject.
        & ((role == "nominal") | pl.col("before_words").str.contains(THAT_OF))
        # "250 à Lisieux, où est produit le Doliprane, et 480 à Compiègne".
        & ~(pl.col("aside_end") <= pl.col("fig_start")).fill_null(value=False)
    )
    # "80 milliards pour Microsoft, contre 75 pour Google"
    # "12 000 licenciements chez Vega, 10 000 chez Orbite"
    behind = role.is_in(["for", "at"]) & (pl.col("start") - pl.col("fig_end")).is_between(0, _FOR)
    # "AMD verse 49 milliards pour Xilinx et 2 pour Vega": what each is spent on.
    acting = mentions.filter((role == "nominal") & ~pl.col("reports") & (pl.col("kind") == "organization"))
    begun = acting.group_by("s").agg(first_name=pl.col("start").min())
    row = (
        figures.join(mentions.filter(role.is_in(["for", "at"]) & (pl.col("kind") != "place")), on="s", how="inner")
        .filter(behind)
        .group_by("s")
        .agg(fors=pl.len(), first_for=pl.col("fig_start").min())
        .filter(pl.col("fors") > 1)
        .join(begun, on="s", how="left")
        .with_columns(led=(pl.col("first_name") < pl.col("first_for")).fill_null(value=False))
        .select("s", "led")
    )
    behind &= ~pl.col("led").fill_null(value=False)
    behind &= (role == "for") | pl.col("metric").is_in(_OF_STAFF)
    first = claims.join(row.filter(~pl.col("led")), on="s", how="semi").join(earlier, on="f", how="anti")
    earlier = pl.concat([earlier, first.select("f", first_end="fig_start")])
    if earlier.is_empty():
        return NOBODY
    found = (
        claims.select("f", "s", "metric", "form", "fig_start", "fig_end")
        .join(earlier, on="f", how="inner")
        .join(row, on="s", how="left", maintain_order="left")
        .join(mentions.filter(~pl.col("reports")), on="s", how="inner")
        .filter(between | behind)
    )
    away = pl.when(behind).then(pl.col("start") - pl.col("fig_end")).otherwise(pl.col("fig_start") - pl.col("end"))
    return named_subjects(found, fits, "own_clause", _OWN_NAME, less=away / points["characters_a_point"])


def without_others_names(candidates: pl.DataFrame, claims: pl.DataFrame) -> pl.DataFrame:
    """The candidates less those of a beneficiary whom a later figure has for itself.

    "Le bénéfice atteint 2 milliards, contre 3 pour Vega": the first is not Vega's.
    """
    places = claims.select("f", "s", "fig_start")
    taken = (
        candidates.filter(pl.col("subject_rule") == "own_clause")
        .join(places, on="f")
        .select("s", "start", taken_start="fig_start")
        .unique()
    )
    if taken.is_empty():
        return candidates
    of_another = (
        candidates.filter(pl.col("subject_rule") == "beneficiary")
        .join(places, on="f")
        .join(taken, on=["s", "start"])
        .filter(pl.col("taken_start") > pl.col("fig_start"))
        .select("f", "start", "subject_rule")
        .unique()
    )
    return candidates.join(of_another, on=["f", "start", "subject_rule"], how="anti", maintain_order="left")


def without_bought(candidates: pl.DataFrame, claims: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The candidates less those of names right before what they are bought for: "racheté Vega pour 2 milliards"."""
    prices = claims.filter(pl.col("metric") == "acquisition_price").select("f", "s", "fig_start")
    if prices.is_empty():
        return candidates
    nearby = candidates.filter(pl.col("subject_rule").is_in(_NEARBY)).select("f", "start", "subject_rule")
    nearby = nearby.unique().join(prices.select("f", "s"), on="f", how="inner")
    bought = (
        nearby.select("s", "start")
        .unique()
        .join(prices, on="s", how="inner")
        .filter((pl.col("fig_start") - pl.col("start")).is_between(1, _BOUGHT_REACH))
        .join(coded_bytes(coded), on="s", how="inner")
        .filter(text_between("start", "fig_start").str.contains(_BOUGHT))
        .select("s", "start")
        .unique()
    )
    without = nearby.join(bought, on=["s", "start"], how="semi").select("f", "start", "subject_rule")
    return candidates.join(without, on=["f", "start", "subject_rule"], how="anti", maintain_order="left")


def bracketed_candidates(
    claims: pl.DataFrame, named: pl.DataFrame, fits: pl.DataFrame, objects: pl.DataFrame
) -> pl.DataFrame:
    """The names that figures stand in brackets behind, "Microsoft (80 milliards)": as `subject_candidates`.

    `named` as `named_before_bracket`; `objects` is metric_objects.csv: "le rachat de Wiz (2 milliards)" is not Wiz's.
    """
    if named.is_empty():
        return NOBODY
    bought = bought_metrics(objects).select("metric", role=pl.lit("genitive"))
    found = (
        claims.select("f", "metric", "form")
        .join(named.drop("fig_start"), on="f", how="inner")
        .join(bought, on=["metric", "role"], how="anti", maintain_order="left")
    )
    return named_subjects(found, fits, "bracketed", _IN_BRACKETS)


def bought_metrics(objects: pl.DataFrame) -> pl.DataFrame:
    """The metrics (`metric`) of which a name in the genitive before the figure is the thing got: metric_objects.csv."""
    got = (pl.col("preposition") == "genitive") & (pl.col("side") != "after") & (pl.col("kind") != "model")
    return objects.filter(got).select("metric").unique()


def own_sentence_candidates(
    claims: pl.DataFrame, mentions: pl.DataFrame, fits: pl.DataFrame, objects: pl.DataFrame, coded: pl.DataFrame
) -> pl.DataFrame:
    """The first name before the figure, where none stands as the cue would have it: as `subject_candidates`.

    Nearer than what another sentence names, unless a possessive points there ("ses dépenses dépassent celles d'Oracle
    de 2 milliards"). `objects` is metric_objects.csv: "le rachat de Wiz pour 2 milliards" is not Wiz's.
    """
    if claims.is_empty():
        return NOBODY
    bought = bought_metrics(objects)
    apart = (
        claims.filter(~pl.col("form").is_in(_OF_ANOTHER))
        .select("f", "s", "metric", "form", "anchor_start", "fig_start")
        .join(coded_bytes(coded), on="s", how="inner")
        .filter(~text_before("anchor_start", _POSSESSIVE_REACH).str.contains(_POSSESSIVE))
        .drop("_bytes")
    )
    rank = pl.when(pl.col("start") == pl.col("topic_start")).then(0).when(pl.col("role") == "nominal").then(1)
    named = (
        apart.join(
            mentions.filter(~pl.col("reports") & (pl.col("kind") != "person") & ~pl.col("goods")), on="s", how="inner"
        )
        .filter(
            (pl.col("end") <= pl.col("fig_start"))
            & pl.col("aside_end").is_null()
            & ~pl.col("related")
            & ~pl.col("acted")
        )
        .join(fits, on=["metric", "kind"], how="inner")
        .with_columns(_bought=pl.col("metric").is_in(bought["metric"].implode()))
        .with_columns(
            rank=rank.when((pl.col("role") == "genitive") & ~pl.col("_bought"))
            .then(2)
            .when(
                pl.col("before_words").str.contains(_AS_FOR)
                | ((pl.col("role") == "for") & pl.col("before_words").str.contains(_FOR_WHOM))
            )
            .then(0)
        )
        .filter(pl.col("rank").is_not_null() & (pl.col("weight").cast(pl.Float64) > _MISFIT))
    )
    return named.with_columns(
        subject_id=pl.col("entity_id"),
        subject_rule=pl.lit("own_sentence"),
        score=_OWN_SENTENCE + pl.col("weight").cast(pl.Float64) - pl.col("rank") * _NOT_THE_TOPIC,
    ).select(CHOSEN)


def same_sentence_candidates(
    claims: pl.DataFrame,
    chosen: pl.DataFrame,
    read: pl.DataFrame,
    fits: pl.DataFrame,
    entities: pl.DataFrame,
    of_many: pl.DataFrame,
    coded: pl.DataFrame,
    score: float,
) -> pl.DataFrame:
    """The subject of the nearest other figure of the sentence, for claims without one: as `subject_candidates`.

    Figures that are said `of_many` (`f`) share it only with one of their metric: "la consommation des centres de
    données en Irlande passera de 6 TWh à 9".
    """
    if claims.is_empty():
        return NOBODY
    # A complement far from its verb is a weak guess, good for its own figure at best.
    # "après l'annonce par Vega de 1 100 suppressions": nor is who is told of by the way the one of the rest.
    sure = chosen.filter(~pl.col("subject_rule").is_in(["genitive_before", "agent_of_noun"]))
    named = (
        sure.join(read.select("f", "s", leader_start="fig_start", leader_metric="metric"), on="f")
        .join(entities.select(subject_id="entity_id", kind="kind"), on="subject_id")
        # "Le bénéfice atteint 2 milliards, contre 3 pour Vega": Vega is named for its own.
        .with_columns(own=pl.col("subject_rule").is_in(["own_clause", "bracketed"]))
        .drop("f", "form", "score", "subject_rule")
    )
    if named.is_empty():
        return NOBODY
    # "Son bénéfice atteint 2 milliards, loin des 3 de Vega": whose, another sentence tells.
    possessed = (
        claims.join(named, on="s", how="semi")
        .select("f", "s", "anchor_start")
        .join(coded_bytes(coded), on="s", how="inner")
        .filter(text_before("anchor_start", _POSSESSIVE_REACH).str.contains(_POSSESSIVE))
    )
    behind = pl.col("start") >= pl.col("fig_start")
    return (
        claims.select("f", "s", "metric", "form", "fig_start")
        .join(named, on="s", how="inner")
        .filter((pl.col("metric") == pl.col("leader_metric")) | ~pl.col("f").is_in(of_many["f"].implode()))
        # "Un tour de 325 millions, dont 200 investis par Accel": who puts money in has not raised it.
        .filter(~(pl.col("metric").is_in(_RAISED) & pl.col("leader_metric").is_in(_PUT_IN)))
        .filter(~(behind & (pl.col("f").is_in(possessed["f"].implode()) | pl.col("own"))))
        .drop("own")
        .join(fits.select("metric", "kind", "weight"), on=["metric", "kind"], how="inner")
        .with_columns(
            subject_rule=pl.lit("same_sentence"),
            score=score
            + pl.col("weight").cast(pl.Float64)
            - (pl.col("fig_start") - pl.col("leader_start")).abs() / _SAME_SENTENCE_SCALE,
        )
        .filter(pl.col("score") > 0)
        .select(CHOSEN)
    )

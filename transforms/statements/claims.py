"""Claims: what each figure says about whom, read by cue words, clause structure and what the text said before."""

from __future__ import annotations

from typing import NamedTuple

import polars as pl

from schemas import ABSTENTIONS, CLAIMS, OBJECTIONS
from transforms.identifiers import with_id
from transforms.lexicon import Lexicon
from transforms.means import ALL_MEANS, Means
from transforms.statements.claim_tables import abstentions_table, objections_table
from transforms.statements.confidence import with_confidence
from transforms.statements.metrics.claim_durations import claim_durations
from transforms.statements.metrics.company_money import announced_companies, money_for_companies
from transforms.statements.metrics.figure_metrics import figure_metrics
from transforms.statements.metrics.metric_shifts import shift_by_object, shift_by_subject
from transforms.statements.metrics.plain_statements import named_metrics
from transforms.statements.objects.counterparts import choose_objects
from transforms.statements.objects.objects_nearby import objects_nearby
from transforms.statements.objects.qualifiers import choose_qualifiers
from transforms.statements.objects.shared_objects import carry_objects, share_objects
from transforms.statements.reading.brackets import named_before_bracket, with_followers
from transforms.statements.reading.plants import PLANT
from transforms.statements.reading.reading import Reading, lay_out
from transforms.statements.speech.doubts import find_doubts
from transforms.statements.speech.objections import REACH as DENIED
from transforms.statements.speech.objections import find_objections
from transforms.statements.speech.speech import Speech, hear
from transforms.statements.subjects.carried_subjects import CARRIED_SENTENCES as CARRIED
from transforms.statements.subjects.figure_subjects import figure_subjects
from transforms.statements.subjects.respective import pair_respectively
from transforms.statements.times.carried_periods import (
    point_back,
    set_earlier,
    share_periods,
    share_with_parts,
    told_of,
)
from transforms.statements.times.claim_periods import choose_periods, told_by_the_way
from transforms.statements.times.expected_periods import share_with_expected
from transforms.statements.times.former_values import mark_former, stated_earlier
from transforms.statements.times.held_against import settle_compared, settle_terms
from transforms.statements.times.reported_periods import go_on_reporting
from transforms.statements.times.shared_status import share_status
from transforms.statements.times.status import (
    choose_status,
    negated,
    settle_past,
    undone,
    with_intentions,
    with_openings,
    without_endings,
)


class Claims(NamedTuple):
    """The tables `claims`, `objections` and `abstentions`, each sorted by its key."""

    claims: pl.DataFrame
    objections: pl.DataFrame
    abstentions: pl.DataFrame


def read_claims(
    sentences: pl.DataFrame,
    figures: pl.DataFrame,
    periods: pl.DataFrame,
    mentions: pl.DataFrame,
    entities: pl.DataFrame,
    relations: pl.DataFrame,
    documents: pl.DataFrame,
    lexicon: Lexicon,
    means: Means = ALL_MEANS,
) -> Claims:
    """Claims of the figures, the objections to them, and why the other figures bear none.

    Takes working sentences, and the tables of one shard. Every figure has a claim or an abstention.
    """
    if figures.is_empty():
        return Claims(CLAIMS.empty(), OBJECTIONS.empty(), ABSTENTIONS.empty())
    points = {name: float(value) for name, value in lexicon["claim_weights"].select("name", "value").iter_rows()}
    scale = points["characters_a_point"]
    reading = lay_out(
        sentences, figures, periods, mentions, entities, relations, lexicon, CARRIED, DENIED, scale, means
    )
    speech = hear(reading)
    named = named_before_bracket(reading.figures, reading.names, reading.text)
    named = with_followers(named, reading.figures, reading.names)
    read = figure_metrics(reading, named, points)
    subjects = figure_subjects(read, named, reading, speech, points)
    claims = read.join(subjects.chosen, on="f", how="inner", maintain_order="left")
    claims = pair_respectively(claims, reading.of("respective")).drop("subject_start")
    claims = _with_objects_and_status(claims, read, reading, speech, points)
    denials = reading.of("denial")
    undoing = undone(claims, denials, reading.text)
    supposed = claims.filter(pl.col("status") == "supposed").select("f")
    unreal = pl.concat([supposed, negated(claims, reading.text), undoing.select("f")]).unique()
    published = reading.near.documents.join(documents.select("doc_id", "published_on"), on="doc_id", how="inner")
    times = _periods(claims, reading, speech, published)
    claims = claims.join(unreal, on="f", how="anti", maintain_order="left").join(
        times, on="f", how="left", maintain_order="left"
    )
    claims = settle_compared(settle_past(claims, published, reading.text), reading.text)
    claims = _with_speakers_and_rules(claims, reading, speech)
    stated = stated_earlier(claims, reading.dates, speech.verbs, published)
    claims = mark_former(claims, stated, reading.text, lexicon["change_verbs"]).with_row_index("c")
    # What undoes an act of its own sentence denies nothing said before.
    denials = denials.join(undoing, on=["s", "cue_start"], how="anti", maintain_order="left")
    denied = claims.with_columns(claim_speaker="speaker_id")
    objections = find_objections(
        denied,
        denials.filter(pl.col("kind") == "denies"),
        speech.speakers,
        reading.names,
        reading.doc_of,
        lexicon,
        scale,
    )
    lacking = denials.filter(pl.col("kind") == "lacks")
    doubts = find_doubts(denied, lacking, speech.speakers, reading.text, reading.doc_of)
    claims = _identified(claims, objections, reading)
    objections = pl.concat([objections, doubts.select(objections.columns)])
    return Claims(
        CLAIMS.conform(claims).sort("claim_id"),
        objections_table(reading.numbers.names(objections, "speaker_id"), claims, reading.near.sentences),
        abstentions_table(
            figures,
            sentences,
            claims.select("f").unique(),
            reading.figures.select("f"),
            {
                "hypothetical": unreal,
                "ambiguous_subject": subjects.rivals,
                "no_subject": named_metrics(read).select("f"),
            },
        ),
    )


def _with_objects_and_status(
    claims: pl.DataFrame, read: pl.DataFrame, reading: Reading, speech: Speech, points: dict[str, float]
) -> pl.DataFrame:
    """The claims with `object_id` and `status`, and the metric that these and the subject make of theirs."""
    lexicon = reading.lexicon
    plants = reading.every.filter(pl.col("kind") == PLANT).select("doc", "entity_id").unique()
    claims = shift_by_subject(claims, reading.numbers.entities, plants, lexicon["metric_shifts"])
    # Whom a sentence quotes as its source is no other party: "Pour Ada Morel, analyste, Vega dépensera".
    sources = speech.speakers.filter(pl.col("side") == "source").select(
        "s", start="speaker_start", entity_id="speaker_id"
    )
    names = reading.names.join(sources.unique(), on=["s", "start", "entity_id"], how="anti", maintain_order="left")
    objects = choose_objects(claims, names, lexicon["metric_objects"], points)
    claims = claims.join(objects, on=["f", "subject_id", "metric"], how="left", maintain_order="left")
    claims = shift_by_object(share_objects(claims, reading.text), lexicon["metric_shifts"])
    announced = announced_companies(claims, reading.near.sentences, reading.every)
    claims = money_for_companies(claims, reading.text, lexicon["company_money"], announced)
    tenses = with_openings(
        with_intentions(without_endings(reading.of("status"), reading.names), reading.text), reading.text
    )
    status = choose_status(claims, tenses, lexicon["metric_status"], reading.scale)
    claims = claims.join(status, on=["f", "metric"], how="left", maintain_order="left")
    own = claims.filter((pl.col("metric") == "duration") & pl.col("object_id").is_not_null())
    own = own.select("f", "subject_id", own_id="object_id")
    own = own.sort("f", "subject_id", "own_id").unique(["f", "subject_id"], keep="first", maintain_order=True)
    claims = settle_terms(share_status(claims, reading.text), reading.text)
    claims = claim_durations(claims, read, lexicon["lasting_metrics"])
    claims = carry_objects(claims, reading.text)
    return objects_nearby(claims, own, reading)


def _periods(claims: pl.DataFrame, reading: Reading, speech: Speech, published: pl.DataFrame) -> pl.DataFrame:
    """The period of each figure that has one: `f`, `period_start`, `period_end`.

    How long something lasts is of no time: "a signé en avril un contrat de cinq ans".
    """
    claims = claims.filter(pl.col("metric") != "duration")
    times = choose_periods(
        claims, reading.dates, speech.verbs, reading.text, reading.lexicon["next_acts"], published, reading.scale
    )
    pointing = reading.of("same_period").filter(pl.col("points") == "yes")
    told = told_of(reading.all_dates, reading.near.sentences)
    times = point_back(claims, times, pointing, told, published)
    times = share_with_parts(claims, share_periods(claims, times, reading.text), reading.text)
    times = go_on_reporting(claims, times, told, reading.near.sentences, reading.every, reading.wholes)
    times = share_with_expected(claims, times, reading.text)
    return set_earlier(claims, times, reading.of("earlier"))


def _with_speakers_and_rules(claims: pl.DataFrame, reading: Reading, speech: Speech) -> pl.DataFrame:
    """The claims with `qualifier`, `speaker_id` and `rule`."""
    qualifiers = choose_qualifiers(claims, reading.of("qualifier"), reading.finder)
    return (
        claims.join(qualifiers, on=["f", "metric"], how="left", maintain_order="left")
        .join(speech.of_figures, on="f", how="left", maintain_order="left")
        .join(speech.themselves.with_columns(_self=True), on="s", how="left", maintain_order="left")
        .join(speech.of_heads, on=["s", "subject_id"], how="left", maintain_order="left")
        # "selon son patron, rapporte Reuters": the one who says it, and not the one who prints it.
        .with_columns(
            speaker_id=pl.when(pl.col("reports"))
            .then(pl.coalesce("head_id", "speaker_id"))
            .otherwise(pl.coalesce("speaker_id", "head_id"))
        )
        .with_columns(
            speaker_id=pl.when(pl.col("speaker_id").is_null() & pl.col("_self"))
            .then(pl.col("subject_id"))
            .otherwise(pl.col("speaker_id")),
            rule=pl.concat_str("metric_rule", "subject_rule", separator="/"),
        )
        .drop("reports")
        .join(told_by_the_way(claims, reading.text), on="f", how="left", maintain_order="left")
        # Nor has a paper said of it what is only told by the way.
        .with_columns(
            speaker_id=pl.when(
                ~(pl.col("by_the_way") & (pl.col("speaker_id") != pl.col("subject_id"))).fill_null(False)
            ).then("speaker_id")
        )
        .drop("by_the_way")
        # What the analysts expected the company has not said.
        .with_columns(
            speaker_id=pl.when(
                ~(pl.col("expected") & (pl.col("speaker_id") == pl.col("subject_id"))).fill_null(False)
            ).then("speaker_id")
        )
        .unique(["f", "subject_id", "metric", "object_id"], keep="first", maintain_order=True)
    )


def _identified(claims: pl.DataFrame, objections: pl.DataFrame, reading: Reading) -> pl.DataFrame:
    """The claims as the table has them; those to which someone objects are disputed."""
    claims = (
        claims.join(objections.select("c", disputed=True), on="c", how="left", maintain_order="left")
        .with_columns(
            status=pl.when("disputed").then(pl.lit("disputed")).otherwise(pl.col("status")),
            corrected_by=pl.lit(None, pl.String),
        )
        .join(
            reading.numbered.select("f", "figure_id", "doc_id", "low", "high", "unit", "bound"),
            on="f",
            how="left",
            maintain_order="left",
        )
    )
    claims = with_confidence(claims, reading.lexicon["rule_precision"])
    claims = reading.numbers.names(claims, "subject_id", "object_id", "speaker_id")
    return with_id(claims, "claim_id", "figure_id", "subject_id", "metric", "object_id")

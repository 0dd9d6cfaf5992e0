"""Claims: what each figure says about whom, read by cue words, clause structure and what the text said before."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import polars as pl

from schemas import ABSTENTIONS, CLAIMS, OBJECTIONS
from transforms.attribution import (
    beside_pronouns,
    choose_speakers,
    find_speakers,
    in_quotation,
    pronoun_speakers,
    without_infinitives,
)
from transforms.claim_durations import claim_durations, is_lasting
from transforms.claim_periods import choose_periods, go_on_reporting, point_back, set_earlier, with_deadlines
from transforms.clause_roles import with_roles
from transforms.clauses import clause_depths, with_depth
from transforms.counterparts import choose_objects
from transforms.cues import CueFinder, coded, spaced
from transforms.echoes import bracket_metrics, echo_metrics, inherit_metrics
from transforms.former_values import mark_former, stated_earlier
from transforms.identifiers import with_id
from transforms.lexicon import Lexicon
from transforms.metric_cues import FIGURE_WEIGHT, NO_METRIC, counted_cues, metric_cues, metric_table, read_metrics
from transforms.objections import REACH as DENIED
from transforms.objections import find_objections
from transforms.qualifiers import choose_qualifiers
from transforms.shared_objects import carry_objects, share_objects
from transforms.status import choose_status, negated, share_status, with_openings
from transforms.subjects import CARRIED_SENTENCES as CARRIED
from transforms.subjects import (
    carried_candidates,
    choose_subjects,
    first_person_candidates,
    openings,
    own_clause_candidates,
    same_sentence_candidates,
    subject_candidates,
    subject_places,
    with_companions,
    with_employers,
    with_standing,
)

_TEXT_SECTIONS = ("headline", "body")
_LONGEST = 4000
"""Characters beyond which a sentence is a table or a list without stops: read by distance, it would say nonsense, and
slowly, since each of its figures is held against each of its cues."""


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
) -> Claims:
    """Claims of the figures, the objections to them, and why the other figures bear none.

    Takes working sentences, and the tables of one shard. Every figure has a claim or an abstention.
    """
    points = {name: float(value) for name, value in lexicon["claim_weights"].select("name", "value").iter_rows()}
    scale = points["characters_a_point"]
    finder = _cue_finder(lexicon)

    text = _numbered_sentences(sentences, figures)
    placed = _local(figures, text).with_row_index("f")
    placed = placed.rename({"start": "fig_start", "end": "fig_end"})
    names = _local(mentions, text).join(entities.select("entity_id", "kind"), on="entity_id", how="inner")
    names = with_employers(with_roles(names, text, lexicon), relations)
    dates = with_deadlines(_local(periods, text), text, lexicon["deadline_words"])

    cues = finder.find(text.filter("heard").with_columns(spaced=spaced(pl.col("coded"))), "s", "spaced")
    depths = _depths(text, cues, placed, finder, lexicon["clause_cues"])
    cues = with_depth(cues, depths, "cue_start", "cue_depth")
    placed = with_depth(placed, depths, "fig_start", "depth")
    names = with_depth(names, depths, "start", "mention_depth")
    dates = with_depth(dates, depths, "start", "period_depth")
    speech = without_infinitives(finder.of("speech", cues), text)
    themselves = speech.filter(pl.col("form") == "self").select("s").unique()
    of_pronouns = beside_pronouns(speech, finder.of("pronoun", cues))
    named_speech = speech.join(of_pronouns, on=["s", "cue_start"], how="anti")
    doc_of = text.select("s", "doc")
    speakers = pl.concat([find_speakers(named_speech, names, scale), pronoun_speakers(of_pronouns, names, doc_of)])
    names = names.join(
        speakers.filter(pl.col("side") == "before")
        .select("s", start="speaker_start", entity_id="speaker_id", speaks=True)
        .unique(["s", "start", "entity_id"]),
        on=["s", "start", "entity_id"],
        how="left",
        maintain_order="left",
    )

    reporters = (
        entities.filter(pl.col("name").is_in(lexicon["reporters"]["name"].implode())).select("entity_id").unique()
    )
    names = with_standing(names, reporters)

    metrics = read_metrics(
        placed.filter(is_lasting()),
        metric_cues(finder, cues.join(text.filter("bears").select("s"), on="s", how="semi")),
        finder,
        lexicon["metric_kinds"],
        points,
    )
    metrics = inherit_metrics(placed, metrics, counted_cues(placed.filter(pl.col("kind") == "count"), finder))
    grown = bracket_metrics(placed, metrics, text, lexicon["bracket_metrics"])
    metrics = pl.concat([metrics.join(grown, on="f", how="anti", maintain_order="left"), grown])
    metrics = pl.concat([metrics, echo_metrics(placed, metrics, finder.of("echo", cues))])
    metrics = metrics.filter(pl.col("metric") != NO_METRIC)
    read = placed.join(metrics, on="f", how="inner", maintain_order="left")
    fits = lexicon["metric_subjects"].select("metric", "kind", "weight", "stands_for")
    places = subject_places(lexicon["subject_places"], fits["metric"])
    sources = speakers.filter(pl.col("side") == "source").select("s", entity_id="speaker_id").unique()
    said = choose_speakers(placed, speakers, in_quotation(placed, text), doc_of, scale)
    own = subject_candidates(
        read, names.join(sources, on=["s", "entity_id"], how="anti"), fits, places, openings(text), points
    )
    ours = first_person_candidates(read, finder.of("first_person", cues), said, relations, entities, scale)
    own = pl.concat([own, ours, own_clause_candidates(read, names, placed, fits, points)])
    alone = read.join(own.select("f").unique(), on="f", how="anti", maintain_order="left")
    general = finder.of("generic_subject", cues).select("s").unique()
    alone = alone.join(general, on="s", how="anti", maintain_order="left")
    leaders, _ = choose_subjects(own, points)
    beside = same_sentence_candidates(alone, leaders, read, fits, entities, points["same_sentence"])
    alone = alone.join(beside.select("f").unique(), on="f", how="anti", maintain_order="left")
    own = pl.concat([own, beside])
    candidates = pl.concat([own, carried_candidates(alone, names, fits, doc_of, points)])
    subjects, rivals = choose_subjects(candidates, points)
    claims = read.join(
        with_companions(subjects, candidates),
        on="f",
        how="inner",
        maintain_order="left",
    )
    claims = _shift_by_subject(claims, entities, lexicon["metric_shifts"])
    objects = choose_objects(claims, names, lexicon["metric_objects"], points)
    claims = claims.join(objects, on=["f", "subject_id", "metric"], how="left", maintain_order="left")
    claims = _shift_by_object(share_objects(claims), lexicon["metric_shifts"])
    claims = claims.join(
        choose_status(claims, with_openings(finder.of("status", cues), text), lexicon["metric_status"], scale),
        on=["f", "metric"],
        how="left",
        maintain_order="left",
    )
    claims = share_status(claims, text)
    claims = carry_objects(claim_durations(claims, read, lexicon["lasting_metrics"]))
    times = choose_periods(claims, dates, speech, scale)
    back = finder.of("same_period", cues).filter(pl.col("points") == "yes")
    times = point_back(claims, times, back, dates, doc_of)
    times = go_on_reporting(claims, times)
    times = set_earlier(claims, times, finder.of("earlier", cues))
    unreal = pl.concat([claims.filter(pl.col("status") == "supposed").select("f"), negated(claims, text)]).unique()
    claims = (
        claims.join(unreal, on="f", how="anti", maintain_order="left")
        .join(times, on="f", how="left", maintain_order="left")
        .join(
            choose_qualifiers(claims, finder.of("qualifier", cues), finder),
            on=["f", "metric"],
            how="left",
            maintain_order="left",
        )
        .join(said, on="f", how="left", maintain_order="left")
        .join(themselves.with_columns(_self=True), on="s", how="left", maintain_order="left")
        .with_columns(
            speaker_id=pl.when(pl.col("speaker_id").is_null() & pl.col("_self"))
            .then(pl.col("subject_id"))
            .otherwise(pl.col("speaker_id")),
            rule=pl.concat_str("metric_rule", "subject_rule", separator="/"),
            confidence=pl.lit(None, pl.Float64),
        )
        .unique(["figure_id", "subject_id", "metric", "object_id"], keep="first", maintain_order=True)
    )
    stated = stated_earlier(claims, dates, speech, documents)
    claims = mark_former(claims, stated, text, lexicon["change_verbs"])
    claims = with_id(claims, "claim_id", "figure_id", "subject_id", "metric", "object_id").with_row_index("c")
    objections = find_objections(
        claims.with_columns(claim_speaker="speaker_id"),
        finder.of("denial", cues).filter(pl.col("kind") == "denies"),
        speakers,
        names,
        doc_of,
        scale,
    )
    claims = claims.join(objections.select("c", disputed=True), on="c", how="left", maintain_order="left").with_columns(
        status=pl.when("disputed").then(pl.lit("disputed")).otherwise(pl.col("status"))
    )
    return Claims(
        CLAIMS.conform(claims).sort("claim_id"),
        _objections_table(objections, claims, text),
        _abstentions_table(sentences, figures, placed, metrics, rivals, unreal, claims),
    )


@cache
def _cue_finder(lexicon: Lexicon) -> CueFinder:
    return CueFinder(
        {
            "metric": metric_table(lexicon["metric_cues"]),
            "status": lexicon["status_cues"],
            "speech": lexicon["speech_cues"],
            "denial": lexicon["denial_cues"],
            "clause": lexicon["clause_cues"].filter(pl.col("cue").str.contains("[a-z]")),
            "qualifier": lexicon["qualifier_cues"],
            "pronoun": lexicon["speaker_pronouns"],
            "first_person": lexicon["first_person"],
            "generic_subject": lexicon["generic_subjects"],
            "same_period": lexicon["same_period_cues"],
            "earlier": lexicon["years_earlier"],
            "echo": lexicon["echo_cues"],
        }
    )


def _numbered_sentences(sentences: pl.DataFrame, figures: pl.DataFrame) -> pl.DataFrame:
    """The sentences near a figure, numbered `s` as the text runs, their document numbered `doc`.

    Near: those that a subject may be carried over from, and those that may say who spoke or who denies it.
    """
    bearing = figures.select("doc_id", "sentence_no").unique().with_columns(bears=True)
    numbered = (
        sentences.filter(pl.col("section").is_in(_TEXT_SECTIONS))
        .with_row_index("s")
        .join(bearing, on=["doc_id", "sentence_no"], how="left", maintain_order="left")
        .with_columns(pl.col("bears").fill_null(False), doc=pl.col("doc_id").rle_id())
    )
    bears = pl.col("bears")
    near = pl.any_horizontal(bears, *(bears.shift(step, fill_value=False) for step in range(-CARRIED, DENIED + 1)))
    heard = pl.any_horizontal(bears, *(bears.shift(step, fill_value=False) for step in range(-1, DENIED + 1)))
    return (
        numbered.with_columns(near=near, heard=heard)
        .filter(pl.col("near") & (pl.col("end_char") - pl.col("start_char") <= _LONGEST))
        .with_columns(coded=coded(pl.col("lower")))
        .select("s", "doc", "doc_id", "sentence_no", "text", "coded", "bears", "heard", sentence_start="start_char")
    )


def _local(rows: pl.DataFrame, text: pl.DataFrame) -> pl.DataFrame:
    """The rows with the number of their sentence and their offsets in it."""
    return (
        rows.join(
            text.select("doc_id", "sentence_no", "s", "doc", "sentence_start"),
            on=["doc_id", "sentence_no"],
            how="inner",
            maintain_order="left",
        )
        .with_columns(
            start=pl.col("start_char") - pl.col("sentence_start"), end=pl.col("end_char") - pl.col("sentence_start")
        )
        .drop("sentence_start")
    )


def _depths(
    text: pl.DataFrame, cues: pl.DataFrame, figures: pl.DataFrame, finder: CueFinder, clause_cues: pl.DataFrame
) -> pl.DataFrame:
    marks = clause_cues.filter(~pl.col("cue").str.contains("[a-z]"))
    punctuation = [
        text.filter("heard")
        .select("s", at=pl.col("coded").str.find_many([f"{mark} " if mark == "," else mark]))
        .explode("at")
        .drop_nulls()
        .select("s", pl.col("at").cast(pl.Int32), weight=pl.lit(float(weight)))
        for mark, weight in marks.select("cue", "weight").iter_rows()
    ]
    words = finder.of("clause", cues).select("s", at="cue_start", weight=pl.col("weight").cast(pl.Float64))
    numbers = figures.select("s", at="fig_start", weight=pl.lit(FIGURE_WEIGHT))
    return clause_depths(pl.concat([*punctuation, words, numbers]))


def _shift_by_subject(claims: pl.DataFrame, entities: pl.DataFrame, shifts: pl.DataFrame) -> pl.DataFrame:
    becomes = shifts.filter(pl.col("slot") == "subject").select("metric", "kind", "becomes")
    return (
        claims.join(
            entities.select(subject_id="entity_id", subject_kind="kind"),
            on="subject_id",
            how="left",
            maintain_order="left",
        )
        .join(
            becomes.rename({"kind": "subject_kind"}), on=["metric", "subject_kind"], how="left", maintain_order="left"
        )
        .with_columns(metric=pl.coalesce("becomes", "metric"))
        .drop("becomes")
    )


def _shift_by_object(claims: pl.DataFrame, shifts: pl.DataFrame) -> pl.DataFrame:
    becomes = shifts.filter(pl.col("slot") == "object").select(
        "metric", "becomes", object_kind="kind", object_role="preposition"
    )
    return (
        claims.join(becomes, on=["metric", "object_kind", "object_role"], how="left", maintain_order="left")
        .with_columns(metric=pl.coalesce("becomes", "metric"))
        .drop("becomes")
    )


def _objections_table(objections: pl.DataFrame, claims: pl.DataFrame, text: pl.DataFrame) -> pl.DataFrame:
    rows = (
        objections.join(claims.select("c", "claim_id"), on="c", how="inner")
        .join(text.select("s", "doc_id", "sentence_start"), on="s", how="inner")
        .with_columns(
            start_char=pl.col("sentence_start") + pl.col("cue_start"),
            end_char=pl.col("sentence_start") + pl.col("cue_end"),
        )
    )
    rows = with_id(rows, "objection_id", "claim_id", "doc_id", "start_char", "end_char")
    return OBJECTIONS.conform(rows).sort("objection_id")


def _abstentions_table(
    sentences: pl.DataFrame,
    figures: pl.DataFrame,
    placed: pl.DataFrame,
    metrics: pl.DataFrame,
    rivals: pl.DataFrame,
    unreal: pl.DataFrame,
    claims: pl.DataFrame,
) -> pl.DataFrame:
    silent = figures.select("figure_id", "doc_id", "sentence_no").join(
        claims.select("figure_id"), on="figure_id", how="anti"
    )
    text = sentences.filter(pl.col("section").is_in(_TEXT_SECTIONS)).select("doc_id", "sentence_no", is_text=True)
    reason = (
        pl.when("unreal")
        .then(pl.lit("hypothetical"))
        .when("rival")
        .then(pl.lit("ambiguous_subject"))
        .when("meant")
        .then(pl.lit("no_subject"))
        .when("is_text")
        .then(pl.lit("no_metric"))
        .otherwise(pl.lit("boilerplate"))
    )
    rows = (
        silent.join(placed.select("f", "figure_id"), on="figure_id", how="left")
        .join(metrics.select("f", meant=True), on="f", how="left")
        .join(rivals.with_columns(rival=True), on="f", how="left")
        .join(unreal.with_columns(unreal=True), on="f", how="left")
        .join(text, on=["doc_id", "sentence_no"], how="left")
        .with_columns(reason=reason)
    )
    return ABSTENTIONS.conform(rows).sort("figure_id")

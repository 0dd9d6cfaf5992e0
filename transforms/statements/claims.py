"""Claims: what each figure says about whom, read by cue words, clause structure and what the text said before."""

from __future__ import annotations

from typing import NamedTuple

import polars as pl

from schemas import CLAIMS
from transforms.identifiers import with_id
from transforms.lexicon import Lexicon
from transforms.statements.attribution import (
    beside_pronouns,
    choose_speakers,
    find_speakers,
    in_quotation,
    pronoun_speakers,
    with_quotes,
    without_infinitives,
)
from transforms.statements.claim_cues import claim_cues, denial_words, sentence_depths
from transforms.statements.claim_durations import claim_durations, is_lasting
from transforms.statements.claim_frames import Near, Numbers, beside, near_sentences, place, with_codes
from transforms.statements.claim_periods import choose_periods, go_on_reporting, point_back, set_earlier, with_deadlines
from transforms.statements.claim_tables import abstentions_table, objections_table
from transforms.statements.clause_roles import with_roles
from transforms.statements.clauses import with_depth
from transforms.statements.counterparts import choose_objects
from transforms.statements.cues import CueFinder, spaced
from transforms.statements.echoes import bracket_metrics, echo_metrics, inherit_metrics
from transforms.statements.former_values import mark_former, stated_earlier
from transforms.statements.metric_cues import NO_METRIC, counted_cues, metric_cues, read_metrics
from transforms.statements.metric_shifts import shift_by_object, shift_by_subject
from transforms.statements.objections import REACH as DENIED
from transforms.statements.objections import find_objections
from transforms.statements.qualifiers import choose_qualifiers
from transforms.statements.shared_objects import carry_objects, share_objects
from transforms.statements.status import choose_status, negated, share_status, with_openings
from transforms.statements.subjects import CARRIED_SENTENCES as CARRIED
from transforms.statements.subjects import (
    carried_candidates,
    choose_subjects,
    first_person_candidates,
    leading_names,
    openings,
    own_clause_candidates,
    same_sentence_candidates,
    subject_candidates,
    subject_places,
    with_companions,
    with_employers,
    with_standing,
)

_SPEAKERS_BACK = 2
"""Sentences back in which the person whom a pronoun stands for is looked for."""


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
    finder = claim_cues(lexicon)
    numbers = Numbers(entities)
    people = numbers.of(
        relations.filter(pl.col("relation").is_in(["head_of", "employed_by"])), "subject_id", "object_id"
    )

    near = near_sentences(sentences, figures, CARRIED, DENIED)
    near = Near(with_quotes(near.sentences), near.documents)
    doc_of = near.sentences.select("s", "doc")
    numbered = figures.with_row_index("f")
    placed = place(numbered, near, "f", "kind", "counted", "surface").rename({"start": "fig_start", "end": "fig_end"})
    text = with_codes(near.sentences, _heard(near.sentences, lexicon))
    cues = finder.find(text.with_columns(spaced=spaced(pl.col("coded"))), "s", "spaced")
    depths = sentence_depths(text, cues, placed, finder, lexicon["clause_cues"])
    cues = with_depth(cues, depths, "cue_start", "cue_depth")
    placed = with_depth(placed, depths, "fig_start", "depth")
    dates = place(periods, near, "period_start", "period_end").join(text.select("s"), on="s", how="semi")
    dates = with_depth(with_deadlines(dates, text, lexicon["deadline_words"]), depths, "start", "period_depth")

    every = numbers.of(place(mentions, near, "entity_id", "method"), "entity_id").with_row_index("mention")
    every = with_employers(every.join(numbers.entities.drop("name"), on="entity_id", how="left"), people)
    reporters = numbers.entities.filter(pl.col("name").is_in(lexicon["reporters"]["name"].implode())).select(
        "entity_id"
    )
    leading = leading_names(every, reporters)
    names = every.join(text.select("s"), on="s", how="semi", maintain_order="left")
    names = with_standing(with_roles(names, text, lexicon), reporters, leading)
    names = with_depth(names, depths, "start", "mention_depth")

    speech = without_infinitives(finder.of("speech", cues), text)
    of_pronouns = beside_pronouns(speech, finder.of("pronoun", cues))
    named_speech = speech.join(of_pronouns, on=["s", "cue_start"], how="anti")
    back = beside(of_pronouns, range(-_SPEAKERS_BACK, 0))
    before = _names_of(back.join(text, on="s", how="anti"), near, every, lexicon, reporters, leading)
    known = pl.concat([names.select(before.columns), before])
    speakers = pl.concat([find_speakers(named_speech, names, scale), pronoun_speakers(of_pronouns, known, doc_of)])
    speaking = speakers.filter(pl.col("side") == "before").select("s", start="speaker_start", entity_id="speaker_id")
    names = names.join(
        speaking.unique().with_columns(speaks=True), on=["s", "start", "entity_id"], how="left", maintain_order="left"
    )
    said = choose_speakers(placed, speakers, in_quotation(placed, near.sentences), doc_of, scale)

    metrics = _metrics(placed, cues, text, finder, lexicon, points)
    read = placed.join(metrics, on="f", how="inner", maintain_order="left")
    fits = lexicon["metric_subjects"].select("metric", "kind", "weight", "stands_for")
    places = subject_places(lexicon["subject_places"], fits["metric"])
    sources = speakers.filter(pl.col("side") == "source").select("s", entity_id="speaker_id").unique()
    able = names.join(sources, on=["s", "entity_id"], how="anti", maintain_order="left")
    ours = first_person_candidates(read, finder.of("first_person", cues), said, people, numbers.entities, scale)
    own = pl.concat(
        [
            subject_candidates(read, able, fits, places, openings(text), points),
            ours,
            own_clause_candidates(read, names, placed, fits, points),
        ]
    )
    alone = read.join(own.select("f").unique(), on="f", how="anti", maintain_order="left")
    general = finder.of("generic_subject", cues).select("s").unique()
    alone = alone.join(general, on="s", how="anti", maintain_order="left")
    leaders, _ = choose_subjects(own, points)
    shared = same_sentence_candidates(alone, leaders, read, fits, numbers.entities, points["same_sentence"])
    alone = alone.join(shared.select("f").unique(), on="f", how="anti", maintain_order="left")
    missing = beside(alone.select("s").unique(), range(-CARRIED, 0)).join(text, on="s", how="anti")
    before = _names_of(missing, near, every, lexicon, reporters, leading)
    known = pl.concat([names.select(before.columns), before])
    candidates = pl.concat([own, shared, carried_candidates(alone, known, fits, doc_of, points)])
    subjects, rivals = choose_subjects(candidates, points)

    claims = read.join(with_companions(subjects, candidates), on="f", how="inner", maintain_order="left")
    claims = shift_by_subject(claims, numbers.entities, lexicon["metric_shifts"])
    objects = choose_objects(claims, names, lexicon["metric_objects"], points)
    claims = claims.join(objects, on=["f", "subject_id", "metric"], how="left", maintain_order="left")
    claims = shift_by_object(share_objects(claims), lexicon["metric_shifts"])
    tenses = with_openings(finder.of("status", cues), text)
    status = choose_status(claims, tenses, lexicon["metric_status"], scale)
    claims = share_status(claims.join(status, on=["f", "metric"], how="left", maintain_order="left"), text)
    claims = carry_objects(claim_durations(claims, read, lexicon["lasting_metrics"]))
    unreal = pl.concat([claims.filter(pl.col("status") == "supposed").select("f"), negated(claims, text)]).unique()
    times = choose_periods(claims, dates, speech, scale)
    times = point_back(claims, times, finder.of("same_period", cues).filter(pl.col("points") == "yes"), dates, doc_of)
    times = set_earlier(claims, go_on_reporting(claims, times), finder.of("earlier", cues))
    themselves = speech.filter(pl.col("form") == "self").select("s").unique()
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
        )
        .unique(["f", "subject_id", "metric", "object_id"], keep="first", maintain_order=True)
    )
    published = near.documents.join(documents.select("doc_id", "published_on"), on="doc_id", how="inner")
    claims = mark_former(claims, stated_earlier(claims, dates, speech, published), text, lexicon["change_verbs"])
    claims = claims.with_row_index("c")
    denials = finder.of("denial", cues).filter(pl.col("kind") == "denies")
    objections = find_objections(
        claims.with_columns(claim_speaker="speaker_id"), denials, speakers, names, doc_of, scale
    )
    claims = (
        claims.join(objections.select("c", disputed=True), on="c", how="left", maintain_order="left")
        .with_columns(
            status=pl.when("disputed").then(pl.lit("disputed")).otherwise(pl.col("status")),
            confidence=pl.lit(None, pl.Float64),
            corrected_by=pl.lit(None, pl.String),
        )
        .join(
            numbered.select("f", "figure_id", "doc_id", "low", "high", "unit", "bound"),
            on="f",
            how="left",
            maintain_order="left",
        )
    )
    claims = numbers.names(claims, "subject_id", "object_id", "speaker_id")
    claims = with_id(claims, "claim_id", "figure_id", "subject_id", "metric", "object_id")
    return Claims(
        CLAIMS.conform(claims).sort("claim_id"),
        objections_table(numbers.names(objections, "speaker_id"), claims, near.sentences),
        abstentions_table(
            figures,
            sentences,
            claims.select("f").unique(),
            placed.select("f"),
            {"hypothetical": unreal, "ambiguous_subject": rivals, "no_subject": metrics},
        ),
    )


def _heard(near: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The sentences whose words are read: with figures, or that may deny them or tell whose speech they stand in."""
    bearing = near.filter("bears")
    after = near.select("s", "lower", "bears", "follows").filter(pl.col("follows") & ~pl.col("bears"))
    denying = after.filter(pl.col("lower").str.contains_any(denial_words(lexicon)))
    spoken = bearing.filter((pl.col("quoted_before") > 0) | pl.col("opens_quote"))
    return pl.concat([bearing.select("s"), denying.select("s"), beside(spoken, range(-1, 2, 2))]).unique().sort("s")


def _names_of(
    wanted: pl.DataFrame,
    near: Near,
    every: pl.DataFrame,
    lexicon: Lexicon,
    reporters: pl.DataFrame,
    leading: pl.DataFrame,
) -> pl.DataFrame:
    """The names of sentences that are not read otherwise, for what is carried over from them."""
    names = every.join(wanted, on="s", how="semi", maintain_order="left")
    text = with_codes(near.sentences, names.select("s").unique())
    return with_standing(with_roles(names, text, lexicon), reporters, leading)


def _metrics(
    placed: pl.DataFrame,
    cues: pl.DataFrame,
    text: pl.DataFrame,
    finder: CueFinder,
    lexicon: Lexicon,
    points: dict[str, float],
) -> pl.DataFrame:
    """The metric of each figure that has one, as `read_metrics`."""
    speaking = metric_cues(finder, cues)
    allowed = counted_cues(placed.filter(pl.col("kind") == "count"), finder)
    metrics = read_metrics(placed.filter(is_lasting()), speaking, allowed, lexicon["metric_kinds"], points)
    metrics = inherit_metrics(placed, metrics, allowed)
    grown = bracket_metrics(placed, metrics, text, lexicon["bracket_metrics"])
    metrics = pl.concat([metrics.join(grown, on="f", how="anti", maintain_order="left"), grown])
    metrics = pl.concat([metrics, echo_metrics(placed, metrics, finder.of("echo", cues))])
    return metrics.filter(pl.col("metric") != NO_METRIC)

"""The subjects of each figure of a reading: named beside its cue, or else borrowed from what stands near."""

from __future__ import annotations

from typing import NamedTuple

import polars as pl

from transforms.statements.metrics.plain_statements import (
    carriable,
    named_metrics,
    voices,
    without_guesses,
    without_places,
    without_voices,
)
from transforms.statements.metrics.unit_costs import unit_costs
from transforms.statements.reading.brackets import unknown_before_bracket
from transforms.statements.reading.claim_frames import beside
from transforms.statements.reading.plants import without_owners
from transforms.statements.reading.reading import Reading
from transforms.statements.reading.standing import document_sites, document_topics, organization_names, recurring_names
from transforms.statements.speech.speech import Speech, with_speech
from transforms.statements.subjects.acting_products import acting_products, acts_of_products, fits_of_products
from transforms.statements.subjects.adjoining_subjects import (
    adjoining_candidates,
    apposed_candidates,
    job_candidates,
    summed_candidates,
)
from transforms.statements.subjects.borrowed_subjects import (
    OF_NOBODY_ELSE,
    bracketed_candidates,
    first_person_candidates,
    own_clause_candidates,
    own_sentence_candidates,
    same_sentence_candidates,
    without_bought,
    without_others_names,
)
from transforms.statements.subjects.carried_subjects import (
    CARRIED_SENTENCES,
    carried_candidates,
    grown_candidates,
    heading_candidates,
    headings,
    sentence_openings,
    topic_candidates,
)
from transforms.statements.subjects.contract_subjects import contract_candidates
from transforms.statements.subjects.granted_subjects import granted_candidates
from transforms.statements.subjects.later_subjects import (
    later_candidates,
    later_topic_candidates,
    opened_by_results,
    opened_unnamed,
)
from transforms.statements.subjects.nameless_subjects import nameless, of_sites, told_of_many, valued_many
from transforms.statements.subjects.origins import named_behind
from transforms.statements.subjects.others_money import without_others_money
from transforms.statements.subjects.outsiders import CAPACITY, makers_of_chips, without_outsiders
from transforms.statements.subjects.reckoned_subjects import reckoned_candidates, reckoners
from transforms.statements.subjects.rounds_of_others import as_rounds, round_candidates
from transforms.statements.subjects.spoken_of_sites import (
    OF_SITES,
    described_sites,
    last_site_candidates,
    placed_sites,
    pronoun_site_candidates,
    runner_candidates,
    sites_meant,
    without_compared,
)
from transforms.statements.subjects.subjects import (
    choose_subjects,
    openings,
    subject_candidates,
    subject_places,
    with_clitics,
    with_companions,
    with_gerunds,
    with_passives,
    without_sums,
)
from transforms.statements.subjects.taken_up_subjects import taken_up_candidates
from transforms.statements.subjects.unknown_openers import unknown_openers, unresolved_openers

_OF_PEOPLE = ["users", "usage_growth", "headcount", "hires", "departures", "jobs"]
"""What brackets behind a place tell of that place, or of what is there."""
_OF_SITES = ["project_cost"]
"""Metrics of the one site that an article is about, where the sentence names none."""


class Subjects(NamedTuple):
    """The subjects of figures, and the figures where two fit equally well."""

    chosen: pl.DataFrame
    """`f`, `subject_id`, `subject_rule`, `subject_start`; several rows where several share a verb."""
    rivals: pl.DataFrame
    """`f`."""


def figure_subjects(
    read: pl.DataFrame, named: pl.DataFrame, reading: Reading, speech: Speech, points: dict[str, float]
) -> Subjects:
    """The subjects of the figures `read`, which have a metric and its anchor; `named` as `named_before_bracket`."""
    lexicon, entities, means = reading.lexicon, reading.numbers.entities, reading.means
    read = read.join(unit_costs(read, reading.text, lexicon["unit_nouns"]), on="f", how="anti", maintain_order="left")
    read = read.join(valued_many(read, reading.names, reading.text), on="f", how="anti", maintain_order="left")
    read = as_rounds(read, reading.text)
    fits = lexicon["metric_subjects"].select("metric", "kind", "weight", "stands_for")
    places = subject_places(lexicon)
    names = with_speech(reading.names, speech.speakers)
    # Who is inserted between a subject and its verb, ", assure Ada Morel, ", may still be whom it is about.
    told_after = (pl.col("side") == "source") & (pl.col("form") == "source")
    sources = speech.speakers.filter(told_after).select("s", start="speaker_start").unique()
    able = names.join(sources, on=["s", "start"], how="anti", maintain_order="left")
    stated = with_clitics(with_passives(with_gerunds(read, reading.text), reading.text), reading.text)
    opened = openings(reading.text, lexicon["opening_words"])
    placed = placed_sites(names, lexicon["site_nouns"])
    at_places = subject_candidates(
        stated.filter(pl.col("metric").is_in(OF_SITES)), placed, fits, places, opened, points
    )
    own = pl.concat(
        [
            subject_candidates(stated, able, fits, places, opened, points),
            at_places,
            subject_candidates(
                acts_of_products(stated), acting_products(able), fits_of_products(fits), places, opened, points
            ),
            described_sites(read, names, fits, reading.text),
            round_candidates(read, names, fits, reading.text),
            first_person_candidates(
                read,
                reading.of("first_person").filter(pl.col("subject") == "yes"),
                speech.of_figures,
                reading.every,
                entities,
                reading.scale,
            ),
            own_clause_candidates(read if means.clauses else read.clear(), names, reading.figures, fits, points),
            adjoining_candidates(read if means.clauses else read.clear(), names, reading.figures, fits, reading.text),
            apposed_candidates(read if means.clauses else read.clear(), names, fits, reading.text),
            job_candidates(read, names, fits, reading.text),
            summed_candidates(read if means.clauses else read.clear(), names, fits, reading.text),
            bracketed_candidates(read, named.filter(~pl.col("with_it")), fits, lexicon["metric_objects"]),
        ]
    )
    own = without_bought(without_others_names(own, read), read, reading.text)
    partners = named.filter("with_it").select("f", subject_id="entity_id")
    unknown = unknown_before_bracket(read, named, reading.near.sentences)
    own = own.join(partners, on=["f", "subject_id"], how="anti", maintain_order="left")
    own = without_places(own.join(unknown, on="f", how="anti", maintain_order="left"), read)
    origins = named_behind(read, names, reading.text)
    own = own.join(origins, on=["f", "subject_id"], how="anti", maintain_order="left")
    telling = told_of_many(read, names, reading.of("generic_subject"), reading.text)
    own = own.join(telling, on=["f", "start"], how="anti", maintain_order="left")
    alone = read.join(pl.concat([own.select("f").unique(), unknown]), on="f", how="anti", maintain_order="left")
    alone = alone.filter(~pl.col("form").is_in(OF_NOBODY_ELSE))
    reckoning = lexicon["reporters"].filter(pl.col("what") == "forecaster").select("name")
    forecasters = names.join(entities.join(reckoning, on="name", how="semi"), on="entity_id", how="semi")
    meant_sites = sites_meant(reading.text, reading.near, lexicon["site_nouns"])
    of_site = alone.filter(pl.col("metric").is_in([*OF_SITES, "jobs"])).join(meant_sites, on="s", how="semi")
    of_many = nameless(alone, reading.of("generic_subject"), forecasters, reading.text)
    of_many = pl.concat([of_many, telling.select("f")]).unique().sort("f")
    of_many = of_many.join(of_site, on="f", how="anti", maintain_order="left")
    leaders, _ = choose_subjects(own, points)
    shared = same_sentence_candidates(
        alone, leaders, named_metrics(read), fits, entities, of_many, reading.text, points["same_sentence"]
    )
    alone = alone.join(of_many, on="f", how="anti", maintain_order="left")
    alone = carriable(alone).join(shared.select("f").unique(), on="f", how="anti", maintain_order="left")
    nearby = own_sentence_candidates(alone, able, fits, lexicon["metric_objects"], reading.text)
    nearby = nearby.join(origins, on=["f", "subject_id"], how="anti", maintain_order="left")
    alone = alone.join(nearby.select("f").unique(), on="f", how="anti", maintain_order="left")
    alone = alone if means.carried_subjects else alone.clear()
    # "les Vieilles Charrues à Carhaix (268 000 spectateurs)": of what is there.
    there_too = pl.col("f").is_in(named.filter(pl.col("kind") == "place")["f"].implode())
    alone = alone.filter(~(pl.col("metric").is_in(_OF_PEOPLE) & there_too))
    no_names = pl.concat([lexicon[table]["word"] for table in ("sentence_openers", "name_stops")])
    strangers = unknown_openers(
        alone,
        reading.every,
        reading.near.sentences,
        no_names.str.strip_chars_end("'"),
        lexicon["subject_verbs"],
    )
    alone = alone.join(strangers, on="f", how="anti", maintain_order="left")
    unresolved = unresolved_openers(alone, reading.every, reading.near.sentences, lexicon["name_heads"])
    alone = alone.join(unresolved, on="f", how="anti", maintain_order="left")
    before = beside(alone.select("s").unique(), range(-CARRIED_SENTENCES, 0))
    unnamed = opened_unnamed(alone, reading.every, reading.text, lexicon["name_heads"])
    ahead = beside(unnamed.select("s").unique(), range(1, 3))
    known = reading.names_with(pl.concat([before, ahead, headings(reading.near.sentences).select("s")]).unique())
    asked = reading.every.join(alone.select("doc").unique(), on="doc", how="semi", maintain_order="left")
    organizations = organization_names(asked)
    # Of what is run with chips an article is about who runs it, however often it names their maker.
    running_it = pl.col("metric").is_in(CAPACITY)
    without_chips = organizations.join(makers_of_chips(entities, lexicon["sectors"]), on="entity_id", how="anti")
    topics = pl.concat(
        topic_candidates(
            some,
            document_topics(named_there, asked, reading.reporters),
            lexicon["topic_metrics"],
            fits,
            points["topic"],
        )
        for some, named_there in (
            (alone.filter(~running_it), organizations),
            (alone.filter(running_it), without_chips),
        )
    )
    # "un projet mené par OpenAI, évalué à 500 milliards" is the one that the article names further down.
    sites = topic_candidates(
        alone, document_sites(reading.every), pl.DataFrame({"metric": _OF_SITES}), fits, points["topic"]
    )
    about_sites = pl.concat([of_sites(reading.text, lexicon["site_nouns"]), meant_sites]).unique().sort("s")
    carried = carried_candidates(
        alone,
        without_compared(known, reading.names),
        fits,
        reading.doc_of,
        about_sites,
        sentence_openings(reading.near.sentences),
        recurring_names(organizations),
        points,
    )
    agreed = contract_candidates(
        alone, leaders, named_metrics(read), reading.text, known, reading.near.sentences.select("s", "doc", "lower")
    )
    headed = heading_candidates(alone, known, reading.near.sentences, lexicon["topic_metrics"], fits, points["topic"])
    running = runner_candidates(alone, able, fits, opened)
    every = without_compared(reading.every, reading.names)
    further = last_site_candidates(named_metrics(alone), every, fits, about_sites, points["carried"])
    told = read if means.carried_subjects else read.clear()
    meant = pronoun_site_candidates(told, every, reading.text, reading.near, lexicon["site_nouns"])
    begun = opened_by_results(alone, reading.every, reading.text)
    later_topics = later_topic_candidates(begun, document_topics(organizations, asked, reading.reporters), fits)
    later, granted = later_candidates(unnamed, known, fits), granted_candidates(read, leaders)
    grown = grown_candidates(told, leaders, named_metrics(read), lexicon["bracket_metrics"])
    taken_up = taken_up_candidates(told, leaders, named_metrics(read))
    for_others = reckoners(entities, lexicon["reporters"], lexicon["sectors"])
    reckoned = reckoned_candidates(
        told, leaders, names, for_others, entities.filter(pl.col("kind") == "place").select("entity_id"), reading.text
    )
    others = [
        carried,
        topics,
        agreed,
        headed,
        sites,
        running,
        further,
        meant,
        grown,
        taken_up,
        reckoned,
        later,
        later_topics,
        granted,
    ]
    candidates = without_guesses(pl.concat([own, shared, nearby, *others]), read)
    candidates = without_owners(candidates, read, entities, reading.text, lexicon["plant_nouns"])
    candidates = candidates.join(origins, on=["f", "subject_id"], how="anti", maintain_order="left")
    candidates = without_outsiders(candidates, read, entities, lexicon["sectors"])
    candidates = without_others_money(candidates, read, entities, reading.text)
    candidates = without_voices(candidates, read, voices(reading.names, speech.speakers))
    subjects, rivals = choose_subjects(candidates, points)
    listed = read.join(reading.of("respective").select("s").unique(), on="s", how="semi").select("f")
    everyone = with_companions(subjects, candidates, listed)
    return Subjects(without_sums(everyone, read, reading.text), rivals)

"""Who speaks in a reading, and of whose figures."""

from __future__ import annotations

from typing import NamedTuple

import polars as pl

from transforms.statements.reading.claim_frames import beside
from transforms.statements.reading.quotations import in_quotation
from transforms.statements.reading.reading import Reading
from transforms.statements.speech.attribution import choose_speakers, find_speakers
from transforms.statements.speech.words_of_saying import (
    MEANT,
    before_colon,
    beside_pronouns,
    opening_views,
    pronoun_speakers,
    said_by_heads,
    said_themselves,
    verbs_of_saying,
    within_commas,
)

_BACK = 2
"""Sentences back in which the person whom a pronoun stands for is looked for."""


class Speech(NamedTuple):
    """The words of saying, and who says them."""

    verbs: pl.DataFrame
    """The words of saying: `s`, `cue_start`, `cue_end`, `form`, `dates` …."""
    speakers: pl.DataFrame
    """As `find_speakers`."""
    of_figures: pl.DataFrame
    """The speaker of each figure that has one: `f`, `speaker_id`, `reports`: whether it only tells what others say."""
    themselves: pl.DataFrame
    """The sentences in which those they are about say so: `s`."""
    of_heads: pl.DataFrame
    """The heads of companies in whose name they say so: `s`, `subject_id`, `head_id`."""


def hear(reading: Reading) -> Speech:
    """The speech of a reading."""
    words = reading.of("speech") if reading.means.attribution else reading.of("speech").clear()
    verbs = verbs_of_saying(words, reading.text)
    of_pronouns = beside_pronouns(verbs, reading.of("pronoun"), reading.text)
    of_names = verbs.join(of_pronouns, on=["s", "cue_start"], how="anti")
    meant = verbs.filter(pl.col("form") == MEANT).with_columns(turned=pl.lit(True))
    of_pronouns = pl.concat([of_pronouns, meant])
    known = reading.names_with(beside(of_pronouns, range(-_BACK, 0)))
    speakers = pl.concat(
        [
            within_commas(find_speakers(of_names, reading.names, reading.lexicon, reading.scale), reading.text),
            before_colon(reading.names, reading.text),
            opening_views(reading.names, reading.text),
            pronoun_speakers(of_pronouns, known, reading.doc_of),
        ]
    )
    quoted = in_quotation(reading.figures, reading.near.sentences)
    said = choose_speakers(reading.figures, speakers, quoted, reading.doc_of, reading.text, reading.scale)
    themselves = [verbs.filter(pl.col("form") == "self").select("s")]
    themselves += [said_themselves(of_names, reading.text, reading.lexicon)]
    heads = said_by_heads(of_names, reading.text, reading.lexicon)
    return Speech(verbs, speakers, said, pl.concat(themselves).unique(), _heads(heads, reading))


def _heads(said: pl.DataFrame, reading: Reading) -> pl.DataFrame:
    """Who leads each organization in the documents of the sentences `said`, where they name one only."""
    documents = said.unique().join(reading.doc_of, on="s", how="inner")
    if documents.is_empty():
        return reading.every.clear().select("s", subject_id="employer_id", head_id="entity_id")
    people = reading.every.filter((pl.col("kind") == "person") & pl.col("employer_id").is_not_null())
    return (
        people.join(documents.select("doc"), on="doc", how="semi")
        .group_by("doc", subject_id="employer_id")
        .agg(head_id=pl.col("entity_id").min(), several=pl.col("entity_id").n_unique())
        .filter(pl.col("several") == 1)
        .join(documents, on="doc", how="inner")
        .select("s", "subject_id", "head_id")
    )


def with_speech(names: pl.DataFrame, speakers: pl.DataFrame) -> pl.DataFrame:
    """The names with `speaks`, true where they are the subject of a verb of saying."""
    speaking = speakers.filter(pl.col("side") == "before").select("s", start="speaker_start", entity_id="speaker_id")
    return names.join(
        speaking.unique().with_columns(speaks=True), on=["s", "start", "entity_id"], how="left", maintain_order="left"
    )

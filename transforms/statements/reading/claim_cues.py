"""The cue words of claims and the clauses that they stand in."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.lexicon import Lexicon
from transforms.statements.reading.clauses import FIGURE_WEIGHT, clause_depths
from transforms.statements.reading.cues import CueFinder


def metric_table(cues: pl.DataFrame) -> pl.DataFrame:
    """The table metric_cues.csv, one row a cue, metric and kind, weights as numbers; a cue for no kind has one a kind.

    Such a cue weighs nothing, and hides the shorter ones inside it: "fonds d'investissement".
    """
    kinds = cues["kinds"].str.split(";").explode().unique().sort()
    every = ";".join(kind for kind in kinds if kind != "-")
    return (
        cues.with_columns(
            pl.col("weight").cast(pl.Float64),
            kind=pl.when(pl.col("kinds") == "-").then(pl.lit(every)).otherwise(pl.col("kinds")).str.split(";"),
        )
        .explode("kind")
        .with_columns(kind_no=pl.col("kind").rank("dense").cast(pl.Int64))
    )


@cache
def claim_cues(lexicon: Lexicon) -> CueFinder:
    """All cues that claims are read by."""
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
            "respective": lexicon["respective_cues"],
        }
    )


@cache
def denial_words(lexicon: Lexicon) -> list[str]:
    """What a sentence must hold, in folded lower case, to deny anything."""
    return lexicon["denial_cues"].filter(pl.col("kind") != "none")["cue"].str.strip_chars("*~").to_list()


def sentence_depths(
    text: pl.DataFrame, cues: pl.DataFrame, figures: pl.DataFrame, finder: CueFinder, clause_cues: pl.DataFrame
) -> pl.DataFrame:
    """Running sum of what parts the sentences of `text`, as `clause_depths`."""
    marks = clause_cues.filter(~pl.col("cue").str.contains("[a-z]"))
    punctuation = [
        text.select("s", at=pl.col("coded").str.find_many([f"{mark} " if mark == "," else mark]))
        .explode("at")
        .drop_nulls()
        .select("s", pl.col("at").cast(pl.Int32), weight=pl.lit(float(weight)))
        for mark, weight in marks.select("cue", "weight").iter_rows()
    ]
    words = finder.of("clause", cues).select("s", at="cue_start", weight=pl.col("weight").cast(pl.Float64))
    numbers = figures.select("s", at="fig_start", weight=pl.lit(FIGURE_WEIGHT))
    return clause_depths(pl.concat([*punctuation, words, numbers]))

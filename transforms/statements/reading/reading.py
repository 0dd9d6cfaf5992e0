"""The sentences that claims are read from, with all that stands in them: figures, cues, dates, names."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import polars as pl

from transforms.lexicon import Lexicon
from transforms.means import Means
from transforms.statements.reading.brackets import with_brackets
from transforms.statements.reading.claim_cues import claim_cues, denial_words, sentence_depths
from transforms.statements.reading.claim_frames import Near, Numbers, beside, near_sentences, place, with_codes
from transforms.statements.reading.clause_roles import with_roles
from transforms.statements.reading.clauses import with_depth
from transforms.statements.reading.cues import CueFinder, spaced
from transforms.statements.reading.ended_periods import with_ended
from transforms.statements.reading.period_contexts import with_deadlines
from transforms.statements.reading.plants import with_plants
from transforms.statements.reading.quotations import with_quotes
from transforms.statements.reading.standing import (
    STANDING_FOR,
    leading_names,
    with_employers,
    with_standing,
    with_told_posts,
)

_OWNED = (
    r"(?:^|, )[\" ]*(?:(?:le|la|les|son|sa|cet?|cette) |l')(?:[a-z\x02-\x1f'-]+ ){0,3}[a-z\x02-\x1f-]{3,} "
    r"(?:d(?:e |u |')(?:la |l')?)$"
)
"""What stands before whose thing the subject of a sentence is: "Le data center de"."""
_OWNED_REACH = 60
"""Characters from a sentence's begin in which it stands."""
_LEXICON = "lexicon"
"""Where relations come from that hold whatever a text says."""
_PARTS = ["part_of", "owned_by"]


class Reading(NamedTuple):
    """One shard, ready to be read; `s` numbers its sentences, `f` its figures, `doc` its documents."""

    lexicon: Lexicon
    finder: CueFinder
    numbers: Numbers
    near: Near
    text: pl.DataFrame
    """The sentences whose words are read, with their `coded` text."""
    numbered: pl.DataFrame
    """The table of figures with `f`."""
    figures: pl.DataFrame
    """Figures in articles: `f`, `s`, `doc`, `kind`, `counted`, `surface`, `fig_start`, `fig_end`, `depth`,
    `bracket_end`."""
    cues: pl.DataFrame
    all_dates: pl.DataFrame
    """All periods near a figure: `s`, `doc`, `start`, `end`, `period_start`, `period_end`."""
    dates: pl.DataFrame
    """The periods of `text`: `s`, `start`, `end`, `period_start`, `period_end`, `period_depth`."""
    names: pl.DataFrame
    """The names of `text`, with their roles and their standing."""
    every: pl.DataFrame
    """All mentions near a figure."""
    people: pl.DataFrame
    """Who leads or works for whom."""
    wholes: pl.DataFrame
    """Of what an organization is a part: `subject_id`, `whole_id`."""
    reporters: pl.DataFrame
    leading: pl.DataFrame
    scale: float
    """Characters a point."""
    means: Means

    @property
    def doc_of(self) -> pl.DataFrame:
        """The document of each sentence: `s`, `doc`."""
        return self.near.sentences.select("s", "doc")

    def of(self, table: str) -> pl.DataFrame:
        """The cues of one table of the lexicon, as `CueFinder.of`."""
        return self.finder.of(table, self.cues)

    def names_with(self, before: pl.DataFrame) -> pl.DataFrame:
        """The names, and those of the sentences `before` (`s`) that are not read otherwise."""
        missing = before.join(self.text, on="s", how="anti")
        names = self.every.join(missing, on="s", how="semi", maintain_order="left")
        if names.is_empty():
            # Of a page: to make the patterns of roles ready takes longer than to search its names.
            return self.names.drop("mention_depth", "resumed_depth")
        text = with_codes(self.near.sentences, names.select("s").unique())
        further = with_standing(
            with_roles(names, text, self.lexicon, asides=self.means.clauses), self.reporters, self.leading
        )
        return pl.concat([self.names.select(further.columns), further])


def lay_out(
    sentences: pl.DataFrame,
    figures: pl.DataFrame,
    periods: pl.DataFrame,
    mentions: pl.DataFrame,
    entities: pl.DataFrame,
    relations: pl.DataFrame,
    lexicon: Lexicon,
    before: int,
    after: int,
    scale: float,
    means: Means,
) -> Reading:
    """The reading of a shard's tables: of the sentences up to `before` before a figure and `after` after it."""
    finder = claim_cues(lexicon)
    numbers = Numbers(entities)
    posts = numbers.of(relations.filter(pl.col("relation").is_in(STANDING_FOR)), "subject_id", "object_id")
    people = posts.filter(pl.col("origin") == _LEXICON)
    near = near_sentences(sentences, figures, before, after)
    near = Near(with_quotes(near.sentences), near.documents)
    numbered = figures.with_row_index("f")
    placed = place(numbered, near, "f", "kind", "counted", "surface").rename({"start": "fig_start", "end": "fig_end"})
    text = with_codes(near.sentences, _heard(near.sentences, lexicon))
    cues = finder.find(text.with_columns(spaced=spaced(pl.col("coded"))), "s", "spaced")
    depths = sentence_depths(text, cues, placed, finder, lexicon["clause_cues"])
    depths = depths if means.clauses else depths.clear()
    cues = with_depth(cues, depths, "cue_start", "cue_depth")
    placed = with_brackets(with_depth(placed, depths, "fig_start", "depth"), text)
    all_dates = with_ended(place(periods, near, "period_start", "period_end"), near.sentences)
    dates = all_dates.join(text.select("s"), on="s", how="semi", maintain_order="left")
    dates = with_deadlines(dates, text, lexicon["deadline_words"])
    dates = with_depth(dates, depths, "start", "period_depth")

    every = numbers.of(place(mentions, near, "entity_id", "method"), "entity_id").with_row_index("mention")
    every = with_employers(every.join(numbers.entities.drop("name"), on="entity_id", how="left"), people)
    told = posts.join(near.documents, left_on="origin", right_on="doc_id", how="inner")
    every = with_told_posts(every, told)
    every = with_plants(every, near.sentences, placed, lexicon["plant_nouns"])
    reporters = numbers.entities.filter(pl.col("name").is_in(_tellers(lexicon).implode())).select("entity_id")
    leading = leading_names(every, reporters)
    names = every.join(text.select("s"), on="s", how="semi", maintain_order="left")
    names = with_standing(with_roles(names, text, lexicon, asides=means.clauses), reporters, leading)
    names = _with_resumed(with_depth(names, depths, "start", "mention_depth"), depths)
    return Reading(
        lexicon=lexicon,
        finder=finder,
        numbers=numbers,
        near=near,
        text=text,
        numbered=numbered,
        figures=placed,
        cues=cues,
        all_dates=all_dates,
        dates=dates,
        names=names,
        every=every,
        people=people,
        wholes=_wholes(relations, numbers),
        reporters=reporters,
        leading=leading,
        scale=scale,
        means=means,
    )


def _with_resumed(names: pl.DataFrame, depths: pl.DataFrame) -> pl.DataFrame:
    """The names with `resumed_depth`, the running depth where the sentence goes on behind what is inserted after it.

    Null but for the first name of a sentence, "Data4, filiale de Brookfield, promet", or whose thing its subject is,
    "Le campus de Data4, ouvert en mai, atteint", and for papers, who only tell.
    """
    first = (pl.col("start") == pl.col("topic_start")) & (pl.col("governed") == "nominal")
    owner = (pl.col("governed") == "genitive") & (pl.col("start") < _OWNED_REACH)
    owner &= pl.when(owner).then("before_words").str.contains(_OWNED).fill_null(value=False)
    names = names.with_columns(resumes=pl.when((first | owner) & ~pl.col("reports")).then("resumes"))
    resumed = names.filter(pl.col("resumes").is_not_null()).select("s", "mention", "resumes")
    found = with_depth(resumed, depths, "resumes", "resumed_depth").select("mention", "resumed_depth")
    return names.join(found, on="mention", how="left", maintain_order="left")


def _wholes(relations: pl.DataFrame, numbers: Numbers) -> pl.DataFrame:
    """Of what each organization is a part, by the lexicon, one row each: `subject_id`, `whole_id`.

    Of the largest whole: Google Cloud is Google's, which is Alphabet's.
    """
    parts = relations.filter(
        pl.col("relation").is_in(_PARTS), pl.col("origin") == _LEXICON, pl.col("valid_to").is_null()
    )
    wholes = (
        numbers.of(parts.select("subject_id", "object_id"), "subject_id", "object_id")
        .rename({"object_id": "whole_id"})
        .sort("subject_id", "whole_id")
        .unique("subject_id", keep="first", maintain_order=True)
    )
    larger = wholes.rename({"subject_id": "whole_id", "whole_id": "larger_id"})
    return wholes.join(larger, on="whole_id", how="left", maintain_order="left").select(
        "subject_id", whole_id=pl.coalesce("larger_id", "whole_id")
    )


@cache
def _tellers(lexicon: Lexicon) -> pl.Series:
    """The names of who tells what others do: reporters, forecasters and, since it is not they who hire, unions."""
    unions = lexicon["sectors"].filter(pl.col("sector") == "union")["names"].str.split("|").explode()
    return pl.concat([lexicon["reporters"]["name"], unions.rename("name")])


def _heard(near: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The sentences whose words are read: with figures, or that may deny them or tell whose speech they stand in."""
    bearing = near.filter("bears")
    after = near.select("s", "lower", "bears", "follows").filter(pl.col("follows") & ~pl.col("bears"))
    denying = after.filter(pl.col("lower").str.contains_any(denial_words(lexicon)))
    spoken = bearing.filter((pl.col("quoted_before") > 0) | pl.col("opens_quote"))
    return pl.concat([bearing.select("s"), denying.select("s"), beside(spoken, range(-1, 2, 2))]).unique().sort("s")

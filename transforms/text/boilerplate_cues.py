"""What a line of a page says of itself: the cues of the lexicon in it, and where each stands."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import polars as pl

from transforms.lexicon import Lexicon
from transforms.text.alternatives import longest_first, one_of
from transforms.text.letters import CAPITAL, LETTER
from transforms.text.spans import match_spans

PAGE_LIKE = r"https?://|www[.]|@"
TELEPHONE_LIKE = (
    r"0[1-9](?:[ .-]?[0-9]{2}){4}|\+[0-9]{1,3}[ .(-]{1,2}[0-9(]|\+[0-9]{8}|(?:\) ?|[0-9]{3}[ .-])[0-9]{3}-[0-9]{4}"
)
"""Match what may be a page's or a mail's address, and a telephone number: apart, they are three times as quick."""
ADDRESS = (
    r"https?://|www[.][a-z0-9]|[a-z0-9._-]@[a-z0-9-]{1,60}[.]"
    r"|(?:^|[^0-9])(?:0[1-9](?:[ .-]?[0-9]{2}){4}|\+[0-9]{1,3}(?:[ .()-]{0,2}[0-9]){7,12}"
    # As in Canada.
    r"|\([0-9]{3}\) ?[0-9]{3}-[0-9]{4}|[0-9]{3}[ .-][0-9]{3}-[0-9]{4})(?:[^0-9]|$)"
)
"""Matches a page's or a mail's address, or a telephone number, in folded text in lower case."""
# Notes on the author are the last line, and soon say what the author is.
_NOTE_CHARS = 40
# A longer line is none for a link that its last sentence is, or for what a later sentence begins with.
_LAST_CHARS = 200
# "Partager Imprimer Commenter": a line of nothing but such words, and what stands between them.
_LEAST_WORDS, _BETWEEN_CHARS = 2, 3
_WORDS_WEIGHT = 1.2


class Cues(NamedTuple):
    """The cues of `boilerplate_cues.csv` as patterns over folded text in lower case, and as a table."""

    words: pl.Series
    """Every cue once, the longest first."""
    within: str
    """Matches what counts wherever it stands: words alone, since an address among them would cost ten times as much."""
    opening: str
    """Matches the beginning of what opens with a cue that counts nowhere else: read no further, it costs nothing."""
    glued: str
    """Matches in folded text, where case tells, a link to which the title of the other page is glued."""
    table: pl.DataFrame
    """A row a cue and place: `cue`, `place`, `weight`, `link`, `heads` (titles of other pages follow), `quoted`."""


@cache
def read_cues(lexicon: Lexicon) -> Cues:
    """The cues of the lexicon, each with and without the space before its colon."""
    table = lexicon["boilerplate_cues"].select(
        "cue",
        "place",
        pl.col("weight").cast(pl.Float64),
        link=pl.col("why") == "link",
        heads=(pl.col("why") == "link") & pl.col("place").is_in(["opening", "whole"]),
        quoted=pl.col("in_quotes") == "yes",
    )
    # French sets a space before the colon; much of what is typed, and Canada and Switzerland, do not.
    unspaced = table.with_columns(pl.col("cue").str.replace(" :", ":", literal=True))
    table = pl.concat([table, unspaced]).unique(maintain_order=True)
    opens = pl.col("place").is_in(["opening", "whole", "top"])
    links = table.filter(
        (pl.col("place") == "opening") & pl.col("link") & (pl.col("weight") >= 1),
        pl.col("cue").str.contains(rf"[{LETTER}]$"),
    )["cue"]
    # "À lire aussi" and "à lire aussi"; in capitals it has a space after it.
    glued = one_of(pl.concat([links, links.str.slice(0, 1).str.to_uppercase() + links.str.slice(1)]))
    return Cues(
        longest_first(table["cue"]),
        one_of(table.filter(~opens)["cue"]),
        rf"^[\s\p{{P}}\p{{S}}0-9]{{0,7}}(?:{one_of(table.filter(opens)['cue'])})(?:[^{LETTER}\p{{N}}]|$)",
        rf"^[\s\p{{P}}\p{{S}}]{{0,7}}(?:{glued})[{CAPITAL}]",
        table,
    )


def cue_scores(sentences: pl.DataFrame, lines: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """`line`, `_cues`, `_strongest` and `_heads`.

    The sum of the weights of the line's cues, each counted at most twice, the greatest of the weights, and whether it
    heads a list of other pages.
    """
    cues = read_cues(lexicon)
    sentences = sentences.with_columns(_chars=pl.col("lower").str.len_chars().cast(pl.Int32))
    letter = rf"[{LETTER}\p{{N}}]"
    found = match_spans(sentences, "lower", cues.words, keep=("line", "_chars", "_first")).filter(
        ~pl.col("before").str.tail(1).str.contains(letter) & ~pl.col("after").str.head(1).str.contains(letter)
    )
    words = _nothing_but_words(found, cues, lines)
    blank = r"^[\s\p{P}\p{S}]*$"
    opens = (pl.col("before").str.contains(blank)) & (pl.col("start") < 8)
    # "3 commentaires", "Commentaires (3)"; what lies after a match may be followed by another.
    alone = (
        pl.col("before").str.contains(r"^[\s\p{P}\p{S}]*(?:[0-9]{1,4}[\s)+]*)?$")
        & pl.col("after").str.contains(r"^[\s\p{P}\p{S}]{0,9}(?:[0-9]{1,4}[\s)\]'+]*)?$")
        & (pl.col("end") + pl.col("after").str.len_chars().cast(pl.Int32) == pl.col("_chars"))
    )
    closes = pl.col("after").str.contains(r"^[\s)\]\"']*$")
    placed = (
        found.with_columns(_opens=opens, _alone=alone & (pl.col("start") < 8), _closes=closes)
        .join(cues.table, left_on="matched", right_on="cue", how="inner", maintain_order="left")
        .join(lines.select("line", "length", "_quoted", "_last", "_top"), on="line", maintain_order="left")
        .filter(
            (pl.col("place") == "anywhere")
            | ((pl.col("place") == "opening") & pl.col("_opens"))
            | ((pl.col("place") == "whole") & pl.col("_alone"))
            | ((pl.col("place") == "top") & pl.col("_alone") & pl.col("_top"))
            | ((pl.col("place") == "closing") & pl.col("_closes"))
            | ((pl.col("place") == "end") & pl.col("_last") & (pl.col("start") < _NOTE_CHARS)),
            pl.col("quoted") | ~pl.col("_quoted"),
            # "… Lire l'article" closes a paragraph that stays.
            # So does "… (Mis à jour le 19 mai)".
            ~pl.col("link") & (pl.col("place") != "opening") | pl.col("_first") | (pl.col("length") < _LAST_CHARS),
        )
    )
    return (
        placed.group_by("line", "matched", maintain_order=True)
        .agg(
            strength=pl.col("weight").max(),
            weight=pl.col("weight").max() * pl.len().clip(upper_bound=2),
            heads=(pl.col("heads") & pl.col("after").str.contains(blank)).any(),
        )
        .group_by("line", maintain_order=True)
        .agg(
            _cues=pl.col("weight").sum().round(6),
            _strongest=pl.col("strength").max(),
            _heads=pl.col("heads").any(),
        )
        .join(words, on="line", how="full", coalesce=True, maintain_order="left_right")
        .with_columns(
            _cues=pl.max_horizontal("_cues", "_words"),
            _strongest=pl.max_horizontal("_strongest", "_words"),
            _heads=pl.col("_heads").fill_null(value=False),
        )
        .drop("_words")
    )


def _nothing_but_words(found: pl.DataFrame, cues: Cues, lines: pl.DataFrame) -> pl.DataFrame:
    """`line` and `_words` (a weight) of the lines that hold several words of menus, and nothing else."""
    placed = pl.col("place").is_in(["whole", "top"])
    menus = cues.table.filter(placed).group_by("cue").agg(_anywhere=(pl.col("place") == "whole").any())
    return (
        found.filter(pl.col("before").str.len_chars() <= _BETWEEN_CHARS)
        .join(menus, left_on="matched", right_on="cue", how="inner", maintain_order="left")
        .join(lines.select("line", "_sentences", "_top", "_quoted"), on="line", maintain_order="left")
        .filter((pl.col("_anywhere") | pl.col("_top")) & (pl.col("_sentences") == 1) & ~pl.col("_quoted"))
        .group_by("line", maintain_order=True)
        .agg(pl.len(), pl.col("_chars").first(), _matched=(pl.col("end") - pl.col("start")).sum())
        .filter(
            pl.col("len") >= _LEAST_WORDS,
            pl.col("_matched") + (pl.col("len") + 1) * _BETWEEN_CHARS >= pl.col("_chars"),
        )
        .select("line", _words=pl.lit(_WORDS_WEIGHT))
    )

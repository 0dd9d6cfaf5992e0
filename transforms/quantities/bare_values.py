"""Numbers that count nothing and have no unit, and are quantities all the same: "ils étaient plus de 500"."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import polars as pl

from transforms.lexicon import Lexicon
from transforms.quantities.bounds import limiting_words, read_bounds
from transforms.quantities.continued import at_item
from transforms.quantities.figure_cues import alternatives
from transforms.quantities.neighbours import alone, same_sentence
from transforms.quantities.number_lists import in_lists
from transforms.text.letters import LETTER

# "plus de 2000" is a quantity; "dès 2000", "vers 2000" would be years.
_NO_YEAR = (
    rf"(?:plus|moins) d(?:e |')$|(?:supérieur|inférieur|égal|égau|dépass|excéd|minim|maxim)[{LETTER}]* [^0-9]{{0,20}}$"
    rf"|(?:^|[^{LETTER}])en [{LETTER}]+(?: [{LETTER}]+)? qu(?:e |')$"
)

_DATED = rf"(?:^|[^{LETTER}])vers (?:l[ea']s? ?)?$"


class _Cues(NamedTuple):
    value: str
    span: str
    after: str


@cache
def _cues(lexicon: Lexicon) -> _Cues:
    table = lexicon["value_cues"]
    fillers = "|".join(lexicon["bound_fillers"]["word"])

    def pattern(cues: pl.Series) -> str:
        return rf"(?:^|[^{LETTER}])(?:{'|'.join(cues)})(?:(?:{fillers}) ){{0,2}}\"?$"

    one, span = (pattern(table.filter(pl.col("opens").is_in([opens, "any"]))["cue"]) for opens in ("one", "range"))
    return _Cues(one, span, "|".join(table.filter(pl.col("opens") == "nothing")["cue"]))


def opens_bare_range(lexicon: Lexicon, left: pl.Expr) -> pl.Expr:
    """Whether the text before a bare number tells that it opens a range: "varie de" or "environ" before "5 à 12"."""
    return left.str.contains(_cues(lexicon).span) | left.str.contains(limiting_words(lexicon)[0])


def drop_bare_numbers(figures: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The figures without numbers that nothing tells to be quantities: no unit, noun, scale, bound or cue.

    Expects `left_low`, `left`, `right`, `link`, `yearlike` and what the other readers of this package add.
    """
    bare = pl.col("kind").is_null() & pl.col("noun").is_null()
    # "7 sur 25 ont fini": a part and its whole.
    part = (pl.col("link") == " sur ") & (pl.col("value") < pl.col("value").shift(-1)) & pl.col("bare").shift(-1)
    part &= pl.when(part).then("left_low").str.contains(rf"(?:^|[:;(,.] |(?:{alternatives(lexicon, 'part_opened')}) )$")
    part = (part & ~pl.col("yearlike")).fill_null(value=False)
    kept = (
        # "des centaines ont fui" counts without saying what; "la trentaine" is an age, "la quinzaine" a fortnight.
        pl.col("scaled") & ~pl.col("numeral").str.contains(r"^(?:la |le )|quinzaine")
        # "12 000 selon la police": thousands set apart are a quantity, whatever of.
        | pl.col("numeral").str.contains(r"^[1-9][0-9]{0,2}(?:(?: [0-9]{3})+|(?:\.[0-9]{3})+)(?:,[0-9]+)?$")
        # A number in words that is all that is said: "Seize."; one in digits may be a page's where more follows.
        | (
            alone("right")
            | (pl.col("left") == "")
            & pl.col("right").str.contains(r"^[ .!?]*$")
            & pl.col("numeral").str.contains(r"^[a-zà-ÿ -]+$")
        ).fill_null(value=False)
        & (pl.col("value") != 1)
        # "48 contre 53": set side by side.
        | (pl.col("link") == " contre ").fill_null(value=False) & ~pl.col("yearlike") & pl.col("bare").shift(-1)
        | pl.col("left_low").str.contains(r"[0-9],? \(?contre $") & ~pl.col("yearlike")
        # "parmi ces actes, 426 (10,7 %) étaient liés à la grippe".
        | (pl.col("link") == " (")
        & (pl.col("kind").shift(-1) == "share")
        & ~pl.col("yearlike")
        & pl.when(pl.col("link") == " (")
        .then("left_low")
        .str.contains(r"(?:^|[,;:] | et | dont )$")
        .fill_null(value=False)
        | part
        | part.shift(1, fill_value=False)
        | in_lists(figures, bare)
    ) & (~pl.col("vague") | pl.col("scaled"))
    figures = figures.with_columns(_kept=~bare | kept).with_columns(_bare=~pl.col("_kept"))
    # Few numbers are bare: only for them is it worth a look at the words around, and for few of these at each in turn.
    cues, (before, after) = _cues(lexicon), limiting_words(lexicon)
    left, right = pl.col("left_low"), pl.col("right").str.head(30).str.to_lowercase()
    rows = figures.filter("_bare", ~pl.col("vague"), pl.col("value").abs() != 1).select(
        "row", "kind", "value", "numeral", "left", "right", "left_low", "link", "yearlike", "is_range"
    )
    if rows.is_empty():
        # In a page there may be none, and the patterns take long to make ready.
        return figures.filter("_kept").drop("_kept", "_bare")
    rows = rows.with_columns(_value=left.str.contains(cues.value), _after=right.str.contains(cues.after))
    # "franchir |le million": the article goes with the word that limits.
    limited = (left + pl.col("numeral").str.extract("^(l[ea] )", 1).fill_null("")).str.contains(before)
    limited |= right.str.contains(after)
    opens = left.str.contains(
        rf"(?:^|[;:(,«“\"] ?|[^{LETTER}](?:et |que |qu'|dont |où ))$|(?:^|[ '])(?:à|en|au|aux) [{LETTER}'-]+ $"
    )
    verbs = (
        pl.when(opens)
        .then(right)
        .str.contains(
            rf"^(?:,? (?:{alternatives(lexicon, 'subject_of')})(?:[^{LETTER}]|$)| en(?: (?:19|20)[0-9]{{2}}[.;,]|$))"
        )
    )
    rows = rows.with_columns(_subject=verbs.fill_null(value=False))
    rows = rows.filter(pl.col("is_range") | pl.col("_subject") | pl.col("_value") | pl.col("_after") | limited)
    rows = rows.with_columns(read_bounds(rows, lexicon).alias("bound"))
    # "les deux autres sont partis": a pronoun.
    pronoun = left.str.contains(rf"(?:^|[^{LETTER}])(?:{alternatives(lexicon, 'pronoun_article')}) $")
    pronoun &= pl.col("value") == 2
    # "367 ouvriront", "(4612 ont été soignés)": the subject of its clause.
    told = (
        pl.col("is_range")
        | (pl.col("bound") != "exact")
        | pl.col("_subject")
        | pl.col("_value")
        | pl.col("_after") & ~pronoun
    )
    # "tous deux presque ruinés".
    told &= ~left.str.contains(rf"(?:^|[^{LETTER}])(?:{alternatives(lexicon, 'all_of_us')}) $")
    # "dix degrés au-dessous de zéro".
    told &= (pl.col("value") != 0) | ~left.str.contains("(?:sous|dessous de) (?:le )?$")
    # "jusqu'à 6-1": a score.
    told &= ~pl.col("link").is_in(["-", "/"]).fill_null(value=False)
    dated = pl.col("yearlike") | left.str.contains(_DATED)
    # "2000 sont déjà partis": a year has a verb in the singular.
    many = pl.col("_subject") & ~left.str.contains(r"(?:1[0-9]|20)[0-9]{2}(?:,| et)? $")
    known = rows.filter(told, ~dated | many | left.str.contains(_NO_YEAR)).select("row", _told=pl.lit(value=True))
    # "progressent de 500 dans les écoles et de 3200 dans les collèges": an item after one that is told.
    asked = pl.col("_bare") & ~dated & ~pl.col("vague")
    right = pl.when("_bare").then("right").str.to_lowercase()
    item = at_item(lexicon, pl.when(asked).then(left), right).fill_null(value=False)
    # "1.000 chez Renault, 820 chez Goodyear": also after one that its digits tell.
    told_before = (pl.col("_told").fill_null(value=False) & pl.col("_bare") | bare & pl.col("_kept")).shift(
        1, fill_value=False
    )
    return (
        figures.join(known, on="row", how="left", maintain_order="left")
        .with_columns(_item=item & told_before & same_sentence(1))
        .filter(pl.col("_kept") | pl.col("_told").fill_null(value=False) | pl.col("_item"))
        .drop("_kept", "_bare", "_told", "_item")
    )

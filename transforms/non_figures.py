"""Numbers that are no quantities: parts of names and codes, references, telephone numbers, scores."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.lexicon import Lexicon
from transforms.neighbours import same_sentence


@cache
def _numbered(lexicon: Lexicon) -> str:
    words = "|".join(lexicon["numbered_nouns"]["words"])
    return rf"(?:^|[^\p{{L}}])(?:{words}) ?(?:[0-9.]+(?:,| et| à| ou|-) ?)?$"


@cache
def _article_contexts(lexicon: Lexicon) -> str:
    return rf"^ (?:{'|'.join(lexicon['article_contexts']['cue'])})(?:[^\p{{L}}]|$)"


def drop_non_figures(numerals: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The numerals that may be quantities, with `yearlike`: a bare number that would be taken for a year.

    Expects `left`, `after`, `lead` and what `transforms.units.read_units` adds. Out go "Llama 4", "GPT-5", "4x4",
    "49ers", "article 49", "24/7", "01 23 45 67 89"; "5 GW" and "24 salariés" stay.
    """
    digits = pl.col("numeral").str.contains("^[0-9]")
    unit = pl.col("kind").is_not_null()
    glued = (
        digits
        & pl.col("after").str.contains(r"^[\p{L}\p{N}_#@]")
        & (pl.col("taken") == 0)
        & ~pl.col("after").str.contains(r"^h[0-5][0-9](?:[^\p{L}\p{N}]|$)")
    )
    # The letter or digit before a hyphen, slash, dot …: "GPT-5", "24/7", "site.org/12".
    joined = (
        pl.col("lead").str.contains(r"^[-/._=&?#@'+\\]$")
        & pl.col("left").str.contains(r"[\p{L}\p{N}%€$)]..?$")
        & ~pl.col("left").str.contains(r"[ (]..?$")
    )
    apostrophe = pl.col("lead") == "'"
    range_end = (pl.col("lead") == "-") & pl.col("left").str.contains(r"[0-9%€$]-$")
    coded = joined & ~range_end & ~(apostrophe & pl.col("left").str.contains(r"[dlqns]'$"))
    slash = pl.col("after").str.contains(r"^/[0-9]?$") & same_sentence(-1) & (pl.col("lead").shift(-1) == "/")
    version = digits & pl.col("after").str.contains(r"^[./_][\p{L}\p{N}]|^-\p{L}") & (pl.col("taken") == 0)
    leading_zero = pl.col("numeral").str.contains("^0[0-9]")
    referenced = digits & ~unit & pl.col("left").str.to_lowercase().str.contains(_numbered(lexicon))
    # "Stargate 2", "Boeing 737": a capitalised word that does not open the sentence, no unit after the number.
    named = (
        digits
        & ~unit
        & pl.col("numeral").str.contains(r"^[0-9]{1,4}(?:[.,][0-9]+)?$")
        & pl.col("left").str.contains(r"[^ ] [A-ZÀ-Þ][A-Za-zÀ-ÿ0-9-]* $")
        & ~pl.col("scaled")
    )
    gap = pl.col("after") + pl.col("lead").shift(-1)
    pair = pl.col("numeral").str.contains("^[0-9]{2}$")
    next_pair = same_sentence(-1) & pair & pair.shift(-1) & gap.is_in([" ", ".", "-"])
    run = next_pair.fill_null(value=False).cast(pl.Int8)
    phone = (run + run.shift(1, fill_value=0) + run.shift(2, fill_value=0) + run.shift(-1, fill_value=0)) >= 2
    marker = (
        pl.col("left").is_in(["", " "]) & pl.col("after").str.contains(r"^(?:\)|\.(?: |$)|°\)| ?- )") & ~unit & digits
    )
    percent_word = pl.col("left").str.contains(r"(?i)pour $") & pl.col("numeral").is_in(["cent", "mille"])
    adverb = pl.col("left").str.contains(r"(?i)(?:^|[^\p{L}])par $") & pl.col("vague")
    out = glued | coded | slash | version | leading_zero | referenced | named | phone | marker | percent_word | adverb
    # "une année décisive", "un mois d'août": the article.
    after_unit = pl.col("after").str.slice(pl.col("taken").cast(pl.Int64), 30).str.to_lowercase()
    article = unit & pl.col("numeral").is_in(["un", "une"]) & after_unit.str.contains(_article_contexts(lexicon))
    out |= article
    yearlike = pl.col("numeral").str.contains("^(?:1[0-9]{3}|20[0-9]{2})$") & ~unit
    # Lazy: shared parts of the expressions are worked out once.
    marked = numerals.lazy().with_columns(_out=out.fill_null(value=False), yearlike=yearlike)
    return marked.filter(~pl.col("_out")).drop("_out").collect()

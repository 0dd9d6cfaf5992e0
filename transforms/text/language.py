"""The language of a text, from its commonest words."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import polars as pl

from transforms.lexicon import read_languages
from transforms.text.folding import fold, fold_case

# Code points looked at in each of three places: beginning, middle and end.
_SAMPLE = 160
_SAMPLES = 3
# Fewest different common words for a decision, and their least share of all words; in running text they are 30 to 50 %.
_FEWEST_WORDS = 3
_LEAST_SHARE = 0.12
# How near the second language may come.
_RUNNER_UP = 0.8
# Most words of the samples, which overlap in a short text, for the benefit of the doubt.
_BRIEF = 90
# Letters that French has not: where a short text fits two languages alike, they speak for the other.
_FOREIGN = (
    "[áíóúìòñãõåäöøßšćčžłńśęąțșăğışő¿¡"
    r"\p{Cyrillic}\p{Greek}\p{Arabic}\p{Hebrew}\p{Han}\p{Hangul}\p{Hiragana}\p{Katakana}]"
)
_READABLE = r"[\p{Latin}\p{N}]"
# Most words of the samples of a text without any common word ("12 millions d'abonnés") for the same.
_HEADLINE = 24
# The weight of a word that one language alone has, halved where two have it, and so on. Whole numbers: their sums do
# not depend on the order of adding.
_WEIGHT = 27_720


class _Profiles(NamedTuple):
    languages: list[str]
    words: pl.Enum
    """By number; looked up as categories, in half the time that any other table takes."""
    weights: pl.DataFrame
    """A row a word, a column a language; 0 where the language has not the word."""


@cache
def _profiles() -> _Profiles:
    words = {name: set(words.split(" ")) for name, words in read_languages().select("language", "words").rows()}
    listed = sorted(set().union(*words.values()))
    owners = [sum(word in known for known in words.values()) for word in listed]
    weights = {
        # What several languages share says less: "de" is a word of six of them.
        name: [_WEIGHT // count if word in known else 0 for word, count in zip(listed, owners, strict=True)]
        for name, known in words.items()
    }
    return _Profiles(list(words), pl.Enum(listed), pl.DataFrame(weights, schema=dict.fromkeys(words, pl.Int64)))


def detect_language(documents: pl.DataFrame, preferred: str = "fr") -> pl.DataFrame:
    """`doc_id` and `language` (ISO 639-1) of each document, in their order.

    Needs `doc_id`, `text` and `declared_language`. A text that is too short, in no language of
    `lexicon/languages.csv`, or in several, gets the declared language. Without one, a short text whose few common words
    fit the `preferred` language as well as any ("Le site coûtera 5 milliards.") is taken for that, since nothing
    speaks against reading it; the others are "und".
    """
    languages, listed, weights = _profiles()
    text = pl.col("text")
    samples = [text.str.head(_SAMPLE), text.str.slice(text.str.len_chars() // 2, _SAMPLE), text.str.tail(_SAMPLE)]
    words = (
        documents.select(_document=pl.int_range(pl.len(), dtype=pl.UInt32), _text=pl.concat_list(samples))
        .explode("_text")
        .with_row_index("_sample")
        .select("_document", "_sample", word=_words(pl.col("_text")))
    )
    number = pl.col("word").cast(listed, strict=False).to_physical().cast(pl.UInt32)
    common = words.explode("word").select("_document", "_sample", _word=number).filter(pl.col("_word").is_not_null())
    by_sample = _sums_by_sample(common["_sample"], weights[common["_word"]])
    by_sample = (
        words.select("_sample")
        .join(by_sample, on="_sample", how="left", maintain_order="left")
        .with_columns(pl.col(languages).fill_null(0))
        .with_columns(_winner=_first_best(languages))
    )
    # A document's samples follow one another.
    first, second, third = (by_sample.gather_every(_SAMPLES, place) for place in range(_SAMPLES))
    scores = pl.DataFrame(
        {"_0": first["_winner"], "_1": second["_winner"], "_2": third["_winner"]}
        | {name: first[name] + second[name] + third[name] for name in languages}
    ).select(
        pl.int_range(pl.len(), dtype=pl.UInt32).alias("_document"),
        # The language of two places at least.
        _language=pl.when((pl.col("_0") == pl.col("_1")) | (pl.col("_0") == pl.col("_2")))
        .then("_0")
        .when(pl.col("_1") == pl.col("_2"))
        .then("_1"),
        _agree=((pl.col("_0") == pl.col("_1")) & (pl.col("_1") == pl.col("_2"))).fill_null(value=False),
        **_two_best(languages),
    )
    counts = (
        common.join(scores.select("_document", "_language"), on="_document", maintain_order="left")
        .join(_vocabulary(), on=["_language", "_word"], how="semi")
        .group_by("_document")
        .agg(_hits=pl.len(), _distinct=pl.col("_word").n_unique())
    )
    totals = words.group_by("_document").agg(_words=pl.col("word").list.len().sum())
    decided = (
        scores.join(counts, on="_document")
        .join(totals, on="_document")
        .filter(
            pl.col("_distinct") >= _FEWEST_WORDS,
            pl.col("_hits") >= pl.col("_words") * _LEAST_SHARE,
            # Either one place differs, or all agree and then clearly.
            ~pl.col("_agree") | (pl.col("_second") <= pl.col("_best") * _RUNNER_UP),
        )
        .select("_document", language=pl.col("_language").replace_strict(dict(enumerate(languages)), default=None))
    )
    # By its beginning, which is most of a short text: the other places cut words ("l|a").
    beginning = scores.select("_document").hstack(first.select(languages)).join(decided, on="_document", how="anti")
    beginning = beginning.select("_document", preferred, **_two_best(languages))
    brief = beginning.join(totals, on="_document").filter(
        pl.col("_words") <= pl.when(pl.col(preferred) > 0).then(_BRIEF).otherwise(_HEADLINE),
        pl.col(preferred) == pl.col("_best"),
    )
    apart = pl.col(preferred) > pl.col("_second")
    # Looked at where it decides: these patterns read whole texts.
    doubtful = pl.when(~apart).then(pl.lit(documents["text"].gather(brief["_document"])))
    brief = brief.filter(apart | (doubtful.str.contains(_READABLE) & ~doubtful.str.contains(_FOREIGN)))
    brief = brief.select("_document", _brief=pl.lit(preferred))
    return (
        documents.select("doc_id", "declared_language")
        .with_row_index("_document")
        .join(decided, on="_document", how="left", maintain_order="left")
        .join(brief, on="_document", how="left", maintain_order="left")
        .select("doc_id", language=pl.coalesce("language", "declared_language", "_brief", pl.lit("und")))
    )


def _first_best(languages: list[str]) -> pl.Expr:
    """The place among the languages of the first with the highest sum; null where no sum is above 0."""
    # Comparing columns; a list a row and its `arg_max` take ten times as long.
    best = pl.max_horizontal(languages)
    places = (pl.when(pl.col(name) == best).then(pl.lit(i, pl.UInt32)) for i, name in enumerate(languages))
    return pl.when(best > 0).then(pl.coalesce(places))


def _two_best(languages: list[str]) -> dict[str, pl.Expr]:
    """`_best` and `_second`: the highest sum and the next, which equals it where two languages share it."""
    sums = [pl.col(name) for name in languages]
    best, second = sums[0], pl.lit(-1, pl.Int64)
    for one in sums[1:]:
        # What the best of those before and this one leave over.
        best, second = pl.max_horizontal(best, one), pl.max_horizontal(second, pl.min_horizontal(best, one))
    return {"_best": best, "_second": second}


def _sums_by_sample(samples: pl.Series, weights: pl.DataFrame) -> pl.DataFrame:
    """`_sample` and the sums of the weights of its words. Rows are in the order of the samples."""
    runs = samples.rle().struct.unnest()
    # A difference of running sums: grouping takes three times as long.
    last = runs["len"].cast(pl.Int64).cum_sum() - 1
    totals = weights.select(pl.all().cum_sum())[last]
    return totals.select(runs["value"].alias("_sample"), pl.all() - pl.all().shift(1, fill_value=0))


@cache
def _vocabulary() -> pl.DataFrame:
    """Which words are whose: `_language` and `_word`, by their numbers."""
    _, _, weights = _profiles()
    owned = [(place, word) for place, column in enumerate(weights) for word in (column > 0).arg_true()]
    return pl.DataFrame(owned, schema={"_language": pl.UInt32, "_word": pl.UInt32}, orient="row")


def _words(text: pl.Expr) -> pl.Expr:
    """The words of the text, elided articles among them ("l'"), and its numbers."""
    # In two groups: one class of more than ten is searched byte by byte.
    spaced = fold_case(fold(text)).str.replace_all(r"(?:([\n,.;:!])|([?()\"-])){1,9} ?", " ")
    return spaced.str.replace_all("'", "' ", literal=True).str.split(" ")

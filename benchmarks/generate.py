"""Articles that no one wrote: French business news of any size, in which no sentence stands twice.

Moulds and words are CSV files beside this one; amounts, names and days are drawn at random. The same size and seed
give the same file.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

import numpy as np
import polars as pl

_FOLDER = Path(__file__).parent
# Of sentences: such that a thousand characters hold about 3 figures, 1 period and 8 names. Press articles that were
# counted by hand held 2 to 4 figures, 0.5 to 3 periods and 8 names.
_SHARE_WITH_FIGURES = 0.24
_SHARE_WITH_LEAD = 0.3
_SHARE_WITH_TAIL = 0.3
# Sentences of an article: half of them have 16 to 38, few more than 100.
_MEAN_LOG_SENTENCES, _DEVIATION_LOG_SENTENCES = 3.2, 0.65
_NARROW_SPACE = "\u202f"

Random = np.random.Generator


def write_articles(path: Path, size: int, seed: int = 1) -> pl.DataFrame:
    """Writes articles as JSON lines with `url`, `title`, `date` and `text`, and gives them.

    The sentences add up to `size` bytes; the breaks between them come on top.
    """
    random = np.random.default_rng(seed)
    articles = _articles(random, _distinct_sentences(random, size))
    path.parent.mkdir(parents=True, exist_ok=True)
    articles.write_ndjson(path)
    return articles


def _distinct_sentences(random: Random, size: int) -> pl.Series:
    """Sentences of `size` bytes in all, each once."""
    found = pl.Series("text", [], pl.String)
    while (missing := size - int(found.str.len_bytes().sum())) > 0:
        # About 110 bytes each; what is a little too much is cut off below.
        made = _sentences(random, missing // 100 + 1_000)
        found = pl.concat([found, made]).unique(maintain_order=True)
    return found.filter(found.str.len_bytes().cum_sum() <= size)


def _sentences(random: Random, count: int) -> pl.Series:
    cores = _filled(random, "core", int(count * _SHARE_WITH_FIGURES))
    plain = _filled(random, "plain", count - len(cores))
    clauses = pl.concat([cores, plain]).sample(fraction=1, shuffle=True, seed=int(random.integers(2**31)))
    frame = pl.DataFrame(
        {
            "lead": _sometimes(random, _filled(random, "lead", count), _SHARE_WITH_LEAD),
            "clause": clauses,
            "tail": _sometimes(random, _filled(random, "tail", count), _SHARE_WITH_TAIL),
        }
    )
    whole = pl.concat_str("lead", "clause", "tail")
    return frame.select(text=whole.str.slice(0, 1).str.to_uppercase() + whole.str.slice(1) + ".")["text"]


def _sometimes(random: Random, texts: pl.Series, share: float) -> pl.Series:
    return texts.zip_with(pl.Series(random.random(len(texts)) < share), pl.Series([""]))


def _articles(random: Random, sentences: pl.Series) -> pl.DataFrame:
    """The sentences dealt out to articles of many lengths, in paragraphs of one to five."""
    lengths = np.maximum(
        5, random.lognormal(_MEAN_LOG_SENTENCES, _DEVIATION_LOG_SENTENCES, len(sentences) // 5 + 1).astype(int)
    )
    article = np.repeat(np.arange(len(lengths)), lengths)[: len(sentences)]
    # A sentence ends its paragraph with one chance in three.
    ends = np.where(random.random(len(sentences)) < 1 / 3, "\n\n", " ")
    texts = (
        pl.DataFrame({"article": article, "text": sentences, "end": ends})
        .group_by("article", maintain_order=True)
        .agg(pl.concat_str("text", "end").str.join("").str.strip_chars_end())
    )
    count = texts.height
    days = np.datetime64("2024-01-01") + random.integers(0, 720, count).astype("timedelta64[D]")
    titles = _filled(random, "title", count)
    return texts.select(
        url=pl.format("https://presse.example/article-{}", pl.col("article") + 1),
        title=pl.Series(titles).str.slice(0, 1).str.to_uppercase() + pl.Series(titles).str.slice(1),
        date=pl.Series(days).dt.to_string("%Y-%m-%d"),
        text="text",
    )


def _filled(random: Random, part: str, count: int) -> pl.Series:
    """`count` texts of a part, moulds drawn at random and filled, in random order."""
    moulds = _moulds(part)
    shares = random.multinomial(count, [1 / len(moulds)] * len(moulds))
    made = [_fill(random, mould, int(share)) for mould, share in zip(moulds, shares, strict=True) if share]
    return pl.concat(made).sample(fraction=1, shuffle=True, seed=int(random.integers(2**31)))


def _fill(random: Random, mould: str, count: int) -> pl.Series:
    pieces = mould.replace("}", "{").split("{")
    # Every second piece is the name of what is to be filled in.
    columns = [
        _SLOTS[piece](random, count) if place % 2 else pl.repeat(piece, count, dtype=pl.String, eager=True)
        for place, piece in enumerate(pieces)
    ]
    frame = pl.DataFrame([column.alias(str(place)) for place, column in enumerate(columns)])
    # "de les élus" and "à le maire" are no French.
    text = pl.concat_str(pl.all())
    for two, one in ((" de le ", " du "), (" de les ", " des "), (" à le ", " au "), (" à les ", " aux ")):
        text = text.str.replace_all(two, one, literal=True)
    text = text.str.replace_all(r" de ([AEÉIOUaeéiou])", " d'${1}")
    return frame.select(text=text)["text"]


def _pick(random: Random, name: str, count: int) -> pl.Series:
    words = _words(name)
    return words.gather(random.integers(0, len(words), count))


def _pick_of(name: str, random: Random, count: int) -> pl.Series:
    return _pick(random, name, count)


def _company(random: Random, count: int) -> pl.Series:
    unknown = _invented(random, count) + " " + _pick(random, "company_form", count)
    return _pick(random, "company", count).zip_with(pl.Series(random.random(count) < 0.6), unknown)


def _person(random: Random, count: int) -> pl.Series:
    return _pick(random, "first_name", count) + " " + _pick(random, "last_name", count)


def _site(random: Random, count: int) -> pl.Series:
    return _pick(random, "site_noun", count) + " " + _invented(random, count)


def _invented(random: Random, count: int) -> pl.Series:
    """Names as Hynorvel."""
    name = _pick(random, "syllable", count) + _pick(random, "syllable", count) + _pick(random, "syllable", count)
    return pl.select(pl.lit(name).str.slice(0, 1).str.to_uppercase() + pl.lit(name).str.slice(1)).to_series()


def _number(random: Random, count: int) -> pl.Series:
    """Numbers before a scale word: two thirds whole, the others with one digit after the comma."""
    whole = pl.Series(random.integers(2, 1_000, count)).cast(pl.String)
    tenths = (
        pl.Series(random.integers(2, 100, count)).cast(pl.String)
        + ","
        + pl.Series(random.integers(1, 10, count)).cast(pl.String)
    )
    return whole.zip_with(pl.Series(random.random(count) < 0.67), tenths)


def _bounded(random: Random, amounts: pl.Series) -> pl.Series:
    """One amount in four under a word that bounds it."""
    hedges = ["", "", "", "", "", "", "", "", "plus de ", "près de ", "au moins ", "environ "]
    return pl.Series(hedges).gather(random.integers(0, len(hedges), len(amounts))) + amounts


def _below(most: int, *units: str) -> Callable[[Random, int], pl.Series]:
    """Whole numbers below `most`, of one of the units."""

    def amounts(random: Random, count: int) -> pl.Series:
        number = pl.Series(random.integers(2, most, count)).cast(pl.String)
        return _bounded(random, number + " " + pl.Series(units).gather(random.integers(0, len(units), count)))

    return amounts


def _of_unit(*units: str) -> Callable[[Random, int], pl.Series]:
    def amounts(random: Random, count: int) -> pl.Series:
        unit = pl.Series(units).gather(random.integers(0, len(units), count))
        return _bounded(random, _number(random, count) + " " + unit)

    return amounts


def _money(random: Random, count: int) -> pl.Series:
    scale = pl.Series(["millions ", "milliards "]).gather(random.integers(0, 2, count))
    return _bounded(random, _number(random, count) + " " + scale + _pick(random, "currency", count))


def _range(random: Random, count: int) -> pl.Series:
    low = pl.Series(random.integers(2, 60, count))
    high = low + pl.Series(random.integers(1, 30, count))
    ends = "entre " + low.cast(pl.String) + " et " + high.cast(pl.String)
    return ends + " milliards " + _pick(random, "currency", count)


def _count(random: Random, count: int) -> pl.Series:
    thousands = pl.Series(random.integers(1, 900, count)).cast(pl.String)
    rest = pl.Series(random.integers(0, 1_000, count)).cast(pl.String).str.zfill(3)
    return _bounded(random, thousands + _NARROW_SPACE + rest)


def _duration(random: Random, count: int) -> pl.Series:
    numbers = pl.Series(["deux", "trois", "quatre", "cinq", "six", "huit", "dix", "douze", "18", "24", "30"])
    units = pl.Series(["mois", "ans", "semaines"])
    return numbers.gather(random.integers(0, len(numbers), count)) + " " + units.gather(random.integers(0, 3, count))


def _date(random: Random, count: int) -> pl.Series:
    year = pl.Series(random.integers(2019, 2032, count)).cast(pl.String)
    month = _pick(random, "month", count) + " " + year
    return year.zip_with(pl.Series(random.random(count) < 0.5), month)


def _factor(random: Random, count: int) -> pl.Series:
    factors = pl.Series(["deux", "trois", "quatre", "cinq", "huit", "dix"])
    return factors.gather(random.integers(0, len(factors), count))


_SLOTS: dict[str, Callable[[Random, int], pl.Series]] = {
    "company": _company,
    "person": _person,
    "site": _site,
    "money": _money,
    "count": _count,
    "duration": _duration,
    "date": _date,
    "factor": _factor,
    "multiple": lambda random, count: _factor(random, count) + " fois",
    "power": _of_unit("gigawatts", "mégawatts", "MW", "GW"),
    "energy": _of_unit("térawattheures", "gigawattheures", "TWh"),
    "percent": _below(100, "%"),
    "price": _below(2_000, "euros", "dollars"),
    "pay": _below(100, "millions de dollars", "millions d'euros"),
    "few": lambda random, count: pl.Series(random.integers(2, 60, count)).cast(pl.String),
    "range": _range,
    "area": _of_unit("hectares", "mètres carrés"),
    "length": _of_unit("kilomètres"),
    "volume": _of_unit("mètres cubes"),
    "age": lambda random, count: pl.Series(random.integers(28, 75, count)).cast(pl.String) + " ans",
} | {
    name: partial(_pick_of, name)
    for name in ("place", "paper", "audience", "topic", "event", "state", "noun", "chips", "people")
}
"""What fills the braces of a mould: as many texts as are asked for."""


@cache
def _moulds(part: str) -> list[str]:
    table = pl.read_csv(_FOLDER / "sentences.csv", comment_prefix="#")
    return table.filter(pl.col("part") == part)["text"].to_list()


@cache
def _words(name: str) -> pl.Series:
    table = pl.read_csv(_FOLDER / "words.csv", comment_prefix="#")
    return table.filter(pl.col("list") == name)["words"].str.split("|").explode()

"""Articles that no one wrote: French news of any size, in which no sentence stands twice.

`python -m benchmarks.generate FILE [--size 100MB] [--seed 1] [--density news|economic]`. Moulds and words are CSV files
beside this one; amounts, names and days are drawn at random. The same size, seed and density give the same file; with
the same seed and density, a smaller file is the beginning of a larger one. Memory does not grow with the size.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt
import polars as pl

from benchmarks.densities import DEFAULT, DENSITIES, Density
from benchmarks.sieve import Sieve
from benchmarks.sizes import size_of
from benchmarks.slots import Articles, Cast, CastRows, Random, draw_cast, fill_slot

_FOLDER = Path(__file__).parent
# Articles that are made at a time.
_BATCH = 4_000
_LEAST_SENTENCES = 4
_NARROW_SPACE = "\u202f"


def write_articles(path: Path, size: int, seed: int = 1, density: str = DEFAULT) -> int:
    """Writes articles as JSON lines with `url`, `title`, `date` and `text`; says how many bytes their texts have.

    These are `size`, less what the last sentence would be too long. `density` is one of
    `benchmarks.densities.DENSITIES`.
    """
    [written] = write_parts([(path, size)], seed, density)
    return written


def write_parts(parts: Sequence[tuple[Path, int]], seed: int = 1, density: str = DEFAULT) -> list[int]:
    """The same for several files and their sizes; no sentence of one stands in another. The first is as if alone."""
    random = np.random.default_rng(seed)
    drawn = DENSITIES[density]
    sieve = Sieve()
    first = 1
    written = []
    for path, size in parts:
        left, texts = size, 0
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            while left > 0:
                sentences = _not_seen(_sentences(random, drawn), sieve)
                sizes = sentences.select((pl.col("text") + pl.col("end")).str.len_bytes().cum_sum()).to_series()
                articles = _articles(random, sentences.filter(sizes <= left), first, drawn.desk)
                articles.write_ndjson(file)
                first, left = first + _BATCH, left - int(sizes[-1])
                texts += int(articles["text"].str.len_bytes().sum())
        written.append(texts)
    return written


def _not_seen(sentences: pl.DataFrame, sieve: Sieve) -> pl.DataFrame:
    """The sentences that the sieve lets pass, each once."""
    hashes = sentences["text"].hash()
    first = hashes.is_first_distinct()
    return sentences.filter(first).filter(pl.Series(sieve.pass_on(hashes.filter(first).to_numpy())))


def _sentences(random: Random, density: Density) -> pl.DataFrame:
    """The sentences of a batch: `article`, `text` and what stands between it and the next, `end`."""
    drawn = random.lognormal(*density.log_sentences, _BATCH).astype(int)
    articles = np.repeat(np.arange(_BATCH), np.maximum(_LEAST_SENTENCES, drawn))
    kinds = random.choice(len(density.kinds), len(articles), p=list(density.kinds.values()))
    # A subhead opens no article and follows none: it divides what stands before it from what stands after it.
    kinds[(articles != np.roll(articles, 1)) | (articles != np.roll(articles, -1))] = list(density.kinds).index(
        "single"
    )
    texts = _Writer(random, density, draw_cast(random, _BATCH, density.known), articles).sentences(kinds)
    # A sentence ends its paragraph with one chance in three, and always around a subhead.
    subhead = kinds == list(density.kinds).index("subhead")
    ends = np.where((random.random(len(articles)) < 1 / 3) | subhead | np.roll(subhead, -1), "\n\n", " ")
    return pl.DataFrame({"article": articles, "text": texts, "end": ends})


class _Writer:
    """Writes a sentence for each row; `articles` tells its article's place in the cast."""

    def __init__(self, random: Random, density: Density, cast: Cast, articles: Articles) -> None:
        self._random, self._density, self._cast, self._articles = random, density, cast, articles

    def sentences(self, kinds: npt.NDArray[np.int64]) -> pl.Series:
        """One of its kind for each row, kinds by their place in `Density.kinds`."""
        kind = np.array(list(self._density.kinds))[kinds]
        clauses = np.select([kind == "double", kind == "long", (kind == "single") | (kind == "quote")], [2, 3, 1])
        first, *others = self._clauses(clauses)
        clause = first + self._in(self._chance(self._density.when, clauses > 0), "when")
        for number, other in enumerate(others, 2):
            clause = clause + self._in(clauses >= number, "joint") + other
        plain = (clauses > 0) & (kind != "quote")
        columns = {
            "kind": pl.Series(kind),
            "clause": clause,
            "lead": self._in(self._chance(self._density.lead, plain), "lead"),
            "tail": self._in(self._chance(self._density.tail, plain), "tail"),
            "said": self._in(kind == "quote", "said"),
            **{part: self._in(kind == name, part) for name, part in (("subhead", "title"), ("short", "short"))},
        }
        stated = _capital(_contracted(pl.col("lead") + pl.col("clause"))) + pl.col("tail") + "."
        frame = pl.DataFrame(columns).select(
            text=pl.when(kind="subhead")
            .then(_capital(pl.col("title")))
            .when(kind="short")
            .then(_capital(pl.col("short")) + ".")
            .when(kind="quote")
            .then("« " + _capital(pl.col("clause")) + " »" + pl.col("said") + ".")
            .otherwise(stated)
        )
        return frame["text"]

    def _clauses(self, many: npt.NDArray[np.int64]) -> list[pl.Series]:
        """The first, second and third clauses of the rows, empty where a row has no such."""
        rows = [np.flatnonzero(many >= number) for number in (1, 2, 3)]
        articles = self._articles[np.concatenate(rows)]
        figures = self._random.random(len(articles)) < self._density.figures
        places = np.argsort(np.concatenate([np.flatnonzero(figures), np.flatnonzero(~figures)]))
        texts = pl.concat([self._filled("core", articles[figures]), self._filled("plain", articles[~figures])])
        ends = np.cumsum([0, *(len(each) for each in rows)])
        return [
            _spread(texts.gather(places[start:end]), many >= number)
            for number, (start, end) in enumerate(pairwise(ends), 1)
        ]

    def _chance(self, share: float, among: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
        drawn: npt.NDArray[np.bool_] = (self._random.random(len(among)) < share) & among
        return drawn

    def _in(self, chosen: npt.NDArray[np.bool_], part: str) -> pl.Series:
        """A text of the part in the chosen rows, and nothing in the others."""
        return _spread(self._filled(part, self._articles[chosen]), chosen)

    def _filled(self, part: str, articles: Articles) -> pl.Series:
        return _filled(self._random, part, self._density.desk, articles, self._cast)


def _spread(texts: pl.Series, chosen: npt.NDArray[np.bool_]) -> pl.Series:
    """The texts at the chosen places, one after the other, and nothing between them."""
    return pl.concat([pl.Series([""]), texts]).gather(np.where(chosen, chosen.cumsum(), 0))


def _filled(random: Random, part: str, desk: str, articles: Articles, cast: Cast) -> pl.Series:
    """A text of a part for each row: a mould drawn at random, and filled."""
    moulds = _moulds(part, desk)
    drawn = random.integers(0, len(moulds), len(articles))
    places = [np.flatnonzero(drawn == number) for number in range(len(moulds))]
    made = [_fill(random, mould, articles[here], cast) for mould, here in zip(moulds, places, strict=True)]
    texts = pl.concat(made).gather(np.argsort(np.concatenate(places)))
    return pl.select(_contracted(pl.lit(texts))).to_series()


def _fill(random: Random, mould: str, articles: Articles, cast: Cast) -> pl.Series:
    rows = CastRows(random, cast, articles)
    pieces = mould.replace("}", "{").split("{")
    # Every second piece is the name of what is to be filled in.
    columns = [
        fill_slot(random, piece, rows) if place % 2 else pl.repeat(piece, len(articles), dtype=pl.String, eager=True)
        for place, piece in enumerate(pieces)
    ]
    frame = pl.DataFrame([column.alias(str(place)) for place, column in enumerate(columns)])
    return frame.select(text=pl.concat_str(pl.all()))["text"]


def _contracted(texts: pl.Expr) -> pl.Expr:
    """Without what is no French, as "de les élus" and "que elle"."""
    for pattern, one in ((" de [lL]e ", " du "), (" de les ", " des "), (" à [lL]e ", " au "), (" à les ", " aux ")):
        texts = texts.str.replace_all(pattern, one)
    return texts.str.replace_all(r"\b(d|qu)(?:e|ue) ([AEÉIOUaeéèêiouàÀ])", "${1}'${2}")


def _capital(texts: pl.Expr) -> pl.Expr:
    return texts.str.slice(0, 1).str.to_uppercase() + texts.str.slice(1)


def _articles(random: Random, sentences: pl.DataFrame, first: int, desk: str) -> pl.DataFrame:
    """The sentences joined to articles, each in the typography of its paper."""
    if sentences.is_empty():
        return pl.DataFrame(schema=dict.fromkeys(("date", "title", "url", "text"), pl.String))
    texts = sentences.group_by("article", maintain_order=True).agg(
        text=pl.concat_str("text", "end").str.join("").str.strip_chars_end()
    )
    # Drawn for the whole batch, that a file which ends in it does not differ from a longer one.
    days = np.datetime64("2024-01-01") + random.integers(0, 720, _BATCH).astype("timedelta64[D]")
    papers = pl.DataFrame(
        {
            "article": np.arange(_BATCH),
            "title": _filled(random, "title", desk, np.arange(_BATCH), draw_cast(random, _BATCH)),
            "date": pl.Series(days).dt.to_string("%Y-%m-%d"),
            "curly": random.random(_BATCH) < 0.5,
            "space": pl.Series([_NARROW_SPACE, "\u00a0", " "]).gather(random.integers(0, 3, _BATCH)),
        }
    )
    # Before it is chosen from: Polars fails on the branch not taken of a single row.
    spaced = pl.col("text").str.replace_all(_NARROW_SPACE, pl.col("space"), literal=True)
    text = pl.col("text")
    return (
        texts.join(papers, on="article", maintain_order="left")
        .with_columns(text=spaced)
        .select(
            "date",
            title=_capital(pl.col("title")),
            url=pl.format("https://presse.example/article-{}", pl.col("article") + first),
            text=pl.when("curly").then(text.str.replace_all("'", "’", literal=True)).otherwise(text),
        )
    )


@cache
def _moulds(part: str, desk: str) -> list[str]:
    table = pl.read_csv(_FOLDER / "sentences.csv", comment_prefix="#")
    return table.filter(pl.col("part") == part, pl.col("desk").is_in([desk, "any"]))["text"].to_list()


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.generate", description="Write made articles.")
    parser.add_argument("file", type=Path, help="of JSON lines")
    parser.add_argument("--size", type=size_of, default="100MB", help="of the texts in all: 100MB, 2.5GB")
    parser.add_argument("--seed", type=int, default=1, help="another makes other articles")
    parser.add_argument("--density", choices=DENSITIES, default=DEFAULT, help="what they are like")
    options = parser.parse_args()
    write_articles(options.file, options.size, options.seed, options.density)


if __name__ == "__main__":
    main()

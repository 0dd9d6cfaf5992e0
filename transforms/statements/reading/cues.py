"""Cue words of the lexicon where they stand in sentences: one search for all tables at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import polars as pl

_ACCENTED: Final = "éèêëàâçîïôöûùüœæñ€"
# Codes that fold() never leaves in a text, so that a code point is one byte and byte offsets are offsets.
_CODES: Final = dict(zip(_ACCENTED, (chr(code) for code in (*range(2, 9), *range(14, 25))), strict=True))
_WRITTEN = str.maketrans({**_CODES, "’": "'"})
_UNMARKED = str.maketrans("'-,;:().", "        ")
_PLACES = 1 << 20
_GROUPS = 1 << 54
# A class of more than ten characters is searched byte by byte, one of fewer by leaps.
_PUNCTUATION = (r"[\n'\",.(-]", r"[);:!?/\[\]]")


def coded(lower: pl.Expr) -> pl.Expr:
    """The folded lower-case text with one byte a code point: French letters by a code, other foreign ones as "?"."""
    return _without_foreign(_with_codes(lower))


def with_coded(sentences: pl.DataFrame) -> pl.DataFrame:
    """The sentences with their `lower` text as `coded`, in half the time: few hold foreign letters."""
    foreign = pl.col("coded").str.len_bytes() != pl.col("coded").str.len_chars()
    return sentences.with_columns(coded=_with_codes(pl.col("lower"))).with_columns(
        coded=pl.coalesce(_without_foreign(pl.when(foreign).then("coded")), "coded")
    )


def _with_codes(lower: pl.Expr) -> pl.Expr:
    return lower.str.replace_many(list(_CODES), list(_CODES.values()), leftmost=True)


def _without_foreign(text: pl.Expr) -> pl.Expr:
    return text.str.replace_all(r"[^\x00-\x7f]", "?")


def coded_bytes(sentences: pl.DataFrame) -> pl.DataFrame:
    """The sentences' `coded` text as `_bytes`, beside their `s`: cut by offsets it takes no counting of characters."""
    return sentences.select("s", _bytes=pl.col("coded").cast(pl.Binary))


def text_before(at: str, reach: int) -> pl.Expr:
    """What stands in `_bytes`, up to `reach` characters of it, before the offset in the column `at`."""
    start = pl.max_horizontal(pl.col(at) - reach, 0)
    return pl.col("_bytes").bin.slice(start, pl.col(at) - start).cast(pl.String)


def text_after(at: str, reach: int) -> pl.Expr:
    """What stands in `_bytes`, up to `reach` characters of it, from the offset in the column `at` on."""
    return pl.col("_bytes").bin.slice(pl.col(at), reach).cast(pl.String)


def text_between(start: str, end: str) -> pl.Expr:
    """What stands in `_bytes` from the offset in one column to that in the other; nothing where that comes before."""
    return pl.col("_bytes").bin.slice(pl.col(start), (pl.col(end) - pl.col(start)).clip(0)).cast(pl.String)


def code(words: str) -> str:
    """One cue as `coded` writes the text."""
    return words.lower().translate(_WRITTEN)


def coded_pattern(pattern: str) -> str:
    """A regular expression of the lexicon for `coded` text: its letter ranges take the codes in."""
    return code(pattern.replace("[a-zà-ÿ]", "[a-z#]")).replace("#", r"\x02-\x1f")


def spaced(code_text: pl.Expr) -> pl.Expr:
    """A coded text with its punctuation as spaces and a space at either end, so that a word begins and ends by one."""
    for marks in _PUNCTUATION:
        code_text = code_text.str.replace_all(marks, " ")
    return pl.concat_str(pl.lit(" "), code_text, pl.lit(" "))


def _pattern(cue: str) -> str:
    words = code(cue.strip("*~")).translate(_UNMARKED)
    return ("" if cue.startswith("~") else " ") + words.strip() + ("" if cue.endswith("*") else " ")


def _has_nested(patterns: list[str]) -> bool:
    together = "\n".join(f"{pattern.strip()}" for pattern in dict.fromkeys(patterns))
    return any(together.count(pattern.strip()) > 1 for pattern in dict.fromkeys(patterns))


class CueFinder:
    """All cues of several lexicon tables, each table with its columns and the number of its pattern."""

    def __init__(self, tables: Mapping[str, pl.DataFrame]) -> None:
        """Take tables by name, each with a column `cue` ("investi*", "d'ici", "~rait")."""
        written = {cue: _pattern(cue) for table in tables.values() for cue in table["cue"].unique()}
        patterns = sorted(set(written.values()))
        self._numbers = pl.DataFrame(
            {"pattern": patterns, "pattern_no": range(len(patterns))},
            schema={"pattern": pl.String, "pattern_no": pl.Int32},
        )
        number = {pattern: no for no, pattern in enumerate(patterns)}
        self._tables = {
            name: table.drop("cue", "example", strict=False).with_columns(
                pattern_no=pl.Series([number[written[cue]] for cue in table["cue"]], dtype=pl.Int32)
            )
            for name, table in tables.items()
        }
        # Of tables none of whose cues stands inside another the longest need not be looked for.
        self._nested = {
            name: _has_nested([written[cue] for cue in table["cue"].unique(maintain_order=True)])
            for name, table in tables.items()
        }

    def find(self, texts: pl.DataFrame, key: str, column: str, table: str | None = None) -> pl.DataFrame:
        """Where cues stand in the column `column` (of `spaced` text): `key`, `cue_start`, `cue_end`, `pattern_no`.

        Offsets count in the unspaced text. For few texts: of one `table` alone, since all cues take longer to make
        ready than to find.
        """
        if texts.is_empty():
            places = (pl.lit(0, pl.Int32).alias(name) for name in ("cue_start", "cue_end", "pattern_no"))
            return texts.select(key, *places)
        numbers = self._numbers["pattern_no"] if table is None else self._tables[table]["pattern_no"].unique().sort()
        patterns = self._numbers["pattern"].gather(numbers).implode()
        found = (
            texts.select(
                key,
                cue_start=pl.col(column).str.find_many(patterns, overlapping=True),
                pattern=pl.col(column).str.extract_many(patterns, overlapping=True),
            )
            .filter(pl.col("pattern").list.len() > 0)
            .explode("cue_start", "pattern")
            .join(self._numbers, on="pattern", how="left")
            .with_columns(pl.col("cue_start").cast(pl.Int32))
            .with_columns(cue_end=pl.col("cue_start") + pl.col("pattern").str.len_bytes().cast(pl.Int32))
        )
        lead = pl.col("pattern").str.starts_with(" ").cast(pl.Int32)
        trail = pl.col("pattern").str.ends_with(" ").cast(pl.Int32)
        return found.select(
            key,
            # In the text without the first space, and without the spaces that begin and end the pattern.
            cue_start=pl.col("cue_start") - 1 + lead,
            cue_end=pl.col("cue_end") - 1 - trail,
            pattern_no="pattern_no",
        )

    def of(self, name: str, cues: pl.DataFrame, key: str = "s", within: str | None = None) -> pl.DataFrame:
        """Those cues of `find` that the table `name` lists, with its columns; one row for each of its rows, in order.

        A cue inside a longer one of the same table (and of the same number `within`) is left out: "affaires" in
        "chiffre d'affaires".
        """
        listed = cues.join(self._tables[name], on="pattern_no", how="inner", maintain_order="left_right")
        if not self._nested[name]:
            return listed
        place = pl.col(key).cast(pl.Int64) * _PLACES
        if within is not None:
            place += pl.col(within).cast(pl.Int64) * _GROUPS
        start, end = place + pl.col("cue_start"), place + pl.col("cue_end")
        other = (start != start.shift(1)) | (end != end.shift(1))
        outermost = end > end.cum_max().shift(1, fill_value=-1)
        kept = pl.when(other.fill_null(True)).then(outermost).forward_fill()
        # Lazy: what several columns are worked out of is worked out once.
        return (
            listed.lazy()
            .sort(start, end, descending=[False, True], maintain_order=True)
            .filter(kept)
            .collect(engine="in-memory")
        )

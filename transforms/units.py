"""Units, currencies and scaled signs: what stands right after a numeral, or a currency sign right before it."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import polars as pl
from babel import Locale
from babel.numbers import get_currency_name, get_currency_symbol

from transforms.lexicon import Lexicon

_TOKEN = r"[^ \n,;:!?()\[\]\"]{1,40}"
UNIT_COLUMNS = {
    "kind": pl.String,
    "unit": pl.String,
    "factor": pl.Float64,
    "offset": pl.Float64,
}


class Units(NamedTuple):
    """What is known of units: by word (lower case) and by symbol (as written), and what may stand before a number."""

    words: pl.DataFrame
    symbols: pl.DataFrame
    first_words: pl.DataFrame
    right: str
    left: str


@cache
def known_units(lexicon: Lexicon) -> Units:
    """The units of the lexicon and the currencies of CLDR, as frames `key`, `kind`, `unit`, `factor`, `offset`."""
    units = lexicon["units"].select(
        "form",
        "kind",
        "unit",
        key="word",
        factor=pl.col("factor").cast(pl.Float64),
        offset=pl.col("offset").cast(pl.Float64).fill_null(0.0),
    )
    money = _currencies(lexicon)
    everything = pl.concat([money, units.select(money.columns), _scaled_money(money, lexicon)]).unique(
        subset=["form", "key"], keep="first", maintain_order=True
    )
    words = everything.filter(pl.col("form") == "word").drop("form")
    symbols = everything.filter(pl.col("form") == "symbol").drop("form")
    first_words = (
        words.select(key=pl.col("key").str.extract("^([^ ]+) ", 1)).drop_nulls().unique().with_columns(several=True)
    )
    adjectives = "|".join(lexicon["prenominal_adjectives"]["forms"])
    tokens = rf"(?P<w1>{_TOKEN})?(?: (?P<w2>{_TOKEN}))?(?: (?P<w3>{_TOKEN}))?(?: (?P<w4>{_TOKEN}))?"
    right = rf"^(?P<quote> ?\" ?)?(?P<gap>[ -]?)(?P<of>(?:de |[dD]'))?(?P<adjective>(?:(?i:{adjectives}) )*){tokens}"
    before = money.filter(pl.col("form") == "symbol")["key"].to_list()
    escaped = "|".join(_escape(sign) for sign in sorted(before, key=lambda sign: (-len(sign), sign)))
    left = rf"(?:^|[^\p{{L}}])({escaped})[ ]?$"
    return Units(words, symbols, first_words, right, left)


def _currencies(lexicon: Lexicon) -> pl.DataFrame:
    """Names and signs of all currencies: the lexicon's, then CLDR's for the locale."""
    own = lexicon["currency_words"].select(
        "form",
        key="word",
        unit=pl.col("code").str.extract("^([A-Z]{3})", 1),
        factor=1 / pl.col("code").str.extract("/([0-9]+)$", 1).cast(pl.Float64).fill_null(1.0),
    )
    locale = Locale.parse(lexicon.language)
    rows: list[tuple[str, str, str]] = []
    for code in sorted(locale.currencies):
        names = {get_currency_name(code, count, locale) for count in (1, 2)}
        rows += [("word", name.replace("’", "'").lower(), code) for name in sorted(names) if " " in name]
        rows += [("symbol", sign, code) for sign in dict.fromkeys((code, get_currency_symbol(code, locale)))]
    cldr = pl.DataFrame(rows, schema=["form", "key", "unit"], orient="row").with_columns(factor=pl.lit(1.0))
    return pl.concat([own.select("form", "key", "unit", "factor"), cldr]).select(
        "form", pl.lit("money").alias("kind"), "unit", "key", "factor", offset=pl.lit(0.0)
    )


def _scaled_money(money: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """Signs and codes with a scale before them: "M€", "Md €", "kEUR"."""
    scales = lexicon["scale_abbreviations"].select("abbreviation", scale=pl.col("value").cast(pl.Float64))
    common = pl.Series(
        ["€", "$", "US$", "$US", "£", "¥", "EUR", "USD", "GBP", "CHF", "FCFA", "CAD", "F", "C$", "$CA", "CNY", "JPY"]
    )
    signs = money.filter(pl.col("form") == "symbol", pl.col("key").is_in(common.implode())).join(scales, how="cross")
    written = pl.concat(
        [
            signs.with_columns(key=pl.col("abbreviation") + pl.col("key")),
            signs.with_columns(key=pl.col("abbreviation") + " " + pl.col("key")),
        ]
    )
    return written.with_columns(form=pl.lit("symbol"), factor=pl.col("factor") * pl.col("scale")).select(money.columns)


def _escape(sign: str) -> str:
    return "".join(f"\\{char}" if char in r"$.^|()[]{}*+?\\" else char for char in sign)


def read_units(numerals: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The numerals with the unit that follows or precedes them.

    New columns: `kind`, `unit`, `factor`, `offset` (value in the base unit = (number + offset) * factor; null where no
    unit stands there; kind is set and unit null for money of an untold currency), `taken` (length of what follows the
    numeral up to the end of the unit), `sign` (length of the currency sign before the numeral), `per` (the denominator
    written after a slash), and the parts of what follows: `quote`, `gap`, `of`, `adjective`, `w1` … `w4`.
    """
    known = known_units(lexicon)
    parts = numerals.with_columns(pl.col("after").str.head(140).str.extract_groups(known.right).alias("_right")).unnest(
        "_right"
    )
    parts = parts.with_columns(pl.col("quote", "gap", "of", "adjective").fill_null(""))
    keys = _keys()
    frame = parts.with_row_index("_n").with_columns(keys)
    found = _looked_up(frame, known)
    frame = frame.join(found, on="_n", how="left", maintain_order="left")
    prefix = sum((pl.col(name).str.len_chars() for name in ("quote", "gap", "of", "adjective")), start=pl.lit(0))
    frame = frame.with_columns(
        taken=pl.when(pl.col("kind").is_not_null()).then(prefix + pl.col("_length")).otherwise(0).cast(pl.Int32),
        per=pl.when(pl.col("_slash")).then(pl.col("w1").str.extract("/(.+)$", 1).str.strip_chars_end(".'")),
        sign=pl.lit(0, dtype=pl.Int32),
    )
    return _signs_before(frame, known).drop("_n", "_k1", "_k2", "_k3", "_k4", "_length", "_slash")


def _keys() -> list[pl.Expr]:
    """The next one to four words, each without the full stop or apostrophe that ends it."""

    def end(expr: pl.Expr) -> pl.Expr:
        return expr.str.strip_chars_end(".'")

    return [
        end(pl.col("w1")).alias("_k1"),
        end(pl.concat_str("w1", "w2", separator=" ")).alias("_k2"),
        end(pl.concat_str("w1", "w2", "w3", separator=" ")).alias("_k3"),
        end(pl.concat_str("w1", "w2", "w3", "w4", separator=" ")).alias("_k4"),
    ]


def _looked_up(frame: pl.DataFrame, known: Units) -> pl.DataFrame:
    """`_n` of the numerals that a unit follows, with it and its `_length`; the longest one counts."""
    # "5 de" is no unit's beginning; "milliards de", "centaine de" are.
    fits = (pl.col("of") == "") | pl.col("scaled")
    rows = frame.filter(fits, pl.col("w1").is_not_null()).select(
        "_n", "_k1", "_k2", "_k3", "_k4", "gap", "quote", "scaled"
    )
    one = rows.select("_n", "gap", key="_k1")
    slashed = one.filter(pl.col("key").str.contains("/", literal=True)).with_columns(
        pl.col("key").str.extract("^([^/]+)/", 1)
    )
    several = rows.with_columns(_first=pl.col("_k1").str.to_lowercase()).join(
        known.first_words, left_on="_first", right_on="key", how="semi"
    )
    scaled = rows.filter(pl.col("_k1").str.len_chars() <= 4)
    tries = [
        several.select("_n", "gap", key=pl.col(f"_k{size}").str.to_lowercase())
        .drop_nulls("key")
        .join(known.words, on="key")
        for size in (4, 3, 2)
    ]
    tries += [
        scaled.select("_n", "gap", key=f"_k{size}").drop_nulls("key").join(known.symbols, on="key") for size in (3, 2)
    ]
    tries += [
        one.join(known.symbols, on="key"),
        one.with_columns(pl.col("key").str.to_lowercase()).join(known.words, on="key"),
    ]
    tries = [found.with_columns(_slash=False) for found in tries]
    tries += [
        slashed.join(known.symbols, on="key").with_columns(_slash=True),
        slashed.with_columns(pl.col("key").str.to_lowercase()).join(known.words, on="key").with_columns(_slash=True),
    ]
    found = pl.concat(tries).filter(
        # "93 x 156": a sign between dimensions; "10x" stands close.
        ~((pl.col("kind") == "multiple") & (pl.col("gap") != "")),
    )
    return (
        found.with_columns(_length=pl.col("key").str.len_chars())
        .sort("_n", pl.col("_length"), descending=[False, True], maintain_order=True)
        .unique(subset="_n", keep="first", maintain_order=True)
        .select("_n", "kind", "unit", "factor", "offset", "_length", "_slash")
    )


def _signs_before(frame: pl.DataFrame, known: Units) -> pl.DataFrame:
    """The frame with the currency of a sign before the numeral, where no unit follows it: "$5", "€ 3 millions"."""
    left = pl.col("left").str.tail(8)
    frame = frame.with_columns(_left=left)
    signed = frame.filter(pl.col("kind").is_null(), pl.col("_left").str.contains(r"[\p{Sc}A-Z][ ]?$")).with_columns(
        key=pl.col("_left").str.extract(known.left, 1)
    )
    signed = signed.join(known.symbols.filter(pl.col("kind") == "money"), on="key", suffix="_found").select(
        "_n", "unit_found", "factor_found", _sign=pl.col("key").str.len_chars() + pl.col("_left").str.ends_with(" ")
    )
    here = pl.col("_sign").is_not_null()
    return (
        frame.join(signed, on="_n", how="left", maintain_order="left")
        .with_columns(
            kind=pl.when(here).then(pl.lit("money")).otherwise("kind"),
            unit=pl.when(here).then("unit_found").otherwise("unit"),
            factor=pl.when(here).then("factor_found").otherwise("factor"),
            offset=pl.when(here).then(0.0).otherwise("offset"),
            sign=pl.col("_sign").fill_null(0).cast(pl.Int32),
        )
        .drop("_left", "_sign", "unit_found", "factor_found")
    )

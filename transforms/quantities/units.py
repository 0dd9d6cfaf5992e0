"""Units, currencies and scaled signs: what stands right after a numeral, or a currency sign right before it."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import polars as pl
from babel import localedata

from transforms.lexicon import Lexicon
from transforms.quantities.figure_cues import alternatives
from transforms.quantities.neighbours import partitives
from transforms.text.letters import LETTER

# Not capped, since a cap would be compiled as so many copies of the class: what it searches is cut to 140 characters.
_TOKEN = r"[^ \n,;:!?()\[\]\"]+"
PARTS = ("quote", "gap", "of", "adjective")
"""What may stand between a numeral and its unit."""

COUNTRIES = ("US", "CAN")
"""Signs of countries that stand for their dollar after a scale: "1 milliard US"."""

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
    first_words: pl.Series
    first_signs: pl.Series
    second: pl.Series
    counted: str
    right: str
    special: str
    plain: str
    next_word: str
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
    # Capitals and hasty typing leave accents out: "10 KILOMETRES".
    plain_words = everything.filter(pl.col("form") == "word").with_columns(
        pl.col("key").str.normalize("NFD").str.replace_all(r"\p{M}", "")
    )
    everything = pl.concat([everything, plain_words]).unique(subset=["form", "key"], keep="first", maintain_order=True)
    words = everything.filter(pl.col("form") == "word").drop("form")
    symbols = everything.filter(pl.col("form") == "symbol").drop("form")
    first_words, first_signs = (
        table["key"].str.extract("^([^ ]+) ", 1).drop_nulls().unique(maintain_order=True) for table in (words, symbols)
    )
    adjectives = "|".join(lexicon["prenominal_adjectives"]["forms"])
    # "de d'" is a slip of the pen that changes nothing.
    of = f"(?:{'|'.join(f'{form} ' for form in partitives(lexicon, 'noun'))}|de d'|de |[dD]')"
    tokens = rf"(?P<w1>{_TOKEN})?(?: (?P<w2>{_TOKEN}))?(?: (?P<w3>{_TOKEN}))?(?: (?P<w4>{_TOKEN}))?"
    right = rf"^(?P<quote> ?\" ?)?(?P<gap>[ -]?)(?P<of>{of})?(?P<adjective>(?:(?i:{adjectives}) )*){tokens}"
    special = rf"^(?: ?\"|[ -]?(?:{of}|(?i:{adjectives}) ))"
    second = (
        everything["key"].str.extract("^[^ ]+ ([^ ]+)", 1).drop_nulls().str.to_lowercase().unique(maintain_order=True)
    )
    # What most often follows: one space or none, and a word.
    plain = r"^[ -]?([^ \n,;:!?()\[\]\"]+)"
    # "selon l'ARS 300 cas": codes that are names as well.
    names = lexicon["figure_cues"].filter(pl.col("class") == "code_of_body")["cue"]
    before = money.filter(pl.col("form") == "symbol", ~pl.col("key").is_in([*COUNTRIES, *names]))["key"].to_list()
    escaped = "|".join(_escape(sign) for sign in sorted(before, key=lambda sign: (-len(sign), sign)))
    left = rf"(?:^|[^{LETTER}])({escaped})[ ]?$"
    next_word = r"^[ -]?[^ ]+ ([^ \n,;:!?()\[\]\"]+)"
    counted = rf"^ (?:{alternatives(lexicon, 'counted_unit')})(?:[^{LETTER}]|$)"
    return Units(words, symbols, first_words, first_signs, second, counted, right, special, plain, next_word, left)


def _currencies(lexicon: Lexicon) -> pl.DataFrame:
    """Names and signs of all currencies: the lexicon's, then CLDR's for the locale."""
    own = lexicon["currency_words"].select(
        "form",
        key="word",
        unit=pl.col("code").str.extract("^([A-Z]{3})", 1),
        factor=1 / pl.col("code").str.extract("/([0-9]+)$", 1).cast(pl.Float64).fill_null(1.0),
    )
    # Read from Babel's data as they are: `babel.numbers` imports calendars and time zones, a fifth of a second's work.
    locale = localedata.load(lexicon.language)
    rows: list[tuple[str, str, str]] = []
    for code, name in sorted(locale["currency_names"].items()):
        names = {name, *locale["currency_names_plural"].get(code, {}).values()}
        rows += [("word", name.replace("’", "'").lower(), code) for name in sorted(names) if " " in name]
        rows += [("symbol", sign, code) for sign in dict.fromkeys((code, locale["currency_symbols"].get(code, code)))]
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
    # "44,2 G$ CAN", "25 M$ US": Quebec's papers name the country apart.
    common = common.append(pl.Series(["$ US", "US $", "CA$", "$CAN", "$CAD", "$ CA", "$ CAN", "$ CAD", "$ AU"]))
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
    written after a slash), and the parts of what follows: `quote`, `gap`, `of`, `adjective`.
    """
    known = known_units(lexicon)
    frame = _following(numerals.with_row_index("_n"), known)
    found = _looked_up(frame, known)
    frame = frame.join(found, on="_n", how="left", maintain_order="left")
    prefix = sum((pl.col(name).str.len_chars() for name in ("quote", "gap", "of", "adjective")), start=pl.lit(0))
    slashed = pl.when(pl.col("_slash")).then("w1")
    frame = frame.with_columns(
        taken=pl.when(pl.col("kind").is_not_null()).then(prefix + pl.col("_length")).otherwise(0).cast(pl.Int32),
        per=slashed.str.extract("/(.+)$", 1).str.strip_chars_end(".'"),
        sign=pl.lit(0, dtype=pl.Int32),
    )
    return _signs_before(frame, known).drop("_n", "w1", "_key", "_special", "_length", "_slash")


def _following(numerals: pl.DataFrame, known: Units) -> pl.DataFrame:
    """The numerals with `quote`, `gap`, `of`, `adjective` and `w1`, the parts of what follows, and `_key`, its word."""
    # Most are followed by a word and nothing else: only the others pay for the pattern with all parts.
    special = pl.col("after").str.contains(known.special)
    frame = numerals.with_columns(_special=special)
    parts = frame.filter("_special").select(
        "_n", pl.col("after").str.head(140).str.extract_groups(known.right).alias("_right")
    )
    parts = parts.unnest("_right").select(
        "_n", *(pl.col(name).fill_null("").name.suffix("_found") for name in PARTS), w1_found="w1"
    )
    plain = pl.when(~pl.col("_special")).then("after")
    gap = plain.str.head(1)
    return (
        frame.with_columns(w1=plain.str.extract(known.plain, 1), gap=pl.when(gap.is_in([" ", "-"])).then(gap))
        .join(parts, on="_n", how="left", maintain_order="left")
        .with_columns(
            *(pl.col(f"{name}_found").fill_null("").alias(name) for name in PARTS if name != "gap"),
            gap=pl.coalesce("gap_found", "gap", pl.lit("")),
            w1=pl.coalesce("w1_found", "w1"),
        )
        .with_columns(_key=_ended(pl.col("w1")))
        .drop("w1_found", *(f"{name}_found" for name in PARTS))
    )


def _ended(word: pl.Expr) -> pl.Expr:
    """The word without the full stop, dots or apostrophe that end it."""
    return word.str.strip_chars_end(".'…")


def _looked_up(frame: pl.DataFrame, known: Units) -> pl.DataFrame:
    """`_n` of the numerals that a unit follows, with it and its `_length`; the longest one counts."""
    # "5 de" is no unit's beginning; "milliards de", "centaine de" are.
    fits = (pl.col("of") == "") | pl.col("scaled")
    # "7 journées de gel": events, and no length of time.
    event = pl.when(pl.col("_key").is_in(["journée", "journées"])).then("after").str.contains(known.counted)
    rows = frame.filter(fits & ~event.fill_null(value=False), pl.col("w1").is_not_null())
    # "1 milliard US", and not "12 US Marines".
    alike = rows.filter(pl.col("scaled") | ~pl.col("_key").is_in(COUNTRIES))
    single = alike.select("_n", "gap", "_key").join(_single(rows["_key"].unique(), known), on="_key")
    found = pl.concat([_several(rows, known), single.drop("_key")]).filter(
        # "93 x 156": a sign between dimensions; "10x" stands close.
        ~((pl.col("kind") == "multiple") & (pl.col("gap") != "")),
    )
    return found.unique(subset="_n", keep="first", maintain_order=True).drop("gap")


def _single(keys: pl.Series, known: Units) -> pl.DataFrame:
    """The units of one word: `_key` as written, the unit, its `_length`, and whether a slash and a denominator follow.

    Signs are told before words ("m" is the metre), whole words before what stands before a slash.
    """
    distinct = keys.to_frame("_key")
    ahead = distinct.with_columns(key=pl.col("_key").str.extract("^([^/]+)/", 1)).drop_nulls()
    tries = []
    for rows, slash in ((distinct.with_columns(key="_key"), False), (ahead, True)):
        lower = rows.with_columns(pl.col("key").str.to_lowercase())
        tries += [
            table.with_columns(_slash=pl.lit(slash))
            for table in (
                rows.join(known.symbols, on="key", maintain_order="left"),
                lower.join(known.words, on="key", maintain_order="left"),
            )
        ]
    units = pl.concat(tries).unique(subset="_key", keep="first", maintain_order=True)
    return units.select("_key", *UNIT_COLUMNS, _length=pl.col("key").str.len_chars(), _slash="_slash")


def _several(rows: pl.DataFrame, known: Units) -> pl.DataFrame:
    """The units of two to four words after the numerals, longest first: "dollars canadiens", "Md €"."""
    word = pl.col("_key").str.to_lowercase().is_in(known.first_words.implode())
    # A second look at the one word more before all four are cut out.
    parts = pl.when("_special").then(sum((pl.col(name).str.len_chars() for name in PARTS), start=pl.lit(0)))
    word_on = pl.col("after").str.slice(parts.fill_null(0).cast(pl.Int64), 90).str.extract(known.next_word, 1)
    rows = rows.filter(word | pl.col("_key").is_in(known.first_signs.implode())).filter(
        _ended(word_on).str.to_lowercase().is_in(known.second.implode())
    )
    rows = rows.select("_n", pl.col("after").str.head(140).str.extract_groups(known.right).alias("_right"))
    names = ["w1", "w2", "w3", "w4"]
    rows = rows.unnest("_right")
    keys = {size: _ended(pl.concat_str(names[:size], separator=" ")) for size in (4, 3, 2)}
    tries = [
        rows.select("_n", "gap", key=key.str.to_lowercase()).drop_nulls("key").join(known.words, on="key")
        for key in keys.values()
    ]
    tries += [
        rows.select("_n", "gap", key=keys[size]).drop_nulls("key").join(known.symbols, on="key") for size in (3, 2)
    ]
    length = pl.col("key").str.len_chars()
    return (
        pl.concat(tries)
        .select("_n", "gap", *UNIT_COLUMNS, _length=length, _slash=pl.lit(value=False))
        .sort("_n", pl.col("_length"), descending=[False, True], maintain_order=True)
    )


def _signs_before(frame: pl.DataFrame, known: Units) -> pl.DataFrame:
    """The frame with the currency of a sign before the numeral, where no unit follows it: "$5", "€ 3 millions"."""
    signed = (
        frame.filter(pl.col("kind").is_null())
        .select("_n", _left=pl.col("left").str.tail(8))
        .filter(pl.col("_left").str.contains(r"[\p{Sc}A-Z][ ]?$"))
        .with_columns(key=pl.col("_left").str.extract(known.left, 1))
    )
    signed = signed.join(known.symbols.filter(pl.col("kind") == "money"), on="key").select(
        "_n",
        unit_found="unit",
        factor_found="factor",
        _sign=pl.col("key").str.len_chars() + pl.col("_left").str.ends_with(" "),
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
        .drop("_sign", "unit_found", "factor_found")
    )

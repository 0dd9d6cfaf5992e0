"""Every quantity that a text states, as the annotation guide defines it: from sentences to the table `figures`."""

from __future__ import annotations

import polars as pl

from schemas import FIGURES
from transforms.identifiers import with_span_id
from transforms.lexicon import Lexicon
from transforms.quantities.bare_values import drop_bare_numbers
from transforms.quantities.bounds import read_bounds
from transforms.quantities.counted import drop_money_nouns, name_apart, read_counted
from transforms.quantities.denominators import read_denominators
from transforms.quantities.durations import compose_durations, mark_clocks_and_ages
from transforms.quantities.ellipsis import share_before, take_others
from transforms.quantities.figure_cues import alternatives
from transforms.quantities.fractions import read_fractions, read_written_fractions
from transforms.quantities.francs import read_francs
from transforms.quantities.list_headings import under_headings
from transforms.quantities.money import read_sterling, supply_currencies
from transforms.quantities.multiples import find_multiples, read_times
from transforms.quantities.neighbours import same_sentence
from transforms.quantities.non_figures import drop_non_figures
from transforms.quantities.numerals import find_numerals
from transforms.quantities.pieces import cut_long_sentences
from transforms.quantities.points import read_points
from transforms.quantities.race_times import find_race_times
from transforms.quantities.ranges import join_ranges
from transforms.quantities.shared_bounds import share_bounds
from transforms.quantities.shared_names import read_shared_names
from transforms.quantities.unit_headings import under_units
from transforms.quantities.units import read_units
from transforms.text.letters import LETTER

_ASIDE = 48
"""Characters after a dash in which another closes what it opens."""


def find_figures(sentences: pl.DataFrame, periods: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The table `figures` of the working sentences, sorted by document and place.

    "environ 500 000 accélérateurs Nvidia" is one row: surface "500 000 accélérateurs", kind count, low and high 500000,
    bound about, counted "accélérateurs Nvidia". Sentences of section header and boilerplate bear none. What lies in one
    of `periods` is a date and no figure, unless it is a length of time ("les six prochaines années").
    """
    read, numbers = cut_long_sentences(sentences.filter(pl.col("section").is_in(["body", "headline"])))
    times = find_race_times(read)
    numerals = _outside_periods(read_units(find_numerals(read, lexicon), lexicon), periods)
    numerals = _outside(numerals, times.select("doc_id", first=_in_text("start"), end=_in_text("end")))
    numerals = drop_non_figures(read_written_fractions(numerals), lexicon)
    numerals = compose_durations(numerals).with_row_index("row")
    numerals = _counting(numerals, lexicon).drop("quote", "gap", "of")
    numerals = under_headings(under_units(numerals), read, lexicon)
    figures = share_before(join_ranges(numerals, lexicon), lexicon)
    figures = figures.with_columns(right=pl.col("after").str.slice(pl.col("taken").cast(pl.Int64), 60))
    figures = mark_clocks_and_ages(read_fractions(read_times(figures, lexicon), lexicon), read, lexicon)
    figures = read_sterling(read_points(figures, read, lexicon), read, lexicon)
    figures = read_shared_names(read_francs(figures, sentences, lexicon), read, lexicon)
    figures = read_denominators(supply_currencies(figures, lexicon), lexicon)
    # The pattern of limiting words is dear to make ready: all that ask for it come one after the other.
    apart = [_apart(found, lexicon) for found in (find_multiples(read, lexicon), times)]
    figures = take_others(drop_bare_numbers(figures, lexicon))
    return _placed(pl.concat([_valued(figures, lexicon), *apart]), read, numbers)


def _outside_periods(numerals: pl.DataFrame, periods: pl.DataFrame) -> pl.DataFrame:
    """The numerals that no period covers, and the lengths of time that one does."""
    # "deux ou trois prochaines années": the bare number goes on in the next.
    next_lasts = (pl.col("kind").shift(-1) == "duration") & (pl.col("after") + pl.col("lead").shift(-1)).is_in(
        [" ou ", " à ", "-", " et "]
    )
    lasts = (pl.col("kind") == "duration") | (pl.col("kind").is_null() & next_lasts)
    spans = periods.select("doc_id", first="start_char", end="end_char")
    return _outside(numerals, spans, lasts.fill_null(value=False))


def _outside(numerals: pl.DataFrame, spans: pl.DataFrame, stays: pl.Expr | None = None) -> pl.DataFrame:
    """The numerals that begin in none of the spans (`doc_id`, `first`, `end` in its text), and those that stay."""
    if spans.is_empty():
        return numerals
    none = pl.lit(value=False) if stays is None else stays
    place = numerals.select("doc_id", place=_in_text("start"), stays=none)
    # One number for document and place: text of one document never reaches into that of the next.
    docs = numerals.select(pl.col("doc_id").unique(maintain_order=True)).with_row_index("_doc", offset=1)

    def at(place: str) -> pl.Expr:
        return pl.col("_doc").cast(pl.Int64) * 2**32 + pl.col(place)

    place = place.join(docs, on="doc_id", how="left", maintain_order="left")
    spans = spans.join(docs, on="doc_id").select(first=at("first"), end=at("end"))
    inside = (
        place.select("stays", at=at("place"))
        .join_asof(spans.sort("first"), left_on="at", right_on="first", check_sortedness=False)
        .select(((pl.col("at") < pl.col("end")) & ~pl.col("stays")).fill_null(value=False))
        .to_series()
    )
    return numerals.filter(~inside)


def _in_text(place: str) -> pl.Expr:
    """The offset in its document of a place in a sentence."""
    return pl.col("origin") + pl.col(place)


def _counting(numerals: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The numerals with what they count, and the value that the unit tells where one separator has two readings."""
    counted = read_counted(numerals.filter(pl.col("kind").is_null()), lexicon)
    numerals = numerals.join(counted, on="row", how="left", maintain_order="left", suffix="_counted").with_columns(
        taken=pl.coalesce("taken_counted", "taken")
    )
    numerals = name_apart(drop_money_nouns(numerals, lexicon), lexicon)
    comma = pl.col("other") > pl.col("value")
    plain_money = (pl.col("kind") == "money") & (pl.col("factor") == 1) & ~pl.col("scaled")
    # "1,469 € le litre", "l'euro vaut 1,085 dollar": a price to the thousandth.
    small = comma & plain_money & pl.col("numeral").str.contains("^[0-2],[0-9]{3}$")
    unit = pl.when(small).then("after")
    each = unit.str.slice(pl.col("taken").cast(pl.Int64), 20).str.contains(
        rf"^ ?(?:l[ea] |par |du |au |/ ?)(?:litre|l(?:[^'{LETTER}]|$)|kwh|gallon)"
    )
    of_currency = (
        pl.when(small)
        .then("left")
        .str.contains(
            rf"(?i)(?:l'euro|le dollar|le yen|le yuan|la livre|le franc) (?:{alternatives(lexicon, 'worth')})"
            r"(?: [^.;:,0-9 ]+){0,4} $"
        )
    )
    # "la livre se négociait à 1,268 dollar": in the singular.
    singular = unit.str.contains(rf"(?i)^ ?(?:euro|dollar|franc|yuan|livre sterling|franc suisse)(?:[^{LETTER}]|$)")
    small &= each | of_currency | (singular & ~pl.col("numeral").str.starts_with("2"))
    comma &= ~small.fill_null(value=False)
    thousands = comma & (pl.col("noun").is_not_null() & ~pl.col("scaled") | plain_money)
    # "1.000 °C": no one writes three decimals that are none.
    decimal = ~comma & (pl.col("scaled") | pl.col("kind").is_in(["share", "temperature"]))
    decimal &= ~pl.col("numeral").str.contains(r"\.000$")
    # "3,5 % … 1.196 millions": who writes decimals with a comma groups thousands by a dot. And less than two are one.
    dotted = ~comma & pl.col("scale").is_in([1e6, 1e9]) & pl.col("other").is_not_null()
    if numerals.select(dotted.fill_null(value=False).any()).item():
        commas = pl.col("numeral").str.contains("^[0-9]+,[0-9]{1,2}(?:[^0-9]|$)").any().over("doc_id")
        plural = pl.col("numeral").str.contains(r"^1\.[0-9]{3} .*s$")
        decimal &= ~(dotted & (commas | plural))
    # "0,6 % à 8,317 euros": three decimals, where the document writes decimals with a comma and the last is no zero.
    exact = comma & plain_money & ~pl.col("numeral").str.ends_with("0")
    if numerals.select(exact.fill_null(value=False).any()).item():
        thousands &= ~(exact & pl.col("numeral").str.contains("^[0-9]+,[0-9]{1,2}$").any().over("doc_id"))
    other = pl.col("other").is_not_null() & (thousands | decimal).fill_null(value=False)
    # A minus sign stands at the number, and no word or number right before it.
    negative = (pl.col("lead") == "-") & pl.col("left").str.contains(r"(?:^|[ (:\"])-$")
    # "les -18 ans": those of less.
    negative &= (pl.col("unit") != "year").fill_null(value=True)
    negative &= pl.col("left").str.contains(r"[^ ]") & ~pl.col("left").str.contains("^ *-$") | (
        pl.col("kind").is_in(["share", "temperature"])
    )
    # "(– 3 %", "soit – 3 %": a dash apart is a minus only where no words go before it.
    # A semicolon parts what stands in brackets, "(- 3 % ; - 4 %)"; elsewhere it opens the next point of a list.
    apart = (
        (pl.col("lead") == " ")
        & pl.col("left").str.contains(r"(?:soit|de|à|avec|et|puis|contre|[:(,]|\([^()]*;) ?- $")
        & pl.col("kind").is_in(["share", "temperature"])
        # "il a fait - 12 °C".
        | (pl.col("lead") == " ")
        & (pl.col("kind") == "temperature")
        & pl.col("left").str.contains(
            "(?:fait|attei[a-z]+|affich[a-zé]+|descend[a-z]*|relev[a-zé]+|mesur[a-zé]+|entre) ?- $"
        )
    )
    # "entre - 5 et 3 degrés".
    apart |= (
        (pl.col("lead") == " ")
        & (pl.col("kind").shift(-1) == "temperature")
        & same_sentence(-1)
        & pl.col("left").str.contains("(?:entre|de) - $")
        & pl.col("after").str.contains("^ (?:et|à) ?-?$")
    ).fill_null(value=False)
    # "soit - 4,0 M €".
    loss = pl.when((pl.col("lead") == " ") & (pl.col("kind") == "money")).then("left")
    apart |= loss.str.contains(r"(?:soit|(?:^|[ ])de|\() ?- $").fill_null(value=False)
    # "le déficit a atteint - 4,9 milliards", "porte à - 60 milliards le déficit cumulé".
    amount = (pl.col("kind") == "money") | pl.col("kind").is_null() & pl.col("noun").is_null() & (
        pl.col("scale") >= 1e6
    )
    level = pl.when((pl.col("lead") == " ") & amount).then("left")
    # And not "la perte affichée - 45 millions - a surpris": a dash closes what a dash opens.
    closed = pl.when(level.is_not_null()).then("after").str.head(_ASIDE).str.contains(" - ", literal=True)
    level = pl.when(~closed).then(level)
    apart |= level.str.contains(r"(?:(?:attei[a-z]+|affich[a-zé]+|ressort[a-z]*|établi[a-z]*|(?:^| )à)) - $").fill_null(
        value=False
    )
    # "(- 31 000 têtes)".
    fall = pl.when((pl.col("lead") == " ") & pl.col("noun").is_not_null()).then("left")
    apart |= fall.str.contains(r"\( ?- $").fill_null(value=False)
    # "le solde était de – 513".
    alone = pl.when(pl.col("kind").is_null() & pl.col("noun").is_null() & (pl.col("lead") == " ")).then("left")
    apart |= alone.str.contains("(?:est|était|soit) (?:de|à) - $").fill_null(value=False)
    # "-1 200 000", "moins 37": all that the text says, and so no item of a list.
    rest = pl.col("after").str.slice(pl.col("taken").cast(pl.Int64), 10)
    mark = pl.when((pl.col("origin") == 0) & ~same_sentence(-1)).then("left").str.extract("^ *(- ?|[Mm]oins )$", 1)
    mark = pl.when(pl.when(mark.is_not_null()).then(rest).str.contains(r"^[ .,!?]*$")).then(mark)
    said = mark.is_not_null() & pl.col("noun").is_null()
    said = (said & ((mark == "-") | pl.col("kind").is_null() | (pl.col("kind") == "temperature"))).fill_null(
        value=False
    )
    # "il fait moins dix degrés".
    ahead = pl.when(pl.col("kind") == "temperature").then("left")
    below = ahead.str.contains(rf"(?i)(?:^|[^{LETTER}])(?:{alternatives(lexicon, 'below_zero')}) $")
    below &= ~ahead.str.contains(rf"(?i)(?:^|[^{LETTER}])(?:{alternatives(lexicon, 'not_below_zero')}) $")
    below = below.fill_null(value=False)
    # "dix degrés sous zéro".
    behind = pl.when(pl.col("kind") == "temperature").then("after").str.slice(pl.col("taken").cast(pl.Int64), 30)
    under = behind.str.contains(rf"^ (?:{alternatives(lexicon, 'under_zero')})(?: zero|$)")
    under = (under & (pl.col("after").str.contains("zero") | (pl.col("value").shift(-1) == 0))).fill_null(value=False)
    signs = (
        pl.when(below)
        .then(6)
        .when(said)
        .then(mark.str.len_chars())
        .when(apart)
        .then(2)
        .when(negative)
        .then(1)
        .otherwise(0)
        .cast(pl.Int32)
    )
    value = pl.when(other).then("other").otherwise("value")
    adjective = pl.when(pl.col("kind").is_not_null() & (pl.col("adjective") != "")).then("adjective")
    rounding = adjective.str.contains(rf"(?i)^(?:{alternatives(lexicon, 'rounding')}) ")
    signed = numerals.lazy().with_columns(
        approximate=pl.col("approximate") | rounding.fill_null(value=False),
        value=pl.when(negative | apart | below | under | said).then(-value).otherwise(value),
        sign=pl.col("sign") + signs,
    )
    return signed.drop("taken_counted").collect(engine="in-memory")


def _valued(figures: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """Low, high, bound and surface of the figures."""
    figures = share_bounds(figures.with_columns(bound=read_bounds(figures, lexicon)), lexicon)
    factor, offset = pl.col("factor").fill_null(1.0), pl.col("offset").fill_null(0.0)
    low = (pl.col("low_value") + offset) * pl.col("low_factor").fill_null(factor)
    high = (pl.col("value") + offset) * factor
    bound = (
        pl.when("is_range")
        .then(pl.lit("between"))
        .when(pl.col("limit").is_not_null())
        .then("limit")
        .when("vague")
        .then(pl.lit("at_least"))
        .when((pl.col("bound") == "exact") & pl.col("approximate"))
        .then(pl.lit("about"))
        .otherwise("bound")
    )
    # Lazy: shared parts of the expressions are worked out once.
    valued = (
        figures.lazy()
        .with_columns(bound=bound, _low=_rounded(low), _high=_rounded(high))
        .select(
            "doc_id",
            "sentence_no",
            "origin",
            pl.col("base").alias("start"),
            (pl.col("end") + pl.col("taken")).alias("end"),
            pl.coalesce("kind", pl.lit("count")).alias("kind"),
            pl.when(pl.col("bound") != "at_most").then("_low").alias("low"),
            pl.when(pl.col("bound") != "at_least").then("_high").alias("high"),
            pl.when(pl.col("kind").is_null()).then(pl.lit("1")).otherwise("unit").alias("unit"),
            "bound",
            "vague",
            pl.when(pl.col("kind").is_null()).then("counted_at").alias("counted_at"),
            "counted_size",
            "counted_in",
            "per",
        )
    )
    return valued.collect(engine="in-memory")


def _rounded(value: pl.Expr) -> pl.Expr:
    """The value without the last digits that binary arithmetic adds: 47.5 × 1e9, 1.1 × 1e9. Whole numbers stay."""
    return pl.when((value == value.floor()) & (value.abs() < 1e15)).then(value).otherwise(value.round_sig_figs(15))


def _apart(found: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """Low, high and bound of what is found apart from the numerals: multiples in words and times of races."""
    found = found.with_columns(bound=read_bounds(found, lexicon))
    return found.select(
        "doc_id",
        "sentence_no",
        "origin",
        "start",
        "end",
        "kind",
        low=pl.when(pl.col("bound") != "at_most").then("value"),
        high=pl.when(pl.col("bound") != "at_least").then("value"),
        unit="unit",
        bound="bound",
        vague=pl.lit(value=False),
        counted_at=pl.lit(None, dtype=pl.Int32),
        counted_size=pl.lit(None, dtype=pl.Int32),
        counted_in=pl.lit(None, dtype=pl.Int32),
        per=pl.lit(None, dtype=pl.String),
    )


def _placed(figures: pl.DataFrame, sentences: pl.DataFrame, numbers: pl.DataFrame) -> pl.DataFrame:
    """The figures with offsets in the document and their surface, as the schema has them."""
    # The sentences are numbered by their rows.
    placed = (
        figures.with_columns(
            sentences["text"].gather(figures["sentence_no"]),
            _counted_text=sentences["text"].gather(figures["counted_in"].fill_null(figures["sentence_no"])),
        )
        .with_columns(
            start_char=pl.col("origin") + pl.col("start"),
            end_char=pl.col("origin") + pl.col("end"),
            counted=pl.when(pl.col("counted_at").is_not_null()).then(
                pl.col("_counted_text").str.slice(
                    pl.col("counted_at").cast(pl.Int64), pl.col("counted_size").cast(pl.Int64)
                )
            ),
            surface=pl.col("text").str.slice(
                pl.col("start").cast(pl.Int64), (pl.col("end") - pl.col("start")).cast(pl.Int64)
            ),
        )
        .drop("text", "_counted_text", "origin", "start", "end", "counted_at", "counted_size", "counted_in")
        .sort("doc_id", "start_char", "end_char", "kind")
    )
    overlapping = (
        (pl.col("doc_id") == pl.col("doc_id").shift(1)) & (pl.col("start_char") < pl.col("end_char").shift(1))
    ).fill_null(value=False)
    placed = placed.filter(~overlapping)
    placed = placed.with_columns(numbers["number"].gather(placed["sentence_no"]).alias("sentence_no"))
    return FIGURES.conform(with_span_id(placed, "figure_id"))

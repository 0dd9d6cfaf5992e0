"""Results go on about the quarter or year that they were published for: "Le bénéfice net atteint 18 milliards"."""

from __future__ import annotations

import polars as pl

from transforms.statements.reading.reach import reached

RESULTS = ("revenue", "revenue_growth", "profit")
QUARTER = (88, 92)
HALF = (179, 184)
YEAR = (363, 371)
"""Days from the first to the last of a quarter, a half-year and a year."""
_BORROWED = ("carried", "own_sentence", "topic")
"""Rules of subjects that the result's own clause does not name."""
_PUBLISHED = r"(?i)résultats|comptes|exercice|bilan"
"""What a sentence holds that tells of results, of which the year is that of what follows."""
_OTHER_SPANS = (
    (QUARTER, r"(?i)semestr|(?:six|neuf) (?:premiers )?mois|exercice"),
    (HALF, r"(?i)trimestr|neuf (?:premiers )?mois|exercice"),
    (YEAR, r"(?i)trimestr|semestr|(?:six|neuf) (?:premiers )?mois"),
)
"""What a sentence holds whose results are of another span than those told before: "Sur neuf mois, il atteint"."""
_NO_RESULT = (
    r"(?i)annuel|annualis|récurrent|par an[ ,.]|\bcumul|en cours|prochain|suivant|chaque |aujourd|désormais|maintenant"
    r"|actuellement|à ce jour|depuis |douze (?:derniers )?mois|glissant|précédente?s?[ ,.]|en (?:une? |deux |trois )?"
    r"(?:semaine|mois|an|jour|heure)s?[ ,.]|création|à ses débuts"
)
_THEN = (
    r"^\W*(?:[Àà] (?:son|sa|ses|l'époque) |[Aa]vant |[Pp]endant |[Ll]ors d|[Aa]u (?:début|temps|moment) )"
    r"|\balors (?:[^q]|q[^u])"
    r"|\b(?:avait|avaient|était|étaient|réalisait|réalisaient|affichait|affichaient|dégageait|dégageaient)\b"
)
"""What tells of a time before, which the sentence does not date: "Avant l'essor de l'IA, Nvidia avait vendu pour"."""
"""What a sentence holds whose results are not of the span that was published: "un revenu annualisé de 2 milliards"."""
_GOES_ON = 3
"""Sentences of a paragraph over which results go on about the same quarter or year."""
_LEAD = 5
"""Sentences before a text's first result in which it says of which quarter they are."""
_PERIOD = ["period_start", "period_end"]
_ACTUAL = pl.col("status") == "actual"


def go_on_reporting(
    claims: pl.DataFrame,
    chosen: pl.DataFrame,
    periods: pl.DataFrame,
    sentences: pl.DataFrame,
    names: pl.DataFrame,
    wholes: pl.DataFrame,
) -> pl.DataFrame:
    """The chosen periods (`f`, the period), and for results whose sentence names none that of the last ones before.

    "Au premier trimestre, Nvidia a vendu pour 44 milliards. Le bénéfice net atteint 18 milliards.": of that quarter.
    Where no result was told there, the quarter or half-year that the sentence before names is meant (`periods`: `doc`,
    `s`, the period), or the year of results, if it names the same one too (`names`: `s`, `entity_id`): "Nvidia publie
    les résultats de son premier trimestre. Le bénéfice …". In another paragraph (`sentences`: `s`, `text`) it is the
    one whose results the text told before, where these are all of one; a part of a company reports with it (`wholes`:
    `subject_id`, `whole_id`).
    """
    results = claims.filter(pl.col("metric").is_in(RESULTS)).select(
        "f", "s", "doc", "subject_id", "subject_rule", "status"
    )
    if results.join(chosen, on="f", how="anti").is_empty():
        return chosen
    ends = sentences.select("s", ends=pl.col("text").str.contains(r"\n\s*$"))
    begins = (pl.col("ends") | (pl.col("s").diff() > 1)).shift(1).fill_null(value=False)
    results = results.join(ends.select("s", paragraph=begins.cum_sum()), on="s", how="left", maintain_order="left")
    goes_on = ends.filter(~pl.col("ends")).select(pl.col("s") + 1)
    announced = _announced(_open(results, chosen).join(goes_on, on="s", how="semi"), periods, sentences, names)
    later = _told_right_before(results, chosen, sentences)
    chosen = pl.concat([chosen, later, announced.join(later, on="f", how="anti", maintain_order="left")])
    later = _told_right_before(results, chosen, sentences)
    chosen = pl.concat([chosen, later])
    results = results.join(wholes, on="subject_id", how="left", maintain_order="left").with_columns(
        subject_id=pl.coalesce("whole_id", "subject_id")
    )
    told = pl.concat([_told(results.filter(_ACTUAL), chosen), _announced_first(results, periods, sentences)])
    return pl.concat([chosen, _of_the_whole_text(_open(results.filter(_ACTUAL), chosen), told, periods, sentences)])


def _open(results: pl.DataFrame, chosen: pl.DataFrame) -> pl.DataFrame:
    """The results that have no period."""
    return results.join(chosen, on="f", how="anti", maintain_order="left")


def _told(results: pl.DataFrame, chosen: pl.DataFrame) -> pl.DataFrame:
    """The results with a whole period: `doc`, `paragraph`, `subject_id`, `status`, the period, `told_s`, `told_f`."""
    return (
        results.join(chosen, on="f", how="inner")
        .drop_nulls(_PERIOD)
        .select("doc", "paragraph", "subject_id", "status", *_PERIOD, told_s="s", told_f="f")
    )


def _told_right_before(results: pl.DataFrame, chosen: pl.DataFrame, sentences: pl.DataFrame) -> pl.DataFrame:
    """Results that go on about those of the sentences before, in their paragraph."""
    keys = ["doc", "s", "paragraph", "subject_id", "status"]
    return (
        _open(results, chosen)
        .filter(_borrowed())
        .join(reached(_told(results, chosen), "told_s", 1, _GOES_ON), on=keys, how="inner")
        # Of a sentence with "contre 1 milliard un an plus tôt" it is the later one that is gone on about.
        .sort("f", "told_s", "period_end", "told_f", descending=[False, True, True, True])
        .unique("f", keep="first", maintain_order=True)
        .join(sentences.select("s", "text"), on="s", how="left", maintain_order="left")
        .filter(~_of_another_span(), ~pl.col("text").str.contains(_THEN))
        .select("f", *_PERIOD)
    )


def _announced(
    open_results: pl.DataFrame, periods: pl.DataFrame, sentences: pl.DataFrame, names: pl.DataFrame
) -> pl.DataFrame:
    """Results of which the sentence before names the quarter, the half-year, or the year of results."""
    days = (pl.col("period_end") - pl.col("period_start")).dt.total_days()
    years = periods.filter(days.is_between(*YEAR))
    results_of = sentences.join(years.select("s").unique(), on="s", how="semi", maintain_order="left").filter(
        pl.col("text").str.contains(_PUBLISHED)
    )
    short = periods.filter(days.is_between(*QUARTER) | days.is_between(*HALF))
    named = pl.concat([short, years.join(results_of.select("s"), on="s", how="semi", maintain_order="left")]).select(
        "doc", *_PERIOD, pl.col("s") + 1, told_start="start"
    )
    before = open_results.filter(~_borrowed() & (pl.col("s") > 0)).select(pl.col("s") - 1).unique()
    told_of = (
        names.join(before, on="s", how="semi")
        .select(pl.col("s") + 1, subject_id="entity_id", told_of=pl.lit(True))
        .unique(["s", "subject_id"])
    )
    return (
        open_results.filter(pl.col("status") == "actual")
        .join(told_of, on=["s", "subject_id"], how="left", maintain_order="left")
        .filter(_borrowed() | pl.col("told_of"))
        .join(named, on=["doc", "s"], how="inner")
        .sort("f", "told_start", descending=[False, True])
        .unique("f", keep="first", maintain_order=True)
        .join(sentences.select("s", "text"), on="s", how="left", maintain_order="left")
        .filter(~pl.col("text").str.contains(_NO_RESULT))
        .select("f", *_PERIOD)
    )


def _announced_first(results: pl.DataFrame, periods: pl.DataFrame, sentences: pl.DataFrame) -> pl.DataFrame:
    """The one quarter, half-year or year whose results a text announces in its lead: as `_told`, of its first company.

    "Meta a inquiété les marchés à l'occasion de résultats du troisième trimestre".
    """
    first = results.sort("s", "f").unique("doc", keep="first", maintain_order=True)
    lead = periods.join(first.select("doc", "subject_id", first_s="s"), on="doc", how="inner", maintain_order="left")
    named = (
        lead.filter(_is_span(), (pl.col("first_s").cast(pl.Int64) - pl.col("s")).is_between(1, _LEAD))
        .join(sentences.select("s", "text"), on="s", how="inner", maintain_order="left")
        .filter(pl.col("text").str.contains(_PUBLISHED))
        .unique(["doc", *_PERIOD], keep="first", maintain_order=True)
        .filter(pl.len().over("doc") == 1)
    )
    return named.select(
        "doc",
        "subject_id",
        *_PERIOD,
        paragraph=pl.lit(None, pl.UInt32),
        status=pl.lit("actual"),
        told_s="s",
        told_f=pl.lit(None, pl.UInt32),
    ).select("doc", "paragraph", "subject_id", "status", *_PERIOD, "told_s", "told_f")


def _of_the_whole_text(
    open_results: pl.DataFrame, told: pl.DataFrame, periods: pl.DataFrame, sentences: pl.DataFrame
) -> pl.DataFrame:
    """Results of a text that has told of one quarter, half-year or year of that company alone, wherever they stand.

    But for the years that these are held against. Sentences that name another time are left out.
    """
    company = ["doc", "subject_id"]
    # The latest period told so far, and whether another ends with it: joining all with all would take a square of time.
    latest = (
        told.filter(_is_span())
        .sort(*company, "told_s", "period_end", "period_start")
        .filter(pl.col("period_end") == pl.col("period_end").cum_max().over(company))
        .with_columns(_mixed=pl.col("period_start") != pl.col("period_start").first().over(*company, "period_end"))
        .with_columns(pl.col("_mixed").cum_max().over(*company, "period_end"))
        .unique([*company, "told_s"], keep="last", maintain_order=True)
        .select(*company, "told_s", "_mixed", *_PERIOD)
        .sort("told_s")
    )
    of_text = (
        open_results.sort("s")
        .join_asof(
            latest,
            left_on="s",
            right_on="told_s",
            by=company,
            strategy="backward",
            allow_exact_matches=False,
            check_sortedness=False,
        )
        .filter(pl.col("told_s").is_not_null() & ~pl.col("_mixed"))
        .sort("f")
        .unique("f", keep="first", maintain_order=True)
        .join(sentences.select("s", "text"), on="s", how="left", maintain_order="left")
        .filter(~_of_another_span(), ~pl.col("text").str.contains(f"{_NO_RESULT}|{_THEN}"))
        .select("f", "s", *_PERIOD)
    )
    dated = periods.filter(pl.col("period_start").is_not_null() | pl.col("period_end").is_not_null())
    own = of_text.join(dated.select("s", own_end="period_end"), on="s", how="inner").filter(
        (pl.col("own_end") != pl.col("period_end").dt.offset_by("-1y")).fill_null(value=True)
    )
    return of_text.join(own, on="f", how="anti", maintain_order="left").select("f", *_PERIOD)


def _is_span() -> pl.Expr:
    """Whether the period is a quarter, a half-year or a year."""
    days = (pl.col("period_end") - pl.col("period_start")).dt.total_days()
    return days.is_between(*QUARTER) | days.is_between(*HALF) | days.is_between(*YEAR)


def _borrowed() -> pl.Expr:
    return pl.col("subject_rule").is_in(_BORROWED)


def _of_another_span() -> pl.Expr:
    """Whether the `text` tells of another span than the period's."""
    days = (pl.col("period_end") - pl.col("period_start")).dt.total_days()
    return pl.any_horizontal(
        days.is_between(*span) & pl.col("text").str.contains(words) for span, words in _OTHER_SPANS
    ).fill_null(value=False)

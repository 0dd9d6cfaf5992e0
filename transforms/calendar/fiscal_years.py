"""Whose fiscal year a text speaks of, and when that company's year begins."""

from __future__ import annotations

import polars as pl

from transforms.lexicon import Lexicon
from transforms.text.alternatives import one_of
from transforms.text.letters import LETTER

# Fewest mentions that make a company the topic of a text whose first sentence does not name it.
_FEWEST_MENTIONS = 2
_NAME_NEXT = r"^, (?:l['’]|la |le )?\p{Lu}"
"""Who did it, behind when: "Au troisième trimestre, SK Hynix"."""
_LEAD = 80
_FISCAL_YEAR = r"(?:exercice|année) (?:fiscale?|décalée?|comptable)[^.;]*$"
"""What stands before a quarter of a company's own year, in its sentence."""
_NEAR = 3
"""Sentences after which a company is no longer whom a text goes on about."""


def add_fiscal_calendar(expressions: pl.DataFrame, sentences: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The expressions with `first_month` of the fiscal year they name, and `named_after` ("start" or "end").

    Both are null where the expression names no fiscal year, or the text no company of `fiscal_calendars.csv`. Of
    several companies in the sentence the last before the expression counts, else the first after it; of those in other
    sentences that the text names twice, or first of all, the one named last shortly before, else the one named most.
    After "le premier trimestre fiscal", a mere "deuxième trimestre" of the same text is a fiscal one too (`fiscal`),
    "le trimestre en cours" one of its quarters.
    """
    calendars = lexicon["fiscal_calendars"].select("form", pl.col("first_month").cast(pl.Int32), "named_after")
    expressions = _of_told_year(expressions, sentences)
    asked = expressions.filter("fiscal").select("doc_id", "sentence", "start", "end")
    if asked.is_empty():
        return expressions.with_columns(
            first_month=pl.lit(None, dtype=pl.Int32), named_after=pl.lit(None, dtype=pl.String)
        )
    company = rf"(?:^|[^{LETTER}\p{{N}}])({one_of(calendars['form'])})(?:[^{LETTER}\p{{N}}]|$)"
    sentence = sentences["lower"].gather(asked["sentence"])
    topics = _topics(asked, sentences, company)
    most = topics.unique("doc_id", keep="first", maintain_order=True)
    found = asked.with_columns(
        _before=sentence.str.slice(0, asked["start"]).str.extract_all(company).list.last().str.extract(company),
        _after=sentence.str.slice(asked["end"]).str.extract(company),
        _near=_named_near(asked, sentences, company),
    )
    known = topics.select("doc_id", _near="_topic", _known=pl.lit(True))
    found = found.join(most, on="doc_id", how="left", maintain_order="left").join(
        known, on=["doc_id", "_near"], how="left", maintain_order="left"
    )
    form = pl.coalesce("_before", "_after", pl.when("_known").then("_near"), "_topic")
    companies = found.select("sentence", "start", form=form).join(
        calendars, on="form", how="left", maintain_order="left"
    )
    joined = expressions.join(companies.drop("form"), on=["sentence", "start"], how="left", maintain_order="left")
    is_bare = _bare()
    # "pour le trimestre en cours", "au prochain trimestre".
    current = (pl.col("unit") == "quarter") & pl.col("number").is_null() & pl.col("shift").is_not_null()
    current &= pl.col("year").is_null() & ~pl.col("fiscal")
    another = _of_another(joined.filter(is_bare | current), sentences, company)
    is_bare, current = is_bare & ~another, current & ~another
    told = pl.col("fiscal") & pl.col("form").is_in(["quarter", "quarter_code"])
    carried = {name: pl.when(told).then(name).forward_fill().over("doc_id") for name in ("first_month", "named_after")}
    return joined.with_columns(**{f"_{name}": value for name, value in carried.items()}).select(
        *(
            pl.when(is_bare | current).then(f"_{name}").otherwise(name).alias(name) if name in carried else name
            for name in joined.columns
            if name != "fiscal"
        ),
        fiscal=pl.col("fiscal") | (is_bare & pl.col("_first_month").is_not_null()),
    )


def _bare() -> pl.Expr:
    """Whether an expression is a quarter or half-year by its number alone: "au premier trimestre"."""
    return (
        pl.col("form").is_in(["quarter", "quarter_code"])
        & pl.col("year").is_null()
        & pl.col("shift").is_null()
        & ~pl.col("fiscal")
        & ~pl.col("matched").str.contains("civil|calendaire|année")
    )


def _of_told_year(expressions: pl.DataFrame, sentences: pl.DataFrame) -> pl.DataFrame:
    """The expressions, a bare quarter being `fiscal` behind a fiscal year of its sentence.

    "Nebula entame son exercice décalé : au premier trimestre".
    """
    numbered = expressions.with_row_index("_row")
    bare = numbered.filter(_bare())
    if bare.is_empty():
        return expressions
    lead = sentences["lower"].gather(bare["sentence"]).str.slice(0, bare["start"]).str.tail(_LEAD)
    told = bare.filter(lead.str.contains(_FISCAL_YEAR))["_row"]
    if told.is_empty():
        return expressions
    return numbered.with_columns(fiscal=pl.col("fiscal") | pl.col("_row").is_in(told.implode())).drop("_row")


def _of_another(bare: pl.DataFrame, sentences: pl.DataFrame, company: str) -> pl.Expr:
    """Whether an expression's sentence goes on with a name, and names no company with a fiscal year of its own.

    "Micron … son premier trimestre fiscal. Au troisième trimestre, SK Hynix": a quarter of the calendar. `bare` are the
    quarters that may be fiscal ones. Any name counts: whose they are is not known where dates are read.
    """
    text = sentences.select("folded", "lower")[bare["sentence"]]
    named = text["folded"].str.slice(bare["end"]).str.contains(_NAME_NEXT)
    other = bare.filter(named & ~text["lower"].str.contains(company))
    return pl.col("sentence").is_in(other["sentence"].implode())


def _topics(asked: pl.DataFrame, sentences: pl.DataFrame, company: str) -> pl.DataFrame:
    """`doc_id` and `_topic`: the companies that each of the texts names twice or first of all, the most named first."""
    # A line with the date alone is no sentence of the text.
    told = sentences.filter(pl.col("section") != "header").join(
        asked.select("doc_id").unique(), on="doc_id", how="semi", maintain_order="left"
    )
    return (
        told.select("doc_id", "sentence_no", "lower", _opens=pl.col("sentence_no").min().over("doc_id"))
        .filter(pl.col("lower").str.contains(company))
        .select("doc_id", "sentence_no", "_opens", _topic=pl.col("lower").str.extract_all(company))
        .explode("_topic")
        .with_columns(pl.col("_topic").str.extract(company))
        .group_by("doc_id", "_topic", maintain_order=True)
        .agg(_mentions=pl.len(), _first=pl.col("sentence_no").first(), _opens=pl.col("_opens").first())
        .filter((pl.col("_mentions") >= _FEWEST_MENTIONS) | (pl.col("_first") == pl.col("_opens")))
        .sort("_mentions", descending=True, maintain_order=True)
        .select("doc_id", "_topic")
    )


def _named_near(asked: pl.DataFrame, sentences: pl.DataFrame, company: str) -> pl.Series:
    """The company named last in one of the sentences before those asked for; null where there is none."""
    near = []
    for back in range(1, _NEAR + 1):
        place = asked["sentence"].cast(pl.Int64) - back
        before = sentences.select("doc_id", "lower")[place.clip(0)]
        of_text = (place >= 0) & (before["doc_id"] == asked["doc_id"])
        named = before["lower"].str.extract_all(company).list.last().str.extract(company)
        near.append(named.zip_with(of_text, pl.Series([None], dtype=pl.String)))
    return pl.select(pl.coalesce(near)).to_series()

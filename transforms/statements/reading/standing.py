"""Where the named ones stand: whom they work for, whether they tell or do, whom the text speaks of most."""

from __future__ import annotations

import polars as pl

from transforms.statements.reading.cues import code

STANDING_FOR = ("head_of", "employed_by", "developed_by")
"""Relations by which someone or something stands for an organization."""
_TITLE, _TITLED = 3, 40
"""Characters between a company and its head, who is named behind it, or before it with a title between."""
_POST = (
    rf"(?:^|[^a-z\x02-\x1f])(?:le |la |son |sa )(?:pr{code('é')}sidente?|pdg|p-dg|dg|ceo|patronne|patron|boss"
    rf"|direct(?:eur g{code('é')}n{code('é')}ral|rice g{code('é')}n{code('é')}rale))"
    r"(?: du groupe| de l'entreprise)?,? $"
)
"""What stands before the name of who speaks for a company: "le PDG Satya Nadella promet 2 milliards"."""
_BRACKET = 3
"""Characters between a name and its acronym: " (" and a quotation mark."""


def with_employers(mentions: pl.DataFrame, relations: pl.DataFrame) -> pl.DataFrame:
    """The mentions with `employer_id`: whom a person leads, else works for, or who makes a product; null if unknown.

    Of those that somebody leads it is the one that the document names most: Elon Musk is xAI's where the text is of it.
    """
    posts = _posts(relations)
    several = posts.filter((pl.col("relation") == "head_of") & pl.col("valid_to").is_null()).filter(
        pl.col("employer_id").n_unique().over("entity_id") > 1
    )
    named = _named_once(mentions).group_by("doc", employer_id="entity_id").agg(named=pl.len())
    there = (
        mentions.select("doc", "entity_id")
        .join(several, on="entity_id", how="inner")
        .group_by("doc", "entity_id", "employer_id")
        .agg(pl.col("rank").min())
        .join(named, on=["doc", "employer_id"], how="inner")
        .sort("doc", "entity_id", "named", "rank", descending=[False, False, True, False])
        .unique(["doc", "entity_id"], keep="first", maintain_order=True)
        .select("doc", "entity_id", _there="employer_id")
    )
    return (
        mentions.join(employers(relations), on="entity_id", how="left", maintain_order="left")
        .join(there, on=["doc", "entity_id"], how="left", maintain_order="left")
        .with_columns(employer_id=pl.coalesce("_there", "employer_id"))
        .drop("_there")
    )


def with_told_posts(mentions: pl.DataFrame, told: pl.DataFrame) -> pl.DataFrame:
    """The mentions with the `employer_id` of those who lead a company only by what their own text says.

    What one text says of a person must not change how another is read: `told` are relations with their `doc`.
    """
    heads = (
        told.filter((pl.col("relation") == "head_of") & pl.col("valid_to").is_null())
        .sort("doc", "subject_id", "object_id")
        .unique(["doc", "subject_id"], keep="first", maintain_order=True)
        .select("doc", entity_id="subject_id", _told="object_id")
    )
    return (
        mentions.join(heads, on=["doc", "entity_id"], how="left", maintain_order="left")
        .with_columns(employer_id=pl.coalesce("employer_id", "_told"))
        .drop("_told")
    )


def employers(relations: pl.DataFrame) -> pl.DataFrame:
    """The organization that each person leads, else works for, now rather than once: `entity_id`, `employer_id`.

    Of a product it is the one that makes it.
    """
    return _posts(relations).unique("entity_id", keep="first", maintain_order=True).select("entity_id", "employer_id")


def _posts(relations: pl.DataFrame) -> pl.DataFrame:
    """Who stands for whom, the likeliest first: `entity_id`, `employer_id`, `relation`, `rank`."""
    return (
        relations.filter(pl.col("relation").is_in(STANDING_FOR))
        .sort(
            "subject_id",
            pl.col("valid_to").is_not_null(),
            pl.col("relation") != "head_of",
            pl.col("valid_from"),
            "object_id",
            descending=[False, False, False, True, False],
            nulls_last=True,
        )
        .select("relation", "valid_to", entity_id="subject_id", employer_id="object_id")
        .with_row_index("rank")
    )


def _named_once(mentions: pl.DataFrame) -> pl.DataFrame:
    """The mentions by name, an acronym in brackets right behind its name left out: "la Cour des comptes (CDC)".

    What pronouns and descriptions stand for was itself guessed from what stands near.
    """
    own = mentions.filter(pl.col("method") != "coreference").sort("s", "start", "end", maintain_order=True)
    again = (
        (pl.col("s") == pl.col("s").shift(1))
        & (pl.col("entity_id") == pl.col("entity_id").shift(1))
        & (pl.col("start") - pl.col("end").shift(1)).is_between(0, _BRACKET)
    )
    return own.filter(~again.fill_null(False))


def leading_names(mentions: pl.DataFrame, reporters: pl.DataFrame) -> pl.DataFrame:
    """The names that a document has more often than any other of their kind: `doc`, `entity_id`."""
    return (
        _named_once(mentions)
        .join(reporters, on="entity_id", how="anti")
        .group_by("doc", "entity_id")
        .agg(pl.len().alias("named"), pl.col("kind").first())
        .filter(pl.col("named") > 1)
        .filter(pl.col("named") == pl.col("named").max().over("doc", "kind"))
        .select("doc", "entity_id")
    )


def organization_names(mentions: pl.DataFrame) -> pl.DataFrame:
    """The mentions of organizations by their names, each told once."""
    return _named_once(mentions.filter(pl.col("kind") == "organization"))


def recurring_names(named: pl.DataFrame) -> pl.DataFrame:
    """The organizations that a document names more than once: `doc`, `entity_id`. Takes `organization_names`."""
    return named.group_by("doc", "entity_id").len().filter(pl.col("len") > 1).select("doc", "entity_id")


def document_topics(named: pl.DataFrame, mentions: pl.DataFrame, reporters: pl.DataFrame) -> pl.DataFrame:
    """The organization that each document names most, the first of several: `doc`, `entity_id`, `kind`, `topic_s`.

    Named more than once, but for the only one that a document names and then calls "le groupe" or "il". Takes
    `organization_names`, and all `mentions`. `topic_s` is the first sentence that names it.
    """
    called = mentions.filter(pl.col("method") == "coreference").select("doc", "entity_id", called=True).unique()
    return (
        named.join(reporters, on="entity_id", how="anti")
        .group_by("doc", "entity_id")
        .agg(pl.len().alias("named"), pl.col("kind").first(), topic_s=pl.col("s").min(), start=pl.col("start").min())
        .join(called, on=["doc", "entity_id"], how="left", maintain_order="left")
        .filter((pl.col("named") > 1) | ((pl.len().over("doc") == 1) & pl.col("called")))
        .sort("doc", "named", "topic_s", "start", "entity_id", descending=[False, True, False, False, False])
        .unique("doc", keep="first", maintain_order=True)
        .drop("named", "start", "called")
    )


def document_sites(mentions: pl.DataFrame) -> pl.DataFrame:
    """The site or project that each document names more than once and as the only one: as `document_topics`."""
    return (
        mentions.filter((pl.col("method") != "coreference") & (pl.col("kind") == "site"))
        .group_by("doc")
        .agg(
            pl.len().alias("named"),
            pl.col("entity_id").n_unique().alias("several"),
            pl.col("entity_id").first(),
            pl.col("kind").first(),
        )
        .filter((pl.col("named") > 1) & (pl.col("several") == 1))
        .sort("doc")
        .select("doc", "entity_id", "kind", topic_s=pl.lit(-1, pl.Int64))
    )


def _after_title() -> pl.Expr:
    """Whether the company stands right before: "le PDG de Meta, Mark Zuckerberg,"."""
    company = (pl.col("s") == pl.col("s").shift(1)) & (pl.col("employer_id") == pl.col("entity_id").shift(1))
    away = pl.col("start") - pl.col("end").shift(1)
    return company & (pl.col("role").shift(1) == "genitive") & away.is_between(1, _TITLE)


def _before_title() -> pl.Expr:
    """Whether the company stands in an apposition: "Mark Zuckerberg, PDG de Meta,"."""
    company = (pl.col("s") == pl.col("s").shift(-1)) & (pl.col("employer_id") == pl.col("entity_id").shift(-1))
    away = pl.col("start").shift(-1) - pl.col("end")
    between = pl.col("before_words").shift(-1).str.slice(-away.cast(pl.Int64))
    return (
        company
        & (pl.col("role").shift(-1) == "genitive")
        & away.is_between(1, _TITLED)
        & between.str.starts_with(",").fill_null(False)
    )


def with_standing(mentions: pl.DataFrame, reporters: pl.DataFrame, leading: pl.DataFrame) -> pl.DataFrame:
    """The mentions with `topic_start`, `reports`, `leading` and `titled`.

    `topic_start`: the first name of the sentence that is no complement and in no inserted clause; `reports`: whether
    it is one of the papers and agencies of reporters.csv (`entity_id`); `leading`: whether the document names no other
    of its kind more often; `titled`: whether the name of whom it works for stands beside it ("le PDG de Meta, X").
    """
    # Masked: a pattern is searched only where the rest holds.
    leads = (pl.col("kind") == "person") & pl.col("employer_id").is_not_null()
    in_post = leads & pl.when(leads).then("before_words").str.contains(_POST)
    mentions = mentions.with_columns(titled=(_after_title() | _before_title() | in_post).fill_null(False))
    topics = (
        mentions.filter((pl.col("role") == "nominal") & pl.col("aside_end").is_null())
        .group_by("s")
        .agg(topic_start=pl.col("start").min())
    )
    return (
        mentions.join(topics, on="s", how="left", maintain_order="left")
        .join(reporters.with_columns(reports=True), on="entity_id", how="left", maintain_order="left")
        .join(leading.with_columns(leading=True), on=["doc", "entity_id"], how="left", maintain_order="left")
        .with_columns(pl.col("reports", "leading").fill_null(False))
    )

"""Who a figure is about where its sentence names nobody: whom the sentences before, or the whole article, speak of."""

from __future__ import annotations

import polars as pl

from transforms.statements.reading.plants import PLANT
from transforms.statements.subjects.subjects import CHOSEN, NOBODY, NOWHERE

CARRIED_SENTENCES = 4
_NOT_THE_TOPIC = 1.5
"""Points lost by a name of the sentence before that was not its subject."""
_COMPLEMENT = 2.5
"""Rank of a name that is a complement: carried over only where the document speaks of it most."""
_PRESENTED = 48
"""Characters from a sentence's begin to the name that it is for."""
_LATER_NAME = 1.5
_OPENING = 6
"""Characters from a sentence's begin to the name of the place that opens it."""
_HEADED = 1.0
"""Points that the only name of the heading has before the name that the document has most."""
_OF_SITE = 6.0
"""Points of a site where the sentence speaks of "ce projet"."""
_RESULTS = ("revenue", "revenue_growth", "profit")
_SAME_PARAGRAPH = 2.0
"""Points of who is the subject of a sentence of the same paragraph: results are told company by company."""
_POSSESSED = 2.0
"""Points of who is the subject of the sentence before one that begins with what is theirs: "Sa valorisation …"."""
_THEIRS = r'^[" -]*(?:Sa|Son|Ses) [a-zà-ÿ]'
_TAIL = 3
"""Characters at a sentence's end in which the line of the paragraph breaks."""
_GROWN = 16.0
"""Points of whose the value is that a sentence begins by taking up: more than those of who tells of it."""
_LEADING = 1.1
"""Points of the name of its kind that the document names most."""


def carried_candidates(
    claims: pl.DataFrame,
    mentions: pl.DataFrame,
    fits: pl.DataFrame,
    doc_of: pl.DataFrame,
    of_sites: pl.DataFrame,
    paragraphs: pl.DataFrame,
    recurring: pl.DataFrame,
    points: dict[str, float],
) -> pl.DataFrame:
    """Subjects of the sentences before, for claims whose own sentence names none: as `subject_candidates`.

    `of_sites` are the sentences (`s`) whose subject is a project or a site without its name; `paragraphs` as
    `sentence_openings`, `recurring` as `recurring_names`.
    """
    if claims.is_empty():
        return NOBODY
    rank = (
        pl.when((pl.col("role") == "nominal") & (pl.col("start") == pl.col("topic_start")))
        .then(0.0)
        .when(pl.col("role") == "genitive")
        .then(1.0)
        .when((pl.col("role") == "nominal") & pl.col("aside_end").is_null())
        .then(1.5)
        .otherwise(_COMPLEMENT)
    )
    # "Mauvaise passe pour Ubisoft.": a sentence without a verb tells of whom the next ones are.
    presented = (pl.col("role") == "for") & pl.col("start").is_between(1, _PRESENTED)
    rank = pl.when(presented).then(_LATER_NAME).otherwise(rank)
    # "En Irlande, …": where all that follows happens.
    located = (pl.col("kind") == "place") & (pl.col("role") == "in") & (pl.col("start") <= _OPENING)
    rank = pl.when("related").then(_COMPLEMENT).when(located).then(0.0).otherwise(rank)
    topics = (
        mentions.filter(~pl.col("reports") & ~((pl.col("kind") == "product") & pl.col("goods")))
        .with_columns(rank=rank)
        .filter((pl.col("rank") < _COMPLEMENT) | pl.col("leading"))
        .sort("s", "kind", "rank", "start", "entity_id")
        .unique(["s", "kind"], keep="first", maintain_order=True)
        .join(recurring.with_columns(recurs=True), on=["doc", "entity_id"], how="left", maintain_order="left")
        .with_columns(recurs=pl.col("recurs").fill_null(value=False) | (pl.col("method") == "coreference"))
        .select("s", "kind", "entity_id", "employer_id", "chain", "start", "end", "role", "rank", "leading", "recurs")
    )
    steps = pl.DataFrame({"step": range(1, CARRIED_SENTENCES + 1)}, schema={"step": pl.UInt32})
    stands = pl.col("kind") == "person"
    of_paragraph = pl.col("metric").is_in(_RESULTS) & (pl.col("s") >= pl.col("paragraph"))
    return (
        claims.select("f", "s", "doc", "metric", "form")
        .join(paragraphs, on="s", how="left")
        .join(of_sites.with_columns(_of_site=True), on="s", how="left")
        .join(steps, how="cross")
        .filter(pl.col("s") >= pl.col("step"))
        .with_columns(s=pl.col("s") - pl.col("step"))
        .join(doc_of.rename({"doc": "_doc"}), on="s", how="inner")
        .filter(pl.col("doc") == pl.col("_doc"))
        .join(topics, on="s", how="inner")
        .join(fits, on=["metric", "kind"], how="inner")
        .with_columns(
            score=points["carried"]
            + pl.col("weight").cast(pl.Float64)
            - points["carried_step"] * (pl.col("step") - 1)
            - pl.col("rank") * _NOT_THE_TOPIC
            + pl.when("leading").then(_LEADING).otherwise(0.0)
            + pl.when(pl.col("theirs") & (pl.col("step") == 1) & (pl.col("rank") < _COMPLEMENT))
            .then(_POSSESSED)
            .otherwise(0.0)
            + pl.when(of_paragraph & (pl.col("rank") == 0) & pl.col("recurs")).then(_SAME_PARAGRAPH).otherwise(0.0)
            + pl.when(pl.col("_of_site") & pl.col("kind").is_in(["site", PLANT])).then(_OF_SITE).otherwise(0.0),
            subject_id=pl.when(stands)
            .then(pl.col("employer_id").fill_null(pl.col("entity_id")))
            .otherwise(pl.col("entity_id")),
            subject_rule=pl.lit("carried"),
        )
        # An area is an organization's only where its own sentence says so or speaks of its site: "Le site couvre 2 ha".
        .filter((pl.col("metric") != "site_size") | (pl.col("kind") != "organization") | pl.col("_of_site"))
        # What an expert says of others is not about the expert.
        .filter((pl.col("score") > points["least_carried"]) & (~stands | pl.col("employer_id").is_not_null()))
        .select(CHOSEN)
    )


def sentence_openings(sentences: pl.DataFrame) -> pl.DataFrame:
    """How sentences go on: `s`, `paragraph` (its first sentence), `theirs`. Takes `s`, `doc` and `text`.

    `theirs`: whether it begins with what is somebody's of the sentence before ("Sa valorisation …").
    """
    begins = (pl.col("doc") != pl.col("doc").shift(1)) | pl.col("text").shift(1).str.slice(-_TAIL).str.contains(
        "\n", literal=True
    )
    return sentences.select(
        "s",
        paragraph=pl.when(begins.fill_null(True)).then("s").forward_fill(),
        theirs=pl.col("text").str.contains(_THEIRS),
    )


def topic_candidates(
    claims: pl.DataFrame, topics: pl.DataFrame, metrics: pl.DataFrame, fits: pl.DataFrame, score: float
) -> pl.DataFrame:
    """The organization that the document is about, where the sentence names none: as `subject_candidates`.

    An article names rivals and customers by the way: "Oracle en a commandé 50 000. ¶ Le chiffre d'affaires …" is that
    of the company whose results they are. `topics` as `document_topics`, `metrics` as topic_metrics.csv.
    """
    if claims.is_empty() or topics.is_empty():
        return NOBODY
    return (
        claims.join(metrics.select("metric"), on="metric", how="semi", maintain_order="left")
        .select("f", "s", "doc", "metric", "form")
        .join(topics, on="doc", how="inner")
        .filter(pl.col("topic_s") < pl.col("s"))
        .join(fits, on=["metric", "kind"], how="inner")
        .with_columns(
            subject_id=pl.col("entity_id"),
            subject_rule=pl.lit("topic"),
            score=score + pl.col("weight").cast(pl.Float64),
            **NOWHERE,
        )
        .select(CHOSEN)
    )


def headings(sentences: pl.DataFrame) -> pl.DataFrame:
    """The titles and headings: `s`, `doc`. Takes sentences with their `section`."""
    return sentences.filter(pl.col("section") == "headline").select("s", "doc")


def heading_candidates(
    claims: pl.DataFrame,
    mentions: pl.DataFrame,
    sentences: pl.DataFrame,
    metrics: pl.DataFrame,
    fits: pl.DataFrame,
    score: float,
) -> pl.DataFrame:
    """The only organization that the heading above names, where the sentence names none: as `subject_candidates`.

    Besides those that only tell whose another is: "Scaleway, filiale d'Iliad, perd de l'argent".

    `sentences` with their `section`, `metrics` is topic_metrics.csv, `score` that of the name of the whole document.
    """
    if claims.is_empty():
        return NOBODY
    titles = headings(sentences)
    named = (
        mentions.filter((pl.col("kind") == "organization") & (pl.col("method") != "coreference"))
        .filter(~pl.col("goods") & ~pl.col("reports") & ~pl.col("related"))
        .join(titles, on="s", how="semi")
        .group_by("s")
        .agg(pl.col("entity_id").unique(), pl.col("kind").first())
    )
    above = titles.join(named, on="s", how="left").sort("doc", "s").with_columns(pl.col("s").alias("heading"))
    # What stands below a heading without names goes on about the one of the title.
    above = above.with_columns(
        pl.when(pl.col("entity_id").is_null()).then(pl.col(slot).first().over("doc")).otherwise(slot).alias(slot)
        for slot in ("kind", "entity_id")
    )
    above = above.with_columns(pl.when(pl.col("entity_id").list.len() == 1).then(pl.col("entity_id").list.first()))
    return (
        claims.join(metrics.select("metric"), on="metric", how="semi", maintain_order="left")
        .select("f", "s", "doc", "metric", "form")
        .sort("doc", "s", "f")
        .join_asof(above, on="s", by="doc", strategy="backward", allow_exact_matches=False, check_sortedness=False)
        .filter(pl.col("entity_id").is_not_null())
        .join(fits, on=["metric", "kind"], how="inner")
        .with_columns(
            subject_id=pl.col("entity_id"),
            subject_rule=pl.lit("topic"),
            score=score + _HEADED + pl.col("weight").cast(pl.Float64),
            chain=pl.lit(-2, pl.Int32),
            start=pl.lit(-1, pl.Int32),
            role=pl.lit("nominal"),
        )
        .select(CHOSEN)
    )


def grown_candidates(
    claims: pl.DataFrame, chosen: pl.DataFrame, read: pl.DataFrame, becomes: pl.DataFrame
) -> pl.DataFrame:
    """Whose the value is that has grown, told in the sentence before: as `subject_candidates`.

    "ChatGPT compte 700 millions d'utilisateurs. Leur nombre a quadruplé": of ChatGPT, whoever else is named there.
    `chosen` as `choose_subjects` for the figures `read`, `becomes` is bracket_metrics.csv.
    """
    grown = claims.filter((pl.col("metric_rule") == "change") & (pl.col("anchor_start") == pl.col("fig_start")))
    if grown.is_empty():
        return NOBODY
    values = (
        read.select("f", "doc", "fig_start", before=pl.col("s").cast(pl.Int64), level="metric")
        .join(chosen.select("f", "subject_id", "chain", "start", "role"), on="f", how="inner")
        .join(becomes.select(level="metric", metric="becomes"), on="level", how="inner")
        .sort("doc", "before", "fig_start", "f")
        .unique(["doc", "before", "metric"], keep="first", maintain_order=True)
        .select("doc", "before", "metric", "subject_id", "chain", "start", "role")
    )
    return (
        grown.select("f", "doc", "metric", "form", before=pl.col("s").cast(pl.Int64) - 1)
        .join(values, on=["doc", "before", "metric"], how="inner", maintain_order="left")
        .with_columns(subject_rule=pl.lit("carried"), score=pl.lit(_GROWN))
        .select(CHOSEN)
    )

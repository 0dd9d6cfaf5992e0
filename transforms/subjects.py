"""Who a figure is about: the name that stands where the subject of its cue stands, or the one carried over."""

from __future__ import annotations

import polars as pl

from transforms.clauses import crossed, gap

_CARRIED_SENTENCES = 4
_OPENING = r"^[\" ]*(?:avec|en|gr\x06ce \x05|malgr\x02|pour|apr\x03s|outre|au-del\x05)[ ']"


def with_employers(mentions: pl.DataFrame, relations: pl.DataFrame) -> pl.DataFrame:
    """The mentions with `employer_id`: the organization that a person leads, else works for; null where unknown."""
    employers = (
        relations.filter(pl.col("relation").is_in(["head_of", "employed_by"]))
        .sort(
            "subject_id",
            pl.col("valid_to").is_not_null(),
            pl.col("relation") != "head_of",
            pl.col("valid_from"),
            "object_id",
            descending=[False, False, False, True, False],
            nulls_last=True,
        )
        .unique("subject_id", keep="first", maintain_order=True)
        .select(entity_id="subject_id", employer_id="object_id")
    )
    return mentions.join(employers, on="entity_id", how="left", maintain_order="left")


def subject_candidates(
    claims: pl.DataFrame, mentions: pl.DataFrame, fits: pl.DataFrame, openings: pl.DataFrame, points: dict[str, float]
) -> pl.DataFrame:
    """Each name of the sentence that may be a claim's subject: `f`, `subject_id`, `subject_rule`, `score`, `chain`."""
    scale = points["characters_a_point"]
    pairs = (
        claims.select(
            "f", "s", "metric", "form", "anchor_start", "anchor_end", "anchor_depth", "fig_start", "fig_end", "depth"
        )
        .join(mentions, on="s", how="inner")
        .join(fits, on=["metric", "kind"], how="inner")
        .join(openings, on="s", how="left")
    )
    role = pl.col("role")
    before = pl.col("end") <= pl.col("anchor_start")
    beyond_figure = pl.col("start") >= pl.col("fig_end")
    after_anchor = pl.col("start") >= pl.col("anchor_end")
    to_anchor = gap("anchor_start", "anchor_end", "start", "end") / scale + crossed("anchor_depth", "mention_depth")
    to_figure = gap("fig_start", "fig_end", "start", "end") / scale + (crossed("depth", "mention_depth") - 1).clip(0)
    noun = pl.col("form") != "verb"
    rule = (
        pl.when((role == "agent") & after_anchor)
        .then(pl.lit("agent"))
        .when((role == "nominal") & before)
        .then(pl.lit("nominal_before"))
        .when((role == "genitive") & noun & (after_anchor | beyond_figure))
        .then(pl.lit("genitive_after_noun"))
        .when((role == "genitive") & before)
        .then(pl.lit("genitive_before"))
        .when((role == "between") & after_anchor)
        .then(pl.lit("between"))
        .when((role == "nominal") & beyond_figure & pl.col("opening").fill_null(False))
        .then(pl.lit("nominal_after_opening"))
        .when((role == "at") & before)
        .then(pl.lit("place_of_work"))
        .when((role == "with") & before & (pl.col("kind") == "site"))
        .then(pl.lit("instrument"))
    )
    weight = pl.col("subject_rule").replace_strict(
        {name: value for name, value in points.items()}, default=None, return_dtype=pl.Float64
    )
    distance = (
        pl.when(pl.col("subject_rule") == "genitive_after_noun")
        .then(pl.min_horizontal(to_anchor, to_figure))
        .when(pl.col("subject_rule") == "nominal_after_opening")
        .then(to_figure)
        .otherwise(to_anchor)
    )
    stands = (pl.col("kind") == "person") & (pl.col("stands_for") == "employer")
    return (
        pairs.with_columns(subject_rule=rule)
        .filter(pl.col("subject_rule").is_not_null())
        .with_columns(score=weight + pl.col("weight").cast(pl.Float64) - distance)
        .with_columns(
            subject_id=pl.when(stands | ((pl.col("kind") == "person") & pl.col("speaks").fill_null(False)))
            .then(pl.col("employer_id").fill_null(pl.col("entity_id")))
            .otherwise(pl.col("entity_id"))
        )
        .filter(pl.col("score") >= points["least_subject"])
        .select("f", "subject_id", "subject_rule", "score", "chain", "start", "end", "role", "form", "entity_id")
    )


def carried_candidates(
    claims: pl.DataFrame, mentions: pl.DataFrame, fits: pl.DataFrame, doc_of: pl.DataFrame, points: dict[str, float]
) -> pl.DataFrame:
    """Subjects of the sentences before, for claims whose own sentence names none: as `subject_candidates`."""
    topics = (
        mentions.with_columns(
            _rank=pl.when(pl.col("role") == "nominal").then(0).when(pl.col("role") == "genitive").then(1).otherwise(2)
        )
        .sort("s", "kind", "_rank", "start")
        .unique(["s", "kind"], keep="first", maintain_order=True)
        .select("s", "kind", "entity_id", "employer_id", "chain", "start", "end", "role", rank="_rank")
    )
    wanted = claims.select("f", "s", "doc", "metric", "form")
    steps = pl.DataFrame({"step": range(1, _CARRIED_SENTENCES + 1)}, schema={"step": pl.UInt32})
    return (
        wanted.join(steps, how="cross")
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
            - pl.col("rank") * 1.5,
            subject_id=pl.when((pl.col("kind") == "person") & (pl.col("stands_for") == "employer"))
            .then(pl.col("employer_id").fill_null(pl.col("entity_id")))
            .otherwise(pl.col("entity_id")),
            subject_rule=pl.lit("carried"),
        )
        .filter(pl.col("score") > 0)
        .select("f", "subject_id", "subject_rule", "score", "chain", "start", "end", "role", "form", "entity_id")
    )


def choose_subjects(candidates: pl.DataFrame, points: dict[str, float]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The best subject of each figure, and the figures (`f`) where two fit equally well."""
    ranked = candidates.sort("f", "score", "start", "subject_id", descending=[False, True, False, False]).with_columns(
        _rank=pl.int_range(pl.len()).over("f")
    )
    best = ranked.filter(pl.col("_rank") == 0).drop("_rank")
    rivals = (
        ranked.filter(pl.col("_rank") > 0)
        .join(best.select("f", _best="score", _subject="subject_id", _chain="chain"), on="f")
        .filter(
            (pl.col("_subject") != pl.col("subject_id"))
            & (pl.col("_chain") != pl.col("chain"))
            & (pl.col("_best") - pl.col("score") < points["subject_margin"])
        )
        .select("f")
        .unique()
        .sort("f")
    )
    return best.join(rivals, on="f", how="anti", maintain_order="left"), rivals


def openings(coded: pl.DataFrame) -> pl.DataFrame:
    """Whether a sentence opens with a phrase that comes before its subject ("Avec 2 milliards, Meta …")."""
    return coded.select("s", opening=pl.col("coded").str.contains(_OPENING))

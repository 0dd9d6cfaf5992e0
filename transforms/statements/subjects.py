"""Who a figure is about: the name that stands where the subject of its cue stands, or the one carried over."""

from __future__ import annotations

import polars as pl

from transforms.statements.clauses import crossed, gap
from transforms.statements.cues import code

CARRIED_SENTENCES = 4
_NOT_THE_TOPIC = 1.5
"""Points lost by a name of the sentence before that was not its subject."""
_COMPLEMENT = 2.5
"""Rank of a name that is a complement: carried over only where the document speaks of it most."""
_TOPIC = 1.0
"""Points of the first name of a sentence that is no complement."""
_SPEAKER = 2.0
"""Points lost by a name that is the subject of a verb of saying, where it only says what others do."""
_REPORTER = 8.0
"""Points lost by a paper, an agency, a forecaster, who tell what others do; twice where it is telling."""
_ASIDE = 6.0
"""Points lost by a name in a relative clause or an apposition that ends before what is said."""
_LEADING = 1.5
"""Points of the name of its kind that the document names most."""
_SAME_SENTENCE_SCALE = 60.0
"""Characters to another figure of the sentence that cost a point."""
_OWN_CLAUSE = 60
"""Characters between a figure and the name that it has for itself."""
_OWN_NAME = 13.0
"""Points of that name."""
_FIRST_PERSON = 12.0
"""Points of the speaker's own organization where the sentence says "nous"."""
_OPENING = (
    r"^[\" ]*(?:"
    + "|".join(map(code, ("avec", "en", "grâce à", "malgré", "pour", "après", "outre", "au-delà")))
    + ")[ ']"
)

_CHOSEN = ("f", "subject_id", "subject_rule", "score", "chain", "start", "role", "form")


def with_employers(mentions: pl.DataFrame, relations: pl.DataFrame) -> pl.DataFrame:
    """The mentions with `employer_id`: the organization that a person leads, else works for; null where unknown."""
    return mentions.join(employers(relations), on="entity_id", how="left", maintain_order="left")


def employers(relations: pl.DataFrame) -> pl.DataFrame:
    """The organization that each person leads, else works for, now rather than once: `entity_id`, `employer_id`."""
    return (
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


def leading_names(mentions: pl.DataFrame, reporters: pl.DataFrame) -> pl.DataFrame:
    """The names that a document has more often than any other of their kind: `doc`, `entity_id`."""
    return (
        # What pronouns and descriptions stand for was itself guessed from what stands near.
        mentions.filter(pl.col("method") != "coreference")
        .join(reporters, on="entity_id", how="anti")
        .group_by("doc", "entity_id")
        .agg(pl.len().alias("named"), pl.col("kind").first())
        .filter(pl.col("named") > 1)
        .filter(pl.col("named") == pl.col("named").max().over("doc", "kind"))
        .select("doc", "entity_id")
    )


def with_standing(mentions: pl.DataFrame, reporters: pl.DataFrame, leading: pl.DataFrame) -> pl.DataFrame:
    """The mentions with `topic_start`, `reports` and `leading`.

    `topic_start`: the first name of the sentence that is no complement and in no inserted clause; `reports`: whether
    it is one of the papers and agencies of reporters.csv (`entity_id`); `leading`: whether the document names no other
    of its kind more often.
    """
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


def subject_places(table: pl.DataFrame, metrics: pl.Series) -> pl.DataFrame:
    """The table subject_places.csv, one row a metric, form, role and place, its "*" written out."""
    numbers = table.select(
        "rule",
        "metric",
        "form",
        "role",
        "place",
        pl.col("reach", "slope").cast(pl.Float64),
        base=pl.col("weight").cast(pl.Float64),
    )
    forms = pl.DataFrame({"each_form": ["verb", "noun", "raise", "reverse", "figure"]})
    each_metric = pl.DataFrame({"each_metric": metrics.unique().sort()})
    return (
        numbers.join(each_metric, how="cross")
        .filter((pl.col("metric") == "*") | (pl.col("metric") == pl.col("each_metric")))
        .join(forms, how="cross")
        .filter((pl.col("form") == "*") | (pl.col("form") == pl.col("each_form")))
        .with_columns(_own=pl.col("metric") != "*", _exact=pl.col("form") != "*")
        .sort("_own", "_exact", descending=True, maintain_order=True)
        .unique(["each_metric", "each_form", "role", "place"], keep="first", maintain_order=True)
        .select("rule", "role", "place", "reach", "slope", "base", metric="each_metric", form="each_form")
    )


def subject_candidates(
    claims: pl.DataFrame,
    mentions: pl.DataFrame,
    fits: pl.DataFrame,
    places: pl.DataFrame,
    opened: pl.DataFrame,
    points: dict[str, float],
) -> pl.DataFrame:
    """Each name of the sentence that may be a claim's subject: `f`, `subject_id`, `subject_rule`, `score`, `chain`."""
    scale = points["characters_a_point"]
    wanted = claims.select(
        "f", "s", "metric", "form", "anchor_start", "anchor_end", "anchor_depth", "fig_start", "fig_end", "depth"
    )
    to_anchor = gap("anchor_start", "anchor_end", "start", "end")
    to_figure = gap("fig_start", "fig_end", "start", "end")
    beyond_figure = pl.col("start") >= pl.col("fig_end")
    place = pl.col("place")
    by_figure = place.is_in(["after_figure", "opening"])
    stands = (pl.col("kind") == "person") & ((pl.col("stands_for") == "employer") | pl.col("speaks").fill_null(False))
    return (
        wanted.join(mentions, on="s", how="inner")
        .join(fits, on=["metric", "kind"], how="inner")
        .join(places, on=["metric", "form", "role"], how="inner")
        .join(opened, on="s", how="left")
        .filter(
            ((place == "before_cue") & (pl.col("end") <= pl.col("anchor_start")))
            | ((place == "after_cue") & (pl.col("start") >= pl.col("anchor_end")))
            | ((place == "after_figure") & beyond_figure)
            | ((place == "opening") & beyond_figure & pl.col("opening").fill_null(False))
        )
        .with_columns(
            away=pl.when(by_figure).then(to_figure).otherwise(to_anchor),
            lost=pl.when(by_figure)
            .then((crossed("depth", "mention_depth") - 1).clip(0))
            .otherwise(crossed("anchor_depth", "mention_depth")),
        )
        .filter(pl.col("away") <= pl.col("reach"))
        .with_columns(
            score=pl.col("base")
            + pl.col("weight").cast(pl.Float64)
            + pl.when(pl.col("start") == pl.col("topic_start")).then(_TOPIC).otherwise(0.0)
            - pl.col("away") * pl.col("slope") / scale
            - pl.col("lost")
            - pl.when(pl.col("speaks").fill_null(False) & (pl.col("kind") != "person")).then(_SPEAKER).otherwise(0.0)
            - pl.when(pl.col("reports") & pl.col("speaks").fill_null(False))
            .then(2 * _REPORTER)
            .when("reports")
            .then(_REPORTER)
            .otherwise(0.0)
            - pl.when((pl.col("aside_end") <= pl.col("anchor_start")).fill_null(False)).then(_ASIDE).otherwise(0.0),
            subject_id=pl.when(stands)
            .then(pl.col("employer_id").fill_null(pl.col("entity_id")))
            .otherwise(pl.col("entity_id")),
            subject_rule="rule",
        )
        .filter(pl.col("score") >= points["least_subject"])
        .sort("f", "start", "entity_id", "score", "subject_rule", descending=[False, False, False, True, False])
        .unique(["f", "start", "entity_id"], keep="first", maintain_order=True)
        .select(_CHOSEN)
    )


def own_clause_candidates(
    claims: pl.DataFrame, mentions: pl.DataFrame, figures: pl.DataFrame, fits: pl.DataFrame, points: dict[str, float]
) -> pl.DataFrame:
    """The name that a figure has for itself where it shares the cue of one before: as `subject_candidates`.

    "Meta investit 10 milliards et Google 20": the cue is before both, Google stands between the two.
    """
    ordered = figures.select("f", "s", "fig_start", "fig_end").sort("s", "fig_start", "f")
    last = ordered.select(
        "f",
        last_start=pl.when(pl.col("s") == pl.col("s").shift(1)).then(pl.col("fig_start").shift(1)),
        last_end=pl.when(pl.col("s") == pl.col("s").shift(1)).then(pl.col("fig_end").shift(1)),
    ).drop_nulls()
    return (
        claims.select("f", "s", "metric", "form", "anchor_end", "fig_start")
        .join(last, on="f", how="inner")
        .filter(pl.col("anchor_end") <= pl.col("last_start"))
        .join(mentions.filter((pl.col("role") == "nominal") & ~pl.col("reports")), on="s", how="inner")
        .filter(
            (pl.col("start") >= pl.col("last_end"))
            & (pl.col("end") <= pl.col("fig_start"))
            & (pl.col("fig_start") - pl.col("end") <= _OWN_CLAUSE)
        )
        .join(fits, on=["metric", "kind"], how="inner")
        .with_columns(
            subject_id=pl.col("entity_id"),
            subject_rule=pl.lit("own_clause"),
            score=_OWN_NAME
            + pl.col("weight").cast(pl.Float64)
            - (pl.col("fig_start") - pl.col("end")) / points["characters_a_point"],
        )
        .select(_CHOSEN)
    )


def carried_candidates(
    claims: pl.DataFrame, mentions: pl.DataFrame, fits: pl.DataFrame, doc_of: pl.DataFrame, points: dict[str, float]
) -> pl.DataFrame:
    """Subjects of the sentences before, for claims whose own sentence names none: as `subject_candidates`."""
    rank = (
        pl.when((pl.col("role") == "nominal") & (pl.col("start") == pl.col("topic_start")))
        .then(0.0)
        .when(pl.col("role") == "genitive")
        .then(1.0)
        .when((pl.col("role") == "nominal") & pl.col("aside_end").is_null())
        .then(1.5)
        .otherwise(_COMPLEMENT)
    )
    topics = (
        mentions.filter(~pl.col("reports"))
        .with_columns(rank=rank)
        .filter((pl.col("rank") < _COMPLEMENT) | pl.col("leading"))
        .sort("s", "kind", "rank", "start", "entity_id")
        .unique(["s", "kind"], keep="first", maintain_order=True)
        .select("s", "kind", "entity_id", "employer_id", "chain", "start", "end", "role", "rank", "leading")
    )
    steps = pl.DataFrame({"step": range(1, CARRIED_SENTENCES + 1)}, schema={"step": pl.UInt32})
    stands = pl.col("kind") == "person"
    return (
        claims.select("f", "s", "doc", "metric", "form")
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
            + pl.when("leading").then(_LEADING).otherwise(0.0),
            subject_id=pl.when(stands)
            .then(pl.col("employer_id").fill_null(pl.col("entity_id")))
            .otherwise(pl.col("entity_id")),
            subject_rule=pl.lit("carried"),
        )
        .filter(pl.col("score") > points["least_carried"])
        .select(_CHOSEN)
    )


def same_sentence_candidates(
    claims: pl.DataFrame,
    chosen: pl.DataFrame,
    read: pl.DataFrame,
    fits: pl.DataFrame,
    entities: pl.DataFrame,
    score: float,
) -> pl.DataFrame:
    """The subject of the nearest other figure of the sentence, for claims without one: as `subject_candidates`."""
    named = (
        chosen.join(read.select("f", "s", leader_start="fig_start"), on="f")
        .join(entities.select(subject_id="entity_id", kind="kind"), on="subject_id")
        .drop("f", "form", "score", "subject_rule")
    )
    return (
        claims.select("f", "s", "metric", "form", "fig_start")
        .join(named, on="s", how="inner")
        .join(fits.select("metric", "kind", "weight"), on=["metric", "kind"], how="inner")
        .with_columns(
            subject_rule=pl.lit("same_sentence"),
            score=score
            + pl.col("weight").cast(pl.Float64)
            - (pl.col("fig_start") - pl.col("leader_start")).abs() / _SAME_SENTENCE_SCALE,
        )
        .filter(pl.col("score") > 0)
        .select(_CHOSEN)
    )


def first_person_candidates(
    claims: pl.DataFrame,
    cues: pl.DataFrame,
    speakers: pl.DataFrame,
    relations: pl.DataFrame,
    entities: pl.DataFrame,
    scale: float,
) -> pl.DataFrame:
    """The organization that speaks of itself as "nous": as `subject_candidates`."""
    own = pl.when(pl.col("kind") == "organization").then(pl.col("speaker_id"))
    away = gap("anchor_start", "anchor_end", "cue_start", "cue_end") / scale + crossed("anchor_depth", "cue_depth")
    nearest = (
        claims.select("f", "s", "form", "anchor_start", "anchor_end", "anchor_depth")
        .join(cues.select("s", "cue_start", "cue_end", "cue_depth"), on="s", how="inner", maintain_order="left")
        .group_by("f", "form", maintain_order=True)
        .agg(away=away.min())
    )
    return (
        nearest.join(speakers, on="f", how="inner", maintain_order="left")
        .join(entities.select(speaker_id="entity_id", kind="kind"), on="speaker_id", how="left", maintain_order="left")
        .join(
            employers(relations).rename({"entity_id": "speaker_id"}), on="speaker_id", how="left", maintain_order="left"
        )
        .with_columns(
            subject_id=pl.coalesce(own, "employer_id"),
            subject_rule=pl.lit("first_person"),
            score=_FIRST_PERSON - pl.col("away"),
            chain=pl.lit(-1, pl.Int32),
            start=pl.lit(-1, pl.Int32),
            role=pl.lit("nominal"),
        )
        .filter(pl.col("subject_id").is_not_null())
        .select(_CHOSEN)
    )


def choose_subjects(candidates: pl.DataFrame, points: dict[str, float]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The best subject of each figure, and the figures (`f`) where two fit equally well."""
    ranked = candidates.sort("f", "score", "start", "subject_id", descending=[False, True, False, False]).with_columns(
        _best=(pl.col("f") != pl.col("f").shift(1)).fill_null(True)
    )
    best = ranked.filter("_best").drop("_best")
    rivals = (
        ranked.filter(~pl.col("_best"))
        .drop("_best")
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


def with_companions(subjects: pl.DataFrame, candidates: pl.DataFrame) -> pl.DataFrame:
    """The subjects, and the names in a row with them where they share a verb: "OpenAI et Google investissent".

    Elsewhere the first name of a row stands for it: "un projet mené par OpenAI, Oracle et SoftBank".
    """
    verb_shared = pl.col("subject_rule") == "nominal_before"
    row = candidates.join(
        subjects.select("f", "chain", "subject_rule", leader="subject_id"),
        on=["f", "chain", "subject_rule"],
        how="inner",
    ).sort("f", "start", "subject_id")
    several = row.filter(verb_shared)
    first = row.filter(~verb_shared).unique("f", keep="first", maintain_order=True)
    return (
        pl.concat([several, first])
        .select("f", "subject_id", "subject_rule")
        .unique(["f", "subject_id"], keep="first", maintain_order=True)
        .sort("f", "subject_id")
    )


def openings(coded: pl.DataFrame) -> pl.DataFrame:
    """Whether a sentence opens with a phrase that comes before its subject ("Avec 2 milliards, Meta …")."""
    return coded.select("s", opening=pl.col("coded").str.contains(_OPENING))

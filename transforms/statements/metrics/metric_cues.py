"""Which metric a figure states, by the cue words near it."""

from __future__ import annotations

import polars as pl

from transforms.statements.reading.clauses import FIGURE_WEIGHT, crossed, gap
from transforms.statements.reading.cues import CueFinder, code, coded, coded_bytes, spaced, text_between
from transforms.text.folding import fold, fold_case

_CROSSED_BEYOND = 3.0
"""How many times more than usual a clause between counts for a noun after its figure."""
_ANNOUNCED = 0.5
"""What distance and clauses count for where all that tells of a figure comes after it."""
_OWN_NOUN = 4
"""Characters between a figure and a noun that is its own: "3 milliards de revenus"."""
_HEADED = 14
"""Characters between a noun and the figure right behind it: "un chiffre d'affaires de 9 milliards"."""
_VERB_BETWEEN = 3.0
"""Points lost by a verb whose own figure stands before another verb, which the figure has."""
_OPENED = 3.0
"""Points that a bracket costs, as clause_cues.csv has it."""
_OWN_NOUN_MORE = 1.5
"""Points more of a noun that is a sum's own."""
_BRIDGED = 2.0
"""Points that the two commas around an insertion cost."""
_OF_A_SHARE = 1.8
"""How many times more than of another sum a noun is lost to a share of it: "3,7 % du chiffre d'affaires"."""
_LONG = 5
"""Letters of a cue that is looked for in names."""
_AS_NEAR = 3
"""Characters by which one figure is no nearer to a noun than another: "une hausse de 5 % du bénéfice à 2 milliards"."""
_TOUCHING = 24
"""Characters between a figure and the words that must stand right before it: "en baisse de plus d'un milliard"."""
_LIMITS = (
    r"^[a-z\x02-\x1f]{0,12}[\" (]{1,3}(?:(?:"
    + code("environ|quelque|près|plus|moins|au|jusqu'à|à|entre|un|peu|les|des|ses|ces|leurs|quasi|presque|seulement|")
    + code("peine|pas|maximum|de|d'|l'équivalent|les|ou|à|hauteur|quelques|autour|total|montant|toute?s?|quasiment|")
    + code("exactement|tout|juste|bien|encore|désormais|déjà|respectivement|ainsi|aussi|également|donc|lui seul")
    + code("|elle seule|d'abord|initialement|ensuite|enfin|premiers")
    + r")(?: |$|'))*[\"(+±-]?$|^['-]?$"
)
"""What may stand between them: words that limit the figure."""
_ANY_OTHER = "other"
"""The metric of whatever is no other: its nouns are as strong as need be to keep their figure from a nearer one."""
NO_METRIC = "none"
"""The metric of cues that say that a figure is of no party: "une marge d'erreur de 3 %"."""


def metric_cues(finder: CueFinder, found: pl.DataFrame, key: str = "s") -> pl.DataFrame:
    """Of the cues found those that speak for a metric: `key`, `kind`, `metric`, `side`, `form`, `weight` …."""
    return finder.of("metric", found, key, within="kind_no").filter(pl.col("weight") > 0)


def outside_names(cues: pl.DataFrame, names: pl.DataFrame, entities: pl.DataFrame, table: pl.DataFrame) -> pl.DataFrame:
    """The cues less those that are part of a name: "Crédit Agricole", "la Banque européenne d'investissement".

    `names` with `s`, `start`, `end` and `entity_id`, `entities` with their `name`, `table` is metric_cues.csv.
    """
    stems = table["cue"].str.strip_chars("*").str.to_lowercase().unique().sort()
    # "CA Technologies": short ones as words of a name, long ones anywhere in it.
    short = stems.filter(stems.str.len_chars() < _LONG)
    stems = stems.filter((stems.str.len_chars() >= _LONG) & ~stems.str.contains(" ", literal=True))
    named = entities.join(names.select("entity_id").unique(), on="entity_id", how="semi")
    lower = pl.col("name").str.to_lowercase()
    words = lower.str.split(" ").list.eval(pl.element().is_in(short.implode())).list.any()
    worded = named.filter(
        (pl.col("kind") == "organization")
        & (lower.str.contains_any(stems.to_list()) | (words & lower.str.contains(" ", literal=True)))
    )
    if worded.is_empty():
        return cues
    return _outside(cues, names.join(worded, on="entity_id", how="semi").select("s", "start", "end"))


def outside_figures(cues: pl.DataFrame, figures: pl.DataFrame) -> pl.DataFrame:
    """The cues less those that are part of a sum: "5 G$ CA" is of no turnover."""
    return _outside(cues, figures.filter(pl.col("kind") == "money").select("s", start="fig_start", end="fig_end"))


def _outside(cues: pl.DataFrame, spans: pl.DataFrame) -> pl.DataFrame:
    """The cues less those within one of the spans (`s`, `start`, `end`)."""
    inside = (
        cues.select("s", "cue_start", "cue_end")
        .join(spans, on="s", how="inner")
        .filter((pl.col("cue_start") >= pl.col("start")) & (pl.col("cue_end") <= pl.col("end")))
        .select("s", "cue_start", "cue_end")
        .unique()
    )
    return cues.join(inside, on=["s", "cue_start", "cue_end"], how="anti", maintain_order="left")


def counted_cues(figures: pl.DataFrame, finder: CueFinder) -> pl.DataFrame:
    """Metrics that the counted noun phrase allows: `f`, `metric`, `base`."""
    if figures.is_empty():
        return figures.select("f", metric=pl.lit(None, pl.String), base=pl.lit(None, pl.Float64))
    phrases = (
        figures.select("counted")
        .drop_nulls()
        .unique(maintain_order=True)
        .with_row_index("phrase")
        .with_columns(_text=spaced(coded(fold_case(fold(pl.col("counted"))))))
    )
    allowed = (
        metric_cues(finder, finder.find(phrases, "phrase", "_text", "metric"), "phrase")
        .filter(pl.col("side") == "counted")
        # The head stands first: in "chercheurs d'OpenAI et clients" the clients are not counted.
        .with_columns(base=pl.col("weight") - pl.col("cue_start") / 10)
        .group_by("phrase", "metric")
        .agg(pl.col("base").max())
    )
    return (
        figures.select("f", "counted")
        .join(phrases.select("phrase", "counted"), on="counted")
        .join(allowed, on="phrase")
        .select("f", "metric", "base")
    )


def touching_only(cues: pl.DataFrame, figures: pl.DataFrame, text: pl.DataFrame) -> pl.DataFrame:
    """The cues less those that must touch a figure and have another word between them: "met la main sur Wiz pour 2 Md".

    `text` is the sentences' `coded` text.
    """
    touching = cues.filter(pl.col("side") == "touching")
    near = (
        touching.select("s", "kind", "cue_start", "cue_end")
        .unique()
        .join(figures.select("s", "kind", "fig_start"), on=["s", "kind"], how="inner")
        .filter((pl.col("fig_start") - pl.col("cue_end")).is_between(0, _TOUCHING))
        .join(coded_bytes(text), on="s", how="inner")
        .filter(text_between("cue_end", "fig_start").str.contains(_LIMITS))
        .select("s", "kind", "cue_start", "cue_end", _near=True)
        .unique()
    )
    return (
        cues.join(near, on=["s", "kind", "cue_start", "cue_end"], how="left", maintain_order="left")
        .filter((pl.col("side") != "touching") | pl.col("_near"))
        .drop("_near")
    )


def read_metrics(
    figures: pl.DataFrame, cues: pl.DataFrame, counted: pl.DataFrame, kinds: pl.DataFrame, points: dict[str, float]
) -> pl.DataFrame:
    """The best metric of each figure that has one.

    Columns: `f`, `metric`, `score`, `anchor_start`, `anchor_end`, `anchor_depth`, `form`, `metric_rule`.

    `counted` are the `counted_cues` of the figures, `announced` among their columns says that their words all follow.
    The anchor is the cue, or the figure itself where its kind or what it counts says enough.
    """
    scale = points["characters_a_point"]
    figure = figures.select("f", "s", "kind", "fig_start", "fig_end", "depth", "bracket_end", "announced")
    side = pl.col("side")
    owned = pl.col("own").any().over("s", "kind", "cue_start")
    # "une marge de 3 % du chiffre d'affaires, à 729 millions": the sales are what the share is of.
    owned_by_share = (pl.col("own") & (pl.col("kind") == "share")).any().over("s", "cue_start")
    in_brackets = pl.col("bracket_end").is_not_null()
    # "2 milliards et un bénéfice par action de 3 dollars": what another clause begins with is its own figure's.
    parted = crossed("depth", "cue_depth") > FIGURE_WEIGHT
    as_near = pl.when(parted).then(0).otherwise(_AS_NEAR)
    context = (
        figure.join(cues, on=["s", "kind"], how="inner")
        .filter(
            ((side == "before") & ((pl.col("cue_start") < pl.col("fig_start")) | pl.col("announced")))
            | ((side == "after") & (pl.col("cue_start") >= pl.col("fig_end")))
            | (side == "either")
            | ((side == "touching") & (pl.col("fig_start") - pl.col("cue_end")).is_between(0, _TOUCHING))
        )
        # "en baisse de 5 % à 2 milliards": said of the share.
        .filter((side != "touching") | (crossed("depth", "cue_depth") < FIGURE_WEIGHT))
        # "2 milliards de ventes (1,8 attendu) et 1 milliard de bénéfice": what follows the bracket is of no use in it.
        .filter((pl.col("cue_start") < pl.col("bracket_end")).fill_null(True))
        .with_columns(
            away=gap("fig_start", "fig_end", "cue_start", "cue_end"), follows=pl.col("cue_start") >= pl.col("fig_end")
        )
        .with_columns(own=pl.col("follows") & (pl.col("away") <= _OWN_NOUN))
        .with_columns(
            _first=pl.when(~pl.col("follows")).then("fig_start").min().over("s", "kind", "cue_start"),
            _last=pl.when(~pl.col("follows") & (pl.col("form") == "verb")).then("cue_start").max().over("f"),
            _heads=(pl.col("fig_start") - pl.col("cue_end"))
            .is_between(0, _HEADED)
            .any()
            .over("s", "kind", "cue_start"),
        )
        # "2 milliards, soit 8 % du chiffre d'affaires": the share's, and not the sum's before it.
        .filter(~(owned_by_share & pl.col("follows") & ~pl.col("own")))
        # "des ventes de 2 milliards, et le bénéfice par action monte": the second clause tells of what it begins with.
        .filter((pl.col("metric") != _ANY_OTHER) | (side != "either") | ~pl.col("follows") | pl.col("own") | ~parted)
        # "un bénéfice en hausse de 5 % à 2 milliards et un chiffre d'affaires stable": of the sum that comes next.
        .filter(~(pl.col("joined") & pl.col("follows") & ~pl.col("announced")))
        # "un bénéfice de 2 milliards, soit 8 % de plus que prévu": said of the share.
        .filter((pl.col("metric") != NO_METRIC) | ~pl.col("follows") | pl.col("own"))
        .with_columns(
            score=pl.col("weight")
            - pl.col("away")
            / scale
            * pl.when("announced").then(_ANNOUNCED).when("follows").then(points["after_slope"]).otherwise(1.0)
            # "un recul de l'Ebitda (-5 %)": a figure in brackets is of what stands before them.
            - (
                crossed("depth", "cue_depth")
                - pl.when("follows").then(FIGURE_WEIGHT).when(in_brackets).then(_OPENED).otherwise(0.0)
            ).clip(0)
            * pl.when("announced")
            .then(_ANNOUNCED)
            .when(pl.col("follows") & (pl.col("form") != "verb"))
            .then(_CROSSED_BEYOND)
            .otherwise(1.0)
            # "sécurise 109 milliards d'investissements": what they are, and not what is done with them.
            # But not "accorde à Orbite 2 milliards de prêts", which tells whose they are.
            + pl.when(
                pl.col("own")
                & (pl.col("form") == "noun")
                & (pl.col("kind") == "money")
                & (pl.col("metric") != "funding")
            )
            .then(_OWN_NOUN_MORE)
            .otherwise(0.0)
            # "les ventes, plombées par …, ont reculé de 2 %": as if nothing stood between.
            + pl.when(pl.col("fig_start") >= pl.col("bridge_end"))
            .then(pl.col("bridged") / scale + _BRIDGED)
            .otherwise(0.0)
            # "lève 2 milliards pour une valorisation de 9": the second noun is the second figure's.
            - pl.when(pl.col("follows") & (pl.col("away") > pl.col("away").min().over("s", "cue_start") + as_near))
            .then(points["nearer_figure"])
            .otherwise(0.0)
            # "perd 2 milliards pour un chiffre d'affaires de 9": the noun has its own figure right behind it.
            - pl.when(pl.col("follows") & ~pl.col("own") & (pl.col("form") == "noun") & pl.col("_heads"))
            .then(points["headed_figure"])
            .otherwise(0.0)
            # "vaut 32 milliards après avoir levé 2 milliards": the first verb has a figure before the second.
            - pl.when(~pl.col("follows") & (pl.col("form") == "verb") & pl.col("_first").is_between(0, pl.col("_last")))
            .then(_VERB_BETWEEN)
            .otherwise(0.0)
            # "3 milliards de revenus ne compensent pas 8 milliards de dépenses": the first noun is the first figure's.
            - pl.when(~pl.col("own") & (pl.col("form") == "noun") & owned_by_share & pl.col("goes_on").is_null())
            .then(points["own_noun"] * _OF_A_SHARE)
            .when(~pl.col("own") & (pl.col("form") == "noun") & owned)
            .then(points["own_noun"])
            .otherwise(0.0)
        )
        .filter(pl.col("score") > 0)
        .sort("f", "metric", "score", "cue_start", descending=[False, False, True, False])
        .with_columns(
            score=pl.col("score") + points["other_cue"] * (pl.col("score").sum().over("f", "metric") - pl.col("score")),
            touching=(side == "touching").any().over("f", "metric"),
        )
        .unique(["f", "metric"], keep="first", maintain_order=True)
    )
    base = pl.concat(
        [
            counted,
            figure.join(kinds.with_columns(pl.col("weight").cast(pl.Float64)), on="kind").select(
                "f", "metric", base="weight"
            ),
        ]
    )
    scored = context.join(base, on=["f", "metric"], how="full", coalesce=True).select(
        "f",
        "metric",
        "base",
        cue_score="score",
        anchor_start="cue_start",
        anchor_end="cue_end",
        anchor_depth="cue_depth",
        form="form",
        touching="touching",
    )
    # "recrute 500 soudeurs": whom one recruits are people, whatever they are called.
    told = pl.col("base").is_not_null() | pl.col("touching")
    scored = scored.join(figure, on="f", how="left").filter((pl.col("kind") != "count") | told)
    scored = scored.with_columns(score=pl.col("base").fill_null(0) + pl.col("cue_score").fill_null(0))
    return (
        scored.filter(pl.col("score") >= points["least_metric"])
        .sort("f", "score", "metric", descending=[False, True, False])
        .unique("f", keep="first", maintain_order=True)
        .select(
            "f",
            "metric",
            "score",
            pl.col("anchor_start").fill_null(pl.col("fig_start")),
            pl.col("anchor_end").fill_null(pl.col("fig_end")),
            pl.col("anchor_depth").fill_null(pl.col("depth")),
            pl.col("form").fill_null("figure"),
            metric_rule=pl.when(pl.col("form").is_not_null())
            .then(pl.concat_str(pl.col("form"), pl.lit("_cue")))
            .when(pl.col("kind") == "count")
            .then(pl.lit("counted_noun"))
            .otherwise(pl.lit("kind")),
        )
    )

"""The metric of each figure of a reading: from its own cues, or from another figure's."""

from __future__ import annotations

import polars as pl

from transforms.statements.metrics.announced_figures import announced_figures
from transforms.statements.metrics.appraisals import as_appraisals
from transforms.statements.metrics.bought_companies import bought_companies
from transforms.statements.metrics.claim_durations import is_lasting, recurring_times, times_within
from transforms.statements.metrics.compared_values import against_metrics, change_metrics, that_of_metrics
from transforms.statements.metrics.contract_values import (
    contract_amounts,
    contract_sums,
    contracts_for_years,
    goods_sold,
)
from transforms.statements.metrics.count_levels import count_levels
from transforms.statements.metrics.counted_sites import at_figures, counted_sites, counted_units
from transforms.statements.metrics.counts_taken_up import counts_taken_up
from transforms.statements.metrics.differences import differences, parts_and_changes
from transforms.statements.metrics.echoes import (
    BARE_NUMBER,
    bracket_metrics,
    echo_metrics,
    inherit_metrics,
    instead,
    opening_metrics,
    part_metrics,
    told_of_others,
)
from transforms.statements.metrics.glosses import gloss_metrics, signed_metrics
from transforms.statements.metrics.growing_divisions import growing_divisions
from transforms.statements.metrics.headed_values import headed_values
from transforms.statements.metrics.insertions import outside_insertions, without_included
from transforms.statements.metrics.joined_costs import joined_costs, purchase_costs
from transforms.statements.metrics.kept_stakes import kept_stakes
from transforms.statements.metrics.least_sums import too_small
from transforms.statements.metrics.market_moves import market_moves
from transforms.statements.metrics.metric_cues import (
    NO_METRIC,
    counted_cues,
    metric_cues,
    outside_figures,
    outside_names,
    read_metrics,
    touching_only,
)
from transforms.statements.metrics.named_levels import joined_values, named_levels, ranked_values
from transforms.statements.metrics.opened_values import opened_values
from transforms.statements.metrics.others_parts import others_parts
from transforms.statements.metrics.paid_next import paid_next
from transforms.statements.metrics.parts_of_sales import parts_of_sales
from transforms.statements.metrics.parts_of_sets import parts_of_sets
from transforms.statements.metrics.parts_of_sums import parts_of_sums, sums_in_all
from transforms.statements.metrics.plain_statements import plain_metrics, told_by
from transforms.statements.metrics.pronoun_values import pronoun_values
from transforms.statements.metrics.purposes import (
    bid_metrics,
    built_metrics,
    burden_metrics,
    earned_metrics,
    purchase_metrics,
    supplied_metrics,
)
from transforms.statements.metrics.reached_levels import level_metrics, price_metrics, worth_changes
from transforms.statements.metrics.restatements import restated_metrics, staff_levels, staff_metrics, staff_shares
from transforms.statements.metrics.shares_of_wholes import whole_metrics
from transforms.statements.metrics.staff_cuts import staff_cuts, staff_moves
from transforms.statements.metrics.staff_sizes import staff_sizes
from transforms.statements.metrics.stake_prices import bought_shares, share_totals, stake_prices
from transforms.statements.metrics.sums_taken_up import sums_taken_up
from transforms.statements.metrics.taken_up import taken_up_metrics
from transforms.statements.metrics.valued_rounds import valued_rounds
from transforms.statements.reading.cues import code, coded_bytes, text_before
from transforms.statements.reading.reading import Reading

_KNOWN_SET = r"(?:^|[ '\"(])(?:les|des|aux|ces|ses|leurs|parmi|entre|autres?) $"
"""What stands before a number that only tells of how many the talk is: "l'un des 13 avions"."""
_LEAD = 9
_HANDFUL = r"^[^0-9]*$"
_ANY_ONE = r"(?i)^une? seule? "
_MASS = r"(?i)illi|mille|cent|aine"
"""What a number of users in words has: three clients are no users."""
_MILLIONS = r"(?i)milli(?:on|ard)"
_MEMBERS = r"(?i)^(?:membre|adhérent|fidèle|foyer|joueur)"
_HARM_LEAD = 110
_HARM = (
    r"(?:^|[^a-z\x02-\x1f])(?:pannes?|piratages?|fuites?|cyberattaques?|incendies?|failles?|bugs?|incidents?|vols?) "
    r"[^.;:]{0,80}(?:^|[^a-z\x02-\x1f])(?:"
    + code("touch|affect|impact|expos|priv|concern|perturb|paralys|pénalis")
    + r")[a-z\x02-\x1f]{0,6} [^,.;:]{0,44}$"
)
"""What stands before those whom a failure or a theft harms."""
_RIGHT_BEHIND = 20
"""Characters between a verb of winning and the clients who are won."""
_HARDLY = 0.5
"""Points of a counted noun that hardly tells: jobs may be told in persons, but "300 emplois … 20 personnes" are not."""
_NAMED = 1.5
"""Points of people who are counted right behind the name of an organization."""
_OF_ROWS = pl.DataFrame({"metric": ["departures", "headcount", "hires", "jobs", "users", "accelerator_count"]})
"""Metrics of numbers in brackets behind names that share them with a number which has a noun."""


def figure_metrics(reading: Reading, named: pl.DataFrame, points: dict[str, float]) -> pl.DataFrame:
    """The figures that have a metric, with it: the columns of `reading.figures` and of `read_metrics`.

    `named` are those in brackets right after a name (`f`). Most rules have nothing to read in most texts, and give the
    metrics back at once: their patterns take long to make ready.
    """
    figures, lexicon = reading.figures, reading.lexicon
    speaking = metric_cues(reading.finder, reading.cues)
    speaking = outside_names(speaking, reading.names, reading.numbers.entities, lexicon["metric_cues"])
    speaking = outside_insertions(touching_only(speaking, figures, reading.text), reading.text)
    speaking = outside_figures(without_included(speaking, reading.text), figures)
    allowed = counted_cues(figures.filter(pl.col("kind") == "count"), reading.finder)
    sites = counted_sites(figures, reading.near.sentences, reading.text)
    plain = pl.concat([sites, counted_units(figures, reading.near.sentences)])
    allowed = pl.concat([allowed.join(plain.select("f", "metric"), on=["f", "metric"], how="anti"), plain])
    # "Agrial (21 000 salariés)": in brackets behind a name the noun says enough, where it stands there.
    bare = figures.filter((pl.col("kind") == "count") & pl.col("surface").str.contains(BARE_NUMBER))
    told = named.join(bare.select("f"), on="f", how="anti")
    allowed = allowed.with_columns(
        base=pl.col("base")
        + pl.when((pl.col("metric") == "headcount") & pl.col("f").is_in(told["f"].implode()))
        .then(_NAMED)
        .otherwise(0.0)
    )
    # Only those behind a name share what is said of it outside their brackets.
    own = figures.join(named.select("f", _named=True), on="f", how="left", maintain_order="left").with_columns(
        bracket_end=pl.when(pl.col("_named").is_null()).then("bracket_end"),
        announced=pl.col("f").is_in(announced_figures(figures, reading.text)["f"].implode()),
    )
    metrics = read_metrics(own.filter(is_lasting()), speaking, allowed, lexicon["metric_kinds"], points)
    metrics = at_figures(metrics, figures, plain)
    others = told_of_others(figures, reading.text)
    # "Vega supprime 900 postes, devant Orbite (700) et Selene (600)": they share what is told before or behind them.
    shared = bare.select("f").join(named.select("f"), on="f", how="semi").join(_OF_ROWS, how="cross")
    fitting = pl.concat([allowed.filter(pl.col("base") > _HARDLY).select("f", "metric"), shared]).unique()
    metrics = inherit_metrics(figures, metrics, fitting, named, others)
    metrics = others_parts(figures, metrics, reading.names, reading.text)
    metrics = contract_sums(figures, metrics, reading.text, lexicon["contract_verbs"])
    metrics = contracts_for_years(figures, metrics, reading.text)
    metrics = goods_sold(figures, metrics, reading.text, lexicon["wholes"])
    metrics = burden_metrics(figures, metrics, reading.text, lexicon["burden_words"])
    metrics = earned_metrics(figures, metrics, reading.names, reading.text)
    metrics = bid_metrics(figures, metrics, reading.text)
    metrics = supplied_metrics(figures, metrics, reading.text)
    metrics = built_metrics(figures, metrics, reading.text)
    metrics = opened_values(figures, metrics, reading.text, lexicon["appraised_nouns"])
    metrics = purchase_metrics(figures, metrics, reading.text, lexicon["purchase_words"], lexicon["ware_nouns"])
    metrics = bought_companies(figures, metrics, reading.names, reading.text, lexicon["dealing_words"])
    metrics = share_totals(figures, metrics, reading.text)
    metrics = bought_shares(figures, metrics, reading.names, reading.text)
    metrics = kept_stakes(figures, metrics, reading.text)
    metrics = stake_prices(figures, metrics, reading.text, lexicon["dealing_words"])
    metrics = valued_rounds(figures, metrics, reading.text)
    metrics = part_metrics(figures, metrics, reading.text)
    metrics = restated_metrics(figures, metrics, reading.text)
    metrics = staff_metrics(figures, metrics, reading.text)
    metrics = staff_moves(figures, staff_levels(figures, metrics, reading.text), reading.text)
    metrics = parts_of_sets(figures, metrics, reading.text)
    metrics = staff_sizes(figures, metrics, reading.text, lexicon["staff_followers"])
    metrics = differences(figures, against_metrics(figures, metrics, reading.text), reading.text)
    grown = bracket_metrics(figures, metrics, reading.text, lexicon["bracket_metrics"])
    metrics = instead(metrics, grown)
    metrics = parts_of_sales(figures, metrics, reading.text, lexicon["growth_words"])
    metrics = pl.concat([metrics, opening_metrics(figures.filter(is_lasting()), metrics, speaking)])
    echoes = echo_metrics(figures, metrics, reading.of("echo"), reading.near.sentences, reading.text)
    metrics = pl.concat([metrics, echoes])
    metrics = growing_divisions(figures, metrics, reading.text, lexicon["growth_words"], lexicon["division_words"])
    metrics = change_metrics(figures, metrics, reading.text, lexicon["growth_words"], lexicon["bracket_metrics"])
    silent = pl.concat([others, told_by(figures, metrics, reading.text)])
    metrics = price_metrics(figures, metrics, reading.text)
    metrics = worth_changes(figures, metrics, reading.text)
    metrics = contract_amounts(figures, metrics, reading.text)
    sentences, becomes = reading.near.sentences, lexicon["bracket_metrics"]
    metrics = taken_up_metrics(figures, metrics, reading.text, sentences, lexicon["topic_words"], becomes)
    metrics = paid_next(figures, metrics, reading.text, sentences, lexicon["topic_words"])
    metrics = pronoun_values(
        figures, metrics, reading.text, reading.near.sentences, lexicon["topic_words"], lexicon["level_verbs"]
    )
    metrics = sums_taken_up(figures, metrics, reading.text)
    metrics = counts_taken_up(figures, metrics, reading.text, reading.finder)
    metrics = named_levels(figures, metrics, reading.text)
    metrics = count_levels(figures, metrics, reading.text)
    ranked = ranked_values(figures, metrics, named, reading.text)
    if ranked is not metrics:
        # "Suivent les jeux (4 milliards, + 30 %)".
        metrics = instead(ranked, bracket_metrics(figures, ranked, reading.text, becomes))
    metrics = staff_cuts(figures, metrics, reading.text, reading.near.sentences)
    metrics = parts_of_sums(figures, metrics, reading.text, reading.numbered)
    metrics = sums_in_all(figures, metrics, reading.text)
    metrics = headed_values(figures, metrics, reading.text, reading.near.sentences, reading.finder)
    metrics = staff_shares(figures, metrics, reading.text)
    metrics = times_within(figures, metrics, reading.text)
    metrics = that_of_metrics(figures, metrics, reading.text, lexicon["bracket_metrics"])
    metrics = joined_values(figures, metrics, reading.text)
    metrics = level_metrics(figures, metrics, reading.text, lexicon["bracket_metrics"])
    metrics = whole_metrics(figures, metrics, reading.text)
    metrics = gloss_metrics(figures, metrics, reading.text)
    metrics = signed_metrics(figures, metrics, reading.text, lexicon["bracket_metrics"])
    metrics = purchase_costs(figures, metrics, reading.text)
    metrics = pl.concat([metrics, joined_costs(figures, metrics, reading.text)])
    metrics = pl.concat(
        [metrics, plain_metrics(figures.join(silent, on="f", how="anti", maintain_order="left"), metrics)]
    )
    metrics = metrics.filter(pl.col("metric") != NO_METRIC)
    metrics = metrics.join(_known_sets(figures, metrics, reading.text), on="f", how="anti", maintain_order="left")
    metrics = metrics.join(_handfuls(figures, metrics), on="f", how="anti", maintain_order="left")
    metrics = metrics.join(recurring_times(figures, metrics, reading.text), on="f", how="anti", maintain_order="left")
    metrics = instead(metrics, _totals(figures, metrics))
    metrics = instead(metrics, _harmed(figures, metrics, reading.text))
    metrics = instead(metrics, parts_and_changes(figures, metrics, reading.text))
    metrics = instead(metrics, market_moves(figures, metrics, reading.text))
    metrics = instead(metrics, too_small(figures, metrics, reading.numbered, lexicon["least_sums"]))
    metrics = as_appraisals(figures, metrics, reading.text)
    return figures.join(metrics, on="f", how="inner", maintain_order="left")


def _known_sets(figures: pl.DataFrame, metrics: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The counts of plain things (`f`) that tell of a known set instead of stating how many there are."""
    return (
        figures.filter(pl.col("kind") == "count")
        .join(metrics.filter(pl.col("metric") == "other"), on="f", how="semi", maintain_order="left")
        .join(coded_bytes(coded), on="s", how="inner", maintain_order="left")
        .filter(text_before("fig_start", _LEAD).str.contains(_KNOWN_SET))
        .select("f")
    )


def _totals(figures: pl.DataFrame, metrics: pl.DataFrame) -> pl.DataFrame:
    """The metric `users` for clients who do not stand right behind the verb: "gagne 90 clients et en compte 900".

    And for millions of people who are attracted. As `read_metrics`.
    """
    # "attire 150 millions de personnes": nobody hires them.
    crowds = figures.filter(pl.col("surface").str.contains(_MILLIONS)).join(
        metrics.filter(pl.col("metric") == "hires"), on="f", how="inner"
    )
    # "compte 23 millions de membres": nor does anybody employ them.
    members = figures.filter(pl.col("surface").str.contains(_MILLIONS) & pl.col("counted").str.contains(_MEMBERS)).join(
        metrics.filter(pl.col("metric") == "headcount"), on="f", how="inner"
    )
    far = figures.select("f", "fig_start").join(
        metrics.filter((pl.col("metric") == "usage_growth") & (pl.col("metric_rule") == "verb_cue")),
        on="f",
        how="inner",
    )
    far = far.filter(pl.col("fig_start") - pl.col("anchor_end") > _RIGHT_BEHIND)
    return pl.concat(
        [frame.with_columns(metric=pl.lit("users")).select(metrics.columns) for frame in (far, crowds, members)]
    )


def _harmed(figures: pl.DataFrame, metrics: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The metric `other` for those whom a failure or a theft harms: "la panne a touché 4 millions d'utilisateurs".

    As `read_metrics`.
    """
    users = metrics.filter(pl.col("metric") == "users")
    if users.is_empty():
        return metrics.clear()
    harmed = (
        figures.select("f", "s", "fig_start")
        .join(users, on="f", how="inner", maintain_order="left")
        .join(coded_bytes(coded), on="s", how="inner", maintain_order="left")
        .filter(text_before("fig_start", _HARM_LEAD).str.contains(_HARM))
    )
    return harmed.with_columns(metric=pl.lit("other")).select(metrics.columns)


def _handfuls(figures: pl.DataFrame, metrics: pl.DataFrame) -> pl.DataFrame:
    """The counts (`f`) of a few clients in words, who are no users of anything: "ses deux premiers clients".

    Nor does "un seul centre" count anybody's.
    """
    surface = pl.col("surface")
    few = surface.str.contains(_HANDFUL) & ~surface.str.contains(_MASS)
    any_one = surface.str.contains(_ANY_ONE)
    said = figures.filter((pl.col("kind") == "count") & (few | any_one)).select("f", few=few, any_one=any_one)
    return (
        said.join(metrics.select("f", "metric"), on="f", how="inner", maintain_order="left")
        .filter(
            (pl.col("few") & (pl.col("metric") == "users"))
            | (pl.col("any_one") & (pl.col("metric") == "data_center_count"))
        )
        .select("f")
    )

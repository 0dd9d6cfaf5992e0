"""What a sentence opens with the value of: "Estimé à 2 milliards, le contrat de Nebula court sur cinq ans"."""

from __future__ import annotations

import polars as pl

from transforms.statements.metrics.echoes import SHARED, instead, read_by, untold
from transforms.statements.reading.cues import code, coded_bytes, text_after, text_before

_LEAD, _REST, _LEAD_BEGUN = 64, 90, 130
_PUT = (
    r"^[\" -]*(?:d'abord |initialement |"
    + code("désormais |officiellement |")
    + r")?(?:"
    + code("estimé|évalué|chiffré|valorisé|budgété|annoncé|facturé")
    + r")e?s? (?:initialement |"
    + code("désormais |aujourd'hui |au départ |")
    + rf")?(?:{code('à')}|entre|autour de)(?: [a-z\x02-\x1f']{{2,9}}){{0,3}} ?$|"
    rf"^[\" -]*d'(?:une valeur|un montant|un prix|un budget|un {code('coût')}|un investissement)"
    r"(?: totale?| globale?| estim[a-z\x02-\x1f]{1,3}| initiale?| potentiel(?:le)?)?"
    rf"(?: (?:de|d'|{code('à')}|entre))(?: [a-z\x02-\x1f']{{2,9}}){{0,3}} ?$"
)
"""What stands between the begin of a sentence and a figure that tells the worth of what follows."""
_WHAT = r"^(?: [^,;.:]{2,44})?, (?:le |la |l'|les |ce |cet |cette |ces |son |sa |leur )(?:[a-z\x02-\x1f-]{4,12} )?"
"""What stands between such a figure and the noun."""
_HEAD = (
    r"(?:^|[^a-z\x02-\x1f])(?:le |la |l'|les |un |une |ce |cet |cette |ces |son |sa |leur )"
    r"(?:[a-z\x02-\x1f-]{4,12} )?"
)
_PARTICIPLE = code("(?:estimé|évalué|chiffré|valorisé)e?s?")
_VALUED = (
    rf"(?: (?:enti{code('è')}rement )?en [a-z\x02-\x1f]{{4,12}}| [a-z\x02-\x1f]{{4,13}})?,? (?:(?:est|serait|"
    + code("était|a été|aurait été|pourrait être|dont (?:la valeur|le montant|le coût) est")
    + rf") )?{_PARTICIPLE} (?:{code('à')}|entre|autour de)(?: [a-z\x02-\x1f']{{2,9}}){{0,3}} ?$"
)
_WEIGHS = (
    r"[^,;.:0-9]{0,70} (?:"
    + code("pèse|pèserait|vaut|vaudrait|représente|représenterait|porte sur|porterait sur|s'élève à|s'élèverait à|")
    + code("se monte à|se monterait à|se chiffre à|se chiffrerait à|atteint|atteindrait|dépasse|dépasserait")
    + r")(?: [a-z\x02-\x1f']{2,9}){0,3} ?$"
)
"""What stands between a contract that a sentence begins with and its worth: "L'accord signé par Orbite pèse"."""
_PUT_ON = rf"{_PARTICIPLE} (?:{code('à')}|entre|autour de)(?: [a-z\x02-\x1f']{{2,9}}){{0,3}} ?$"
"""What stands around a noun whose worth is told right behind it: "une transaction en actions valorisée à"."""
_BY, _A_YEAR, _BY_REACH = r"^ par ", r"^ par (?:an|mois|jour|semaine|trimestre)(?:[^a-z]|$)", 16
"""What follows a sum that somebody puts a value by, and one that is due again and again."""
_MAYBE = ["investment", "project_cost", "valuation", "contract_value", "acquisition_price", "other"]
"""Metrics that the words of putting a value on may be of."""


_DEEDS = ["contract_value", "acquisition_price", "funding"]
"""Of what is built the words of putting a value on tell enough."""
_READ = ["f", *SHARED]


def opened_values(
    figures: pl.DataFrame, metrics: pl.DataFrame, coded: pl.DataFrame, nouns: pl.DataFrame
) -> pl.DataFrame:
    """The metrics, and those of sums that open a sentence and tell the worth of its subject: as `read_metrics`.

    `nouns` is appraised_nouns.csv.
    """
    stems = sorted(map(code, nouns["noun"]), key=lambda noun: (-len(noun), noun))
    kinds = nouns.select("metric", noun=pl.Series([code(noun) for noun in nouns["noun"]], dtype=pl.String))
    what = rf"({_WHAT})({'|'.join(stems)})(?:[^a-z\x02-\x1f-]|$)"
    opening = (
        untold(figures, metrics, _MAYBE)
        .filter((pl.col("kind") == "money") & (pl.col("fig_start") <= _LEAD))
        .select("f", "s", "fig_start", "fig_end", "depth")
        .join(coded_bytes(coded), on="s", how="inner", maintain_order="left")
        .filter(text_before("fig_start", _LEAD).str.contains(_PUT))
        .with_columns(_rest=text_after("fig_end", _REST))
        .with_columns(
            noun=pl.col("_rest").str.extract(what, 2),
            _away=pl.col("_rest").str.extract(what, 1).str.len_bytes().cast(pl.Int32),
        )
        .drop_nulls("noun")
        .join(kinds, on="noun", how="inner", maintain_order="left")
        .with_columns(
            anchor_start=pl.col("fig_end") + pl.col("_away"),
            anchor_end=pl.col("fig_end") + pl.col("_away") + pl.col("noun").str.len_bytes().cast(pl.Int32),
            anchor_depth="depth",
            form=pl.lit("noun"),
        )
    )
    deeds = kinds.filter(pl.col("metric").is_in(_DEEDS))
    signed = deeds.filter(pl.col("metric") == "contract_value")
    deed, contract = ("|".join(sorted(frame["noun"], key=lambda noun: (-len(noun), noun))) for frame in (deeds, signed))
    valued, weighs = rf"{_HEAD}(({deed}){_VALUED})", rf"^[\" ]*(?:le |la |l'|ce |cet |cette )(({contract}){_WEIGHS})"
    lead, rest = pl.col("_lead"), pl.col("_rest")
    closing = (
        untold(figures, metrics, _MAYBE)
        .filter(pl.col("kind") == "money")
        .join(opening.select("f"), on="f", how="anti", maintain_order="left")
        .select("f", "s", "fig_start", "fig_end", "depth")
        .join(coded_bytes(coded), on="s", how="inner", maintain_order="left")
        .with_columns(_lead=text_before("fig_start", _LEAD_BEGUN), _rest=text_after("fig_end", _BY_REACH))
        .filter(~rest.str.contains(_BY) | rest.str.contains(_A_YEAR))
        .with_columns(_put=lead.str.contains(_PUT_ON), _weighs=lead.str.contains(_WEIGHS))
        .filter(pl.col("_put") | (pl.col("_weighs") & (pl.col("fig_start") < _LEAD_BEGUN)))
        .with_columns(
            _of=pl.coalesce(
                pl.when("_put").then(lead.str.extract(valued, 1)), pl.when("_weighs").then(lead.str.extract(weighs, 1))
            ),
            noun=pl.coalesce(
                pl.when("_put").then(lead.str.extract(valued, 2)), pl.when("_weighs").then(lead.str.extract(weighs, 2))
            ),
        )
        .drop_nulls("noun")
        .join(deeds, on="noun", how="inner", maintain_order="left")
        .join(metrics.select("f", "metric"), on=["f", "metric"], how="anti", maintain_order="left")
        .with_columns(_away=pl.col("_of").str.len_bytes().cast(pl.Int32))
        .with_columns(
            anchor_start=pl.col("fig_start") - pl.col("_away"),
            anchor_end=pl.col("fig_start") - pl.col("_away") + pl.col("noun").str.len_bytes().cast(pl.Int32),
            anchor_depth="depth",
            form=pl.lit("noun"),
        )
    )
    return instead(metrics, read_by("noun_cue", pl.concat([opening.select(_READ), closing.select(_READ)])))

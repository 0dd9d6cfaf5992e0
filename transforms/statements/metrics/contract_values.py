"""What contracts are for, however far the sum stands: "a décroché un contrat pour équiper …, pour 387 millions"."""

from __future__ import annotations

import polars as pl

from transforms.statements.metrics.echoes import AT_FIGURE, instead, read_by, untold
from transforms.statements.reading.cues import code, coded_bytes, text_before, text_between

_LEAD = 200
_FOR = (
    r"[a-z\x02-\x1f]* (?:[^,;:.]{0,40} )?(?:un |une |le |la |des |son |sa |deux |ce )?"
    r"(?:nouve[a-z]+ |important[a-z]* |premi[a-z\x02-\x1f]+ |gros[a-z]* )?"
    r"(?:contrats?|contrat-cadre|commandes?|vente de [0-9]+)(?:[^;.]{0,150}),? pour (?:un montant|une valeur|un total)?"
    rf"(?: [a-z\x02-\x1f]{{3,12}}){{0,2}} ?(?:(?:de|{code('à')}|d') ?)?"
    r"(?:plus de |pr[a-z\x02-\x1f]s de |environ |quelque )?$"
)
"""What stands between the stem of a verb and the sum that the contract behind it is for."""
_GOODS_LEAD, _GOODS_REACH = 44, 110
_TRADED = (
    r"(?:^|[^a-z\x02-\x1f])(?:"
    + code("vend|vent|livr|fourni|command|construi|achet|achat|achèt|acquér|acquier|acquis|acquisit|équip|loue|remport")
    + r")[a-z\x02-\x1f]{0,7} [^,;.]{0,34}$"
)
"""What stands before goods that are dealt in: "vend à l'Inde 26 avions"."""
_NEW = r"(?i)^(?:nouve[a-z]+ |autres? |anciens? |premiers? )?"
_GOODS_FOR = (
    rf"^[^;]{{0,84}},? pour (?:un montant |une valeur |un total |la somme |une facture |un prix )?"
    rf"(?:[a-z\x02-\x1f]{{3,12}} ){{0,2}}"
    rf"(?:(?:de |{code('à')} |d')?(?:plus de |pr{code('è')}s de |environ |quelque |au moins |au total |"
    rf"pr{code('è')}s d'|plus d'|un peu |de ){{0,2}})?$"
)
"""What stands between goods and what they are sold for."""
_AMOUNT = (
    r"^[\" ]*(?:(?:le|leur|son|ce|la) (?:montant|valeur)[ ,]"
    rf"|le (?:premier|second|deuxi{code('è')}me) (?:d'un montant|d'une valeur))"
)
"""How a sentence begins that tells what the contract of the one before is for."""
_OTHER_ONE = r"^[\" ]*(?:celui|celle) (?:[a-z\x02-\x1f]{4,9} )?avec "
"""How one begins that tells of another contract: "Celui signé avec Oracle représente 300 milliards"."""
_SIGNED = ["contrat", "commande", "accord", "partenariat", "deal", "entente"]


def contract_sums(
    figures: pl.DataFrame, metrics: pl.DataFrame, coded: pl.DataFrame, verbs: pl.DataFrame
) -> pl.DataFrame:
    """The metrics, and those of sums that a contract was signed for: as `read_metrics`.

    "Il a décroché un contrat pour équiper deux villes, pour 387 millions": however far its noun is.
    `verbs` is contract_verbs.csv.
    """
    signed = rf"(?:^|[^a-z\x02-\x1f])(?:{'|'.join(map(code, verbs['stem']))}){_FOR}"
    silent = _silent(figures, metrics)
    contracts = coded.join(silent, on="s", how="semi").filter(
        pl.col("coded").str.contains_any(["contrat", "commande", "vente de "])
    )
    if contracts.is_empty():
        return metrics
    sums = (
        silent.join(coded_bytes(contracts), on="s", how="inner", maintain_order="left")
        .filter(text_before("fig_start", _LEAD).str.contains(signed))
        .with_columns(**AT_FIGURE, metric=pl.lit("contract_value"))
    )
    return instead(metrics, read_by("noun_cue", sums))


_YEARS_LEAD = 110
_FOR_YEARS = (
    r"(?:^|[^a-z\x02-\x1f])(?:contrat|accord|bail|partenariat|convention|concession)s?(?: [^.;:0-9]{0,60})? (?:de|sur) "
    r"(?:[0-9]{1,2}|[a-z-]{3,14}) ans, (?:"
    + code("évalué|estimé|chiffré|valorisé")
    + rf")e?s? {code('à')} (?:[a-z\x02-\x1f']{{2,9}} ){{0,2}}$"
)
"""What stands before what a contract for some years is worth: "un bail de 15 ans, évalué à"."""


def contracts_for_years(figures: pl.DataFrame, metrics: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The metrics, `contract_value` for what a contract is valued at behind its years: as `read_metrics`.

    And not "OpenAI, créé il y a dix ans, valorisé à 500 milliards".
    """
    sums = (
        untold(figures, metrics, ["other", "valuation", "project_cost", "funding"])
        .filter(pl.col("kind") == "money")
        .select("f", "s", "fig_start", "fig_end", "depth")
        .join(coded_bytes(coded.filter(pl.col("coded").str.contains(" ans, ", literal=True))), on="s", how="inner")
        .filter(text_before("fig_start", _YEARS_LEAD).str.contains(_FOR_YEARS))
    )
    return instead(metrics, read_by("noun_cue", sums.with_columns(**AT_FIGURE, metric=pl.lit("contract_value"))))


def goods_sold(figures: pl.DataFrame, metrics: pl.DataFrame, coded: pl.DataFrame, wholes: pl.DataFrame) -> pl.DataFrame:
    """The metrics, and those of sums that goods in a number are sold or ordered for: as `read_metrics`.

    "vend 26 avions à l'Inde pour 7 milliards". Not of what `wholes` lists, wholes.csv: shops, plants and companies.
    """
    whole = f"{_NEW}(?:{'|'.join(wholes['stem'])})"
    sums = untold(figures, metrics, ["investment", "acquisition_price", "other"]).filter(pl.col("kind") == "money")
    goods = (
        figures.filter((pl.col("kind") == "count") & ~pl.col("counted").str.contains(whole))
        .select("s", goods_start="fig_start", goods_end="fig_end")
        .join(sums.select("f", "s", "fig_start", "fig_end", "depth"), on="s", how="inner")
        .filter((pl.col("fig_start") - pl.col("goods_end")).is_between(1, _GOODS_REACH))
    )
    if goods.is_empty():
        return metrics
    goods = (
        goods.join(coded_bytes(coded), on="s", how="inner")
        .filter(
            text_between("goods_end", "fig_start").str.contains(_GOODS_FOR)
            & text_before("goods_start", _GOODS_LEAD).str.contains(_TRADED)
        )
        .sort("f", "goods_start", descending=[False, True])
        .unique("f", keep="first", maintain_order=True)
        .with_columns(
            anchor_start="goods_start",
            anchor_end="goods_end",
            anchor_depth="depth",
            form=pl.lit("verb"),
            metric=pl.lit("contract_value"),
        )
    )
    return instead(metrics, read_by("verb_cue", goods))


def contract_amounts(figures: pl.DataFrame, metrics: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The metrics, and those of amounts behind a sentence about contracts: as `read_metrics`.

    "Alstom a enregistré deux commandes. Leur montant atteint 760 millions".
    """
    silent = _silent(figures, metrics)
    beginning = coded.join(silent, on="s", how="semi")
    amounts = beginning.filter(pl.col("coded").str.contains(_AMOUNT)).select("s")
    others = beginning.filter(pl.col("coded").str.contains(_OTHER_ONE)).select("s")
    telling = pl.concat([amounts, others])
    if telling.is_empty():
        return metrics
    before = coded.filter((pl.col("s") + 1).is_in(telling["s"].implode()))
    contracts = pl.concat(
        [
            before.filter((pl.col("s") + 1).is_in(starts["s"].implode()) & pl.col("coded").str.contains_any(nouns))
            for starts, nouns in ((amounts, _SIGNED[:2]), (others, _SIGNED))
        ]
    )
    sums = (
        silent.join(telling, on="s", how="semi", maintain_order="left")
        .with_columns(before=pl.col("s").cast(pl.Int64) - 1)
        .join(
            contracts.select("doc", before=pl.col("s").cast(pl.Int64)),
            on=["doc", "before"],
            how="semi",
            maintain_order="left",
        )
        .with_columns(**AT_FIGURE, metric=pl.lit("contract_value"))
    )
    return instead(metrics, read_by("echo", sums))


def _silent(figures: pl.DataFrame, metrics: pl.DataFrame) -> pl.DataFrame:
    """The sums that no word tells the metric of, or only one of spending."""
    return untold(figures, metrics, ["investment"]).filter(pl.col("kind") == "money")

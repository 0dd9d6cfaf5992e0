"""What money is spent for, where that tells more than the verb: "débourse 10 milliards pour racheter Onyx"."""

from __future__ import annotations

import polars as pl

from transforms.statements.cues import code, coded_bytes, text_after, text_before, text_between
from transforms.statements.echoes import AT_FIGURE, SHARED, instead, read_by

_REACH = 80
_TO_BUY = (
    rf"^(?: \([^()]{{1,40}}\))?,?(?: en (?:cash|num{code('é')}raire|actions|liquide))?"
    r" (?:pour|afin de|dans) (?:l'|le |la )?(?:"
    + code("racheter|acquérir|s'offrir|s'emparer|reprendre|absorber|avaler|mettre la main|prendre le contrôle")
    + code("|s'adjuger|rachat|acquisition|reprise)")
)
"""What follows money that buys a company, also after the same sum in another currency."""


_GOT_LEAD = 30
_GOT = rf"(?:re{code('ç')}u|re{code('ç')}oi|refus|rejet|repouss|d{code('é')}clin)"
_BID_REACH = 24
_BID = r"^(?: \([^()]{1,20}\))? (?:sur |pour (?:le |la |l'|ses |son |sa |les |racheter|acqu|repren))"
"""What follows an offer for a company: "une offre de 10 milliards sur Orbite"."""
_LEAD = 200
_SIGNED = (
    r"(?:^|[^a-z\x02-\x1f])(?:"
    + code("sign|décroch|rempor|obten|conclu|emport|rafl|gagn|pass|annonc|enregistr|dévoil|attribu|confi")
    + r")[a-z\x02-\x1f]* (?:[^,;:.]{0,40} )?(?:un |une |le |la |des |son |sa |deux |ce )?"
    r"(?:nouve[a-z]+ |important[a-z]* |premi[a-z\x02-\x1f]+ |gros[a-z]* )?"
    r"(?:contrats?|contrat-cadre|commandes?|vente de [0-9]+)(?:[^;.]{0,150}),? pour (?:un montant|une valeur|un total)?"
    rf"(?: [a-z\x02-\x1f]{{3,12}}){{0,2}} ?(?:(?:de|{code('à')}|d') ?)?"
    r"(?:plus de |pr[a-z\x02-\x1f]s de |environ |quelque )?$"
)
"""A contract, and what stands between it and the sum that it is for."""


def contract_sums(figures: pl.DataFrame, metrics: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The metrics, and those of sums that a contract was signed for: as `read_metrics`.

    "Il a décroché un contrat pour équiper deux villes, pour 387 millions": however far its noun is.
    """
    contracts = coded.filter(pl.col("coded").str.contains_any(["contrat", "commande", "vente de "]))
    sums = (
        figures.filter(pl.col("kind") == "money")
        .join(metrics.filter(pl.col("metric") != "investment").select("f"), on="f", how="anti", maintain_order="left")
        .join(coded_bytes(contracts), on="s", how="inner", maintain_order="left")
        .filter(text_before("fig_start", _LEAD).str.contains(_SIGNED))
        .with_columns(**AT_FIGURE, metric=pl.lit("contract_value"))
    )
    return instead(metrics, read_by("noun_cue", sums))


_AMOUNT = (
    r"^[\" ]*(?:(?:le|leur|son|ce|la) (?:montant|valeur)[ ,]"
    rf"|le (?:premier|second|deuxi{code('è')}me) (?:d'un montant|d'une valeur))"
)
"""How a sentence begins that tells what the contract of the one before is for."""


def contract_amounts(figures: pl.DataFrame, metrics: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The metrics, and those of amounts behind a sentence about contracts: as `read_metrics`.

    "Alstom a enregistré deux commandes. Leur montant atteint 760 millions".
    """
    telling = coded.filter(pl.col("coded").str.contains(_AMOUNT)).select("s")
    contracts = coded.filter(pl.col("coded").str.contains_any(["contrat", "commande"]))
    sums = (
        figures.filter(pl.col("kind") == "money")
        .join(telling, on="s", how="semi", maintain_order="left")
        .join(metrics.filter(pl.col("metric") != "investment").select("f"), on="f", how="anti", maintain_order="left")
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


def bid_metrics(figures: pl.DataFrame, metrics: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The metrics, `acquisition_price` instead of `compensation` for offers for a company: as `read_metrics`.

    `other` for those that a company got.
    """
    offers = metrics.filter(pl.col("metric") == "compensation").select("f", *SHARED[1:])
    bids = (
        figures.filter(pl.col("kind") == "money")
        .select("f", "s", "fig_end")
        .join(offers, on="f", how="inner", maintain_order="left")
        .join(coded_bytes(coded), on="s", how="inner", maintain_order="left")
        .filter(text_between("anchor_start", "anchor_end").str.starts_with("offre"))
        .filter(text_after("fig_end", _BID_REACH).str.contains(_BID))
        # "a reçu une offre de 2 milliards": by whom it was made is told elsewhere.
        .with_columns(
            metric=pl.when(text_before("anchor_start", _GOT_LEAD).str.contains(_GOT))
            .then(pl.lit("other"))
            .otherwise(pl.lit("acquisition_price"))
        )
    )
    return instead(metrics, read_by("noun_cue", bids))


def purchase_metrics(figures: pl.DataFrame, metrics: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The metrics, `acquisition_price` instead of `investment` for what is spent to buy: as `read_metrics`."""
    spent = metrics.filter(pl.col("metric") == "investment").select("f", *SHARED[1:])
    bought = (
        figures.filter(pl.col("kind") == "money")
        .select("f", "s", "fig_end")
        .join(spent, on="f", how="inner", maintain_order="left")
        .join(coded_bytes(coded), on="s", how="inner", maintain_order="left")
        .filter(text_after("fig_end", _REACH).str.contains(_TO_BUY))
        .with_columns(metric=pl.lit("acquisition_price"))
    )
    return instead(metrics, read_by("verb_cue", bought))

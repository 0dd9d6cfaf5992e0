"""What money is spent for, where that tells more than the verb: "débourse 10 milliards pour racheter Onyx"."""

from __future__ import annotations

import polars as pl

from transforms.statements.metrics.echoes import AT_FIGURE, SHARED, instead, read_by, untold
from transforms.statements.reading.cues import code, coded_bytes, text_after, text_before, text_between

_REACH = 80
_TO = (
    rf"^(?: \([^()]{{1,40}}\))?,?(?: sur la table)?(?: en (?:cash|num{code('é')}raire|actions|liquide))?"
    r" (?:pour|afin de|dans) (?:l'|le |la )?"
)
"""What stands between a sum, also the same in another currency, and the words that tell that it buys a company."""

_OPENED = 160
_SPENT = code("(?:invest|dépens|débours|consacr)[a-z#]{0,9} [^;:.]{0,40}$").replace("#", r"\x02-\x1f")
_IN_ORDER = r"^[\" -]*(?:pour|afin de|afin d') ?(?:le |la |l')?"
"""How a sentence begins that tells first what it is about to be spent for: "Pour s'offrir Onyx, Vega débourse …"."""
_BOUGHT_FOR = (
    r"(?:^|[^a-z\x02-\x1f])(?:acquisition|rachat|rachet|rach"
    + code("èt|acquér|acquier|acquis|s'offr|empar|repris")
    + r")[a-z\x02-\x1f]{0,5} [^;:.]{3,110},? (?:moyennant|contre|pour) une? [^,;:.]{0,60}$"
)
"""What stands before what a company is bought for: "a fait l'acquisition d'Onyx, moyennant un investissement de"."""

_GOT_LEAD = 30
_GOT = rf"(?:re{code('ç')}u|re{code('ç')}oi|refus|rejet|repouss|d{code('é')}clin|accept|valid|approuv|cible d|objet d)"
_TARGET = r"(?:cible|objet) d"
_BID_REACH = 24
_BID = (
    r"^(?: \([^()]{1,20}\))? (?:(?:"
    + code("déposée|formulée|présentée|lancée|soumise")
    + r") par |sur |pour (?:le |la |l'|ses |son |sa |les |racheter|acqu|repren))"
)
"""What follows an offer for a company: "une offre de 10 milliards sur Orbite"."""

_YEARS = r"^ sur [a-z0-9\x02-\x1f]+ (?:ans|mois|ann|exercices)"
_COST_LEAD, _COST_REST = 140, 24
_COSTS = rf"(?:^|[^a-z\x02-\x1f])co{code('û')}t[a-z\x02-\x1f]{{1,5}} (?:[a-z\x02-\x1f' ]{{0,16}})?$"
_TO_WHOM = (
    rf"^ (?:{code('à')} (?:l'|la |ces? |cette )?[a-z\x02-\x1f]|aux? (?:groupe|constructeur|g{code('é')}ant|"
    rf"distributeur|laboratoire|fabricant|mastodonte|avionneur|sid{code('é')}rurgiste|op{code('é')}rateur|entreprises?|soci))"
)
"""What follows what somebody had to bear: "la grève a coûté 300 millions à Nebula"."""


def burden_metrics(
    figures: pl.DataFrame, metrics: pl.DataFrame, coded: pl.DataFrame, words: pl.DataFrame
) -> pl.DataFrame:
    """The metrics, `other` for what something that nobody builds has cost somebody: as `read_metrics`.

    `words` is burden_words.csv.
    """
    burdens = rf"(?:^|[^a-z\x02-\x1f])(?:{'|'.join(map(code, words['stem']))})"
    lead = text_before("fig_start", _COST_LEAD)
    borne = (
        figures.filter(pl.col("kind") == "money")
        .select("f", "s", "fig_start", "fig_end")
        .join(metrics.filter(pl.col("metric") == "project_cost").select("f", *SHARED[1:]), on="f", how="inner")
    )
    if borne.is_empty():
        return metrics
    borne = (
        borne.join(coded_bytes(coded), on="s", how="inner", maintain_order="left")
        .filter(text_after("fig_end", _COST_REST).str.contains(_TO_WHOM))
        .filter(lead.str.contains(_COSTS) & lead.str.contains(burdens))
        .with_columns(metric=pl.lit("other"))
    )
    return instead(metrics, read_by("verb_cue", borne))


_EARNING = ["funding", "profit", "revenue", "investment", "other", "contract_value"]
"""Metrics that words of getting money may be of, if it is no person that gets it."""
_EARNS = (
    r"^(?:,|, [^,;.]{2,40},)? (?:(?:a|aurait|avait|va|pourrait|devrait|s'est|aura|doit) )?(?:ainsi |"
    + code("déjà |alors |aussi ")
    + ")?(?:"
    + code("touch|gagn|perçoi|perçu|percev|percevr|empoch|reçu|reçoi|recev|octroy|encaiss|eu droit|droit ")
    + r")[a-z\x02-\x1f]{0,6} [^,;.]{0,24}$"
)
"""What stands between a person and the sum that he or she earns."""
_RAISED = r"^ (?:aupr|de subvention|d'aide|pour (?:sa|son|ses|leur|financer)|d'investiss)"
_EARNS_REACH = 90


def earned_metrics(
    figures: pl.DataFrame, metrics: pl.DataFrame, names: pl.DataFrame, coded: pl.DataFrame
) -> pl.DataFrame:
    """The metrics, `compensation` for what a person gets: "Tim Cook a touché 75 millions": as `read_metrics`."""
    earned = (
        untold(figures, metrics, _EARNING)
        .filter(pl.col("kind") == "money")
        .select("f", "s", "fig_start", "fig_end", "depth")
        .join(
            names.filter(pl.col("kind") == "person").select("s", person_end="end"),
            on="s",
            how="inner",
            maintain_order="left",
        )
        .filter((pl.col("fig_start") - pl.col("person_end")).is_between(1, _EARNS_REACH))
    )
    if earned.is_empty():
        return metrics
    earned = (
        earned.join(coded_bytes(coded), on="s", how="inner", maintain_order="left")
        .filter(text_between("person_end", "fig_start").str.contains(_EARNS))
        .filter(~text_after("fig_end", _COST_REST).str.contains(_RAISED))
        .unique("f", keep="first", maintain_order=True)
        .with_columns(**AT_FIGURE, metric=pl.lit("compensation"))
    )
    return instead(metrics, read_by("verb_cue", earned))


def bid_metrics(figures: pl.DataFrame, metrics: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The metrics, `acquisition_price` instead of `compensation` for offers for a company: as `read_metrics`.

    Those that a company got have a form of their own, since it is not the one that offers: "Orbite a rejeté l'offre de
    2 milliards d'Onyx". Where nothing tells that they are for a company, they are `other`.
    """
    lead, offer = text_before("anchor_start", _GOT_LEAD), text_between("anchor_start", "anchor_end")
    rest = text_after("fig_end", _BID_REACH)
    got = lead.str.contains(_GOT)
    earned, paid = (_sums(figures, metrics, coded, metric) for metric in ("compensation", "acquisition_price"))
    if earned.is_empty() and paid.is_empty():
        return metrics
    bids = (
        earned.filter(offer.str.starts_with("offre"))
        .filter(rest.str.contains(_BID) | lead.str.contains(_TARGET))
        # "des offres de 300 millions sur quatre ans".
        .filter(~rest.str.contains(_YEARS))
        .with_columns(_by=rest.str.contains(" par ", literal=True))
        .with_columns(
            metric=pl.when(got & ~pl.col("_by")).then(pl.lit("other")).otherwise(pl.lit("acquisition_price")),
            form=pl.when("_by").then(pl.lit("verb")).otherwise("form"),
        )
        .drop("_by")
    )
    offered = (
        paid.filter(offer.str.starts_with("offre") | offer.str.starts_with("opa"))
        .filter(got)
        .with_columns(metric=pl.lit("acquisition_price"), form=pl.lit("bid"))
    )
    return instead(metrics, read_by("noun_cue", pl.concat([bids, offered])))


def purchase_metrics(
    figures: pl.DataFrame, metrics: pl.DataFrame, coded: pl.DataFrame, words: pl.DataFrame, wares: pl.DataFrame
) -> pl.DataFrame:
    """The metrics, `acquisition_price` instead of `investment` for what is spent to buy: as `read_metrics`.

    But not to buy goods: "40 milliards pour acquérir des puces". `words` is purchase_words.csv, `wares` ware_nouns.csv.
    """
    goods = rf"{_TO}[^,;.]{{4,60}}[ '](?:{'|'.join(map(code, wares['noun']))})(?:[^a-z\x02-\x1f]|$)"
    buying = "|".join(map(code, words["word"]))
    to_buy, in_order_to = f"{_TO}(?:{buying})", rf"{_IN_ORDER}(?:{buying})[^;:.]*, "
    invested, paid = (_sums(figures, metrics, coded, metric) for metric in ("investment", "acquisition_price"))
    if invested.is_empty() and paid.is_empty():
        return metrics
    bought = invested.filter(
        (text_after("fig_end", _REACH).str.contains(to_buy) & ~text_after("fig_end", _REACH).str.contains(goods))
        | text_before("fig_start", _OPENED).str.contains(_BOUGHT_FOR)
        | text_before("fig_start", _OPENED).str.contains(in_order_to)
    ).with_columns(metric=pl.lit("acquisition_price"))
    # "un investissement de 18 milliards pour l'acquisition de 300 000 processeurs": goods, and no company.
    spent = (
        paid.filter(text_after("fig_end", _REACH).str.contains(goods))
        .filter(text_before("fig_start", _OPENED).str.contains(_SPENT))
        .with_columns(metric=pl.lit("investment"))
    )
    return instead(metrics, read_by("verb_cue", pl.concat([bought, spent])))


_BUILDS_REACH = 60
_BUILDS = (
    rf"^(?: suppl{code('é')}mentaires?)?(?: (?:sur|en|d'ici) [^,;.]{{2,24}})? pour (?:l[ae]s? |s[ae]s? |l')?(?:"
    + code("développ|construi|bâti|modernis|agrandi|renforc|étend|déploy|accélér|financer s|financer l|rénov|accroître")
    + ")"
)
"""What follows a sum that somebody pays to build something: "versera 2 milliards pour développer ses usines"."""
_BUYS = (
    r"^ pour (?:les |la |l'|le |son |sa |ses )(?:[a-z\x02-\x1f]+ )?(?:"
    + code(
        "activités?|division|branche|filiale|entreprise|société|start-?up|jeune pousse|concurrent|rivale?|éditeur|"
        "totalité|majorité|intégralité"
    )
    + r")(?:[^a-z\x02-\x1f]|$)"
)
"""What follows a sum that somebody pays for a company, or for a part of one: "payer 2 milliards pour les activités"."""
_PAYING = code("^(?:vers|pai|pay)")


def built_metrics(figures: pl.DataFrame, metrics: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The metrics, `investment` instead of `contract_value` for what is paid to build: as `read_metrics`.

    And `acquisition_price` for what is paid for a company or a part of one.
    """
    sums = _sums(figures, metrics, coded, "contract_value")
    if sums.is_empty():
        return metrics
    paid = sums.filter(text_between("anchor_start", "anchor_end").str.contains(_PAYING))
    behind = text_after("fig_end", _BUILDS_REACH)
    built = paid.filter(behind.str.contains(_BUILDS)).with_columns(metric=pl.lit("investment"))
    bought = paid.filter(behind.str.contains(_BUYS)).with_columns(metric=pl.lit("acquisition_price"))
    return instead(metrics, read_by("verb_cue", pl.concat([built, bought])))


_SUPPLIED = (
    r"^(?: par an)?(?: sur [^,;. ]{1,12} (?:ans|ann"
    + code("ées))? (?:pour|en) (?:des |de la |ses |du |les |sa )?(?:charges? de|capacités? (?:de c|cloud|inf)|")
    + r"services (?:cl|en n|de c)|puissance de c|calcul|ressources de c|infrastructures? cloud|cloud|puces|serveurs)"
)
"""What follows what somebody has bound himself to pay a supplier: "un engagement de 2 milliards pour des puces"."""


_USED_REACH = 90
_USED = (
    r"^(?: par an)?(?: (?:"
    + code("à")
    + r" |aux? )[^,;.]{2,24})? pour (?:"
    + code("exploiter|utiliser|l'utilisation|l'usage|une licence|la licence|accéder|l'accès|l'exploitation")
    + r")[^a-z]"
)
"""What follows what somebody pays to use what another has made: "2 milliards pour exploiter la technologie de"."""
_OWN_THINGS = r" pour [a-z\x02-\x1f']+ (?:s[ae]s?|son|leurs?) (?:propres?|nouve)"


def supplied_metrics(figures: pl.DataFrame, metrics: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The metrics, `contract_value` instead of `investment` for what a supplier is promised: as `read_metrics`.

    So is what is paid to use what another has: "a versé 650 millions à Orbite pour exploiter ses modèles".
    """
    sums = _sums(figures, metrics, coded, "investment")
    rest = text_after("fig_end", _USED_REACH)
    used = pl.concat([sums, _sums(figures, metrics, coded, "compensation")]).filter(
        rest.str.contains(_USED), ~rest.str.contains(_OWN_THINGS)
    )
    supplied = sums.filter(
        text_between("anchor_start", "anchor_end").str.starts_with("engag"),
        text_after("fig_end", _BUILDS_REACH).str.contains(_SUPPLIED),
    )
    if used.is_empty() and supplied.is_empty():
        return metrics
    contracts = pl.concat([used, supplied]).unique("f", keep="first", maintain_order=True)
    return instead(metrics, read_by("noun_cue", contracts.with_columns(metric=pl.lit("contract_value"))))


def _sums(figures: pl.DataFrame, metrics: pl.DataFrame, coded: pl.DataFrame, metric: str) -> pl.DataFrame:
    """The sums of money that have the metric, with the `_bytes` of their sentence."""
    told = metrics.filter(pl.col("metric") == metric).select("f", *SHARED[1:])
    return (
        figures.filter(pl.col("kind") == "money")
        .select("f", "s", "fig_start", "fig_end")
        .join(told, on="f", how="inner", maintain_order="left")
        .join(coded_bytes(coded), on="s", how="inner", maintain_order="left")
    )

"""What is paid for a share, and what a sentence about a purchase opens with: "Contre 2 milliards, Nebula s'offre …"."""

from __future__ import annotations

import polars as pl

from transforms.statements.metrics.echoes import AT_FIGURE, SHARED, instead, read_by, untold
from transforms.statements.reading.cues import code, coded_bytes, text_after, text_before, text_between

_MAYBE = ["other", "investment", "contract_value"]
"""Metrics that the words beside such a sum may be of."""
_REACH = 90
_LIMITS = (
    rf"(?:(?:environ|quelque|pr{code('è')}s d|plus d|moins d|(?:la somme|un montant|un total|un prix) d)"
    r"(?:e? |')){0,2}"
)
_FOR = (
    r"^ (?:du capital |des parts |des actions |des titres |du groupe |de la soci\x02t\x02 )?"
    r"(?:(?:de |d'|dans |du |au capital d)(?:[^ ,;.:()]+ ?){1,8}|restants? )?,? ?"
    rf"(?:pour|contre|moyennant|en {code('é')}change de|au prix de) {_LIMITS}$"
)
"""What stands between a share and the sum that it is bought for."""
_ANOTHER_ACT = " et | qui | dont "
"""What must not stand there: "détient 5 % d'Orbite et lui a vendu pour 2 milliards"."""
_AGAINST = (
    r"^(?: (?:"
    + code("déboursé|versé|payé|investi")
    + r")[a-z\x02-\x1f]{0,3} par [^,;.:()]{2,30})?(?: sur la table)?,? (?:contre|pour|"
    + rf"en {code('é')}change (?:de|d'|d'une participation de)) ?{_LIMITS}$"
)
"""What stands between a sum and the share that it buys."""
_OF_WHICH = rf"^ (?:dans|{code('à')}|au|chez) [^;.]{{3,80}}, dont [^;.0-9]{{3,40}}$"
"""What stands between a sum and the share of the company that it goes to: "à Orbite, dont il prendra 49 %"."""
_AGAINST_REACH, _OF_COMPANY_REACH = 60, 40
_OF_COMPANY = (
    r"^ (?:du capital |des parts |des actions |des titres )?(?:de|d'|du) ?(?:la |l'|le )?(?:[a-z\x02-\x1f-]{4,16} )?$"
)
"""What stands between a share and the company that it is of."""
_OPENS = (
    rf"^[\" -]*(?:contre|moyennant|pour|au prix d(?:e |')|en {code('é')}change d(?:e |'))"
    rf" ?(?:un (?:gros |joli )?ch{code('è')}que de |une enveloppe de |"
    r"la (?:modique |coquette )?somme de |la bagatelle de )?"
    rf"{_LIMITS}$"
)
"""What stands between the begin of a sentence and the price that it opens with."""
_TAKES_OVER = code(
    "rachet|rachèt|ach(?:e|è)te?r? (?:la totalité|l'intégralité|l'ensemble|la majorité|[0-9]+ ?%)|acquérir la totalité"
)
_OPENED, _BOUGHT_REACH = 48, 110
_SALE_REACH = 110
_SOLD = (
    r"(?:^|[^a-z\x02-\x1f])((?:"
    + code("(?:céd|cèd|vend|revend)[a-z#]{0,5}|cession|vente").replace("#", r"\x02-\x1f")
    + rf") [^,;.:0-9]{{3,80}} (?:contre|moyennant|en {code('é')}change de|pour un prix de|au prix de) {_LIMITS})$"
)
"""What stands before the price of what is sold: "cède sa branche de logistique à Nebula contre 2 milliards"."""
_LARGE = "illi|md|M[€$]"


_TOTAL_REACH, _PURCHASE_REACH, _SHARE_REACH = 110, 130, 24
_A_SHARE = r"^ (?:[a-z\x02-\x1f]{2,9} )?(?:par|l') ?(?:action|titre)"
_IN_ALL = (
    r"(?:soit|ce qui (?:valoris|repr|"
    + code("équivau|porte|correspon|donne")
    + r")[a-z\x02-\x1f]*|pour un (?:montant|prix|total)|un prix total|valorisant)[^;:.]{0,70}$"
)
"""What stands between the price of one share and the sum of all."""
_PURCHASE = (
    r"(?:^|[^a-z\x02-\x1f])((?:rachat|rachet|rach"
    + code("èt|acquér|acquier|acquis|s'offr|s'empar|mettre la main|met la main|mis la main|repren|offr|opa |propos")
    + r")[^;:.]{0,120})$"
)
"""What stands before the price of one share."""


def share_totals(figures: pl.DataFrame, metrics: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The metrics, `acquisition_price` for what all shares of a company come to: as `read_metrics`.

    "Vega rachète Orbite pour 157 dollars par action, soit 28 milliards".
    """
    money = figures.filter(pl.col("kind") == "money")
    if money.is_empty():
        return metrics
    # The price of one share is told of who buys it, and not of the company right before it.
    prices = (
        untold(money, metrics)
        .select("f", "s", "fig_start", "fig_end", "depth")
        .join(coded_bytes(coded), on="s", how="inner", maintain_order="left")
        .filter(text_after("fig_end", _SHARE_REACH).str.contains(_A_SHARE))
        .pipe(_led_by, "fig_start", _PURCHASE, _PURCHASE_REACH)
        .with_columns(metric=pl.lit("other"), form=pl.lit("verb"))
    )
    metrics = instead(metrics, read_by("verb_cue", prices))
    each = money.select("s", each_start="fig_start", each_end="fig_end")
    totals = (
        untold(money, metrics, ["other", "investment", "valuation", "contract_value", "compensation"])
        .filter(pl.col("surface").str.contains(_LARGE))
        .select("f", "s", "fig_start", "depth")
        .join(each, on="s", how="inner", maintain_order="left")
        .filter((pl.col("fig_start") - pl.col("each_end")).is_between(8, _TOTAL_REACH))
        .join(coded_bytes(coded), on="s", how="inner", maintain_order="left")
        .with_columns(_between=text_between("each_end", "fig_start"))
        .filter(pl.col("_between").str.contains(_A_SHARE) & pl.col("_between").str.contains(_IN_ALL))
        .pipe(_led_by, "each_start", _PURCHASE, _PURCHASE_REACH)
        .sort("f", "each_start", descending=[False, True])
        .unique("f", keep="first", maintain_order=True)
        .with_columns(metric=pl.lit("acquisition_price"), form=pl.lit("verb"))
    )
    return instead(metrics, read_by("verb_cue", totals))


def stake_prices(
    figures: pl.DataFrame, metrics: pl.DataFrame, coded: pl.DataFrame, words: pl.DataFrame
) -> pl.DataFrame:
    """The metrics, `acquisition_price` for sums that a share is bought for, or that open a sentence about a purchase.

    "prend 10 % d'Orbite pour 2 milliards", "Contre un chèque de 2 milliards, Nebula s'empare d'Orbite". `words` is
    dealing_words.csv. As `read_metrics`.
    """
    sums = (
        untold(figures, metrics, _MAYBE)
        .filter((pl.col("kind") == "money") & pl.col("surface").str.contains(_LARGE))
        .select("f", "s", "fig_start", "fig_end", "depth")
    )
    if sums.is_empty():
        return metrics
    shares = (
        figures.filter(pl.col("kind") == "share")
        .join(metrics.filter(pl.col("metric") == "stake"), on="f", how="inner", maintain_order="left")
        .select("s", *SHARED[1:], share_start="fig_start", share_end="fig_end")
    )
    near = (pl.col("fig_start") - pl.col("share_end")).is_between(3, _REACH) | (
        pl.col("share_start") - pl.col("fig_end")
    ).is_between(3, _REACH)
    dealt = (
        sums.join(shares, on="s", how="inner", maintain_order="left")
        .filter(near)
        .join(coded_bytes(coded), on="s", how="inner", maintain_order="left")
        .filter(
            (
                text_between("share_end", "fig_start").str.contains(_FOR)
                & ~text_between("share_end", "fig_start").str.contains(_ANOTHER_ACT)
            )
            | text_between("fig_end", "share_start").str.contains(_AGAINST)
            | text_between("fig_end", "share_start").str.contains(_OF_WHICH)
        )
        .unique("f", keep="first", maintain_order=True)
        # What is paid has a verb of its own.
        .with_columns(_own=text_between("fig_end", "share_start").str.contains(_OF_WHICH))
        .with_columns(pl.when("_own").then(value).otherwise(name).alias(name) for name, value in AT_FIGURE.items())
    )
    metrics = instead(metrics, read_by("verb_cue", dealt.with_columns(metric=pl.lit("acquisition_price"))))
    sold = (
        sums.join(coded_bytes(coded), on="s", how="inner", maintain_order="left")
        .pipe(_led_by, "fig_start", _SOLD, _SALE_REACH)
        .with_columns(metric=pl.lit("acquisition_price"), form=pl.lit("sale"))
    )
    metrics = instead(metrics, read_by("noun_cue", sold))
    stems = "|".join(code(stem) for stem in words.filter(pl.col("what") == "price")["stem"])
    bought = rf"^(?: \([^()]{{1,30}}\))?(?: en [a-z\x02-\x1f]{{3,12}})?, [^;.:]{{2,70}}[ '](?:{stems}|{_TAKES_OVER})"
    opening = (
        sums.filter(pl.col("fig_start") <= _OPENED)
        .join(coded_bytes(coded), on="s", how="inner", maintain_order="left")
        .filter(text_before("fig_start", _OPENED).str.contains(_OPENS))
        .filter(text_after("fig_end", _BOUGHT_REACH).str.contains(bought))
        .with_columns(**AT_FIGURE, metric=pl.lit("acquisition_price"))
    )
    return instead(metrics, read_by("verb_cue", opening))


def bought_shares(
    figures: pl.DataFrame, metrics: pl.DataFrame, names: pl.DataFrame, coded: pl.DataFrame
) -> pl.DataFrame:
    """The metrics, `stake` for a share of a company that a sum is paid for: "dépense 2 milliards pour 49 % d'Orbite".

    `names` are those of the sentences. As `read_metrics`.
    """
    shares = (
        untold(figures, metrics).filter(pl.col("kind") == "share").select("f", "s", "fig_start", "fig_end", "depth")
    )
    sums = figures.filter((pl.col("kind") == "money") & pl.col("surface").str.contains(_LARGE))
    companies = names.filter(pl.col("kind") == "organization").select("s", name_start="start")
    bought = (
        shares.join(sums.select("s", sum_end="fig_end"), on="s", how="inner", maintain_order="left")
        .filter((pl.col("fig_start") - pl.col("sum_end")).is_between(3, _AGAINST_REACH))
        .join(companies, on="s", how="inner", maintain_order="left")
        .filter((pl.col("name_start") - pl.col("fig_end")).is_between(2, _OF_COMPANY_REACH))
    )
    if bought.is_empty():
        return metrics
    bought = (
        bought.join(coded_bytes(coded), on="s", how="inner", maintain_order="left")
        .filter(
            text_between("sum_end", "fig_start").str.contains(_AGAINST)
            & text_between("fig_end", "name_start").str.contains(_OF_COMPANY)
        )
        .unique("f", keep="first", maintain_order=True)
        .with_columns(**AT_FIGURE, metric=pl.lit("stake"))
    )
    return instead(metrics, read_by("verb_cue", bought))


def _led_by(sums: pl.DataFrame, start: str, words: str, reach: int) -> pl.DataFrame:
    """The sums whose text right before `start` ends in the group of `words`, anchored at its first character."""
    if sums.is_empty():
        return sums.with_columns(anchor_start=start, anchor_depth="depth", anchor_end=start)
    begin = pl.col(start) - text_before(start, reach).str.extract(words, 1).str.len_bytes().cast(pl.Int32)
    return (
        sums.with_columns(anchor_start=begin, anchor_depth="depth")
        .drop_nulls("anchor_start")
        .with_columns(anchor_end=pl.col("anchor_start") + 1)
    )

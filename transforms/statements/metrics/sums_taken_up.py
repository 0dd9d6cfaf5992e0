"""Sums that go on about one told before: "les analystes n'en espéraient que 14", "elle tablait jusqu'ici sur 12"."""

from __future__ import annotations

import polars as pl

from transforms.statements.metrics.echoes import AT_FIGURE, instead, read_by
from transforms.statements.metrics.pronoun_values import TAKEN_UP
from transforms.statements.reading.cues import code, coded_bytes, text_before
from transforms.statements.reading.reach import last_told, told_before

_LEAD = 90
_BACK = 1
_ABOUT = (
    rf"(?:(?:environ|quelque|pr{code('è')}s de|un peu (?:plus|moins) de|plus de|moins de|au moins|seulement|"
    rf"{code('à peine')}|jusqu'{code('à')}) )?"
)
_OF_IT = (
    r"(?:^|[^a-z\x02-\x1f])(?:n')?en (?:(?:a|ont|avait|avaient|aura|aurait|auraient) )?(?:"
    + code("attend|espér|vis|prévo|escompt|anticip|réclam|promett|promi|demand|voul|dépens|investi|lev|obt|touch|reç")
    + rf")[a-z\x02-\x1f]{{0,9}} (?:[a-z\x02-\x1f]{{2,9}} ){{0,3}}?(?:que |qu')?{_ABOUT}$"
)
"""What stands before such a sum: "n'en attendait qu'un peu moins de", "n'en visait au départ que"."""
_GERUND = rf"(?:^|[^a-z'\x02-\x1f])en [a-z\x02-\x1f]{{3,}}ant (?:[a-z\x02-\x1f]{{2,9}} ){{0,3}}?(?:que |qu')?{_ABOUT}$"
"""What looks like it and ties to nothing: "en demandant"."""
_PARTY = "(?:ils?|elles?|le groupe|l'entreprise|la firme|" + code("la société") + ")"
_REVISED = (
    rf"(?:^|[^a-z\x02-\x1f]){_PARTY} (?:(?:"
    + code("tabl|prévo|vis|compt|anticip|attend|espér|annon")
    + r")[a-z\x02-\x1f]{1,8} (?:sur )?(?:"
    + code("jusqu'ici|jusqu'alors|jusque-là|auparavant|initialement|précédemment|désormais|au départ")
    + r")(?: sur)?|(?:compte|veut|va|entend|devrait|pourrait|doit) l(?:es|a|e) (?:porter|ramener|relever|limiter)"
    rf"[^.;:,]{{0,24}}?(?: {code('à')})?) (?:une fourchette (?:allant )?de |un (?:total|montant) de |entre |de )?"
    rf"{_ABOUT}$"
)
"""What stands before what such a sum was or becomes: "Elle tablait jusqu'ici sur", "Il compte les porter à"."""
_SUMS = [
    "revenue",
    "profit",
    "investment",
    "funding",
    "valuation",
    "contract_value",
    "acquisition_price",
    "project_cost",
]


def sums_taken_up(figures: pl.DataFrame, metrics: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The metrics, and those of sums that go on about one in their sentence or the one before: as `read_metrics`.

    That is what "en" ties to it, and what the party had told before, or wants to raise it to.
    """
    # "Wall Street n'en attendait que 120" says nothing of Wall Street, whatever a sentence near has said.
    own = metrics.filter(pl.col("metric_rule") != "echo").select("f")
    sums = figures.filter(pl.col("kind") == "money").join(own, on="f", how="anti", maintain_order="left")
    sums = sums.select("f", "s", "doc", "fig_start", "fig_end", "depth")
    if sums.is_empty():
        return metrics
    tied = sums.join(coded_bytes(coded), on="s", how="inner", maintain_order="left").filter(
        text_before("fig_start", _LEAD).str.contains(rf"{_OF_IT}|{_REVISED}"),
        ~text_before("fig_start", _LEAD).str.contains(_GERUND),
    )
    if tied.is_empty():
        return metrics
    before = figures.join(metrics.filter(pl.col("metric").is_in(_SUMS)), on="f", how="inner").select(
        "doc", "metric", told_s="s", told_start="fig_start"
    )
    taken = last_told(told_before(tied, before, _BACK)).with_columns(**AT_FIGURE).select("f", "metric", *AT_FIGURE)
    return instead(metrics, read_by(TAKEN_UP, taken))

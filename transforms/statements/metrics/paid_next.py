"""What is paid for a company that the sentence before tells of: "prend 75 % de Vega. Il versera 2 milliards"."""

from __future__ import annotations

import polars as pl

from transforms.statements.metrics.echoes import AT_FIGURE, instead, read_by, untold
from transforms.statements.metrics.taken_up import last_topic
from transforms.statements.reading.cues import code, coded, coded_bytes, text_after, text_between

_MAYBE = ["other", "investment", "contract_value", "compensation"]
"""Metrics that the verb beside such a sum may be of."""
_BOUGHT = ["stake", "acquisition_price"]
_REACH, _REST = 90, 40
_LARGE = "illi|md|M[€$]"
_HOLDS = code("détien|détenu|possèd|posséd|contrôl|actionnaire")
"""Cues of a share that nobody buys there: "Vega détient 27 % d'Orbite"."""
_PAYS = (
    r"^[\" -]*(?:[^,;.:0-9]{2,36}, )?(?:il|elle|ils|elles|(?:le|la|l'|les) ?[a-z\x02-\x1f-]{4,24}) "
    r"(?:(?:a|ont|va|vont|aura|doit|devra|devrait|avait|aurait) )?"
    + "(?:"
    + code("vers|pai|pay|débours|règl")
    + r")[a-z\x02-\x1f]{0,7} (?:pour cela |pour ce faire |en tout |au total )?(?:[a-z\x02-\x1f']{2,10} ){0,3}$"
)
"""How a sentence begins up to what is paid: "Le groupe a déboursé plus de"."""
_NO_PRICE = code(
    "dividende|amende|imp|taxe|frais|prime|salaire|loyer|droits|intérêt|indemni|pénalit|dédommag|redevance|caution"
)
_TO_ANOTHER = (
    rf"^[^.;]{{0,16}} (?:{code('à')} |aux? |par an"
    rf"|(?:dans|pour) (?:une?|des|ses|son|sa|[a-z\x02-\x1f]{{3,14}}(?:er|ir|re)) )"
    rf"|^[^.;]{{0,12}} (?:de |d'|en )(?:{_NO_PRICE})"
)
"""What follows a sum that goes to somebody else than who sells."""


def paid_next(
    figures: pl.DataFrame, metrics: pl.DataFrame, text: pl.DataFrame, sentences: pl.DataFrame, words: pl.DataFrame
) -> pl.DataFrame:
    """The metrics, `acquisition_price` for sums paid where the sentence before tells of a purchase: as `read_metrics`.

    Of a share of a company, or with a word of topic_words.csv (`words`) for one. `sentences` with their text in `lower`
    case, also those without figures.
    """
    lead = text_between("_begin", "fig_start")
    paid = (
        untold(figures, metrics, _MAYBE)
        .filter((pl.col("kind") == "money") & (pl.col("fig_start") <= _REACH), pl.col("surface").str.contains(_LARGE))
        .select("f", "s", "doc", "fig_start", "fig_end", "depth", _begin=pl.lit(0, pl.Int32))
        .join(coded_bytes(text), on="s", how="inner", maintain_order="left")
        .filter(
            lead.str.contains(_PAYS) & ~lead.str.contains(" chaque ", literal=True),
            ~text_after("fig_end", _REST).str.contains(_TO_ANOTHER),
        )
        .select("f", "doc", "fig_start", "fig_end", "depth", before=pl.col("s").cast(pl.Int64) - 1)
    )
    if paid.is_empty():
        return metrics
    dealt = (
        figures.select("f", "s", "doc")
        .join(metrics.filter(pl.col("metric").is_in(_BOUGHT)), on="f", how="inner", maintain_order="left")
        .join(coded_bytes(text), on="s", how="inner", maintain_order="left")
        .filter(~text_between("anchor_start", "anchor_end").str.contains(_HOLDS))
    )
    stems = words.with_columns(stem=pl.Series([code(stem) for stem in words["stem"]], dtype=pl.String))
    told = sentences.select("doc", "lower", before=pl.col("s").cast(pl.Int64)).join(
        paid, on=["doc", "before"], how="semi"
    )
    topics = last_topic(told.with_columns(lower=coded(pl.col("lower"))), stems)
    bought = pl.concat(
        [
            dealt.select("doc", before=pl.col("s").cast(pl.Int64)),
            topics.filter(pl.col("metric") == "acquisition_price").select("doc", "before"),
        ]
    ).unique()
    read = paid.join(bought, on=["doc", "before"], how="semi", maintain_order="left")
    return instead(metrics, read_by("that_of", read.with_columns(**AT_FIGURE, metric=pl.lit("acquisition_price"))))

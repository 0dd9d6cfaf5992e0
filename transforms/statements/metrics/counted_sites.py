"""What is counted by a noun that only the text around it makes plain: sites of data centers, units of chips."""

from __future__ import annotations

import polars as pl

from transforms.statements.metrics.echoes import AT_FIGURE, instead
from transforms.statements.reading.cues import code, coded_bytes, text_before

_SITES = (
    r"(?i)^(?:(?:nouveaux|nouvelles|autres|futurs|futures|grands|premiers) )*"
    r"(?:sites|emplacements|campus|implantations)(?: suppl[ée]mentaires)?$"
)
"""What is counted where nothing tells what kind of site it is."""
_ABOUT = r"data ?cent(?:er|re)|centres? de donn|datacent|centres? de calcul"
_POINTS = 3.5
"""As many as a counted noun needs that tells enough by itself."""
_LEAD = 40
_FURTHER = r"(?i)nouve|autres|suppl"
_HAS = (
    r"(?:^|[^a-z\x02-\x1f])(?:"
    + code(
        "compt|dispos|exploit|poss|gèr|ouvr|constru|install|dévoil|annonc|réseau|prévoi|vis|bât|détien|totalis|inaugur"
    )
    + r")[a-z\x02-\x1f]{0,8}(?: [^ ,;.]{1,14}){0,3} $"
)
"""What stands before sites that somebody has or builds."""
_SPREAD = (
    r"(?:^|[ '])(?:"
    + code("répartie?s?|réparties|réparti|étalée?s?|étalés|entre")
    + r") (?:sur |dans |entre )?(?:les )?$"
)
"""What stands before sites over which something is spread."""

_UNITS = r"(?i)^(?:unités|exemplaires|pièces)(?: supplémentaires)?$"
_CHIPS = (
    r"(?:^|[^a-z])(?:puces?|gpu|processeurs?|acc" + "[ée]" + r"l[ée]rateurs?|tpu|h[12]0{1,2}|blackwell)(?:[^a-z]|$)"
)
"""What units may be of that the same sentence or the one before names."""


def counted_units(figures: pl.DataFrame, sentences: pl.DataFrame) -> pl.DataFrame:
    """The units of chips, as `counted_cues`: "expédie des puces H200, un premier lot de 40 000 unités".

    `sentences` with their `lower` text.
    """
    units = figures.filter((pl.col("kind") == "count") & pl.col("counted").str.contains(_UNITS))
    if units.is_empty():
        return units.select("f", metric=pl.lit("accelerator_count"), base=pl.lit(_POINTS))
    near = pl.concat([units.select("f", "doc", "s", at="s"), units.select("f", "doc", "s", at=pl.col("s") - 1)])
    return (
        near.join(sentences.select("doc", "lower", at="s"), on=["doc", "at"], how="inner", maintain_order="left")
        .filter(pl.col("lower").str.contains(_CHIPS))
        .select("f", metric=pl.lit("accelerator_count"), base=pl.lit(_POINTS))
        .unique("f", maintain_order=True)
    )


def counted_sites(figures: pl.DataFrame, sentences: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The sites counted in texts about data centers, as `counted_cues`: `f`, `metric`, `base`.

    `sentences` with their `lower` text are those of the figures' documents, `coded` those that bear figures.
    """
    sites = figures.filter((pl.col("kind") == "count") & pl.col("counted").str.contains(_SITES))
    if sites.is_empty():
        return sites.select("f", metric=pl.lit("data_center_count"), base=pl.lit(_POINTS))
    about = (
        sentences.join(sites.select("doc").unique(), on="doc", how="semi")
        .filter(pl.col("lower").str.contains(_ABOUT))
        .select("doc")
        .unique()
    )
    return (
        sites.join(about, on="doc", how="semi", maintain_order="left")
        .join(coded_bytes(coded), on="s", how="inner", maintain_order="left")
        .with_columns(lead=text_before("fig_start", _LEAD))
        .filter(pl.col("counted").str.contains(_FURTHER) | pl.col("lead").str.contains(_HAS))
        .filter(~pl.col("lead").str.contains(_SPREAD))
        .select("f", metric=pl.lit("data_center_count"), base=pl.lit(_POINTS))
    )


def at_figures(metrics: pl.DataFrame, figures: pl.DataFrame, plain: pl.DataFrame) -> pl.DataFrame:
    """The metrics, those of what is counted so (`plain`) being told at the figure: as `read_metrics`.

    "le fournisseur de data centers Vega bâtira deux nouveaux sites": the words before the name tell who Vega is.
    """
    own = plain.select("f", "metric").join(figures.select("f", "fig_start", "fig_end", "depth"), on="f", how="inner")
    read = metrics.join(own, on=["f", "metric"], how="inner", maintain_order="left").with_columns(**AT_FIGURE)
    return instead(metrics, read.select(metrics.columns))

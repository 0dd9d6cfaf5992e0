"""Sites that are data centers by what their document is about: "Telehouse exploite deux sites"."""

from __future__ import annotations

import polars as pl

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


def counted_sites(figures: pl.DataFrame, sentences: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The sites counted in texts about data centers, as `counted_cues`: `f`, `metric`, `base`.

    `sentences` with their `lower` text are those of the figures' documents, `coded` those that bear figures.
    """
    sites = figures.filter((pl.col("kind") == "count") & pl.col("counted").str.contains(_SITES))
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

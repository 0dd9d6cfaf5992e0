"""How many those told of were at another time: "Nebula emploie 3 000 personnes. L'effectif était de 2 200 en 2020"."""

from __future__ import annotations

import polars as pl

from transforms.statements.metrics.echoes import AT_FIGURE, BARE_NUMBER, instead, read_by, untold
from transforms.statements.metrics.pronoun_values import ABOUT, TAKEN_UP
from transforms.statements.reading.cues import code, coded_bytes, text_before

_LEAD = 80
_STAFF = r"^(?:les |l'|son |ses |leurs? |ces |cet )effectif"
_LEVEL = (
    r"(?:^|[^a-z\x02-\x1f])((?:les |l'|son |ses |leurs? |ces |cet )effectifs?|"
    r"(?:ce|leur|le|son) (?:nombre|chiffre|total)|il|celui-ci)(?: total| mondial)? (?:ne |n')?(?:s'|se )?(?:"
    + code("était|est|sera|serait|étaient|sont|élev|établi|attei|dépass|pass|tomb|grimp|mont|approch|avoisin|chut|fond")
    + rf")[a-z\x02-\x1f]* (?:plus )?(?:que )?(?:de |d'|{code('à')} |les )?{ABOUT}"
)
"""What stands before such a number; "il" and "celui-ci" stand for a number of the sentence before."""
_NUMBER = r"(?:^|[^a-z\x02-\x1f])(?:nombre|effectif|parc|total) "
_LEVELS = ["users", "headcount", "accelerator_count", "data_center_count"]


def count_levels(figures: pl.DataFrame, metrics: pl.DataFrame, text: pl.DataFrame) -> pl.DataFrame:
    """The metrics, and those of numbers that those told of in the sentence before were once: as `read_metrics`."""
    bare = (
        untold(figures, metrics)
        .filter((pl.col("kind") == "count") & pl.col("surface").str.contains(BARE_NUMBER))
        .select("f", "s", "doc", "fig_start", "fig_end", "depth")
        .join(coded_bytes(text), on="s", how="inner", maintain_order="left")
        .with_columns(meant=text_before("fig_start", _LEAD).str.extract(_LEVEL))
        .drop_nulls("meant")
        .drop("_bytes")
        .with_columns(before=pl.col("s").cast(pl.Int64) - 1)
    )
    if bare.is_empty():
        return metrics
    told = (
        figures.join(metrics.filter(pl.col("metric").is_in(_LEVELS)), on="f", how="inner")
        .sort("s", "fig_start", "f")
        .unique("s", keep="last", maintain_order=True)
        .select("doc", "s", "metric", before=pl.col("s").cast(pl.Int64))
        .join(text.select("s", number=pl.col("coded").str.contains(_NUMBER)), on="s", how="left", maintain_order="left")
        .drop("s")
    )
    read = (
        bare.join(told, on=["doc", "before"], how="inner", maintain_order="left")
        .filter(~pl.col("meant").is_in(["il", "celui-ci"]) | pl.col("number"))
        .filter(~pl.col("meant").str.contains(_STAFF) | (pl.col("metric") == "headcount"))
        .with_columns(**AT_FIGURE)
    )
    return instead(metrics, read_by(TAKEN_UP, read))

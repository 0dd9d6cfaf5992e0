"""Services that go by the name of their company, where they do what companies do: "Facebook a recruté"."""

from __future__ import annotations

import polars as pl

_ACTS = [
    "investment",
    "funding",
    "acquisition_price",
    "stake",
    "contract_value",
    "valuation",
    "profit",
    "hires",
    "departures",
    "headcount",
    "jobs",
]
"""What is said of companies."""
_WEIGHT = "-1"


def acting_products(names: pl.DataFrame) -> pl.DataFrame:
    """The names of products that may be the subject of a clause."""
    return names.filter(
        (pl.col("kind") == "product") & (pl.col("role") == "nominal") & ~pl.col("goods") & ~pl.col("reports")
    )


def acts_of_products(claims: pl.DataFrame) -> pl.DataFrame:
    """The claims that tell what a company does."""
    return claims.filter(pl.col("metric").is_in(_ACTS) & (pl.col("form") == "verb"))


def fits_of_products(fits: pl.DataFrame) -> pl.DataFrame:
    """As metric_subjects.csv, of products that stand for their company."""
    return pl.DataFrame({"metric": _ACTS}).select(
        "metric",
        kind=pl.lit("product"),
        weight=pl.lit(_WEIGHT).cast(fits.schema["weight"]),
        stands_for=pl.lit(None, fits.schema["stands_for"]),
    )

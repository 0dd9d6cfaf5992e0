"""Rounds in which a sentence's subject only takes part: "Nvidia et AMD ont participé à son dernier tour de table"."""

from __future__ import annotations

import polars as pl

from transforms.statements.reading.cues import code, coded_bytes, text_before, text_between
from transforms.statements.subjects.subjects import NOBODY, named_subjects

_LEAD = 52
_TAKES_PART = (
    rf"(?:^|[^a-z\x02-\x1f])(?:(?:particip[a-z\x02-\x1f]+|pris part|pren(?:d|nent|dront|dra|dre) part"
    rf"|contribu[a-z\x02-\x1f]+|souscri[a-z\x02-\x1f]+|(?:co-?)?(?:dirig|men|pilot){code('é')}"
    rf"|(?:co-?)?(?:dirige|m{code('è')}ne|pilote)(?:nt|ra|ront)?|emmen{code('é')})"
    r"(?: [a-z\x02-\x1f]+)? (?:(?:au|aux|la|le|son|leur|cette|ce|une|un|dernier|derni[a-z\x02-\x1f]+) |l')"
    rf"|(?:pris|pren(?:d|nent|ait|aient|dra|dront)) la t{code('ê')}te (?:d'une? |du |de (?:la |l'|cette |ce |son )))"
    r"(?:[a-z\x02-\x1f]+ ){0,2}$"
)
"""What stands before the round of another: "a participé à son dernier"."""
_THROUGH = rf"men{code('é')}e?s? {code('à')} (?:bien|terme)"
"""What a company does with its own round."""

_RAISED = 14.0
_ROUND_REACH = 72
"""Characters from a name to the round that is its own."""
_IN_ROUND = (
    rf"^(?: [a-z\x02-\x1f]{{3,14}})?(?: (?:de la |de l'|du |de |d')[a-z\x02-\x1f]+)?,? "
    rf"(?:dans (?:le cadre (?:d'|de ))?|lors (?:d'|de )|au cours (?:d'|de )|{code('à')} l'occasion (?:d'|de )|via )"
    r"(?:une? |son |sa |ce |cette |la |le |l')?(?:[a-z\x02-\x1f]+ ){0,2}$"
)
"""What stands between a company and the round in which somebody puts money into it: ", dans le cadre d'une"."""


_ROUND_FOR = (
    r"(?:tour de table|tour de financement|lev"
    + code("ée de fonds|augmentation de capital")
    + r")(?: [a-z\x02-\x1f]+){0,2} pour (?:la |le |l')?(?:[a-z\x02-\x1f-]+ )?$"
)
"""What stands before whose round it is: "un tour de table massif pour"."""
_FOR_REACH = 160


def round_candidates(
    claims: pl.DataFrame, names: pl.DataFrame, fits: pl.DataFrame, coded: pl.DataFrame
) -> pl.DataFrame:
    """Whose round it is that somebody takes part in: `CHOSEN` columns.

    "Orbite investira 1 milliard dans Vega, dans le cadre d'une levée de fonds de 2 milliards": Vega's.
    """
    of_round = claims.filter(pl.col("metric").is_in(["funding", "valuation"]))
    raised = of_round.filter((pl.col("metric") == "funding") & pl.col("form").is_in(["raise", "noun", "round"]))
    companies = names.filter(pl.col("kind") == "organization").join(of_round, on="s", how="semi", maintain_order="left")
    away = pl.col("anchor_start") - pl.col("end")
    near = (
        raised.select("f", "s", "metric", "form", "anchor_start")
        .join(companies.filter(pl.col("role") == "in"), on="s", how="inner")
        .filter(away.is_between(1, _ROUND_REACH))
    )
    into = NOBODY
    if not near.is_empty():
        found = near.join(coded_bytes(coded), on="s", how="inner").filter(
            text_between("end", "anchor_start").str.contains(_IN_ROUND)
        )
        into = named_subjects(found, fits, "own_clause", _RAISED)
    # "un tour de table pour OpenAI, qui pourrait atteindre 100 milliards".
    whose = (
        of_round.select("f", "s", "metric", "form", "fig_start")
        .join(companies.filter(pl.col("before_words").str.contains(_ROUND_FOR)), on="s", how="inner")
        .filter((pl.col("fig_start") - pl.col("end")).is_between(1, _FOR_REACH))
    )
    return pl.concat([into, named_subjects(whose, fits, "own_clause", _RAISED)])


def as_rounds(claims: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The claims with the form "round" where their cue is a round that the verb before it takes part in.

    "Mistral a mené à bien sa levée": not one that is carried through.
    """
    raised = claims.filter((pl.col("metric") == "funding") & pl.col("form").is_in(["raise", "noun"]))
    before = text_before("anchor_start", _LEAD)
    found = (
        raised.select("f", "s", "anchor_start")
        .join(coded_bytes(coded.join(raised, on="s", how="semi")), on="s", how="inner", maintain_order="left")
        .filter(before.str.contains(_TAKES_PART) & ~before.str.contains(_THROUGH))
        .select("f", _round=pl.lit(value=True))
    )
    return (
        claims.join(found, on="f", how="left", maintain_order="left")
        .with_columns(form=pl.when("_round").then(pl.lit("round")).otherwise("form"))
        .drop("_round")
    )

"""Who a figure is about where a name stands right before it in a row: "Vidal obtient 20 %, devant Morel, 19 %"."""

from __future__ import annotations

import polars as pl

from transforms.statements.reading.cues import code, coded_bytes, text_after, text_between
from transforms.statements.subjects.subjects import NOBODY, named_subjects

_REACH = 12
"""Characters from the name to its figure."""
_AT_ONCE = rf"^(?:,? {code('à')}|,? jusqu'{code('à')}|,? avec|,? et s(?:es|on|a))? $"
_AFTER_COMMA = r"^,? $"
_OWN = r"^,? et s(?:es|on|a) $"
"""What makes the figure the name's whatever stands before that: "aux côtés d'Orbite et ses 2 milliards"."""
_CLOSED = r"^(?:[.,;:)]| ?$| et )"
"""What follows a figure that ends an item of the row: "Morel, 19 %, et"."""
_ROLES = ("nominal", "other")
_SCORE = 13.0
_APPOSED = 36
"""Characters from the name to the cue of its apposition."""
_STRONG = 80
"""Characters from the name to the end of an apposition that tells how many it has."""
_APPOSITION = r"^, (?:une? |le |la |l')(?:[a-z\x02-\x1f'-]+ ){0,4}(?:d')?$"
_STRONG_APPOSITION = (
    r"^, (?:une? |le |la |l')?(?:[a-z\x02-\x1f'-]+ ){0,9}(?:forte?|riche|dot[a-z\x02-\x1f]+) d(?:e |')$"
)
"""What stands before the staff of a company: "il rachète Vega, un spécialiste des réseaux fort de 200 salariés"."""
_RELATIVE = (
    rf"^ ?\"?,? (?:visant|pr{code('é')}voyant|repr{code('é')}sentant|dot{code('é')}e? d|estim{code('é')}e? |"
    rf"{code('é')}valu{code('é')}e? |chiffr{code('é')}e? |"
    rf"d'un montant|d'une (?:valeur|capacit{code('é')}|puissance|superficie)|totalisant|mobilisant|comptant|abritant)"
)
"""What follows the name of a site that goes on to tell of it: "le projet « Astra » visant à engager 500 milliards"."""
_OF_COMPANIES = ["headcount"]
"""What an apposition tells of a company; of other things the company may be a party only."""
_SUMMED_REACH = 130
"""Characters from a figure to the name behind the colon of what sums up."""
_SUMMED = r"^[^.:;]* ?: [\" ]*(?:l'|le |la |les )?(?:[a-z\x02-\x1f'-]+ ){0,2}$"
"""What stands between a figure and the name that it is of: "Un bénéfice de 2 milliards, 500 recrues : Vega …"."""
_TOLD = (
    r"(?:^| )(?:n'|ne )?(?:a|ont|avai(?:t|ent)|aurai(?:t|ent)|est|sont|va|vont|c'est|doi(?:t|vent)|"
    r"[a-z\x02-\x1f]{2,}(?:ra|ront|raient))(?: |$)"
)
"""A verb, of which someone else is the subject: "Les clients paieront 50 euros de plus : Vega …"."""
_SUMMED_SCORE = 9.0
_JOBS = r"(?i)^(?:[a-zà-ÿ]+ )?(?:postes?|emplois?|suppressions?|licenciements?)"
_WHERE = (
    rf"^(?: [a-z\x02-\x1f]{{4,14}}){{0,2}} (?:{code('à')}|chez|au sein d[eu]|au|dans) ?(?:(?:le |la |l')?(?:"
    + code("groupe|société|entreprise|constructeur|banque|compagnie|enseigne|filiale|start-up|équipementier|fabricant|")
    + code("laboratoire|éditeur|spécialiste|géant|industriel|sous-traitant|chaîne|fonderie|aciériste|sidérurgiste")
    + r")(?: [a-z\x02-\x1f-]{3,14})?(?: (?:de |d'|du |des )[a-z\x02-\x1f'-]{3,16}(?: de [a-z\x02-\x1f]{3,12})?)? )?"
    r"(?:la |l'|le )?$"
)
"""What stands between jobs and the company that they are at: " menacés chez le groupe breton d'abattage de porcs "."""
_JOB_REACH, _JOB_SCORE = 64, 6.0
"""Less than the points of who acts: "Vega supprime 200 postes chez sa filiale Orbite"."""


def adjoining_candidates(
    claims: pl.DataFrame, mentions: pl.DataFrame, figures: pl.DataFrame, fits: pl.DataFrame, coded: pl.DataFrame
) -> pl.DataFrame:
    """The names right before figures after one of their kind in the sentence: as `subject_candidates`.

    And those that have a figure anywhere: "suit de près Vega et ses 2 milliards".
    """
    earlier = figures.group_by("s", "kind").agg(first_end=pl.col("fig_end").min())
    named = (
        claims.select("f", "s", "metric", "form", "fig_start", "fig_end", fig_kind="kind")
        .join(earlier, left_on=["s", "fig_kind"], right_on=["s", "kind"], how="inner", maintain_order="left")
        .join(mentions.filter(~pl.col("reports") & ~pl.col("goods")), on="s")
        .filter((pl.col("fig_start") - pl.col("end")).is_between(1, _REACH))
        # "Tous lèvent : Vega 2 milliards, Orbite 3": the first of a row stands behind a colon.
        .with_columns(
            listed=(pl.col("first_end") == pl.col("fig_end")) & pl.col("before_words").str.contains(": (?:l[ae] |l')?$")
        )
        .with_columns(in_row=(pl.col("start") >= pl.col("first_end")) | pl.col("listed"))
    )
    if named.is_empty():
        return NOBODY
    between, rest = text_between("end", "fig_start"), text_after("fig_end", 4)
    found = (
        named.join(coded_bytes(coded), on="s", how="inner")
        .with_columns(own=between.str.contains(_OWN))
        .filter(pl.col("own") | (pl.col("in_row") & pl.col("role").is_in(_ROLES)))
        .filter(
            between.str.contains(_AT_ONCE)
            | (between.str.contains(_AFTER_COMMA) & rest.str.contains(_CLOSED))
            | pl.col("own")
        )
    )
    return named_subjects(found, fits, "own_clause", _SCORE)


def summed_candidates(
    claims: pl.DataFrame, mentions: pl.DataFrame, fits: pl.DataFrame, coded: pl.DataFrame
) -> pl.DataFrame:
    """The names behind the colon of a nominal phrase with the figure, which names nobody: as `subject_candidates`.

    "Ventes en hausse de 5 %, 2 000 embauches : Vega publie ses comptes".
    """
    acting = mentions.filter((pl.col("role") == "nominal") & ~pl.col("reports") & ~pl.col("goods"))
    first = acting.filter(pl.col("kind") != "place").group_by("s").agg(first_name=pl.col("start").min())
    behind = (
        claims.select("f", "s", "metric", "form", "fig_start", "fig_end")
        .join(first, on="s", how="inner", maintain_order="left")
        .filter((pl.col("first_name") - pl.col("fig_end")).is_between(1, _SUMMED_REACH))
        .join(acting, left_on=["s", "first_name"], right_on=["s", "start"], how="inner", coalesce=False)
        .drop("s_right")
    )
    if behind.is_empty():
        return NOBODY
    found = (
        behind.join(coded_bytes(coded.join(behind, on="s", how="semi")), on="s", how="inner")
        .filter(text_between("fig_end", "start").str.contains(_SUMMED))
        .filter(~pl.col("_bytes").bin.slice(0, pl.col("fig_start")).cast(pl.String).str.contains(r"[:;]|" + _TOLD))
        .filter(~text_between("fig_end", "start").str.contains(_TOLD))
    )
    return named_subjects(found, fits, "opening", _SUMMED_SCORE)


def apposed_candidates(
    claims: pl.DataFrame, mentions: pl.DataFrame, fits: pl.DataFrame, coded: pl.DataFrame
) -> pl.DataFrame:
    """The sites and companies that an apposition with the figure follows: as `subject_candidates`.

    "il rejoint le projet Astra, un investissement de 500 milliards", "il a fondé Nebula, une start-up de 12 salariés".
    """
    of_site = (pl.col("kind") == "site") & (pl.col("role") != "speaker")
    of_company = (pl.col("kind") == "organization") & pl.col("metric").is_in(_OF_COMPANIES)
    beside = (
        claims.filter(pl.col("form").is_in(["noun", "figure", "verb"]))
        .select("f", "s", "metric", "form", "anchor_start", "fig_start")
        .join(mentions.filter(~pl.col("reports")), on="s")
        .filter((pl.col("fig_start") - pl.col("end")).is_between(5, _STRONG) & (of_site | of_company))
    )
    if beside.is_empty():
        return NOBODY
    between = text_between("end", "fig_start")
    apposed = (
        (pl.col("role").is_in(_ROLES) | of_site)
        & (pl.col("anchor_start") - pl.col("end")).is_between(5, _APPOSED)
        & text_between("end", "anchor_start").str.contains(_APPOSITION)
    )
    told = of_site & between.str.contains(_RELATIVE)
    strong = of_company & between.str.contains(_STRONG_APPOSITION)
    found = beside.join(coded_bytes(coded.join(beside, on="s", how="semi")), on="s", how="inner").filter(
        apposed | told | strong
    )
    return named_subjects(found, fits, "own_clause", _SCORE)


def job_candidates(
    claims: pl.DataFrame, mentions: pl.DataFrame, fits: pl.DataFrame, coded: pl.DataFrame
) -> pl.DataFrame:
    """The companies right behind jobs that go there: "la suppression de 5 000 postes à Vega"; as `subject_candidates`.

    Of people that is where they go: "six ingénieurs partis chez Vega".
    """
    going = claims.filter((pl.col("metric") == "departures") & pl.col("counted").str.contains(_JOBS))
    near = (
        going.select("f", "s", "metric", "form", "fig_end")
        .join(mentions.filter((pl.col("kind") == "organization") & ~pl.col("reports")), on="s")
        .filter((pl.col("start") - pl.col("fig_end")).is_between(3, _JOB_REACH))
    )
    if near.is_empty():
        return NOBODY
    found = near.join(coded_bytes(coded.join(near, on="s", how="semi")), on="s", how="inner").filter(
        text_between("fig_end", "start").str.contains(_WHERE)
    )
    return named_subjects(found, fits, "place_of_work", _JOB_SCORE)

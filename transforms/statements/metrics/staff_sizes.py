"""How many people a company has, where only the grammar around them tells it: "OpenAI, 3 000 salariés, déménage"."""

from __future__ import annotations

import re

import polars as pl

from transforms.statements.metrics.echoes import AT_FIGURE, instead, read_by, untold
from transforms.statements.reading.cues import code, coded_bytes, text_after, text_before

_STAFF = r"(?i)^(?:salari|employ|collaborat)"
"""What such people are called: by whom they are paid."""
_LEAD, _NUMBER_LEAD, _REST = 48, 90, 24
_ABOUT = rf"(?:environ |quelque |pr{code('è')}s d(?:e |')|plus d(?:e |')|moins d(?:e |')|les |ses |un peu ){{0,3}}"
_HAS = (
    r"(?:^|[^a-z\x02-\x1f])(?:a|ont|avait|avaient|aura|auront|n'a|n'ont|n'avait|avec|et|c'est|ce sont|soit|"
    r"s'appu[a-z]{1,5} sur|compte)"
    rf"(?: (?:plus|d{code('é')}sormais|encore|aujourd'hui|d{code('é')}j{code('à')}|toujours|que|qu')){{0,3}}"
    rf" ?{_ABOUT}$"
)
"""What stands before those that somebody has: "n'a plus que 100 employés"."""
_ASIDE = rf"[,(] {_ABOUT}$|\({_ABOUT}$"
_ASIDE_END = rf"^(?: (?:dans|en|aux?|{code('à')}) [^,;.]{{1,24}}?)?(?:[,)]| et )"
_DEFINITE = rf"(?:^|[ '])(?:les|des|aux|ses|leurs|nos) {_ABOUT}$"
_NUMBERED = (
    r"(?:^|[^a-z\x02-\x1f])(?:nombre|total) (?:total |global )?(?:de |d'|des )(?:ses |leurs )?"
    r"(?:salari|employ|collaborat)[^;.:]{0,30} (?:[a-z\x02-\x1f']{1,14} )?"
    rf"(?:{code('à')}|de|est|atteint|{code('dépasse')}|{code('dépassé')}|{code('dépassait')}|atteignait) {_ABOUT}$"
)
"""What stands before the number of the staff: "le nombre de ses salariés s'élève à"."""
_GROUPS = (
    r"(?:^|[ '])(?:"
    + code("groupe|société|entreprise|pme|eti|start-?up|cabinet|agence|filiale|usine|site|studio|éditeur|fabricant|")
    + code("spécialiste|entité|équipe|laboratoire|géant|mastodonte|multinationale|pépite|association|banque")
    + rf")(?: [^ ,;.0-9]{{1,16}}){{0,3}} (?:de |d'|aux |et ses |avec ses ){_ABOUT}$"
)
_IN_NUMBERS = (
    r"(?:^|[^a-z\x02-\x1f])(?:en (?:quelques )?chiffres|chiffres[ -]cl"
    + code("é")
    + rf"s|en bref|(?:fiche|carte) d'identit{code('é')})[^.;]{{0,60}} ?: "
    rf"(?:[^.;:]{{0,48}}[,;] )?{_ABOUT}$"
)
"""What stands before the staff among a company's numbers: "Nebula en chiffres : 1 000 salariés"."""


def staff_sizes(
    figures: pl.DataFrame, metrics: pl.DataFrame, coded: pl.DataFrame, followers: pl.DataFrame
) -> pl.DataFrame:
    """The metrics, and `headcount` of staff of whom no word tells more: as `read_metrics`.

    "a 3 000 salariés", "un groupe fromager de 4 200 salariés", "les syndicats des 1 500 salariés". `followers` is
    staff_followers.csv.
    """
    touched = rf"^ (?:{'|'.join(re.escape(code(stem)) for stem in followers['stem'])})"
    staff = (
        untold(figures, metrics)
        .filter((pl.col("kind") == "count") & pl.col("counted").str.contains(_STAFF))
        .join(coded_bytes(coded), on="s", how="inner", maintain_order="left")
    )
    if staff.is_empty():
        return metrics
    lead, rest = text_before("fig_start", _LEAD), text_after("fig_end", _REST)
    sizes = staff.filter(
        lead.str.contains(_GROUPS)
        | text_before("fig_start", _NUMBER_LEAD).str.contains(_IN_NUMBERS)
        | (text_before("fig_start", _NUMBER_LEAD).str.contains(_NUMBERED) & ~rest.str.contains(touched))
        | (lead.str.contains(_HAS) & ~rest.str.contains(touched))
        | (lead.str.contains(_DEFINITE) & ~rest.str.contains(touched))
        | (lead.str.contains(_ASIDE) & rest.str.contains(_ASIDE_END))
    ).with_columns(**AT_FIGURE, metric=pl.lit("headcount"))
    return instead(metrics, read_by("counted_noun", sizes))

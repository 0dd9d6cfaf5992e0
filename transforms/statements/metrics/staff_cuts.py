"""Those whom cuts concern that were told before: "des licenciements. Une autre vague avait touché 900 personnes"."""

from __future__ import annotations

import polars as pl

from transforms.statements.metrics.echoes import AT_FIGURE, BARE_NUMBER, instead, read_by, untold
from transforms.statements.metrics.pronoun_values import ABOUT
from transforms.statements.reading.cues import code, coded, coded_bytes, text_after, text_before

_LEAD, _BEFORE = 90, 160
_PEOPLE = r"(?i)salari|employ|personne|poste|emploi|collaborat|ingénieur|cadre|travailleur|chercheur|effectif"
_CONCERNS = (
    r"(?:^|[^a-z\x02-\x1f])(?:qui|il|elle|ils|elles|celui-ci|celle-ci|"
    + code(
        "plan|vague|série|salve|mesure|licenciement|suppression|coupe|réduction|restructuration|dégraissage|décision"
    )
    + r")s?(?: [a-z\x02-\x1f0-9'-]{1,16}){0,4} (?:n')?(?:en )?(?:"
    + code("vis|touch|concern|affect|frapp|port|représent|équival|correspond")
    + r")(?:e|ent|ait|aient|era|eront|erait|eraient|er|ant|"
    + code("é")
    + rf") (?:sur |{code('à')} )?{ABOUT}"
)
"""What stands before those whom cuts concern."""
_JOBS = r"(?i)poste|emploi"
_OPENS = (
    r"^[\" -]*(?:(?:plus|moins|"
    + code("près")
    + r") d(?:e |')|quelque |environ |soit |au total,? |en tout,? |au moins |"
    + code("jusqu'à ")
    + ")*$"
)
"""What stands before jobs that open their sentence: "Plus de |4 000 postes| depuis 2009"."""
_ACTS = (
    r"^ (?:n'|ne |s'|se |y |en )*(?:"
    + code("sont|seront|étaient|ont|auront|avaient|vont|rest|doivent|dev|peuvent|pour|manqu|exist|dépend")
    + r"|[a-z\x02-\x1f]+(?:er|ir)ont[ ,.])"
)
"""What follows jobs of which the sentence tells something by a verb."""
_OF_STAFF = (
    r"^ (?:de |des |du |d')(?:l'|la |ses |son |sa |leurs? |les )?(?:quelque |environ |plus de )?(?:[0-9][0-9 .]{0,8})?"
    + r"(?:effectif|personnel|masse salariale|main-d'|collaborat|"
    + code("salarié|employé")
    + ")"
)
_STAFF_REST = 48
"""What follows a share of the staff."""
_CUTS = (
    r"(?:^|[^a-z\x02-\x1f])(?:licenci|(?:ces|les) suppressions|suppressions? de?[ 's]|plan social|"
    + code("plans sociaux|pse[ ,.]|plan de départs|dégraiss|mises? à pied|réductions? d'effectif|")
    + code("réductions? de(?: ses)? effectif|")
    + r"supprim[a-z\x02-\x1f]{1,5} [^.;]{0,30}(?:postes|emplois)|ferm(?:er|era|e) |fermetures? )"
)
"""What tells of cuts, in the same sentence or the one before."""
_STAFF_MOVED = (
    r"(?:^|[^a-z\x02-\x1f])(?:effectifs?|personnel) [^.;:0-9]{0,60}(?:"
    + code("fondu|fond|diminué|reculé|baissé|chuté|réduits?|amputés?|augmenté|grossi|gonflé|crû|progressé|bondi")
    + r")(?: [a-z\x02-\x1f]+ment)? (?:de |d')(?:[a-z\x02-\x1f']{2,9} ){0,2}$"
)
"""What stands before by how many a staff has shrunk or grown: "ses effectifs ont fondu de"."""
_STAFF_CHANGED = (
    r"(?:^|[^a-z\x02-\x1f])(?:"
    + code("diminu|rédui|allég|compress|comprim|dégraiss|augment|gross|gonfl|étoff|renforc|accr")
    + r")[a-z\x02-\x1f]{0,6} (?:[a-z\x02-\x1f]+ment )?(?:ses |son |sa |leurs? |les |l'|le )(?:effectifs?|personnel|"
    + code("main-d'œuvre")
    + r")(?: [a-z\x02-\x1f'-]{2,20}){0,4} (?:de |d')(?:[a-z\x02-\x1f']{2,9} ){0,2}$"
)
"""The same where the staff is the object: "a diminué ses effectifs européens de"."""
_TO_LEVEL = code(r"^ à (?:environ |près de |plus de |quelque |moins de )?[0-9]")
"""What follows the level that it had before: "de 124 800 à 85 100 salariés"."""
_GROWN = code("augment|gross|gonfl|crû|progress|bondi|étoff|renforc|accr")


def staff_moves(figures: pl.DataFrame, metrics: pl.DataFrame, text: pl.DataFrame) -> pl.DataFrame:
    """The metrics, `departures` or `hires` for people by whom a staff has shrunk or grown: as `read_metrics`."""
    staff = metrics.filter(pl.col("metric") == "headcount")
    counts = figures.filter(pl.col("kind") == "count").select("f", "s", "surface", "fig_start", "fig_end")
    moved = (
        counts.join(staff, on="f", how="inner", maintain_order="left")
        .join(coded_bytes(text), on="s", how="inner", maintain_order="left")
        .filter(
            ~(text_after("fig_end", _STAFF_REST).str.contains(_TO_LEVEL) & pl.col("surface").str.contains(BARE_NUMBER))
        )
        .with_columns(lead=text_before("fig_start", _BEFORE).str.extract(rf"({_STAFF_MOVED}|{_STAFF_CHANGED})"))
        .drop_nulls("lead")
    )
    if moved.is_empty():
        return metrics
    grown = pl.col("lead").str.contains(_GROWN)
    read = moved.with_columns(metric=pl.when(grown).then(pl.lit("hires")).otherwise(pl.lit("departures")))
    return instead(metrics, read_by("noun_cue", read))


def staff_cuts(
    figures: pl.DataFrame, metrics: pl.DataFrame, text: pl.DataFrame, sentences: pl.DataFrame
) -> pl.DataFrame:
    """The metrics, `departures` for people whom cuts told of before concern: as `read_metrics`.

    `sentences` have their text in `lower` case, also those without figures.
    """
    concerned = (
        untold(figures, metrics, ["other", "headcount", "jobs"])
        .filter(
            (pl.col("kind") == "share")
            | (
                (pl.col("kind") == "count")
                & (pl.col("counted").is_null() | pl.col("counted").str.contains(_PEOPLE)).fill_null(value=True)
            )
        )
        .select("f", "s", "doc", "kind", "surface", "fig_start", "fig_end", "depth")
        .join(coded_bytes(text), on="s", how="inner", maintain_order="left")
        .filter(text_before("fig_start", _LEAD).str.contains(_CONCERNS) | _left_to_tell())
        .filter((pl.col("kind") == "count") | text_after("fig_end", _STAFF_REST).str.contains(_OF_STAFF))
        .with_columns(here=text_before("fig_start", _BEFORE).str.contains(_CUTS), before=pl.col("s").cast(pl.Int64) - 1)
    )
    if concerned.is_empty():
        return metrics
    cut = (
        sentences.select("doc", "lower", before=pl.col("s").cast(pl.Int64))
        .join(concerned, on=["doc", "before"], how="semi")
        .filter(coded(pl.col("lower")).str.contains(_CUTS))
        .select("doc", "before", there=pl.lit(value=True))
    )
    read = (
        concerned.join(cut, on=["doc", "before"], how="left", maintain_order="left")
        .filter(pl.col("here") | pl.col("there").fill_null(value=False))
        .with_columns(**AT_FIGURE, metric=pl.lit("departures"))
    )
    return instead(metrics, read_by("same_metric", read))


def _left_to_tell() -> pl.Expr:
    """Whether jobs open a sentence that has no verb: "Vega supprime des emplois. Plus de 4 000 postes depuis 2009"."""
    jobs = (pl.col("kind") == "count") & pl.col("surface").str.contains(_JOBS)
    opens = text_before("fig_start", _LEAD).str.contains(_OPENS) & (pl.col("fig_start") < _LEAD)
    return jobs & opens & ~text_after("fig_end", _STAFF_REST).str.contains(_ACTS)

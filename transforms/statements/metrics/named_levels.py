"""Values told as what the one before has passed, was said to be, or is meant to become: "la barre des 200 millions"."""

from __future__ import annotations

import polars as pl

from transforms.statements.metrics.echoes import AT_FIGURE, BARE_NUMBER, instead, read_by, untold
from transforms.statements.metrics.pronoun_values import ABOUT, TAKEN_UP
from transforms.statements.reading.cues import code, coded_bytes, text_after, text_before, text_between
from transforms.statements.reading.reach import last_told, told_before

_LEAD, _REST = 70, 16
_MARK = (
    r"(?:^|[^a-z\x02-\x1f])(?:barre|cap|seuil)s? (?:"
    + code("symbolique |fatidique |historique |psychologique ")
    + rf")?des {ABOUT}"
)
"""What stands before a value that another one passes: "franchir la barre des 200 millions"."""
_GOAL = (
    r"(?:^|[^a-z\x02-\x1f])(?:(?:objectif|ambition|cible|but|projection|"
    + code("prévision")
    + r")s?(?: [a-z\x02-\x1f]{3,14}){0,2} ?:|l'(?:objectif|ambition)(?: [a-z\x02-\x1f]{3,14})? est (?:d'en |de |d')"
    r"(?:atteindre|descendre|monter|arriver|passer|parvenir|franchir|grimper)"
    rf"(?: {code('à')}| jusqu'{code('à')})?) {ABOUT}"
)
"""What stands before what a value is meant to become: "Objectif : 300 millions d'ici décembre"."""
_FILLED = code("alors |encore |plutôt |même |jusqu'ici |initialement |seulement |à l'origine |jusque-là ")
_SAID = (
    r"(?:^|[^a-z\x02-\x1f])(?:"
    + code("parl|évoqu|annonç|avanç")
    + rf")(?:e|ent|ait|aient|a|ant) (?:{_FILLED})?(?:de |d')?{ABOUT}"
)
"""What stands before what somebody said that a value was to be: "En 2024, le groupe parlait de 10 milliards"."""
_AIMED = (
    r"(?:^|[^a-z\x02-\x1f])(?:"
    + code("tabl|vis|prévoy|promett|espér|envisage|anticip|ambitionn|escompt|mis")
    + rf")(?:ait|aient) (?:{_FILLED})?(?:sur )?{ABOUT}"
)
"""What stands before what somebody reckoned with, whose it is itself: "Orbite visait 10 milliards"."""
_AWAITED = (
    r"(?:^|[^a-z\x02-\x1f])en (?:"
    + code("attend|espèr|vis|prévoi|escompt|anticip|projett|ambitionn|promet|propos|offr|réclam|demand")
    + rf")(?:e|ent|ait|aient|t)? (?:{_FILLED})?{ABOUT}"
)
"""What stands before what somebody awaits of the same: "L'entreprise en attend 2 milliards cette année"."""
_CARRIED_TO = (
    r"(?:^|[^a-z\x02-\x1f])(?:port|pouss|fai|am"
    + code("è")
    + r"n)(?:e|ent|ant|er|era|erait|eraient|t|sant) (?:ainsi |donc )?(?:le|la|son|sa|leur) "
    rf"(?:montant|total|somme|enveloppe|facture|mise|note|addition)(?: [a-z\x02-\x1f]{{4,12}})? {code('à')} {ABOUT}"
)
"""What stands before the sum of what was told: "…, ce qui porterait le montant à 817 millions"."""
_THOSE_OF = (
    r"(?:^|[^a-z\x02-\x1f])ceux (?:de |d'|du |des )[^.;:,0-9]{2,40} (?:sont |ont |se sont )?(?:"
    + code("pass|tomb|mont|descend|réduit|atteign|atteint|dépass|s'élèv|s'établi|grimp|limit|fond")
    + rf")[a-z\x02-\x1f]* (?:{code('à')} )?{ABOUT}"
)
"""What stands before those whom another one has: "Ceux d'Orbite sont tombés à 70"."""
_SAID_REST = code(
    r"^(?:$|[.;,)\"]| (?:d'ici|en (?:1|2)|fin |pour (?:1|2|l'|cet|ce |le )|il y a|au d|à l'|un an|seulement|cette|"
    r"l'an))"
)
_JOINS = (
    rf"^(?:[^.;:]{{0,36}}(?:,? (?:et|puis|contre|ou)|, (?:avant|apr{code('è')}s)) "
    rf"(?:{code('à')} |de |d'atteindre |d'|jusqu'{code('à')} )?|[^.;:,]{{0,24}} {code('à')} ){ABOUT}"
)
"""What stands between a value and one that is joined to it."""
_RANKED = (
    r"(?:^|[^a-z\x02-\x1f])(?:devant|loin|ensuite|podium|talonn|devanc|distanc|"
    + code(
        "derrière|suivi|suivent|suit|précèd|marche|quant à|à égalité|viennent|arrivent|au coude|classement|numéro deux|"
    )
    + code("deuxième|second|troisième|quatrième")
    + ")"
)
"""What tells that those named in a sentence stand beside those of the one before: "Suivent Orbite (9 Md€) et Vega"."""
_OTHER_PARTS = (
    rf"^[\" -]*les autres (?:{code('métier|activité|division|segment|branche|secteur|marque|pôle|région')})s "
    rf"(?:{code('suivent|réalis|génèr|pès|totalis|apport|contribu|rapport|affich|se partag|enregistr|atteign')})"
)
"""How a sentence begins that tells of the other parts of a company: "Les autres métiers suivent : 4 milliards dans"."""
_OF_PARTS = ["revenue", "profit"]
"""What is told of these."""
_WITH, _WITH_LEAD = rf"[a-z\x02-\x1f)], (?:avec|{code('à')}) (?:ses |un total de )?{ABOUT}", 28
"""What stands between the name of who is ranked and the value: "La seconde est Orbite, avec 5 milliards"."""
_LEVELS = ["revenue", "valuation", "users", "headcount", "profit"]
"""Metrics of values that grow; of what is spent or paid once there is no bar."""
_MEANT = [*_LEVELS, "project_cost", "acquisition_price", "investment", "accelerator_count", "data_center_count"]
_SUMS = ["funding", "contract_value"]
_BACK = 1


def named_levels(figures: pl.DataFrame, metrics: pl.DataFrame, text: pl.DataFrame) -> pl.DataFrame:
    """The metrics, and those of bare values that take up the one told before by such words: as `read_metrics`."""
    bare = (
        untold(figures, metrics)
        .filter(
            (pl.col("kind") == "money") | ((pl.col("kind") == "count") & pl.col("surface").str.contains(BARE_NUMBER))
        )
        .select("f", "s", "doc", "kind", "fig_start", "fig_end", "depth")
        .join(coded_bytes(text), on="s", how="inner", maintain_order="left")
        .with_columns(lead=text_before("fig_start", _LEAD), rest=text_after("fig_end", _REST))
        .with_columns(
            mark=pl.col("lead").str.contains(_MARK),
            goal=pl.col("lead").str.contains(_GOAL) & pl.col("rest").str.contains(_SAID_REST),
            aimed=pl.col("lead").str.contains(_AIMED) & pl.col("rest").str.contains(_SAID_REST),
            sums=pl.col("lead").str.contains(_CARRIED_TO) & (pl.col("kind") == "money"),
            awaited=pl.col("lead").str.contains(_AWAITED),
            those=pl.col("lead").str.contains(_THOSE_OF) & (pl.col("kind") == "count"),
            said=pl.col("lead").str.contains(_SAID) & pl.col("rest").str.contains(_SAID_REST),
        )
        .filter(pl.any_horizontal("mark", "aimed", "goal", "said", "awaited", "those", "sums"))
        .drop("_bytes", "lead", "rest")
    )
    if bare.is_empty():
        return metrics
    told = figures.join(metrics.filter(pl.col("metric").is_in([*_MEANT, *_SUMS])), on="f", how="inner").select(
        "doc", "kind", "metric", told_s="s", told_start="fig_start"
    )
    read = (
        told_before(bare, told, _BACK, on=("doc", "s", "kind"))
        .filter(pl.any_horizontal("sums", "aimed", "said") | ~pl.col("metric").is_in(_SUMS))
        .filter(~pl.any_horizontal("mark", "those") | pl.col("metric").is_in(_LEVELS))
        .pipe(last_told)
        .with_columns(**AT_FIGURE)
    )
    own = pl.any_horizontal("mark", "aimed", "awaited", "those")
    return instead(metrics, pl.concat([read_by("echo", read.filter(own)), read_by(TAKEN_UP, read.filter(~own))]))


def joined_values(figures: pl.DataFrame, metrics: pl.DataFrame, text: pl.DataFrame) -> pl.DataFrame:
    """The metrics, and those of values joined to one that takes up another: "ils passeront à 2 milliards, puis à 3".

    As `read_metrics`.
    """
    leaders = figures.join(metrics.filter(pl.col("metric_rule").is_in([TAKEN_UP, "that_of"])), on="f").select(
        "s", "kind", "metric", "metric_rule", leader_end="fig_end"
    )
    if leaders.is_empty():
        return metrics
    joined = (
        untold(figures, metrics)
        .filter((pl.col("kind") == "money") | pl.col("surface").str.contains(BARE_NUMBER))
        .select("f", "s", "kind", "fig_start", "fig_end", "depth")
        .join(leaders, on=["s", "kind"], how="inner", maintain_order="left")
        .filter((pl.col("fig_start") - pl.col("leader_end")).is_between(3, _LEAD))
        .join(coded_bytes(text), on="s", how="inner", maintain_order="left")
        .filter(text_between("leader_end", "fig_start").str.contains(_JOINS))
        .sort("f", "leader_end", descending=[False, True])
        .unique("f", keep="first", maintain_order=True)
        .with_columns(**AT_FIGURE)
    )
    return instead(metrics, read_by(TAKEN_UP, joined))


def ranked_values(
    figures: pl.DataFrame, metrics: pl.DataFrame, named: pl.DataFrame, text: pl.DataFrame
) -> pl.DataFrame:
    """The metrics, and those of values right behind names that are ranked beside others: as `read_metrics`.

    "Nebula réalise 9 milliards de ventes. Suivent Orbite (7 milliards) et Vega (6)". `named` as `named_before_bracket`.
    So do the other parts of a company: "Les autres métiers suivent : 4 milliards dans le jeu".
    """
    bare = (
        untold(figures, metrics)
        .filter(
            (pl.col("kind") == "money") | ((pl.col("kind") == "count") & pl.col("surface").str.contains(BARE_NUMBER))
        )
        .join(named.select("f", named=pl.lit(value=True)), on="f", how="left", maintain_order="left")
        .select(
            "f", "s", "doc", "kind", "fig_start", "fig_end", "depth", "named", before=pl.col("s").cast(pl.Int64) - 1
        )
    )
    ranked = text.join(bare, on="s", how="semi").filter(pl.col("coded").str.contains(_RANKED))
    if ranked.is_empty():
        return metrics
    bare = (
        bare.join(coded_bytes(ranked), on="s", how="inner", maintain_order="left")
        .with_columns(
            ranked=pl.col("named").fill_null(value=False) | text_before("fig_start", _WITH_LEAD).str.contains(_WITH),
            parts=pl.col("_bytes").cast(pl.String).str.contains(_OTHER_PARTS),
        )
        .filter(pl.col("ranked") | pl.col("parts"))
        .drop("_bytes", "named", "parts")
    )
    told = (
        figures.join(metrics.filter(pl.col("metric") != "other"), on="f", how="inner")
        .sort("s", "fig_start", "f")
        .unique(["s", "kind"], keep="last", maintain_order=True)
        .select("doc", "kind", "metric", before=pl.col("s").cast(pl.Int64))
    )
    read = (
        bare.join(told, on=["doc", "kind", "before"], how="inner", maintain_order="left")
        .filter(pl.col("ranked") | pl.col("metric").is_in(_OF_PARTS))
        .with_columns(**AT_FIGURE)
    )
    return instead(metrics, read_by("echo", read))

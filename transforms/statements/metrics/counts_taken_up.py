"""Numbers without a noun whose noun was told before: "compte 15 millions d'abonnés. Il en a gagné 175 000"."""

from __future__ import annotations

import polars as pl

from transforms.statements.metrics.echoes import AT_FIGURE, instead, read_by, untold
from transforms.statements.metrics.metric_cues import counted_cues
from transforms.statements.metrics.pronoun_values import TAKEN_UP
from transforms.statements.reading.cues import CueFinder, code, coded_bytes, text_after, text_before
from transforms.statements.reading.reach import last_told, told_before

_LEAD = 110
_BACK = 2
"""Sentences back in which the people or things may be told of."""
_ABOUT = (
    rf"(?:environ |quelque |pr{code('è')}s d(?:e |')|plus d(?:e |')|moins d(?:e |')|au moins |{code('déjà')} |"
    rf"{code('désormais')} |aujourd'hui |encore |maintenant |les |un total de |jusqu'{code('à')} ){{0,3}}"
)
_OF_THEM = (
    r"(?:^|[^a-z\x02-\x1f])(?:n')?en (?:(?:a|ont|avait|avaient|aura|auront|aurait|va|vont|est|"
    r"doit|devrait|pourrait|veut|peut) )?"
    rf"(?:(?:{code('déjà')}|aussi|encore|{code('même')}|{code('récemment')}|ainsi|alors) )?"
    rf"([a-z\x02-\x1f]{{1,14}}) (?:(?:jusqu'ici|pour sa part|de son c{code('ô')}t{code('é')}|chacune?|alors|ainsi) )?"
    rf"(?:plus )?(?:que |qu')?"
    rf"(?:(?:bien |beaucoup |encore )?(?:plus|davantage|moins) ?: )?{_ABOUT}$"
)
"""What stands before a number of those told of before, with its verb: "il en a déjà gagné 175 000"."""
_PART = (
    r"(?:^|[^a-z\x02-\x1f])(?:une?|l[ea]|cette|ce) (?:toute )?(?:"
    + code("première?|premier|second|seconde|deuxième|troisième|nouvelle|nouveau|dernière?|dernier")
    + r") (?:tranche|vague|salve|livraison|lot|"
    + code("série|phase")
    + rf") d(?:e |'){_ABOUT}$"
)
"""What stands before a part of those told of before: "une première tranche de 10 000 sera livrée"."""
_THEY = (
    rf"(?:^|[^a-z\x02-\x1f])(?:ils|elles) (?:ne |n')?(?:sont|{code('étaient')}|seront|seraient) "
    rf"(?:plus )?(?:que )?{_ABOUT}$"
)
_WE_ARE = rf"(?:^|[^a-z\x02-\x1f])nous (?:sommes|{code('étions')}|serons) (?:plus )?(?:que )?{_ABOUT}$"
"""What stands before how many the speaker's company has: "Nous sommes aujourd'hui 350"."""
_AGAINST = (
    rf"(?:le double|le triple|la moiti{code('é')}|loin|au-del{code('à')}|au-dessus|au-dessous|en dessous|davantage que|"
    rf"de plus que|de moins que|par rapport|apr{code('è')}s|contre|plus que|"
    rf"vise|visent|viser|visait|visant|table sur|tablent sur|ambitionne) (?:des |aux |les |d'|de )?{_ABOUT}$"
)
"""What stands before a number that one before it in the sentence is held against."""
_CHANGED = (
    r"(?:^|[^a-z\x02-\x1f])(?:hausse|baisse|progression|recul|gain|perte|repli|bond) (?:nette? )?"
    rf"(?:de |d')(?:[a-z\x02-\x1f]{{2,10}} )?{_ABOUT}$"
)
"""What stands before a number by which one before it has changed."""
_THAT_NUMBER = r", (?:un (?:chiffre|nombre|total|effectif)|chiffre|nombre) [^;:.]{0,60}$"
"""What stands before what another number becomes: "emploie 500 personnes, un chiffre appelé à grimper à 800"."""
_TOTAL = (
    rf"(?:^|[^a-z\x02-\x1f])(?:port|pouss|fai|men|am{code('è')}n)(?:e|ent|ant|er|ait|era|t|sant)"
    rf" (?:ainsi |donc )?(?:le |la |son |sa |ses |leurs? |{code('à')} un )(?:nombre|total|parc|base|effectif|flotte)"
    rf"[^;:.0-9]{{0,60}} {code('à')} {_ABOUT}$"
)
"""What stands before how many they become in all: "gagne 4 millions d'abonnés, portant le total à 131 millions"."""
_ROW = rf"(?:,|,? et|,? ou|,? puis|,? voire)(?: encore| enfin)? {_ABOUT}$"
_ROW_REST = r"^ (?:chez |pour |au sein d(?:e |')|" + code("du côté d(?:e |')") + r")[a-z\x02-\x1f0-9]"
"""What stands around the next in a row of those told of: "12 000 licenciements chez Vega, 10 000 chez Orbite"."""
_SO_MANY = (
    r"(?:^|[^a-z\x02-\x1f])(licenciements|suppressions de postes|"
    + code("départs|embauches|recrutements|abonnés|utilisateurs|clients|salariés|employés")
    + rf")[^.;:0-9]{{0,90}}, soit {_ABOUT}$"
)
"""What stands before how many they are: "a procédé à plus de licenciements que d'autres, soit près de 28 000"."""
_BAR = rf"(?:^|[^a-z\x02-\x1f])(?:cap|barre|seuil) (?:symbolique )?(?:des |de |du |d'){_ABOUT}$"
"""What stands before how many are reached of those told of before: "Le cap des 500 millions sera passé en mai"."""
_AND_THEN = rf"(?:, | et |, et |, puis ){_ABOUT}$"
_GONE = (
    r"^,? (?:sont|seraient|seront|ont|auraient|doivent|devraient|vont|avaient) (?:[a-z\x02-\x1f]{2,6} ){0,2}"
    rf"(?:d'{code('ê')}tre )?(?:parti|licenci|supprim|concern|touch|quitt|menac)"
)
"""What follows the number of those who leave."""
_GONE_REST = 48
_USING = r"^ (?:de personnes )?" + code(
    "à (?:utilis|consult|fréquent|s'en serv|se serv|se connect|regard|jou|écout|visit)"
)
"""What follows the number of those who use something: "ils sont 800 millions à utiliser ChatGPT"."""
_NUMBER = (
    r"(?:^|[^a-z\x02-\x1f])nombre (?:total |record |global )?(?:de |d'|des )(?:ses |leurs )?"
    r"([a-z\x02-\x1f]{3,16}(?: (?:de |d')[a-z\x02-\x1f]{4,14})?)(?:[ ,][^;.]{0,80})?$"
)
"""What stands before a number of people or things: "le nombre de ses salariés est passé de 60 à 350"."""
_LISTED = (
    r"(?:^|[^a-z\x02-\x1f])(?:des|ses|de nombreux|autant de|leurs) (clients|"
    + code("abonnés|utilisateurs|postes|emplois|salariés")
    + r")[^;.:]{0,60} ?: (?:[^;.:]{2,40} )?$"
)
_WON = "^(?:" + code("gagn|perd|recrut|conqu|engrang|séduit|ajout|capt") + ")"
_HAS = "^(?:compt|a$|ont$|revendiqu|totalis|recens|avai|aura|affich|dispos|serv)"
_EMPLOYS = "^(?:emplo|compt)"
_LAYS_OFF = "^(?:supprim|licenci|congédi|perd)"
_TAKES_ON = "^(?:" + code("embauch|débauch") + ")"
_LAYS_OFF_PEOPLE = "^(?:" + code("licenci|congédi") + ")"
_WAYS = ["they", "against", "changed", "that", "gone", "total", "part", "row", "bar"]
_ALL = {"usage_growth": "users", "hires": "headcount", "departures": "headcount", "jobs": "headcount"}
"""What they are in all of whom a number came or left."""
_IN_PARTS = ["departures", "hires", "jobs", "accelerator_count"]
_TAKEN = ["users", "usage_growth", "headcount", "departures", "hires", "jobs", "accelerator_count", "data_center_count"]


def counts_taken_up(
    figures: pl.DataFrame, metrics: pl.DataFrame, coded: pl.DataFrame, finder: CueFinder
) -> pl.DataFrame:
    """The metrics, and those of numbers that go on about people or things told of before: as `read_metrics`."""
    counts = untold(figures, metrics).filter(pl.col("kind") == "count")
    if counts.is_empty():
        return metrics
    bare = (
        counts.filter(_without_noun())
        .join(coded_bytes(coded), on="s", how="inner", maintain_order="left")
        .with_columns(lead=text_before("fig_start", _LEAD))
        .with_columns(
            verb=pl.col("lead").str.extract(_OF_THEM),
            they=pl.col("lead").str.contains(_THEY),
            against=pl.col("lead").str.contains(_AGAINST) & ~pl.col("lead").str.contains(_THEY),
            changed=pl.col("lead").str.contains(_CHANGED),
            total=pl.col("lead").str.contains(_TOTAL),
            bar=pl.col("lead").str.contains(_BAR),
            that=pl.col("lead").str.contains(_THAT_NUMBER),
            part=pl.col("lead").str.contains(_PART),
            row=pl.col("lead").str.contains(_ROW) & text_after("fig_end", _GONE_REST).str.contains(_ROW_REST),
            gone=text_after("fig_end", _GONE_REST).str.contains(_GONE),
            noun=pl.coalesce(pl.col("lead").str.extract(_NUMBER), pl.col("lead").str.extract(_SO_MANY)),
            listed=pl.col("lead").str.extract(_LISTED),
        )
        .select("f", "s", "doc", "fig_start", "fig_end", "depth", "lead", "verb", "noun", "listed", *_WAYS)
    )
    using = (
        counts.join(coded_bytes(coded), on="s", how="inner", maintain_order="left")
        .filter(text_after("fig_end", _GONE_REST).str.contains(_USING))
        .with_columns(metric=pl.lit("users"))
    )
    if bare.is_empty() and using.is_empty():
        return metrics
    lost = pl.col("lead").str.contains(
        r"(?:^|[^a-z\x02-\x1f])(?:perd|gagn|supprim|licenci)[a-z\x02-\x1f]* (?:des|ses|de)"
    )
    listed = bare.filter(pl.col("listed").is_not_null() & lost).with_columns(
        metric=pl.when(pl.col("listed").str.contains("^(?:client|abonn|utilis)"))
        .then(pl.lit("usage_growth"))
        .otherwise(pl.lit("departures"))
    )
    numbered = bare.filter(pl.col("noun").is_not_null() & pl.col("listed").is_null())
    allowed = counted_cues(numbered.select("f", counted="noun"), finder)
    numbered = numbered.join(
        allowed.sort("f", "base", "metric", descending=[False, True, False]).unique(
            "f", keep="first", maintain_order=True
        ),
        on="f",
        how="inner",
        maintain_order="left",
    )
    # "contacte 100 employés et réussit à en débaucher 10": the verb tells it by itself.
    verb = pl.col("verb")
    moved = (
        bare.join(pl.concat([listed.select("f"), numbered.select("f")]), on="f", how="anti")
        .with_columns(
            metric=pl.when(pl.col("lead").str.contains(_WE_ARE))
            .then(pl.lit("headcount"))
            .when(verb.str.contains(_TAKES_ON))
            .then(pl.lit("hires"))
            .when(verb.str.contains(_LAYS_OFF_PEOPLE))
            .then(pl.lit("departures"))
        )
        .filter(pl.col("metric").is_not_null())
    )
    done = pl.concat([listed.select("f"), numbered.select("f"), moved.select("f")])
    further_on = bare.join(done, on="f", how="anti")
    further = further_on.filter(pl.col("verb").is_not_null() | pl.any_horizontal(_WAYS))
    before = figures.join(metrics.filter(pl.col("metric").is_in(_TAKEN)), on="f", how="inner").select(
        "doc", "metric", told_s="s", told_start="fig_start"
    )
    taken = (
        told_before(further, before, _BACK)
        .filter(~pl.any_horizontal("against", "changed", "that", "total", "row") | (pl.col("told_s") == pl.col("s")))
        .filter(~pl.col("changed") | (pl.col("metric") == "users"))
        .filter(~pl.col("part") | pl.col("metric").is_in(_IN_PARTS))
        .filter(~pl.col("gone") | (pl.col("metric") == "departures"))
        .pipe(last_told)
        .with_columns(
            metric=pl.when((pl.col("metric") == "users") & (verb.str.contains(_WON) | pl.col("changed")))
            .then(pl.lit("usage_growth"))
            .when(pl.col("total") | pl.col("bar"))
            .then(pl.col("metric").replace(_ALL))
            .when((pl.col("metric") == "usage_growth") & verb.str.contains(_HAS))
            .then(pl.lit("users"))
            .when(pl.col("metric").is_in(["hires", "departures", "jobs"]) & verb.str.contains(_EMPLOYS))
            .then(pl.lit("headcount"))
            .when((pl.col("metric") == "headcount") & verb.str.contains(_LAYS_OFF))
            .then(pl.lit("departures"))
            .otherwise("metric")
        )
    )
    columns = ["f", "metric", *AT_FIGURE]
    # "Ils étaient 270 000 en 2021": those whom somebody has, told of before.
    they = taken.filter("they")
    # "Ils étaient 300 millions en mai, 200 millions en août et 100 millions en juin".
    listed_too = (
        further_on.filter(pl.col("lead").str.contains(_AND_THEN))
        .join(they.select("s", "metric", they_start="fig_start"), on="s", how="inner")
        .filter(pl.col("they_start") < pl.col("fig_start"))
        .unique("f", keep="first", maintain_order=True)
    )
    they = pl.concat([frame.with_columns(**AT_FIGURE).select(columns) for frame in (they, listed_too)])
    read = pl.concat(
        [frame.with_columns(**AT_FIGURE).select(columns) for frame in (listed, numbered, moved, taken, using)]
    )
    read = read.join(they, on="f", how="anti", maintain_order="left").unique("f", keep="first", maintain_order=True)
    return instead(metrics, pl.concat([read_by("same_metric", read), read_by(TAKEN_UP, they)]))


def _without_noun() -> pl.Expr:
    """Whether no noun stands beside a number, which may still be said to count what one before it counts."""
    written = pl.col("surface").str.contains(pl.col("counted").str.extract("^([^ ]+)"), literal=True)
    return ~written.fill_null(value=False)

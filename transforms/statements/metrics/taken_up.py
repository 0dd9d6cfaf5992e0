"""Figures whose metric the sentence before tells: "Google rachète Wiz. Le montant s'élève à 32 milliards"."""

from __future__ import annotations

import polars as pl

from transforms.statements.metrics.echoes import AT_FIGURE, instead, read_by
from transforms.statements.metrics.pronoun_values import TAKEN_UP
from transforms.statements.reading.cues import code, coded, coded_bytes, text_after, text_between

_REACH = 110
"""Characters from the begin of a sentence to the sum that it goes on about."""
_OPENS = r"^[\" -]*(?:[^,;.:0-9]{2,36}(?:[12][0-9]{3}[^,;.:0-9]{0,16})?, )?"
_A_SHARE = "par action|par titre"
"""What such an opening must not be: of one share little is told."""
_AMOUNT = (
    rf"{_OPENS}(?:(?:le|la|l'|son|sa|leur|ce|cet|cette|un|une) ?)?(?:"
    + code("montant|somme|total|prix|chiffre|opération|transaction|enveloppe|valeur|deal")
    + rf")(?: de l'op{code('é')}ration| de la transaction| total| totale| global| globale)?"
    + code("(?: évoquée?| annoncée?| avancée?| estimée?| proposée?| en jeu| prévue?| versée?)?")
    + "(?:"
    + code(
        " (?:est|serait|était|sera|s'élève|s'élèverait|s'élèvera|s'établit|atteint|atteindrait|atteindra|dépasse|"
        "dépasserait|avoisine|approche|frôle|pourrait|devrait|représente|comprend|se monte|se chiffre|se chiffrerait|"
        "n'est|n'était|ne serait|ne sera|grimpe|passe|monte|s'est|a|aurait|ressort) "
    )
    + r"[^,;:.]{0,50}| ?: [^,;:.]{0,24}|, [^,;:.]{0,30})$"
)
"""How a sentence begins up to the sum that was told of before: "Le montant de l'opération s'élève à"."""
_THIS = (
    rf"{_OPENS}(?:cela|ce qui|ce montant|cette somme|cette enveloppe|soit|c'est|il s'agit)[^;:.]{{0,44}}$|"
    r"^[\" -]*(?:puis|et|ensuite) (?:environ |quelque |plus de |moins de |les |jusqu'"
    rf"(?:{code('à')}) |pr{code('è')}s de ){{0,2}}$|"
    rf"{_OPENS}[^,;:.]{{0,40}}de (?:ce montant|cette somme|ce total|cette enveloppe)[^;:.]{{0,24}}$"
)
"""How one begins that goes on about a sum of the sentence before: "Cela représente 60 milliards par an"."""
_ONE_OF = (
    rf"{_OPENS}(?:le|la|l') ?(?:premi{code('è')}re?|second|seconde|deuxi{code('è')}me|troisi{code('è')}me|plus gros|"
    rf"plus important|dernier|derni{code('è')}re)(?:,| )[^;:.]{{0,60}}$"
)
"""How one begins that tells of one of those told of before: "Le premier, d'une valeur de"."""
_LEVEL = (
    "(?: (?:en|y|se|lui))? (?:(?:"
    + code("s'élèv|s'établi|attei|dépass|avoisin|approch|frôl|mont|chiffr|ressort|grimp|pass|tomb|port|représent|pès|")
    + code("devr|pourr|dev|peu|pouv|ser|ét|aur|av|s'inscri|gross|bondi|culmin|attr|vau|val|compren|inclu|regroup|mêl")
    + r")[a-z\x02-\x1f]{0,9}|est|a|ont|sont|va|vont|doit|s'est) "
)
_PRONOUN = (
    rf"{_OPENS}(il|elle|ils|elles|celui-ci|celle-ci|ceux-ci|celles-ci|certains|certaines){_LEVEL}[^,;:.]{{0,44}}$"
)
_AT_FIRST = rf"^[\" -]*{code('à')} [^,;:.]{{0,16}}$"
_AT_FIRST_REST = r"^,? (il|elle|ils|elles) "
"""What stands around a sum that its sentence begins with: "À 5 milliards, il dépasse les attentes"."""
_STANDS_FOR = {
    "celui-ci": "il",
    "celle-ci": "elle",
    "ceux-ci": "ils",
    "celles-ci": "elles",
    "certains": "ils",
    "certaines": "elles",
}
_GROWTH = (
    rf"{_OPENS}(?:la|le|l'|cette|ce|leur|sa|son) ?(?:"
    + code("hausse|baisse|croissance|progression|recul|repli|chute|bond|rebond|contraction|décrue|dégringolade")
    + r") (?:(?:en|dans|sur|au|aux|chez|pour|y|annuelle?|trimestrielle?|organique|"
    + code("séquentielle|publiée|totale|globale|ainsi|à")
    + r")(?:[ '][^,;:.]{0,36})? |(?:des?|du|de la|de l'|d')[ ]?(?:ventes?|chiffre d'affaires|revenus?|recettes|"
    + code("activité|facturation|abonné|abonnement|utilisateur|client|segment|division|branche|cloud|publicité|trafic")
    + r")[^,;:.]{0,30} )?(?:"
    + code(
        "est|était|a été|atteint|a atteint|s'élève|s'établit|ressort|dépasse|s'est|se limite|se limitait|avoisine|"
        "frôle|n'est|n'était|n'atteint|n'a été|n'excède|se monte"
    )
    + r") [^,;:.]{0,24}$"
)
"""How a sentence begins that tells of another part how it has grown: "En Asie, la baisse atteint 9 %"."""
_ON_THE_MARKET = code(r"bourse|wall street|titre|action|cours |séance|cotation")
"""What such a sentence tells of no sales with: "À la Bourse de New York, la hausse atteint 12 %"."""
_GROWTHS = ["revenue_growth", "usage_growth"]
_OF_DEEDS = ["contract_value", "funding", "acquisition_price", "investment"]
"""What somebody does: a pronoun stands for the noun of it wherever it is told, and for another one's at the begin."""
_PUT = code("chiffr|évalu|estim|valeur")
_TOPIC = rf"{_OPENS}(?:le |la |les |l'|son |sa |ses |leurs? )$"
_APPRAISED = ["valuation", "project_cost", "investment", "other"]
"""Metrics that the words of a sentence may tell of a contract that it calls "il": "il est évalué à 2 milliards"."""
_TOUCHED_REST = (
    r"^(?: (?:au total|en france|dans le monde|en tout))?,? (?:sont|seraient|seront|pourraient|devraient|vont|"
    + code("étaient|doivent")
    + r") (?:[a-z\x02-\x1f]{2,12} ){0,2}?(?:susceptibles d'|d')?(?:"
    + code("être")
    + r" )?"
    + "(?:"
    + code("concern|touch|menac|visé|supprim|affect|condamn|sacrifi|partir|quitter|disparaî")
    + ")"
)
"""What follows the people who lose their place."""
_AFTER = 60


def last_topic(topics: pl.DataFrame, stems: pl.DataFrame) -> pl.DataFrame:
    """The last of the words in each sentence (`lower`): its `metric`, what `stands` for it, and whether it `opens`.

    That is, whether a pronoun may stand for it: what is told of a deed, of several, or at the begin of the sentence.
    """
    some = "|".join(sorted(stems["stem"], key=lambda stem: (-len(stem), stem)))
    topic = rf"^(.*(?:^|[^a-z\x02-\x1f]))({some})(?:[^a-z\x02-\x1f]|$)"
    return (
        topics.with_columns(stem=pl.col("lower").str.extract(topic, 2), led=pl.col("lower").str.extract(topic, 1))
        .drop_nulls("stem")
        .join(stems, on="stem", how="inner", maintain_order="left")
        .select(
            "doc",
            "before",
            "metric",
            stands="pronoun",
            opens=pl.col("metric").is_in(_OF_DEEDS)
            | pl.col("pronoun").is_in(["ils", "elles"])
            | pl.col("led").str.contains(_TOPIC),
        )
    )


def _last_metrics(figures: pl.DataFrame, metrics: pl.DataFrame) -> pl.DataFrame:
    """The metric of the last figure of each sentence that has one: `doc`, `before`, `metric`."""
    return (
        figures.join(metrics.select("f", "metric"), on="f", how="inner")
        .sort("s", "fig_start", "f")
        .unique("s", keep="last", maintain_order=True)
        .select("doc", "metric", before=pl.col("s").cast(pl.Int64))
    )


def taken_up_metrics(
    figures: pl.DataFrame,
    metrics: pl.DataFrame,
    text: pl.DataFrame,
    sentences: pl.DataFrame,
    words: pl.DataFrame,
    becomes: pl.DataFrame,
) -> pl.DataFrame:
    """The metrics, and those of sums and posts that the sentence before tells of: as `read_metrics`.

    Where that has a sum itself ("Cela représente 60 milliards par an"), or a word of topic_words.csv (`words`) for
    which the pronoun may stand. What has grown is what that has grown, or the value that it tells (`becomes`,
    bracket_metrics.csv): "Vega vend pour 2 milliards. La hausse est de 5 %". `sentences` with their text in `lower`
    case, also those without figures.
    """
    weak = metrics.filter(pl.col("metric").is_in(_APPRAISED)).select("f", was="metric")
    strong = metrics.join(weak, on="f", how="anti").select("f")
    opening = (
        figures.filter(pl.col("kind").is_in(["money", "count", "share"]) & (pl.col("fig_start") <= _REACH))
        .join(strong, on="f", how="anti", maintain_order="left")
        .join(weak, on="f", how="left", maintain_order="left")
        .select("f", "s", "doc", "kind", "fig_start", "fig_end", "depth", "was", _begin=pl.lit(0, pl.Int32))
        .join(coded_bytes(text), on="s", how="inner", maintain_order="left")
        .with_columns(lead=text_between("_begin", "fig_start"), rest=text_after("fig_end", _AFTER))
        .drop("_bytes")
    )
    lead, rest, money, count = (
        pl.col("lead"),
        pl.col("rest"),
        pl.col("kind") == "money",
        pl.col("kind") == "count",
    )
    new = pl.col("was").is_null() | (pl.col("was") == "other")
    opening = opening.with_columns(new=new)
    # Each kind by itself: the patterns are long, and only one of them is of use for numbers and shares.
    sums = (
        opening.filter(money)
        .with_columns(
            pronoun=pl.coalesce(
                lead.str.extract(_PRONOUN),
                pl.when(lead.str.contains(_AT_FIRST)).then(rest.str.extract(_AT_FIRST_REST)),
            ).replace(_STANDS_FOR),
            amount=lead.str.contains(_AMOUNT) | lead.str.contains(_ONE_OF),
            this=pl.col("new") & lead.str.contains(_THIS) & ~lead.str.contains(_A_SHARE),
        )
        .filter(pl.col("pronoun").is_not_null() | pl.col("amount") | pl.col("this"))
    )
    nothing = {"pronoun": pl.lit(None, pl.String), "amount": pl.lit(False), "this": pl.lit(False)}
    opening = pl.concat(
        [
            sums.with_columns(lost=pl.lit(False), growth=pl.lit(False)),
            opening.filter(count & pl.col("new"))
            .filter(rest.str.contains(_TOUCHED_REST))
            .with_columns(**nothing, lost=pl.lit(True), growth=pl.lit(False)),
            opening.filter((pl.col("kind") == "share") & pl.col("new"))
            .filter(lead.str.contains(_GROWTH) & ~lead.str.contains(_ON_THE_MARKET))
            .with_columns(**nothing, lost=pl.lit(False), growth=pl.lit(True)),
        ]
    )
    if opening.is_empty():
        return metrics
    before = opening.with_columns(before=pl.col("s").cast(pl.Int64) - 1)
    told = before.filter((pl.col("amount") & pl.col("new")) | pl.col("this")).join(
        _last_metrics(figures.filter(pl.col("kind") == "money"), metrics.filter(pl.col("metric") != "other")),
        on=["doc", "before"],
        how="inner",
        maintain_order="left",
    )
    growths = _last_metrics(figures.filter(pl.col("kind") == "share"), metrics.filter(pl.col("metric").is_in(_GROWTHS)))
    values = (
        _last_metrics(figures.filter(pl.col("kind").is_in(["money", "count"])), metrics)
        .join(becomes.select("metric", "becomes"), on="metric", how="inner", maintain_order="left")
        .select("doc", "before", metric="becomes")
        .join(growths, on=["doc", "before"], how="anti", maintain_order="left")
        .select(growths.columns)
    )
    grown = before.filter("growth").join(
        pl.concat([growths, values]), on=["doc", "before"], how="inner", maintain_order="left"
    )
    stems = words.with_columns(stem=pl.Series([code(stem) for stem in words["stem"]], dtype=pl.String))
    topics = (
        sentences.select("doc", "lower", before=pl.col("s").cast(pl.Int64))
        .join(before.select("before").unique(), on="before", how="semi")
        .select("doc", "before", lower=coded(pl.col("lower")))
    )
    of_any = last_topic(topics, stems).drop("opens", "stands")
    of_pronoun = pl.concat(
        last_topic(topics, stems.filter(pl.col("pronoun") == stands)) for stands in sorted(set(_STANDS_FOR.values()))
    ).filter("opens")
    silent = before.join(told.select("f"), on="f", how="anti").filter(~pl.col("this"))
    sure = pl.col("new") | (pl.col("metric") == "contract_value")
    put = pl.col("metric").is_in(_OF_DEEDS) & lead.str.contains(_PUT)
    of_topic = silent.join(of_any, on=["doc", "before"], how="inner", maintain_order="left").filter(
        (pl.col("amount") & (pl.col("metric") != "departures") & (sure | put))
        | (pl.col("lost") & (pl.col("metric") == "departures"))
    )
    stood_for = silent.join(
        of_pronoun,
        left_on=["doc", "before", "pronoun"],
        right_on=["doc", "before", "stands"],
        how="inner",
        maintain_order="left",
    ).filter(pl.col("was").is_null() | (pl.col("metric") == "contract_value"))
    told, stood = (
        pl.concat([frame.with_columns(**AT_FIGURE).select("f", "metric", *AT_FIGURE) for frame in frames])
        for frames in ((told, grown, of_topic), (stood_for,))
    )
    told = told.unique("f", keep="first", maintain_order=True)
    stood = stood.unique("f", keep="first", maintain_order=True).join(told, on="f", how="anti", maintain_order="left")
    return instead(metrics, pl.concat([read_by("that_of", told), read_by(TAKEN_UP, stood)]))

"""Who a figure is about: the name that stands where the subject of its cue stands."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.lexicon import Lexicon
from transforms.statements.reading.clauses import FIGURE_WEIGHT, crossed, gap
from transforms.statements.reading.cues import code, coded_bytes, text_after, text_before

_TOPIC = 1.0
"""Points of the first name of a sentence that is no complement."""
_OF_PEOPLE = ("compensation", "signing_bonus", "pay_multiple", "stake", "other", "ownership")
"""What who speaks may tell of himself or herself."""
_GERUND = 3.0
"""Points of that name where a gerund comes before the figure, which has the subject of the sentence."""
_GERUND_REACH = 60
_SPEAKER = 2.0
"""Points lost by a name that is the subject of a verb of saying, where it only says what others do."""
_REPORTER = 10.0
"""Points lost by a paper, an agency, a forecaster, who tell what others do; twice where it is telling."""
_ASIDE = 6.0
"""Points lost by a name in a relative clause or an apposition that ends before what is said."""
_RELATED = 6.0
"""Points lost by a name that only tells whose rival, customer or former employee someone is."""
_ACTED = 11.0
"""Points lost by a name that is the object of a verb before the cue: "il a quitté Apple et lève 2 milliards"."""
_ADDRESSEE = 6.0
"""Points lost by a name whose people a noun is addressed to."""
_VALUED = 2.0
"""Points of a name right before the participle of its value: "OpenAI devance Anthropic, valorisée 183 milliards"."""
_WHO, _WHO_REACH, _WHO_LOST = 2.5, 60, 2.0
"""Points of the name that a relative clause follows, of those a few characters and a comma before its verb."""
_RIGHT_BEFORE = 3
"""Characters between a name and the participle that tells its value."""
_WHOSE = 30
"""Characters from "dont" to the noun that it belongs to."""
THAT_OF = r"(?:^|[^a-z])(?:celui|celle|ceux|celles) (?:de |du |d')(?:la |l')?$"
"""What stands before a name whose own ones are meant."""
_TO_PEOPLE = rf" (?:aux|{code('à')} (?:des|certains|plusieurs|quelques|tous les|ses|leurs)) "
_DONE_BY = rf"(?:{code('é')}e?s?|ie?s?|ite?s?) par [^,;]{{0,24}}$"
"""A participle before its agent: a round "menée par Accel" is not Accel's, "la levée de 2 milliards par Mistral" is."""
_OF_TELLER = (
    rf"[,\"] (?:a|ont|avait) (?:[a-z\x02-\x1f]+ )?[a-z\x02-\x1f]{{3,}}(?:{code('é')}|it|is) (?:[a-z\x02-\x1f]+ ){{0,2}}"
    r"(?:l'|(?:le|la|les|une?|son|sa) )(?:[a-z\x02-\x1f-]+ ){1,4}(?:de |du |d')(?:la |l'|le )?$"
)
"""What stands before whom someone works for who tells it: ", a indiqué le directeur général de Google Cloud"."""
_LEADS_ROUND = rf"(?:men|dirig|pilot|souscrit){code('é')}?e?s? par (?:le |la |l')?(?:[a-z\x02-\x1f]{{4,}} )?$"
"""What stands before who leads a round."""
_PARTED = r"(?:^|[ (])[0-9]| dont "
"""What parts a number of chips from whom others are meant for."""
_MEANT_FOR = rf"destin{code('é')}e?s? (?:{code('à')}|au|aux) [^,;]{{0,24}}$"
_TELLS = (
    rf"[,\"] (?:a|ont|avait|avaient) [a-z\x02-\x1f]{{3,}}(?:{code('é')}|it|is|u) (?:[a-z\x02-\x1f]+ )?(?:l'|le |la )?$"
)
"""What stands before who tells what goes before: ", a précisé Orbite"."""
_SUPPLIED_BY = (
    rf"(?:aliment|{code('é')}quip|raccord|fourni|refroidi|h{code('é')}berg|financ|soutenu|approvisionn)"
    rf"(?:{code('é')})?e?s? par [^,;]{{0,24}}$"
)
"""A participle before who only has a hand in a site: "un centre de 60 MW alimenté par Engie"."""
_RECKONED = (
    r"(?:^|[^a-z\x02-\x1f])(?:"
    + code("estim|évalu|chiffr|calcul|évoqu|révél|rapport")
    + rf"){code('é')}e?s? par [^,;]{{0,24}}$"
)
"""A participle before who tells of a sum that is another's."""
_SEEN_GIVEN = r" vue?s? (?:confi|attribu|octroy|accord|notifi|remett|pass)[a-z\x02-\x1f]{1,3} par [^,;]{0,24}$"
"""What stands before who gives somebody what one gets: "s'est vu confier par"."""
_RAISERS = code("lev|récolt|collect|engrang|empoch|décroch|rassembl")
RAISED_BY = rf"(?:{_RAISERS}){code('é')}e?s? par [^,;]{{0,24}}$"
"""A participle before who raised: "les 6 milliards levés par OpenAI"."""
_PASSIVE = (
    rf"(?:^|[^a-z\x02-\x1f])(?:ser(?:a|ont|ait|aient)|est|sont|{code('été')}|{code('être')}|"
    rf"(?:dev|pourr)(?:ra|ront|rait|raient|ait|aient) {code('être')}) $"
)
"""What stands before a participle whose subject is not who does it: "2 milliards seront investis"."""
_PASSIVE_LEAD = 20
_COSTS = rf"^co{code('û')}t(?:e|ent|ai(?:t|ent)|era|erai(?:t|ent)|eront)(?:[^a-z\x02-\x1f]|$)"
"""A verb whose subject is a thing: "Vidal dit que l'entraînement coûte 2 milliards"."""
_COSTS_LENGTH = 12
_CLITIC = r"^(?:l[ae] |l')(?:avait |a )?valoris"
"""A verb whose subject values another: "un tour de table mené par Orbite, qui la valorise 2 milliards"."""
_CLITIC_LENGTH = 18
_CLITIC_BEFORE = r"(?:^| )(?:l[ae] |l')(?:(?:avait|a|aurait) (?:(?:alors|" + code("déjà") + r"|ainsi|depuis) )?)?$"
"""What stands before such a verb where the cue is the verb alone: "qui l'avait alors"."""
_CLITIC_REACH = 24
_GOING_ON = r"^[^,]{2,60}, (?:ils?|elles?|on|nous) "
"""What has its subject right after the opening phrase: "Depuis peu, il lève 2 milliards sur un marché que Meta …"."""
_CLIENTS_OF = r"clients(?: [a-z\x02-\x1f]{4,14})? d(?:e |u |')(?:la |l'|le )?$"
_SITE_IN = (
    r"(?:data ?centers?|datacentres?|"
    + code("centres? de données")
    + rf"|campus|usines?|sites?|supercalculateurs?) d(?:e |u |')[^,;]{{2,30}} {code('à')} $"
)
_SITES_OF = (
    r"(?:^|[^a-z\x02-\x1f])(?:son|sa|ses|leurs?) (?:[a-z\x02-\x1f]+ ){0,2}(?:data ?centers?|datacentres?|"
    + code("centres? de données|aciérie|fonderie|raffinerie|entrepôt|atelier|gigafactor|abattoir|chantier")
    + r"|campus|usine|site|supercalculateur|brasserie)[a-z\x02-\x1f]* (?:historiques? |voisine?s? )?"
    r"d(?:e |u |es |')(?:la |l')?$"
)
"""What stands before the place that sites are named by: "ses deux usines de |Douvrin"."""
"""What stands before the town where a company has a site."""
_OPENED = (2, 30)
"""Characters from the comma that ends an opening phrase to the name behind it: "Avec 43 sites, le français Vega"."""
_BESIDES = rf"^[\" ]*{code('à')} (?:l'|la (?:diff{code('é')}rence|mani{code('è')}re|suite)|c{code('ô')}t{code('é')}) ?"
"""What opens a phrase on somebody else: "À la différence d'Orbite, qui a investi 2 milliards, Vega …"."""
FORMS = ("verb", "noun", "raise", "reverse", "grant", "sale", "appraisal", "round", "bid", "figure")
"""What a cue can be (metric_cues.csv); a figure is its own cue where its kind says enough."""
_SUM = rf" (?:cumul|combin|additionn){code('é')}(?:e|s|es)?(?:[^a-z\x02-\x1f]|$)"
"""What is said of a sum of several."""
_SUM_AFTER, _SUM_LEAD = 40, 24
_GERUND_FORM = r" en [a-z\x02-\x1f']{2,14}ant "
NOBODY = pl.DataFrame(
    schema={
        "f": pl.UInt32,
        "subject_id": pl.UInt32,
        "subject_rule": pl.String,
        "score": pl.Float64,
        "chain": pl.Int32,
        "start": pl.Int32,
        "role": pl.String,
        "form": pl.String,
    }
)
"""No candidates: what most rules find in most texts, where their patterns would take long to make ready."""
CHOSEN = tuple(NOBODY.columns)
"""The columns of candidates."""
NOWHERE = {"chain": pl.lit(-1, pl.Int32), "start": pl.lit(-1, pl.Int32), "role": pl.lit("nominal")}
"""What candidates have for a place whom no name of the sentence gives."""


def named_subjects(
    found: pl.DataFrame, fits: pl.DataFrame, rule: str, points: float, less: float | pl.Expr = 0.0
) -> pl.DataFrame:
    """The names found for figures as their subjects, where the metric allows their kind: `CHOSEN` columns.

    `found` has `f`, `metric`, `form` and the columns of the mention; what the kind weighs is added to the points.
    """
    if found.is_empty():
        return NOBODY
    return (
        found.join(fits, on=["metric", "kind"], how="inner")
        .with_columns(
            subject_id=pl.col("entity_id"),
            subject_rule=pl.lit(rule),
            score=points + pl.col("weight").cast(pl.Float64) - less,
        )
        .select(CHOSEN)
    )


@cache
def subject_places(lexicon: Lexicon) -> pl.DataFrame:
    """The table subject_places.csv, one row a metric, form, role and place, its "*" written out."""
    numbers = lexicon["subject_places"].select(
        "rule",
        "metric",
        "form",
        "role",
        "place",
        pl.col("reach", "slope").cast(pl.Float64),
        base=pl.col("weight").cast(pl.Float64),
    )
    forms = pl.DataFrame({"each_form": FORMS})
    each_metric = pl.DataFrame({"each_metric": lexicon["metric_subjects"]["metric"].unique().sort()})
    return (
        numbers.join(each_metric, how="cross")
        .filter((pl.col("metric") == "*") | (pl.col("metric") == pl.col("each_metric")))
        .join(forms, how="cross")
        .filter((pl.col("form") == "*") | (pl.col("form") == pl.col("each_form")))
        .with_columns(_own=pl.col("metric") != "*", _exact=pl.col("form") != "*")
        .sort("_own", "_exact", descending=True, maintain_order=True)
        .unique(["each_metric", "each_form", "role", "place"], keep="first", maintain_order=True)
        .select("rule", "role", "place", "reach", "slope", "base", metric="each_metric", form="each_form")
    )


_OFFERED = ["compensation", "signing_bonus", "pay_multiple"]
_TO_STAFF_OF = (
    rf"(?:^| )(?:{code('à')}|aux|pour) (?:[a-z\x02-\x1f']{{2,12}} ){{0,3}}(?:employ|chercheu|talent|cadre|"
    rf"{code('ingénieu|salarié|équipe|développeu|spécialiste')})[a-z\x02-\x1f]* (?:de |du |d')(?:la |l')?$"
)
"""What stands before for whom those work who are offered something: "à de nombreux salariés d'Orbite"."""


def subject_candidates(
    claims: pl.DataFrame,
    mentions: pl.DataFrame,
    fits: pl.DataFrame,
    places: pl.DataFrame,
    opened: pl.DataFrame,
    points: dict[str, float],
) -> pl.DataFrame:
    """Each name of the sentence that may be a claim's subject: `f`, `subject_id`, `subject_rule`, `score`, `chain`.

    Takes claims `with_gerunds`, `with_passives` and `with_clitics`.
    """
    if claims.is_empty() or mentions.is_empty():
        return NOBODY
    scale = points["characters_a_point"]
    wanted = claims.select(
        "f",
        "s",
        "metric",
        "metric_rule",
        "form",
        "anchor_start",
        "anchor_end",
        "anchor_depth",
        "fig_start",
        "fig_end",
        "depth",
        "bracket_end",
        "gerund_start",
        "passive",
        "clitic",
    )
    to_anchor = gap("anchor_start", "anchor_end", "start", "end")
    to_figure = gap("fig_start", "fig_end", "start", "end")
    # "Data4, filiale de Brookfield, promet": as if nothing stood between.
    resumed = (pl.col("place") == "before_cue") & (pl.col("resumes") <= pl.col("anchor_start")).fill_null(False)
    resumed_away = (pl.col("anchor_start") - pl.col("resumes")).cast(pl.Float64)
    beyond_figure = pl.col("start") >= pl.col("fig_end")
    place = pl.col("place")
    by_figure = place.is_in(["after_figure", "opening"])
    behind = (pl.col("role") == "genitive") & (place != "before_cue")
    located = (pl.col("role") == "genitive") & (pl.col("kind") == "place")
    given, past = pl.col("role") == "giver", (pl.col("start") - pl.col("fig_end")).cast(pl.Int64)
    # "des primes aux employés d'OpenAI": the name belongs to those who get them.
    addressed = pl.col("before_words").str.slice(-to_anchor.cast(pl.Int64)).str.contains(_TO_PEOPLE)
    # "Avec 43 sites sur quatre continents et 500 000 serveurs, Vega": however long the phrase is.
    ends_opening = (place == "opening") & (pl.col("start") - pl.col("comma")).is_between(*_OPENED).fill_null(False)
    # "le nombre de clients d'Orange": they are Orange's.
    whose_users = pl.col("metric").is_in(["users", "usage_growth"]) & pl.col("before_words").str.contains(_CLIENTS_OF)
    # "ses dépenses dépassent celles d'Oracle": other ones.
    that_of = pl.col("before_words").str.contains(THAT_OF)
    # "à Google Cloud, dont les ventes ont bondi": of the cue of that clause it is the subject.
    whose = (pl.col("anchor_start") - pl.col("whose_start")).is_between(0, _WHOSE)
    # "sa filiale Opella, valorisée 16 milliards": the participle is of the name right before it.
    valued = (
        (pl.col("metric") == "valuation")
        & (pl.col("form") == "verb")
        & (pl.col("anchor_start") - pl.col("end")).is_between(1, _RIGHT_BEFORE)
    )
    stands = (
        pl.when(pl.col("kind") == "person")
        .then(
            (pl.col("stands_for") == "employer")
            | ((pl.col("stands_for") == "titled") & pl.col("titled"))
            | pl.col("speaks").fill_null(False)
        )
        .otherwise((pl.col("stands_for") == "maker") & pl.col("goods"))
    )
    pairs = wanted.join(mentions, on="s", how="inner").join(fits, on=["metric", "kind"], how="inner")
    if pairs.is_empty():
        return NOBODY
    return (
        pairs.with_columns(role=pl.when(whose | valued).then(pl.lit("nominal")).otherwise("role"))
        .join(places, on=["metric", "form", "role"], how="inner")
        .join(opened, on="s", how="left")
        .filter(
            ((place == "before_cue") & (pl.col("end") <= pl.col("anchor_start")))
            | ((place == "after_cue") & (pl.col("start") >= pl.col("anchor_end")) & ~that_of)
            | ((place == "after_figure") & beyond_figure)
            | (
                (place == "opening")
                & beyond_figure
                & pl.col("opening").fill_null(False)
                # "Avec 18 000 GPU Nvidia, Mistral AI …": past the comma.
                & (crossed("depth", "mention_depth") >= 2 * FIGURE_WEIGHT)
            )
        )
        .with_columns(
            away=pl.when(ends_opening)
            .then(0.0)
            .when(by_figure)
            .then(to_figure)
            .when(resumed)
            .then(resumed_away)
            .otherwise(to_anchor),
            lost=pl.when(ends_opening)
            .then(0.0)
            .when(by_figure)
            .then((crossed("depth", "mention_depth") - 1).clip(0))
            .when(resumed)
            .then(crossed("anchor_depth", "resumed_depth"))
            .otherwise(crossed("anchor_depth", "mention_depth")),
        )
        .filter(
            (pl.col("away") <= pl.col("reach"))
            & ~(
                (pl.col("metric") == "funding")
                & (pl.col("role") == "agent")
                & pl.col("before_words").str.contains(_DONE_BY)
                & ~pl.col("before_words").str.contains(RAISED_BY)
            )
            & ~((pl.col("role") == "agent") & by_figure & pl.col("before_words").str.contains(_SUPPLIED_BY))
            # "l'usine de Vega (1 120 suppressions) et celle d'Orbite": what follows the bracket is not its.
            & ~(
                (by_figure | (pl.col("anchor_start") >= pl.col("fig_start")))
                & (pl.col("start") >= pl.col("bracket_end")).fill_null(value=False)
            )
            & ~(behind & pl.when(behind).then("before_words").str.contains(_OF_TELLER).fill_null(value=False))
            # "lève 2 milliards, dont 1 de Nvidia": who gives a part has not raised it.
            & ~(
                (pl.col("metric") == "funding")
                & (pl.col("metric_rule") == "same_metric")
                & (pl.col("role") == "genitive")
                & by_figure
            )
            # "le data center de Google à Riom consomme 1 TWh": Google's, and not the town's.
            & ~((pl.col("rule") == "located") & pl.col("before_words").str.contains(_SITE_IN))
            # "pour ses deux usines de Douvrin, Vega investit 5 milliards": where they are.
            & ~(located & pl.when(located).then("before_words").str.contains(_SITES_OF).fill_null(value=False))
            # "signe un contrat de 2 milliards avec Orbite, qui court sur six ans": with whom it is signed.
            & ~((pl.col("rule") == "parties") & (pl.col("governed") == "with"))
            # "lève 2 milliards auprès de groupes comme Orbite, qui la valorisent": they value another.
            & ~(
                pl.col("clitic")
                & ((pl.col("role") == "example") | pl.col("who") & (pl.col("away") <= _WHO_REACH))
                & (pl.col("start") != pl.col("topic_start"))
            )
            # "une levée menée par Orbite, qui porte sa valorisation à 2 milliards": that of who raises.
            & ~((pl.col("metric") == "valuation") & pl.col("who") & pl.col("before_words").str.contains(_LEADS_ROUND))
            # "260 000 puces, dont 50 000 destinées à Vega", "des puces destinées à la Chine".
            & ~(
                (pl.col("role") == "meant")
                & (
                    (pl.col("kind") == "place")
                    | pl.col("before_words")
                    .str.slice((pl.col("fig_end") - pl.col("start")).cast(pl.Int64))
                    .str.contains(_PARTED)
                )
            )
            # "109 milliards, dont 50 provenant de Vega": of the part.
            & ~(
                given
                & pl.when(given).then("before_words").str.slice(-past).str.contains(_PARTED).fill_null(value=False)
            )
            # "un financement destiné à son campus Vega": it is given to whom the campus is.
            & ~((pl.col("rule") == "recipient") & pl.col("before_words").str.contains(_MEANT_FOR))
            # "la capacité de Vega sera portée à 7 GW, pour 400 milliards, a précisé Orbite": who tells it.
            & ~((place == "opening") & pl.col("before_words").str.contains(_TELLS))
            # "l'investissement est estimé par Orbite": who only reckons.
            & ~((pl.col("role") == "agent") & pl.col("before_words").str.contains(_RECKONED))
            # "s'est vu confier par Orbite un contrat": not Orbite's.
            & ~((pl.col("rule") == "agent_of_noun") & pl.col("before_words").str.contains(_SEEN_GIVEN))
            & ~(_unclaimed() & (pl.col("stands_for") == "maker").fill_null(False))
            # "Paul Ortiz précise que l'investissement a atteint 2 milliards": he speaks for others.
            & ~(
                (pl.col("kind") == "person")
                & pl.col("speaks").fill_null(value=False)
                & pl.col("employer_id").is_null()
                & ~pl.col("metric").is_in(_OF_PEOPLE)
            )
            # "la loi de l'ère Biden porte son investissement à 2 milliards": not what a person spends.
            & ~(
                (pl.col("kind") == "person")
                & (pl.col("role") == "genitive")
                & (place == "before_cue")
                & ~pl.col("metric").is_in(_OF_PEOPLE)
            )
            # "promet une prime de 2 millions à des salariés d'Orbite": who is promised it works there.
            & ~(
                (pl.col("role") == "genitive")
                & pl.col("metric").is_in(_OFFERED)
                & pl.col("before_words").str.contains(_TO_STAFF_OF)
            )
            # "Deux chercheurs, X et Y, sont partis": they are not whom anyone left. But who buys may be nobody's chief.
            & ~(
                pl.col("employer_id").is_null()
                & (pl.col("stands_for") == "employer").fill_null(False)
                & (pl.col("metric") != "acquisition_price")
            )
        )
        .with_columns(
            score=pl.col("base")
            + pl.col("weight").cast(pl.Float64)
            + pl.when(pl.col("start") == pl.col("topic_start")).then(_TOPIC).otherwise(0.0)
            # "OpenAI étend Stargate en louant 4,5 GW": it is OpenAI that does.
            + pl.when((pl.col("start") == pl.col("topic_start")) & (pl.col("end") <= pl.col("gerund_start")))
            .then(_GERUND)
            .otherwise(0.0)
            + pl.when(valued).then(_VALUED).otherwise(0.0)
            # "Orbite s'allie à Vega, qui a investi 2 milliards": right behind "qui" it is Vega that does.
            + pl.when(
                pl.col("who")
                & (place == "before_cue")
                & (pl.col("away") <= _WHO_REACH)
                & (
                    pl.col("lost")
                    - pl.when(pl.col("anchor_start") > pl.col("fig_start")).then(FIGURE_WEIGHT).otherwise(0)
                    <= _WHO_LOST
                )
                & ~pl.col("related")
                & ~pl.col("reports")
            )
            .then(_WHO)
            .otherwise(0.0)
            - pl.col("away") * pl.col("slope") / scale
            - pl.col("lost")
            # "Vidal estime que 2 milliards seront investis": by whom is not told.
            - pl.when(pl.col("passive") & pl.col("speaks").fill_null(False) & (place == "before_cue"))
            .then(2 * _REPORTER)
            .otherwise(0.0)
            - pl.when(pl.col("reports") & pl.col("speaks").fill_null(False))
            .then(2 * _REPORTER)
            .when("reports")
            .then(_REPORTER)
            .otherwise(0.0)
            - pl.when((pl.col("aside_end") <= pl.col("anchor_start")).fill_null(False)).then(_ASIDE).otherwise(0.0)
            - pl.when(pl.col("related") & (place == "before_cue") & ~whose_users).then(_RELATED).otherwise(0.0)
            - pl.when(pl.col("acted") & (place == "before_cue")).then(_ACTED).otherwise(0.0)
            - pl.when((pl.col("role") == "genitive") & (place == "after_cue") & addressed)
            .then(_ADDRESSEE)
            .otherwise(0.0),
            subject_id=pl.when(stands)
            .then(pl.col("employer_id").fill_null(pl.col("entity_id")))
            .otherwise(pl.col("entity_id")),
            subject_rule="rule",
        )
        .filter(pl.col("score") >= points["least_subject"])
        # Who says it may still be whom it is about, where nobody else is: "Meta estime que ses dépenses …".
        .with_columns(
            score=pl.col("score")
            - pl.when(pl.col("speaks").fill_null(False) & (pl.col("kind") != "person")).then(_SPEAKER).otherwise(0.0)
        )
        .sort("f", "start", "entity_id", "score", "subject_rule", descending=[False, False, False, True, False])
        .unique(["f", "start", "entity_id"], keep="first", maintain_order=True)
        .select(CHOSEN)
    )


def _unclaimed() -> pl.Expr:
    """Whether a name is of goods whose maker is not known: they earn nothing for themselves."""
    return pl.col("goods") & (pl.col("kind") == "product") & pl.col("employer_id").is_null()


def choose_subjects(candidates: pl.DataFrame, points: dict[str, float]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The best subject of each figure, and the figures (`f`) where two fit equally well."""
    ranked = candidates.sort("f", "score", "start", "subject_id", descending=[False, True, False, False]).with_columns(
        _best=(pl.col("f") != pl.col("f").shift(1)).fill_null(True)
    )
    best = ranked.filter("_best").drop("_best")
    rivals = (
        ranked.filter(~pl.col("_best"))
        .drop("_best")
        .join(best.select("f", _best="score", _subject="subject_id", _chain="chain"), on="f")
        .filter(
            (pl.col("_subject") != pl.col("subject_id"))
            & (pl.col("_chain") != pl.col("chain"))
            & (pl.col("_best") - pl.col("score") < points["subject_margin"])
        )
        .select("f")
        .unique()
        .sort("f")
    )
    return best.join(rivals, on="f", how="anti", maintain_order="left"), rivals


def with_companions(subjects: pl.DataFrame, candidates: pl.DataFrame, listed: pl.DataFrame) -> pl.DataFrame:
    """The subjects, and the names in a row with them where they share a verb: "OpenAI et Google investissent".

    Elsewhere the first name of a row stands for it: "un projet mené par OpenAI, Oracle et SoftBank"; but each name
    counts for the figures `listed` (`f`), which have one each: "les ventes de Meta et Google, de 2 et 3 milliards
    respectivement".
    """
    each = pl.col("f").is_in(listed["f"].implode())
    # "des groupes comme Meta et Google, qui dépensent 10 milliards": each does.
    verb_shared = pl.col("subject_rule").is_in(["nominal_before", "example"]) | each
    row = candidates.join(
        subjects.select("f", "chain", "subject_rule", leader="subject_id"),
        on=["f", "chain", "subject_rule"],
        how="inner",
    ).sort("f", "start", "subject_id")
    several = row.filter(verb_shared)
    first = row.filter(~verb_shared).unique("f", keep="first", maintain_order=True)
    return (
        pl.concat([several, first])
        .select("f", "subject_id", "subject_rule", subject_start="start")
        .unique(["f", "subject_id"], keep="first", maintain_order=True)
        .sort("f", "subject_id")
    )


def without_sums(subjects: pl.DataFrame, claims: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The subjects less those of figures that several have together: "Meta et Google : 300 milliards cumulés"."""
    several = subjects.filter(pl.len().over("f") > 1).select("f").unique()
    if several.is_empty():
        return subjects
    asked = claims.join(several, on="f", how="semi").select("f", "s", "fig_start", "fig_end")
    together = asked.join(coded_bytes(coded.join(asked, on="s", how="semi")), on="s", how="inner").filter(
        text_after("fig_end", _SUM_AFTER).str.contains(_SUM) | text_before("fig_start", _SUM_LEAD).str.contains(_SUM)
    )
    return subjects.join(together, on="f", how="anti", maintain_order="left")


def with_gerunds(claims: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The claims with `gerund_start`, where the gerund before the figure begins ("en louant"), else null."""
    lead = pl.max_horizontal(pl.col("fig_start") - _GERUND_REACH, 0)
    found = (
        claims.select("f", "s", "fig_start")
        .join(coded_bytes(coded.filter(pl.col("coded").str.contains(_GERUND_FORM))), on="s", how="inner")
        .with_columns(
            _at=pl.col("_bytes").bin.slice(lead, pl.col("fig_start") - lead).cast(pl.String).str.find(_GERUND_FORM)
        )
        .filter(pl.col("_at").is_not_null())
        .select("f", gerund_start=(lead + pl.col("_at")).cast(pl.Int32))
    )
    return claims.join(found, on="f", how="left", maintain_order="left")


def with_passives(claims: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The claims with `passive`: whether their cue is a participle after "être", or a verb of costing."""
    costs = text_after("anchor_start", _COSTS_LENGTH).str.contains(_COSTS)
    found = (
        claims.filter((pl.col("form") == "verb") | (pl.col("metric") == "project_cost"))
        .select("f", "s", "metric", "form", "anchor_start")
        .join(coded_bytes(coded), on="s", how="inner")
        .filter(
            ((pl.col("form") == "verb") & text_before("anchor_start", _PASSIVE_LEAD).str.contains(_PASSIVE))
            | ((pl.col("metric") == "project_cost") & costs)
        )
        .select("f", passive=pl.lit(True))
    )
    return claims.join(found, on="f", how="left", maintain_order="left").with_columns(
        pl.col("passive").fill_null(False)
    )


def with_clitics(claims: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The claims with `clitic`: whether their cue values what a pronoun stands for: "Orbite, qui la valorise"."""
    valuing = claims.filter((pl.col("metric") == "valuation") & (pl.col("form") == "verb")).select(
        "f", "s", "anchor_start"
    )
    if valuing.is_empty():
        return claims.with_columns(clitic=pl.lit(value=False))
    found = (
        valuing.join(coded_bytes(coded), on="s", how="inner")
        .filter(
            text_after("anchor_start", _CLITIC_LENGTH).str.contains(_CLITIC)
            | text_before("anchor_start", _CLITIC_REACH).str.contains(_CLITIC_BEFORE)
        )["f"]
        .implode()
    )
    return claims.with_columns(clitic=pl.col("f").is_in(found))


def openings(coded: pl.DataFrame, words: pl.DataFrame) -> pl.DataFrame:
    """Whether a sentence opens with a phrase before its subject ("Avec 2 milliards, Meta …"), and its `comma`.

    `words` is opening_words.csv.
    """
    opening = rf"^[\" ]*(?:{'|'.join(map(code, words['word']))})[ ']"
    text = pl.col("coded")
    opened = coded.select(
        "s",
        "coded",
        opening=text.str.contains(opening) & ~text.str.contains(_GOING_ON) & ~text.str.contains(_BESIDES),
    )
    comma = pl.when("opening").then(text).str.find(", ", literal=True).cast(pl.Int32)
    return opened.select("s", "opening", comma=comma)

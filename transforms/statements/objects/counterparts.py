"""The other party or thing of a claim: the company bought, the financier, the chip, the employer."""

from __future__ import annotations

import polars as pl

from transforms.statements.reading.clauses import crossed, gap
from transforms.statements.reading.cues import code
from transforms.statements.subjects.subjects import RAISED_BY

_WORD = r"[a-z\x02-\x1f'-]+"
_GENITIVE_SLOPE = 2.0
"""How many times more than usual distance counts for a name with "de", which binds to the noun before it."""
_OF_COMPANIES = ("stake", "acquisition_price")
_MONEY_INTO = ("investment", *_OF_COMPANIES)
_SPENT = ("investment", "project_cost")
"""What the same money may be, by whose it is told: a party's or a project's."""
_BETWEEN_PARTIES = (*_MONEY_INTO, "funding", "contract_value")
"""Whose other party something else may be told of next: "acquiert pour 2 milliards Orbite, qui emploie 300"."""
_ON = r"(?:^| )sur (?:la |le |l'|les )?$"
"""What stands before a name that money is not put into."""
_BET = (
    r"(?:^|[^a-z\x02-\x1f])(?:mis(?:e|ent|er|era|ant|"
    + code("é")
    + r")s?|pari(?:e|ent|er|era|"
    + code("é")
    + r")?s?) [^,;.]{0,50} sur (?:la |le |l')?$"
)
"""What stands before a name that money is put on all the same: "misent 15 milliards sur Orbite"."""
_OFFERED = ("dative", "for")
"""How a name stands whom something is offered: "200 millions promis à Ruoming Pan"."""
_OF_ANOTHER = 4.0
"""Points lost by a name that the sum before already has: "5 milliards dans Intel et 2 milliards dans Synopsys"."""
_LED = (
    rf"(?:^|[^a-z\x02-\x1f])(?:vers|inject|apport|souscri)[a-z\x02-\x1f]* par (?:des|ses|les) [^,;.:()]{{3,40}} ?: ?$|"
    rf"(?:^|[^a-z\x02-\x1f])(?:men|dirig|condui|pilot|emmen|orchestr|souscri|accord|octro|consenti|apport|garanti)"
    rf"[a-z\x02-\x1f]*(?: {_WORD})? par [^,;.:()]{{0,30}}$"
)
"""What stands before who leads a round, or grants money: "un tour mené par le nouvel entrant Orbite"."""
_BACKED = (
    rf"(?:^|[^a-z\x02-\x1f])avec (?:le |la |l')(?:soutien|appui|participation|concours)(?: {_WORD})? (?:de |du |d')"
)
"""What stands before who takes part in a round: "avec le soutien d'Orbite"."""
_OBTAINED = (
    rf"(?:^|[^a-z\x02-\x1f])(?:obten|obtien|d{code('é')}croch|remport|re{code('ç')}oi|re{code('ç')}u|empoch)"
    r"[a-z\x02-\x1f]* (?:de |du |d')(?:la |l')?[^,;.:()]{0,24}$"
)
"""What stands before whom something was got from: "a obtenu de la société Orbite une commande"."""
_HOLDER = rf"(?:^|[^a-z\x02-\x1f])actionnaire[a-z\x02-\x1f]*(?: {_WORD})? (?:de |du |d')$"
"""What stands before whose shareholder somebody is: that company's share is held."""
_STAFF_OF = (
    rf"(?:employ|chercheu|ing{code('é')}nieu|salari|talent|{code('é')}quipe)[a-z\x02-\x1f]*"
    r" (?:de |du |d')(?:la |l'|le )?$"
)
"""What stands before whose people are hired: "a approché cent employés d'Orbite et en a recruté dix"."""
_CLOSES_PART = rf" dont [^,;.]+, (?:aupr{code('è')}s (?:de |d'|du |des )|par |avec )[^;.]{{0,24}}$"
"""What stands before who gave the whole, behind a part of it in commas."""
_OF_PART = (
    r"(?:incluant|comprenant|y compris|dont|avec) (?:notamment )?(?:une?|sa|son) (?:[a-z\x02-\x1f]+ )?"
    r"(?:investissement|apport|injection|prise de participation|participation) (?:de |d')[^;.]*$"
)
"""What stands before a name that a part of the money goes into."""
_TOLD = ("dative", "source")
"""How a name stands whom something is told or handed."""
_HANDED = (
    rf"(?:^|[^a-z\x02-\x1f])(?:remi|transmi|d{code('é')}pos{code('é')}|adress{code('é')}|communiqu|d{code('é')}clar|"
    rf"indiqu|confi{code('é')}|expliqu|pr{code('é')}cis)[a-z\x02-\x1f]*(?: {_WORD}){{0,2}}"
    rf" (?:{code('à')}|au|aux|aupr{code('è')}s d(?:e|u|es|')) ?[^,;.]{{0,20}}$"
)
"""What stands before whom something is told: "un document remis à la SEC"."""


def choose_objects(
    claims: pl.DataFrame, mentions: pl.DataFrame, slots: pl.DataFrame, points: dict[str, float]
) -> pl.DataFrame:
    """The best object of each claim that has one.

    Columns: `f`, `subject_id`, `metric`, `object_id`, `object_kind`, `object_role`. `slots` is metric_objects.csv. Of
    names in a row the first is taken.
    """
    scale = points["characters_a_point"]
    side = pl.col("side")
    before = pl.col("end") <= pl.col("fig_start")
    # "un million de TPU": what is counted may be named inside the figure.
    after = pl.col("start") >= pl.col("fig_start")
    distance = pl.min_horizontal(
        gap("fig_start", "fig_end", "start", "end") / scale + (crossed("depth", "mention_depth") - 1).clip(0),
        gap("anchor_start", "anchor_end", "start", "end") / scale + crossed("anchor_depth", "mention_depth") + 0.5,
    )
    words = pl.col("before_words")
    since = (pl.col("start") - pl.col("fig_end")).cast(pl.Int64)

    def asked(condition: pl.Expr) -> pl.Expr:
        """The words before the names for which it holds: for no others need a pattern be searched."""
        return pl.when(condition).then(words)

    # "5 milliards dans Intel et 2 milliards dans Synopsys": each name is of the figure before it.
    figures = claims.select("s", "f", "metric", "fig_start", "fig_end").unique().sort("s", "metric", "fig_start", "f")
    previous = figures.select("f", "metric", previous_end=pl.col("fig_end").shift(1).over("s", "metric"))
    taken = before & (pl.col("start") >= pl.col("previous_end")).fill_null(value=False)
    # "Meta et Google rachètent la société": neither is bought. (The parties of a contract have each other.)
    buyers = claims.filter(pl.col("metric").is_in(_OF_COMPANIES)).select("f", "metric", object_id="subject_id")
    # "Meta supprime 900 postes et Vega 200", "lève 2 milliards, dont 1 auprès d'Orbite": of the next figure.
    others = claims.filter(pl.col("bracket_end").is_null()).select(
        "s", next_metric="metric", object_id="subject_id", next_start="fig_start"
    )
    next_ones = claims.join(others, on="s", how="inner").filter(pl.col("next_start") > pl.col("fig_end"))
    # Money for a site has a metric of its own: "Meta dépense 60 milliards, Stargate 500".
    same = (pl.col("metric") == pl.col("next_metric")) | (
        pl.col("metric").is_in(_SPENT) & pl.col("next_metric").is_in(_SPENT)
    )
    of_next = next_ones.filter(same | ~pl.col("metric").is_in(_BETWEEN_PARTIES))
    of_next = of_next.select("f", "metric", "object_id", whose_next=pl.lit(value=True)).unique()
    # "Vega reçoit 46 millions, suivi d'Orbite (32 millions)": of its own bracket.
    of_brackets = claims.filter(pl.col("subject_rule") == "bracketed").select("s", "metric", object_id="subject_id")
    next_start = next_ones.filter(same).group_by("f", "metric").agg(pl.col("next_start").min())
    funding, told, of_it = pl.col("metric") == "funding", pl.col("role").is_in(_TOLD), pl.col("role") == "genitive"
    of_another = pl.col("metric").is_in(_OF_COMPANIES) & pl.col("related")
    # "lève 600 millions, dont 100 millions en dette, auprès d'Orbite": Orbite is of the whole.
    closes_part = asked(funding).str.contains(_CLOSES_PART)
    money_into = pl.col("metric").is_in(_MONEY_INTO) & (pl.col("role") == "in")
    # "900 postes à Vega et 400 chez Orbite": nobody goes there.
    left_at = (pl.col("metric") == "departures") & (pl.col("role") == "at")
    in_brackets = (pl.col("subject_rule") == "bracketed") & (pl.col("role") == "nominal")
    return (
        claims.join(previous, on=["f", "metric"], how="left", maintain_order="left")
        .join(mentions.rename({"entity_id": "object_id", "kind": "object_kind"}), on="s", how="inner")
        .filter(pl.col("object_id") != pl.col("subject_id"))
        .join(buyers, on=["f", "metric", "object_id"], how="anti", maintain_order="left")
        .join(of_brackets, on=["s", "metric", "object_id"], how="anti", maintain_order="left")
        .join(of_next, on=["f", "metric", "object_id"], how="left", maintain_order="left")
        .join(next_start, on=["f", "metric"], how="left", maintain_order="left")
        .filter(~(pl.col("whose_next") & after & ((pl.col("role") == "nominal") | left_at)).fill_null(value=False))
        .filter(~(funding & (pl.col("start") > pl.col("next_start")) & ~closes_part).fill_null(value=False))
        # "Vega (700), Orbite (600)": what stands in brackets goes to none of the row.
        .filter(~(in_brackets & (pl.col("start") >= pl.col("bracket_end"))).fill_null(value=False))
        # "10 % du concurrent d'Intel" is of another than Intel.
        .filter(~(of_another & ~asked(of_another).str.contains(_HOLDER)))
        # "plus que les 6 milliards levés par OpenAI": who raised other money gives none.
        .filter(~(funding & (asked(funding).str.contains(RAISED_BY) | pl.col("reports"))))
        # "Orbite supprime 900 postes, écrit Reuters": who tells it.
        .filter(~(pl.col("reports") & (pl.col("role") == "nominal")))
        # "a indiqué le groupe à Reuters", "un document remis à la SEC": to whom something is told.
        .filter(~(told & (pl.col("reports") | asked(told).str.contains(_HANDED))))
        # "invité sur TF1, il promet d'investir 2 milliards": where it was said.
        .filter(~(money_into & asked(money_into).str.contains(_ON) & ~asked(money_into).str.contains(_BET)))
        # "10 milliards, incluant un investissement de 4 dans Orbite": of the part.
        .filter(~(money_into & after & asked(money_into & after).str.slice(-since).str.contains(_OF_PART)))
        # Who speaks for the subject is not the other party, but who is promised money by an employer to be is.
        .filter(
            (pl.col("object_kind") != "person")
            | pl.col("subject_id").ne_missing(pl.col("employer_id"))
            | pl.col("role").is_in(_OFFERED)
        )
        .with_columns(
            role=pl.when(funding & asked(funding).str.contains(_LED))
            .then(pl.lit("leader"))
            .when(funding & asked(funding).str.contains(_BACKED))
            .then(pl.lit("backer"))
            .when(of_it & before & asked(of_it).str.contains(_OBTAINED))
            .then(pl.lit("giver"))
            .when((pl.col("metric") == "hires") & of_it & before & asked(of_it).str.contains(_STAFF_OF))
            .then(pl.lit("staff"))
            .when((pl.col("form") == "grant") & (pl.col("role") == "nominal") & before)
            .then(pl.lit("granter"))
            # "Vega annonce un investissement de 2 milliards de la part d'Orbite": it goes to Vega.
            .when((pl.col("subject_rule") == "giver") & (pl.col("role") == "nominal") & before)
            .then(pl.lit("receiver"))
            # "Vega annonce une commande d'Orbite de 2 milliards": Vega has it.
            .when(
                (pl.col("metric") == "contract_value")
                & pl.col("subject_rule").is_in(["genitive_of_noun", "genitive_of_figure"])
                & (pl.col("role") == "nominal")
                & before
            )
            .then(pl.lit("receiver"))
            .when(pl.col("role") == "nominal")
            .then("governed")
            .otherwise("role")
        )
        .join(
            slots.rename({"preposition": "role", "kind": "object_kind"}),
            on=["metric", "role", "object_kind"],
            how="inner",
        )
        .filter((side == "either") | ((side == "after") & after) | ((side == "before") & before))
        .with_columns(
            object_score=pl.col("weight").cast(pl.Float64)
            - distance * pl.when(pl.col("role") == "genitive").then(_GENITIVE_SLOPE).otherwise(1.0)
            - pl.when(taken).then(_OF_ANOTHER).otherwise(0.0)
        )
        .filter(pl.col("object_score") >= points["least_object"])
        .sort("f", "subject_id", "metric", "object_score", "start", descending=[False, False, False, True, False])
        .unique(["f", "subject_id", "metric"], keep="first", maintain_order=True)
        .select("f", "subject_id", "metric", "object_id", "object_kind", object_role="role")
    )

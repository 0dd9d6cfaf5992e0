"""Money that goes to a company told of just before: "Vega a levé 2 milliards. Orbite a apporté 90 millions"."""

from __future__ import annotations

import polars as pl

from transforms.statements.reading.cues import code, coded_bytes, text_after, text_before, text_between
from transforms.statements.reading.reach import told_before

_BACK = 6
"""Sentences back in which the round of funding, or the purchase, may be told of."""
_DONE_BACK = 3
"""Those where the money may as well be spent on something else."""
_AFTER = 44
_GOES = r"^[^,;.]{0,40} (?:dans|pour|sur|afin|vers|aux?) "
"""What stands after a sum of which it is told what for: "20 milliards d'euros dans des usines"."""
_BETWEEN = r" (?:dans|pour|vers) "
_INTO_IT = (
    r"^[^,;.]{0,24} dans (?:l'affaire|l'aventure|"
    rf"(?:l'|cette |la )(?:op{code('é')}ration|lev{code('é')}e|soci{code('é')}t{code('é')}|start-?up|jeune pousse)|"
    r"(?:le |ce )tour de table)"
)
"""What stands after a sum that goes to the company just told of."""
_DONE_LEAD = 16
_DONE = (
    r"(?:^|[^a-z\x02-\x1f])(?:a|ont|avait|avaient|aurait|auraient|ayant)"
    rf"(?: (?:d{code('é')}j{code('à')}|aussi|{code('é')}galement|alors|notamment))? $"
)
"""What stands before a participle of what was done."""
_DEFINITE = r"(?:^|[ '\"])(?:l'|l[ea] |son |sa |cet |cette )(?:[a-z\x02-\x1f]+ )?$"
"""What stands before a noun that takes up what was told: "l'investissement", "la deuxième tranche"."""
_ANNOUNCED = (
    r"(?:^|[^a-zà-ÿ])(?:invest(?:ir|it|ira|iront|issent|i|issement|issements)(?: [a-zà-ÿ'’-]+){0,5} dans"
    r"|(?:entre|entrer|entrera|entrée|entré) au capital d[eu'’]|prise de participation dans) ?"
    r"(?:la |l['’]|le |son |sa )?(?:[a-zà-ÿ'’-]+ ){0,5}$"
)
"""What stands before a company in which money is put, though it is not told how much."""
_ANNOUNCED_LEAD, _ANNOUNCED_BACK = 90, 2
_PUT = "invest|engag|inject|apport|mis|met|mise|débours|vers|place|chèque|ticket"
"""Stems of words of spending by which it is told how much."""
_KEYS = ["f", "subject_id", "metric"]


def announced_companies(claims: pl.DataFrame, sentences: pl.DataFrame, mentions: pl.DataFrame) -> pl.DataFrame:
    """The companies in which a sentence without a sum tells that money is put: "Vega va investir dans Orbite".

    Columns: `doc`, `told_s`, `told_start`, `company`, `buyer`, `bought`. Of sentences with their text in `lower` case,
    in the documents of claims that may be of money put into one.
    """
    asked = claims.filter((pl.col("metric") == "investment") & pl.col("object_id").is_null()).select("doc").unique()
    telling = (
        sentences.join(asked, on="doc", how="semi", maintain_order="left")
        .filter(~pl.col("bears") & pl.col("lower").str.contains_any(["invest", "au capital", "prise de participation"]))
        .select("s", "lower")
    )
    lead = pl.max_horizontal(pl.col("start") - _ANNOUNCED_LEAD, 0)
    return (
        mentions.filter(pl.col("kind") == "organization")
        .select("s", "doc", "start", "entity_id")
        .join(telling, on="s", how="inner", maintain_order="left")
        .filter(pl.col("lower").str.slice(lead, pl.col("start") - lead).str.contains(_ANNOUNCED))
        .select(
            "doc",
            told_s="s",
            told_start=pl.lit(0, pl.Int32),
            company="entity_id",
            buyer=pl.lit(None, pl.UInt32),
            bought="entity_id",
        )
        .unique(maintain_order=True)
    )


def money_for_companies(
    claims: pl.DataFrame, coded: pl.DataFrame, words: pl.DataFrame, announced: pl.DataFrame
) -> pl.DataFrame:
    """The claims, those of money put into a company that was just told of as the price of a share in it.

    Takes claims with `object_id`, `object_kind` and `object_role`; `words` is company_money.csv, `announced` as
    `announced_companies`.
    """
    given, done, further = (
        "|".join(code(stem) for stem in words.filter(pl.col("tense") == tense)["stem"])
        for tense in ("any", "past", "buyer")
    )
    cue, lead = pl.col("cue"), text_before("anchor_start", _DONE_LEAD)
    rest = text_after("fig_end", _AFTER)
    goes = rest.str.contains(_GOES) | text_between("anchor_end", "fig_start").str.contains(_BETWEEN)
    put = (cue.str.contains(given) & ~goes & ~pl.col("whole")) | rest.str.contains(_INTO_IT)
    claims = _bought(claims, _told(claims), coded, put, _BACK)
    spent = (cue.str.contains(done) & lead.str.contains(_DONE) & ~pl.col("whole")) | (
        pl.col("of_buyer") & cue.str.contains(further) & lead.str.contains(_DEFINITE)
    )
    claims = _bought(claims, _told(claims), coded, spent & ~goes, _DONE_BACK)
    return _bought(claims, announced, coded, cue.str.contains(code(_PUT)) & ~goes, _ANNOUNCED_BACK)


def _told(claims: pl.DataFrame) -> pl.DataFrame:
    """The companies of which a round of funding or a purchase is told: as `announced_companies`."""
    return pl.concat(
        [
            claims.filter(pl.col("metric") == "funding").select(
                "doc", "s", "fig_start", company="subject_id", buyer=pl.lit(None, pl.UInt32), bought="subject_id"
            ),
            claims.filter((pl.col("metric") == "acquisition_price") & pl.col("object_id").is_not_null()).select(
                "doc",
                "s",
                "fig_start",
                company=pl.when(pl.col("object_role") == "in").then("object_id"),
                buyer="subject_id",
                bought="object_id",
            ),
        ]
    ).rename({"s": "told_s", "fig_start": "told_start"})


def _bought(claims: pl.DataFrame, told: pl.DataFrame, coded: pl.DataFrame, meant: pl.Expr, reach: int) -> pl.DataFrame:
    """The claims, those `meant` up to `reach` sentences behind what is `told` of a company as prices of shares."""
    # One filter after the other: few claims stand behind such a round.
    if told.is_empty():
        return claims
    into = (
        claims.filter((pl.col("metric") == "investment") & pl.col("object_id").is_null())
        .select(*_KEYS, "doc", "s", "fig_start", "fig_end", "anchor_start", "anchor_end")
        .pipe(told_before, told, reach)
        # Who has bought another whole goes on about it, but others need not put money into that one.
        .with_columns(whole=pl.col("company").is_null())
        .with_columns(company=pl.coalesce("company", pl.when(pl.col("buyer") == pl.col("subject_id")).then("bought")))
        .filter(pl.col("company") != pl.col("subject_id"))
    )
    if into.is_empty():
        return claims
    into = (
        into.sort(*_KEYS, "told_s", "told_start", "company", descending=[False] * 3 + [True, True, False])
        .unique(_KEYS, keep="first", maintain_order=True)
        # Who has just bought a share goes on about it: "ce qui porterait son engagement à 3 milliards".
        .with_columns(of_buyer=pl.col("buyer").eq_missing(pl.col("subject_id")))
        .join(coded_bytes(coded), on="s", how="inner")
        .with_columns(cue=text_between("anchor_start", "anchor_end"))
        .filter(meant)
        .select("s", "anchor_start", "metric", "company")
        .unique(["s", "anchor_start"], keep="first", maintain_order=True)
    )
    known = pl.col("company").is_not_null()
    # "Orbite pourrait investir 95 millions dans l'affaire, tandis que Selene en ajouterait 5": one verb for both.
    return (
        claims.join(into, on=["s", "anchor_start", "metric"], how="left", maintain_order="left")
        .with_columns(
            company=pl.when(pl.col("object_id").is_null() & (pl.col("company") != pl.col("subject_id"))).then("company")
        )
        .with_columns(
            metric=pl.when(known).then(pl.lit("acquisition_price")).otherwise("metric"),
            object_id=pl.coalesce("object_id", "company"),
            object_kind=pl.coalesce("object_kind", pl.when(known).then(pl.lit("organization"))),
            object_role=pl.coalesce("object_role", pl.when(known).then(pl.lit("in"))),
        )
        .drop("company")
    )

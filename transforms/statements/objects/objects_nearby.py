"""The other party that the sentences around a claim tell: the contract's partner, whose share."""

from __future__ import annotations

import polars as pl

from transforms.statements.objects.shared_objects import of_another
from transforms.statements.reading.claim_frames import beside
from transforms.statements.reading.cues import code, coded_bytes, text_after, text_before
from transforms.statements.reading.reach import reached, told_before
from transforms.statements.reading.reading import Reading
from transforms.statements.subjects.contract_subjects import CONTRACT

_KEYS = ["f", "subject_id", "metric"]
_FOUND = [*_KEYS, "nearby_id"]
_CONTRACT_BACK = 3
"""Sentences back in which the partner of "ce contrat" is looked for."""
_CARRIED = ["carried", "topic", "first_person"]
_OF_CONTRACTS = ["contract_value", "duration"]
_TAKEN_UP = ["power_capacity", "accelerator_count"]
_PARTNERED = ["with", "between", "source", "paired"]
_CONTRACTS = [
    "contrat",
    "accord",
    "partenariat",
    "commande",
    "deal",
    "convention",
    "entente",
    "alliance",
    "sign",
    "conclu",
    "allie",
]
_SIGNED = rf"(?:^|[^a-z\x02-\x1f])(?:{'|'.join(_CONTRACTS)})[^;:.()]*$"
"""What stands before the partner of a contract: "un accord majeur avec Orbite"."""
_OF_COMPANIES = ["stake", "acquisition_price"]
_TOLD_BACK = 3
_REST = 30
_LEAD = 60
_DEAL_BACK = 2
"""Sentences back in which the purchase of "la transaction" is told of."""
_BOUGHT = (
    rf"(?:^|[^a-z\x02-\x1f])(?:acqu(?:i|{code('é')}r)|rach(?:a|e|{code('è')})t|ach(?:at|et|{code('è')}t)|s'offr|s'empar|"
    r"absorb|la main sur|fusion)[a-z\x02-\x1f]*(?: [^,;.:()]{0,30})?$"
    r"|(?:^|[^a-z\x02-\x1f])(?:pr[ei]n[a-z]*|pris|monte[a-z]*) [^,;.:()]{0,40}"
    r"(?:%|part|participation|capital|actions)(?: [^,;.:()]{0,24})?$"
)
"""What stands before who is bought: "a finalisé l'acquisition de la start-up Orbite"."""
_INTO = rf"(?:^| )(?:(?:au|du|de son|{code('à')} son) capital|au tour de table)[^0-9;.:]{{0,40}}$"
"""What stands before such a share: "entrera au capital, à hauteur de"."""
_OWN = (
    rf"^ (?:d(?:u|e son)|{code('à')} son|au) (?:capital|tour de table)"
    r"|^ d(?:e )?(?:se|e)s (?:parts|actions|titres)|^ de la cible"
)
"""What stands after a share of a company that is named elsewhere: "11 % du capital"."""
_DESCRIBED = (
    rf"(?:^|[^a-z\x02-\x1f])(?:dans|d(?:e )?|du capital de|{code('à')}) ?(?:la |l'|cet |cette )"
    rf"(?:soci{code('é')}t{code('é')}|entreprise|start-up|startup|jeune pousse|jeune soci{code('é')}t{code('é')}|firme)"
    r"(?:[ ,.;)]|$)"
    rf"|[ ,]en (?:d{code('é')}tien|poss{code('è')}d|contr{code('ô')}l|conserv|gard)[a-z\x02-\x1f]* "
)
"""What stands beside a share or price of a company that the sentence before names: "dans cette société"."""
_DESCRIBED_REACH = 70
_DESCRIBED_BACK = 2
_TO_IT = (
    r"(?:^| )(?:lui|leur) (?:(?:a|ont|avait|avaient|aurait|aura|avoir) )?(?:d\x02j\x06 )?(?:"
    + code("achet|vend|vers|lou|command|pay|fourni|livr|confi|accord|attribu|prêt")
    + r")[a-z\x02-\x1f]* |(?:sign|conclu|pass|nou)[a-z\x02-\x1f]* [^,;.:]{0,12}avec (?:lui|elle|eux) "
)
"""What stands before the value of a contract with whom the text goes on about: "lui a vendu pour"."""
_WHOSE = rf"^ (?:d(?:e )?|{code('à')} )(?:son|ses) (?:capital|parts|actions|titres)"
"""What stands after a share of one whom the sentence names: "10 % de son capital"."""
_OF_WHICH = (
    r", dont (?:il|elle|ils|elles|l[ea] [a-z\x02-\x1f]{4,14}|l'[a-z\x02-\x1f]{5,14}) (?:[a-z\x02-\x1f']{2,12} ){1,4}$"
)
"""What stands before such a share: "Orbite, dont il prendra 49 %"."""


def objects_nearby(claims: pl.DataFrame, own: pl.DataFrame, reading: Reading) -> pl.DataFrame:
    """The claims with `object_id` filled where the sentences around them, or another claim of their own, tell it.

    `own` are the objects that durations had before they were given their leaders': `f`, `subject_id`, `own_id`.
    """
    claims = (
        claims.join(own, on=["f", "subject_id"], how="left", maintain_order="left")
        .with_columns(
            object_id=pl.coalesce("object_id", pl.when(pl.col("metric") == "duration").then("own_id")),
        )
        .drop("own_id")
    )
    open_ones = claims.filter(pl.col("object_id").is_null())
    rule = pl.col("subject_rule")
    signed = open_ones.filter(
        (pl.col("metric").is_in(_OF_CONTRACTS) & rule.is_in([*_CARRIED, CONTRACT]))
        | (pl.col("metric").is_in(_TAKEN_UP) & (rule == CONTRACT))
    )
    signed = signed.join(of_another(signed, reading.text).select("f"), on="f", how="anti", maintain_order="left")
    to_it = _with_pronouns(open_ones, reading.text)
    held = open_ones.filter(pl.col("metric").is_in(_OF_COMPANIES))
    if to_it.is_empty() and signed.is_empty() and held.is_empty():
        return _as_beside(claims)
    held = held.select(*_KEYS, "s", "doc", "fig_start", "fig_end", "subject_rule", "metric_rule")
    held = held.join(coded_bytes(reading.text), on="s", how="left", maintain_order="left")
    held = held.with_columns(
        rest=text_after("fig_end", _REST),
        lead=text_before("fig_start", _LEAD),
        described=(
            text_before("fig_start", _DESCRIBED_REACH) + pl.lit("|") + text_after("fig_end", _DESCRIBED_REACH)
        ).str.contains(_DESCRIBED),
    ).drop("_bytes")
    described = held.filter("described")
    whose = held.filter(pl.col("rest").str.contains(_WHOSE) | pl.col("lead").str.contains(_OF_WHICH))
    # Looked at only where a contract is told of: few sentences before are such.
    sentences = reading.near.sentences
    before = sentences.join(beside(signed, range(-_CONTRACT_BACK, 0)), on="s", how="semi")
    before = before.filter(pl.col("lower").str.contains_any(_CONTRACTS)).select("s")
    taken_up = pl.col("subject_rule").is_in(_CARRIED) | (pl.col("metric_rule") == "that_of")
    dealt = held.filter((pl.col("metric") == "acquisition_price") & taken_up)
    near = [before, whose.select("s"), beside(whose, range(-1, 0)), beside(dealt, range(-_DEAL_BACK, 0))]
    near += [beside(asked, range(-_DESCRIBED_BACK, 0)) for asked in (described, to_it)]
    names = reading.names_with(pl.concat(near).unique()).filter(
        (pl.col("kind") == "organization") & ~pl.col("reports") & ~pl.col("related")
    )
    found = pl.concat(
        [
            _partners(signed, names, reading.doc_of),
            _bought(dealt, names, reading.doc_of),
            _companies(held, whose, claims, names, reading.doc_of),
            _last_told(described, names.filter(pl.col("role") == "nominal"), reading.doc_of, _DESCRIBED_BACK),
            _with_whom(to_it, claims),
            _last_told(to_it, names.filter(pl.col("role") == "nominal"), reading.doc_of, _DESCRIBED_BACK),
        ]
    )
    found = found.unique(_KEYS, keep="first", maintain_order=True)
    claims = (
        claims.join(found, on=_KEYS, how="left", maintain_order="left")
        .with_columns(object_id=pl.coalesce("object_id", "nearby_id"))
        .drop("nearby_id")
    )
    return _as_beside(claims)


def _with_pronouns(open_ones: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The contracts whose other party is a pronoun; "lui achète pour 2 milliards et Vega pour 1": both are."""
    contracts = open_ones.filter(pl.col("metric").is_in(_OF_CONTRACTS))
    with_pronoun = (
        contracts.join(coded_bytes(coded), on="s", how="inner", maintain_order="left")
        .filter(text_before("fig_start", _DESCRIBED_REACH).str.contains(_TO_IT))
        .select("s", "anchor_start")
        .unique()
    )
    return contracts.join(with_pronoun, on=["s", "anchor_start"], how="semi", maintain_order="left")


def _with_whom(to_it: pl.DataFrame, claims: pl.DataFrame) -> pl.DataFrame:
    """The party that the same subject's value before tells: "détient 5 % de Vega et lui a vendu pour 2 milliards"."""
    told = claims.filter(pl.col("object_id").is_not_null()).select(
        "s", "subject_id", nearby_id="object_id", told_end="fig_end"
    )
    return (
        to_it.join(told, on=["s", "subject_id"], how="inner")
        .filter(pl.col("told_end") < pl.col("fig_start"))
        .sort(*_KEYS, "told_end", "nearby_id", descending=[False] * 3 + [True, False])
        .unique(_KEYS, keep="first", maintain_order=True)
        .select(_FOUND)
    )


def _as_beside(claims: pl.DataFrame) -> pl.DataFrame:
    """The claims; "a apporté 2 milliards en échange de 11 % du capital": the price is of whom the share is."""
    of_companies = claims.filter(pl.col("metric").is_in(_OF_COMPANIES))
    if of_companies.is_empty():
        return claims
    told = (
        of_companies.filter(pl.col("object_id").is_not_null())
        .sort("s", "subject_id", "fig_start", "object_id")
        .unique(["s", "subject_id"], keep="first", maintain_order=True)
        .select("s", "subject_id", beside_id="object_id")
    )
    taken = of_companies.filter(pl.col("object_id").is_null()).join(told, on=["s", "subject_id"], how="inner")
    return (
        claims.join(taken.select(*_KEYS, "beside_id").unique(_KEYS), on=_KEYS, how="left", maintain_order="left")
        .with_columns(object_id=pl.coalesce("object_id", "beside_id"))
        .drop("beside_id")
    )


def _partners(signed: pl.DataFrame, names: pl.DataFrame, doc_of: pl.DataFrame) -> pl.DataFrame:
    """The partner told of last: "OpenAI s'allie avec Orbite. Le contrat porte sur 2 milliards"."""
    partners = names.filter(pl.col("role").is_in(_PARTNERED) & pl.col("before_words").str.contains(_SIGNED))
    return _last_told(signed, partners, doc_of, _CONTRACT_BACK)


def _bought(dealt: pl.DataFrame, names: pl.DataFrame, doc_of: pl.DataFrame) -> pl.DataFrame:
    """Who was bought, told of last: "Vega va acquérir Orbite. La transaction s'élève à 2 milliards"."""
    bought = names.filter(pl.col("role").is_in(["nominal", "genitive"]) & pl.col("before_words").str.contains(_BOUGHT))
    return _last_told(dealt, bought, doc_of, _DEAL_BACK)


def _last_told(open_ones: pl.DataFrame, names: pl.DataFrame, doc_of: pl.DataFrame, back: int) -> pl.DataFrame:
    """Whom `names` tell of last up to `back` sentences before each claim, and first in that sentence."""
    if open_ones.is_empty() or names.is_empty():
        return open_ones.clear().select(*_KEYS, nearby_id="subject_id")
    told = names.select("start", told_s="s", nearby_id="entity_id").join(
        doc_of.rename({"s": "told_s"}), on="told_s", how="inner"
    )
    return (
        open_ones.select(*_KEYS, "s", "doc")
        .join(reached(told, "told_s", 1, back), on=["doc", "s"], how="inner")
        .filter(pl.col("nearby_id") != pl.col("subject_id"))
        .sort(*_KEYS, "told_s", "start", "nearby_id", descending=[False] * 3 + [True, False, False])
        .unique(_KEYS, keep="first", maintain_order=True)
        .select(_FOUND)
    )


def _companies(
    held: pl.DataFrame, whose: pl.DataFrame, claims: pl.DataFrame, names: pl.DataFrame, doc_of: pl.DataFrame
) -> pl.DataFrame:
    """The company whose shares are told of without its name.

    The one that the same buyer's other figure of the sentence tells, else of "10 % de son capital" whom the sentence
    or the one before names, else whose round of funding or shares were told of last. `whose` are those of such shares.
    """
    if held.is_empty():
        return held.select(*_KEYS, nearby_id="subject_id")
    bought = claims.filter(pl.col("metric").is_in(_OF_COMPANIES) & pl.col("object_id").is_not_null())
    raised = claims.filter(pl.col("metric").is_in(["funding", "valuation"]))
    told = pl.concat(
        [
            bought.select("doc", told_s="s", told_start="fig_start", nearby_id="object_id"),
            raised.select("doc", told_s="s", told_start="fig_start", nearby_id="subject_id"),
        ]
    )
    beside_it = held.join(
        bought.select("s", "subject_id", nearby_id="object_id", place=pl.col("fig_start").cast(pl.Int64)),
        on=["s", "subject_id"],
        how="inner",
    ).select(*_FOUND, "place", rank=pl.lit(0))
    named = (
        whose.drop("doc")
        .join(names.select("s", "start", "end", nearby_id="entity_id"), on="s", how="inner")
        .filter(pl.col("end") <= pl.col("fig_start"))
        .select(*_FOUND, place=pl.col("start").cast(pl.Int64), rank=pl.lit(1))
    )
    named_before = whose.join(
        names.select(s=pl.col("s") + 1, start="start", nearby_id="entity_id").join(doc_of, on="s", how="inner"),
        on=["s", "doc"],
        how="inner",
    ).select(*_FOUND, place=-pl.col("start").cast(pl.Int64), rank=pl.lit(2))
    before = (
        held.filter(
            (pl.col("metric") == "stake") & (pl.col("rest").str.contains(_OWN) | pl.col("lead").str.contains(_INTO))
        )
        .pipe(told_before, told, _TOLD_BACK)
        .select(*_FOUND, place=-(pl.col("told_s").cast(pl.Int64) * 100_000 + pl.col("told_start")), rank=pl.lit(3))
    )
    return (
        pl.concat([beside_it, named, named_before, before])
        .filter(pl.col("nearby_id") != pl.col("subject_id"))
        .sort(*_KEYS, "rank", "place", "nearby_id")
        .unique(_KEYS, keep="first", maintain_order=True)
        .select(_FOUND)
    )

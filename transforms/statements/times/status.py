"""How real a claim's value is: tense, mood and the words around its cue."""

from __future__ import annotations

import polars as pl

from transforms.statements.reading.clauses import crossed, gap
from transforms.statements.reading.cues import coded_bytes, text_after, text_before, text_between

_RESULTS = ("revenue", "revenue_growth", "profit", "valuation", "users", "usage_growth", "energy_use")
"""What comes out rather than is decided: of these "devrait atteindre" is a projection."""
_HAD = (*_RESULTS, "funding", "contract_value")
"""What is told once one has it: "annonce un chiffre d'affaires", "annonce une levée de fonds"."""
_BEHIND = 3.0
"""Points lost by a word that comes after all: of "a perdu 5 milliards et pourrait en perdre 14" it is the next verb."""
_OF_NEXT = 3.0
"""Points more lost by one that another figure follows."""
_OWNED = 48
"""Characters up to that figure."""
_BESIDE = 2
"""Characters that such a word is away from all: "contre 54 milliards attendus" is said of the figure."""
_NEXT_WORDS = 28
_INFINITIVE = r"^ (?:[a-z\x02-\x1f'-]{1,12} ){0,2}[a-z\x02-\x1f]{2,14}(?:er|ir|re)(?:[ ,;.]|$)"
_NO_INFINITIVE = (
    r"^ (?:pr\x03s |plus |moins |d[e'] ?|au )?(?:entre|quatre|autre|environ|premier|dernier|une?|des|sur|parmi)[ s]"
    r"|^ l(?:[ae]s? |')"
    r"|^ (?:fin |d\x02but |mi-|en |\x06 la fin d[eu'] ?|d\x02j\x06 )?(?:septembre|octobre|novembre|d\x02cembre)[ ,]"
)
"""What ends like an infinitive, goes on with a number ("compte entre 20 et 30 sites"), or has another object."""
_HELD_AGAINST = (
    r"(?:^|[^a-z\x02-\x1f])(?:contre|apr\x03s|par rapport (?:\x06|aux?)|apr\x03s (?:en )?avoir)"
    r" (?:[a-z\x02-\x1f]{2,9} ){0,2}$"
)
_EXPECTED = r"attend|pr\x02v|esp\x02r|vis\x02|anticip"
"""What stands after a value that was only expected: "contre 83 milliards attendus"."""
_IF = "si"
_UNREAL = r"(?:ai(?:t|ent)|r(?:a|ont|ons|ez)|pe(?:ut|uvent)|doi(?:t|vent))(?:[^a-z\x02-\x1f]|$)"
"""An imperfect, future or conditional, or what may be: what "si" supposes, or what follows from it."""
_UNDOES = (
    r"^[a-z\x02-\x1f]{0,8} (?:(?:d'|de |\x06 |avoir |voulu |vouloir |pouvoir |devoir |s(?:on|a|es) |leurs? |l[ae] |l'"
    r"|ce(?:t|tte)? |projet |plan |id\x02e )){0,4}$"
)
"""What may stand between a word of refusal and the act that it undoes: "dément vouloir", "a annulé son"."""
_UNINTENDED = r"(?:^|[ '\"])n(?:'|e )[a-z\x02-\x1f]{1,20} (?:pas|plus|jamais|gu\x03re) (?:d'|de |\x06 |vouloir ){0,2}$"
"""What stands before an act that nobody intends: "ne prévoit pas d'"."""
_NO_LESS = r" pas (?:moins|plus) d[e']"
"""What makes a negation a bound: "pas moins de 40", "pas plus de 40"."""
_VAGUE = r"(?i)^(?:des|plusieurs|quelques|(?:centaine|dizaine|millier|million|milliard)s) "
"""What only an order of magnitude begins with: "des milliards de dollars"."""
_PLACE = ["s", "cue_start", "cue_end"]
_ACT = 32


def choose_status(claims: pl.DataFrame, cues: pl.DataFrame, defaults: pl.DataFrame, scale: float) -> pl.DataFrame:
    """The status of each claim: `f`, `metric`, `status`, `told` (by a word), `announced`.

    The status is "supposed" where it is only supposed; `announced` is whether it is that of what is announced.

    Each cue of the sentence speaks with its weight less its distance from the metric's cue or from the figure; the
    metric's own default (metric_status.csv) stands where none speaks louder.
    """
    keys = claims.select(
        "f",
        "s",
        "metric",
        "kind",
        "fig_start",
        "fig_end",
        "depth",
        "anchor_start",
        "anchor_end",
        "anchor_depth",
        vague=pl.col("surface").str.contains(_VAGUE),
    ).unique(["f", "metric"], maintain_order=True)
    to_anchor = gap("anchor_start", "anchor_end", "cue_start", "cue_end") / scale + crossed("anchor_depth", "cue_depth")
    to_figure = gap("fig_start", "fig_end", "cue_start", "cue_end") / scale + (crossed("depth", "cue_depth") - 1).clip(
        0
    )
    # "a perdu 5 milliards et prévoit 900 départs": the word is that of the figure behind it.
    owned = (
        cues.select("s", "cue_end")
        .unique()
        .join(keys.select("s", next_start="fig_start").unique(), on="s", how="inner")
        .filter((pl.col("next_start") - pl.col("cue_end")).is_between(0, _OWNED))
        .select("s", "cue_end", owned=pl.lit(True))
        .unique()
    )
    behind = pl.col("cue_start") >= pl.max_horizontal("anchor_end", "fig_end") + _BESIDE
    spoken = (
        keys.join(cues.join(owned, on=["s", "cue_end"], how="left", maintain_order="left"), on="s", how="inner")
        .with_columns(
            score=pl.col("weight").cast(pl.Float64)
            - pl.min_horizontal(to_anchor, to_figure) * pl.col("slope").cast(pl.Float64)
            - pl.when(behind).then(_BEHIND).otherwise(0.0)
            - pl.when(behind & pl.col("owned").is_not_null()).then(_OF_NEXT).otherwise(0.0)
        )
        .filter((pl.col("status") != "supposed") | (pl.col("opens") & (pl.col("cue_end") <= pl.col("anchor_start"))))
        .select("f", "metric", "kind", "status", "score")
    )
    silent = keys.join(defaults, on="metric").select(
        "f",
        "metric",
        "kind",
        status=pl.when("vague").then("vaguely").otherwise("status"),
        score=pl.col("weight").cast(pl.Float64),
    )
    # Of what no metric names a share is measured and not decided: "l'inflation devrait atteindre 6 %".
    measured = (pl.col("metric") == "other") & pl.col("kind").is_in(["share", "multiple"])
    result = pl.col("metric").is_in(_RESULTS) | measured
    had = pl.col("metric").is_in(_HAD) | measured
    told = (
        pl.when(pl.col("status") == "expected")
        .then(pl.when(result).then(pl.lit("estimated")).otherwise(pl.lit("planned")))
        .when(pl.col("status") == "hearsay")
        .then(pl.when(result).then(pl.lit("rumoured")).otherwise(pl.lit("planned")))
        .when(pl.col("status") == "announced")
        .then(pl.when(had).then(pl.lit("actual")).otherwise(pl.lit("planned")))
        .otherwise("status")
    )
    return (
        pl.concat([spoken.with_columns(told=True), silent.with_columns(told=False)])
        .sort("f", "metric", "score", "status", "told", descending=[False, False, True, False, True])
        .unique(["f", "metric"], keep="first", maintain_order=True)
        .select("f", "metric", "told", announced=pl.col("status") == "announced", status=told)
    )


def settle_past(claims: pl.DataFrame, published: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The claims, those of a time that is over actual where nothing but the metric says that they are planned.

    And where something planned is held against them: "investira 100 milliards, contre 83 milliards en 2024". Takes
    `told`, and `published` (`doc`, `published_on`).
    """
    over = (
        claims.filter(pl.col("status").is_in(["planned", "estimated"]) & pl.col("period_end").is_not_null())
        .join(published.select("doc", "published_on"), on="doc", how="inner", maintain_order="left")
        .filter(pl.col("period_end") < pl.col("published_on"))
    )
    if over.is_empty():
        return claims.drop("told", "announced")
    over = (
        over.join(coded_bytes(coded), on="s", how="left", maintain_order="left")
        .filter(
            ~pl.col("told")
            # "a annoncé des investissements de 12 milliards au premier trimestre": they were made.
            | pl.col("announced")
            | (
                text_before("fig_start", _NEXT_WORDS).str.contains(_HELD_AGAINST)
                & ~text_after("fig_end", _NEXT_WORDS).str.contains(_EXPECTED)
            )
        )
        .select("f", "subject_id", "metric", past=pl.lit("actual"))
        .unique()
    )
    return (
        claims.join(over, on=["f", "subject_id", "metric"], how="left", maintain_order="left")
        .with_columns(status=pl.coalesce("past", "status"))
        .drop("past", "told", "announced")
    )


def without_endings(cues: pl.DataFrame, names: pl.DataFrame) -> pl.DataFrame:
    """The cues without endings of verbs that are those of names: "Axelera lève 250 millions" tells no future."""
    ends = names.group_by("s", cue_end=pl.col("end").cast(pl.Int32)).agg(name_start=pl.col("start").min())
    named = cues.join(ends, on=["s", "cue_end"], how="left", maintain_order="left")
    inside = (pl.col("cue_start") > pl.col("name_start")).fill_null(value=False)
    return named.filter(~inside).drop("name_start")


def with_openings(cues: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The cues with `opens`: whether they open the sentence or a part of it, as "si" does where it supposes.

    Not where it sets two facts against each other: "si les ventes ont reculé de 2 %, le bénéfice a bondi".
    """
    supposed = cues.filter(pl.col("status") == "supposed")
    if supposed.is_empty():
        return cues.with_columns(opens=pl.lit(value=False))
    before = text_before("cue_start", 2)
    after = pl.col("_bytes").bin.slice("cue_end").cast(pl.String)
    two_facts = (pl.col("cue_end") - pl.col("cue_start") == len(_IF)) & ~after.str.contains(_UNREAL)
    supposed = (
        supposed.join(coded_bytes(coded), on="s", how="left")
        .select(*_PLACE, opens=((pl.col("cue_start") <= 2) | before.str.contains(r"[,;:(]")) & ~two_facts)
        .unique(_PLACE)
    )
    return cues.join(supposed, on=_PLACE, how="left", maintain_order="left").with_columns(
        pl.col("opens").fill_null(False)
    )


def with_intentions(cues: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The cues, those of intending only where what is intended follows: "compte investir", not "compte 20 sites"."""
    intended = cues.filter(pl.col("status") == "intended").join(coded_bytes(coded), on="s", how="left")
    next_words = text_after("cue_end", _NEXT_WORDS)
    meant = intended.filter(next_words.str.contains(_INFINITIVE) & ~next_words.str.contains(_NO_INFINITIVE))
    return pl.concat(
        [
            cues.filter(pl.col("status") != "intended"),
            meant.select(cues.columns).with_columns(status=pl.lit("planned")),
        ]
    )


def negated(claims: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """Figures that the sentence denies: `f`. "n'investira pas", "ne sont pas des primes", "on ne bâtit pas 2 GW"."""
    text = pl.col("_bytes").bin
    around = (
        claims.select("f", "s", "form", "anchor_start", "fig_start")
        .unique("f", maintain_order=True)
        .join(coded_bytes(coded), on="s", how="left", maintain_order="left")
        .with_columns(
            _around=text.slice(pl.max_horizontal(pl.col("anchor_start") - 16, 0), 44).cast(pl.String),
            _before=text_before("anchor_start", 32),
        )
    )
    verb = (
        (pl.col("form") == "verb")
        & pl.col("_around").str.contains(r"[ \"]n(?:'|e ).{1,28} (?:pas|jamais|gu\x03re)(?: |$)")
        # "le chantier ne mobilise pas moins de 40 personnes": so many it does.
        & ~pl.col("_around").str.contains(_NO_LESS)
    )
    noun = pl.col("form").is_in(["noun", "raise"]) & pl.col("_before").str.contains(
        r"[ \"]n(?:'|e )(?:sont|est|serai(?:en)?t|\x02tai(?:en)?t) pas (?:d(?:es |e |'une? )|une? |l(?:es |a |e |'))$"
    )
    figure = (pl.col("form") == "figure") & pl.col("_before").str.contains(
        r"[ \"]n(?:'|e )[a-z\x02-\x1f]{1,20} (?:pas|jamais)(?: [a-z\x02-\x1f']{1,9}){0,2} $"
    )
    unintended = pl.col("form").is_in(["verb", "raise"]) & pl.col("_before").str.contains(_UNINTENDED)
    return around.filter(verb | noun | figure | unintended).select("f")


_OFFERED = ["compensation", "signing_bonus"]
_TO_DO = r"^[a-z\x02-\x1f]* d(?:e |')"
"""What stands between a verb of refusing and what is not done."""


def undone(claims: pl.DataFrame, denials: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """Figures whose act the words right before it undo, and these: `f`, `s`, `cue_start`. "renonce à investir"."""
    acts = claims.select("f", "s", "metric", "anchor_start").unique("f", maintain_order=True)
    words = denials.filter(pl.col("kind").is_in(["denies", "refuses"])).select("s", "cue_start", "cue_end")
    near = acts.join(words, on="s", how="inner").filter(
        (pl.col("anchor_start") - pl.col("cue_end").cast(pl.Int64)).is_between(0, _ACT)
    )
    if near.is_empty():
        return near.select("f", "s", "cue_start")
    return (
        near.join(coded_bytes(coded), on="s", how="inner")
        .with_columns(_between=text_between("cue_end", "anchor_start"))
        .filter(pl.col("_between").str.contains(_UNDOES))
        # "Ada Morel a refusé 2 millions": they were offered all the same. But not "refuse de verser 2 millions".
        .filter(~pl.col("metric").is_in(_OFFERED) | pl.col("_between").str.contains(_TO_DO))
        .sort("f", "cue_start")
        .select("f", "s", "cue_start")
    )

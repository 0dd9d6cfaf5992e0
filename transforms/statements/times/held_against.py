"""Values that another is held against: what outsiders had expected, what is so today, what a contract runs for."""

from __future__ import annotations

import polars as pl

from transforms.statements.reading.cues import code, coded_bytes, text_after, text_before

_LEVELS = (
    "headcount",
    "users",
    "valuation",
    "power_capacity",
    "accelerator_count",
    "data_center_count",
    "stake",
    "site_size",
)
"""What a party has at any time: of "10 GW contre 2" the two are there already."""
_NOT_YET = ("planned", "estimated", "rumoured")
_BEFORE = 110
_AFTER = 60
_BOUND = r"(?:[a-z\x02-\x1f']{2,9} ){0,3}"
_MARKET = code(
    r"(?:les |des |du |de la |de l'|la |le |l'|de |d')?(?:analystes|consensus|marché|marchés|wall street|bourse"
    r"|investisseurs|observateurs|économistes|spécialistes)"
)
_HOPES = code("attentes|consensus")
_FORECASTS = code("projections|anticipations|estimations|prévisions|attentes|consensus")
_BEATEN = rf"(?:{_HOPES})[^0-9.;:,]{{0,16}} (?:avec|{code('grâce')}) "
"""What stands before what has come true: "a dépassé les attentes avec un chiffre d'affaires de"."""
_LOOKED_FOR = code(r"(?:vis|tabl|attend|anticip|espér|prévoy)(?:ait|aient)")
_EXPECTED_BEFORE = (
    rf"(?:{_HOPES})[^0-9.;:,]{{0,24}} (?:de |d'){_BOUND}$"
    rf"|(?:{_FORECASTS})[^0-9.;:]{{0,16}} {_MARKET}[^0-9.;:,(]{{0,24}}(?: de | d'| {code('à')} | \(){_BOUND}$"
    rf"|(?:{_FORECASTS}|{_MARKET})[^0-9.;:]{{0,40}},? qui [^0-9.;:,]{{0,16}}{_LOOKED_FOR}[^0-9.;:,]{{0,30}}$"
    rf"|{_MARKET} {_LOOKED_FOR}[^;:]{{0,80}} (?:pour|et|avec) une? [^0-9.;:,]{{3,40}}$"
)
"""What stands before a value that outsiders expected: "inférieur aux attentes de", "des analystes, qui visaient"."""
_EXPECTED_AFTER = (
    code(r"^ (?:attendu|visé|anticipé|espéré|prévu|escompté|estimé|projeté|pronostiqué)")
    + rf"e?s?(?: [a-z\x02-\x1f]+){{0,2}} par {_MARKET}"
    + rf"|^ que {_MARKET} "
)
"""What stands after one: "contre 5,7 milliards visés par le consensus"."""
_HELD = rf"(?:^|[^a-z\x02-\x1f])contre {_BOUND}$"
_STATED = code(
    r"^ (?:[^0-9.;,]{0,12} )?(?:attend|pr[ée]v|visé|espér|anticip|annonc|évoqu|envisag|initial|estim|promis)"
)
"""What stands after a value that is or was a plan itself: "contre 5 GW annoncés en mai"."""
_TRIGGERS = [
    "contre ",
    "par rapport",
    code("comparé"),
    " que l",
    " des l",
    *(code(word) for word in ("attent", "consensus", "analyst", "marché", "wall street", "bourse", "investisseurs")),
    *(code(word) for word in ("observateurs", "économistes", "spécialistes")),
]
"""Words one of which stands in any sentence that holds a value against another."""
_STAFF = rf"(?:^|[^a-z\x02-\x1f])(?:ses|leurs|sur|sur les|sur un (?:total|effectif(?: total| global)?) de) {_BOUND}$"
"""What stands before how many work for a party that will dismiss some: "15 % de ses 110 000 salariés"."""
_SURPASSED = r"(?:^|[^a-z\x02-\x1f])(?:plus|moins|davantage|mieux|loin|devant) (?:que |de )?les? $"
_AS_MUCH = r"(?:^|[^a-z\x02-\x1f])(?:plus|moins|autant) qu(?:e |')[^.;,()0-9]{2,50} ?\((?:[a-z\x02-\x1f']{2,9} )?$"
"""What stands before the value of what another one will equal: "presque autant que l'EPR de Flamanville (1,6 GW)"."""
_OF_IT = r"^ (?:d(?:e |u |es |')|qu'|que )"
_STILL_TO_COME = code(r"^[^.;,]{0,30}(?:promis|annonc|prév|vis)|^,? (?:en|d'ici|d'ici à) 20[0-9]{2}[ ).,]")
"""What stands after a value that is a plan all the same: "plus que les 5 GW qu'a promis Meta", "(5 GW en 2030)"."""
_YEAR_BEFORE = code(
    r"^,? (?:(?:en |de |sur )?(?:l'année précédente|l'exercice précédent|l'an dernier|l'an passé|l'année dernière)"
    r"|un an (?:plus tôt|auparavant|avant)|une année (?:plus tôt|auparavant)|(?:de|en) (?:19|20)[0-9]{2}(?:[^0-9]|$))"
)
"""What stands after a value of the year before, which is no plan: "par rapport aux 4 milliards de l'an dernier"."""
_COMPARED = rf"(?:^|[^a-z\x02-\x1f])(?:contre|(?:par rapport|compar{code('é')}e?s?) (?:{code('à')}|aux?)) {_BOUND}$"
_DONE = code(r"^ (?:lev|récolt|inject|dépens|vers|pay|investi|réalis|enregistr|allou|atteint|engrang|génér|obten)")
"""What stands after a value that somebody has reached: "plus que les 6,6 milliards levés par Orbite"."""
_TERMS = code(r"(?:^|[^a-z\x02-\x1f])(?:contrat|accord|partenariat|bail|convention|concession)s?(?: [^.;:]{0,60})?$")
_FUTURE_TERMS = code(r"prévoi|prévoy|projet d|envisag|négoci|discu")
_TERMS_REACH = 80
_THIS_CONTRACT = r"^[\" ]*(?:ce|cet|le|l'|un) ?(?:contrat|accord|partenariat)|[.;] (?:ce|le) (?:contrat|accord) "
_FORESEES = code(r"^[^.;:]{0,40}[ ,](?:prévoit|prévoient|inclut|comprend|porte|concerne|couvre|permettra|doit) ")
"""What stands after the value of a contract that is signed and foresees something."""


def settle_compared(claims: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The claims; what outsiders expected is estimated, what a plan or rumour is held against is actual.

    "un chiffre d'affaires de 6,1 milliards, inférieur aux attentes de 6,4": estimated. "serait valorisée 20 milliards,
    contre 14 en juin", "plus que les 6,6 milliards levés par Orbite": actual, but for what was planned itself. Adds
    `expected`: whether outsiders expected it.
    """
    keys = ["f", "subject_id", "metric"]
    held = claims.filter(pl.col("metric") != "duration")
    # Few sentences have any of these words, which are told in a fifth of the time.
    coded = coded.join(held.select("s").unique(), on="s", how="semi", maintain_order="left")
    heard = coded.filter(pl.col("coded").str.contains_any(_TRIGGERS)).select("s")
    held = pl.concat(
        [
            held.join(heard, on="s", how="semi", maintain_order="left"),
            held.filter(pl.col("metric") == "headcount").join(heard, on="s", how="anti", maintain_order="left"),
        ]
    )
    if held.is_empty():
        return claims.with_columns(expected=pl.lit(value=False))
    read = (
        held.select(*keys, "s", "status", "fig_start", "fig_end")
        .join(coded_bytes(coded), on="s", how="left", maintain_order="left")
        .with_columns(_lead=text_before("fig_start", _BEFORE), _rest=text_after("fig_end", _AFTER))
        .drop("_bytes")
    )
    lead, rest = pl.col("_lead"), pl.col("_rest")
    expected = (lead.str.contains(_EXPECTED_BEFORE) & ~lead.str.contains(_BEATEN)) | rest.str.contains(_EXPECTED_AFTER)
    not_yet = pl.col("status").is_in(_NOT_YET)
    against = lead.str.contains(_HELD) | ((pl.col("metric") == "headcount") & lead.str.contains(_STAFF))
    level = pl.col("metric").is_in(_LEVELS) & against & ~rest.str.contains(_STATED)
    level |= pl.col("metric").is_in(_LEVELS) & (
        (lead.str.contains(_AS_MUCH) | (lead.str.contains(_SURPASSED) & rest.str.contains(_OF_IT)))
        & ~rest.str.contains(_STILL_TO_COME)
    )
    reached = (lead.str.contains(_SURPASSED) & rest.str.contains(_DONE)) | (
        lead.str.contains(_COMPARED) & rest.str.contains(_YEAR_BEFORE)
    )
    settled = (
        read.with_columns(
            settled=pl.when(expected)
            .then(pl.lit("estimated"))
            .when(not_yet & (level | reached))
            .then(pl.lit("actual")),
            expected=expected,
        )
        .filter(pl.col("settled").is_not_null())
        .select(*keys, "settled", "expected")
        .unique(keys)
    )
    return (
        claims.join(settled, on=keys, how="left", maintain_order="left")
        .with_columns(pl.col("expected").fill_null(value=False), status=pl.coalesce("settled", "status"))
        .drop("settled")
    )


def settle_terms(claims: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The claims; how long a contract runs is so where no word says that it is yet to be signed. Takes `told`.

    And its value, though it foresees what is to come: "Ce contrat de 2 milliards prévoit la livraison de".
    """
    planned = pl.col("status") == "planned"
    lasts = (pl.col("metric") == "duration") & ~pl.col("told")
    open_ones = claims.filter(planned & (lasts | (pl.col("metric") == "contract_value")))
    if open_ones.is_empty():
        return claims
    foresees = pl.col("_lead").str.contains(_THIS_CONTRACT) & pl.col("_rest").str.contains(_FORESEES)
    signed = (
        open_ones.select("f", "subject_id", "metric", "s", "fig_start", "fig_end")
        .join(coded_bytes(coded), on="s", how="left", maintain_order="left")
        .with_columns(_lead=text_before("fig_start", _TERMS_REACH), _rest=text_after("fig_end", _AFTER))
        .filter(pl.col("_lead").str.contains(_TERMS) & ~pl.col("_lead").str.contains(_FUTURE_TERMS))
        .filter((pl.col("metric") == "duration") | foresees)
        .select("f", "subject_id", "metric", signed=pl.lit("actual"))
        .unique()
    )
    return (
        claims.join(signed, on=["f", "subject_id", "metric"], how="left", maintain_order="left")
        .with_columns(status=pl.coalesce("signed", "status"))
        .drop("signed")
    )

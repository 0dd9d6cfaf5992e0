"""Words inserted behind the noun that a figure is of: "les ventes, plombées par ses pertes, ont atteint …"."""

from __future__ import annotations

import polars as pl

from transforms.statements.reading.cues import code, coded_bytes, text_after, text_before, text_between

_NOUN_WEIGHT = 8.0
"""Points of the nouns behind which words are inserted that tell why, and no more."""
_NOUN_REACH = 60
"""Characters from such a noun to the comma behind it and what is its own."""
_PARTICIPLE = rf"[a-z\x02-\x1f]{{2,14}}(?:{code('é')}e?s?|ies?|is|ises?|ues?|us|(?:ert|int|uit|rit|ait)e?s?)"
_BY = rf"(?:par|d'|de|du|des|{code('à')}|au|aux|en|sous)[ ']"
_BECAUSE = code(
    "malgré|grâce|en dépit|sous l'effet|sous l'impulsion|en raison|du fait|face à|faute|dopée?s?|hors|à l'exclusion|"
    "y compris|comme|conformément|à l'image|notamment|victime"
)
_INSERTED = (
    rf"^([^,;:()0-9\"]{{0,{_NOUN_REACH}}}), (?:(?:encore |toujours |{code('très ')}|fortement |largement |notamment |"
    rf"lourdement |{code('également ')}|aussi )?{_PARTICIPLE} {_BY}|(?:{_BECAUSE})[ '])[^,;:()0-9\"]{{3,130}}"
    rf"(?:, [^,;:()0-9\"]{{3,60}} et [^,;:()0-9\"]{{3,60}})?,"
)
"""What stands behind the noun up to the end of what is inserted: " d'Atos, plombées par la perte de contrats,"."""
_REACH = 320
_INCLUDED = (
    rf"^(?: [a-z\x02-\x1f'-]{{2,14}}){{0,3}} (?:(?:non )?comprise?s?|incluse?s?|exclue?s?|{code('déduit')}e?s?)"
    r" ?(?:[,;.:)\"]|$)"
)
"""What follows what a figure takes in: "prime de bienvenue comprise", "dette incluse"."""
_TAKES_IN = r"(?:^|[^a-z\x02-\x1f])(?:hors|sans compter|y compris|en comptant|en incluant) (?:l[ea]s? |l'|s[ea]s? )?$"
_TAKEN_REACH, _TAKEN_LEAD, _QUI_REACH = 44, 24, 6
_JOINED = r" et (?:une? |l[ea]s? |l'|des |s(?:on|a|es) |leurs? )(?:[a-z\x02-\x1f]{3,12} )?$"
"""What stands before a noun that begins what is joined: "à 2 milliards et un chiffre d'affaires"."""


def without_included(cues: pl.DataFrame, text: pl.DataFrame) -> pl.DataFrame:
    """The cues less those of what a figure only takes in or leaves out: "20 millions, prime comprise", "hors dette".

    The nouns that a relative clause goes on about have `goes_on`: "le chiffre d'affaires, qui s'établit à 2 milliards".
    Those that begin what is joined to something are `joined`: "à 2 milliards et un chiffre d'affaires en hausse".

    `text` is the sentences' `coded` text.
    """
    words = [
        code(word) for word in ("compris", "inclus", "exclu", "hors ", "sans compter", "en comptant", "en incluant")
    ]
    cues = cues.with_row_index("_cue")
    nouns = cues.filter(pl.col("form").is_in(["noun", "raise"])).select("_cue", "s", "form", "cue_start", "cue_end")
    if nouns.is_empty():
        return cues.drop("_cue").with_columns(goes_on=pl.lit(None, pl.Boolean), joined=pl.lit(value=False))
    # Only sentences with such a noun are searched.
    text = text.join(nouns.select("s").unique(), on="s", how="semi", maintain_order="left")
    taken = (
        nouns.join(coded_bytes(text.filter(pl.col("coded").str.contains_any(words))), on="s", how="inner")
        .filter(
            text_after("cue_end", _TAKEN_REACH).str.contains(_INCLUDED)
            | text_before("cue_start", _TAKEN_LEAD).str.contains(_TAKES_IN)
        )
        .select("_cue")
    )
    going_on = (
        nouns.filter(pl.col("form") == "noun")
        .join(coded_bytes(text.filter(pl.col("coded").str.contains(", qui ", literal=True))), on="s", how="inner")
        .filter(text_after("cue_end", _QUI_REACH).str.starts_with(", qui "))
        .select("_cue")
    )
    joined = (
        nouns.filter(pl.col("form") == "noun")
        .join(coded_bytes(text.filter(pl.col("coded").str.contains(" et ", literal=True))), on="s", how="inner")
        .filter(text_before("cue_start", _TAKEN_LEAD).str.contains(_JOINED))
        .select("_cue")
    )
    return (
        cues.filter(~pl.col("_cue").is_in(taken["_cue"].implode()))
        .with_columns(
            goes_on=pl.when(pl.col("_cue").is_in(going_on["_cue"].implode())).then(True),
            joined=pl.col("_cue").is_in(joined["_cue"].implode()),
        )
        .drop("_cue")
    )


def outside_insertions(cues: pl.DataFrame, text: pl.DataFrame) -> pl.DataFrame:
    """The cues less those inserted between a noun and what it is said to have been.

    "Les ventes, plombées par la perte de contrats, ont reculé à 2 milliards" is of no loss and no contract. The nouns
    have `bridge_end`, where the insertion behind them ends, and `bridged`, how long it is. `text` is the sentences'
    `coded` text.
    """
    nouns = (
        cues.filter((pl.col("form") == "noun") & (pl.col("weight") >= _NOUN_WEIGHT) & (pl.col("metric") != "other"))
        .select("s", "cue_end")
        .unique(maintain_order=True)
    )
    # Only sentences with such a noun are searched.
    text = text.join(nouns.select("s").unique(), on="s", how="semi", maintain_order="left")
    parted = text.filter(pl.col("coded").str.contains(f", (?:[a-z\x02-\x1f]+ )?{_PARTICIPLE} {_BY}|, (?:{_BECAUSE})"))
    if parted.is_empty():
        return cues.with_columns(bridge_end=pl.lit(None, pl.Int32), bridged=pl.lit(None, pl.Int32))
    heads = (
        nouns.join(coded_bytes(parted), on="s", how="inner")
        .with_columns(_reach=pl.col("cue_end") + _REACH)
        .with_columns(_rest=text_between("cue_end", "_reach"))
        .with_columns(
            _inserted=pl.col("_rest").str.extract(f"({_INSERTED})", 1).str.len_bytes().cast(pl.Int32),
            _own=pl.col("_rest").str.extract(_INSERTED, 1).str.len_bytes().cast(pl.Int32),
        )
        .filter(pl.col("_inserted").is_not_null())
        .select("s", "cue_end", _from=pl.col("cue_end") + pl.col("_own"), _to=pl.col("cue_end") + pl.col("_inserted"))
    )
    inside = (
        cues.select("s", "cue_start", "cue_end")
        .unique()
        .join(heads.select("s", "_from", "_to").unique(), on="s", how="inner")
        .filter((pl.col("cue_start") >= pl.col("_from")) & (pl.col("cue_end") <= pl.col("_to")))
        .select("s", "cue_start", "cue_end")
        .unique()
    )
    bridged = heads.select("s", "cue_end", bridge_end="_to", bridged=pl.col("_to") - pl.col("_from"))
    return cues.join(inside, on=["s", "cue_start", "cue_end"], how="anti", maintain_order="left").join(
        bridged, on=["s", "cue_end"], how="left", maintain_order="left"
    )

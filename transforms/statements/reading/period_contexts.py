"""What the words before and after a period make of it: a deadline, a beginning, what a value is held against."""

from __future__ import annotations

import re

import polars as pl

from transforms.statements.reading.cues import code, coded_bytes, text_after, text_before

_WINDOW = 28
_DUE = r" (?:pour|sur) (?:le |la |les |l')?[\" ]*$"
"""What stands before the time that a value is of, also right behind a verb of saying."""
_AGAIN = rf" m{code('ê')}me (?:p{code('é')}riode|trimestre|semestre|mois),? (?:de |en |d')?(?:l'ann{code('é')}e )?$"
"""What stands before a year of which a part is meant: "contre 5 milliards à la même période de 2022"."""
_AGAINST = (
    r"(?:(?:^|[^a-z\x02-\x1f])(?:contre|versus|au lieu d[e']|"
    + code("après|face|par rapport|comparée?s?|comparaison|inférieure?s?|supérieure?s?")
    + r"|(?:plus|moins) (?:\x02lev\x02e?s? )?qu[e']) (?:[^,;:.()]|,[0-9])+|\([^()]*[0-9][^()]*)$"
)
"""What stands before the time of a value that another is held against: "contre 400 millions fin février"; and of one in
brackets, "(400 millions fin février)"."""
_AGAINST_WINDOW = 90
"""Characters within which these stand: no repetition needs a cap of its own, which is slow to search for."""
_BORN = (
    rf"(?:^|[^a-z\x02-\x1f])(?:{code('cofondée?|fondée?|créée?|née?')})s? [^0-9,;:.()]+"
    r" en (?:[a-z\x02-\x1f]{3,9} )?$"
)
"""What stands before the time when something began that the value is told of: "fondée à Lyon par deux frères en"."""
_BEARING = r"(?:^|[^a-z\x02-\x1f])(?:a|ont|avai(?:t|ent)|aura|auront|ayant) (?:[a-z\x02-\x1f]{3,12} )?" + code(
    "(?:fondé|cofondé|créé)e?s? "
)
"""Not where that is what is told: "a créé dans la région en 2012 300 emplois"."""
_BEGUN_WORDS = code(
    r"(?:fondé|créé|lancé|inauguré|racheté|installé|implanté|arrêté|démarré|entamé|débuté|bâti|construit|acquis|ouvert)"
)
_BEGUN = rf"{_BEGUN_WORDS}e?s?(?: [^0-9,;:.()]{{1,24}})? (?:en |{code('début')} |fin |mi-|{code('dès')} |depuis |au )?$"
"""What stands before the time when that began of which something is told behind it: "le chantier lancé en 2020 a"."""
_HAVING_BEGUN = (
    rf"(?:^|[^a-z\x02-\x1f])(?:{code('a|ont|avait|avaient|aura|auront|ayant|avoir|est|sont|était|étaient|été|fut|sera|seront')})"
    rf" (?:[a-z\x02-\x1f]{{2,12}} )?{_BEGUN}"
)
"""Not where that is what is told: "a racheté en 2020"."""
_SINCE = (
    rf"(?:^|[^a-z\x02-\x1f])(?:plus [a-z\x02-\x1f]{{3,14}}|{code('première|meilleure?|pire|record|jamais')})s?"
    r" (?:[^0-9,;:.()]* )?depuis (?:l[ea] |l')?$"
)
"""What stands before a time since when nothing was more so: "sa plus grosse acquisition depuis 2011"."""
_MULTIPLE = (
    r"(?:le double|le triple|le quadruple|la moiti\x02|fois plus|fois) (?:de |que )"
    r"(?:sa |son |ses |celles? |celui |ceux )"
    r"[^,;:.]{0,40}(?:de |d'|en |du |fin |d\x02but )$"
)
"""What stands before the time of a value of which another is a multiple: "le double de sa valorisation de juin"."""
_TO_BE_TOLD = code(
    r"(?:(?:annoncer|dévoiler|présenter|officialiser|publier|détailler|communiquer),? (?:le |ce |d[èe]s )?"
    r"|(?:publié|paru|diffusé|daté)e?s? (?:le |ce |du |hier |en |au |à la )?)$"
)
"""What stands before when something is told of: "devrait annoncer le 15 avril", "un communiqué publié mercredi"."""
_ASIDE = rf"(?:^|, )(?:qui|dont|{code('où')}|qu[e']|[a-z\x02-\x1f]{{2,14}}{code('é')}e?s?) (?:[^,;:()]|,[0-9])*$"
"""What stands before a time that is told in an inserted clause or in the participle that opens a sentence."""
_SOME_TIME_LATER = (
    r"(?:^|[^a-z\x02-\x1f])(?:que )?(?:des|quelques|plusieurs|[0-9]{1,3}|[a-z\x02-\x1f]{2,9}) (?:"
    + code("années?|ans?|mois|semaines?|décennies?)")
    + code(" (?:plus tard|plus tôt|après|auparavant|avant)(?:[^a-z]|$)")
)
"""After a time: what follows, or what stands right before, is of another that counts from it."""
_SOME_WORD_LATER = code("plus t|après|auparavant|avant")
_LATER_WINDOW = 220


def with_deadlines(periods: pl.DataFrame, coded: pl.DataFrame, words: pl.DataFrame) -> pl.DataFrame:
    """The periods with only their end where they are a deadline ("d'ici 2028"), only their start after "depuis".

    `begun`: when something began of which a value behind it is told; `due`: what a value is foreseen for; `held`: no
    time of a value; `inserted`: of a clause within another; `again`: of "la même période de"; `against_start`: where
    the words begin that hold it against another; `later_start`: where a span begins that counts from it.
    """
    forms = words.with_columns(
        phrase=pl.col("word").map_elements(lambda word: code(word).rstrip("'"), return_dtype=pl.String)
    )
    alternatives = "|".join(
        re.escape(phrase) for phrase in sorted(forms["phrase"], key=lambda form: (-len(form), form))
    )
    article = r"(?: le| la| les| l)?[ ']{1,2}$"
    placed = periods.join(coded_bytes(coded), on="s", how="left", maintain_order="left").with_columns(
        _before=text_before("start", _WINDOW),
        _long=text_before("start", _AGAINST_WINDOW),
        _after=text_after("end", _LATER_WINDOW),
    )
    # Few have any of its words, which are told in a fifth of the time.
    after = pl.when(pl.col("_after").str.contains(_SOME_WORD_LATER)).then("_after")
    return (
        placed.with_columns(phrase=pl.col("_before").str.extract(rf"(?:^|[^a-z])({alternatives}){article}", 1))
        .join(forms.select("phrase", "keeps"), on="phrase", how="left", maintain_order="left")
        .with_columns(
            period_start=pl.when(pl.col("keeps") == "end").then(None).otherwise(pl.col("period_start")),
            period_end=pl.when(pl.col("keeps") == "start").then(None).otherwise(pl.col("period_end")),
            due=pl.col("_before").str.contains(_DUE),
            held=(
                ((pl.col("keeps") == "none").fill_null(value=False) | pl.col("_long").str.contains(_BORN))
                & ~pl.col("_long").str.contains(_BEARING)
            )
            | pl.col("_long").str.contains(_SINCE)
            | pl.col("_before").str.contains(_TO_BE_TOLD)
            | pl.col("_long").str.contains(_MULTIPLE),
            inserted=pl.col("_long").str.contains(_ASIDE)
            & ((pl.col("start") <= _AGAINST_WINDOW) | pl.col("_long").str.contains(", ", literal=True)),
            begun=pl.col("_long").str.contains(_BEGUN) & ~pl.col("_long").str.contains(_HAVING_BEGUN),
            again=pl.col("_before").str.contains(_AGAIN),
            against_start=pl.col("start") - pl.col("_long").str.extract(_AGAINST, 0).str.len_bytes().cast(pl.Int32),
            later_start=pl.col("end") + after.str.find(_SOME_TIME_LATER).cast(pl.Int32),
        )
        .drop("_bytes", "_before", "_long", "_after", "phrase", "keeps")
    )

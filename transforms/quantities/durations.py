"""Lengths of time: "3 h 30", "deux ans et demi", ages, and the hours of the clock, which are no figures."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import polars as pl

from transforms.lexicon import Lexicon
from transforms.quantities import figure_cues
from transforms.quantities.neighbours import same_sentence
from transforms.text.letters import LETTER

_PARTS = {"year": ("month", 12), "week": ("day", 7), "day": ("hour", 24)}
"""Units of time that are told in two: which smaller one follows, and how many of it make one."""
_EVENING = 18
_MORNING = 10
"""Hours of the clock from which a time begins that ends the next day, and by which it ends."""

_GROWN = 15
"""An age that laws set is of as many years; by fewer it is raised or lowered."""

_LIVED = 30
"""Years from which those beside "espérance de vie" are an age, and no gain or loss."""
_LATE = (50, 85)
"""Years that mostly are those of a life, where something holds until then or beyond."""
_CLOSE = 2
"""Years between two ages that are told as one: "à 53-54 ans"."""
_OR_MORE = rf"^ (?:et|ou) (?:(?:plus|moins)(?:[^{LETTER}]|$)|\+(?:[^0-9]|$))"
"""What stands after an age and all above or below: "les 70 ans et plus"."""
_FOR_ALL = r"(?:^|[^a-zà-ÿ])(?:à|pour|de) tous les (?:plus de |moins de )?$"
"""What stands before it where it is no rhythm: "ouvert à tous les 18 ans et plus"."""


class _Cues(NamedTuple):
    clock_before: str
    clock_after: str
    lasting: str
    lasting_after: str
    lasting_until: str
    shifted: str
    age_before: str
    age_after: str
    newborn: str
    apposed: str
    lasting_thing: str
    no_age: str
    life: str
    aged: str
    alone: str
    went_on: str
    before_more: str
    before_older: str
    before_range: str
    before_subject: str
    subject: str
    over: str
    not_over: str
    late: str
    lived: str
    every: str
    not_late: str


@cache
def _cues(lexicon: Lexicon) -> _Cues:

    def alternatives(table: str, side: str | None = None) -> str:
        rows = lexicon[table] if side is None else lexicon[table].filter(pl.col("side") == side)
        return "|".join(rows["cue"])

    def words(name: str) -> str:
        return figure_cues.alternatives(lexicon, name)

    over = alternatives("age_cues", "over")
    limits = rf"(?:(?:{words('age_hedge')}) ){{0,2}}"
    at = "(?:[àa] )?(?:de |entre )?"
    # "à 14h, 15h et 16h", "âgés de 24, 23 et 14 ans".
    hours = r"(?:[0-9]{1,2} ?h(?:eures?)?(?: ?[0-9]{2})?(?:,| et| ou| puis) (?:à )?){0,4}"
    listed = r"(?:[0-9]{1,3}(?: ans)?(?:,| et| ou| à) ){0,4}"
    return _Cues(
        clock_before=rf"(?:^|[^{LETTER}])(?:{alternatives('clock_cues', 'before')})[ ,]*{at}{hours}$",
        clock_after=rf"^[ ,]*(?:{alternatives('clock_cues', 'after')})",
        lasting=rf"(?:^|[^{LETTER}])(?:{alternatives('duration_cues')})",
        lasting_after=rf"^ (?:{words('lasting_after')})",
        lasting_until=rf"^ (?:{words('lasting_until')})(?:[^{LETTER}]|$)",
        shifted=rf"(?:^|[^{LETTER}])(?:{words('age_shifted')}) $",
        age_before=rf"(?:^|[^{LETTER}])(?:{alternatives('age_cues', 'before')}){limits}{listed}$",
        age_after=rf"^ (?:{alternatives('age_cues', 'after')})(?:[^{LETTER}]|$)",
        life=rf"(?:^|[^{LETTER}])(?:{alternatives('age_cues', 'life')})(?: [^ ]+){{0,4}} (?:à|dès|avant|de) {limits}$",
        aged=rf"(?:^|[^{LETTER}])[ld]'(?:{alternatives('age_cues', 'aged')})(?: [^ .;:]+){{0,10}} (?:à |de |d'|entre )"
        rf"{limits}$",
        alone=rf"(?:^|[^{LETTER}])(?:{alternatives('age_cues', 'alone')})"
        rf"(?: (?:{words('age_now')}))? {limits}$",
        went_on=rf"^(?:[,.;:!?)]| -| (?:{words('age_went_on')})(?:[^{LETTER}]|$)|$)",
        before_more=rf"(?:^|[^{LETTER}])(?:{alternatives('age_cues', 'before_more')})$",
        before_older=rf"(?:^|[^{LETTER}])(?:{alternatives('age_cues', 'before_older')})$",
        lived=rf"(?:^|[^{LETTER}])(?:{alternatives('age_cues', 'lived')})$",
        every=rf"(?:^|[^{LETTER}])(?:{alternatives('age_cues', 'not_age')})$",
        before_range=rf"(?:^|[^{LETTER}])(?:{alternatives('age_cues', 'before_range')})$",
        before_subject=rf"(?:^|[^{LETTER}])(?:{alternatives('age_cues', 'before_subject')})$",
        subject=rf"^, (?:{alternatives('age_cues', 'subject')})(?:[^{LETTER}]|$)",
        over=rf"(?:^|[^{LETTER}])(?:{over})$",
        not_over=rf"(?:^|[^{LETTER}])(?:{alternatives('age_cues', 'not_over')}) (?:{over})$",
        late=rf"(?:^|[^{LETTER}])(?:{alternatives('age_cues', 'late')}) $",
        not_late=rf"(?:^|[^{LETTER}])(?:{alternatives('age_cues', 'not_late')})(?: [^ ,.;0-9]+){{0,3}} $",
        newborn=rf"(?:^|[^{LETTER}])(?:{words('newborn')}) (?:de |d')$",
        apposed=rf"(?:^|[^{LETTER}])(?:{words('person_determiner')})[^,.;:()0-9]{{3,40}}, $",
        lasting_thing=rf"(?:^|[^{LETTER}])(?:{words('lasting_thing')})(?: [^,.;:()0-9]+)?, $",
        no_age=rf"^ (?:{alternatives('age_blockers')})(?:[^{LETTER}]|$)",
    )


def compose_durations(numerals: pl.DataFrame) -> pl.DataFrame:
    """The numerals with minutes joined to their hour ("3 h 30" is 3.5) and "et demi" to its unit; minutes' rows go.

    "1 m 80", "2 euros 50" and "2 euros et 50 centimes" are composed the same way. New column `minutes`: whether
    minutes were joined.
    """
    rest = pl.when(pl.col("kind").is_not_null()).then("after").str.slice(pl.col("taken").cast(pl.Int64), 20)
    # Worked out first: Polars would work it out again for each column that depends on it.
    numerals = numerals.with_columns(_rest=rest).with_columns(
        _more=pl.when(pl.col("_rest").str.to_lowercase().str.starts_with(" et demi")).then("_rest")
    )
    half = pl.col("_more").str.contains(rf"(?i)^ et demie?(?:[^{LETTER}]|$)").fill_null(value=False)
    half_length = pl.when(pl.col("_half")).then("_more").str.extract(r"(?i)^( et demie?)", 1).str.len_chars()
    # "20h30": one word.
    bare = pl.when(pl.col("kind").is_null()).then("after")
    glued = bare.str.extract(rf"^ ?[hH]([0-5][0-9])(?:[^{LETTER}\p{{N}}]|$)", 1).cast(pl.Float64)
    # "1m20": the same for a height.
    metre = bare.str.extract(rf"^m([0-9]{{2}})(?:[^{LETTER}\p{{N}}]|$)", 1).cast(pl.Float64)
    money = (pl.col("kind") == "money") & ~pl.col("scaled") & (pl.col("sign") == 0)
    base = (pl.col("unit").is_in(["hour", "minute", "second", "m"]) | money) & (pl.col("factor") == 1)
    adjacent = (pl.col("start").shift(-1) <= pl.col("end") + pl.col("taken") + 4) & (
        pl.col("sentence") == pl.col("sentence").shift(-1)
    )
    link = pl.col("_rest") + pl.col("lead").shift(-1)
    spaced = link == " "
    cents = money & (pl.col("kind").shift(-1) == "money") & (pl.col("factor").shift(-1) < 1)
    cents &= link.is_in([" ", " et "])
    # "deux heures et 10 minutes", "2 minutes et 5 secondes".
    smaller = (pl.col("unit") == "hour") & pl.col("unit").shift(-1).is_in(["minute", "second"])
    smaller |= (pl.col("unit") == "minute") & (pl.col("unit").shift(-1) == "second")
    listed = (link == ", ") & (pl.col("unit") == "hour") & (pl.col("unit").shift(-1) == "minute")
    smaller &= ((link == " et ") | listed) & (pl.col("value").shift(-1) < 60)
    # "deux ans et trois mois", and not "entre deux ans et trois mois".
    whole = (link == " et ") & ~pl.col("left").str.contains(
        r"(?i)(?:entre|respectivement|âgée?s|(?:les|des) [^ ]+[sx] à)(?: de| d'|) ?$"
    )
    beyond = pl.col("after").shift(-1).str.slice(pl.col("taken").shift(-1).cast(pl.Int64), 16)
    whole &= ~beyond.str.contains("^ (?:respect|offert|gratuit)").fill_null(value=False)
    in_two = pl.lit(value=False)
    for unit, (part_unit, parts) in _PARTS.items():
        fits = (pl.col("unit").shift(-1) == part_unit) & (pl.col("value").shift(-1) < parts)
        in_two |= (pl.col("unit") == unit) & fits
    # "74 jours, 3 heures et 35 minutes": three units, the first two beside a comma or nothing.
    three = (pl.col("unit") == "day") & (pl.col("unit").shift(-1) == "hour") & link.is_in([", ", " "])
    three &= (pl.col("unit").shift(-2) == "minute") & (pl.col("sentence") == pl.col("sentence").shift(-2))
    # And nothing else between the last two: not "5 jours, 20 heures de théorie et 30 minutes d'examen".
    three &= link.shift(-1).is_in([" et ", ", ", " "])
    in_two &= (whole | three) & (pl.col("factor") == 1)
    named = pl.col("numeral").shift(-1).str.contains("^[0-9]$") & pl.col("kind").shift(-1).is_not_null()
    part = (named | pl.col("numeral").shift(-1).str.contains("^[0-9]{2}$")) & (
        pl.col("kind").shift(-1).is_null()
        | (pl.col("unit").shift(-1) == "minute") & (pl.col("unit") == "hour")
        | (pl.col("unit").shift(-1) == "second") & (pl.col("unit") == "minute")
        | (pl.col("unit").shift(-1) == "m") & (pl.col("factor").shift(-1) < 1)
    )
    # "deux heures trente de marche", and not "deux heures trente pompiers".
    spelled = (pl.col("unit") == "hour") & pl.col("kind").shift(-1).is_null() & (pl.col("value").shift(-1) < 60)
    spelled &= pl.col("numeral").str.contains("^[a-z-]+$") & pl.col("numeral").shift(-1).str.contains("^[a-z -]+$")
    minutes = pl.when(spelled).then(pl.col("after").shift(-1))
    part |= minutes.str.contains("^(?:[,.;:!?)]|$| (?:de |d'|pour |par |et |contre |après ))").fill_null(value=False)
    joins = (
        (base & (part & spaced | cents | smaller) | in_two)
        & adjacent
        & pl.col("kind").is_not_null()
        & ~pl.col("numeral").str.contains("[.,]")
    ).fill_null(value=False)
    share = (
        pl.when((pl.col("unit") == "hour") & (pl.col("unit").shift(-1) == "second"))
        .then(3600.0)
        .when(pl.col("unit").is_in(["hour", "minute"]))
        .then(60.0)
        .when(pl.col("unit").is_in(list(_PARTS)))
        .then(pl.col("unit").replace_strict({unit: float(parts) for unit, (_, parts) in _PARTS.items()}, default=None))
        .otherwise(100.0)
    )
    # "4 h 12 min 35 s": the seconds are joined to the minutes, which are joined to the hours.
    chain = (pl.col("unit") == "hour") & (pl.col("unit").shift(-1) == "minute")
    chain |= (pl.col("unit") == "day") & (pl.col("unit").shift(-1) == "hour")
    chain &= pl.col("_joins").shift(-1, fill_value=False)
    more = pl.col("value").shift(-1) + pl.when(chain).then(pl.col("value").shift(-2) / 60).otherwise(0.0)
    last = pl.when(pl.col("kind").is_not_null()).then("taken").otherwise(0) + pl.col("end")
    end = pl.when(chain).then(last.shift(-2)).otherwise(last.shift(-1))
    # What several columns depend on is worked out first: Polars would work it out again for each. Lazily, so are the
    # parts that these share.
    numerals = (
        numerals.lazy()
        .with_columns(_joins=joins, _half=half, _glued=glued, _metre=metre, _smaller=smaller.fill_null(value=False))
        .collect(engine="in-memory")
    )
    joins, half, glued, metre = pl.col("_joins"), pl.col("_half"), pl.col("_glued"), pl.col("_metre")
    follows = joins.shift(1, fill_value=False)
    composed = numerals.with_columns(
        value=pl.when(joins & (more < share))
        .then(pl.col("value") + more / share)
        .when(half)
        .then(pl.col("value") + 0.5)
        .when(glued.is_not_null())
        .then(pl.col("value") + glued / 60)
        .when(metre.is_not_null())
        .then(pl.col("value") + metre / 100)
        .otherwise("value"),
        taken=pl.when(joins)
        .then(end - pl.col("end"))
        .when(half)
        .then(pl.col("taken") + half_length.cast(pl.Int32))
        .when(glued.is_not_null())
        .then(
            pl.when(glued.is_not_null())
            .then("after")
            .str.extract("^( ?[hH][0-9]{2})", 1)
            .str.len_chars()
            .cast(pl.Int32)
        )
        .when(metre.is_not_null())
        .then(3)
        .otherwise("taken")
        .cast(pl.Int32),
        after=pl.when(joins)
        .then(
            pl.col("after")
            + pl.col("lead").shift(-1)
            + pl.col("numeral").shift(-1)
            + pl.col("after").shift(-1)
            + pl.when(chain)
            .then(pl.col("lead").shift(-2) + pl.col("numeral").shift(-2) + pl.col("after").shift(-2))
            .otherwise(pl.lit(""))
        )
        .otherwise("after"),
        kind=pl.when(glued.is_not_null())
        .then(pl.lit("duration"))
        .when(metre.is_not_null())
        .then(pl.lit("length"))
        .otherwise("kind"),
        unit=pl.when(glued.is_not_null())
        .then(pl.lit("hour"))
        .when(metre.is_not_null())
        .then(pl.lit("m"))
        .otherwise("unit"),
        factor=pl.when(glued.is_not_null() | metre.is_not_null()).then(1.0).otherwise("factor"),
        offset=pl.when(glued.is_not_null() | metre.is_not_null()).then(0.0).otherwise("offset"),
        minutes=(joins & (pl.col("unit") == "hour") & ~pl.col("_smaller") & ~chain) | glued.is_not_null(),
        _dropped=follows,
    )
    return composed.filter(~pl.col("_dropped")).drop(
        "_dropped", "_joins", "_half", "_glued", "_metre", "_smaller", "_rest", "_more"
    )


def mark_clocks_and_ages(figures: pl.DataFrame, sentences: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The figures without hours of the clock ("à 18 h 30"), and with the kind age where the words around tell one.

    "une autonomie de 3 h 30" stays a duration; "un homme de 35 ans" is an age, "condamné à 5 ans de prison" is none.
    Expects `left` and `right`, the text before and after the figure.
    """
    known = _cues(lexicon)
    left, right = pl.col("_left"), pl.col("_right")
    night = (pl.col("link") == " à ") & (pl.col("value") >= _EVENING) & (pl.col("value").shift(-1) < _MORNING)
    night &= (pl.col("unit") == "hour") & (pl.col("unit").shift(-1) == "hour")
    times = (
        figures.with_columns(
            night=night.fill_null(value=False),
            # "porté de 12 à 14 ans".
            changes=(pl.col("link") == " à ") & (pl.col("unit") == pl.col("unit").shift(-1)),
        )
        .filter(pl.col("kind") == "duration")
        .select(
            "row",
            "sentence",
            "unit",
            "value",
            "low_value",
            "base",
            "minutes",
            "adjective",
            "is_range",
            "left",
            "right",
            "night",
            "changes",
            _left=pl.col("left").str.tail(60).str.to_lowercase(),
            _right=pl.col("right").str.head(40).str.to_lowercase(),
        )
    )
    if times.is_empty():
        return figures
    hours = times.filter(pl.col("unit") == "hour")
    hours = hours.with_columns(sentences["lower"].gather(hours["sentence"]))
    lasting = pl.col("lower").str.head(pl.col("base")).str.contains(known.lasting)
    # "3 h 45 de vol".
    lasting |= right.str.contains("^ (?:de |d')[a-zà-ÿ]{3,}(?:[ ,.;]|$)")
    # "À 24 heures du départ".
    lasting |= right.str.contains(
        "^ (?:du|de la|de l') ?(?:départ|coup|début|match|scrutin|vote|fin|arrivée|ouverture)"
    )
    # "jusqu'à trois heures par jour".
    lasting |= right.str.contains(known.lasting_after)
    # "jusqu'à 24 heures avant le départ".
    lasting |= left.str.ends_with("jusqu'à ") & right.str.contains(known.lasting_until)
    told = left.str.contains(known.clock_before)
    told_after = right.str.contains(known.clock_after)
    # "un creux entre 17 et 18 heures".
    between = pl.col("is_range") & (pl.col("low_value") > _MORNING) & right.str.contains(r"^(?:[,.;:)]|$)")
    between &= left.str.ends_with("entre ")
    # "patienter entre quatre et sept heures".
    words = left.str.ends_with("entre ") & pl.col("lower").str.slice("base", 1).str.contains("[a-z]")
    wide = pl.col("value") - pl.col("low_value") >= 3
    on_clock = (pl.col("value") <= 24) & (
        told_after
        | between
        # "un couvre-feu de 21h à 7h".
        | pl.col("night")
        | (~lasting & (told | pl.col("minutes") | pl.col("is_range") & ~words & wide))
    )
    clocks = hours.filter(on_clock).select("row")
    # "un bébé de six semaines".
    newborn = pl.col("unit").is_in(["week", "day"]) & left.str.contains(known.newborn)
    of_lives = times.filter(
        pl.col("unit").is_in(["year", "month"]) | newborn,
        ~right.str.contains(known.no_age),
        # "tous les trois ans", but "ouvert à tous les 18 ans et plus".
        ~left.str.contains(known.every) | (right.str.contains(_OR_MORE) & left.str.contains(_FOR_ALL)),
    )
    late = pl.col("value").is_between(*_LATE) & (
        left.str.contains(known.late)
        | pl.col("is_range") & (pl.col("value") - pl.col("low_value") <= _CLOSE) & left.str.contains(r"(?:^|[^i] )à $")
    )
    late &= ~pl.when(late).then(left).str.contains(known.not_late) & ~right.str.contains("^ d(?:e |')")
    # "l'espérance de vie s'établit à 85 ans pour elles, soit 2 de plus, et à 80 ans pour eux".
    old = of_lives.filter(pl.col("unit") == "year", pl.col("value") >= _LIVED)
    lead = sentences["lower"].gather(old["sentence"])
    lived = old.with_columns(lead).filter(pl.col("lower").str.head("base").str.contains(known.lived))["row"]
    ages = of_lives.filter(
        left.str.contains(known.age_before)
        | pl.col("unit").is_in(["week", "day"])
        | right.str.contains(known.age_after)
        # "Marie, 27 ans, est": an apposition to a name.
        | pl.col("left").str.contains(r"[A-ZÀ-Þ][A-Za-zÀ-ÿ'-]+, $") & right.str.contains(r"^(?:[,.;:)]|$| et )")
        # "L'ancienne ministre, 66 ans, a dit": between two commas, behind who it is said of.
        | left.str.contains(known.apposed)
        & pl.col("right").str.starts_with(",")
        & pl.col("value").is_between(1, 110)
        & (pl.col("value") == pl.col("value").floor())
        & ~left.str.contains(known.lasting_thing)
        # "un Belfortain de 20 ans".
        | pl.col("left").str.contains(
            rf"(?:^|[^{LETTER}])(?:[Uu]ne?|l[ea]|ce|cet|cette|[Ll]es|[Dd]es) [A-ZÀ-Þ][a-zà-ÿ]+ de $"
        )
        | pl.col("left").str.contains(r"[A-ZÀ-Þ][A-Za-zÀ-ÿ'-]+ \($") & right.str.contains(r"^\)")
        # And not "l'âge de la retraite est relevé de deux ans".
        | left.str.contains(known.life)
        & ((pl.col("value") >= _GROWN) | ~left.str.contains(known.shifted))
        # "sans départ avant dix-huit mois": only who dies has an age in months.
        & ((pl.col("unit") == "year") | left.str.contains("mort|décéd|disparu|éteint"))
        # "l'âge légal de départ, porté de 62 à 64 ans", and not "l'âge légal, relevé de deux ans".
        | ((pl.col("value") >= _GROWN) | pl.col("is_range") | pl.col("changes")) & left.str.contains(known.aged)
        # "à 26 ans, il devient maire".
        | left.str.contains(known.before_subject) & right.str.contains(known.subject)
        # "À 26 ans, Wirtz quitte le club", and not "à 15 ans, la concession s'éteint".
        | pl.col("value").is_between(_GROWN, 110)
        & left.str.contains(known.before_subject)
        & pl.col("right").str.contains(r"^, (?:l[ea] |l')?[A-ZÀ-Þ][a-zà-ÿ]")
        # "les 70 ans et plus".
        | left.str.contains(known.before_more) & right.str.contains(_OR_MORE)
        # "21 % avaient 65 ans ou plus", and not "il a 3 ans ou plus d'ancienneté".
        | (pl.col("value") >= _GROWN)
        & left.str.contains(known.before_older)
        & right.str.contains(r"^ (?:et|ou) plus(?:[,.;:)]| (?:au|en|sont|ont|et) |$)")
        # "l'espérance de vie de 80 ans", and not "a gagné 2 ans".
        | pl.col("row").is_in(lived.implode())
        # "les 18-25 ans".
        | pl.col("is_range")
        & (pl.col("adjective") == "")
        & left.str.contains(rf"(?:^|[^{LETTER}])(?:les|des|aux) (?:\" ?)?$")
        # "le don est possible de 18 à 70 ans".
        | pl.col("is_range") & (pl.col("value") >= _GROWN) & left.str.contains(known.before_range)
        | left.str.contains(known.alone) & right.str.contains(known.went_on)
        # "ils héritent à plus de 50 ans", and not "cela remonte à plus de 50 ans".
        | (pl.col("value") >= _GROWN) & left.str.contains(known.over) & ~left.str.contains(known.not_over)
        # "au-delà de 60 ans, mieux vaut marcher", "à 53-54 ans", and not "une concession jusqu'à 60 ans".
        | late
    ).select("row", age=pl.lit(value=True))
    figures = figures.join(clocks, on="row", how="anti", maintain_order="left")
    figures = figures.join(ages, on="row", how="left", maintain_order="left")
    # "un âge moyen de 33 ans, contre 38 ans": what an age is set beside is one.
    other = pl.when((pl.col("kind") == "duration") & pl.col("age").is_null()).then("left_low")
    beside = other.str.contains(rf"(?:^|[^{LETTER}])(?:{figure_cues.alternatives(lexicon, 'beside_age')}) ?$")
    beside &= pl.col("unit") == pl.col("unit").shift(1)
    # "des enfants de 3 mois à 3 ans".
    beside |= (pl.col("link").shift(1) == " à ") & pl.col("unit").is_in(["month", "year"])
    beside &= pl.col("age").shift(1) & same_sentence(1)
    beside &= ~pl.col("right").str.to_lowercase().str.contains(known.no_age)
    return (
        figures.with_columns(age=pl.col("age") | beside.fill_null(value=False))
        .with_columns(kind=pl.when(pl.col("age").fill_null(value=False)).then(pl.lit("age")).otherwise("kind"))
        .drop("age")
    )

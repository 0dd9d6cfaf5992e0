"""What a name is in its clause, by the words right before it: nominal, genitive ("de Meta"), agent ("par Meta")."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import polars as pl

from transforms.lexicon import Lexicon
from transforms.statements.reading.cues import code, coded_bytes, text_after, text_before
from transforms.statements.reading.name_standins import with_standins

_WINDOW = 60
_COMMA = r"^[\" ]*,[\" ]*(?:l'|le |la |les )?[\" ]*$"
_APART = r"[(][^)]{0,46}$"
"""What stands before a name in brackets: it has no part in the clause."""
_PAIRED = r"[a-z0-9]-$"
"""What stands before the second name of a compound: "l'accord Oracle-OpenAI"."""
_INSERTED_REACH = 90
"""Characters looked at on either side of a name for the clause that is inserted around it."""
_APPOSED = (5, 40)
"""Characters between a name and one in an apposition to it."""
_OWN_FIGURE = rf"^ (?:jusqu'{code('à')} |environ |quelque |plus de |pr{code('è')}s de |au moins |pour )?[0-9]"
"""What stands behind a name of a row that has a figure of its own."""
_GATHERED = (
    r" par (?:un|une|le|la) (?:consortium|groupe|groupement|pool|tandem|trio|duo|club|alliance)"
    r"(?: [a-z\x02-\x1f']{2,14}){0,2} (?:r\x02unissant|regroupant|rassemblant|associant|"
    r"(?:compos|form|constitu)\x02e? d[eu'] ?) ?(?:le |la |l'|les )?(?:fonds |g\x02ant |groupe )?$"
)
"""What stands before the first of those by whom together something is done."""
_AND_OTHERS = r"^[\" ]* et (?:d'autres|autres|consorts|de |d'|le |la |l')"
_AUXILIARY = r"^ (?:n'|ne )?(?:a|ont|avai(?:t|ent)|aurai(?:t|ent)|va|vont|doi(?:t|vent)|est|sont|d\x02tien(?:t|nent)) "
_QUI = (
    r"^(?: [a-z\x02-\x1f]{2,12}(?:ais|ain|ien|ois|and|agnol|ique|elge|uisse|usse)(?:ne|e)?)?"
    r"[\" ]*(?:,? |, (?:le |la |l'|un |une )[^,;:.()]{3,60}[ ,])(?:qui|lequel|laquelle) "
)
"""A relative clause of which the name is the subject, also after an apposition: "ASML, le géant néerlandais qui …".

Or behind a description: "l'éditeur américain, qui …".
"""
_QUI_ONE = r"^[\" ]*, qui (?:ne |n'|se |s'|l'|en |y |lui |leur )*(?:[a-z\x02-\x1f]*[^nt]t?|[a-z\x02-\x1f]*[^n]t) "
"""What follows the last of several examples where one thing acts: "des groupes comme Vega et Orbite, qui vise"."""
_OF_MANY = r"[sx](?: [a-z\x02-\x1f]+)? (?:comme|tels qu|telles qu)(?:e |'| )?(?:le |la |l'|les )?$"
"""What stands before examples of many."""
_WITHIN = r", (?:dans|en|au|aux) (?:le |la |l'|les )?$"
"""What stands before where a place lies: "à Cambrai, dans le Nord, dont la puissance"."""
_DONT = r"^[\" ]*(?:, (?:dans|en|au|aux) [^,;:.()]{2,30})?,? dont (?:le |la |les |l'|ses |son |sa )"
"""A relative clause that tells of what is the name's: "Google Cloud, dont les ventes ont bondi"."""
_ENABLED = rf"(?:^|[^a-z\x02-\x1f])perm(?:et|is)[a-z]* (?:{code('à')}|au|aux) (?:l'|la |le |les )?$"
"""What stands before the name of who can do what follows: "ce prêt permet à Soitec de construire"."""
_ACTED = (
    r"(?:^|[^a-z\x02-\x1f])(?:il|elle|ils|elles|on|nous|qui) (?:(?:n'|ne |l'|s'|se |en |lui |leur )?"
    r"([a-z\x02-\x1f]{1,14}(?: [a-z\x02-\x1f]{2,14}){0,2}) )(?:le |la |les |l')?[\" ]*$"
)
"""What stands before the object of a pronoun's verb: "un séisme qui a frappé la Turquie", "il a quitté Apple"."""
_BY_WHOM = (
    rf"(?:^|[^a-z\x02-\x1f])(?:selon|pour|avec|chez|par|contre|{code('à')}) qui (?:l'|le |la |les )[^,;]{{0,30}}$"
)
"""What stands before who acts in a clause that a preposition opens: "la patronne, selon qui l'application Vega"."""
_NOT_ACTING = (
    rf"(?:^| )(?:y|a|ont|est|sont|et|ou|o{code('ù')}|qui|que|dont|si|mais|car|quand|comme|puis|ans|mois|jours)$"
    rf"|(?:^| )(?:compren|regroup|r{code('é')}uni|rassembl|inclu|appel|nomm|devien|rest|fait|font|faisait|rend)"
)
"""Words that are no verb with an object, or one that tells who belongs to a group: "le trio qui réunit Meta"."""
_MEMBERS = (
    rf"(?:,|[^ ] -)[\" ]*qui (?:compren|regroup|r{code('é')}uni|rassembl|inclu)[a-z\x02-\x1f]* (?:l'|le |la |les )?$"
)
"""What stands before those whom it is that act: "Le groupe, qui comprend Meta et Google, dépense"."""
_OPENING = 30
"""Characters from the sentence's begin in which the name of a phrase that opens it begins."""
_ADVERBS = [code("après"), "avant"]
"""Prepositions of whom another follows, "après Orbite, Nebula investit", that are adverbs too."""
_OPENERS = ("speaker", "in", "at", "other", "for", "with")
_AT = r"^[\" ]*(?:chez|au sein d(?:e |'))[\" ]*(?:la |le |l'|les )?[\" ]*$"
"""All that stands before a name where what the sentence says is said of it: "Chez Meta, les ventes progressent"."""
_ARTICLES = r"(?:toute? l[ea]|tous les|toutes les|le|la|les|l|un|une|son|sa|ses|leur|leurs|notre|nos|ce|cet|cette|ces)"
_ADJECTIVE = r"[a-z\x02-\x1f]{3,12}(?:ale?|ique|aire|if|ive|eux|euse|el|elle|ic|i?enn?e?|onne?|[ao]ise?|aine?|ande?)"
"""What may stand between the noun and the name: "l'opérateur public ferroviaire suédois Vega"."""
_COMPARED = (
    r"(?:^|[^a-z\x02-\x1f])(?:(?:plus|moins|davantage|autant)(?: [a-z\x02-\x1f]{2,14}){0,2}"
    r"|aussi(?: [a-z\x02-\x1f]{2,14}){1,2}) qu(?:e |')(?:l'|le |la |les )?$"
)
"""What stands before whom someone is compared with, "moins connue que Doctolib"; not "précise aussi que Doctolib"."""
_TOLD_WHOM = (
    rf"(?:^|[^a-z\x02-\x1f])(aupr{code('è')}s d(?:u |e la |e l')|avec (?:le |la |l'|son |sa )|par (?:le |la |l')"
    rf"|(?:{code('à')} (?:la |l'|son |sa )|au )|chez (?:le |la |l')|d(?:u |e la |e l'))"
)
"""What stands before a noun that the name behind a comma tells: "auprès du patron du groupe, Ada Morel, "."""
_OF_WHOM = r"^ ?, (?:son|sa|ses|leur|leurs) "
"""What stands behind the name of a person who speaks for whom the sentences before name."""
_COORDINATED = r"^[\" ]*(?:,|et|ou|, et|ainsi que|et de|ou de|et d'|, de|, d')[\" ]*(?:l'|le |la |les )?[\" ]*$"
_AND_CLAUSE = r"^[\" ]*, et (?:l'|le |la )?[\" ]*$"
"""What stands between a name and that of who acts in the clause joined to it: "dans Orbite, et Vega a injecté"."""
_ROW, _TITLED_ROW = 16, 44
"""Characters between the names of a row; and where words say what the second is: "Microsoft et le fonds qatari QIA"."""
_PARTICIPLE = (
    rf"[a-z\x02-\x1f]{{2,14}}(?:(?:{code('é')}e?s?|ies?|ises?|ues?)"
    rf" (?:par|{code('à')}|au|en|dans|sous|sur|aupr{code('è')}s|de|du|des|d|avec)|(?:is?|us?) par)"
)
"""What opens an inserted clause: ", financée par Microsoft, …"."""


def _alternatives(words: pl.Series) -> str:
    forms = sorted((re.escape(code(word).rstrip("'")) for word in words), key=lambda form: (-len(form), form))
    return "|".join(forms)


@cache
def _apposed(lexicon: Lexicon) -> str:
    """The pattern of what stands between a name and another that tells more of it: "Google, le groupe Alphabet, …"."""
    heads = lexicon["name_heads"].filter((pl.col("kind") == "organization") & (pl.col("number") == "s"))["head"]
    return rf"^ ?, (?:le |la |l')(?:{_alternatives(heads)})(?: [a-z\x02-\x1f]+)? (?:de |du |d')?$"


_NO_ATTRIBUTES = ("qui", "que", "qu'", "où", "dont", "un", "une", "auquel", "auxquels", "à laquelle", "duquel")
"""Words that open clauses, but no sentence that goes on about someone else."""


@cache
def _told_whom(lexicon: Lexicon) -> str:
    """The pattern of a complement that the name right behind is an apposition to."""
    roles = lexicon["roles"].filter(pl.col("head") == "yes")["role"]
    heads = lexicon["name_heads"].filter((pl.col("kind") == "organization") & (pl.col("number") == "s"))["head"]
    nouns = _alternatives(pl.concat([roles, heads]).unique())
    return rf"{_TOLD_WHOM}(?:{nouns})(?: [^,;:.()]{{2,40}})?, (?:l'|le |la )?$"


@cache
def _led(lexicon: Lexicon) -> str:
    """The pattern of what stands before who leads the body that a clause begins with: "un consortium mené par"."""
    return (
        rf"(?:^|[,;:] | qu')[\" ]*(?:une?|des|le) (?:{_alternatives(lexicon['led_bodies']['noun'])})"
        rf"(?: [a-z\x02-\x1f]+)? (?:(?:em)?men|dirig|g{code('é')}r|contr{code('ô')}l|pilot|conseill)"
        rf"{code('é')}e?s? par (?:le |la |l'|les )?(?:g{code('é')}ant |groupe |fonds |gestionnaire )?$"
    )


class _Patterns(NamedTuple):
    prepositions: pl.DataFrame
    before: str
    """The preposition before a name."""
    inserted: str
    """What opens a clause that is inserted around a name: ", financée par"."""
    attribute: str
    """What opens a sentence and tells of whom it goes on about: "Filiale de Vega, la société …"."""
    behind: str
    """What is inserted right behind a name."""
    titled: str
    """What stands between two names of a row where words say what the second is."""


@cache
def _patterns(lexicon: Lexicon) -> _Patterns:
    """The table of prepositions, and the patterns of what stands before a name, around it, behind it, and in a row."""
    prepositions = lexicon["prepositions"].with_columns(
        preposition=pl.col("word").map_elements(lambda word: code(word).rstrip("'"), return_dtype=pl.String)
    )
    titles = _alternatives(pl.concat([lexicon["name_titles"]["word"], lexicon["nationality_words"]["word"]]).unique())
    pattern = (
        rf"(?:^|[^a-z\x02-\x1f])({_alternatives(prepositions['word'])})(?:[ ']+{_ARTICLES})?"
        # Any number, since so many copies of all titles take long to make ready: few find room in the window.
        rf"(?:[ ']+(?:{titles})(?: {_ADJECTIVE}){{0,2}}(?: d(?:es? |u |')[^ ,]{{2,16}}(?: (?:de )?[^ ,]{{3,16}})?)?)*"
        r"[ '\"(]{0,3}$"
    )
    # ", dont fait partie …", ", une filiale de …": up to the next comma.
    openers = lexicon["clause_openers"]["word"]
    inserted = rf"(?:,|[^ ] -)[\" ]*(?:{_alternatives(openers)}|{_PARTICIPLE})[ '][^,;:]*$"
    attribute = rf"^[\" ]*(?:{_alternatives(openers.filter(~openers.is_in(_NO_ATTRIBUTES)))}|{_PARTICIPLE})[ '][^,;:]*$"
    # "Data4, filiale de Brookfield, promet".
    words = _alternatives(pl.concat([openers, lexicon["prepositions"]["word"]]).unique())
    behind = rf"(^[\" ]*(?:[(][^()]{{1,30}}[)])?, ?(?:{words}|{_PARTICIPLE})[ '][^,;:()]{{3,80}},)"
    # "Microsoft et le fonds qatari QIA".
    titled = (
        rf"^[\" ]*(?:, ?)?(?:et|ou|ainsi que) (?:(?:de |d')?(?:l'|le |la |les |son |sa |leur )|du )"
        rf"(?:(?:{titles})(?: {_ADJECTIVE})? )+[\" ]*$"
    )
    return _Patterns(prepositions, pattern, inserted, attribute, behind, titled)


def with_roles(mentions: pl.DataFrame, coded: pl.DataFrame, lexicon: Lexicon, *, asides: bool = True) -> pl.DataFrame:
    """The mentions with `role` (of prepositions.csv, nominal or paired), `chain` and seven more.

    Takes `s`, `start`, `end` (offsets in the sentence), `mention` (a number) and the sentences' `coded` text. Names in
    a row ("OpenAI, Google et Meta") share a `chain` and the role of the first. `aside_end` is where the relative clause
    or apposition ends in which a name stands; null for the others, and for all where `asides` are not looked at.
    `whose_start` is where the clause begins that tells of what is the name's (", dont les ventes …"), else null.
    `governed` is the role by the preposition alone: "auprès d'ASML, qui entre au capital" is a source all the same.
    `resumes` is where the sentence goes on behind what is inserted right after the name; null where nothing is.
    `acted` is whether it is the object of a pronoun's verb: "il a quitté Apple"; `who` whether "qui" follows it.
    """
    prepositions, pattern, inserted, attribute, behind, titled = _patterns(lexicon)
    # "Le groupe, qui comprend Meta et Google, dépense": they do.
    several = (pl.col("s") == pl.col("s").shift(-1)) & (pl.col("start").shift(-1) - pl.col("end") <= _ROW)
    follows_place = (
        (pl.col("kind") == "place")
        & pl.col("_same")
        & (pl.col("kind").shift(1) == "place")
        & (pl.col("_apart") <= _ROW)
    )
    within = follows_place & pl.when(follows_place).then("before_words").str.contains(_WITHIN).fill_null(value=False)
    placed = (
        mentions.sort("s", "start", "end", "entity_id")
        .join(coded_bytes(coded), on="s", how="left", maintain_order="left")
        .with_columns(
            before_words=text_before("start", _WINDOW),
            _apart=pl.col("start") - pl.col("end").shift(1),
            _same=(pl.col("s") == pl.col("s").shift(1)).fill_null(False),
            _after=text_after("end", 14),
            _lead=text_before("start", _INSERTED_REACH),
            _rest=text_after("end", _INSERTED_REACH),
        )
        .with_columns(
            _until=pl.col("end") + pl.col("_rest").str.find(r",| - |$").cast(pl.Int32),
            _apposed=pl.when(
                pl.col("_same")
                & (pl.col("kind").shift(1) == "organization")
                & pl.col("_apart").is_between(*_APPOSED)
                & pl.col("_rest").str.starts_with(",")
            ).then(pl.col("_lead").str.slice(-pl.col("_apart").cast(pl.Int64))),
        )
        .with_columns(
            aside_end=pl.when(
                (
                    pl.col("_lead").str.contains(inserted)
                    | ((pl.col("start") < _INSERTED_REACH) & pl.col("_lead").str.contains(attribute))
                    | pl.col("_apposed").str.contains(_apposed(lexicon)).fill_null(False)
                )
                & ~(several & pl.when(several).then("before_words").str.contains(_MEMBERS).fill_null(value=False))
                & asides
            ).then("_until"),
        )
        .with_columns(
            _acting=pl.col("before_words").str.extract(_ACTED, 1),
            who=pl.col("_rest").str.contains(_QUI),
            _one=pl.col("_rest").str.contains(_QUI_ONE),
            _follows_qui=pl.col("_rest").str.contains(_QUI) | pl.col("before_words").str.contains(_ENABLED),
            whose_start=pl.when(pl.col("_rest").str.contains(_DONT) & ~within).then(
                pl.col("end") + pl.col("_rest").str.find(" dont ", literal=True).cast(pl.Int32)
            ),
        )
        .with_columns(
            acted=(
                ~pl.col("_acting").str.contains(_NOT_ACTING)
                & ~pl.col("_follows_qui")
                & ~pl.col("before_words").str.contains(_BY_WHOM)
            ).fill_null(False)
        )
    )
    # Looked at once: few names have anything inserted behind them.
    inserted_behind = (
        placed.filter(pl.col("_rest").str.contains(r"^\"?(?:,| \()") & asides)
        .with_columns(_behind=pl.col("_rest").str.extract(behind, 1).str.len_chars().cast(pl.Int32))
        .select("mention", resumes=pl.col("end") + pl.col("_behind"))
    )
    placed = placed.drop("_bytes", "_lead", "_rest", "_acting").join(
        inserted_behind, on="mention", how="left", maintain_order="left"
    )
    own = pl.col("before_words").str.extract(pattern, 1)
    close = pl.col("_same").fill_null(False) & pl.col("_apart").is_between(1, _TITLED_ROW)
    between = placed.filter(close).select(
        "mention", "_apart", _tail=pl.col("before_words").str.slice(-pl.col("_apart"), pl.col("_apart"))
    )
    # Looked at once: few names stand close behind another.
    near = pl.col("_apart") <= _ROW
    between = between.select(
        "mention",
        _comma=near & pl.col("_tail").str.contains(_COMMA),
        _clause=near & pl.col("_tail").str.contains(_AND_CLAUSE),
        _coordinated=(near & pl.col("_tail").str.contains(_COORDINATED)) | pl.col("_tail").str.contains(titled),
    )
    placed = placed.join(between, on="mention", how="left", maintain_order="left").with_columns(
        pl.col("_comma", "_clause", "_coordinated").fill_null(False)
    )
    # Masked: a pattern is searched only where the rest holds.
    by, person = pl.col("role") == "agent", pl.col("kind") == "person"
    apposed = pl.col("role").is_null() & pl.col("before_words").str.contains(", (?:l'|le |la )?$")
    apposed &= pl.col("_after").str.contains("^[,.)]")
    located = (pl.col("role") == "in") & pl.col("_after").str.starts_with(",")
    at = (pl.col("role") == "at") & pl.col("_after").str.starts_with(",")
    described = (
        with_standins(placed.with_columns(preposition=own), lexicon)
        .join(prepositions.select("preposition", "role"), on="preposition", how="left", maintain_order="left")
        .with_columns(
            governed=pl.col("role").fill_null("nominal"),
            # "un enjeu pour Meta, qui compte investir": what follows is said of Meta.
            # "la filiale de Meta, qui compte investir": of the filiale.
            # "fer de lance du secteur en France, qui lève": of whom the phrase tells.
            # "la filiale du géant de Seattle, qui exploite": not the town.
            role=pl.when(
                pl.col("_follows_qui")
                & ~pl.col("related")
                & ~((located | (pl.col("role") == "genitive")) & (pl.col("kind") == "place"))
            )
            .then(pl.lit("nominal"))
            # "Scale AI, dont Meta a acquis 49 %": the subject of the relative clause.
            .when((pl.col("preposition") == "dont") & pl.col("_after").str.contains(_AUXILIARY))
            .then(pl.lit("nominal"))
            # "racheté par un consortium réunissant BlackRock et MGX": by them.
            .when(pl.col("before_words").str.contains(_GATHERED))
            .then(pl.lit("agent"))
            # "un consortium mené par BlackRock rachète Aligned": it is BlackRock that does.
            .when(by & pl.when(by).then("before_words").str.contains(_led(lexicon)))
            .then(pl.lit("nominal"))
            # "quelques minutes après Orbite répondait": later, and not after Orbite.
            .when(pl.col("preposition").is_in(_ADVERBS) & ~pl.col("_after").str.starts_with(","))
            .then(pl.lit("nominal"))
            # "50 000 puces Nvidia": whose goods they are, and no party to what is said of them.
            .when(pl.col("goods") & (pl.col("kind") == "organization"))
            .then(pl.lit("other"))
            .when(at & pl.when(at).then("before_words").str.contains(_AT))
            .then(pl.lit("nominal"))
            # "Tim Höttges, son patron, évoque": whose, the sentences before tell.
            .when(person & pl.when(person).then("_after").str.contains(_OF_WHOM))
            .then(pl.lit("other"))
            .when(apposed & pl.when(apposed).then("before_words").str.contains(_told_whom(lexicon)))
            .then(
                pl.when(
                    pl.when(apposed).then("before_words").str.extract(_told_whom(lexicon), 1).str.starts_with("par")
                )
                .then(pl.lit("agent"))
                .otherwise(pl.lit("other"))
            )
            .when(pl.col("before_words").str.contains(_COMPARED))
            .then(pl.lit("other"))
            .when(pl.col("before_words").str.contains(_PAIRED))
            .then(pl.lit("paired"))
            # "(contre 500 milliards pour OpenAI)": of the figure in the brackets it is a party.
            .when(pl.col("before_words").str.contains(_APART) & (pl.col("preposition").ne_missing("pour")))
            .then(pl.lit("other"))
            .otherwise(pl.col("role").fill_null("nominal")),
        )
    )
    # Of "Google, Amazon et TikTok" the last is an app by the lexicon, but stands for its company.
    makers = pl.col("kind").is_in(["organization", "product"])
    linked = (
        pl.col("_coordinated")
        & ((pl.col("kind") == pl.col("kind").shift(1)) | (makers & makers.shift(1)))
        # "Selon Reuters, Meta …", "En France, Google …": a phrase that opens a sentence has no part in a row of names.
        & ~(pl.col("role").shift(1).is_in(_OPENERS) & (pl.col("start").shift(1) <= _OPENING) & pl.col("_comma"))
        & ~pl.col("before_words").str.ends_with("(")
        # "dans Anthropic, et Amazon a injecté": who acts next.
        & ~(
            pl.col("_clause")
            & ~pl.col("role").shift(1).is_in(["nominal", "speaker"])
            & pl.when("_clause").then("_after").str.contains(_AUXILIARY)
        )
        # "10 milliards dans Anthropic et Microsoft 5": what follows is its own, as that before is of the name before.
        & ~(pl.col("_after").str.contains(_OWN_FIGURE) & pl.col("before_words").str.contains(r"[0-9]"))
    ).fill_null(False)
    # "Fondée par des anciens de Meta et Google, Mistral AI a levé": the last name of a row has "et" before it.
    comma = pl.col("_comma")
    ended = linked & comma & (linked & ~comma).shift(1, fill_value=False)
    linked = linked & ~(ended & ~pl.col("_after").str.contains(_AND_OTHERS))
    # Lazy: what several columns are worked out of is worked out once.
    rows = (
        described.lazy()
        .with_columns(_linked=linked, _joined=linked & (~pl.col("_comma") | pl.col("_after").str.contains(_AND_OTHERS)))
        .with_columns(_row=(~pl.col("_linked")).cast(pl.Int32).cum_sum())
        .collect(engine="in-memory")
    )
    joined = rows.filter("_joined")["_row"].unique()
    of_many = rows.filter((pl.col("role") == "example") & pl.col("before_words").str.contains(_OF_MANY))[
        "_row"
    ].unique()
    passed = rows.filter(pl.col("_one") & pl.col("_row").is_in(of_many.implode()))["_row"].unique()
    return (
        # Commas alone make no row: "En déployant des puces de Nvidia, Meta …".
        rows.with_columns(_linked=pl.col("_linked") & pl.col("_row").is_in(joined.implode()))
        .with_columns(
            role=pl.when(pl.col("_row").is_in(passed.implode()))
            .then(pl.lit("other"))
            .when("_linked")
            .then(None)
            .otherwise(pl.col("role"))
            .forward_fill(),
            governed=pl.when("_linked").then(None).otherwise(pl.col("governed")).forward_fill(),
            related=pl.when("_linked").then(None).otherwise(pl.col("related")).forward_fill(),
            acted=pl.when("_linked").then(None).otherwise(pl.col("acted")).forward_fill(),
            # ", auquel participent Vega, Lyra et Orbite,": the whole row stands in the clause.
            _aside=pl.when("_linked").then(None).otherwise(pl.col("aside_end").is_not_null()).forward_fill(),
            goods=pl.when("_linked").then(None).otherwise(pl.col("goods")).forward_fill(),
            chain=pl.when("_linked").then(None).otherwise(pl.col("mention").cast(pl.Int32)).forward_fill(),
        )
        .with_columns(aside_end=pl.when(pl.col("_linked") & pl.col("_aside")).then("_until").otherwise("aside_end"))
        .drop(
            "_aside",
            "_until",
            "_apart",
            "_same",
            "_after",
            "_linked",
            "_joined",
            "_row",
            "_one",
            "_follows_qui",
            "_comma",
            "_clause",
            "_coordinated",
            "preposition",
        )
    )

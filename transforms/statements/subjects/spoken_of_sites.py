"""Who a figure is about where its sentence goes on about a site: "La centrale emploiera 300 personnes"."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from transforms.statements.reading.claim_frames import Near, with_codes
from transforms.statements.reading.cues import code, coded_bytes, text_between
from transforms.statements.reading.plants import PLANT
from transforms.statements.subjects.subjects import CHOSEN, NOBODY, NOWHERE, named_subjects

_OF_SITE = 5.5
"""Points of the last site named, however far back; less than those of one named in the sentences before."""
_MEANT = 16.0
"""Points of the site that a pronoun stands for: more than those of whom the pronoun would else stand for."""
OF_SITES = ["site_size", "power_capacity", "equivalent_homes", "energy_use"]
"""What is told of sites far more often than of those who run them."""
_HELD = ["accelerator_count"]
"""What is told of sites where these are the subject."""
_RUN_BY = (
    r"(?:(?:"
    + code(
        "port|exploit|opér|développ|pilot|gér|réalis|men|lanc|initi|imagin|déploy|financ|présent|annonc|dévoil|prépar"
    )
    + rf"){code('é')}e?s?|(?:"
    + code("construit|bâti|conçu|détenu|promu")
    + r")e?s?) par [^,;]{0,24}$"
)
"""What stands before who runs what the sentence is about: "Ce projet, porté par Vega, créera 300 emplois"."""
_OF_RUNNERS = [*OF_SITES, "jobs", "accelerator_count", "investment", "departures", "hires"]
_RUNS = 9.0
"""Points of who runs it: less than those of the site itself, where the text has named it."""
_RUN_REACH = 120
_RUN_AFTER = 320
_THIS_PROJECT = (
    r"(?:^|[ ,])(?:ce|cet|cette|le|la|l')[ ']?[a-z\x02-\x1f' -]{3,24}, [a-z\x02-\x1f]{3,12} par [^,;]{0,24}$"
)
"""What stands before who runs what an opening phrase tells of: "Avec ses 40 000 m2, ce projet, porté par Vega, …"."""
_LEAD = r"^[\" ]*(?:[^,]{2,60}, )?"
_PRONOUN = rf"{_LEAD}(?:il|elle|celui-ci|celle-ci) "
"""How a sentence begins whose subject is the thing that the one before ends with."""
_THIS_ONE = rf"{_LEAD}(?:celui-ci|celle-ci) "
_NAMED_LAST = rf" (?:re)?(?:baptis|nomm|appel|surnomm|d{code('é')}nomm){code('é')}e? [^,;.]{{2,40}}[.]? *$"
"""How a sentence ends that names a site: "un campus baptisé Astra"."""
_ACTS = (
    rf"{_PRONOUN}(?:doit |devra |devrait |pourra |pourrait )?(?:(?:"
    + code("abrit|héberg|renferm|occup|s'étend|nécessit|aliment")
    + ")|(?:sera|est|serait) (?:"
    + code("alimenté|doté|équipé")
    + r")|comptera [^.;]{0,40}(?:puces|processeurs|gpu|"
    + code("accélérateurs")
    + "))"
)
"""How a sentence begins that tells what a site does or holds: nobody who runs one does."""
_ITS = r"^[\" ]*sa (?:" + code("capacité|puissance|superficie|surface") + r")[ ,]"
"""How a sentence begins that tells the size of what the one before names."""
_DEFINITE = rf"(?:^|[^a-z\x02-\x1f])(?:le |la |l'|du |de la |de l'|au |{code('à')} la |{code('à')} l'|ce |cet |cette )"
_OPENS = r"(?:^|[,;:] | et )[\" ]*(?:le |la |l'|ce |cet |cette )"
"""What stands before a noun that opens its clause."""

_SITES = ["site", PLANT]
_OF_ITSELF = 14.0
_DESCRIBED = 56
"""Characters between a site and its power."""
_WITH = (
    rf"^(?: \([^()]{{2,30}}\))?(?:,? (?:d'une?|avec une?|pour une?|de|{code('à')} la|(?:et )?dot{code('é')}e? d'une)"
    r"(?: [a-z\x02-\x1f]{3,13}){0,3}(?: de| d'| atteignant)?|,| \()"
    rf"(?: (?:plus d|pr{code('è')}s d|moins d|environ|quelque)e?)?[ ']*$"
)
"""What stands between the two: ", d'une puissance totale de", " de", " ("."""
_PRICED = ("investment", "project_cost", "valuation")
_PRICE_REACH = 96
_AT_PRICE = (
    r"^[\" ]*,? (?:ce |cet |cette |un |une |le |la |l'|son |leur )(?:[a-z\x02-\x1f]+ ){0,2}"
    r"(?:projet|programme|chantier|plan|initiative|campus|complexe|infrastructure|supercalculateur|data ?cent(?:er|re)"
    r"|centre|usine|site)s?(?: [a-z\x02-\x1f'-]+){0,5} (?:de|"
    + code("à|d'un (?:montant|coût|budget|investissement) (?:total |global )?de|(?:évalu|estim|chiffr)ée? à")
    + rf")(?: (?:plus|pr{code('è')}s|moins) de| environ| quelque)? $"
)
"""What stands between a site and its price: "Stargate, ce projet à", ", un campus de calcul évalué à"."""


def sites_meant(coded: pl.DataFrame, near: Near, nouns: pl.DataFrame) -> pl.DataFrame:
    """The sentences (`s`) that begin with "celui-ci" or "celle-ci" behind one that tells of a site.

    "Vega a inauguré son data center. Celui-ci occupe 4 hectares". `nouns` is site_nouns.csv.
    """
    opened = coded.filter(pl.col("coded").str.contains(_THIS_ONE)).select(before=pl.col("s").cast(pl.Int64) - 1)
    if opened.is_empty():
        return coded.clear().select("s")
    words = "|".join(code(noun) for noun in nouns["noun"])
    earlier = opened.filter(pl.col("before") >= 0).select(s=pl.col("before").cast(pl.UInt32)).unique().sort("s")
    telling = with_codes(near.sentences, earlier).filter(
        pl.col("coded").str.contains(rf"(?:^|[^a-z\x02-\x1f])(?:{words})(?:[^a-z\x02-\x1f]|$)")
    )
    # Not the first sentence of the next document.
    return (
        telling.select("doc", s=pl.col("s") + 1)
        .join(near.sentences.select("s", "doc"), on=["s", "doc"], how="semi", maintain_order="left")
        .select("s")
    )


def placed_sites(names: pl.DataFrame, nouns: pl.DataFrame) -> pl.DataFrame:
    """The names of places that stand for the site there, as names of sites: "le site de Cambrai atteindra 1 GW".

    `nouns` is site_nouns.csv. Where the noun opens its clause: elsewhere the place may be where somebody does it.
    """
    words = "|".join(code(noun) for noun in nouns["noun"])
    placed = rf"(?:{words})(?: [a-z\x02-\x1f-]{{4,14}}){{0,2}} (?:de |d'|du |{code('à')} )(?:la |l')?$"
    # One filter after the other: few names are of places, and the pattern is slow.
    places = names.filter(pl.col("kind") == "place").filter(pl.col("before_words").str.contains(_OPENS + placed))
    return places.with_columns(kind=pl.lit("site"), role=pl.lit("nominal"), aside_end=pl.lit(None, pl.Int32))


def described_sites(claims: pl.DataFrame, names: pl.DataFrame, fits: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The sites right before what their size, power or price is: `CHOSEN` columns.

    "Orbite a achevé la centrale de Novalia, d'une puissance de 5 MW": the plant has it, whoever built it. So has
    "Stargate, ce projet à 500 milliards" its price.
    """
    sites = names.filter(pl.col("kind").is_in(_SITES))
    away = pl.col("fig_start") - pl.col("end")

    def beside(metrics: Sequence[str], reach: int, between: str) -> pl.DataFrame:
        told = claims.filter(pl.col("metric").is_in(metrics)).select("f", "s", "metric", "form", "fig_start")
        placed = told.join(sites, on="s", how="inner").filter(away.is_between(1, reach))
        if placed.is_empty():
            # The pattern takes long to make ready.
            return NOBODY
        found = placed.join(coded_bytes(coded), on="s", how="inner").filter(
            text_between("end", "fig_start").str.contains(between)
        )
        return named_subjects(found, fits, "own_clause", _OF_ITSELF, less=away / reach)

    return pl.concat([beside(OF_SITES, _DESCRIBED, _WITH), beside(_PRICED, _PRICE_REACH, _AT_PRICE)])


def runner_candidates(
    claims: pl.DataFrame, names: pl.DataFrame, fits: pl.DataFrame, opened: pl.DataFrame
) -> pl.DataFrame:
    """Who runs the unnamed thing that a sentence is about, where it names nobody else: `CHOSEN` columns.

    "Ce projet, porté par Orbite, créera 300 emplois". `opened` as `openings`.
    """
    if claims.is_empty():
        return NOBODY
    by = (pl.col("role") == "agent") & (pl.col("kind") == "organization")
    found = (
        claims.filter(pl.col("metric").is_in(_OF_RUNNERS))
        .select("f", "s", "metric", "form", "fig_start")
        .join(names.filter(by), on="s", how="inner")
        .join(opened, on="s", how="left", maintain_order="left")
        .filter(pl.col("before_words").str.contains(_RUN_BY))
        .filter(
            (pl.col("fig_start") - pl.col("end")).is_between(1, _RUN_REACH)
            | (
                pl.col("opening")
                & (pl.col("start") - pl.col("fig_start")).is_between(1, _RUN_AFTER)
                & pl.col("before_words").str.contains(_THIS_PROJECT)
            )
        )
    )
    return named_subjects(found, fits, "own_sentence", _RUNS)


_COMPARED = (
    r"(?:^|[^a-z\x02-\x1f])(?:plus|moins|autant|davantage|loin|devant|proche)(?: [a-z\x02-\x1f]{3,12})?"
    r" (?:qu(?:e |')|de )(?:l[ae]s? |l'|cell?es? |ceux )?(?:[0-9][0-9,. ]*)?[^,;.:()]{0,40}$"
)
"""What stands before the name of what something is only held against: "un peu moins que les 1,6 GW de l'EPR"."""


def without_compared(mentions: pl.DataFrame, names: pl.DataFrame) -> pl.DataFrame:
    """The mentions less those of sites that others are only held against: nothing more is told of these.

    `names` are the mentions of sentences with figures, with their `before_words`.
    """
    sites = names.filter(pl.col("kind").is_in(_SITES))
    compared = sites.filter(pl.col("before_words").str.contains(_COMPARED)).select("mention")
    return mentions.join(compared, on="mention", how="anti", maintain_order="left")


def last_site_candidates(
    claims: pl.DataFrame, mentions: pl.DataFrame, fits: pl.DataFrame, of_sites: pl.DataFrame, carried: float
) -> pl.DataFrame:
    """The site named last, for claims of sentences (`of_sites`: `s`) about one without its name: `CHOSEN` columns."""
    silent = claims.join(of_sites, on="s", how="semi", maintain_order="left")
    if silent.is_empty():
        return NOBODY
    fitting = fits.filter(pl.col("kind") == "site").select("metric", "weight")
    return (
        _with_site(silent.with_columns(before=pl.col("s").cast(pl.Int64) - 1), mentions)
        .join(fitting, on="metric", how="inner", maintain_order="left")
        .with_columns(subject_rule=pl.lit("carried"), score=carried + _OF_SITE + pl.col("weight").cast(pl.Float64))
        .select(CHOSEN)
    )


def pronoun_site_candidates(
    claims: pl.DataFrame, mentions: pl.DataFrame, coded: pl.DataFrame, near: Near, nouns: pl.DataFrame
) -> pl.DataFrame:
    """The site that a pronoun stands for, where the sentence before speaks of one by its noun: `CHOSEN` columns.

    "Constellation relancera l'installation. Elle pourra alimenter 800 000 foyers": the installation will. Where it does
    what sites do, or its size is told, the sentence before may just name it: "Vega annonce Astra. Il abritera 500 GPU".
    `coded` are the sentences of the claims, `nouns` is site_nouns.csv.
    """
    text = pl.col("coded")
    built = claims.filter(pl.col("metric").is_in([*OF_SITES, *_HELD]))
    opened = (
        coded.join(built, on="s", how="semi")
        .with_columns(_own=text.str.contains(_ITS) | text.str.contains(_ACTS))
        .filter(pl.col("_own") | text.str.contains(_PRONOUN))
        .select("s", "_own")
    )
    silent = (
        built.join(opened, on="s", how="inner", maintain_order="left")
        .filter(pl.col("_own") | pl.col("metric").is_in(OF_SITES))
        .with_columns(before=pl.col("s").cast(pl.Int64) - 1)
    )
    if silent.is_empty():
        return NOBODY
    named = _after_one_site(silent.filter("_own"), mentions)
    rest = silent.filter(pl.col("metric").is_in(OF_SITES)).join(named, on="f", how="anti", maintain_order="left")
    about = pl.concat([_after_noun(rest, near, nouns), named])
    return _with_site(about, mentions).with_columns(subject_rule=pl.lit("carried"), score=pl.lit(_MEANT)).select(CHOSEN)


def _after_one_site(claims: pl.DataFrame, mentions: pl.DataFrame) -> pl.DataFrame:
    """The claims where the sentence `before`, or the one before that, names one site alone."""
    one_site = (
        mentions.filter(pl.col("kind") == "site")
        .group_by("doc", before=pl.col("s").cast(pl.Int64))
        .agg(pl.col("entity_id").n_unique().alias("_sites"))
        .filter(pl.col("_sites") == 1)
    )
    # "Sa capacité" may be told a sentence later.
    one_site = pl.concat([one_site, one_site.with_columns(pl.col("before") + 1)])
    return claims.join(one_site, on=["doc", "before"], how="semi", maintain_order="left")


def _after_noun(claims: pl.DataFrame, near: Near, nouns: pl.DataFrame) -> pl.DataFrame:
    """The claims where the sentence `before` tells of a site by its noun, or names one at its end."""
    words = "|".join(code(noun) for noun in nouns["noun"])
    earlier = claims.filter(pl.col("before") >= 0).select(s=pl.col("before").cast(pl.UInt32)).unique().sort("s")
    speaking = (
        with_codes(near.sentences, earlier)
        .filter(pl.col("coded").str.contains(rf"{_DEFINITE}(?:{words})(?:[^a-z\x02-\x1f]|$)|{_NAMED_LAST}"))
        .select(before=pl.col("s").cast(pl.Int64))
    )
    return claims.join(speaking, on="before", how="semi", maintain_order="left")


def _with_site(claims: pl.DataFrame, mentions: pl.DataFrame) -> pl.DataFrame:
    """The claims with the site that their document named last up to the sentence `before`."""
    sites = (
        mentions.filter(pl.col("kind").is_in(_SITES))
        .sort("doc", "s", "start", "entity_id")
        .unique(["doc", "s"], keep="last", maintain_order=True)
        .select("doc", subject_id="entity_id", before=pl.col("s").cast(pl.Int64))
        .sort("before")
    )
    return (
        claims.select("f", "doc", "metric", "form", "before")
        .sort("before", "f")
        .join_asof(sites, on="before", by="doc", strategy="backward", check_sortedness=False)
        .filter(pl.col("subject_id").is_not_null())
        .with_columns(**NOWHERE)
        .sort("f")
    )

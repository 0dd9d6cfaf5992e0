"""Who says it: the speaker of each figure, from verbs of saying, "selon", announcements and quotation marks."""

from __future__ import annotations

import polars as pl

from transforms.statements.clauses import crossed, gap

_INVERTED_REACH = 9
_SOURCE_REACH = 30
_NOUN_REACH = 9
_PRONOUN_REACH = 5
_TITLE_REACH = 45
_REACH_BEFORE = 5.0
_REACH_FIGURE = 12.0
_AUXILIARY_REACH = 28
_AUXILIARY = (
    r"(?:^|[^a-z])(?:a|ont|avai(?:t|ent)|aurai(?:t|ent)|ayant|avoir|aura|auront|est|sont)"
    r"(?:-t-(?:il|elle)s?)? (?:[a-z\x02-\x1f']{2,12} ){0,2}$"
)


def find_speakers(speech: pl.DataFrame, mentions: pl.DataFrame, scale: float) -> pl.DataFrame:
    """The speaker of each word of saying: `s`, `cue_start`, `cue_end`, `cue_depth`, `form`, `speaker_id`, `side`.

    side: "before" its verb, "through" its people ("les analystes de X estiment"), "inverted" right after it, "source"
    ("selon X"), "noun" ("l'annonce par X"), "pronoun".
    """
    able = mentions.join(speech.select("s").unique(), on="s", how="semi", maintain_order="left").filter(
        pl.col("kind").is_in(["person", "organization"])
    )
    role = pl.col("role")
    after = pl.col("start") - pl.col("cue_end")
    # "a annoncé que Meta …": Meta is the subject of what is announced.
    words = pl.col("before_words")
    # "a déclaré le patron de l'entreprise, Jean Vidal": a title stands between.
    titled = (
        (pl.col("kind") == "person")
        & after.is_between(0, _TITLE_REACH)
        & words.str.slice(-after).str.contains(r"^[a-z\x02-\x1f]{0,6} (?:le |la |l'|un |une |son |sa )[^;:\"()]*$")
        & ~words.str.slice(-after).str.contains(r" (?:que|qui|et|avec|pour) | qu'")
    )
    # "les analystes de Gartner estiment": the firm speaks through its people.
    through = (role == "genitive") & (pl.col("cue_start") - pl.col("end")).is_between(0, 2)
    of_clause = words.str.ends_with("que ") | words.str.ends_with("qu'") | words.str.ends_with('que "')
    parted = crossed("cue_depth", "mention_depth")
    verb = pl.col("form").is_in(["verb", "inverted"])
    side = (
        pl.when((pl.col("form") == "source") & after.is_between(0, _SOURCE_REACH) & (parted < 1))
        .then(pl.lit("source"))
        .when((pl.col("form") == "noun") & role.is_in(["agent", "genitive"]) & after.is_between(0, _NOUN_REACH))
        .then(pl.lit("noun"))
        .when(verb & (role == "nominal") & after.is_between(0, _INVERTED_REACH) & ~of_clause)
        .then(pl.lit("inverted"))
        .when(verb & titled)
        .then(pl.lit("inverted"))
        .when((pl.col("form") == "verb") & (role == "nominal") & (pl.col("end") <= pl.col("cue_start")))
        .then(pl.lit("before"))
        .when((pl.col("form") == "verb") & through)
        .then(pl.lit("through"))
    )
    distance = gap("cue_start", "cue_end", "start", "end") / scale + crossed("cue_depth", "mention_depth")
    return (
        speech.join(able, on="s", how="inner")
        .filter((pl.col("who") == "any") | (pl.col("kind") == "person"))
        .with_columns(side=side, distance=distance)
        .filter(pl.col("side").is_not_null() & (pl.col("distance") <= _REACH_BEFORE))
        .with_columns(_rank=pl.when(pl.col("side") == "inverted").then(0).otherwise(1))
        .sort("s", "cue_start", "_rank", "distance", "start", "entity_id")
        .unique(["s", "cue_start"], keep="first", maintain_order=True)
        .select("s", "chain", "cue_start", "cue_end", "cue_depth", "form", "side")
        # Of names in a row the first speaks for all.
        .join(
            able.sort("s", "start", "entity_id")
            .unique("chain", keep="first", maintain_order=True)
            .select("chain", speaker_id="entity_id", speaker_start="start"),
            on="chain",
            how="left",
            maintain_order="left",
        )
        .drop("chain")
    )


def verbs_of_saying(speech: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The words of saying less those that are yet to be said ("doit annoncer"; "vient d'annoncer" has been said).

    A participle on its own tells a date but nobody who says it ("le plan annoncé en 2021"): its form is "forecast".
    """
    around = pl.col("_bytes").bin
    placed = speech.join(coded.select("s", _bytes=pl.col("coded").cast(pl.Binary)), on="s", how="left").with_columns(
        _before=around.slice(
            pl.max_horizontal(pl.col("cue_start") - _AUXILIARY_REACH, 0),
            pl.min_horizontal("cue_start", _AUXILIARY_REACH),
        ).cast(pl.String),
        _word=around.slice("cue_start", pl.col("cue_end") - pl.col("cue_start") + 8).cast(pl.String),
    )
    ending = pl.col("_word").str.slice(pl.col("cue_end") - pl.col("cue_start"))
    verb = pl.col("form") == "verb"
    yet = verb & ending.str.contains(r"^[a-z\x02-\x1f]{0,3}(?:er|ir)(?:[^a-z\x02-\x1f]|$)")
    said = pl.col("_before").str.contains(r"vi?en[a-z]* d(?:e |')$")
    participle = verb & pl.col("_word").str.contains(r"^[a-z]{3,12}\x02(?:e|s|es)?(?:[^a-z\x02-\x1f]|$)")
    auxiliary = pl.col("_before").str.contains(_AUXILIARY)
    return (
        placed.with_columns(form=pl.when(participle & ~auxiliary).then(pl.lit("forecast")).otherwise("form"))
        .filter(~yet | said)
        .select(speech.columns)
    )


def before_colon(mentions: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The names that a colon and a quotation follow, 'Arthur Mensch : « Nous …': as `find_speakers`."""
    quoting = coded.filter("opens_quote").select("s", _bytes=pl.col("coded").cast(pl.Binary))
    return (
        mentions.filter(pl.col("kind").is_in(["person", "organization"]))
        .join(quoting, on="s", how="inner", maintain_order="left")
        .filter(pl.col("_bytes").bin.slice("end", 4).cast(pl.String).str.contains(r'^ ?: ?"'))
        .select(
            "s",
            cue_start="end",
            cue_end=pl.col("end") + 2,
            cue_depth="mention_depth",
            form=pl.lit("verb"),
            side=pl.lit("before"),
            speaker_id="entity_id",
            speaker_start="start",
        )
    )


def beside_pronouns(speech: pl.DataFrame, pronouns: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The verbs of saying whose subject is a pronoun ("il a déclaré", "a-t-elle précisé"): as `speech`, and `turned`.

    `turned`: whether the pronoun comes after its verb, or after the auxiliary.
    """
    hyphen = pl.col("_bytes").bin.slice(pl.col("he_start") - 1, 1).cast(pl.String) == "-"
    placed = (
        pronouns.select("s", he_start="cue_start", he_end="cue_end")
        .join(coded.select("s", _bytes=pl.col("coded").cast(pl.Binary)), on="s", how="inner", maintain_order="left")
        .with_columns(hyphen=(pl.col("he_start") > 0) & hyphen)
        .drop("_bytes")
    )
    after = pl.col("he_start") - pl.col("cue_end")
    before = pl.col("cue_start") - pl.col("he_end")
    return (
        speech.filter(pl.col("form") == "verb")
        .join(placed, on="s", how="inner")
        .with_columns(turned=pl.col("hyphen") | after.is_between(0, _INVERTED_REACH))
        .filter(after.is_between(0, _INVERTED_REACH) | before.is_between(0, _PRONOUN_REACH))
        .sort("s", "cue_start", "turned")
        .unique(["s", "cue_start"], keep="first", maintain_order=True)
        .select(*speech.columns, "turned")
    )


def pronoun_speakers(speech: pl.DataFrame, mentions: pl.DataFrame, doc_of: pl.DataFrame) -> pl.DataFrame:
    """Whom the pronouns beside verbs of saying stand for: as `find_speakers`, side "pronoun" or "pronoun_after".

    Meant is the first person that the sentence itself names as a subject or source, else the subject of the sentence
    before, else of the one before that; but before its verb the first company of its own sentence too ("OpenAI perd de
    l'argent, mais elle affirme …").
    """
    named = mentions.filter(
        pl.col("kind").is_in(["person", "organization"]) & pl.col("role").is_in(["nominal", "speaker"])
    )
    people = _first(named.filter(pl.col("kind") == "person"), doc_of)
    parties = _first(named.filter(~pl.col("reports")), doc_of)
    placed = speech.join(doc_of, on="s", how="inner")
    own = placed.filter(~pl.col("turned")).join(parties, on="s", how="inner")
    own = own.filter(pl.col("speaker_start") < pl.col("cue_start"))
    found = [
        placed.join(people.with_columns(pl.col("s") + step), on="s", how="inner").with_columns(step=pl.lit(step + 1))
        for step in range(3)
    ]
    return (
        pl.concat([own.with_columns(step=pl.lit(0)).select(found[0].columns), *found])
        .filter(pl.col("doc") == pl.col("_doc"))
        .with_columns(side=pl.when("turned").then(pl.lit("pronoun_after")).otherwise(pl.lit("pronoun")))
        .sort("s", "cue_start", "step")
        .unique(["s", "cue_start"], keep="first", maintain_order=True)
        .select("s", "cue_start", "cue_end", "cue_depth", "form", "side", "speaker_id", "speaker_start")
    )


def _first(mentions: pl.DataFrame, doc_of: pl.DataFrame) -> pl.DataFrame:
    """The first of the mentions of each sentence: `s`, `speaker_id`, `speaker_start`, `_doc`."""
    return (
        mentions.sort("s", "start", "entity_id")
        .unique("s", keep="first", maintain_order=True)
        .select("s", speaker_id="entity_id", speaker_start="start")
        .join(doc_of.rename({"doc": "_doc"}), on="s", how="inner")
    )


def choose_speakers(
    figures: pl.DataFrame, speakers: pl.DataFrame, quoted: pl.DataFrame, doc_of: pl.DataFrame, scale: float
) -> pl.DataFrame:
    """The speaker of each figure that has one: `f`, `speaker_id`.

    A verb governs what follows it; inverted, what precedes it in quotation marks; "selon X" the whole sentence. A
    figure in a quotation whose sentence names no speaker has the one of the sentence after it, else before it.
    """
    figures = figures.select("f", "s", "doc", "fig_start", "fig_end", "depth")
    figures = figures.join(quoted, on="f", how="left", maintain_order="left")
    distance = gap("fig_start", "fig_end", "cue_start", "cue_end") / scale + (crossed("depth", "cue_depth") - 1).clip(0)
    precedes = pl.col("cue_end") <= pl.col("fig_start")
    near = (
        figures.join(speakers, on="s", how="inner")
        .with_columns(distance=distance)
        .filter(
            (pl.col("side").is_in(["before", "through", "pronoun"]) & precedes)
            | (pl.col("side").is_in(["inverted", "pronoun_after"]) & (~precedes | pl.col("quoted")))
            | ((pl.col("side") == "noun") & precedes)
            | (pl.col("side") == "source")
        )
        .filter((pl.col("distance") <= _REACH_FIGURE) | (pl.col("side") == "source"))
        .select("f", "speaker_id", "distance", "speaker_start")
    )
    orphans = figures.filter(pl.col("quoted")).join(near.select("f").unique(), on="f", how="anti")
    neighbours = pl.concat(
        [
            orphans.with_columns(s=(pl.col("s").cast(pl.Int64) + step).cast(pl.UInt32, strict=False), step=pl.lit(step))
            for step in (1, -1)
        ]
    )
    next_door = (
        neighbours.join(doc_of.rename({"doc": "_doc"}), on="s", how="inner")
        .filter(pl.col("doc") == pl.col("_doc"))
        .join(speakers, on="s", how="inner")
        .select("f", "speaker_id", distance=100.0 - pl.col("step"), speaker_start="speaker_start")
    )
    return (
        pl.concat([near, next_door])
        .sort("f", "distance", "speaker_start", "speaker_id")
        .unique("f", keep="first", maintain_order=True)
        .select("f", "speaker_id")
    )


def with_quotes(sentences: pl.DataFrame) -> pl.DataFrame:
    """The sentences with `quoted_before`, 1 where a quotation goes on from the one before, and `opens_quote`."""
    opened = pl.col("text").str.count_matches("[«“]").cast(pl.Int32)
    closed = pl.col("text").str.count_matches("[»”]").cast(pl.Int32)
    return (
        sentences.with_columns(_open=opened, _close=closed)
        .with_columns(_count=(pl.col("_open") - pl.col("_close")).cum_sum())
        .with_columns(_first=pl.col("_count") - (pl.col("_open") - pl.col("_close")))
        .with_columns(
            # A stray mark must not turn the rest of a text into speech: the count never falls below 0 nor passes 1.
            quoted_before=(pl.col("_first") - pl.col("_first").first().over("doc")).clip(0, 1),
            opens_quote=pl.col("_open") > 0,
        )
        .drop("_open", "_close", "_count", "_first")
    )


def in_quotation(figures: pl.DataFrame, sentences: pl.DataFrame) -> pl.DataFrame:
    """Whether each figure stands between « and » or “ and ”, also where they opened sentences before: `f`, `quoted`."""
    quoting = sentences.filter((pl.col("quoted_before") > 0) | pl.col("opens_quote"))
    left = pl.col("text").str.slice(0, pl.col("fig_start"))
    marks = left.str.count_matches("[«“]").cast(pl.Int32) - left.str.count_matches("[»”]").cast(pl.Int32)
    inside = (
        figures.select("f", "s", "fig_start")
        .join(quoting.select("s", "text", "quoted_before"), on="s", how="inner", maintain_order="left")
        .select("f", quoted=pl.col("quoted_before") + marks > 0)
    )
    return (
        figures.select("f")
        .join(inside, on="f", how="left", maintain_order="left")
        .with_columns(pl.col("quoted").fill_null(False))
    )

"""Values that a pronoun stands for: "Vega lève 2 milliards, ce qui triple sa valorisation. Elle n'était que de 9"."""

from __future__ import annotations

import polars as pl

from transforms.statements.metrics.echoes import AT_FIGURE, instead, read_by
from transforms.statements.reading.cues import code, coded, coded_bytes, text_between

TAKEN_UP = "taken_up"
"""The metric rule of figures that go on about a value told before, and so about whose it is."""
_REACH = 120
"""Characters from the begin of a sentence to the figure."""
_BACK = 2
_OPENS = (
    r"^(?:[^:0-9]{1,90} ?: )?[\" -]*(?:(?:mais|et|or|puis) )?"
    r"(?:[^,;.:0-9]{2,36}(?:[12][0-9]{3}[^,;.:0-9]{0,16})?, (?:et )?)?"
)
"""What may stand before a pronoun that opens a sentence, or what follows its colon."""
_DEMONSTRATIVES = {
    "celui-ci": "il",
    "celle-ci": "elle",
    "ceux-ci": "ils",
    "celles-ci": "elles",
    "ce dernier": "il",
    code("cette dernière"): "elle",
    "ces derniers": "ils",
    code("ces dernières"): "elles",
    code("le précédent"): "il",
    code("la précédente"): "elle",
}
"""What stands for the last of the words that fit, where a pronoun stands for the one that opens the sentence."""
_ASIDE = code(r"^[\s\"]*(?:c'est |une première|un record|du jamais vu|de quoi |rien de moins|et ce n'est|pas de quoi)")
"""How a sentence begins that names no other thing."""
_PRONOUNS = ("il", "elle", "ils", "elles")
_LETTERS = r"[a-z\x02-\x1f]"
_BE = f"(?:est|sont|{code('était')}|{code('étaient')}|sera|seront|serait|seraient|{code('a été')}|{code('ont été')})"
ABOUT = (
    rf"(?:(?:pr{code('è')}s|plus|moins|environ|quelque|seulement|un peu|{code('à peine')}|pas moins|au moins|les|"
    rf"presque|quasiment|exactement|{code('même')}|un total) ?(?:de |d'|que )?){{0,3}}$"
)
"""What may stand right before a figure that limits it; also nothing."""


def pronoun_values(
    figures: pl.DataFrame,
    metrics: pl.DataFrame,
    text: pl.DataFrame,
    sentences: pl.DataFrame,
    words: pl.DataFrame,
    verbs: pl.DataFrame,
) -> pl.DataFrame:
    """The metrics, and those of sums that a pronoun tells of a value in the sentence before: as `read_metrics`.

    Only behind `verbs` that are said of values and not of companies, level_verbs.csv. `words` is topic_words.csv,
    `sentences` have their text in `lower` case, also those without figures.
    """
    stems = verbs.with_columns(stem=pl.Series([code(stem) for stem in verbs["stem"]], dtype=pl.String))
    meant, direct = ("|".join(stems.filter(pl.col("object") == taken)["stem"]) for taken in ("no", "yes"))
    said = (
        rf"{_OPENS}(ils?|elles?|{'|'.join(_DEMONSTRATIVES)}) (?:{_LETTERS}{{2,9}} ){{0,3}}?(?:n'|n'en |s'en )?(?:"
        rf"(?:s'|se )?(?:{meant}){_LETTERS}* (?:{_LETTERS}{{3,13}} )?(?:qu')?"
        rf"(?:{code('à')}|au-del{code('à')} de|de|d'|en|autour de) ?"
        rf"|(?:{direct}){_LETTERS}* (?:{_LETTERS}{{3,13}} )?(?:de |d')?"
        rf"|{_BE} (?:{_LETTERS}{{3,13}} ){{0,2}}(?:que |plus que )?(?:{_LETTERS}{{3,13}} )?(?:de |d'))"
        rf"{ABOUT}"
    )
    own = metrics.filter(pl.col("metric") != "other").select("f", own_end="anchor_end")
    told = (
        figures.filter((pl.col("kind") == "money") & (pl.col("fig_start") <= _REACH))
        .join(own, on="f", how="left", maintain_order="left")
        # What follows the sum is told of another time: "Elle n'était que de 240 millions quand Vega a levé 90".
        .filter(pl.col("own_end").is_null() | (pl.col("own_end") > pl.col("fig_end")))
        .select("f", "s", "doc", "fig_start", "fig_end", "depth", _begin=pl.lit(0, pl.Int32))
        .join(coded_bytes(text), on="s", how="inner", maintain_order="left")
        .with_columns(pronoun=text_between("_begin", "fig_start").str.extract(said))
        .drop("_begin", "_bytes")
        .drop_nulls("pronoun")
        .with_columns(last=pl.col("pronoun").is_in(list(_DEMONSTRATIVES)))
        .with_columns(pl.col("pronoun").replace(_DEMONSTRATIVES))
    )
    if told.is_empty():
        return metrics
    steps = pl.DataFrame({"step": range(1, _BACK + 1)}, schema={"step": pl.Int64})
    told = told.join(steps, how="cross", maintain_order="left").with_columns(
        before=pl.col("s").cast(pl.Int64) - pl.col("step")
    )
    before = sentences.select("doc", "lower", before=pl.col("s").cast(pl.Int64)).join(told, on="before", how="semi")
    # "Le bénéfice a doublé. C'est un record. Il s'établit à 2 milliards", but not where the title has risen meanwhile.
    aside = before.filter(coded(pl.col("lower")).str.contains(_ASIDE)).select("doc", step_1="before")
    told = told.with_columns(step_1=pl.col("s").cast(pl.Int64) - 1)
    passed = told.join(aside, on=["doc", "step_1"], how="semi").select("f").unique()
    told = told.filter((pl.col("step") == 1) | pl.col("f").is_in(passed["f"].implode())).drop("step_1")
    read = (
        told.join(_topics(before, words), on=["doc", "before", "pronoun"], how="inner", maintain_order="left")
        .sort("f", "step")
        .unique("f", keep="first", maintain_order=True)
        .with_columns(metric=pl.when("last").then("last_metric").otherwise("first_metric"))
        .filter(pl.col("metric") != "other")
        .with_columns(**AT_FIGURE)
    )
    return instead(metrics, read_by(TAKEN_UP, read))


def _topics(sentences: pl.DataFrame, words: pl.DataFrame) -> pl.DataFrame:
    """What each pronoun may stand for in sentences: `doc`, `before`, `pronoun`, `first_metric`, `last_metric`.

    The first is of the word that opens the sentence, or of the last where none does.
    """
    texts = sentences.select("doc", "before", lower=coded(pl.col("lower")))
    metric_of = words.select(stem=pl.Series([code(stem) for stem in words["stem"]], dtype=pl.String), metric="metric")
    found = []
    for pronoun in _PRONOUNS:
        stems = words.filter(pl.col("pronoun") == pronoun)["stem"]
        some = "|".join(sorted(map(code, stems), key=lambda stem: (-len(stem), stem)))
        opening = rf"{_OPENS}(?:le |la |les |l'|son |sa |ses |leurs? )({some})(?:[^a-z\x02-\x1f]|$)"
        last = rf"^.*(?:^|[^a-z\x02-\x1f])({some})(?:[^a-z\x02-\x1f]|$)"
        found.append(
            texts.with_columns(stem=pl.col("lower").str.extract(last))
            .drop_nulls("stem")
            .with_columns(first=pl.coalesce(pl.col("lower").str.extract(opening), "stem"))
            .join(metric_of.rename({"metric": "last_metric"}), on="stem", how="left", maintain_order="left")
            .join(metric_of.select(first="stem", first_metric="metric"), on="first", how="left", maintain_order="left")
            .select("doc", "before", "first_metric", "last_metric", pronoun=pl.lit(pronoun))
        )
    return pl.concat(found)

"""Figures in brackets: what closes over them, and the names that they stand right behind."""

from __future__ import annotations

import polars as pl

from transforms.statements.reading.cues import coded_bytes, text_before, text_between

_LEAD = 24
"""Characters from a name to the figure in brackets after it: " (plus de "."""
_BEHIND = r"^[\" ]{1,3}\((?:[a-z\x02-\x1f']{1,8} ){0,2}[+]? ?$"
"""What stands between a name and the figure in brackets after it."""
_ITEM_LEAD, _ITEM = r"[(;] ?(?:l[ea]s? |l')?$", r"^(?:,| ?:) $"
"""What stands before a name that heads an item in brackets, and behind it: "(Airbus, 470 postes ; Axa, 160)"."""
_NAME = r"(?:^|[^A-Za-zÀ-ÿ])[A-ZÀ-Ý][A-Za-zÀ-ÿ&'’.-]*[a-zà-ÿ][A-Za-zÀ-ÿ]*[»”\"]? ?\((?:[a-zà-ÿ'’]{1,8} ){0,2}[+−–-]? ?$"
"""What ends in a word that looks like a name, and the bracket after it: "Cachou Bleu (+"."""
_NAME_REACH = 48


def with_brackets(figures: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The figures with `bracket_end`: where in the sentence the bracket closes that they stand in, else null."""
    bracketed = coded_bytes(coded.filter(pl.col("coded").str.contains("(", literal=True)))
    left = pl.col("_bytes").bin.slice(0, pl.col("fig_start")).cast(pl.String)
    open_marks = left.str.count_matches("(", literal=True).cast(pl.Int32)
    closing_marks = left.str.count_matches(")", literal=True).cast(pl.Int32)
    ends = (
        figures.select("f", "s", "fig_start", "fig_end")
        .join(bracketed, on="s", how="inner", maintain_order="left")
        .filter(open_marks > closing_marks)
        .select(
            "f",
            bracket_end=pl.col("fig_end")
            + pl.col("_bytes").bin.slice(pl.col("fig_end")).cast(pl.String).str.find(r"\)|$").cast(pl.Int32),
        )
    )
    return figures.join(ends, on="f", how="left", maintain_order="left")


def named_before_bracket(figures: pl.DataFrame, names: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """The names right before the brackets of figures, "Microsoft (80 milliards)": `f`, `start`, `entity_id` ….

    And those of items in one bracket: "(Airbus, 470 postes ; Axa, 160)".

    Takes figures with `bracket_end`; the other columns are those of the names. `with_it` is whether someone else has
    the figure with the named one: "des accords avec Nvidia (pour 10 GW)".
    """
    near = (
        figures.filter(pl.col("bracket_end").is_not_null())
        .select("f", "s", "fig_start")
        .join(names, on="s", how="inner")
        .filter((pl.col("fig_start") - pl.col("end")).is_between(2, _LEAD))
    )
    if near.is_empty():
        return near.with_columns(with_it=pl.lit(value=False))
    return (
        near.join(coded_bytes(coded), on="s", how="left")
        .with_columns(_between=text_between("end", "fig_start"))
        .filter(
            pl.col("_between").str.contains(_BEHIND)
            | (pl.col("_between").str.contains(_ITEM) & text_before("start", len("(les ")).str.contains(_ITEM_LEAD))
        )
        .with_columns(with_it=pl.col("_between").str.contains("(pour ", literal=True))
        .sort("f", "start", "entity_id")
        .unique("f", keep="first", maintain_order=True)
        .drop("_bytes", "_between")
    )


def with_followers(named: pl.DataFrame, figures: pl.DataFrame, names: pl.DataFrame) -> pl.DataFrame:
    """The names before brackets, and those of the figures further on in them: "Agrial (21 000 salariés, 4 milliards)".

    `named` as `named_before_bracket`. Not where the brackets name someone else: "(80 milliards, contre 75 pour Meta)";
    a place is nobody: "(80 milliards, 3 000 salariés en France)".
    """
    if named.is_empty():
        return named
    brackets = named.join(figures.select("f", "bracket_end"), on="f", how="left", maintain_order="left")
    others = (
        brackets.select("s", "fig_start", "bracket_end")
        .join(names.filter(pl.col("kind") != "place").select("s", other="start"), on="s", how="inner")
        .filter(pl.col("other").is_between("fig_start", "bracket_end"))
        .select("s", "bracket_end")
        .unique()
    )
    further = (
        figures.filter(pl.col("bracket_end").is_not_null())
        .join(named.select("f"), on="f", how="anti", maintain_order="left")
        .select("f", "s", "bracket_end", own_start="fig_start")
        .join(others, on=["s", "bracket_end"], how="anti", maintain_order="left")
        .join(brackets.drop("f"), on=["s", "bracket_end"], how="inner", maintain_order="left")
        .filter((pl.col("own_start") > pl.col("fig_start")) & ~pl.col("with_it"))
        .sort("f", "fig_start")
        .unique("f", keep="first", maintain_order=True)
        .with_columns(fig_start="own_start")
    )
    return pl.concat([named, further.select(named.columns)])


def unknown_before_bracket(figures: pl.DataFrame, named: pl.DataFrame, sentences: pl.DataFrame) -> pl.DataFrame:
    """The figures (`f`) in brackets behind what looks like a name and is none that we know: "Cachou Bleu (+9 %)".

    They are nobody else's. `named` as `named_before_bracket`, `sentences` with their `text`.
    """
    start = pl.max_horizontal(pl.col("fig_start") - _NAME_REACH, 0)
    return (
        figures.filter(pl.col("bracket_end").is_not_null())
        .join(named, on="f", how="anti", maintain_order="left")
        .join(sentences.select("s", "text"), on="s", how="inner", maintain_order="left")
        .filter(pl.col("text").str.slice(start, pl.col("fig_start") - start).str.contains(_NAME))
        .select("f")
    )

"""What the lines of a page look like, whatever they say: listed, tagged, ended as a sentence is, first or last."""

from __future__ import annotations

import polars as pl

from transforms.text.letters import CAPITAL, LETTER, SMALL

# Ticks, arrows, pictograms and angles that adverts and menus list with.
_LIST_MARK = r"^\s*[\p{So}\x{25A0}-\x{25FF}\x{2190}-\x{21FF}>]"
# Dots and bars list in articles too: alone they tell nothing, and before numbers they are of a table or of key points.
_DOT = r"^\s*[\x{2022}|][^0-9]*$"
_BAR, _BARS = " | ", r"^[^0-9|]+ [|] [^0-9]*[^0-9|\s]\s*$"
# An arrow before one line alone points to another page; before several lines it lists.
_TEASER = r"^\s*(?:[\x{2192}\x{2794}\x{27A1}\x{27A4}\x{25BA}\x{25B6}]|>>|»)"
ASKS = r"[!?][\s\"')]*$"
"""Matches what ends as a question or a call does: titles do, and stay titles."""
# "Lens # Batteries # Emploi", "#lens #batteries": tags of so many words each.
_TAG_WORDS, _LEAST_TAGS = 3, 2
_NAMED = (
    # A site's name, "exemple.fr", "2024-09-11 exemple.fr".
    r"^\s*(?:(?:[0-9]{4}-[0-9]{2}-[0-9]{2} )?[a-z0-9-]{2,40}[.](?:com|fr|net|org|info|eu|ch|be|ca|ma|tn|sn|dz|ci|tv|io)"
    # A tag alone, and what a page is made from: "#lens", "[ad_1]", "une-usine-ouvre-a-lens-".
    r"|#[^\s#]{2,40}|\[/?[a-z_]{2,20}[0-9_]{0,4}\]"
    r"|[a-z0-9]+(?:-[a-z0-9]+){4,}-?|/[a-z0-9_-]+/[^ ]+(?: /[^ ]+)*"
    # How long ago.
    r"|(?:[-\x{2022}] )?(?:publié |posté )?"
    r"il y a (?:[0-9]{1,2}|une?) (?:min(?:utes?)?|h(?:eures?)?|jours?|semaines?|mois|ans?)(?: \([^()]*\))?)\s*$"
)
# A file's name: "image 1.png". Apart, since it is sought from the line's end.
_FILE = r"[.](?:png|jpe?g|webp|gif|svg|pdf)\s*$"
_NAMED_CHARS = 120
# Headings begin with a capital and go on without: "Imacom, Anne Martin", "Arts Sports Concours" are none, nor is a tag.
_LABEL = (
    rf"^\s*(?:[{CAPITAL}][{LETTER}'.-]*(?:,? (?:[&/-] )?[{CAPITAL}][{LETTER}'.-]*){{1,6}}"
    rf"|[{SMALL}][{LETTER}'-]{{2,20}}(?: [{LETTER}'-]{{3,20}})?)\s*$"
)
_LABEL_CHARS = 60
_DETERMINED = r"^\s*(?:une?|les?|la|des|du|aux?|ces?|cette) "
# "Accueil > Énergie > Mer", "1. Accueil >": the path of a page.
_PATH = r"^[^<>]{2,40}(?: > [^<>]{2,60}){2,6}\s*$|^[^<>]{2,40} >\s*$"
# What a browser reads and no reader: "var a = [];", "<div>".
_CODE = (
    r"(?:^|[\s;{(])(?:var|let|const) [a-z_$][a-z0-9_.$]{0,40} ?=|function ?[a-z0-9_]{0,40}\("
    r"|(?:window|document)[.][a-z]"
    r"|</?(?:div|script|style|span|iframe|img|br|ins|ul|li|table|p|a)[ >/]|\}\);|[{;] ?[a-z-]{2,30}: ?[^{};]{1,60};"
)
# "—", "|", "12:30", "0:45": what stands between the parts of a page; but "| --- | --- |" is of a table.
_BARE = rf"^\s*(?:[|]|[^{LETTER}0-9|]*(?:[0-9]{{1,2}} ?[:h] ?[0-9]{{2}})?[^{LETTER}0-9|]*)\s*$"
_SHORT = 50
# Names of sections ("Économie") stand among the first lines of a page; further down they are titles of the article.
_TOP_LINES = 4


def line_shapes(sentences: pl.DataFrame) -> pl.DataFrame:
    """One row per line, in order: `line`, `doc_id`, `length` (code points) and what it looks like.

    `_sentences`: how many it has; `_nth`, `_nth_last`: its place in the document, from 0, from either end; `_last`,
    `_top`: whether it is the last, or one of the first; `_ends`: as a sentence does; `_quoted`: has quotation marks;
    `_listed`, `_dotted`, `_teaser`: begins as lists or links do; `_named`: holds tags, a path, code or the name of a
    site or file alone; `_label`: is written as names and tags are, and not as headings; `_bare`: no word.
    """
    lower = pl.col("lower")
    signs = sentences.select(
        "line",
        "doc_id",
        "_length",
        _quoted=lower.str.contains('"', literal=True),
        _listed=lower.str.contains(_LIST_MARK),
        _dotted=lower.str.contains(_DOT),
        _ends=lower.str.contains(r"[.!?…:;,][\s\"')]*$"),
        _teaser=lower.str.contains(_TEASER),
    )
    lines = signs.group_by("line", maintain_order=True).agg(
        pl.col("doc_id").first(),
        length=pl.col("_length").sum(),
        _quoted=pl.col("_quoted").any(),
        _listed=pl.col("_listed").first(),
        _dotted=pl.col("_dotted").all(),
        _ends=pl.col("_ends").last(),
        _teaser=pl.col("_teaser").first(),
        _sentences=pl.len(),
    )
    # Few lines have the signs, and the patterns are slow.
    signed = sentences.select("line", "lower").filter(lower.str.contains(r"[|#{<]"))
    barred = signed.filter(lower.str.contains(_BAR, literal=True)).filter(lower.str.contains(_BARS))["line"]
    tags = lower.str.strip_chars().str.split("#")
    words = tags.list.eval(pl.element().str.strip_chars().str.count_matches(" ", literal=True)).list.max() + 1
    heading = lower.str.contains("##", literal=True)
    tagged = signed.filter(lower.str.contains("#", literal=True)).filter(
        ~heading & (tags.list.len() > _LEAST_TAGS) & (words <= _TAG_WORDS)
    )["line"]
    short = lines.select("line", "length", "_sentences", "_ends", _at=pl.col("_sentences").cum_sum() - 1).filter(
        (pl.col("_sentences") == 1)
        & ((pl.col("length") < _NAMED_CHARS) & ~pl.col("_ends") | (pl.col("length") < _SHORT))
    )
    text = sentences["lower"].gather(short["_at"])
    named = short.filter(text.str.contains(_NAMED) | text.str.contains(_FILE))["line"]
    path = (
        short.with_columns(text).filter(text.str.contains(" >", literal=True)).filter(lower.str.contains(_PATH))["line"]
    )
    bare = short.filter((short["length"] < _SHORT) & text.str.contains(_BARE))["line"]
    shorter = short.filter((pl.col("length") < _LABEL_CHARS) & ~pl.col("_ends"))
    label = shorter.filter(
        sentences["folded"].gather(shorter["_at"]).str.contains(_LABEL)
        & ~sentences["lower"].gather(shorter["_at"]).str.contains(_DETERMINED)
    )["line"]
    code = signed.filter(lower.str.contains(_CODE))["line"]
    is_last = pl.col("doc_id") != pl.col("doc_id").shift(-1, fill_value="")
    begins = pl.col("doc_id") != pl.col("doc_id").shift(1, fill_value="")
    place = pl.int_range(pl.len())
    return lines.with_columns(
        _named=pl.col("line").is_in(pl.concat([tagged, named, path, code]).implode()),
        _label=pl.col("line").is_in(label.implode()),
        _bare=pl.col("line").is_in(bare.implode()),
        _dotted=pl.col("_dotted") | pl.col("line").is_in(barred.implode()),
        _last=is_last,
        _nth=place - pl.when(begins).then(place).forward_fill(),
        _nth_last=pl.when(is_last).then(place).backward_fill() - place,
    ).with_columns(_top=pl.col("_nth") < _TOP_LINES)

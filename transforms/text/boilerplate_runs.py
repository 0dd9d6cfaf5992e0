"""Lines that are furniture for where they stand: menus above an article, titles below "Lire aussi", a page's end."""

from __future__ import annotations

import polars as pl

from transforms.text.boilerplate_links import TITLE_CHARS, all_that_follows
from transforms.text.boilerplate_shapes import ASKS
from transforms.text.letters import CAPITAL

# The name of a section is one of the first lines, and so short; the title that follows soon is longer.
_SECTION_LINES = 3
_SECTION_CHARS = 30
_SECTION_WORDS = 4
_TITLE_CHARS = 40
# A whole date: of the line that tells when a page was published, hardly of a title.
_DATE = r"[0-9] [a-zéû]{3,9}[.]? (?:19|20)[0-9]{2}|[0-9][/.][0-9]{1,2}[/.][0-9]{2}|(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}"
# "L'usine rouvre" says something, "Énergie renouvelable" does not.
_SAYS = r"^\s*(?:(?:une?|les?|la|des|du|ce|cette|ces|il|elle|on|qui|comment|pourquoi|faut-il) |l')|[0-9:?!|]"
# The name of a site, or the path of a page, around its title.
_SITE_CHARS = 60
# A menu or a board of prices begins a page: so many lines of a few words, of numbers alone, or of an index's name.
_MENU_LINES = 6
# A menu in one line: so many words, two thirds of which begin with capitals, and none that binds others.
_MENU_WORDS = 5
_BINDING = (
    r"(?:^|\s)(?:une?|les?|la|des?|du|d'|l'|aux?|à|en|et|ou|pour|par|sur|dans|avec|est|a|se|ne) |[\s'](?:l|d|qu|s|n)'"
)
_MENU_ITEM = r"^(?:[^0-9]*|[^a-zà-ÿ]*|[^0-9]{2,25} [0-9]{2,4}\s*)$"
_PARAGRAPH_CHARS = 120
# A title below "Lire aussi" is longer than a heading of the article, or listed with others.
_LINK_CHARS = 45
_LISTED_LINES = 6
_LISTED = r"^\s*[*\x{2022}>\x{2013}\x{2014}-]"
# "[...]" ends what is quoted or cut.
_CUT = r"[.…][\])]\s*$"


def lines_by_place(sentences: pl.DataFrame, lines: pl.DataFrame, credited: pl.Series) -> pl.Series:
    """The numbers of the lines that stand where furniture does.

    `lines`, numbered from 1 and in order, tells which are `boilerplate` already, which `_heads` titles of other pages,
    and what each looks like; `credited` are those of pictures.
    """
    lines = lines.select(
        *("line", "length", "boilerplate", "_heads", "_ends", "_nth", "_last"),
        # Numbers are compared faster than names.
        _doc=(pl.col("_nth") == 0).cast(pl.UInt32).cum_sum(),
        _one=pl.col("_sentences") == 1,
        _at=pl.col("_sentences").cum_sum() - 1,
    )
    first = lines.filter(
        (pl.col("_nth") < _SECTION_LINES) & ~pl.col("_ends") & pl.col("_one") & ~pl.col("boilerplate"),
        pl.col("length") < TITLE_CHARS,
    )
    return pl.concat(
        [
            _sections(sentences, first, lines),
            _menus_in_line(sentences, first),
            _titles_within(sentences, first, lines),
            _menus(sentences, lines),
            _titles_below(sentences, lines),
            _ends_of_pages(sentences, lines, credited),
        ]
    )


def _text(sentences: pl.DataFrame, lines: pl.DataFrame) -> pl.Series:
    """The last sentence of each line, in lower case."""
    return sentences["lower"].gather(lines["_at"])


def _sections(sentences: pl.DataFrame, first: pl.DataFrame, lines: pl.DataFrame) -> pl.Series:
    """Names of sections and sites above a title, whatever they are called."""
    some = first.filter(pl.col("length") < _SECTION_CHARS)
    if some.is_empty():
        return some["line"]
    text = _text(sentences, some)
    some = some.filter(~text.str.contains(_SAYS) & (text.str.count_matches(r"\S+") <= _SECTION_WORDS))
    found = pl.repeat(value=False, n=some.height, dtype=pl.Boolean, eager=True)
    passed = ~found
    for distance in range(1, _SECTION_LINES + 1):
        # `line` counts from 1: the row of the next line is this line's number.
        row = (some["line"] + (distance - 1)).clip(upper_bound=lines.height - 1)
        there = lines[row]
        same = there["_doc"] == some["_doc"]
        one, short = ~there["_ends"] & there["_one"], there["length"] < TITLE_CHARS
        dated = _text(sentences, there).str.contains(_DATE)
        title = ~there["_ends"] & short & (there["length"] >= _TITLE_CHARS) & ~there["boilerplate"] & ~dated
        found = found | (passed & same & title)
        passed = passed & same & (one & (there["length"] < _SECTION_CHARS) | (there["boilerplate"] | dated) & short)
    return some.filter(found)["line"]


def _titles_within(sentences: pl.DataFrame, first: pl.DataFrame, lines: pl.DataFrame) -> pl.Series:
    """A title with the name of the site or its path before or after it, where the next line is the title alone.

    One that states a number stays, since it is the title that does.
    """
    some = first.filter((pl.col("length") >= _TITLE_CHARS) & (pl.col("line") < lines.height))
    there = lines[some["line"]]
    texts = pl.DataFrame(
        {
            "line": some["line"],
            "same": (there["_doc"] == some["_doc"]) & ~there["_ends"],
            "more": some["length"].cast(pl.Int64) - there["length"].cast(pl.Int64),
            "whole": _text(sentences, some).str.strip_chars(),
            "title": _text(sentences, there).str.strip_chars(),
        }
    )
    within = pl.col("whole").str.starts_with(pl.col("title")) | pl.col("whole").str.ends_with(pl.col("title"))
    long = pl.col("title").str.len_chars() >= _SECTION_CHARS
    within &= ~pl.col("whole").str.contains("[0-9]")
    return texts.filter("same", long & within & (pl.col("more") > 1) & (pl.col("more") < _SITE_CHARS))["line"]


def _menus(sentences: pl.DataFrame, lines: pl.DataFrame) -> pl.Series:
    """Runs of a few words each, and of numbers, before the first paragraph; but the last, which may be the title."""
    item = ~pl.col("_ends") & (pl.col("length") < _SECTION_CHARS) & pl.col("_one")
    fourth = lines.filter((pl.col("_nth") == _SECTION_LINES) & item)["_doc"]
    if not fourth.len():
        return lines["line"].head(0)
    some = lines.filter(pl.col("_doc").is_in(fourth.implode()))
    text = _text(sentences, some)
    few = text.str.contains(_MENU_ITEM) & (text.str.count_matches(r"\S+") <= _SECTION_WORDS)
    some = some.with_columns(_item=few & some.select(item).to_series(), _number=~text.str.contains("[a-zà-ÿ]"))
    runs = some.with_columns(
        _run=pl.struct("_doc", "_item").rle_id(),
        _told=((pl.col("length") > _PARAGRAPH_CHARS) & pl.col("_ends")).any().over("_doc"),
    ).with_columns(
        _length=pl.len().over("_run"),
        _begins=pl.col("_nth").min().over("_run") < _SECTION_LINES,
        _closes=pl.col("line") == pl.col("line").max().over("_run"),
    )
    return runs.filter(
        pl.col("_item") & pl.col("_told") & pl.col("_begins") & (pl.col("_length") >= _MENU_LINES),
        ~pl.col("_closes") | pl.col("_number"),
    )["line"]


def _menus_in_line(sentences: pl.DataFrame, first: pl.DataFrame) -> pl.Series:
    """Names of sections in one line above the article, which nothing binds."""
    some = first.filter(pl.col("length") >= _SECTION_CHARS)
    if some.is_empty():
        return some["line"]
    some = some.filter(~_text(sentences, some).str.contains(_BINDING))
    text = sentences["folded"].gather(some["_at"])
    words, capitals = text.str.count_matches(r"\S{2,}"), text.str.count_matches(rf"(?:^|\s)[{CAPITAL}]\S")
    named = (words >= _MENU_WORDS) & (capitals * 3 >= words * 2) & ~text.str.contains("[0-9:?!]")
    return some.filter(named)["line"]


def _titles_below(sentences: pl.DataFrame, lines: pl.DataFrame) -> pl.Series:
    """The title or the list of titles right below a head of such, wherever in the article."""
    told = ((pl.col("length") > _PARAGRAPH_CHARS) & pl.col("_ends")).cast(pl.Int32)
    documents = lines.filter("_heads")["_doc"]
    if not documents.len():
        return lines["line"].head(0)
    some = lines.filter(pl.col("_doc").is_in(documents.implode()))
    # Above the article it is its own title that stands below.
    heads = some.filter(pl.col("_heads") & (told.cum_max().over("_doc") == 1))
    found = []
    listed = pl.repeat(value=True, n=heads.height, dtype=pl.Boolean, eager=True)
    for distance in range(1, _LISTED_LINES + 1):
        rows = heads.select("line", "_doc", _row=pl.col("line") + (distance - 1))
        rows = rows.filter(listed & (rows["_row"] < lines.height))
        if not rows.height:
            break
        there = lines[rows["_row"]]
        text = _text(sentences, there)
        title = (
            (there["_doc"] == rows["_doc"])
            & (~there["_ends"] | text.str.contains(ASKS))
            & (there["length"] < TITLE_CHARS)
            & there["_one"]
        )
        in_list = title & text.str.contains(_LISTED)
        links = in_list | (title & (there["length"] >= _LINK_CHARS)) if distance == 1 else in_list
        found.append(there.filter(links)["line"])
        listed = heads["line"].is_in(rows.filter(in_list)["line"].implode())
    return pl.concat([heads["line"].head(0), *found])


def _ends_of_pages(sentences: pl.DataFrame, lines: pl.DataFrame, credited: pl.Series) -> pl.Series:
    """What follows furniture to the end of a page, where no sentence does."""
    marked = pl.col("boilerplate")
    begins = lines.filter(marked & ~pl.col("line").is_in(credited.implode()))["_doc"]
    last = lines.filter(pl.col("_last") & pl.col("_doc").is_in(begins.implode()))
    open_ended = ~last["_ends"] | last["boilerplate"] | _text(sentences, last).str.contains(ASKS)
    some = lines.filter(pl.col("_doc").is_in(last.filter(open_ended)["_doc"].implode()))
    if not some.height:
        return some["line"]
    text = _text(sentences, some)
    untold = (~some["_ends"] | text.str.contains(ASKS)) & some["_one"] & ~text.str.contains(_CUT)
    row = text.str.contains(_LISTED) & text.str.contains("[0-9]")
    some = some.with_columns(
        _kind=some["boilerplate"] | (untold & ~row & (some["length"] < TITLE_CHARS)),
        _numbered=text.str.contains("[0-9]"),
    )
    # A page of nothing else is a list.
    last = some.filter(all_that_follows(pl.col("_kind"), "_doc") & ~pl.col("_kind").all().over("_doc"))
    begun = (marked & ~pl.col("line").is_in(credited.implode())).cast(pl.Int32).cum_max().over("_doc") == 1
    last = last.filter(begun & ~marked)
    return last.filter((pl.col("_numbered").sum() * 2 <= pl.len()).over("_doc"))["line"]

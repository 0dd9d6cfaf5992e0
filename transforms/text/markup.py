"""What in a text is no word of it: marks of Markdown and HTML, code points that only typesetting needs."""

from __future__ import annotations

import html
import re
import unicodedata

import polars as pl

from transforms.text.folding import MARK
from transforms.text.letters import LETTER, SMALL

# Soft hyphen, zero-width space, joiner and non-joiner, marks of direction, word joiner, byte order mark.
_HIDDEN = ("\u00ad", "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u2060", "\ufeff")
# Letters written apart from their accents, which no pattern of the lexicon would match: all that French and its
# neighbours use.
_ACCENTS = tuple(map(chr, (*range(0x300, 0x305), *range(0x306, 0x309), *range(0x30A, 0x30D), 0x327, 0x328)))
# The first byte of U+0300 to U+033F in UTF-8: a search for all accents takes as long as five for the rest.
_ACCENT_BYTE = b"\xcc"
_SIGN = r"[*_\\&`]|\n> |\]\(|\]\[|\[\^|</|<[bpi]"
_SPACE = r"[ \t\u00a0\u202f]"
# Columns of a table may stand side by side, and their numbers are none together.
_IS_WIDE = rf"[{LETTER}0-9,]{_SPACE}{{2,4}}[{LETTER}%€$£]"
_TWO_SPACES = "  |\u00a0 | \u00a0|\u202f | \u202f"

_ADDRESS = r"\(<?[^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,500})?(?:\s[\"'][^\"\n]{0,300}[\"'])?\)"
_EMPHASIZED = r"[^\s*](?:[^*\n]|\n[^*\s]){0,500}?"
_UNDERLINED = r"[^\s_](?:[^_\n]|\n[^_\s]){0,500}?"
_WHOLE = f"{MARK}${{0}}{MARK}"
_BLOCKS = "br|p|div|li|ul|ol|h[1-6]|tr|table|blockquote|section|article|figure|figcaption"
_TAG = r"(?:\s[^<>]{0,2000})?/?>"


def _passing(pattern: str, before: str = "", after: str = "") -> tuple[str, str]:
    """The pattern between two others, and what fences it, passing over what is fenced: the address "?a=1&amp;b=2"."""
    return f"({MARK}[^{MARK}]*{MARK})|({before})({pattern})({after})", f"${{1}}${{2}}{MARK}${{3}}{MARK}${{4}}"


# Each pattern with what it is replaced by: `MARK` before and after all that goes. What stands around the words of a
# link comes before what may stand within them.
_FENCES: tuple[tuple[str, str, str], ...] = (
    # Of a link the words are text, and the address is not; a picture has none.
    ("](", rf"!\[[^\]\n]{{0,500}}\]{_ADDRESS}", _WHOLE),
    ("[^", r"\[\^[0-9A-Za-z]{1,10}\]", _WHOLE),
    (
        "]",
        rf"(^|[^!\\])\[((?:[^\[\]\n]|\n[^\[\]\s]){{1,500}})(\]{_ADDRESS}|\]\[[^\[\]\n]{{0,60}}\])",
        f"${{1}}{MARK}[{MARK}${{2}}{MARK}${{3}}{MARK}",
    ),
    ("**", rf"(\*{{2,3}})({_EMPHASIZED})(\*{{2,3}})", f"{MARK}${{1}}{MARK}${{2}}{MARK}${{3}}{MARK}"),
    # "2*3" multiplies, and "* un" is an item of a list.
    ("*", rf"(^|[^{LETTER}0-9*\\])\*({_EMPHASIZED})\*", f"${{1}}{MARK}*{MARK}${{2}}{MARK}*{MARK}"),
    ("__", rf"(^|[^{LETTER}0-9_\\])__({_UNDERLINED})__", f"${{1}}{MARK}__{MARK}${{2}}{MARK}__{MARK}"),
    # "nom_de_fichier" is one word.
    (
        "_",
        rf"(^|[^{LETTER}0-9_\\/])_({_UNDERLINED})_([^{LETTER}0-9_/]|$)",
        f"${{1}}{MARK}_{MARK}${{2}}{MARK}_{MARK}${{3}}",
    ),
    # And no apostrophe of another form.
    (
        "`",
        rf"(^|[^{LETTER}0-9`])`([^`\s][^`\n]{{0,80}})`([^{LETTER}`]|$)",
        f"${{1}}{MARK}`{MARK}${{2}}{MARK}`{MARK}${{3}}",
    ),
    # A quotation, and no arrow to another page.
    ("> ", r"(?m)^(> ?)([«\"“]|[^\n>]{80})", f"{MARK}${{1}}{MARK}${{2}}"),
    # A line end that was escaped once too often.
    ("\\n", *_passing(r"(?:\\r)?\\n")),
    ("\\", *_passing(r"\\", after=r"[*_\[\](){}#+.!$&<>|~-]")),
    # The number of a note, or a power.
    ("<sup", r"(?i)<sup>\s?\[?[0-9]{1,2}\]?\s?</sup>", _WHOLE),
    (
        "<sup",
        r"(?i)(<sup>)([^<>0-9\s\[][^<>]{0,30})(</sup>)",
        f"{MARK}${{1}}{MARK}${{2}}{MARK}${{3}}{MARK}",
    ),
    ("<", rf"(?i)</?(?:{_BLOCKS}|b|i|u|em|strong|a|span|sub|small|mark|font|abbr|cite){_TAG}", _WHOLE),
    ("&", *_passing("&(?:#[0-9]{2,7}|#[xX][0-9a-fA-F]{2,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")),
    ("", *_passing(f"(?:{'|'.join(_HIDDEN)})+")),
    ("", *_passing(rf"[{LETTER}][{''.join(_ACCENTS)}]+")),
    ("", *_passing(rf"{_SPACE}{{1,3}}", before=rf"[{LETTER},.;:!?)%€$»]{_SPACE}")),
    ("", *_passing(rf"{_SPACE}{{1,3}}", before=f"[0-9]{_SPACE}", after=r"[^\s0-9]")),
)


def may_be_marked_up() -> pl.Expr:
    """Whether something in the column `text` may be no word of it."""
    text = pl.col("text")
    # Masked: hardly any text has such letters, and most have no two spaces side by side.
    apart = pl.when(text.cast(pl.Binary).bin.contains(_ACCENT_BYTE)).then(text).str.contains(f"[{''.join(_ACCENTS)}]")
    wide = pl.when(text.str.contains(_TWO_SPACES)).then(text).str.contains(_IS_WIDE)
    hidden = text.str.contains(f"[{''.join(_HIDDEN)}]")
    return text.str.contains(_SIGN) | hidden | apart.fill_null(value=False) | wide.fill_null(value=False)


def fence_markup(texts: pl.Series) -> pl.Series:
    """The texts with `MARK` before and after each stretch of markup, what is already so fenced included."""
    for sign, pattern, replacement in _FENCES:
        if texts.str.contains(sign, literal=True).any():
            texts = texts.str.replace_all(pattern, replacement)
            # An empty fence follows what `_passing` passed over.
            texts = texts.str.replace_all(MARK * 3, MARK, literal=True)
    return texts


def stands_for(markup: pl.Series) -> pl.Series:
    """What is read instead of each stretch of markup: "&nbsp;" is a space, "<br>" a line end, "**" nothing."""
    distinct = markup.unique().sort().to_list()
    return markup.replace_strict(distinct, [_meaning(each) for each in distinct], return_dtype=pl.String)


def _meaning(markup: str) -> str:
    if markup.startswith("&"):
        character = html.unescape(markup)
        return ("" if character in _HIDDEN else character) if len(character) < len(markup) else markup
    if "\n" in markup and not markup.strip(" \t\r\n>-"):
        return "-" if markup.startswith("-") else " "
    # Half a word, whose letter the fence took in to tell it from a hyphen that stays.
    if re.match(rf"[{SMALL}]-\s", markup):
        return markup[0]
    if power := re.match(r"(?i)<sup>\s?([23])\s?</sup>", markup):
        return {"2": "²", "3": "³"}[power[1]]
    if markup.endswith("\\n") or re.match(rf"(?i)</?(?:{_BLOCKS})\b", markup):
        return "\n"
    return unicodedata.normalize("NFC", markup) if markup[-1:] in _ACCENTS else ""

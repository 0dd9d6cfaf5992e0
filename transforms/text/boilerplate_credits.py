"""Pictures' captions: the lines that end in a credit, and those that say the same before them."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.lexicon import Lexicon
from transforms.text.alternatives import one_of
from transforms.text.letters import CAPITAL, LETTER, SMALL

# "… au petit matin. A. MARTIN/SIPA", "… le 3 mai - © Agence": credits close a caption's line, which is no longer.
_CAPTION_CHARS = 300
_IN_CAPITALS = rf"[{CAPITAL}][{CAPITAL}'.-]{{1,30}}"
# "© Agence", "PHOTO ANNE MARTIN, ARCHIVES" open a caption.
_OPENING = (
    rf"^\s*(?:©|(?:PHOTOS?|Photos?|IMAGE|ILLUSTRATION) (?:[{CAPITAL}][{CAPITAL}'.-]{{0,30}},? ){{1,5}}[{CAPITAL}]{{2}})"
)
# Line breaks after a line, and who made a picture, in a line below its caption.
_BREAK_CHARS = 4
_MAKER_CHARS = 25
# A credit alone.
_CREDIT_CHARS = 60
# "(avec AFP/Reuters)" signs an article, whose last sentence it follows.
_WITH_AGENCIES = r"\((?:avec|selon|par) [^()]{1,80}\)\s*$"


def credited_lines(sentences: pl.DataFrame, lines: pl.DataFrame, lexicon: Lexicon) -> pl.Series:
    """The lines that are a picture's credit or end in one, and those before them that say the same without it."""
    ends_at = pl.col("_sentences").cum_sum() - 1
    lines = lines.select("line", "doc_id", "length", "_ends", _last=ends_at, _first=ends_at - pl.col("_sentences") + 1)
    unended = lines.filter(~pl.col("_ends") & (pl.col("length") < _CAPTION_CHARS))
    closing = unended.select(
        "line",
        lower=sentences["lower"].gather(unended["_last"]).str.strip_chars_end(),
        folded=sentences["folded"].gather(unended["_last"]).str.strip_chars_end(),
    )
    # Few lines have a sign that a credit begins with, and the pattern is slow.
    credited = closing.filter(pl.col("lower").str.contains(r"[©(/—:]"))
    if not credited.is_empty():
        credited = credited.filter(
            (pl.col("lower").str.contains(_credit(lexicon)) | pl.col("folded").str.contains(_named(lexicon)))
            & ~pl.col("lower").str.contains(_WITH_AGENCIES)
        )
    captions = credited["line"]
    owned = sentences.filter(pl.col("folded").str.contains(_OPENING))["line"]
    # What a reader is told who cannot see the picture stands before its caption.
    before = lines.filter(pl.col("line").is_in((pl.concat([captions, owned]).unique() - 1).implode()))
    pairs = pl.DataFrame(
        {
            "line": before["line"],
            "caption": sentences["lower"].gather(lines["_first"].gather(before["line"])).str.strip_chars(),
            "told": sentences["lower"].gather(before["_first"]).str.strip_chars(),
            "same": lines["doc_id"].gather(before["line"]) == before["doc_id"],
            "longer": lines["length"].gather(before["line"]) >= before["length"],
        }
    )
    told = pl.col("caption").str.starts_with(pl.col("told")) | pl.col("caption").str.ends_with(pl.col("told"))
    told_before = pairs.filter("same", "longer", told)["line"]
    return pl.concat(
        [captions, owned, told_before, _told_after(sentences, lines, captions), _told_twice(sentences, lines)]
    ).unique()


def _told_after(sentences: pl.DataFrame, lines: pl.DataFrame, captions: pl.Series) -> pl.Series:
    """The lines before a credit alone that the article begins with again, below it: what the picture's caption says."""
    if captions.is_empty():
        return captions
    credits = lines.filter(pl.col("line").is_in(captions.implode()) & (pl.col("length") < _CREDIT_CHARS))
    rows = credits.select("doc_id", _before=pl.col("line").cast(pl.Int64) - 2, _after=pl.col("line").cast(pl.Int64))
    rows = rows.filter((pl.col("_before") >= 0) & (pl.col("_after") < lines.height))
    before, after = lines[rows["_before"]], lines[rows["_after"]]
    texts = pl.DataFrame(
        {
            "line": before["line"],
            "same": (before["doc_id"] == rows["doc_id"]) & (after["doc_id"] == rows["doc_id"]),
            "told": sentences["lower"].gather(before["_first"]).str.strip_chars(" \n\r\t.…"),
            "again": sentences["lower"].gather(after["_first"]),
        }
    )
    long = pl.col("told").str.len_chars() > _CREDIT_CHARS // 2
    return texts.filter("same", long, pl.col("again").str.starts_with(pl.col("told")))["line"]


def _told_twice(sentences: pl.DataFrame, lines: pl.DataFrame) -> pl.Series:
    """A sentence that two lines say one after the other, and the few words after it: a caption, and who made it."""
    same_document = pl.col("doc_id").shift(-2) == pl.col("doc_id")
    similar = (pl.col("length") - pl.col("length").shift(-1)).abs() <= _BREAK_CHARS
    credit = ~pl.col("_ends").shift(-2) & (pl.col("length").shift(-2) < _MAKER_CHARS)
    candidates = lines.with_columns(_one=pl.col("_first") == pl.col("_last")).filter(
        same_document & similar & credit & pl.col("_ends") & pl.col("_one") & pl.col("_one").shift(-1),
        pl.col("length") < _CAPTION_CHARS,
    )
    first = candidates["line"]
    if first.is_empty():
        return first
    texts = (sentences["lower"].gather(lines["_first"].gather(first - 1 + at)).str.strip_chars() for at in (0, 1))
    twice = first.filter(next(texts) == next(texts))
    return pl.concat([twice, twice + 1, twice + 2])


@cache
def _credit(lexicon: Lexicon) -> str:
    agencies = one_of(lexicon["photo_agencies"]["form"])
    return (
        # "© Agence", "(c) Agence 2025", at the end of a caption or alone; but not where a text is cut off.
        r"(?:^|[^.…\s])\s{0,2}©[^©!?]{1,60}$"
        rf"|(?:^|[\s-])\(c\) ?(?:{agencies}|(?:19|20)[0-9]{{2}}|[^ ]{{1,40}}[.](?:com|fr))[^!?]{{0,40}}$"
        # "A. MARTIN/AP/SIPA", "— AFP".
        rf"|[{LETTER}]\.? ?[/—] ?(?:{agencies})\s*$"
        # "(Anne Martin/AP)", but not the "(ats/afp)" that ends an article.
        rf"|\([{LETTER}][^()/ ]{{0,40}} [^()/]{{1,60}}/ ?(?:[^()/]{{2,40}}/ ?)?(?:{agencies})\)\s*$"
        # "(Photo Agence)", "(Crédits : A. Martin)".
        # "(Photo, Agence)." too.
        rf"|\((?:photos?|images?|crédits?|illustrations?|dessin),? (?:{agencies}|: |by |par |d')[^()]{{0,60}}\)[.\s]*$"
        # "… au petit matin. Photo : A. Martin".
        r"|(?:^|[.!?\"] )(?:photos?|images?|crédits?(?: photos?)?|illustrations?|infographie) ?: ?[^.!?:]{2,60}$"
    )


@cache
def _named(lexicon: Lexicon) -> str:
    agencies = one_of(lexicon["photo_agencies"]["form"])
    return (
        # "(AFP / Anne MARTIN)", "(AFP/Archives/Anne Martin)": a person, since agencies alone sign texts.
        rf"\( ?(?i:{agencies}) ?/ ?(?:[^()/]{{2,30}}/ ?)?[{CAPITAL}][{LETTER}'.-]{{0,30}} [^()/]{{2,40}}\)$"
        # "L'usine au petit matin (Anne MARTIN)", "… (Le Port, Anne Martin)".
        rf"|[{LETTER}\".] \([{CAPITAL}][{SMALL}-]+ (?:[{CAPITAL}]+ )?[{CAPITAL}][{CAPITAL}'-]+\)$"
        rf"|\([{CAPITAL}][^(),]*, [{CAPITAL}][^(),]* [{CAPITAL}][^(),]*\)(?: - image [0-9.]+)?$"
        # "AGENCE/ANNE MARTIN".
        rf"|(?:^|[.!?\"] )(?i:{agencies}) ?/ ?{_IN_CAPITALS} {_IN_CAPITALS}[^.!?]{{0,40}}$"
        # "Anne Martin devant l'usine Photo: Le Port".
        rf"|\s(?:Photos?|PHOTOS?|Crédits?|Illustration) ?: ?[{CAPITAL}©][^!?:]{{1,50}}$"
        r"|\s(?:Photo|Image|Source|Crédit)s? ?: ?[a-z0-9-]+[.][a-z]+$"
        # "— A. MARTIN / Le Journal".
        rf"|[—-] ?(?:[{CAPITAL}][.]-? ?){{1,2}}[{CAPITAL}][{LETTER}'-]{{1,30}} ?/ ?[^/.!?]{{2,30}}$"
    )

"""Pictures' captions: the lines that end in a credit, and those that say the same before them."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.lexicon import Lexicon
from transforms.text.alternatives import one_of
from transforms.text.letters import LETTER

# "… au petit matin. A. MARTIN/SIPA", "… le 3 mai - © Agence": credits close a caption's line, which is no longer.
_CAPTION_CHARS = 300
# "(avec AFP/Reuters)" signs an article, whose last sentence it follows.
_WITH_AGENCIES = r"\((?:avec|selon|par) [^()]{1,80}\)\s*$"


def credited_lines(sentences: pl.DataFrame, lines: pl.DataFrame, lexicon: Lexicon) -> pl.Series:
    """The lines that end in a picture's credit, and those before them that say the same without it."""
    ends_at = pl.col("_sentences").cum_sum() - 1
    lines = lines.select("line", "doc_id", "length", "_ends", _last=ends_at, _first=ends_at - pl.col("_sentences") + 1)
    unended = lines.filter(~pl.col("_ends") & (pl.col("length") < _CAPTION_CHARS))
    closing = unended.select("line", text=sentences["lower"].gather(unended["_last"]).str.strip_chars_end())
    # Few lines have a sign that a credit begins with, and the pattern is slow.
    credited = closing.filter(pl.col("text").str.contains(r"[©(/—]")).filter(
        pl.col("text").str.contains(_credit(lexicon)) & ~pl.col("text").str.contains(_WITH_AGENCIES)
    )
    captions = credited["line"]
    # What a reader is told who cannot see the picture stands before its caption.
    before = lines.filter(pl.col("line").is_in((captions - 1).implode()))
    pairs = pl.DataFrame(
        {
            "line": before["line"],
            "caption": sentences["lower"].gather(lines["_first"].gather(before["line"])),
            "told": sentences["lower"].gather(before["_first"]).str.strip_chars(),
            "same": lines["doc_id"].gather(before["line"]) == before["doc_id"],
            "longer": lines["length"].gather(before["line"]) >= before["length"],
        }
    )
    repeated = pairs.filter("same", "longer", pl.col("caption").str.starts_with(pl.col("told")))
    return pl.concat([captions, repeated["line"]])


@cache
def _credit(lexicon: Lexicon) -> str:
    agencies = one_of(lexicon["photo_agencies"]["form"])
    return (
        # "© Agence", "(c) Agence 2025", at the end of a caption or alone.
        r"©[^©!?]{1,60}$"
        rf"|(?:^|[\s-])\(c\) ?(?:{agencies}|(?:19|20)[0-9]{{2}}|[^ ]{{1,40}}[.](?:com|fr))[^!?]{{0,40}}$"
        # "A. MARTIN/AP/SIPA", "— AFP".
        rf"|[{LETTER}]\.? ?[/—] ?(?:{agencies})\s*$"
        # "(Anne Martin/AP)", but not the "(ats/afp)" that ends an article.
        rf"|\([{LETTER}][^()/ ]{{0,40}} [^()/]{{1,60}}/ ?(?:[^()/]{{2,40}}/ ?)?(?:{agencies})\)\s*$"
        # "(Photo Agence)", "(Crédits : A. Martin)".
        rf"|\((?:photos?|images?|crédits?|illustrations?|dessin) (?:{agencies}|: |by |par |d')[^()]{{0,60}}\)\s*$"
    )

"""Numerals: where a text writes a number in digits or words, and what it is worth, before any unit is known."""

from __future__ import annotations

import re
from functools import cache

import polars as pl

from transforms.lexicon import Lexicon
from transforms.quantities.digits import DIGITS, POWER, VULGAR, read_digits
from transforms.quantities.figure_cues import alternatives
from transforms.quantities.neighbours import ALONE
from transforms.quantities.number_words import NumberWords
from transforms.text.letters import LETTER, SMALL
from transforms.text.spans import match_spans

# "un" is a number under a bound, in "ne … qu'une fois", and where it ends an enumeration.
_BEFORE_ONE = r"(?:au moins |au plus |au maximum |au minimum |(?:plus|moins) d'|(?:et|plus|dont) )"
AT_LEAST = r"au moins|au plus|au maximum|au minimum|tout au plus"
"""What limits "un" behind what it counts: "un mort au moins"."""
_ARTICLE = "^(?:l[ea]s?|des|ces?|cette)$"
_ONCE = r"qu'une? (?:seule? )?fois|qu'une? seule?"

CODES = "eur|usd|gbp|chf"
"""Codes of currencies that the press writes right before the number: "EUR29,99"."""

_CENTS = (
    r"(?:^|[ -])(?:dix|vingt|trente|quarante|cinquante|soixante|septante|huitante|octante|nonante)"
    r"(?:-[a-z]+)?[ -]cents$"
)
"""Words that end in the name of a coin: "dix cents" is ten of them, and no thousand; "onze cents" may be 1,100."""

_COINS = r"^(?:[,.;:!?)]|$| (?:de|le|la|les|l|par|pour|au|en|d)(?: |'|$))"
"""What follows coins, and no thing that is counted by hundreds: "dix-huit cents habitants" are 1,800."""

_REACH = 400
"""How far a numeral looks ahead, in code points."""

_BACK = 70
"""How far it looks back."""


@cache
def _vocabulary(lexicon: Lexicon) -> tuple[NumberWords, str, str]:
    """Number words, the pattern of a numeral, and the pattern that splits "un gigawatt" before its unit."""
    numbers = lexicon["numbers"]
    heads = lexicon["quantity_heads"]

    def words(*classes: str) -> str:
        chosen = numbers.filter(pl.col("class").is_in(classes))["word"].to_list()
        return "|".join(sorted(chosen, key=lambda word: (-len(word), word)))

    small = words("unit", "ten", "hundred", "thousand")
    # "cents" goes on a number and opens none: "15 cents" is money.
    first = "|".join(word for word in small.split("|") if word not in ("un", "une", "cents"))
    # "trente et un", "soixante et onze"; but "cinq et six" are two numbers.
    linked = rf"(?:{words('ten', 'hundred', 'thousand')})[ -]et[ -](?:une?|onze)"
    decimals = rf" virgule(?:[ -](?:{linked}|{small})){{1,6}}"
    spelled = rf"(?:(?:{linked}|{first})(?:[ -](?:{linked}|{small})){{0,12}}(?:{decimals})?|un{decimals})"
    # "10 mille".
    digits = rf"(?:{POWER}|{DIGITS}(?: {words('thousand')})?)"
    number = rf"(?:{digits}|{spelled})"
    scale = f"(?:{words('scale', 'approximate')})"
    head = "|".join(sorted(heads["word"].to_list(), key=lambda word: (-len(word), word)))
    filler = words("filler")
    round_word = rf"(?:(?:{filler}) |demie?[ -])?"
    between = words("between")
    # Digits go on in digits: "1 million 200 000", but "76 millions douze mois plus tôt" are two numbers.
    scaled = (
        rf"(?:{digits}[ -](?:(?:{between}) )?{round_word}{scale}"
        rf"(?:(?: de | d'| )(?:{digits}[ -])?{scale}){{0,3}}(?: {digits})?"
        rf"|(?:(?:{head}|{spelled})[ -](?:(?:{between}) )?)?{round_word}{scale}"
        rf"(?:(?: de | d'| )(?:{number}[ -])?{scale}){{0,3}}(?: {number})?)"
        rf"(?: et demie?| virgule {spelled})?"
    )
    units = pl.concat([lexicon["units"], lexicon["currency_words"]], how="diagonal").filter(pl.col("one") == "yes")
    # A plural is no unit of one, but "un an" and "le quart" are.
    # Hasty typing leaves accents out: "un cinquieme".
    plain = units["word"].str.normalize("NFD").str.replace_all(r"\p{M}", "")
    single = "|".join(sorted({*units["word"], *plain}, key=lambda word: (-len(word), word)))
    # "fait en un jour", and not "un journal".
    one = r"un jour(?:[ ,.;:!?)]|$)"
    one += rf"|une?(?: (?:{filler}))?[ -](?:demie?[ -])?(?:{single})|demie?-(?:{single})"
    # "une journée et demie": an article where no half follows. "un point": a number after words of change. "un mort et
    # dix blessés": one beside the next number.
    halved = "|".join(lexicon["units"].filter(pl.col("one") == "half")["word"])
    one += rf"|une? (?:(?:{halved}) et demie?|seule?|point|ou|à|et|[^ ,.;:0-9]{{2,30}} (?:et|{AT_LEAST}))"
    # Not "une baisse de 12 % sur un an", "une hausse de trois points sur un an".
    word = r"(?: [^ ,.;:0-9%]+)"
    one_of = rf"une?(?:{word}{{0,3}}?|{word}{{1,3}} et{word}{{1,2}}) sur"
    fraction = f"(?:la|sa|leur|une)(?: (?:{filler}))? moitié|le (?:tiers|quart)"
    vague = "|".join(heads.filter(pl.col("unit") == "yes")["word"])
    per_cent = "(?: pour[ -](?:cent|mille))?"
    pattern = (
        rf"(?:^|[^{LETTER}\p{{N}}]|{CODES})(?:{_BEFORE_ONE}?(?:{scaled}|{one}|{one_of})|{_BEFORE_ONE}une?|{_ONCE}"
        rf"|{number}{per_cent}|{fraction}|multi-|{vague})"
    )
    split = (
        rf"^((?:une? (?:{filler})[ -]demie?|une?(?:[ -]demie?)?|demie?)|la|sa|leur|le)"
        rf"([ -](?:(?:{filler}) )?(?:{single}|moitié|tiers|quart)| (?:.* )?sur|(?: seule?)? fois| seule?"
        rf"| (?:{halved}) et demie?| point| ou| à| et| jour[ ,.;:!?)]?| [^ ]+ (?:et|{AT_LEAST}))$"
    )
    return NumberWords.of(lexicon), pattern, split


def find_numerals(sentences: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """One row per numeral of the working sentences, in their order.

    Columns: `doc_id`, `sentence_no`, `origin` (the sentence's start in the document), `sentence` (its row), `start`
    and `end` (code points in the sentence), `numeral` (lower case), `value`, `other` (its value if the one separator
    is read the other way, else null), `scale` (what its last scale word multiplies by, else 1), `scaled` (it holds
    one), `vague`, `approximate`, `part` (it is the "un" of "un Français sur"), `beside` (of "un mort et"), `lead`
    (the character before it), `initial` (the first letter of one in words, as written), `left` (the last 70
    characters before it), `after` (what lies between it and the next numeral, 400 characters at most). Numerals that
    make no number, or that letters touch from the left, are left out.
    """
    known, pattern, split = _vocabulary(lexicon)
    frame = sentences.select("doc_id", "sentence_no", pl.col("start_char").alias("origin"), "folded", "lower")
    frame = frame.with_row_index("sentence")
    # In lower case: a pattern that folds case by itself is three times slower. What lies around is cut in its own case.
    spans = match_spans(frame, "lower", pattern, keep=("doc_id", "sentence_no", "sentence", "origin", "folded"))
    first = pl.col("matched").str.head(1)
    ahead = pl.when(
        pl.col("matched").str.contains(rf"^[^{LETTER}\p{{N}}]?(?:au [mp]|plus |moins |et |dont |qu'|{CODES})")
    ).then("matched")
    lead = pl.coalesce(
        ahead.str.extract(rf"^([^{LETTER}\p{{N}}]?(?:{_BEFORE_ONE}|qu'|{CODES}))", 1),
        pl.when(first.str.contains(rf"^[^{LETTER}\p{{N}}]")).then(first),
        pl.lit(""),
    )
    spans = spans.with_columns(lead=lead).with_columns(
        numeral=pl.col("matched").str.strip_prefix(pl.col("lead")),
        start=pl.col("start") + pl.col("lead").str.len_chars().cast(pl.Int32),
    )
    return _abbreviated(_drop_ordinals(_surrounded(_worth(_trimmed(spans, split), known)), lexicon), lexicon)


def _trimmed(spans: pl.DataFrame, split: str) -> pl.DataFrame:
    """The spans without what is no part of the numeral: the unit of "un gigawatt", the "un" of "vingt unités"."""
    # Masked: most numerals are digits and need no look.
    word = pl.when(~pl.col("numeral").str.contains(rf"[0-9{VULGAR}]$")).then("numeral")
    spans = spans.with_columns(_word=word).with_columns(
        _split=pl.col("_word").str.extract(split, 1),
        # "un jour |par semaine" ends in its space.
        _longer=pl.when(pl.col("_word").str.contains(rf"[{LETTER}]$"))
        .then("after")
        .str.contains(rf"^[{LETTER}]")
        .fill_null(value=False),
    )
    begun = pl.when(pl.col("_longer")).then("_word")
    parts = (
        # "un an|cien", "un quart|erback": the unit is the beginning of a longer word.
        pl.when(pl.col("_longer") & pl.col("_split").is_not_null())
        .then(pl.lit(""))
        .when(pl.col("_split").is_not_null())
        .then("_split")
        .when(pl.col("_word").str.contains(_CENTS) & pl.col("after").str.contains(_COINS))
        .then(pl.col("_word").str.replace("[ -]cents$", ""))
        # A letter follows: the last word is the beginning of a longer one ("deux cent|res", "vingt un|ités").
        .when("_longer")
        .then(
            begun.str.replace(rf"(?:[ ](?:de |d'|et[ -])?|d'|[-](?:et[ -])?|^)[{LETTER}]+$", "")
            # "le milliard|aire": nothing but the article is left.
            .str.replace(_ARTICLE, "")
        )
        .otherwise(pl.coalesce(pl.col("_word").str.replace(r" pour[ -](?:cent|mille)$", ""), "numeral"))
    )
    end = pl.col("start") + pl.col("_kept").str.len_chars().cast(pl.Int32)
    # The next match may be a false one ("50 cent|imes"), so what follows is cut from the sentence.
    return (
        spans.lazy()
        .with_columns(_kept=parts)
        .with_columns(
            end=end,
            _cut=pl.col("_kept") != pl.col("numeral"),
            part=pl.col("numeral").str.ends_with(" sur"),
            beside=pl.col("numeral").str.ends_with(" et"),
            numeral="_kept",
        )
        # Masked: the sentence is counted up to the place.
        .with_columns(
            after=pl.when("_cut").then(_slice("folded", pl.col("end"), pl.lit(2))),
            model=pl.when(
                (pl.col("lead") == "-")
                & pl.col("before").str.contains(rf"(?:^|[^{LETTER}\p{{N}}°])[a-z]{{1,2}}$")
                # "5 MW-10 MW": units.
                & ~pl.col("after").str.strip_chars_start().str.starts_with(pl.col("before").str.strip_chars_start())
            ).then(_slice("folded", pl.col("start") - 2, pl.lit(1))),
        )
        .filter(
            pl.col("numeral") != "",
            # "deux C-130J" counts planes.
            ~pl.col("model").str.contains("[A-LN-Z]").fill_null(value=False),
            ~(
                pl.col("after").str.contains(rf"^-[{LETTER}]").fill_null(value=False)
                & ~pl.col("numeral").str.contains("^(?:une?|demie?)")
            ),
        )
        .drop("_kept", "_cut", "_word", "_split", "_longer", "matched", "before", "after", "model")
        .collect(engine="in-memory")
    )


def _surrounded(spans: pl.DataFrame) -> pl.DataFrame:
    """The spans with `left` and `after`, cut from the sentence."""
    next_start = (pl.col("start") - pl.col("lead").str.len_chars().cast(pl.Int32)).shift(-1)
    same = pl.col("sentence") == pl.col("sentence").shift(-1)
    gap = pl.when(same).then(next_start - pl.col("end")).otherwise(_REACH).clip(0, _REACH)
    return spans.with_columns(
        initial=pl.when(pl.col("numeral").str.contains("^[a-zà-ÿ]")).then(_slice("folded", pl.col("start"), pl.lit(1))),
        after=_slice("folded", pl.col("end"), gap),
        left=_slice("folded", (pl.col("start") - _BACK).clip(0), pl.col("start").clip(upper_bound=_BACK)),
    ).drop("folded")


def _drop_ordinals(spans: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The spans without beginnings of ordinals ("vingt-et-unième", "cent cinquantième"); "deux dixièmes" stays."""
    fractions = lexicon["units"].filter(pl.col("kind") == "fraction")["word"]
    ordinal = pl.col("after").str.contains(rf"^(?:[ -](?:et[ -])?)?[A-Za-zà-ÿ]*(?:ièmes?|IÈMES?)(?:[^{LETTER}]|$)")
    named = pl.when(ordinal & (pl.col("value") < 10)).then("after").str.extract("^ ([A-Za-zà-ÿÈ]+)", 1)
    fraction = named.str.to_lowercase().is_in(fractions.implode())
    spans = spans.with_columns(_ordinal=(ordinal & ~fraction.fill_null(value=False)).fill_null(value=False))
    return spans.filter(~pl.col("_ordinal")).drop("_ordinal")


def _slice(text: str, start: pl.Expr, length: pl.Expr) -> pl.Expr:
    return pl.col(text).str.slice(start.cast(pl.Int64), length.cast(pl.Int64))


def _worth(spans: pl.DataFrame, known: NumberWords) -> pl.DataFrame:
    """The spans with value, other, vague, approximate, scaled; those that make no number left out."""
    scales = {word: value for word, (value, kind) in known.words.items() if kind in ("scale", "approximate")}
    distinct = spans.select("numeral").unique(maintain_order=True)
    groups = pl.col("numeral").str.extract_groups(rf"^({DIGITS})(?:[ -]([{LETTER}]+))?$")
    distinct = distinct.with_columns(groups.struct.rename_fields(["digits", "scale"]).struct.unnest()).with_columns(
        factor=pl.when(pl.col("scale").is_null())
        .then(1.0)
        .otherwise(pl.col("scale").replace_strict(scales, default=None)),
        digits=pl.col("digits").str.replace_all("[ ']", ""),
    )
    digits = distinct.filter(pl.col("digits").is_not_null(), pl.col("factor").is_not_null()).select(
        "numeral",
        *read_digits(pl.col("digits"), pl.col("factor")),
        vague=pl.lit(value=False),
        approximate=pl.lit(value=False),
        scaled=pl.col("scale").is_not_null(),
        scale="factor",
    )
    words = distinct.join(digits, on="numeral", how="anti", maintain_order="left")["numeral"].to_list()
    amounts = [(word, known.parse(word)) for word in words]
    spelled = pl.DataFrame(
        [(word, a.value, None, a.vague, a.approximate, a.scale) for word, a in amounts if a is not None],
        schema=dict.fromkeys(("numeral",), pl.String)
        | {"value": pl.Float64, "other": pl.Float64}
        | dict.fromkeys(("vague", "approximate"), pl.Boolean)
        | {"scale": pl.Float64},
        orient="row",
    ).select(
        pl.exclude("scale"),
        scaled=pl.col("numeral").str.contains("|".join(re.escape(word) for word in scales)),
        scale="scale",
    )
    worth = pl.concat([digits.filter(pl.col("value").is_not_null()), spelled])
    return spans.join(worth, on="numeral", how="inner", maintain_order="left")


def _abbreviated(numerals: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The numerals with the scale letter that follows as part of them: "5K abonnés", "3 M d'habitants"."""
    table = lexicon["scale_abbreviations"].filter(pl.col("alone") != "no")
    apart = "|".join(table.filter(pl.col("alone") == "apart")["abbreviation"])
    glued = "|".join(table["abbreviation"])
    scales = {key: float(value) for key, value in table.select("abbreviation", "value").rows()}
    long = "|".join(table.filter(pl.col("abbreviation").str.len_chars() > 1)["abbreviation"])
    last = "|".join(table.filter(pl.col("last") == "yes")["abbreviation"])
    # None of its letters may follow: "m" is no scale in "3 mois".
    initials = "|".join(rf"{scale}(?:[^{LETTER}]|$)" for scale in scales)
    # Few numerals are followed by such a letter.
    near = numerals.with_row_index("_n").select("_n", "left", "after", "numeral", "scaled")
    near = near.filter(pl.col("after").str.contains(f"^ ?(?:{initials})"), ~pl.col("scaled"))
    after = pl.col("after")
    # "5K abonnés", "3M d'habitants", and not "la version 7B de Nébulia".
    noun = rf"(?: de [{SMALL}]| d'[{SMALL}]| [a-ce-zà-ÿœ]| d[^e' ]| de[^ ])"
    found = pl.coalesce(
        after.str.extract(rf"^(?: (?:{apart})|(?:{glued})){noun}", 0),
        after.str.extract(rf"^ ?(?:{long})(?:[,.;:!?)]|$)", 0),
        # "il en donne 10M.", and neither "chez 3M." nor "le 400M.".
        pl.when(_amount()).then(after).str.extract(rf"^(?:{last})(?: ?[,.;:!?)]|$)", 0),
        # "Orly (29,19 M)".
        pl.when(pl.col("numeral").str.contains(r"^[0-9]+,[0-9]{1,2}$")).then(after).str.extract(rf"^ (?:{last})\)", 0),
        pl.when(pl.col("left").str.contains(ALONE)).then(after).str.extract(rf"^ ?(?:{last})[.!?]?$", 0),
        # "$10M": money all the same.
        pl.when(pl.col("left").str.contains(r"\p{Sc} ?$")).then(after).str.extract(rf"^(?:{glued})(?:[,.;:!?) ]|$)", 0),
    )
    letters = found.str.extract(rf"^( ?[{LETTER}]+)", 1)
    # "la vidéo en 4K".
    named = pl.when(pl.col("numeral").is_in(["2", "4", "5", "8"]) & (letters == "K")).then("left")
    display = named.str.contains(rf"(?i)(?:^|[^{LETTER}])(?:{alternatives(lexicon, 'display')})$")
    here = near.filter(letters.is_not_null() & ~display.fill_null(value=False)).select("_n", _letters=letters)
    if here.is_empty():
        return numerals
    known = pl.col("_letters").is_not_null()
    factor = pl.col("_letters").str.strip_chars().replace_strict(scales, default=None).fill_null(1.0)
    size = pl.col("_letters").str.len_chars().fill_null(0).cast(pl.Int32)
    extended = (
        numerals.with_row_index("_n")
        .join(here, on="_n", how="left", maintain_order="left")
        .lazy()
        .with_columns(
            value=pl.col("value") * factor,
            other=pl.when(~known).then("other"),
            scale=pl.col("scale") * factor,
            scaled=pl.col("scaled") | known,
            end=pl.col("end") + size,
            after=pl.when(known).then(pl.col("after").str.slice(size.cast(pl.Int64))).otherwise("after"),
        )
        .drop("_n", "_letters")
    )
    return extended.collect(engine="in-memory")


def _amount() -> pl.Expr:
    """Whether a number in digits looks like an amount in thousands or millions: two digits or decimals, no article."""
    article = pl.col("left").str.contains(rf"(?i)(?:^|[^{LETTER}])(?:le|la|du|au|un|une|ce|en|sur|chez|par) $|^$")
    return pl.col("numeral").str.contains("^[0-9]{2,3}$|^[0-9]+[.,][0-9]{1,2}$") & ~article

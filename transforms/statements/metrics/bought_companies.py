"""What is paid for a company that the sentence names, and the shares of it that change hands."""

from __future__ import annotations

import polars as pl

from transforms.statements.metrics.echoes import instead, read_by, untold
from transforms.text.letters import LETTER

_TELL_LITTLE = ["other", "investment", "funding", "contract_value", "compensation"]
"""Metrics that the words beside a sum may be of, though it buys a company: "boucle l'achat de Wiz pour 2 milliards"."""
_BEFORE, _AFTER = 110, 70
"""Characters before and after a figure in which the word of dealing and the company stand."""
_APOSTROPHES = "['’]"
_NOUN = rf"(?:(?:le |la |l{_APOSTROPHES}|les |son |sa |une? )?(?:[a-zà-ÿœ-]{{2,16}} ){{0,3}})?"
"""What may stand before the name: "la start-up israélienne "."""
_THE = rf"(?:(?:le |la |l{_APOSTROPHES}|son |sa |une? )(?:[a-zà-ÿœ-]{{2,16}} ){{0,3}})?"
"""The same, but no verb: "pour bâtir Hyperion"."""
_GENITIVE = r" d(?:e|u|es) "
_WORD = rf"[A-ZÀ-Ý][{LETTER}0-9_&.'’-]{{0,24}}"
_NAME = rf"{_WORD}(?: (?:de |du |des |et )?{_WORD}){{0,3}}"
_LIKE_A_NAME = rf"[A-ZÀ-Ý][{LETTER}0-9_&.’-]{{0,24}}[a-zà-ÿ]"
"""How a name begins that is no acronym: "10 % de TVA" is of no company."""
_LIMITS = (
    r"(?: (?:environ|quelque|près de|près d['’]|plus de|plus d['’]|moins de|moins d['’]|la somme de|un montant de"
    r"|un prix de|un total de|au moins|jusqu['’]à|seulement|à peine|la bagatelle de)){0,2} ?"
)
_FOR = r"[»”\"]?,? (?:pour|contre|moyennant|au prix de|en échange de|payée?)"
"""What stands between a company and the sum that it is bought for."""
_PAID_FOR = (
    r"^((?: \([^()]{1,30}\))?(?: sur la table| au pot)?(?: signés? par [^,;.]{2,20})?"
    rf"(?: en (?:cash|numéraire|actions))? pour {_THE}){_LIKE_A_NAME}"
)
_PAID_FOR_KNOWN = f"{_PAID_FOR.removesuffix(_LIKE_A_NAME)}[A-ZÀ-Ý]"
"""The same before a name that is known, which may be an acronym: "17 milliards pour SFR"."""
_TAKES = (
    rf"(?:^|[^{LETTER}])((?:achet|achèt|acquér|acquier|acqui|pren|pris|souscri|rafl|ramass)[a-zà-ÿ]{{0,5}} "
    rf"(?:pour |l{_APOSTROPHES}équivalent de )?{_LIMITS})$"
)
_SHARES_OF = rf"^ (?:d{_APOSTROPHES}actions|de titres) (?:de |d{_APOSTROPHES}|du |de la )?{_NOUN}[A-ZÀ-Ý]"
"""What stands around a sum for which shares of a company are bought: "prend pour 2 milliards d'actions Intel"."""
_AGREED = rf"(?:^|[^{LETTER}])((?:accord|entente|transaction|opération|deal|contrat)s? [^,;.]{{0,44}})$"
_TO_BUY = (
    r"^(?: \([^()]{1,30}\))?,?(?: en (?:cash|numéraire|actions))?(?: et en actions)?,? (?:pour|visant à|afin d[e’'])"
    rf" ?(?:acquérir|racheter|s{_APOSTROPHES}offrir|reprendre|absorber|avaler"
    rf"|s{_APOSTROPHES}emparer (?:de |d{_APOSTROPHES})|mettre la main sur"
    rf"|l{_APOSTROPHES}acquisition (?:de |d{_APOSTROPHES})|le rachat (?:de |d{_APOSTROPHES}))"
    rf" ?{_NOUN}(?:{_LIKE_A_NAME}|[A-ZÀ-Ý]{{2,12}} [A-ZÀ-Ý][a-zà-ÿ])"
)
"""What stands around the sum of an agreement by which a company is bought: "un accord de 2 milliards pour racheter"."""
_PUT = rf"(?:^|[^{LETTER}])((?:invest|inject|apport|met|mis|vers|engag)[a-zà-ÿ]{{0,7}} [^,;.]{{0,30}})$"
_INTO_ROUND = (
    r"^ dans (?:la |sa |cette |le |l['’])(?:nouvelle |dernière |prochaine |nouveau |dernier |vaste )?"
    r"(?:levée de fonds|levée|augmentation de capital|tour de table|tour de financement|ronde de financement)"
    rf" (?:de |du |d{_APOSTROPHES}|de la )?{_NOUN}[A-ZÀ-Ý]"
)
"""What stands around a sum that is put into a round of a company."""
_OF = (
    r"^( (?:du capital |des parts |des actions |des titres )?"
    rf"(?:de |du |d{_APOSTROPHES}|de l{_APOSTROPHES}|de la |dans |au capital de |au capital d{_APOSTROPHES})"
    rf"{_NOUN}){_LIKE_A_NAME}"
)
"""What stands between a share and the company that it is of."""
_AT = (
    rf"^ (?:par an )?(?:sur [^,;. ]{{1,12}} (?:ans|années|exercices) )?"
    rf"(?:chez|auprès de|auprès d{_APOSTROPHES}) ?{_NOUN}[A-ZÀ-Ý]"
)
_SPENT = rf"(?:^|[^{LETTER}])(?:dépens|engag|pay|paie|paier)[a-zà-ÿ]{{0,5}} [^,;.]{{0,30}}$"
_WITH = rf"^ (?:par an )?(?:sur [^,;. ]{{1,12}} (?:ans|années|exercices) )?(?:avec|envers) {_NOUN}[A-ZÀ-Ý]"
_ENGAGED = rf"(?:^|[^{LETTER}])engag(?:é|ement)[a-zà-ÿ]{{0,3}} [^,;.]{{0,40}}$"
"""What stands around a sum for which something is bought of a company: "dépenser 30 milliards chez Orbite"."""
_COMPANY = (
    "(?:société|entreprise|start-?up|jeune pousse|pépite|licorne|firme|maison mère|groupe|créateur|concepteur|"
    "fabricant|éditeur|spécialiste|géant|inventeur|fondateur|champion|laboratoire|réseau social|constructeur)"
)
"""Nouns that a company is called by."""
_WORTH = (
    rf"(?i:valeur|prix) (?:boursière |implicite |théorique )?(?:de |d{_APOSTROPHES}|du |de la |de l{_APOSTROPHES})"
    rf"(?:(?:[a-zà-ÿ-]{{2,14}} )?{_NAME}|(?:sa |cette |son |leur )?(?:[a-zà-ÿ]{{4,9}} )?{_COMPANY}[^,;.0-9]{{0,40}}) "
    rf"(?:[^,;.0-9]{{0,24}})?(?:à|atteint|dépasse|approche|avoisine|frôle|dépassait|atteignait|de){_LIMITS}$"
)
_LARGE = "illi"
"""What the worth of a company has, and the price of its wares has not."""
_NO_COMPANIES = ["person", "place", "model"]


def bought_companies(
    figures: pl.DataFrame, metrics: pl.DataFrame, names: pl.DataFrame, sentences: pl.DataFrame, words: pl.DataFrame
) -> pl.DataFrame:
    """The metrics, and those of sums paid for a company that is named, and of shares of one: as `read_metrics`.

    "Meta dépense 2 milliards pour Manus", "BNP Paribas rafle AXA IM pour 5 milliards", "Accor cède 10 % d'Ennismore".
    `sentences` with their `text`, in which a name begins with a capital letter, known or not. `words` is
    dealing_words.csv.
    """
    stems = {
        what: "|".join(stem.replace("'", _APOSTROPHES) for stem in words.filter(pl.col("what") == what)["stem"])
        for what in ("price", "paid", "share")
    }
    open_ones = (
        untold(figures, metrics, _TELL_LITTLE)
        .filter(pl.col("kind").is_in(["money", "share"]))
        .select("f", "s", "kind", "surface", "fig_start", "fig_end", "depth")
        .join(sentences.select("s", "text"), on="s", how="inner", maintain_order="left")
        .with_columns(
            before=pl.col("text").str.slice(
                pl.max_horizontal(pl.col("fig_start") - _BEFORE, 0), pl.min_horizontal("fig_start", _BEFORE)
            ),
            after=pl.col("text").str.slice(pl.col("fig_end"), _AFTER),
        )
        .drop("text")
    )
    if open_ones.is_empty():
        return metrics
    money, share = pl.col("kind") == "money", pl.col("kind") == "share"
    # Few sentences have a stem, which is told in a fraction of the time.
    apostrophes = [stem.replace("'", "’") for stem in words["stem"]]
    deals = pl.col("before").str.contains_any(sorted({*words["stem"], *apostrophes}))
    price, paid, dealt = (
        rf"(?:^|[^{LETTER}])((?:{stems[what]})[a-zà-ÿ]{{0,5}}{rest})$"
        for what, rest in (
            ("price", rf"(?: de | d{_APOSTROPHES}| avec | ){_NOUN}{_NAME}{_FOR}{_LIMITS}"),
            ("paid", r" [^,;.]{0,30}"),
            ("share", r" [^,;.]{0,30}"),
        )
    )
    behind = (
        pl.when(money)
        .then(pl.coalesce(pl.col("after").str.extract(_PAID_FOR), "known"))
        .when(share)
        .then(pl.col("after").str.extract(_OF))
    )
    companies = names.filter(pl.col("kind") == "organization").select("s", "start").unique()
    acronyms = (
        open_ones.filter(money)
        .with_columns(known=pl.col("after").str.extract(_PAID_FOR_KNOWN))
        .with_columns(start=pl.col("fig_end") + pl.col("known").str.len_chars().cast(pl.Int32))
        .join(companies, on=["s", "start"], how="semi", maintain_order="left")
        .select("f", "known")
    )
    open_ones = open_ones.join(acronyms, on="f", how="left", maintain_order="left")
    read = (
        open_ones.with_columns(behind=behind, deals=deals)
        .with_columns(
            price=pl.when(money & pl.col("deals")).then("before").str.extract(price),
            paid=pl.when(money & pl.col("deals") & ~pl.col("behind").str.contains(_GENITIVE))
            .then("before")
            .str.extract(paid),
            taken=pl.when(money & pl.col("after").str.contains(_SHARES_OF)).then("before").str.extract(_TAKES),
            put=pl.when(money & pl.col("after").str.contains(_INTO_ROUND)).then("before").str.extract(_PUT),
            agreed=pl.when(money & pl.col("after").str.contains(_TO_BUY)).then("before").str.extract(_AGREED),
            dealt=pl.when(share & pl.col("deals") & pl.col("behind").is_not_null()).then("before").str.extract(dealt),
            at=money
            & (
                (pl.col("after").str.contains(_AT) & pl.col("before").str.contains(_SPENT))
                | (pl.col("after").str.contains(_WITH) & pl.col("before").str.contains(_ENGAGED))
            ),
            worth=pl.when(
                money
                & pl.col("surface").str.contains(_LARGE, literal=True)
                & pl.col("before").str.contains_any(["aleur ", "ALEUR ", "rix ", "RIX "])
            )
            .then("before")
            .str.contains(_WORTH)
            .fill_null(value=False),
        )
        .with_columns(
            metric=pl.when(pl.coalesce("price", "paid", "taken", "agreed", "put").is_not_null())
            .then(pl.lit("acquisition_price"))
            .when(pl.col("dealt").is_not_null())
            .then(pl.lit("stake"))
            .when("at")
            .then(pl.lit("contract_value"))
            .when("worth")
            .then(pl.lit("valuation")),
            # The word of dealing, whose subject deals, and not the company right before the sum.
            _back=pl.coalesce("price", "paid", "taken", "agreed", "put", "dealt").str.len_chars().cast(pl.Int32),
            start=pl.when(pl.col("price").is_null()).then(
                pl.col("fig_end") + pl.col("behind").str.len_chars().cast(pl.Int32)
            ),
        )
        .filter(pl.col("metric").is_not_null())
        .join(
            names.filter(pl.col("kind").is_in(_NO_COMPANIES)).select("s", "start"),
            on=["s", "start"],
            how="anti",
            maintain_order="left",
        )
        .with_columns(
            anchor_start=pl.coalesce(pl.col("fig_start") - pl.col("_back"), "fig_start"),
            anchor_end=pl.coalesce(pl.col("fig_start") - pl.col("_back") + 1, "fig_end"),
            anchor_depth="depth",
            form=pl.when(pl.col("_back").is_not_null()).then(pl.lit("verb")).otherwise(pl.lit("noun")),
        )
    )
    return instead(metrics, read_by("verb_cue", read))

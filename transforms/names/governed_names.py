"""Names whose place says that they are companies: "le PDG de Novalia", "rachetée par Novalia", "le suédois Novalia"."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.lexicon import Lexicon
from transforms.names.name_shapes import RUN_OF_ANY
from transforms.text.folding import fold
from transforms.text.letters import LETTER

_NAME = f"^({RUN_OF_ANY})"
# "le suédois Novalia"; "le patron suédois Novalia" has a noun before it, and "Suédois" are people.
_ARTICLE = r"(?:^|[ '(\"])(?:[Ll]e |[Ll]a |[Dd]u |[Aa]u |[LldD]')$"


@cache
def governors(lexicon: Lexicon) -> pl.DataFrame:
    """`form`: the words, and a space where no elision ends them; `kind` of the name after them."""
    cues = lexicon["name_governors"].select("kind", form=fold(pl.col("cue")))
    # "Produit par Foo, le film …"
    opening = cues.filter(pl.col("form").str.ends_with("ée par") | pl.col("form").str.contains("(?:é|it|çu) par$"))
    opening = opening.with_columns(form=pl.col("form").str.slice(0, 1).str.to_uppercase() + pl.col("form").str.slice(1))
    cues = pl.concat([cues, opening])
    ends = pl.when(pl.col("form").str.ends_with("'")).then("form").otherwise(pl.col("form") + " ")
    return cues.with_columns(form=ends).unique("form", keep="first", maintain_order=True)


@cache
def nationalities(lexicon: Lexicon) -> pl.Series:
    """The adjectives of nationality and a space. The search took six times as long with a class of letters behind."""
    return lexicon["nationality_words"].select(form=fold(pl.col("word")) + " ").to_series().unique().sort()


def governed_names(found: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """Names right after words that only companies follow: `row`, `document`, `start`, `end`, `name`, `kind`.

    `found` has the occurrences of the forms of `governors` and `nationalities`.
    """
    apart = found.filter(pl.col("before").str.contains(rf"(?:^|[^{LETTER}\p{{N}}])$"))
    if apart.is_empty():
        return apart.select("row", "document", "start", "end", name="form", kind=pl.lit("organization"))
    governed = apart.join(governors(lexicon), on="form", maintain_order="left").with_columns(
        name=pl.col("after").str.extract(_NAME), start="end"
    )
    given = lexicon["given_names"]["name"].implode()
    national = (
        apart.filter(pl.col("form").is_in(nationalities(lexicon).implode()) & pl.col("before").str.contains(_ARTICLE))
        .with_columns(name=pl.col("after").str.extract(_NAME), start="end", kind=pl.lit("organization"))
        # With a given name it is a person.
        .filter(~pl.col("name").str.extract("^([^ -]+)[^ ]* ").is_in(given).fill_null(value=False))
    )
    columns = ["row", "document", "start", "name", "kind"]
    return (
        pl.concat([governed.select(columns), national.select(columns)])
        .drop_nulls("name")
        .with_columns(end=pl.col("start") + pl.col("name").str.len_chars().cast(pl.Int32))
        .select("row", "document", "start", "end", "name", "kind")
    )

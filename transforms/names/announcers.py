"""Words that announce a name: what it is stands right before it."""

from __future__ import annotations

from functools import cache

import polars as pl

from transforms.lexicon import Lexicon
from transforms.names.name_shapes import RUN_OF_ANY, cut_at_marks
from transforms.text.folding import MARK, fold
from transforms.text.letters import CAPITAL, LETTER, SMALL

REACH = 110
"""How many characters after an announcing word are looked at."""

_NOUN = f"[{SMALL}-]+"
ADJECTIVE = (
    f"(?: {_NOUN}(?:aise?|oise?|ien|ienne|éen|éenne|aine?|ande?|agnole?|agnol|ique|ale?|ive|if|ari|irati|aire|ier|ière"
    "|eux|euse|iel|ielle|usse|elge|uisse|urc|urque|recque|rec|hèque|aque|erbe|roate|ulgare|orse|asque|gache|rabe"
    "|reton(?:ne)?|allon(?:ne)?|iste|ile)s?)"
)
_COMPLEMENT = f"(?: (?:de |d'|en |des ){_NOUN}(?: (?:de |d'|en |à )?{_NOUN}){{0,2}})"
# All that may stand between "le fabricant" and the name, and its first letter, told cheaply before the parts are.
_BETWEEN = rf"^([{SMALL}'\" ,:-]{{0,60}})[{CAPITAL}]"
# "les enseignes Foo, Bar et Baz"
_LIST = rf"^({RUN_OF_ANY}(?:, (?:de |d')?{RUN_OF_ANY}){{0,5}},? et (?:de |d')?{RUN_OF_ANY})"
# 'la marque "Les Trois Foo"': all between the quotation marks, where it is no sentence.
_QUOTED = rf'^([{CAPITAL}][{LETTER}0-9&\'-]*(?: [{LETTER}0-9&\'-]+){{0,4}}) ?"'
# As in "deux entreprises : Foo et Bar".
# "la ville indienne de Foo", "les communes de Foo"
_SITUATED = f"^{ADJECTIVE}? (?:de |d'|du )$"
_LINK = rf'^ ?{ADJECTIVE}?{_COMPLEMENT}?{ADJECTIVE}?(?:,| :)? ?"? ?$'


@cache
def announcers(lexicon: Lexicon) -> pl.DataFrame:
    """`form` (the word and a space), `kind` of what it announces (null for a participle), `role` (a person's).

    `several`: whether it announces a list of them.
    """
    roles = lexicon["roles"].select(form="role", kind=pl.lit("person"), role=pl.lit(value=True))
    heads = lexicon["name_heads"].select(
        form="head",
        kind="kind",
        role=pl.lit(value=False),
        certain=pl.col("reference").is_not_null(),
        several=pl.col("number") == "p",
    )
    naming = lexicon["naming_cues"].select(
        form="cue", kind="kind", role=pl.lit(value=False), employer=pl.col("kind").is_not_null()
    )
    return (
        pl.concat([roles, heads, naming], how="diagonal")
        .with_columns(
            form=fold(pl.col("form")) + " ",
            certain=pl.col("certain").fill_null(value=True),
            employer=pl.col("employer").fill_null(value=False),
            several=pl.col("several").fill_null(value=False),
        )
        # "le spécialiste Foo" is a company, "la spécialiste Anna Morel" a person.
        .unique(["form", "role"], keep="first", maintain_order=True)
    )


def announced_names(found: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """Names right after a word that says what they are: `row`, `document`, `start`, `end`, `name`, `kind`, `certain`.

    `quoted`: of several words between quotation marks, whatever they are ('la marque "Les Trois Foo"').

    `found` has the occurrences of the announcers' forms. "la start-up Foo", "le fabricant taïwanais de puces Foo",
    "la chercheuse Foo Bar", "un campus baptisé Foo": what a participle names is what the nearest noun before it says.
    "Les enseignes Foo, Bar et Baz" names three. A person's name has two words at least; after "chez" a role before it
    or capitals inside it make the name. Not `certain` are nouns that people bear too ("son rival Foo").
    """
    heard = found.filter(pl.col("before").str.contains(r"(?:^|[ '\"(\n-])$")).join(
        announcers(lexicon), on="form", maintain_order="left"
    )
    first = pl.col("row") != pl.col("row").shift(1)
    # The kind of the last noun so far, of this sentence only.
    noun = ~pl.col("role") & ~pl.col("employer") & pl.col("kind").is_not_null()
    last = pl.when(noun).then("kind").when(first.fill_null(value=True)).then(pl.lit(""))
    named = (
        heard.with_columns(_last=last.forward_fill())
        .with_columns(_last=pl.when(pl.col("kind").is_null()).then(_kind_before(lexicon)).fill_null(pl.col("_last")))
        .with_columns(
            _last=pl.when(pl.col("kind").is_null() & _fronted())
            .then(_kind_around(noun, _site_behind(lexicon)))
            .otherwise("_last")
        )
        .with_columns(kind=pl.coalesce("kind", "_last"), between=pl.col("after").str.extract(_BETWEEN))
        .filter((pl.col("kind") != "") & pl.col("between").is_not_null())
        .with_columns(_of=(pl.col("kind") == "place") & (" " + pl.col("between")).str.contains(_SITUATED))
        # "la ville de Foo" is Foo; "le groupe de Foo" lies there.
        .filter((" " + pl.col("between")).str.contains(_LINK) | pl.col("_of"))
        # "les clubs de la Ligue" are of it and not so called; "le quartier général des meubles Foo" is no place.
        .filter(
            pl.col("_of")
            | ~pl.col("between").str.contains(r"(?:^| )(?:de la |de l'|des |du )$")
            & ((pl.col("kind") != "place") | ~(" " + pl.col("between")).str.contains(f"^{ADJECTIVE}?{_COMPLEMENT}"))
        )
        .with_columns(_long=pl.col("between").str.len_chars().cast(pl.Int32))
        .with_columns(_from=pl.col("after").str.slice(pl.col("_long")))
        .with_columns(
            _quoted=pl.when(pl.col("between").str.contains('"', literal=True) & ~pl.col("role")).then("_from")
        )
        .with_columns(pl.col("_quoted").str.extract(_QUOTED))
        .with_columns(
            name=pl.coalesce("_quoted", pl.col("_from").str.extract(f"^({RUN_OF_ANY})")),
            quoted=pl.col("_quoted").str.contains(" ", literal=True).fill_null(value=False),
        )
        .drop_nulls("name")
        .filter(
            ~pl.col("role")
            | (
                pl.col("name").str.contains(" ", literal=True)
                & ~pl.col("between").str.contains("'|(?:^| )d(?:e|u|es) ")
            )
        )
    )
    begin = pl.col("end") + pl.col("_long")
    one = (
        named.select(
            "row",
            "document",
            "name",
            "kind",
            "certain",
            "quoted",
            _cue="start",
            start=begin,
            end=begin + pl.col("name").str.len_chars().cast(pl.Int32),
        )
        # Of two nouns before one name the first is its own: "le fabricant de puces Foo" is no chip.
        .sort("row", "start", "_cue")
        .unique(["row", "start"], keep="first", maintain_order=True)
        .drop("_cue")
    )
    lists = named.filter(pl.col("several")).with_columns(_part=pl.col("_from").str.extract(_LIST))
    return pl.concat([one, _items(lists.drop_nulls("_part").with_columns(at=begin)).select(one.columns)]).unique(
        ["row", "start"], keep="first", maintain_order=True
    )


def _kind_before(lexicon: Lexicon) -> pl.Expr:
    """The kind of the noun that ends at a comma right before, null of none: "Le centre de données, baptisé Foo".

    Nouns are found with the space behind them, of which these have none.
    """
    heads = lexicon["name_heads"].filter(pl.col("number") == "s").select(fold(pl.col("head")), "kind")
    heads = heads.unique("head", keep="first", maintain_order=True)
    kinds = dict(heads.iter_rows())
    last = pl.col("before").str.extract(rf"([{SMALL}'-]+(?: [{SMALL}'-]+){{0,3}}), $").str.split(" ")
    nouns = [
        last.list.slice(-after - words, words).list.join(" ").str.replace("^[ldLD]'", "")
        for words, after in ((4, 0), (3, 0), (2, 0), (3, 1), (2, 1), (1, 1), (1, 0))
    ]
    return pl.coalesce(noun.replace_strict(kinds, default=None, return_dtype=pl.String) for noun in nouns)


def _fronted() -> pl.Expr:
    """Whether the participle begins its sentence, "Baptisé Foo, le campus ouvrira"; not "Nommé PDG de Foo en 2020"."""
    return pl.col("form").str.contains(f"^[{CAPITAL}]") & pl.col("after").str.contains(
        rf'^(?:le |la |l\')? ?"? ?{RUN_OF_ANY} ?"?(?:, | \()'
    )


@cache
def _site_behind(lexicon: Lexicon) -> str:
    """A pattern for a name behind which its sentence goes on about a site: "Foo, le site atteindra 2 GW"."""
    nouns = "|".join(lexicon["site_nouns"].select(fold(pl.col("noun"))).to_series().sort(descending=True))
    return rf"^[^,;.]{{2,40}}, (?:le |la |l\'|ce |cet |cette |son |sa )(?:[{SMALL}]+ )?(?:{nouns})[ ,]"


def _kind_around(noun: pl.Expr, site: str) -> pl.Expr:
    """The kind of the next noun of the sentence, else of the last one of the sentence before; "" where there is none.

    `site` as `_site_behind`.
    """
    kind, row = pl.when(noun).then("kind"), pl.when(noun).then("row")
    after = pl.when(row.backward_fill() == pl.col("row")).then(kind.backward_fill())
    nearby = (pl.col("row").cast(pl.Int64) - row.forward_fill()) == 1
    before = pl.when(nearby & (pl.col("document") == pl.when(noun).then("document").forward_fill())).then(
        kind.forward_fill()
    )
    spoken_of = pl.when(pl.col("after").str.contains(site)).then(pl.lit("site"))
    return pl.coalesce(after, spoken_of, before, pl.lit(""))


def _items(lists: pl.DataFrame) -> pl.DataFrame:
    """The names of each list `_part` that begins `at`."""
    marked = pl.col("_part").str.replace_all(RUN_OF_ANY, f"{MARK}${{0}}{MARK}")
    items = cut_at_marks(lists.with_row_index("_list").select("document", row="_list", form=marked))
    # "les fusées Titan III et IV"
    items = items.filter(~pl.col("form").str.contains("^[IVX]+$"))
    of = lists[items["row"]]
    return items.select(
        "document",
        row=of["row"],
        name="form",
        kind=of["kind"],
        certain=of["certain"],
        quoted=pl.lit(value=False),
        start=pl.col("start") + of["at"],
        end=pl.col("end") + of["at"],
    )


def with_makes(announced: pl.DataFrame, readable: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """The announced names; a model in a text that does not speak of AI is a make: "les modèles Haliade" of turbines."""
    models = announced.filter(pl.col("kind") == "model")["document"].unique()
    searched = readable.filter(pl.col("document").is_in(models.implode()))
    of_ai = searched.filter(pl.col("folded").str.contains(_of_ai(lexicon)))["document"].unique()
    make = (pl.col("kind") == "model") & ~pl.col("document").is_in(of_ai.implode())
    return announced.with_columns(kind=pl.when(make).then(pl.lit("product")).otherwise("kind"))


@cache
def _of_ai(lexicon: Lexicon) -> str:
    words = lexicon["model_signs"].select(fold(pl.col("word"))).to_series().sort(descending=True)
    return rf"(?:^|[^{LETTER}\p{{N}}])(?:{'|'.join(words)})(?:[^{LETTER}]|$)"

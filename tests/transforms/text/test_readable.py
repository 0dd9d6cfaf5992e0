from __future__ import annotations

import textwrap
import time

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from schemas import LANDED
from tests.transforms.together import together
from transforms.identifiers import with_id
from transforms.lexicon import read_lexicon
from transforms.parse import parse_documents
from transforms.stages import STAGES
from transforms.text.readable import make_readable

LEXICON = read_lexicon("fr")


@together
def readable(texts: list[str]) -> list[str]:
    frame = pl.DataFrame({"doc_id": [f"{number:06}" for number in range(len(texts))], "text": texts})
    return make_readable(frame, LEXICON).texts["text"].to_list()


PARAGRAPH = (
    "Le groupe Norvex, que dirige Anne Martin, prévoit d'investir entre 60 et 65 millions d'euros dans son usine de "
    "Brest d'ici 2028. Il y emploiera quelque 200 ingénieurs, contre 150 aujourd'hui, et doublera sa consommation."
)
LIST = "Au programme\nla visite du site de Brest et des ateliers\nun débat\nle dîner des anciens au bord du lac"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        pytest.param(
            "Il coûte 12\nmilliards d'euros.", "Il coûte 12 milliards d'euros.", id="a number at a line's end"
        ),
        pytest.param(
            "Il vaut entre 60 et\r\n65 euros.", "Il vaut entre 60 et 65 euros.", id="a word that needs another"
        ),
        pytest.param(textwrap.fill(PARAGRAPH, 72), PARAGRAPH, id="lines of 72 characters"),
        pytest.param(textwrap.fill(PARAGRAPH, 60), PARAGRAPH, id="lines of 60 characters, names broken"),
        pytest.param(textwrap.fill(PARAGRAPH, 72, subsequent_indent="  "), PARAGRAPH, id="indented lines"),
        pytest.param(
            textwrap.fill(PARAGRAPH, 72, initial_indent="> ", subsequent_indent="> "),
            f"> {PARAGRAPH}",
            id="lines of a mail that is answered",
        ),
        pytest.param(
            f"Norvex voit grand\n{textwrap.fill(PARAGRAPH, 72)}\n\nEt après ?\n",
            f"Norvex voit grand\n{PARAGRAPH}\n\nEt après ?\n",
            id="a heading and a blank line still cut",
        ),
        pytest.param(
            f"{textwrap.fill(PARAGRAPH, 72)}\n- un site\n- une usine de\n  3 hectares",
            f"{PARAGRAPH}\n- un site\n- une usine de 3 hectares",
            id="items of a list still cut",
        ),
        pytest.param(
            "Cela dure depuis vingt-\ncinq ans.\n\nIl reste 60-\n65 sites.",
            "Cela dure depuis vingt-cinq ans.\n\nIl reste 60-\n65 sites.",
            id="a hyphen stays",
        ),
        pytest.param(
            "Norvex consacrera à ses sites 12 mil-\nliards d'euros, dont dix pour son centre améri-\n  cain, vingt-\n"
            "deux ans après sa créa-\ntion.",
            "Norvex consacrera à ses sites 12 milliards d'euros, dont dix pour son centre américain, vingt-"
            "deux ans après sa création.",
            id="words cut by a program, and one that has its hyphen",
        ),
        pytest.param(LIST, LIST, id="short lines of their own"),
        pytest.param("Norvex grandit\nLa ville aussi.", "Norvex grandit\nLa ville aussi.", id="a heading alone"),
        pytest.param(
            "Il part en 2025.\n12 sites restent.", "Il part en 2025.\n12 sites restent.", id="a sentence's end"
        ),
        pytest.param("**65 millions** d'euros", "65 millions d'euros", id="bold"),
        pytest.param("*Norvex*, __65__ et _3_.", "Norvex, 65 et 3.", id="italics and underlined"),
        pytest.param("soit ***65***\\* sites", "soit 65* sites", id="bold italics and an escaped mark"),
        pytest.param("[Norvex](https://norvex.example/2025/a_b?n=300) vend.", "Norvex vend.", id="a link"),
        pytest.param(
            "[Norvex](https://norvex.example/?a=1&amp;b\\_c=e\u0301) &amp; fils.",
            "Norvex & fils.",
            id="signs in an address",
        ),
        pytest.param('<a  href="/?a=1&amp;b=2">Norvex</a> vend.', "Norvex vend.", id="signs and spaces in a tag"),
        pytest.param("[**Norvex** SA][1] vend[^2].", "Norvex SA vend.", id="a link by reference, a footnote"),
        pytest.param("Vu ![12 grues](https://a.example/1.png) ici.", "Vu  ici.", id="a picture"),
        pytest.param("# Titre\n\n* un\n* deux", "# Titre\n\n* un\n* deux", id="headings and bullets are of the text"),
        pytest.param("2*3*4 et nom_de_fichier", "2*3*4 et nom_de_fichier", id="signs between letters and digits"),
        pytest.param("Hors CDD*, soit 5 %. *Source : Insee", "Hors CDD*, soit 5 %. *Source : Insee", id="an asterisk"),
        pytest.param("12&nbsp;millions d&#8217;euros", "12\u00a0millions d’euros", id="entities"),
        pytest.param("Oui.\n> « Oui »\n\n> Lire : non", "Oui.\n« Oui »\n\n> Lire : non", id="a quotation"),
        pytest.param("`12 000` ans, l`or et d`un", "12 000 ans, l`or et d`un", id="code, and apostrophes"),
        pytest.param(
            "5 M€<sup>1</sup>, 3 m<sup>2</sup>, le 1<sup>er</sup>", "5 M€, 3 m², le 1er", id="a note and a power"
        ),
        pytest.param("Un titre\\n\\nUn texte.", "Un titre\n\nUn texte.", id="escaped line ends"),
        pytest.param("R&D; AT&T, 5 < 6 > 3", "R&D; AT&T, 5 < 6 > 3", id="signs that are no entities or tags"),
        pytest.param("<p>Norvex <b>vend</b></p>12<br/>usines", "\nNorvex vend\n12\nusines", id="tags"),
        pytest.param("mil\u00adliards en 20\u200b25", "milliards en 2025", id="soft hyphens and zero-width spaces"),
        pytest.param("de\u0301cembre", "décembre", id="accents apart from their letters"),
        pytest.param("3  mars  2025,  à  Brest", "3 mars 2025, à Brest", id="wide spaces"),
        pytest.param("25  ans, 10\u00a0 millions, 3 \u202f%", "25 ans, 10\u00a0millions, 3 %", id="before a unit"),
        pytest.param("2024   12   345", "2024   12   345", id="columns of numbers stay apart"),
        pytest.param("&nbsp;\u00ad", "&nbsp;\u00ad", id="marks alone"),
        pytest.param("Rien de spécial.", "Rien de spécial.", id="nearly all text"),
    ],
)
def test_words_and_numbers_are_read_whole(written: str, read: str) -> None:
    assert readable(written) == read


MARKED_UP = "\n".join(
    (
        "# Norvex voit **grand**",
        "",
        textwrap.fill(
            "Le groupe [Meta](https://meta.example/2025), que dirige **Mark Zuckerberg**, prévoit d'investir entre "
            "**60 et 65 milliards** de dollars dans ses centres de don\u00adnées en 2025, selon Reuters. OpenAI "
            "conteste ce chiffre. Le groupe emploie 12&nbsp;000 salariés, et a perdu 5&nbsp;M&euro; à Brest.",
            60,
            break_long_words=False,
        ),
        "",
        "*Fin.* ",
    )
)


WRAPPED = "Le groupe Orange investira dans ses réseaux 12\nmilliards d'euros d'ici 2030."


@pytest.fixture(scope="module")
def landed() -> pl.DataFrame:
    texts = pl.DataFrame({"text": [MARKED_UP, WRAPPED, "Orange investira 3 milliards d'euros d'ici 2030."]})
    texts = texts.pipe(with_id, "doc_id", "text")
    return texts.match_to_schema(LANDED.polars_schema, missing_columns="insert").sort("doc_id")


@pytest.fixture(scope="module")
def parsed(landed: pl.DataFrame) -> dict[str, pl.DataFrame]:
    return parse_documents(landed, LEXICON)


def test_places_and_surfaces_are_those_of_the_text_as_written(parsed: dict[str, pl.DataFrame]) -> None:
    texts = dict(parsed["documents"].select("doc_id", "text").iter_rows())
    assert {MARKED_UP, WRAPPED} <= set(texts.values())
    for name, surface in (
        ("figures", "surface"),
        ("periods", "surface"),
        ("mentions", "surface"),
        ("sentences", "text"),
    ):
        for row in parsed[name].iter_rows(named=True):
            assert texts[row["doc_id"]][row["start_char"] : row["end_char"]] == row[surface]
    assert {
        "60 et 65\nmilliards** de dollars",
        "12&nbsp;000 salariés",
        "5&nbsp;M&euro;",
        "12\nmilliards d'euros",
    } <= set(parsed["figures"]["surface"])
    assert {"groupe [Meta", "Mark Zuckerberg"} <= set(parsed["mentions"]["surface"])
    for doc_id, text in texts.items():
        assert "".join(parsed["sentences"].filter(pl.col("doc_id") == doc_id)["text"]) == text


def test_claims_objections_and_titles_are_read_through_the_marks(parsed: dict[str, pl.DataFrame]) -> None:
    [doc_id, title] = parsed["documents"].filter(pl.col("text") == MARKED_UP).select("doc_id", "title").row(0)
    assert title == "Norvex voit grand"
    figures = parsed["figures"].select("figure_id", "surface")
    claims = parsed["claims"].filter(pl.col("doc_id") == doc_id).join(figures, on="figure_id")
    told = claims.select("surface", "subject_id", "metric", "status").rows()
    assert ("60 et 65\nmilliards** de dollars", "organization/meta", "investment", "disputed") in told
    [objection] = parsed["objections"].rows(named=True)
    assert MARKED_UP[objection["start_char"] : objection["end_char"]] == "contest"
    assert objection["claim_id"] in claims["claim_id"]
    told = [*parsed["claims"]["figure_id"].unique(), *parsed["abstentions"]["figure_id"]]
    assert sorted(told) == sorted(figures["figure_id"])


def test_tables_of_stages_that_are_done_are_taken_as_they_are(
    landed: pl.DataFrame, parsed: dict[str, pl.DataFrame]
) -> None:
    for number in (2, 4):
        done = {name: parsed[name] for stage in STAGES[:number] for name in stage.tables}
        again = parse_documents(landed, LEXICON, done=done)
        for name, table in parsed.items():
            assert_frame_equal(again[name], table)


@pytest.mark.parametrize("hostile", ["**a", "[a](", "![", "<b ", "&a;", "_a ", "a-\nb\n", "a\u0301\u00ad", "de\n1"])
def test_the_time_is_linear_in_a_hostile_text(hostile: str) -> None:
    frame = pl.DataFrame({"doc_id": ["a"], "text": [hostile * 50_000]})
    start = time.process_time()
    make_readable(frame, LEXICON)
    # It takes some tenths of a second; quadratic work would take minutes.
    assert time.process_time() - start < 10

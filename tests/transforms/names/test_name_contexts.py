"""Names that lists, known places and the words after them explain."""

from __future__ import annotations

import polars as pl
import pytest

from tests.transforms.together import together
from transforms.lexicon import read_lexicon
from transforms.names.discovery import discover_entities
from transforms.names.mentions import find_mentions
from transforms.text.sentences import split_sentences


@together
def found_in(texts: list[str]) -> list[list[tuple[str, str]]]:
    """Surface and id of the names that a text makes known, in its order."""
    ids = [f"{number:03}" for number in range(len(texts))]
    documents = pl.DataFrame({"doc_id": ids, "text": texts})
    lexicon = read_lexicon("fr")
    sentences = split_sentences(documents)
    _, mentions, _ = discover_entities(sentences, find_mentions(sentences, lexicon), lexicon)
    named = mentions.sort("start_char").select("doc_id", "surface", "entity_id")
    return [named.filter(doc_id=doc).drop("doc_id").rows() for doc in ids]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Voltarys, une start-up lyonnaise, recrute.", ["organization/voltarys"], id="an apposition"),
        pytest.param("Voltarys, l'éditeur de jeux, a licencié.", ["organization/voltarys"], id="a definite one"),
        pytest.param("Mardi, le groupe de Lyon, a licencié.", [], id="a day before the subject"),
        pytest.param("Chez Voltarys, spécialisée dans les puces,", ["organization/voltarys"], id="a trade after it"),
        pytest.param("Selon Voltarys, filiale d'Iliad,", ["organization/voltarys"], id="its parent after it"),
        pytest.param("Voltarys a levé 30 millions.", ["organization/voltarys"], id="what only companies do"),
        pytest.param("Un contrat avec OpenVoltar.", ["organization/openvoltar"], id="a capital inside"),
        pytest.param(
            "Ses clients sont Voltarys, Nvidia, Hexatron, Google et Norvex.",
            ["organization/voltarys", "organization/hexatron", "organization/norvex"],
            id="a list with two known companies",
        ),
        pytest.param("Des sites à Lyon, Paris et Bourgvieux.", ["place/bourgvieux"], id="a list with two known places"),
        pytest.param("Une usine à Bourgvieux (Charente).", ["place/bourgvieux"], id="a known place in brackets"),
        pytest.param("Le site de Saint-Foy-le-Sec, dans l'Aisne,", ["place/saint-foy-le-sec"], id="in a known one"),
        pytest.param("La ville de Bourgvieux hésite.", ["place/bourgvieux"], id="la ville de X"),
        pytest.param("Le Norwood Energy Center rouvre.", ["site/norwood-energy-center"], id="an ending of sites"),
        pytest.param("Le campus, baptisé Voltarys, rouvre.", ["site/voltarys"], id="a noun, a comma and its name"),
        pytest.param("Un data center géant, nommé Voltarys, ouvre.", ["site/voltarys"], id="its adjective between"),
        pytest.param("Nommé Voltarys Park, le campus rouvre.", ["site/voltarys-park"], id="the name before its noun"),
        pytest.param("Le directeur, nommé Premier adjoint, parle.", [], id="a post is no name"),
        pytest.param("Hier, Frederic Vautrin a parlé.", ["person/frederic-vautrin"], id="a given name without accents"),
    ],
)
def test_what_stands_beside_a_name_tells_what_it_is(text: str, found: list[str]) -> None:
    assert [entity for _, entity in found_in(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Pour Bourgvieux, le groupe recrute.", id="a definite noun begins the next clause"),
        pytest.param("Mais pour Voltar, Nvidia et Google vont trop loin.", id="who says it is not in the list"),
        pytest.param("Chez Nvidia et Google, Voltar et Hexar parlent.", id="what follows a closed list"),
        pytest.param("Aujourd'hui, spécialisée dans les puces, elle recrute.", id="a word that opens the sentence"),
        pytest.param("John McEnroe et LeBron jouent.", id="people with a capital inside"),
        pytest.param("Pour Voltar, en France, rien ne presse.", id="who is no place"),
        pytest.param("Le groupe Voltar Technology Conference ouvre.", id="a conference"),
        pytest.param("Des GigaFactories en Europe.", id="a trade noun with a capital inside"),
    ],
)
def test_look_alikes_are_left_alone(text: str) -> None:
    assert [entity for _, entity in found_in(text) if not entity.startswith("person/")] == []


def test_a_surname_is_no_company() -> None:
    text = "Bérénice Guettax chante. Guettax a levé les bras."
    assert found_in(text) == [("Bérénice Guettax", "person/berenice-guettax")]


def test_the_first_word_of_a_longer_name_is_short_for_it() -> None:
    text = "Un accord avec Voltarys Power. Voltarys commercialise un réacteur."
    assert [entity for _, entity in found_in(text)] == ["organization/voltarys-power"] * 2

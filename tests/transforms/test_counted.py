from __future__ import annotations

import pytest

from tests.transforms.figure_phrases import counts_of, figures_of, values_of


@pytest.mark.parametrize(
    ("text", "surface", "counted"),
    [
        pytest.param(
            "20 nouveaux employés sont arrivés", "20 nouveaux employés", "nouveaux employés", id="adjective before"
        ),
        pytest.param("dix sites industriels à Lyon", "dix sites", "sites industriels", id="adjective after"),
        pytest.param("7 puces Nvidia GB200 en test", "7 puces", "puces Nvidia GB200", id="names"),
        pytest.param("8 chercheurs d’OpenAI qui partent", "8 chercheurs", "chercheurs d’OpenAI", id="complement"),
        pytest.param("12 côtés de l'édifice", "12 côtés", "côtés de l'édifice", id="complement with article"),
        pytest.param(
            "trois usines construites par Airbus", "trois usines", "usines", id="no participle with complement"
        ),
        pytest.param("400 000 GPU.", "400 000 GPU", "GPU", id="acronym"),
        pytest.param("deux porte-parole", "deux porte-parole", "porte-parole", id="invariable"),
        pytest.param("un million de puces", "un million de puces", "puces", id="after a scale"),
        pytest.param("5K abonnés", "5K abonnés", "abonnés", id="after a letter of scale"),
        pytest.param(
            "les dix plus grandes banques", "dix plus grandes banques", "plus grandes banques", id="superlative"
        ),
        pytest.param("1,5 point", "1,5 point", "point", id="singular below two"),
        pytest.param("au moins un chercheur", "un chercheur", "chercheur", id="un under a bound"),
    ],
)
def test_the_noun_phrase_is_counted(text: str, surface: str, counted: str) -> None:
    [figure] = figures_of(text)
    assert (figure["kind"], figure["surface"], figure["counted"]) == ("count", surface, counted)


@pytest.mark.parametrize(
    "text",
    ["les deux sont là", "en 2012 elle restera", "75001 Paris", "les deux premiers", "tous deux", "13 dans le nord"],
)
def test_no_noun_no_count(text: str) -> None:
    assert values_of(text) == []


def test_the_noun_may_stand_apart() -> None:
    assert counts_of("le nombre d'emplois menacés est de 75 000") == [(75000, "emplois menacés")]
    assert counts_of("il estime à 75 000 le nombre de postes") == [(75000, "postes")]


def test_un_counts_at_the_end_of_an_enumeration_only() -> None:
    assert counts_of("trois hommes et une femme") == [(3, "hommes"), (1, "femme")]
    assert counts_of("trois hommes sont partis et une femme reste") == [(3, "hommes")]

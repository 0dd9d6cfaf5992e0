from __future__ import annotations

import pytest

from tests.transforms.calendar.reading import read

CARRIED = [
    pytest.param("Le 5 mars 1962, il part. Le 7 mars, il revient.", ["1962-03-05", "1962-03-07"], id="history"),
    pytest.param("Le 5 mai 2024, il part. Le 7 mars, il revient.", ["2024-05-05", "2025-03-07"], id="last year's news"),
    pytest.param("Le 5 mars 2025, il part. Le 7 mars, il revient.", ["2025-03-05", "2025-03-07"], id="news"),
    pytest.param(
        "Il chôme depuis mars 1962. Le 7 juin, il a signé.", ["1962-03-01..1962-03-31", "2025-06-07"], id="since"
    ),
    pytest.param(
        "Le 5 mars 1962, il part. Parti lundi dernier, il revient le 7 juin.",
        ["1962-03-05", "2025-07-21", "2025-06-07"],
        id="back in its own time",
    ),
    pytest.param(
        "Le 5 mars 1962, il part. Il revient en ce mois de juin.",
        ["1962-03-05", "2025-06-01..2025-06-30"],
        id="this month",
    ),
    pytest.param("Le 5 mars 1962, il part. Le 7 août, il fêtera.", ["1962-03-05", "2025-08-07"], id="to come"),
    pytest.param(
        "Élu en 1986, il part en mars de la même année.", ["1986-01-01..1986-12-31", "1986-03-01..1986-03-31"]
    ),
    pytest.param(
        "Élu en 1986, il part en mars de l'année suivante.", ["1986-01-01..1986-12-31", "1987-03-01..1987-03-31"]
    ),
    pytest.param("Il part le 12 mars suivant.", [None], id="counted from nothing"),
    pytest.param(
        "Né le 8 mai 1962 à Brest, il arrive. Le 3 mars, il signe.", ["1962-05-08", "2025-03-03"], id="a day of birth"
    ),
    pytest.param(
        "Le 7 août 2017, il part. Jugé depuis mardi 11 mars, il nie.",
        ["2017-08-07", "2025-03-11"],
        id="the weekday is that of another year",
    ),
    pytest.param(
        "Les ventes baissent au quatrième trimestre 2013, après avoir crû le trimestre précédent.",
        ["2013-10-01..2013-12-31", "2013-07-01..2013-09-30"],
        id="the quarter before",
    ),
    pytest.param(
        "Le texte dévoilé en janvier est débattu le mois suivant.",
        ["2025-01-01..2025-01-31", "2025-02-01..2025-02-28"],
        id="the month after",
    ),
    pytest.param(
        "Les prix montent fin août 2023, après une baisse le mois précédent.",
        ["2023-08-21..2023-08-31", "2023-07-01..2023-07-31"],
        id="the month before a part of one",
    ),
    pytest.param("Il a travaillé le mois précédent.", [], id="the month before any"),
    pytest.param("Il s'agit de l'hiver le plus doux.", [], id="the mildest of all winters"),
    pytest.param(
        "En décembre 2019, il part. En janvier, il revient.",
        ["2019-12-01..2019-12-31", "2020-01-01..2020-01-31"],
        id="over the turn of the year",
    ),
    pytest.param(
        "En mai 2019, il part. En mars, il était malade.",
        ["2019-05-01..2019-05-31", "2019-03-01..2019-03-31"],
        id="a little back",
    ),
    pytest.param(
        "En mars 2019, l'indice gagne 1 % après 2 % en décembre.",
        ["2019-03-01..2019-03-31", "2018-12-01..2018-12-31"],
        id="compared with the year before",
    ),
    pytest.param(
        "En mars 2019, l'indice avance ; il avait reculé en décembre.",
        ["2019-03-01..2019-03-31", "2018-12-01..2018-12-31"],
        id="told as before",
    ),
    pytest.param(
        "En mars 2019, l'indice gagne 1 %, puis 2 % en décembre.",
        ["2019-03-01..2019-03-31", "2019-12-01..2019-12-31"],
        id="told in its order",
    ),
    pytest.param(
        "Il vend 3 puces en 2019 et 2 l'année précédente.",
        ["2019-01-01..2019-12-31", "2018-01-01..2018-12-31"],
        id="the year before",
    ),
    pytest.param(
        "Il vend 3 puces en 2019, plus par rapport à 2018, et 2 l'année précédente.",
        ["2019-01-01..2019-12-31", "2018-01-01..2018-12-31", "2018-01-01..2018-12-31"],
        id="the year before, and not before what is compared with",
    ),
    pytest.param("Il en vendait 2 l'année précédente.", [None], id="the year before none"),
    pytest.param(
        "En 2023, il recule. Au quatrième trimestre de l'année précédente, il montait.",
        ["2023-01-01..2023-12-31", "2022-10-01..2022-12-31"],
        id="a quarter of the year before",
    ),
    pytest.param("Le crédit du quatrième trimestre de l'année précédente.", [None], id="a quarter of nothing told"),
    pytest.param(
        "Élu en 1986, il part en mars de cette année-là.", ["1986-01-01..1986-12-31", "1986-03-01..1986-03-31"]
    ),
    pytest.param(
        "La crue de 1999 : 30 morts\n\nLe 12 novembre, la pluie tombe.",
        ["1999-01-01..1999-12-31", "1999-11-12"],
        id="under a heading with its year",
    ),
    pytest.param(
        "En 1999, la rivière déborde. Le 12 novembre, la pluie tombe.",
        ["1999-01-01..1999-12-31", "1999-11-12"],
        id="after a year that opens the story",
    ),
    pytest.param(
        "Fondé en 1999, le groupe recrute. Le 12 juin, il a ouvert un site.",
        ["1999-01-01..1999-12-31", "2025-06-12"],
        id="a year in passing",
    ),
    pytest.param(
        "Fondé en mars 1999, le groupe recrute. Le 12 juin, il a ouvert un site.",
        ["1999-03-01..1999-03-31", "2025-06-12"],
        id="a month in passing",
    ),
    pytest.param(
        "Le réacteur, dont le cœur avait fondu en mars 1979, dort. Elle avait vendu début juin ses parts.",
        ["1979-03-01..1979-03-31", "2025-06-01..2025-06-10"],
        id="in a relative clause",
    ),
    pytest.param(
        "Elle ouvre en mars 2019. Elle en gagne un début 2025, et 5 en juin.",
        ["2019-03-01..2019-03-31", "2025-01-01..2025-03-31", "2025-06-01..2025-06-30"],
        id="before a year of the text's own time",
    ),
    pytest.param(
        "Le fonds achète l'usine en octobre 2022. Le plan, prévu pour 2025, est lancé. En décembre, il a licencié.",
        ["2022-10-01..2022-10-31", "2025-01-01..2025-12-31", "2022-12-01..2022-12-31"],
        id="before a year that is only aimed at",
    ),
    pytest.param(
        "L'armée a attaqué la ville, qui est tombée en mai 2022, puis le port. En novembre, elle s'est retirée.",
        ["2022-05-01..2022-05-31", "2022-11-01..2022-11-30"],
        id="what a relative clause goes on with",
    ),
]


@pytest.mark.parametrize(("text", "expected"), CARRIED)
def test_a_date_takes_the_year_of_one_told_before(text: str, expected: list[str | None]) -> None:
    assert [days for _, days in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "La foire ferme le jeudi 13 mars 2025 et rouvre vendredi.", ["2025-03-13", "2025-03-14"], id="day"
        ),
        pytest.param("Le 13 mars 2025, il part. Jeudi, il revient.", ["2025-03-13", "2025-03-20"], id="a week on"),
        pytest.param("Il part vendredi.", [None], id="no day told"),
        pytest.param("Il part le 13 mars 2025, chaque vendredi.", ["2025-03-13", None], id="any Friday"),
        pytest.param(
            "Le 13 mars 2025, il part. Il dort. Il lit. Il rit. Puis vendredi.", ["2025-03-13", None], id="too far on"
        ),
    ],
)
def test_weekdays_of_an_undated_text_follow_the_day_told_last(text: str, expected: list[str | None]) -> None:
    assert [days for _, days in read(text, None)] == expected


def test_an_undated_text_goes_on_in_the_year_it_told() -> None:
    told = "Le 24 janvier 2025, il part. L'an dernier, il restait. Fin décembre, il revient."
    assert [days for _, days in read(told, None)] == ["2025-01-24", None, "2025-12-21..2025-12-31"]
    told = "Le 24 janvier 2025, il part. Mardi dernier, il restait. Fin décembre, il revient."
    assert [days for _, days in read(told, None)] == ["2025-01-24", None, None]


def test_a_quarter_of_a_text_without_date_is_of_the_year_told_before() -> None:
    told = "Les prix montent au second trimestre 2012. Par rapport au premier trimestre, ils gagnent 1 %."
    assert [days for _, days in read(told, None)] == ["2012-04-01..2012-06-30", "2012-01-01..2012-03-31"]
    assert [days for _, days in read(told)][1] == "2025-01-01..2025-03-31"
    assert [days for _, days in read("Les prix montent au premier trimestre.", None)] == [None]

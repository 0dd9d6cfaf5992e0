from datetime import date

import polars as pl
import pytest

from tests.transforms.calendar.reading import read
from transforms.calendar.periods import find_periods
from transforms.lexicon import read_lexicon
from transforms.text.sentences import split_sentences

FISCAL = [
    pytest.param("Microsoft investira durant son exercice 2025.", "2024-07-01..2025-06-30", id="named by its end"),
    pytest.param("L'exercice fiscal 2025 de Nvidia.", "2024-02-01..2025-01-31", id="the name after it"),
    pytest.param("Le groupe investira durant son exercice 2025.", "2025-01-01..2025-12-31", id="whose, unknown"),
    pytest.param("Apple, au premier trimestre de son exercice 2025.", "2024-10-01..2024-12-31", id="a quarter"),
    pytest.param("Microsoft investira en 2025.", "2025-01-01..2025-12-31", id="a calendar year of the company"),
    pytest.param("Au deuxième trimestre fiscal de Nvidia.", "2024-05-01..2024-07-31", id="the last quarter over"),
    pytest.param("Au T2 fiscal, Nvidia recule.", "2024-05-01..2024-07-31", id="by its code"),
    pytest.param(
        "Nvidia vendra plus à son troisième trimestre fiscal.", "2025-08-01..2025-10-31", id="the next quarter"
    ),
    pytest.param("Alstom, au troisième trimestre 2023/24.", "2023-10-01..2023-12-31", id="a quarter of two years"),
    pytest.param("Alstom, sur les neuf premiers mois de 2023/24.", "2023-04-01..2023-12-31", id="months of two years"),
    pytest.param("Au deuxième trimestre comptable de Nvidia.", "2024-05-01..2024-07-31", id="of the books"),
    pytest.param("L'exercice décalé 2024-2025 de Nvidia.", "2024-02-01..2025-01-31", id="a year over two"),
    pytest.param("Le premier trimestre de l'exercice 2024-2025 d'Apple.", "2024-10-01..2024-12-31", id="its quarter"),
    pytest.param("Nvidia publie. L'exercice 2025 est bon.", "2024-02-01..2025-01-31", id="the text's company"),
    pytest.param(
        "Le site de Lens ouvre. Nvidia y vend. L'exercice 2025 est bon.", "2025-01-01..2025-12-31", id="a mere mention"
    ),
    pytest.param(
        "Nvidia et Nvidia encore. Apple vend. Apple garde un pied dehors. Il en aura 80 pour l'exercice 2025.",
        "2024-10-01..2025-09-30",
        id="the company named last",
    ),
    pytest.param(
        "Nvidia et Nvidia encore. Apple y vend. Il en aura 80 pour l'exercice 2025.",
        "2024-02-01..2025-01-31",
        id="the text's company past a mere mention",
    ),
    pytest.param("Le premier trimestre fiscal fut bon.", None, id="nobody's quarter"),
    pytest.param("Le trimestre de mars d'Apple fut bon.", "2025-01-01..2025-03-31", id="a quarter by its last month"),
    pytest.param("Le trimestre clos fin juin 2024 fut bon.", "2024-04-01..2024-06-30", id="by its end"),
]


@pytest.mark.parametrize(("text", "expected"), FISCAL)
def test_a_fiscal_year_is_resolved_where_the_text_names_whose(text: str, expected: str) -> None:
    assert [days for _, days in read(text)] == [expected]


def test_a_quarter_after_a_fiscal_one_is_fiscal_too() -> None:
    told = "Nvidia publie. Son premier trimestre fiscal fut bon. Un deuxième trimestre de même niveau est attendu."
    assert [days for _, days in read(told, "2025-06-02")] == ["2025-02-01..2025-04-30", "2025-05-01..2025-07-31"]
    assert [days for _, days in read("Nvidia publie. Son premier trimestre fut bon.")] == ["2025-01-01..2025-03-31"]
    for word in ("civil", "calendaire"):
        civil = f"Nvidia publie. Son premier trimestre fiscal fut bon, le premier trimestre {word} aussi."
        assert [days for _, days in read(civil)] == ["2025-02-01..2025-04-30", "2025-01-01..2025-03-31"]


def test_a_quarter_behind_a_fiscal_year_of_its_sentence_is_one_of_it() -> None:
    told = "Nvidia entame son exercice décalé : au premier trimestre, il a gagné plus."
    assert [days for _, days in read(told, "2025-06-02")] == ["2025-02-01..2025-04-30"]
    apart = "Nvidia entame son exercice décalé. Au premier trimestre, AMD a gagné plus."
    assert [days for _, days in read(apart, "2025-06-02")] == ["2025-01-01..2025-03-31"]


def test_the_fiscal_year_before_is_the_one_before_the_year_told_last() -> None:
    told = "Alstom gagne sur l'exercice 2023/24, clos le 31 mars 2024, contre une perte lors de l'exercice précédent."
    assert [days for _, days in read(told)] == ["2023-04-01..2024-03-31", "2024-03-31", "2022-04-01..2023-03-31"]
    assert [days for _, days in read("Il perdait lors de l'exercice précédent.")] == [None]


def test_the_quarter_of_another_company_is_one_of_the_calendar() -> None:
    told = "Nvidia publie. Son premier trimestre fiscal fut bon. Au deuxième trimestre, {} a gagné plus."
    fiscal, calendar = ([days for _, days in read(told.format(who))] for who in ("il", "SK Hynix"))
    assert fiscal[1] == "2024-05-01..2024-07-31"
    assert calendar[1] == "2025-04-01..2025-06-30"


def test_the_present_quarter_is_one_of_the_fiscal_year_that_is_told() -> None:
    fiscal = read("Nvidia publie. Son premier trimestre fiscal fut bon. Le trimestre en cours aussi.")
    assert fiscal[1] == ("Le trimestre en cours", "2025-05-01..2025-07-31")
    calendar = read("Nvidia publie. Son premier trimestre fut bon. Le trimestre en cours aussi.")
    assert calendar[1] == ("Le trimestre en cours", "2025-07-01..2025-09-30")


def test_the_company_that_a_text_names_first_is_told_behind_its_date_too() -> None:
    texts = pl.DataFrame({"doc_id": ["a"], "text": ["date 2025-06-02 Nvidia publie. L'exercice 2025 est bon."]})
    header = (pl.col("sentence_no") == 0).replace_strict({True: "header", False: "body"})
    dated = pl.DataFrame({"doc_id": ["a"], "published_on": [date(2025, 6, 2)], "published_precision": ["day"]})
    found = find_periods(split_sentences(texts).with_columns(section=header), dated, read_lexicon("fr"))
    assert found["period_start"].to_list() == [date(2025, 6, 2), date(2024, 2, 1)]

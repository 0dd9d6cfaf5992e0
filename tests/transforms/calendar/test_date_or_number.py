from __future__ import annotations

import polars as pl
import pytest

from transforms.calendar.calendar_expressions import find_calendar_expressions
from transforms.calendar.date_or_number import drop_numbers
from transforms.lexicon import read_lexicon
from transforms.text.sentences import split_sentences

YEARS = [
    pytest.param("en 2025", "2025", id="asked for by en"),
    pytest.param("les élections de 2012 auxquelles il participe", "2012", id="followed by a relative pronoun in -s"),
    pytest.param("en 2025 des usines", "2025", id="followed by an article"),
    pytest.param("Il voit 2025 comme une chance.", "2025", id="followed by comme"),
    pytest.param("2025 sera dur.", "2025", id="subject of a verb"),
    pytest.param("Selon elle, 2024 et 2025 ont compté.", "2024 2025", id="two are the subject of a verb in the plural"),
    pytest.param("En 2025 sont venus des renforts.", "2025", id="before an inverted verb in the plural"),
    pytest.param("Les pertes de 2025 dépasseront le reste.", "2025", id="followed by a verb"),
    pytest.param("(1912)", "1912", id="in brackets"),
    pytest.param("le débarquement de 1830.", "1830", id="an old year after de"),
    pytest.param("1789 : la Révolution", "1789", id="an old year before a colon"),
    pytest.param("la Coupe 2008 perdue", "2008", id="after a name"),
    pytest.param("en mars puis 2012 Anne Martin part", "2012", id="before a name"),
    pytest.param("le classement 2011-2012 établi hier", "2011-2012", id="a short span of years"),
    pytest.param("Le bilan 2010, lui", "2010", id="after a word that ends like a unit"),
    pytest.param("En 1998 à 3000 mètres, il neigeait.", "1998", id="beside a number that goes on otherwise"),
    pytest.param("Ventes 2023 2024", "2023 2024", id="the head of a table"),
    pytest.param("entre 1863 et 1879 on bâtit", "1863 1879", id="the second asked for with the first"),
]
NUMBERS = [
    pytest.param("2025 salariés", id="before a noun"),
    pytest.param("plus de 2000 à vendre", id="after a bound"),
    pytest.param("près de 2000.", id="after près de"),
    pytest.param("ils n'en ont que 2000 pour tenir", id="only so many"),
    pytest.param("2000 $", id="before a sign"),
    pytest.param("1000 Bruxelles", id="a post code"),
    pytest.param("1950 et 2000 emplois", id="a list of counts"),
    pytest.param("1500-3000 pièces", id="a range of counts"),
    pytest.param("de 1500 à 3000 pièces, entre 1200 et 12 000", id="ranges of numbers that are no years"),
    pytest.param("de 2030 à 2020 pièces", id="a range downwards"),
    pytest.param("une Peugeot 2008", id="a car"),
    pytest.param("2000 GPU", id="before an acronym"),
    pytest.param("Selon elle, 2000 sont partis.", id="the subject of a verb in the plural"),
    pytest.param("Modèle 2008 693 unités", id="a car before its sales"),
    pytest.param("un câble de 2000 km", id="before a unit without plural"),
]


def left(text: str) -> str:
    lexicon = read_lexicon("fr")
    sentences = split_sentences(pl.DataFrame({"doc_id": ["a"], "text": [text]}))
    kept = drop_numbers(find_calendar_expressions(sentences, lexicon), sentences, lexicon)
    return " ".join(kept.filter(pl.col("form") == "year")["matched"])


@pytest.mark.parametrize(("text", "years"), YEARS)
def test_a_year_is_told_by_its_neighbours(text: str, years: str) -> None:
    assert left(text) == years


@pytest.mark.parametrize("text", NUMBERS)
def test_a_number_is_no_year(text: str) -> None:
    assert left(text) == ""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.transforms.quantities.figure_phrases import figures_of
from transforms.lexicon import read_lexicon
from transforms.quantities.number_words import Amount, NumberWords

SMALL = ["zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze"]
SMALL += ["treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf"]
TENS = {2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante"}


def below_hundred(number: int) -> str:
    """The spelling before 1990: "vingt et un", "soixante et onze", "quatre-vingt-un"."""
    if number < 20:
        return SMALL[number]
    if number >= 80:
        return "quatre-vingts" if number == 80 else f"quatre-vingt-{SMALL[number - 80]}"
    tens, rest = (6, number - 60) if number >= 60 else divmod(number, 10)
    if rest == 0:
        return TENS[tens]
    return f"{TENS[tens]} et {SMALL[rest]}" if rest in (1, 11) else f"{TENS[tens]}-{SMALL[rest]}"


def in_words(number: int) -> str:
    for scale, one, many in ((10**9, "un milliard", "milliards"), (10**6, "un million", "millions")):
        if number >= scale:
            count, rest = divmod(number, scale)
            head = one if count == 1 else f"{in_words(count)} {many}"
            return f"{head} {in_words(rest)}" if rest else head
    if number >= 1000:
        count, rest = divmod(number, 1000)
        # "deux cent mille": cent and vingt lose their -s before mille.
        thousands = re.sub("(cent|vingt)s$", r"\1", in_words(count))
        head = "mille" if count == 1 else f"{thousands} mille"
        return f"{head} {in_words(rest)}" if rest else head
    if number >= 100:
        count, rest = divmod(number, 100)
        if rest == 0:
            return "cent" if count == 1 else f"{SMALL[count]} cents"
        return f"{'' if count == 1 else SMALL[count] + ' '}cent {below_hundred(rest)}"
    return below_hundred(number)


@pytest.fixture
def words() -> NumberWords:
    return NumberWords.of(read_lexicon("fr"))


KNOWN = NumberWords.of(read_lexicon("fr"))


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_a_number_in_words_reads_back_as_itself(number: int) -> None:
    for spelling in (in_words(number), in_words(number).replace(" ", "-"), in_words(number).replace("-", " ")):
        amount = KNOWN.parse(spelling)
        assert amount is not None
        assert amount.value == number


@pytest.mark.parametrize(
    ("surface", "value"),
    [
        pytest.param("septante-trois", 73, id="Belgium and Switzerland"),
        pytest.param("nonante et un", 91, id="Belgium"),
        pytest.param("mille milliards", 1e12, id="a scale of a scale"),
        pytest.param("un billion", 1e12, id="billion is ten to the twelfth"),
        pytest.param("1 million 200 000", 1.2e6, id="digits and words"),
        pytest.param("2 milliards et demi", 2.5e9, id="and a half of the scale"),
        pytest.param("un demi-milliard", 5e8, id="half a scale"),
        pytest.param("trois virgule cinq", 3.5, id="virgule"),
        pytest.param("zéro virgule zéro cinq", 0.05, id="virgule zéro"),
        pytest.param("deux virgule cinq millions", 2.5e6, id="virgule and a scale"),
    ],
)
def test_compound_numerals(words: NumberWords, surface: str, value: float) -> None:
    amount = words.parse(surface)
    assert amount is not None
    assert amount.value == value


@pytest.mark.parametrize(
    ("surface", "amount"),
    [
        ("une vingtaine", Amount(20, approximate=True, scale=20)),
        ("une bonne centaine", Amount(100, approximate=True, scale=100)),
        ("des milliards", Amount(2e9, vague=True, scale=1e9)),
        ("plusieurs centaines de milliards", Amount(2e11, vague=True, scale=1e9)),
        ("millions", Amount(2e6, vague=True, scale=1e6)),
        ("le milliard", Amount(1e9, scale=1e9)),
    ],
)
def test_round_and_vague_amounts(words: NumberWords, surface: str, amount: Amount) -> None:
    assert words.parse(surface) == amount


@pytest.mark.parametrize("surface", ["deux trois", "cent cinq mille deux trois", "vingt trente", "24.01.2025"])
def test_words_that_make_no_number_have_no_value(words: NumberWords, surface: str) -> None:
    assert words.parse(surface) is None


def test_a_scale_of_the_same_scale_multiplies() -> None:
    [figure] = figures_of("un milliard de milliards d'opérations")
    assert figure["low"] == 1e18

from __future__ import annotations

from tests.transforms.quantities.figure_phrases import values_of


def test_a_blank_after_the_decimal_comma_splits_no_number() -> None:
    assert values_of("un budget de 491, 85 millions d'euros") == [("money", 491.85e6, 491.85e6, "EUR")]
    assert values_of("une hausse de 3, 5 %") == [("share", 3.5, 3.5, "%")]


def test_numbers_of_a_list_stay_apart() -> None:
    assert [low for _, low, _, _ in values_of("des lots de 3, 5 et 8 millions d'euros")] == [3e6, 5e6, 8e6]
    assert values_of("en 2019, 85 millions d'euros") == [("money", 85e6, 85e6, "EUR")]
    assert values_of("un but à la page 12, 85 millions d'euros") == [("money", 85e6, 85e6, "EUR")]

from __future__ import annotations

import pytest

from tests.transforms.quantities.figure_phrases import figures_of


@pytest.mark.parametrize(
    ("text", "surface", "value", "unit"),
    [
        ("il gagne en 2h10'48 à New York", "2h10'48", 2.18, "hour"),
        ("bouclé en 4h05m24s par elle", "4h05m24s", 4.09, "hour"),
        ("en 5h25’48’’, un record", "5h25’48’’", 5.43, "hour"),
        ("imposé en 1'43''80 devant lui", "1'43''80", 1.73, "minute"),
        ("à 3'30 du leader", "3'30", 3.5, "minute"),
        ("les haies en 12''41, devant elle", "12''41", 12.41, "second"),
        ("les haies en 12″41.", "12″41", 12.41, "second"),
    ],
)
def test_a_time_of_a_race_is_one_length_of_time(text: str, surface: str, value: float, unit: str) -> None:
    [figure] = figures_of(text)
    assert (figure["kind"], figure["surface"], figure["unit"]) == ("duration", surface, unit)
    assert figure["low"] == pytest.approx(value, abs=1e-9)


def test_a_time_has_a_bound_like_others() -> None:
    [figure] = figures_of("en moins de 2'06''")
    assert (figure["low"], figure["high"]) == (None, pytest.approx(2.1))


@pytest.mark.parametrize(
    "text", ['le "12" contre le "41"', "Jean l'12'41 Martin", "à 2h10 ce matin", "l'abonnement 12'41a"]
)
def test_what_looks_like_one_stays_silent(text: str) -> None:
    assert [figure for figure in figures_of(text) if figure["kind"] == "duration"] == []


def test_thousands_after_an_apostrophe_are_no_time() -> None:
    assert [figure["low"] for figure in figures_of("les 12'000 personnes et 2'500 francs")] == [12000, 2500]

from __future__ import annotations

import pytest

from tests.transforms.quantities.figure_phrases import figures_of


@pytest.mark.parametrize(
    ("text", "surface", "per"),
    [
        ("45 €/MWh", "45 €", "MWh"),
        ("20 dollars par mois", "20 dollars", "mois"),
        ("80 euros le baril", "80 euros", "baril"),
        ("3 naissances par femme", "3 naissances", "femme"),
        ("45 euros par MWh", "45 euros", "MWh"),
        ("30 euros à l'heure", "30 euros", "heure"),
        ("30 patients à l'hôpital", "30 patients", None),
        ("3 milliards d'euros par Airbus", "3 milliards d'euros", None),
        ("3 milliards d'euros par un fonds", "3 milliards d'euros", None),
        ("14 euros le mètre carré", "14 euros", "mètre carré"),
        ("14 habitants par kilomètre carré", "14 habitants", "kilomètre carré"),
        ("80 euros au total", "80 euros", None),
        ("30 % par rapport à 2020", "30 %", None),
        ("deux semaines à l'avance", "deux semaines", None),
        ("dix fois la dose", "dix fois", None),
    ],
)
def test_a_rate_keeps_its_denominator(text: str, surface: str, per: str | None) -> None:
    [figure] = figures_of(text)
    assert (figure["surface"], figure["per"]) == (surface, per)

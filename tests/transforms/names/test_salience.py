"""Whom a reader takes a description for where several names come near."""

from __future__ import annotations

import pytest

from tests.transforms.names.test_coreference import referents

META = "organization/meta"
NVIDIA = "organization/nvidia"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Broadcom publie ses comptes. Google, Meta et Apple figurent parmi les acheteurs du groupe.",
            ["organization/broadcom"],
            id="several subjects are no one",
        ),
        pytest.param(
            "Meta publie ses comptes. Meta grandit.\nNvidia vend des puces à Meta.\n\nLe groupe a investi 2 milliards.",
            [META],
            id="a new paragraph goes on about the topic",
        ),
        pytest.param(
            "Meta publie ses comptes. Meta grandit. Nvidia vend des puces à Meta. Le groupe a investi 2 milliards.",
            [NVIDIA],
            id="within a paragraph the subject before it",
        ),
        pytest.param(
            "Nvidia grandit. À l'instar d'OpenAI, soutenue par Microsoft, Meta recrute. La société paie.",
            [META],
            id="a subject after whom it is compared with",
        ),
        pytest.param(
            "Face à Google, Hock Tan promet des puces. Le groupe recrute.",
            ["organization/broadcom"],
            id="whom the one who speaks leads",
        ),
        pytest.param(
            "Nvidia publie ses comptes. Le fabricant de puces a vendu pour 30 milliards.", [NVIDIA], id="a trade"
        ),
        pytest.param("Le créateur de ChatGPT recrute.", ["organization/openai"], id="a product's maker"),
        pytest.param("La start-up à l'origine de ChatGPT recrute.", ["organization/openai"], id="who is behind it"),
        pytest.param(
            "OpenAI paie Oracle. Larry Ellison, cofondateur du groupe, sourit.",
            ["organization/oracle"],
            id="a post's company by its holder",
        ),
        pytest.param(
            "Scaleway recrute. La Commission européenne paie. La filiale cloud d'Iliad investit.",
            ["organization/scaleway"],
            id="a part by its whole",
        ),
        pytest.param(
            "Meta recrute. L'entreprise investit. Elle embauche. Elle construit.", [META] * 3, id="a chain of pronouns"
        ),
        pytest.param(
            "Meta recrute. Au premier trimestre 2025, il a investi 10 milliards.", [META], id="after what leads in"
        ),
        pytest.param(
            "La start-up Voltarys recrute. La start-up française investit.",
            ["organization/voltarys"],
            id="a country unknown",
        ),
    ],
)
def test_the_salient_one_is_taken(text: str, expected: list[str]) -> None:
    assert [entity for _, entity in referents(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Meta recrute. Si Google investit, il paie.", id="a clause before it has its own subject"),
        pytest.param("Meta recrute. Le fabricant de vélos Lapierre ferme.", id="a name after the trade"),
        pytest.param("Meta recrute. La filiale cloud d'Alibaba investit.", id="a part of somebody else"),
        pytest.param("Le créateur de Trucmuche recrute.", id="a maker of what is not known"),
    ],
)
def test_look_alikes_stand_for_nobody(text: str) -> None:
    assert META not in [entity for _, entity in referents(text)]

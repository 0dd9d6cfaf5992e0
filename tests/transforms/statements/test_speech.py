from __future__ import annotations

import pytest

from tests.transforms.statements.claim_texts import read, said

MONEY = "{2 milliards:money}"


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        pytest.param(f"[Nebula] annonce un investissement de {MONEY}.", "Nebula", id="a present-tense announcement"),
        pytest.param(f"L'investissement de [Nebula] atteint {MONEY}, rapporte [Gazette].", "Gazette", id="rapporte X"),
        pytest.param(
            f"Selon sa présidente, [Ada Morel:person], [Nebula] investira {MONEY}.",
            "Ada Morel",
            id="a post, then a name",
        ),
        pytest.param(f"[Ada Morel:person] : « [Nebula] investira {MONEY}. »", "Ada Morel", id="a colon and a quote"),
        pytest.param(
            f"[Nebula] perd de l'argent mais elle affirme avoir investi {MONEY}.", "Nebula", id="elle affirme"
        ),
    ],
)
def test_who_says_it(sentence: str, speaker: str) -> None:
    [claim] = said(read(sentence))
    assert (claim["speaker"], claim["subject"]) == (speaker, "Nebula")


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param(f"Le plan de [Nebula], annoncé en mars, prévoit {MONEY} d'investissements.", id="a participle"),
        pytest.param(f"Les services de [Nebula] rapportent {MONEY} de revenus.", id="rapporter money"),
        pytest.param(f"L'annonce de [Nebula] : {MONEY} d'investissements.", id="a colon without a quote"),
    ],
)
def test_but_nobody_says_it_here(sentence: str) -> None:
    [claim] = said(read(sentence))
    assert claim["speaker"] is None or "annonce" in sentence.lower()[:10]


def test_offers_to_our_people_are_not_ours() -> None:
    text = f"« [Orbite] a fait à nos équipes des offres de {MONEY} », a déclaré [Ada Morel:person]."
    [claim] = said(read(text))
    assert (claim["subject"], claim["speaker"]) == ("Orbite", "Ada Morel")

from __future__ import annotations

import pytest

from tests.transforms.statements.claim_texts import read, said

MONEY = "{2 milliards:money}"


def test_an_article_goes_on_about_the_party_that_it_names_most() -> None:
    text = (
        "[Nebula] publie ses résultats.",
        "Selon [Nebula], l'exercice est bon.\n",
        "[Orbite] en a commandé.",
        f"Le chiffre d'affaires atteint {MONEY}.",
    )
    [claim] = said(read(*text))
    assert (claim["subject"], claim["rule"]) == ("Nebula", "noun_cue/topic")


def test_but_of_names_told_once_the_last_sentence_has_the_subject() -> None:
    [claim] = said(read("[Nebula] recule.", "[Orbite] accélère.", f"Le chiffre d'affaires atteint {MONEY}."))
    assert (claim["subject"], claim["rule"]) == ("Orbite", "noun_cue/carried")


@pytest.mark.parametrize(("mark", "subject"), [("# ", "Orbite"), ("", "Nebula")], ids=["a heading", "no heading"])
def test_a_heading_tells_of_whom_the_part_below_is(mark: str, subject: str) -> None:
    above = ("[Nebula] publie ses résultats.", "Selon [Nebula], l'exercice est bon.", f"{mark}[Orbite] souffre aussi")
    [claim] = said(read(*above, "Le climat est mauvais.", f"La perte atteint {MONEY}."))
    assert claim["subject"] == subject


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        pytest.param(f"Un projet de [Nebula], près de Lyon, verra le jour, avec {MONEY} d'investissements.", "Nebula"),
        pytest.param(f"Quant à [Nebula], un investissement lointain et incertain de {MONEY}.", "Nebula"),
    ],
    ids=["genitive", "quant à"],
)
def test_a_name_of_the_same_sentence_comes_before_those_of_others(sentence: str, subject: str) -> None:
    [claim] = said(read("[Orbite] accélère.", sentence))
    assert claim["subject"] == subject


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        pytest.param(f"Depuis sa levée de {MONEY}, [Nebula] recrute.", "Nebula", id="depuis"),
        pytest.param(f"Doté d'un budget de {MONEY}, [Astra:site] ouvrira.", "Astra", id="a participle"),
        pytest.param(f"Depuis peu, il lève {MONEY} sur un marché que [Nebula] domine.", "Orbite", id="no such phrase"),
    ],
)
def test_what_opens_a_sentence_tells_of_its_subject(sentence: str, subject: str) -> None:
    [claim] = said(read("[Orbite] accélère.", sentence))
    assert claim["subject"] == subject


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        pytest.param(f"Le patron de [Nebula], [Ada Morel:person], investit {MONEY}.", "Nebula", id="title before"),
        pytest.param(f"[Ada Morel:person], présidente de [Nebula], investit {MONEY}.", "Nebula", id="title behind"),
        pytest.param(f"La présidente [Ada Morel:person] investit {MONEY}.", "Nebula", id="title alone"),
        pytest.param(f"[Ada Morel:person] investit {MONEY} dans [Vega].", "Ada Morel", id="no title"),
    ],
)
def test_what_a_head_named_with_the_company_spends_is_the_company_s(sentence: str, subject: str) -> None:
    [claim] = said(read(sentence))
    assert claim["subject"] == subject


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param(f"Propriété d'[Orbite], la société a investi {MONEY}.", id="an attribute that opens it"),
        pytest.param(f"La filiale d'[Orbite], qui a investi {MONEY}, recrute.", id="whose company it is"),
        pytest.param(f"[Paul Ortiz:person], son patron, évoque {MONEY} d'investissement.", id="whose head somebody is"),
        pytest.param(f"Son bénéfice atteint {MONEY}, loin devant [Orbite].", id="a possessive"),
    ],
)
def test_what_only_tells_of_the_subject_is_not_the_subject(sentence: str) -> None:
    [claim] = said(read("[Nebula] accélère.", sentence))
    assert claim["subject"] == "Nebula"


@pytest.mark.parametrize("noun", ["Son bénéfice", "Le bénéfice"])
def test_another_s_name_beside_its_own_figure_is_of_that_only(noun: str) -> None:
    claims = said(read("[Nebula] accélère.", f"{noun} atteint {MONEY}, contre {{3 milliards:money}} pour [Orbite]."))
    assert [claim["subject"] for claim in claims] == ["Nebula", "Orbite"]


def test_a_sentence_without_a_verb_tells_of_whom_the_next_ones_are() -> None:
    [claim] = said(read("Mauvaise passe pour [Nebula].", f"Ses investissements atteignent {MONEY}."))
    assert claim["subject"] == "Nebula"


def test_but_not_where_a_possessive_points_back() -> None:
    [claim] = said(read("[Orbite] accélère.", f"Ses dépenses dépassent celles de [Nebula] de {MONEY}."))
    assert claim["subject"] == "Orbite"


def test_what_an_expert_says_of_others_is_not_about_the_expert() -> None:
    result = read("« La demande recule », souligne [Paul Ortiz:person].", f"Les investissements atteindront {MONEY}.")
    assert result.claims.is_empty()


def test_whose_law_or_era_it_is_spends_nothing() -> None:
    [claim] = said(read("[Nebula] recrute.", f"La loi de l'ère [Paul Ortiz:person] porte ses dépenses à {MONEY}."))
    assert claim["subject"] == "Nebula"


def test_whom_a_teller_works_for_is_not_whose_the_figure_is() -> None:
    told = f"L'investissement atteindra {MONEY} sur {{cinq ans:duration}}"
    claims = said(
        read("[Nebula] construit.", f"{told}, a indiqué le directeur général d'[Orbite], [Paul Ortiz:person].")
    )
    assert {claim["subject"] for claim in claims} == {"Nebula"}


def test_a_noun_that_opens_the_sentence_reaches_far() -> None:
    asides = "après des mois d'attente, de doutes, de rumeurs et de promesses que personne n'a oubliées depuis"
    [claim] = said(read(f"Le chiffre d'affaires de [Nebula], {asides}, a grimpé à {MONEY}."))
    assert (claim["subject"], claim["metric"], claim["rule"].split("/")[0]) == ("Nebula", "revenue", "opening_noun")


def test_but_not_past_a_nearer_one() -> None:
    [claim] = said(read(f"Le chiffre d'affaires de [Nebula] recule, son amende atteint {MONEY}."))
    assert claim["metric"] == "other"


def test_a_project_is_the_one_that_the_article_names_later() -> None:
    project = f"Un projet de centre de données mené par [Nebula] est évalué à {MONEY}."
    [claim] = said(read(project, "Le maire attend [Hélios:site], car [Hélios:site] sera grand."))
    assert (claim["subject"], claim["metric"]) == ("Hélios", "project_cost")


def test_what_a_text_begins_with_is_of_whom_it_goes_on_about() -> None:
    later = ("On attendait beaucoup de [Nebula].", "[Nebula] a confirmé.")
    [claim] = said(read(f"Le bénéfice atteint {MONEY}.", *later))
    assert claim["subject"] == "Nebula"
    [claim] = said(read(f"Au printemps, le groupe californien a dégagé un bénéfice de {MONEY}.", *later))
    assert claim["subject"] == "Nebula"
    assert said(read(f"Les dépenses du secteur atteignent {MONEY}.", *later)) == []


def test_but_not_where_it_names_two() -> None:
    project = f"Un projet de centre de données est évalué à {MONEY}."
    later = "Le maire attend [Hélios:site], car [Hélios:site] sera plus grand que [Zénith:site]."
    assert said(read(project, later)) == []


def test_what_a_forecaster_reckons_is_of_markets() -> None:
    before = ("[Nebula] publie ses résultats.", "[Nebula] se réjouit.")
    assert said(read(*before, f"[Gartner] prévoit {MONEY} de dépenses.")) == []
    [claim] = said(read(*before, f"Selon [Gartner], les dépenses atteindront {MONEY}."))
    assert claim["subject"] == "Nebula"


def test_products_named_as_several_in_an_aside_are_not_who_is_counted() -> None:
    many = "{7 millions d'utilisateurs:count:utilisateurs}"
    [claim] = said(read(f"[Nova:product], intégré aux plateformes [Vega:product] et [Lyra:product], compte {many}."))
    assert claim["subject"] == "Nova"


def test_who_finances_a_round_is_not_whom_it_is_worth() -> None:
    round_of = "Le tour de [Nebula] a attiré bien du monde."
    [claim] = said(read(round_of, "[Accel] en est.", f"La valorisation atteint {MONEY}."))
    assert claim["subject"] == "Nebula"
    [claim] = said(read(round_of, f"[Accel] lève {MONEY}."))
    assert claim["subject"] == "Accel"


def test_who_takes_part_in_a_round_has_not_raised_it() -> None:
    raised = f"dernier tour de table, d'un montant de {MONEY}."
    [claim] = said(read("[Nebula] accélère.", f"[Orbite] a participé à son {raised}"))
    assert claim["subject"] == "Nebula"
    [claim] = said(read("[Nebula] accélère.", f"[Orbite] a mené à bien son {raised}"))
    assert claim["subject"] == "Orbite"


def test_a_service_does_what_only_companies_do() -> None:
    before = "[Orbite] accélère."
    [claim] = said(read(before, f"[Nova:product] devrait investir {MONEY}."))
    assert claim["subject"] == "Nova"
    [claim] = said(read(before, f"Grâce à [Nova:product], il devrait investir {MONEY}."))
    assert claim["subject"] == "Orbite"

from __future__ import annotations

import pytest

from tests.transforms.statements.claim_texts import read, said

ONE, TWO, THREE = "{2 milliards:money}", "{3 milliards:money}", "{4 milliards:money}"


def subjects(*sentences: str) -> list[tuple[str, str]]:
    return [(claim["subject"], claim["metric"]) for claim in said(read(*sentences))]


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param(f"[Nebula] et [Orbite] investissent respectivement {ONE} et {TWO}.", id="a word tells"),
        pytest.param(f"[Nebula] et [Orbite] investissent {ONE} et {TWO}.", id="side by side"),
        pytest.param(f"[Nebula] ({ONE}) et [Orbite] ({TWO}) relèvent leurs investissements.", id="in brackets"),
        pytest.param(f"[Nebula] prévoit {ONE} d'investissements, contre {TWO} pour [Orbite].", id="contre N pour X"),
        pytest.param(f"Les dépenses de [Nebula] atteignent {ONE}, et celles d'[Orbite] {TWO}.", id="celles de"),
        pytest.param(
            f"Les investissements atteignent {ONE} pour [Nebula] et {TWO} pour [Orbite].", id="N pour X et N pour Y"
        ),
    ],
)
def test_each_figure_of_a_list_has_its_own_subject(sentence: str) -> None:
    assert subjects(sentence) == [("Nebula", "investment"), ("Orbite", "investment")]


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        pytest.param(f"[Nebula] et [Orbite] investissent respectivement {ONE}, {TWO} et {THREE}.", 6, id="too many"),
        pytest.param(f"[Nebula] et [Orbite] investissent {ONE} en France puis {TWO} en Italie.", 4, id="apart"),
    ],
)
def test_but_figures_that_match_no_list_are_all_of_theirs(sentence: str, claims: int) -> None:
    assert len(subjects(sentence)) == claims


def test_a_name_far_before_a_bracket_is_not_its_subject() -> None:
    claims = subjects(f"[Nebula] relève ses dépenses, [Orbite] attend encore son heure ({ONE}).")
    assert ("Orbite", "investment") not in claims


def test_what_follows_a_bracket_says_nothing_of_the_figure_in_it() -> None:
    sentence = f"[Nebula] annonce {ONE} de revenus (contre {TWO} un an plus tôt) et {THREE} de bénéfices."
    assert [metric for _, metric in subjects(sentence)] == ["revenue", "revenue", "profit"]


def test_the_last_name_of_a_row_stands_behind_et() -> None:
    sentence = f"Fondée par des chercheurs d'[Orbite] et de [Comète], [Nebula] a levé {ONE}."
    assert subjects(sentence) == [("Nebula", "funding")]


def test_but_a_row_may_go_on_after_a_comma() -> None:
    claims = subjects(f"[Nebula], [Orbite] et [Comète] investissent {ONE}.")
    assert [subject for subject, _ in claims] == ["Comète", "Nebula", "Orbite"]


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        pytest.param(f"[Nebula], filiale d'[Orbite], investit {ONE}.", "Nebula", id="an apposition"),
        pytest.param(f"[Orbite], dont [Nebula] a acquis une part pour {ONE}, recrute.", "Nebula", id="dont X a"),
        pytest.param(f"L'opération valorise [Nebula] à {ONE}.", "Nebula", id="active valoriser is of its object"),
        pytest.param(f"Une levée menée par [Orbite] avec [Comète] valorise [Nebula] à {ONE}.", "Nebula", id="not by"),
        pytest.param(f"[Nebula] promet des primes de {ONE} aux employés d'[Orbite].", "Nebula", id="to their people"),
        pytest.param(f"Le fabricant de puces [Nebula] investit {ONE}.", "Nebula", id="a maker of goods"),
        pytest.param(f"Premier rachat par le groupe : [Nebula] investit {ONE}.", "Nebula", id="past a colon"),
        pytest.param(f"Moins connue qu'[Orbite], [Nebula] investit {ONE}.", "Nebula", id="a comparison"),
        pytest.param(f"La filiale française de [Nebula] a investi {ONE}.", "Nebula", id="its branch in a country"),
        pytest.param(f"Trois mois après [Orbite], [Nebula] a levé {ONE}.", "Nebula", id="after another"),
        pytest.param(f"[Nebula], à l'instar d'[Orbite], investit {ONE}.", "Nebula", id="like another"),
        pytest.param(
            f"[Nebula], portée par [Orbite] et le fonds qatari [Comète], investit {ONE}.", "Nebula", id="a participle"
        ),
        pytest.param(f"[Nebula] verse {ONE} pour [Orbite] et {TWO} pour [Comète].", "Nebula", id="what each is for"),
        pytest.param(f"Un bénéfice de {ONE}, rien de moins : [Nebula] étonne.", "Nebula", id="behind the colon"),
        pytest.param(f"[Nebula] dit que sa division [~Orbite] réalise {ONE} de ventes.", "Nebula", id="that sells"),
        pytest.param(
            f"Le groupe né de la fusion de [Nebula] et du grec [Orbite] réalise {ONE} de ventes.", "Nebula", id="two"
        ),
        pytest.param(f"[Nebula], spécialiste du procédé dit [Orbite], investit {ONE}.", "Nebula", id="what it does"),
        pytest.param(
            f"Dans le sillage de [Nebula], pépite en [France:place], qui a levé {ONE}.", "Nebula", id="where it is"
        ),
        pytest.param(
            "Un projet naîtra à [Cambrai:place], dans le [Nord:place], dont la puissance atteindra {4 MW:power}.",
            "Cambrai",
            id="where a place lies",
        ),
        pytest.param(
            f"[Nebula], à laquelle s'allient [Orbite], [Vega] et [Comète], investit {ONE}.",
            "Nebula",
            id="a row of them",
        ),
        pytest.param(f"[Orbite] s'allie à [Nebula], qui a investi {ONE}.", "Nebula", id="qui"),
        pytest.param(f"[Nebula], qui s'allie à [Orbite], a investi {ONE}.", "Nebula", id="past qui"),
        pytest.param(f"[Orbite] s'allie à [Nebula], lequel a investi {ONE}.", "Nebula", id="lequel"),
        pytest.param(f"[Orbite] s'allie à [Nebula] indienne, qui a investi {ONE}.", "Nebula", id="past an adjective"),
        pytest.param(f"[Nebula] dit que son rival [~Orbite] réalise {ONE} de ventes.", "Orbite", id="but not another"),
        pytest.param(f"[Nebula] dit que sa division [Orbite] réalise {ONE} de ventes.", "Orbite", id="nor a known one"),
        pytest.param(
            f"[Nebula] promet au président du pays, [Paul Ortiz:person], d'investir {ONE}.", "Nebula", id="told whom"
        ),
    ],
)
def test_a_name_by_the_way_is_not_the_subject(sentence: str, subject: str) -> None:
    assert {one for one, _ in subjects(sentence)} == {subject}


def test_what_somebody_says_on_a_channel_puts_no_money_into_it() -> None:
    assert subjects(f"Invitée sur [Orbite], [Nebula] veut investir {ONE}.") == [("Nebula", "investment")]


def test_whom_someone_joins_may_be_the_subject_of_what_follows() -> None:
    staff = "{200 salariés:count:salariés}"
    assert subjects(f"Elle a investi dans [Nebula], qui emploie {staff}.") == [("Nebula", "headcount")]


def test_whom_a_phrase_sets_apart_is_the_subject_of_its_clause_only() -> None:
    claims = subjects(f"À la différence d'[Orbite], qui a investi {ONE}, [Nebula] a investi {TWO}.")
    assert sorted(claims) == [("Nebula", "investment"), ("Orbite", "investment")]


def test_behind_the_colon_nobody_is_meant_whom_a_verb_before_it_leaves_out() -> None:
    assert subjects(f"Les clients ont perdu {ONE} : [Nebula] se tait.") == []


def test_a_description_tells_the_staff_of_whom_it_follows() -> None:
    sentence = "[Nebula] s'offre [Orbite], un spécialiste de la sécurité fort de {200 salariés:count:salariés}."
    assert subjects(sentence) == [("Orbite", "headcount")]


def test_goods_earn_for_nobody_of_their_own_name() -> None:
    result = read(f"Les processeurs [Quartz:product] ont rapporté {ONE}.")
    assert result.abstentions["reason"].to_list() == ["no_subject"]


def test_but_a_service_does() -> None:
    assert subjects(f"[Nuage:product] a rapporté {ONE}.") == [("Nuage", "revenue")]

"""Claims whose slots another part of the text tells: topics, asides, echoes, parts, former values, periods."""

from __future__ import annotations

from typing import Any

import pytest

from tests.transforms.statements.claim_texts import read, said, said_of

MONEY = "{2 milliards d'euros:money}"
MORE = "{3 milliards d'euros:money}"


def one(*sentences: str, surface_is_last: bool = True) -> dict[str, Any]:
    """The claim of the last figure of the text (of the first where not `surface_is_last`)."""
    result = read(*sentences)
    claims = {row["figure_id"]: row for row in said(result)}
    return claims[max(claims) if surface_is_last else min(claims)]


@pytest.mark.parametrize(
    ("first", "second", "subject"),
    [
        pytest.param("[Nebula] a pour clients [Orbite] et [Comète].", "Ses ventes", "Nebula", id="not its clients"),
        pytest.param("[Nebula] livre ses clients, dont [Orbite].", "Ses ventes", "Nebula", id="not one of many"),
        pytest.param("[Nebula] progresse, selon [Reuters].", "Ses ventes", "Nebula", id="not the agency"),
        pytest.param("[Nebula], que fournit [Orbite], progresse.", "Ses ventes", "Nebula", id="not the aside"),
        pytest.param("[Nebula] recule et [Orbite] progresse.", "Ses ventes", "Nebula", id="the first of two subjects"),
    ],
)
def test_the_topic_is_carried_over_and_no_other_name(first: str, second: str, subject: str) -> None:
    assert one(first, f"{second} atteignent {MONEY}.")["subject"] == subject


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        pytest.param("Il abritera {100 puces:count:puces}.", "Astra", id="what it holds"),
        pytest.param("Sa capacité atteindra {800 MW:power}.", "Astra", id="its size"),
        pytest.param("Il lèvera {2 milliards:money}.", "Nebula", id="but not what companies do"),
    ],
)
def test_what_sites_do_is_said_of_the_site_named_before(sentence: str, subject: str) -> None:
    assert one("[Nebula] annonce [Astra:site], en Norvège.", sentence)["subject"] == subject


@pytest.mark.parametrize(
    ("aim", "metric"),
    [
        pytest.param(f"Il vise {MORE} cette année.", "revenue", id="the results to come"),
        pytest.param(f"Il vise {MORE} d'économies.", "other", id="but not what a word tells"),
    ],
)
def test_what_is_aimed_at_after_results_is_one_of_them(aim: str, metric: str) -> None:
    results = f"[Nebula] a réalisé un chiffre d'affaires de {MONEY}, pour un bénéfice de {{500 millions:money}}."
    assert one(results, aim.replace("Il", "[Nebula]"))["metric"] == metric


def test_who_leads_a_round_does_not_raise_it() -> None:
    claim = one("[Nebula] grandit.", f"[Orbite] prenait la tête d'un nouveau tour de table de {MONEY}.")
    assert (claim["subject"], claim["metric"]) == ("Nebula", "funding")


def test_a_round_is_of_whom_the_money_goes_into() -> None:
    claim = one(f"[Orbite] veut investir {MONEY} dans [Nebula], dans le cadre d'une levée de fonds de {MORE}.")
    assert (claim["subject"], claim["metric"]) == ("Nebula", "funding")


def test_a_lease_told_with_its_years_is_a_contract() -> None:
    claim = one(f"[Nebula] a conclu avec [Orbite] un bail de quinze ans, évalué à {MONEY}.")
    assert claim["metric"] == "contract_value"


def test_who_values_another_is_not_valued() -> None:
    assert one(f"[Nebula] a levé {MONEY} auprès d'[Orbite], qui l'avait alors valorisée {MORE}.")["subject"] == "Nebula"


def test_a_paper_that_tells_is_no_subject() -> None:
    result = read(f"[Reuters] évoque un contrat de {MONEY}.")
    assert result.claims.is_empty()


def test_but_a_company_of_the_same_sentence_is() -> None:
    [claim] = said(read(f"[Reuters] évoque un contrat de {MONEY} signé par [Nebula]."))
    assert (claim["subject"], claim["speaker"]) == ("Nebula", "Reuters")


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        pytest.param(f"[Nebula], dont fait partie [Orbite], investit {MONEY}.", "Nebula", id="relative clause"),
        pytest.param(f"[Nebula], une filiale de [Orbite], investit {MONEY}.", "Nebula", id="apposition"),
        pytest.param(f"[Nebula], à laquelle s'allie [Orbite], investit {MONEY}.", "Nebula", id="à laquelle"),
        pytest.param(f"[Nebula], rivale de longue date d'[Orbite], investit {MONEY}.", "Nebula", id="noun"),
        pytest.param(
            "[Nebula], dont fait partie [Orbite], veut d'ici là rénover {deux sites:count:centres de données} de "
            "l'[Isère:place].",
            "Nebula",
            id="it goes on behind the aside, and a place in the genitive does nothing",
        ),
        pytest.param(
            f"Dans l'[Isère:place], le consortium [Nebula], dont fait partie [Orbite], investit {MONEY}.",
            "Nebula",
            id="a consortium is no apposition to a place",
        ),
        pytest.param(
            f"[Nebula] prend pied dans le fabricant finlandais d'équipements télécoms [Orbite], moyennant {MONEY}.",
            "Nebula",
            id="a preposition far before the name",
        ),
        pytest.param(
            f"Un consortium mené par [Nebula] investit {MONEY}.", "Nebula", id="who leads a body without a name"
        ),
        pytest.param(
            f"[Nebula], que contrôle un fonds géré par [Orbite], investit {MONEY}.", "Nebula", id="but not in an aside"
        ),
        pytest.param(f"[Nebula] (Lyon) investit {MONEY}.", "Nebula", id="brackets cost nothing"),
        pytest.param(f"Selon [Gazette], [Orbite] investit {MONEY}.", "Orbite", id="no aside: the clause goes on"),
    ],
)
def test_a_name_in_an_inserted_clause_is_not_what_is_spoken_of(sentence: str, subject: str) -> None:
    assert one(sentence)["subject"] == subject


def test_who_is_named_with_its_partner_acts_with_it_and_a_site_just_named_is_meant() -> None:
    assert said_of(
        f"[Nebula] et sa filiale [Orbite] investiront {MONEY}.",
        f"[Nebula], [Vega] et leur coentreprise [Orbite] investiront {MONEY}.",
        ("[Nebula] étonne.", f"Sa filiale [Orbite] investira {MONEY}."),
        ("[Vega] recrute.", f"Pour [Nebula], l'investissement est lointain : {MONEY}."),
        ("[Nebula] bâtit un campus baptisé [Astra:site].", "Il consommera {3 GW:power}."),
        ("[Nebula] ouvre [Astra:site].", "Il disposera de {3 GW:power}."),
    ) == [
        [("Nebula", "investment"), ("Orbite", "investment")],
        [("Nebula", "investment"), ("Orbite", "investment"), ("Vega", "investment")],
        [("Orbite", "investment")],
        [("Nebula", "investment")],
        [("Astra", "power_capacity")],
        [("Nebula", "power_capacity")],
    ]


def test_what_any_one_costs_is_said_of_nobody() -> None:
    some = "{1 GW:power}"
    assert said_of(
        f"Le patron de [Nebula], [Ada Morel:person], assure qu'un gigawatt coûte {MONEY}, dont {MORE} pour les puces.",
        ("[Nebula] recrute.", f"La mise en service de {some} coûterait {MONEY}, dont {{un tiers:share}} en puces."),
        ("[Nebula] recrute.", f"Un centre de données de {some} coûtera {MONEY} à [Nebula]."),
        f"[Nebula] devance [Orbite], valorisée {MONEY}.",
        f"[Nebula], valorisée {MONEY}, devance [Orbite].",
    ) == [
        [],
        [],
        [("Nebula", "power_capacity"), ("Nebula", "investment")],
        [("Orbite", "valuation")],
        [("Nebula", "valuation")],
    ]


def test_what_a_purchase_cost_is_its_price_and_what_is_joined_to_a_site_s_size_its_cost() -> None:
    assert said_of(
        f"Le rachat d'[Orbite] par [Nebula] a coûté {MONEY}.",
        ("[Nebula] grandit.", f"L'acquisition d'[Orbite] lui avait coûté {MONEY}."),
        f"[Nebula] achève le rachat d'[Orbite] et le chantier coûtera {MONEY}.",
        f"L'objectif de [Astra:site] reste de {{10 GW:power}} et {MONEY}.",
        f"[Nebula] bâtit un campus de {{10 GW:power}} pour {MONEY}.",
    ) == [
        [("Nebula", "acquisition_price")],
        [("Nebula", "acquisition_price")],
        [("Nebula", "investment")],
        [("Astra", "power_capacity"), ("Astra", "project_cost")],
        [("Nebula", "power_capacity"), ("Nebula", "investment")],
    ]


def test_each_of_two_figures_has_its_own_name() -> None:
    claims = said(read(f"[Nebula] investit {MONEY} et [Orbite] {MORE}."))
    assert [claim["subject"] for claim in claims] == ["Nebula", "Orbite"]


def test_but_a_complement_between_two_figures_is_no_subject() -> None:
    claims = said(read(f"[Nebula] investit {MONEY} avec [Orbite] puis {MORE}."))
    assert [claim["subject"] for claim in claims] == ["Nebula", "Nebula"]


def test_a_share_in_brackets_is_the_growth_of_the_sales_before_it() -> None:
    claims = said(read(f"Les ventes de [Nebula] atteignent {MONEY} (+{{30 %:share}})."))
    assert [claim["metric"] for claim in claims] == ["revenue", "revenue_growth"]


def test_but_one_that_does_not_follow_at_once_is_not() -> None:
    result = read(f"Les ventes de [Nebula] atteignent {MONEY} (la marge est de {{30 %:share}}).")
    assert "bracket" not in "".join(result.claims["rule"])


def test_what_analysts_reckoned_with_is_the_metric_of_the_sentence_before() -> None:
    claim = one(f"[Nebula] a un chiffre d'affaires de {MONEY}.", f"La Bourse tablait sur {MORE}.")
    assert (claim["subject"], claim["metric"], claim["status"]) == ("Nebula", "revenue", "estimated")


def test_but_without_such_words_a_figure_says_nothing() -> None:
    result = read(f"[Nebula] a un chiffre d'affaires de {MONEY}.", f"On parle ici de {MORE}.")
    assert result.claims.height == 1


@pytest.mark.parametrize(
    ("sentence", "metric"),
    [
        pytest.param(f"[Nebula] a réalisé une série B de {MONEY}.", "funding", id="série"),
        pytest.param(f"La levée de fonds de {MONEY} de [Nebula] surprend.", "funding", id="levée: who gets it"),
        pytest.param(f"[Nebula] a levé {MONEY}.", "funding", id="lever"),
        pytest.param(f"[Nebula] est valorisée {MONEY}.", "valuation", id="valorisée"),
        pytest.param(f"{MONEY} sont prévus par [Nebula].", "investment", id="passive"),
        pytest.param(f"Son titre recule, [Nebula] voit le titre perdre {MONEY}.", "other", id="a share price"),
    ],
)
def test_the_cue_tells_the_metric(sentence: str, metric: str) -> None:
    claim = one(sentence)
    assert (claim["subject"], claim["metric"]) == ("Nebula", metric)


def test_the_price_and_the_valuation_of_one_round_are_told_apart() -> None:
    claims = said(read(f"[Nebula] a levé {MONEY} à un prix valorisant l'entreprise {MORE}."))
    assert [claim["metric"] for claim in claims] == ["funding", "valuation"]


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param(f"[Nebula] prévoit des ventes en hausse, avec une marge d'erreur de {MONEY}.", id="margin"),
        pytest.param(f"Une nouvelle génération de [Nebula] arrive, dit-on : {MONEY}.", id="génération is no générer"),
        pytest.param(f"Ce ne sont pas des dépenses de {MONEY}, dit [Nebula].", id="a noun denied"),
    ],
)
def test_what_says_nothing_of_a_party_makes_no_claim(sentence: str) -> None:
    assert read(sentence).claims.is_empty()


def test_of_two_parties_to_a_contract_each_is_the_other_s() -> None:
    claims = said(read(f"[Nebula] et [Orbite] ont signé un contrat de {MONEY}."))
    assert {(claim["subject"], claim["object"]) for claim in claims} == {("Nebula", "Orbite"), ("Orbite", "Nebula")}


def test_but_of_three_none_is() -> None:
    claims = said(read(f"[Nebula], [Orbite] et [Comète] ont signé un contrat de {MONEY}."))
    assert {claim["object"] for claim in claims} == {None}


def test_a_part_goes_where_the_whole_goes() -> None:
    claims = said(read(f"[Nebula] a investi {MORE} dans [Orbite], dont {MONEY} en mars."))
    assert [(claim["metric"], claim["object"]) for claim in claims] == [("acquisition_price", "Orbite")] * 2


def test_this_contract_is_with_the_party_told_before() -> None:
    claim = one(f"[Nebula] a signé un contrat de {MONEY} avec [Orbite].", f"Ce contrat passe à {MORE}.")
    assert (claim["subject"], claim["object"]) == ("Nebula", "Orbite")


@pytest.mark.parametrize(
    ("sentence", "durations"),
    [
        pytest.param(f"[Nebula] prévoit d'investir {MONEY} sur {{trois ans:duration}}.", 1, id="of a plan"),
        pytest.param(f"Les ventes de [Nebula] atteignent {MONEY} sur {{trois mois:duration}}.", 0, id="of a result"),
        pytest.param("[Nebula] a changé au cours des {six derniers mois:duration}.", 0, id="what has gone by"),
    ],
)
def test_plans_have_durations_and_results_have_none(sentence: str, durations: int) -> None:
    assert sum(claim["metric"] == "duration" for claim in said(read(sentence))) == durations


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        pytest.param(f"[Ada Morel:person] a révélé que [Nebula] allait investir {MONEY}.", "planned", id="allait"),
        pytest.param(f"Les revenus de [Nebula] devraient atteindre {MONEY}.", "estimated", id="a result to come"),
        pytest.param(f"Les dépenses de [Nebula] devraient atteindre {MONEY}.", "planned", id="but a plan is a plan"),
        pytest.param(f"[Nebula] vaudrait {MONEY}, ont indiqué des sources.", "rumoured", id="sources"),
    ],
)
def test_more_words_tell_the_status(sentence: str, status: str) -> None:
    assert one(sentence)["status"] == status


def test_a_fall_is_told_from_a_rise() -> None:
    text = "Après une baisse de {2 %:share}, le chiffre d'affaires de [Nebula] progresse de {5 %:share}."
    claims = said(read(text))
    assert [(claim["metric"], claim["qualifier"]) for claim in claims] == [
        ("revenue_growth", "fall"),
        ("revenue_growth", None),
    ]


def test_a_loss_is_told_from_a_profit() -> None:
    claims = said(read(f"[Nebula] affiche un bénéfice de {MORE}, contre une perte nette de {MONEY} en <2024:2024>."))
    assert [(claim["metric"], claim["qualifier"]) for claim in claims] == [("profit", None), ("profit", "loss")]


def test_a_figure_joined_to_another_shares_its_status() -> None:
    claims = said(read(f"[Nebula] prévoit un chiffre d'affaires de {MORE} ainsi qu'un bénéfice de {MONEY}."))
    assert [claim["status"] for claim in claims] == ["planned", "planned"]


@pytest.mark.parametrize(
    ("acts", "statuses"),
    [
        pytest.param("va investir {} et embaucher {}", ["planned", "planned"], id="a second act that is meant"),
        pytest.param("va investir {} et a embauché {}", ["planned", "actual"], id="one that was done"),
        pytest.param("a pu investir {} et embaucher {}", ["actual", "actual"], id="a second one that was done"),
    ],
)
def test_a_second_infinitive_is_as_real_as_the_first(acts: str, statuses: list[str]) -> None:
    claims = said(read("[Nebula] " + acts.format(MONEY, "{300 personnes:count:personnes}") + "."))
    assert [claim["status"] for claim in claims] == statuses


def test_but_not_across_a_contrast() -> None:
    claim = one(f"[Nebula] prévoit un chiffre d'affaires de {MORE} ; le bénéfice du groupe a déjà atteint {MONEY}.")
    assert claim["status"] == "actual"


def test_a_date_right_after_one_figure_is_not_the_next_one_s() -> None:
    claim = one(f"[Nebula] dégage un bénéfice de {MORE} en <2025:2025>, et loue pour {MONEY} de serveurs.")
    assert claim["period"] == ("", "")


def test_but_a_date_before_two_figures_is_both_s() -> None:
    claims = said(read(f"En <2025:2025>, [Nebula] investit {MORE} et emprunte {MONEY}."))
    assert {claim["period"] for claim in claims} == {("2025", "2025")}


def test_a_year_earlier_counts_from_the_figure_it_is_held_against() -> None:
    claim = one(f"En <2025:2025>, [Nebula] a investi {MORE}, contre {MONEY} un an plus tôt.")
    assert claim["period"] == ("2024", "2024")


def test_results_go_on_in_the_period_of_the_one_before() -> None:
    claim = one(f"En <2025:2025>, [Nebula] a réalisé des ventes de {MORE}.", f"Le bénéfice atteint {MONEY}.")
    assert claim["period"] == ("2025", "2025")


def test_but_plans_do_not() -> None:
    claim = one(f"En <2025:2025>, [Nebula] a réalisé des ventes de {MORE}.", f"Ses dépenses atteindront {MONEY}.")
    assert claim["period"] == ("", "")


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        pytest.param(
            f"« [Orbite] investira {MONEY} », a déclaré le patron de l'entreprise [Ada Morel:person].",
            "Ada Morel",
            id="a title between",
        ),
        pytest.param(f"Les analystes de [Comète] estiment que [Orbite] investira {MONEY}.", "Comète", id="its people"),
        pytest.param(f"Selon [Gazette], [Orbite] doit annoncer {MONEY} de dépenses.", "Gazette", id="yet to be said"),
        pytest.param(f"[Orbite] vient d'annoncer {MONEY} de dépenses.", "Orbite", id="but it has been said"),
        pytest.param(f"[Orbite] investira {MONEY}, selon l'entreprise.", "Orbite", id="the company itself"),
    ],
)
def test_whose_words_they_are(sentence: str, speaker: str | None) -> None:
    claim = one(sentence)
    assert (claim["subject"], claim["speaker"]) == ("Orbite", speaker)


def test_a_value_that_was_raised_is_a_former_one() -> None:
    claims = said(read(f"[Nebula] a relevé ses dépenses de {MONEY} à {MORE} pour <2025:2025>."))
    assert [claim["rule"].endswith("/former") for claim in claims] == [True, False]
    assert {claim["period"] for claim in claims} == {("2025", "2025")}


def test_but_of_two_values_in_a_row_none_is() -> None:
    claims = said(read(f"[Nebula] a relevé ses dépenses : {MONEY} et {MORE}."))
    assert not any(claim["rule"].endswith("/former") for claim in claims)


def test_recruits_who_went_back_have_left() -> None:
    claim = one("[Nebula] recrute.", "{Deux recrues:count:recrues} sont retournées chez [Orbite].")
    assert (claim["subject"], claim["metric"]) == ("Nebula", "departures")


def test_what_several_do_together_is_not_compared_with_what_one_does() -> None:
    claims = said(read(f"[Nebula] et [Orbite] ont investi à eux deux {MONEY}."))
    assert {claim["qualifier"] for claim in claims} == {"together"}

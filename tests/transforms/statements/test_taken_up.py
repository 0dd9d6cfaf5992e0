"""Figures that go on about what was told before: pronouns that stand for a value, and those of whom it was told."""

from __future__ import annotations

from typing import Any

import pytest

from tests.transforms.statements.claim_texts import read_documents, said

MONEY = "{2 milliards d'euros:money}"
MORE = "{3 milliards:money}"
NOBODY: list[tuple[str, ...]] = []

CASES: dict[str, tuple[tuple[str, ...], list[tuple[str, ...]]]] = {
    "what the last of two nouns says": (
        (f"[Nebula] lève {MONEY}, ce qui porte sa valorisation à {MORE}.", "Cette dernière était de {9:money}."),
        [("Nebula", "funding"), ("Nebula", "valuation"), ("Nebula", "valuation")],
    ),
    "and what the noun that opens the sentence says": (
        (f"La valorisation de [Nebula] triple après une levée de fonds de {MONEY}.", f"Elle n'était que de {MORE}."),
        [("Nebula", "funding"), ("Nebula", "valuation")],
    ),
    "and where it has just passed something": (
        (f"La valorisation de [Nebula] atteint {MONEY}.", f"En mai, elle venait de franchir {MORE}."),
        [("Nebula", "valuation"), ("Nebula", "valuation")],
    ),
    "also behind a year": (
        (f"[Nebula] annonce des pertes de {MONEY}.", f"En 2014, elles se montaient à {MORE}."),
        [("Nebula", "profit"), ("Nebula", "profit")],
    ),
    "whoever is named beside it": (
        (f"Le chiffre d'affaires de [Nebula] atteint {MONEY}.", f"Il devrait s'établir à {MORE}, selon [Orbite]."),
        [("Nebula", "revenue"), ("Nebula", "revenue")],
    ),
    "and what follows of another time": (
        (f"[Nebula] porte sa valorisation à {MONEY}.", f"Elle était de {MORE} quand [Nebula] a levé {{90:money}}."),
        [("Nebula", "valuation"), ("Nebula", "valuation"), ("Nebula", "funding")],
    ),
    "whatever the noun does before, where only a value can be meant": (
        ("[Nebula] tarde malgré un chiffre d'affaires en hausse de {4 %:share}.", f"Il s'établit à {MONEY}."),
        [("Nebula", "revenue_growth"), ("Nebula", "revenue")],
    ),
    "but not what else is told of meanwhile": (
        (f"[Nebula] annonce un chiffre d'affaires de {MONEY}.", "Le titre bondit.", "Il s'établit à {180:money}."),
        [("Nebula", "revenue")],
    ),
    "though a record may be": (
        (f"[Nebula] annonce un chiffre d'affaires de {MONEY}.", "C'est un record.", f"Il s'élevait à {MORE} en 2019."),
        [("Nebula", "revenue"), ("Nebula", "revenue")],
    ),
    "a sum that is talked of": (
        ("[Nebula] discute du rachat de [Orbite].", f"Le montant évoqué : {MONEY}."),
        [("Nebula", "acquisition_price")],
    ),
    "but not where the verb may be said of a company": (
        (f"[Nebula] publie sa valorisation, {MONEY}.", f"Elle compte sur {MORE}."),
        [("Nebula", "valuation")],
    ),
    "nor where it stands for another noun": (
        (f"[Nebula] annonce un chiffre d'affaires de {MONEY}.", f"Elle s'élève à {MORE}."),
        [("Nebula", "revenue")],
    ),
    "nor where the noun is of no party's value": (
        (f"La dette de [Nebula] approche de {MONEY}.", f"Elle s'élevait à {MORE}."),
        [("Nebula", "other")],
    ),
    "where it is told of one share": (
        ("Le bénéfice par action de [Nebula] atteint {2 euros:money}.", "Il était de {1 euro:money} en 2021."),
        [("Nebula", "profit"), ("Nebula", "profit")],
    ),
    "nor where a company settles": (
        (f"[Nebula] publie son chiffre d'affaires, {MONEY}.", f"Il s'établit à Rennes avec {MORE}."),
        [("Nebula", "revenue")],
    ),
    "items of a list": (
        ("Les levées de fonds :\n", f"- [Nebula] : {MONEY}\n", f"- [Orbite] : {MORE}\n"),
        [("Nebula", "funding"), ("Orbite", "funding")],
    ),
    "also below a line without a colon": (
        ("Les levées de fonds de la semaine\n", f"[Nebula] : {MONEY}\n", f"[Orbite] : {MORE}\n"),
        [("Nebula", "funding"), ("Orbite", "funding")],
    ),
    "and one told more of between": (
        ("Les levées de fonds :\n", f"- [Nebula] : {MONEY}\n", "Elle va bien.\n", f"- [Orbite] : {MORE}\n"),
        [("Nebula", "funding"), ("Orbite", "funding")],
    ),
    "but not what stands below it unmarked": (
        ("Les levées de fonds :\n", f"- [Nebula] : {MONEY}\n", "Elle va bien.\n", f"[Orbite] : {MORE}\n"),
        [("Nebula", "funding"), ("Orbite", "other")],
    ),
    "but not what a sentence tells before one": (
        ("Les levées de fonds ralentissent.\n", f"[Nebula] : {MONEY}\n", f"[Orbite] : {MORE}\n"),
        [("Nebula", "other"), ("Orbite", "other")],
    ),
    "nor what a verb tells": (
        ("Les levées de fonds :\n", f"- [Nebula] a perdu {MONEY}\n", f"- [Orbite] a perdu {MORE}\n"),
        [("Nebula", "profit"), ("Orbite", "profit")],
    ),
    "what answers a question": (
        ("Combien [Nebula] a-t-elle dépensé ?", f"{MONEY}, selon son dernier tour de table."),
        [("Nebula", "investment")],
    ),
    "but not what only follows one": (
        ("Combien [Nebula] a-t-elle dépensé ?", f"{MONEY} dorment en caisse."),
        NOBODY,
    ),
    "what is left of a sum": (
        (f"[Nebula] lève {MONEY}.", f"Les {MORE} restants viennent de banques."),
        [("Nebula", "funding"), ("Nebula", "funding")],
    ),
    "what others expected of it": (
        (f"[Nebula] a dégagé un chiffre d'affaires de {MONEY}.", f"[Orbite] n'en attendait que {MORE}."),
        [("Nebula", "revenue"), ("Nebula", "revenue")],
    ),
    "and what it had aimed at": (
        (f"[Nebula] lève {MONEY}, alors qu'elle n'en visait au départ que {MORE}.",),
        [("Nebula", "funding"), ("Nebula", "funding")],
    ),
    "what it had reckoned with": (
        (f"[Nebula] va dépenser {MONEY} cette année.", f"Elle tablait jusqu'ici sur {MORE}."),
        [("Nebula", "investment"), ("Nebula", "investment")],
    ),
    "and what it will raise it to": (
        (f"Les ventes de [Nebula] atteignent {MONEY}.", f"Le groupe veut les porter à {MORE}."),
        [("Nebula", "revenue"), ("Nebula", "revenue")],
    ),
    "but not what is asked for meanwhile": (
        (f"[Nebula] va dépenser {MONEY} cette année.", f"[Orbite] proteste en demandant {MORE}."),
        [("Nebula", "investment"), ("Orbite", "other")],
    ),
    "but not what something else cost": (
        (f"[Nebula] lève {MONEY}.", f"[Orbite] en a caché {MORE} au fisc."),
        [("Nebula", "funding"), ("Orbite", "other")],
    ),
    "and what goes out of it": (
        (f"[Nebula] investit {MONEY}.", f"Sur ce montant, {MORE} iront à [Orbite]."),
        [("Nebula", "investment"), ("Nebula", "investment")],
    ),
    "but not of what a company is worth": (
        (f"La valorisation de [Nebula] atteint {MONEY}.", f"Sur ce montant, {MORE} sont de trop."),
        [("Nebula", "valuation")],
    ),
    "nor what somebody else spends": (
        (f"[Nebula] lève {MONEY}.", f"[Orbite] dépense les {MORE} de sa trésorerie."),
        [("Nebula", "funding"), ("Orbite", "other")],
    ),
    "what all costs that is built": (
        (f"[Nebula] va agrandir un site et en moderniser un autre, le tout pour un montant de {MONEY}.",),
        [("Nebula", "investment")],
    ),
    "and that is bought": (
        (f"[Nebula] rachète [Orbite] et ses brevets, le tout pour {MONEY}.",),
        [("Nebula", "acquisition_price")],
    ),
    "but not what is given for nothing that costs": (
        (f"[Nebula] a fêté ses dix ans, le tout pour {MONEY}.",),
        [("Nebula", "other")],
    ),
    "whom cuts concern": (
        ("[Nebula] annonce des licenciements.", "Une première vague avait touché {900 personnes:count:personnes}."),
        [("Nebula", "departures")],
    ),
    "and in the same sentence": (
        ("[Nebula] a mené un plan social en mai, qui visait {900 personnes:count:personnes}.",),
        [("Nebula", "departures")],
    ),
    "but not whom something else does": (
        ("[Nebula] annonce une panne.", "Une première vague avait touché {900 personnes:count:personnes}."),
        NOBODY,
    ),
    "and which share of the staff": (
        ("Les suppressions annoncées par [Nebula] représentent {6 %:share} des quelque 300 000 employés du groupe.",),
        [("Nebula", "departures")],
    ),
    "but not another share of it": (
        ("Les cadres recrutés par [Nebula] représentent {6 %:share} des quelque 300 000 employés du groupe.",),
        NOBODY,
    ),
    "a growth told by itself": (
        (f"[Nebula] réalise {MONEY} de chiffre d'affaires.", "Une hausse de {40 %:share} en cinq mois."),
        [("Nebula", "revenue"), ("Nebula", "revenue_growth")],
    ),
    "but not one of something else": (
        (f"[Nebula] réalise {MONEY} de chiffre d'affaires.", "Une hausse de {40 %:share} du titre a suivi."),
        [("Nebula", "revenue"), ("Nebula", "other")],
    ),
    "clients who are professionals": (
        (
            "[Nebula] emploie {900 personnes:count:personnes} et compte "
            "{700 clients professionnels:count:clients professionnels}.",
        ),
        [("Nebula", "headcount"), ("Nebula", "users")],
    ),
    "but not professionals whom it employs": (
        ("[Nebula] emploie {700 professionnels:count:professionnels}.",),
        [("Nebula", "headcount")],
    ),
    "nor clients": (
        ("[Nebula] annonce des licenciements.", "La décision touche {900 clients:count:clients}."),
        [("Nebula", "users")],
    ),
    "the first of a row behind a colon": (
        (f"Les jeunes pousses lèvent des sommes folles : [Nebula] {MONEY}, [Orbite] {MORE}.",),
        [("Nebula", "funding"), ("Orbite", "funding")],
    ),
    "but not who does something else there": (
        (f"Les jeunes pousses lèvent des sommes folles : [Nebula] observe, {MONEY} circulent.",),
        NOBODY,
    ),
    "what is awaited of the same": (
        (f"[Nebula] réalise un chiffre d'affaires de {MONEY}.", f"Le groupe en attend {MORE} cette année."),
        [("Nebula", "revenue"), ("Nebula", "revenue")],
    ),
    "and what was offered for it": (
        (f"[Nebula] rachète [Orbite] pour {MONEY}.", f"En mai, elle en proposait {MORE}."),
        [("Nebula", "acquisition_price"), ("Nebula", "acquisition_price")],
    ),
    "one's own beside another's": (
        (f"[Nebula] porte ses investissements à {MONEY}.", f"[Orbite] relève les siens à {MORE}."),
        [("Nebula", "investment"), ("Orbite", "investment")],
    ),
    "but not one's own people": (
        (f"[Nebula] porte ses investissements à {MONEY}.", f"[Orbite] doit {MORE} à ses voisins."),
        [("Nebula", "investment"), ("Orbite", "other")],
    ),
    "what several sums come to": (
        ("[Nebula] a obtenu des subventions.", f"Celles-ci se montent à {MONEY}."),
        [("Nebula", "funding")],
    ),
    "but not what others do": (
        ("[Nebula] imite des rivales.", f"Celles-ci ont levé {MONEY}."),
        NOBODY,
    ),
    "what a sum becomes": (
        (f"[Nebula] signe un contrat de {MONEY}.", f"Il prévoit une option, ce qui porterait le montant à {MORE}."),
        [("Nebula", "contract_value"), ("Nebula", "contract_value")],
    ),
    "but not what another one does": (
        (f"[Nebula] signe un contrat de {MONEY}.", f"Un juge pourrait porter l'amende à {MORE}."),
        [("Nebula", "contract_value"), ("Nebula", "other")],
    ),
    "what a round holds": (
        (f"[Nebula] annonce une levée de {MONEY}.", f"Elle comprend {MORE}."),
        [("Nebula", "funding"), ("Nebula", "funding")],
    ),
    "those whom another has": (
        ("[Nebula] compte {900 salariés:count:salariés}.", "Ceux d'[Orbite] sont tombés à {70:count}."),
        [("Nebula", "headcount"), ("Orbite", "headcount")],
    ),
    "the staff among a company's numbers": (
        ("[Nebula] en chiffres : {900 salariés:count:salariés}, 3 usines.",),
        [("Nebula", "headcount")],
    ),
    "but not in any list": (
        ("[Nebula] les attend de pied ferme : {900 salariés:count:salariés}, 3 maires.",),
        [("Nebula", "other")],
    ),
    "a row of those laid off": (
        (
            "{900 licenciements:count:licenciements} chez [Nebula], {700:count} chez [Orbite], "
            "{600:count} pour [Selene].",
        ),
        [("Nebula", "departures"), ("Orbite", "departures"), ("Selene", "departures")],
    ),
    "but not whom another one has to pay": (
        (f"{{900 licenciements:count:licenciements}} chez [Nebula], {MONEY} pour [Selene].",),
        [("Nebula", "departures"), ("Selene", "other")],
    ),
    "a row in brackets": (
        ("[Nebula] supprime {900 postes:count:postes}, devant [Orbite] ({700:count}).",),
        [("Nebula", "departures"), ("Orbite", "departures")],
    ),
    "but not of what has a noun": (
        ("[Nebula] supprime {900 postes:count:postes}, devant [Orbite] ({700 clients:count:clients}).",),
        [("Nebula", "departures"), ("Orbite", "users")],
    ),
    "how many of them there are": (
        ("[Nebula] a procédé à plus de licenciements que prévu, soit {700:count}.",),
        [("Nebula", "departures")],
    ),
    "but not of things": (
        ("[Nebula] a ouvert plus de boutiques que prévu, soit {700:count}.",),
        [("Nebula", "other")],
    ),
    "those of a whole trade": (
        ("[Nebula] recule.", "Quelque {900 personnes:count:personnes} ont été licenciées dans ce secteur."),
        NOBODY,
    ),
    "but not of one company": (
        ("[Nebula] recule.", "Quelque {900 personnes:count:personnes} ont été licenciées dans ce groupe."),
        [("Nebula", "departures")],
    ),
    "who comes next": (
        (f"[Nebula] réalise {MONEY} de chiffre d'affaires.", f"Suivent [Orbite] ({MORE}) et [Selene] ({{1:money}})."),
        [("Nebula", "revenue"), ("Orbite", "revenue"), ("Selene", "revenue")],
    ),
    "who is further ahead": (
        (f"[Nebula] réalise {MONEY} de chiffre d'affaires.", f"Elle est distancée par [Orbite] ({MORE})."),
        [("Nebula", "revenue"), ("Orbite", "revenue")],
    ),
    "who is the second": (
        (f"[Nebula] vaut {MONEY}.", f"[Orbite] se classe juste derrière, avec {MORE}."),
        [("Nebula", "valuation"), ("Orbite", "valuation")],
    ),
    "but not who is a creditor": (
        (f"[Nebula] vaut {MONEY}.", f"Sa banque est [Orbite], avec {MORE}."),
        [("Nebula", "valuation"), ("Orbite", "other")],
    ),
    "but not what stands beside something else": (
        (f"[Nebula] réalise {MONEY} de chiffre d'affaires.", f"L'action [Orbite] ({MORE}) reste stable."),
        [("Nebula", "revenue"), ("Orbite", "other")],
    ),
    "what a sentence without a verb goes on with": (
        (f"[Nebula] dépensera {MONEY} en 2027.", f"Puis environ {MORE} en 2028."),
        [("Nebula", "investment"), ("Nebula", "investment")],
    ),
    "but not one with a verb": (
        (f"[Nebula] dépensera {MONEY} en 2027.", f"Puis tout change : {MORE} dorment."),
        [("Nebula", "investment")],
    ),
    "how many they were": (
        ("[Nebula] emploie {900 personnes:count:personnes}.", "L'effectif était de {700:count} en 2021."),
        [("Nebula", "headcount"), ("Nebula", "headcount")],
    ),
    "also where a pronoun tells it": (
        ("Le nombre d'abonnés de [Nebula] atteint {900:count:abonnés}.", "Il était de {700:count} en 2021."),
        [("Nebula", "users"), ("Nebula", "users")],
    ),
    "but not where it may be the company": (
        ("[Nebula] compte {900 abonnés:count:abonnés}.", "Il passe à {700:count}."),
        [("Nebula", "users")],
    ),
    "nor the staff of somebody with clients": (
        ("[Nebula] compte {900 abonnés:count:abonnés}.", "L'effectif était de {700:count} en 2021."),
        [("Nebula", "users")],
    ),
    "those whom somebody has": (
        ("[Nebula] emploie {900 personnes:count:personnes}.", "Ils étaient {700:count} en 2021."),
        [("Nebula", "headcount"), ("Nebula", "headcount")],
    ),
    "also where they become fewer": (
        ("[Nebula] emploie {900 personnes:count:personnes}.", "Ils ne seront plus que {700:count} en 2027."),
        [("Nebula", "headcount"), ("Nebula", "headcount")],
    ),
    "a lot of those who are ordered": (
        ("[Nebula] achète {900 puces:count:puces}.", "Une première tranche de {200:count} sera livrée en mai."),
        [("Nebula", "accelerator_count"), ("Nebula", "accelerator_count")],
    ),
    "but not one of users": (
        ("[Nebula] compte {900 abonnés:count:abonnés}.", "Une première vague de {200:count} sera livrée en mai."),
        [("Nebula", "users")],
    ),
    "of whom another has more": (
        ("[Nebula] achète {900 puces:count:puces}.", "[Orbite] en a acheté bien davantage : {7 000:count}."),
        [("Nebula", "accelerator_count"), ("Orbite", "accelerator_count")],
    ),
    "a bar that sales pass": (
        (f"[Nebula] réalise un chiffre d'affaires de {MONEY}.", f"La barre des {MORE} a été passée en mai."),
        [("Nebula", "revenue"), ("Nebula", "revenue")],
    ),
    "but not beside what is spent": (
        (f"[Nebula] investit {MONEY}.", "L'action passe la barre des {90 euros:money}."),
        [("Nebula", "investment"), ("Nebula", "other")],
    ),
    "what it is to become": (
        (f"[Nebula] réalise un chiffre d'affaires de {MONEY}.", f"Objectif : {MORE} d'ici décembre."),
        [("Nebula", "revenue"), ("Nebula", "revenue")],
    ),
    "but not what else is": (
        (f"[Nebula] réalise un chiffre d'affaires de {MONEY}.", f"Objectif : {MORE} d'économies."),
        [("Nebula", "revenue"), ("Nebula", "other")],
    ),
    "what it was said to be": (
        (f"Le coût du projet [Astra:site] atteint {MONEY}.", f"En 2024, [Nebula] parlait de {MORE}."),
        [("Astra", "project_cost"), ("Astra", "project_cost")],
    ),
    "what it was reckoned to become": (
        (f"[Nebula] réalise un chiffre d'affaires de {MONEY}.", f"Le groupe visait {MORE}."),
        [("Nebula", "revenue"), ("Nebula", "revenue")],
    ),
    "but not what something else was": (
        (f"Le coût du projet [Astra:site] atteint {MONEY}.", f"En 2024, [Nebula] parlait de {MORE} d'amende."),
        [("Astra", "project_cost"), ("Nebula", "other")],
    ),
    "what is joined to what a pronoun tells": (
        (f"Les revenus de [Nebula] atteignent {MONEY}.", f"Ils passeraient à {MORE} en 2026, puis à {{4:money}}."),
        [("Nebula", "revenue"), ("Nebula", "revenue"), ("Nebula", "revenue")],
    ),
    "a row of agreements that is no round": (
        (f"[Nebula] a signé une série d'accords, de {MONEY} et {MORE}.",),
        [("Nebula", "contract_value"), ("Nebula", "contract_value")],
    ),
    "but a round is": ((f"[Nebula] a bouclé une série D de {MONEY}.",), [("Nebula", "funding")]),
    "but not across another clause": (
        (f"Les revenus de [Nebula] atteignent {MONEY}.", f"Ils passeraient à {MORE} ; elle doit {{4:money}}."),
        [("Nebula", "revenue"), ("Nebula", "revenue")],
    ),
    "but not who they are": (
        ("[Nebula] emploie {900 personnes:count:personnes}.", "Ils ont acheté {700:count} en 2021."),
        [("Nebula", "headcount")],
    ),
}


@pytest.fixture(scope="module")
def told() -> list[list[dict[str, Any]]]:
    """The claims of all cases, from one reading."""
    rows: list[list[dict[str, Any]]] = [[] for _ in CASES]
    for row in said(read_documents([texts for texts, _ in CASES.values()])):
        rows[int(row["doc_id"])].append(row)
    return rows


@pytest.mark.parametrize("case", CASES)
def test_what_is_taken_up(case: str, told: list[list[dict[str, Any]]]) -> None:
    rows, wanted = told[list(CASES).index(case)], CASES[case][1]
    assert sorted((row["subject"], row["metric"]) for row in rows) == sorted(wanted)

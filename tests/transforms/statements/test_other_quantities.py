"""Figures that look like a metric's own but tell of something else, and those that are the metric's after all."""

from __future__ import annotations

import pytest

from tests.transforms.statements.claim_texts import read, said

MONEY = "{2 milliards:money}"


@pytest.mark.parametrize(
    ("sentence", "metric"),
    [
        pytest.param(f"Le bénéfice de [Nebula] est en baisse de {MONEY}.", "other", id="by how much it fell"),
        pytest.param(f"Le bénéfice de [Nebula] est en baisse, à {MONEY}.", "profit", id="what it fell to"),
        pytest.param("[Nebula] a gagné {70 000 abonnés:count:nouveaux abonnés}.", "usage_growth", id="new subscribers"),
        pytest.param("[Nebula] compte {70 000 abonnés:count:abonnés}.", "users", id="all subscribers"),
        pytest.param("[Nebula] vaut {25 fois:multiple} le chiffre d'affaires.", "other", id="a ratio of sales"),
        pytest.param("[Nebula] bâtira {deux usines:count:usines de puces}.", "other", id="works that make chips"),
        pytest.param("[Nebula] achète {deux puces:count:puces}.", "accelerator_count", id="chips"),
        pytest.param("[Nebula] atteindra une capacité de production de {16 GWh:energy}.", "other", id="output"),
        pytest.param("[Nebula] atteindra une consommation de {16 GWh:energy}.", "energy_use", id="consumption"),
        pytest.param("Avec [Nebula], ({21 000 salariés:count:salariés}), tout va.", None, id="no name right before"),
        pytest.param("Le groupe [Nebula] ({21 000 salariés:count:salariés}) va bien.", "headcount", id="behind a name"),
    ],
)
def test_what_a_figure_says_is_not_always_what_its_noun_says(sentence: str, metric: str | None) -> None:
    assert {claim["metric"] for claim in said(read(sentence))} == ({metric} if metric else set())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            ("{Onze:count} des {douze fondateurs:count:fondateurs} de [Nebula] ont quitté le groupe.",),
            [("Nebula", "departures")],
            id="some of a set",
        ),
        pytest.param(
            ("{300:count} des {700 salariés:count:salariés} de [Nebula] ont été licenciés.",),
            [("Nebula", "departures"), ("Nebula", "headcount")],
            id="some of all",
        ),
        pytest.param(
            ("{300:count} des {700 salariés:count:salariés} licenciés par [Nebula] ont retrouvé un emploi.",),
            [],
            id="some who have a place again",
        ),
        pytest.param(
            ("[Nebula] a débauché {trois:count} des {40 salariés:count:salariés} d'[Orbite].",),
            [("Nebula", "hires")],
            id="some of another's",
        ),
        pytest.param(
            ("[Nebula] a mis à pied {300 employés:count:employés}.",),
            [("Nebula", "departures")],
            id="laid off",
        ),
        pytest.param(
            ("{300 travailleurs:count:travailleurs} de [Nebula] seront touchés par des mises à pied.",),
            [("Nebula", "departures")],
            id="touched by lay-offs",
        ),
        pytest.param(
            ("{300 travailleurs:count:travailleurs} de [Nebula] seront touchés par la grippe.",),
            [("Nebula", "other")],
            id="touched by something else",
        ),
        pytest.param(
            ("Le chantier de [Nebula] mobilisera {300 ouvriers:count:ouvriers}.",),
            [("Nebula", "jobs")],
            id="work for so many",
        ),
        pytest.param(
            ("[Nebula] a perdu {90 000 abonnés:count:abonnés} et n'en compte plus que {2 millions:count}.",),
            [("Nebula", "usage_growth"), ("Nebula", "users")],
            id="who are left",
        ),
        pytest.param(
            ("[Nebula] publie ses résultats.", "La publicité croît de {34 %:share}."),
            [("Nebula", "revenue_growth")],
            id="a division that grows",
        ),
        pytest.param(
            ("[Nebula] publie ses résultats.", "La marge du cloud bondit de {34 %:share}."),
            [("Nebula", "other")],
            id="but not its margin",
        ),
        pytest.param(
            ("[Nebula] bâtit un centre de données.", "Le site est d'une superficie de {14 hectares:area}."),
            [("Nebula", "site_size")],
            id="the site of whom was told",
        ),
        pytest.param(
            ("[Nebula] bâtit des centres de données.", "Le deuxième site occupe {14 hectares:area}."),
            [("Nebula", "site_size")],
            id="the second of its sites",
        ),
        pytest.param(
            ("Un data center de {100 MW:power} pour [Nebula].",),
            [("Nebula", "power_capacity")],
            id="for whom it is built",
        ),
        pytest.param(
            ("[Orbite] bâtit un data center de {100 MW:power} pour [Nebula].",),
            [("Orbite", "power_capacity")],
            id="but who builds it comes first",
        ),
        pytest.param(
            ("[Nebula] est actionnaire d'[Orbite] à hauteur de {14 %:share}.",), [("Nebula", "stake")], id="a holder"
        ),
        pytest.param(
            ("[Nebula], actionnaire d'[Orbite], a gagné {14 %:share} lundi.",), [("Nebula", "other")], id="who gains"
        ),
        pytest.param(
            ("[Nebula] : {99 000 abonnés:count:abonnés} perdus en juin.",),
            [("Nebula", "usage_growth")],
            id="lost clients",
        ),
        pytest.param(("[Nebula] : {99 000 abonnés:count:abonnés} en juin.",), [("Nebula", "users")], id="clients"),
        pytest.param(
            ("[Nebula] emploie {500 personnes:count:personnes} et vise {1 000:count} fin 2030.",),
            [("Nebula", "headcount"), ("Nebula", "headcount")],
            id="how many one aims at",
        ),
        pytest.param(
            ("[Nebula] emploie {500 personnes:count:personnes} et vise {1 000 magasins:count:magasins}.",),
            [("Nebula", "headcount"), ("Nebula", "other")],
            id="how many of other things",
        ),
        pytest.param(
            ("[Nebula] compte {60 chercheurs:count:chercheurs} et en a perdu {dix:count}.",),
            [("Nebula", "headcount"), ("Nebula", "departures")],
            id="those of them who left",
        ),
        pytest.param(
            (
                "Le fournisseur de data centers [Nebula] bâtira, après le rachat d'un site d'[Orbite], "
                "{deux nouveaux sites:count:nouveaux sites}.",
            ),
            [("Nebula", "data_center_count")],
            id="sites of who is told of first",
        ),
        pytest.param(
            ("La panne de [Nebula] a touché {4 millions d'utilisateurs:count:utilisateurs}.",),
            [("Nebula", "other")],
            id="whom a failure harms",
        ),
        pytest.param(
            ("Le service de [Nebula] a touché {4 millions d'utilisateurs:count:utilisateurs}.",),
            [("Nebula", "users")],
            id="and whom a service reaches",
        ),
        pytest.param(
            (
                "[Nebula] compte {400 millions d'utilisateurs:count:utilisateurs}.",
                "Ils étaient {300 millions:count} en mai, {200 millions:count} en avril et {9 millions:count} en mars.",
                "Le cap des {500 millions:count} sera passé en juin.",
            ),
            [("Nebula", "users")] * 5,
            id="how many they were, and what bar they pass",
        ),
        pytest.param(
            (
                "[Nebula] compte {400 millions d'utilisateurs:count:utilisateurs}.",
                "Il pleut sur {300 millions:count} en mai.",
            ),
            [("Nebula", "users")],
            id="but no other number",
        ),
        pytest.param(
            ("[Nebula], géant du pays avec {900 salariés:count:salariés}, supprimera {90 postes:count:postes}.",),
            [("Nebula", "headcount"), ("Nebula", "departures")],
            id="staff told by the way",
        ),
        pytest.param(
            ("[Nebula] se réorganise, avec {900 salariés:count:salariés} licenciés.",),
            [("Nebula", "departures")],
            id="staff that is told of",
        ),
        pytest.param(
            ("[Nebula] vise la région.", "Elle compte une superficie de {14 hectares:area} de friches."),
            [],
            id="an area that is nobody's",
        ),
        pytest.param(
            ("[Nebula] publie ses résultats.", "Le segment jeux pèse {4 milliards:money}, en hausse de {9 %:share}."),
            [("Nebula", "revenue"), ("Nebula", "revenue_growth")],
            id="what a division brings",
        ),
        pytest.param(
            ("[Nebula] s'envole en Bourse.", "Le groupe pèse {4 milliards:money}."),
            [("Nebula", "valuation")],
            id="and what a group is worth",
        ),
        pytest.param(
            ("[Nebula] publie ses résultats.", "Le cloud privé, toujours solide, gagne {9 %:share}."),
            [("Nebula", "revenue_growth")],
            id="what a division gains",
        ),
        pytest.param(
            ("[Nebula] publie ses résultats.", "Le cloud privé gagne {9 %:share} de parts de marché."),
            [("Nebula", "other")],
            id="but not of a market",
        ),
        pytest.param(
            ("[Nebula] verse des primes.", "Les primes seront versées sur {deux ans:duration}."),
            [("Nebula", "duration")],
            id="years of whom was told",
        ),
        pytest.param(
            ("[Nebula] verse des primes.", "Les primes seront versées sur {quelques mois:duration}."),
            [],
            id="but no months",
        ),
        pytest.param(
            ("[Nebula] équipe [Astra:site] de baies de {100 kW:power}.",), [("Nebula", "other")], id="power of a rack"
        ),
        pytest.param(
            ("[Nebula] bâtit des centres de données.", "[Nebula] exploite {sept sites:count:sites}."),
            [("Nebula", "data_center_count")],
            id="sites where the talk is of data centers",
        ),
        pytest.param(
            ("[Nebula] bâtit des fusées.", "[Nebula] exploite {12 sites:count:sites}."),
            [("Nebula", "other")],
            id="other sites",
        ),
        pytest.param(
            ("[Nebula] bâtit des centres de données.", "[Nebula] les a répartis sur {12 sites:count:sites}."),
            [("Nebula", "other")],
            id="sites over which something is spread",
        ),
        pytest.param(
            ("[Nebula] va mal.", "Le plan touche {300 postes:count:postes}."),
            [("Nebula", "departures")],
            id="a plan of cuts",
        ),
        pytest.param(
            ("[Nebula] expédie des puces.", "Le premier lot compte {40 000 unités:count:unités}."),
            [("Nebula", "accelerator_count")],
            id="units of chips",
        ),
        pytest.param(
            ("[Nebula] expédie des vélos.", "[Nebula] en a livré {40 000 unités:count:unités}."),
            [("Nebula", "other")],
            id="units of other things",
        ),
        pytest.param(
            ("Les data centers absorbent {25 %:share} de l'électricité de l'[Irlande:place].",),
            [("Irlande", "energy_use")],
            id="electricity that is used",
        ),
        pytest.param(
            ("[Nebula] produit {25 %:share} de l'électricité du pays.",), [("Nebula", "other")], id="and that is made"
        ),
        pytest.param(
            ("[Nebula] a contacté {90 employés:count:employés} d'[Orbite] et réussi à en débaucher {10:count}.",),
            [("Nebula", "other"), ("Nebula", "hires")],
            id="some of those asked are hired",
        ),
        pytest.param(
            ("[Nebula] va remplacer {90 emplois:count:emplois} par des robots.",), [("Nebula", "other")], id="replaced"
        ),
        pytest.param(
            ("[Nebula] va créer {90 emplois:count:emplois} grâce aux robots.",), [("Nebula", "jobs")], id="not replaced"
        ),
        pytest.param(
            ("[Nebula] grandit.", "{500 organisations:count:organisations} dépensent un million pour ses outils."),
            [("Nebula", "users")],
            id="who pays for it",
        ),
        pytest.param(
            ("[Nebula] grandit.", "{500 organisations:count:organisations} ont signé une tribune."),
            [],
            id="who does not",
        ),
        pytest.param(
            ("[Nebula] va mal.", "On compte {900 suppressions:count:suppressions de postes} dans la tech."),
            [],
            id="of a whole trade",
        ),
        pytest.param(
            ("[Nebula] compte {23 millions de membres:count:membres}.",),
            [("Nebula", "users")],
            id="millions of members",
        ),
        pytest.param(("[Nebula] compte {23 membres:count:membres}.",), [("Nebula", "headcount")], id="a few members"),
        pytest.param(
            ("[Nebula] voit ses utilisateurs bondir de {36 %:share}, à {50 millions:count}.",),
            [("Nebula", "usage_growth"), ("Nebula", "users")],
            id="how many users a growth leads to",
        ),
        pytest.param(
            ("[Nebula] voit ses ventes bondir de {36 %:share}, à {50 millions:count}.",),
            [("Nebula", "revenue_growth"), ("Nebula", "other")],
            id="and sales are money",
        ),
        pytest.param(
            ("« Nous sommes aujourd'hui {350:count} », précise [Ada Morel:person].",),
            [("Nebula", "headcount")],
            id="how many we are",
        ),
        pytest.param(
            ("« Nous en voulons {350:count} », précise [Ada Morel:person].",),
            [("Nebula", "other")],
            id="not how many we want",
        ),
        pytest.param(
            ("Chez [Nebula], {262 postes:count:postes} ont disparu.",),
            [("Nebula", "departures")],
            id="posts that are gone",
        ),
        pytest.param(
            ("Chez [Nebula], {262 postes:count:postes} ont fleuri.",), [("Nebula", "other")], id="posts that are not"
        ),
        pytest.param(
            ("[Nebula] inaugure un centre de données.", "Celui-ci occupe {14 hectares:area}."),
            [("Nebula", "site_size")],
            id="celui-ci that is a site",
        ),
        pytest.param(
            ("[Nebula] fait l'éloge de son rival.", "Celui-ci occupe {14 hectares:area}."),
            [],
            id="celui-ci that is not",
        ),
        pytest.param(
            ("Un chantier débute.", "Ce projet, porté par [Nebula], créera {300 emplois:count:emplois}."),
            [("Nebula", "jobs")],
            id="who runs it",
        ),
        pytest.param(
            ("Un chantier débute.", "Ce projet, critiqué par [Nebula], créera {300 emplois:count:emplois}."),
            [],
            id="who does not",
        ),
        pytest.param(
            (
                "Le campus [Astra:site] avance.",
                "Ce projet, porté par [Nebula], créera {300 emplois:count:emplois}.",
            ),
            [("Astra", "jobs")],
            id="nor who runs what has a name",
        ),
        pytest.param(
            ("[Nebula] a gagné {4 millions d'abonnés:count:abonnés}, portant le total à {30 millions:count}.",),
            [("Nebula", "usage_growth"), ("Nebula", "users")],
            id="how many in all",
        ),
        pytest.param(
            ("[Nebula] a perdu {la moitié:share} de ses chercheurs.",),
            [("Nebula", "departures")],
            id="a share who left",
        ),
        pytest.param(
            ("[Nebula] détient {27 %:share} du capital, la fondation {26 %:share}.",),
            [("Nebula", "stake")],
            id="a share of somebody without a name",
        ),
        pytest.param(
            ("[Nebula] détient {27 %:share} du capital, [Orbite] {26 %:share}.",),
            [("Nebula", "stake"), ("Orbite", "stake")],
            id="but not of one who has",
        ),
        pytest.param(
            (
                "Avec {43 centres de données:count:centres de données} sur quatre continents et bien plus de serveurs "
                "que ses rivaux, [Nebula] accélère.",
            ),
            [("Nebula", "data_center_count")],
            id="a long opening",
        ),
        pytest.param(
            ("[Nebula] vise {4 %:share} de croissance.",), [("Nebula", "revenue_growth")], id="growth told after"
        ),
        pytest.param(("[Nebula] réalise {4 %:share} de ses ventes en Asie.",), [("Nebula", "other")], id="and no part"),
        pytest.param(
            ("Le data center de [Nebula] à [Riom:place] consomme {2 TWh:energy}.",),
            [("Nebula", "energy_use")],
            id="a site in a town",
        ),
        pytest.param(
            ("Les data centers consomment {2 TWh:energy} en [Irlande:place].",),
            [("Irlande", "energy_use")],
            id="and all of a country",
        ),
        pytest.param(
            ("[Nebula] supprime {18 %:share} de ses effectifs ({400 personnes:count:personnes}).",),
            [("Nebula", "departures"), ("Nebula", "departures")],
            id="as many in brackets",
        ),
        pytest.param(
            ("[Orbite] licencie {20 %:share} de ses effectifs, comme [Nebula] ({400 salariés:count:salariés}).",),
            [("Orbite", "departures"), ("Nebula", "headcount")],
            id="in brackets behind a name",
        ),
        pytest.param(
            ("[Nebula] supprime {900 postes:count:postes} (sur {4 000:count}).",),
            [("Nebula", "departures"), ("Nebula", "headcount")],
            id="out of so many",
        ),
        pytest.param(
            ("[Nebula] recrute {90 personnes:count:personnes} et vise le cap des {200 salariés:count:salariés}.",),
            [("Nebula", "hires"), ("Nebula", "headcount")],
            id="a level of staff",
        ),
        pytest.param(
            ("[Nebula] affiche une croissance de {20 %:share} de son effectif.",),
            [("Nebula", "other")],
            id="more staff",
        ),
        pytest.param(
            ("[Nebula] annonce une réduction de {20 %:share} de son effectif.",),
            [("Nebula", "departures")],
            id="less staff",
        ),
        pytest.param(
            ("Avec ses {4 hectares:area}, ce projet, porté par [Nebula], est inédit.",),
            [("Nebula", "site_size")],
            id="who runs what an opening tells of",
        ),
        pytest.param(
            ("Avec ses {4 hectares:area}, ce projet, critiqué par [Nebula], est inédit.",),
            [],
            id="and who only speaks of it",
        ),
        pytest.param(
            ("Le nombre de clients de [Nebula] atteint {9 millions:count:clients}.",),
            [("Nebula", "users")],
            id="its clients",
        ),
    ],
)
def test_of_how_many_and_how_much_a_sentence_tells(text: tuple[str, ...], told: list[tuple[str, str]]) -> None:
    assert [(claim["subject"], claim["metric"]) for claim in said(read(*text))] == told


def test_a_known_set_is_no_statement() -> None:
    assert said(read("[Nebula] exploite l'un des {13 avions:count:avions}.")) == []
    [claim] = said(read("[Nebula] exploite {13 avions:count:avions}."))
    assert claim["metric"] == "other"


def test_two_who_left_are_not_whom_they_left() -> None:
    text = "{Deux recrues:count:recrues}, [Eva Lind:person] et [Omar Saidi:person], sont retournées à Lyon."
    assert {claim["subject"] for claim in said(read("[Nebula] recrutait.", text))} <= {"Nebula"}


def test_a_demonstrative_is_not_who_the_article_is_about() -> None:
    before = ("[Nebula] publie ses résultats.", "Selon [Nebula], sa cible grandit.")
    assert said(read(*before, f"Celle-ci est valorisée {MONEY}.")) == []
    [claim] = said(read(*before, f"La valorisation atteint {MONEY}."))
    assert claim["subject"] == "Nebula"


def test_markets_lose_money_and_not_who_is_named_beside_them() -> None:
    before = ("[Nebula] publie ses résultats.", "Selon [Nebula], sa cible grandit.")
    assert said(read(*before, f"Les valeurs technologiques ont perdu {MONEY}.")) == []


def test_what_happens_in_a_country_is_the_country_s() -> None:
    text = "Les centres de données en [Irlande:place] ont atteint une consommation de {6 TWh:energy}."
    [claim] = said(read("[Nebula] publie ses résultats.", text))
    assert (claim["subject"], claim["metric"]) == ("Irlande", "energy_use")

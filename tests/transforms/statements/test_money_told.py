"""What a sum is where the sentence turns: what it opens with, what is inserted, what is bought and for how much."""

from __future__ import annotations

import pytest

from tests.transforms.statements.claim_texts import said_of

MONEY = "{2 milliards d'euros:money}"
SHARE = "{4 %:share}"
NOBODY: list[tuple[str, str]] = []
BOUGHT = [("Nebula", "acquisition_price")]
SIGNED = [("Nebula", "contract_value")]
BUILT = [("Nebula", "investment")]
RAISED = [("Nebula", "funding")]

CASES: dict[str, tuple[str | tuple[str, ...], list[tuple[str, str]]]] = {
    "what is inserted behind its noun": (
        f"Les ventes de [Nebula], plombées par la perte de plusieurs contrats, ont reculé à {MONEY}.",
        [("Nebula", "revenue")],
    ),
    "what stands in the insertion": (
        f"Les ventes de [Nebula], plombées par une perte de {MONEY}, ont reculé.",
        [("Nebula", "profit")],
    ),
    "what a figure takes in": (
        f"La rémunération de [Nebula] atteint {MONEY}, prime de bienvenue comprise.",
        [("Nebula", "compensation")],
    ),
    "a range between two": (f"[Nebula] vise une prime comprise entre {MONEY}.", [("Nebula", "signing_bonus")]),
    "what it leaves out": (f"[Nebula] annonce des ventes de {MONEY} hors dette.", [("Nebula", "revenue")]),
    "a contract that opens": (f"Chiffré à {MONEY}, l'accord qui lie [Nebula] à [Orbite] est signé.", SIGNED),
    "an operation that opens": (f"D'un montant de {MONEY}, l'acquisition par [Nebula] est signée.", BOUGHT),
    "a project that opens": (f"Chiffré à {MONEY}, le projet [Astra:site] avance.", [("Astra", "project_cost")]),
    "a company that opens": (f"Évaluée à {MONEY}, la société [Nebula] avance.", [("Nebula", "valuation")]),
    "what a deal is valued at": (
        f"[Nebula] achète une usine dans une transaction en actions évaluée à {MONEY}.",
        BOUGHT,
    ),
    "who only values it": (f"Le montant de l'opération est évalué à {MONEY} par [Nebula].", NOBODY),
    "a price that opens": (f"Contre un chèque de {MONEY}, [Nebula] s'empare d'Orbite.", BOUGHT),
    "what opens and buys nothing": (f"Pour {MONEY}, [Nebula] va construire une usine.", BUILT),
    "what a purchase opens with": (f"Pour s'offrir Orbite, [Nebula] a mis {MONEY} sur la table.", BOUGHT),
    "what a building opens with": (f"Pour construire une usine, [Nebula] débourse {MONEY}.", BUILT),
    "what a share is bought for": (
        f"[Nebula] va prendre {SHARE} de [Orbite] pour {MONEY}.",
        [("Nebula", "stake"), ("Nebula", "acquisition_price")],
    ),
    "what who has a share does besides": (
        f"[Nebula] détient {SHARE} de [Orbite] et lui a vendu pour {MONEY} de puces.",
        [("Nebula", "stake"), ("Nebula", "contract_value")],
    ),
    "sold against": (f"[Orbite] cède sa branche à [Nebula] contre {MONEY}.", BOUGHT),
    "sales held against": (
        f"[Nebula] réalise {SHARE} de ses ventes en ligne contre {MONEY} de dépenses.",
        [("Nebula", "other"), ("Nebula", "investment")],
    ),
    "shares bought for a sum": (f"[Nebula] va prendre pour {MONEY} d'actions [Orbite].", BOUGHT),
    "an agreement to buy": (
        f"[Nebula] a conclu un accord prévoyant {MONEY} en numéraire pour acquérir Orbite.",
        BOUGHT,
    ),
    "an agreement to be served": (f"[Nebula] a conclu un accord de {MONEY} pour louer Astra.", SIGNED),
    "an investment that buys": (
        f"[Nebula] a fait l'acquisition d'Orbite, un pionnier, moyennant un investissement de {MONEY}.",
        BOUGHT,
    ),
    "goods bought": (f"[Nebula] va investir {MONEY} pour acquérir des puces.", BUILT),
    "a total of prices by share": (
        "[Nebula] annonce un accord en vue d'acquérir [Orbite] pour {157 dollars:money} par action en espèces, soit "
        "l'équivalent de {28 milliards de dollars:money}.",
        [("Nebula", "other"), ("Nebula", "acquisition_price")],
    ),
    "a list of purchases": (
        f"[Nebula] a racheté [Orbite] pour {MONEY} en 2022, [Vega] pour {{1 milliard:money}} en 2021.",
        [("Nebula", "acquisition_price"), ("Nebula", "acquisition_price")],
    ),
    "what a deal costs": (("[Nebula] veut Orbite.", f"L'opération coûterait {MONEY} à [Nebula]."), BOUGHT),
    "an offer that is accepted": (
        f"La société [Orbite] a accepté vendredi une offre de rachat du fonds américain [Nebula] à {MONEY}.",
        BOUGHT,
    ),
    "an offer that is made": (f"[Nebula] a déposé une offre d'achat de {MONEY}.", BOUGHT),
    "an offer that aims at someone": (f"[Nebula] est la cible d'une offre de {MONEY}.", [("Nebula", "other")]),
    "an engagement with a supplier": (
        f"[Nebula] a confirmé un engagement de {MONEY} sur cinq ans avec [Orbite].",
        SIGNED,
    ),
    "an engagement of its own": (f"[Nebula] a confirmé un engagement de {MONEY} sur cinq ans.", BUILT),
    "paid to build": (f"[Nebula] versera {MONEY} pour développer ses usines.", BUILT),
    "paid for something else": (f"[Nebula] versera {MONEY} pour ses puces.", SIGNED),
    "another contract of the same": (
        (
            f"[Nebula] a signé un contrat de {MONEY} avec [Orbite].",
            f"Celui avec [Vega], propriétaire d'Astra, représente {MONEY}.",
        ),
        [*SIGNED, *SIGNED],
    ),
    "won without a contract": (f"[Nebula] a décroché {MONEY}.", RAISED),
    "a contract won": (f"[Nebula] a décroché un contrat de {MONEY}.", SIGNED),
    "more than before": (
        f"[Nebula] a réalisé {{9 milliards:money}} de ventes, soit {MONEY} de plus.",
        [("Nebula", "revenue"), ("Nebula", "other")],
    ),
    "more that is spent": (f"[Nebula] va investir {MONEY} de plus.", BUILT),
    "an offer that a person refused": (
        f"[Nebula] a essuyé un refus : un chercheur a refusé une rémunération de {MONEY}.",
        [("Nebula", "compensation")],
    ),
    "what somebody refuses to pay": (f"[Nebula] refuse d'offrir {MONEY}.", NOBODY),
    "what a contract weighs": (f"L'accord signé par [Nebula] pèse {MONEY}.", SIGNED),
    "what a company weighs": (f"[Nebula] pèse désormais {MONEY}.", [("Nebula", "valuation")]),
    "a word inside a sum": ("[Nebula] débourse {5 G$ CA:money} pour acquérir Orbite.", BOUGHT),
    "large sums in signs": (
        f"[Nebula] voit ses ventes grimper de {SHARE} à {{264 M$ US:money}}.",
        [("Nebula", "revenue_growth"), ("Nebula", "revenue")],
    ),
    "what is sold off": (f"[Nebula] s'est défait de sa participation dans [Orbite] pour {MONEY}.", NOBODY),
    "what a share is worth": (
        f"[Nebula] détient {SHARE} du capital, une part évaluée à {MONEY}.",
        [("Nebula", "stake"), ("Nebula", "other")],
    ),
    "an injection from another": (
        f"[Orbite] vient de recevoir une injection de {MONEY} de la part du géant [Nebula].",
        BOUGHT,
    ),
    "two that put money into one": (
        f"[Nebula] engagera {MONEY} dans [Orbite] et [Vega] jusqu'à {{5 milliards:money}}.",
        [("Nebula", "acquisition_price"), ("Vega", "acquisition_price")],
    ),
    "a bet on a company": (f"[Nebula] mise {MONEY} sur [Orbite].", BOUGHT),
    "said on air": (f"Invité sur [Gazette], il promet que [Nebula] va investir {MONEY}.", BUILT),
    "bought at a cost": (f"[Orbite] a été acquise au coût de {MONEY} par [Nebula].", BOUGHT),
    "another's in brackets": (
        f"La valorisation de [Nebula] atteint {MONEY} (contre {{5 milliards:money}} pour [Vega]).",
        [("Nebula", "valuation"), ("Vega", "valuation")],
    ),
    "a company told of before": (
        ("[Nebula] va investir dans [Orbite], une jeune pousse.", f"[Nebula] a prévu de mettre {MONEY}."),
        BOUGHT,
    ),
    "a plant told of after that": (
        ("[Nebula] va investir dans [Orbite], une jeune pousse.", f"[Nebula] va mettre {MONEY} dans une usine."),
        BUILT,
    ),
    "collected": (f"[Nebula] a réussi à recueillir {MONEY}.", RAISED),
    "an envelope that one gets": (f"[Nebula] bénéficiera d'une enveloppe de {MONEY}.", RAISED),
    "an envelope that one has": (f"[Nebula] annonce une enveloppe de {MONEY}.", BUILT),
    "a long insertion": (
        f"Hier, les ventes de [Nebula], plombées par l'essence et les changes, ont reculé de {SHARE}, à {MONEY}.",
        [("Nebula", "revenue_growth"), ("Nebula", "revenue")],
    ),
    "a share of the sales before": (
        f"[Nebula] a amélioré sa marge opérationnelle, qui a représenté {SHARE} du chiffre d'affaires, à {MONEY}.",
        [("Nebula", "other"), ("Nebula", "profit")],
    ),
    "the sales that it is a share of": (
        f"[Nebula] dégage un bénéfice, soit {SHARE} du chiffre d'affaires, qui s'établit à {MONEY}.",
        [("Nebula", "other"), ("Nebula", "revenue")],
    ),
    "a part that is no growth": (
        f"[Nebula] réalise {MONEY} de chiffre d'affaires annuel, dont {SHARE} générés à l'étranger.",
        [("Nebula", "revenue"), ("Nebula", "other")],
    ),
    "a purchase of all shares": (f"Pour {MONEY}, [Nebula] entend acheter la totalité des actions d'Orbite.", BOUGHT),
    "offered besides": (
        f"[Nebula] lui a aussi offert {MONEY}, selon la presse.",
        [("Nebula", "compensation")],
    ),
    "what a supplier is promised": (
        f"[Orbite] a annoncé un engagement de [Nebula] de {MONEY} sur sept ans pour des charges de calcul.",
        SIGNED,
    ),
    "spending that is estimated": (
        f"[Nebula] supporte des dépenses massives en infrastructures, estimées à {MONEY} par an.",
        BUILT,
    ),
    "money put into a round": (f"[Nebula] investit {MONEY} dans la nouvelle levée de fonds d'Orbite.", BOUGHT),
    "who takes part in a round": (
        (f"[Orbite] a levé {MONEY}.", f"Ce tour de table a été mené par [Nebula] qui apporte {MONEY}."),
        [("Orbite", "funding"), ("Nebula", "acquisition_price")],
    ),
    "goods acquired": (
        f"[Nebula] révèle un investissement de {MONEY} pour l'acquisition de processeurs.",
        BUILT,
    ),
    "what employees got": (
        f"Les employés de [Nebula] ont reçu des paiements de {MONEY}.",
        [("Nebula", "compensation")],
    ),
    "what is secured": (f"[Nebula] a sécurisé {MONEY} d'investissements.", BUILT),
    "who is given a contract": (f"[Nebula] s'est vu confier par [Orbite] un contrat de {MONEY}.", SIGNED),
    "who signs one": (f"La signature par [Nebula] d'un contrat de {MONEY} est un succès.", SIGNED),
    "announced by somebody": (f"L'annonce par [Nebula] d'un investissement de {MONEY} a plu.", BUILT),
    "who only reckons it": (f"L'investissement est estimé par [Nebula] à {MONEY}.", NOBODY),
    "losses that somebody books": (
        f"Les {MONEY} de pertes enregistrés par [Nebula] inquiètent.",
        [("Nebula", "profit")],
    ),
    "in whose hands it falls": (f"[Orbite] dans l'escarcelle de [Nebula] pour {MONEY}.", BOUGHT),
    "a fund": (f"[Nebula] lance un fonds de {MONEY} pour aider ses clients.", BUILT),
    "a worth that opens": (f"À {MONEY} de capitalisation, [Nebula] domine.", [("Nebula", "valuation")]),
    "a town that opens": (f"À [Valmont:place], [Nebula] a investi {MONEY}.", BUILT),
    "what is granted": (
        f"[Banque Bleue] a accordé au fabricant de puces [Nebula] jusqu'à {MONEY} de financement direct.",
        RAISED,
    ),
    "several that buy together": (
        f"[Orbite] a été rachetée pour {MONEY} par un consortium réunissant [Nebula] et ses amis.",
        BOUGHT,
    ),
    "a sum paid for a share": (
        f"Les {MONEY} déboursés par [Nebula] pour {SHARE} d'Orbite ont surpris.",
        [("Nebula", "acquisition_price"), ("Nebula", "stake")],
    ),
    "all alone": (f"[Nebula] a mis à lui seul {MONEY} dans [Orbite].", BOUGHT),
    "spent with a service": (f"[Nebula] va dépenser {MONEY} auprès d'[Vega Cloud:product].", SIGNED),
    "the worth of what is not named": (
        ("[Nebula] avance.", f"Elle a fait grimper la valeur de sa société à {MONEY}."),
        [("Nebula", "valuation")],
    ),
}


@pytest.fixture(scope="module")
def told() -> dict[str, list[tuple[str, str]]]:
    """Subject and metric of the claims of all cases, read at once."""
    return dict(zip(CASES, said_of(*(text for text, _ in CASES.values())), strict=True))


@pytest.mark.parametrize("case", CASES)
def test_what_a_sum_is(case: str, told: dict[str, list[tuple[str, str]]]) -> None:
    assert told[case] == CASES[case][1]

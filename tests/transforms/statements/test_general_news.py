"""Whose figures are in general news: polls and league tables, round-ups of results, strikes, take-overs."""

from __future__ import annotations

from typing import Any

import pytest

from tests.transforms.statements.claim_texts import read_documents, said

MONEY = "{2 milliards d'euros:money}"
SHARE = "{4 %:share}"
NOBODY: list[tuple[str, ...]] = []
RAIN = ("Il pleut.", "Il tombe {3 litres:volume} d'eau.", "Il pleut.", "Il tombe {4 litres:volume} d'eau.", "Il pleut.")

CASES: dict[str, tuple[tuple[str, ...], list[tuple[str, ...]]]] = {
    "a name right before its share": (
        (f"[Nebula] recueille {SHARE} des voix, devant [Orbite], {{3 %:share}}.",),
        [("Nebula", "other"), ("Orbite", "other")],
    ),
    "but not before another clause": (
        (f"[Nebula] recueille {SHARE} des voix, devant [Orbite], et perd {{3 %:share}}.",),
        [("Nebula", "other"), ("Nebula", "other")],
    ),
    "a name with its share": (
        (f"[Nebula] pèse {SHARE} du marché, loin devant [Orbite] à {{3 %:share}}.",),
        [("Nebula", "other"), ("Orbite", "other")],
    ),
    "a share's profit in a clause of its own": (
        (
            "[Nebula] monte.",
            f"Le chiffre d'affaires a progressé de {SHARE} sur {{un an:duration}}, à {MONEY}, et le bénéfice par action"
            " dépasse de loin les attentes.",
        ),
        [("Nebula", "revenue_growth"), ("Nebula", "revenue")],
    ),
    "two facts set against each other": (
        (f"Si les ventes de [Nebula] reculent de {SHARE}, sa perte atteint {MONEY}.",),
        [("Nebula", "revenue_growth"), ("Nebula", "profit")],
    ),
    "but not a supposition": ((f"Si les ventes de [Nebula] reculaient de {SHARE}, tout changerait.",), NOBODY),
    "by how much more is said of the share": (
        (f"Le bénéfice de [Nebula] atteint {MONEY}, soit {SHARE} de plus que prévu.",),
        [("Nebula", "profit"), ("Nebula", "other")],
    ),
    "an acronym names nobody twice": (
        ("Un débat est mené par [Orbite] ([Orbite]).", "[Nebula] recule.", "Il pleut.", f"La perte atteint {MONEY}."),
        [("Nebula", "profit")],
    ),
    "but two sentences do": (
        ("Un débat est mené par [Orbite].", "[Orbite] tarde.", "[Nebula] recule.", f"La perte atteint {MONEY}."),
        [("Orbite", "profit")],
    ),
    "a heading of a subsidiary": (
        (
            "[Orbite] brille.",
            "[Orbite] gagne.",
            "# [Nebula], filiale d'[Orbite], souffre",
            "Il pleut.",
            f"La perte atteint {MONEY}.",
        ),
        [("Nebula", "profit")],
    ),
    "a paragraph a company": (
        (
            "[Nebula] recule.",
            "[Nebula] tarde.\n",
            "[Orbite] accélère.",
            "Les comptes de [Orbite] sont bons.",
            f"La perte atteint {MONEY}.",
        ),
        [("Orbite", "profit")],
    ),
    "but not into the next": (
        (
            "[Nebula] recule.",
            "[Nebula] tarde.\n",
            "[Orbite] accélère.",
            "Les comptes de [Orbite] sont bons.\n",
            f"La perte atteint {MONEY}.",
        ),
        [("Nebula", "profit")],
    ),
    "what is told of the young": (("[Nebula] publie.", "[Nebula] recule.", f"Les jeunes sont {SHARE}."), NOBODY),
    "but not what is told of goods": (
        ("[Nebula] publie.", "[Nebula] recule.", f"Les livraisons montent de {SHARE}."),
        [("Nebula", "other")],
    ),
    "who marches is nobody's": (("[Nebula] revendique {500 manifestants:count:manifestants}.",), NOBODY),
    "but who buys is": (("[Nebula] revendique {500 clients:count:clients}.",), [("Nebula", "users")]),
    "a price for current": ((f"Le tarif de rachat de [Nebula] atteint {MONEY}.",), NOBODY),
    "but a price for a company": (
        (f"Le rachat de [Orbite] par [Nebula] atteint {MONEY}.",),
        [("Nebula", "acquisition_price")],
    ),
    "the object of a pronoun's verb": ((f"Elle a quitté [Nebula] et a rassemblé {MONEY} de fonds.",), NOBODY),
    "but not the subject after it": ((f"Elle assure que [Nebula] investira {MONEY}.",), [("Nebula", "investment")]),
    "what a fall of sales leads to": (
        (f"[Nebula] subit un recul de {SHARE} des ventes de sa division phare, la mode, à {MONEY}.",),
        [("Nebula", "revenue_growth"), ("Nebula", "revenue")],
    ),
    "but not what stands beside it": (
        (f"[Nebula] subit un recul de {SHARE} des ventes, et une amende de {MONEY}.",),
        [("Nebula", "revenue_growth"), ("Nebula", "other")],
    ),
    "people without work are their country's": (
        ("On compte {2 millions de chômeurs:count:chômeurs} en [Irlande:place].",),
        [("Irlande", "other")],
    ),
    "but jobs are who makes them's": (
        ("[Nebula] crée {200 emplois:count:emplois} en [Irlande:place].",),
        [("Nebula", "jobs")],
    ),
    "words that begin like buying": (("[Nebula] mesure {6 %:share} au rachis.",), [("Nebula", "other")]),
    "buying": (("[Nebula] rachète {6 %:share} d'[Orbite].",), [("Nebula", "stake")]),
    "a price that a share has fallen to": (
        (f"[Nebula] perd {SHARE} à {{36 euros:money}}.",),
        [("Nebula", "other"), ("Nebula", "other")],
    ),
    "but sales that have": (
        (f"Les ventes de [Nebula] perdent {SHARE} à {MONEY}.",),
        [("Nebula", "revenue_growth"), ("Nebula", "revenue")],
    ),
    "people of whom someone tells": (("[Nebula] précise que {60 clients:count:passants} ont parlé.",), NOBODY),
    "but not of itself": (("[Nebula] précise qu'il a livré {60 vélos:count:vélos}.",), [("Nebula", "other")]),
    "a country's debt is no company's": (
        ("[Nebula] publie.", "[Nebula] recule.", f"La dette publique atteint {MONEY}."),
        NOBODY,
    ),
    "but a debt is": (
        ("[Nebula] publie.", "[Nebula] recule.", f"La dette atteint {MONEY}."),
        [("Nebula", "other")],
    ),
    "a country's deficit is no loss": (
        (f"Le déficit commercial de la [France:place] atteint {MONEY}.",),
        [("France", "other")],
    ),
    "but a company's is": ((f"Le déficit de [Nebula] atteint {MONEY}.",), [("Nebula", "profit")]),
    "who is fined, and not by whom": (
        (f"[Nebula] a été condamnée à une amende de {MONEY} par [Orbite].",),
        [("Nebula", "other")],
    ),
    "whom something costs": ((f"Ce chantier a coûté {MONEY} à [Nebula].",), [("Nebula", "investment")]),
    "all figures of a bracket": (
        (f"Le groupe [Nebula] ({{900 salariés:count:salariés}}, {MONEY} de chiffre d'affaires) va bien.",),
        [("Nebula", "headcount"), ("Nebula", "revenue")],
    ),
    "but not another's in it": (
        (f"[Nebula] ({MONEY} de ventes, contre {{3 milliards:money}} pour [Orbite]) va bien.",),
        [("Nebula", "revenue"), ("Orbite", "revenue")],
    ),
    "a price in brackets is who buys's": (
        (f"[Nebula] grandit avec le rachat d'[Orbite] ({MONEY}).",),
        [("Nebula", "acquisition_price", "Orbite")],
    ),
    "many are only the source": (
        ("[Nebula] recule.", "Selon les syndicats, {900 postes:count:postes} seront supprimés."),
        [("Nebula", "departures")],
    ),
    "but not who does it": (("[Nebula] recule.", f"Les syndicats ont investi {MONEY}."), NOBODY),
    "a share of all who leave": (
        ("[Nebula] supprime {900 postes:count:postes}, soit {4 %:share} des effectifs.",),
        [("Nebula", "departures"), ("Nebula", "departures")],
    ),
    "posts that may go": (("[Nebula] : {900 postes:count:postes} menacés.",), [("Nebula", "departures")]),
    "how long they talked": (
        ("[Nebula] a signé un accord après {deux mois:duration} de négociations.",),
        NOBODY,
    ),
    "but how long it lasts": (("[Nebula] a signé un accord de {deux ans:duration}.",), [("Nebula", "duration")]),
    "two buyers have not bought each other": (
        (f"[Nebula] et [Orbite] proposent {MONEY} pour la reprise de [Comète].",),
        [("Nebula", "acquisition_price", "Comète"), ("Orbite", "acquisition_price", "Comète")],
    ),
    "below a heading without a name": (
        ("# [Nebula] brille", *RAIN, "# Les comptes", *RAIN, f"La perte atteint {MONEY}."),
        [("Nebula", "profit")],
    ),
    "but not below one with two": (
        ("# [Nebula] brille", *RAIN, "# [Orbite] et [Comète]", *RAIN, f"La perte atteint {MONEY}."),
        NOBODY,
    ),
    "a margin told far below": (
        ("[Nebula] brille.", "[Nebula] gagne.", *RAIN, f"La marge recule de {SHARE}."),
        [("Nebula", "other")],
    ),
    "but not what anything does": (
        ("[Nebula] brille.", "[Nebula] gagne.", *RAIN, f"La rivière monte de {SHARE}."),
        NOBODY,
    ),
    "what weighs on the sales is no sales": (
        (f"[Nebula] réalise {MONEY} de ventes malgré un impact négatif de {{3 millions d'euros:money}}.",),
        [("Nebula", "other"), ("Nebula", "revenue")],
    ),
    "growth on another basis": (
        (f"Les ventes de [Nebula] gagnent {SHARE}.", "Sur une base comparable, la hausse est de {3 %:share}."),
        [("Nebula", "revenue_growth"), ("Nebula", "revenue_growth")],
    ),
    "but not what has its own noun": (
        (f"Les ventes de [Nebula] gagnent {SHARE}.", "Sur une base comparable, la marge est de {3 %:share}."),
        [("Nebula", "other"), ("Nebula", "revenue_growth")],
    ),
    "many among whom one stands": (
        (
            "Parmi les investissements dans la filière du bois, la société [Nebula] ouvrira en juin son dixième site "
            f"à l'est de la ville (au bord du canal), auquel elle consacrera {MONEY} sur {{trois ans:duration}}, "
            "créant {900 emplois:count:emplois}.",
        ),
        [("Nebula", "duration"), ("Nebula", "investment"), ("Nebula", "jobs")],
    ),
    "a sum in another currency": (
        ("[Nebula] rachète [Orbite] pour {10 milliards de dollars:money} ({8 milliards d'euros:money}).",),
        [("Nebula", "acquisition_price"), ("Nebula", "acquisition_price")],
    ),
    "and that of a price": (
        ("[Nebula] offre {12 dollars:money} ({9 euros:money}) par action lors du rachat.",),
        [("Nebula", "other"), ("Nebula", "other")],
    ),
    "but not another sum in brackets": (
        (f"[Nebula] rachète [Orbite] pour {MONEY} (dont une dette de {{3 milliards:money}}).",),
        [("Nebula", "acquisition_price"), ("Nebula", "other")],
    ),
    "what one pays to buy": (
        ("[Nebula] va débourser {10 milliards:money} ({8 milliards:money}) pour racheter [Orbite].",),
        [("Nebula", "acquisition_price"), ("Nebula", "acquisition_price")],
    ),
    "but not to build": ((f"[Nebula] va débourser {MONEY} pour construire une usine.",), [("Nebula", "investment")]),
    "who buys by a noun": (
        (f"Le rachat de la société américaine [Orbite] par [Nebula] pour {MONEY} est annoncé.",),
        [("Nebula", "acquisition_price")],
    ),
    "signed shares in brackets": (
        (f"Les ventes de [Nebula] atteignent {MONEY} en France (respectivement +{SHARE} et +{{9 %:share}}).",),
        [("Nebula", "revenue"), ("Nebula", "revenue_growth"), ("Nebula", "revenue_growth")],
    ),
    "but not unsigned ones": (
        (f"Les ventes de [Nebula] atteignent {MONEY} en France (avec une marge de {SHARE}).",),
        [("Nebula", "revenue"), ("Nebula", "other")],
    ),
    "a share of the sales": (
        (f"L'Ebitda de [Nebula] surprend ({MONEY}, soit {SHARE} du chiffre d'affaires).",),
        [("Nebula", "profit"), ("Nebula", "other")],
    ),
    "all those of whom some leave": (
        ("[Nebula] supprime {90 postes:count:postes} sur les {800 salariés:count:salariés} du groupe.",),
        [("Nebula", "departures"), ("Nebula", "headcount")],
    ),
    "but not those who leave too": (
        ("[Nebula] supprime {90 postes:count:postes} et licencie {800 salariés:count:salariés}.",),
        [("Nebula", "departures"), ("Nebula", "departures")],
    ),
    "what a pronoun takes up": (
        (f"Le chiffre d'affaires de [Nebula] gagne {SHARE}.", f"Il s'établit à {MONEY}."),
        [("Nebula", "revenue_growth"), ("Nebula", "revenue")],
    ),
    "but not from further in": (
        (f"[Nebula] tarde malgré un chiffre d'affaires en hausse de {SHARE}.", f"Il progresse de {MONEY}."),
        [("Nebula", "revenue_growth"), ("Nebula", "other")],
    ),
    "a plant that is its own": (
        ("[Nebula] a achevé la centrale de [Cruas:place] d'une puissance de {4 MW:power}.",),
        [("Cruas", "power_capacity")],
    ),
    "and that the next sentence goes on about": (
        (
            "[Nebula] a ouvert le parc éolien de [Cruas:place].",
            "[Nebula] y tient.",
            "Le parc s'étend sur {4 hectares:area}.",
        ),
        [("Cruas", "site_size")],
    ),
    "but not a company's fleet": (
        ("[Nebula] a achevé à [Cruas:place] une centrale de {4 MW:power}.",),
        [("Nebula", "power_capacity")],
    ),
    "a plant of nobody named": (
        ("[Nebula] recule.", "[Nebula] tarde.", "Au nord se construit une centrale solaire de {4 MW:power}."),
        NOBODY,
    ),
    "but not all that one aims at": (
        ("[Nebula] recule.", "[Nebula] tarde.", "L'objectif est de {4 MW:power}."),
        [("Nebula", "power_capacity")],
    ),
    "another's beside it": (
        (f"Le bénéfice net de [Nebula] atteint {MONEY}, aux côtés d'[Orbite] et ses {{3 milliards:money}}.",),
        [("Nebula", "profit"), ("Orbite", "profit")],
    ),
    "a company by its factory": (
        ("L'usine [Nebula] va recruter {90 personnes:count:personnes}.",),
        [("Nebula", "hires")],
    ),
    "but not by a former one": (("L'ancienne usine [Nebula] va recruter {90 personnes:count:personnes}.",), NOBODY),
    "money by which a result is better": (
        (f"Le résultat net de [Nebula] ressort à {MONEY}, soit une amélioration de {{3 milliards:money}}.",),
        [("Nebula", "profit"), ("Nebula", "other")],
    ),
    "a stranger who begins the sentence": (
        ("[Nebula] recule.", "[Nebula] tarde.", f"Yoopi a, quant à elle, levé {MONEY}."),
        NOBODY,
    ),
    "and one with an apposition": (
        ("[Nebula] recule.", "[Nebula] tarde.", f"Yoopi, une jeune pousse, lève {MONEY}."),
        NOBODY,
    ),
    "and one who will act": (
        ("[Nebula] recule.", "[Nebula] tarde.", f"Yoopi dégagera {MONEY} de bénéfice."),
        NOBODY,
    ),
    "and one of two letters": (
        ("[Nebula] recule.", "[Nebula] tarde.", f"YP a levé {MONEY}."),
        NOBODY,
    ),
    "a start-up that is nobody known": (
        ("[Nebula] recule.", "[Nebula] tarde.", f"La start-up, qui dit compter sur ses amis, a levé {MONEY}."),
        NOBODY,
    ),
    "but not what is due": (
        ("[Nebula] recule.", "[Nebula] tarde.", f"Le bénéfice dépassera {MONEY}."),
        [("Nebula", "profit")],
    ),
    "who puts money in has not raised it": (
        ("[Nebula] recrute.", f"Le tour de table de {MONEY} est mené par [Vega], qui investit {{3 milliards:money}}."),
        [("Nebula", "funding"), ("Vega", "investment")],
    ),
    "but no pronoun": (
        ("[Nebula] recule.", "[Nebula] tarde.", f"Celui-là a, quant à lui, levé {MONEY}."),
        [("Nebula", "funding")],
    ),
    "who buys is told before the sum": (
        (
            "[Nebula] annonce l'acquisition de la société [Orbite].",
            f"Le montant de la transaction atteint {MONEY}.",
            "[Orbite] emploie {90 personnes:count:personnes}.",
        ),
        [("Nebula", "acquisition_price"), ("Orbite", "headcount")],
    ),
    "what a pronoun takes up behind a phrase": (
        (
            f"Au premier semestre, les ventes de [Nebula] gagnent {SHARE}.",
            "En Asie, elles ont progressé de {9 %:share}.",
        ),
        [("Nebula", "revenue_growth"), ("Nebula", "revenue_growth")],
    ),
    "what a plant costs": (
        (f"Le parc éolien en mer de [Cruas:place], d'une puissance de {{4 MW:power}}, a coûté {MONEY}.",),
        [("Cruas", "power_capacity"), ("Cruas", "project_cost")],
    ),
    "but not what a town does": (
        (f"À [Cruas:place], une ferme de {{4 MW:power}} a coûté {MONEY} à [Nebula].",),
        [("Nebula", "investment"), ("Nebula", "power_capacity")],
    ),
    "shares of one's own": (
        (f"[Nebula] rachètera pour {MONEY} de ses propres actions.",),
        [("Nebula", "other")],
    ),
    "a part that is sold": (
        (f"[Nebula] a cédé {SHARE} de [Orbite] à [Vega] pour {MONEY}.",),
        [("Nebula", "other"), ("Vega", "acquisition_price")],
    ),
    "a stranger behind an opening phrase": (
        ("[Nebula] recule.", "[Nebula] tarde.", "Avec dix projets, Ocean Yoopi dispose de {4 MW:power}."),
        NOBODY,
    ),
    "but not somebody known": (
        ("[Nebula] recule.", "[Nebula] tarde.", "Avec dix projets, [Orbite] dispose de {4 MW:power}."),
        [("Orbite", "power_capacity")],
    ),
    "staff in brackets with a place": (
        (f"Le groupe [Nebula] ({MONEY} de ventes, {{90 salariés:count:salariés}} en [Europe:place]) recule.",),
        [("Nebula", "revenue"), ("Nebula", "headcount")],
    ),
    "but not with another company": (
        (f"Le groupe [Nebula] ({MONEY} de chiffre d'affaires, contre {{3 milliards:money}} pour [Orbite]) recule.",),
        [("Nebula", "revenue"), ("Orbite", "revenue")],
    ),
    "clients who are won": (
        ("[Nebula] a recruté {90 000 clients:count:clients}, soit un total de {9 millions d'abonnés:count:abonnés}.",),
        [("Nebula", "usage_growth"), ("Nebula", "users")],
    ),
    "but not staff": (("[Nebula] a recruté {90 soudeurs:count:soudeurs}.",), [("Nebula", "hires")]),
    "people who get power": (
        ("Le site [Cruas:site] alimentera {90 000 personnes:count:personnes} en électricité.",),
        [("Cruas", "equivalent_homes")],
    ),
    "but not who lack it": (
        ("[Nebula] compte {90 000 foyers:count:foyers} privés d'électricité.",),
        [("Nebula", "other")],
    ),
    "a plant of its own that nobody knows": (
        ("[Nebula] recule.", "[Nebula] tarde.", "Le parc éolien des îles alimentera {90 000 foyers:count:foyers}."),
        NOBODY,
    ),
    "a fraction of the sales": (
        (f"[Nebula] réalise {MONEY} de chiffre d'affaires, dont {{la moitié:share}} en Asie.",),
        [("Nebula", "revenue"), ("Nebula", "other")],
    ),
    "a factory in which one invests": (
        (f"[Nebula] investit {MONEY} dans l'usine [Orbite].",),
        [("Nebula", "investment")],
    ),
    "a sum far from its contract": (
        (f"[Nebula] a décroché un contrat pour équiper les métros de deux villes, pour {MONEY}.",),
        [("Nebula", "contract_value")],
    ),
    "but not money spent after one": (
        (f"[Nebula] a levé {MONEY} et décroché, pour ses métros, un contrat.",),
        [("Nebula", "funding")],
    ),
    "a client behind its adjectives": (
        (f"[Nebula] fournira à l'opérateur public suédois [Orbite] des rames pour {MONEY} de contrats.",),
        [("Nebula", "contract_value")],
    ),
    "who owns whom before the verb": (
        (f"Le groupe [Nebula], holding de [Orbite] et de [Vega], a engrangé un bénéfice de {MONEY}.",),
        [("Nebula", "profit")],
    ),
    "parts of sales behind a growth": (
        (f"Les ventes de [Nebula] ont bondi de {SHARE} en Asie et assuré {{35 %:share}} des ventes du groupe.",),
        [("Nebula", "revenue_growth"), ("Nebula", "other")],
    ),
    "and those held against them": (
        (f"L'Asie assure {{35 %:share}} des ventes de [Nebula], contre {SHARE} en Europe.",),
        [("Nebula", "other"), ("Nebula", "other")],
    ),
    "staff that is kept": (
        ("[Nebula] va garder {90 employés:count:employés} et recruter {9 ingénieurs:count:ingénieurs}.",),
        [("Nebula", "headcount"), ("Nebula", "hires")],
    ),
    "clients told of beside those won": (
        (
            "[Nebula] a gagné {90 000 clients:count:clients}, ce qui porte à la fin du mois le chiffre "
            "à {3 millions de clients:count:clients}.",
        ),
        [("Nebula", "usage_growth"), ("Nebula", "users")],
    ),
    "the amount of the contracts told before": (
        ("[Nebula] enregistre {12 commandes:count:commandes}.", f"Leur montant total atteint {MONEY}."),
        [("Nebula", "other"), ("Nebula", "contract_value")],
    ),
    "but not of anything else": (
        ("[Nebula] compte {12 avions:count:avions}.", f"Leur montant total atteint {MONEY}."),
        [("Nebula", "other")],
    ),
    "an offer for a company": (
        (f"[Nebula] a lancé une offre de {MONEY} sur [Orbite].",),
        [("Nebula", "acquisition_price")],
    ),
    "but not one that it got": (
        (f"[Nebula] a reçu une offre de {MONEY} pour ses activités.",),
        [("Nebula", "other")],
    ),
    "nor one to somebody": (
        (f"[Nebula] a fait une offre de {MONEY} à un chercheur.",),
        [("Nebula", "compensation")],
    ),
    "what the one named last is worth": (
        (f"[Nebula] va se séparer de sa filiale [Orbite], valorisée {MONEY}.",),
        [("Orbite", "valuation")],
    ),
    "what is paid to the State": ((f"[Nebula] a versé {MONEY} au fisc.",), [("Nebula", "other")]),
    "what someone puts a figure on": (
        (f"[Nebula] chiffre à {MONEY} le coût du plan.",),
        NOBODY,
    ),
    "and whose it is": (
        (f"[Nebula] évalue à {MONEY} le coût de [Astra:site].",),
        [("Astra", "project_cost")],
    ),
    "and what the noun before is said to cost": (
        (f"[Nebula] a présenté [Astra:site], un chantier que ses parrains chiffrent à {MONEY}.",),
        [("Astra", "project_cost")],
    ),
    "what weighs much in a sum": ((f"[Nebula] pèse lourd dans le montant de {MONEY}.",), NOBODY),
    "what equals a share of another's": (
        (f"Le site consommera l'équivalent de {SHARE} de la consommation d'électricité de [Nebula].",),
        NOBODY,
    ),
    "by whom it is put": (
        (f"Le coût du plan est estimé à {MONEY} par [Nebula].",),
        NOBODY,
    ),
    "but not what is one's own": (
        (f"[Nebula] estime à {MONEY} ses dépenses.",),
        [("Nebula", "investment")],
    ),
    "a growth that a sum represents": (
        (f"[Nebula] annonce un chiffre d'affaires de {MONEY}, ce qui représente une hausse de {SHARE}.",),
        [("Nebula", "revenue"), ("Nebula", "revenue_growth")],
    ),
    "but not a part that it is": (
        (f"[Nebula] annonce un chiffre d'affaires de {MONEY}, ce qui représente {SHARE} du marché.",),
        [("Nebula", "revenue"), ("Nebula", "other")],
    ),
    "sales that a pronoun takes up from further in": (
        (
            f"[Nebula] annonce que ses ventes ont atteint {MONEY}.",
            "En 2010, elles avaient dépassé {3 milliards:money}.",
        ),
        [("Nebula", "revenue"), ("Nebula", "revenue")],
    ),
    "whose staff it is, behind what they do": (
        ("[Orbite] recule.", "Les {2 000 salariés:count:salariés} français de [Nebula] sont inquiets."),
        [("Nebula", "headcount")],
    ),
    "but who is hired from somewhere is hired by another": (
        ("[Orbite] a attiré {sept spécialistes:count:spécialistes} logiciels de [Nebula].",),
        [("Orbite", "hires")],
    ),
    "who runs the chips that another makes": (
        (
            "[OpenAI] achète à [AMD] des puces.",
            "[AMD] monte en Bourse. [AMD] recrute. [OpenAI] aussi.",
            "La première étape porte sur {1 GW:power}.",
        ),
        [("OpenAI", "power_capacity")],
    ),
    "but what their maker itself installs": (
        ("[OpenAI] achète des puces.", "[AMD] installera {1 GW:power} de puces."),
        [("AMD", "power_capacity")],
    ),
    "the price of each is nobody's": (
        ("[Nebula] achète des serveurs, pour un coût estimé à {20 000 dollars:money} pièce.",),
        [],
    ),
    "and that of all is": (
        ("[Nebula] achète des serveurs, pour un coût estimé à {2 millions:money}.",),
        [("Nebula", "investment")],
    ),
    "what is still to be honoured is no debt": (
        ("[Nebula] doit encore honorer {25 milliards:money} d'obligations de performance.",),
        [("Nebula", "other")],
    ),
    "and what is borrowed is": (
        ("[Nebula] a émis {25 milliards:money} d'obligations.",),
        [("Nebula", "funding")],
    ),
    "whose site a sentence is about, behind what is inserted": (
        (
            "[Orbite] construit.",
            "Le data center de [Nebula], dont le journal avait révélé l'existence, atteint {148 MW:power}.",
        ),
        [("Nebula", "power_capacity")],
    ),
    "but not whom a complement names": (
        (
            "[Astra] construit.",
            "Face au campus d'[Orbite], dont le journal avait révélé l'existence, [Nebula] exploite {148 MW:power}.",
        ),
        [("Nebula", "power_capacity")],
    ),
    "what data centers bring in is the company's": (
        (
            "Le chiffre d'affaires de [Nebula] a atteint {57 milliards:money}.",
            "Les centres de données restent le moteur, avec {51 milliards:money} de revenus.",
        ),
        [("Nebula", "revenue"), ("Nebula", "revenue")],
    ),
    "and what they consume is not": (
        (
            "Le chiffre d'affaires de [Nebula] a atteint {57 milliards:money}.",
            "Les centres de données consommeront {900 TWh:energy}.",
        ),
        [("Nebula", "revenue")],
    ),
    "a share that a price takes": ((f"[Nebula] a pris {SHARE} mardi à la Bourse.",), [("Nebula", "other")]),
    "and the next, by the same verb": (
        (f"[Nebula] prend {SHARE} et [Orbite] {{3 %:share}}.",),
        [("Nebula", "other"), ("Orbite", "other")],
    ),
    "but a share of a company": ((f"[Nebula] prend {SHARE} d'[Orbite].",), [("Nebula", "stake")]),
    "a party told with what it is": (
        ("[Nebula] a signé avec le géant des puces [Orbite] un contrat de {2 milliards d'euros:money}.",),
        [("Nebula", "contract_value")],
    ),
    "one thing behind examples of many": (
        (
            "[Nebula] est porté par des partenaires comme [Orbite] et [Acme], qui vise un chiffre d'affaires"
            f" de {MONEY}.",
        ),
        [("Nebula", "revenue")],
    ),
    "and many": (
        (f"Des groupes comme [Nebula] et [Orbite], qui dépensent {MONEY}, achètent des puces.",),
        [("Nebula", "investment"), ("Orbite", "investment")],
    ),
    "a sum before a noun joined to it": (
        (f"[Nebula] annonce un bénéfice en hausse de {SHARE} à {MONEY} et un chiffre d'affaires en progression.",),
        [("Nebula", "other"), ("Nebula", "profit")],
    ),
    "items of one bracket": (
        (
            "Les groupes procèdent à des coupes dans leurs effectifs ([Nebula], {470 postes:count:postes} ;"
            " [Orbite], {5 000:count}).",
        ),
        [("Nebula", "departures"), ("Orbite", "departures")],
    ),
    "jobs told after cuts, without a verb": (
        ("[Nebula] continue de supprimer des emplois.", "Plus de {4 000 postes:count:postes} depuis 2009."),
        [("Nebula", "departures")],
    ),
    "but not with one": (
        ("[Nebula] continue de supprimer des emplois.", "{4 000 postes:count:postes} existent encore."),
        NOBODY,
    ),
    "jobs in a company told with what it is": (
        ("La suppression de {900 emplois:count:emplois} dans le groupe breton d'abattage [Nebula] a été annoncée.",),
        [("Nebula", "departures")],
    ),
    "whom a sentence speaks of at first, told with what it is": (
        (f"Pour le géant des puces [Nebula], le chiffre d'affaires atteint {MONEY}.",),
        [("Nebula", "revenue")],
    ),
    "what strikes cost": (
        (f"[Nebula] a estimé le coût des grèves à {MONEY}.",),
        [("Nebula", "other")],
    ),
    "what any one of a kind costs": (
        (
            "Selon [Nebula], le coût d'un centre de données de {1 GW:power} s'élève à {50 milliards:money}.",
            "[Nebula] grandit.",
        ),
        NOBODY,
    ),
    "where a company's sites are": (
        (f"[Nebula] a prévu {MONEY} d'investissements pour ses deux usines de [Namur:place] et [Spa:place].",),
        [("Nebula", "investment")],
    ),
    "what a factory can make, now and later": (
        ("[Nebula] prévoit une capacité de {16 GWh:energy} en <2025:year> et de {50 GWh:energy} en <2030:year>.",),
        [("Nebula", "other"), ("Nebula", "other")],
    ),
    "what is put in at first": (
        ("[Nebula] signe un accord.", "Elle apportera d'abord les {10 premiers milliards de dollars:money}."),
        [("Nebula", "investment")],
    ),
    "a share that a company took, in the passive": (
        (f"{SHARE} du capital d'[Orbite] a été acquis par [Nebula].",),
        [("Nebula", "stake")],
    ),
    "people hired from whom a description stands for": (
        (
            "[Orbite] se plaint, alors que [Nebula] recrute.",
            "[Orbite] avait vu débaucher {dix chercheurs:count:chercheurs} d'[Orbite].",
        ),
        NOBODY,
    ),
    "money from somebody": (
        (
            "La [France:place] annonce un investissement de {109 milliards:money}, dont {50 milliards:money} provenant"
            " de [Nebula] et {20 milliards:money} d'[Orbite].",
        ),
        [("France", "investment"), ("Nebula", "investment"), ("Orbite", "investment")],
    ),
    "what people earn at a company": (
        ("[Nebula] recrute.", f"Les salaires des ingénieurs chez [Orbite] vont jusqu'à {MONEY}."),
        [("Orbite", "compensation")],
    ),
    "what a part of the money goes into": (
        (
            "[Nebula] va investir {65 milliards:money} dans ses centres, incluant un investissement de"
            " {14 milliards:money} dans [Orbite].",
        ),
        [("Nebula", "acquisition_price"), ("Nebula", "investment")],
    ),
    "all the staff of whom some go": (
        ("[Nebula] annonce {2 500 suppressions:count:suppressions}, sur {35 000 salariés:count:salariés} au total.",),
        [("Nebula", "departures"), ("Nebula", "headcount")],
    ),
    "people whom a company wants to be rid of": (
        ("[Nebula] veut dégager {17 000 salariés:count:salariés}.",),
        [("Nebula", "departures")],
    ),
    "what the whole world spends": (
        (f"[Nebula] prévoit que les dépenses mondiales d'infrastructures atteindront {MONEY}.",),
        NOBODY,
    ),
    "but what one sells in it": (
        (f"[Nebula] a vu les ventes mondiales de [Nebula] reculer de {SHARE}.",),
        [("Nebula", "revenue_growth")],
    ),
    "a share of whom another sentence names the buyer": (
        (
            "[Nebula] lance une offre sur [Orbite].",
            f"L'offre suppose l'acquisition d'au moins {SHARE} du capital d'[Orbite].",
        ),
        [("Nebula", "stake")],
    ),
    "what is paid for a part of a company": (
        (f"[Nebula] envisagerait de payer {MONEY} pour les activités de conseil d'[Orbite].",),
        [("Nebula", "acquisition_price")],
    ),
    "what a sale brings in": (
        (f"Le produit de la cession d'[Orbite] à [Nebula] est estimé à {MONEY}.",),
        [("Nebula", "acquisition_price")],
    ),
    "a person who buys a company": (
        ("[Orbite] baisse.", f"[Jean Petit:person] a racheté [Nebula] pour {MONEY}."),
        [("Jean Petit", "acquisition_price")],
    ),
    "what a strike cost one": (
        ("[Nebula] souffre.", f"Le conflit lui a coûté {MONEY}."),
        [("Nebula", "other")],
    ),
    "what a staff shares": (
        (f"Chez [Nebula], les salariés se partageront {MONEY}.",),
        [("Nebula", "compensation")],
    ),
    "or of one whose name begins as more and less do": (
        (f"[Nebula] prend {SHARE} de [Moderna], puis {{3 %:share}} de [Plastic Omnium].",),
        [("Nebula", "stake"), ("Nebula", "stake")],
    ),
    "and not more of it": ((f"[Nebula] prend {SHARE} de plus.",), [("Nebula", "other")]),
    "or of whom the sentence named": (
        (f"[Nebula] finance [Orbite], dont elle prendra {SHARE}.",),
        [("Nebula", "stake")],
    ),
    "jobs at risk": (
        ("[Nebula] ferme son usine, ce qui met en péril {900 emplois:count:emplois}.",),
        [("Nebula", "departures")],
    ),
    "jobs that a failure cost": (
        ("La faillite de [Nebula] a coûté {900 emplois:count:emplois}.",),
        [("Nebula", "departures")],
    ),
    "a closing that concerns jobs": (
        ("[Nebula] va fermer un site, une décision qui concerne {900 emplois:count:emplois}.",),
        [("Nebula", "departures")],
    ),
    "where people work nobody leaves": (
        ("[Nebula] veut quitter Namur, où travaillent {50 personnes:count:personnes}.",),
        [("Nebula", "headcount")],
    ),
    "by how many a staff was cut": (
        ("[Nebula] a diminué ses effectifs européens de {900 personnes:count:personnes}.",),
        [("Nebula", "departures")],
    ),
    "or grew": (
        ("[Nebula] a étoffé ses effectifs de {900 personnes:count:personnes}.",),
        [("Nebula", "hires")],
    ),
    "what a share of the sales comes to": (
        (f"[Nebula] risque une amende de {SHARE} de son chiffre d'affaires, soit {MONEY}.",),
        [("Nebula", "other"), ("Nebula", "other")],
    ),
    "but sales that are a share of all": (
        (f"[Nebula] réalise {SHARE} de son chiffre d'affaires à l'export, soit {MONEY}.",),
        [("Nebula", "other"), ("Nebula", "revenue")],
    ),
    "what a profit has changed by": (
        (f"[Nebula] a vu son bénéfice progresser de {MONEY}.",),
        [("Nebula", "other")],
    ),
    "and what it is better by": (
        (f"[Nebula] essuie une perte de {MONEY}, soit {{148 millions:money}} de mieux qu'en avril.",),
        [("Nebula", "profit"), ("Nebula", "other")],
    ),
    "what each of many is worth": (
        (f"[Nebula] rejoint les licornes, ces sociétés valorisées plus de {MONEY}.",),
        NOBODY,
    ),
    "but two of them by their names": (
        (f"Les sociétés [Nebula] et [Orbite], valorisées {MONEY}, recrutent.",),
        [("Nebula", "valuation"), ("Orbite", "valuation")],
    ),
    "whom a deal gives its worth": (
        (f"[Nebula] a mené le tour, qui donne à [Orbite] une valorisation de {MONEY}.",),
        [("Orbite", "valuation")],
    ),
    "whose worth it is, behind the sum": (
        (f"Le tour porte à {MONEY} la valorisation de [Nebula].",),
        [("Nebula", "valuation")],
    ),
    "who announces cuts by the way": (
        (
            "[Nebula] investit.",
            "C'est la suite de l'annonce par [Orbite] de son intention de supprimer {900 emplois:count:emplois}.",
        ),
        [("Orbite", "departures")],
    ),
    "spectators of a place": (
        (
            "[Nebula] publie son bilan.",
            "Les Suds à [Arles:place] ({60 000 spectateurs:count:spectateurs}) progressent.",
        ),
        NOBODY,
    ),
    "brackets before another's name": (
        (
            "La fermeture concerne l'usine de [Nebula] à [Lyon:place] ({900 suppressions:count:suppressions}) et une"
            " d'[Orbite].",
        ),
        [("Nebula", "departures")],
    ),
    "a club that is paid": ((f"[Nebula] a touché {MONEY} de droits.",), [("Nebula", "other")]),
    "but a person": ((f"[Nebula] recrute [Paul Vidal:person], qui touchera {MONEY}.",), [("Nebula", "compensation")]),
    "what something else is put at": (
        ("[Nebula] signe.", f"Côté rail, le sauvetage des lignes est évalué à {MONEY}."),
        NOBODY,
    ),
    "but what the company is": (
        ("[Nebula] signe.", f"Elle est évaluée à {MONEY}."),
        [("Nebula", "valuation")],
    ),
    "an institution has no sales": (
        ("L'[Union européenne] limite l'érosion.", f"Le chiffre d'affaires se maintient à {MONEY}."),
        NOBODY,
    ),
    "at a company that nobody knows": (
        ("[Nebula] ferme un site.", "Chez Bifflo, {900 emplois:count:emplois} sont menacés."),
        NOBODY,
    ),
    "one that nobody knows, with a clause about it": (
        ("[Nebula] ferme un site.", "Bifflo, dont c'est le deuxième plan, a licencié {900 salariés:count:salariés}."),
        NOBODY,
    ),
    "at others": (
        ("[Nebula] ferme un site.", "Chez les concurrents, {900 postes:count:postes} sont supprimés."),
        NOBODY,
    ),
    "jobs at a company": (
        (
            "On craint la suppression de {900 postes:count:postes} à [Nebula] et de {400 postes:count:postes} chez"
            " [Orbite].",
        ),
        [("Nebula", "departures"), ("Orbite", "departures")],
    ),
    "jobs at a part of who cuts them": (
        ("[Nebula] va supprimer {900 postes:count:postes} chez [Orbite].",),
        [("Nebula", "departures")],
    ),
    "people who go to a company": (
        ("[Nebula] a vu partir {six ingénieurs:count:ingénieurs} chez [Orbite].",),
        [("Nebula", "departures")],
    ),
    "who takes the shares has no contract": (
        (f"Selon l'accord, [Nebula] réalisera une augmentation de capital de {MONEY} souscrite par [Orbite].",),
        [("Nebula", "funding")],
    ),
    "energy that somebody else is reckoned to use": (
        (
            "[Nebula] a utilisé {24 TWh:energy}.",
            "[Wood Mackenzie] estime qu'[Orbite] en a consommé {40 TWh:energy}.",
        ),
        [("Nebula", "energy_use"), ("Orbite", "energy_use")],
    ),
    "a value of what else was done": (
        (f"[Nebula] a levé {MONEY} et signé des contrats pour une valeur de {{3 milliards d'euros:money}}.",),
        [("Nebula", "funding"), ("Nebula", "contract_value")],
    ),
    "what is paid to another after a purchase": (
        ("[Nebula] a racheté [Orbite].", f"Elle paiera {MONEY} à [Astra]."),
        [("Nebula", "contract_value")],
    ),
    "nor after a share that is held": (
        ("[Nebula] détient {27 %:share} d'[Orbite].", f"Elle versera {MONEY}."),
        [("Nebula", "stake"), ("Nebula", "contract_value")],
    ),
    "a growth of something else": (
        (f"[Nebula] a réalisé un chiffre d'affaires de {MONEY}.", "La hausse des prix est de {3 %:share}."),
        [("Nebula", "revenue"), ("Nebula", "other")],
    ),
    "a growth of the sales": (
        (f"[Nebula] a réalisé un chiffre d'affaires de {MONEY}.", "La hausse des ventes est de {3 %:share}."),
        [("Nebula", "revenue"), ("Nebula", "revenue_growth")],
    ),
    "one in two of others": (
        ("Chez [Nebula], {900 postes:count:postes} seront supprimés.", "{Un agent sur deux:share} a voté contre."),
        [("Nebula", "departures"), ("Nebula", "other")],
    ),
    "by how many a staff grew to what": (
        ("Les effectifs de [Nebula] ont crû de {5 000 personnes:count:personnes} à {90 000 salariés:count:salariés}.",),
        [("Nebula", "hires"), ("Nebula", "headcount")],
    ),
    "chips of which others are meant for somebody": (
        ("[Nebula] promet {9 000 puces:count:puces}, dont {500:count:puces} destinées à [Orbite].",),
        [("Nebula", "accelerator_count"), ("Orbite", "accelerator_count")],
    ),
    "chips meant for a country": (
        ("[Nebula] a livré {9 000 puces:count:puces} destinées à la [Chine:place].",),
        [("Nebula", "accelerator_count")],
    ),
    "what who raises is worth, behind those who give": (
        (f"[Nebula] a levé {MONEY} auprès d'[Orbite] et [Astra] pour une valeur de {{9 milliards d'euros:money}}.",),
        [("Nebula", "funding"), ("Nebula", "valuation")],
    ),
    "whom somebody thanks": (("[Nebula] a remercié ses {900 salariés:count:salariés}.",), [("Nebula", "headcount")]),
    "whom somebody dismisses": (("[Nebula] a remercié {900 salariés:count:salariés}.",), [("Nebula", "departures")]),
    "debts of other brands": (
        (f"[Nebula] réalise {MONEY} de ventes.", "Les autres marques sont loin : {3 milliards:money} de dettes."),
        [("Nebula", "revenue")],
    ),
    "hours of a week": (
        ("[Nebula] recrute.", "Ses contrats sont de {35 heures:duration} par semaine."),
        NOBODY,
    ),
    "what customers spend": (
        ("[Nebula] recule.", f"Les clients dépensent {MONEY}."),
        NOBODY,
    ),
}
STATUS = {
    "all those of whom some go": ("[Nebula] supprime {900 postes:count:postes} sur {2 000 salariés:count:salariés}.",),
    "jobs that may go": ("[Nebula] ferme son usine, ce qui met en péril {900 emplois:count:emplois}.",),
    "posts to go": ("[Nebula] : {900 suppressions:count:suppressions de postes}.",),
    "posts that went": ("[Nebula] a supprimé {900 postes:count:postes}.",),
    "what one says to have done": ("[Nebula] annonce avoir investi {2 milliards:money}.",),
    "what one says to do": ("[Nebula] annonce investir {2 milliards:money}.",),
    "who fights a plan does not deny its figures": (
        "[Nebula] va supprimer {900 postes:count:postes}.",
        "Le syndicat conteste le plan.",
    ),
    "who denies them does": ("[Nebula] va supprimer {900 postes:count:postes}.", "Le syndicat conteste ce chiffre."),
}
SPEAKERS: dict[str, tuple[tuple[str, ...], list[str | None]]] = {
    "those who work for it are others": (
        ("[Nebula] recule.", "Selon les syndicats de [Nebula], {900 postes:count:postes} seront supprimés."),
        [None],
    ),
    "who confirms one item, not the next": (
        (f"[Nebula] confirme un engagement de {MONEY} ; [Orbite] s'engage à hauteur de {{3 milliards:money}}.",),
        ["Nebula", None],
    ),
    "but who goes on": (
        (f"[Nebula] assure qu'elle investira {MONEY} ; que ses ventes atteindront {{3 milliards:money}}.",),
        ["Nebula", "Nebula"],
    ),
    "but those who lead it speak for it": (
        ("[Nebula] recule.", "Selon la direction de [Nebula], {900 postes:count:postes} seront supprimés."),
        ["Nebula"],
    ),
}


@pytest.fixture(scope="module")
def told() -> list[list[dict[str, Any]]]:
    """The claims of all cases, from one reading."""
    documents = [texts for texts, _ in CASES.values()] + list(STATUS.values())
    documents += [texts for texts, _ in SPEAKERS.values()]
    rows: list[list[dict[str, Any]]] = [[] for _ in documents]
    for row in said(read_documents(documents)):
        rows[int(row["doc_id"])].append(row)
    return rows


@pytest.mark.parametrize("case", CASES)
def test_whose_it_is(case: str, told: list[list[dict[str, Any]]]) -> None:
    rows, wanted = told[list(CASES).index(case)], CASES[case][1]
    slots = ("subject", "metric", "object")[: len(wanted[0]) if wanted else 2]
    assert sorted(tuple(row[slot] for slot in slots) for row in rows) == sorted(wanted)


def test_who_keeps_a_document_gives_no_money() -> None:
    filed = "D'après un document déposé auprès de la [Orbite], [Nebula] serait en train de boucler un tour de table"
    [claim] = said(read_documents([(f"{filed} de {MONEY}.",)]))
    assert (claim["subject"], claim["metric"], claim["object"]) == ("Nebula", "funding", None)


def test_how_real_it_is(told: list[list[dict[str, Any]]]) -> None:
    of_all, at_risk, to_go, gone, done, to_do, kept, denied = told[len(CASES) : -len(SPEAKERS)]
    assert [(row["metric"], row["status"]) for row in of_all] == [("departures", "planned"), ("headcount", "actual")]
    assert [row["status"] for row in at_risk] == ["planned"]
    assert [row["status"] for row in to_go] == ["planned"]
    assert [row["status"] for row in gone] == ["actual"]
    assert [row["status"] for row in done] == ["actual"]
    assert [row["status"] for row in to_do] == ["planned"]
    assert [row["status"] for row in kept] == ["planned"]
    assert [row["status"] for row in denied] == ["disputed"]


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param(
            "Des plans ont touché [Nebula] ({900 licenciements:count:licenciements}), [Orbite] ({700:count}).",
            id="in brackets",
        ),
        pytest.param(
            f"[Nebula] reçoit {MONEY}, suivi d'[Orbite] ({{32 millions d'euros:money}}).",
            id="behind the first",
        ),
        pytest.param(
            "La suppression de {900 postes:count:postes} à [Nebula] et de {400 postes:count:postes} chez [Orbite].",
            id="at companies",
        ),
        pytest.param(f"[Nebula] va dépenser {MONEY} cette année, [Astra:site] {{500 milliards:money}}.", id="by turns"),
    ],
)
def test_the_next_of_a_row_is_no_object(sentence: str) -> None:
    rows = said(read_documents([(sentence,)]))
    assert len(rows) == 2
    assert all(row["object"] is None for row in rows)


@pytest.mark.parametrize("case", SPEAKERS)
def test_who_says_it(case: str, told: list[list[dict[str, Any]]]) -> None:
    rows = told[len(CASES) + len(STATUS) + list(SPEAKERS).index(case)]
    assert [row["speaker"] for row in rows] == SPEAKERS[case][1]

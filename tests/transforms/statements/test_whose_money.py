"""Whose a sum or a share is where the subject of the sentence is not the one: aid, sales, rounds, parts, brackets."""

from __future__ import annotations

import pytest

from tests.transforms.statements.claim_texts import said_of

MONEY = "{2 milliards d'euros:money}"
SHARE = "{4 %:share}"
NOBODY: list[tuple[str, str]] = []
BOUGHT = [("Nebula", "acquisition_price")]

CASES: dict[str, tuple[str | tuple[str, ...], list[tuple[str, str]]]] = {
    "aid is of who gets it": (f"[Banque Bleue] a accordé à [Nebula] un prêt de {MONEY}.", [("Nebula", "funding")]),
    "aid after the sum": (f"[Banque Bleue] va octroyer {MONEY} à [Nebula].", [("Nebula", "funding")]),
    "aid in the passive": (f"Une aide de {MONEY} a été accordée à [Nebula].", [("Nebula", "funding")]),
    "aid that one sees granted": (f"[Nebula] s'est vu accorder {MONEY}.", [("Nebula", "funding")]),
    "cuts that a union tells of": ("[CGT] dénonce la suppression de {300 emplois:count:emplois}.", NOBODY),
    "and whose they are": (
        "[CGT] dénonce la suppression de {300 emplois:count:emplois} chez [Nebula].",
        [("Nebula", "departures")],
    ),
    "what a union itself has": ("[CGT] emploie {300 salariés:count:salariés}.", [("CGT", "headcount")]),
    "aid to nobody named": (f"[Banque Bleue] a accordé une aide de {MONEY}.", NOBODY),
    "what is paid to use another's things": (
        f"[Nebula] a déboursé {MONEY} pour exploiter la technologie d'[Orbite].",
        [("Nebula", "contract_value")],
    ),
    "and one's own": (
        f"[Nebula] a déboursé {MONEY} pour utiliser ses propres puces.",
        [("Nebula", "investment")],
    ),
    "a share that is kept of the company": (
        f"[Nebula] conservera {SHARE} de la société.",
        [("Nebula", "stake")],
    ),
    "a share that is kept of a market": (f"[Nebula] conservera {SHARE} du marché.", [("Nebula", "other")]),
    "parts of a market": (f"[Nebula] conserve {SHARE} de parts de marché.", [("Nebula", "other")]),
    "a share that is kept of what was bought": (
        (f"[Nebula] a racheté [Orbite] pour {MONEY}.", f"[Nebula] en conserve {SHARE}."),
        [("Nebula", "acquisition_price"), ("Nebula", "stake")],
    ),
    "a tranche of what is put into a company": (
        (f"[Nebula] investira {MONEY} dans [Orbite].", f"[Nebula] versera une première tranche de {MONEY}."),
        [("Nebula", "acquisition_price"), ("Nebula", "acquisition_price")],
    ),
    "a tranche of what is put into a thing": (
        (f"[Nebula] investira {MONEY} dans une usine.", f"[Nebula] versera une première tranche de {MONEY}."),
        [("Nebula", "investment"), ("Nebula", "investment")],
    ),
    "the price told beside a site": (
        f"[Nebula] vise {{2 GW:power}} à Lyon, où naît le site d'[Astra:site], ce projet à {MONEY} lancé en mai.",
        [("Nebula", "power_capacity"), ("Astra", "project_cost")],
    ),
    "by how much more than was expected": (
        f"[Nebula] a gagné {{9 milliards:money}}, soit {MONEY} au-dessus des attentes des analystes.",
        [("Nebula", "profit"), ("Nebula", "other")],
    ),
    "a round for a company is its own": (
        f"L'investissement de [Nebula] est d'un tour de table massif pour [Orbite], qui pourrait atteindre {MONEY}.",
        [("Orbite", "funding")],
    ),
    "by how many a staff has shrunk": (
        "Les effectifs de [Nebula] ont fondu de {900 salariés:count:salariés}.",
        [("Nebula", "departures")],
    ),
    "by how many it has grown": (
        "Les effectifs de [Nebula] ont augmenté de {900 salariés:count:salariés}.",
        [("Nebula", "hires")],
    ),
    "from how many to how many it has shrunk": (
        "Les effectifs de [Nebula] ont diminué de {900:count:salariés} à {700 salariés:count:salariés}.",
        [("Nebula", "headcount"), ("Nebula", "headcount")],
    ),
    "to how many it has grown": (
        "Les effectifs de [Nebula] ont augmenté à {900 salariés:count:salariés}.",
        [("Nebula", "headcount")],
    ),
    "the price of a share in a company told at length": (
        f"[Nebula] prend {SHARE} du fabricant finlandais d'équipements de calcul [Orbite], pour un montant de {MONEY}.",
        [("Nebula", "stake"), ("Nebula", "acquisition_price")],
    ),
    "what a company is valued at behind its age": (
        f"[Nebula], créé il y a dix ans, valorisé à {MONEY}, recrute.",
        [("Nebula", "valuation")],
    ),
    "shares that somebody sells are no pay": (f"[Nebula] a racheté des actions d'une valeur de {MONEY}.", BOUGHT),
    "what is foreseen for a thing is no result": (
        (f"[Nebula] a réalisé un chiffre d'affaires de {MONEY}.", f"Le groupe prévoit {MONEY} pour ses usines."),
        [("Nebula", "revenue")],
    ),
    "what is foreseen of a thing is none": (
        (f"[Nebula] a réalisé un chiffre d'affaires de {MONEY}.", f"Le groupe anticipe {MONEY} de surcoûts."),
        [("Nebula", "revenue")],
    ),
    "nor what is foreseen somewhere": (
        (f"[Nebula] a réalisé un chiffre d'affaires de {MONEY}.", f"Le groupe prévoit {MONEY} aux États-Unis."),
        [("Nebula", "revenue")],
    ),
    "nor what another verb has": (
        (f"[Nebula] a réalisé un chiffre d'affaires de {MONEY}.", f"Le groupe vise [Orbite] et lui demande {MONEY}."),
        [("Nebula", "revenue"), ("Orbite", "other")],
    ),
    "what is foreseen after sales and a loss are sales": (
        (
            f"[Nebula] a réalisé un chiffre d'affaires de {MONEY}.",
            f"Le groupe a perdu {MONEY}.",
            f"Il prévoit {MONEY}.",
        ),
        [("Nebula", "revenue"), ("Nebula", "profit"), ("Nebula", "revenue")],
    ),
    "what has grown of what was told": (
        (
            f"Le chiffre d'affaires de [Nebula] atteint {MONEY}.",
            f"À changes constants, la hausse n'est que de {SHARE}.",
        ),
        [("Nebula", "revenue"), ("Nebula", "revenue_growth")],
    ),
    "what is paid after a share is taken": (
        (f"[Nebula] prend {SHARE} du capital d'[Orbite].", f"Le groupe versera {MONEY} en numéraire."),
        [("Nebula", "stake"), ("Nebula", "acquisition_price")],
    ),
    "what is paid after a purchase": (
        ("[Nebula] a racheté [Orbite].", f"Le groupe a déboursé {MONEY}."),
        [("Nebula", "acquisition_price")],
    ),
    "what is paid to its own people": (
        ("[Nebula] a racheté [Orbite].", f"Le groupe a versé {MONEY} à son patron."),
        [("Nebula", "compensation")],
    ),
    "what a named rival has": (
        (f"[Nebula] a levé {MONEY}.", f"Elle suit de près [Orbite] et ses {MONEY}."),
        [("Nebula", "funding"), ("Orbite", "funding")],
    ),
    "debt that is paid back": (f"[Nebula] a effacé {MONEY} de dette.", [("Nebula", "other")]),
    "a ratio that comes back to a level": (
        "Le ratio de levier de [Nebula] est ainsi revenu à {3 fois:multiple}.",
        [("Nebula", "other")],
    ),
    "what a purchase costs": (
        f"[Nebula] attend de boucler le rachat d'une activité d'[Orbite], pour un prix de {MONEY}.",
        [("Nebula", "acquisition_price")],
    ),
    "what many have together": (
        (f"[Nebula] réduira son dividende de {SHARE}.", f"Le chiffre d'affaires réuni des 40 groupes est de {MONEY}."),
        [("Nebula", "other")],
    ),
    "what a round values a company at": (
        f"[Nebula] a levé {MONEY} pour une valeur de {{9 milliards:money}}.",
        [("Nebula", "funding"), ("Nebula", "valuation")],
    ),
    "the value of a contract": (
        f"[Nebula] a signé un contrat pour une valeur de {MONEY}.",
        [("Nebula", "contract_value")],
    ),
    "a bonus for those of another": (
        f"[Nebula] a promis {MONEY} de prime d'arrivée à de nombreux salariés d'[Orbite].",
        [("Nebula", "signing_bonus")],
    ),
    "the other parts of a company": (
        (
            f"Le cloud de [Nebula] a rapporté {MONEY} de ventes.",
            "Les autres métiers suivent : {4 milliards:money} dans le jeu (+ {30 %:share}).",
        ),
        [("Nebula", "revenue"), ("Nebula", "revenue"), ("Nebula", "revenue_growth")],
    ),
    "the other parts of what somebody spends": (
        (f"[Nebula] investit {MONEY} dans le cloud.", "Les autres secteurs suivent : {4 milliards:money} en tout."),
        [("Nebula", "investment")],
    ),
    "the worth of what is brought in": (
        f"[Nebula] a levé {MONEY} pour une valeur de {{9 milliards:money}} d'actifs.",
        [("Nebula", "funding"), ("Nebula", "other")],
    ),
    "others who go": (
        "[Nebula] s'est séparé de {600 salariés:count:salariés} en mai, puis de {30 autres:count} en juin.",
        [("Nebula", "departures"), ("Nebula", "departures")],
    ),
    "one in ten who goes": (
        "[Nebula] supprime {600 emplois:count:emplois}, soit {un salarié sur dix:share}.",
        [("Nebula", "departures"), ("Nebula", "departures")],
    ),
    "chips meant for another": (
        "[Nebula] livrera une première tranche de {18 000 puces:count:puces} destinées à [Orbite].",
        [("Orbite", "accelerator_count")],
    ),
    "energy that others reckon with": (
        (
            "La consommation des centres de données pourrait atteindre {80 TWh:energy} en [France:place].",
            "[RTE] prévoit pour sa part une consommation de {20 TWh:energy}.",
        ),
        [("France", "energy_use"), ("France", "energy_use")],
    ),
    "energy that a company reckons with is its own": (
        (
            "La consommation des centres de données pourrait atteindre {80 TWh:energy} en [France:place].",
            "[Nebula] prévoit pour sa part une consommation de {20 TWh:energy}.",
        ),
        [("France", "energy_use"), ("Nebula", "energy_use")],
    ),
    "a use for what is paid after a purchase": (
        ("[Nebula] a racheté [Orbite].", f"Le groupe a versé {MONEY} de dividendes."),
        [("Nebula", "other")],
    ),
    "energy that they use": (
        (
            "La consommation des centres de données pourrait atteindre {80 TWh:energy} en [France:place].",
            "[Nebula] prévoit de réduire sa consommation à {20 TWh:energy}.",
        ),
        [("France", "energy_use"), ("Nebula", "energy_use")],
    ),
    "a staff that grows threefold": ("[Nebula] va {tripler:multiple} ses effectifs.", [("Nebula", "headcount")]),
    "what is paid to a company of which a share is taken": (
        f"[Nebula] versera {MONEY} à [Orbite], dont elle prendra {SHARE}.",
        [("Nebula", "acquisition_price"), ("Nebula", "stake")],
    ),
    "what is told of a site after another that it is held against": (
        (
            "C'est un peu moins que les {2 GW:power} de [Lyra:site].",
            f"Une première tranche de {MONEY} doit être engagée.",
        ),
        [("Lyra", "power_capacity")],
    ),
    "what is foreseen for a year is one": (
        (f"[Nebula] a réalisé un chiffre d'affaires de {MONEY}.", f"[Nebula] prévoit {MONEY} pour cette année."),
        [("Nebula", "revenue"), ("Nebula", "revenue")],
    ),
    "what is due when a contract is signed": (
        f"[Nebula] paiera à [Orbite] {MONEY} à la signature du contrat.",
        [("Nebula", "contract_value")],
    ),
    "an agreement is none": (f"[Nebula] a signé un accord de {MONEY} avec [Orbite].", [("Nebula", "contract_value")]),
    "a sale is of who buys": (
        f"[Orbite] a cédé sa filiale à [Nebula] pour {MONEY}.",
        [("Nebula", "acquisition_price")],
    ),
    "a sale to nobody named": (f"[Orbite] a vendu sa filiale pour {MONEY}.", NOBODY),
    "a sale in the passive": (f"Vendue par [Orbite] à [Nebula] pour {MONEY}.", [("Nebula", "acquisition_price")]),
    "goods sold are sales": (f"[Nebula] a vendu pour {MONEY} de puces.", [("Nebula", "contract_value")]),
    "a round that another leads": (
        f"[Orbite] a mené le tour de table de {MONEY} de [Nebula].",
        [("Nebula", "funding")],
    ),
    "a round led by another": (f"Un tour de table de {MONEY} mené par [Orbite] a eu lieu.", NOBODY),
    "a round by the company": (f"Une levée de {MONEY} par [Nebula] a eu lieu.", [("Nebula", "funding")]),
    "who may do it": (f"Ce plan permet à [Nebula] d'investir {MONEY}.", [("Nebula", "investment")]),
    "whose sales": (
        f"La palme va à [Nebula], dont les ventes atteignent {MONEY}, devant [Orbite].",
        [("Nebula", "revenue")],
    ),
    "not beyond that clause": (
        f"[Orbite] a signé avec [Nebula], dont le patron se réjouit, un contrat de {MONEY}.",
        [("Orbite", "contract_value")],
    ),
    "of whom another owns a part": (
        f"[Orbite], dont [Nebula] détient {SHARE} du capital, recule.",
        [("Nebula", "stake")],
    ),
    "a partner in brackets": (
        "[Nebula] a signé avec [Orbite] (pour {2 GW:power}).",
        [("Nebula", "power_capacity")],
    ),
    "a round values who raises, and not who takes part": (
        f"[Nebula] annonce une levée auprès d'investisseurs comme [Orbite], qui la valorise {MONEY}.",
        [("Nebula", "valuation")],
    ),
    "nor who leads it": (
        f"[Nebula] boucle un tour mené par [Orbite], qui la valorise {MONEY}.",
        [("Nebula", "valuation")],
    ),
    "nor what he does to its value": (
        f"[Nebula] boucle un tour mené par [Orbite], qui porte sa valorisation à {MONEY}.",
        [("Nebula", "valuation")],
    ),
    "nor a place that tells where it is": (
        f"[Nebula] obtient de [Orbite] un financement de {MONEY} destiné à son campus [Vega:site].",
        [("Nebula", "funding")],
    ),
    "a share of the staff that has to go": (
        f"[Nebula] a remercié {SHARE} de ses salariés.",
        [("Nebula", "departures")],
    ),
    "a sum on the table for a share": (
        f"[Nebula] a mis {MONEY} sur la table pour {SHARE} d'[Orbite].",
        [("Nebula", "acquisition_price"), ("Nebula", "stake")],
    ),
    "not of a site that it only measures up to": (
        (
            "[Nebula:site] avance, avec {2 GW:power}, soit presque autant que l'[Orbite:site].",
            f"Son coût a été chiffré à {MONEY}.",
        ),
        [("Nebula", "power_capacity"), ("Nebula", "project_cost")],
    ),
    "who values itself": (f"[Orbite], qui valorise ses actifs {MONEY}, recule.", [("Orbite", "valuation")]),
    "what is paid for a share, and the share": (
        f"[Nebula] a dépensé {MONEY} pour {SHARE} d'[Orbite].",
        [("Nebula", "acquisition_price"), ("Nebula", "stake")],
    ),
    "but not for a share of the market": (
        f"[Nebula] a dépensé {MONEY} pour {SHARE} des clients.",
        [("Nebula", "investment"), ("Nebula", "other")],
    ),
    "a part of all sales is no growth": (
        f"[Nebula] réalise un chiffre d'affaires de {MONEY}, soit {SHARE} des ventes de sa maison mère.",
        [("Nebula", "revenue"), ("Nebula", "other")],
    ),
    "who tells the sum is not whose it is": (
        f"Avec Lyon, la puissance d'[Orbite:site] monte, pour un coût de {MONEY}, a précisé [Nebula].",
        [("Orbite", "project_cost")],
    ),
    "what a company promises to pay another": (
        f"[Nebula] s'est engagé à lui verser {MONEY} en échange de puces.",
        [("Nebula", "contract_value")],
    ),
    "what one of a kind costs a kilowatt": (f"[Nebula] voit des centrales à {MONEY} du kilowatt.", NOBODY),
    "an offer that another makes": (
        f"Les actionnaires d'[Orbite] ont rejeté l'offre de {MONEY} déposée par [Nebula].",
        [("Nebula", "acquisition_price")],
    ),
    "where a ware is made": (
        "[Nebula] emploie {300 salariés:count:salariés}, dont {50:count:salariés} à Lyon, où est produit le"
        " [Vega:product], et {80:count:salariés} à Metz.",
        [("Nebula", "headcount")] * 3,
    ),
    "a name in front of brackets": (f"[Orbite] dépense plus que [Nebula] ({MONEY}).", [("Nebula", "investment")]),
    "an unknown name in front": (f"[Nebula] a plus de ventes que Cachou Bleu ({MONEY}).", NOBODY),
    "a noun in front": (f"[Nebula] annonce un record de ventes ({MONEY}).", [("Nebula", "revenue")]),
    "a part of the sales": (f"[Nebula] réalise {SHARE} de ses ventes en ligne.", [("Nebula", "other")]),
    "a growth of the sales": (f"[Nebula] annonce une hausse de {SHARE} de ses ventes.", [("Nebula", "revenue_growth")]),
    "a sign makes it growth": (f"[Nebula] : +{SHARE} de ventes.", [("Nebula", "revenue_growth")]),
    "posts go at a company": (
        "{90 postes:count:postes} seront supprimés chez [Nebula].",
        [("Nebula", "departures")],
    ),
    "jobs made by a company": ("{90 emplois:count:emplois} seront créés par [Nebula].", [("Nebula", "jobs")]),
    "a share of the staff": (f"[Nebula] licencie {SHARE} de son personnel.", [("Nebula", "departures")]),
    "staff that does not go": (f"[Nebula] forme {SHARE} de son personnel.", [("Nebula", "other")]),
    "who values whom": (f"[Gazette] évalue [Nebula] à {MONEY}.", [("Nebula", "valuation")]),
    "a pronoun is valued": (f"[Nebula] a un actionnaire, ce qui la valorise {MONEY}.", [("Nebula", "valuation")]),
    "who values what has no name": (f"Le cabinet [Gazette] évalue le marché à {MONEY}.", NOBODY),
    "in brackets behind its noun": (
        f"Le recul de l'Ebitda de [Nebula] ({SHARE}, des ventes aussi) va durer.",
        [("Nebula", "other")],
    ),
    "a loss on a sale": (
        f"[Nebula] a inscrit une moins-value de {MONEY} sur la cession de ses actions [Orbite].",
        [("Nebula", "other")],
    ),
    "a sale as a noun": (
        f"La cession du site à [Nebula] pour {MONEY} est signée.",
        [("Nebula", "acquisition_price")],
    ),
    "a stake sold": (f"[Orbite] a cédé sa participation dans [Nebula] pour {MONEY}.", NOBODY),
    "into a company": (f"[Orbite] apporte {MONEY} dans la start-up.", [("Orbite", "acquisition_price")]),
    "who may do what a contract says": (
        "Ce contrat de {vingt ans:duration} permettra à [Nebula] de croître.",
        [("Nebula", "duration")],
    ),
    "many do it": (("[Nebula] recule.", f"Les concurrents dépensent {MONEY}."), NOBODY),
    "for many": (
        ("[Nebula] avance.", f"Son activité pour les centres de données a vu ses ventes atteindre {MONEY}."),
        [("Nebula", "revenue")],
    ),
    "what they do": (("[Nebula] reçoit des clients.", f"Ils ont investi {MONEY}."), NOBODY),
    "what it does": (("[Nebula] reçoit des clients.", f"Elle a investi {MONEY}."), [("Nebula", "investment")]),
    "verbs in the plural": (("[Nebula] avance.", f"Les ménages investissent {MONEY}."), NOBODY),
    "what an unnamed project costs": (
        ("[Nebula] bâtit [Astra:site].", "[Nebula] y croit.", f"Ce projet exigera un investissement de {MONEY}."),
        [("Astra", "project_cost")],
    ),
    "what nobody says of a project": (
        ("[Nebula] bâtit [Astra:site].", "[Nebula] y croit.", f"Un investissement de {MONEY} suivra."),
        [("Nebula", "investment")],
    ),
    "people who have no name": (("[Nebula] avance.", f"Deux cents habitants ont investi {MONEY}."), NOBODY),
    "things of the company": (("[Nebula] avance.", f"Les puces ont rapporté {MONEY}."), [("Nebula", "revenue")]),
    "a part is what the whole is": (
        "[Nebula] supprime {900 postes:count:postes} en trois ans, dont {200:count:postes} en France.",
        [("Nebula", "departures"), ("Nebula", "departures")],
    ),
    "a part of its own kind": (
        f"[Nebula] dépense {MONEY}, dont {{1 milliard:money}} de pertes.",
        [("Nebula", "investment"), ("Nebula", "profit")],
    ),
    "whom one recruits": ("[Nebula] va recruter {90 soudeurs:count:soudeurs}.", [("Nebula", "hires")]),
    "what one buys": ("[Nebula] va commander {90 ponts:count:ponts}.", [("Nebula", "other")]),
    "a noun of the next figure": (
        f"[Nebula] voit ses ventes grandir de {SHARE}, pour un bénéfice de {MONEY}.",
        [("Nebula", "revenue_growth"), ("Nebula", "profit")],
    ),
    "a word inside a name": (f"[Crédit Rouge] a dépensé {MONEY}.", [("Crédit Rouge", "investment")]),
    "the same word outside": (f"[Nebula] a obtenu un crédit de {MONEY}.", [("Nebula", "funding")]),
    "who does what a gerund says": (
        "[Nebula] agrandit le projet [Astra:site] en louant {2 GW:power}.",
        [("Nebula", "power_capacity")],
    ),
    "what a project does": (
        "[Nebula] dit que le projet [Astra:site] atteindra {2 GW:power}.",
        [("Astra", "power_capacity")],
    ),
    "a margin in money": (
        f"[Nebula] a vu sa marge opérationnelle, {SHARE} du chiffre d'affaires, s'établir à {MONEY}.",
        [("Nebula", "other"), ("Nebula", "profit")],
    ),
    "a part of the sales in brackets": (
        f"Le chiffre d'affaires de [Nebula] atteint {MONEY} ({SHARE} du total).",
        [("Nebula", "revenue"), ("Nebula", "other")],
    ),
    "a growth in brackets": (
        f"Le chiffre d'affaires de [Nebula] atteint {MONEY} ({SHARE} de mieux).",
        [("Nebula", "revenue"), ("Nebula", "revenue_growth")],
    ),
    "posts as such": (("[Nebula] avance.", "Le mouvement touche {90 postes:count:postes}."), NOBODY),
    "homes as such": ("[Nebula] a vendu {900 logements:count:logements}.", [("Nebula", "other")]),
    "homes that are powered": (
        "[Nebula] peut alimenter {900 logements:count:logements}.",
        [("Nebula", "equivalent_homes")],
    ),
    "homes that a region has": (
        "[Nebula] alimentera {9 foyers:count:foyers} : [Valmont:place], qui en compte {7 millions:count:foyers}.",
        [("Nebula", "equivalent_homes")],
    ),
    "more homes of the same": (
        "[Nebula] alimentera {4 millions:count:foyers} de foyers, puis {5 millions:count:foyers}.",
        [("Nebula", "equivalent_homes"), ("Nebula", "equivalent_homes")],
    ),
    "a share of staff in persons": (
        "[Nebula] supprime {10 %:share} de ses effectifs, soit {700 salariés:count:salariés}.",
        [("Nebula", "departures"), ("Nebula", "departures")],
    ),
    "persons beside a share that goes": (
        "[Nebula] supprime {10 %:share} de ses effectifs et garde {700 salariés:count:salariés}.",
        [("Nebula", "departures"), ("Nebula", "headcount")],
    ),
    "a value of an agreement": (
        f"[Nebula] a conclu un accord évalué à {MONEY}.",
        [("Nebula", "contract_value")],
    ),
    "held against the value before": (
        "La valorisation de [Nebula] atteint {55 milliards:money}, contre {43 milliards:money} après sa levée.",
        [("Nebula", "valuation"), ("Nebula", "valuation")],
    ),
    "given for something else": (
        "[Nebula] a réalisé {4 %:share} de ses ventes en ligne contre {2 milliards:money} de dépenses.",
        [("Nebula", "other"), ("Nebula", "investment")],
    ),
    "a change of the value before": (
        "[Nebula] a engrangé {64 milliards:money} depuis un an, soit un bond de {11 %:share}.",
        [("Nebula", "revenue"), ("Nebula", "revenue_growth")],
    ),
    "a change of money raised": (
        "[Nebula] a levé {2 milliards:money} depuis un an, soit un bond de {11 %:share}.",
        [("Nebula", "funding"), ("Nebula", "other")],
    ),
    "a change of the value of the sentence before": (
        ("Les revenus de [Nebula] atteignent {64 milliards:money}.", "C'est {11 %:share} de plus que l'an passé."),
        [("Nebula", "revenue"), ("Nebula", "revenue_growth")],
    ),
    "valued in a round": (
        "[Nebula] a été évaluée à {19 milliards:money} à l'issue d'un tour de table.",
        [("Nebula", "valuation")],
    ),
    "raised by another": (f"[Orbite] vise plus que les {MONEY} levés par [Nebula].", [("Nebula", "funding")]),
    "invested anew": (f"[Nebula] a réinvesti {MONEY} dans son site.", [("Nebula", "investment")]),
    "whom others join": (
        "Ces recrues de [Nebula] rejoindront les {90 personnes:count:personnes} du site.",
        NOBODY,
    ),
    "who does not join": ("{90 salariés:count:salariés} ne rejoindront pas [Nebula].", NOBODY),
    "with whom one joins": (
        "[Ada Morel:person] rejoindra [Orbite] avec {90 salariés:count:salariés}.",
        [("Orbite", "hires")],
    ),
    "who joins": ("{90 ingénieurs:count:ingénieurs} ont rejoint [Nebula].", [("Nebula", "hires")]),
    "a large noun far before": (
        f"Les ventes de sa branche de puces, moteur du groupe, a dit [Nebula], ont atteint {MONEY}.",
        [("Nebula", "revenue")],
    ),
    "a site by its price": (
        f"[Nebula] va ouvrir un data center de {MONEY} à Lyon.",
        [("Nebula", "investment")],
    ),
    "a named site by its price": (
        f"[Nebula] va ouvrir le campus à {MONEY} baptisé [Astra:site].",
        [("Astra", "project_cost")],
    ),
    "a price a piece": (
        f"[Nebula] va acheter ces puces, pour un coût de {MONEY} par unité.",
        [("Nebula", "other")],
    ),
    "what a cut costs": (f"Le plan de restructuration de [Nebula] coûtera {MONEY}.", [("Nebula", "other")]),
    "where it is used": (
        "Aux [Pays-Bas:place], les centres de données ont consommé {6 TWh:energy}.",
        [("Pays-Bas", "energy_use")],
    ),
    "where twice as much will be used": (
        "La consommation des centres de données en [Irlande:place] passera de {6 TWh:energy} à {9 TWh:energy}.",
        [("Irlande", "energy_use"), ("Irlande", "energy_use")],
    ),
    "where nobody uses it": (
        ("[Nebula] grandit.", "La consommation des centres de données passera à {9 TWh:energy}."),
        NOBODY,
    ),
    "who has signed for it": (
        f"Un investissement de {MONEY} signé [Nebula] suivra.",
        [("Nebula", "investment")],
    ),
    "what people get": (
        ("[Nebula] recrute.", f"Ses ingénieurs auront droit à {MONEY}."),
        [("Nebula", "compensation")],
    ),
    "what is valued and then raised": (
        "[Nebula] est valorisée {32 milliards:money} après avoir levé {2 milliards:money}.",
        [("Nebula", "valuation"), ("Nebula", "funding")],
    ),
    "one verb for two sums": (
        "[Nebula] est valorisée {32 milliards:money}, contre {2 milliards:money} en mars.",
        [("Nebula", "valuation"), ("Nebula", "valuation")],
    ),
    "a part without its noun": (
        "[Nebula] a recruté {50 chercheurs:count:chercheurs}, dont {une vingtaine:count} à Lyon.",
        [("Nebula", "hires"), ("Nebula", "hires")],
    ),
    "founders who leave": ("{Trois cofondateurs:count:cofondateurs} ont quitté [Nebula].", [("Nebula", "departures")]),
    "what is offered": (f"[Nebula] lui a offert {MONEY}.", [("Nebula", "compensation")]),
    "who works at a site": (
        "[Astra:site] emploie {900 personnes:count:personnes}.",
        [("Astra", "headcount")],
    ),
    "who will work at a site": (
        "[Astra:site] emploiera {900 personnes:count:personnes}.",
        [("Astra", "jobs")],
    ),
    "what a contract will need": (
        (
            "[Orbite] grandit.",
            f"[Nebula] a signé un contrat de {MONEY} avec [Orbite].",
            "Cet accord nécessitera {2 GW:power}.",
        ),
        [("Nebula", "contract_value"), ("Nebula", "power_capacity")],
    ),
    "what its site will need": (
        (
            "[Orbite] grandit.",
            f"[Nebula] a signé un contrat de {MONEY} avec [Orbite].",
            "La centrale fournira {2 GW:power}.",
        ),
        [("Nebula", "contract_value"), ("Orbite", "power_capacity")],
    ),
    "whose group it is": (f"[Nebula], le groupe [Orbite], investira {MONEY}.", [("Nebula", "investment")]),
    "a group after a date": (f"En mars, le groupe [Orbite], attendu, a investi {MONEY}.", [("Orbite", "investment")]),
    "who deserts": (
        ("[Nebula] va mal.", "{90 experts:count:experts} ont déserté pour [Orbite]."),
        [("Nebula", "departures")],
    ),
    "who puts a value on it": (
        f"Le montant de l'opération est évalué à {MONEY} par [Banque Bleue].",
        NOBODY,
    ),
    "who is valued": (f"[Nebula] est évaluée à {MONEY} par [Banque Bleue].", [("Nebula", "valuation")]),
    "a few clients": ("[Nebula] a {deux clients:count:clients}.", NOBODY),
    "many clients": ("[Nebula] a {deux mille clients:count:clients}.", [("Nebula", "users")]),
    "what a settlement costs": (f"[Nebula] paiera {MONEY} pour solder un procès.", [("Nebula", "other")]),
    "what will be spent by nobody named": (f"[Ada Morel:person] estime que {MONEY} seront dépensés.", NOBODY),
    "what she will spend": (f"[Ada Morel:person] estime dépenser {MONEY}.", [("Nebula", "investment")]),
    "superchips": (
        "[Nebula] a installé {900 superpuces:count:superpuces}.",
        [("Nebula", "accelerator_count")],
    ),
    "sales of another part": (
        (
            "Les ventes de puces de [Nebula] atteignent {4 milliards:money}.",
            "Celles des jeux ont reculé de {8 %:share} à {1 milliard:money}.",
        ),
        [("Nebula", "revenue"), ("Nebula", "revenue_growth"), ("Nebula", "revenue")],
    ),
    "the valuation of another": (
        (
            "[Nebula] est valorisée {4 milliards:money}.",
            "Celle d'[Orbite] serait de {1 milliard:money}.",
        ),
        [("Nebula", "valuation"), ("Orbite", "valuation")],
    ),
    "as for another": (
        ("[Nebula] tarde.", f"Quant à [Orbite], son chiffre d'affaires a atteint {MONEY}."),
        [("Orbite", "revenue")],
    ),
    "on the side of another": (
        ("[Nebula] tarde.", f"Du côté d'[Orbite], le bénéfice atteint {MONEY}."),
        [("Orbite", "profit")],
    ),
    "at another's": (
        ("[Nebula] tarde.", "Chez [Orbite], on compte {900 salariés:count:salariés}."),
        [("Orbite", "headcount")],
    ),
    "at another's, by whom": (f"Chez [Orbite], [Nebula] a investi {MONEY}.", [("Nebula", "investment")]),
    "each of several": (
        ("[Nebula] prévoit des usines.", "Chacune abritera {900 puces:count:puces}."),
        NOBODY,
    ),
    "each, behind a subject": (
        ("[Nebula] prévoit des usines.", "[Nebula] en ouvre trois, avec {900 puces:count:puces} chacune."),
        [("Nebula", "accelerator_count")],
    ),
    "what those who work there earn": (
        ("[Nebula] recrute.", f"Les ingénieurs d'[Orbite] touchent {MONEY}."),
        [("Orbite", "compensation")],
    ),
    "who works for a service": ("[Vox:product] emploie {900 salariés:count:salariés}.", [("Vox", "headcount")]),
    "what is spent to get hold of another": (
        f"[Nebula] a dépensé {MONEY} pour mettre la main sur [Orbite].",
        [("Nebula", "acquisition_price")],
    ),
    "what fellow papers tell": (
        ("[Nebula] va grandir.", f"Selon nos confrères de [Gazette], le projet représente {MONEY} d'investissements."),
        [("Nebula", "investment")],
    ),
    "what is spent at a supplier's": (
        f"[Nebula] s'engage à dépenser {MONEY} chez [Orbite].",
        [("Nebula", "contract_value")],
    ),
    "what is spent on people from there": (
        f"[Nebula] a investi {MONEY} pour attirer des chercheurs de chez [Orbite].",
        [("Nebula", "investment")],
    ),
    "something else of that part": (
        (
            "Les ventes de puces de [Nebula] atteignent {4 milliards:money}.",
            "Ceux qui jouent ont dépensé {1 milliard:money}.",
        ),
        [("Nebula", "revenue")],
    ),
    "who only supplies a site": (
        "Un centre de {60 MW:power} alimenté par [Orbite] va ouvrir.",
        NOBODY,
    ),
    "who builds a site": (
        "Un centre de {60 MW:power} construit par [Orbite] va ouvrir.",
        [("Orbite", "power_capacity")],
    ),
    "who will own a part": (f"[Nebula] possédera {SHARE} d'[Orbite].", [("Nebula", "stake")]),
    "a collaboration": (
        f"[Nebula] a annoncé une collaboration de {MONEY} avec [Orbite].",
        [("Nebula", "contract_value")],
    ),
    "what a segment sells": (f"[Nebula] grandit : son segment des puces atteint {MONEY}.", [("Nebula", "revenue")]),
    "a quarter": (f"[Nebula] publie un quatrième trimestre à {MONEY}.", [("Nebula", "revenue")]),
    "what a thing costs": (f"[Ada Morel:person] affirme que l'entraînement coûte {MONEY}.", NOBODY),
    "what a site costs": (f"[Ada Morel:person] affirme que [Astra:site] coûte {MONEY}.", [("Astra", "project_cost")]),
    "what a site of long before makes": (
        (
            f"[Astra:site] coûtera {MONEY}.",
            *["[Nebula] y croit."] * 5,
            "La centrale créera {900 emplois:count:emplois}.",
        ),
        [("Astra", "project_cost"), ("Astra", "jobs")],
    ),
    "what something else makes": (
        (f"[Astra:site] coûtera {MONEY}.", *["[Nebula] y croit."] * 5, "La hausse créera {900 emplois:count:emplois}."),
        [("Astra", "project_cost"), ("Nebula", "jobs")],
    ),
    "a pronoun for the site": (
        (
            f"[Astra:site] coûtera {MONEY}.",
            *["[Nebula] y croit."] * 5,
            "[Nebula] relancera l'installation.",
            "Avec {800 MW:power}, elle alimentera {900 foyers:count:foyers}.",
        ),
        [("Astra", "project_cost"), ("Astra", "power_capacity"), ("Astra", "equivalent_homes")],
    ),
    "a pronoun for the company": (
        (f"[Astra:site] coûtera {MONEY}.", *["[Nebula] y croit."] * 5, "Elle dispose de {800 MW:power}."),
        [("Astra", "project_cost"), ("Nebula", "power_capacity")],
    ),
    "shares of the energy told before": (
        (
            "Les centres de données ont absorbé {6 TWh:energy}.",
            "L'[Irlande:place] en représente {45 %:share}, devant l'[Islande:place] ({25 %:share}).",
        ),
        [("Irlande", "energy_use"), ("Islande", "energy_use")],
    ),
    "shares of something else": (
        (
            "Les centres de données ont reçu {6 visites:count:visites}.",
            "L'[Irlande:place] en représente {45 %:share}, devant l'[Islande:place] ({25 %:share}).",
        ),
        [("Irlande", "other"), ("Islande", "other")],
    ),
    "what is promised to somebody": (
        f"[Nebula] aurait promis {MONEY} à [Eva Brun:person].",
        [("Nebula", "compensation")],
    ),
    "what is promised to a site": (f"[Nebula] a promis {MONEY} au site [Astra:site].", [("Nebula", "investment")]),
    "what is paid to recruit": (f"[Nebula] a dégainé {MONEY} pour recruter un expert.", [("Nebula", "compensation")]),
    "what is raised to recruit": (f"[Nebula] a levé {MONEY} pour recruter un expert.", [("Nebula", "funding")]),
    "the rest of the sum before": (
        ("[Nebula] réserve {15 milliards:money} à ses centres.", "Les {5 autres milliards:money} suivront."),
        [("Nebula", "investment"), ("Nebula", "investment")],
    ),
    "no rest of it": (
        ("[Nebula] réserve {15 milliards:money} à ses centres.", "Ces {5 milliards:money} suivront."),
        [("Nebula", "investment")],
    ),
    "a reserve is no plan": (f"[Nebula] a une réserve de {MONEY}.", [("Nebula", "other")]),
    "the same of another": (
        ("[Nebula] a dépensé {37 milliards:money}.", "[Orbite], de son côté, vise {50 milliards:money}."),
        [("Nebula", "investment"), ("Orbite", "investment")],
    ),
    "something of another": (
        ("[Nebula] a dépensé {37 milliards:money}.", "[Orbite], plus loin, vise {50 milliards:money}."),
        [("Nebula", "investment"), ("Orbite", "other")],
    ),
    "what one binds oneself to buy": (
        f"[Nebula] s'est engagée à acheter pour {MONEY} de serveurs.",
        [("Nebula", "contract_value")],
    ),
    "what a state gives": (f"L'[Irlande:place] participera à hauteur de {MONEY}.", [("Irlande", "investment")]),
    "a value given in a round": (
        ("[Nebula] grandit.", f"Le tour de table lui a donné une valeur de {MONEY}."),
        [("Nebula", "valuation")],
    ),
    "goods of a value": (f"[Nebula] a signé pour une valeur de {MONEY}.", [("Nebula", "contract_value")]),
    "below a heading the same as at first": (
        (
            "[Nebula] investira {37 milliards:money}.",
            "[Nebula] a un bénéfice de {9 milliards:money}.",
            "# Les autres",
            "[Orbite] table sur {50 milliards:money}.",
        ),
        [("Nebula", "investment"), ("Nebula", "profit"), ("Orbite", "investment")],
    ),
    "elsewhere the same as just before": (
        (
            "[Nebula] investira {37 milliards:money}.",
            "[Nebula] a un bénéfice de {9 milliards:money}.",
            "[Orbite] table sur {50 milliards:money}.",
        ),
        [("Nebula", "investment"), ("Nebula", "profit"), ("Orbite", "profit")],
    ),
    "whose the value is that has grown": (
        (
            "[Nebula] et le service [Astra:product] grandissent.",
            "[Astra:product] compte {700 millions d'utilisateurs:count:utilisateurs}.",
            "En un an, leur nombre a {quadruplé:multiple}, précise [Nebula].",
        ),
        [("Astra", "users"), ("Astra", "usage_growth")],
    ),
    "something else has grown": (
        (
            "[Nebula] et le service [Astra:product] grandissent.",
            "[Astra:product] compte {700 millions d'utilisateurs:count:utilisateurs}.",
            "En un an, leur prix a {quadruplé:multiple}, précise [Nebula].",
        ),
        [("Astra", "users")],
    ),
    "a share bought in a round that was told of": (
        ("[Nebula] a levé {2 milliards d'euros:money}.", "[Orbite] a apporté {90 millions d'euros:money}."),
        [("Nebula", "funding"), ("Orbite", "acquisition_price")],
    ),
    "money for something else, told beside a round": (
        (
            "[Nebula] a levé {2 milliards d'euros:money}.",
            "[Orbite] a apporté {90 millions d'euros:money} pour ses usines.",
            "[Orbite] va investir {3 milliards d'euros:money}.",
        ),
        [("Nebula", "funding"), ("Orbite", "investment"), ("Orbite", "investment")],
    ),
    "who goes on buying": (
        (
            "[Orbite] investit {1 milliard d'euros:money} dans [Nebula].",
            "[Orbite] porterait son engagement à {3 milliards d'euros:money}.",
        ),
        [("Orbite", "acquisition_price"), ("Orbite", "acquisition_price")],
    ),
    "money that had gone before it goes in": (
        "L'investissement d'[Orbite] dans [Nebula] s'ajoute à un investissement de {8 milliards d'euros:money} "
        "de [Selene].",
        [("Selene", "acquisition_price")],
    ),
    "a company named only further on": (
        ("Une start-up lève {2 milliards d'euros:money}.", "[Nebula] veut grandir."),
        [("Nebula", "funding")],
    ),
    "a company named before another": (
        ("[Orbite] se félicite.", "Une start-up lève {2 milliards d'euros:money}.", "[Nebula] veut grandir."),
        [("Orbite", "funding")],
    ),
    "the rest of what is granted": (
        "Le [Ministère] a accordé à [Nebula] une subvention de {2 milliards d'euros:money} et des prêts d'un montant "
        "maximal de {3 milliards d'euros:money}.",
        [("Nebula", "funding"), ("Nebula", "funding")],
    ),
    "a product ahead of who tells of it": (
        "Pour [Astra:product], [Nebula] a annoncé {400 millions d'utilisateurs:count:utilisateurs}.",
        [("Astra", "users")],
    ),
    "a noun that the next figure has": (
        "[Nebula] publie un chiffre d'affaires en hausse de {12 %:share} à {11 milliards d'euros:money} et un bénéfice "
        "par action de {3 euros:money}.",
        [("Nebula", "revenue_growth"), ("Nebula", "revenue"), ("Nebula", "profit")],
    ),
    "an estimate of what something costs": (
        "[Nebula] avait évalué à {5 millions d'euros:money} l'entraînement de son modèle, et débourse un total "
        "estimé à {9 millions d'euros:money}.",
        [("Nebula", "other"), ("Nebula", "investment")],
    ),
    "money in the affair just told of": (
        (
            "[Nebula] pourrait lever {2 milliards d'euros:money}.",
            "[Orbite] pourrait investir {95 millions d'euros:money} dans l'affaire, tandis que [Selene] ajouterait "
            "{5 millions d'euros:money}.",
        ),
        [("Nebula", "funding"), ("Orbite", "acquisition_price"), ("Selene", "acquisition_price")],
    ),
    "an apposition of a site": (
        "[Nebula] rejoint [Orbite] dans le cadre du projet [Astra:site], un investissement de "
        "{500 milliards d'euros:money}.",
        [("Astra", "project_cost")],
    ),
    "the frame of a contract": (
        "[Nebula] a signé un contrat avec [Orbite] pour {4 GW:power} de capacité, dans le cadre du projet "
        "[Astra:site].",
        [("Nebula", "power_capacity")],
    ),
    "an apposition of a company": (
        "[Orbite] perd [Ada Morel:person], partie fonder [Nebula], une start-up d'{une dizaine de "
        "salariés:count:salariés}.",
        [("Nebula", "headcount")],
    ),
    "each of those that stand as examples": (
        "Des groupes comme [Nebula], [Orbite] et [Selene], qui prévoient des dépenses de {10 milliards d'euros:money}, "
        "recrutent.",
        [("Nebula", "investment"), ("Orbite", "investment"), ("Selene", "investment")],
    ),
    "whom an employer to be promises money": (
        "[Nebula] a promis {200 millions d'euros:money} à [Ada Morel:person].",
        [("Nebula", "compensation")],
    ),
    "the price of a subscription": (
        "[Nebula] propose un abonnement facturé {20 euros:money} par mois.",
        [("Nebula", "other")],
    ),
    "a margin of what is expected": (
        "[Nebula] attend {16 milliards d'euros:money} de ventes, à plus ou moins {2 %:share} près.",
        [("Nebula", "revenue")],
    ),
    "kinds of chips, not chips": ("[Nebula] vend {trois familles de puces:count:familles de puces}.", NOBODY),
    "what was put in, taken up by its noun": (
        (
            "[Orbite] investit {1 milliard d'euros:money} dans [Nebula].",
            "La deuxième tranche, d'un montant de {2 milliards d'euros:money}, suit.",
            "[Orbite] va investir {3 milliards d'euros:money} cette année.",
        ),
        [("Orbite", "acquisition_price"), ("Orbite", "acquisition_price"), ("Orbite", "investment")],
    ),
    "a round with what each puts in": (
        "[Nebula] va lever {6 milliards d'euros:money} lors d'un tour de table qui la valorise à "
        "{50 milliards d'euros:money}, dont {4 milliards d'euros:money} d'[Orbite].",
        [("Nebula", "funding"), ("Nebula", "valuation"), ("Nebula", "funding")],
    ),
    "who gives what another announces": (
        "[Nebula] annonce un investissement de {1 milliard d'euros:money} de la part d'[Orbite].",
        [("Orbite", "acquisition_price")],
    ),
    "who raises what is for another": (
        "[Nebula] a levé des prêts de {8 milliards d'euros:money} pour [Orbite].",
        [("Nebula", "funding")],
    ),
    "who is told of as a source too": (
        "Selon [Nebula], [Nebula] a émis {4 milliards d'euros:money} en obligations.",
        [("Nebula", "funding")],
    ),
    "a site whose participle tells of it": (
        "[Nebula] rejoint [Orbite] dans le projet [Astra:site], visant à engager {500 milliards d'euros:money} "
        "d'investissements.",
        [("Astra", "project_cost")],
    ),
    "a share held before": (
        "[Nebula] détenait une participation d'environ {9 %:share} dans [Orbite].",
        [("Nebula", "stake")],
    ),
    "a loan for what is invested": (
        "[Nebula] envisage un prêt pouvant atteindre {30 milliards d'euros:money} pour financer l'investissement dans "
        "[Orbite].",
        [("Nebula", "funding")],
    ),
    "what money is to buy": (
        "[Nebula] débourse {20 milliards d'euros:money} en espèces pour acheter [Orbite].",
        [("Nebula", "acquisition_price")],
    ),
    "what money is to equip": (
        "[Nebula] débourse {20 milliards d'euros:money} en espèces pour équiper [Orbite].",
        [("Nebula", "investment")],
    ),
    "who has signed what is told of next": (
        (
            "[Orbite] progresse et [Orbite] recrute.",
            "[Nebula] a conclu un accord avec [Orbite].",
            "Ce contrat prévoit le déploiement de {4 GW:power} de puces.",
        ),
        [("Nebula", "power_capacity")],
    ),
    "who has signed nothing": (
        (
            "[Orbite] progresse et [Orbite] recrute.",
            "[Nebula] s'en félicite.",
            "Le déploiement prévoit {4 GW:power} de puces.",
        ),
        [("Orbite", "power_capacity")],
    ),
    "the staff that is left": (
        "[Nebula] va réduire ses effectifs mondiaux à {60 000 personnes:count:personnes}.",
        [("Nebula", "headcount")],
    ),
    "the staff that goes": (
        "[Nebula] va réduire ses effectifs de {60 000 personnes:count:personnes}.",
        [("Nebula", "departures")],
    ),
    "all those of whom a share goes": (
        "[Nebula] va supprimer {10 000 postes:count:postes}, soit {20 %:share} de ses "
        "{50 000 employés:count:employés}.",
        [("Nebula", "departures"), ("Nebula", "departures"), ("Nebula", "headcount")],
    ),
    "a share of the staff that goes": (
        "[Nebula] se sépare de {15 %:share} de son personnel.",
        [("Nebula", "departures")],
    ),
    "costs that are cut": (
        "[Nebula] a un plan pour réduire ses coûts de {10 milliards d'euros:money}.",
        [("Nebula", "other")],
    ),
    "a sum of several": (
        "[Nebula], [Orbite] et [Selene] prévoient {300 milliards d'euros:money} de dépenses cumulées.",
        NOBODY,
    ),
    "a sum that each spends": (
        "[Nebula] et [Orbite] prévoient {300 milliards d'euros:money} de dépenses.",
        [("Nebula", "investment"), ("Orbite", "investment")],
    ),
    "any one of them": (
        "[Nebula] explique qu'{un seul centre:count:centre de données} de données consomme comme une ville.",
        NOBODY,
    ),
    "what the boldest expects": (
        (
            "[Nebula] vise {37 milliards d'euros:money} de ventes.",
            "L'analyste le plus optimiste visait {45 milliards d'euros:money}.",
        ),
        [("Nebula", "revenue"), ("Nebula", "revenue")],
    ),
    "what all of them need": (
        (
            "[Nebula] progresse et [Nebula] recrute.",
            "La consommation d'énergie des centres de données va tripler, ce qui nécessite {47 GW:power} de capacité.",
        ),
        NOBODY,
    ),
    "a site by its town": ("Le site de [Valmont:place] atteindra {2 GW:power}.", [("Valmont", "power_capacity")]),
    "what is paid for a company": (
        f"[Nebula] a déboursé {MONEY} pour la jeune pousse [Vega].",
        [("Nebula", "acquisition_price")],
    ),
    "also for one that nobody knows": (f"[Nebula] rafle Cachou Bleu pour {MONEY}.", [("Nebula", "acquisition_price")]),
    "but not for a thing": (f"[Nebula] a déboursé {MONEY} pour ses serveurs.", [("Nebula", "investment")]),
    "nor in a place": (f"[Nebula] a déboursé {MONEY} pour [Valmont:place].", [("Nebula", "investment")]),
    "a share of a company": (f"[Nebula] conserve {SHARE} de Cachou Bleu.", [("Nebula", "stake")]),
    "but no share of a thing": (f"[Nebula] conserve {SHARE} de ses données.", [("Nebula", "other")]),
    "what a company is worth": (f"La valeur de [Nebula] a été portée à {MONEY}.", [("Nebula", "valuation")]),
    "what somebody says of many": (
        "[Nebula] estime que les centres de données consommeront {900 TWh:energy}.",
        NOBODY,
    ),
    "what somebody says of another": (
        "[Nebula] estime qu'[Orbite] consommera {900 TWh:energy}.",
        [("Orbite", "energy_use")],
    ),
    "whom another follows": (f"Après [Orbite], [Nebula] a investi {MONEY}.", [("Nebula", "investment")]),
    "who follows some time after": (f"Deux jours après [Nebula] a investi {MONEY}.", [("Nebula", "investment")]),
    "what a site costs, said by the company": (
        f"Le site d'[Orbite], a indiqué l'entreprise lundi, coûtera {MONEY}.",
        [("Orbite", "investment")],
    ),
    "what a purchase cost": (f"Le rachat d'[Orbite] a coûté {MONEY} à [Nebula].", [("Nebula", "acquisition_price")]),
    "what is lost for what is sold": (
        "[Nebula] perd {2 milliards:money} pour un chiffre d'affaires de {9 milliards:money}.",
        [("Nebula", "profit"), ("Nebula", "revenue")],
    ),
    "a valuation behind a round": (
        "[Nebula] annonce une levée de {2 milliards:money} à une valorisation post-financement de {9 milliards:money}.",
        [("Nebula", "funding"), ("Nebula", "valuation")],
    ),
    "but not what it lost of it": (f"[Nebula] a perdu {MONEY} de capitalisation.", [("Nebula", "other")]),
    "who works for it": ("[Nebula] a {90 salariés:count:salariés}.", [("Nebula", "headcount")]),
    "said aside": ("[Nebula], {90 salariés:count:salariés}, recule.", [("Nebula", "headcount")]),
    "but not who is on strike": (
        "[Nebula] recule et les {90 salariés:count:salariés} concernés protestent.",
        NOBODY,
    ),
    "goods in a number": (
        f"[Nebula] va livrer {{90 rames:count:rames}} à [Orbite] pour {MONEY}.",
        [("Nebula", "other"), ("Nebula", "contract_value")],
    ),
    "shops are bought as a whole": (
        f"[Nebula] achète {{90 magasins:count:magasins}} pour {MONEY}.",
        [("Nebula", "other"), ("Nebula", "acquisition_price")],
    ),
    "a sum that is told of behind": (
        f"Ce sont {MONEY} que [Nebula] et ses partenaires vont à présent investir.",
        [("Nebula", "investment")],
    ),
    "a sum in front of a colon": (
        f"{MONEY} : [Nebula] bat une nouvelle fois son record de chiffre d'affaires.",
        [("Nebula", "revenue")],
    ),
    "what a strike cost it": (f"La grève a coûté {MONEY} à [Nebula].", NOBODY),
    "what a plant cost it": (f"L'usine a coûté {MONEY} à [Nebula].", [("Nebula", "investment")]),
    "within what time": (
        f"[Nebula] investira {MONEY} en {{trois ans:duration}}.",
        [("Nebula", "investment"), ("Nebula", "duration")],
    ),
    "but not when it was": (f"[Nebula] a investi {MONEY} en {{trois ans:duration}}.", [("Nebula", "investment")]),
    "a verb with the sum": (f"[Nebula] met la main sur {MONEY}.", [("Nebula", "funding")]),
    "and with a company before it": (
        f"[Nebula] met la main sur [Vega] pour {MONEY}.",
        [("Nebula", "acquisition_price")],
    ),
    "a crowd that is attracted": (
        "[Nebula] attire {90 millions de personnes:count:personnes}.",
        [("Nebula", "users")],
    ),
    "those that are recruited": ("[Nebula] attire {90 personnes:count:personnes}.", [("Nebula", "hires")]),
    "an amount of the sentence before": (
        ("[Nebula] rachète [Vega].", f"Le montant de l'opération s'élève à {MONEY}."),
        [("Nebula", "acquisition_price")],
    ),
    "another amount in it": (
        (
            f"[Nebula] a signé un contrat de {MONEY} avec [Vega].",
            "Cela représente {300 millions d'euros:money} par an.",
        ),
        [("Nebula", "contract_value"), ("Nebula", "contract_value")],
    ),
    "but not of one share": (
        (f"[Nebula] a dégagé un bénéfice de {MONEY}.", "Par action, cela représente {3 euros:money}."),
        [("Nebula", "profit"), ("Nebula", "other")],
    ),
    "a pronoun for its noun": (
        ("[Nebula] a signé un contrat géant.", f"Il se chiffrerait à {MONEY}."),
        [("Nebula", "contract_value")],
    ),
    "a pronoun for another": (
        ("[Nebula] a signé une convention et un contrat.", f"Elle se chiffrerait à {MONEY}."),
        NOBODY,
    ),
    "posts of a plan": (
        ("[Nebula] prépare un plan social.", "Quelque {90 postes:count:postes} seraient concernés."),
        [("Nebula", "departures")],
    ),
    "posts of no plan": (
        ("[Nebula] ouvre une école.", "Quelque {90 postes:count:postes} seraient concernés."),
        NOBODY,
    ),
    "growth elsewhere": (
        (f"Les ventes de [Nebula] reculent de {SHARE}.", "En Asie, la baisse atteint {9 %:share}."),
        [("Nebula", "revenue_growth"), ("Nebula", "revenue_growth")],
    ),
    "some of them": (
        ("[Nebula] compte {900 abonnés:count:abonnés}.", "[Nebula] en a gagné {90:count}."),
        [("Nebula", "users"), ("Nebula", "usage_growth")],
    ),
    "all of them": (
        "[Nebula] a gagné {90 abonnés:count:abonnés} et en compte désormais {900:count}.",
        [("Nebula", "usage_growth"), ("Nebula", "users")],
    ),
    "more of them": (
        "[Nebula] compte {900 abonnés:count:abonnés}, en hausse de {90:count}.",
        [("Nebula", "users"), ("Nebula", "usage_growth")],
    ),
    "a number of them": (
        "[Nebula] voit le nombre de ses abonnés grimper à {900:count}.",
        [("Nebula", "users")],
    ),
    "what becomes of a number": (
        "[Nebula] va créer {90 emplois:count:emplois}, un chiffre appelé à grimper à {300:count}.",
        [("Nebula", "jobs"), ("Nebula", "jobs")],
    ),
    "the share of those who go": (
        ("[Nebula] supprime {90 postes:count:postes}.", f"Cela représente {SHARE} de son personnel."),
        [("Nebula", "departures"), ("Nebula", "departures")],
    ),
    "a share of those who stay": (
        ("[Nebula] grandit.", f"Les femmes y représentent {SHARE} du personnel."),
        NOBODY,
    ),
    "nor to build something": (f"[Nebula] a mis {MONEY} pour bâtir Grand Bleu.", [("Nebula", "investment")]),
    "what is spent at a company": (
        f"[Nebula] va dépenser {MONEY} chez [Vega].",
        [("Nebula", "contract_value")],
    ),
    "what is spent in a place": (f"[Nebula] va dépenser {MONEY} en [Valmont:place].", [("Nebula", "investment")]),
    "what a person gets": (
        f"[Ada Morel:person], la patronne, a touché {MONEY} chez [Nebula].",
        [("Nebula", "compensation")],
    ),
    "those who use it": (
        "Ils sont {90 millions:count} à utiliser [Nebula].",
        NOBODY,
    ),
    "several of them": (
        ("[Nebula] publie ses revenus.", f"Ils atteignent {MONEY}."),
        [("Nebula", "revenue")],
    ),
    "one that may be the company": (
        ("[Nebula] publie un chiffre d'affaires.", f"Il cherche {MONEY}."),
        NOBODY,
    ),
    "a number of its staff": (
        "Le nombre d'employés de [Nebula] a atteint {900:count:employés}.",
        [("Nebula", "headcount")],
    ),
    "a town with no site": ("Le maire de [Valmont:place] veut {2 GW:power}.", NOBODY),
}


@pytest.fixture(scope="module")
def told() -> dict[str, list[tuple[str, str]]]:
    """Subject and metric of the claims of all cases, read at once."""
    return dict(zip(CASES, said_of(*(text for text, _ in CASES.values())), strict=True))


@pytest.mark.parametrize("case", CASES)
def test_whose_it_is(case: str, told: dict[str, list[tuple[str, str]]]) -> None:
    assert told[case] == CASES[case][1]

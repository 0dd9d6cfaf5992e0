"""Status, speaker, period, object and the metric `other` of claims; each rule beside what it must leave alone."""

from __future__ import annotations

from typing import Any

import pytest

from tests.transforms.statements.claim_texts import read_documents, said

MONEY = "{2 milliards:money}"
MORE = "{3 milliards:money}"
SALES = "{5 %:share}"

CASES: dict[str, tuple[tuple[str, ...], list[dict[str, Any]]]] = {
    # What no metric names is said of someone all the same.
    "people who are no staff": (("[Nebula] a réuni {3 000 personnes:count:personnes}.",), [{"metric": "other"}]),
    "a few in words": (("[Nebula] a tenu {deux réunions:count:réunions}.",), []),
    "a share without a word for it": (
        ("[Nebula] publie ses résultats.", f"Les livraisons ont progressé de {SALES}."),
        [{"subject": "Nebula", "metric": "other"}],
    ),
    "money of which another sentence would have to say whose": (
        ("[Nebula] publie ses résultats.", f"On parle ici de {MONEY}."),
        [],
    ),
    "a thing counted and nobody named": (
        ("[Nebula] publie ses résultats.", "{42 réunions:count:réunions} ont été organisées."),
        [],
    ),
    "profit a share": (
        ("Le bénéfice par action de [Nebula] atteint {2 dollars:money}.",),
        [{"metric": "profit", "qualifier": "per share"}],
    ),
    "profit, soit so much a share": (
        (f"Le bénéfice de [Nebula] atteint {MONEY}, soit {{2 dollars:money}} par action.",),
        [{"metric": "profit"}, {"metric": "other"}],
    ),
    "prices in a country": (
        ("L'inflation en [Irlande:place] atteint {6 %:share}.",),
        [{"subject": "Irlande", "metric": "other"}],
    ),
    "votes": (("[Ida Roy:person] recueille {29 %:share} des voix.",), [{"subject": "Ida Roy", "metric": "other"}]),
    # When it holds.
    "the half-year that ended": (
        (f"Sur le semestre clos fin <février:2025-02-21..2025-02-28>, [Nebula] réalise {MONEY} de revenus.",),
        [{"dates": "2024-09-01..2025-02-28"}],
    ),
    "some months of a fiscal year that ended": (
        (
            "Sur les six premiers mois de son exercice décalé (clos le <28 février 2025:2025-02-28>), [Nebula] "
            f"réalise {MONEY} de revenus.",
        ),
        [{"dates": "2024-09-01..2025-02-28"}],
    ),
    "a fiscal year named before its end": (
        (f"Pour l'exercice <2024:2024>, clos le <31 août 2024:2024-08-31>, [Nebula] réalise {MONEY} de revenus.",),
        [{"dates": "2023-09-01..2024-08-31"}],
    ),
    "a part of the fiscal year that ended": (
        (f"Au premier semestre de l'exercice clos le <28 février:2025-02-28>, [Nebula] réalise {MONEY} de ventes.",),
        [{"dates": ".."}],
    ),
    "when a site was opened on which it stands": (
        ("Le site ouvert en <2023:2023> à Lyon mobilise {700 personnes:count:personnes} chez [Nebula].",),
        [{"period": ("", "")}],
    ),
    "when people were hired": (
        ("[Nebula] a créé en <2023:2023> plus de {700 emplois:count:emplois}.",),
        [{"period": ("2023", "2023")}],
    ),
    "what was created then": (
        ("Les {700 emplois:count:emplois} créés en <2023:2023> par [Nebula] resteront.",),
        [{"period": ("2023", "2023")}],
    ),
    "the half-year told further back": (
        (
            "Au <premier semestre 2024:2024-01-01..2024-06-30>, [Nebula] a souffert.",
            "Le marché est resté difficile.",
            f"[Nebula] a réalisé un chiffre d'affaires semestriel de {MONEY}.",
        ),
        [{"dates": "2024-01-01..2024-06-30"}],
    ),
    "but a quarter is no half-year": (
        (
            "Au <premier semestre 2024:2024-01-01..2024-06-30>, [Nebula] a souffert.",
            "Le marché est resté difficile.",
            f"[Nebula] a réalisé un chiffre d'affaires trimestriel de {MONEY}.",
        ),
        [{"period": ("", "")}],
    ),
    "the quarter that the sentence before ends": (
        (
            "[Nebula] dévoile ses comptes du trimestre clos fin <avril:2025-04-21..2025-04-30>.",
            f"Le chiffre d'affaires atteint {MONEY}.",
        ),
        [{"subject": "Nebula", "dates": "2025-02-01..2025-04-30"}],
    ),
    "a year on which a part of another is told": (
        (
            f"Au <premier semestre:2025-01-01..2025-06-30>, [Nebula] réalise {MONEY} de revenus, contre {MORE} sur la "
            "même période <l'an dernier:2024>.",
        ),
        [{"dates": "2025-01-01..2025-06-30"}, {"dates": "2024-01-01..2024-06-30"}],
    ),
    "today and what we aim at": (
        (
            "« Nous exploitons {700 MW:power} à Lyon, mais nous visons {4 GW:power} en <2035:2035> », dit "
            "[Ada Morel:person].",
        ),
        [{"dates": ".."}, {"dates": "2035-01-01..2035-12-31"}],
    ),
    "when it will be announced": (
        (f"[Nebula] devrait annoncer le <15 avril:2024-04-15> un investissement de {MONEY}.",),
        [{"metric": "investment", "dates": ".."}],
    ),
    "when something that it follows was": (
        (
            "[Nebula] a décidé le départ de {900 salariés:count:salariés}, qui fait suite à un autre plan en "
            "<2022:2022>.",
        ),
        [{"metric": "departures", "dates": ".."}],
    ),
    "when it is to be": (
        ("[Nebula] a décidé le départ de {900 salariés:count:salariés}, qui aura lieu en <2022:2022>.",),
        [{"metric": "departures", "dates": "2022-01-01..2022-12-31"}],
    ),
    "a valuation told by the way": (
        (f"[Nebula], valorisée {MORE}, a réalisé un chiffre d'affaires de {MONEY} en <2024:2024>.",),
        [{"metric": "valuation", "period": ("", "")}, {"metric": "revenue", "period": ("2024", "2024")}],
    ),
    "a valuation and its year": (
        (f"[Nebula], valorisée {MORE} en <2024:2024>, n'est pas rentable.",),
        [{"metric": "valuation", "period": ("2024", "2024")}],
    ),
    "the year of what it is the double of": (
        (f"[Nebula] est valorisée {MONEY}, le double de sa valorisation de <2024:2024>.",),
        [{"metric": "valuation", "period": ("", "")}],
    ),
    "staff told by the way": (
        (f"[Nebula], qui emploie {{900 personnes:count:personnes}}, a levé {MONEY} en <2024:2024>.",),
        [{"metric": "headcount", "period": ("", "")}, {"metric": "funding", "period": ("2024", "2024")}],
    ),
    "staff and their year": (
        (f"[Nebula], qui employait {{900 personnes:count:personnes}} en <2024:2024>, a levé {MONEY}.",),
        [{"metric": "headcount", "period": ("2024", "2024")}, {"metric": "funding", "period": ("", "")}],
    ),
    "staff of sites that will close": (
        ("[Nebula] fermera en <2026:2026> ses sites de Lyon, qui emploient {900 personnes:count:personnes}.",),
        [{"metric": "headcount", "period": ("", "")}],
    ),
    "when a paper was published": (
        (f"[Nebula] a réalisé un bénéfice de {MONEY}, selon un rapport publié en <2024:2024>.",),
        [{"metric": "profit", "period": ("", "")}],
    ),
    "sales and what they are to become": (
        (f"Avec {MONEY} de revenus, [Nebula] vise {MORE} en <2026:2026>.",),
        [{"metric": "revenue", "period": ("", "")}, {"metric": "revenue", "period": ("2026", "2026")}],
    ),
    "a half-year that another is held against": (
        (
            "[Nebula] est stable par rapport au <premier semestre 2024:2024-01-01..2024-06-30>.",
            f"Les ventes du semestre de [Nebula] atteignent {MONEY}.",
        ),
        [{"metric": "revenue", "dates": ".."}],
    ),
    "a half-year that is told of": (
        (
            "[Nebula] est stable au <premier semestre 2024:2024-01-01..2024-06-30>.",
            f"Les ventes du semestre de [Nebula] atteignent {MONEY}.",
        ),
        [{"metric": "revenue", "dates": "2024-01-01..2024-06-30"}],
    ),
    "staff of a country told by the way": (
        (
            f"[Nebula], qui emploie {{900 personnes:count:personnes}} dans le pays, y a réalisé {MONEY} de chiffre "
            "d'affaires en <2024:2024>.",
        ),
        [{"metric": "headcount", "period": ("", "")}, {"metric": "revenue", "period": ("2024", "2024")}],
    ),
    "since when it is there": (
        (f"[Nebula] a levé {MONEY} depuis sa création, en <2016:2016>.",),
        [{"metric": "funding", "period": ("2016", "")}],
    ),
    "when it was promised": (
        (f"En <février:2025-02-01..2025-02-28>, [Nebula] avait promis {MONEY} d'investissements.",),
        [{"metric": "investment", "dates": ".."}],
    ),
    # What is held against another value.
    "what the analysts had expected": (
        (f"[Nebula] prévoit un chiffre d'affaires de {MONEY}, inférieur aux attentes de {MORE} des analystes.",),
        [{"status": "planned"}, {"status": "estimated"}],
    ),
    "what the consensus aimed at": (
        (f"Le chiffre d'affaires de [Nebula] a atteint {MONEY}, contre {MORE} visés par le consensus.",),
        [{"status": "actual"}, {"status": "estimated"}],
    ),
    "what the market looked for": (
        (f"[Nebula] annonce avoir réalisé un bénéfice de {MONEY}, dépassant Wall Street qui tablait sur {MORE}.",),
        [{"status": "actual"}, {"status": "estimated"}],
    ),
    "better than was expected": (
        (f"[Nebula] a réalisé un bénéfice de {MONEY}, supérieur aux attentes des analystes.",),
        [{"status": "actual"}],
    ),
    "what a rumour is held against": (
        (f"La valorisation de [Nebula] serait de l'ordre de {MORE}, contre {MONEY} en juin.",),
        [{"status": "rumoured"}, {"status": "actual"}],
    ),
    "a plan that a plan is held against": (
        ("[Nebula] prévoit une capacité de {5 GW:power}, contre {3 GW:power} annoncés en mai.",),
        [{"status": "planned"}, {"status": "planned"}],
    ),
    "what somebody else has raised": (
        (f"[Nebula] serait en pourparlers pour lever {MORE}, soit plus que les {MONEY} levés par [Orbite].",),
        [{"subject": "Nebula", "status": "rumoured"}, {"subject": "Orbite", "status": "actual"}],
    ),
    "how long a contract runs": (
        ("[Nebula] signe avec [Orbite] un contrat d'électricité sur {20 ans:duration}.",),
        [{"metric": "duration", "status": "actual"}],
    ),
    "how long one would run": (
        ("[Nebula] négocie avec [Orbite] un contrat d'électricité sur {20 ans:duration}.",),
        [{"metric": "duration", "status": "planned"}],
    ),
    "how many there were at the end of a month": (
        ("[Nebula] comptait fin septembre {700 salariés:count:salariés}.",),
        [{"metric": "headcount", "status": "actual"}],
    ),
    "how many one meant to hire": (
        ("[Nebula] comptait recruter en septembre {700 salariés:count:salariés}.",),
        [{"status": "planned"}],
    ),
    "what we shall spend": (
        (f"« Nous investirons {MONEY} », a déclaré [Ada Morel:person], la patronne de [Nebula].",),
        [{"status": "planned"}],
    ),
    "what is bound to be spent": ((f"[Nebula] s'est engagée à investir {MONEY}.",), [{"status": "planned"}]),
    "a sum that is being spent": ((f"[Nebula] investit {MONEY} en Bretagne.",), [{"status": "planned"}]),
    "an untold sum that is being spent": (
        ("[Nebula] investit {des milliards:money} en Bretagne.",),
        [{"status": "actual"}],
    ),
    "a sum that has been spent": ((f"[Nebula] dit avoir investi {MONEY} en Bretagne.",), [{"status": "actual"}]),
    "what one is ready to spend": ((f"[Nebula] est prête à investir {MONEY}.",), [{"status": "planned"}]),
    "what is ready-to-wear": (
        (f"Le prêt-à-porter de [Nebula] a réalisé un bénéfice de {MONEY}.",),
        [{"status": "actual"}],
    ),
    "what has been passed before what is to come": (
        ("[Astra:product] a franchi {800 millions d'utilisateurs:count:utilisateurs} et devrait en attirer d'autres.",),
        [{"metric": "users", "status": "actual"}],
    ),
    "what is to be passed": (
        ("[Astra:product] devrait franchir {800 millions d'utilisateurs:count:utilisateurs}.",),
        [{"metric": "users", "status": "estimated"}],
    ),
    "of how many some will go": (
        ("[Nebula] va se séparer de {900 salariés:count:salariés} sur un total de {5 000:count:salariés}.",),
        [{"metric": "departures", "status": "planned"}, {"metric": "headcount", "status": "actual"}],
    ),
    "a part that is spent already": (
        (f"[Nebula] investira {MORE}, dont {MONEY} déjà engagés.",),
        [{"status": "planned"}, {"status": "actual"}],
    ),
    "what was spent instead of a plan": (
        (f"[Nebula] a finalement investi {MONEY}, au lieu des {MORE} prévus.",),
        [{"status": "actual"}, {"status": "planned"}],
    ),
    "what was got for itself": (
        (f"[Nebula] a bouclé un tour, s'offrant une valorisation de {MONEY}.",),
        [{"status": "actual"}],
    ),
    "what a signed contract foresees": (
        (f"Ce contrat de {MONEY} entre [Nebula] et [Orbite] prévoit la livraison de trains.",),
        [{"metric": "contract_value", "status": "actual"}],
    ),
    "what a company foresees": (
        (f"[Nebula] prévoit un contrat de {MONEY} avec [Orbite].",),
        [{"metric": "contract_value", "status": "planned"}],
    ),
    "hearsay and what goes on with it": (
        (
            "[Nebula] aurait approché les meilleurs chercheurs d'[Orbite] et réussi à en recruter "
            "{dix:count:chercheurs}.",
        ),
        [{"metric": "hires", "status": "rumoured"}],
    ),
    "hearsay and a fact": (
        (
            "[Nebula] aurait approché les meilleurs chercheurs d'[Orbite], et elle a recruté "
            "{dix chercheurs:count:chercheurs}.",
        ),
        [{"metric": "hires", "status": "actual"}],
    ),
    "the same told otherwise": (
        ("[Nebula] vient d'annoncer la suppression de {900 postes:count:postes}, soit {6 %:share} de ses effectifs.",),
        [{"metric": "departures", "status": "planned"}, {"metric": "departures", "status": "planned"}],
    ),
    "last year's investments": (
        (f"[Nebula] investira {MORE}, en hausse par rapport aux {MONEY} de l'an dernier.",),
        [{"status": "planned"}, {"status": "actual"}],
    ),
    "what is waited for": ((f"[Nebula] en attend un chiffre d'affaires de {MONEY}.",), [{"status": "planned"}]),
    "what was done before what is planned": (
        (f"[Nebula] a réalisé un chiffre d'affaires de {MONEY} en <2024:2024> et prévoit {MORE} en <2026:2026>.",),
        [{"status": "actual"}, {"status": "planned"}],
    ),
    "what is planned first": (
        (f"[Nebula] prévoit un chiffre d'affaires de {MONEY} et a réalisé un bénéfice de {MORE}.",),
        [{"status": "planned"}, {"status": "actual"}],
    ),
    "what the analysts foresaw": (
        (f"[Nebula] a réalisé un bénéfice de {MORE}, au-dessus des prévisions des analystes qui prévoyaient {MONEY}.",),
        [{"status": "actual"}, {"status": "estimated"}],
    ),
    "money raised to build": ((f"[Nebula] a levé {MONEY} pour construire un campus.",), [{"status": "actual"}]),
    "posts that were created": (
        ("Ce plan a permis à [Nebula] de créer {700 emplois:count:emplois}.",),
        [{"metric": "jobs", "status": "actual"}],
    ),
    "posts that will be": (
        ("Ce plan permettra à [Nebula] de créer {700 emplois:count:emplois}.",),
        [{"metric": "jobs", "status": "planned"}],
    ),
    # Who says it, and the other party.
    "as an agency has told": (
        (f"Comme l'avait rapporté l'agence [Gazette], [Nebula] a levé {MONEY}.",),
        [{"subject": "Nebula", "speaker": "Gazette"}],
    ),
    "like another": ((f"Comme [Gazette], [Nebula] a levé {MONEY}.",), [{"subject": "Nebula", "speaker": None}]),
    "who says it and who prints it": (
        (
            "[Ada Morel:person] a déclaré que les sites de [Nebula], situés à Lyon et à Nice, seront lancés en mars "
            "avec une capacité initiale de {2 GW:power}, a rapporté [Bloomberg].",
        ),
        [{"subject": "Nebula", "speaker": "Ada Morel"}],
    ),
    "the first of several sources": (
        (f"Selon plusieurs médias, dont [Gazette], [Nebula] a levé {MONEY}.",),
        [{"subject": "Nebula", "speaker": "Gazette"}],
    ),
    "according to him": (
        (
            "[Ada Morel:person] s'est exprimée mardi.",
            f"[Nebula] a, selon elle, levé {MONEY} auprès d'[Ida Roy:person].",
        ),
        [{"subject": "Nebula", "speaker": "Ada Morel"}],
    ),
    "according to a study of theirs": (
        ("[Ada Morel:person] s'est exprimée mardi.", f"Selon elles, [Nebula] a levé {MONEY}."),
        [{"subject": "Nebula", "speaker": None}],
    ),
    "by whom a sum was promised": (
        (f"Le campus fait partie d'[Atlas:site], le programme de {MONEY} annoncé en mars par [Nebula].",),
        [{"subject": "Atlas", "metric": "project_cost", "speaker": "Nebula"}],
    ),
    "by whom a programme is run": (
        (f"Le campus fait partie d'[Atlas:site], le programme de {MONEY} mené en Bretagne par [Nebula].",),
        [{"subject": "Atlas", "metric": "project_cost", "speaker": None}],
    ),
    "whose head says so and who prints it": (
        (
            "[Ada Morel:person] dirige [Nebula].",
            f"Le chiffre d'affaires de [Nebula] a atteint {MONEY}, selon sa patronne, rapporte [Bloomberg].",
        ),
        [{"subject": "Nebula", "speaker": "Ada Morel"}],
    ),
    "who prints what a paper of theirs says": (
        (
            "[Ada Morel:person] dirige [Nebula].",
            f"Le chiffre d'affaires de [Nebula] a atteint {MONEY}, selon un document interne, rapporte [Bloomberg].",
        ),
        [{"subject": "Nebula", "speaker": "Bloomberg"}],
    ),
    "what goes on behind who says it": (
        (
            f"Le chiffre d'affaires de [Nebula] progresse, a déclaré sa patronne [Ada Morel:person], pour atteindre "
            f"{MONEY} en Bretagne.",
        ),
        [{"speaker": "Ada Morel"}],
    ),
    "what is told behind who says it": (
        (f"Le marché progresse, a déclaré [Ada Morel:person], alors que [Nebula] a levé {MONEY}.",),
        [{"subject": "Nebula", "speaker": None}],
    ),
    "who says it in a paper": (
        (
            f"« [Nebula] a levé {MONEY} », s'est félicitée dans un communiqué la directrice financière "
            "[Ada Morel:person].",
        ),
        [{"speaker": "Ada Morel"}],
    ),
    "what a paper reports": (
        (f"[Bloomberg] rapporte un chiffre d'affaires de {MONEY} pour [Nebula].",),
        [{"subject": "Nebula", "speaker": "Bloomberg"}],
    ),
    "what the analysts expect no company says": (
        (f"[Nebula] annonce un bénéfice de {MORE}, supérieur aux {MONEY} attendus par les analystes.",),
        [{"speaker": "Nebula"}, {"speaker": None}],
    ),
    "whose post is told before the colon": (
        (f"[Ada Morel:person], patronne de [Nebula] : « Nous avons levé {MONEY}. »",),
        [{"subject": "Nebula", "speaker": "Ada Morel"}],
    ),
    "the view of an analyst": (
        (f"Pour [Ida Roy:person], analyste chez [Vega], [Nebula] investira {MONEY}.",),
        [{"subject": "Nebula", "metric": "investment", "object": None, "speaker": "Ida Roy"}],
    ),
    "for whom a sum is": (
        (f"Pour [Ida Roy:person], chercheuse de renom, [Nebula] a mis sur la table {MONEY}.",),
        [{"subject": "Nebula", "speaker": None}],
    ),
    "papers of which one is named": (
        (f"[Nebula] a levé {MONEY}, rapportaient plusieurs médias, dont [Bloomberg] et [Gazette].",),
        [{"subject": "Nebula", "speaker": "Bloomberg"}],
    ),
    "backers of whom one is named": (
        (f"[Nebula] a levé {MONEY} auprès de plusieurs fonds, dont [Orbite] et [Vega].",),
        [{"subject": "Nebula", "object": "Orbite", "speaker": None}],
    ),
    "whose people are hired": (
        ("[Nebula] a approché les employés d'[Orbite] et réussi à en recruter {dix:count:chercheurs}.",),
        [{"metric": "hires", "object": "Orbite"}],
    ),
    "who was approached": (
        ("[Nebula] a approché le patron d'[Orbite] et réussi à recruter {dix chercheurs:count:chercheurs}.",),
        [{"metric": "hires", "object": None}],
    ),
    "over the half-year told further back": (
        (
            "Au <premier semestre 2024:2024-01-01..2024-06-30>, [Nebula] a souffert.",
            "Le marché est resté difficile.",
            f"Sur la période, [Nebula] a réalisé un chiffre d'affaires de {MONEY}.",
        ),
        [{"dates": "2024-01-01..2024-06-30"}],
    ),
    "but no year told further back": (
        (
            "En <2024:2024>, [Nebula] a souffert.",
            "Le marché est resté difficile.",
            f"Sur la période, [Nebula] a réalisé un chiffre d'affaires de {MONEY}.",
        ),
        [{"dates": ".."}],
    ),
    "an article of the paper's own": (
        (f"[Nebula] a levé {MONEY}, d'après [Les Échos].",),
        [{"subject": "Nebula", "speaker": "Les Échos"}],
    ),
    "what no paper says of it": (
        ("[Nebula], qui emploie {900 personnes:count:personnes}, pourrait fermer son site, selon [Bloomberg].",),
        [{"metric": "headcount", "speaker": None}],
    ),
    "what a paper says of it": (
        ("[Nebula] emploie {900 personnes:count:personnes} à Lyon, selon [Bloomberg].",),
        [{"metric": "headcount", "speaker": "Bloomberg"}],
    ),
    "who says it to a paper": (
        (f"« Nous avons levé {MONEY} », a confié à [Bloomberg] [Ada Morel:person], la patronne de [Nebula].",),
        [{"subject": "Nebula", "speaker": "Ada Morel"}],
    ),
    "a paper that has it": (
        (f"[Nebula] a levé {MONEY}, selon des informations internes obtenues par [Bloomberg].",),
        [{"subject": "Nebula", "speaker": "Bloomberg"}],
    ),
    "a party that has it": (
        (f"[Nebula] a levé {MONEY}, selon une demande en justice déposée par [Orbite].",),
        [{"subject": "Nebula", "speaker": None}],
    ),
    "a company says so itself": ((f"[Nebula] a levé {MONEY}, a-t-elle précisé.",), [{"speaker": "Nebula"}]),
    "a person near says so": (
        (f"[Ada Morel:person] parle. [Nebula] a levé {MONEY}, a-t-elle précisé.",),
        [{"speaker": "Ada Morel"}],
    ),
    "a name right after a verb in que": (
        (f"[Nebula] a investi {MONEY}, explique [Ida Roy:person], de passage à Lyon.",),
        [{"subject": "Nebula", "speaker": "Ida Roy"}],
    ),
    "between a subject and its verb": (
        (f"[Nebula], assure [Ida Roy:person], va investir {MONEY}.",),
        [{"subject": "Nebula", "speaker": "Ida Roy"}],
    ),
    "before another who acts": (
        (f"[Nebula] grandit, assure [Ida Roy:person], alors que [Orbite] va investir {MONEY}.",),
        [{"subject": "Orbite", "speaker": None}],
    ),
    "what is said after que": (
        (f"[Gazette] explique que [Nebula] a investi {MONEY}.",),
        [{"subject": "Nebula", "speaker": "Gazette"}],
    ),
    "what a colon parts from the verb": (
        (f"[Ida Roy:person] l'a assuré : [Nebula] a investi {MONEY}.",),
        [{"subject": "Nebula", "speaker": "Ida Roy"}],
    ),
    "the group says so": (
        (f"[Nebula] a investi {MONEY}, a indiqué mardi le groupe dans un communiqué.",),
        [{"speaker": "Nebula"}],
    ),
    "a paper of its own": ((f"[Nebula] a investi {MONEY}, précise un communiqué.",), [{"speaker": "Nebula"}]),
    "another group grows": ((f"[Nebula] a investi {MONEY}, et le groupe s'agrandit.",), [{"speaker": None}]),
    "its head says so": (
        ("[Ada Morel:person] dirige l'éditeur.", f"[Nebula] a investi {MONEY}, a fait savoir sa patronne."),
        [{"speaker": "Ada Morel"}],
    ),
    "who speaks for it": (
        (f"[Nebula] a levé {MONEY}, a indiqué à l'agence un porte-parole de [Nebula].",),
        [{"speaker": "Nebula"}],
    ),
    "who speaks for it first": (
        (f"Un porte-parole d'[Orbite] a confirmé que [Nebula] a levé {MONEY}.",),
        [{"subject": "Nebula", "speaker": "Orbite"}],
    ),
    "whose daughter speaks": (
        ("[Nebula], filiale d'[Orbite], promet un site de {2 GW:power}.",),
        [{"speaker": "Nebula"}],
    ),
    "analysts expect": (
        (f"Les analystes d'[Orbite] s'attendent à ce que [Nebula] lève {MONEY}.",),
        [{"subject": "Nebula", "speaker": "Orbite"}],
    ),
    "a company expects": ((f"[Nebula] table sur un chiffre d'affaires de {MONEY}.",), [{"speaker": None}]),
    "a person expects": (
        (f"[Ada Morel:person] table sur un chiffre d'affaires de {MONEY} pour [Nebula].",),
        [{"speaker": "Ada Morel"}],
    ),
    "whose sentence opens far before": (
        (f"[Nebula], qui vient de signer un contrat attendu de tous avec [Orbite], a annoncé une levée de {MONEY}.",),
        [{"speaker": "Nebula"}],
    ),
    "what it has indeed just announced": (
        (f"[Nebula] vient en effet d'annoncer une levée de {MONEY}.",),
        [{"speaker": "Nebula"}],
    ),
    "who grants": (
        (f"[Banque Bleue] a accordé à [Nebula] un prêt de {MONEY}.",),
        [{"subject": "Nebula", "object": "Banque Bleue"}],
    ),
    "who raised other money": (
        (f"[Nebula] lève {MONEY}, moins que les {MORE} levés par [Orbite].",),
        [{"subject": "Nebula", "object": None}, {"subject": "Orbite", "object": None}],
    ),
    "one of those who give": (
        (f"[Nebula] a levé {MONEY} auprès d'investisseurs, dont [Orbite].",),
        [{"object": "Orbite"}],
    ),
    "who gives and then has a share": (
        (f"[Nebula] a levé {MONEY} auprès d'[Orbite], qui en devient l'actionnaire.",),
        [{"subject": "Nebula", "object": "Orbite"}],
    ),
    "to whom they go": (
        ("[Nebula] a perdu {90 chercheurs:count:chercheurs} au profit d'[Orbite].",),
        [{"subject": "Nebula", "object": "Orbite"}],
    ),
    "with whom power is contracted": (
        ("[Nebula] a conclu avec [Orbite] un accord pour {2 GW:power}.",),
        [{"subject": "Nebula", "object": "Orbite"}],
    ),
    # Status.
    "what has been added": (("[Nebula] a ajouté {2 GW:power} à ses sites.",), [{"status": "actual"}]),
    "what will be added": (("[Nebula] a prévu d'ajouter {2 GW:power} à ses sites.",), [{"status": "planned"}]),
    "what is decided": ((f"[Nebula] a décidé d'investir {MONEY}.",), [{"status": "planned"}]),
    "a plan told twice and what was before it": (
        (
            "[Nebula] va supprimer {900 postes:count:postes}, soit {4 %:share} de ses effectifs, après "
            "{600 départs:count:départs} en mai.",
        ),
        [{"status": "planned"}, {"status": "planned"}, {"status": "actual"}],
    ),
    "spending that is revised": ((f"[Nebula] a relevé ses dépenses à {MONEY}.",), [{"status": "planned"}]),
    "spending that has grown": ((f"[Nebula] a vu ses dépenses grimper à {MONEY}.",), [{"status": "actual"}]),
    "what it means to raise": ((f"[Nebula] a annoncé son intention de lever {MONEY}.",), [{"status": "planned"}]),
    "what it has cost": ((f"Le site de [Nebula] a coûté {MONEY}.",), [{"status": "actual"}]),
    "what we are going to do": (
        (f"« Nous allons investir {MONEY} », a dit [Ada Morel:person].",),
        [{"status": "planned"}],
    ),
    "what is about to be closed": (
        (f"[Nebula] est sur le point de boucler une levée de {MONEY}.",),
        [{"status": "rumoured"}],
    ),
    "what is about to be spent": ((f"[Nebula] est sur le point d'investir {MONEY}.",), [{"status": "planned"}]),
    "a round of money announced": ((f"[Nebula] annonce une levée de fonds de {MONEY}.",), [{"status": "actual"}]),
    "an investment announced": ((f"[Nebula] annonce un investissement de {MONEY}.",), [{"status": "planned"}]),
    "whose chips": (
        ("[Nebula] installe {100 000 puces:count:puces} avancées d'[Orbite].",),
        [{"subject": "Nebula", "object": "Orbite"}],
    ),
    "who gives the rest": (
        (
            "Le [Ministère] a accordé à [Nebula] une subvention de {2 milliards:money} et des prêts d'un montant "
            "maximal de {3 milliards:money}.",
        ),
        [{"object": "Ministère"}, {"object": "Ministère"}],
    ),
    "who lends": (
        ("[Nebula] a levé {2 milliards:money}.", "[Orbite] apportera {3 milliards:money} sous forme de prêts."),
        [{"subject": "Nebula"}, {"subject": "Nebula"}],
    ),
    "what is trained": (
        ("[Nebula] a dépensé {2 millions:money} pour entraîner [Astra:model].",),
        [{"metric": "investment", "object": "Astra"}],
    ),
    "a negation that is a bound": (
        ("[Nebula] n'emploie pas moins de {40 personnes:count:personnes}.",),
        [{"metric": "headcount"}],
    ),
    "an aim reached": (("[Nebula] a atteint son objectif avec {73 avions:count:avions}.",), [{"status": "actual"}]),
    "an aim": (("[Nebula] a un objectif de {73 avions:count:avions}.",), [{"status": "planned"}]),
    "told by people in the know": (
        (f"[Nebula] prévoit de lever {MONEY}, selon des personnes proches du dossier.",),
        [{"status": "rumoured"}],
    ),
    "yet to be announced": ((f"[Nebula] doit annoncer un chiffre d'affaires de {MONEY}.",), [{"status": "planned"}]),
    "just announced": ((f"[Nebula] vient d'annoncer un chiffre d'affaires de {MONEY}.",), [{"status": "actual"}]),
    "told by nobody": ((f"[Nebula] prévoit de lever {MONEY}.",), [{"status": "planned"}]),
    "a share that is measured": (
        ("L'inflation en [Irlande:place] devrait atteindre {6 %:share}.",),
        [{"status": "estimated"}],
    ),
    "goods that are decided on": (("[Nebula] devrait livrer {73 avions:count:avions}.",), [{"status": "planned"}]),
    "held against what analysts awaited": (
        (f"Les ventes de [Nebula] atteignent {MONEY}, contre {MORE} attendus par les analystes.",),
        [{"status": "actual"}, {"status": "estimated"}],
    ),
    "compter as intending": ((f"[Nebula] compte désormais investir {MONEY}.",), [{"status": "planned"}]),
    "compter as having": (("[Nebula] compte désormais {300 abonnés:count:abonnés}.",), [{"status": "actual"}]),
    "compter as having some": (("[Nebula] compte quatre {300 abonnés:count:abonnés}.",), [{"status": "actual"}]),
    "what goes beyond the one that was awaited": (
        (f"Les ventes de [Nebula] ont bondi à {MONEY}, dépassant les attentes : {MORE}.",),
        [{"status": "actual"}, {"status": "estimated"}],
    ),
    "what the markets awaited": (
        (f"Les ventes de [Nebula] se sont établies à {MONEY}, moins que les {MORE} que Wall Street anticipait.",),
        [{"status": "actual"}, {"status": "estimated"}],
    ),
    "a value that was": (
        (f"L'accord pourrait peser sur la valorisation de [Nebula], qui s'élevait à {MONEY}.",),
        [{"status": "actual"}],
    ),
    # Speakers.
    "said in a press release by": (
        (f"L'investissement de [Nebula] atteint {MONEY}, indique dans un communiqué [Jean Vidal:person].",),
        [{"speaker": "Jean Vidal"}],
    ),
    "said on a day by the head of": (
        (f"L'investissement de [Nebula] atteint {MONEY}, a indiqué mardi le patron, [Jean Vidal:person].",),
        [{"speaker": "Jean Vidal"}],
    ),
    "said in words that are another clause": (
        (f"L'investissement de [Nebula] atteint {MONEY}, indique un document que détient [Jean Vidal:person].",),
        [{"speaker": None}],
    ),
    "fait savoir qu'elle": ((f"[Nebula] a fait savoir qu'elle investira {MONEY}.",), [{"speaker": "Nebula"}]),
    "a quotation in straight marks over two sentences": (
        (f'"[Nebula] investira {MONEY}.', 'Nous y croyons", déclare [Ada Morel:person].'),
        [{"speaker": "Ada Morel"}],
    ),
    "what stands before such a quotation": (
        (f"[Nebula] investira {MONEY}.", '"Nous y croyons", déclare [Ada Morel:person].'),
        [{"speaker": None}],
    ),
    "what stands between two such quotations": (
        ('"Nous y croyons", dit-on.', f"[Nebula] investira {MONEY}.", '"Oui", déclare [Ada Morel:person].'),
        [{"speaker": None}],
    ),
    "whose forecast": (
        (f"Le bénéfice de [Nebula] dépasse les prévisions de [Gazette], qui tablaient sur {MONEY}.",),
        [{"speaker": "Gazette"}],
    ),
    "a note is no noting": (
        (f"[Nebula] finit sur une note positive, avec un chiffre d'affaires de {MONEY}.",),
        [{"speaker": None}],
    ),
    "signed with whom the text goes on about": (
        (
            "[Nebula] emploie {350 personnes:count:personnes}.",
            f"En mars, [Vega] a signé avec elle un contrat de {MONEY}.",
        ),
        [{}, {"subject": "Vega", "metric": "contract_value", "object": "Nebula"}],
    ),
    "bought from whom the text goes on about": (
        (
            "[Nebula] emploie {350 personnes:count:personnes}.",
            f"[Vega] va lui acheter pour {MONEY} de services et [Orbite] pour {MORE}.",
        ),
        [{}, {"subject": "Vega", "object": "Nebula"}, {"subject": "Orbite", "object": "Nebula"}],
    ),
    "sold to whom the sentence told of": (
        (f"[Vega] détient {{5 %:share}} du capital d'[Orbite] et lui a vendu pour {MONEY} de matériel.",),
        [{"object": "Orbite"}, {"metric": "contract_value", "object": "Orbite"}],
    ),
    "no party is who does the same next": (
        ("[Vega] a supprimé {900 postes:count:postes}, [Orbite] a renvoyé {200 personnes:count:personnes}.",),
        [{"subject": "Vega", "object": None}, {"subject": "Orbite", "object": None}],
    ),
    "who gave a part gave no whole": (
        (f"[Vega] a levé {MORE}, dont {MONEY} auprès d'[Orbite].",),
        [{"object": None}, {"object": "Orbite"}],
    ),
    "who gave what is told in two currencies": (
        (f"[Vega] a levé {MORE} ({MONEY}) auprès d'[Orbite].",),
        [{"object": "Orbite"}, {"object": "Orbite"}],
    ),
    "into whose capital": (
        (f"[Vega] rachète [Nebula] pour {MONEY}.", "[Orbite] entrera au capital, à hauteur de {2 %:share}."),
        [{"object": "Nebula"}, {"subject": "Orbite", "metric": "stake", "object": "Nebula"}],
    ),
    # Periods.
    "prévoit pour 2027": (
        (f"[Nebula] prévoit pour <2027:2027> des investissements de {MONEY}.",),
        [{"period": ("2027", "2027")}],
    ),
    "annonce en 2027": ((f"[Nebula] annonce en <2027:2027> un investissement de {MONEY}.",), [{"period": ("", "")}]),
    "in brackets behind the year it is of": (
        (f"Les ventes de [Nebula] reculent de {SALES} par rapport à <2022:2022> ({MONEY}).",),
        [{"period": ("", "")}, {"period": ("2022", "2022")}],
    ),
    "a result beside the quarter's": (
        (f"Les ventes de [Nebula] atteignent {MONEY} en <2024:2024>.", f"Le bénéfice atteint {MORE}."),
        [{"period": ("2024", "2024")}, {"metric": "profit", "period": ("2024", "2024")}],
    ),
    "a result of the next paragraph": (
        (f"Les ventes de [Nebula] atteignent {MONEY} en <2024:2024>.\n", f"Le bénéfice atteint {MORE}."),
        [{"period": ("2024", "2024")}, {"metric": "profit", "period": ("2024", "2024")}],
    ),
    "a result two sentences on": (
        (f"Les ventes de [Nebula] atteignent {MONEY} en <2024:2024>.", "Tant mieux.", f"Le bénéfice atteint {MORE}."),
        [{"period": ("2024", "2024")}, {"metric": "profit", "period": ("2024", "2024")}],
    ),
    "the next one's deadline": (
        (f"[Nebula] a investi {MONEY}, et vise {MORE} d'ici <2030:2030>.",),
        [{"period": ("", "")}, {"period": ("", "2030")}],
    ),
    "a deadline of both": (
        (f"[Nebula] investira {MONEY} à Lyon et {MORE} à Nice en <2030:2030>.",),
        [{"period": ("2030", "2030")}, {"period": ("2030", "2030")}],
    ),
    "the year of a founding": (
        ("[Nebula], fondée en <2021:2021>, emploie {45 personnes:count:personnes}.",),
        [{"period": ("", "")}],
    ),
    "the year of an employment": (
        ("[Nebula], en <2021:2021>, emploie {45 personnes:count:personnes}.",),
        [{"period": ("2021", "2021")}],
    ),
    # Objects.
    "whose rival a share is of": (
        ("[Nebula] détient {10 %:share} du capital du concurrent d'[Orbite].",),
        [{"metric": "stake", "object": None}],
    ),
    "a share of whom": (
        ("[Nebula] détient {10 %:share} du capital d'[Orbite].",),
        [{"metric": "stake", "object": "Orbite"}],
    ),
    "an accord between two": (
        (f"Cet accord de {MONEY}, attendu depuis longtemps, entre [Nebula] et [Orbite], est signé.",),
        [{"subject": "Nebula", "object": "Orbite"}],
    ),
    "how long with whom": (
        ("[Nebula] signe un contrat d'une durée de {douze ans:duration} avec [Orbite].",),
        [{"subject": "Nebula", "object": "Orbite"}],
    ),
    "lent by such as": (
        (f"[Nebula] a levé {MONEY} auprès d'investisseurs tels que [Orbite].",),
        [{"object": "Orbite"}],
    ),
    "a share of whose shareholder one is": (
        ("[Nebula] devient le premier actionnaire d'[Orbite] avec {10 %:share} du capital.",),
        [{"metric": "stake", "object": "Orbite"}],
    ),
    "a share of the one named before": (
        ("Un accord a été signé par [Orbite] avec [Nebula], qui détiendra {10 %:share} de son capital.",),
        [{"subject": "Nebula", "object": "Orbite"}],
    ),
    "the share that is bought with a sum": (
        (f"[Nebula] a investi {MONEY} dans [Orbite] et pris {{10 %:share}} du capital.",),
        [{"object": "Orbite"}, {"metric": "stake", "object": "Orbite"}],
    ),
    "a share of whose round was told": (
        (f"[Orbite] a levé {MONEY}.", "[Nebula] détient désormais {10 %:share} du capital."),
        [{"subject": "Orbite", "object": None}, {"subject": "Nebula", "object": "Orbite"}],
    ),
    "each its own company": (
        ("[Nebula] a injecté {2 milliards:money} dans [Orbite] et {3 milliards:money} dans [Selene].",),
        [{"object": "Orbite"}, {"object": "Selene"}],
    ),
    "a service bought": (
        ("Le rachat de [Lumen:product] par [Nebula], pour {2 milliards:money}, est bouclé.",),
        [{"subject": "Nebula", "object": "Lumen"}],
    ),
    "with whom a contract was signed before": (
        ("[Nebula] a conclu un accord majeur avec [Orbite].", f"Le contrat s'élève à {MONEY}."),
        [{"subject": "Nebula", "object": "Orbite"}],
    ),
    "with whom one competes before a contract": (
        ("[Nebula] rivalise depuis longtemps avec [Orbite].", f"Le contrat s'élève à {MONEY}."),
        [{"subject": "Nebula", "object": None}],
    ),
    "where money is to be spent": (
        (f"[Nebula] va dépenser {MONEY} chez [Orbite].",),
        [{"metric": "contract_value", "object": "Orbite"}],
    ),
    "whose power is let": (
        ("[Nebula] va louer à [Orbite] {2 GW:power} de centres de données.",),
        [{"subject": "Nebula", "object": "Orbite"}],
    ),
    "to whom a paper was handed": (
        (f"Dans un document remis à l'[Autorité], [Nebula] fait état d'un contrat de {MONEY}.",),
        [{"subject": "Nebula", "object": None}],
    ),
    "who leads a round": (
        (f"[Nebula] lève {MONEY} lors d'un tour mené par le nouvel entrant [Orbite].",),
        [{"object": "Orbite"}],
    ),
    "who has long backed it": (
        (f"Soutenue par [Orbite], [Nebula] lève {MONEY}.",),
        [{"subject": "Nebula", "object": None}],
    ),
    "how long beside a sum with no other party": (
        (f"[Nebula] annonce un engagement de {MONEY} sur {{cinq ans:duration}} avec [Orbite].",),
        [{}, {"metric": "duration", "object": "Orbite"}],
    ),
    "a share of the one before": (
        ("Le cas le plus net est celui d'[Orbite].", "[Nebula] détient {10 %:share} de son capital."),
        [{"subject": "Nebula", "object": "Orbite"}],
    ),
    "an offer that goes on": (
        (
            "[Nebula] a offert un salaire de {2 millions:money} à des chercheurs d'[Orbite].",
            "[Nebula] a aussi offert des salaires de {3 millions:money}.",
        ),
        [{"metric": "compensation", "object": "Orbite"}, {"metric": "compensation", "object": "Orbite"}],
    ),
    "a contract that is another one": (
        (f"[Nebula] a signé avec [Orbite] un contrat de {MONEY}.", f"Un contrat de {MORE} doit suivre."),
        [{"object": "Orbite"}, {"object": None}],
    ),
    "a contract that is the same": (
        (f"[Nebula] a signé avec [Orbite] un contrat de {MONEY}.", f"Ce contrat de {MORE} doit durer."),
        [{"object": "Orbite"}, {"object": "Orbite"}],
    ),
    "whose purchase was told": (
        ("[Nebula] va acquérir la start-up [Orbite].", f"Le montant de la transaction s'élève à {MONEY}."),
        [{"subject": "Nebula", "metric": "acquisition_price", "object": "Orbite"}],
    ),
    "who was not bought": (
        ("[Nebula] rivalise avec la start-up [Orbite].", f"Le montant de la transaction s'élève à {MONEY}."),
        [{"object": None}],
    ),
    "whose share is told beside the price": (
        (
            f"[Nebula] a levé {MORE}.",
            f"[Orbite] a apporté {MONEY} en échange de {{11 %:share}} du capital.",
        ),
        [{"subject": "Nebula"}, {"subject": "Orbite", "object": "Nebula"}, {"subject": "Orbite", "object": "Nebula"}],
    ),
    "a share of the company just named": (
        ("[Nebula] a grandi.", "[Orbite] détient {11 %:share} de cette entreprise."),
        [{"subject": "Orbite", "metric": "stake", "object": "Nebula"}],
    ),
    "a share of it": (
        ("[Nebula] a grandi.", "[Orbite], son premier actionnaire, en détient {11 %:share}."),
        [{"subject": "Orbite", "metric": "stake", "object": "Nebula"}],
    ),
    "a share of a venture": (
        ("[Nebula] a grandi.", "[Orbite] détient {11 %:share} de la coentreprise."),
        [{"subject": "Orbite", "metric": "stake", "object": None}],
    ),
    "who acts next": (
        (f"[Nebula] a investi {MONEY} dans [Vega], et [Orbite] a injecté {MORE}.",),
        [{"subject": "Nebula", "object": "Vega"}, {"subject": "Orbite", "object": "Vega"}],
    ),
    "who takes part": (
        (f"[Nebula] a investi {MONEY} dans [Vega] et [Orbite].",),
        [{"subject": "Nebula", "object": "Vega"}],
    ),
    "investors behind a colon": (
        (f"[Nebula] a levé {MONEY}, versés par des actionnaires déjà présents : [Orbite] et [Vega].",),
        [{"subject": "Nebula", "metric": "funding", "object": "Orbite"}],
    ),
    "who tells of posts cut": (
        ("[Nebula] va supprimer {900 postes:count:postes}, écrit [Reuters] lundi.",),
        [{"subject": "Nebula", "metric": "departures", "object": None, "speaker": "Reuters"}],
    ),
    "who tells of an order of its own": (
        (f"[Nebula] annonce un contrat de {MONEY} d'[Orbite].",),
        [{"subject": "Orbite", "metric": "contract_value", "object": "Nebula"}],
    ),
    "who was told by the way": (
        (f"Selon [Nebula], le contrat d'[Orbite] s'élève à {MONEY}.",),
        [{"subject": "Orbite", "metric": "contract_value", "object": None, "speaker": "Nebula"}],
    ),
    "from whom an order was got": (
        (f"[Nebula] a obtenu d'[Orbite] une commande de {MONEY}.",),
        [{"metric": "contract_value", "object": "Orbite"}],
    ),
    "whose head got an order": (
        (f"Le site d'[Orbite] occupe [Nebula], qui a signé une commande de {MONEY}.",),
        [{"metric": "contract_value", "object": None}],
    ),
    "whose power is reserved": (
        ("[Nebula] a réservé {2 GW:power} auprès d'[Orbite].",),
        [{"subject": "Nebula", "object": "Orbite"}],
    ),
    "to whom a plan is granted": (
        ("[Nebula] octroie à [Ida Roy:person] un plan de rémunération de {2 milliards:money}.",),
        [{"subject": "Nebula", "metric": "compensation", "object": "Ida Roy"}],
    ),
    "whose training has cost": (
        ("L'entraînement d'[Astra:model] a coûté {2 millions:money} à [Nebula].",),
        [{"subject": "Nebula", "object": "Astra"}],
    ),
}


@pytest.fixture(scope="module")
def claims() -> dict[str, list[dict[str, Any]]]:
    """The claims of all cases, read at once."""
    names = list(CASES)
    read: dict[str, list[dict[str, Any]]] = {name: [] for name in names}
    for claim in said(read_documents([texts for texts, _ in CASES.values()])):
        read[names[int(claim["doc_id"])]].append(claim)
    return read


@pytest.mark.parametrize("name", CASES)
def test_what_a_claim_says_beside_its_value(claims: dict[str, list[dict[str, Any]]], name: str) -> None:
    wanted = CASES[name][1]
    told = [{slot: claim[slot] for slot in row} for claim, row in zip(claims[name], wanted, strict=False)]
    assert (told, len(claims[name])) == (wanted, len(wanted))

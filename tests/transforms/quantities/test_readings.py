"""Phrases that each take several readers of this package, all parsed in one call."""

from __future__ import annotations

from typing import Any

import pytest

from schemas import PERIODS
from tests.transforms.quantities.figure_phrases import working_sentences
from transforms.lexicon import read_lexicon
from transforms.quantities.figures import find_figures

Value = tuple[str, float | None, float | None]

READINGS: dict[str, list[Value]] = {
    # One.
    "une bonne demi-heure": [("duration", 0.5, 0.5)],
    "une journée et demie de grève": [("duration", 1.5, 1.5)],
    "une journée de grève": [],
    "un ou deux jours de plus": [("duration", 1, 2)],
    "une à trois fois par an": [("count", 1, 3)],
    "l'un à deux ans de prison": [("duration", 2, 2)],
    "un seul train circule": [("count", 1, 1)],
    "d'un seul coup, tout change": [],
    "il perd un point au classement": [("count", 1, 1)],
    "un point de vue": [],
    "un point de pourcentage de moins": [("share", 1, 1)],
    "15 usines et une progression de 45 %": [("count", 15, 15), ("share", 45, 45)],
    "une septième édition": [],
    "quatre cinquièmes viendraient de l'étranger": [("share", 80, 80)],
    "un quart de litre": [("volume", 0.25, 0.25)],
    "un mort et trois blessés": [("count", 1, 1), ("count", 3, 3)],
    "un gonflement et/ou une douleur, un jour et puis plus rien": [],
    "un projet et trois idées": [("count", 3, 3)],
    "17 blessés, dont une femme": [("count", 17, 17), ("count", 1, 1)],
    "300 salariés, dont une partie à Lyon": [("count", 300, 300)],
    "200 avions, dont une tranche de 40 appareils": [("count", 200, 200), ("count", 40, 40)],
    "5 milliards d'euros, dont les deux tiers pour la recherche": [
        ("money", 5e9, 5e9),
        ("share", 66.6666666666667, 66.6666666666667),
    ],
    "40 ingénieurs et trois juristes": [("count", 40, 40), ("count", 3, 3)],
    "944 millions de coûts d'exploitation": [("money", 944e6, 944e6)],
    "944 millions de visiteurs d'exposition": [("count", 944e6, 944e6)],
    "une espèce de plantes et d'animaux sur trois": [("share", 33.3333333333333, 33.3333333333333)],
    "une croissance à deux chiffres": [],
    "cinq usines en France et une au Portugal": [("count", 5, 5), ("count", 1, 1)],
    "elles emploient entre une à 10 personnes": [("count", 1, 10)],
    "SI UNE MOITIÉ D'ENTRE EUX Y VIT": [("share", 50, 50)],
    "multiplié par sept en mai et par huit en juin": [("multiple", 7, 7), ("multiple", 8, 8)],
    "une petite moitié se trouve ailleurs": [("share", 50, 50)],
    # Limits.
    "elle coûte « bien plus » de 3 millions d'euros": [("money", 3e6, None)],
    "un prix « hors taxes » de 3 millions d'euros": [("money", 3e6, 3e6)],
    "une somme d'au plus de 3 500 euros": [("money", None, 3500)],
    "tout au plus une centaine de salariés": [("count", None, 100)],
    "un coût de 3 millions d'euros au bas mot": [("money", 3e6, None)],
    "dans la limite de 500 euros": [("money", None, 500)],
    "elle dépasse pour la première fois les 4 milliards d'euros": [("money", 4e9, None)],
    "trois, voire quatre ans": [("duration", 3, 3), ("duration", 4, 4)],
    "des rafales pouvant dépasser localement 180 km/h": [("speed", 180, None)],
    "plafonner à vingt-quatre élèves": [("count", None, 24)],
    "jusque près d'une tonne": [("mass", None, 1000)],
    "comme deux autres pays": [("count", 2, 2)],
    "+ de 60 jours": [("duration", 60, None)],
    "l'entreprise a franchi les 300 millions d'euros": [("money", 3e8, None)],
    "l'euro glisse sous 1,05 dollar": [("money", None, 1.05)],
    "livré sous 48 heures": [("duration", None, 48)],
    "vendu sous trois formes": [("count", 3, 3)],
    "cela coûte 3, 5 ou 8 euros": [("money", 3, 3), ("money", 5, 5), ("money", 8, 8)],
    "entre 4 à 5000 salariés": [("count", 4000, 5000)],
    "de 1 à 5000 salariés": [("count", 1, 5000)],
    "le baril a repassé les 40 dollars": [("money", 40, None)],
    "l'indice a dépassé, un peu plus tôt jeudi, les 7 688 points": [("count", 7688, None)],
    "elle a été dépassée en mai par les 12 autres villes": [("count", 12, 12)],
    # Numbers that stand alone.
    "l'indice ressort à 59,2, contre 59,7 en avril": [("count", 59.2, 59.2), ("count", 59.7, 59.7)],
    "ils ne sont plus que 11": [("count", 11, 11)],
    "45 fermetures (12 ouvriront ailleurs contre plus de 20 en mai)": [
        ("count", 45, 45),
        ("count", 12, 12),
        ("count", 20, None),
    ],
    "il fait passer le nombre de cas de 24 à 12": [("count", 24, 24), ("count", 12, 12)],
    "seuls trois ont fini": [("count", 3, 3)],
    "soit 12000 de moins qu'avant": [("count", 12000, 12000)],
    "le texte passe par 48 voix contre 53": [("count", 48, 48), ("count", 53, 53)],
    "la pose des 70 suivantes": [("count", 70, 70)],
    "ils sont tous deux presque ruinés": [],
    "l'indice se stabilise à 97,70": [("count", 97.7, 97.7)],
    "le cours finit à 7 543,12": [("count", 7543.12, 7543.12)],
    "33": [("count", 33, 33)],
    "une usine couverte à 95 %…": [("share", 95, 95)],
    "une hausse de 3,5 % à 1.196 millions d'euros": [("share", 3.5, 3.5), ("money", 1.196e9, 1.196e9)],
    "une dette de 3.228 milliards d'euros, soit 112,5 % du PIB": [
        ("money", 3.228e12, 3.228e12),
        ("share", 112.5, 112.5),
    ],
    "un marché de 1.300 milliards d'euros": [("money", 1.3e12, 1.3e12)],
    "un marché de 1.250 milliard d'euros": [("money", 1.25e9, 1.25e9)],
    "un résultat supérieur aux 3 milliards d'euros attendus": [("money", 3e9, 3e9)],
    "un résultat supérieur aux 3 milliards d'euros de 2023": [("money", 3e9, None)],
    "elle lève plus de 10 millions de dollars (8,5 millions d'euros)": [("money", 1e7, None), ("money", 8.5e6, None)],
    "plus de 10 millions de dollars (dont 8,5 millions d'euros)": [("money", 1e7, None), ("money", 8.5e6, 8.5e6)],
    "le prix d'un mètre carré atteint 8 440 euros": [("money", 8440, 8440)],
    "un mètre carré de panneaux en vaut deux": [("area", 1, 1)],
    "un bénéfice de 6 941 ME": [("money", 6.941e9, 6.941e9)],
    "elles reculent, de 6,3 millions à 6,2 millions": [("count", 6.3e6, 6.3e6), ("count", 6.2e6, 6.2e6)],
    "neuf blessés (8 à Paris)": [("count", 9, 9), ("count", 8, 8)],
    "le solde était de - 513": [("count", -513, -513)],
    "122 en 2014.": [("count", 122, 122)],
    "vingt-deux affichent une baisse": [("count", 22, 22)],
    "on multiplie les lignes de bus par quatre": [("multiple", 4, 4)],
    # All that a text says.
    "- 1.500.000": [("count", -1.5e6, -1.5e6)],
    "moins 37": [("count", -37, -37)],
    "-1,2M": [("count", -1.2e6, -1.2e6)],
    "250K": [("count", 250e3, 250e3)],
    "2/3": [("share", 66.6666666666667, 66.6666666666667)],
    "un billion": [("count", 1e12, 1e12)],
    "- 40 élèves": [("count", 40, 40)],
    # Numerals.
    "10 mille exemplaires, 25 mille euros": [("count", 10e3, 10e3), ("money", 25e3, 25e3)],
    "il parcourt 10 milles": [("length", 18520, 18520)],
    "trente-deux virgule soixante-quinze euros": [("money", 32.75, 32.75)],
    "plus de 10^25 FLOPs, soit 3,2 × 10²⁴ opérations": [("count", 1e25, None), ("count", 3.2e24, 3.2e24)],
    "1,5e9 paramètres, et la salle 3e12": [("count", 1.5e9, 1.5e9)],
    "ils en donnent 10M, pas 50k !": [("count", 10e6, 10e6), ("count", 50e3, 50e3)],
    "chez 3M, on court le 400M.": [],
    "aux ¾ des voix, ½ litre": [("share", 75, 75), ("volume", 0.5, 0.5)],
    "un cinquieme des voix, un élève sur 40": [("share", 20, 20), ("share", 2.5, 2.5)],
    "deux F-35 et trente-cinq Canadair": [("count", 35, 35)],
    "commander 42 Rafale et 500 000 Blackwell": [("count", 42, 42), ("count", 500e3, 500e3)],
    "Galaxy 11 Ultra, 75001 Paris, 12 Rafale": [],
    "une hausse en mai dans neuf cantons ; dans dix autres, elle recule": [("count", 9, 9), ("count", 10, 10)],
    "le rabais ne serait plus de 70 %, avec – 3 % en mai": [("share", 70, 70), ("share", -3, -3)],
    "un prix de 20 F - 25 F": [("money", 20, 25)],
    # Parts of what was counted, and none.
    "sur les 62 blessés, 39 l'ont été à Lyon": [("count", 62, 62), ("count", 39, 39)],
    "40 salariés partent ; les 29 restants attendent": [("count", 40, 40), ("count", 29, 29)],
    "ils rejoignent tous deux Marseille": [],
    "4 millions d'euros et une hausse à deux ou trois chiffres": [("money", 4e6, 4e6)],
    "le prix change d'une année à l'autre": [],
    "une offre de 5 euros et 20 millions de bonus": [("money", 5, 5), ("money", 2e7, 2e7)],
    "doubler la capacité de l'usine de 5 GW à 10 GW": [("multiple", 2, 2), ("power", 5e9, 5e9), ("power", 1e10, 1e10)],
    "une capacité de 5 GW à 10 GW": [("power", 5e9, 1e10)],
    # Pairs.
    "cela dure un an ou deux, une heure ou deux": [("duration", 1, 2), ("duration", 1, 2)],
    "un mois ou deux semaines": [("duration", 1, 1), ("duration", 2, 2)],
    "elle dépasse les 10 millions d'euros et les 300 salariés": [("money", 10e6, None), ("count", 300, None)],
    "elle dépasse 30 pays et le milliard d'euros": [("count", 30, None), ("money", 1e9, None)],
    "ces millions de puces": [],
    "plus de 10 millions d'euros et les 300 salariés": [("money", 10e6, None), ("count", 300, 300)],
    "un effectif passant des 1 300 salariés de 2004 à 350": [("count", 1300, 1300), ("count", 350, 350)],
    "217 mois (226 en 2011), 3 jours (12 en tout)": [
        ("duration", 217, 217),
        ("duration", 226, 226),
        ("duration", 3, 3),
        ("count", 12, 12),
    ],
    "2000 sont partis, 2000 fut riche": [("count", 2000, 2000)],
    "en 2020, 2021 et 2022 ont été chauds": [],
    "entre 8 et 15 000 euros": [("money", 8e3, 15e3)],
    "entre 500 et 1 000 euros": [("money", 500, 1000)],
    "elle ne doit pas coûter plus de 300 euros": [("money", None, 300)],
    "elle doit coûter plus de 300 euros": [("money", 300, None)],
    "plus du sixième du parc, le sixième du nom": [("share", 16.666666666666668, None)],
    "parti à 18H57, il a 6H30 de retard": [("duration", 6.5, 6.5)],
    "au lieu des 3 h 30 habituelles": [("duration", 3.5, 3.5)],
    "il en a pour cent euros, soit 5 pour cent": [("money", 100, 100), ("share", 5, 5)],
    "500 rames roulaient, aujourd'hui 400": [("count", 500, 500), ("count", 400, 400)],
    "un repli de -4 et -1 %": [("share", -4, -4), ("share", -1, -1)],
    "le prix varie du simple au double selon la ville": [("multiple", 2, 2)],
    "un bénéfice de 300 millions de livres": [("money", 300e6, 300e6)],
    "il pesait 200 livres à Londres": [("mass", 90.718474, 90.718474)],
    "une part supérieure à un quart et inférieure à 30 %": [("share", 25, None), ("share", None, 30)],
    "un éditeur de 3 millions de livres": [("count", 3e6, 3e6)],
    "fait en un jour, en moins d'un jour": [("duration", 1, 1), ("duration", None, 1)],
    "un journal sur deux, après un jour": [("share", 50, 50), ("duration", 1, 1)],
    "un jour, elle partira ; c'est un jour de fête": [],
    "à raison d'un jour par semaine": [("duration", 1, 1)],
    "on espère qu'un jour la paix viendra": [],
    "un loyer qui ne peut excéder 600 euros": [("money", None, 600)],
    "elle n'atteint pas 5 %, elle n'a pas 5 %": [("share", None, 5), ("share", 5, 5)],
    "12 heures max": [("duration", None, 12)],
    "un total qui n'excède pas 43 millions d'euros": [("money", None, 43e6)],
    "17 cas versus 18": [("count", 17, 17), ("count", 18, 18)],
    "dix-sept heures trente de marche": [("duration", 17.5, 17.5)],
    "pendant trois heures vingt pompiers luttent": [("duration", 3, 3), ("count", 20, 20)],
    # Dollars by their country, and the double of something.
    "1,45 milliard US et 12 US Marines": [("money", 1.45e9, 1.45e9), ("count", 12, 12)],
    "15 trillions de tokens": [("count", 15e12, 15e12)],
    "les troupes US 12 heures plus tard": [("duration", 12, 12)],
    "c'est près du double ailleurs": [("multiple", 2, 2)],
    # What a number shares with the one before it.
    "46 millions d'hectolitres, au lieu des 48 millions espérés": [("volume", 4.6e9, 4.6e9), ("volume", 4.8e9, 4.8e9)],
    "elles atteignent le nombre de 4 millions": [("count", 4e6, 4e6)],
    "la facture passe de 2 100 euros à 2520": [("money", 2100, 2100), ("money", 2520, 2520)],
    "un joueur de Manchester payé 130 000 livres": [("money", 130000, 130000)],
    # Ages.
    "ses deux bébés de 6 et 18 mois": [("count", 2, 2), ("age", 6, 6), ("age", 18, 18)],
    "un chauffard de 21 ans": [("age", 21, 21)],
    "l'international anglais de 27 ans": [("age", 27, 27)],
    "une moyenne d'âge d'environ 33 ans, contre 38 ans ailleurs": [("age", 33, 33), ("age", 38, 38)],
    "un agent de 45 ans et un bail de 20 ans": [("age", 45, 45), ("duration", 20, 20)],
    "ils fêtent leurs 15 ans de présence": [("duration", 15, 15)],
    "la retraite à 62 ans, ou même à 64 ans": [("age", 62, 62), ("age", 64, 64)],
    "elle a bientôt 70 ans": [("age", 70, 70)],
    "la fin est prévue pour 10 h": [],
    "3 h 45 de vol": [("duration", 3.75, 3.75)],
    "le départ des plus de 65 ans": [("age", 65, None)],
    # Below zero, and names.
    "dix degrés au-dessous de zéro": [("temperature", -10, -10)],
    "la vidéo en 4K et en 8K": [],
    "le 110 haies et un deux pièces": [],
}


@pytest.fixture(scope="module")
def readings() -> dict[str, list[Value]]:
    """Kind, low and high of the figures of each phrase."""
    phrases = list(READINGS)
    found: dict[str, list[Value]] = {phrase: [] for phrase in phrases}
    figures = find_figures(working_sentences(*phrases), PERIODS.empty(), read_lexicon("fr"))
    rows: list[dict[str, Any]] = figures.to_dicts()
    for row in rows:
        found[phrases[int(row["doc_id"].removeprefix("doc"))]].append((row["kind"], row["low"], row["high"]))
    return found


@pytest.mark.parametrize("phrase", READINGS)
def test_a_phrase_reads(readings: dict[str, list[Value]], phrase: str) -> None:
    assert readings[phrase] == READINGS[phrase]

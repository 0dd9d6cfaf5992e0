from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from tests.transforms.statements.claim_texts import read, read_documents, said
from transforms.statements.times.status import settle_past

MONEY = "{2 milliards:money}"


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        pytest.param(f"[Nebula] annonce un chiffre d'affaires de {MONEY}.", "actual", id="results are announced had"),
        pytest.param(f"[Nebula] annonce un investissement de {MONEY}.", "planned", id="investments to come"),
        pytest.param("[Nebula] exploite {800 MW:power} de capacité.", "actual", id="a verb of having"),
        pytest.param("[Nebula] vise {800 MW:power} de capacité.", "planned", id="a verb of wishing"),
        pytest.param(f"[Nebula] a perdu {MONEY} et pourrait en perdre d'autres.", "actual", id="the next verb's mood"),
        pytest.param(f"[Nebula] pourrait perdre {MONEY}.", "estimated", id="its own verb's mood"),
        pytest.param(f"[Clara] a dégagé un bénéfice de {MONEY}.", "actual", id="a name in -ra is no future"),
        pytest.param(f"Le chiffre d'affaires de [Nebula] approcherait {MONEY}.", "rumoured", id="results by hearsay"),
        pytest.param("[Nebula] construirait {800 MW:power} de capacité.", "planned", id="acts that would come"),
        pytest.param(f"En injectant {MONEY}, [Nebula] vise une place.", "actual", id="by doing what is done"),
        pytest.param("[Nebula] exploitait {800 MW:power} de capacité.", "actual", id="an imperfect"),
        pytest.param(f"[Vsora] a dégagé un bénéfice de {MONEY}.", "actual", id="a company in -ra is no future"),
        pytest.param("[Nebula] disposerait de {800 MW:power} de capacité.", "rumoured", id="what one would have"),
        pytest.param(f"[Nebula] table sur un chiffre d'affaires de {MONEY}.", "estimated", id="expected results"),
        pytest.param(f"[Nebula] table sur un investissement de {MONEY}.", "planned", id="expected spending"),
        pytest.param("[Nebula] vient de signer {800 MW:power} de capacité.", "actual", id="what is just signed"),
        pytest.param("[Nebula] atteint {800 MW:power} de capacité.", "actual", id="what is reached"),
        pytest.param(
            f"[Nebula] se serait engagé à investir {MONEY}.", "rumoured", id="what is said to have been agreed"
        ),
        pytest.param(
            f"[Nebula] se serait engagé à acheter {MONEY} de puces.", "rumoured", id="said to have been agreed"
        ),
        pytest.param(f"[Nebula] s'était alors engagé à investir {MONEY}.", "planned", id="what was undertaken"),
        pytest.param("[Nebula] supprime {900 postes:count:postes}.", "planned", id="cuts in the present"),
        pytest.param("[Nebula] a renvoyé {900 personnes:count:personnes}.", "actual", id="cuts that are over"),
        pytest.param(
            f"Reuters a rapporté que [Nebula] prévoyait un investissement de {MONEY}.", "rumoured", id="a scoop"
        ),
        pytest.param(f"[Nebula] projette un chiffre d'affaires de {MONEY}.", "estimated", id="projected results"),
        pytest.param(f"[Nebula] dégagera un bénéfice de {MONEY}.", "planned", id="a future in -ra"),
        pytest.param(f"[Nebula] a racheté le cabinet [Orbite] pour {MONEY}.", "actual", id="a firm is no estimate"),
        pytest.param(
            f"[Nebula] a dépassé les attentes avec un bénéfice de {MONEY}.", "actual", id="what surpassed expectations"
        ),
        pytest.param(f"[Nebula] déçoit les attentes d'un bénéfice de {MONEY}.", "estimated", id="what was expected"),
    ],
)
def test_the_status_by_the_words_around(sentence: str, status: str) -> None:
    [claim] = said(read(sentence))
    assert claim["status"] == status


def test_a_value_is_not_of_the_year_it_is_held_against() -> None:
    [claim] = said(read("Les revenus de [Nebula] progressent de {5 %:share} par rapport à <2024:2024>."))
    assert claim["period"] == ("", "")


def test_but_of_the_year_it_is_told_of() -> None:
    [claim] = said(read("Les revenus de [Nebula] progressent de {5 %:share} en <2024:2024>."))
    assert claim["period"] == ("2024", "2024")


@pytest.mark.parametrize(
    ("sentence", "periods"),
    [
        pytest.param(
            "Le bénéfice de [Nebula] ressort à {2 milliards:money}, alors qu'il était d'{1 milliard:money} en "
            "<2016:2016>.",
            ["", "2016"],
            id="nor that of what was so before",
        ),
        pytest.param(
            "[Nebula] emploie {700 personnes:count:personnes}, contre {400:count:personnes} en <2024:2024>.",
            ["", "2024"],
            id="the time of what it is held against is not its own",
        ),
        pytest.param(
            "[Nebula] a {700 salariés:count:salariés} en <2025:2025>, contre {400:count:salariés} en <2023:2023>.",
            ["2025", "2023"],
            id="each has its own",
        ),
        pytest.param(
            "[Orbite] ouvrira en <2026:2026> et [Nebula] n'atteindra {5 gigawatts:power} que des années plus tard.",
            [""],
            id="some time after another",
        ),
        pytest.param(
            "[Nebula] a perdu {2 milliards:money} en <2024:2024>, un an après son entrée en bourse.",
            ["2024"],
            id="told before a span that counts from it",
        ),
        pytest.param(
            f"Le chiffre d'affaires de <2024:2024> de [Nebula] atteint {MONEY}.",
            ["2024"],
            id="a chiffre that says nothing",
        ),
        pytest.param(
            "[Nebula] a réalisé un bénéfice de {2 milliards:money} en <2024:2024>, en hausse par rapport à celui de "
            "<2023:2023> ({1 milliard:money}).",
            ["2024", "2023"],
            id="what is held against it in brackets",
        ),
        pytest.param(
            "Le bénéfice de [Nebula] ressort à {2 milliards:money} ({1 milliard:money} en <2023:2023>).",
            ["", "2023"],
            id="a time in brackets is of the value in them",
        ),
        pytest.param(
            "[Nebula] a vu ses ventes croître de {5 %:share} en <2024:2024>, à {2 milliards:money}.",
            ["2024", "2024"],
            id="results share the time told of one of them",
        ),
        pytest.param(
            "Les ventes de [Nebula] sont passées de {1 milliard:money} en <2023:2023> à {2 milliards:money}.",
            ["2023", ""],
            id="but a later value has none of the former one's",
        ),
        pytest.param(
            "Créée à Nantes en <2018:2018> par deux ingénieurs, [Nebula] emploie {45 personnes:count:personnes}.",
            [""],
            id="a founding told at length",
        ),
        pytest.param(
            "[Nebula], qui a fusionné en <2025:2025> avec [Orbite], emploie {45 personnes:count:personnes}.",
            [""],
            id="the time of an inserted clause",
        ),
        pytest.param(
            "En <2025:2025>, [Nebula], qui a fusionné avec [Orbite], employait {45 personnes:count:personnes}.",
            ["2025"],
            id="a time that opens the sentence is of all of it",
        ),
        pytest.param(
            "[Nebula] emploie {45 personnes:count:personnes} et a ouvert en <2025:2025> un site à Lyon.",
            [""],
            id="the time of the next act",
        ),
        pytest.param(
            "[Nebula] a ouvert en <2025:2025> un site à Lyon et emploie {45 personnes:count:personnes}.",
            [""],
            id="the time of the act before",
        ),
        pytest.param(
            "[Nebula] exploitera {6 gigawatts:power}, dont {1 gigawatt:power} d'ici <2026:2026>.",
            ["", ""],
            id="the deadline of a part",
        ),
        pytest.param(
            "[Nebula] a racheté [Orbite] pour {2 milliards:money}, sa plus grosse acquisition depuis <2011:2011>.",
            [""],
            id="since when nothing was more so",
        ),
        pytest.param(
            "[Nebula] a investi {2 milliards:money} depuis <2020:2020>.", ["2020"], id="since when so much was done"
        ),
        pytest.param(
            "[Nebula] prévoit {9 000 embauches:count:embauches} en <2026:2026>, dont {3 000:count:embauches} à Turin.",
            ["2026", "2026"],
            id="a part shares the time of its whole",
        ),
        pytest.param(
            "[Nebula] prévoit {9 000 embauches:count:embauches} en <2026:2026> et {3 000 départs:count:départs}.",
            ["2026", ""],
            id="but another value does not",
        ),
        pytest.param(
            f"[Nebula] a levé {MONEY} en <2024:2024>, lors d'une opération qui l'a valorisée à {{9 milliards:money}}.",
            ["2024", "2024"],
            id="a deal and the value it gives",
        ),
        pytest.param(
            f"En <2023:2023>, [Nebula] a signé un contrat de {MONEY} sur {{cinq ans:duration}}.",
            ["2023", ""],
            id="how long a contract runs is of no time",
        ),
        pytest.param(
            f"[Nebula] a publié un bénéfice de {MONEY} en <2024:2024>, contre {{3 milliards:money}} un an plus tôt,"
            " pour un chiffre d'affaires de {9 milliards:money}.",
            ["2024", "2023", "2024"],
            id="a result behind one that another is held against",
        ),
    ],
)
def test_a_value_has_its_own_time(sentence: str, periods: list[str]) -> None:
    assert [claim["period"][0] for claim in said(read(sentence))] == periods


@pytest.mark.parametrize(
    ("sentence", "metric"),
    [
        pytest.param(f"[Nebula] publie {MONEY} de CA.", "revenue", id="CA"),
        pytest.param(f"[Nebula] met {MONEY} sur la table.", "investment", id="sur la table"),
        pytest.param(f"[Nebula] avale [Orbite] pour {MONEY}.", "acquisition_price", id="avaler"),
        pytest.param(f"[Nebula] accuse un déficit de {MONEY}.", "profit", id="déficit"),
        pytest.param("[Nebula] se sépare de {200 salariés:count:salariés}.", "departures", id="se séparer"),
        pytest.param("[Nebula] embauchera {200 personnes:count:personnes}.", "hires", id="embaucher"),
        pytest.param("[Nebula] détient {20 %:share} du marché.", "other", id="a share of the market is no stake"),
        pytest.param("[Nebula] détient {20 %:share} du capital d'[Orbite].", "stake", id="a share of the capital is"),
        pytest.param(f"[Nebula] facture {MONEY} son service.", "other", id="a price"),
        pytest.param(f"[Nebula] rachète pour {MONEY} de ses propres actions.", "other", id="own shares"),
    ],
)
def test_how_the_press_words_a_metric(sentence: str, metric: str) -> None:
    [claim] = said(read(sentence))
    assert claim["metric"] == metric


@pytest.mark.parametrize(
    ("sentences", "periods"),
    [
        pytest.param(
            ("[Nebula] a publié ses résultats de l'exercice <2024:2024>.", f"Son bénéfice atteint {MONEY}."),
            ["2024"],
            id="of the year whose results are told",
        ),
        pytest.param(
            ("[Nebula] a ouvert un site en <2024:2024>.", f"Son bénéfice atteint {MONEY}."),
            [""],
            id="not of the year of something else",
        ),
        pytest.param(
            (
                f"Les ventes de [Nebula] atteignent {MONEY} en <2024:2024>.\n",
                f"Sur l'année, son bénéfice atteint {MONEY}.",
            ),
            ["2024", "2024"],
            id="over the year told before",
        ),
        pytest.param(
            (
                f"Les ventes de [Nebula] atteignent {MONEY} en <2024:2024>.\n",
                f"Sur le trimestre, son bénéfice atteint {MONEY}.",
            ),
            ["2024", ""],
            id="a year is no quarter",
        ),
        pytest.param(
            (
                f"Les ventes de [Nebula] atteignent {MONEY} en <2024:2024>, contre {MONEY} en <2023:2023>.",
                f"Son bénéfice atteint {MONEY}.",
            ),
            ["2024", "2023", "2024"],
            id="going on about the later of two years",
        ),
        pytest.param(
            (
                f"Les ventes de [Nebula] atteignent {MONEY} en <2024:2024>.\n",
                "Ses clients sont contents.\n",
                f"Le bénéfice de [Nebula] ressort à {MONEY}.",
            ),
            ["2024", "2024"],
            id="of the one year told, in another paragraph",
        ),
        pytest.param(
            (
                f"Les ventes de [Nebula] atteignent {MONEY} en <2024:2024>.\n",
                f"Au <premier trimestre:2024-01-01..2024-03-31>, les ventes de [Nebula] atteignent {MONEY}.\n",
                f"Les ventes de [Nebula] ont atteint {MONEY} au <quatrième trimestre:2024-10-01..2024-12-31>.\n",
                f"Le bénéfice de [Nebula] ressort à {MONEY}.",
            ),
            ["2024", "2024", "2024", ""],
            id="not where a year and a quarter end together",
        ),
        pytest.param(
            (
                f"Au <premier trimestre:2024-01-01..2024-03-31>, [Nebula] a publié des ventes de {MONEY}, mais un "
                "bénéfice en recul de {30 %:share}, à {1 milliard:money}.",
            ),
            ["2024"] * 3,
            id="of the time that opens their sentence, though one is set against the other",
        ),
        pytest.param(
            (
                f"Les ventes de [Nebula] atteignent {MONEY} au <premier trimestre:2024-01-01..2024-03-31>.\n",
                f"[Nebula Cloud] a vu ses ventes bondir à {MONEY}.",
            ),
            ["2024", "2024"],
            id="of the quarter of the company that it is a part of",
        ),
        *(
            pytest.param(
                (f"Les ventes de [Nebula] atteignent {MONEY} en <2024:2024>.\n", then),
                ["2024", ""],
                id=f"not of a time before: {then[:9]}",
            )
            for then in (
                f"À sa création, [Nebula] affichait des ventes de {MONEY}.",
                f"Pendant la crise, le bénéfice de [Nebula] a atteint {MONEY}.",
                f"Le bénéfice de [Nebula] avait atteint {MONEY}.",
            )
        ),
        pytest.param(
            (
                f"Les ventes de [Nebula] atteignent {MONEY} en <2024:2024>.\n",
                f"Les revenus annualisés de [Nebula] s'élèvent à {MONEY}.",
            ),
            ["2024", ""],
            id="not of what is reckoned for a year",
        ),
        pytest.param(
            (
                f"Les ventes de [Nebula] atteignent {MONEY} en <2024:2024>.\n",
                f"Le bénéfice de [Nebula] ressort à {MONEY}, contre {MONEY} en <2023:2023>.",
            ),
            ["2024", "2024", "2023"],
            id="beside the year before that it is held against",
        ),
        pytest.param(
            (
                "[Nebula] a défendu ses résultats du <premier trimestre:2024-01-01..2024-03-31>.\n",
                f"Les ventes de [Nebula] ont atteint {MONEY}.",
            ),
            ["2024"],
            id="of the quarter that the lead announces",
        ),
        pytest.param(
            (
                "[Nebula] a ouvert un site au <premier trimestre:2024-01-01..2024-03-31>.\n",
                f"Les ventes de [Nebula] ont atteint {MONEY}.",
            ),
            [""],
            id="but not of a quarter in which it did something else",
        ),
    ],
)
def test_results_are_gone_on_about(sentences: tuple[str, ...], periods: list[str]) -> None:
    assert [claim["period"][0] for claim in said(read(*sentences))] == periods


@pytest.mark.parametrize(
    ("sentence", "period"),
    [
        pytest.param(
            "En <2023:2023>, [Nebula] s'est engagé à déployer {5 gigawatts:power} de puces.", "", id="when it was made"
        ),
        pytest.param("En <2030:2030>, [Nebula] déploiera {5 gigawatts:power} de puces.", "2030", id="when it is due"),
    ],
)
def test_a_plan_is_not_of_a_time_that_is_over(sentence: str, period: str) -> None:
    [claim] = said(read_documents([(sentence,)], date(2025, 5, 20)))
    assert claim["period"][0] == period


@pytest.mark.parametrize(
    ("sentences", "periods"),
    [
        pytest.param(
            (
                f"Les ventes de [Nebula] ont atteint {MONEY} en <2024:2024>.",
                "Les analystes tablaient sur {1 milliard:money}.",
            ),
            ["2024", "2024"],
            id="what analysts had reckoned with",
        ),
        pytest.param(
            (
                f"[Nebula] vise des ventes de {MONEY} en <2026:2026>, après {{1 milliard:money}} en <2024:2024>.",
                "Les analystes en attendaient {3 milliards:money}.",
            ),
            ["2026", "2024", "2026"],
            id="of the later of two times",
        ),
        pytest.param(
            (
                f"[Nebula] vise des ventes de {MONEY} en <2026:2026>, contre {{1 milliard:money}} auparavant.",
                "Les analystes tablent sur {3 milliards:money}.",
            ),
            ["2026", "2026", ""],
            id="a former plan, and not what they reckon with now",
        ),
        pytest.param(
            ("[Nebula] a {700 salariés:count:salariés} en <2025:2025>, contre {900:count:salariés} auparavant.",),
            ["2025", ""],
            id="but not what there was before",
        ),
        pytest.param(
            (
                f"Les ventes de [Nebula] ont atteint {MONEY} en <2024:2024>.",
                "Pour le trimestre de Noël, le consensus des ventes est de {1 milliard:money}.",
            ),
            ["2024", ""],
            id="nor what is expected of another time",
        ),
        pytest.param(
            (f"[Nebula] a investi {MONEY} en <2024:2024>.", f"[Nebula] projetait d'investir {MONEY} à long terme."),
            ["2024", ""],
            id="nor what it meant to do",
        ),
    ],
)
def test_what_was_expected_is_of_the_time_it_is_held_against(sentences: tuple[str, ...], periods: list[str]) -> None:
    assert [claim["period"][0] for claim in said(read(*sentences))] == periods


@pytest.mark.parametrize(
    ("sentence", "value", "told", "year", "status"),
    [
        pytest.param(
            "investira 100 milliards, contre 83 milliards", "83", "told", 2024, "actual", id="held against a plan"
        ),
        pytest.param(
            "investira 100 milliards, contre 83 milliards", "100", "told", 2025, "planned", id="the plan itself"
        ),
        pytest.param("gagne 100 milliards, contre 83 milliards attendus", "83", "told", 2024, "planned", id="expected"),
        pytest.param("un parc de 83 milliards de puces", "83", "", 2024, "actual", id="planned by its metric alone"),
        pytest.param("il visait 83 milliards de puces", "83", "told", 2024, "planned", id="planned by a word"),
        pytest.param("annonce 83 milliards d'achats", "83", "announced", 2024, "actual", id="announced of a past time"),
    ],
)
def test_what_is_over_is_no_plan(sentence: str, value: str, told: str, year: int, status: str) -> None:
    start = sentence.index(value)
    claim = {"f": 0, "s": 0, "doc": 0, "subject_id": 0, "metric": "investment", "status": "planned"}
    claim |= {"told": told != "", "announced": told == "announced"}
    place = {"fig_start": start, "fig_end": start + len(f"{value} milliards"), "period_end": date(year, 12, 31)}
    published = pl.DataFrame({"doc": [0], "published_on": [date(2025, 5, 20)]})
    settled = settle_past(pl.DataFrame([claim | place]), published, pl.DataFrame({"s": [0], "coded": [sentence]}))
    assert settled["status"].item() == status

from __future__ import annotations

import pytest

from tests.transforms.quantities.figure_phrases import figures_of


@pytest.mark.parametrize(
    ("text", "bound", "low", "high"),
    [
        pytest.param("plus de 14 milliards de dollars", "at_least", 14e9, None, id="plus de leaves the top open"),
        pytest.param("une somme supérieure à 3 euros", "at_least", 3, None, id="supérieure à"),
        pytest.param("dépassant les 70 milliards d'euros", "at_least", 70e9, None, id="an article comes between"),
        pytest.param("10 GW au moins", "at_least", 10e9, None, id="after the unit"),
        pytest.param("dès 5 euros", "at_least", 5, None, id="dès"),
        pytest.param("50 salariés et plus", "at_least", 50, None, id="et plus"),
        pytest.param("jusqu'à 72 heures", "at_most", None, 72, id="jusqu'à leaves the bottom open"),
        pytest.param("moins d’une heure", "at_most", None, 1, id="moins d’une"),
        pytest.param("pouvant atteindre 30 kg", "at_most", None, 30, id="pouvant atteindre"),
        pytest.param("peut atteindre 30 kg", "at_most", None, 30, id="peut atteindre"),
        pytest.param("pourrait atteindre 30 kg", "exact", 30, 30, id="a projection limits nothing"),
        pytest.param("jusqu'à environ 30 kg", "at_most", None, 30, id="a hedge within a limit"),
        pytest.param("une part inférieure à -2 %", "at_most", None, -2, id="a sign comes between"),
        pytest.param("plus haut que 20 mètres", "at_least", 20, None, id="a comparison upwards"),
        pytest.param("plus jeunes que 20 ans", "at_most", None, 20, id="a comparison downwards"),
        pytest.param("plus chers que 20 euros", "at_least", 20, None, id="plus chers que"),
        pytest.param("des parts inférieures ou égales à 3 %", "at_most", None, 3, id="ou égales à"),
        pytest.param("une bonne heure", "about", 1, 1, id="a rounding adjective before a unit"),
        pytest.param("trois longues heures", "exact", 3, 3, id="another adjective"),
        pytest.param("ne dépasse pas 3 %", "at_most", None, 3, id="a negated excess"),
        pytest.param("ne doit pas normalement dépasser 3 %", "at_most", None, 3, id="a negated excess, adverb between"),
        pytest.param("ne dépasse pas la barre des 3 tonnes", "at_most", None, 3000, id="a negated excess of a bar"),
        pytest.param("un loyer ne pouvant excéder 600 euros", "at_most", None, 600, id="ne pouvant excéder"),
        pytest.param("la perte n'a jamais dépassé 3 %", "at_most", None, 3, id="an excess that never was"),
        pytest.param("la perte a presque dépassé 3 %", "at_least", 3, None, id="and one that was"),
        pytest.param("une croissance en deçà de 2 %", "at_most", None, 2, id="en deçà de"),
        pytest.param("sous le seuil critique de 2 %", "at_most", None, 2, id="an adjective of the bar below"),
        pytest.param("franchir le seuil critique de 2 %", "at_least", 2, None, id="an adjective of the bar above"),
        pytest.param("presque la barrière des 2 %", "about", 2, 2, id="nearly a barrier"),
        pytest.param("frôlant la barre des 2 %", "about", 2, 2, id="near the bar"),
        pytest.param("c'est moins que 200 euros", "at_most", None, 200, id="moins que"),
        pytest.param("moins que les 200 euros d'hier", "exact", 200, 200, id="an amount that is compared"),
        pytest.param("200 euros de moins", "exact", 200, 200, id="a difference"),
        pytest.param("le site n'a pas encore deux ans", "at_most", None, 2, id="not so much yet"),
        pytest.param("il n'a pas encore dépensé 5 euros", "exact", 5, 5, id="what has not happened yet"),
        pytest.param("5 euros grand maximum", "at_most", None, 5, id="grand maximum"),
        pytest.param("80 euros par mois maximum", "at_most", None, 80, id="after a rate"),
        pytest.param("30 salariés au plus fort de la saison", "exact", 30, 30, id="a time that au plus opens"),
        pytest.param("elle ne peut jamais dépasser 3 %", "at_most", None, 3, id="ne peut jamais dépasser"),
        pytest.param("la loi limite les frais d'envoi à 6 euros", "at_most", None, 6, id="a limit and its object"),
        pytest.param("la limite de l'étude à 6 euros", "exact", 6, 6, id="an object of no limit"),
        pytest.param("limitation à 6 salariés", "at_most", None, 6, id="a limit as a noun"),
        pytest.param("un plafond de 25 euros", "at_most", None, 25, id="a ceiling"),
        pytest.param("le plafond de revenus s'élève à 25 euros", "at_most", None, 25, id="a ceiling with a verb"),
        pytest.param("la vitesse maximale est fixée à 80 km/h", "at_most", None, 80, id="a maximum that is set"),
        pytest.param("la température maximale sera de 32 degrés", "exact", 32, 32, id="a maximum that is measured"),
        pytest.param("jusqu'à trois heures par jour", "at_most", None, 3, id="hours a day are no hour of the clock"),
        pytest.param("va normalement dépasser 3 %", "at_least", 3, None, id="an excess, adverb before"),
        pytest.param("elle est approximativement de 3 %", "about", 3, 3, id="approximativement de"),
        pytest.param("une part égale environ à 3 %", "about", 3, 3, id="environ à"),
        pytest.param("pas plus de 3 %", "at_most", None, 3, id="pas plus de"),
        pytest.param("une vingtaine de chercheurs", "about", 20, 20, id="-aine nouns are approximate"),
        pytest.param("un millier d'emplois", "about", 1000, 1000, id="so is a thousand or so"),
        pytest.param("deux milliers d'emplois", "exact", 2000, 2000, id="but not thousands that are counted"),
        pytest.param("quelque 3 000 emplois", "about", 3000, 3000, id="quelque"),
        pytest.param("autour de 30 %", "about", 30, 30, id="autour de"),
        pytest.param("5 euros environ", "about", 5, 5, id="environ after"),
        pytest.param("entre 60 et 65 milliards de dollars", "between", 60e9, 65e9, id="a range shares its scale"),
        pytest.param("environ 10 à 15 %", "between", 10, 15, id="a range wins over a hedge"),
        pytest.param("la loi plafonne les frais d'envoi à 6 euros", "at_most", None, 6, id="a ceiling and its object"),
        pytest.param("le plafonnement des frais d'envoi à 6 euros", "at_most", None, 6, id="a ceiling as a noun"),
        pytest.param("le bus ne peut emporter plus de 30 kg", "at_most", None, 30, id="more than can be"),
        pytest.param("le bus peut emporter plus de 30 kg", "at_least", 30, None, id="and more than that which is"),
        pytest.param("aucun colis ne dépasse 30 kg", "at_most", None, 30, id="an excess that none has"),
        pytest.param("un colis dépasse 30 kg", "at_least", 30, None, id="and one that some have"),
        pytest.param("la durée ne peut être inférieure à 3 jours", "at_least", 3, None, id="a negated lower side"),
        pytest.param("la part ne doit pas être supérieure à 3 %", "at_most", None, 3, id="a negated upper side"),
        pytest.param("sans descendre sous 3 degrés", "at_least", 3, None, id="without going below"),
        pytest.param("une limite de 30 kg par colis", "at_most", None, 30, id="a limit"),
        pytest.param("la limite est fixée à 30 kg", "at_most", None, 30, id="a limit with a verb"),
        pytest.param("dépasser la limite de 30 kg", "at_least", 30, None, id="beyond a limit"),
        pytest.param("le montant maximal de la prime est de 30 euros", "at_most", None, 30, id="a maximum with a verb"),
        pytest.param("la vitesse maximale atteinte est de 80 km/h", "exact", 80, 80, id="a maximum that was reached"),
        pytest.param("le montant minimal est de 30 euros", "at_least", 30, None, id="a minimum with a verb"),
        pytest.param("le salaire minimum est de 30 euros", "exact", 30, 30, id="the name of a minimum"),
        pytest.param("jusqu'à une profondeur de 30 mètres", "at_most", None, 30, id="what is measured comes between"),
        pytest.param("plus d'un total de 30 euros", "at_least", 30, None, id="and is not counted itself"),
        pytest.param("plus de quelque 300 euros", "at_least", 300, None, id="a hedge within a limit below"),
        pytest.param("jusqu'à 24 heures avant le départ", "at_most", None, 24, id="hours before something"),
        pytest.param("30 euros par mois et par foyer maximum", "at_most", None, 30, id="after a rate of two"),
        pytest.param("30 euros la nuit maximum", "at_most", None, 30, id="after a rate with an article"),
        pytest.param("30 personnes assises au maximum", "at_most", None, 30, id="after an adjective"),
        pytest.param("5 ans de prison au plus", "at_most", None, 5, id="after a complement"),
        pytest.param("la séance dure 30 minutes, pas plus", "at_most", None, 30, id="pas plus"),
        pytest.param("30 euros voire moins", "at_most", None, 30, id="voire moins"),
        pytest.param("30 euros voire plus", "at_least", 30, None, id="voire plus"),
        pytest.param("ils étaient 30, plus tard", "exact", 30, 30, id="plus that is no limit"),
        pytest.param("des prix démarrant à 30 euros", "at_least", 30, None, id="where prices begin"),
        pytest.param("une visite qui commence à 30 km de là", "exact", 30e3, 30e3, id="where something else begins"),
        pytest.param("vitesse maximale : 80 km/h", "at_most", None, 80, id="a maximum and a colon"),
        pytest.param("température maximale : 32 degrés", "exact", 32, 32, id="what is measured, with a colon"),
        pytest.param("une vitesse maximale autorisée de 80 km/h", "at_most", None, 80, id="a maximum that is allowed"),
        pytest.param("interdit de dépasser 80 km/h", "at_most", None, 80, id="an excess that is forbidden"),
        pytest.param("sans que la vitesse dépasse 80 km/h", "at_most", None, 80, id="without an excess"),
        pytest.param("un plafond annuel de 30 euros", "at_most", None, 30, id="a ceiling and its adjective"),
        pytest.param("un plancher de 30 euros", "at_least", 30, None, id="a floor"),
        pytest.param("le seuil de 30 euros", "exact", 30, 30, id="a threshold alone"),
        pytest.param("passer le seuil de 30 euros", "at_least", 30, None, id="a threshold that is passed"),
        pytest.param("la taille minimale doit être de 30 cm", "at_least", 0.3, None, id="a minimum that must be"),
        pytest.param("la loi fixe la durée maximale à 5 jours", "at_most", None, 5, id="a law that sets a maximum"),
        pytest.param("on ne peut y déposer plus de 30 euros", "at_most", None, 30, id="a pronoun comes between"),
        pytest.param("on ne peut aller au-delà de 30 jours", "at_most", None, 30, id="beyond which one cannot go"),
        pytest.param("elle ne dépasse à aucun moment 3 %", "at_most", None, 3, id="à aucun moment"),
        pytest.param("elle ne doit, en principe, dépasser 3 %", "at_most", None, 3, id="an aside comes between"),
        pytest.param("dépasser en moyenne 3 %", "at_least", 3, None, id="en moyenne comes between"),
        pytest.param("la nouvelle limite de 30 euros", "at_most", None, 30, id="an adjective of a limit"),
        pytest.param("durée maximale (hors pauses) : 3 jours", "at_most", None, 3, id="brackets before a colon"),
        pytest.param("une durée supérieure à 9 heures", "at_least", 9, None, id="hours that are compared"),
        pytest.param("fixé à 11 heures minimum", "at_least", 11, None, id="hours that are limited"),
        pytest.param("trois verres ou plus d'alcool", "at_least", 3, None, id="ou plus before a complement"),
        pytest.param("il ne coûtera pas plus cher que 30 euros", "at_most", None, 30, id="a negated comparison"),
        pytest.param("il n'est plus descendu sous 30 euros", "at_least", 30, None, id="a negated fall"),
        pytest.param("il est descendu sous 30 euros", "at_most", None, 30, id="and one that was"),
        pytest.param("il a fixé la limite d'entrées à 30 kg", "at_most", None, 30, id="a limit that someone sets"),
        pytest.param("rien moins que 30 euros", "at_least", 30, None, id="no less"),
        pytest.param("30 euros a minima", "at_least", 30, None, id="a minima"),
        pytest.param("max. 10 kg", "at_most", None, 10, id="an abbreviation"),
        pytest.param("A partir de 30 euros", "at_least", 30, None, id="a capital without its accent"),
        pytest.param("au plus égal à 6 mois", "at_most", None, 6, id="au plus égal"),
        pytest.param("la peine pourra atteindre 6 mois", "at_most", None, 6, id="pourra atteindre"),
        pytest.param("l'amende peut être portée à 30 euros", "at_most", None, 30, id="may be raised to"),
        pytest.param("l'amende est portée à 30 euros", "exact", 30, 30, id="is raised to"),
        pytest.param("la loi fixe la durée maximale de travail à 3 mois", "at_most", None, 3, id="sets a maximum"),
        pytest.param("la loi limite la durée minimale à 3 mois", "at_least", 3, None, id="limits a minimum"),
        pytest.param("des montants maximaux de 30 euros", "at_most", None, 30, id="maximaux"),
        pytest.param("il ne peut être ouvert plus de 30 euros", "at_most", None, 30, id="a participle in t"),
        pytest.param(
            "il ne peut exiger du locataire plus de 30 euros", "at_most", None, 30, id="of whom comes between"
        ),
        pytest.param("il doit payer au locataire plus de 30 euros", "at_least", 30, None, id="no negation"),
        pytest.param("il ne peut être réparti en plus de 30 euros", "at_most", None, 30, id="in more than"),
        pytest.param("la durée maximale est portée à 3 mois", "at_most", None, 3, id="a maximum that is raised"),
        pytest.param("le plafond est porté à 30 euros", "exact", 30, 30, id="a ceiling that is raised"),
        pytest.param("la durée minimum sera aussi égale à 3 mois", "at_least", 3, None, id="a minimum that equals"),
        pytest.param("ne pas voler à une hauteur supérieure à 30 m", "at_most", None, 30, id="a negated infinitive"),
        pytest.param("il ne peut porter le taux au-delà de 30 %", "at_most", None, 30, id="an object before beyond"),
        pytest.param("ne doit pas dépasser de plus de 30 euros", "at_most", None, 30, id="exceed by more than"),
        pytest.param("elle ne peut être perçue plus de 30 jours", "at_most", None, 30, id="a participle in ue"),
        pytest.param("sans pouvoir descendre sous 30 euros", "at_least", 30, None, id="sans pouvoir descendre"),
        pytest.param("sans pouvoir dépasser 30 euros", "at_most", None, 30, id="sans pouvoir dépasser"),
        pytest.param(
            "ne pas oublier un revenu supérieur à 30 euros", "at_least", 30, None, id="what is negated is not it"
        ),
        pytest.param("ni plus de 30 euros", "at_most", None, 30, id="ni plus de"),
        pytest.param("ni moins de 30 euros", "at_least", 30, None, id="ni moins de"),
        pytest.param("flirtant avec les 3 %", "about", 3, 3, id="flirtant avec"),
        pytest.param("à peine 3 %", "about", 3, 3, id="à peine"),
        pytest.param("ne compte que 5 salariés", "exact", 5, 5, id="ne … que limits nothing"),
        pytest.param("5 % de plus", "exact", 5, 5, id="plus that is no bound"),
        pytest.param("elle dépasse assez souvent les 100 mètres", "at_least", 100, None, id="how often comes between"),
        pytest.param("vendus, au grand maximum, à 20 %", "at_most", None, 20, id="a maximum between commas"),
        pytest.param("vendus, au grand dam du fisc, à 20 %", "exact", 20, 20, id="another aside"),
        pytest.param("elle a 20 euros, et pas moins", "at_least", 20, None, id="et pas moins"),
        pytest.param("le taux doit au moins être de 70 %", "at_least", 70, None, id="au moins before a verb"),
        pytest.param("le taux doit surtout être de 70 %", "exact", 70, 70, id="another adverb before it"),
        pytest.param("il ne pourra pas chuter en deçà de 2 %", "at_least", 2, None, id="a fall that cannot be"),
        pytest.param("il pourra chuter en deçà de 2 %", "at_most", None, 2, id="and one that can"),
        pytest.param("dépasser un taux de sucre à 5 %", "at_least", 5, None, id="what is measured, with à"),
        pytest.param("un taux de sucre à 5 %", "exact", 5, 5, id="what is measured, alone"),
        pytest.param("plafonné à un montant (hors frais) de 30 euros", "at_most", None, 30, id="a bracket between"),
        pytest.param("des vents dépassant par endroits 120 km/h", "at_least", 120, None, id="a place comes between"),
        pytest.param("des pertes qui excèdent de loin 3 euros", "at_least", 3, None, id="by how far comes between"),
        pytest.param("un fonds qui surpasse les 3 euros", "at_least", 3, None, id="surpasser"),
        pytest.param(
            "des vents supérieurs par endroits à 120 km/h", "at_least", 120, None, id="a place within supérieur à"
        ),
        pytest.param("crever le plafond des 300 euros", "at_least", 300, None, id="a ceiling that breaks"),
        pytest.param("il gagne davantage que 300 euros", "at_least", 300, None, id="davantage que"),
        pytest.param("le plancher est de 30 euros", "at_least", 30, None, id="a floor with a verb"),
        pytest.param(
            "l'apport personnel minimum exigé est de 10 %", "at_least", 10, None, id="an adjective before minimum"
        ),
        pytest.param("un salaire moyen minimum qui est de 10 %", "exact", 10, 10, id="which is no measure of its own"),
        pytest.param("une durée minimale de travail de 24 jours", "at_least", 24, None, id="what lasts comes between"),
        pytest.param("la vitesse maxi est de 80 km/h", "at_most", None, 80, id="maxi with a verb"),
        pytest.param(
            "vitesse maxi autorisée : 80 km/h, et au-delà c'est l'amende",
            "at_most",
            None,
            80,
            id="what is beyond a limit",
        ),
        pytest.param("80 km/h et au-delà", "at_least", 80, None, id="beyond as a limit"),
        pytest.param("3 g/j au maximum", "at_most", None, 0.003, id="after a rate with a slash"),
        pytest.param("30 € TTC maximum", "at_most", None, 30, id="after the taxes"),
        pytest.param("limitant parfois les nuits à 5 jours", "at_most", None, 5, id="an adverb within a limit"),
        pytest.param("réduisant parfois les nuits à 5 jours", "exact", 5, 5, id="a reduction"),
        pytest.param("jamais plus de 30 élèves", "at_most", None, 30, id="jamais plus de"),
        pytest.param("un plafond de ressources de 30 euros", "at_most", None, 30, id="what a ceiling is of"),
        pytest.param("le seuil de 30 % a été dépassé", "at_least", 30, None, id="an excess after the number"),
        pytest.param(
            "le seuil de 30 % n'a pas été dépassé", "at_most", None, 30, id="an excess after it that never was"
        ),
        pytest.param("les 30 salariés sont dépassés par les faits", "exact", 30, 30, id="those who are overtaken"),
        pytest.param(
            "franchir le million et demi", "at_least", 1.5e6, None, id="an article that is part of the number"
        ),
        pytest.param("un million et demi", "exact", 1.5e6, 1.5e6, id="and no verb before it"),
        pytest.param("soit plus du double constaté en mai", "at_least", 2, None, id="plus du double"),
        pytest.param("ne peut en principe être inférieur à 6 mois", "at_least", 6, None, id="words within a negation"),
        pytest.param("peut en principe être inférieur à 6 mois", "at_most", None, 6, id="and without it"),
        pytest.param("ni supérieur à 6 mois", "at_most", None, 6, id="ni supérieur à"),
        pytest.param("ni inférieur à 6 mois", "at_least", 6, None, id="ni inférieur à"),
        pytest.param("ni héberger plus de 30 élèves", "at_most", None, 30, id="ni and a verb"),
        pytest.param("et héberger plus de 30 élèves", "at_least", 30, None, id="et and a verb"),
        pytest.param("ne doivent pas être espacés de plus de 10 cm", "at_most", None, 0.1, id="how far apart at most"),
        pytest.param("doivent être espacés de plus de 10 cm", "at_least", 0.1, None, id="how far apart at least"),
        pytest.param("il ne peut oublier une perte de plus de 6 mois", "at_least", 6, None, id="of an object"),
        pytest.param("ne doit pas s'écouler plus de 6 mois", "at_most", None, 6, id="what must not go by"),
        pytest.param("ne peut accueillir moins de 30 élèves", "at_least", 30, None, id="fewer than can be"),
        pytest.param("ne peut être refait avant un délai de 6 mois", "at_least", 6, None, id="not before"),
        pytest.param("le refait avant un délai de 6 mois", "exact", 6, 6, id="before"),
        pytest.param("au plus tard dans les 5 jours", "at_most", None, 5, id="at the latest"),
        pytest.param("dans les 5 jours au plus tard", "at_most", None, 5, id="at the latest, after the number"),
        pytest.param("pas nécessaire de dépasser 3 %", "at_most", None, 3, id="an excess without need"),
        pytest.param("il est possible de dépasser 3 %", "at_least", 3, None, id="an excess that may be"),
        pytest.param("une hauteur sous plafond de 2 m", "exact", 2, 2, id="the height of a room"),
        pytest.param("une aide sous plafond de 2 euros", "at_most", None, 2, id="under a ceiling without article"),
        pytest.param("sous un délai de 3 jours", "at_most", None, 3, id="within so long"),
        pytest.param("après un délai de 3 jours", "exact", 3, 3, id="after so long"),
        pytest.param("au moins un des deux élèves", "exact", 2, 2, id="at least one of them"),
        pytest.param("au moins les deux élèves", "at_least", 2, None, id="at least them"),
        pytest.param("limitées au dixième de la durée", "at_most", None, 10, id="limited to a fraction"),
        pytest.param("une hauteur sous plafond de 2 m minimum", "at_least", 2, None, id="and what it must be"),
        pytest.param("une aide sous un plafond de 2 euros", "at_most", None, 2, id="under a ceiling"),
        pytest.param("ne peut commencer la partie à moins de 7", "at_least", 7, None, id="not with fewer"),
        pytest.param("peut commencer la partie à moins de 7", "at_most", None, 7, id="with fewer"),
        pytest.param("30 hameçons chacun au maximum", "at_most", None, 30, id="each at most"),
        pytest.param("au plus tard six mois après l'achat", "at_most", None, 6, id="at the latest after something"),
        pytest.param("au plus tard six mois avant l'achat", "exact", 6, 6, id="at the latest before something"),
        pytest.param("ne pas revendre son vélo avant trois ans", "at_least", 3, None, id="not to be done before"),
        pytest.param("revendre son vélo avant trois ans", "exact", 3, 3, id="to be done before"),
        pytest.param("l'action limite ses pertes à 3 %", "exact", 3, 3, id="what a share limits its losses to"),
        pytest.param("il limite les pertes à 3 %", "at_most", None, 3, id="what losses are limited to"),
        pytest.param("30 élèves, au plus tard le lendemain", "exact", 30, 30, id="at the latest and a day"),
        pytest.param("une durée maximale et non renouvelable de 5 jours", "at_most", None, 5, id="two adjectives"),
        pytest.param("le minimum, fixé par la loi à 5 jours", "at_least", 5, None, id="who set it, from below"),
        pytest.param("le plafond, fixé par décret à 5 jours", "at_most", None, 5, id="who set it, from above"),
        pytest.param("30 élèves et +", "at_least", 30, None, id="a plus in place of the word"),
        pytest.param("ils ne pourront, sauf avis, avoir plus de 30 élèves", "at_most", None, 30, id="an aside in it"),
        pytest.param(
            "ils pourront, sauf avis, avoir plus de 30 élèves", "at_least", 30, None, id="an aside, not negated"
        ),
        pytest.param("le délai peut au minimum être réduit à 3 jours", "at_least", 3, None, id="set from below"),
        pytest.param("le délai peut au plus être porté à 3 jours", "at_most", None, 3, id="set from above"),
        pytest.param("le délai peut être réduit à 3 jours", "exact", 3, 3, id="set"),
        pytest.param("permis dès l'âge de 12 ans", "at_least", 12, None, id="allowed from an age"),
        pytest.param("il joue dès l'âge de 12 ans", "exact", 12, 12, id="at an age"),
        pytest.param("50 km/h, c'est la vitesse à ne pas dépasser", "at_most", None, 50, id="not to be exceeded"),
        pytest.param("50 km/h, c'est la vitesse à atteindre", "exact", 50, 50, id="to be reached"),
        pytest.param("il est interdit d'emporter plus de 5 kg", "at_most", None, 5, id="what is forbidden"),
        pytest.param("il est conseillé d'emporter plus de 5 kg", "at_least", 5, None, id="what is advised"),
        pytest.param("pas permis de payer moins de 5 euros", "at_least", 5, None, id="forbidden to be under"),
        pytest.param("il interdit aux clubs de plus de 30 élèves", "at_least", 30, None, id="to whom it is forbidden"),
        pytest.param("la durée maximale a été abaissée à 5 jours", "at_most", None, 5, id="a ceiling that changed"),
        pytest.param("la durée maximale est abaissée à 5 jours", "at_most", None, 5, id="a ceiling that changes"),
        pytest.param("la durée minimale ramenée à 5 jours", "at_least", 5, None, id="a floor that changes"),
        pytest.param("la durée ramenée à 5 jours", "exact", 5, 5, id="what is neither"),
        pytest.param("coupes et soins : plafond à 30 euros", "at_most", None, 30, id="a ceiling without an article"),
        pytest.param("le plafond grimpe à 30 euros", "exact", 30, 30, id="to what a ceiling rises"),
        pytest.param("la barre des 40 degrés est atteinte", "exact", 40, 40, id="a mark that is reached"),
        pytest.param("la barre des 40 degrés est franchie", "at_least", 40, None, id="a mark that is passed"),
        pytest.param("la barre des 40 degrés n'a pas été atteinte", "at_most", None, 40, id="a mark never reached"),
        pytest.param("la barre des 40 degrés se rapproche", "exact", 40, 40, id="a mark that is near"),
        pytest.param("la moitié au moins des élèves", "at_least", 50, None, id="a bound after a fraction"),
    ],
)
def test_the_words_around_a_number_set_its_bound(text: str, bound: str, low: float | None, high: float | None) -> None:
    [figure] = figures_of(text)
    assert (figure["bound"], figure["low"], figure["high"]) == (bound, low, high)


def test_a_limit_after_a_comma_is_of_the_next_number() -> None:
    assert [f["bound"] for f in figures_of("30 blessés, au moins 5 morts")] == ["exact", "at_least"]
    assert [f["bound"] for f in figures_of("30 blessés au moins, 5 morts")] == ["at_least", "exact"]


def test_a_bound_of_the_next_number_is_not_this_ones() -> None:
    assert [figure["bound"] for figure in figures_of("14 morts et plus de 200 blessés")] == ["exact", "at_least"]


@pytest.mark.parametrize(
    ("text", "low", "surface"),
    [
        ("des milliers de salariés", 2000, "des milliers de salariés"),
        ("plusieurs centaines de milliards de dollars", 2e11, "plusieurs centaines de milliards de dollars"),
        ("quelques mois", 2, "quelques mois"),
        ("un centre multi-gigawatts", 2e9, "multi-gigawatts"),
    ],
)
def test_orders_of_magnitude_are_vague(text: str, low: float, surface: str) -> None:
    [figure] = figures_of(text)
    assert (figure["vague"], figure["bound"], figure["low"], figure["high"]) == (True, "at_least", low, None)
    assert figure["surface"] == surface


@pytest.mark.parametrize("text", ["plusieurs experts", "quelques acteurs", "des mois", "par dizaines"])
def test_vague_words_before_a_plain_noun_are_no_figure(text: str) -> None:
    assert figures_of(text) == []


def test_only_so_much_left_is_no_bound() -> None:
    assert [figure["bound"] for figure in figures_of("il ne reste plus que 5 jours")] == ["exact"]
    assert [figure["bound"] for figure in figures_of("elle coûte plus que 5 euros")] == ["at_least"]
    assert [figure["bound"] for figure in figures_of("elle coûte plus que les 5 euros d'hier")] == ["exact"]


def test_below_a_bar_is_an_upper_bound() -> None:
    assert [figure["bound"] for figure in figures_of("en dessous de la barre des 200 euros")] == ["at_most"]
    assert [figure["bound"] for figure in figures_of("au-delà de la barre des 200 euros")] == ["at_least"]


def test_a_hedge_in_brackets_is_of_the_amount_behind_it() -> None:
    assert [f["bound"] for f in figures_of("6 euros (environ 7 dollars) et 5 euros (environ)")] == [
        "exact",
        "about",
        "about",
    ]

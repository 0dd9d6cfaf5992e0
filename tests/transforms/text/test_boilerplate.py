"""Whole pages, all marked in one call: their lines that begin with "~" are furniture, the others the article."""

from __future__ import annotations

import polars as pl
import pytest

from transforms.lexicon import read_lexicon
from transforms.text.sections import mark_sections
from transforms.text.sentences import split_sentences

FIRST = (
    "Le groupe a inauguré mardi sa nouvelle usine de batteries, qui emploie déjà deux cents ouvriers et en comptera "
    "le double l'an prochain, selon la direction."
)
SELLER = (
    "Nous proposons notre solution aux entreprises et nous accompagnons leur projet, dit le directeur. Nos experts "
    "ont une offre sur mesure, nos services vont de l'étude au chantier, et notre plateforme suit 300 fours. "
)
SECOND = (
    "Les syndicats, eux, redoutent que la production ne quitte un jour la région, comme ce fut le cas pour les "
    "fonderies voisines."
)
TITLES = (
    "Une fonderie ferme ses portes à Douai",
    "Le port de Calais embauche des dockers",
    "La grève des cheminots dure encore",
    "Une mine rouvre au nord de Lens",
    "Le prix du zinc remonte un peu",
    "Trois maires s'opposent au canal",
)

PAGES = {
    # Who wrote.
    "an author above": ("Une usine ouvre à Lens", "~par Anne Martin et Luc Petit", FIRST, SECOND),
    "an author's trade": ("Une usine ouvre à Lens", "~Par Anne Martin, journaliste à Lens", FIRST, SECOND),
    "an author after a note": ("Une usine ouvre", "~(complété au paragraphe 3) par Anne Martin", FIRST, SECOND),
    "the editors": ("Une usine ouvre à Lens", "~Par la rédaction", FIRST, SECOND),
    "a reporter": ("Une usine ouvre à Lens", "~Reportage de Luc Petit", FIRST, SECOND),
    "a report": ("Reportage de guerre au cinéma", FIRST, SECOND),
    "a source": ("Une usine ouvre à Lens", "~par radiolens", FIRST, SECOND),
    "no author, a way": ("Par ici la sortie de la mine", FIRST, SECOND),
    "no author, an agent": (FIRST, "Par Anne Martin et Luc Petit, le port a gagné 300 emplois.", SECOND),
    "names above": ("Une usine ouvre à Lens", "~Anne Martin et Luc Petit", FIRST, SECOND),
    "a name and its paper above": ("Une usine ouvre à Lens", "~Anne Martin La Presse", FIRST, SECOND),
    "a name below": (FIRST, SECOND, "~Anne Martin"),
    "a name that titles a part": (
        FIRST,
        SECOND,
        FIRST,
        SECOND,
        FIRST,
        SECOND,
        FIRST,
        SECOND,
        "Anne Martin",
        FIRST,
        SECOND,
    ),
    "no name of a person": ("Lens Douai Calais", FIRST, SECOND),
    "a paper and its agency": (FIRST, SECOND, "~(Le Port avec AFP)"),
    "an agency below the title": ("Une usine ouvre à Lens", "~Keystone-ATS", FIRST, SECOND),
    "a firm with an agency": (FIRST, "Le port a signé avec Belga pour 300 euros", SECOND),
    "desks": (FIRST, SECOND, "~dax/mch/swi"),
    "no desks": (FIRST, "vrai/faux", SECOND),
    "a correspondent": (FIRST, "~Avec notre correspondant à Lens, Luc Petit", SECOND),
    "a correspondent who does something": (FIRST, "Le journal paie notre correspondant 300 euros.", SECOND),
    # Pictures.
    "a photo with its full stop": (FIRST, "~Des ouvriers devant l'usine (Photo, AFP).", SECOND),
    "a photo that is spoken of": (FIRST, "Le maire a payé 300 euros pour la photo de l'AFP.", SECOND),
    "an agency and a person": (FIRST, "~Des ouvriers devant l'usine ( AFP / Anne MARTIN )", SECOND),
    "an archive and a person": (FIRST, "~Des ouvriers devant l'usine (AFP/Archives/Anne Martin)", SECOND),
    "two agencies at the end": (FIRST, "La production a atteint 3 000 tonnes (AFP/Reuters)", SECOND),
    "a person in capitals": (FIRST, "~Des ouvriers devant l'usine. Une grue les domine. REUTERS/ANNE MARTIN", SECOND),
    "initials and a paper": (FIRST, "~(Illustration) — A. MARTIN / Le Port", SECOND),
    "a credit after a sentence": (FIRST, "~Des ouvriers devant l'usine. Photo : Le Port", SECOND),
    "a credit without a stop before": (FIRST, "~Anne Martin devant l'usine Photo: Le Port", SECOND),
    "the price of a photo": (FIRST, "Le prix de la photo : 3 000 euros", SECOND),
    "a photographer first": (FIRST, "~PHOTO ANNE MARTIN, ARCHIVES DU PORT La jetée fut refaite en 2019.", SECOND),
    "told before its owner": (FIRST, "~La jetée fut refaite.", "~© Anne Martin/Le Port La jetée fut refaite.", SECOND),
    "another thing told": (FIRST, "La ville paya 300 euros.", "~© Anne Martin/Le Port La jetée fut refaite.", SECOND),
    "told twice": (FIRST, "~La jetée fut refaite.", "~La jetée fut refaite.", "~Le Port", SECOND),
    "a refrain": (FIRST, "La jetée fut refaite.", "La jetée fut refaite.", SECOND),
    # Other pages.
    "a list with dashes": (FIRST, SECOND, "~À lire également", "~- Une grève à Lens", "~- Faut-il rouvrir la mine ?"),
    "cards": (
        *(FIRST, SECOND, "~Articles similaires", f"~{TITLES[0]}", "~Elle employait 300 personnes et fondait du…"),
        *(f"~{TITLES[1]}", "~Ils seront 200 au printemps. Le port s'agrandit.", f"~{TITLES[2]}", "~Les quais sont…"),
    ),
    "a link, then the article": (FIRST, "~Articles similaires", "Une grève à Lens", SECOND),
    "titles that nothing heads": (FIRST, SECOND, *(f"~{title}" for title in TITLES)),
    "a table": (
        FIRST,
        "| Usine | Emplois |",
        "| --- | --- |",
        "| Lens | 300 |",
        "| Douai | 200 |",
        "| --- | --- |",
        SECOND,
    ),
    "a table without ends": (
        FIRST,
        *(f"{place} | 300 | 200" for place in ("Lens", "Douai", "Lille", "Calais", "Arras")),
        SECOND,
    ),
    "key points": (
        FIRST,
        *(f"• 300 emplois à {place}" for place in ("Lens", "Douai", "Lille", "Calais", "Arras")),
        SECOND,
    ),
    "points in words": (
        FIRST,
        *(f"• une usine à {place}" for place in ("Lens", "Douai", "Lille", "Calais", "Arras")),
        SECOND,
    ),
    "bars between links": (FIRST, "~Accueil", "~————————", "~Contact", SECOND),
    "rows of a table": (FIRST, SECOND, *(f"{title} {share} %" for share, title in enumerate(TITLES, 10))),
    "titles with their times": (
        *(FIRST, SECOND, "~12:30", f"~{TITLES[0]}", "~1:05", "~Faut-il rouvrir la mine ?", "~0:45", f"~{TITLES[1]}"),
    ),
    "a day told by the clock": (
        *(FIRST, SECOND, "12:30", "Le maire arrive à Lens.", "13:05", "Il visite la mine.", "14:00", "Il repart."),
    ),
    "a link without its space": (FIRST, "~À lire aussiLa grève des cheminots", SECOND),
    "a longer word": (FIRST, "Lire aussitôt la lettre a coûté 300 euros au maire.", SECOND),
    "a link that ends a paragraph": (f"{FIRST} {SECOND} […] Lire l'article", SECOND),
    "tags": (FIRST, SECOND, "~Lens # Batteries # Emploi local"),
    "tags in a sentence": (FIRST, "#Lens gagne 300 emplois grâce au port #batteries", SECOND),
    "headings": (FIRST, "## Contexte", SECOND, "### Suite ### Fin ###", FIRST),
    "a site": ("~exemple.fr", "Une usine ouvre à Lens", FIRST, SECOND),
    "a file": (FIRST, "~usine-1.png", SECOND, "~[ad_2]"),
    "a file that is sold": (FIRST, "usine.png vaut 300 euros", SECOND),
    "a source in a sentence": (
        FIRST,
        "L'usine emploiera 300 personnes dès 2026, selon [Le Journal](https://exemple.fr/usine).",
        "Le port compte déjà 200 salariés (source : www.exemple.fr).",
        SECOND,
        "~Écrire au journal : https://exemple.fr/contact",
    ),
    "a site that is read": (FIRST, "exemple.fr a gagné 300 000 lecteurs", SECOND),
    # Where a line stands.
    "a section above a title": (
        *("~Pays de Lens", "Une usine de batteries ouvre ses portes au nord de la ville", FIRST, SECOND),
    ),
    "a short title above a longer one": (
        *("L'usine rouvre", "Une usine de batteries ouvre ses portes au nord de la ville", FIRST, SECOND),
    ),
    "a short title above the article": ("Usine rouverte", FIRST, SECOND),
    "sections in one line": (
        *("~Société Arts Sports Concours Annonces Emploi", "Une usine ouvre à Lens", FIRST, SECOND),
    ),
    "a title in capitals": ("Les Fondeurs de Lens Et Leurs Fours Face Au Prix Du Zinc", FIRST, SECOND),
    "a board of prices": (
        *("~Marché clos", "~Zinc 40", "~7 534,52", "~-52,03 (-0,69 %)", "~Indice Dow", "~40 287,53", "~-377,49"),
        *("La fonderie de Lens gagne 3 points à la clôture du marché", FIRST, SECOND),
    ),
    "a table above the article": (
        *("Lens 300 emplois", "Douai 200 emplois", "Lille 20 emplois", "Arras 10 emplois", "Calais 5 emplois"),
        *("Dix 3 emplois", FIRST, SECOND),
    ),
    "links listed in the article": (
        *(FIRST, "~Lire aussi :", "~- Une fonderie ferme à Douai", "~- Faut-il rouvrir la mine ?", SECOND),
    ),
    "points after a link": (FIRST, "~Lire aussi : la grève", "- une usine de 300 ouvriers ;", SECOND),
    "a long title below its head": (
        *(FIRST, "~À lire aussi", "~La fonderie de Douai ferme ses portes après un siècle", SECOND),
    ),
    "a heading below a head": (FIRST, "~À lire aussi", "Un siècle de fonte", SECOND),
    "the article's own title below a head": (
        *("~Articles récents", "La fonderie de Douai ferme ses portes après un siècle", FIRST, SECOND),
    ),
    "what ends a page": (*(FIRST, SECOND, "~Nos newsletters", "~Le zinc en dix dates", "~Douai après la fonte"),),
    "the article's end after furniture": (FIRST, "~Nos newsletters", "Le zinc en dix dates", SECOND),
    "an end cut off": (
        *(FIRST, "~Nos newsletters", "Le sinistre a endommagé vingt des quatre-vingts commerces du centre. [...]"),
    ),
    "points that end a page": (FIRST, SECOND, "~Nos newsletters", "- 300 emplois à Lens", "- 200 emplois à Douai"),
    "names between buttons": (FIRST, "~Agrandir", "~Le Port, Anne Martin", "~Imprimer", SECOND),
    "names in the article": (FIRST, "Le Port, Anne Martin", SECOND),
    "tags in lower case": (FIRST, SECOND, "~Imprimer", "~zinc", "~fonderie", "~lens", "~Partager"),
    "a title within its path": (
        *("~Le Port | Usines | Une usine de batteries ouvre à Lens", "Une usine de batteries ouvre à Lens", FIRST),
    ),
    "a title with a number within its path": (
        *("Le Port | Une usine de 300 ouvriers ouvre à Lens", "Une usine de 300 ouvriers ouvre à Lens", FIRST, SECOND),
    ),
    "a title and its longer form": (
        *("Une usine de batteries ouvre à Lens", "Une usine de batteries ouvre à Lens en dépit du port", FIRST),
    ),
    # What a line looks like.
    "words of a menu in one line": (FIRST, "~Partager Imprimer Commenter", SECOND),
    "words of a menu in a sentence": (FIRST, "Imprimer, partager, commenter : 3 gestes pour 40 euros", SECOND),
    "a path": (FIRST, "~Le Port > Économie > Industrie", SECOND),
    "a comparison": (FIRST, "La fonte > 300 euros, le zinc < 200 euros", SECOND),
    "a path in lines": ("~1. Le Port >", "~2. Économie >", "Une usine ouvre à Lens", FIRST, SECOND),
    "code": ("~var sizes = {a: [300, 250]}; var units = [];", "Une usine ouvre à Lens", FIRST, SECOND),
    "a formula": ("Une usine ouvre à Lens", FIRST, "La fonderie note {zinc, fonte} ses 2 métaux", SECOND),
    "a file with a space": (FIRST, "~Port carré.png", SECOND),
    "an address made of words": (FIRST, "~une-usine-ouvre-ses-portes-a-lens", SECOND),
    "how long ago": ("Une usine ouvre à Lens", "~il y a 3 heures", FIRST, SECOND),
    "how long ago, in a list": ("Une usine ouvre à Lens", "~- Il y a 3 heures (mise à jour à midi)", FIRST, SECOND),
    "an author in English": ("Une usine ouvre à Lens", "~by Anne May 25,2025", FIRST, SECOND),
    "a tag alone": ("~#lens", "Une usine ouvre à Lens", FIRST, SECOND),
    "a tag that says something": (FIRST, "#Lens gagne 300 emplois", SECOND),
    "initials above": ("Une usine ouvre à Lens", "~A.L", FIRST, SECOND),
    "a country's initials": (FIRST, "U.S. Steel paiera 300 euros", SECOND),
    "a picture's site": (FIRST, "~Le port vu du phare Image: exemple.fr", SECOND),
    "how long ago in a sentence": (FIRST, "Il y a 3 heures de route entre les 2 usines", SECOND),
    "an arrow before a question": (FIRST, "~►►► Le zinc, trop cher ?", SECOND),
    "a telephone in Canada": (FIRST, SECOND, "~(418) 555-0143"),
    "years and sums": (FIRST, "Le bilan 2021-2022 compte 300 200 euros", SECOND),
    "an agency and its name": (FIRST, "~ATS Agence télégraphique suisse", SECOND),
    "desks in capitals": (FIRST, SECOND, "~FK/CR/SMT"),
    "desks and a paper": (FIRST, "~(jg/Le Port)", SECOND),
    "an agency that signs": ("Une usine ouvre à Lens", "~Par : TAP", FIRST, SECOND),
    "a person in brackets": (FIRST, "~Des ouvriers devant l'usine (Anne MARTIN)", SECOND),
    "a paper and a person in brackets": (FIRST, "~Des ouvriers devant l'usine... (Port, Anne Martin)", SECOND),
    "a party in brackets": (FIRST, "Le maire Luc Petit (Parti du Port) promet 300 euros", SECOND),
    "a source after bars": (FIRST, "~Les ventes de zinc // Source : Agence", SECOND),
    "an owner where a text is cut off": (
        FIRST,
        "Selon elle, 300 ouvriers « conformément à notre........© Le Port",
        SECOND,
    ),
    "a caption that the article repeats": (
        *("Une usine ouvre", "~Le groupe a inauguré mardi sa nouvelle usine ...", "~Photo: Agence/Anne Martin", FIRST),
    ),
    "a lead above a photo": (
        *("Une usine ouvre", "Elle emploiera deux cents ouvriers dès mardi.", "~Photo: Agence/Anne Martin", FIRST),
    ),
    "a reporter to follow": (FIRST, "~Suivez Anne Martin sur Twitter", SECOND),
    "a course to follow": (FIRST, "Suivez la Deûle sur 30 kilomètres", SECOND),
    "an order to the reader": (FIRST, "~Découvrez le dossier", "~Nos newsletters", SECOND),
    "an order in an article": (FIRST, "Découvrez le musée pour 3 euros.", SECOND),
    # Forms and calls.
    "a form": (
        *(FIRST, "~Tous les jours, recevez l'actualité du port par newsletter."),
        *('~La chaîne utilise votre adresse pour la newsletter "Port". Vous pouvez vous désinscrire ici.', SECOND),
    ),
    "an appeal of several sentences": (
        *(FIRST, SECOND),
        "~Nous voulons faire un meilleur journal pour nos lecteurs et nous avons besoin de votre aide. Vous pouvez "
        "apporter votre contribution en répondant à notre enquête, qui ne vous prendra pas plus de cinq minutes, et en "
        "disant à la rédaction ce que vous pensez de nos articles, de leur longueur, de leurs titres et des sujets que "
        "nous avons oubliés cette année. Vos réponses resteront entre nous. Merci encore de faire avec nous ce journal "
        "qui, sans votre soutien, ne paraîtrait plus.",
    ),
    "a director in a few words": (FIRST, "Nous proposons nos services à 300 entreprises depuis Lens.", SECOND),
    "a seller": (FIRST, SECOND, "~Nous proposons nos services aux entreprises depuis Lens."),
    "a director at length": (FIRST, SELLER + SECOND + " " + SELLER, SECOND),
    "addresses in use": (FIRST, "La chaîne utilise 300 adresses pour ses 4 000 abonnés.", SECOND),
    "a browser": ("~Votre navigateur ne supporte pas JavaScript. Merci d'activer JavaScript.", FIRST, SECOND),
    "news of software": (FIRST, "Dernière mise à jour de Windows : 300 failles", SECOND),
    "news of translation": (FIRST, "Traduction automatique : 300 emplois menacés", SECOND),
    "news of batteries": (FIRST, "Charger plus vite une voiture coûte 30 euros.", SECOND),
    "news of prices": (FIRST, "Plus d'articles seront exonérés, soit 300 produits.", SECOND),
    "news of a fine": (FIRST, "Le dépôt de cookies et de traceurs a coûté 100 millions d'euros au groupe.", SECOND),
    "news between furniture": (
        *(
            "~Commenter",
            "Une usine ouvre à Lens",
            "Nos prix ont baissé de 3 % en mai, disent les fondeurs.",
            "~Imprimer",
        ),
    ),
    "a language": (FIRST, "Un cours de JavaScript a réuni 300 élèves.", SECOND),
}


@pytest.fixture(scope="module")
def sections() -> dict[str, list[str]]:
    """By page, the section of each line."""
    texts = {name: "\n".join(line.removeprefix("~") for line in lines) for name, lines in PAGES.items()}
    documents = pl.DataFrame({"doc_id": list(texts), "text": list(texts.values())})
    marked = mark_sections(split_sentences(documents), read_lexicon("fr"))
    found: dict[str, list[str]] = {}
    for name, section, text in marked.select("doc_id", "section", "text").rows():
        lines = found.setdefault(name, [""])
        lines[-1] = section
        if text.endswith("\n"):
            lines.append("")
    return found


@pytest.mark.parametrize("page", PAGES)
def test_the_furniture_of_a_page_is_told_from_its_article(page: str, sections: dict[str, list[str]]) -> None:
    wanted = [line.startswith("~") for line in PAGES[page]]
    assert [section == "boilerplate" for section in sections[page]] == wanted

from __future__ import annotations

import polars as pl
import pytest

from tests.transforms.together import together
from transforms.lexicon import read_lexicon
from transforms.text.sections import mark_sections
from transforms.text.sentences import split_sentences

PARAGRAPH = (
    "Le groupe a inauguré mardi sa nouvelle usine de batteries, qui emploie déjà deux cents ouvriers et en comptera "
    "le double l'an prochain, selon la direction.\n\n"
)
OTHER = (
    "Les syndicats, eux, redoutent que la production ne quitte un jour la région, comme ce fut le cas pour les "
    "fonderies voisines.\n\n"
)


@together
def lines_of(texts: list[str]) -> list[list[tuple[str, str]]]:
    """Section and beginning of each line."""
    ids = [f"{number:03}" for number in range(len(texts))]
    marked = mark_sections(split_sentences(pl.DataFrame({"doc_id": ids, "text": texts})), read_lexicon("fr"))
    lines = [marked.filter(doc_id=doc) for doc in ids]
    assert ["".join(each["text"]) for each in lines] == texts
    return [[(section, line.strip()[:20]) for section, line in each.select("section", "text").rows()] for each in lines]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Lien court pour cet article : https://exemple.fr/x", id="link"),
        pytest.param("Plus d'informations sur : www.exemple.fr", id="address of a page"),
        pytest.param("À lire aussi : la grève des cheminots", id="another article"),
        pytest.param("A lire aussi : la grève des cheminots", id="without its accent"),
        pytest.param(">> Lire : les fonderies, un métier qui « brûle »", id="a quoted title"),
        pytest.param("→ DOSSIER La grève des cheminots", id="an arrow to another page"),
        pytest.param("Consultez les horaires de l'usine ici.", id="here is a link"),
        pytest.param("afp/luc", id="an agency's sign-off"),
        pytest.param("(Agefi-Dow Jones, avec Reuters)", id="two agencies"),
        pytest.param("(Version française Anne Martin, édité par Luc Petit)", id="the translator"),
        pytest.param("L'usine au petit matin, en mai. (Photo : A. Martin)", id="a caption with its credit"),
        pytest.param("L'usine au petit matin. A. MARTIN / AFP", id="a caption that ends in an agency"),
        pytest.param("Canal 9 | Reportage A. Martin", id="a broadcast"),
        pytest.param("Anne Martin est journaliste au service Sciences. Elle aime le vélo.", id="note on the author"),
        pytest.param("L'usine vue du ciel – Image : Exemple", id="credit"),
        pytest.param("© Exemple 2025 - Tous droits réservés", id="copyright"),
        pytest.param("Icône du site Exemple", id="site's name"),
        pytest.param("L'usine au petit matin, en mai. A. MARTIN/AP/SIPA", id="a caption that ends in two agencies"),
        pytest.param("Le directeur devant l'usine, le lundi 3 mai 2021. (Anne Martin/AP)", id="a credit in brackets"),
        pytest.param("Plan de l'usine et du port - ©Agence", id="a caption with the sign of its owner"),
        pytest.param("Source: Le Journal du port", id="a colon without its space"),
        pytest.param("3 commentaires", id="how many comments"),
        pytest.param("Commentaires (12)", id="how many comments, after the word"),
        pytest.param("4 min de lecture", id="time of reading"),
        pytest.param("Laisser un commentaire", id="a form"),
        pytest.param("Votre adresse e-mail ne sera pas publiée.", id="a form's promise"),
        pytest.param("Soyez le premier à donner votre avis !", id="a call to comment"),
        pytest.param("Partager cette page", id="a button"),
        pytest.param("Sur le même thème", id="head of a list"),
        pytest.param("Accueil > Économie > Industrie", id="path of the page"),
        pytest.param("Thèmes : industrie, batteries", id="keywords"),
        pytest.param("La suite est réservée aux abonnés", id="a wall"),
        pytest.param("Cet article est réservé aux abonnés. Il vous reste 60 % à découvrir.", id="a wall with a share"),
        pytest.param("La lecture de ce contenu est réservée : identifiez-vous, créez votre compte", id="a door"),
        pytest.param("Ce site web utilise des cookies pour améliorer votre expérience.", id="cookies"),
        pytest.param("Cet article est republié avec l'accord de la revue.", id="where it comes from"),
        pytest.param("Nous touchons une commission sur ce que vous achetez.", id="affiliates"),
        pytest.param("Le Journal a besoin de vous !", id="an appeal to readers"),
        pytest.param("(Merci à Luc)", id="thanks"),
        pytest.param("Le Parisien", id="the paper's name alone"),
        pytest.param("A. Martin, rédacteur en chef", id="an editor's signature"),
        pytest.param("A.Martin--LP", id="initials at the end"),
        pytest.param("Please wait...", id="a foreign template"),
        pytest.param("Rester en contact", id="navigation"),
        pytest.param("Contact presse : 01 23 45 67 89, presse@exemple.fr", id="telephone and mail"),
        pytest.param("Inscrivez-vous à notre newsletter et recevez chaque matin nos articles.", id="newsletter"),
        pytest.param(
            "Bonjour, je m'appelle Anne et j'ai 37 ans. Bienvenue sur mon blog, où j'écris le soir.", id="the author"
        ),
    ],
)
def test_a_line_that_is_not_the_article_is_boilerplate(line: str) -> None:
    sections = {section for section, start in lines_of(PARAGRAPH + OTHER + line) if start not in PARAGRAPH + OTHER}
    assert sections == {"boilerplate"}
    assert {section for section, _ in lines_of(PARAGRAPH + OTHER)} == {"body"}


def test_weak_signs_count_where_they_stand_close_together() -> None:
    advert = (
        "Stockage d'énergie | Exemple Conseil\n\n"
        "Avec notre solution, vos données restent chez vous.\n\n"
        "⚡ Rapide : une installation sur mesure en quelques jours\n\n"
        "🔒 Sûre : nous garantissons le secret\n\n"
        "Pour les petites structures\n\n"
        "En savoir plus ici :\n\n"
    )
    sections = [section for section, _ in lines_of(PARAGRAPH + OTHER + advert + PARAGRAPH)]
    assert sections == ["body"] * 2 + ["boilerplate"] * 6 + ["body"]


@pytest.mark.parametrize(
    "paragraph",
    [
        pytest.param(
            "« Nous proposons une solution sur mesure et nous garantissons vos emplois », dit-il.\n", id="a quotation"
        ),
        pytest.param("Vous vous souvenez peut-être de la solution que le groupe avait proposée.\n", id="the reader"),
        pytest.param(
            "Il a publié le texte sur www.exemple.fr avant de le retirer" + " dans la nuit" * 30 + ".\n", id="a"
        ),
        pytest.param("→ Il cite une usine.\n→ Il cite deux fonderies.\n", id="a list with arrows"),
        pytest.param("Mme Martin est journaliste, son frère soudeur.\n", id="a profession within the text"),
        pytest.param("Retrouvez vos manches, leur a lancé le maire.\n", id="an imperative"),
        pytest.param("L'usine a signé avec AFP.\n", id="an agency in a sentence"),
        pytest.param("Selon AFP, Reuters et Belga, le prix a baissé.\n", id="agencies named as sources"),
        pytest.param("La plateforme compte 1 231 abonnés depuis le 01.01.2012.\n", id="numbers like a telephone's"),
        pytest.param(
            "Contact a été pris avec les élus, mais l'accueil fut froid.\n", id="words of a menu in a sentence"
        ),
    ],
)
def test_the_article_itself_stays(paragraph: str) -> None:
    assert {section for section, _ in lines_of(PARAGRAPH + paragraph + OTHER)} == {"body"}


@pytest.mark.parametrize(
    "paragraph",
    [
        pytest.param("Le groupe n'a fait aucun commentaire.\n", id="comments"),
        pytest.param("Aucun commentaire n'a été fait par les 300 ouvriers.\n", id="comments, at the beginning"),
        pytest.param("La newsletter du quotidien compte 2 millions d'abonnés.\n", id="a newsletter"),
        pytest.param("L'abonnement, réservé aux 40 000 abonnés du port, coûte 12 euros.\n", id="subscribers"),
        pytest.param("S'abonner coûte 10 euros par mois.\n", id="the price of a subscription"),
        pytest.param("Le régulateur réclame 100 millions d'euros pour des cookies posés sans accord.\n", id="cookies"),
        pytest.param("Ce site de 30 hectares accueillera trois usines.\n", id="a site that is no page"),
        pytest.param("La publicité en ligne a rapporté 3 milliards d'euros, en hausse de 8 %.\n", id="adverts"),
        pytest.param("Partager le travail coûterait 200 millions d'euros.\n", id="sharing"),
        pytest.param("Publié dans une revue, l'essai porte sur 2 000 malades.\n", id="a publication"),
        pytest.param("En partenariat avec un rival, le fondeur investira 8 milliards.\n", id="partners"),
        pytest.param("La photo de l'usine s'est vendue 3 000 euros.\n", id="a photograph"),
        pytest.param("Le tribunal a condamné la source à 500 euros d'amende (lire plus haut).\n", id="a source"),
        pytest.param("Abonnés : 230 000\n", id="a row of a table"),
        pytest.param("Le ministre (photo) a promis 40 millions d'euros aux fonderies.\n", id="a photograph named"),
        pytest.param("La production a été de 3 000 tonnes l'an dernier (avec AFP/Reuters)\n", id="agencies at the end"),
        pytest.param("L'accord Lens/Belga porte sur 12 millions d'euros.\n", id="a bar in a sentence"),
        pytest.param("La ville, le port et la région ont besoin de 3 millions d'euros.\n", id="needs"),
        pytest.param("France, Europe : 200 millions d'euros d'aides\n", id="sections' names in a line"),
        pytest.param("Le Parisien a interrogé 300 ouvriers.\n", id="a paper that acts"),
        pytest.param("Lecture faite du décret, 12 maires ont voté contre.\n", id="reading"),
    ],
)
def test_an_article_about_papers_readers_and_pictures_stays(paragraph: str) -> None:
    assert "boilerplate" not in {section for section, _ in lines_of(PARAGRAPH + paragraph + OTHER)}


def test_a_caption_told_twice_is_boilerplate_both_times() -> None:
    text = f"Une usine ouvre à Lens\n\n{PARAGRAPH}L'usine vue du port\nL'usine vue du port - ©Agence\n\n{OTHER}"
    assert [section for section, _ in lines_of(text)] == ["headline", "body", "boilerplate", "boilerplate", "body"]
    other = f"{PARAGRAPH}La grève continue\nL'usine vue du port - ©Agence\n\n{OTHER}"
    assert lines_of(other)[1] == ("headline", "La grève continue")


def test_titles_that_end_a_page_go_with_what_heads_them() -> None:
    titles = "Une fonderie ferme à Douai\nLe port de Calais embauche 200 dockers"
    assert [section for section, _ in lines_of(f"{PARAGRAPH}Sur le même sujet\n{titles}")][1:] == ["boilerplate"] * 3
    # The article goes on, or the list has no such head.
    assert lines_of(f"{PARAGRAPH}Sur le même sujet\n{titles}\n{OTHER}")[3][0] == "headline"
    assert {section for section, _ in lines_of(f"{PARAGRAPH}Les dates de l'usine\n{titles}")} <= {"body", "headline"}


def test_names_of_sections_begin_a_page_and_title_an_article_further_down() -> None:
    assert lines_of(f"Économie\nUne usine ouvre à Lens\n\n{PARAGRAPH}{OTHER}")[0][0] == "boilerplate"
    assert lines_of(f"{PARAGRAPH}{OTHER}" * 2 + f"Économie\n\n{PARAGRAPH}")[4] == ("headline", "Économie")


def test_beginnings_of_other_pages_end_a_page_where_there_are_several() -> None:
    cut = [
        f"La fonderie de {place} a vu partir ce lundi les derniers de ses...\n" for place in ("Lens", "Douai", "Lille")
    ]
    sections = [section for section, _ in lines_of(PARAGRAPH + "".join(cut))]
    # The first may be the article's own end.
    assert sections == ["body", "body", "boilerplate", "boilerplate"]
    assert {section for section, _ in lines_of(PARAGRAPH + "".join(cut[:2]))} == {"body"}
    assert {section for section, _ in lines_of(PARAGRAPH + "".join(cut) + OTHER)} == {"body"}


def test_initials_sign_the_last_line_only() -> None:
    assert lines_of(f"{PARAGRAPH}A. Martin\n{OTHER}")[1][0] == "headline"
    assert lines_of(f"{PARAGRAPH}A. Martin paiera 300 euros")[1][0] == "body"


def test_a_sentence_between_a_credit_and_a_link_stays_in_the_article() -> None:
    text = (
        f"{PARAGRAPH}Crédit photo : Agence\nLes 300 ouvriers de la fonderie toucheront une prime de 500 euros en mai.\n"
        f"Lire aussi : la grève\n{OTHER}"
    )
    assert [section for section, _ in lines_of(text)] == ["body", "boilerplate", "body", "boilerplate", "body"]


def test_arrows_before_several_lines_list_what_belongs_to_the_article() -> None:
    sections = [section for section, _ in lines_of(PARAGRAPH + "→ une usine\n→ deux fonderies\n" + OTHER)]
    assert "boilerplate" not in sections


def test_a_profession_in_the_last_paragraph_is_no_note_on_the_author() -> None:
    last = "Au procès, la salle a entendu la fille aînée du fondeur, qui est journaliste à Lens depuis dix ans."
    assert lines_of(PARAGRAPH + last)[-1][0] == "body"


def test_a_paragraph_between_links_stays_in_the_article() -> None:
    text = PARAGRAPH + "Lire aussi : la grève\n" + OTHER + "Lire aussi : la fin de la grève\n" + PARAGRAPH
    assert [section for section, _ in lines_of(text)] == ["body", "boilerplate", "body", "boilerplate", "body"]


def test_a_title_between_site_and_credit_stays_a_title() -> None:
    text = "Icône du site Exemple\n\nUne usine ouvre à Lens\n\nUne usine ouvre – Image : Exemple\n\n" + PARAGRAPH
    assert [section for section, _ in lines_of(text)] == ["boilerplate", "headline", "boilerplate", "body"]


def test_a_short_line_before_a_longer_one_is_a_headline() -> None:
    text = "Une usine ouvre à Lens\n\n" + PARAGRAPH + "Qui paiera ?\n" + OTHER + "Fin de partie"
    assert [section for section, _ in lines_of(text)] == ["headline", "body", "headline", "body", "body"]


@pytest.mark.parametrize(
    "line", ["- Un premier point", "Il cite trois raisons :", "Un point. Puis un autre", "Ce fut tout."]
)
def test_list_items_and_whole_sentences_are_no_headlines(line: str) -> None:
    assert {section for section, _ in lines_of(f"{line}\n{PARAGRAPH}")} == {"body"}


def test_a_date_line_is_a_header() -> None:
    assert lines_of(f" date 2025-07 {PARAGRAPH}")[0] == ("header", "date 2025-07")
    assert lines_of(f"Une usine ouvre\nPublié le 3 juin 2025 à 10h12\n{PARAGRAPH}")[1][0] == "header"
    assert lines_of(f"{PARAGRAPH}Le décret publié le 3 juin 2025 fixe le prix du courant.\n{OTHER}")[1][0] == "body"


def test_documents_do_not_lend_each_other_signs() -> None:
    texts = ["Rester en contact", "Pour les petites structures", "Quitter la version mobile"]
    documents = pl.DataFrame({"doc_id": ["a", "b", "c"], "text": texts})
    marked = mark_sections(split_sentences(documents), read_lexicon("fr"))
    assert marked["section"].to_list() == ["boilerplate", "body", "boilerplate"]


@pytest.mark.parametrize(
    ("line", "section"),
    [
        pytest.param("Le 12/03/2026 à 18h42 - Par Jean Dupont", "body", id="when and who"),
        pytest.param("Jean Dupont, 3 mars 2026", "body", id="who and when"),
        pytest.param("Par Jean Dupont", "boilerplate", id="who alone"),
        pytest.param("2026-03-03", "body", id="when alone"),
        pytest.param("Publié le 3 mars 2026 à 10:12, mis à jour le 4 mars 2026", "header", id="when, twice"),
        pytest.param("Par ici la sortie", "headline", id="a headline that begins with par"),
        pytest.param("Le site ouvrira le 3 mars 2026", "headline", id="a headline that ends with a date"),
    ],
)
def test_a_line_of_who_wrote_when_is_no_headline_and_does_not_keep_another_from_being_one(
    line: str, section: str
) -> None:
    assert lines_of(f"{line}\n\n{PARAGRAPH}")[0][0] == section
    assert lines_of(f"L'usine rouvre\n{line}\n\n{PARAGRAPH}")[0][0] == "headline"

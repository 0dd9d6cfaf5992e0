from __future__ import annotations

from collections.abc import Sequence

import polars as pl
import pytest

from schemas import MENTIONS
from tests.transforms.together import together
from transforms.lexicon import read_lexicon
from transforms.names.coreference import resolve_references
from transforms.names.discovery import discover_entities
from transforms.names.entities import lexicon_entities
from transforms.names.mentions import find_mentions
from transforms.text.sentences import split_sentences


@together
def resolved(texts: list[str]) -> list[pl.DataFrame]:
    """The mentions that refer to what a text names elsewhere."""
    found = resolved_in(texts)
    return [found.filter(doc_id=f"{number:03}") for number in range(len(texts))]


def resolved_in(texts: Sequence[str]) -> pl.DataFrame:
    """Those of all texts; their ids are their numbers."""
    lexicon = read_lexicon("fr")
    ids = [f"{number:03}" for number in range(len(texts))]
    sentences = split_sentences(pl.DataFrame({"doc_id": ids, "text": list(texts)}))
    known, _, ties = lexicon_entities(lexicon)
    mentions = find_mentions(sentences, lexicon)
    new, found, roles = discover_entities(sentences, mentions, lexicon)
    mentions = pl.concat([mentions, found])
    return resolve_references(sentences, mentions, pl.concat([known, new]), pl.concat([ties, roles]), lexicon)


def referents(text: str) -> list[tuple[str, str]]:
    return resolved(text).select("surface", "entity_id").rows()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Nvidia recrute. Intel, AMD et le fonds Elaia, tous présents, ont mené l'opération. L'entreprise surprend.",
            [("L'entreprise", "organization/nvidia")],
            id="several subjects are no one, whatever the last is called",
        ),
        pytest.param(
            "Intel recule. Voltarys, le spécialiste des puces, a levé 30 millions.",
            [("le spécialiste", "organization/voltarys")],
            id="what a name is called right behind it",
        ),
        pytest.param(
            "Bérénice Vautrin part. Vautrin ira ailleurs.",
            [("Vautrin", "person/berenice-vautrin")],
            id="a family name after the full one",
        ),
        pytest.param(
            "Le patron de Meta a parlé.",
            [("Le patron de Meta", "person/mark-zuckerberg")],
            id="the head of an organization",
        ),
        pytest.param(
            "Nvidia grandit. Nvidia recrute. Le fonds BlackRock salue cet élan.\n\n"
            "Pour le trimestre en cours, le groupe prévoit mieux.",
            [("le groupe", "organization/nvidia")],
            id="what the text is about, where a paragraph begins",
        ),
        pytest.param(
            "Nvidia grandit. Nvidia recrute. Le fonds BlackRock salue cet élan. Pour le trimestre en cours, le groupe "
            "prévoit mieux.",
            [("le groupe", "organization/blackrock")],
            id="who was named last, within a paragraph",
        ),
        pytest.param(
            "Emmanuel Macron a reçu Sam Altman. Le chef de l'État a parlé.",
            [("Le chef de l'État", "person/emmanuel-macron")],
            id="a head of state",
        ),
        pytest.param(
            "Emmanuel Macron est en Algérie. Le chef de l'État, Abdelmadjid Tebboune, a parlé.",
            [],
            id="a head of state who is named right there",
        ),
        pytest.param(
            "Emmanuel Macron a reçu Donald Trump. Le président américain a parlé.",
            [("Le président", "person/donald-trump")],
            id="a head of the state whose adjective follows",
        ),
        pytest.param(
            "Emmanuel Macron a reçu Donald Trump. Le chef de l'État a parlé.",
            [],
            id="but not of which of two",
        ),
        pytest.param(
            "La France signe avec l'Espagne. Le pays compte 250 data centers.",
            [],
            id="nor where one of them opens the sentence",
        ),
        pytest.param(
            "À Davos, en Suisse, Meta signe. Le pays compte 250 data centers.",
            [],
            id="nor where it only tells where a town is",
        ),
        pytest.param(
            "Emmanuel Macron est à Toulouse. Le président français de Meta a parlé.",
            [],
            id="a president of a company",
        ),
        pytest.param(
            "Meta mise sur la France et sur l'Espagne. Le pays compte 250 data centers.",
            [],
            id="but not which of two countries",
        ),
        pytest.param(
            "CoreWeave recule. CoreWeave déçoit. La Bourse, dont Nvidia est la vedette, baisse. L'entreprise recrute.",
            [("L'entreprise", "organization/coreweave")],
            id="nobody who is only told with dont",
        ),
        pytest.param(
            "Hyperion grandit, presque autant que l'EPR de Flamanville. Le site ouvrira en mai.",
            [],
            id="no site that another is only held against",
        ),
        pytest.param(
            "Microsoft licencie. Le géant des logiciels supprime 900 postes.",
            [("Le géant", "organization/microsoft")],
            id="by what it deals in",
        ),
        pytest.param(
            "GitHub recrute. Microsoft recrute aussi. GitHub grandit. Le groupe embauche.",
            [("Le groupe", "organization/microsoft")],
            id="the group is the whole of which another is a part",
        ),
        pytest.param(
            "Microsoft bâtit. Il loue à OpenAI, dont Microsoft est actionnaire. Le groupe recrute.",
            [("Il", "organization/microsoft"), ("Le groupe", "organization/microsoft")],
            id="but one who is told with dont may be whom the text is about",
        ),
        pytest.param(
            "Le gouvernement sud-coréen a acheté 15 000 puces.",
            [("Le gouvernement sud-coréen", "place/coree-du-sud")],
            id="a government by its adjective",
        ),
        pytest.param("Le gouvernement a acheté 15 000 puces.", [], id="but not one without"),
        pytest.param(
            "Carrefour et Nvidia montent. Le géant de la distribution ouvre un magasin.",
            [("Le géant", "organization/carrefour")],
            id="by what it deals in",
        ),
        pytest.param(
            "Amazon a payé. Le groupe de Jeff Bezos recrute.",
            [("Le groupe de Jeff Bezos", "organization/amazon")],
            id="of what someone leads or founded the one that is named",
        ),
        pytest.param(
            "Elon Musk finance xAI. La start-up paie bien.",
            [("La start-up", "organization/xai")],
            id="of several that someone leads the one that is named",
        ),
        pytest.param(
            "Après Intel, c'est au tour de Dell. La firme texane recrute.",
            [("La firme", "organization/dell")],
            id="whom a sentence brings to the fore",
        ),
        pytest.param(
            "Après Google et Amazon, c'est Microsoft qui paie. Le groupe recrute.",
            [("Le groupe", "organization/microsoft")],
            id="c'est … qui",
        ),
        pytest.param(
            "Amazon recrute. Quant à Meta, le groupe paie bien.",
            [("le groupe", "organization/meta")],
            id="quant à",
        ),
        pytest.param(
            "Amazon paie bien. Amazon recrute.\n\nMeta\n\nL'entreprise paie mieux.",
            [("L'entreprise", "organization/meta")],
            id="whom the heading above names",
        ),
        pytest.param(
            "Le groupe coopératif sarthois LDC, près de Laval, paie sa filiale PFC. Le groupe recrute.",
            [("Le groupe", "organization/ldc")],
            id="no part of it that is named by the way",
        ),
        pytest.param(
            "Mistral AI s'allie à ASML. Le néerlandais a payé. L'Américain OpenAI se tait.",
            [("Le néerlandais", "organization/asml")],
            id="whence it is",
        ),
        pytest.param(
            "Mistral AI s'allie à ASML. Le néerlandais, spécialiste des machines, détient 11 % du capital.",
            [("Le néerlandais", "organization/asml")],
            id="whence it is, with what it makes",
        ),
        pytest.param(
            "Meta recrute. Sam Altman, le patron d'OpenAI, accuse son rival de tricher.",
            [("le patron d'OpenAI", "person/sam-altman"), ("son rival", "organization/meta")],
            id="a rival who was named before",
        ),
        pytest.param(
            "CoreWeave grandit. Le spécialiste américain du cloud, dont Nvidia a sa part, croît. L'entreprise paie.",
            [("Le spécialiste", "organization/coreweave"), ("L'entreprise", "organization/coreweave")],
            id="not who owns a part of it",
        ),
        pytest.param(
            "Mark Zuckerberg recrute. OpenAI accuse son concurrent de tricher.",
            [("son concurrent", "organization/meta")],
            id="a rival whose head was named before",
        ),
        pytest.param(
            "Mistral AI lève des fonds. ASML paie. L'opération a valorisé l'entreprise 12 milliards d'euros.",
            [("l'entreprise", "organization/mistral-ai")],
            id="what is valued is whom the text is about",
        ),
        pytest.param(
            "Nvidia et OVHcloud recrutent. Le premier a payé, alors que le second, plus petit, se tait.",
            [("Le premier", "organization/nvidia"), ("le second", "organization/ovhcloud")],
            id="le premier and le second",
        ),
        pytest.param(
            "Wayve recrute. Nvidia fournira 100 puces à l'entreprise.",
            [("l'entreprise", "organization/wayve")],
            id="to whom somebody else does it",
        ),
        pytest.param(
            "Stargate avance. Baptisé Hyperion, le projet de Meta est prêt.",
            [("le projet", "site/hyperion")],
            id="what the name before it is given",
        ),
        pytest.param(
            "Nvidia recrute. Le titre de la société monte.",
            [("la société", "organization/nvidia")],
            id="whose share it is",
        ),
        pytest.param(
            "Alors qu'on rit chez Nvidia, Intel recule encore de deux places au classement. Ce dernier se tait.",
            [("Ce dernier", "organization/intel")],
            id="ce dernier far behind a name",
        ),
        pytest.param(
            "Nvidia profite du marché, selon Reuters. Ce dernier se tait.",
            [("Ce dernier", "organization/nvidia")],
            id="ce dernier behind who reports",
        ),
        pytest.param(
            "Il a reçu Mira Murati, directrice chez Tesla. Celle-ci part.",
            [("Celle-ci", "person/mira-murati")],
            id="not whom someone works for",
        ),
        pytest.param(
            "Google a payé DeepMind. La filiale britannique d'Alphabet recrute.",
            [("La filiale britannique d'Alphabet", "organization/google-deepmind")],
            id="a part of a part, by whence it is",
        ),
        pytest.param(
            "Alphabet a payé Wiz. La start-up israélienne recrute.",
            [("La start-up", "organization/wiz")],
            id="the only start-up, wherever it is now",
        ),
        pytest.param(
            "Blackstone veut reprendre AirTrunk. L'entreprise recrute.",
            [("L'entreprise", "organization/airtrunk")],
            id="rather a company than a fund",
        ),
        pytest.param(
            "Blackstone recrute. L'entreprise paie bien.",
            [("L'entreprise", "organization/blackstone")],
            id="but a fund alone",
        ),
        pytest.param(
            "OpenAI recrute. Comment Anthropic rattrape OpenAI. La start-up fondée par d'anciens d'OpenAI paie bien.",
            [("La start-up", "organization/anthropic")],
            id="not those by whom it was founded",
        ),
        pytest.param(
            "Atos recule. Sa filiale Eviden se porte mieux. Le groupe recrute.",
            [("Le groupe", "organization/atos")],
            id="not its part",
        ),
        pytest.param(
            "La ville attend Intel. On y compte mille puces Nvidia. L'entreprise recrute.",
            [("L'entreprise", "organization/intel")],
            id="not whose goods are counted",
        ),
        pytest.param(
            "Stargate avance. Le projet, baptisé Hyperion, est prêt.",
            [("Le projet", "site/hyperion")],
            id="what is named at once",
        ),
        pytest.param(
            "Netflix et Amazon ont payé. Le géant américain de la distribution se tait.",
            [("Le géant", "organization/amazon")],
            id="by whence it is and what it deals in",
        ),
        pytest.param(
            "Google, filiale d'Alphabet, recrute. Google paie. Le géant de Mountain View se tait.",
            [("Le géant de Mountain View", "organization/google")],
            id="of two that lie there the one named more often",
        ),
        pytest.param(
            "Meta recrute. L’entreprise paie bien.", [("L’entreprise", "organization/meta")], id="l'entreprise"
        ),
        pytest.param(
            "Scale AI recrute. Meta a investi 14 milliards de dollars dans l’entreprise.",
            [("l’entreprise", "organization/scale-ai")],
            id="what money is put into is a certain one, and not who puts it there",
        ),
        pytest.param(
            "Selon Le Figaro et Reuters, rien ne bouge. Le journal le précise.",
            [("Le journal", "organization/le-figaro")],
            id="a paper and no agency",
        ),
        pytest.param(
            "Selon Le Figaro et Reuters, rien ne bouge. L'agence le précise.",
            [("L'agence", "organization/reuters")],
            id="an agency and no paper",
        ),
        pytest.param("Meta recrute. Elle agit dans la société.", [("Elle", "organization/meta")], id="a bare noun"),
        pytest.param(
            "Google a dépassé Meta. Le groupe paie bien.",
            [("Le groupe", "organization/google")],
            id="a subject before an object",
        ),
        pytest.param(
            "Après Meta, le chinois Alibaba et l'américain Nvidia. Le groupe chinois paie.",
            [("Le groupe", "organization/alibaba")],
            id="the one of that country",
        ),
        pytest.param(
            "Alphabet et Meta. Le groupe de Menlo Park paie.",
            [("Le groupe de Menlo Park", "organization/meta")],
            id="the one that lies there",
        ),
        pytest.param(
            "Meta investit. Les Meta Superintelligence Labs recrutent. Le groupe paie bien.",
            [("Le groupe", "organization/meta")],
            id="the whole, not its part named last",
        ),
        pytest.param(
            "Lyon, 9 juil. (Agence Nord-Presse) – Meta recrute. L'agence Nord-Presse le dit. Le groupe paie.",
            [("Le groupe", "organization/meta")],
            id="the agency of the dateline is nobody's group",
        ),
        pytest.param(
            "La firme dirigée par Satya Nadella paie.",
            [("La firme dirigée par Satya Nadella", "organization/microsoft")],
            id="the one he leads",
        ),
        pytest.param("OpenAI dévoile Sora. Le modèle impressionne.", [("Le modèle", "model/sora")], id="le modèle"),
        pytest.param("Mark Zuckerberg recrute. Il paie bien.", [("Il", "person/mark-zuckerberg")], id="il"),
        pytest.param("« Non », a-t-il répondu.", [], id="nobody before"),
        pytest.param(
            "Elon Musk doute. « Non », a-t-il répondu.",
            [("-t-il", "person/elon-musk")],
            id="inverted after a verb of saying",
        ),
        pytest.param(
            "Nvidia publie ses comptes. Parmi ses clients, on cite Oracle et Apple. Le groupe paie bien.",
            [("Le groupe", "organization/nvidia")],
            id="what the text is about before those that a list names",
        ),
        pytest.param(
            "Selon Reuters, Nvidia recrute. Le groupe paie bien, rapporte Bloomberg. L'entreprise grandit.",
            [("Le groupe", "organization/nvidia"), ("L'entreprise", "organization/nvidia")],
            id="no paper is a company",
        ),
        pytest.param(
            "Nvidia recrute, selon Bloomberg. Le journal précise les salaires.",
            [("Le journal", "organization/bloomberg")],
            id="a paper is a paper",
        ),
        pytest.param(
            "Anthropic cherche des fonds. Apple y mettrait un milliard. La start-up paie bien. L'entreprise grandit.",
            [("La start-up", "organization/anthropic"), ("L'entreprise", "organization/apple")],
            id="an established company is no start-up",
        ),
        pytest.param(
            "Il y a du bruit chez Intel. On parle encore d'Intel. La décision vient de Microsoft. La société paie.",
            [("La société", "organization/microsoft")],
            id="whom alone the sentence before names",
        ),
        pytest.param(
            "Il y a du bruit chez Intel. On parle encore d'Intel. La décision lie Apple à Microsoft. La société paie.",
            [("La société", "organization/intel")],
            id="what the text is about where the sentence before names two",
        ),
        pytest.param(
            "SoftBank présente le projet Stargate, lancé par OpenAI. Celui-ci compte cinq sites.",
            [("Celui-ci", "site/stargate")],
            id="the project, not who launched it",
        ),
        pytest.param(
            "Le plan relève du projet Stargate, vaste chantier porté par OpenAI. Celui-ci compte cinq sites.",
            [("Celui-ci", "site/stargate")],
            id="the project in a complement",
        ),
        pytest.param(
            "Le contrat de Stargate a été signé par Oracle. Celui-ci investira.",
            [("Celui-ci", "organization/oracle")],
            id="who did it where that is what is told",
        ),
        pytest.param(
            "SoftBank présente le projet Stargate à Oracle. Celui-ci investira.",
            [("Celui-ci", "organization/oracle")],
            id="the last named where nobody launched it",
        ),
        pytest.param(
            "La commande va à OpenAI ; celle-ci paiera.", [("celle-ci", "organization/openai")], id="the last named"
        ),
        pytest.param(
            "Oracle signe. Sam Altman a confirmé que sa société louera tout au groupe de Larry Ellison.",
            [("sa société", "organization/openai"), ("groupe de Larry Ellison", "organization/oracle")],
            id="his company is the one that he leads, another's the one that he founded",
        ),
        pytest.param(
            "Dario Amodei a quitté OpenAI en 2020. Son entreprise recrute.",
            [("Son entreprise", "organization/anthropic")],
            id="the company of whom the sentence before is about",
        ),
        pytest.param(
            "« Oui », dit Larry Ellison. Son groupe recrute.",
            [("Son groupe", "organization/oracle")],
            id="the company of who spoke",
        ),
        pytest.param(
            "Tesla recrute, xAI aussi, xAI partout. Elon Musk veut que sa start-up paie mieux.",
            [("sa start-up", "organization/xai")],
            id="of his companies the young one",
        ),
        pytest.param(
            "Sam Altman a parlé. Il dit que sa société paiera.",
            [("Il", "person/sam-altman"), ("sa société", "organization/openai")],
            id="the company of whom a pronoun stands for",
        ),
        pytest.param(
            "Mistral AI grandit. L'argent vient d'ASML. Le fabricant néerlandais de machines de lithographie paie.",
            [("Le fabricant", "organization/asml")],
            id="the one of that country, whatever it makes",
        ),
        pytest.param(
            "Nvidia mise sur Mistral AI, et Microsoft aussi. L'entreprise de Sèvres recrute.",
            [("L'entreprise de Sèvres", "organization/mistral-ai")],
            id="the one of the country of that town",
        ),
        pytest.param(
            "Nissan publie ses comptes. Les ventes de Renault reculent. Le constructeur emploie 100 000 personnes.",
            [("Le constructeur", "organization/renault")],
            id="whose thing the sentence before begins with",
        ),
        pytest.param(
            "Meta recrute. Le tour de table de Mistral AI valorise la société à 6 milliards d'euros.",
            [("la société", "organization/mistral-ai")],
            id="whose thing its own sentence begins with",
        ),
        pytest.param(
            "OpenAI recrute. Le groupe du flamboyant Masayoshi Son paie tout.",
            [("Le groupe du flamboyant Masayoshi Son", "organization/softbank")],
            id="the one that he leads, whatever he is called",
        ),
        pytest.param(
            "Oracle emprunte. Les analystes de Citi attendent que le groupe paie.",
            [("le groupe", "organization/oracle")],
            id="nor whose analysts",
        ),
        pytest.param(
            "Selon Dario Amodei, dont la société vaut 183 milliards, tout va bien.",
            [("la société", "organization/anthropic")],
            id="dont la société: the company of the person before",
        ),
        pytest.param(
            "Nvidia a mené la levée de fonds de Mistral AI, qui valorise l'entreprise à 12 milliards d'euros.",
            [("l'entreprise", "organization/mistral-ai")],
            id="who raises money is what the round values",
        ),
        pytest.param(
            "Nvidia a mené la levée de fonds de Mistral AI, et l'entreprise emploie 36 000 personnes.",
            [("l'entreprise", "organization/nvidia")],
            id="and else the subject",
        ),
        pytest.param(
            "Scale AI recrute. Scale AI paie. Nvidia vend tout à Scale AI. AMD a signé avec la société, qui grandit.",
            [("la société", "organization/scale-ai")],
            id="of a complement and a subject before what the text is about",
        ),
        pytest.param(
            "Nissan publie ses comptes. Le concurrent de Renault recule. L'entreprise emploie 100 000 personnes.",
            [("L'entreprise", "organization/nissan")],
            id="but not whose rival it begins with",
        ),
        pytest.param(
            "Scale AI recrute. AMD a signé avec la société, qui emploie 900 personnes.",
            [("la société", "organization/scale-ai")],
            id="a certain company by what is told of it, and not who signs with it",
        ),
    ],
)
def test_a_reader_s_references_are_resolved(text: str, expected: list[tuple[str, str]]) -> None:
    assert referents(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Bérénice Vautrin part. David Vautrin reste.", id="another person of the name"),
        pytest.param("Vautrin part. Bérénice Vautrin aussi.", id="before the full name"),
        pytest.param("Mark Zuckerberg recrute. Il faut du courage.", id="an impersonal il"),
        pytest.param("Mark Zuckerberg recrute. Elle paie bien.", id="another gender"),
        pytest.param("Meta recrute. Une entreprise paie bien.", id="an indefinite article"),
        pytest.param("Meta recrute. L'entreprise Nvidia paie bien.", id="a noun with its own name"),
        pytest.param("Meta recrute. Le groupe de travail se réunit.", id="a noun with a complement"),
        pytest.param("Meta change la technologie et la société.", id="la société in general"),
        pytest.param("L'entreprise paie bien.", id="no antecedent"),
        pytest.param("Reuters l'affirme. Le groupe paie bien.", id="a paper alone"),
        pytest.param("Sam Altman a reçu sa société mère.", id="another company than the one that he leads"),
        pytest.param("Sam Altman forme son groupe de travail.", id="a group that is no company"),
        pytest.param("Sam Altman est là. Microsoft paie pour son groupe.", id="whose it is depends on who acts"),
        pytest.param("Meta recrute. L'entreprise de Montréal paie bien.", id="a town of another country"),
        pytest.param("Meta recrute. Le club de Boston paie bien.", id="a noun of certain bodies and their town"),
        pytest.param("Meta recrute au programme de l'école, au système près.", id="au before a noun that is vague"),
        pytest.param("Apple l'affirme. La jeune pousse paie bien.", id="no start-up before"),
        pytest.param("Nvidia recrute. Le journal précise les salaires.", id="no paper before"),
        pytest.param(
            "Agrial recrute. Le groupe coopératif normand Novalia paie bien.", id="two adjectives before a name"
        ),
        pytest.param("Meta change le visage de la société.", id="la société after another noun"),
        pytest.param("Nvidia paie. Le groupe né de la fusion recrute.", id="a new group"),
        pytest.param("Il aide le Grand Port maritime de Marseille. Celle-ci part.", id="a name of another gender"),
        pytest.param("Nvidia et Intel paient. L'américain se vend bien.", id="two from there"),
        pytest.param("Meta et Nvidia paient. OpenAI accuse son rival de tricher.", id="two who may be the rival"),
        pytest.param("La Banque de France paie. OpenAI accuse son rival de tricher.", id="no company"),
        pytest.param("Meta paie. OpenAI accuse son rival Anthropic de tricher.", id="a rival with a name"),
        pytest.param("Meta paie. Anthropic, son rival, se tait.", id="a rival told by the way"),
        pytest.param("ASML paie. Le néerlandais est ardu, le français moyen aussi.", id="a language"),
        pytest.param("Nvidia et OVHcloud paient. Le premier trimestre a été bon.", id="the first of something else"),
        pytest.param("Google, Nvidia et Intel paient. Le premier a recruté.", id="the first of three"),
        pytest.param("Mark Zuckerberg recrute. Un. Deux. Trois. Quatre. Cinq. Il paie bien.", id="too far away"),
    ],
)
def test_what_fits_nobody_is_left_out(text: str) -> None:
    assert [name for name, _ in referents(text) if name not in ("David Vautrin",)] == []


def test_references_are_marked_and_slice_to_their_words() -> None:
    text = "😀 Meta recrute. À Paris, l’entreprise paie, du groupe on parle."
    found = resolved(text)
    assert set(found["method"]) == {"coreference"}
    for row in found.iter_rows(named=True):
        assert text[row["start_char"] : row["end_char"]] == row["surface"]
    assert found["surface"].to_list() == ["l’entreprise", "groupe"]


def test_no_sentences_give_no_mentions() -> None:
    assert resolved_in(["Rien."]).equals(MENTIONS.empty())
    lexicon = read_lexicon("fr")
    known, _, ties = lexicon_entities(lexicon)
    nothing = split_sentences(pl.DataFrame({"doc_id": ["d"], "text": ["Rien."]})).clear()
    mentions = find_mentions(nothing, lexicon)
    entities, found, roles = discover_entities(nothing, mentions, lexicon)
    assert mentions.is_empty()
    assert entities.is_empty()
    assert found.is_empty()
    assert roles.is_empty()
    assert resolve_references(nothing, mentions, known, ties, lexicon).equals(MENTIONS.empty())


def test_what_one_text_states_does_not_change_how_another_is_read() -> None:
    lexicon = read_lexicon("fr")
    texts = ["Bérénice Vautrin, PDG de Voltarys SA, parle.", "Le PDG de Voltarys SA a parlé."]
    sentences = split_sentences(pl.DataFrame({"doc_id": ["a", "b"], "text": texts}))
    known, _, ties = lexicon_entities(lexicon)
    mentions = find_mentions(sentences, lexicon)
    new, found, roles = discover_entities(sentences, mentions, lexicon)
    assert roles["relation"].to_list() == ["head_of"]
    mentions = pl.concat([mentions, found])
    found = resolve_references(sentences, mentions, pl.concat([known, new]), pl.concat([ties, roles]), lexicon)
    assert found.is_empty()

from __future__ import annotations

import random

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from transforms.reconciliation import stories
from transforms.reconciliation.sketches import sketch_texts
from transforms.reconciliation.stories import tell_stories
from transforms.text.folding import fold_case

WIRE = (
    "Le groupe a présenté mardi le chantier de son campus, dont la première tranche doit ouvrir au printemps.",
    "Près de 900 personnes y travaillent, selon le préfet, et le double est attendu avant la fin de l'année.",
    "Les élus de l'agglomération s'inquiètent, de leur côté, du niveau de la nappe et du bruit des groupes de secours.",
    "« Nous avons pris tous les engagements nécessaires », a répondu la directrice du site, citée par l'agence.",
    "La ligne à très haute tension sera doublée, ce que le gestionnaire du réseau a confirmé dans un courrier.",
    "Le coût des travaux, d'abord estimé à deux milliards d'euros, a été revu en hausse de moitié depuis l'automne.",
    "Une enquête publique reste ouverte jusqu'au 15 mars, et les riverains peuvent y déposer leurs remarques.",
)
OTHER = (
    "Le fabricant de puces a publié des résultats meilleurs que prévu, portés par la demande des grands clients.",
    "Son chiffre d'affaires a bondi de moitié sur un an, alors que les analystes attendaient un net ralentissement.",
    "La direction reste prudente pour le trimestre en cours, à cause des droits de douane et des pénuries.",
)


def assign_stories(documents: pl.DataFrame) -> pl.DataFrame:
    sentences = documents.select("doc_id", section=pl.lit("body"), lower=fold_case(pl.col("text")))
    return tell_stories(documents, sketch_texts(sentences))


def stories_of(*texts: str) -> list[str]:
    """The story of each text, as the number of the first text of that story."""
    frame = pl.DataFrame({"doc_id": [f"{number}" for number in range(len(texts))], "text": texts})
    return assign_stories(frame)["story_id"].to_list()


@pytest.mark.parametrize(
    "copy",
    [
        pytest.param(" ".join(WIRE[:5]), id="cut to length"),
        pytest.param("Un campus qui divise\n\n" + " ".join(WIRE), id="a new headline"),
        pytest.param(" ".join(WIRE[:3]) + "\n\n" + " ".join(OTHER[:2]) + "\n\n" + " ".join(WIRE[3:]), id="added text"),
        pytest.param(" ".join(WIRE).replace("citée par l'agence", "interrogée par nos soins"), id="another byline"),
        pytest.param(" ".join(line.replace(" le ", " ce ", 1) for line in WIRE), id="a word of each sentence changed"),
        pytest.param(" ".join((*WIRE[3:], *WIRE[:3])), id="paragraphs in another order"),
        pytest.param(" ".join(WIRE).replace("'", "’").replace("« ", "« ").upper(), id="another typography"),
    ],
)
def test_a_near_copy_belongs_to_the_story(copy: str) -> None:
    assert stories_of(" ".join(WIRE), copy) == ["0", "0"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(" ".join(OTHER), id="another subject"),
        pytest.param(" ".join((*OTHER, WIRE[3])), id="one sentence quoted"),
        pytest.param(" ".join((*OTHER, *OTHER[:1], *WIRE[:2])), id="the same background told at the end"),
        pytest.param("Oui.", id="too short to tell"),
        pytest.param("", id="empty"),
    ],
)
def test_another_text_is_another_story(text: str) -> None:
    assert stories_of(" ".join(WIRE), text) == ["0", "1"]


def test_copies_of_copies_share_the_least_doc_id_in_any_order() -> None:
    texts = {"b": " ".join(WIRE), "c": " ".join(WIRE[:5]), "a": "Titre\n" + " ".join(WIRE), "d": " ".join(OTHER)}
    frame = pl.DataFrame({"doc_id": list(texts), "text": list(texts.values())})
    stories = assign_stories(frame)
    assert stories.rows() == [("a", "a"), ("b", "a"), ("c", "a"), ("d", "d")]
    for seed in range(5):
        assert_frame_equal(assign_stories(frame.sample(fraction=1, shuffle=True, seed=seed)), stories)


def test_planted_copies_are_found_and_no_others() -> None:
    dice = random.Random(5)
    words = [f"mot{number}" for number in range(3000)]
    originals = [
        ". ".join(" ".join(dice.choices(words, k=12)) for _ in range(dice.randint(12, 40))) for _ in range(300)
    ]
    copies = []
    for text in originals[:150]:
        sentences = text.split(". ")
        kept = sentences[: max(8, int(len(sentences) * dice.uniform(0.5, 1)))]
        kept[0] = " ".join(dice.choices(words, k=9))
        copies.append(". ".join(kept))
    frame = pl.DataFrame({"doc_id": [f"{i:04d}" for i in range(450)], "text": [*originals, *copies]})
    story = dict(assign_stories(frame).iter_rows())
    assert sum(story[f"{300 + i:04d}"] == f"{i:04d}" for i in range(150)) >= 0.98 * 150
    assert all(story[f"{i:04d}"] == f"{i:04d}" for i in range(300))


def test_no_documents_make_no_stories() -> None:
    empty = pl.DataFrame(schema={"doc_id": pl.String, "text": pl.String})
    assert assign_stories(empty).columns == ["doc_id", "story_id"]


def test_how_much_is_compared_at_a_time_changes_no_story(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(1)
    words = sorted({word for line in (*WIRE, *OTHER) for word in line.split()})
    told = [" ".join(chance.choices(words, k=60)) for _ in range(20)]
    texts = [*told, *(f"{chance.choice(words)} {text}" for text in told[::2])]
    at_once = stories_of(*texts)
    assert len(set(at_once)) == len(told)
    for name in ("_PART", "_KEYS", "_PAIRS", "_TEXTS"):
        monkeypatch.setattr(stories, name, 7)
    assert stories_of(*texts) == at_once

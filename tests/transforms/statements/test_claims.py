from __future__ import annotations

from typing import Any

import pytest

from tests.transforms.statements.claim_texts import read, read_documents, said

MONEY = "{2 milliards d'euros:money}"


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        pytest.param(f"[Nebula] a investi {MONEY}.", ("Nebula", "investment"), id="the subject of the verb"),
        pytest.param(f"Les dépenses de [Nebula] atteignent {MONEY}.", ("Nebula", "investment"), id="noun with de"),
        pytest.param(f"Le pari de {MONEY} de [Nebula] inquiète.", ("Nebula", "investment"), id="de after the figure"),
        pytest.param(f"Selon [Gazette], [Nebula] dépense {MONEY}.", ("Nebula", "investment"), id="not the source"),
        pytest.param(f"Face à [Orbite], [Nebula] investit {MONEY}.", ("Nebula", "investment"), id="not the rival"),
        pytest.param(f"Avec {MONEY} investis, [Nebula] devance [Orbite].", ("Nebula", "investment"), id="opening"),
        pytest.param(
            f"[Nebula], qui emploie [Ada Morel:person], investit {MONEY}.", ("Nebula", "investment"), id="qui"
        ),
        pytest.param(f"[Orbite] a été rachetée par [Nebula] pour {MONEY}.", ("Nebula", "acquisition_price"), id="par"),
        pytest.param(f"Le campus [Astra:site] vise {MONEY} d'investissements.", ("Astra", "project_cost"), id="site"),
        pytest.param(f"[Nebula] investit {MONEY} dans [Orbite].", ("Nebula", "acquisition_price"), id="dans company"),
        pytest.param(f"[Nebula] investit {MONEY} dans [Astra:site].", ("Nebula", "investment"), id="dans a site"),
        pytest.param(f"Un prêt de {MONEY} pour [Nebula].", ("Nebula", "funding"), id="pour is the one who gets it"),
        pytest.param("{Six ingénieurs:count:ingénieurs} ont quitté [Nebula].", ("Nebula", "departures"), id="quitter"),
        pytest.param("{Six ingénieurs:count:ingénieurs} ont rejoint [Nebula].", ("Nebula", "hires"), id="rejoindre"),
        pytest.param("[Nebula] compte {90 ingénieurs:count:ingénieurs}.", ("Nebula", "headcount"), id="compter"),
        pytest.param("Un centre de {1 GW:power}, baptisé [Astra:site].", ("Astra", "power_capacity"), id="baptisé"),
        pytest.param("Un usage accru de {5 %:share} sur [Amie:product].", ("Amie", "usage_growth"), id="platform"),
    ],
)
def test_the_cue_and_its_place_tell_metric_and_subject(sentence: str, wanted: tuple[str, str]) -> None:
    [claim] = said(read(sentence))
    assert (claim["subject"], claim["metric"]) == wanted


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        pytest.param(f"[Nebula] n'investira pas {MONEY}.", "hypothetical", id="negated"),
        pytest.param(f"Si [Nebula] investissait {MONEY}, tout changerait.", "hypothetical", id="supposed"),
        pytest.param(f"[Nebula] ne prévoit pas d'investir {MONEY}.", "hypothetical", id="not intended"),
        pytest.param(f"[Nebula] dément vouloir investir {MONEY}.", "hypothetical", id="denied at once"),
        pytest.param(f"[Nebula] nie avoir levé {MONEY}.", "hypothetical", id="denied to have done"),
        pytest.param(f"[Nebula] a renoncé à investir {MONEY}.", "hypothetical", id="given up"),
        pytest.param(f"[Nebula] a annulé son investissement de {MONEY}.", "hypothetical", id="cancelled"),
        pytest.param(f"Le fonds d'investissement a compté {MONEY}.", "no_metric", id="a cue inside another word"),
        pytest.param(f"Des investissements de {MONEY} ont suivi.", "no_subject", id="nobody is named"),
    ],
)
def test_what_is_not_said_of_anyone_makes_no_claim_but_a_reason(sentence: str, reason: str) -> None:
    result = read(sentence)
    assert result.claims.is_empty()
    assert result.abstentions["reason"].to_list() == [reason]


def test_what_is_refused_beside_an_act_undoes_it_not() -> None:
    [claim] = said(read(f"[Nebula] refuse de dire pourquoi il a investi {MONEY}."))
    assert (claim["subject"], claim["status"]) == ("Nebula", "actual")


def test_what_denies_its_own_act_denies_nothing_said_before() -> None:
    result = read(f"[Orbite] a investi {MONEY}. [Nebula] dément avoir investi {{2 milliards:money}}.")
    assert result.objections.is_empty()
    assert [claim["subject"] for claim in said(result)] == ["Orbite"]


def test_a_conditional_question_is_no_supposition() -> None:
    [claim] = said(read(f"[Nebula] se demande si [Orbite] a vraiment investi {MONEY}."))
    assert (claim["subject"], claim["status"]) == ("Orbite", "actual")


def test_several_subjects_of_one_verb_make_a_claim_each() -> None:
    claims = said(read(f"[Nebula], [Orbite] et [Comète] investissent {MONEY}."))
    assert sorted(claim["subject"] for claim in claims) == ["Comète", "Nebula", "Orbite"]


def test_of_several_parties_in_another_slot_the_first_is_taken() -> None:
    [claim] = said(read(f"L'investissement de {MONEY} de [Nebula], [Orbite] et [Comète]."))
    assert claim["subject"] == "Nebula"


def test_the_subject_is_carried_over_from_the_sentence_before() -> None:
    [claim] = said(read("[Nebula] accélère face à [Orbite].", f"Ses dépenses atteignent {MONEY}."))
    assert (claim["subject"], claim["rule"]) == ("Nebula", "noun_cue/carried")


def test_but_not_into_a_sentence_about_everyone() -> None:
    result = read("[Nebula] accélère.", f"L'ensemble du secteur a investi {MONEY}.")
    assert result.abstentions["reason"].to_list() == ["no_subject"]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        pytest.param(f"[Nebula] a investi {MONEY}.", "actual", id="passé composé"),
        pytest.param(f"[Nebula] investira {MONEY}.", "planned", id="future"),
        pytest.param(f"[Nebula] prévoit d'investir {MONEY}.", "planned", id="a verb of planning"),
        pytest.param(f"[Nebula] aurait investi {MONEY}.", "rumoured", id="conditional of hearsay"),
        pytest.param(f"Les analystes estiment l'investissement de [Nebula] à {MONEY}.", "estimated", id="outsiders"),
        pytest.param(f"[Ada Morel:person] a déclaré que [Nebula] investirait {MONEY}.", "planned", id="future of past"),
    ],
)
def test_tense_mood_and_cue_tell_the_status(sentence: str, status: str) -> None:
    [claim] = said(read(sentence))
    assert claim["status"] == status


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        pytest.param(f"« [Nebula] investira {MONEY} », a déclaré [Ada Morel:person].", "Ada Morel", id="inverted"),
        pytest.param(f"[Ada Morel:person] assure que [Nebula] investira {MONEY}.", "Ada Morel", id="verb and que"),
        pytest.param(f"[Nebula] investira {MONEY}, selon [Gazette].", "Gazette", id="selon"),
        pytest.param(f"[Gazette] rapporte que [Nebula] investira {MONEY}.", "Gazette", id="a paper"),
        pytest.param(f"[Nebula] a investi {MONEY}.", None, id="the text's own voice"),
        pytest.param(f"[Nebula] a promis {MONEY} d'investissements.", None, id="a company that promises acts"),
    ],
)
def test_who_says_it(sentence: str, speaker: str | None) -> None:
    [claim] = said(read(sentence))
    assert (claim["speaker"], claim["subject"]) == (speaker, "Nebula")


@pytest.mark.parametrize("we", ["Nous investirons", "On va investir"])
def test_we_is_the_organization_that_the_speaker_leads(we: str) -> None:
    [claim] = said(read(f"« {we} {MONEY} », a déclaré [Ada Morel:person]."))
    assert (claim["subject"], claim["speaker"], claim["rule"]) == ("Nebula", "Ada Morel", "verb_cue/first_person")


def test_a_pronoun_speaks_for_the_person_of_the_sentence_before() -> None:
    [claim] = said(read("[Ada Morel:person] a reçu la presse.", f"[Orbite] investira {MONEY}, a-t-elle précisé."))
    assert claim["speaker"] == "Ada Morel"


def test_but_a_pronoun_beside_another_verb_does_not() -> None:
    [claim] = said(read("[Ada Morel:person] a reçu la presse.", f"[Orbite] investira {MONEY}, où elle exporte."))
    assert claim["speaker"] is None


def test_of_several_speakers_the_first_is_taken() -> None:
    [claim] = said(read(f"[Gazette], [Dépêche] et [Courrier] assurent que [Nebula] investira {MONEY}."))
    assert claim["speaker"] == "Gazette"


def test_a_quotation_over_two_sentences_keeps_its_speaker() -> None:
    first, second = f"« [Nebula] investira {MONEY}.", "Et ce n'est qu'un début », a déclaré [Jean Vidal:person]."
    [claim] = said(read(first, second))
    assert claim["speaker"] == "Jean Vidal"


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        pytest.param(f"[Nebula] rachète [Orbite] pour {MONEY}.", "Orbite", id="the company bought"),
        pytest.param(f"[Nebula] a levé {MONEY} auprès de [Orbite].", "Orbite", id="the financier"),
        pytest.param(f"[Nebula] signe un contrat de {MONEY} avec [Orbite].", "Orbite", id="the other party"),
        pytest.param(f"L'accord de {MONEY} entre [Nebula] et [Orbite].", "Orbite", id="the second of two"),
        pytest.param("[Nebula] achète {50 GPU:count:GPU} [Astra 2:product].", "Astra 2", id="the chip"),
        pytest.param("[Nebula] a recruté {six experts:count:experts} d'[Orbite].", "Orbite", id="where they were"),
        pytest.param(f"[Nebula] a investi {MONEY}, comme [Orbite].", None, id="not who does likewise"),
    ],
)
def test_the_other_party_or_thing(sentence: str, wanted: str | None) -> None:
    [claim] = said(read(sentence))
    assert (claim["subject"], claim["object"]) == ("Nebula", wanted)


@pytest.mark.parametrize(
    ("sentence", "period"),
    [
        pytest.param(f"En <2025:2025>, [Nebula] a investi {MONEY}.", ("2025", "2025"), id="a year"),
        pytest.param(f"[Nebula] investira {MONEY} d'ici <2028:2028>.", ("", "2028"), id="a deadline has only an end"),
        pytest.param(f"[Nebula] investit {MONEY} depuis <2022:2022>.", ("2022", ""), id="depuis has only a start"),
        pytest.param(
            f"[Nebula] a annoncé en <2024:2024> qu'elle investirait {MONEY} en <2026:2026>.",
            ("2026", "2026"),
            id="not the date of the announcement",
        ),
    ],
)
def test_the_period_that_the_value_holds_for(sentence: str, period: tuple[str, str]) -> None:
    [claim] = said(read(sentence))
    assert claim["period"] == period


def test_the_same_period_is_that_of_the_sentence_before() -> None:
    claims = said(
        read(f"En <2025:2025>, [Nebula] a investi {MONEY}.", f"Sur la même période, [Nebula] a perdu {MONEY}.", "")
    )
    assert {claim["period"] for claim in claims} == {("2025", "2025")}


@pytest.mark.parametrize(
    ("sentence", "qualifier"),
    [
        pytest.param("[Astra:site] s'étend sur {3 km:length} de long.", "length", id="length"),
        pytest.param("[Astra:site] s'étend sur {3 km:length} de large.", "width", id="width"),
        pytest.param("[Astra:site] peut alimenter {9 foyers:count:foyers américains}.", "American", id="whose homes"),
        pytest.param("[Astra:site] peut alimenter {9 foyers:count:foyers}.", None, id="homes of no country"),
    ],
)
def test_what_restricts_the_value(sentence: str, qualifier: str | None) -> None:
    [claim] = said(read(sentence))
    assert claim["qualifier"] == qualifier


def test_a_duration_belongs_to_the_claim_beside_it() -> None:
    claims: list[dict[str, Any]] = said(
        read(f"[Nebula] a signé un contrat de {MONEY} avec [Orbite] sur {{cinq ans:duration}}.")
    )
    assert [(claim["metric"], claim["subject"], claim["object"], claim["status"]) for claim in claims] == [
        ("contract_value", "Nebula", "Orbite", "actual"),
        ("duration", "Nebula", "Orbite", "actual"),
    ]


def test_a_denial_disputes_the_claim_before_it() -> None:
    result = read(f"Selon [Gazette], [Nebula] a investi {MONEY}.", "[Ada Morel:person] dément.")
    [claim] = said(result)
    assert claim["status"] == "disputed"
    [objection] = result.objections.to_dicts()
    assert (objection["claim_id"], objection["speaker_id"]) == (claim["claim_id"], "person/Ada Morel")


def test_nobody_denies_their_own_words() -> None:
    result = read(f"[Ada Morel:person] assure que [Nebula] a investi {MONEY}.", "[Ada Morel:person] dément tout excès.")
    assert result.objections.is_empty()


def test_every_figure_has_claims_or_one_reason() -> None:
    result = read(f"[Nebula] a investi {MONEY} en {{deux fois:multiple}}, {{9 ans:age}}.", f"Des {MONEY}.")
    with_claim = set(result.claims["figure_id"])
    without = result.abstentions["figure_id"].to_list()
    assert len(without) == len(set(without))
    assert not with_claim & set(without)
    assert len(with_claim) + len(without) == 4


def test_a_list_without_stops_is_not_read() -> None:
    result = read(f"[Nebula] a investi {MONEY}, " * 200)
    assert result.claims.is_empty()
    assert set(result.abstentions["reason"]) == {"no_metric"}


def test_no_figures_make_no_claims() -> None:
    result = read_documents([("[Nebula] accélère.",)])
    assert [frame.height for frame in result] == [0, 0, 0]

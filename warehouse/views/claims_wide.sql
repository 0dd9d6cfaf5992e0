-- A claim as one reads it: names for ids, the words it rests on, and where they stand.
CREATE OR REPLACE VIEW claims_wide AS
WITH places AS (SELECT doc_id, min(uri) AS uri FROM sources GROUP BY doc_id)
SELECT
    claims.claim_id,
    subjects.name AS subject,
    claims.metric,
    objects.name AS object,
    claims.qualifier,
    claims.low,
    claims.high,
    claims.unit,
    claims.bound,
    figures.vague,
    claims.period_start,
    claims.period_end,
    claims.status,
    speakers.name AS speaker,
    figures.surface,
    trim(sentences.text, ' ' || chr(10) || chr(13) || chr(9)) AS quote,
    documents.title,
    documents.publisher,
    documents.published_on,
    documents.published_precision,
    places.uri,
    claims.rule,
    claims.confidence,
    claims.corrected_by,
    claims.figure_id,
    claims.doc_id,
    figures.sentence_no,
    claims.subject_id,
    subjects.kind AS subject_kind,
    claims.object_id,
    claims.speaker_id,
    documents.story_id
FROM claims
JOIN figures USING (figure_id)
JOIN documents ON documents.doc_id = claims.doc_id
LEFT JOIN sentences ON sentences.doc_id = figures.doc_id AND sentences.sentence_no = figures.sentence_no
LEFT JOIN places ON places.doc_id = claims.doc_id
LEFT JOIN entities AS subjects ON subjects.entity_id = claims.subject_id
LEFT JOIN entities AS objects ON objects.entity_id = claims.object_id
LEFT JOIN entities AS speakers ON speakers.entity_id = claims.speaker_id;

COMMENT ON VIEW claims_wide IS 'Claims with names, the sentence they are read from, and its source.';
COMMENT ON COLUMN claims_wide.subject IS 'Name of the entity the claim is about.';
COMMENT ON COLUMN claims_wide.object IS 'Name of the other party or thing; null where there is none.';
COMMENT ON COLUMN claims_wide.speaker IS
    'Name of whom the text attributes it to; null where it speaks in its own voice.';
COMMENT ON COLUMN claims_wide.surface IS 'The figure as it is written.';
COMMENT ON COLUMN claims_wide.quote IS 'The sentence; null where the release''s text mode leaves it out.';
COMMENT ON COLUMN claims_wide.uri IS 'Where the text was found; the first by name of several places.';
COMMENT ON COLUMN claims_wide.subject_kind IS 'What the subject is.';

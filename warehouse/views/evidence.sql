-- What each claim rests on: its words in their context, who says and who denies it, and what it does for its fact.
CREATE OR REPLACE VIEW evidence AS
WITH denials AS (
    SELECT
        objections.claim_id,
        string_agg(DISTINCT coalesce(speakers.name, 'unnamed'), ', ' ORDER BY coalesce(speakers.name, 'unnamed'))
            AS denied_by
    FROM objections
    LEFT JOIN entities AS speakers ON speakers.entity_id = objections.speaker_id
    GROUP BY objections.claim_id
)
SELECT
    fact_claims.fact_id,
    fact_claims.role,
    fact_claims.change,
    -- The value is compared and not the claim: several claims may state what the fact says.
    claims_wide.low IS NOT DISTINCT FROM facts.low AND claims_wide.high IS NOT DISTINCT FROM facts.high
        AND claims_wide.bound = facts.bound AS states_value,
    claims_wide.*,
    denials.denied_by,
    trim(sentences_before.text, ' ' || chr(10) || chr(13) || chr(9)) AS text_before,
    trim(sentences_after.text, ' ' || chr(10) || chr(13) || chr(9)) AS text_after,
    -- The quote begins where the sentence's white space ends.
    figures.start_char - sentences.start_char
        - (length(sentences.text) - length(ltrim(sentences.text, ' ' || chr(10) || chr(13) || chr(9)))) AS surface_start
FROM claims_wide
JOIN figures ON figures.figure_id = claims_wide.figure_id
LEFT JOIN fact_claims ON fact_claims.claim_id = claims_wide.claim_id
LEFT JOIN facts ON facts.fact_id = fact_claims.fact_id
LEFT JOIN denials ON denials.claim_id = claims_wide.claim_id
LEFT JOIN sentences ON sentences.doc_id = figures.doc_id AND sentences.sentence_no = figures.sentence_no
LEFT JOIN sentences AS sentences_before
    ON sentences_before.doc_id = figures.doc_id AND sentences_before.sentence_no = figures.sentence_no - 1
LEFT JOIN sentences AS sentences_after
    ON sentences_after.doc_id = figures.doc_id AND sentences_after.sentence_no = figures.sentence_no + 1;

COMMENT ON VIEW evidence IS
    'Claims with their words in context, who says and denies them, and what they do for their fact.';
COMMENT ON COLUMN evidence.states_value IS 'Whether it states the value that the fact prefers.';
COMMENT ON COLUMN evidence.subject IS 'Name of the entity the claim is about.';
COMMENT ON COLUMN evidence.subject_kind IS 'What the subject is.';
COMMENT ON COLUMN evidence.object IS 'Name of the other party or thing; null where there is none.';
COMMENT ON COLUMN evidence.speaker IS 'Name of whom the text attributes it to; null where it speaks in its own voice.';
COMMENT ON COLUMN evidence.surface IS 'The figure as it is written.';
COMMENT ON COLUMN evidence.quote IS 'The sentence; null where the release''s text mode leaves it out.';
COMMENT ON COLUMN evidence.uri IS 'Where the text was found; the first by name of several places.';
COMMENT ON COLUMN evidence.denied_by IS
    'Names of who denies or doubts it, or unnamed; null where nobody does.';
COMMENT ON COLUMN evidence.text_before IS
    'The sentence before; null where there is none or the text mode leaves it out.';
COMMENT ON COLUMN evidence.text_after IS
    'The sentence after; null where there is none or the text mode leaves it out.';
COMMENT ON COLUMN evidence.surface_start IS 'Where the figure begins in the quote; null with it. Unit: code point.';

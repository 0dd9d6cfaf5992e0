-- Who says what, and what came of it: FROM claims_by_speaker WHERE speaker = 'Mark Zuckerberg'.
CREATE OR REPLACE VIEW claims_by_speaker AS
SELECT
    evidence.speaker,
    evidence.published_on,
    evidence.subject,
    evidence.metric,
    evidence.object,
    evidence.qualifier,
    evidence.low,
    evidence.high,
    evidence.unit,
    evidence.bound,
    evidence.period_start,
    evidence.period_end,
    evidence.status,
    evidence.role,
    evidence.change,
    evidence.denied_by,
    evidence.quote,
    evidence.uri,
    evidence.speaker_id,
    evidence.fact_id,
    evidence.claim_id
FROM evidence
WHERE evidence.speaker_id IS NOT NULL
ORDER BY evidence.speaker, evidence.published_on NULLS LAST, evidence.subject, evidence.metric, evidence.claim_id;

COMMENT ON VIEW claims_by_speaker IS 'The claims that texts attribute to somebody, by who that is and when.';
COMMENT ON COLUMN claims_by_speaker.speaker IS 'Name of whom the text attributes it to.';
COMMENT ON COLUMN claims_by_speaker.subject IS 'Name of the entity the claim is about.';
COMMENT ON COLUMN claims_by_speaker.object IS 'Name of the other party or thing; null where there is none.';
COMMENT ON COLUMN claims_by_speaker.denied_by IS
    'Names of who denies or doubts it, or unnamed; null where nobody does.';
COMMENT ON COLUMN claims_by_speaker.quote IS 'The sentence; null where the release''s text mode leaves it out.';
COMMENT ON COLUMN claims_by_speaker.uri IS 'Where the text was found; the first by name of several places.';

-- What texts say of which no day is known: no part of facts_as_of, and no reason to hold a value for the latest.
CREATE OR REPLACE VIEW undated_claims AS
SELECT
    claims_wide.subject,
    claims_wide.metric,
    claims_wide.object,
    claims_wide.qualifier,
    claims_wide.low,
    claims_wide.high,
    claims_wide.unit,
    claims_wide.bound,
    claims_wide.period_start,
    claims_wide.period_end,
    claims_wide.status,
    claims_wide.speaker,
    fact_claims.role,
    claims_wide.quote,
    claims_wide.uri,
    fact_claims.fact_id,
    claims_wide.claim_id
FROM claims_wide
LEFT JOIN fact_claims ON fact_claims.claim_id = claims_wide.claim_id
WHERE claims_wide.published_on IS NULL
ORDER BY claims_wide.subject, claims_wide.metric, claims_wide.object, claims_wide.uri, claims_wide.claim_id;

COMMENT ON VIEW undated_claims IS 'The claims of texts of which no day of publication is known.';
COMMENT ON COLUMN undated_claims.subject IS 'Name of the entity the claim is about.';
COMMENT ON COLUMN undated_claims.object IS 'Name of the other party or thing; null where there is none.';
COMMENT ON COLUMN undated_claims.speaker IS
    'Name of whom the text attributes it to; null where it speaks in its own voice.';
COMMENT ON COLUMN undated_claims.quote IS 'The sentence; null where the release''s text mode leaves it out.';
COMMENT ON COLUMN undated_claims.uri IS 'Where the text was found; the first by name of several places.';

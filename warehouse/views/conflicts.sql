-- What does not agree: each claim of such a fact, side by side, oldest first.
CREATE OR REPLACE VIEW conflicts AS
SELECT
    facts.agreement,
    claims_wide.subject,
    claims_wide.metric,
    claims_wide.object,
    facts.qualifier,
    fact_claims.role,
    claims_wide.low,
    claims_wide.high,
    claims_wide.unit,
    claims_wide.bound,
    claims_wide.period_start,
    claims_wide.period_end,
    claims_wide.status,
    claims_wide.speaker,
    claims_wide.published_on,
    claims_wide.quote,
    claims_wide.uri,
    fact_claims.fact_id,
    fact_claims.claim_id
FROM facts
JOIN fact_claims USING (fact_id)
JOIN claims_wide USING (claim_id)
WHERE facts.agreement IN ('conflict', 'revised', 'disputed')
    -- "Des milliards" contradicts nothing.
    AND NOT claims_wide.vague
-- Names in full: DuckDB 1.1 takes a bare one that two tables have for ambiguous.
ORDER BY
    claims_wide.subject, facts.metric, claims_wide.object, facts.qualifier, facts.fact_id,
    claims_wide.published_on, fact_claims.claim_id;

COMMENT ON VIEW conflicts IS
    'Claims of the facts that are in conflict, were revised or are disputed, side by side, but for vague ones.';
COMMENT ON COLUMN conflicts.subject IS 'Name of the entity the claim is about.';
COMMENT ON COLUMN conflicts.object IS 'Name of the other party or thing; null where there is none.';
COMMENT ON COLUMN conflicts.speaker IS 'Name of whom the text attributes it to; null where it speaks in its own voice.';
COMMENT ON COLUMN conflicts.quote IS 'The sentence; null where the release''s text mode leaves it out.';
COMMENT ON COLUMN conflicts.uri IS 'Where the text was found; the first by name of several places.';

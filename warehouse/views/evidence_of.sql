-- FROM evidence_of('<fact_id, claim_id or figure_id>'): the claims behind it, with their words and sources.
CREATE OR REPLACE MACRO evidence_of(id) AS TABLE
SELECT
    claims_wide.subject,
    claims_wide.metric,
    claims_wide.object,
    fact_claims.role,
    claims_wide.surface,
    claims_wide.quote,
    claims_wide.speaker,
    claims_wide.published_on,
    claims_wide.uri,
    claims_wide.rule,
    claims_wide.confidence,
    fact_claims.fact_id,
    claims_wide.claim_id,
    claims_wide.figure_id
FROM claims_wide
LEFT JOIN fact_claims USING (claim_id)
WHERE fact_claims.fact_id = id OR claims_wide.claim_id = id OR claims_wide.figure_id = id
ORDER BY claims_wide.published_on NULLS LAST, claims_wide.claim_id;

COMMENT ON MACRO TABLE evidence_of IS 'The claims behind a fact, claim or figure, given by its id.';

-- FROM explain_claim('<claim_id or how it begins>'): the claim, and what its fact makes of it.
CREATE OR REPLACE MACRO explain_claim(id) AS TABLE
SELECT
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
    evidence.speaker,
    evidence.denied_by,
    evidence.surface,
    evidence.text_before,
    evidence.quote,
    evidence.text_after,
    evidence.title,
    evidence.publisher,
    evidence.published_on,
    evidence.uri,
    evidence.rule,
    evidence.confidence,
    evidence.corrected_by,
    evidence.role,
    evidence.change,
    evidence.states_value,
    facts.low AS fact_low,
    facts.high AS fact_high,
    facts.agreement,
    facts.preferred_rule,
    evidence.claim_id,
    evidence.fact_id,
    evidence.figure_id
FROM evidence
LEFT JOIN facts ON facts.fact_id = evidence.fact_id
WHERE starts_with(evidence.claim_id, id)
ORDER BY evidence.claim_id;

COMMENT ON MACRO TABLE explain_claim IS
    'A claim, given by its id or how it begins, with its words in context and what its fact makes of it.';

-- FROM explain_fact('<fact_id or how it begins>'): its claims, those with the preferred value first, the losers after.
CREATE OR REPLACE MACRO explain_fact(id) AS TABLE
SELECT
    evidence.states_value,
    evidence.role,
    evidence.change,
    evidence.subject,
    evidence.metric,
    evidence.object,
    evidence.qualifier,
    evidence.low,
    evidence.high,
    evidence.unit,
    evidence.bound,
    evidence.vague,
    evidence.period_start,
    evidence.period_end,
    evidence.status,
    evidence.speaker,
    evidence.denied_by,
    evidence.surface,
    evidence.text_before,
    evidence.quote,
    evidence.text_after,
    evidence.surface_start,
    evidence.title,
    evidence.publisher,
    evidence.published_on,
    evidence.published_precision,
    evidence.uri,
    evidence.rule,
    evidence.confidence,
    evidence.corrected_by,
    facts.preferred_rule,
    facts.agreement,
    evidence.fact_id,
    evidence.claim_id,
    evidence.figure_id,
    evidence.doc_id,
    evidence.story_id
FROM evidence
JOIN facts ON facts.fact_id = evidence.fact_id
WHERE starts_with(evidence.fact_id, id)
ORDER BY evidence.fact_id, evidence.states_value DESC, evidence.published_on NULLS LAST, evidence.claim_id;

COMMENT ON MACRO TABLE explain_fact IS
    'The claims of a fact, given by its id or how it begins, with their words in context and what each does for it.';

-- FROM explain_figure('<figure_id or how it begins>'): how it was read, its claims, or why it bears none.
CREATE OR REPLACE MACRO explain_figure(id) AS TABLE
SELECT
    figures_wide.surface,
    figures_wide.kind,
    figures_wide.low,
    figures_wide.high,
    figures_wide.unit,
    figures_wide.bound,
    figures_wide.vague,
    figures_wide.counted,
    figures_wide.per,
    figures_wide.quote,
    figures_wide.no_claim,
    evidence.subject,
    evidence.metric,
    evidence.object,
    evidence.qualifier,
    evidence.status,
    evidence.speaker,
    evidence.denied_by,
    evidence.rule,
    evidence.confidence,
    evidence.corrected_by,
    evidence.role,
    figures_wide.title,
    figures_wide.published_on,
    figures_wide.published_precision,
    figures_wide.uri,
    figures_wide.figure_id,
    evidence.claim_id,
    evidence.fact_id,
    figures_wide.doc_id,
    figures_wide.sentence_no
FROM figures_wide
LEFT JOIN evidence ON evidence.figure_id = figures_wide.figure_id
WHERE starts_with(figures_wide.figure_id, id)
ORDER BY figures_wide.figure_id, evidence.claim_id;

COMMENT ON MACRO TABLE explain_figure IS
    'A figure, given by its id or how it begins: how it was read, the claims it bears, or why it bears none.';

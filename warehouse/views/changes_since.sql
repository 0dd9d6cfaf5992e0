-- FROM changes_since('2025-07-31'): what texts dated after that day changed, and how it read on it.
CREATE OR REPLACE MACRO changes_since(since_day) AS TABLE
WITH
before_days AS (
    SELECT fact_id, max(known_on) AS known_on
    FROM fact_history
    WHERE known_on <= CAST(since_day AS DATE)
    GROUP BY fact_id
),
last_days AS (SELECT fact_id, max(known_on) AS known_on FROM fact_history GROUP BY fact_id),
compared AS (
    SELECT
        after_state.*,
        before_state.low AS low_before,
        before_state.high AS high_before,
        before_state.bound AS bound_before,
        before_state.agreement AS agreement_before,
        before_state.stories AS stories_before,
        before_state.fact_id IS NULL AS is_new
    FROM last_days
    JOIN fact_history AS after_state
        ON after_state.fact_id = last_days.fact_id AND after_state.known_on = last_days.known_on
    LEFT JOIN before_days ON before_days.fact_id = last_days.fact_id
    LEFT JOIN fact_history AS before_state
        ON before_state.fact_id = before_days.fact_id AND before_state.known_on = before_days.known_on
    WHERE last_days.known_on > CAST(since_day AS DATE)
    -- What was contested meanwhile and is no more reads as it did.
    AND (
        after_state.low, after_state.high, after_state.bound, after_state.status,
        after_state.claims, after_state.stories, after_state.agreement, after_state.preferred_rule
    ) IS DISTINCT FROM (
        before_state.low, before_state.high, before_state.bound, before_state.status,
        before_state.claims, before_state.stories, before_state.agreement, before_state.preferred_rule
    )
)
SELECT
    CASE
        WHEN compared.is_new THEN 'new'
        WHEN compared.low IS DISTINCT FROM compared.low_before OR compared.high IS DISTINCT FROM compared.high_before
            OR compared.bound IS DISTINCT FROM compared.bound_before THEN 'value'
        WHEN compared.agreement <> compared.agreement_before THEN 'agreement'
        ELSE 'support'
    END AS what,
    facts_wide.subject,
    facts_wide.metric,
    facts_wide.object,
    facts_wide.qualifier,
    facts_wide.period_start,
    facts_wide.period_end,
    compared.low_before,
    compared.high_before,
    compared.low,
    compared.high,
    compared.unit,
    compared.bound,
    compared.agreement_before,
    compared.agreement,
    compared.stories_before,
    compared.stories,
    compared.known_on AS changed_on,
    compared.fact_id
FROM compared
JOIN facts_wide ON facts_wide.fact_id = compared.fact_id
ORDER BY changed_on DESC, facts_wide.subject, facts_wide.metric, facts_wide.object, compared.fact_id;

COMMENT ON MACRO TABLE changes_since IS
    'Facts that texts dated after a day added or changed: new, another value, another label, or more support for it.';

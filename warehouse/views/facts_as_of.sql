-- FROM facts_as_of('2025-08-01'): each fact as the texts published by that day tell it, whatever was told later.
-- Undated texts take no part: undated_claims counts those of the fact, and the view undated_claims lists them.
CREATE OR REPLACE MACRO facts_as_of(as_of_day) AS TABLE
WITH
last_states AS (
    SELECT fact_id, max(known_on) AS known_on
    FROM fact_history
    WHERE known_on <= CAST(as_of_day AS DATE)
    GROUP BY fact_id
),
undated AS (SELECT fact_id, count(*) AS claims FROM undated_claims GROUP BY fact_id)
SELECT
    facts_wide.subject,
    facts_wide.metric,
    facts_wide.object,
    facts_wide.qualifier,
    fact_history.low,
    fact_history.high,
    fact_history.unit,
    fact_history.bound,
    facts_wide.period_start,
    facts_wide.period_end,
    fact_history.status,
    fact_history.agreement,
    fact_history.stories,
    fact_history.claims,
    coalesce(undated.claims, 0) AS undated_claims,
    fact_history.preferred_rule,
    fact_history.known_on,
    facts_wide.subject_id,
    facts_wide.object_id,
    fact_history.fact_id
FROM last_states
JOIN fact_history ON fact_history.fact_id = last_states.fact_id AND fact_history.known_on = last_states.known_on
JOIN facts_wide ON facts_wide.fact_id = last_states.fact_id
LEFT JOIN undated ON undated.fact_id = last_states.fact_id
ORDER BY
    facts_wide.subject, facts_wide.metric, facts_wide.object, facts_wide.qualifier,
    facts_wide.period_end NULLS LAST, fact_history.fact_id;

COMMENT ON MACRO TABLE facts_as_of IS
    'Facts as they were known on a day, from the texts dated until then: value, label and rule of that day.';

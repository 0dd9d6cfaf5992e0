-- What each company spends in a year, in billions, with what it had been before or is elsewhere.
-- Whole years only: an amount without a year, or "d'ici 2028", is in facts_wide.
CREATE OR REPLACE VIEW capital_expenditure AS
WITH
links AS (
    SELECT fact_links.fact_id, fact_links.other_id FROM fact_links
    UNION ALL
    SELECT fact_links.other_id AS fact_id, fact_links.fact_id AS other_id FROM fact_links
),
-- Whose claims a year's fact is held against: its own, and those told without a year or by its end.
compared AS (
    SELECT facts.fact_id, facts.fact_id AS told_id FROM facts WHERE facts.metric = 'investment'
    UNION ALL
    SELECT links.fact_id, links.other_id AS told_id
    FROM links
    JOIN facts ON facts.fact_id = links.fact_id
    JOIN facts AS others ON others.fact_id = links.other_id AND others.agreement = facts.agreement
    WHERE facts.metric = 'investment' AND facts.agreement IN ('refined', 'revised', 'conflict')
        AND others.period_start IS NULL AND (others.period_end IS NULL OR others.period_end = facts.period_end)
),
other_values AS (
    SELECT
        stated.fact_id,
        string_agg(stated.amount || stated.said_on, '; ' ORDER BY stated.published_on NULLS LAST, stated.amount)
            AS other_values
    FROM (
        SELECT DISTINCT
            compared.fact_id,
            evidence.published_on,
            CASE
                WHEN evidence.low IS NULL THEN 'at most ' || format('{:g}', evidence.high / 1e9)
                WHEN evidence.high IS NULL THEN 'at least ' || format('{:g}', evidence.low / 1e9)
                WHEN evidence.low = evidence.high THEN format('{:g}', evidence.low / 1e9)
                ELSE format('{:g} to {:g}', evidence.low / 1e9, evidence.high / 1e9)
            END AS amount,
            coalesce(' (' || evidence.published_on || ')', '') AS said_on
        FROM compared
        JOIN evidence ON evidence.fact_id = compared.told_id
        WHERE NOT evidence.vague AND (compared.told_id <> compared.fact_id OR NOT evidence.states_value)
    ) AS stated
    GROUP BY stated.fact_id
)
SELECT
    facts_wide.subject AS company,
    -- '2025', and '2024-25' for a fiscal year that begins within one.
    CASE
        WHEN year(facts_wide.period_start) = year(facts_wide.period_end) THEN strftime(facts_wide.period_end, '%Y')
        ELSE strftime(facts_wide.period_start, '%Y-') || strftime(facts_wide.period_end, '%y')
    END AS year,
    facts_wide.low / 1e9 AS low_billion,
    facts_wide.high / 1e9 AS high_billion,
    facts_wide.unit,
    facts_wide.bound,
    facts_wide.status,
    facts_wide.agreement,
    other_values.other_values,
    facts_wide.object,
    facts_wide.qualifier,
    facts_wide.stories,
    facts_wide.claims,
    facts_wide.period_start,
    facts_wide.period_end,
    facts_wide.subject_id,
    facts_wide.fact_id
FROM facts_wide
LEFT JOIN other_values ON other_values.fact_id = facts_wide.fact_id
WHERE facts_wide.metric = 'investment' AND facts_wide.subject_kind = 'organization'
    AND facts_wide.period_end - facts_wide.period_start BETWEEN 350 AND 380
ORDER BY
    company, facts_wide.period_end, facts_wide.object NULLS FIRST, facts_wide.qualifier NULLS FIRST, facts_wide.fact_id;

COMMENT ON VIEW capital_expenditure IS
    'What each company spends or plans to spend in a year, and which other values were stated.';
COMMENT ON COLUMN capital_expenditure.company IS 'Name of who spends.';
COMMENT ON COLUMN capital_expenditure.object IS
    'Name of what it is spent on; null where it is all that the company spends.';
COMMENT ON COLUMN capital_expenditure.year IS 'The year: 2025, or 2024-25 for a fiscal one.';
COMMENT ON COLUMN capital_expenditure.low_billion IS
    'Least value; null where the text leaves it open. Unit: billion `unit`.';
COMMENT ON COLUMN capital_expenditure.high_billion IS
    'Greatest value; null where the text leaves it open. Unit: billion `unit`.';
COMMENT ON COLUMN capital_expenditure.other_values IS
    'Values that its other claims state, in billions, each with the day of its text; also those told without a year, or '
    'by its end, that it is in conflict with, or was revised from; null where there are none.';

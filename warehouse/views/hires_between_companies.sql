-- Who left which company for which other: told of the one that they join (hires) or of the one that they leave.
CREATE OR REPLACE VIEW hires_between_companies AS
SELECT
    CASE WHEN facts_wide.metric = 'hires' THEN facts_wide.object ELSE facts_wide.subject END AS left_company,
    CASE WHEN facts_wide.metric = 'hires' THEN facts_wide.subject ELSE facts_wide.object END AS joined_company,
    facts_wide.low,
    facts_wide.high,
    facts_wide.bound,
    facts_wide.qualifier,
    facts_wide.period_start,
    facts_wide.period_end,
    facts_wide.status,
    facts_wide.agreement,
    facts_wide.stories,
    facts_wide.metric,
    facts_wide.fact_id
FROM facts_wide
JOIN entities AS subjects ON subjects.entity_id = facts_wide.subject_id
JOIN entities AS objects ON objects.entity_id = facts_wide.object_id
WHERE facts_wide.metric IN ('hires', 'departures')
    AND subjects.kind = 'organization' AND objects.kind = 'organization'
ORDER BY joined_company, left_company, facts_wide.period_end NULLS LAST, facts_wide.low, facts_wide.fact_id;

COMMENT ON VIEW hires_between_companies IS 'How many people went from one company to another, one row per fact.';
COMMENT ON COLUMN hires_between_companies.left_company IS 'Name of the company that they left.';
COMMENT ON COLUMN hires_between_companies.joined_company IS 'Name of the company that they joined.';

-- In gigawatts, by the day it is due: what is announced, not what runs; see status.
CREATE OR REPLACE VIEW capacity_by_site AS
WITH operators AS (
    SELECT relations.subject_id, string_agg(DISTINCT entities.name, ', ' ORDER BY entities.name) AS operators
    FROM relations
    JOIN entities ON entities.entity_id = relations.object_id
    WHERE relations.relation IN ('operated_by', 'owned_by')
    GROUP BY relations.subject_id
)
SELECT
    facts_wide.subject AS site,
    operators.operators,
    facts_wide.low / 1e9 AS low_gigawatt,
    facts_wide.high / 1e9 AS high_gigawatt,
    facts_wide.bound,
    facts_wide.qualifier,
    facts_wide.period_start,
    facts_wide.period_end,
    facts_wide.status,
    facts_wide.agreement,
    facts_wide.stories,
    facts_wide.subject_id,
    facts_wide.fact_id
FROM facts_wide
LEFT JOIN operators USING (subject_id)
WHERE facts_wide.metric = 'power_capacity' AND facts_wide.subject_kind = 'site'
ORDER BY site, facts_wide.period_end NULLS LAST, low_gigawatt, facts_wide.fact_id;

COMMENT ON VIEW capacity_by_site IS 'Electric power of each site as stated, one row per fact, by the day it is due.';
COMMENT ON COLUMN capacity_by_site.site IS 'Name of the site.';
COMMENT ON COLUMN capacity_by_site.operators IS 'Names of who operates or owns it; null where unknown.';
COMMENT ON COLUMN capacity_by_site.low_gigawatt IS 'Least value; null where the text leaves it open. Unit: gigawatt.';
COMMENT ON COLUMN capacity_by_site.high_gigawatt IS
    'Greatest value; null where the text leaves it open. Unit: gigawatt.';

-- The largest, not the sum: two facts of one investment (another period, another share of it) are not two investments.
CREATE OR REPLACE VIEW largest_investments AS
SELECT
    subject,
    object,
    metric,
    qualifier,
    low,
    high,
    unit,
    bound,
    period_start,
    period_end,
    status,
    agreement,
    stories,
    fact_id
FROM facts_wide
WHERE metric IN ('investment', 'project_cost')
QUALIFY row_number() OVER (
    PARTITION BY subject_id, object_id, unit
    ORDER BY coalesce(low, high) DESC NULLS LAST, stories DESC, fact_id
) = 1
ORDER BY unit, coalesce(low, high) DESC NULLS LAST, fact_id;

COMMENT ON VIEW largest_investments IS
    'The largest amount that each party spends on each thing, or that a project costs, largest first by currency.';
COMMENT ON COLUMN largest_investments.subject IS 'Name of who spends, or of the project.';
COMMENT ON COLUMN largest_investments.object IS 'Name of what it is spent on; null where no text names it.';

-- Who has or wants how many chips, of which kind, and by when.
CREATE OR REPLACE VIEW accelerators AS
SELECT
    facts_wide.subject AS owner,
    facts_wide.object AS chip,
    facts_wide.low,
    facts_wide.high,
    facts_wide.bound,
    facts_wide.qualifier,
    facts_wide.period_start,
    facts_wide.period_end,
    facts_wide.status,
    facts_wide.agreement,
    facts_wide.stories,
    facts_wide.subject_kind,
    facts_wide.subject_id,
    facts_wide.object_id,
    facts_wide.fact_id
FROM facts_wide
WHERE facts_wide.metric = 'accelerator_count'
ORDER BY coalesce(facts_wide.high, facts_wide.low) DESC NULLS LAST, facts_wide.fact_id;

COMMENT ON VIEW accelerators IS 'GPUs and other chips of each company or site, most first, with when they are due.';
COMMENT ON COLUMN accelerators.owner IS 'Name of the company or site.';
COMMENT ON COLUMN accelerators.chip IS 'Name of the chip; null where no text names it.';
COMMENT ON COLUMN accelerators.subject_kind IS 'What the owner is.';

-- A fact as one reads it: names for ids.
CREATE OR REPLACE VIEW facts_wide AS
SELECT
    facts.fact_id,
    subjects.name AS subject,
    facts.metric,
    objects.name AS object,
    facts.qualifier,
    facts.low,
    facts.high,
    facts.unit,
    facts.bound,
    facts.period_start,
    facts.period_end,
    facts.status,
    facts.agreement,
    facts.stories,
    facts.claims,
    facts.first_published_on,
    facts.last_published_on,
    facts.preferred_rule,
    facts.corrected_by,
    facts.subject_id,
    subjects.kind AS subject_kind,
    facts.object_id
FROM facts
LEFT JOIN entities AS subjects ON subjects.entity_id = facts.subject_id
LEFT JOIN entities AS objects ON objects.entity_id = facts.object_id;

COMMENT ON VIEW facts_wide IS 'Facts with names.';
COMMENT ON COLUMN facts_wide.subject IS 'Name of the entity the fact is about.';
COMMENT ON COLUMN facts_wide.object IS 'Name of the other party or thing; null where there is none.';
COMMENT ON COLUMN facts_wide.subject_kind IS 'What the subject is.';

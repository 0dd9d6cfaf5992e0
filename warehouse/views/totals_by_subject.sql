-- What each party or project adds up to, and what was left out of it and why: FROM totals_by_subject WHERE subject = 'Meta'.
-- Each currency by itself; to add them up, give what one of each is worth in yours:
-- FROM totals_in('USD', MAP {'EUR': 1.17, 'GBP': 1.35}).
CREATE OR REPLACE VIEW totals_by_subject AS
SELECT
    entities.name AS subject,
    total_facts.measure,
    facts.unit,
    -- In one order: floating-point sums depend on it. An amount without a least value counts as nothing at least; where
    -- nothing is counted the sum is unknown, and not nothing.
    sum(coalesce(facts.low, 0) ORDER BY facts.fact_id) FILTER (WHERE outcome = 'counted') AS low,
    CASE
        WHEN count(*) FILTER (WHERE outcome = 'counted' AND facts.high IS NULL) = 0
            THEN sum(facts.high ORDER BY facts.fact_id) FILTER (WHERE outcome = 'counted')
    END AS high,
    count(*) FILTER (WHERE outcome = 'counted') AS counted,
    count(*) FILTER (WHERE outcome = 'counted' AND facts.status = 'actual') AS actual,
    count(*) FILTER (WHERE outcome = 'counted' AND facts.agreement = 'conflict') AS in_conflict,
    list(
        struct_pack(
            reason := outcome,
            subject := parts.name,
            low := facts.low,
            high := facts.high,
            fact_id := facts.fact_id,
            instead_id := total_facts.instead_id
        )
        ORDER BY outcome, facts.fact_id
    ) FILTER (WHERE outcome != 'counted') AS left_out,
    total_facts.subject_id,
    entities.kind AS subject_kind
FROM total_facts
JOIN facts USING (fact_id)
LEFT JOIN entities ON entities.entity_id = total_facts.subject_id
LEFT JOIN entities AS parts ON parts.entity_id = facts.subject_id
GROUP BY ALL
ORDER BY subject, total_facts.measure, facts.unit, total_facts.subject_id;

COMMENT ON VIEW totals_by_subject IS
    'Sums of what can be added for each subject and what is part of it, nothing twice, and what was left out and why.';
COMMENT ON COLUMN totals_by_subject.subject IS 'Name of whose total it is.';
COMMENT ON COLUMN totals_by_subject.measure IS 'What is added up.';
COMMENT ON COLUMN totals_by_subject.low IS
    'Sum of the least values of the counted facts, those that are open counting as 0; null where none is. Unit: `unit`.';
COMMENT ON COLUMN totals_by_subject.high IS
    'Sum of the greatest values of the counted facts; null where none is, or one of them is open. Unit: `unit`.';
COMMENT ON COLUMN totals_by_subject.counted IS 'How many facts are added; where it is 0, the sums are null.';
COMMENT ON COLUMN totals_by_subject.actual IS 'How many of them have happened or are so.';
COMMENT ON COLUMN totals_by_subject.in_conflict IS 'How many of them other claims contradict: their preferred value counts.';
COMMENT ON COLUMN totals_by_subject.left_out IS
    'Each fact that is not added: reason, whose it is, its value, and the counted fact that holds it; null where all are.';
COMMENT ON COLUMN totals_by_subject.subject_kind IS 'What the subject is.';

-- Money of all currencies that `rates` knows, in one of them; money of any other stays in a row of its own. The rates
-- are what one of each is worth in that currency, or in any that they tell the worth of that currency in.
CREATE OR REPLACE MACRO totals_in(currency, rates) AS TABLE
SELECT
    totals_by_subject.subject,
    totals_by_subject.measure,
    CASE WHEN worth IS NULL THEN totals_by_subject.unit ELSE upper(currency) END AS unit,
    sum(totals_by_subject.low * coalesce(worth, 1) ORDER BY totals_by_subject.unit) AS low,
    CASE
        WHEN count(*) FILTER (WHERE totals_by_subject.counted > 0) = count(totals_by_subject.high)
            THEN sum(totals_by_subject.high * coalesce(worth, 1) ORDER BY totals_by_subject.unit)
    END AS high,
    sum(totals_by_subject.counted)::BIGINT AS counted,
    string_agg(totals_by_subject.unit, ', ' ORDER BY totals_by_subject.unit) AS units,
    flatten(list(coalesce(totals_by_subject.left_out, []) ORDER BY totals_by_subject.unit)) AS left_out,
    totals_by_subject.subject_id
FROM (
    SELECT
        *,
        -- A rate counts for currencies only: nothing else has a name of three capitals.
        CASE
            WHEN unit = upper(currency) THEN 1.0
            WHEN regexp_full_match(unit, '[A-Z]{3}')
                THEN map_extract(rates, unit)[1]::DOUBLE / coalesce(map_extract(rates, upper(currency))[1]::DOUBLE, 1)
        END AS worth
    FROM totals_by_subject
) AS totals_by_subject
GROUP BY ALL
ORDER BY subject, measure, unit, subject_id;

COMMENT ON MACRO TABLE totals_in IS
    'totals_by_subject with all money in one currency, by rates that you give: totals_in(''USD'', MAP {''EUR'': 1.17}).';

-- What was said of an entity, in the order in which it was published, and what each claim changed:
-- FROM timeline('Hyperion'), by name, alias or entity_id, also where it is the other party; FROM timeline for all.
CREATE OR REPLACE VIEW timeline AS
SELECT
    claims_wide.subject,
    claims_wide.published_on,
    claims_wide.published_precision,
    claims_wide.metric,
    claims_wide.object,
    claims_wide.qualifier,
    claims_wide.low,
    claims_wide.high,
    claims_wide.unit,
    claims_wide.bound,
    claims_wide.period_start,
    claims_wide.period_end,
    claims_wide.status,
    claims_wide.speaker,
    fact_claims.change,
    fact_claims.role,
    facts.agreement,
    claims_wide.quote,
    claims_wide.uri,
    claims_wide.subject_id,
    claims_wide.object_id,
    claims_wide.claim_id,
    facts.fact_id
FROM claims_wide
LEFT JOIN fact_claims USING (claim_id)
LEFT JOIN facts USING (fact_id)
-- Undated texts come last: nothing tells when they were written.
ORDER BY
    claims_wide.subject, claims_wide.published_on NULLS LAST, claims_wide.metric, claims_wide.object,
    claims_wide.doc_id, claims_wide.sentence_no, claims_wide.claim_id;

COMMENT ON VIEW timeline IS 'The claims about each entity in the order of their publication, undated ones last.';
COMMENT ON COLUMN timeline.subject IS 'Name of the entity the claim is about.';
COMMENT ON COLUMN timeline.object IS 'Name of the other party or thing; null where there is none.';
COMMENT ON COLUMN timeline.speaker IS 'Name of whom the text attributes it to; null where it speaks in its own voice.';
COMMENT ON COLUMN timeline.quote IS 'The sentence; null where the release''s text mode leaves it out.';
COMMENT ON COLUMN timeline.uri IS 'Where the text was found; the first by name of several places.';

CREATE OR REPLACE MACRO timeline(entity) AS TABLE
WITH
names AS (
    SELECT entities.entity_id, unnest(list_concat([entities.entity_id, entities.name], entities.aliases)) AS called
    FROM entities
),
-- Whoever types a name leaves its accents and capitals out.
meant AS (SELECT names.entity_id FROM names WHERE strip_accents(lower(called)) = strip_accents(lower(entity)))
SELECT * FROM timeline
WHERE subject_id IN (SELECT entity_id FROM meant) OR object_id IN (SELECT entity_id FROM meant)
ORDER BY published_on NULLS LAST, subject, metric, object, claim_id;

COMMENT ON MACRO TABLE timeline IS
    'The claims about an entity, or of which it is the object, in order, with what each changed.';

-- What is offered to people, and who denies it: a row a claim, since offers differ and a denial is of one of them.
CREATE OR REPLACE VIEW pay_offers AS
SELECT
    evidence.subject AS offered_by,
    evidence.object AS offered_to,
    evidence.metric,
    evidence.low,
    evidence.high,
    evidence.unit,
    evidence.bound,
    evidence.qualifier,
    evidence.status,
    evidence.speaker AS said_by,
    coalesce(evidence.denied_by, CASE WHEN evidence.status = 'disputed' THEN 'unnamed' END) AS denied_by,
    evidence.published_on,
    evidence.quote,
    evidence.uri,
    evidence.fact_id,
    evidence.claim_id
FROM evidence
WHERE evidence.metric IN ('compensation', 'signing_bonus', 'pay_multiple')
ORDER BY
    offered_by, evidence.metric, coalesce(evidence.high, evidence.low) DESC, evidence.published_on NULLS LAST,
    evidence.claim_id;

COMMENT ON VIEW pay_offers IS
    'Pay packages, bonuses and multiples that texts tell of, with who says and who denies them.';
COMMENT ON COLUMN pay_offers.offered_by IS 'Name of who offers or pays it.';
COMMENT ON COLUMN pay_offers.offered_to IS
    'Name of the group or employer of those offered; null where none is named.';
COMMENT ON COLUMN pay_offers.said_by IS
    'Name of whom the text attributes it to; null where it speaks in its own voice.';
COMMENT ON COLUMN pay_offers.denied_by IS 'Names of who denies or doubts it, or unnamed; null where nobody does.';
COMMENT ON COLUMN pay_offers.quote IS 'The sentence; null where the release''s text mode leaves it out.';
COMMENT ON COLUMN pay_offers.uri IS 'Where the text was found; the first by name of several places.';

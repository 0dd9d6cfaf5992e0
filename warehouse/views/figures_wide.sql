-- Every figure with the words around it, also those that bear no claim.
CREATE OR REPLACE VIEW figures_wide AS
WITH places AS (SELECT doc_id, min(uri) AS uri FROM sources GROUP BY doc_id)
SELECT
    figures.figure_id,
    figures.surface,
    figures.kind,
    figures.low,
    figures.high,
    figures.unit,
    figures.bound,
    figures.vague,
    figures.counted,
    figures.per,
    trim(sentences.text, ' ' || chr(10) || chr(13) || chr(9)) AS quote,
    sentences.section,
    documents.title,
    documents.published_on,
    documents.published_precision,
    places.uri,
    abstentions.reason AS no_claim,
    figures.doc_id,
    figures.sentence_no,
    figures.start_char,
    figures.end_char
FROM figures
JOIN documents ON documents.doc_id = figures.doc_id
LEFT JOIN sentences ON sentences.doc_id = figures.doc_id AND sentences.sentence_no = figures.sentence_no
LEFT JOIN places ON places.doc_id = figures.doc_id
LEFT JOIN abstentions ON abstentions.figure_id = figures.figure_id;

COMMENT ON VIEW figures_wide IS 'Figures with the sentence they stand in and its source.';
COMMENT ON COLUMN figures_wide.quote IS 'The sentence; null where the release''s text mode leaves it out.';
COMMENT ON COLUMN figures_wide.uri IS 'Where the text was found; the first by name of several places.';
COMMENT ON COLUMN figures_wide.no_claim IS 'Why the figure bears no claim; null where it bears one.';

"""The closed lists of values that columns take, as the annotation guide defines them."""

from __future__ import annotations

from schemas.model import Vocabulary

KINDS = Vocabulary(
    "kinds",
    "What a figure measures.",
    {
        "money": "an amount of a currency",
        "power": "electric power, in watt",
        "energy": "energy, in watt-hour",
        "count": "how many of something",
        "share": "a percentage or fraction, in percent",
        "multiple": "how many times as much",
        "duration": "a length of time, in the unit of the text",
        "length": "a length, in metre",
        "area": "an area, in square metre",
        "volume": "a volume, in litre",
        "mass": "a mass, in kilogram",
        "speed": "a speed, in km/h",
        "temperature": "a temperature, in degree Celsius",
        "data": "an amount of data, in byte",
        "age": "an age, in the unit of the text",
    },
)

TIME_UNITS = ("year", "month", "week", "day", "hour", "minute", "second")

UNITS_OF_KIND: dict[str, tuple[str, ...] | None] = {
    # None: the unit is an ISO 4217 code, or null where the text names no currency.
    "money": None,
    "power": ("W",),
    "energy": ("Wh",),
    "count": ("1",),
    "share": ("%",),
    "multiple": ("x",),
    "duration": TIME_UNITS,
    "length": ("m",),
    "area": ("m2",),
    "volume": ("L",),
    "mass": ("kg",),
    "speed": ("km/h",),
    "temperature": ("°C",),
    "data": ("B",),
    "age": TIME_UNITS,
}
"""The units that a figure of a kind may have."""

BOUNDS = Vocabulary(
    "bounds",
    "How the words around a number limit it.",
    {
        "exact": "the value itself",
        "about": "near the value (environ, près de, une vingtaine)",
        "at_least": "the value or more; `high` is null (au moins, plus de)",
        "at_most": "the value or less; `low` is null (au plus, jusqu'à, moins de)",
        "between": "from `low` to `high` (entre X et Y, de X à Y)",
    },
)

SECTIONS = Vocabulary(
    "sections",
    "Which part of the page a sentence belongs to.",
    {
        "header": "a line of metadata before the article, as its date",
        "headline": "a title or a heading",
        "body": "the article itself",
        "boilerplate": "text that is not the article: adverts, contact lines, navigation, credits, author notes",
    },
)

DATE_PRECISIONS = Vocabulary(
    "date_precisions",
    "How exactly the day of publication is known; the date is the first day of it.",
    {"day": "to the day", "month": "to the month", "year": "to the year"},
)

DATE_EVIDENCE = Vocabulary(
    "date_evidence",
    "What gave the day of publication.",
    {
        "metadata": "the page's metadata, or a column of the source",
        "header": "a date line before the article",
        "address": "the address of the page",
        "body": "the article's own dateline",
    },
)

ENTITY_KINDS = Vocabulary(
    "entity_kinds",
    "What an entity is.",
    {
        "organization": "a company, agency, fund, laboratory or government",
        "person": "a person",
        "site": "a data center, campus or computing cluster, or a programme of them",
        "model": "an AI model",
        "product": "any other named product, chip, service or app",
        "place": "a place",
    },
)

MENTION_METHODS = Vocabulary(
    "mention_methods",
    "How a mention was found.",
    {
        "lexicon": "a name or alias of the entity lexicon",
        "pattern": "the shape of the words around an unknown name",
        "coreference": "a pronoun or description that stands for an entity named before",
    },
)

RELATIONS = Vocabulary(
    "relations",
    "How the subject relates to the object.",
    {
        "part_of": "the subject is a part of the object",
        "operated_by": "the object operates the subject",
        "owned_by": "the object owns the subject, wholly or in part",
        "developed_by": "the object makes or develops the subject",
        "head_of": "the subject leads the object",
        "employed_by": "the subject works for the object",
        "founded_by": "the object founded the subject",
        "located_in": "the subject lies in the object",
        "partner_in": "the subject is a partner in the object",
        "successor_of": "the subject follows the object",
    },
)

METRICS = Vocabulary(
    "metrics",
    "What a claim's figure says about its subject.",
    {
        "investment": "money a party spends, commits or plans to spend on building; object: the thing built",
        "project_cost": "total cost of a named project or site",
        "funding": "money raised or obtained from outside; object: the financier",
        "stake": "share of a company held or bought; object: that company",
        "acquisition_price": "money paid for a company or stake; object: it",
        "contract_value": "value of a contract; object: the other party",
        "revenue": "revenue",
        "revenue_growth": "growth of revenue",
        "valuation": "what a company is valued at",
        "profit": "profit or loss, as the text writes the number: negative only where a minus sign stands",
        "power_capacity": "electric power of a site, programme or party's fleet",
        "accelerator_count": "GPUs, chips, XPUs; object: the chip",
        "site_size": "length, width or area of a site; the qualifier names which",
        "equivalent_homes": "consumption expressed in households",
        "energy_use": "energy used",
        "compensation": "pay packages and salaries; object: the group or employer of those offered",
        "signing_bonus": "a bonus for signing",
        "pay_multiple": "pay as a multiple of another",
        "hires": "people who joined; object: where they came from",
        "headcount": "how many work there",
        "departures": "people who left",
        "users": "users",
        "usage_growth": "growth of use",
        "jobs": "jobs created or promised",
        "duration": "how long a plan, contract or project lasts",
        "data_center_count": "number of data centers",
        "ownership": "share that a party owns of another over time",
        "other": "anything else said of a subject",
    },
)

STATUSES = Vocabulary(
    "statuses",
    "How real the text says the value is.",
    {
        "actual": "has happened, is so",
        "planned": "announced, promised, a target or an offer",
        "estimated": "an outsider's estimate or a projection",
        "rumoured": "a leak, an unnamed source, a conditional of hearsay",
        "disputed": "the text reports someone contradicting it",
    },
)

ABSTENTION_REASONS = Vocabulary(
    "abstention_reasons",
    "Why a figure bears no claim.",
    {
        "boilerplate": "it stands in text that is not the article",
        "no_subject": "no entity of a fitting kind is near",
        "no_metric": "no cue says what the figure means",
        "ambiguous_subject": "two subjects fit equally well",
        "hypothetical": "the sentence supposes or negates it",
        "corrected": "a correction by hand took its claim out",
    },
)

AGREEMENTS = Vocabulary(
    "agreements",
    "How the claims of a fact stand to each other.",
    {
        "single": "one story states its value",
        "agree": "several stories state values that are compatible; a vague one counts only where all are",
        "refined": "a later claim narrows an earlier one",
        "revised": "the same speaker or subject later states another value, or a count that goes on has grown",
        "conflict": "different values stand at the same time",
        "disputed": "someone denies or doubts it",
    },
)

PREFERRED_RULES = Vocabulary(
    "preferred_rules",
    "The last rule that was needed to set a fact's value apart from the others that its claims state.",
    {
        "only_value": "all claims state it",
        "stated": "a stated amount goes before a vague one",
        "standing": "a value that stands goes before one that was superseded",
        "status": "what is so goes before what is planned, then estimated, rumoured, disputed",
        "party": "the word of the subject or the other party goes before that of others",
        "precision": "the narrower value goes first",
        "recency": "the later publication goes first, undated texts last",
        "stories": "the value that more stories state goes first",
        "confidence": "the claim that is more probably read rightly goes first",
        "claim_id": "nothing sets them apart, so that the least id decides and never chance",
    },
)

CLAIM_ROLES = Vocabulary(
    "claim_roles",
    "What a claim does for the fact.",
    {
        "supports": "its value is compatible with the fact's",
        "refines": "it narrows the value",
        "superseded": "a later claim of the same party replaced it, or a count that goes on outgrew it",
        "disagrees": "its value is not compatible with the fact's, or with one told for a period that can be the same",
        "apart": "its value is another, but need not be of the same thing: its text states the fact's value too (two "
        "sites, two offers), it is vague, a duration or an offer, far from it where no object is told, or of another "
        "time",
        "disputes": "it, or an objection to it, denies the fact",
    },
)

CLAIM_CHANGES = Vocabulary(
    "claim_changes",
    "What a claim changed on the day from which on its text was known.",
    {
        "new": "nothing was known of it before",
        "agrees": "its value is compatible with what was known",
        "echoes": "it is vague, and all that it names is an order of magnitude of what was known",
        "adds": "its value is another, which need not be of the same thing (its role is `apart`)",
        "repeats": "its story had told it before",
        "refines": "it is the first to tell a value that narrows the first one",
        "revises": "it replaces a value that the same party had stated",
        "conflicts": "its value is not compatible with one that stood, or stands from the same day on",
        "disputes": "it is denied in its own text",
        "recalls": "its value was replaced already when it was told",
    },
)

FACT_RELATIONS = Vocabulary(
    "fact_relations",
    "How two facts of equal subject, metric, object, qualifier and unit but other periods stand to each other.",
    {
        "within": "the fact's period lies within the other's",
        "undated": "the fact has no period, the other has",
        "other_period": "the periods differ",
    },
)

MEASURES = Vocabulary(
    "measures",
    "What is added up to totals.",
    {
        "spending": "investments of a party and costs of a project, each euro once",
        "funding": "money raised or obtained from outside",
        "acquisition_price": "money paid for companies and stakes",
        "contract_value": "value of contracts",
        "revenue": "revenue",
        "power_capacity": "electric power",
        "accelerator_count": "GPUs, chips, XPUs",
        "energy_use": "energy used",
        "hires": "people who joined",
        "departures": "people who left",
        "headcount": "people who work there",
        "jobs": "jobs created or promised",
        "data_center_count": "data centers",
    },
)

TOTAL_OUTCOMES = Vocabulary(
    "total_outcomes",
    "Whether a fact is counted in a total, or why it is left out.",
    {
        "counted": "it is added",
        "part_of": "a counted whole holds it: the programme of a site, the group of a subsidiary, all spending of an "
        "object's, the commitment of a tranche",
        "within_period": "a counted fact of a longer or overlapping period holds it",
        "undated": "it has no year, and may be one of the counted years",
        "same_thing": "another telling of the same thing is counted: the greater, of another date or another metric",
        "less_than_parts": "one of its parts alone is greater",
        "together": "several parties share it, and no text says how",
        "rate": "it is of a time span that the text does not name: a quarter, a month, a year",
        "vague": "only an order of magnitude is told",
        "rumoured": "it is only rumoured",
        "disputed": "someone denies or doubts it",
        "no_currency": "its currency is unknown",
    },
)

REJECT_STAGES = Vocabulary(
    "reject_stages",
    "Where a row was set aside.",
    {
        "read": "the source could not be read or holds no text",
        "extract": "a transform could not make sense of it",
        "audit": "it failed an expectation",
        "withdraw": "it was withdrawn on request",
    },
)

REJECT_REASONS = Vocabulary(
    "reject_reasons",
    "Why it was set aside.",
    {
        "unreadable": "the file or address could not be opened",
        "empty": "it holds no bytes, or no text but white space",
        "binary": "it is not text",
        "unknown_type": "no reader knows its type",
        "truncated_archive": "the archive or compressed file ends too early; what came before it was kept",
        "corrupt_archive": "the archive or compressed file is damaged",
        "bad_json": "the line is not a JSON object",
        "bad_record": "the row does not have the columns that its table's header names",
        "no_text_column": "the record or table has no column with text",
        "no_article": "the page holds no article text",
        "bad_encoding": "the bytes fit no known encoding",
        "too_large": "it is larger than one text may be",
        "not_a_document": "the archive record is not a page (a request, an image, an error response)",
        "withdrawn": "it was taken out on request",
        "failed_expectation": "the row failed the expectation named in the detail",
    },
)

TEXT_MODES = Vocabulary(
    "text_modes",
    "How much text a release quotes.",
    {
        "quotes": "the sentences that bear a figure or a claim",
        "full": "all sentences, and the documents' text",
        "none": "no sentences",
    },
)

CORRECTION_FIELDS = Vocabulary(
    "correction_fields",
    "What of a claim a correction sets.",
    {
        "subject_id": "the subject: an entity_id, or a name that only one entity has",
        "metric": "the metric",
        "object_id": "the object, given like the subject; empty for none",
        "qualifier": "the qualifier; empty for none",
        "low": "the least value, in `unit`; empty for an open one",
        "high": "the greatest value, in `unit`; empty for an open one",
        "unit": "the unit; empty for money of an unknown currency",
        "bound": "the bound",
        "period_start": "the first day of the period; empty for an open one",
        "period_end": "the last day of the period; empty for an open one",
        "status": "the status",
        "speaker_id": "the speaker, given like the subject; empty for the text's own voice",
        "claim": "the claim itself: the value 'none' takes it out",
    },
)

CORRECTION_OUTCOMES = Vocabulary(
    "correction_outcomes",
    "What became of a correction in this release.",
    {
        "applied": "it changed at least one claim",
        "needless": "all claims that it fits were read as it says: it can go",
        "no_match": "no claim fits its target any more: the text was withdrawn, or is read in another way",
        "unknown_entity": "its value is neither the id of an entity nor a name that exactly one has",
        "overruled": "a later row sets the same field of the same claims",
    },
)

ALL_VOCABULARIES = (
    KINDS,
    BOUNDS,
    SECTIONS,
    DATE_PRECISIONS,
    DATE_EVIDENCE,
    ENTITY_KINDS,
    MENTION_METHODS,
    RELATIONS,
    METRICS,
    STATUSES,
    ABSTENTION_REASONS,
    AGREEMENTS,
    PREFERRED_RULES,
    CLAIM_ROLES,
    CLAIM_CHANGES,
    FACT_RELATIONS,
    MEASURES,
    TOTAL_OUTCOMES,
    CORRECTION_FIELDS,
    CORRECTION_OUTCOMES,
    REJECT_STAGES,
    REJECT_REASONS,
    TEXT_MODES,
)

"""What a user may say about how sources are read."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field

from flows.errors import UsageError
from warehouse.layout import Warehouse

MEGABYTE = 1_000_000

COLUMN_GUESSES: Mapping[str, tuple[str, ...]] = {
    "text": (
        "text", "texte", "full_text", "fulltext", "article_text", "body", "corps", "content", "contenu",
        "articlebody", "article", "plain_text", "raw_text", "maintext", "main_text",
    ),
    "url": ("url", "uri", "link", "lien", "adresse", "permalink", "source_url", "canonical_url", "href"),
    "title": ("title", "titre", "headline", "heading", "page_title"),
    "date": (
        "date", "published_at", "published_on", "published", "publish_date", "publication_date", "date_publication",
        "date_publish", "date_published", "datepublished", "date_de_publication", "pubdate", "pub_date", "publie_le",
    ),
    "publisher": (
        "publisher", "site", "sitename", "site_name", "source", "media", "journal", "outlet", "editeur", "agence",
    ),
    "author": ("author", "authors", "auteur", "auteurs", "byline", "creator", "journaliste"),
    "language": ("language", "lang", "langue", "locale"),
    "retrieved_at": (
        "retrieved_at", "retrieved", "crawled_at", "fetched_at", "scraped_at", "date_download", "crawl_date",
        "collected_at", "collecte_le", "warc_date",
    ),
}  # fmt: skip
"""Names that records commonly give to what is known of a text, the likeliest first; case does not matter."""


@dataclass(frozen=True)
class ReadOptions:
    """How sources are read.

    `columns` names the column of the user's own records for a field ("text", "url", "title", "date", "publisher",
    "author", "language", "retrieved_at"); a field without one is looked for under the names of `COLUMN_GUESSES`.
    `batch_bytes` bounds the text of a batch, `largest_text` that of one document, both in bytes. `known` holds the
    pages that landed before, as pairs of uri and SHA-256: cutting out an article is slow, so these are only counted.
    What `warehouse` keeps below a source is passed over.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    batch_bytes: int = 16 * MEGABYTE
    largest_text: int = 64 * MEGABYTE
    known: Container[tuple[str, str]] = frozenset()
    warehouse: Warehouse | None = None

    def __post_init__(self) -> None:
        unknown = sorted(set(self.columns) - set(COLUMN_GUESSES))
        if unknown:
            fields = ", ".join(COLUMN_GUESSES)
            message = (
                f"--column names no known field: no field is called {', '.join(unknown)}; the fields are {fields}."
            )
            raise UsageError(message)

    def names(self, field: str) -> tuple[str, ...]:
        """Names under which the field is looked for, in order of preference."""
        return (self.columns[field],) if field in self.columns else COLUMN_GUESSES[field]

    def resolve(self, present: Iterable[str]) -> dict[str, list[str]]:
        """For each field the columns among `present` that may hold it, the likeliest first; none gives an empty list.

        ["Titre", "texte", "id"] gives {"text": ["texte"], "title": ["Titre"], "url": [], …}.
        """
        spelled: dict[str, list[str]] = {}
        for name in present:
            spelled.setdefault(name.casefold(), []).append(name)
        return {
            field: [name for guess in self.names(field) for name in spelled.get(guess.casefold(), ())]
            for field in COLUMN_GUESSES
        }

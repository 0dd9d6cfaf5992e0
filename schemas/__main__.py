"""Writes the data dictionary to standard output: `python -m schemas > docs/tables.md`."""

from __future__ import annotations

import sys

from schemas import RELEASE_TABLES
from schemas.dictionary import data_dictionary
from schemas.vocabularies import ALL_VOCABULARIES

sys.stdout.write(data_dictionary(RELEASE_TABLES.values(), ALL_VOCABULARIES))

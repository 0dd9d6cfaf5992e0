"""Latin letters, as classes of patterns: by range, since Unicode's classes take six times as long to compile.

Repeated ones compile to more than the engine allows. They are the insides of a class: `[{CAPITAL}][{LETTER}-]{1,40}`.
"""

from __future__ import annotations

CAPITAL = "A-ZÀ-ÖØ-ÞĄĆČĎĐĘĚĞİŁŃŇŐŒŘŚŞŠŤŮŰŹŻŽ"
LETTER = r"A-Za-zÀ-ÖØ-öø-\x{1FFF}"
"""Those of Greek, Cyrillic and other scripts of Europe too."""
SMALL = "a-zß-öø-ÿąćčďđęěğıłńňőœřśşšťůűźżž"

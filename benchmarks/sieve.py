"""What was seen before, in memory that does not grow: a Bloom filter."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.uint64]

_BITS = 2**30
"""128 MiB. Of 77 million sentences, which are 10 GB, 4 of 1,000 of the last are taken for seen by mistake."""
_PLACES = 4


class Sieve:
    """Tells hashes that it has not seen: never one that it has, and of those that it has not nearly all."""

    def __init__(self, bits: int = _BITS) -> None:
        """`bits` is a power of two."""
        # Pages of zeros that are not written to take no memory.
        self._bytes = np.zeros(bits // 8, np.uint8)
        self._mask = np.uint64(bits - 1)

    def pass_on(self, hashes: Hashes) -> npt.NDArray[np.bool_]:
        """Which of the hashes are new; from now on all of them are seen. They must differ from each other."""
        upper, lower = hashes >> np.uint64(32), hashes & np.uint64(0xFFFFFFFF)
        seen = np.ones(len(hashes), np.bool_)
        places = [(lower + upper * np.uint64(2 * turn + 1)) & self._mask for turn in range(_PLACES)]
        for place in places:
            seen &= (self._bytes[place >> np.uint64(3)] >> (place & np.uint64(7)).astype(np.uint8)) & 1 == 1
        for place in places:
            np.bitwise_or.at(
                self._bytes, place >> np.uint64(3), np.left_shift(1, place & np.uint64(7)).astype(np.uint8)
            )
        fresh: npt.NDArray[np.bool_] = ~seen
        return fresh

"""Sizes as a user writes them."""

from __future__ import annotations

import argparse
import re

_UNITS = {"": 1, "k": 10**3, "m": 10**6, "g": 10**9, "t": 10**12}


def size_of(text: str) -> int:
    """Bytes: 100MB is 100 million, 2.5GB 2.5 thousand million. Raises `argparse.ArgumentTypeError`."""
    found = re.fullmatch(r"([\d.]{1,12})\s?([kmgt]?)b?", text.strip().lower())
    if not found:
        raise argparse.ArgumentTypeError(f"{text!r} is no size, as 100MB or 2.5GB is")
    return round(float(found[1]) * _UNITS[found[2]])

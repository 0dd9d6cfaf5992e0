"""Amounts as a person reads them: "60 to 65 billion USD", "at least 1.5 GW"."""

from __future__ import annotations

_WORDS = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_PREFIXES = ((1e12, "T"), (1e9, "G"), (1e6, "M"), (1e3, "k"))
# Units that take a prefix; amounts of all others are scaled in words.
_PREFIXED = ("W", "Wh", "B")


def readable_amount(low: float | None, high: float | None, unit: str | None, bound: str) -> str:
    """The amount in words.

    (6e10, 6.5e10, "USD", "between") is "60 to 65 billion USD", (2e9, None, "W", "at_least") "at least 2 GW".
    """
    if low is None or high is None:
        known = high if low is None else low
        if known is None:
            return "unknown"
        return f"{'at most' if low is None else 'at least'} {' '.join(_scaled(known, unit)).rstrip()}"
    number, scale = _scaled(high, unit)
    if low != high:
        least, its_scale = _scaled(low, unit)
        # "60 to 65 billion USD", but "900 million USD to 1.2 billion USD".
        number = f"{least} to {number}" if its_scale == scale else f"{least} {its_scale} to {number}"
    return f"{'about ' if bound == 'about' else ''}{number} {scale}".rstrip()


def _scaled(value: float, unit: str | None) -> tuple[str, str]:
    """The number and what follows it: ("65", "billion USD")."""
    prefixed = unit in _PREFIXED
    word = "" if unit in ("1", None) else str(unit)
    for factor, name in _PREFIXES if prefixed else _WORDS:
        if abs(value) >= factor:
            return _number(value / factor), f"{name}{word}" if prefixed else f"{name} {word}".rstrip()
    return _number(value), word


def _number(value: float) -> str:
    return f"{round(value, 3):,}".removesuffix(".0")

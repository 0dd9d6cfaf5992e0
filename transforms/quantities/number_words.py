"""What a numeral in words is worth: "deux cent mille", "quatre-vingt-dix", "plusieurs centaines de milliards"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from transforms.lexicon import Lexicon
from transforms.quantities.digits import read_power


@dataclass(frozen=True)
class Amount:
    """What a numeral says: its value, whether that is vague (an order of magnitude) or round, and its last scale."""

    value: float
    vague: bool = False
    approximate: bool = False
    scale: float = 1.0


@dataclass(frozen=True)
class NumberWords:
    """The number words of a language: `parse` reads a numeral made of them and of digits."""

    words: dict[str, tuple[float, str]]
    heads: dict[str, tuple[float, str]]

    @classmethod
    def of(cls, lexicon: Lexicon) -> NumberWords:
        """The number words of the lexicon's tables `numbers` and `quantity_heads`."""
        numbers = lexicon["numbers"]
        heads = lexicon["quantity_heads"]
        return cls(
            {word: (float(value or 0), kind) for word, value, kind in numbers.select("word", "value", "class").rows()},
            {word: (float(value), sense) for word, value, sense in heads.select("word", "value", "sense").rows()},
        )

    def parse(self, surface: str) -> Amount | None:
        """The amount of a numeral in lower case, or None where its words make no number ("deux trois").

        "quatre-vingt-dix" is 90, "1 million 200 000" 1200000, "2 milliards et demi" 2.5e9, "une vingtaine" about 20;
        "plusieurs centaines de milliards" and "des milliards" are vague and worth two of their magnitude.
        """
        power = read_power(surface)
        if power is not None:
            return Amount(power)
        joined = re.sub(r"(?<=\d)[ '](?=\d{3}(?!\d))", "", surface.replace('"', ""))
        tokens = [token for token in re.split(r"[ -]+|(?<=d)'", joined) if token]
        tokens = [token for token in tokens if self.words.get(token, (0, ""))[1] not in ("filler", "between", "link")]
        return _Reading(self).run(tokens)


class _Reading:
    """One reading of a numeral's words from left to right."""

    def __init__(self, known: NumberWords) -> None:
        self.known = known
        self.groups: list[float] = []  # what closed scales are worth: two million, three thousand …
        self.current: float | None = None  # what stands before the next scale
        self.room = 1e18  # the next word must be worth less than this, or be a scale
        self.scale = 1.0
        self.vague = False
        self.approximate = False

    def run(self, tokens: list[str]) -> Amount | None:
        for place, token in enumerate(tokens):
            if token == "virgule":
                return self._decimal(tokens[place + 1 :])
            if not self._take(token, first=place == 0, last=len(tokens) == 1):
                return None
        total = sum(self.groups) + (self.current or 0)
        hundreds = tokens and self.known.words.get(tokens[-1], (0, ""))[1] == "hundred"
        scale = 100.0 if hundreds else 1.0 if self.current else self.scale
        return Amount(total, self.vague, self.approximate, scale)

    def _take(self, token: str, *, first: bool, last: bool) -> bool:
        head = self.known.heads.get(token)
        if head and first and not (last and head[1] == "one" and token in self.known.words):
            self.current, self.vague = head[0], head[1] == "vague"
            return True
        value, kind = self.known.words.get(token, (0.0, "digits" if token[0].isdigit() else "unknown"))
        if kind in ("scale", "approximate"):
            # "milliards d'utilisateurs", "ses millions": a bare plural is vague.
            if self.current is None and not self.groups:
                self.current, self.vague = (2, True) if token.endswith("s") else (1, False)
            self.approximate |= kind == "approximate" and not self.vague
            return self._multiply(value)
        if kind == "half":
            if self.current is None and not self.groups:
                self.current = 0.5
            elif first or (self.current == 1 and not self.groups and self.scale == 1):
                self.current = value
            else:
                self.groups.append(value * self.scale)
            self.room = 0
            return True
        if kind == "thousand":
            return self._multiply(value)
        if kind == "digits":
            return self._digits(token)
        return kind != "unknown" and self._add(value, kind)

    def _multiply(self, value: float) -> bool:
        below = 0.0
        # "un milliard de milliards".
        if self.current is None and self.groups and self.scale == value:
            below = self.groups.pop()
        self.scale = value
        while self.groups and self.groups[-1] < value:
            below += self.groups.pop()
        factor = below + (self.current or 0)
        self.groups.append((factor or 1) * value)
        self.current, self.room = None, value
        return True

    def _digits(self, token: str) -> bool:
        if self.current is not None:
            return False
        number = read_digits(token)
        if number is None:
            return False
        self.current, self.room = number, 0
        return True

    def _add(self, value: float, kind: str) -> bool:
        current = self.current or 0
        if kind == "hundred":
            if current == 0 and self.current is None:
                self.current = 100
            elif 1 < current < 20:
                self.current = current * 100
            else:
                return False
            self.room = 100
            return True
        if value == 20 and current % 100 == 4:
            self.current, self.room = current + 76, 20
            return True
        # "soixante-dix", "quatre-vingt-quinze": ten to nineteen may follow sixty and eighty.
        teen = current % 100 in (60, 80) and 10 <= value < 17
        after_ten = current % 100 in (10, 70, 90) and 7 <= value <= 9
        if not (teen or after_ten or self.current is None or value < self.room):
            return False
        if self.current is not None and not (teen or after_ten) and value >= 10 and current % 100:
            return False
        self.current = current + value
        self.room = 10 if kind == "ten" else 0
        return True

    def _decimal(self, tokens: list[str]) -> Amount | None:
        zeros = 0
        while tokens and tokens[0] == "zéro":
            zeros, tokens = zeros + 1, tokens[1:]
        scale = 1.0
        if tokens and self.known.words.get(tokens[-1], (0, ""))[1] == "scale":
            scale, tokens = self.known.words[tokens[-1]][0], tokens[:-1]
        fraction = _Reading(self.known).run(tokens) if tokens else Amount(0)
        if fraction is None or self.groups:
            return None
        digits = f"{'0' * zeros}{int(fraction.value)}"
        return Amount(float(f"{int(self.current or 0)}.{digits}") * scale)


def read_digits(token: str) -> float | None:
    """The value of a French numeral in digits without spaces, or None where its shape is none ("24.01.2025")."""
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", token):
        return float(token.replace(".", "").replace(",", "."))
    if re.fullmatch(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?|\d{1,3}(?:,\d{3})+\.\d+", token):
        return float(token.replace(",", ""))
    if re.fullmatch(r"\d+(?:[.,]\d+)?", token):
        return float(token.replace(",", "."))
    return None

from __future__ import annotations

from pathlib import Path

import pytest

from flows.errors import InputError
from flows.rates import read_rates


def written(folder: Path, text: str) -> str:
    file = folder / "rates.csv"
    file.write_text(text, encoding="utf-8")
    return str(file)


def test_each_currency_has_its_rate(tmp_path: Path) -> None:
    file = written(tmp_path, "# in US dollars, mean of 2025\ndate,currency,rate\n2025,EUR,1.13\n2025, GBP ,1.32\n")
    assert read_rates(file) == {"EUR": 1.13, "GBP": 1.32}
    file = written(tmp_path, "# comme un tableur français l'écrit, avec ses virgules\ncurrency;rate\nEUR;1,13\n")
    assert read_rates(file) == {"EUR": 1.13}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param("", r"no CSV file in UTF-8 with a header", id="empty"),
        pytest.param("EUR,1.13\n", r"no column 'currency': the first line must name currency,rate", id="no header"),
        pytest.param("currency,rate\nEUR,1.13\neuro,1.13\n", r"row 2: currency is no code", id="a name"),
        pytest.param("currency,rate\n,1.13\n", r"row 1: currency is no code", id="no code"),
        pytest.param("currency;rate\nEUR;1;13\n", r"row 1: more cells than the header", id="semicolons"),
        pytest.param("currency,rate\nEUR,\n", r"row 1: rate is no number above 0", id="no rate"),
        pytest.param("currency,rate\nUSD,1\nEUR,1,13\n", r"row 2: more cells than the header", id="a decimal comma"),
        pytest.param("currency,rate\nEUR,dear\n", r"row 1: rate is no number above 0", id="a word"),
        pytest.param("currency,rate\nEUR,0\n", r"row 1: rate is no number above 0", id="zero"),
        pytest.param("currency,rate\nEUR,inf\n", r"row 1: rate is no number above 0", id="without end"),
        pytest.param("currency,rate\nEUR,1.1\nEUR,1.2\n", r"row 2: the currency has a rate already", id="twice"),
    ],
)
def test_a_file_at_fault_is_told_with_its_row(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        read_rates(written(tmp_path, text))


def test_an_absent_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"cannot be read \(No such file"):
        read_rates(str(tmp_path / "absent.csv"))

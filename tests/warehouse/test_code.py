from __future__ import annotations

import ast
from pathlib import Path

import pytest

from warehouse import code
from warehouse.code import Code, code_alone, code_of

ROOT = Path(__file__).parents[2]

SOURCES = {
    "__init__.py": "from reading_code.units import WATT\n\nALL = [WATT]\n",
    "figures.py": "from reading_code import WATT\nfrom reading_code.deep import (\n    rules,  # late\n)\n",
    "units.py": 'WATT = lexicon["units"]\n',
    "other.py": "B = 2\n",
    "deep/__init__.py": "",
    "deep/rules.py": "def read():\n    from reading_code.late import late\n",
    "late.py": "import re\n",
}


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.syspath_prepend(str(tmp_path))
    for name, source in SOURCES.items():
        path = tmp_path / "reading_code" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source)
    return tmp_path / "reading_code"


def figures() -> Code:
    """The code of `figures.py`, as a new process would find it."""
    for known in (code_of, code_alone, code._module, code._file):
        known.cache_clear()
    return code_of(("reading_code.figures",), ("reading_code",))


@pytest.mark.parametrize(
    ("changed", "counts"),
    [
        pytest.param("figures.py", True, id="the module itself"),
        pytest.param("units.py", True, id="one whose name the package passes on"),
        pytest.param("deep/rules.py", True, id="one that it imports"),
        pytest.param("late.py", True, id="one that a function of it imports"),
        pytest.param("other.py", False, id="one that it does not import"),
        pytest.param("__init__.py", False, id="the package that passes a name on"),
    ],
)
def test_a_change_counts_where_it_is_run(package: Path, changed: str, counts: bool) -> None:
    before = figures()
    with (package / changed).open("a") as file:
        file.write("# another rule\n")
    assert (figures() != before) == counts


def test_the_words_are_those_that_may_name_a_table(package: Path) -> None:
    assert package.is_dir()
    assert figures().words == {"units"}


def test_tables_beside_a_package_count_as_part_of_it(package: Path) -> None:
    (package / "figures.py").write_text("from reading_code.deep import table\n")
    before = figures()
    (package / "deep" / "languages.csv").write_text("language\n")
    assert figures() != before


def test_our_imports_and_words_are_all_seen() -> None:
    for path in [*(ROOT / "transforms").rglob("*.py"), *(ROOT / "schemas").rglob("*.py")]:
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        imports: set[tuple[str | None, str | None]] = set()
        words = set()
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                imports |= {(alias.name, None) for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                imports |= {(node.module, alias.name) for alias in node.names}
            elif isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
                words.add(node.slice.value)
        module = code._module(name)
        assert set(module.imports) == imports, name
        assert {word for word in words if isinstance(word, str) and word[:1].islower()} <= module.words, name

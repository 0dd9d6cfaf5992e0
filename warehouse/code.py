"""Which of our modules a module runs, read from its source: what a change of one of them may alter, and what not."""

from __future__ import annotations

import hashlib
import importlib.util
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

# A parser of Python takes twenty times as long, for what our formatter writes in one way.
_IMPORT = re.compile(r"^[ \t]*(?:from ([\w.]+) import (\([^)]*\)|[^\n]*)|import ([\w.]+))", re.MULTILINE)
_IMPORTED = re.compile(r"(\w+)(?: as \w+)?[ \t]*(?:,|\)|#[^\n]*)?[ \t]*$", re.MULTILINE)
_WORD = re.compile(r"""["']([a-z][a-z0-9_]*)["']""")


class Code(NamedTuple):
    """Source files: their `digest` (SHA-256, in hex), and the `words` among their strings that can name a table.

    Of words only those in the package of the first module count: a schema's name is no lexicon's.
    """

    digest: str
    words: frozenset[str]


class _Module(NamedTuple):
    """A module's file, the words among its strings, and the modules and names that it imports: ("a.b", "c")."""

    file: Path
    content: bytes
    words: frozenset[str]
    imports: tuple[tuple[str, str | None], ...]


# A process goes on running the code that it began with.
@cache
def code_of(modules: tuple[str, ...], packages: tuple[str, ...]) -> Code:
    """The code of the modules and of all that they import, directly or not, from the packages.

    A name that a package's `__init__` only passes on counts as imported from where it is defined: who imports one
    table's schema does not depend on the others. Tables of data (CSV) right beside an `__init__` count as part of it.
    Modules named by strings, as for `importlib`, are not seen.
    """
    found: set[str] = set()
    waiting = list(modules)
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        waiting += [_origin(*each) for each in _module(name).imports if each[0].partition(".")[0] in packages]
    return _code(sorted(found), modules[0].partition(".")[0])


@cache
def code_alone(module: str) -> Code:
    """The code of the module without what it imports."""
    return _code([module], module.partition(".")[0])


def _code(names: list[str], package: str) -> Code:
    digest = hashlib.sha256()
    words: set[str] = set()
    for name in names:
        module = _module(name)
        words |= module.words if name.startswith(package) else set()
        beside = sorted(module.file.parent.glob("*.csv")) if module.file.name == "__init__.py" else []
        for label, content in [(name, module.content), *((path.name, path.read_bytes()) for path in beside)]:
            digest.update(f"\x1e{label}\x1e".encode())
            digest.update(content)
    return Code(digest.hexdigest(), frozenset(words))


@cache
def _module(name: str) -> _Module:
    file = _file(name)
    if file is None:
        message = f"no module is called {name}"
        raise ModuleNotFoundError(message)
    content = file.read_bytes()
    source = content.decode()
    imports: list[tuple[str, str | None]] = []
    for package, names, module in _IMPORT.findall(source):
        if module:
            imports.append((module, None))
        else:
            listed = names.strip("()").replace(",", "\n")
            imports += [(package, each) for each in _IMPORTED.findall(listed)]
    return _Module(file, content, frozenset(_WORD.findall(source)), tuple(imports))


def _origin(module: str, name: str | None) -> str:
    """The module that `from module import name` runs."""
    if name is None:
        return module
    if _file(f"{module}.{name}") is not None:
        return f"{module}.{name}"
    package = _module(module)
    if package.file.name == "__init__.py":
        for origin, passed_on in package.imports:
            if passed_on == name:
                return _origin(origin, name)
    return module


@cache
def _file(name: str) -> Path | None:
    """The file of a module that is not to be run for that; null where there is none."""
    package, *rest = name.split(".")
    spec = importlib.util.find_spec(package)
    for folder in (spec.submodule_search_locations or []) if spec else []:
        path = Path(folder, *rest)
        for file in (path / "__init__.py", *([path.with_name(f"{path.name}.py")] if rest else [])):
            if file.is_file():
                return file
    return None

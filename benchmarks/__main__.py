"""Measures builds and writes down what they took: `python -m benchmarks [--size 20MB] [--seed 1] [--scales 1 2 4 8]`.

`python -m benchmarks density` measures how much texts state, `startup` what the start of commands costs, `scale`
writes the scale plan, and `page` all pages anew from the results. `ablation` and `confidence` measure
how well claims are read, `facts` stories and facts of a million texts.
"""

from __future__ import annotations

import sys

from benchmarks import builds, density, extraction, facts, page, scale, startup

_COMMANDS = {
    "ablation": extraction.ablation,
    "confidence": extraction.confidence,
    "density": density.main,
    "facts": facts.main,
    "page": page.main,
    "scale": scale.main,
    "startup": startup.main,
}


def main() -> None:
    """Runs the command that the first argument names, else all that is measured of builds."""
    match sys.argv[1:]:
        case [name, *arguments] if name in _COMMANDS:
            _COMMANDS[name](arguments)
        case arguments:
            builds.main(arguments)


if __name__ == "__main__":
    main()

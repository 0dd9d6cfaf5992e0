"""What the scripts of this folder have in common: texts in, findings and time out. Needs the standard library only."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

Finding = dict[str, Any]
Reader = Callable[[str, str | None], Iterator[Finding]]


def run(load: Callable[[list[str]], Reader]) -> None:
    """Reads JSON lines with `text` and `on` (its day, or null) and prints what is found in them as JSON.

    The first argument says how many seconds of processor time to read for at most, 0 for no limit; `load` gets the
    others. A text that was begun is read to its end. Printed are `load_seconds`, `seconds` and, of the processor,
    `cpu_seconds`; `bytes` of the texts that were read, `failed` (how many of them the recogniser raised an exception
    on) and `found`, each with the number of its `text`.
    """
    limit, *options = sys.argv[1:]
    articles = [json.loads(line) for line in sys.stdin]
    started = time.perf_counter()
    reader = load(options)
    list(reader("Il vaut 3 euros, a-t-on dit le 3 mars 2020 à Paris.", "2020-03-03"))
    begun, cpu_begun = time.perf_counter(), time.process_time()
    found: list[Finding] = []
    failed = size = 0
    for number, article in enumerate(articles):
        try:
            found += [{"text": number, **finding} for finding in reader(article["text"], article["on"])]
        except Exception:
            # Whatever it is: who reads many texts goes on to the next.
            failed += 1
        size += len(article["text"].encode())
        if float(limit) and time.process_time() - cpu_begun > float(limit):
            break
    seconds = {"load_seconds": begun - started, "seconds": time.perf_counter() - begun}
    result = {**seconds, "cpu_seconds": time.process_time() - cpu_begun, "bytes": size, "failed": failed}
    sys.stdout.write(json.dumps(result | {"found": found}))

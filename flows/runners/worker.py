"""A process that does steps of a build for another one, run by `python -m flows.runners.worker`.

It reads pickled pairs of a function and its arguments from its standard input and writes a pickled pair for each to
its standard output: whether the function returned, and its result or its exception.
"""

from __future__ import annotations

import os
import pickle
import sys
import threading
import traceback
from queue import SimpleQueue
from typing import IO, Any

from flows.polars_thread import on_polars_thread


def serve(requests: IO[bytes], replies: IO[bytes]) -> None:
    """Answers the requests one after the other, and ends this process at once where there can be no more.

    The build holds the other end of `requests`; the system closes it when that ends, killed or not.
    """
    waiting: SimpleQueue[tuple[Any, tuple[Any, ...]]] = SimpleQueue()

    def read() -> None:
        while True:
            try:
                # Nobody else can write to it.
                waiting.put(pickle.load(requests))
            except EOFError:
                os._exit(0)

    threading.Thread(target=read, name="requests", daemon=True).start()
    while True:
        step, arguments = waiting.get()
        replies.write(_answer(step, arguments))
        replies.flush()


def _answer(step: Any, arguments: tuple[Any, ...]) -> bytes:  # noqa: ANN401 - any function
    try:
        return pickle.dumps((True, on_polars_thread(step, *arguments)))
    except BaseException as error:  # whatever it is, the build must hear of it: a panic of Polars is no Exception
        error.add_note(f"In a worker process:\n{traceback.format_exc()}")
        return pickle.dumps((False, portable(error)))


def portable(error: BaseException) -> BaseException:
    """The error as another process can have it: itself where it survives the way, else its text.

    Some hold what cannot be pickled, and some are made of other arguments than those that they keep.
    """
    try:
        arrived = pickle.loads(pickle.dumps(error))
    except Exception:  # whatever pickle makes of a foreign class
        arrived = None
    if type(arrived) is type(error) and str(arrived) == str(error):
        return error
    return RuntimeError("".join(traceback.format_exception(error)))


def main() -> None:
    """The command line: no arguments."""
    replies = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # What a library prints must not come between the answers.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    serve(sys.stdin.buffer, replies)


if __name__ == "__main__":
    main()

"""How the command ends: exit codes, and one sentence in place of a traceback."""

from __future__ import annotations

import errno
import tempfile
from enum import IntEnum


class ExitCode(IntEnum):
    """What the command's exit code says; `MEANINGS` has it in words."""

    OK = 0
    USAGE = 2
    INPUT = 3
    VALIDATION = 4
    UNAVAILABLE = 5
    INTERNAL = 70
    INTERRUPTED = 130


MEANINGS = {
    ExitCode.OK: "done, also where there was nothing new to publish",
    ExitCode.USAGE: "the command line is wrong",
    ExitCode.INPUT: "a source, lexicon, query, warehouse, release or document cannot be found or read as given",
    ExitCode.VALIDATION: "the audit stopped a release, or verify found a damaged one",
    ExitCode.UNAVAILABLE: "another run writes to the warehouse, or it, a worker or the Prefect API cannot be used",
    ExitCode.INTERNAL: "a fault of ours",
    ExitCode.INTERRUPTED: "interrupted",
}


# A full disk, a read-only one, a quota.
_LASTING = (errno.ENOSPC, errno.EROFS, errno.EDQUOT, errno.ENAMETOOLONG)


class InputError(Exception):
    """What was given cannot be read; the message is a sentence with the remedy."""


class UsageError(InputError):
    """A value on the command line is none that its option takes; the message is a sentence with the remedy."""


class ReleaseStopped(Exception):  # noqa: N818 - it is no error of the program
    """The audit stopped a release; the message says which table and rows, why, and what stays published."""


class ServerError(Exception):
    """No Prefect server or Dask scheduler could be started or reached; the message is a sentence with the remedy."""


class WorkerLost(Exception):  # noqa: N818 - it may be no error of the program
    """Every worker that tried a step ended over it, as one does that the system kills for its memory.

    Not an `OSError`: those that do the steps have tried again as often as may help.
    """

    def __str__(self) -> str:
        """A sentence with the remedy."""
        how = super().__str__()
        return f"{how[:1].upper()}{how[1:]}: mostly for want of memory, so give fewer --workers or a lower --memory."


def explain(error: BaseException) -> tuple[ExitCode, str | None]:
    """The exit code, and the sentence to print; null where only a traceback helps."""
    # Here, since they cost a second of imports and an error is rare.
    from flows.readers.errors import SourceError
    from warehouse import errors as warehouse

    if isinstance(error, KeyboardInterrupt):
        return ExitCode.INTERRUPTED, "Interrupted: the last release stands as it was."
    if isinstance(error, UsageError):
        return ExitCode.USAGE, str(error)
    named = (warehouse.NoWarehouse, warehouse.UnknownTarget, warehouse.UnknownRelease, warehouse.StoreUnusable)
    if isinstance(error, (InputError, SourceError, *named, warehouse.QueryError)):
        return ExitCode.INPUT, str(error)
    if isinstance(error, ReleaseStopped):
        return ExitCode.VALIDATION, str(error)
    if isinstance(error, (warehouse.WarehouseError, ServerError, WorkerLost)):
        return ExitCode.UNAVAILABLE, str(error)
    if isinstance(error, OSError):
        where = f" ({error.filename})" if error.filename else ""
        if error.errno == errno.ENOSPC:
            elsewhere = where or f", in the warehouse or where temporary files go ({tempfile.gettempdir()})"
            return ExitCode.UNAVAILABLE, f"{error.strerror}{elsewhere}: make room, and build again."
        return ExitCode.UNAVAILABLE, f"{error.strerror or error}{where}: check the path, its rights and the space left."
    return ExitCode.INTERNAL, None


def is_transient(error: BaseException) -> bool:
    """Whether trying again may help: a lost connection, a timeout, a disk that did not answer; never bad data."""
    if isinstance(error, (FileNotFoundError, PermissionError, NotADirectoryError, IsADirectoryError, FileExistsError)):
        return False
    return isinstance(error, OSError) and error.errno not in _LASTING

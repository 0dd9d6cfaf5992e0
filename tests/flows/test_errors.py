from __future__ import annotations

import errno

import pytest

from flows.errors import MEANINGS, ExitCode, InputError, ReleaseStopped, UsageError, explain, is_transient
from flows.readers.errors import SourceError
from warehouse.errors import QueryError, UnknownRelease, UnknownTarget, WarehouseError, WarehouseLocked


@pytest.mark.parametrize(
    ("error", "code"),
    [
        pytest.param(SourceError("no such folder"), ExitCode.INPUT, id="a source"),
        pytest.param(InputError("no such lexicon"), ExitCode.INPUT, id="a lexicon"),
        pytest.param(UsageError("no such time zone"), ExitCode.USAGE, id="an option"),
        pytest.param(QueryError("no such table"), ExitCode.INPUT, id="a query"),
        pytest.param(UnknownRelease("no such release"), ExitCode.INPUT, id="a release"),
        pytest.param(UnknownTarget("no such document"), ExitCode.INPUT, id="a document"),
        pytest.param(ReleaseStopped("12 rows"), ExitCode.VALIDATION, id="an audit"),
        pytest.param(WarehouseLocked("in use"), ExitCode.UNAVAILABLE, id="a lock"),
        pytest.param(WarehouseError("not a folder"), ExitCode.UNAVAILABLE, id="a warehouse"),
        pytest.param(OSError(errno.ENOSPC, "No space left", "x.parquet"), ExitCode.UNAVAILABLE, id="a full disk"),
        pytest.param(KeyboardInterrupt(), ExitCode.INTERRUPTED, id="control-C"),
    ],
)
def test_what_the_user_can_put_right_is_one_sentence(error: BaseException, code: ExitCode) -> None:
    found, sentence = explain(error)
    assert found == code
    assert sentence
    assert str(error.args[-1] if error.args else "") in sentence


def test_a_full_disk_says_which() -> None:
    sentence = explain(OSError(errno.ENOSPC, "No space left on device"))[1]
    assert sentence is not None
    assert sentence.startswith("No space left on device, in the warehouse or where temporary files go (/")
    assert sentence.endswith("): make room, and build again.")


def test_a_fault_of_ours_asks_for_a_traceback() -> None:
    assert explain(ZeroDivisionError()) == (ExitCode.INTERNAL, None)


def test_every_exit_code_has_a_meaning() -> None:
    assert set(MEANINGS) == set(ExitCode)


@pytest.mark.parametrize(
    ("error", "again"),
    [
        pytest.param(ConnectionResetError(), True, id="a lost connection"),
        pytest.param(TimeoutError(), True, id="a timeout"),
        pytest.param(OSError(errno.EIO, "Input/output error"), True, id="a disk that failed"),
        pytest.param(OSError(errno.ENOSPC, "No space left"), False, id="a full disk stays full"),
        pytest.param(FileNotFoundError(), False, id="a missing file stays missing"),
        pytest.param(PermissionError(), False, id="a forbidden file stays forbidden"),
        pytest.param(SourceError("no such folder"), False, id="a wrong source"),
        pytest.param(ReleaseStopped("12 rows"), False, id="bad data"),
        pytest.param(ValueError("bad cell"), False, id="a bad value"),
    ],
)
def test_only_what_may_pass_is_tried_again(error: BaseException, again: bool) -> None:
    assert is_transient(error) is again

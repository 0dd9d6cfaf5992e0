from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from flows.lifeline import PARENT_VARIABLE

_SLEEPER = "import sys, time; sys.stdout.write('up\\n'); sys.stdout.flush(); time.sleep(60)"


def _gone(process: int) -> bool:
    """Whether it has ended; one that nobody has waited for yet has."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except FileNotFoundError:
        return True


def test_a_process_ends_when_its_standard_input_closes() -> None:
    code = f"from flows.lifeline import end_with_standard_input; end_with_standard_input(); {_SLEEPER}"
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        process.stdout.readline()
        assert process.poll() is None
        process.stdin.close()
        assert process.wait(5) == 0


def test_an_orphan_ends_where_it_was_asked_to() -> None:
    grandchild = f"from flows.lifeline import end_with_parent_if_asked as end; end(); {_SLEEPER}"
    child = (
        f"import subprocess, sys; p = subprocess.Popen([sys.executable, '-c', {grandchild!r}]); "
        "print(p.pid, flush=True); p.wait()"
    )
    environment = os.environ | {PARENT_VARIABLE: "1"}
    with subprocess.Popen([sys.executable, "-c", child], stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        orphan, up = sorted((process.stdout.readline().strip(), process.stdout.readline().strip()))
        assert up == "up"
        assert not _gone(int(orphan))
        process.send_signal(signal.SIGKILL)
        deadline = time.monotonic() + 5
        while not _gone(int(orphan)) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert _gone(int(orphan))

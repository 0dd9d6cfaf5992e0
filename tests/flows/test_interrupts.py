from __future__ import annotations

import os
import signal
import subprocess
import sys

RUN = """
import subprocess, sys, time
from flows.interrupts import not_interrupted
child = "import time; print('begun', flush=True); time.sleep(1); print('ended')"
begun = not_interrupted(subprocess.Popen)([sys.executable, "-c", child])
try:
    time.sleep(20)
except KeyboardInterrupt:
    print("interrupted", flush=True)
print(begun.wait(), flush=True)
"""


def test_an_interrupt_is_for_the_process_and_not_for_what_it_has_started() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", RUN], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, process_group=0
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        os.killpg(process.pid, signal.SIGINT)
        assert process.communicate() == ("interrupted\nended\n0\n", "")

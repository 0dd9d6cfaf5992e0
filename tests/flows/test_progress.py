from __future__ import annotations

import contextlib
import io
import re

import pytest

from flows.progress import Bars, Count, Lines, reporter, watched


class Screen(io.StringIO):
    """A stream that someone watches."""

    def isatty(self) -> bool:
        return True


def test_a_stage_ends_in_one_line_with_its_count_and_rate() -> None:
    stream = io.StringIO()
    with watched(stream), reporter().stage("read", "inputs") as step:
        step.advance(2, 3_000_000)
        step.advance(1, 1_500_000)
    assert re.fullmatch(r"read +· 3 inputs · 4\.5 MB( · [\d,.]+ MB/s)? · 0\.\d s\n", stream.getvalue())


def test_a_long_stage_says_in_between_how_far_it_is() -> None:
    stream = io.StringIO()
    with Lines(stream, seconds_between=0).stage("extract", "documents", total_bytes=4_000_000) as step:
        step.advance(10, 1_000_000)
        assert re.search(r"10 documents · 1\.0 MB.* s left\n", stream.getvalue())


def test_a_stage_that_fails_says_nothing() -> None:
    stream = io.StringIO()
    with pytest.raises(ValueError, match="broken"), Lines(stream).stage("audit"):
        raise ValueError("broken")
    assert stream.getvalue() == ""


def test_bars_are_for_those_who_watch() -> None:
    screen = Screen()
    with watched(screen):
        assert isinstance(reporter(), Bars)
        with reporter().stage("extract", "documents", total_bytes=2_000_000) as step:
            step.advance(5, 2_000_000)
    assert "5 documents · 2.0 MB" in screen.getvalue()


def test_a_note_is_shown_at_once() -> None:
    for stream in (io.StringIO(), Screen()):
        with watched(stream):
            reporter().note("Starting [Prefect] …")
            assert "Starting [Prefect] …" in stream.getvalue()
    with contextlib.redirect_stderr(io.StringIO()) as unseen:
        reporter().note("Starting Prefect …")
    assert unseen.getvalue() == ""


def test_without_a_command_nothing_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    with reporter().stage("read", "inputs") as step:
        step.advance(1, 1)
    assert capsys.readouterr() == ("", "")


def test_the_time_left_follows_from_the_rate(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([0.0, 30.0])
    monkeypatch.setattr("flows.progress.time.monotonic", lambda: next(clock))
    count = Count("extract", "documents", total_bytes=6_000_000)
    count.add(10, 1_000_000)
    assert count.left() == "2 min 30 s left"

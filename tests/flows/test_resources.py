from __future__ import annotations

import pytest

from flows.errors import UsageError
from flows.resources import Resources, machine_cores, machine_memory, resources_of, shown_size, size_of


@pytest.mark.parametrize(
    ("words", "size"),
    [
        pytest.param("2GB", 2_000_000_000, id="decimal"),
        pytest.param("1,5 gb", 1_500_000_000, id="as one types it"),
        pytest.param("512M", 512_000_000, id="without the B"),
        pytest.param("2GiB", 2**31, id="binary"),
        pytest.param("800000000", 800_000_000, id="bytes"),
    ],
)
def test_a_size_reads_as_people_write_it(words: str, size: int) -> None:
    assert size_of(words) == size


@pytest.mark.parametrize("words", ["", "GB", "-2GB", "2 G Go", "deux", "1.5.2GB", "12"])
def test_what_is_no_size_is_refused(words: str) -> None:
    with pytest.raises(UsageError, match="is no size: write it like 2GB"):
        size_of(words)


def test_a_size_is_shown_as_it_is_read_and_never_less() -> None:
    assert shown_size(2_000_000_000) == "2GB"
    assert shown_size(1_510_000_000) == "1.6GB"
    assert shown_size(10_000_000) == "10MB"
    assert size_of(shown_size(1_234_567_890)) >= 1_234_567_890


def test_an_address_means_dask() -> None:
    for address in ("tcp://10.0.0.5:8786", "localhost:8786", "tls://[::1]:8786"):
        assert resources_of(dask_address=address) == Resources("dask", None, address, None)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        pytest.param({"runner": "ray"}, "no runner ray: use one of auto, threads, processes, dask", id="a runner"),
        pytest.param({"workers": 0}, "--workers 0 would do nothing", id="no worker"),
        pytest.param({"runner": "threads", "dask_address": "tcp://a:1"}, "is for --runner dask", id="two runners"),
        pytest.param({"dask_address": "nonsense"}, "nonsense is no address of a .*: write", id="no address"),
        pytest.param({"dask_address": "tcp://10.0.0.5"}, "is no address of a", id="an address without a port"),
        pytest.param({"dask_address": "tcp://a:87860"}, "is no address of a", id="a port that there is not"),
        pytest.param({"dask_address": "http://a:8787/status"}, "is no address of a", id="the scheduler's page"),
    ],
)
def test_what_cannot_be_meant_is_refused(given: dict[str, object], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        resources_of(**given)  # type: ignore[arg-type]


def test_the_machine_has_cores_and_memory() -> None:
    assert machine_cores() >= 1
    assert machine_memory() > 100_000_000

"""The command on an object store: sources, warehouse and releases in a bucket."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import fsspec  # type: ignore[import-untyped]  # it ships no types
import pytest
from typer.testing import CliRunner

from flows.asking import list_releases, verify_release
from flows.cli import app
from flows.errors import InputError
from flows.explaining import explain_id
from flows.pipeline import BuildRequest, build_release
from flows.rates import read_rates
from flows.readers.discover import discover
from flows.readers.errors import SourceError
from flows.steps import PlainSteps
from tests.s3_server import FaultyStore
from warehouse.checksums import read_checksums
from warehouse.errors import UnknownRelease
from warehouse.layout import Warehouse
from warehouse.publish import find_release
from warehouse.query import run_query

pytestmark = pytest.mark.xdist_group("s3")

# What differs from run to run, or holds what does.
OF_THE_RUN = ("tables/runs/", "validation/", "gigawatt.duckdb", "release.json", "README.md")


def invoke(*arguments: str) -> tuple[int, str]:
    """Exit code and all output of the command."""
    result = CliRunner().invoke(app, list(arguments))
    return result.exit_code, result.output


def checksums(depot: str) -> dict[str, str]:
    warehouse = Warehouse(depot)
    listed = read_checksums(find_release(warehouse, None, "SHA256SUMS"))
    return {name: digest for name, digest in listed.items() if not name.startswith(OF_THE_RUN)}


def test_a_build_in_a_bucket_that_often_fails_is_the_same_as_in_a_folder(
    bucket: str, object_store: FaultyStore, articles: Path, texts: dict[str, str], tmp_path: Path
) -> None:
    presse = f"{bucket}/presse"
    for name, text in texts.items():
        fsspec.filesystem("s3").pipe_file(f"{presse}/{name}", text.encode())
    depot = f"{bucket}/dépôt"
    with object_store.failing_often(
        ["slow down", "cut", "lost", "slow down", "late", "cut", "lost", "slow down"], every=11
    ):
        summary = build_release(BuildRequest((presse,), depot), "1", PlainSteps())
        assert (summary.outcome, summary.path) == ("published", f"{depot}/releases/{summary.version}")
        again = build_release(BuildRequest((presse,), depot), "2", PlainSteps())
        assert (again.outcome, again.found) == ("nothing new", summary.found)
    assert object_store.faults() == {"slow down", "cut", "lost", "late"}
    build_release(BuildRequest((str(articles),), str(tmp_path / "depot")), "1", PlainSteps())
    assert checksums(depot) == checksums(str(tmp_path / "depot"))

    [listed] = list_releases(depot)
    assert (listed["latest"], listed["archive"]) == (True, f"{depot}/releases/{summary.version}.tar")
    verified = verify_release(depot, None)
    assert verified.ok, verified.text()
    assert verified.path == f"{depot}/releases/{summary.version}"
    assert verify_release("elsewhere", verified.path).report.files == verified.report.files
    with pytest.raises(UnknownRelease, match="is no release"):
        verify_release("elsewhere", f"{depot}/releases/none")
    code, output = invoke("query", "SELECT count(*) AS n FROM facts", "--warehouse", depot, "--format", "csv")
    assert (code, output) == (0, f"n\n{summary.found['facts']}\n")
    fact = run_query(find_release(Warehouse(depot)), "FROM facts ORDER BY fact_id LIMIT 1")["fact_id"].item()
    [explained] = explain_id(depot, None, fact).facts
    # The sentence beside it is not quoted in the release: it comes from the text that landed in the bucket.
    assert all(claim["quote"] and (claim["text_before"] or claim["text_after"]) for claim in explained["claims"])

    object_store.requests.clear()
    invoke("query", "FROM facts", "--warehouse", depot)
    # The DuckDB file is fetched once, and asked on this machine.
    assert not [request for request in object_store.requests if request.path.endswith(".duckdb")]


def test_files_beside_the_sources_may_lie_in_a_bucket(bucket: str) -> None:
    with fsspec.open(f"{bucket}/cours.csv", "wb") as file:
        file.write(b"currency,rate\nEUR,1.17\n")
    assert read_rates(f"{bucket}/cours.csv") == {"EUR": 1.17}
    with pytest.raises(InputError, match=r"absent\.csv cannot be read"):
        read_rates(f"{bucket}/absent.csv")


@pytest.mark.parametrize(
    ("settings", "address", "code", "said"),
    [
        pytest.param({}, "s3://no-such-bucket/depot", 3, "there is no such bucket", id="a wrong bucket"),
        pytest.param({}, "gs://bucket/depot", 3, "a warehouse lies in a folder or in a bucket", id="another kind"),
        pytest.param(
            {"AWS_ACCESS_KEY_ID": "", "AWS_SECRET_ACCESS_KEY": ""},
            "BUCKET/depot",
            3,
            "there are no credentials for it",
            id="no credentials",
        ),
        pytest.param({"AWS_PROFILE": "nobody"}, "BUCKET/depot", 3, "no such profile", id="a profile that is none"),
        pytest.param({"fault": "denied"}, "BUCKET/depot", 3, "the credentials do not allow it", id="no permission"),
        pytest.param({"fault": "slow down"}, "BUCKET/depot", 5, "does not answer as it should", id="503 for good"),
        pytest.param(
            {"AWS_ENDPOINT_URL": "http://127.0.0.1:9"}, "BUCKET/depot", 5, "does not answer as it should", id="no store"
        ),
    ],
)
def test_what_is_wrong_with_a_bucket_is_said_in_a_sentence(
    settings: dict[str, str],
    address: str,
    code: int,
    said: str,
    bucket: str,
    object_store: FaultyStore,
    asked_once: None,  # noqa: ARG001 - named for what it does
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in settings.items():
        monkeypatch.setenv(name, value) if value else monkeypatch.delenv(name)
    address = address.replace("BUCKET", bucket)
    with object_store.failing(lambda *_: settings.get("fault", "")):
        ended, output = invoke("releases", "--warehouse", address)
    assert (ended, len(output.splitlines())) == (code, 1), output
    assert output.startswith(f"gigawatt: {address}")
    assert said in output


@pytest.mark.parametrize(
    ("fault", "address", "said"),
    [
        pytest.param("denied", "BUCKET/presse", "the credentials do not allow it", id="no permission"),
        pytest.param("", "BUCKET/presse", "does not exist: check the address", id="nothing there"),
        pytest.param("", "s3://no-such-bucket/presse", "does not exist: check the address", id="a wrong bucket"),
    ],
)
def test_what_is_wrong_with_a_source_in_a_bucket_is_said_in_a_sentence(
    fault: str, address: str, said: str, bucket: str, object_store: FaultyStore
) -> None:
    with object_store.failing(lambda *_: fault), pytest.raises(SourceError, match=said):
        discover([address.replace("BUCKET", bucket)])


def test_a_warehouse_in_a_bucket_is_no_source_of_its_own_builds(bucket: str) -> None:
    for path in ("a.txt", "depot/releases/latest", "depot/landing/x.txt", "depot/releases.txt"):
        fsspec.filesystem("s3").pipe(f"{bucket}/press/{path}", b"Dix gigawatts.")
    found = discover([f"{bucket}/press"], Warehouse(f"{bucket}/press/depot"))
    assert [each.uri for each in found] == ["a.txt", "depot/releases.txt"]


@pytest.fixture
def asked_once(bucket: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:  # noqa: ARG001 - made before
    """A file system with settings of its own, that tries nothing again: it would wait longer with each try."""
    files = fsspec.get_filesystem_class("s3")
    files.clear_instance_cache()
    monkeypatch.setattr(files, "retries", 1)
    once = {"config_kwargs": {"retries": {"mode": "standard", "total_max_attempts": 1}}}
    monkeypatch.setitem(fsspec.config.conf, "s3", once)
    monkeypatch.setattr("warehouse.stores.objects.TRIES", 1)
    yield
    files.clear_instance_cache()

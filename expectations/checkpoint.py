"""The checkpoint that a release must pass: Great Expectations run over the profiles of its tables."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import polars as pl

from expectations.data_docs import write_data_docs
from expectations.failures import Failure, explain_failures
from expectations.profile import Profile, open_table, profile_table
from expectations.results import SuiteResult
from expectations.suites import suites
from schemas import RELEASE_TABLES

if TYPE_CHECKING:
    from great_expectations import ValidationDefinition


@dataclass(frozen=True)
class AuditReport:
    """Whether the release may be published, and if not, why."""

    success: bool
    failures: list[Failure]
    seconds: float

    @property
    def only_rows(self) -> bool:
        """Whether all that failed are rows, which `set_aside_rows` can take out, and not a table or the run."""
        return all(failure.of_rows for failure in self.failures)


@cache
def prepare() -> dict[str, ValidationDefinition]:
    """The validation definitions by suite, made once a process; 3 to 4 s, nearly all the import of Great Expectations.

    Each runs its suite over a frame that is handed over, in a context without files.
    """
    # Great Expectations reads it when it is imported.
    os.environ["GX_ANALYTICS_ENABLED"] = "false"
    import great_expectations as gx
    from great_expectations.data_context.types.base import (
        DataContextConfig,
        InMemoryStoreBackendDefaults,
        ProgressBarsConfig,
    )

    # Its warnings are of its own workings; what fails is in the report.
    logging.getLogger("great_expectations").setLevel(logging.ERROR)
    context = gx.get_context(
        mode="ephemeral",
        project_config=DataContextConfig(
            # Else it makes a temporary folder for its own Data Docs.
            store_backend_defaults=InMemoryStoreBackendDefaults(init_temp_docs_sites=False),
            progress_bars=ProgressBarsConfig(globally=False),
            analytics_enabled=False,
        ),
    )
    asset = context.data_sources.add_pandas("release").add_dataframe_asset("profile")
    batch = asset.add_batch_definition_whole_dataframe("whole")
    return {
        suite.name: context.validation_definitions.add(
            gx.ValidationDefinition(name=suite.name, data=batch, suite=context.suites.add(suite))
        )
        for suite in suites()
    }


def audit(
    tables_dir: Path, docs_dir: Path, counts: Mapping[str, int] | None = None, config: Mapping[str, str] | None = None
) -> AuditReport:
    """Whether the Parquet tables in `tables_dir` meet every expectation; the pages that show it go to `docs_dir`.

    `counts` says what became of the inputs of the run: `inputs`, `documents`, `duplicates` and `rejected`. The pages
    hold ids and counts, no words of a text. `runs` may be missing, since it is written once the rest is done. `config`
    are further settings of DuckDB, as how much it may hold.
    """
    definitions = prepare()
    started = time.perf_counter()
    with duckdb.connect(config=dict(config or {})) as connection, ThreadPoolExecutor(1) as worker:
        types = {name: open_table(connection, table, tables_dir / name) for name, table in RELEASE_TABLES.items()}
        if not types["runs"]:
            del types["runs"]
        # DuckDB counts the rows of a table while Great Expectations, which is Python, asks about the one before.
        profiles: list[Profile] = []
        results: list[SuiteResult] = []
        counting = [worker.submit(profile_table, connection, RELEASE_TABLES[name], types[name]) for name in types]
        for counted in counting:
            profiles.append(counted.result())
            results.append(_validate(definitions[profiles[-1].table], profiles[-1].checks))
        results.append(_validate(definitions["columns"], pl.concat([profile.columns for profile in profiles])))
        if counts is not None:
            results.append(_validate(definitions["release"], _inputs(counts)))
        failures = explain_failures(connection, results, profiles)
    write_data_docs(docs_dir, results, profiles, [str(failure) for failure in failures])
    return AuditReport(not failures, failures, time.perf_counter() - started)


def _validate(definition: ValidationDefinition, frame: pl.DataFrame) -> SuiteResult:
    batch = {"dataframe": frame.to_pandas(use_pyarrow_extension_array=True)}
    validated = definition.run(batch_parameters=batch, result_format="BOOLEAN_ONLY")
    if not validated.success:
        # Run again for the rows: told in the first place, their ids would double the time.
        told = {"result_format": "COMPLETE", "unexpected_index_column_names": ["id"]}
        validated = definition.run(batch_parameters=batch, result_format=told)
    return SuiteResult.of(validated)


def _inputs(counts: Mapping[str, int]) -> pl.DataFrame:
    """One row: the inputs, and what they came to."""
    accounted = counts["documents"] + counts["duplicates"] + counts["rejected"]
    return pl.DataFrame({"id": "release", "inputs": counts["inputs"], "accounted": accounted})

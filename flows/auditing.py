"""The fifth step of a build: Great Expectations decides whether the release may be published."""

from __future__ import annotations

from expectations.checkpoint import AuditReport, audit
from flows.errors import ReleaseStopped
from flows.landing import Landing
from flows.progress import reporter
from flows.writing import Aside
from warehouse.layout import Warehouse
from warehouse.publish import current_version
from warehouse.room import memory_limit

DATA_DOCS = "validation"
# The others are in the Data Docs.
_TOLD = 3


def audit_aside(aside: Aside, landing: Landing, room: int) -> AuditReport:
    """What the audit says of the release, made in `room` bytes of memory, about.

    Its Data Docs are in the release's folder `validation`.
    """
    counts = {
        "inputs": landing.inputs,
        "documents": landing.documents,
        "duplicates": landing.duplicates,
        "rejected": landing.rejected,
    }
    with reporter().stage("audit", "rows") as step:
        with memory_limit(room) as config:
            report = audit(aside.folder / "tables", aside.folder / DATA_DOCS, counts, config)
        step.advance(sum(aside.rows.values()))
    return report


def require_success(warehouse: Warehouse, aside: Aside, report: AuditReport) -> None:
    """Raises `flows.errors.ReleaseStopped` where the audit failed, and says what failed and what stands."""
    if not report.success:
        raise ReleaseStopped(_message(warehouse, aside, report))


def _message(warehouse: Warehouse, aside: Aside, report: AuditReport) -> str:
    current = current_version(warehouse)
    stands = f"release {current} stands as it was" if current else "no release was published before"
    told = [str(failure) for failure in report.failures[:_TOLD]]
    more = len(report.failures) - len(told)
    return "\n".join(
        [
            f"The audit stopped the release, and {stands}. What failed:",
            *(f"  {line}" for line in told),
            *([f"  and {more} more"] if more > 0 else []),
            f"The report is {aside.folder / DATA_DOCS / 'index.html'}, until the next build.",
        ]
    )

"""What every row and release must meet: rules, the rows set aside by them, and the audit that gates a release.

Importing it does not import Great Expectations, which takes seconds: `audit` does, or `prepare` ahead of it.
"""

from expectations.checkpoint import AuditReport, audit, prepare
from expectations.failures import Failure
from expectations.set_aside import set_aside_rows

__all__ = ["AuditReport", "Failure", "audit", "prepare", "set_aside_rows"]

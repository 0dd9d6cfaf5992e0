"""Great Expectations suites, the cross-table checks and the checkpoint that gates a release."""

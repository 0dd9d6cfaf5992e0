"""Landing, staging, releases and the DuckDB catalog."""

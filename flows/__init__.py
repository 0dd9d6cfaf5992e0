"""The readers of sources, the Prefect flows, their schedule and the command line."""

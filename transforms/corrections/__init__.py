"""Corrections by hand: rows of a file that are replayed on the claims of every build."""

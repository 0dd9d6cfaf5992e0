"""Periods: calendar expressions, resolved against the date of their text."""

"""Figures: numbers, units and what is counted, with their bounds."""

"""Whose a figure is: who stands as the subject of its cue, or whom the text speaks of."""

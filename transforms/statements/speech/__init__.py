"""Who says it, who denies it, who doubts it."""

"""When a claim holds, and whether it is done, planned or supposed."""

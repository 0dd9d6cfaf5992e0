"""Pure functions from Polars frames to Polars frames: from documents to claims, and from claims to facts."""

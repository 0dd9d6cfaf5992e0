"""The sentences that claims are read from, and what stands where in them."""

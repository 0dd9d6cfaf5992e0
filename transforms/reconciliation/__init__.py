"""Facts and stories: what the claims of all documents say together."""

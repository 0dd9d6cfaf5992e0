"""The whole parse of a shard: from documents to claims, each step a transform."""

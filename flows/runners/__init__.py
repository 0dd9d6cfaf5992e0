"""Who does the steps of a build that read shards: threads of this process, processes of its own, or a Dask cluster."""

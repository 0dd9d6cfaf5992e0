"""How fast a build is and how much memory it takes, on generated articles: `python -m benchmarks`."""

"""One script per recogniser; those of others run in an environment that holds nothing of ours."""

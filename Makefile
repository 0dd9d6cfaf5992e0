# One command per need; `make help` lists them.
.DEFAULT_GOAL := help
SHELL := /bin/bash

PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
READER := $(VENV)/duckdb-httpfs
WAREHOUSE ?= out/samples
SIZE = 20MB
SCALES = 1 2 4 8

# Installed once per change of the lock or the package's metadata.
$(STAMP): requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

.PHONY: help install run test lint bench bench-scale bench-peers readme tables clean

help: ## List these commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 22

install: $(STAMP) ## Make .venv and install the pinned packages

run: $(STAMP) ## Build a release from samples/ and ask it a question
	@$(BIN)/gigawatt build samples/presse --warehouse $(WAREHOUSE)
	@echo "What did Meta say it would spend, and when did that change?"
	@$(BIN)/gigawatt query --warehouse $(WAREHOUSE) "SELECT published_on AS published, role, low / 1e9 AS low_bn, \
	high / 1e9 AS high_bn, period_end AS until, status, uri \
	FROM conflicts WHERE subject = 'Meta' AND metric = 'investment' ORDER BY ALL"

# Another DuckDB, which reads releases over HTTP in a test: there is no httpfs for DuckDB 2 in the package index yet.
$(READER)/.installed: $(STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --upgrade --target $(READER) \
	duckdb==1.5.5 duckdb-extension-httpfs==1.5.5
	touch $@

test: $(STAMP) $(READER)/.installed ## Run all tests
	$(BIN)/python -m pytest -q -n 2 --dist loadgroup

lint: $(STAMP) ## Check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(STAMP) ## Measure speed and memory on generated articles
	$(BIN)/python -m benchmarks --size $(SIZE) --scales $(SCALES)

bench-scale: SIZE = 1GB
bench-scale: bench ## The same from 1 GB on: make bench-scale SCALES="1 2"

bench-peers: $(STAMP) ## Compare with other recognisers, in .venv-peers
	$(BIN)/python -m benchmarks.peers

readme: $(STAMP) ## Run the README's commands and write their output into it
	$(BIN)/python -m tests.readme

tables: $(STAMP) ## Write docs/tables.md anew from the schemas
	$(BIN)/python -m schemas > docs/tables.md

clean: ## Remove what the commands above made, but not .venv
	rm -rf out build .pytest_cache .mypy_cache .ruff_cache .hypothesis

# One command per need; `make help` lists them.
.DEFAULT_GOAL := help
SHELL := /bin/bash

PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
WAREHOUSE ?= out/samples

# Installed once per change of the lock or the package's metadata.
$(STAMP): requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

.PHONY: help install run test lint bench tables clean

help: ## List these commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 16

install: $(STAMP) ## Make .venv and install the pinned packages

run: $(STAMP) ## Build a release from samples/ and ask it a question
	$(BIN)/gigawatt build samples/presse --warehouse $(WAREHOUSE)
	$(BIN)/gigawatt query --warehouse $(WAREHOUSE) "FROM conflicts"

test: $(STAMP) ## Run all tests
	$(BIN)/python -m pytest -q -n 2 --dist loadgroup

lint: $(STAMP) ## Check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(STAMP) ## Measure speed, memory and accuracy
	$(BIN)/python -m benchmarks

tables: $(STAMP) ## Write docs/tables.md anew from the schemas
	$(BIN)/python -m schemas > docs/tables.md

clean: ## Remove what the commands above made, but not .venv
	rm -rf out build .pytest_cache .mypy_cache .ruff_cache .hypothesis

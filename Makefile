.DEFAULT_GOAL := help
VENV := .venv/bin

.PHONY: help setup run check test bench migrate lock train evaluate screenshots format

help: ## What can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

setup: ## Install everything into .venv (leaves .venv/bin/khaonet)
	@scripts/setup.sh

run: setup ## Run everything on SQLite with sample data and a LINE look-alike
	@exec $(VENV)/khaonet demo

check: setup ## Format, lint, types, import contracts, fast tests
	@$(VENV)/ruff format --check .
	@$(VENV)/ruff check .
	@$(VENV)/mypy
	@$(VENV)/lint-imports --no-cache
	@$(VENV)/pytest -q -n 2 -m "not slow"

format: setup ## Put the code into its format
	@$(VENV)/ruff check --fix --quiet . ; $(VENV)/ruff format .

test: ## The whole test suite (installs what it needs)
	@scripts/setup.sh tests
	@$(VENV)/ruff format --check .
	@$(VENV)/ruff check .
	@$(VENV)/mypy
	@$(VENV)/lint-imports --no-cache
	@$(VENV)/pytest -q -n 2 --dist worksteal

bench: setup ## Speeds and sizes, measured in one run, with the machine named
	@$(VENV)/python -m bench

migrate: setup ## Bring the database to the newest schema
	@$(VENV)/khaonet db upgrade

train: setup ## Rebuild the language model from the examples in the repository
	@$(VENV)/khaonet train

evaluate: setup ## Score the language model on the repository's own test split
	@$(VENV)/khaonet evaluate

screenshots: setup ## Take the README's screenshots from the running product
	@$(VENV)/python scripts/screenshots.py

lock: ## Resolve requirements.lock anew from pyproject.toml
	@scripts/setup.sh
	@.tools/bin/uv pip compile --quiet --universal --no-header --no-annotate --generate-hashes pyproject.toml --all-extras -o requirements.lock

# The two commands that matter are “make run” and “make test”. All state lies under var/.

SHELL := /bin/sh
PYTHON_IN := .venv/bin/python
.DEFAULT_GOAL := help
.PHONY: help setup run test bench torture lint format types lock screenshots clean

setup run: export SITE_NAME ?= The Ansel Courier
setup run: export SITE_PLACE ?= Port Ansel

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 14

setup: ## everything but serving: environment, database, static files, a demo newsroom
	@.ci/install requirements.lock
	@$(PYTHON_IN) manage.py prepare --demo

run: ## the same, then the site and its worker; PORT, HOST and DATABASE_URL are honoured
	@.ci/install requirements.lock
	@exec $(PYTHON_IN) manage.py serve --demo

test: develop ## lint, types and every test on SQLite and PostgreSQL
	@.ci/test

bench: develop ## the goals of the house beside what this machine comes to; SCALE=1000000 for the whole
	@$(PYTHON_IN) -m tests.bench

torture: develop ## two hundred failures while somebody writes, a hundred processes killed while they publish; DATABASE_URL is honoured
	@FAILURES=200 $(PYTHON_IN) -m pytest -n 0 -s tests/browser/torture
	@KILLS=100 $(PYTHON_IN) -m pytest -n 0 tests/newsroom/pagecache/test_processes.py

lint: develop ## style of Python and templates
	@.ci/lint

types: develop ## types
	@$(PYTHON_IN) -m mypy .

format: develop ## rewrite Python and templates in the house style
	@.venv/bin/ruff check --fix .
	@.venv/bin/ruff format .
	@find templates -name '*.html' -exec .venv/bin/djade {} +

lock: ## pin the versions that pyproject.toml allows, with hashes (needs uv and npm)
	@.ci/lock

screenshots: develop ## pictures of the main pages, to look at: var/screenshots/
	@$(PYTHON_IN) -m tests.browser.screenshots

clean: ## remove the environment and what tools left; var/ stays
	rm -rf .venv node_modules .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +

.PHONY: develop
develop:
	@.ci/install requirements-dev.lock

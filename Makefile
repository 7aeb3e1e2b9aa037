# The commands of Democracy Hub. `make help` lists them.

HOST ?= 127.0.0.1
PORT ?= 8000
# More arguments for pytest: make test ARGS="-k search"
ARGS ?=
# Made-up resources that `make bench` adds before it measures again; 0: it does not.
SCALE ?= 10000

# The first Python that is new enough.
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)

BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
UV := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-annotate --custom-compile-command "make pins"

.DEFAULT_GOAL := help
.PHONY: help run test lint format build bench messages pins

help: ## List the commands
	@awk 'BEGIN { FS = ":.*## " } /^[a-z]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed."; exit 1; }
	$(PYTHON) -m venv .venv

# The stamps say which pins are installed; newer pins are installed again.
.venv/.installed: requirements.txt | .venv/bin/python
	$(PIP) -r requirements.txt
	@touch $@

.venv/.installed-dev: requirements-dev.txt | .venv/bin/python
	$(PIP) -r requirements-dev.txt
	@touch $@

run: .venv/.installed ## Start the site here: web server and worker, with demonstration content (PORT=8000)
	@$(BIN)/python manage.py serve --host $(HOST) --port $(PORT)

test: .venv/.installed-dev ## Run the tests (REQUIRE_ALL=1: fail where something is missing; ARGS: more for pytest)
	$(BIN)/pytest -n auto --dist loadscope -rs $(ARGS)

lint: .venv/.installed-dev ## Check style, types, layers, templates, settings and migrations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-cache
	$(BIN)/mypy
	git ls-files 'templates/*.html' '*/templates/*.html' | xargs $(BIN)/djade --target-version 5.2 --check
	$(BIN)/djlint --lint --quiet templates
	$(BIN)/python manage.py check --fail-level WARNING
	$(BIN)/python manage.py makemigrations --check --dry-run

format: .venv/.installed-dev ## Put code and templates into their one form
	$(BIN)/ruff check --fix --exit-zero .
	$(BIN)/ruff format .
	git ls-files 'templates/*.html' '*/templates/*.html' | xargs $(BIN)/djade --target-version 5.2

build: ## Build style sheet and scripts into hub/static (needs Node)
	npm ci --no-audit --no-fund
	npm run build

bench: .venv/.installed-dev ## Measure pages and searches, and again with 10,000 more resources (SCALE=)
	$(BIN)/python -m tests.bench --scale $(SCALE) $(ARGS)

messages: .venv/.installed-dev ## Collect the texts to translate and compile the catalogues (needs gettext)
	$(BIN)/python manage.py catalogues

pins: .venv/.installed-dev ## Choose the newest versions that pyproject.toml allows
	$(UV) --upgrade pyproject.toml --output-file requirements.txt
	$(UV) --upgrade pyproject.toml --group dev --constraint requirements.txt --output-file requirements-dev.txt

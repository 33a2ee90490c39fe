# `make test` and `make demo` work on a machine that has only make and Python 3.11 or later.

PYTHON ?= python3
DJANGO ?= 5.2.19

BIN := .venv/bin
CONSTRAINTS := .ci/constraints.txt
INSTALL := $(BIN)/python -m pip --disable-pip-version-check install -qq \
	--constraint $(CONSTRAINTS) --build-constraint $(CONSTRAINTS)

# The tests start hundreds of processes, each of which would compile the package again.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help

.PHONY: help
help: ## Show this list.
	@awk -F ': .*## ' '/^[a-z-]+:.*## / { printf "%-19s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.venv/.test: pyproject.toml $(CONSTRAINTS) Makefile
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo 's3settings needs Python 3.11 or later, and "$(PYTHON)" is not.' >&2; \
	  echo 'Name another one: make $(MAKECMDGOALS) PYTHON=/path/to/python3' >&2; \
	  exit 1; }
	@echo 'Installing into .venv (about a minute)'
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip --disable-pip-version-check install -qq --constraint $(CONSTRAINTS) pip
	@$(INSTALL) --editable . --group test --group policies 'Django==$(DJANGO)'
	@touch $@

.venv/.dev: .venv/.test
	@$(INSTALL) --group dev 'Django==$(DJANGO)'
	@touch $@

.PHONY: venv
venv: .venv/.dev ## Create the virtual environment .venv with all development tools.

# Fixtures of a module are expensive; the slowest files come first.
PARALLEL := --numprocesses auto --dist loadfile --no-loadscope-reorder

.PHONY: test
test: .venv/.test ## Run the tests; fail below 100 % coverage.
	@$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest $(PARALLEL) -m 'not corpus'
	@$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

.PHONY: quick
quick: .venv/.test ## Run the fast tests, without coverage and with few examples of each law.
	HYPOTHESIS_PROFILE=quick $(BIN)/python -m pytest $(PARALLEL) -m 'not slow' $(ARGUMENTS)

.PHONY: demo
demo: .venv/.test ## Run the library against an S3 server on this machine.
	@$(BIN)/python -m examples.demo

# What `make lint` checks for the words of .ci/words.txt.
WORDED := CHANGELOG.md CONTRIBUTING.md README.md SECURITY.md benchmarks docs examples noxfile.py pyproject.toml \
	s3settings tests

.PHONY: lint
lint: .venv/.dev ## Check style, wording and the contents of the source distribution.
	$(BIN)/ruff check
	$(BIN)/python .ci/words.py $(WORDED)
	$(BIN)/ruff format --check
	$(BIN)/check-sdist --no-isolation
	$(BIN)/zizmor --offline --quiet --pedantic .github action.yml
	@if command -v actionlint >/dev/null; then actionlint; \
	else echo 'actionlint is not installed; a job of CI runs it'; fi

.PHONY: format
format: .venv/.dev ## Format the code, and fix problems that ruff can fix.
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

.PHONY: types
types: .venv/.dev ## Check types with mypy and pyright.
	$(BIN)/mypy
	$(BIN)/pyright

.PHONY: layers
layers: .venv/.dev ## Check the layers of imports.
	$(BIN)/lint-imports

.PHONY: docs
docs: .venv/.test ## Build the documentation site into build/docs/; a warning is an error.
	$(BIN)/sphinx-build --fail-on-warning --keep-going --fresh-env --quiet docs build/docs

.PHONY: matrix
matrix: .venv/.dev ## Run what depends on versions, on every supported Django and Python.
	$(BIN)/nox

.PHONY: build
build: .venv/.dev ## Build the wheel and the source distribution into dist/.
	@rm -rf dist
	$(BIN)/python -m build --no-isolation

.PHONY: wheel
wheel: build ## Run all tests with the built wheel, on the newest installed Python.
	$(BIN)/nox --session wheel

.venv/.bench: .venv/.test
	@$(INSTALL) --group bench 'Django==$(DJANGO)'
	@touch $@

.PHONY: bench-collectstatic
bench-collectstatic: .venv/.bench ## Compare collectstatic with other ways to publish; takes 20 minutes.
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python -m benchmarks.collectstatic $(ARGUMENTS)

.PHONY: bench
bench: .venv/.bench ## Compare start and links with other libraries.
	@$(BIN)/python -m benchmarks $(ARGUMENTS)

.venv/.fuzz: .venv/.test
	@$(INSTALL) --group fuzz 'Django==$(DJANGO)'
	@touch $@

SECONDS ?= 60

# The timeout is in seconds of wall time, for inputs that never end.
.PHONY: fuzz
fuzz: .venv/.fuzz ## Fuzz every kind of input, for SECONDS=60 each.
	@set -eu; \
	found=$$(mktemp -d); trap 'rm -rf "$$found"' EXIT; \
	for target in env_file environment named_file changing_environment settings_module; do \
	  echo "== $$target"; \
	  mkdir "$$found/$$target"; \
	  $(BIN)/python -m tests.fuzz $$target -timeout=10 -max_total_time=$(SECONDS) \
	    -verbosity=0 -print_final_stats=1 -artifact_prefix=fuzz-$$target- \
	    "$$found/$$target" tests/fuzz/corpus/$$target; \
	done

.PHONY: clean
clean: ## Remove the files that these commands create.
	rm -rf .venv .nox dist build fuzz-* mutants .coverage .coverage.* .hypothesis \
	  .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	find s3settings tests docs examples benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

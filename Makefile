# Serve, build and test Bitext. `make` alone lists the commands.
#
# Needs Python 3.11 or newer, git and make; all else goes into $(VENV), pinned and hash-checked from requirements/. uv installs it
# where there is a uv, else pip: see tools/make_environment.sh and tools/install.sh.
# The network is used when requirements/*.txt have changed since, and not otherwise.

SHELL = /bin/sh

# The folder of the virtual environment.
VENV ?= .venv
# The Python it is made with; where none is named, the newest of those that are tested.
PYTHON ?=
# More arguments for `mkdocs serve`, pytest, the benchmarks and uv.
SERVE_FLAGS ?=
PYTEST_FLAGS ?=
BENCH_FLAGS ?=
LOCK_FLAGS ?= --upgrade

# Material's notice about MkDocs 2 stands in the way of our own messages.
export NO_MKDOCS_2_WARNING = 1
# Whatever the shell says: else every process compiles all modules anew, which takes longer than most commands.
export PYTHONDONTWRITEBYTECODE =

PYTHONS = $(or $(PYTHON),python3.13 python3.12 python3.11 python3 python)
BIN = $(VENV)/bin
COMPILE = sh tools/uv.sh $(VENV) pip compile --quiet --universal --python-version 3.11 --only-binary :all: \
	--custom-compile-command 'make lock' $(LOCK_FLAGS)
PYTEST = BITEXT_CHROMIUM="$$($(BIN)/python tools/get_browser.py)" && export BITEXT_CHROMIUM && \
	$(BIN)/python -m pytest -n 2 --dist worksteal $(PYTEST_FLAGS)
NODE = $$($(BIN)/python -c 'import pathlib, playwright; print(pathlib.Path(playwright.__file__).parent / "driver/node")')
ESBUILD = tools/assets/node_modules/.package-lock.json
NODE_TESTS = $$(find tests -name '*.test.js' -o -name '*.test.mjs')

.PHONY: help serve site test coverage test-deep test-lowest bench bench-full assets esbuild explanations wheel lock clean

help: ## list the commands
	@sed -n 's/^\([a-z-]*\):.*## /  make \1 — /p' Makefile

serve: $(VENV)/.ready-site ## show the site in a browser and build it again at every change
	$(BIN)/python -m mkdocs serve --livereload $(SERVE_FLAGS)

site: $(VENV)/.ready-site ## build the site in site/; a warning stops it
	$(BIN)/python -m mkdocs build --strict

test: $(VENV)/.ready-test ## lint, check the types, and run every test
	$(BIN)/ruff check .
	$(BIN)/mypy
	tests=$(NODE_TESTS); test -z "$$tests" || "$(NODE)" --import ./tests/js/words.js --test $$tests
	$(PYTEST)

coverage: $(VENV)/.ready-test ## run every test and measure how much of the package it reaches; under 95 % is an error
	$(PYTEST) --cov --cov-report=term

test-deep: $(VENV)/.ready-test ## run the property tests on many more inputs, new ones every time
	export HYPOTHESIS_PROFILE=deep && $(PYTEST) -m hypothesis

test-lowest: ## run the tests with the oldest libraries that pyproject.toml allows, on Python 3.11
	$(MAKE) VENV=$(VENV)-lowest PYTHON=$(or $(PYTHON),python3.11) $(VENV)-lowest/.ready-lowest
	$(MAKE) VENV=$(VENV)-lowest pytest-lowest

.PHONY: pytest-lowest
pytest-lowest:
	$(PYTEST) -m 'not hosts and not plugins'

bench: $(VENV)/.ready-test ## run the benchmarks that take minutes; BENCH_FLAGS=--write puts their tables into the guide
	$(BIN)/python -m benchmarks $(BENCH_FLAGS)

bench-full: $(VENV)/.ready-test ## run every benchmark: some hours
	$(BIN)/python -m benchmarks --full $(BENCH_FLAGS)

assets: $(ESBUILD) ## bundle the styles and scripts anew, after a change in assets/css or assets/js; needs npm
	node tools/assets/bundle.mjs

esbuild: $(ESBUILD) ## install the pinned esbuild; needs npm

$(ESBUILD): tools/assets/package-lock.json
	@command -v npm >/dev/null || { echo 'expected npm, found none; install Node, which brings it' >&2; exit 1; }
	cd tools/assets && npm ci --ignore-scripts
	@touch $@

explanations: ## copy the guide's messages into the package, which `bitext explain` prints
	cp docs/guide/messages.md plugins/bitext/explanations/messages.md

wheel: $(VENV)/.ready-test ## build the wheel in dist/
	rm -rf build
	$(BIN)/python -m build --wheel --no-isolation

lock: $(VENV)/.python ## resolve the requirements anew and write requirements/*.txt; LOCK_FLAGS= keeps versions
	$(COMPILE) --generate-hashes --group uv --output-file requirements/uv.txt
	$(COMPILE) --generate-hashes --extra cedict --group site --output-file requirements/site.txt pyproject.toml
	$(COMPILE) --generate-hashes --extra cedict --group test --group hosts --group plugins --constraint requirements/site.txt \
		--output-file requirements/test.txt pyproject.toml
	$(COMPILE) --no-deps --resolution lowest-direct --no-annotate --extra cedict \
		--output-file requirements/lower-bounds.txt pyproject.toml
	$(COMPILE) --generate-hashes --extra cedict --group test --constraint requirements/lower-bounds.txt \
		--output-file requirements/lowest.txt pyproject.toml

clean: ## remove everything that was made here
	rm -rf .venv .venv-lowest site build dist htmlcov .coverage .coverage.* .hypothesis .mypy_cache .pytest_cache \
		.ruff_cache .cache plugins/*.egg-info tools/assets/node_modules
	find . -name __pycache__ -not -path './.git/*' -prune -exec rm -rf {} +

$(VENV)/.python: requirements/uv.txt
	@sh tools/make_environment.sh $(VENV) $(PYTHONS)
	@touch $@

$(VENV)/.ready-%: requirements/%.txt pyproject.toml plugins/bitext/__init__.py $(VENV)/.python
	@sh tools/install.sh $(VENV) $<
	@touch $@

.PRECIOUS: $(VENV)/.ready-%

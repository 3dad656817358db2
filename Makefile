# The door: every command of the README is a target here.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
DATA ?= ../shared
BROWSER ?= $(firstword $(wildcard /usr/bin/chromium /usr/bin/chromium-browser /usr/bin/google-chrome))

.PHONY: install demo test check test-fault test-wheel test-browser screenshots evaluate bench bench-serve wheel clean
install: $(STAMP)

# wheels only: nothing is compiled, and no source distribution runs its code here
$(STAMP): pyproject.toml
	$(PYTHON) -c 'import sys; assert (3, 11) <= sys.version_info < (3, 14), "python 3.11 to 3.13 is needed: make PYTHON=python3.12"'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --only-binary :all: --editable '.[dev]'
	touch $@

demo: install
	$(BIN)/lagebild demo --out demo

test: install
	$(BIN)/python -m pytest -q -n 2

check: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# 100 killed runs instead of the few of `make test`
test-fault: install
	LAGEBILD_KILLS=100 $(BIN)/python -m pytest -q tests/fault

# the pages in Debian's Chromium (apt-get install chromium); nothing is downloaded
test-browser: install
	LAGEBILD_BROWSER="$(BROWSER)" $(BIN)/python -m pytest -q tests/browser

screenshots: install
	LAGEBILD_BROWSER="$(BROWSER)" $(BIN)/python tests/browser/screenshots.py build/screenshots

# the built wheel, alone in a fresh environment, passes the tests
test-wheel: wheel
	rm -rf build/wheel-test && mkdir -p build
	$(PYTHON) -m venv build/wheel-test
	build/wheel-test/bin/python -m pip install --quiet --disable-pip-version-check --only-binary :all: "$$(ls -t dist/*.whl | head -1)[dev]"
	build/wheel-test/bin/python -m pytest -q -n 2 -p no:cacheprovider

# the reader against annotated news, where the data lie beside this checkout
evaluate: install
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python $(DATA)/eval/attribution.py german $(DATA)/data/attribution/german/dev --limit 150
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python $(DATA)/eval/attribution.py polnear $(DATA)/data/attribution/polnear/dev

bench: install
	for each in benchmarks/*.py; do $(BIN)/python $$each; done

wheel: install
	$(BIN)/python -m build --wheel

clean:
	rm -rf $(VENV) dist build demo

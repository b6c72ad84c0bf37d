# The two commands a newcomer needs are `make run` and `make test`; `make help` lists the others.
.DEFAULT_GOAL := help
.PHONY: run dev test check fmt lock bench screenshots messages set-up set-up-dev clean help

SHELL := /bin/sh
PORT ?= 8000
SERVER ?= gunicorn
ARGS ?=
BENCH ?=
PY := .venv/bin/python
# .venv's own Python does the set-up when it is there and works; else one is looked for.
SET_UP = { $(PY) -c 'import sys; sys.exit(sys.version_info < (3, 12))' 2>/dev/null && [ -z "$$PYTHON" ] \
	&& found=$(PY) || found=$$(sh deploy/house/find_python.sh); } && "$$found" deploy/house/set_up.py

export PYTHONUNBUFFERED = 1

run: ## serve the demo newspaper at http://127.0.0.1:PORT as readers see it (PORT=8000 SERVER=gunicorn|granian)
	@$(SET_UP) base && DEMO=1 DEBUG=0 PORT=$(PORT) SERVER=$(SERVER) exec $(PY) -m deploy.house.serve

dev: ## the same with Django's own server: reloads at every change, shows errors in full
	@$(SET_UP) dev && DEMO=1 DEBUG=1 PORT=$(PORT) SERVER=runserver exec $(PY) -m deploy.house.serve

test: ## the whole suite on SQLite and PostgreSQL, with scratch servers of its own (ARGS="tests/text -x")
	@$(SET_UP) dev && exec $(PY) -m deploy.house.run_tests $(ARGS)

check: ## lint, layers, types, migrations, settings, translations, links in the documents
	@$(SET_UP) dev && exec $(PY) -m deploy.house.check

fmt: ## write the code the way the checks want it
	@$(SET_UP) dev && $(PY) -m ruff check --fix --quiet . ; $(PY) -m ruff format --quiet . && $(PY) -m deploy.house.check djade-fix

messages: ## collect the words for people anew into the catalogues (needs gettext), and compile them
	@$(SET_UP) dev && $(PY) -m deploy.house.messages collect && $(PY) -m deploy.house.messages compile

bench: ## speed, memory and cost against a bare view and nginx, in ratios (BENCH=--quick, --million; needs wrk, nginx, varnish)
	@$(SET_UP) dev && exec $(PY) -m tests.bench.run $(BENCH) $(ARGS)

screenshots: ## the two pictures in README.md (needs Chromium)
	@$(SET_UP) dev && exec $(PY) -m deploy.house.screenshots

lock: ## requirements/*.txt and package-lock.json from what we ask for (needs uv and npm)
	uv pip compile --quiet --universal --python-version 3.12 --generate-hashes --no-emit-index-url \
		requirements/base.in -o requirements/base.txt
	uv pip compile --quiet --universal --python-version 3.12 --generate-hashes --no-emit-index-url \
		-c requirements/base.txt requirements/dev.in -o requirements/dev.txt
	npm install --package-lock-only --ignore-scripts

set-up: ## what `make run` installs, without running
	@$(SET_UP) base

set-up-dev: ## what `make test` installs, without testing
	@$(SET_UP) dev

clean: ## remove what can be made again: packages, assets, static files, caches (not the database, not the pictures)
	rm -rf .venv node_modules var/assets var/static var/stamps var/cache .pytest_cache .ruff_cache .mypy_cache .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
	find korner/locale -name '*.mo' -delete 2>/dev/null || true

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

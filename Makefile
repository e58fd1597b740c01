# One command for the site, one for the tests; each brings what it needs.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: site test serve check lint accept audit messages bench fuzz schemas lock fmt clean help

help:  ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

site: $(BIN)/ready  ## check the records and build the site into site/
	@$(BIN)/showcase build

serve: $(BIN)/ready  ## see the site at http://127.0.0.1:8000/, renewed after each change
	@$(BIN)/showcase serve

check: $(BIN)/ready  ## say what is wrong in content/, and how to mend it
	@$(BIN)/showcase check

# By as many workers as there are cores; the tests of a file stay together, for they share what they build.
test: $(BIN)/ready-test lint  ## everything: style, types, schemas, workflows, records, pages, a real browser
	@$(BIN)/python tests/browser.py
	@$(BIN)/pytest -q --durations=10 -n auto --dist loadfile --no-loadscope-reorder

lint: $(BIN)/ready-test
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy
	@$(BIN)/python tests/npm.py types
	@$(BIN)/showcase export --check
	@$(BIN)/showcase fmt --check

accept: $(BIN)/ready-test  ## accept what the tests now see as what they expect
	@ACCEPT=1 $(BIN)/pytest -q tests/test_sites_good.py tests/test_sites_bad.py tests/accessible/test_budgets.py

audit: $(BIN)/ready-test  ## Lighthouse on a few pages; with AUDIT=--axe, axe in all languages: minutes, not seconds
	@$(BIN)/python tests/npm.py all
	@$(BIN)/python tests/browser.py
	@$(BIN)/python -m tests.audit $(AUDIT)

fuzz: $(BIN)/ready-test  ## random sequences of edits, N=200 of them: a build after edits equals one from nothing
	@FUZZ=$(or $(N),200) $(BIN)/pytest -q tests/test_incremental.py

messages: $(BIN)/ready-test  ## add new sentences to the catalogs in scripts/showcase/messages/, for translators
	@$(BIN)/python -m tests.sentences

bench: $(BIN)/ready-test  ## measure us beside Hugo, Eleventy, Zensical and stock MkDocs: hours; ARGS=--help says what else
	@$(BIN)/python -m bench.run $(ARGS)

schemas: $(BIN)/ready  ## write the JSON Schemas of content/.schemas/ anew
	@$(BIN)/showcase export

fmt: $(BIN)/ready-test  ## put the code in its usual form
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format --quiet .

lock:  ## renew the lists of dependencies (needs uv)
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 \
	  --upgrade --quiet --group build pyproject.toml -o requirements.txt
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 \
	  --quiet --group build --extra cluster -c requirements.txt pyproject.toml -o requirements-cluster.txt
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 \
	  --quiet --group build --group test --extra cluster -c requirements-cluster.txt pyproject.toml -o requirements-test.txt
	$(BIN)/python tests/npm.py lock
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 \
	  --upgrade --quiet bench/requirements.in -o bench/requirements.txt
	$(BIN)/python -m bench.tools

clean:  ## forget everything that was made
	rm -rf .venv .cache site site.previous site.lock

$(BIN)/ready: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "showcase needs Python 3.11 or newer; this is " + sys.version.split()[0])'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || { \
	  test "$$(id -u)" = 0 && apt-get update -qq && apt-get install -y -qq python3-venv > /dev/null && \
	  $(PYTHON) -m venv --clear .venv; } || { echo "Python came without venv: install python3-venv." >&2; exit 1; }
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index -e .
	@touch $@

$(BIN)/ready-test: requirements-test.txt tests/package-lock.json tests/npm.py $(BIN)/ready
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements-test.txt
	@$(BIN)/python tests/npm.py
	@touch $@

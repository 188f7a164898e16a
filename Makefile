# make map    build the example map        make test   set up and run the tests
# make gate   accuracy floors              make bench  figures with the commands behind them
# make soak   the long tests               make readme write the generated parts of the README
# make example  the example map with its site, its briefing and the pictures of the README
PYTHON ?= python3
VENV := .venv
# Many tests wait for a browser or for another process: one worker more than there are processors.
WORKERS := $(shell $(PYTHON) -c "import os; print((os.cpu_count() or 1) + 1)")
BIN := $(VENV)/bin
EXAMPLE := maps/bakhmut-brussels-2023-02
TITLE := "Bakhmut to Brussels, February 2023"

.PHONY: map example test types pytest gate bench soak readme clean

$(BIN)/pip:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --upgrade pip

$(BIN)/eventgeo: setup.cfg pyproject.toml | $(BIN)/pip
	$(BIN)/pip install --quiet --editable .
	touch $@

$(VENV)/.test: setup.cfg pyproject.toml | $(BIN)/pip
	$(BIN)/pip install --quiet --editable '.[test]'
	touch $(BIN)/eventgeo $@

map: $(BIN)/eventgeo
	$(BIN)/eventgeo build $(EXAMPLE)/reports -o $(EXAMPLE) --title $(TITLE)

test: $(VENV)/.test
	$(BIN)/ruff check eventgeo tests
	$(BIN)/ruff format --check eventgeo tests
	$(MAKE) --no-print-directory --jobs=2 types pytest

types: $(VENV)/.test
	$(BIN)/mypy

pytest: $(VENV)/.test
	$(BIN)/pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder

gate: $(VENV)/.test
	$(BIN)/pytest -m gate -o addopts= -q tests/gate

bench: $(VENV)/.test
	$(BIN)/python -m tests.bench

soak: $(VENV)/.test
	$(BIN)/pytest -m "soak and not fuzz"
	EVENTGEO_FUZZ=20 $(BIN)/pytest -m fuzz

example: map $(VENV)/.test
	$(BIN)/eventgeo site $(EXAMPLE)/events.jsonl --places $(EXAMPLE)/places.jsonl -o $(EXAMPLE)/site --title $(TITLE)
	$(BIN)/eventgeo brief $(EXAMPLE)/events.jsonl -o $(EXAMPLE)/brief --title $(TITLE) --max-mb 2 \
		--handling "Example" --format pdf,png,docx,pptx,xlsx,kmz,zip
	$(BIN)/python -m tests.picture

readme: $(VENV)/.test
	$(BIN)/cog -r README.md

clean:
	rm -rf $(VENV) build dist *.egg-info

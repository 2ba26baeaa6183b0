# make run: set up, import the sample roster, write out/, open the editor.
# make test: set up and run every test. The rest is for those who change the program.
PYTHON ?= python3
JOBS ?= 2
python := .venv/bin/python
ready := .venv/.ready
headless := LC_ALL=C.UTF-8 QT_QPA_PLATFORM=offscreen

.PHONY: run test coverage check format translations bench package screenshots torture fuzz lock clean

run: $(ready)
	@PYTHON=$(PYTHON) packaging/ensure_system.sh run
	$(python) -m orgeditor sample out --open

test: $(ready)
	@PYTHON=$(PYTHON) packaging/ensure_system.sh test
	$(headless) $(python) -m pytest -n $(JOBS) --dist worksteal

# Apart from the tests, since being watched line by line takes twice as long.
coverage: $(ready)
	$(headless) $(python) -m pytest -n $(JOBS) --dist worksteal --cov --cov-report=term

check: $(ready)
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy
	.venv/bin/lint-imports --no-logo
	$(python) .ci/translations.py
	$(python) .ci/licences.py
	$(python) .ci/portable.py

format: $(ready)
	.venv/bin/ruff check --fix
	.venv/bin/ruff format

# Brings the Chinese catalogue in line with the code's messages; what is left untranslated is listed.
translations: $(ready)
	$(python) .ci/translations.py --update

bench: $(ready)
	$(headless) $(python) -m tests.bench

package: $(ready)
	@PYTHON=$(PYTHON) packaging/ensure_system.sh package
	$(python) -m PyInstaller --noconfirm --log-level WARN --distpath dist --workpath build packaging/orgeditor.spec
	$(headless) $(python) packaging/smoke.py dist/orgeditor

screenshots: $(ready)
	@PYTHON=$(PYTHON) packaging/ensure_system.sh test
	$(python) packaging/screenshots.py

# Ten thousand interrupted saves; the tests do a few hundred.
torture: $(ready)
	$(headless) $(python) -m tests.project.torture 10000

# Five thousand spoilt workbooks and text files; the tests do a few.
fuzz: $(ready)
	$(headless) $(python) -m tests.sheets.fuzz 5000

# After a change of the dependencies in pyproject.toml.
lock:
	$(PYTHON) -m venv .venv
	.venv/bin/pip install --quiet uv
	.venv/bin/uv pip compile --universal --python-version 3.11 --all-extras --generate-hashes \
		--no-emit-index-url --no-header --no-annotate --quiet pyproject.toml -o packaging/requirements.lock

# The environment follows the lock, which is whole: pip is not to look for what it might add, since some of its
# versions take the newest release of a package that another asks for with an extra. The program is this checkout.
$(ready): packaging/requirements.lock pyproject.toml
	@PYTHON=$(PYTHON) packaging/ensure_system.sh run
	@echo "Setting up .venv, which takes a minute"
	@$(PYTHON) -m venv .venv
	@.venv/bin/pip install --quiet --disable-pip-version-check --require-hashes --no-deps \
		-r packaging/requirements.lock
	@.venv/bin/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

clean:
	rm -rf .venv out build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage

# One-liners. `make check` is what CI asks of a change.
.PHONY: check test update bench screenshot

check:            ## style, types, walls, tests
	ruff check . && ruff format --check . && mypy && lint-imports && pytest

test:             ## tests alone
	pytest

update:           ## write goldens and transcripts anew; then read `git diff`
	AIRISK_UPDATE=1 UPDATE_GOLDENS=1 pytest tests/commands tests/render
	git diff --stat

bench:            ## LABELS=<folder of labels> TREES=<folder of trees> CASES=<folder of cases> BEFORE=<folder of their trees>
	python tests/benchmarks/labels.py $(TREES) $(LABELS)
	python tests/benchmarks/hindcast.py $(CASES) $(BEFORE)
	python tests/benchmarks/plain.py

screenshot:       ## draw docs/screenshot.svg anew
	python docs/screenshot.py

# One-liners. `make check` is what CI asks of a change.
.PHONY: check test update gallery bench screenshot

check:            ## style, types, walls, tests
	ruff check . && ruff format --check . && mypy && lint-imports && pytest

test:             ## tests alone
	pytest

update: gallery   ## write goldens, transcripts and the gallery anew; then read `git diff`
	AIRISK_UPDATE=1 UPDATE_GOLDENS=1 pytest tests/commands tests/render tests/projects
	git diff --stat

gallery:          ## write reports/ anew: the sample projects by the rules that ship
	python docs/gallery.py

bench:            ## LABELS=<folder of labels> TREES=<folder of trees> CASES=<folder of cases> BEFORE=<folder of their trees>
	python tests/benchmarks/labels.py $(TREES) $(LABELS)
	python tests/benchmarks/hindcast.py $(CASES) $(BEFORE)
	python tests/benchmarks/plain.py

screenshot:       ## draw docs/screenshot.svg and docs/report.png anew
	python docs/screenshot.py

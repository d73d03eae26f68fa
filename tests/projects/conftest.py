"""The sample projects are read, not run: their own tests are no tests of ours."""

collect_ignore_glob = ["*/*"]

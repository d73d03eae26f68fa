"""`python -m airisk` is the same as `airisk`."""

import sys

from airisk.cli.main import run

if __name__ == "__main__":
    sys.exit(run())

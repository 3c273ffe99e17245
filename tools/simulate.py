"""`./dev simulate --seeds N`: the whole system under N seeds (tests/simulation)."""

import sys

from tests.simulation.__main__ import main

if __name__ == "__main__":
    sys.exit(main())

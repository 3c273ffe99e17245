"""Where a packaged till starts: the same `main` as `python -m pos_client`."""

import sys

from pos_client.__main__ import main

if __name__ == "__main__":
    sys.exit(main())

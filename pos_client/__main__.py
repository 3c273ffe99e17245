"""`python -m pos_client` and the installed command `pos-client`."""

from __future__ import annotations

import os
import sys


def main() -> int:
    """Run the command line on this process's arguments."""
    from pos_client.cli.commands import run

    try:
        return run(sys.argv[1:])
    except BrokenPipeError:
        # Whoever read our lines has heard enough (`| head`). What is still buffered must not fail at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


if __name__ == "__main__":
    sys.exit(main())

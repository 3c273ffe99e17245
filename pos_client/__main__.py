"""`python -m pos_client` and the installed command `pos-client`."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line on this process's arguments."""
    from pos_client.cli.commands import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())

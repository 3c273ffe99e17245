"""`./dev soak [camera|serial]`: run what must not tire for a long time; the camera unless told otherwise."""

from __future__ import annotations

import importlib
import sys

SOAKS = ("camera", "serial")


def main(arguments: list[str]) -> int:
    """Run the one that is named first; the other arguments are its own."""
    name, rest = (
        (arguments[0], arguments[1:]) if arguments[:1] and arguments[0] in SOAKS else ("camera", arguments)
    )
    soak = importlib.import_module(f"tools.soak.{name}")
    return int(soak.main(rest))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

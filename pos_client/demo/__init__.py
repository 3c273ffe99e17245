"""The till in front of a backend of its own: a process, a cable, a tray of sample cards, a story.

options ─► backend process ─► cable ─► till ─┬─► two windows: the till and the tray     (a display)
                                             └─► story: the same, played and told       (none)
"""

from __future__ import annotations

from collections.abc import Sequence


def run_demo(arguments: Sequence[str]) -> int:
    """Show the demo until a window is closed, or play the story; the program's exit code."""
    # Late: the cable alone needs neither Qt nor the till.
    from pos_client.demo.run import run_demo as run

    return run(arguments)


__all__ = ["run_demo"]

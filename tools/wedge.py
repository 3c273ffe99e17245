"""`./dev wedge`: a scanner types into every field of every screen of the real till, on every keyboard.

Prints a line per layout and Caps Lock; ends with 1 if a scan was not exact or a key of one reached anything.
Takes about half an hour, and wants an X server's programs (Linux). `./dev test` does a small part of it.
"""

import argparse
import itertools
import sys
import time
from collections.abc import Sequence

from tests.x_display import Keyboard, XDisplay, why_no_x_server, x_display
from tests.xserver.running_window import RunningWindow, running_window
from tests.xserver.till_matrix import CODES, GAPS_MS, LAYOUTS, SCENES, Tally, fast_fingers, fields


def scans(till: RunningWindow, keyboard: Keyboard, scenes: Sequence[str], where: str) -> Tally:
    """Every pace on every field."""
    tally, codes = Tally(), itertools.cycle(CODES)
    for field in fields(till, scenes, tally):
        for gap_ms in GAPS_MS:
            field.scan(keyboard, next(codes), gap_ms, where)
    return tally


def fingers(till: RunningWindow, keyboard: Keyboard, scenes: Sequence[str], rounds: int) -> Tally:
    """Fast people on every field."""
    tally = Tally()
    for seed in range(rounds):
        for field in fields(till, scenes, tally):
            for how, strokes in fast_fingers(seed):
                field.type(keyboard, strokes, how)
    return tally


def line(what: str, tally: Tally, since: float) -> str:
    """One row, and the faults below it."""
    late = ", ".join(f"{count} at {gap}" for gap, count in sorted(tally.sender_was_late.items())) or "0"
    words = (
        f"{what:<16}{tally.exact:>6} exact {len(tally.wrong):>4} wrong {len(tally.leaked):>4} leaked "
        f"{tally.persons_keys:>6} person's keys   sent again: {late}   {time.monotonic() - since:.0f} s"
    )
    notes = [*tally.faults[:10], *(f"sender late, {one}" for one in tally.let_go_when_late[:10])]
    return "\n".join([words, *(f"    {note}" for note in notes)])


def run(display: XDisplay, layouts: Sequence[str], scenes: Sequence[str]) -> bool:
    """Whether all went well."""
    sound = True
    with running_window(display, program="till_window") as till, display.keyboard() as keyboard:
        for layout, caps_lock in itertools.product(layouts, (False, True)):
            since = time.monotonic()
            display.use_layout(layout)
            keyboard.set_caps_lock(on=caps_lock)
            tally = scans(till, keyboard, scenes, f"{layout}{', Caps Lock' * caps_lock}")
            keyboard.set_caps_lock(on=False)
            print(line(f"{layout}{' Caps Lock' * caps_lock}", tally, since), flush=True)
            sound = sound and not tally.faults
        display.use_layout("us")
        since = time.monotonic()
        tally = fingers(till, keyboard, ["typing", "enrol"], rounds=1)
        print(line("fast fingers", tally, since), flush=True)
    return sound and not tally.faults


def main() -> int:
    """Everything, or what is asked for."""
    parser = argparse.ArgumentParser(prog="./dev wedge", description=__doc__)
    parser.add_argument("--layout", action="append", choices=LAYOUTS, help="only these")
    parser.add_argument("--scene", action="append", choices=SCENES, help="only these")
    arguments = parser.parse_args()
    absent = why_no_x_server()
    if absent is not None:
        print(absent, file=sys.stderr)
        return 2
    with x_display() as display:
        return 0 if run(display, arguments.layout or LAYOUTS, arguments.scene or SCENES) else 1


if __name__ == "__main__":
    sys.exit(main())

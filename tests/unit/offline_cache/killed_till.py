"""A till in a process of its own, for tests that kill it. `python killed_till.py FILE record|hold`.

Prints a line when it is ready, and the id of each purchase once it is on the disk.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT))

from offline_cache.store import Store  # noqa: E402
from tests.unit.offline_cache.till import KEY, journal_of, purchase  # noqa: E402


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main(path: Path, what: str) -> None:
    with Store.open(path, KEY) as store:
        journal = journal_of(store)
        say("ready")
        while what == "record":
            (stored,) = journal.append([purchase(member="m1")])
            say(stored.entry_id)
        sys.stdin.read()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])

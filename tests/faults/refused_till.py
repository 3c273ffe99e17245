"""A till whose disk refuses, for tests that inject the refusals. `python refused_till.py FILE COUNT`.

Says what became of each purchase: `recorded`, `uncertain`, `found again`, or the code of the refusal.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from offline_cache.errors import CacheError, StoreUncertainError  # noqa: E402
from offline_cache.journal import Journal  # noqa: E402
from offline_cache.store import Store  # noqa: E402
from tests.unit.offline_cache.till import KEY, Made, journal_of, purchase  # noqa: E402


def say(what: str, fact: Made) -> None:
    sys.stdout.write(f"{what} {fact.entry_id}\n")
    sys.stdout.flush()


def record(journal: Journal, fact: Made) -> None:
    """What the program does: after an unclear outcome the same fact again, under the same id."""
    try:
        journal.append([fact])
        say("recorded", fact)
    except StoreUncertainError:
        say("uncertain", fact)
        try:
            journal.append([fact])
            say("recorded-again", fact)
        except CacheError as error:
            say(error.code, fact)
    except CacheError as error:
        say(error.code, fact)


def main(path: Path, count: int) -> None:
    with Store.open(path, KEY) as store:
        journal = journal_of(store)
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        sys.stdin.readline()
        for number in range(count):
            record(journal, purchase(number))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))

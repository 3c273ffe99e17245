"""Which branches of journal and delivery the seeds take, measured with coverage."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import coverage

ROOT = Path(__file__).parents[2]
LEAST_PERCENT = 90.0
LOOKED_AT = (
    # The journal: what is written, how it is read, and what a commit does. `writer.py` is the threads' part,
    # which the simulation replaces; export, salvage and sealing have tests of their own.
    "offline_cache/journal.py",
    "offline_cache/journal_rows.py",
    "offline_cache/journal_questions.py",
    "offline_cache/appending.py",
    "offline_cache/epochs.py",
    "offline_cache/opening.py",
    "offline_cache/chain.py",
    "offline_cache/receipts.py",
    "offline_cache/transactions.py",
    # The delivery.
    "pos_client/services/deliver.py",
    "pos_client/services/offering.py",
    "pos_client/services/filling.py",
    "pos_client/services/parting.py",
    "pos_client/services/row.py",
    "pos_client/services/sending.py",
    "pos_client/services/rounds.py",
    "pos_client/services/hello.py",
    "pos_client/services/backoff.py",
    "pos_client/services/link.py",
    # Its other end.
    "reference_backend/journal/*.py",
)
LEFT_OUT = (
    # Who of the staff may have done what the info desk's entries say: no entry of a simulated till.
    "reference_backend/journal/staffing.py",
)


@dataclass(frozen=True)
class Measured:
    """Branches taken, of those that there are, and what was not gone through, by file."""

    taken: int
    branches: int
    missing: tuple[tuple[str, float, str], ...]

    @property
    def percent(self) -> float:
        """Of all branches."""
        return 100.0 * self.taken / self.branches if self.branches else 0.0


def _measure(data: Path) -> coverage.Coverage:
    return coverage.Coverage(
        data_file=str(data),
        data_suffix=True,
        branch=True,
        config_file=False,
        include=[str(ROOT / one) for one in LOOKED_AT],
        omit=[str(ROOT / one) for one in LEFT_OUT],
        messages=False,
    )


@contextmanager
def measuring(data: Path | None) -> Iterator[None]:
    """Measure what runs inside, into a file of its own beside `data`; nothing where it is None."""
    if data is None:
        yield
        return
    measure = _measure(data)
    measure.start()
    try:
        yield
    finally:
        measure.stop()
        measure.save()


def summed_up(data: Path) -> Measured:
    """All processes together."""
    measure = _measure(data)
    measure.combine([str(data.parent)], keep=True)
    taken = branches = 0
    missing = []
    for name in sorted(measure.get_data().measured_files()):
        analysis = measure._analyze(name)
        numbers = analysis.numbers
        taken += numbers.n_executed_branches
        branches += numbers.n_branches
        arcs = sorted((start, end) for start, ends in analysis.missing_branch_arcs().items() for end in ends)
        if arcs:
            path = Path(name).relative_to(ROOT).as_posix()
            percent = 100.0 * numbers.n_executed_branches / numbers.n_branches
            missing.append((path, percent, ", ".join(f"{start}->{end}" for start, end in arcs)))
    return Measured(taken, branches, tuple(missing))

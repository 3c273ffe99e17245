"""Which places of a journal are missing."""

from __future__ import annotations

from dataclasses import dataclass

from offline_cache.epochs import Hole


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry stands: in its epoch, and in the order of appending over all epochs of its register
    (from 1).
    """

    epoch: int
    seq: int
    position: int


BEFORE_ALL = Place(0, 0, 0)


def holes_between(before: Place, after: Place) -> list[Hole]:
    """What is missing between two entries that are there (or the one that would come next).

    Positions have no gaps, so they tell how many are missing: what is not missing from the beginning of the
    later epoch is missing from the end of the earlier one, or is the whole of it. Where several epochs are
    gone, their entries are counted as one's.
    """
    if before.epoch == after.epoch:
        return _hole(after.epoch, before.seq + 1, after.seq - 1)
    missing = after.position - before.position - 1
    ended_at = before.seq + missing - (after.seq - 1)
    # No epoch 0 is ever opened: there nothing is missing.
    older = before.epoch or after.epoch - 1
    return (_hole(older, before.seq + 1, ended_at) if older else []) + _hole(after.epoch, 1, after.seq - 1)


def _hole(epoch: int, from_seq: int, to_seq: int) -> list[Hole]:
    return [Hole(epoch, from_seq, to_seq, "journal-lost")] if from_seq <= to_seq else []

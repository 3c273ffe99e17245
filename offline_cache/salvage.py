"""What still reads of a damaged file goes into a new one; the damaged one is kept aside untouched (F07).

Every page carries a seal, so a page reads as it was written or not at all: what is read here is true, and
what is missing is known to be missing. The new file takes the old one's place by renames at the very end,
from a name that says that it is whole. A till that is killed before begins again from the untouched file, one
that is killed within the renames goes on with them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from offline_cache import damaged_file
from offline_cache.beside import aside_name, beside, move_aside, remove, sync_folder
from offline_cache.chain import BEFORE_THE_FIRST, canonical, link
from offline_cache.connection import open_writer
from offline_cache.damaged_file import Entry, Reading
from offline_cache.errors import CacheError, StoreDamagedError
from offline_cache.head_mark import Mark
from offline_cache.holes import BEFORE_ALL, Place, holes_between
from offline_cache.inspection import write_private
from offline_cache.mending import Loss, Repair, more_lost, note_loss, note_repair
from offline_cache.schema import migrate

_MENDED = ".mended-"


@dataclass(frozen=True, slots=True)
class Damage:
    """A file that was found damaged, and what is known about it."""

    path: Path
    key: bytes
    vfs: str | None
    mark: Mark | None
    why: str


def salvage(damage: Damage, steps: Sequence[str], now: datetime) -> None:
    """Put a new file with everything that still reads in the place of the damaged one.

    What was mended is noted in the new file. Raises `StoreDamagedError` where nothing reads, `OSError` and
    `apsw.Error` where the disk refuses; then the damaged file is as it was.
    """
    path = damage.path
    scratch, fresh = beside(path, ".scratch"), beside(path, ".mending")
    for old in (scratch, fresh):
        remove(old)
    try:
        reading = damaged_file.read(damage.path, scratch, damage.key, steps, damage.vfs)
        entries = list(_true_ones(reading.entries))
        if not entries:
            raise StoreDamagedError(f"{damage.why}; no entry reads", path)
        aside = aside_name(path, now)
        loss = _loss(entries, damage.mark)
        repair = Repair(aside, len(entries), _lost(loss, damage.mark), damage.why)
        _write(fresh, damage, reading, _with_lost_twins(entries), steps[: reading.version], loss, repair)
    except BaseException:
        remove(fresh)
        raise
    finally:
        remove(scratch)
    fresh.replace(beside(path, _MENDED + aside.name.rpartition(".damaged-")[2]))
    finish(path)


def finish(path: Path) -> None:
    """The renames at the end of a mending; nothing where none was under way."""
    for mended in sorted(path.parent.glob(f"{path.name}{_MENDED}*")):
        sync_folder(path)
        move_aside(path, beside(path, ".damaged-" + mended.name.rpartition(_MENDED)[2]))
        mended.replace(path)
        sync_folder(path)


def _true_ones(entries: Iterable[Entry]) -> Iterable[Entry]:
    """Those whose header says what their row says."""
    for entry in entries:
        try:
            header = json.loads(entry.header)
            true = canonical(header) == entry.header and (
                header["register"],
                header["epoch"],
                header["seq"],
                header["entry_id"],
            ) == (entry.register, entry.epoch, entry.seq, entry.entry_id)
        except (ValueError, TypeError, KeyError, CacheError):
            continue
        if true:
            yield entry


def _with_lost_twins(entries: Sequence[Entry]) -> Iterable[Entry]:
    """An entry that a fork left behind lives again where the one that took its place is lost."""
    living = {entry.entry_id for entry in entries if entry.live}
    for entry in entries:
        if not entry.live and entry.entry_id not in living and entry.kind not in _OF_THEIR_EPOCH:
            living.add(entry.entry_id)
            yield replace(entry, live=True)
        else:
            yield entry


_OF_THEIR_EPOCH = {"epoch_opened", "hole_declared"}


def _loss(entries: Sequence[Entry], mark: Mark | None) -> Loss | None:
    register = mark.register if mark else entries[-1].register
    own = [entry for entry in entries if entry.register == register]
    holes, before, cut, previous, others = [], BEFORE_ALL, None, BEFORE_THE_FIRST, 0
    for entry in entries:
        if entry.register != register:
            others += 1
            continue
        place = Place(entry.epoch, entry.seq, entry.position - others)
        missing = holes_between(before, place) if place.position != before.position + 1 else []
        linked = link(BEFORE_THE_FIRST if entry.seq == 1 else previous, entry.header) == entry.hash
        if cut is None and (missing or not linked):
            cut = (entry.epoch, entry.seq)
        holes += missing
        before, previous = place, entry.hash
    if mark is not None and (before.epoch, before.seq) < (mark.epoch, mark.seq):
        holes += holes_between(before, Place(mark.epoch, mark.seq + 1, mark.position - others + 1))
    if not holes and cut is None:
        return None
    newest = max([entry.epoch for entry in own] + ([mark.epoch] if mark else []))
    return Loss(register, newest, tuple(holes), cut)


def _lost(loss: Loss | None, mark: Mark | None) -> int | None:
    """Without the mark nobody can tell whether the journal went on behind what reads."""
    if mark is None:
        return None
    return 0 if loss is None else loss.entries


def _write(
    fresh: Path,
    damage: Damage,
    reading: Reading,
    entries: Iterable[Entry],
    steps: Sequence[str],
    loss: Loss | None,
    repair: Repair,
) -> None:
    write_private(fresh, b"")
    connection = open_writer(fresh, damage.key, damage.vfs)
    try:
        migrate(connection, fresh, steps)
        with connection:
            reading.entry_table.fill(connection, (entry.row(reading.entry_table) for entry in entries))
            for table in reading.others:
                table.fill(connection, table.rows)
            if loss is not None:
                if repair.lost is not None:
                    repair = replace(repair, lost=more_lost(connection, loss))
                note_loss(connection, loss)
            note_repair(connection, repair)
    finally:
        # The last connection that closes copies the log into the file and syncs it.
        connection.close()

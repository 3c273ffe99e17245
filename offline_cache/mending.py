"""What a start found missing, and how the journal goes on after it.

A loss is noted in the database in the same commit that follows from it, and forgotten in the commit that
declares it. So a till that is killed in between finds it again, and none is declared twice.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import apsw

from offline_cache.appending import Identity, append, insert, rows_on
from offline_cache.chain import BEFORE_THE_FIRST, EPOCH_OPENED, HOLE_DECLARED, canonical
from offline_cache.epochs import Fork, Hole, MakeOwn, append_again, opening_body
from offline_cache.head_mark import Mark
from offline_cache.holes import Place, holes_between
from offline_cache.journal_rows import Head, head_of

_LOSS = "store.loss:"
"""With the register behind it: what another register's journal lost is that one's to declare."""
_REPAIR = "store.repair"


@dataclass(frozen=True, slots=True)
class Repair:
    """What was mended when the store was opened.

    `kept_aside` is the file as it was found. `salvaged` entries were read from it into a new one; 0 where the
    file itself was whole. `lost` entries are missing; None where nobody can tell how many.
    """

    kept_aside: Path
    salvaged: int
    lost: int | None
    why: str


@dataclass(frozen=True, slots=True)
class Loss:
    """Holes of a register's journal that are not declared yet.

    `newest_epoch` is the newest that ever was, as far as is known. From `cut` (epoch, seq) on the journal has
    a hole, so what stands there goes on in the next epoch, under the same ids.
    """

    register: str
    newest_epoch: int
    holes: tuple[Hole, ...]
    cut: tuple[int, int] | None = None

    @property
    def entries(self) -> int:
        """How many are missing."""
        return sum(hole.to_seq - hole.from_seq + 1 for hole in self.holes)


def lost_end(connection: apsw.Connection, mark: Mark | None) -> Loss | None:
    """What the mark knows of and the database does not; None when the journal reaches the mark."""
    if mark is None:
        return None
    found: Any = connection.execute(
        "SELECT epoch, seq, position FROM entry WHERE register = ? ORDER BY epoch DESC, seq DESC LIMIT 1",
        (mark.register,),
    ).fetchall()
    epoch, seq, position = found[0] if found else (0, 0, 0)
    if (epoch, seq) >= (mark.epoch, mark.seq):
        return None
    newest = Place(epoch, seq, position - _of_others(connection, mark.register, position))
    end = mark.position - _of_others(connection, mark.register, mark.position)
    holes = holes_between(newest, Place(mark.epoch, mark.seq + 1, end + 1))
    return Loss(mark.register, mark.epoch, tuple(holes))


def _of_others(connection: apsw.Connection, register: str, up_to: int) -> int:
    """Entries of other registers up to a position."""
    where = "register <> ? AND position <= ?"
    found: Any = connection.execute(f"SELECT count(*) FROM entry WHERE {where}", (register, up_to)).fetchall()  # noqa: S608
    return int(found[0][0])


def more_lost(connection: apsw.Connection, loss: Loss) -> int:
    """How many entries of it are not noted yet."""
    noted = _noted_loss(connection, loss.register)
    return loss.entries if noted is None else _joined(noted, loss).entries - noted.entries


def note_loss(connection: apsw.Connection, loss: Loss) -> None:
    """Remember it until it is declared, with what is noted already. Inside the caller's transaction."""
    noted = _noted_loss(connection, loss.register)
    joined = loss if noted is None else _joined(noted, loss)
    _note(connection, _LOSS + loss.register, _as_json(joined))


def _noted_loss(connection: apsw.Connection, register: str) -> Loss | None:
    """The loss that is to be declared yet."""
    value = _noted(connection, _LOSS + register)
    return None if value is None else _from_json(value)


def _joined(one: Loss, other: Loss) -> Loss:
    """Both, each place once."""
    holes: list[Hole] = []
    for hole in sorted((*one.holes, *other.holes), key=lambda hole: (hole.epoch, hole.from_seq)):
        if holes and holes[-1].epoch == hole.epoch and hole.from_seq <= holes[-1].to_seq + 1:
            holes[-1] = replace(holes[-1], to_seq=max(holes[-1].to_seq, hole.to_seq))
        else:
            holes.append(hole)
    cuts = [cut for cut in (one.cut, other.cut) if cut is not None]
    newest = max(one.newest_epoch, other.newest_epoch)
    return Loss(one.register, newest, tuple(holes), min(cuts, default=None))


def noted_repair(connection: apsw.Connection, database: Path) -> Repair | None:
    """The repair that nobody was told of yet."""
    value = _noted(connection, _REPAIR)
    if value is None:
        return None
    return Repair(database.with_name(value["kept_aside"]), value["salvaged"], value["lost"], value["why"])


def note_repair(connection: apsw.Connection, repair: Repair) -> None:
    """Remember it until somebody was told, and what is missing since one that nobody was told of yet. Inside
    the caller's transaction.
    """
    before = _noted(connection, _REPAIR)
    lost = repair.lost if before is None else _sum(before["lost"], repair.lost)
    told = {"salvaged": repair.salvaged, "lost": lost, "why": repair.why}
    _note(connection, _REPAIR, {"kept_aside": repair.kept_aside.name, **told})


def _sum(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other


def forget_repair(connection: apsw.Connection) -> None:
    """Somebody was told. Inside the caller's transaction."""
    connection.execute("DELETE FROM setting WHERE key = ?", (_REPAIR,))


def declare_loss(
    connection: apsw.Connection,
    identity: Identity,
    make_own: MakeOwn,
) -> None:
    """Go on in a new epoch, with the holes declared in it, if a loss of this register is noted.

    One transaction, the caller's. The chain behind a hole cannot stand where it stood: a backend that does
    not have the missing entries would wait for them for ever.
    """
    loss = _noted_loss(connection, identity.register)
    if loss is None:
        return
    head = head_of(rows_on(connection), identity.register)
    newest = max(loss.newest_epoch, head.epoch if head else 0)
    # The epochs between may be gone: the opening says that it does not follow from the entry before it.
    fork = Fork(*_first_gone(loss))
    insert(
        connection,
        Head(newest + 1, 1, BEFORE_THE_FIRST),
        make_own(EPOCH_OPENED, opening_body(newest, fork, identity.instance)),
    )
    unreadable = [] if loss.cut is None else _take_over(connection, identity, loss.cut, newest)
    append(
        connection,
        identity.register,
        [make_own(HOLE_DECLARED, hole.body()) for hole in (*loss.holes, *unreadable)],
    )
    connection.execute("DELETE FROM setting WHERE key = ?", (_LOSS + identity.register,))


def _noted(connection: apsw.Connection, key: str) -> Any:
    found = connection.execute("SELECT value FROM setting WHERE key = ?", (key,)).fetchall()
    return json.loads(str(found[0][0])) if found else None


def _note(connection: apsw.Connection, key: str, value: dict[str, Any]) -> None:
    text = canonical(value).decode()
    connection.execute("INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)", (key, text))


def _first_gone(loss: Loss) -> tuple[int, str | None, int]:
    epoch, seq = loss.cut or (loss.holes[0].epoch, loss.holes[0].from_seq)
    return seq, None, epoch


def _take_over(
    connection: apsw.Connection, identity: Identity, cut: tuple[int, int], newest: int
) -> Sequence[Hole]:
    """Append again what stands behind the cut; its old places would stand behind a hole, and are given up.

    What is left closes ranks: a later mending must not take these gaps, which are declared, for new ones.
    """
    unreadable: list[Hole] = []
    for epoch in range(cut[0], newest + 1):
        unreadable += append_again(connection, identity, epoch, cut[1] if epoch == cut[0] else 1)
    connection.execute(
        "DELETE FROM entry WHERE register = ? AND epoch <= ? AND (epoch, seq) >= (?, ?)",
        (identity.register, newest, *cut),
    )
    _close_ranks(connection)
    return unreadable


def _close_ranks(connection: apsw.Connection) -> None:
    """Positions without gaps again, in the same order; each moves to a place that is free by then."""
    positions = connection.execute("SELECT position FROM entry ORDER BY position").fetchall()
    moves = [(place, old) for place, (old,) in enumerate(positions, 1) if place != old]
    connection.executemany("UPDATE entry SET position = ? WHERE position = ?", moves)


def _as_json(loss: Loss) -> dict[str, Any]:
    holes = [[hole.epoch, hole.from_seq, hole.to_seq] for hole in loss.holes]
    return {
        "register": loss.register,
        "newest_epoch": loss.newest_epoch,
        "holes": holes,
        "cut": None if loss.cut is None else list(loss.cut),
    }


def _from_json(value: Any) -> Loss:
    holes = tuple(Hole(epoch, first, last, "journal-lost") for epoch, first, last in value["holes"])
    cut = value["cut"]
    return Loss(value["register"], value["newest_epoch"], holes, None if cut is None else (cut[0], cut[1]))

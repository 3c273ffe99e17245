"""What befalls a till's machine: its process, its disk, its clock, its file."""

from __future__ import annotations

import json
import random
import shutil
from datetime import timedelta
from pathlib import Path

from offline_cache.connection import open_writer
from offline_cache.errors import StoreBusyError, StoreMissingError
from tests.simulation.counter_steps import resume
from tests.simulation.network import Line
from tests.simulation.shop import Shop
from tests.simulation.tills import Till, copy_folder, open_store

_DAY_MS = 86_400_000
_ENDINGS = ("-wal", "-shm")


def start(shop: Shop, till: Till) -> None:
    """Start the program; what was not finished is offered."""
    if till.running is None and till.start() is None:
        resume(shop, till)


def restart(shop: Shop, till: Till) -> None:
    """Close and start again."""
    shop.held_by(till)
    till.stop()
    start(shop, till)


def kill_now(shop: Shop, till: Till) -> None:
    """`kill -9` between two steps (F01)."""
    if till.running is not None:
        shop.held_by(till)
        shop.world.fire("till-killed", till.name)
        till.kill()


def kill_while_writing(shop: Shop, till: Till) -> None:
    """`kill -9` at one of the next operations of the disk, half of a write done (F01, F02)."""
    till.disk.plan.die_in = shop.world.random.randrange(0, 30)


def kill_around_a_request(shop: Shop, till: Till) -> None:
    """`kill -9` before the next request leaves, or after the backend took it in (F02)."""
    till.line.kill_next = shop.world.random.choice(("before", "after"))


def cut_power(shop: Shop, till: Till) -> None:
    """Unsynced writes are dropped, reordered or torn (F03)."""
    if till.running is not None and shop.world.chance(0.5):
        # In the middle of something: most of what is not synced is so only for a moment.
        till.disk.plan.die_in = shop.world.random.randrange(0, 12)
        till.act(lambda running: running.store.settings.put("simulation", shop.world.ms))
        till.disk.plan.die_in = None
    if till.running is not None:
        till.kill()
    till.disk.cut_power(random.Random(shop.world.random.getrandbits(64)))
    shop.world.fire("power-cut", till.name)
    till.look_whole = True


def disk_fills(shop: Shop, till: Till) -> None:
    """No room from now on, or soon (F04)."""
    till.disk.fill(shop.world.random.choice((0, 0, 4096, 20_000)))


def disk_has_room_again(shop: Shop, till: Till) -> None:
    """Somebody made room."""
    till.disk.plan.room = None


def sync_fails_once(shop: Shop, till: Till) -> None:
    """EIO out of one fsync (F05)."""
    till.disk.plan.fail_sync_in = shop.world.random.randrange(0, 4)
    till.disk.plan.syncs_fail_for_good = False


def syncs_fail_for_good(shop: Shop, till: Till) -> None:
    """EIO out of each fsync, until the disk is replaced (F05)."""
    till.disk.plan.fail_sync_in = 0
    till.disk.plan.syncs_fail_for_good = True


def write_fails(shop: Shop, till: Till) -> None:
    """EIO out of one write (F05)."""
    till.disk.plan.fail_write_in = shop.world.random.randrange(0, 6)


def disk_heals(shop: Shop, till: Till) -> None:
    """The disk works again."""
    plan = till.disk.plan
    plan.fail_sync_in = plan.fail_write_in = plan.room = None
    plan.syncs_fail_for_good = False


def second_process(shop: Shop, till: Till) -> None:
    """Somebody starts the program twice (F08)."""
    if till.running is None:
        return
    try:
        open_store(till.disk, till.who.database_key, till.clock, random.Random(0).randbytes).close()
    except StoreBusyError:
        shop.world.fire("second-process", till.name)
    else:
        raise AssertionError("two processes had one file open")


def file_is_moved_away(shop: Shop, till: Till) -> None:
    """Somebody moves the file away while the till runs, and puts it back (F06)."""
    if till.running is None:
        return
    shop.held_by(till)
    away = till.path.with_suffix(".away")
    till.path.rename(away)
    done = till.act(lambda running: running.store.settings.put("simulation", shop.world.ms))
    if till.running is not None:
        till.kill()
    away.rename(till.path)
    if not isinstance(done, StoreMissingError):
        raise AssertionError("a till went on writing into a file that is gone")
    shop.world.fire("file-moved-away", till.name)


def clock_jumps(shop: Shop, till: Till) -> None:
    """The wall clock is set wrong, or right again (F11)."""
    world = shop.world
    name, jump = world.random.choice(
        (
            ("clock-ten-years-ahead", timedelta(days=3652)),
            ("clock-an-hour-back", timedelta(hours=-1)),
            ("clock-an-hour-ahead", timedelta(hours=1)),
            ("clock-right-again", timedelta(0)),
            ("clock-in-1990", timedelta(days=-13_000)),
        )
    )
    till.clock.wrong_by = jump
    world.fire(name, till.name)


def keep_a_copy(shop: Shop, till: Till) -> None:
    """An image of the till's disk is made."""
    copy = shop.folder / f"image-{till.name}"
    copy_folder(till.disk.folder, copy)
    shop.till_copies[till.name] = copy


def put_an_old_copy_back(shop: Shop, till: Till) -> None:
    """The till's disk becomes what it was when the image was made: its chain forks."""
    copy = shop.till_copies.get(till.name)
    if copy is None:
        return
    _off(shop, till)
    _replace(till, copy)
    shop.world.fire("old-disk-put-back", till.name)
    till.start()
    shop.held_by(till)
    shop.count_destroyed()
    resume(shop, till)


def clone(shop: Shop, till: Till) -> None:
    """The image goes to a second machine, and both are alive."""
    if till.running is None or any(one.is_clone_of is not None for one in shop.tills):
        return
    copy = shop.folder / "clone"
    copy_folder(till.disk.folder, copy)
    line = Line(till.line.network, f"{till.name}-clone")
    other = shop.add_till(till.who, copy, line.name, line)
    other.is_clone_of, other.damaged = till, till.damaged
    other.refresh_token = till.refresh_token
    shop.world.fire("cloned-till", till.name)
    other.start()
    shop.held_by(other)


def wipe_and_enrol_anew(shop: Shop, till: Till) -> None:
    """A new disk for the same register. What the old one alone had is physically gone."""
    if till.is_clone_of is not None or any(one.is_clone_of is till for one in shop.tills):
        return
    _off(shop, till)
    fresh_installation(shop, till)
    shop.world.fire("wiped-and-enrolled-anew", till.name)
    shop.count_destroyed()


def fresh_installation(shop: Shop, till: Till) -> None:
    """An empty file, new keys, a new instance: the same register."""
    folder = till.disk.folder
    shutil.rmtree(folder)
    folder.mkdir()
    till.is_now(shop.enrol_anew(till))
    till.disk.forget()
    disk_heals(shop, till)
    till.disk.begin_session()
    open_store(till.disk, till.who.database_key, till.clock, shop.world.random.randbytes, create=True).close()
    till.last_seen = set()
    till.damaged = False
    till.unclear = None
    till.position_checked = 0
    shop.till_copies.pop(till.name, None)
    till.start()


def damage_a_body(shop: Shop, till: Till) -> None:
    """Bytes of a stored body change under the till (F28)."""
    _damage(shop, till, "body", "stored-body-damaged")


def damage_a_header(shop: Shop, till: Till) -> None:
    """Bytes of a stored header change: the entry cannot be sent (F28)."""
    _damage(shop, till, "header", "stored-header-damaged")


def _damage(shop: Shop, till: Till, column: str, fault: str) -> None:
    """Beside the till, as a faulty disk controller does it, with the file's key."""
    if till.running is None:
        return
    shop.held_by(till)
    till.kill()
    chance = shop.world.random
    connection = open_writer(till.path, till.who.database_key)
    try:
        rows = connection.execute(
            f"SELECT position, entry_id, {column} FROM entry WHERE live = 1 ORDER BY position DESC LIMIT 12"
        ).fetchall()
        row = chance.choice(rows)
        position, entry_id, text = int(str(row[0])), row[1], row[2]
        if text is None:
            return
        spoilt = chance.choice(("\x00not json", json.dumps({"v": 1}), str(text)[:-1], str(text) + " "))
        if column == "header" and chance.random() < 0.4:
            # A whole sector: the place behind it too, which makes one hole of both.
            behind = connection.execute("SELECT entry_id FROM entry WHERE position = ?", (position + 1,))
            shop.books.damaged |= {str(row[0]) for row in behind.fetchall()}
            connection.execute("UPDATE entry SET header = ? WHERE position = ?", (spoilt, position + 1))
        connection.execute(f"UPDATE entry SET {column} = ? WHERE position = ?", (spoilt, position))
    finally:
        connection.close()
        till.disk.forget()
    shop.books.damaged.add(str(entry_id))
    till.damaged = True
    shop.world.fire(fault, f"{till.name} {entry_id}")


def _off(shop: Shop, till: Till) -> None:
    if till.running is not None:
        shop.held_by(till)
        till.kill()


def _replace(till: Till, copy: Path) -> None:
    copy_folder(copy, till.disk.folder)
    till.disk.forget()
    till.position_checked = 0
    till.unclear = None
    till.last_seen = set()

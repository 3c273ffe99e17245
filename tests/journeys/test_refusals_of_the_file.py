"""A file that is newer, damaged, gone, read-only, or on a full disk: a word, a next step, nothing lost."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from offline_cache.connection import open_writer
from pos_client.bootstrap.folders import DataFolder
from pos_client.domain.installation import TillSecrets
from tests.journeys.counter import Counter, OpenTill
from tests.journeys.small_disk import small_disk


def secrets_of(counter: Counter, folder: Path) -> TillSecrets:
    """The keys of the till in that folder."""
    installation = DataFolder(folder).installation()
    assert installation is not None
    secrets = counter.secrets.load(installation.secret_name)
    assert secrets is not None
    return secrets


def till_with_a_waiting_sale(counter: Counter) -> OpenTill:
    """Closed with a sale that the backend does not have."""
    till = counter.open_till()
    till.all_delivered()
    counter.cable.unplug()
    till.sell_quickly("45,99")
    till.close()
    counter.cable.plug()
    return till


def make_newer(counter: Counter, folder: Path) -> Callable[[], None]:
    """As a later version of the program leaves it; returns what undoes it."""
    path, key = DataFolder(folder).database, secrets_of(counter, folder).database_key

    def set_version(change: int) -> None:
        connection = open_writer(path, key)
        version = connection.pragma("user_version")
        connection.pragma("user_version", version + change)
        connection.close()

    set_version(+1)
    return lambda: set_version(-1)


def make_damaged(_counter: Counter, folder: Path) -> Callable[[], None]:
    """Nothing of it reads any more."""
    path = DataFolder(folder).database
    whole = path.read_bytes()
    path.write_bytes(random.Random(7).randbytes(len(whole)))
    return lambda: _restore(path, whole)


def make_missing(_counter: Counter, folder: Path) -> Callable[[], None]:
    """The file is gone, the installation is known."""
    path = DataFolder(folder).database
    away = path.rename(path.with_suffix(".away"))
    return lambda: _restore(path, away.read_bytes())


def _restore(path: Path, whole: bytes) -> None:
    path.write_bytes(whole)


@pytest.mark.rule("X09", "X08")
@pytest.mark.parametrize(
    ("spoil", "code", "what", "next_step"),
    [
        (make_newer, "database-newer", "was written by a newer version", "Start the newer version"),
        (make_damaged, "database-damaged", "The till's file is damaged.", "The file is kept as it is."),
        (make_missing, "database-missing", "The till's file is gone.", "Do not enrol anew"),
    ],
    ids=["newer", "damaged", "missing"],
)
def test_a_file_that_cannot_be_used_blocks_the_till_with_a_word_and_what_waits_is_kept(
    kodutare: Counter,
    spoil: Callable[[Counter, Path], Callable[[], None]],
    code: str,
    what: str,
    next_step: str,
) -> None:
    folder = till_with_a_waiting_sale(kodutare).folder
    mend = spoil(kodutare, folder)
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix == ".db"}

    till = kodutare.switch_on()
    till.until(till.is_blocked, "the blocked screen")
    till.hands.click(till.hands.button("English"))
    till.shows(what)
    till.shows(next_step)
    assert till.blocked_code() == code
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix == ".db"} == before

    mend()
    till.hands.click(till.hands.button("Try again"))
    till.sign_in_as("cashier")
    kodutare.has_arrived([4599])


@pytest.mark.rule("X09")
def test_a_till_whose_file_was_damaged_is_mended_and_says_so_until_a_manager_has_seen_it(
    kodutare: Counter,
) -> None:
    path = DataFolder(till_with_a_waiting_sale(kodutare).folder).database
    broken = bytearray(path.read_bytes())
    broken[100] ^= 1  # of the first page, which another file of the same form can lend
    path.write_bytes(broken)

    till = kodutare.switch_on()
    till.sign_in_as("cashier")
    till.shows("The till's file was damaged and is mended. No record is lost.")
    kodutare.has_arrived([4599])
    (aside,) = path.parent.glob("till.db.damaged-*")
    assert aside.read_bytes() == broken


@pytest.mark.rule("X09")
def test_a_disk_that_may_not_be_written_blocks_the_till_with_a_word(
    kodutare: Counter, tmp_path: Path
) -> None:
    with small_disk(tmp_path / "disk", 16_384) as disk:
        kodutare.folder = disk.folder / "tills"
        till_with_a_waiting_sale(kodutare)
        disk.become_read_only(True)

        till = kodutare.switch_on()
        till.until(till.is_blocked, "the blocked screen")
        till.hands.click(till.hands.button("English"))
        till.shows("The till's file cannot be written.")
        till.shows("Ask IT to give this user the right to write into the till's folder.")

        disk.become_read_only(False)
        till.hands.click(till.hands.button("Try again"))
        till.sign_in_as("cashier")
        kodutare.has_arrived([4599])
        till.close()


@pytest.mark.rule("X09")
def test_on_a_full_disk_the_sale_is_not_called_recorded_and_enter_records_it_once_there_is_room(
    kodutare: Counter, tmp_path: Path
) -> None:
    with small_disk(tmp_path / "disk", 16_384) as disk:
        kodutare.folder = disk.folder / "tills"
        till = kodutare.open_till()
        till.sell_quickly("1,00")
        kodutare.has_arrived([100])
        disk.fill()
        sold = sell_until_refused(till)
        till.shows("The disk is full. This was not recorded.")
        till.shows("Free some space, then try again.")
        assert till.counter.purchase.frozen.isVisible()

        disk.make_room()
        till.record_quickly()

        kodutare.has_arrived([100, *sold])

        disk.fill()
        till.freeze_quickly("2,50")
        till.shows("The disk is full: no new sale can be recorded. Nothing is lost.")
        till.until(lambda: not till.counter.purchase.frozen.isVisible(), "an open total")
        disk.make_room()
        till.close()


def sell_until_refused(till: OpenTill) -> list[int]:
    """Sell until the disk has no room for a record; the totals with the refused one at the end."""
    cashier = till.app.shell.presenters.cashier
    sold = []
    for total in range(200, 2000):
        sold.append(total)
        till.freeze_quickly(f"{total // 100},{total % 100:02}")
        sale = cashier.state.sale.sale_id
        cashier.sale.enter()
        till.until(lambda: not cashier.state.recording, "an answer")
        if cashier.state.sale.sale_id == sale:
            return sold
    pytest.fail("the disk never became full")

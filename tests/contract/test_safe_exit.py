"""Taking a till away, in front of the real backend: it warns, exports, and never deletes what waits."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from offline_cache.store import Store
from pos_client.bootstrap.closed_till import closed_till
from pos_client.bootstrap.folders import DataFolder
from pos_client.bootstrap.opening import Till
from pos_client.bootstrap.surroundings import Surroundings
from pos_client.cli.commands import run
from pos_client.cli.exit_codes import Exit
from pos_client.domain.errors import InputError
from pos_client.domain.ids import StaffNumber, new_entry_id
from pos_client.domain.money import Money
from pos_client.domain.sale import Sale
from pos_client.secret_store.memory_store import MemorySecretStore
from pos_client.services.link import LinkWatch
from tests.backend_process import BackendProcess
from tests.fakes.till import QUICK_HASHER

Told = tuple[int, dict[str, Any]]
REGISTER, OTHER = "kodutare-tartu-1", "kodutare-tartu-2"


class Computer:
    """One computer: commands on it end in an exit code and one line of JSON."""

    def __init__(self, path: Path, backend: BackendProcess, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = DataFolder(path)
        self.keyring = MemorySecretStore()
        self.outside = Surroundings(self.keyring, hasher=QUICK_HASHER)
        self._backend = backend
        self._capsys = capsys

    def ask(self, *arguments: str) -> Told:
        ended = run([*arguments, "--json", "--data-dir", str(self.folder.path)], lambda: self.outside)
        (line,) = self._capsys.readouterr().out.splitlines()
        return ended, json.loads(line)

    def enrol(self, register: str = REGISTER) -> None:
        ended, _ = self.ask("enrol", self._backend.url, self._backend.new_code(register))
        assert ended == Exit.DONE

    def sell(self, *amounts_minor: int) -> None:
        """Recorded, and not delivered."""
        till = Till(self.folder, self.outside, LinkWatch(self.outside.clock))
        counter = till.open()
        assert counter is not None
        number, pin = self._backend.pin("kodutare", "cashier")
        counter.sign_in(StaffNumber(number), pin)
        for amount in amounts_minor:
            counter.record(self._sale(amount))
        till.close()

    def manager(self) -> tuple[str, str]:
        return self._backend.pin("kodutare", "manager")

    def begin_a_sale(self) -> None:
        till = Till(self.folder, self.outside, LinkWatch(self.outside.clock))
        counter = till.open()
        assert counter is not None
        counter.unfinished.keep(self._sale(700))
        till.close()

    def _sale(self, amount: int) -> Sale:
        now_ms = int(self.outside.clock.now().timestamp() * 1000)
        return Sale(new_entry_id(now_ms, self.outside.random_bytes)).frozen(Money(amount, "EUR"))

    @property
    def files(self) -> list[str]:
        """What lies in its folder, but for the lock, which is empty."""
        return sorted(one.name for one in self.folder.path.iterdir() if one.suffix != ".lock")

    @property
    def keys(self) -> int:
        installation = self.folder.installation()
        return 0 if installation is None else int(self.keyring.load(installation.secret_name) is not None)

    def entries(self) -> set[str]:
        with closed_till(self.folder, self.outside) as till:
            return {
                str(dict(one["header"])["entry_id"])  # type: ignore[call-overload]
                for one in till.journal.all_on_the_wire()
            }


MakeComputer = Callable[[str], Computer]


@pytest.fixture
def make(tmp_path: Path, real_backend: BackendProcess, capsys: pytest.CaptureFixture[str]) -> MakeComputer:
    return lambda name: Computer(tmp_path / name, real_backend, capsys)


@pytest.fixture
def till(make: MakeComputer) -> Computer:
    """Enrolled, with two sales that wait."""
    made = make("till")
    made.enrol()
    made.sell(100, 200)
    return made


@pytest.mark.rule("X08")
def test_a_reset_refuses_while_records_wait_and_changes_nothing(till: Computer) -> None:
    before = till.entries()
    ended, told = till.ask("reset")
    assert (ended, told["problem"]) == (Exit.REFUSED, "records-wait")
    ended, told = till.ask("reset", "--force")
    assert (ended, told["problem"]) == (Exit.USAGE, "export-missing")
    assert (till.entries(), till.keys) == (before, 1)


@pytest.mark.rule("X08")
def test_a_forced_reset_exports_first_and_the_export_comes_back_on_another_computer(
    till: Computer, make: MakeComputer, tmp_path: Path
) -> None:
    before, export = till.entries(), tmp_path / "till.export"
    secret = till.folder.installation()
    assert secret is not None
    ended, told = till.ask("reset", "--force", "--export", str(export))
    assert (ended, told["removed"], told["exported"]) == (Exit.DONE, True, str(export))
    assert told["waited"] >= 2
    assert (till.files, till.keyring.load(secret.secret_name)) == ([], None)
    assert b"purchase_recorded" not in export.read_bytes()
    if os.name == "posix":
        assert export.stat().st_mode & 0o077 == 0

    another = make("another")
    another.enrol()
    ended, taken = another.ask("journal", "import", str(export))
    assert (ended, taken["refused"]) == (Exit.DONE, 0)
    assert taken["added"] >= 3
    ended, again = another.ask("journal", "import", str(export))
    assert (ended, again["added"]) == (Exit.DONE, 0)
    openings = before - another.entries()
    assert len(openings) <= 1
    ended, delivered = another.ask("journal", "deliver")
    assert (ended, delivered["waiting"], delivered["set_aside"]) == (Exit.DONE, 0, 0)


def test_a_delivered_till_is_removed_without_force_and_can_be_enrolled_anew(till: Computer) -> None:
    assert till.ask("journal", "deliver")[0] == Exit.DONE
    ended, told = till.ask("reset")
    assert (ended, told["waited"]) == (Exit.DONE, 0)
    assert till.files == []
    assert till.ask("reset")[1]["problem"] == "not-enrolled"
    till.enrol()


@pytest.mark.rule("X08")
def test_no_force_removes_a_sale_that_was_begun(till: Computer, tmp_path: Path) -> None:
    till.begin_a_sale()
    ended, told = till.ask("reset", "--force", "--export", str(tmp_path / "till.export"))
    assert (ended, told["problem"]) == (Exit.REFUSED, "sale-unfinished")
    assert till.keys == 1


def test_a_running_till_is_not_reset(till: Computer, tmp_path: Path) -> None:
    running = Till(till.folder, till.outside, LinkWatch(till.outside.clock))
    running.open()
    try:
        for command in (
            ("reset", "--force", "--export", str(tmp_path / "till.export")),
            ("journal", "import", str(tmp_path / "till.export")),
            ("journal", "export", "--sealed", "--output", str(tmp_path / "till.export")),
        ):
            ended, told = till.ask(*command)
            assert (ended, told["problem"]) == (Exit.IN_USE, "till-already-open")
    finally:
        running.close()


def test_where_the_export_cannot_be_written_nothing_is_removed(till: Computer, tmp_path: Path) -> None:
    ended, told = till.ask("reset", "--force", "--export", str(tmp_path / "nowhere" / "till.export"))
    assert (ended, told["problem"]) == (Exit.USAGE, "output-not-written")
    assert till.keys == 1
    assert till.ask("journal", "verify")[1]["ok"]


def test_a_removal_that_was_cut_short_goes_on_when_it_is_asked_for_again(
    till: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    till.ask("journal", "deliver")
    unlink, left = Path.unlink, [2]

    def unlink_two(path: Path, missing_ok: bool = False) -> None:
        left[0] -= 1
        if left[0] < 0 and path.parent == till.folder.path:
            raise OSError("the power went")
        unlink(path, missing_ok=missing_ok)

    with monkeypatch.context() as cut:
        cut.setattr(Path, "unlink", unlink_two)
        ended, told = till.ask("reset")
        assert (ended, told["problem"]) == (Exit.REFUSED, "records-not-removed")
    ended, told = till.ask("reset")
    assert (ended, till.files) == (Exit.DONE, [])


def test_what_was_kept_aside_of_a_damaged_file_outlives_a_reset(till: Computer) -> None:
    till.ask("journal", "deliver")
    damaged = till.folder.database.with_name("till.db.damaged-20261122T090000Z")
    damaged.write_bytes(b"what nobody else has")
    till.ask("reset")
    assert till.files == [damaged.name]


@pytest.mark.rule("X08")
def test_a_removal_that_was_killed_at_any_step_goes_on_by_the_same_command(
    till: Computer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export, step = tmp_path / "till.export", 0
    command = ("reset", "--force", "--export", str(export))
    till.ask("journal", "deliver")
    while _cut_at(step, till, command, monkeypatch):
        ended, told = till.ask(*command)
        assert (ended, told["exported"], till.files, till.keys) == (Exit.DONE, str(export), [], 0), step
        step += 1
        till.enrol()
    assert step > 6
    assert (till.files, till.keys) == ([], 0)


def test_a_removal_that_goes_on_names_no_export_that_was_never_written(
    till: Computer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    till.ask("journal", "deliver")
    assert _cut_at(5, till, ("reset",), monkeypatch)
    ended, told = till.ask("reset", "--export", str(tmp_path / "never"))
    assert (ended, told["problem"]) == (Exit.REFUSED, "database-missing")
    assert till.ask("reset")[0] == Exit.DONE


@pytest.mark.rule("X08")
def test_nothing_is_exported_over_the_tills_own_files_nor_to_where_they_are_removed(till: Computer) -> None:
    own = till.folder.path
    before = till.folder.database.read_bytes()
    for command in (
        ("reset", "--force", "--export", str(own / "till.db.export")),
        ("journal", "export", "--sealed", "--output", str(till.folder.database)),
        ("journal", "export", "--output", str(till.folder.database)),
    ):
        ended, told = till.ask(*command)
        assert (ended, told["problem"]) == (Exit.USAGE, "output-not-written")
    assert (till.folder.database.read_bytes(), till.keys) == (before, 1)


def test_the_window_s_export_goes_nowhere_that_the_commands_refuse(till: Computer, tmp_path: Path) -> None:
    opened = Till(till.folder, till.outside, LinkWatch(till.outside.clock))
    counter = opened.open()
    assert counter is not None
    number, pin = till.manager()
    counter.sign_in(StaffNumber(number), pin)
    for own in (till.folder.database, till.folder.path / "list.json"):
        with pytest.raises(InputError, match="output-not-written"):
            counter.set_aside.export(own)
    assert counter.set_aside.export(tmp_path / "list.json") == 0
    opened.close()


class _KilledError(BaseException):
    """The process ends here: nothing of it runs any more."""


def _cut_at(step: int, till: Computer, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether there was such a step: the removal of a file that is there."""
    steps, unlink = iter(range(1000)), Path.unlink

    def unlink_or_end(path: Path, missing_ok: bool = False) -> None:
        if path.parent == till.folder.path and path.exists() and next(steps) == step:
            raise _KilledError
        unlink(path, missing_ok=missing_ok)

    with monkeypatch.context() as cut:
        cut.setattr(Path, "unlink", unlink_or_end)
        try:
            till.ask(*command)
        except _KilledError:
            return True
    return False


@pytest.mark.rule("X08")
def test_an_installers_script_hears_by_the_exit_code_whether_something_waits(
    till: Computer, make: MakeComputer
) -> None:
    ended, told = till.ask("journal", "waiting")
    assert (ended, told["waiting"] >= 2, told["problem"]) == (Exit.FOUND_A_FAULT, True, None)
    till.ask("journal", "deliver")
    assert till.ask("journal", "waiting") == (Exit.DONE, {"waiting": 0, "problem": None})
    assert make("no till").ask("journal", "waiting") == (Exit.DONE, {"waiting": 0, "problem": None})


def test_an_installers_script_is_not_told_that_nothing_waits_where_nobody_can_tell(till: Computer) -> None:
    installation = till.folder.installation()
    assert installation is not None
    till.keyring.forget(installation.secret_name)
    ended, told = till.ask("journal", "waiting")
    assert (ended, told) == (Exit.FOUND_A_FAULT, {"waiting": None, "problem": "keyring-entry-missing"})


def test_an_export_of_another_till_is_not_taken_in(
    till: Computer, make: MakeComputer, tmp_path: Path
) -> None:
    export = tmp_path / "till.export"
    assert till.ask("journal", "export", "--sealed", "--output", str(export))[0] == Exit.DONE
    other = make("other")
    other.enrol(OTHER)
    ended, told = other.ask("journal", "import", str(export))
    assert (ended, told["problem"]) == (Exit.REFUSED, "not-sealed-for-this")


@pytest.mark.parametrize("spoil", ["cut", "altered", "missing", "foreign"])
def test_a_spoilt_export_is_refused_whole(till: Computer, tmp_path: Path, spoil: str) -> None:
    export = tmp_path / "till.export"
    till.ask("journal", "export", "--sealed", "--output", str(export))
    whole, before = export.read_bytes(), till.entries()
    spoilt = {
        "cut": whole[:-20],
        "altered": whole[:-30] + bytes([whole[-30] ^ 1]) + whole[-29:],
        "foreign": b"some other file\n",
    }
    export.unlink()
    if spoil in spoilt:
        export.write_bytes(spoilt[spoil])
    ended, told = till.ask("journal", "import", str(export))
    expected = "export-unreadable" if spoil == "missing" else "export-damaged"
    assert (told["problem"], till.entries()) == (expected, before)
    assert ended != Exit.DONE


def test_records_that_open_are_not_kept_aside_by_command(till: Computer) -> None:
    ended, told = till.ask("reset", "--keep-aside")
    assert (ended, told["problem"]) == (Exit.REFUSED, "records-open")
    installation = till.folder.installation()
    assert installation is not None
    key = till.keyring.load(installation.secret_name)
    assert key is not None
    till.keyring.forget(installation.secret_name)
    ended, told = till.ask("reset", "--keep-aside")
    assert (ended, told["removed"]) == (Exit.DONE, False)
    with Store.open_for_reading(Path(told["kept_aside"]) / "till.db", key.database_key) as store:
        assert store.registers() == (REGISTER,)

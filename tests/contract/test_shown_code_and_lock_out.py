"""Let in by a code that is shown, thrown out, let in again: before the real backend (F23, F24, B4)."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from offline_cache.sealed_key import read_sealed_key
from pos_client.bootstrap import locking_out
from pos_client.cli import letting_in
from pos_client.cli.commands import run
from pos_client.cli.exit_codes import Exit
from pos_client.domain.errors import KnownError, RefusedError
from pos_client.domain.standing import Link
from pos_client.services.approving import RevocationReason
from pos_client.services.rounds import Step
from tests.backend_process import BackendProcess
from tests.contract.till_on_a_bench import Computer

MANAGERS, OTHER = "kodutare-tallinn-1", "kodutare-tartu-1"


@pytest.fixture(scope="module")
def backend(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BackendProcess]:
    """One of its own: its registers are revoked here."""
    with BackendProcess(tmp_path_factory.mktemp("revoking") / "backend.db") as process:
        yield process


@pytest.fixture
def computer(tmp_path: Path, backend: BackendProcess) -> Iterator[Callable[[str], Computer]]:
    made: list[Computer] = []

    def make(name: str) -> Computer:
        made.append(Computer(tmp_path / name, backend))
        return made[-1]

    yield make
    for one in made:
        one.till.close()


@pytest.fixture
def manager(computer: Callable[[str], Computer]) -> Computer:
    """A till with a manager signed in."""
    till = computer("manager")
    till.enrol(MANAGERS)
    till.sign_in("manager")
    return till


@pytest.fixture
def busy(computer: Callable[[str], Computer]) -> Computer:
    """Another till, which delivered one sale and has ten that wait."""
    till = computer("other")
    till.enrol(OTHER)
    till.sign_in()
    till.sell()
    till.deliver()
    for _ in range(10):
        till.sell()
    return till


def stored(backend: BackendProcess, ids: list[str]) -> int:
    """How many rows these purchases have at the backend."""
    with closing(sqlite3.connect(backend._database)) as connection:
        marks = ",".join("?" * len(ids))
        query = f"SELECT count(*) FROM entries WHERE entry_id IN ({marks})"
        return int(connection.execute(query, ids).fetchone()[0])


def told_out(till: Computer) -> None:
    """The delivery hears twice that the register is revoked."""
    first = till.step(61)
    assert isinstance(first, KnownError)
    assert first.code == "register-revoked"
    assert till.step(6) == Step(locked_out=True)


def test_a_till_is_let_in_by_a_manager_at_another_one(
    manager: Computer, computer: Callable[[str], Computer]
) -> None:
    new = computer("new")

    def approve(code: str) -> bool:
        assert manager.counter.tills.waiting(f"POS-ENROL:{code.replace('-', '')}").was is None
        manager.counter.tills.let_in(code.lower(), OTHER)
        return False

    new.enrol_by_shown_code(approve)
    assert new.counter.configuration().register.register_id == OTHER
    assert {one.id: one.enrolled for one in manager.counter.tills.registers()}[OTHER]
    new.sign_in()
    new.sell()
    new.deliver()


def test_one_that_is_turned_away_leaves_nothing_behind_and_may_ask_again(
    manager: Computer, computer: Callable[[str], Computer]
) -> None:
    new = computer("new")

    def deny(code: str) -> bool:
        manager.counter.tills.turn_away(code)
        return False

    with pytest.raises(RefusedError, match="access-denied"):
        new.enrol_by_shown_code(deny)
    with pytest.raises(RefusedError, match="enrolment-cancelled"):
        new.enrol_by_shown_code(lambda _code: True)
    assert new.keyring._kept == {}
    assert new.folder.installation() is None
    assert not new.folder.database.exists()


def test_killed_while_it_waits_it_asks_anew_and_leaves_no_key_in_the_keyring(
    manager: Computer, computer: Callable[[str], Computer]
) -> None:
    new = computer("new")
    left: dict[str, object] = {}

    def die(_code: str) -> bool:
        left.update(new.keyring._kept)
        files = {one: one.read_bytes() for one in new.folder.path.iterdir() if one.is_file()}
        left["files"] = files
        return True

    with pytest.raises(RefusedError, match="enrolment-cancelled"):
        new.enrol_by_shown_code(die)
    files = left.pop("files")
    assert isinstance(files, dict)
    for path, content in files.items():  # what a kill in that moment would have left
        path.write_bytes(content)
    new.keyring._kept.update(left)  # type: ignore[arg-type]
    (orphan,) = left

    def approve(code: str) -> bool:
        manager.counter.tills.let_in(code, OTHER)
        return False

    new.enrol_by_shown_code(approve)
    assert orphan not in new.keyring._kept
    assert list(new.keyring._kept) == [new.installation.secret_name]
    assert not (new.folder.path / "enrolling-as").exists()


def test_a_revoked_till_forgets_its_key_and_delivers_its_ten_sales_once_when_it_is_let_in_again(
    manager: Computer, busy: Computer, backend: BackendProcess
) -> None:
    sales, waiting, known = busy.purchases(), busy.waiting, busy.secrets
    assert known is not None
    manager.counter.tills.revoke(OTHER, RevocationReason.STOLEN)
    told_out(busy)
    locked = busy.till.lock_out()
    assert (locked.code, locked.detail) == ("till-locked-out", str(waiting))
    assert busy.keyring._kept == {}
    for secret in (known.database_key, known.signing_key):
        assert secret not in busy.bytes_of_all_files()
        assert secret.hex().encode() not in busy.bytes_of_all_files()
    busy.close()
    with pytest.raises(RefusedError, match="till-locked-out"):
        busy.start()

    def approve(code: str) -> bool:
        assert manager.counter.tills.waiting(code).was == OTHER
        manager.counter.tills.let_in(code, OTHER)
        return False

    busy.enrol_by_shown_code(approve)
    assert busy.purchases() == sales
    assert busy.installation.locked_out is None
    busy.deliver()
    assert stored(backend, sales) == len(sales) == 11


def test_without_a_sealed_key_nothing_is_forgotten_and_the_till_is_locked_all_the_same(
    manager: Computer, busy: Computer, backend: BackendProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    manager.counter.tills.revoke(OTHER, RevocationReason.REPLACED)
    told_out(busy)
    monkeypatch.setattr(locking_out, "sealed_key_is_of", lambda *_: False)
    busy.till.lock_out()
    kept = busy.secrets
    busy.close()
    with pytest.raises(RefusedError, match="till-locked-out"):
        busy.start()
    assert kept is not None
    assert busy.secrets == kept
    busy.enrol(OTHER)
    enrolled = busy.secrets
    assert enrolled is not None
    assert enrolled.database_key == kept.database_key
    busy.deliver()
    assert stored(backend, busy.purchases()) == 11


def test_killed_between_the_lock_and_the_forgetting_the_next_start_ends_it(
    manager: Computer, busy: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    def killed(*_: object) -> RefusedError:
        raise Killed

    manager.counter.tills.revoke(OTHER, RevocationReason.STOLEN)
    told_out(busy)
    with monkeypatch.context() as patch:
        patch.setattr(locking_out, "ended", killed)
        with pytest.raises(Killed):
            busy.till.lock_out()
    assert busy.keyring._kept
    busy.close()
    with pytest.raises(RefusedError, match="till-locked-out"):
        busy.start()
    assert not busy.keyring._kept
    assert read_sealed_key(busy.folder.database) is not None


def test_two_copies_of_a_till_end_each_other_s_tokens_and_both_keep_what_they_record(
    busy: Computer, computer: Callable[[str], Computer]
) -> None:
    copied = busy.secrets
    assert copied is not None
    busy.close()
    busy.start()
    busy.sign_in()
    busy.deliver()
    busy.sell()
    moved_on = busy.secrets
    busy.close()
    busy.keyring.save(busy.installation.secret_name, copied)  # an old backup of the keyring
    busy.start()
    refused = busy.step()
    assert isinstance(refused, KnownError)
    assert refused.code == "refresh-token-reused"
    assert busy.link.state.link is Link.REFUSED
    busy.close()
    assert moved_on is not None
    busy.keyring.save(busy.installation.secret_name, moved_on)  # the one that was right
    busy.start()
    refused = busy.step()
    assert isinstance(refused, KnownError)
    assert refused.code == "enrolment-ended"
    busy.sign_in()  # by what the till remembers of its cashier
    before = busy.waiting
    busy.sell()
    assert busy.waiting > before
    busy.close()
    busy.enrol(OTHER, again=True)
    busy.deliver()


def test_the_command_shows_the_code_and_waits(
    manager: Computer,
    computer: Callable[[str], Computer],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    new = computer("new")

    def approve(_seconds: float) -> bool:
        shown = json.loads(capsys.readouterr().out)
        assert shown["expires_in"] == 600
        manager.counter.tills.let_in(shown["user_code"], OTHER)
        return False

    monkeypatch.setattr(letting_in, "wait_for_a_manager", approve)
    arguments = ["enrol", new.backend.url, "--json", "--data-dir", str(new.folder.path)]
    assert run(arguments, lambda: new.outside) == Exit.DONE
    assert json.loads(capsys.readouterr().out)["register"] == OTHER
    monkeypatch.setattr(letting_in, "wait_for_a_manager", lambda _seconds: True)
    assert run([*arguments, "--again"], lambda: new.outside) == Exit.REFUSED
    new.start()

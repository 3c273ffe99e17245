"""A manager's passphrase: what it opens, what it does not, and what a wrong one costs."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from pos_client.bootstrap.kept_file import FileOnDisk
from pos_client.domain.errors import SecretStoreError
from pos_client.domain.installation import TillSecrets
from pos_client.secret_store.passphrase_file import _checksum
from pos_client.secret_store.passphrase_store import PassphraseSecretStore
from pos_client.secret_store.passphrases import must_be_good, prepared
from pos_client.secret_store.sealed_entry import Cost, Costs
from pos_client.secret_store.tries import Clocks, Tries
from tests.secret_store.contract import keeps_its_contract

QUICK = Costs(least=Cost(1, 8, 1), usual=Cost(1, 16, 1), most=Cost(2, 1024, 4))
GOOD, OTHER = "lamp river seven onion", "a different one, as long"
NAME = "till/1"
SECRETS = TillSecrets(bytes(range(32)), bytes(range(32, 64)), "canary-token-4711")


@dataclass
class Computer:
    """A till's folder, and a clock that a test turns."""

    folder: Path
    boot: str = "boot 1"
    wall: datetime = field(default_factory=lambda: datetime(2026, 11, 23, 9, tzinfo=UTC))
    ran_s: float = 100.0

    @property
    def path(self) -> Path:
        return self.folder / "till.secrets"

    def store(self, costs: Costs = QUICK) -> PassphraseSecretStore:
        """As after a start of the program."""
        clocks = Clocks(lambda: self.wall, lambda: self.ran_s, self.boot)
        tries = Tries(FileOnDisk(self.folder / "till.secrets.tries"), clocks)
        return PassphraseSecretStore(FileOnDisk(self.path), tries, os.urandom, costs)

    def passes(self, seconds: float) -> None:
        self.ran_s += seconds
        self.wall += timedelta(seconds=seconds)

    def restarts(self, wall: timedelta = timedelta()) -> None:
        """Another boot with a monotonic clock of its own; `wall` is by how much the other one moved."""
        self.boot, self.ran_s = f"{self.boot}+", 5.0
        self.wall += wall

    def edit(self, change: Any, *, checksum: bool = True) -> None:
        """What somebody does who knows the file's form."""
        members = json.loads(self.path.read_text())
        change(members)
        if checksum:
            members.pop("sha256")
            members["sha256"] = _checksum(members)
        self.path.write_text(json.dumps(members))


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    """With the secrets of one till under `GOOD`."""
    made = Computer(tmp_path)
    store = made.store()
    store.begin_with(GOOD)
    store.save(NAME, SECRETS)
    return made


def refused(code: str) -> Any:
    """The block ends with this code, which has words and quotes nothing."""
    return pytest.raises(SecretStoreError, match=f"^{code}")


def test_the_passphrase_store_keeps_the_contract_of_every_store(tmp_path: Path) -> None:
    store = Computer(tmp_path).store()
    store.begin_with(GOOD)
    keeps_its_contract(store)
    assert list(tmp_path.iterdir()) == []


def test_after_a_restart_the_same_passphrase_opens_and_no_other(computer: Computer) -> None:
    store = computer.store()
    with refused("passphrase-needed"):
        store.load(NAME)
    with refused("passphrase-wrong"):
        store.open_with(NAME, OTHER)
    with refused("passphrase-needed"):
        store.load(NAME)
    store.open_with(NAME, GOOD)
    assert store.load(NAME) == SECRETS
    store.save(NAME, TillSecrets(b"d" * 32, b"s" * 32, "new"))
    again = computer.store()
    again.open_with(NAME, GOOD)
    assert again.load(NAME) == TillSecrets(b"d" * 32, b"s" * 32, "new")


def test_nothing_of_the_secrets_or_the_passphrase_stands_in_the_file(computer: Computer) -> None:
    content = computer.path.read_bytes()
    for secret in (b"canary-token", SECRETS.database_key, SECRETS.signing_key, GOOD.encode()):
        for form in (secret, secret.hex().encode()):
            assert form not in content
    if os.name == "posix":
        assert computer.path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "typed",
    [
        "lamp river seven onion",
        "  lamp  river\u00a0seven\tonion ",
        pytest.param("lamp river seven\u2003onion", id="another space"),
    ],
)
def test_spaces_are_what_people_do_not_see_and_are_all_the_same(computer: Computer, typed: str) -> None:
    store = computer.store()
    store.open_with(NAME, typed)
    assert store.load(NAME) == SECRETS


def test_an_umlaut_is_the_same_from_every_keyboard() -> None:
    assert prepared("pa\u0308ivä") == prepared("p\u00e4iv\u00e4")


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("short", "passphrase-too-short"),
        ("elevenchars", "passphrase-too-short"),
        ("a b c d", "passphrase-too-short"),
        ("ab ab ab ab", "passphrase-too-short"),
        ("111111111111", "passphrase-too-plain"),
        ("ababababababab", "passphrase-too-plain"),
        ("", "passphrase-too-short"),
        ("twelve chars\u202e!", "passphrase-not-usable"),
        ("x1" * 200, "passphrase-not-usable"),
    ],
)
def test_a_poor_passphrase_is_refused_when_it_is_chosen_and_is_not_quoted(typed: str, code: str) -> None:
    with refused(code) as caught:
        must_be_good(typed)
    assert str(caught.value) == code


@pytest.mark.parametrize(
    "typed", ["twelve chars", "on no at up", "õunapuu-jõgi", "correct horse battery staple"]
)
def test_twelve_characters_or_four_words_are_enough(typed: str) -> None:
    assert must_be_good(typed) == typed


def test_a_flipped_byte_anywhere_is_damage_and_never_a_wrong_passphrase_nor_other_secrets(
    computer: Computer,
) -> None:
    whole, told = computer.path.read_bytes(), set()
    for at in range(0, len(whole), 7):
        computer.path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        store = computer.store()
        try:
            store.open_with(NAME, GOOD)
            # Only where the flip says the same: a space between members.
            assert store.load(NAME) == SECRETS
        except SecretStoreError as error:
            told.add(error.code)
    assert told == {"passphrase-file-damaged"}


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"\xff", b"[" * 60_000, b"null", b'{"sha256": 1}'])
def test_what_is_no_such_file_is_damage(computer: Computer, content: bytes) -> None:
    computer.path.write_bytes(content)
    with refused("passphrase-file-damaged"):
        computer.store().open_with(NAME, GOOD)


def test_damage_costs_no_try(computer: Computer) -> None:
    computer.path.write_bytes(b"{}")
    for _ in range(9):
        with refused("passphrase-file-damaged"):
            computer.store().open_with(NAME, GOOD)


@pytest.mark.parametrize(
    ("member", "value"),
    [("passes", 0), ("memory_kib", 4), ("lanes", 0), ("memory_kib", 1 << 40), ("passes", 3)],
)
def test_an_edited_file_makes_guessing_no_cheaper_and_takes_no_more_memory(
    computer: Computer, member: str, value: int
) -> None:
    computer.edit(lambda members: members["entries"][0].update({member: value}))
    with refused("passphrase-file-damaged: cost out of bounds"):
        computer.store().open_with(NAME, GOOD)


def test_the_least_cost_is_the_one_that_the_rfc_recommends(computer: Computer) -> None:
    """RFC 9106, section 4: the second recommended option."""
    assert Costs().least == Cost(passes=3, memory_kib=65536, lanes=4)
    assert Costs().allow(Costs().usual)
    with refused("passphrase-file-damaged: cost out of bounds"):
        computer.store(Costs()).open_with(NAME, GOOD)


def test_the_real_cost_opens_what_it_sealed(tmp_path: Path) -> None:
    store = Computer(tmp_path).store(Costs())
    store.begin_with(GOOD)
    store.save(NAME, SECRETS)
    again = Computer(tmp_path).store(Costs())
    again.open_with(NAME, GOOD)
    assert again.load(NAME) == SECRETS


@pytest.mark.parametrize(
    "change",
    [
        {"name": "till/2"},
        {"passes": 2},
        {"memory_kib": 32},
        {"salt": "00" * 16},
        {"nonce": "00" * 12},
        {"sealed": "00" * 60},
    ],
)
def test_whatever_is_altered_with_a_checksum_that_fits_does_not_open(
    computer: Computer, change: dict[str, object]
) -> None:
    """Name and parameters are bound to the seal. The word is that of a wrong passphrase: nobody can tell."""
    computer.edit(lambda members: members["entries"][0].update(change))
    name = str(change.get("name", NAME))
    with refused("passphrase-wrong"):
        computer.store().open_with(name, GOOD)


def test_a_newer_form_is_said_to_be_newer(computer: Computer) -> None:
    computer.edit(lambda members: members.update(version=2))
    with refused("passphrase-file-newer"):
        computer.store().open_with(NAME, GOOD)


def test_what_is_no_plain_file_is_not_waited_for(computer: Computer) -> None:
    computer.path.unlink()
    computer.path.mkdir()
    with refused("passphrase-file-unreadable"):
        computer.store().open_with(NAME, GOOD)


def test_a_new_passphrase_stands_beside_the_old_one_until_that_is_forgotten(computer: Computer) -> None:
    """An enrolment that is refused must leave the old one as it was."""
    store = computer.store()
    store.begin_with(OTHER)
    store.save("till/2", TillSecrets(b"d" * 32, b"s" * 32, "new"))
    old = computer.store()
    old.open_with(NAME, GOOD)
    assert old.load(NAME) == SECRETS
    computer.store().forget(NAME)
    new = computer.store()
    new.open_with("till/2", OTHER)
    with refused("passphrase-entry-missing"):
        new.open_with(NAME, GOOD)


def test_a_damaged_file_is_set_aside_before_a_new_one_takes_its_place(computer: Computer) -> None:
    computer.path.write_bytes(b"half of")
    store = computer.store()
    store.begin_with(OTHER)
    store.save(NAME, SECRETS)
    assert (computer.folder / "till.secrets.unread-1").read_bytes() == b"half of"
    assert store.load(NAME) == SECRETS


def test_a_changed_passphrase_opens_and_the_old_one_does_not(computer: Computer) -> None:
    store = computer.store()
    with refused("passphrase-needed"):
        store.change(NAME, OTHER)
    store.open_with(NAME, GOOD)
    with refused("passphrase-too-short"):
        store.change(NAME, "short")
    store.change(NAME, OTHER)
    again = computer.store()
    with refused("passphrase-wrong"):
        again.open_with(NAME, GOOD)
    again.open_with(NAME, OTHER)
    assert again.load(NAME) == SECRETS


class KilledError(BaseException):
    """What a kill does to a program, told from inside."""


@pytest.mark.parametrize("step", ["before the write", "after the write"])
def test_killed_while_the_passphrase_is_changed_the_old_one_opens_or_the_new_one(
    computer: Computer, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    store = computer.store()
    store.open_with(NAME, GOOD)
    write = FileOnDisk.write

    def killed(self: FileOnDisk, content: bytes) -> None:
        if step == "after the write":
            write(self, content)
        raise KilledError

    monkeypatch.setattr(FileOnDisk, "write", killed)
    with pytest.raises(KilledError):
        store.change(NAME, OTHER)
    monkeypatch.undo()
    again = computer.store()
    again.open_with(NAME, GOOD if step == "before the write" else OTHER)
    assert again.load(NAME) == SECRETS


def test_what_cannot_be_written_is_told_and_the_old_secrets_stay(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = computer.store()
    store.open_with(NAME, GOOD)

    def full(_: FileOnDisk, __: bytes) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr(FileOnDisk, "write", full)
    with refused("passphrase-file-not-written"):
        store.save(NAME, TillSecrets(b"d" * 32, b"s" * 32))
    monkeypatch.undo()
    assert store.load(NAME) == SECRETS


# --- wrong ones cost time --------------------------------------------------------------------------


def fail(computer: Computer, times: int) -> None:
    for _ in range(times):
        with refused("passphrase-wrong"):
            computer.store().open_with(NAME, OTHER)


def waits(computer: Computer) -> float:
    """How long the next try has to wait, though it be the right one."""
    with refused("passphrase-wait") as caught:
        computer.store().open_with(NAME, GOOD)
    assert caught.value.retry_after_s is not None
    return float(caught.value.retry_after_s)


def test_from_the_fifth_wrong_one_each_costs_a_minute_and_twice_as_long(computer: Computer) -> None:
    fail(computer, 5)
    for wait_s in (60.0, 120.0, 240.0, 480.0, 960.0, 1920.0, 3600.0, 3600.0):
        assert waits(computer) == wait_s
        computer.passes(wait_s - 1)
        assert waits(computer) == pytest.approx(1)
        computer.passes(1)
        fail(computer, 1)
    computer.passes(3600)
    computer.store().open_with(NAME, GOOD)
    fail(computer, 4)
    computer.store().open_with(NAME, GOOD)


def test_a_wait_survives_a_restart_of_the_machine(computer: Computer) -> None:
    fail(computer, 5)
    computer.restarts(timedelta(seconds=20))
    assert waits(computer) == pytest.approx(40)


def test_turning_the_clock_back_saves_nothing_and_costs_no_more_than_the_wait(computer: Computer) -> None:
    fail(computer, 5)
    computer.wall -= timedelta(days=1)
    assert waits(computer) == 60.0
    computer.restarts()
    assert waits(computer) == 60.0
    computer.passes(60)
    computer.store().open_with(NAME, GOOD)


def test_turning_the_clock_forward_while_the_machine_runs_saves_nothing(computer: Computer) -> None:
    fail(computer, 5)
    computer.wall += timedelta(days=1)
    assert waits(computer) == 60.0


def test_a_kill_between_the_try_and_its_end_saves_no_try(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> bytes:
        raise KilledError

    monkeypatch.setattr("argon2.low_level.hash_secret_raw", killed)
    for _ in range(5):
        with pytest.raises(KilledError):
            computer.store().open_with(NAME, OTHER)
    monkeypatch.undo()
    assert waits(computer) == 60.0


@pytest.mark.parametrize("content", [b"", b"[]", b'{"a": {"count": 1, "last": {"at": "x"}}}', b"[" * 9000])
def test_a_count_that_does_not_read_is_no_way_around_the_wait(computer: Computer, content: bytes) -> None:
    (computer.folder / "till.secrets.tries").write_bytes(content)
    assert waits(computer) == 60.0
    computer.passes(60)
    computer.store().open_with(NAME, GOOD)


def test_a_new_passphrase_is_free_of_the_wrong_ones_before_it_and_frees_no_old_one(
    computer: Computer,
) -> None:
    """Whoever may not open the old one could otherwise begin an enrolment to get five more tries."""
    fail(computer, 5)
    store = computer.store()
    store.begin_with(OTHER)
    store.save("till/2", SECRETS)
    again = computer.store()
    again.open_with("till/2", OTHER)
    assert waits(computer) == 60.0
    again.forget("till/2")
    assert waits(computer) == 60.0
    again.forget(NAME)
    assert list(computer.folder.iterdir()) == []


def test_on_a_full_disk_the_right_passphrase_still_opens(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: FileOnDisk, __: bytes) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr(FileOnDisk, "write", full)
    store = computer.store()
    for _ in range(5):
        with refused("passphrase-wrong"):
            store.open_with(NAME, OTHER)
    with refused("passphrase-wait"):
        store.open_with(NAME, GOOD)
    computer.store().open_with(NAME, GOOD)

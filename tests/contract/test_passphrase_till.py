"""A till whose keys a manager's passphrase keeps, in front of the real backend."""

from __future__ import annotations

from pathlib import Path

import pytest

from pos_client.bootstrap.folders import DataFolder
from pos_client.bootstrap.moving_secrets import move_secrets
from pos_client.bootstrap.opening import Till
from pos_client.cli.commands import run
from pos_client.cli.exit_codes import Exit
from pos_client.domain.errors import SecretStoreError
from pos_client.domain.installation import Installation, Place, TillSecrets
from pos_client.services.link import LinkWatch
from tests.backend_process import BackendProcess
from tests.contract.till_without_keyring import GOOD, OTHER, Computer

Out = pytest.CaptureFixture[str]


@pytest.fixture
def computer(tmp_path: Path, real_backend: BackendProcess) -> Computer:
    """One without a keyring, that is no till yet."""
    return Computer(tmp_path / "till", real_backend, keyring=False)


@pytest.fixture
def desktop(tmp_path: Path, real_backend: BackendProcess, capsys: Out) -> Computer:
    """One with a keyring, that is a till with ten sales that wait."""
    made = Computer(tmp_path / "till", real_backend, keyring=True)
    assert made.enrol(capsys, "--again") is None
    assert made.ask(capsys, "journal", "deliver")[0] == Exit.DONE
    made.sell(10)
    return made


def test_without_a_keyring_nothing_is_kept_and_no_code_spent_until_a_passphrase_is_chosen(
    computer: Computer, capsys: Out
) -> None:
    code = computer.backend.new_code("kodutare-tallinn-2")
    address = computer.backend.url
    ended, (told,) = computer.ask(capsys, "enrol", address, code)
    assert (ended, told["problem"]) == (Exit.REFUSED, "keyring-missing")
    assert "--passphrase" in told["advice"]
    assert computer.folder.installation() is None
    assert "till.secrets" not in computer.files()
    ended, (told,) = computer.ask(capsys, "enrol", address, code, "--passphrase", typed="short\n")
    assert (ended, told["problem"]) == (Exit.REFUSED, "passphrase-too-short")
    ended, (told,) = computer.ask(capsys, "enrol", address, code, "--passphrase", typed=f"{GOOD}\n")
    assert (ended, told["register"]) == (Exit.DONE, "kodutare-tallinn-2")
    installation = computer.folder.installation()
    assert installation is not None
    assert installation.kept_in is Place.PASSPHRASE


def test_the_passphrase_is_asked_for_by_every_command_and_by_the_till_once_at_its_start(
    computer: Computer, capsys: Out
) -> None:
    assert computer.enrol(capsys, "--passphrase", typed=f"{GOOD}\n") is None
    for typed, problem in (("", "passphrase-needed"), ("not this one\n", "passphrase-wrong")):
        ended, (told,) = computer.ask(capsys, "journal", "status", typed=typed)
        assert (ended, told["problem"]) == (Exit.REFUSED, problem)
    assert computer.ask(capsys, "journal", "status", typed=f"{GOOD}\n")[0] == Exit.DONE
    outside = computer.outside()
    till = Till(computer.folder, outside, LinkWatch(outside.clock))
    with pytest.raises(SecretStoreError, match="passphrase-wrong"):
        till.open_with(OTHER)
    assert till.open_with(GOOD) is not None
    till.close()
    assert till.open() is not None
    till.close()


def test_the_doctor_names_the_place_of_the_keys(computer: Computer, capsys: Out) -> None:
    computer.enrol(capsys, "--passphrase", typed=f"{GOOD}\n")
    for typed, ok, says in (
        (f"{GOOD}\n", True, "passphrase file till.secrets has this till's keys"),
        ("", False, "passphrase file till.secrets: passphrase-needed"),
    ):
        _, findings = computer.ask(capsys, "doctor", "--camera", "none", typed=typed)
        found = next(one for one in findings if one["part"] == "keyring")
        assert (found["ok"], found["says"]) == (ok, says)


def test_the_passphrase_is_no_argument_and_comes_from_no_variable(
    computer: Computer, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    computer.enrol(capsys, "--passphrase", typed=f"{GOOD}\n")
    for name in ("PASSPHRASE", "POS_CLIENT_PASSPHRASE", "POS_PASSPHRASE"):
        monkeypatch.setenv(name, GOOD)
    assert computer.ask(capsys, "journal", "status")[0] == Exit.REFUSED
    for arguments in (
        ["journal", "status", "--passphrase", GOOD],
        ["enrol", "u", "c", f"--passphrase={GOOD}"],
    ):
        with pytest.raises(SystemExit) as ended:
            run(arguments, computer.outside)
        assert ended.value.code == Exit.USAGE


def test_a_changed_passphrase_opens_the_till_and_the_old_one_does_not(
    computer: Computer, capsys: Out
) -> None:
    computer.enrol(capsys, "--passphrase", typed=f"{GOOD}\n")
    wrong, _ = computer.ask(capsys, "secrets", "passphrase", typed=f"not this one\n{OTHER}\n")
    poor, _ = computer.ask(capsys, "secrets", "passphrase", typed=f"{GOOD}\nshort\n")
    done, _ = computer.ask(capsys, "secrets", "passphrase", typed=f"{GOOD}\n{OTHER}\n")
    assert (wrong, poor, done) == (Exit.REFUSED, Exit.REFUSED, Exit.DONE)
    assert computer.ask(capsys, "journal", "status", typed=f"{GOOD}\n")[0] == Exit.REFUSED
    assert computer.ask(capsys, "journal", "status", typed=f"{OTHER}\n")[0] == Exit.DONE


@pytest.mark.rule("X08")
def test_a_forgotten_passphrase_loses_no_entry(computer: Computer, capsys: Out) -> None:
    computer.enrol(capsys, "--passphrase", typed=f"{GOOD}\n")
    computer.ask(capsys, "journal", "deliver", typed=f"{GOOD}\n")
    computer.sell(10, GOOD)
    assert computer.enrol(capsys, "--passphrase", typed=f"{OTHER}\n") == "already-enrolled"
    assert computer.enrol(capsys, "--again", "--passphrase", typed=f"{OTHER}\n") is None
    _, (told,) = computer.ask(capsys, "journal", "deliver", typed=f"{OTHER}\n")
    assert (told["waiting"], told["set_aside"]) == (0, 0)
    assert told["delivered"] >= 10
    assert computer.ask(capsys, "journal", "status", typed=f"{GOOD}\n")[0] == Exit.REFUSED


@pytest.mark.rule("X08")
@pytest.mark.parametrize("damage", ["gone", "half"])
def test_a_passphrase_file_that_is_lost_is_told_and_loses_no_entry(
    computer: Computer, capsys: Out, damage: str
) -> None:
    computer.enrol(capsys, "--passphrase", typed=f"{GOOD}\n")
    computer.ask(capsys, "journal", "deliver", typed=f"{GOOD}\n")
    computer.sell(3, GOOD)
    path = computer.folder.secrets
    if damage == "gone":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:200])
    problem = {"gone": "passphrase-entry-missing", "half": "passphrase-file-damaged"}[damage]
    _, (told,) = computer.ask(capsys, "journal", "status", typed=f"{GOOD}\n")
    assert told["problem"] == problem
    assert computer.enrol(capsys, "--again", "--passphrase", typed=f"{OTHER}\n") is None
    _, (told,) = computer.ask(capsys, "journal", "deliver", typed=f"{OTHER}\n")
    assert (told["waiting"], told["set_aside"]) == (0, 0)


@pytest.mark.rule("X08")
def test_a_till_whose_keyring_is_gone_says_so_makes_no_other_store_and_comes_back_by_choice(
    desktop: Computer, capsys: Out
) -> None:
    desktop.keyring.there = False
    before = desktop.files()
    for arguments in (["journal", "status"], ["journal", "deliver"]):
        ended, (told,) = desktop.ask(capsys, *arguments, typed=f"{GOOD}\n")
        assert (ended, told["problem"]) == (Exit.REFUSED, "keyring-missing")
    assert desktop.enrol(capsys, "--again", typed=f"{GOOD}\n") == "keyring-missing"
    assert desktop.files() - {"till.db.enrolling.lock"} <= before
    assert desktop.enrol(capsys, "--again", "--passphrase", typed=f"{GOOD}\n") is None
    _, (told,) = desktop.ask(capsys, "journal", "deliver", typed=f"{GOOD}\n")
    assert (told["waiting"], told["set_aside"]) == (0, 0)
    assert told["delivered"] >= 10


def test_keys_move_to_the_passphrase_and_back_and_leave_nothing_behind(
    desktop: Computer, capsys: Out
) -> None:
    def shown(typed: str, *arguments: str) -> tuple[int, dict[str, object]]:
        ended, (told,) = desktop.ask(capsys, "secrets", *arguments, typed=typed)
        return ended, told

    assert shown("", "show") == (Exit.DONE, {"kept_in": "keyring"})
    assert shown("", "move")[1]["problem"] == "place-missing"
    assert shown("", "passphrase")[1]["problem"] == "no-passphrase-here"
    moved = {"kept_in": "passphrase", "moved": True}
    assert shown(f"{GOOD}\n", "move", "--to", "passphrase") == (Exit.DONE, moved)
    assert desktop.keyring.names == []
    assert desktop.ask(capsys, "journal", "status", typed=f"{GOOD}\n")[0] == Exit.DONE
    again = {"kept_in": "passphrase", "moved": False}
    assert shown("", "move", "--to", "passphrase") == (Exit.DONE, again)
    assert shown("not this one\n", "move", "--to", "keyring")[1]["problem"] == "passphrase-wrong"
    assert shown(f"{GOOD}\n", "move", "--to", "keyring")[1] == {"kept_in": "keyring", "moved": True}
    assert not {"till.secrets", "till.secrets.tries"} & desktop.files()
    assert desktop.ask(capsys, "journal", "status")[0] == Exit.DONE


def test_keys_do_not_move_while_the_till_is_open(desktop: Computer, capsys: Out) -> None:
    outside = desktop.outside()
    till = Till(desktop.folder, outside, LinkWatch(outside.clock))
    till.open()
    try:
        ended, _ = desktop.ask(capsys, "secrets", "move", "--to", "passphrase", typed=f"{GOOD}\n")
    finally:
        till.close()
    assert ended == Exit.IN_USE
    assert "till.secrets" not in desktop.files()


def test_what_does_not_read_back_is_not_moved(tmp_path: Path, real_backend: BackendProcess) -> None:
    computer = Computer(tmp_path, real_backend, keyring=True)
    secrets = TillSecrets(b"d" * 32, b"s" * 32, "token")
    computer.folder.remember(Installation("https://x", "i", "till/i", "r"))
    computer.keyring.save("till/i", secrets)
    places = computer.places()
    places.begin_with(GOOD)

    def forgetful(_name: str, _secrets: TillSecrets) -> None:
        """A disk that says yes and keeps nothing."""

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(places.at(Place.PASSPHRASE), "save", forgetful)
        with pytest.raises(SecretStoreError, match="secrets-not-read-back"):
            move_secrets(computer.folder, places, Place.PASSPHRASE)
    assert computer.places().load("till/i") == secrets


def test_a_till_that_is_removed_takes_its_passphrase_file_with_it(computer: Computer, capsys: Out) -> None:
    computer.enrol(capsys, "--passphrase", typed=f"{GOOD}\n")
    computer.ask(capsys, "journal", "deliver", typed=f"{GOOD}\n")
    ended, _ = computer.ask(capsys, "reset", typed=f"{GOOD}\n")
    assert ended == Exit.DONE
    assert not {"till.secrets", "till.secrets.tries", "till.db", "installation.json"} & computer.files()


def test_records_under_a_forgotten_passphrase_are_kept_aside_with_its_file(
    computer: Computer, capsys: Out
) -> None:
    computer.enrol(capsys, "--passphrase", typed=f"{GOOD}\n")
    assert computer.ask(capsys, "reset", "--keep-aside", typed=f"{GOOD}\n")[1][0]["problem"] == "records-open"
    ended, (told,) = computer.ask(capsys, "reset", "--keep-aside")
    assert ended == Exit.DONE
    aside = DataFolder(Path(str(told["kept_aside"])))
    assert aside.secrets.exists()
    assert aside.database.exists()

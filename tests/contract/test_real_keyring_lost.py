"""A real Secret Service, emptied or moved from: what waits on the till comes back to the real backend."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.backend_process import BackendProcess
from tests.secret_store.in_a_session import needs_secret_service, python_in_a_session

pytestmark = [needs_secret_service, pytest.mark.secret_service]
REGISTER, WAITING = "kodutare-tartu-1", 10

HEAD = """
import io, json, os, sys
from pathlib import Path
from pos_client.bootstrap.folders import DataFolder
from pos_client.bootstrap.opening import Till
from pos_client.bootstrap.surroundings import this_computer
from pos_client.cli.commands import run
from pos_client.domain.ids import StaffNumber, new_entry_id
from pos_client.domain.money import Money
from pos_client.domain.sale import Sale
from pos_client.services.link import LinkWatch

told = json.loads(TOLD)
folder = Path(told["folder"])

def ask(*arguments, typed=""):
    sys.stdin = io.StringIO(typed)
    return run([*arguments, "--json", "--data-dir", str(folder)])
"""
ENROL_AND_SELL = """
assert ask("enrol", told["url"], told["code"]) == 0
assert ask("journal", "deliver") == 0
outside = this_computer(DataFolder(folder))
till = Till(DataFolder(folder), outside, LinkWatch(outside.clock))
counter = till.open()
counter.sign_in(StaffNumber(told["staff"]), told["pin"])
for amount in range(told["sales"]):
    now_ms = int(outside.clock.now().timestamp() * 1000)
    counter.record(Sale(new_entry_id(now_ms, os.urandom)).frozen(Money(100 + amount, "EUR")))
till.close()
"""
COME_BACK = """
ask("journal", "waiting")
ask("doctor", "--camera", "none")
assert ask("enrol", told["url"], told["code"], "--again") == 0
assert ask("journal", "deliver") == 0
assert ask("journal", "verify") == 0
"""


def in_a_session(home: Path, code: str, told: dict[str, object]) -> list[dict[str, object]]:
    """What the commands printed."""
    done = python_in_a_session(home, f"TOLD = {json.dumps(told)!r}\n{HEAD}{code}")
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.rule("X08")
def test_a_real_keyring_that_was_emptied_is_told_and_ten_waiting_entries_come_back(
    tmp_path: Path, real_backend: BackendProcess
) -> None:
    home, folder = tmp_path / "home", tmp_path / "till"
    number, pin = real_backend.pin("kodutare", "cashier")
    told: dict[str, object] = {"folder": str(folder), "url": real_backend.url, "sales": WAITING}
    told |= {"staff": number, "pin": pin, "code": real_backend.new_code(REGISTER)}
    in_a_session(home, ENROL_AND_SELL, told)
    assert json.loads((folder / "installation.json").read_text())["kept_in"] == "keyring"

    keyrings = home / "data" / "keyrings"
    assert any(keyrings.iterdir())
    shutil.rmtree(keyrings)
    told["code"] = real_backend.new_code(REGISTER)
    printed = in_a_session(home, COME_BACK, told)

    assert printed[0] == {"waiting": None, "problem": "keyring-entry-missing"}
    keyring = next(one for one in printed if one.get("part") == "keyring")
    assert keyring["ok"] is False
    assert str(keyring["says"]).startswith("SecretService")
    assert "keyring-entry-missing" in str(keyring["says"])
    delivered = next(one for one in printed if "delivered" in one)
    assert (delivered["waiting"], delivered["set_aside"]) == (0, 0)
    assert int(str(delivered["delivered"])) >= WAITING
    assert printed[-1]["ok"] is True


KILLED_WHILE_MOVING = """
import os, signal, sys
from dataclasses import replace
from pathlib import Path
from pos_client.bootstrap.folders import DataFolder
from pos_client.bootstrap.kept_file import FileOnDisk
from pos_client.bootstrap.moving_secrets import move_secrets
from pos_client.bootstrap.secret_places import secret_places, secrets_of
from pos_client.domain.installation import Installation, Place, TillSecrets
from pos_client.secret_store.keyring_store import KeyringSecretStore
from tests.contract.till_without_keyring import GOOD, QUICK

SECRETS = TillSecrets(b"d" * 32, b"s" * 32, "t" * 2500)
path = Path(PATH)

def places(folder):
    return secret_places(folder, KeyringSecretStore(), os.urandom, ask=lambda: GOOD, costs=QUICK)

def child(work, killed=False):
    # A process of its own each: it can be killed, and knows nothing of what another had in memory.
    born = os.fork()
    if born == 0:
        code = 1
        try:
            work()
            code = 0
        finally:
            os._exit(code)
    status = os.waitstatus_to_exitcode(os.waitpid(born, 0)[1])
    assert status == (-signal.SIGKILL if killed else 0), status

def dies(owner, name, after):
    real = getattr(owner, name)
    def fatal(*arguments, **named):
        if after:
            real(*arguments, **named)
        os.kill(os.getpid(), signal.SIGKILL)
    setattr(owner, name, fatal)

def begin(folder, start):
    def work():
        there = places(folder)
        if start is Place.PASSPHRASE:
            there.begin_with(GOOD)
        there.at(start).save(NAME, SECRETS)
        folder.remember(Installation("https://x", "i", NAME, "r", kept_in=start))
    return work

def move(folder, to, step=None):
    def work():
        there = places(folder)
        there.load(NAME)
        if to is Place.PASSPHRASE:
            there.begin_with(GOOD)
        if step is not None:
            name, after = step
            owner = {"remember": DataFolder, "save": type(there.at(to)), "load": type(there.at(to)),
                     "forget": type(there.at(Place(step_from))), "write": FileOnDisk,
                     "remove": FileOnDisk, "_set": KeyringSecretStore, "_delete": KeyringSecretStore}[name]
            dies(owner, name, after)
        move_secrets(folder, there, to)
    return work

def opens(folder, where=None):
    def work():
        installation = folder.installation()
        assert secrets_of(installation, places(folder)) == SECRETS
        if where is not None:
            assert installation.kept_in is where
            assert places(folder).at(step_from).load(NAME) is None
            assert where is Place.PASSPHRASE or not folder.secrets.exists()
    return work

to = Place(TO)
step_from = Place.KEYRING if to is Place.PASSPHRASE else Place.PASSPHRASE
for number, (name, after) in enumerate(STEPS):
    NAME = f"till/{number}"
    folder = DataFolder(path / str(number))
    folder.path.mkdir(parents=True)
    child(begin(folder, step_from))
    child(move(folder, to, (name, after)), killed=True)
    child(opens(folder))
    child(move(folder, to))
    child(opens(folder, to))
    print(name, after)
"""
STEPS = {
    "passphrase": ("save", "load", "remember", "forget", "_delete+", "forget+"),
    "keyring": ("_set", "_set+", "load", "remember", "forget", "forget+"),
}
"""Before which call the mover is killed, with a plus behind which one."""


@pytest.mark.parametrize("to", sorted(STEPS))
def test_killed_at_any_step_of_a_move_the_keys_open_and_the_move_ends_when_it_is_asked_for_again(
    tmp_path: Path, to: str
) -> None:
    """Between a real keyring and a passphrase file, both ways, by a real kill."""
    steps = [(name.rstrip("+"), name.endswith("+")) for name in STEPS[to]]
    code = f"PATH, TO, STEPS = {str(tmp_path / 'tills')!r}, {to!r}, {steps!r}\n{KILLED_WHILE_MOVING}"
    done = python_in_a_session(tmp_path / "home", code, at_most_s=240)
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == len(steps)

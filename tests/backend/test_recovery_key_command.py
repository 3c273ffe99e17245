"""A second recovery key: tills seal to it from the next start, and the first one still opens its seals."""

from pathlib import Path

import pytest

from reference_backend.__main__ import main
from reference_backend.assembly import assemble
from reference_backend.recovery.keeping import add_recovery_key, recovery_file
from reference_backend.recovery.keys import SUITE, RecoveryKey, RecoveryKeys, seal_info
from tests.backend.running import QUICK_HASHER, TurnedClock

REGISTER = "kodutare-tallinn-1"
SECRET = b"the key of a till's file"


def lines(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


def keys_of(database: Path, clock: TurnedClock) -> RecoveryKeys:
    backend = assemble(database, clock=clock, hasher=QUICK_HASHER)
    backend.database.close()
    return backend.recovery


def sealed_to(key: RecoveryKey) -> bytes:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

    public = X25519PublicKey.from_public_bytes(key.public_key)
    return bytes.fromhex(key.key_id) + SUITE.encrypt(SECRET, public, seal_info("database-key", REGISTER))


def test_a_new_key_is_the_one_that_tills_are_told_and_the_older_still_opens_its_seals(
    database: Path, clock: TurnedClock, capsys: pytest.CaptureFixture[str]
) -> None:
    first = keys_of(database, clock).newest
    old_seal = sealed_to(first)
    assert main(["recovery-key", "add", "--database", str(database)]) == 0
    said = lines(capsys)
    assert said[0] == f"{first.made_at} {first.key_id}"
    after = keys_of(database, clock)
    assert said[1] == f"{after.newest.made_at} {after.newest.key_id} tills are told this one"
    assert recovery_file(database).name in said[2]
    assert after.newest != first
    assert after.opened("database-key", REGISTER, old_seal) == SECRET
    assert after.opened("database-key", REGISTER, sealed_to(after.newest)) == SECRET


def test_the_list_names_every_key_and_prints_none(
    database: Path, clock: TurnedClock, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["recovery-key", "add", "--database", str(database)])
    capsys.readouterr()
    assert main(["recovery-key", "list", "--database", str(database)]) == 0
    said, keys = lines(capsys), keys_of(database, clock)
    assert [one.split()[1] for one in said] == [one.key_id for one in keys.all]
    assert not [one for one in keys.all if one.private_key.hex() in "".join(said)]


@pytest.mark.parametrize("lost", ["database", "file"])
def test_a_new_key_stands_in_both_places(database: Path, clock: TurnedClock, lost: str) -> None:
    main(["recovery-key", "add", "--database", str(database)])
    keys = keys_of(database, clock)
    if lost == "file":
        recovery_file(database).unlink()
    else:
        database.unlink()
    assert keys_of(database, clock).all == keys.all


def test_a_key_that_would_not_be_the_newest_is_refused(database: Path, clock: TurnedClock) -> None:
    backend = assemble(database, clock=clock, hasher=QUICK_HASHER)
    stale = RecoveryKey("2020-01-01T00:00:00.000Z", bytes(32))
    with pytest.raises(ValueError, match=backend.recovery.newest.made_at):
        add_recovery_key(backend.database, recovery_file(database), stale)
    backend.database.close()
    assert stale not in keys_of(database, clock).all

"""A register that its backend revoked (F24): told twice, then it knows of nobody, and its records wait."""

from __future__ import annotations

import hashlib
import hmac
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from offline_cache.connection import open_writer
from pos_client.domain.errors import KnownError, RefusedError, SignInNeededError, UnreachableError
from pos_client.services.rounds import Step
from tests.fakes.backend import Member
from tests.fakes.till import KEY, TillOnTheBench

REVOKED = SignInNeededError("register-revoked")
CARD = "4000000000000002"


@pytest.fixture
def busy_till(till: TillOnTheBench) -> TillOnTheBench:
    """It knows a card and a cashier, and a sale waits on it."""
    till.backend.members[CARD] = Member(member_ref="a-member")
    till.deliver_all()
    till.counter.record(till.frozen_sale())
    return till


def told(till: TillOnTheBench, error: KnownError, after_s: float) -> Step | KnownError:
    till.clock.pass_by(timedelta(seconds=after_s))
    till.backend.fault = error
    try:
        return till.office.rounds.step()
    except KnownError as refused:
        return refused
    finally:
        till.backend.fault = None


def knows(till: TillOnTheBench) -> tuple[bool, bool]:
    """The cards, and whoever signs in without the backend."""
    return till.store.snapshot.info() is not None, till.store.staff.find("12") is not None


def test_two_calls_five_seconds_apart_wipe_what_the_till_knows_and_keep_what_it_recorded(
    busy_till: TillOnTheBench,
) -> None:
    waiting = busy_till.office.queue().waiting
    assert told(busy_till, REVOKED, 0) is REVOKED
    assert knows(busy_till) == (True, True)
    assert told(busy_till, REVOKED, 5) == Step(locked_out=True)
    assert knows(busy_till) == (False, False)
    assert busy_till.office.queue().waiting == waiting > 0


def test_twice_within_five_seconds_is_once(busy_till: TillOnTheBench) -> None:
    told(busy_till, REVOKED, 0)
    assert told(busy_till, REVOKED, 4.9) is REVOKED
    assert knows(busy_till) == (True, True)


@pytest.mark.parametrize("otherwise", [RefusedError("bad-signature"), SignInNeededError("enrolment-ended")])
def test_another_answer_in_between_takes_it_back(busy_till: TillOnTheBench, otherwise: KnownError) -> None:
    told(busy_till, REVOKED, 0)
    told(busy_till, otherwise, 5)
    assert told(busy_till, REVOKED, 5) is REVOKED
    assert knows(busy_till) == (True, True)


def test_a_call_that_is_answered_takes_it_back(busy_till: TillOnTheBench) -> None:
    told(busy_till, REVOKED, 0)
    busy_till.office.rounds.step()
    assert told(busy_till, REVOKED, 60) is REVOKED


def test_no_answer_in_between_says_nothing(busy_till: TillOnTheBench) -> None:
    told(busy_till, REVOKED, 0)
    told(busy_till, UnreachableError("backend-unreachable"), 5)
    assert told(busy_till, REVOKED, 5) == Step(locked_out=True)


def test_a_captive_portal_s_403_locks_nobody_out(busy_till: TillOnTheBench) -> None:
    for _ in range(3):
        told(busy_till, UnreachableError("captive-portal", "403"), 10)
    assert knows(busy_till) == (True, True)


def test_one_that_was_killed_while_it_wiped_goes_on_after_its_next_start(busy_till: TillOnTheBench) -> None:
    told(busy_till, REVOKED, 0)
    busy_till.store.staff.forget_all()
    busy_till.restart()
    busy_till.office.rounds.begin_anew()
    assert told(busy_till, REVOKED, 0) is REVOKED
    assert told(busy_till, REVOKED, 5) == Step(locked_out=True)
    assert knows(busy_till) == (False, False)


def test_what_it_knew_is_in_no_byte_of_its_decrypted_file(busy_till: TillOnTheBench) -> None:
    remembered = busy_till.store.staff.find("12")
    assert remembered is not None
    snapshot_key = bytes.fromhex(busy_till.backend.document["snapshot_key"])
    card = hmac.new(snapshot_key, CARD.encode(), hashlib.sha256).digest()[:8]
    planted = (card, b"a-member", remembered.verifier.encode())
    assert [one in decrypted(busy_till) for one in planted] == [True, True, True]
    told(busy_till, REVOKED, 0)
    assert told(busy_till, REVOKED, 5) == Step(locked_out=True)
    waiting = busy_till.journal.waiting()
    plain = decrypted(busy_till)
    assert [one in plain for one in planted] == [False, False, False]
    assert waiting[-1].entry_id.encode() in plain


def decrypted(till: TillOnTheBench) -> bytes:
    """Every page of its file as it stands on the disk, the free ones too; the log is copied into it first."""
    till.close()
    path: Path = till._path
    assert not path.with_name(f"{path.name}-wal").exists()
    with closing(open_writer(path, KEY)) as connection:
        plain = connection.serialize("main")
    till.open()
    return plain

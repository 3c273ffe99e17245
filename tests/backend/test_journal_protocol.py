"""The table of answers of the journal's protocol."""

from collections.abc import Callable

import pytest

from reference_backend.registers.service import new_code
from tests.backend.running import Running
from tests.backend.till import ZEROS, Till, next_hash


def test_entries_in_order_are_stored_once_and_their_receipt_is_repeated(till: Till) -> None:
    till.buy()
    first = till.upload()
    again = till.upload()
    assert [one["outcome"] for one in first["results"]] == ["accepted", "accepted"]
    assert [one["outcome"] for one in again["results"]] == ["duplicate", "duplicate"]
    assert [one["first_outcome"] for one in again["results"]] == ["accepted", "accepted"]
    assert [one["receipt"] for one in again["results"]] == [one["receipt"] for one in first["results"]]
    assert (again["stored_seq"], again["stored_hash"], again["stop"]) == (2, till.head_hash, None)


def test_a_batch_may_overlap_what_is_stored(till: Till) -> None:
    till.buy()
    till.upload()
    till.buy()
    answer = till.upload(first=2)
    assert [one["outcome"] for one in answer["results"]] == ["duplicate", "accepted"]


def test_a_gap_names_the_expected_seq_and_stores_nothing(till: Till) -> None:
    till.open_epoch()
    till.upload()
    till.buy()
    till.buy()
    answer = till.upload(first=3)
    assert answer["stop"] == {"outcome": "gap", "expected_seq": 2}
    assert answer["results"] == []
    assert answer["stored_seq"] == 1


def test_another_entry_at_a_stored_place_is_a_fork_and_nothing_behind_it_is_stored(till: Till) -> None:
    till.buy()
    twin = till.twin()
    twin.buy(100)
    till.buy(200)
    till.upload()
    twin.buy(300)
    answer = twin.upload()
    assert answer["stop"] == {"outcome": "forked", "seq": 3, "stored_hash": till.hashes[2]}
    assert [one["seq"] for one in answer["results"]] == [1, 2]
    assert answer["stored_seq"] == 3


def test_a_next_entry_that_does_not_follow_from_the_stored_head_is_a_fork(till: Till) -> None:
    till.buy()
    twin = till.twin()
    twin.buy(100)
    till.buy(200)
    till.upload()
    twin.buy(300)
    answer = twin.upload(first=4)
    assert answer["stop"] == {"outcome": "forked", "seq": 3, "stored_hash": till.hashes[2]}
    assert answer["results"] == []


def test_after_a_fork_the_till_goes_on_in_a_new_epoch_with_the_same_entry_ids(till: Till) -> None:
    shared = till.buy(100)
    twin = till.twin()
    till.upload()
    twin.open_epoch(2, previous=1)
    same = {**shared["header"], "epoch": 2, "seq": 2}
    twin.entries.append({**shared, "header": same})
    twin.hashes.append(next_hash(twin.head_hash, same))
    twin.buy(200)
    results = twin.upload()["results"]
    assert [one["outcome"] for one in results] == ["accepted", "duplicate", "accepted"]
    assert twin.report("2026-11-22")["purchases"]["count"] == 2


def test_a_known_entry_id_with_another_body_is_set_aside(till: Till) -> None:
    known = till.buy(100)
    till.upload()
    other = till.buy(900, entry_id=known["header"]["entry_id"])
    assert till.outcome(other) == ("set_aside", "entry-id-known")


def test_an_unknown_epoch_asks_for_its_opening(till: Till) -> None:
    till.buy()
    answer = till.upload(first=2)
    assert answer["stop"] == {"outcome": "unknown_epoch", "last_epoch": 0}
    assert answer["results"] == []


def test_of_two_copies_the_second_to_open_an_epoch_hears_that_the_register_is_in_use(till: Till) -> None:
    till.open_epoch()
    till.upload()
    twin = till.twin()
    for copy in (till, twin):
        copy.open_epoch(2, previous=1)
    till.upload()
    refused = twin.post("/v1/journal", twin.batch())
    assert (refused.status_code, refused.json()["code"]) == (409, "register-in-use")


@pytest.mark.parametrize("number", [1_000_002, 2**53 - 1])
def test_no_epoch_is_opened_so_far_ahead_that_none_could_follow(till: Till, number: int) -> None:
    till.open_epoch()
    till.upload()
    till.open_epoch(number, previous=1)
    refused = till.post("/v1/journal", till.batch())
    assert (refused.status_code, refused.json()["code"]) == (422, "invalid-request")
    till.open_epoch(1_000_001, previous=1)
    till.buy()
    assert [one["outcome"] for one in till.upload()["results"]] == ["accepted", "accepted"]


def test_a_copy_that_goes_on_in_a_superseded_epoch_hears_that_the_register_is_in_use(till: Till) -> None:
    till.open_epoch()
    till.upload()
    twin = till.twin()
    till.open_epoch(2, previous=1)
    till.upload()
    twin.buy()
    refused = twin.post("/v1/journal", twin.batch())
    assert (refused.status_code, refused.json()["code"]) == (409, "register-in-use")


def test_a_register_enrolled_anew_is_told_of_the_fork_and_goes_on_in_its_own_epoch(
    till: Till, running: Running
) -> None:
    till.buy()
    till.upload()
    fresh = Till(running, till.register, code=new_code(running.backend, till.register))
    assert fresh.hello() | {"backend_time": ""} == {
        "epoch": 1,
        "stored_seq": 2,
        "stored_hash": till.head_hash,
        "backend_time": "",
    }
    fresh.open_epoch()
    assert fresh.upload()["stop"]["outcome"] == "forked"
    fresh.open_epoch(2, previous=1)
    assert fresh.upload()["stop"] is None
    assert till.get("/v1/configuration").json()["code"] == "enrolment-ended"


def test_a_head_that_the_register_did_not_sign_is_refused(till: Till) -> None:
    till.buy()
    batch = till.batch()
    batch["head"]["signature"] = "00" * 64
    refused = till.post("/v1/journal", batch)
    assert (refused.status_code, refused.json()["code"]) == (422, "bad-signature")


@pytest.mark.rule("N08")
def test_entries_of_another_register_are_refused(enrol: Callable[[str], Till]) -> None:
    mine, other = enrol("kaarna-turku-1"), enrol("lumo-helsinki-1")
    mine.buy()
    refused = other.post("/v1/journal", mine.batch())
    assert (refused.status_code, refused.json()["code"]) == (403, "register-mismatch")


def test_a_refused_entry_does_not_block_those_behind_it(till: Till) -> None:
    bad = till.buy(body={"lines": ["pillow"]})
    good = till.buy()
    assert till.outcome(bad) == ("set_aside", "unexpected-field")
    assert till.outcome(good) == ("accepted", None)


@pytest.mark.rule("N14")
@pytest.mark.parametrize("when", ["9999-12-31T23:59:59.999Z", "0001-01-01T00:00:00.000Z"])
def test_a_till_whose_clock_stands_at_the_edge_of_time_is_not_blocked(till: Till, when: str) -> None:
    scan = {"source": "camera", "form": "unknown", "result": "not_a_member", "offline": False}
    counted = till.append("scan_counted", {**scan, "override": False, "repeat": False}, occurred_at=when)
    bought = till.buy(occurred_at=when)
    assert till.outcome(counted) == ("accepted", None)
    assert till.outcome(bought) == ("accepted", None)


def test_an_unknown_kind_is_kept_and_set_aside(till: Till) -> None:
    assert till.outcome(till.append("weather_noted", {"sun": True})) == ("set_aside", "unknown-kind")


def test_a_body_that_is_not_the_one_in_the_chain_is_set_aside(till: Till) -> None:
    entry = till.buy()
    entry["body"] = {**entry["body"], "total": {"amount_minor": 1, "currency": "EUR"}}
    assert till.outcome(entry) == ("set_aside", "digest-mismatch")


def test_a_hole_in_the_bodies_is_a_task_and_the_chain_goes_on(till: Till) -> None:
    hole = till.buy()
    hole.update(body=None, body_salt=None, absent="unreadable")
    behind = till.buy()
    assert till.outcome(hole) == ("set_aside", "body-absent")
    assert till.outcome(behind) == ("accepted", None)


def test_entries_out_of_order_within_a_batch_are_an_invalid_request(till: Till) -> None:
    till.buy()
    batch = till.batch()
    batch["entries"].reverse()
    refused = till.post("/v1/journal", batch)
    assert (refused.status_code, refused.json()["code"]) == (422, "invalid-request")


def test_complete_to_is_the_last_hello_whose_head_is_stored(till: Till, running: Running) -> None:
    till.buy()
    till.hello(waiting=2)
    assert till.report("2026-11-22")["registers"][0]["complete_to"] is None
    said_at = running.clock.text()
    running.clock.turn(minutes=5)
    till.upload()
    register = till.report("2026-11-22")["registers"][0]
    assert (register["complete_to"], register["waiting"]) == (said_at, 0)


def test_a_hello_with_a_signed_head_that_differs_shows_the_fork(till: Till) -> None:
    till.buy()
    twin = till.twin()
    till.buy(1)
    twin.buy(2)
    till.upload()
    twin.hello()
    assert till.report("2026-11-22")["registers"][0]["forked"] is True


def test_a_hello_before_any_entry_is_answered_with_epoch_zero(till: Till) -> None:
    answer = till.hello()
    assert (answer["epoch"], answer["stored_seq"], answer["stored_hash"]) == (0, 0, None)
    assert till.head_hash == ZEROS


def test_a_full_batch_of_a_hundred_is_stored_and_one_more_is_refused(till: Till) -> None:
    for _ in range(100):
        till.buy()
    assert till.upload(last=100)["stored_seq"] == 100
    assert till.post("/v1/journal", till.batch()).json()["code"] == "invalid-request"

"""Whoever tries out card numbers learns next to nothing, and a day's usual slips stop nobody (B4)."""

import random
import sys
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from reference_backend import tables
from reference_backend.cards.guessing import ACTION, FREE, WATCHED, WINDOW
from reference_backend.demo import card_numbers
from reference_backend.tables import audit_events
from tests.backend.in_process import InProcess
from tests.backend.looking import rows
from tests.backend.running import Running
from tests.backend.till import Document, Till

GUESSES = 100_000
STOPPED_AT = 20
"""The demand: of so many guesses no more are looked up in any five minutes."""
SKIPPED, TRIES = 399, 200
SALE = "019aab12-c3d4-7e5f-8a6b-000000000001"
STRANGERS = ["NID1:00000000000097", "NID1:00000000000194"]
Guess = Callable[[str], int]


def numbers(seed: int) -> Callable[[], str]:
    source = random.Random(seed)
    return lambda: card_numbers.nano_virtual(source)


def looks_up(till: Till) -> Guess:
    return lambda code: till.post("/v1/identifications", {"code": code, "symbology": None}).status_code


def holds(till: Till) -> Guess:
    asked = {"sale": SALE, "benefit": "coffee-5"}
    return lambda code: till.post("/v1/holds", {**asked, "member_ref": f"card:{code}"}).status_code


def asks_for_balances(till: Till) -> Guess:
    return lambda code: till.post("/v1/balances", {"member_ref": f"card:{code}"}).status_code


WAYS = {"identification": looks_up, "hold": holds, "balance": asks_for_balances}


def say(line: str) -> None:
    """Beside the test's outcome, for `pytest -rP`."""
    sys.stdout.write(line + "\n")


def events(running: Running, action: str = ACTION) -> list[Document]:
    return [one for one in rows(running, audit_events) if one["action"] == action]


def most_within(moments: list[datetime], span: timedelta = WINDOW) -> int:
    """The greatest number of these moments that lie in one span."""
    most, first = 0, 0
    for last, moment in enumerate(moments):
        while moments[first] <= moment - span:
            first += 1
        most = max(most, last - first + 1)
    return most


@pytest.fixture
def bistro(in_process: InProcess) -> Till:
    return Till(in_process, "kaarna-turku-1")


@pytest.mark.rule("N06")
@pytest.mark.parametrize("way", WAYS)
def test_ten_codes_that_mean_nobody_are_answered_and_then_the_register_waits(bistro: Till, way: str) -> None:
    guess, number = WAYS[way](bistro), numbers(1)
    answers = [guess(number()) for _ in range(FREE + 2)]
    assert set(answers[:FREE]) == ({200} if way == "identification" else {409} if way == "hold" else {404})
    assert answers[FREE:] == [429, 429]
    refused = bistro.post("/v1/identifications", {"code": number(), "symbology": None})
    assert refused.json()["code"] == "too-many-tries"
    assert refused.headers["Retry-After"] == str(int(WINDOW.total_seconds()))


def test_the_three_calls_share_one_count(bistro: Till) -> None:
    number = numbers(2)
    guesses = [way(bistro) for way in WAYS.values()]
    answers = [guesses[index % 3](number()) for index in range(FREE + 3)]
    assert 429 not in answers[:FREE]
    assert answers[FREE:] == [429] * 3


def test_right_cards_do_not_buy_an_attacker_more_guesses(bistro: Till) -> None:
    guess, number = looks_up(bistro), numbers(3)
    own = bistro.running.code("kaarnan-kahvila", "member_of_both")
    missed = 0
    while missed < FREE:
        assert guess(own) == 200
        assert guess(number()) == 200
        missed += 1
    assert guess(own) == 429


def test_the_same_card_again_and_again_is_one_miss(bistro: Till) -> None:
    assert {looks_up(bistro)(STRANGERS[0]) for _ in range(5 * FREE)} == {200}


def test_another_register_and_the_backends_new_start_know_their_own_counts(
    in_process: InProcess, bistro: Till
) -> None:
    other = Till(in_process, "lumo-helsinki-1")
    number = numbers(4)
    for _ in range(FREE):
        looks_up(bistro)(number())
    assert (looks_up(bistro)(number()), looks_up(other)(number())) == (429, 200)
    again = InProcess(in_process.database, in_process.clock, in_process.told)
    try:
        bistro.running = again
        assert looks_up(bistro)(number()) == 429
    finally:
        again.close()


@pytest.mark.rule("N06")
def test_anothers_member_and_a_stranger_are_counted_alike(in_process: InProcess, bistro: Till) -> None:
    elsewhere = in_process.code("kaarnan-kahvila", "other_merchant_only")
    for code in (elsewhere, *STRANGERS):
        looks_up(bistro)(code)
    misses = [one for one in rows(in_process, tables.tries) if one["subject"].startswith("miss:")]
    assert len(misses) == 3
    assert not [one for one in misses if elsewhere in one["subject"]]


def test_a_wait_keeps_no_till_from_recording_a_purchase_and_no_named_member_from_a_benefit(
    bistro: Till,
) -> None:
    code = bistro.running.code("kaarnan-kahvila", "member_of_both")
    member = bistro.identify(code)["member_ref"]
    guess, number = looks_up(bistro), numbers(5)
    while guess(number()) != 429:
        pass
    bought = bistro.buy(4599, member=f"card:{code}")
    assert bistro.outcome(bought) == ("accepted", None)
    held = bistro.post("/v1/holds", {"sale": SALE, "benefit": "coffee-5", "member_ref": member})
    assert held.status_code == 200
    assert bistro.post("/v1/balances", {"member_ref": member}).status_code == 200
    assert bistro.get("/v1/snapshot").status_code == bistro.get("/v1/configuration").status_code == 200


def test_the_wait_doubles_and_a_register_that_waited_is_as_free_as_before(bistro: Till) -> None:
    guess, number, clock = looks_up(bistro), numbers(6), bistro.running.clock
    for minutes in (5, 10, 20, 40, 60, 60):
        assert [guess(number()) for _ in range(FREE)] == [200] * FREE
        clock.turn(minutes=minutes, seconds=-1)
        assert guess(number()) == 429
        clock.turn(seconds=1)
    assert guess(bistro.running.code("kaarnan-kahvila", "member_of_both")) == 200


def test_a_wait_is_noted_in_the_trail_with_the_register_and_no_code(bistro: Till) -> None:
    number = numbers(7)
    for _ in range(FREE + 5):
        looks_up(bistro)(number())
    [noted] = events(bistro.running)
    assert (noted["register_id"], noted["result"]) == ("kaarna-turku-1", "register-waits")
    assert noted["merchant_id"] == "kaarnan-kahvila"
    assert (noted["staff"], noted["reason"]) == (None, None)


def test_many_misses_at_all_of_a_merchants_registers_are_noted_once_and_stop_nobody(
    in_process: InProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reference_backend.cards.guessing.WATCHED", 2 * (FREE - 2))
    shops = [Till(in_process, "kodutare-tallinn-1"), Till(in_process, "kodutare-tallinn-2")]
    source = random.Random(8)
    for _ in range(FREE - 2):
        for till in shops:
            assert looks_up(till)(card_numbers.customer_virtual(source)) == 200
    assert [one["result"] for one in events(in_process)] == ["many-registers"]
    assert WATCHED > FREE


@pytest.mark.parametrize("way", WAYS)
def test_a_hundred_thousand_guesses_are_stopped(bistro: Till, way: str) -> None:
    """A guess each 30 ms for 50 minutes, by the backend's clock. While the register waits only each 400th is
    really asked: the others would be answered without a look-up just as well.
    """
    guess, number, clock = WAYS[way](bistro), numbers(9), bistro.running.clock
    begun, answered, refused, made = clock.now(), list[datetime](), 0, 0
    while made < GUESSES:
        status = guess(number())
        made += 1
        if status == 429:
            refused += 1
            skipped = min(SKIPPED, GUESSES - made)
            made += skipped
            clock.turn(milliseconds=30 * skipped)
        else:
            answered.append(clock.now())
        clock.turn(milliseconds=30)
    minutes = (clock.now() - begun) / timedelta(minutes=1)
    say(f"{way}: {made} guesses in {minutes:.0f} min, {len(answered)} looked up, {refused} asked in vain;")
    say(f"the most in any five minutes: {most_within(answered)}")
    assert most_within(answered) <= FREE <= STOPPED_AT
    assert len(answered) <= 5 * FREE


@pytest.mark.parametrize("seed", range(4))
def test_a_usual_day_never_makes_a_register_wait(in_process: InProcess, seed: int) -> None:
    """Ten hours, a scan each twenty seconds; one in fifty is nobody's, now and then five strangers in a row,
    and who is not known is tried again.
    """
    till = Till(in_process, "kaarna-turku-1")
    scans, source = looks_up(till), random.Random(seed)
    known = in_process.code("kaarnan-kahvila", "member_of_both")
    strangers = quiet = 0
    for _ in range(1800):
        in_process.clock.turn(seconds=source.expovariate(1 / 20))
        if strangers == 0 and source.random() < 1 / 50:
            strangers = 5 if source.random() < 1 / 20 else 1
        if strangers == 0:
            quiet += 1  # a member's card: that right ones are answered is asked each time below
            continue
        strangers -= 1
        code = card_numbers.nano_virtual(source)
        assert {scans(code) for _ in range(source.choice((1, 1, 2, 3)))} == {200}
        assert scans(known) == 200
    assert quiet > 1600
    assert events(in_process) == []


def test_addresses_are_tried_in_vain_too(in_process: InProcess) -> None:
    """Whom the info desk may search for: five misses, then a wait that doubles with each one."""
    desk = Till(in_process, "kodutare-tallinn-1")
    session = desk.sign_in("info_desk")
    headers = {**desk.headers, "X-Staff-Session": session}

    def search(index: int) -> int:
        body = {"email": f"guess{index}@example.com", "reason": "lost-card"}
        return in_process.call("POST", "/v1/contact-searches", headers=headers, json=body).status_code

    answered = list[datetime]()
    for index in range(TRIES):
        if search(index) == 200:
            answered.append(in_process.clock.now())
        in_process.clock.turn(seconds=30)
    say(f"contact search: {TRIES} tries in {TRIES // 2} min, {len(answered)} looked up")
    assert most_within(answered) <= STOPPED_AT
    assert len(answered) <= 12

"""The register's tokens: renewed in time, kept before they are used, once for both connections."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from pos_client.backend.client import BackendClient, Deadlines
from pos_client.backend.credentials import Credentials
from pos_client.backend.transport import Answer, Transport
from pos_client.domain.errors import KnownError, SecretStoreError, SignInNeededError, UnreachableError
from pos_client.domain.ids import StaffNumber
from tests.fakes.clock import HandClock

LIFETIME_S = 900.0


@dataclass
class TokenBackend:
    """Gives out tokens as section 2 of the contract says, and takes what came: the pair of a step is given
    again until something of it was used; an older one ends the family.
    """

    clock: HandClock
    generation: int = 1
    used: int = 1
    ended: bool = False
    skew_s: float = 0.0
    refreshes: int = 0
    shown: list[str] = field(default_factory=list)
    fails: list[KnownError] = field(default_factory=list)
    lose_answers: int = 0
    born_s: dict[int, float] = field(default_factory=dict)
    deadlines_s: list[float] = field(default_factory=list)
    slow_s: float = 0.0

    def refresh(self, shown: str) -> Answer:
        self.refreshes += 1
        self.clock.pass_by(timedelta(seconds=self.slow_s))
        if self.fails:
            raise self.fails.pop(0)
        generation = int(shown.removeprefix("refresh-"))
        if self.ended:
            raise SignInNeededError("enrolment-ended", "401")
        if generation == self.generation:
            self.used = generation
            self.generation += 1
        elif not (generation == self.generation - 1 and self.used < self.generation):
            self.ended = True
            raise SignInNeededError("refresh-token-reused", "401")
        self.born_s[self.generation] = self.clock.monotonic_s()
        if self.lose_answers:
            self.lose_answers -= 1
            raise UnreachableError("backend-too-slow")
        pair = {"token": f"access-{self.generation}", "refresh_token": f"refresh-{self.generation}"}
        return Answer(200, {}, {**pair, "expires_in": int(LIFETIME_S)})

    def call(self, token: str) -> Answer:
        self.shown.append(token)
        generation = int(token.removeprefix("access-"))
        if self.ended or generation < self.generation - 1:
            raise SignInNeededError("enrolment-ended", "401")
        if self.clock.monotonic_s() - self.born_s[generation] + self.skew_s >= LIFETIME_S:
            raise SignInNeededError("token-expired", "401")
        self.used = max(self.used, generation)
        said = {"role": "cashier", "staff": "12", "session": "s", "must_change_pin": False, "stamp": "1"}
        return Answer(200, {}, said)


class Wire(Transport):
    """One connection to it."""

    def __init__(self, backend: TokenBackend) -> None:
        super().__init__("http://127.0.0.1:1", backend.clock.now)
        self._backend = backend

    def send(
        self,
        method: str,
        path: str,
        *,
        deadline_s: float,
        headers: Mapping[str, str],
        body: Mapping[str, object] | None = None,
        query: Mapping[str, str] | None = None,
        meanwhile: Callable[[], None] | None = None,
    ) -> Answer:
        self._backend.deadlines_s.append(deadline_s)
        if path == "/v1/tokens":
            assert body is not None
            assert not headers
            return self._backend.refresh(str(body["refresh_token"]))
        return self._backend.call(headers["Authorization"].removeprefix("Bearer "))


@dataclass
class Keyring:
    """What outlives the process."""

    kept: str = "refresh-1"
    fault: SecretStoreError | None = None
    backend: TokenBackend | None = None
    used_when_kept: list[int] = field(default_factory=list)

    def keep(self, token: str) -> None:
        if self.fault is not None:
            raise self.fault
        if self.backend is not None:
            self.used_when_kept.append(self.backend.used)
        self.kept = token


@pytest.fixture
def backend() -> TokenBackend:
    clock = HandClock()
    return TokenBackend(clock, born_s={1: clock.monotonic_s()})


@pytest.fixture
def keyring(backend: TokenBackend) -> Keyring:
    return Keyring(backend=backend)


def start(backend: TokenBackend, keyring: Keyring) -> tuple[BackendClient, BackendClient]:
    """The program starts: both connections, the delivery's first."""
    tokens = Credentials(keyring.kept, keyring.keep, backend.clock.monotonic_s)
    now = backend.clock.now
    return (
        BackendClient(Wire(backend), tokens, now, Deadlines(), renews_ahead=True),
        BackendClient(Wire(backend), tokens, now, Deadlines()),
    )


def ask(client: BackendClient) -> None:
    client.sign_in(StaffNumber("12"), "000000")


def test_a_new_refresh_token_is_kept_before_anything_of_its_pair_is_used(
    backend: TokenBackend, keyring: Keyring
) -> None:
    delivery, _ = start(backend, keyring)
    ask(delivery)
    assert (keyring.kept, backend.shown, keyring.used_when_kept) == ("refresh-2", ["access-2"], [1])


def test_both_connections_share_one_token(backend: TokenBackend, keyring: Keyring) -> None:
    delivery, counter = start(backend, keyring)
    for client in (counter, delivery, counter):
        ask(client)
    assert backend.refreshes == 1


def test_the_delivery_renews_at_two_thirds_so_that_the_counter_never_has_to(
    backend: TokenBackend, keyring: Keyring
) -> None:
    delivery, counter = start(backend, keyring)
    for _ in range(8 * 60):
        backend.clock.pass_by(timedelta(minutes=1))
        ask(delivery)
        before = backend.refreshes
        ask(counter)
        assert backend.refreshes == before
    assert 48 <= backend.refreshes <= 50


def test_the_counter_alone_renews_only_when_it_must(backend: TokenBackend, keyring: Keyring) -> None:
    _, counter = start(backend, keyring)
    ask(counter)
    backend.clock.pass_by(timedelta(seconds=LIFETIME_S - 1))
    ask(counter)
    assert backend.refreshes == 1
    backend.clock.pass_by(timedelta(seconds=1))
    ask(counter)
    assert backend.refreshes == 2


def test_a_till_that_slept_renews_once_and_tries_once_more(backend: TokenBackend, keyring: Keyring) -> None:
    _, counter = start(backend, keyring)
    ask(counter)
    backend.skew_s = LIFETIME_S
    with pytest.raises(SignInNeededError, match="token-expired"):
        ask(counter)
    assert backend.shown == ["access-2", "access-2", "access-3"]
    backend.skew_s = 0.0
    ask(counter)
    assert backend.refreshes == 2


def test_a_lost_answer_is_asked_for_again_and_nobody_is_thrown_out(
    backend: TokenBackend, keyring: Keyring
) -> None:
    delivery, counter = start(backend, keyring)
    backend.lose_answers = 3
    for client in (delivery, counter, delivery):
        with pytest.raises(UnreachableError):
            ask(client)
    ask(counter)
    assert (backend.ended, keyring.kept) == (False, "refresh-2")


def test_a_till_killed_between_the_answer_and_the_keyring_goes_on_with_what_it_has(
    backend: TokenBackend, keyring: Keyring
) -> None:
    keyring.fault = SecretStoreError("keyring-locked")
    with pytest.raises(SecretStoreError):
        ask(start(backend, keyring)[0])
    keyring.fault = None
    for client in start(backend, keyring):
        ask(client)
    assert not backend.ended


def test_a_till_killed_behind_the_keyring_goes_on_with_the_new_one(
    backend: TokenBackend, keyring: Keyring
) -> None:
    for _ in range(5):
        ask(start(backend, keyring)[0])
    assert (backend.ended, keyring.kept) == (False, "refresh-6")


def test_a_pair_that_the_keyring_does_not_take_is_not_used(backend: TokenBackend, keyring: Keyring) -> None:
    delivery, counter = start(backend, keyring)
    keyring.fault = SecretStoreError("keyring-locked")
    for client in (delivery, counter):
        with pytest.raises(SecretStoreError, match="keyring-locked"):
            ask(client)
    assert backend.shown == []
    keyring.fault = None
    ask(delivery)
    assert (backend.ended, backend.shown) == (False, ["access-2"])


def test_a_copy_of_the_keyring_ends_the_family_and_both_tills_hear_it(backend: TokenBackend) -> None:
    first, copy = Keyring(), Keyring()
    ask(start(backend, first)[0])
    with pytest.raises(SignInNeededError, match="refresh-token-reused"):
        ask(start(backend, copy)[0])
    with pytest.raises(SignInNeededError, match="enrolment-ended"):
        ask(start(backend, first)[0])


def test_a_till_without_a_refresh_token_asks_nobody(backend: TokenBackend) -> None:
    tokens = Credentials(None, lambda _: None, backend.clock.monotonic_s)
    with pytest.raises(SignInNeededError, match="refresh-token-unknown"):
        ask(BackendClient(Wire(backend), tokens, backend.clock.now))
    assert backend.refreshes == 0


def test_renewing_and_asking_share_one_deadline(backend: TokenBackend, keyring: Keyring) -> None:
    _, counter = start(backend, keyring)
    backend.slow_s = 2.0
    ask(counter)
    whole_s = Deadlines().sign_in_s
    assert backend.deadlines_s == [whole_s, whole_s - 2.0]


def test_a_renewal_that_takes_the_whole_time_leaves_none_for_the_call_and_is_not_lost(
    backend: TokenBackend, keyring: Keyring
) -> None:
    _, counter = start(backend, keyring)
    backend.slow_s = 6.0
    with pytest.raises(UnreachableError, match="backend-too-slow"):
        ask(counter)
    assert (backend.shown, keyring.kept) == ([], "refresh-2")
    ask(counter)
    assert backend.refreshes == 1


def test_sixteen_threads_have_one_token_renewed_once(backend: TokenBackend, keyring: Keyring) -> None:
    tokens = Credentials(keyring.kept, keyring.keep, backend.clock.monotonic_s)
    clients = [BackendClient(Wire(backend), tokens, backend.clock.now) for _ in range(16)]
    threads = [threading.Thread(target=ask, args=(client,)) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (backend.refreshes, set(backend.shown), len(backend.shown)) == (1, {"access-2"}, 16)


def test_somebody_at_the_counter_does_not_wait_behind_a_renewal_that_hangs(
    backend: TokenBackend, keyring: Keyring
) -> None:
    hangs, reached = threading.Event(), threading.Event()

    def slow_keep(_token: str) -> None:
        reached.set()
        hangs.wait(30)

    tokens = Credentials(keyring.kept, slow_keep, backend.clock.monotonic_s)
    delivery = BackendClient(Wire(backend), tokens, backend.clock.now)
    impatient = BackendClient(Wire(backend), tokens, backend.clock.now, Deadlines(sign_in_s=0.05))
    background = threading.Thread(target=ask, args=(delivery,))
    background.start()
    assert reached.wait(10)
    with pytest.raises(UnreachableError, match="backend-too-slow"):
        ask(impatient)
    hangs.set()
    background.join()

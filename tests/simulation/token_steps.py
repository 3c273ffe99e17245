"""What befalls a till's tokens: an answer that is lost, an end in the middle of a batch, a thief."""

from __future__ import annotations

import json

from pos_client.domain.standing import Link
from pos_client.services.link import ENROL_AGAIN
from reference_backend.problems import Problem
from tests.simulation.counter_steps import resume, sell
from tests.simulation.server import BackendDiedError, RawAnswer
from tests.simulation.shop import Shop
from tests.simulation.tills import Till

_RENEWED_AT_S = 601
"""Two thirds of a token's life, and a little."""


def refresh_answer_is_lost(shop: Shop, till: Till) -> None:
    """The backend has made the next tokens, and the till does not hear of them (F17, F23)."""
    till.line.lose_next_tokens = True
    _let_the_token_age(shop, till)


def token_ends_in_a_batch(shop: Shop, till: Till) -> None:
    """The next batch comes with a token that is too old after all, as after a sleep (F12, F23)."""
    till.line.token_ends_in_a_batch = True
    sell(shop, till)


def refresh_token_is_stolen(shop: Shop, till: Till) -> None:
    """Somebody shows the till's refresh token, its newest or one that it used before (B4). The family ends
    at once or with the till's next one, and the till says that it must be enrolled again.
    """
    server = shop.network.server
    if not server.is_up or till.is_clone_of is not None or till.locked_out:
        return
    stolen = shop.world.random.choice([one for one in (till.refresh_token, till.spent_token) if one])
    try:
        answer = server.call("POST", "/v1/tokens", {}, {"grant": "refresh", "refresh_token": stolen}, None)
        if answer.status == 200:
            _use(shop, answer)
    except BackendDiedError:
        return
    shop.world.fire("refresh-token-replayed", f"{till.name} {answer.status}")
    _let_the_token_age(shop, till)


def _use(shop: Shop, answer: RawAnswer) -> None:
    """The thief asks for something: from now on the token before is one that was used."""
    token = json.loads(answer.body)["token"]
    shop.network.server.call("GET", "/v1/configuration", {"Authorization": f"Bearer {token}"}, None, None)


def _let_the_token_age(shop: Shop, till: Till) -> None:
    if till.running is not None:
        shop.pass_time(_RENEWED_AT_S * 1000)
        till.wake_ms = min(till.wake_ms, shop.world.ms)


def access_token(shop: Shop, till: Till) -> str | None:
    """One that the till could have now; None where its time is over."""
    backend, now = shop.network.server.backend, shop.world.now()
    try:
        standing, installation = backend.tokens.refresh(till.refresh_token, now)
    except Problem:
        return None
    return backend.tokens.pair(standing, installation, now, backend.secrets).access


def must_enrol_again(till: Till) -> bool:
    """Whether it said so, or is locked; a copy of a till is not enrolled, its journal is taken in."""
    if till.is_clone_of is not None:
        return False
    if till.running is None:
        return till.locked_out
    state = till.running.link.state
    return state.link is Link.REFUSED and state.reason in ENROL_AGAIN


def enrol_again(shop: Shop, till: Till) -> None:
    """`enrol --again`: the records stay, and the key of the file is opened by the backend."""
    till.stop()
    till.is_now(shop.enrol_again(till))
    shop.world.fire("enrolled-again", till.name)
    if till.start() is None:
        resume(shop, till)

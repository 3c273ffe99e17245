"""Facts and requests that no till of ours makes: the backend sets aside or refuses each, and goes on."""

from __future__ import annotations

import copy
from dataclasses import replace
from typing import Any

from offline_cache.chain import HeadSigner, canonical, link, salted_digest, wire_time
from pos_client.domain.entry import Fact, Kind
from pos_client.domain.ids import EntryId, new_entry_id
from pos_client.domain.money import Money
from pos_client.domain.sale import Sale
from tests.simulation.counter_steps import record, somebody_signed_in
from tests.simulation.invariants import head_there
from tests.simulation.network import Request
from tests.simulation.server import BackendDiedError
from tests.simulation.shop import Shop
from tests.simulation.tills import Process, Till
from tests.simulation.token_steps import access_token

_MONEY = {"amount_minor": 100, "currency": "EUR"}
_PURCHASE = {"place": "nowhere", "total": _MONEY, "total_entry": "keyed"}
_SCAN_THAT_SOMEBODY_ANSWERS_FOR = {
    "source": "camera",
    "form": "virtual",
    "result": "eligible",
    "offline": False,
    "override": False,
    "repeat": False,
    "staff": "90",
    "reason": "other",
}
_NOBODY = "00000000-0000-7000-8000-000000000000"
_FORGERIES = (
    "appended",
    "appended",
    "unknown epoch",
    "another head",
    "another hello",
    "another epoch's opening",
    "an opening without its hash",
)


def append_a_strange_fact(shop: Shop, till: Till) -> None:
    """As a newer or a faulty program would write it; it must not block what stands behind it (F25, F28)."""
    chance = shop.world.random
    known = sorted(shop.books.facts) or [_NOBODY]
    kind, body, personal = chance.choice(_strange(chance.choice(known)))

    def append(running: Process) -> object:
        fact = Fact(running.new_id(), kind, till.clock.now(), body, personal)
        return running.journal.append([fact])

    if isinstance(till.act(append), tuple):
        shop.world.fire("strange-fact", f"{till.name} {kind}")
        till.deliver_soon()


def _strange(other: str) -> list[tuple[Any, dict[str, Any], dict[str, Any] | None]]:
    settled = {"entry": other, "how": "loss_accepted", "replacement": None, "reason": "test", "staff": "90"}
    return [
        ("from_the_future", {"what": 1}, None),
        ("purchase_recorded", _PURCHASE, None),
        ("purchase_recorded", {**_PURCHASE, "total": {**_MONEY, "amount_minor": "1"}}, None),
        ("scan_counted", _SCAN_THAT_SOMEBODY_ANSWERS_FOR, None),
        ("purchase_recorded", {**_PURCHASE, "card_number": "4000", "more": {"a": 1}, "lines": []}, None),
        ("purchase_recorded", {**_PURCHASE, "total": {**_MONEY, "amount_minor": -1}}, None),
        (
            "purchase_recorded",
            {**_PURCHASE, "total": {**_MONEY, "iban": "x"}},
            {"member_ref": "m", "name": "n"},
        ),
        ("purchase_recorded", {"place": 7, "total": _MONEY}, None),
        ("purchase_recorded", {**_PURCHASE, "total": {**_MONEY, "amount_minor": 99_999_999}}, None),
        ("purchase_recorded", {**_PURCHASE, "place": ["a", "b"]}, None),
        ("purchase_reversed", {"purchase": _NOBODY, "reason": "mistake"}, None),
        ("purchase_reversed", {"purchase": other, "reason": "whim"}, None),
        ("staff_signed_in", {"staff": "12", "role": "cashier", "offline": True}, {"member_ref": "m"}),
        ("epoch_opened", {"previous_epoch": 1, "fork_seq": 0, "fork_hash": None, "instance": _NOBODY}, None),
        ("benefit_used", {"purchase": other, "benefit": "none", "hold": None}, None),
        ("hole_declared", {"epoch": 1, "from_seq": 2, "to_seq": 3, "reason": "journal-lost"}, None),
        ("hole_declared", {"epoch": 1, "from_seq": 3, "to_seq": 2, "reason": "journal-lost"}, None),
        ("entry_settled", settled, None),
        ("entry_settled", {**settled, "how": "corrected", "replacement": other}, None),
        ("entry_settled", {**settled, "replacement": other}, None),
    ]


def settle_what_was_set_aside(shop: Shop, till: Till) -> None:
    """A manager settles an entry that was set aside, now and then twice."""
    found = till.act(lambda running: running.journal.set_aside())
    if not isinstance(found, tuple) or not found:
        return
    one = shop.world.random.choice(found)
    body = {
        "entry": one.entry_id,
        "how": "loss_accepted",
        "replacement": None,
        "reason": "test",
        "staff": "90",
    }
    for _ in range(shop.world.random.randint(1, 2)):
        till.act(
            lambda running: running.journal.append(
                [Fact(running.new_id(), "entry_settled", till.clock.now(), body)]  # type: ignore[arg-type]
            )
        )
    shop.world.fire("set-aside-entry-settled", till.name)
    till.deliver_soon()


def take_back_before_it_is_recorded(shop: Shop, till: Till) -> None:
    """A reversal stands before its purchase: it is held until that comes, and takes effect then."""
    if not somebody_signed_in(shop, till):
        return
    purchase = till.act(lambda running: running.new_id())
    if not isinstance(purchase, str):
        return
    body = {"purchase": purchase, "reason": "mistake"}
    kind = Kind.PURCHASE_REVERSED
    done = till.act(
        lambda running: running.journal.append([Fact(running.new_id(), kind, till.clock.now(), body)])
    )
    if isinstance(done, tuple):
        shop.world.fire("reversal-before-its-purchase", till.name)
        record(shop, till, Sale(EntryId(purchase)).frozen(Money(700, "EUR")))


def send_a_strange_request(shop: Shop, till: Till) -> None:
    """A request of this till's, altered: its signature or its order no longer fits, and it is refused."""
    request = shop.network.latest.get(shop.world.random.choice(("/v1/journal", "/v1/hello")))
    if request is None or not shop.network.server.is_up:
        return
    name, altered = shop.world.random.choice(_altered(request))
    try:
        answer = shop.network.server.call(
            altered.method, altered.path, altered.headers, altered.body, altered.query
        )
    except BackendDiedError:
        return
    shop.world.fire("strange-request", f"{name} {answer.status}")
    if answer.status == 200 and name != "another epoch":
        raise AssertionError(f"a request with {name} was taken in")


def write_with_the_till_s_key(shop: Shop, till: Till) -> None:
    """Somebody with the register's key appends to its chain at the backend: the till finds that it forked,
    and goes on in an epoch of its own.
    """
    server, who, chance = shop.network.server, till.who, shop.world.random
    head = head_there(shop, till)
    token = access_token(shop, till)
    if head is None or token is None or not server.is_up:
        return
    epoch, stored_seq, stored_hash = head[0], head[4], head[5]
    entry = _forged(shop, till, epoch, stored_seq + 1)
    chained = link(bytes.fromhex(stored_hash), canonical(entry["header"])).hex()
    name = chance.choice(_FORGERIES)
    if name in ("another epoch's opening", "an opening without its hash"):
        entry = _forged_opening(entry, epoch, epoch + (7 if name == "another epoch's opening" else 0))
        epoch, stored_seq = epoch + 1, 0
        chained = "ab" * 32
    if name == "unknown epoch":
        epoch = entry["header"]["epoch"] = epoch + 1
    if name == "another head":
        chained = "ab" * 32
    signature = HeadSigner(who.signing_key).sign_head(who.register, epoch, stored_seq + 1, chained)
    signed = {"seq": stored_seq + 1, "hash": chained, "signature": signature}
    path, body = "/v1/journal", {"epoch": epoch, "head": signed, "entries": [entry]}
    if name == "another hello":
        moment = wire_time(shop.world.now())
        signed = {"seq": stored_seq, "hash": "cd" * 32}
        signed["signature"] = HeadSigner(who.signing_key).sign_head(
            who.register, epoch, stored_seq, "cd" * 32
        )
        path, body = "/v1/hello", {"epoch": epoch, **signed, "till_time": moment, "waiting": 0}
    answer = server.call("POST", path, {"Authorization": f"Bearer {token}"}, body, None)
    shop.world.fire("written-with-the-till's-key", f"{name} {answer.status}")


def _forged_opening(entry: dict[str, Any], epoch: int, previous: int) -> dict[str, Any]:
    body = {"previous_epoch": previous, "fork_seq": None, "fork_hash": None, "instance": _NOBODY}
    digest = salted_digest(bytes(16), canonical(body))
    changed = {"epoch": epoch + 1, "seq": 1, "kind": "epoch_opened", "body_digest": digest}
    return {**entry, "header": {**entry["header"], **changed}, "body": body, "body_salt": "00" * 16}


def _forged(shop: Shop, till: Till, epoch: int, seq: int) -> dict[str, Any]:
    """An entry of nobody: its digests fit, or its salts are missing, or its body is no canonical JSON."""
    chance = shop.world.random
    body = chance.choice(({"staff": "12", "role": "cashier", "offline": False}, {"staff": "\ud800"}))
    salt = chance.choice((bytes(16), None))
    header = {
        "v": 1,
        "register": till.who.register,
        "epoch": epoch,
        "seq": seq,
        "entry_id": str(new_entry_id(shop.world.ms, chance.randbytes)),
        "kind": "staff_signed_in",
        "occurred_at": wire_time(shop.world.now()),
        "zone": "Europe/Helsinki",
        "clock": {"monotonic_ms": 1, "boot": "b", "offset_ms": None, "trusted": False},
        "key_id": HeadSigner(till.who.signing_key).key_id,
        "body_digest": "ef" * 32,
        "personal_digest": None,
    }
    parts = {"body": body, "body_salt": None if salt is None else salt.hex()}
    return {"header": header, **parts, "personal": None, "personal_salt": None, "absent": None}


def _altered(request: Request) -> list[tuple[str, Request]]:
    def with_body(**members: Any) -> Request:
        return replace(request, body={**body, **members})

    body: dict[str, Any] = copy.deepcopy(dict(request.body or {}))
    if "entries" not in body:
        return [("a wrong signature", with_body(signature="00" * 64)), ("no epoch", with_body(epoch=-1))]
    entries = body["entries"]
    foreign = copy.deepcopy(entries)
    foreign[-1]["header"]["register"] = "somebody-else"
    doubled = [*entries, entries[-1]]
    return [
        ("a wrong signature", with_body(head={**body["head"], "signature": "00" * 64})),
        ("another register", with_body(entries=foreign)),
        ("a wrong order", with_body(entries=doubled[:100]))
        if len(entries) < 100
        else ("nothing", with_body(entries=[])),
        ("another head", with_body(head={**body["head"], "seq": body["head"]["seq"] + 1})),
        ("no token", replace(request, headers={})),
    ]

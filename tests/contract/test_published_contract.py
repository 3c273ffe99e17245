"""The till holds to what is published: the calls it makes, the answers it reads, the codes it explains."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import nullcontext, suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

import reference_backend
from offline_cache.chain import HeadSigner, canonical, link, salted_digest
from pos_client.backend import wire
from pos_client.backend.client import BackendClient
from pos_client.backend.faults import of_status
from pos_client.backend.transport import Answer, Transport
from pos_client.backend.wire_configuration import configuration
from pos_client.domain.benefit import Basis, Benefit, BenefitKind
from pos_client.domain.card_pattern import card_pattern
from pos_client.domain.check_digits import CheckDigit
from pos_client.domain.errors import KnownError
from pos_client.domain.exchange import Head
from pos_client.domain.ids import BenefitId, EntryId, HoldId, MemberRef, StaffNumber
from pos_client.domain.pins import is_too_simple
from pos_client.domain.staff import Action, Role, StaffSession
from pos_client.services.ports import Backend
from pos_client.ui.words import has_words
from tests.contract.published import (
    GOLDEN,
    OPENAPI,
    golden,
    misfits,
    problem_codes,
    reasons_on_the_page,
    request_schema,
)
from tests.fakes.programmes import customer_card, nano_id
from tests.fakes.recovery import RECOVERY_KEY, opened

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
ENTRIES = golden("journal-stored.json")["request"]["body"]["entries"]
PROGRAMME = configuration(customer_card()).programme
BENEFIT = Benefit(BenefitId("birthday-20"), BenefitKind.PERCENT_DISCOUNT, Basis.MAIN, {})
HEAD = Head(1, 4, "00" * 32, "00" * 64)


class Sent(Transport):
    """Keeps what would be sent; nothing leaves."""

    def __init__(self) -> None:
        super().__init__("http://127.0.0.1:9", lambda: NOW)
        self.calls: list[tuple[str, str, Mapping[str, object] | None]] = []

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
        self.calls.append((method, path, body))
        return Answer(200, {}, {})


CALLS: Mapping[str, Callable[[BackendClient], object]] = {
    "sign_in": lambda client: client.sign_in(StaffNumber("12"), "120012"),
    "change_pin": lambda client: client.change_pin(StaffNumber("12"), "120012", "481516"),
    "unlock_staff": lambda client: client.unlock_staff(StaffNumber("12"), "session"),
    "check_staff": lambda client: client.check_staff({"12": "stamp"}, {"31": 3}),
    "identify": lambda client: client.identify("9112345678901234", "QRCode", PROGRAMME),
    "hold": lambda client: client.hold(EntryId("sale"), BENEFIT, MemberRef("member")),
    "release": lambda client: client.release(HoldId("{hold_id}")),
    "upload": lambda client: client.upload(HEAD, ENTRIES),
    "hello": lambda client: client.hello(HEAD, NOW, 3),
    "configuration": lambda client: client.configuration(),
    "snapshot_page": lambda client: client.snapshot_page(None),
    "day_report": lambda client: client.day_report(date(2026, 11, 22), "session"),
    "unseal": lambda client: client.unseal("database-key", bytes(88)),
    "enrol": lambda client: client.enrol("ABCD1234", "00" * 32, "instance", "till-1"),
    "health": lambda client: client.health(),
}


def sent_by(call: Callable[[BackendClient], object]) -> tuple[str, str, Mapping[str, object] | None]:
    transport = Sent()
    with suppress(KnownError):  # the empty answer is garbled; only what was sent is looked at
        call(BackendClient(transport, "token", lambda: NOW))
    (only,) = transport.calls
    return only


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_every_call_of_the_till_is_one_of_the_contract_with_its_members_and_no_others(
    call: Callable[[BackendClient], object],
) -> None:
    method, path, body = sent_by(call)
    schema = request_schema(method, path)
    assert (schema is None) == (body is None)
    assert schema is None or misfits(body, schema) == []


def test_a_call_that_left_the_contract_would_be_seen() -> None:
    schema = request_schema("POST", "/v1/identifications")
    assert schema is not None
    assert misfits({"code": "x", "symbology": None, "card": "y"}, schema) == [".card"]
    entry = {**ENTRIES[0], "header": {**ENTRIES[0]["header"], "till": 1}}
    upload = request_schema("POST", "/v1/journal")
    assert upload is not None
    assert ".entries[0].header.till" in misfits({"epoch": 1, "head": {}, "entries": [entry]}, upload)


@pytest.mark.rule("A4.role.nobody", "N09", "N18", "J22", "J28")
def test_a_till_has_no_way_to_search_for_a_person_to_change_one_or_to_end_a_membership() -> None:
    calls = {name for name in vars(Backend) if not name.startswith("_")}
    assert calls | {"enrol", "health"} == CALLS.keys()
    person = ("mail", "phone", "birth", "name", "consent", "password", "address", "location", "browser")
    sent = [body for body in (sent_by(call)[2] for call in CALLS.values()) if body is not None]
    told = {name for body in sent for name in _names_in(body)}
    assert not [name for name in told if any(word in name for word in person)]


@pytest.mark.rule("N08", "N15")
def test_no_call_names_the_merchant_or_the_store_because_the_token_does() -> None:
    sent = [body for body in (sent_by(call)[2] for call in CALLS.values()) if body is not None]
    assert not {"merchant", "store", "shop"} & {name for body in sent for name in _names_in(body)}


def _names_in(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        for name, inside in value.items():
            yield str(name)
            yield from _names_in(inside)
    elif isinstance(value, list):
        for one in value:
            yield from _names_in(one)


# --- the golden files ------------------------------------------------------------------------------


def _identification(document: dict[str, Any]) -> None:
    body = document["response"]["body"]
    found = wire.identification(body, document["request"]["body"]["code"], PROGRAMME)
    assert (found.verdict, found.member_ref) == (body["verdict"], body["member_ref"])


def _journal(document: dict[str, Any]) -> None:
    body = document["response"]["body"]
    answer = wire.upload_answer(body)
    assert [one.seq for one in answer.receipts] == [one["seq"] for one in body["results"]]
    assert (answer.stop is None) == (body["stop"] is None)


def _problem(document: dict[str, Any]) -> None:
    response = document["response"]
    error = of_status(response["status"], {}, response["body"], NOW)
    assert isinstance(error, KnownError)
    assert error.code == response["body"]["code"]


def _chain(document: dict[str, Any]) -> None:
    for vector in document["vectors"]:
        assert link(bytes.fromhex(vector["previous"]), canonical(vector["header"])).hex() == vector["hash"]


def _canonical(document: dict[str, Any]) -> None:
    for vector in document["vectors"]:
        assert canonical(vector["value"]).hex() == vector["utf8_hex"]


def _digests(document: dict[str, Any]) -> None:
    for vector in document["vectors"]:
        digest = salted_digest(bytes.fromhex(vector["salt"]), canonical(vector["part"]))
        assert digest == vector["digest"]


def _signature(document: dict[str, Any]) -> None:
    signer, head = HeadSigner(bytes.fromhex(document["private_key"])), document["head"]
    assert (signer.public_key_hex, signer.key_id) == (document["public_key"], document["key_id"])
    signed = signer.sign_head(head["register"], head["epoch"], head["seq"], head["hash"])
    assert signed == document["signature"]


def _snapshot_keys(document: dict[str, Any]) -> None:
    """Looked up through the offline answer itself, in test_table_a4."""
    assert all(len(bytes.fromhex(vector["key"])) == 8 for vector in document["vectors"])


def _sealed_entry(document: dict[str, Any]) -> None:
    assert document["private_key"] == RECOVERY_KEY.private_bytes_raw().hex()
    entry = document["entry"]
    plain = opened("entry", entry["header"]["register"], bytes.fromhex(entry["sealed"]))
    assert plain is not None
    assert plain.decode() == document["plaintext"]
    parts = json.loads(plain)
    assert canonical(parts) == plain
    for part in ("body", "personal"):
        digest = salted_digest(bytes.fromhex(parts[f"{part}_salt"]), canonical(parts[part]))
        assert digest == entry["header"][f"{part}_digest"]


def _configuration(document: dict[str, Any]) -> None:
    body = document["response"]["body"]
    read = configuration(body)
    assert read.recovery is not None
    assert read.recovery.public_key.hex() == body["recovery"]["public_key"]
    assert len(read.programme.benefits) == len(body["programme"]["benefits"])


def _unsealing(document: dict[str, Any]) -> None:
    body = document["request"]["body"]
    secret = wire.secret(document["response"]["body"])
    assert opened(body["purpose"], "kodutare-tallinn-1", bytes.fromhex(body["sealed"])) == secret


def _check_digits(document: dict[str, Any]) -> None:
    for vector in document["vectors"]:
        kind = CheckDigit(vector["check"])
        assert kind.fits(vector["checked"])
        misread = vector["checked"][:-1] + ("1" if vector["checked"].endswith("0") else "0")
        assert kind is CheckDigit.NONE or not kind.fits(misread)
    assert {vector["check"] for vector in document["vectors"]} == {kind.value for kind in CheckDigit}


def _card_patterns(document: dict[str, Any]) -> None:
    for vector in document["vectors"]:
        with nullcontext() if vector["taken"] else pytest.raises(ValueError, match=r"\w"):
            card_pattern(vector["pattern"])


def _roles(document: dict[str, Any]) -> None:
    lines = {one["action"]: set(one["roles"]) for one in document["actions"] if "till" in one["asked_by"]}
    assert set(document["roles"]) == {role.value for role in Role}
    assert set(lines) == {action.value for action in Action}
    for role in Role:
        session = StaffSession(StaffNumber("12"), role, datetime.now(UTC))
        assert {action.value for action in Action if session.may(action)} == {
            action for action, roles in lines.items() if role.value in roles
        }


def _pins(document: dict[str, Any]) -> None:
    for vector in document["vectors"]:
        assert is_too_simple(vector["staff"], vector["pin"]) is vector["too_simple"], vector["why"]


READERS: Mapping[str, Callable[[dict[str, Any]], None]] = {
    "identification-": _identification,
    "journal-": _journal,
    "problem-": _problem,
    "chain.": _chain,
    "canonical-json.": _canonical,
    "digests.": _digests,
    "head-signature.": _signature,
    "snapshot-keys.": _snapshot_keys,
    "sealed-entry.": _sealed_entry,
    "configuration.": _configuration,
    "unsealing-": _unsealing,
    "check-digits.": _check_digits,
    "card-patterns.": _card_patterns,
    "roles.": _roles,
    "pins.": _pins,
}


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_the_till_reads_and_makes_what_the_golden_files_show(path: Path) -> None:
    """A new kind of golden file without a reader here fails too."""
    (reader,) = [reader for beginning, reader in READERS.items() if path.name.startswith(beginning)]
    reader(golden(path.name))


@pytest.mark.parametrize("document", [customer_card(), nano_id()], ids=["customer-card", "nano-id"])
def test_the_configurations_that_the_tills_tests_use_are_the_contracts(document: dict[str, Any]) -> None:
    assert misfits(document, OPENAPI["components"]["schemas"]["Configuration"]) == []


# --- the words for codes -----------------------------------------------------------------------------


def _called_with_a_text(name: str, position: int) -> set[str]:
    """The texts that the reference backend gives in that place of calls of that name."""
    found = set()
    for path in Path(reference_backend.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
                given = node.args[position : position + 1]
                found |= {one.value for one in given if isinstance(one, ast.Constant) and one.value}
    return {str(one) for one in found}


def test_every_reason_that_the_reference_backend_gives_stands_in_the_contract() -> None:
    given = _called_with_a_text("SetAside", 0) | _called_with_a_text("Decision", 1)
    assert len(given) > 15
    assert given - reasons_on_the_page() == set()


def codes_that_a_till_can_meet() -> set[str]:
    """What operations may answer that are not the members' side, where no till ever asks."""
    described = (
        answer["description"]
        for path, operations in OPENAPI["paths"].items()
        if not path.startswith("/v1/members/")
        for operation in operations.values()
        for answer in operation["responses"].values()
    )
    return problem_codes() & {code for one in described for code in re.findall(r"`([a-z-]+)`", one)}


def test_the_till_has_words_for_every_refusal_and_reason_that_it_can_meet() -> None:
    met = codes_that_a_till_can_meet() | reasons_on_the_page()
    assert len(met) > 50
    assert {code for code in met if not has_words(code)} == set()

"""Canonical JSON, digests, hashes and head signatures: known answers, and what must be refused."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from offline_cache.chain import (
    BEFORE_THE_FIRST,
    HeadSigner,
    canonical,
    key_id_of,
    link,
    parse_wire_time,
    salted_digest,
    wire_time,
)
from offline_cache.errors import EntryError

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
GOLDEN = Path(__file__).parents[3] / "docs" / "contract" / "golden"


def golden(name: str) -> Any:
    """A golden file: the contract's own known answers, which the backend tests against too."""
    return json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(st.characters(codec="utf-8")),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(st.characters(max_codepoint=127)), inner, max_size=4)
    ),
    max_leaves=20,
)


@given(json_values)
def test_canonical_json_reads_back_as_what_was_written(value: object) -> None:
    assert json.loads(canonical(value)) == value


@given(st.dictionaries(st.text(st.characters(max_codepoint=127)), st.integers(0, 9)))
def test_the_order_in_which_members_were_added_does_not_matter(value: dict[str, int]) -> None:
    assert canonical(value) == canonical(dict(reversed(value.items())))


def test_canonical_json_is_sorted_tight_and_utf_8() -> None:
    assert canonical({"b": [1, None, True], "a": "õ€\n"}) == '{"a":"õ€\\n","b":[1,null,true]}'.encode()


def test_any_mapping_is_an_object() -> None:
    class Frozen(Mapping[str, int]):
        def __getitem__(self, key: str) -> int:
            return {"b": 2, "a": 1}[key]

        def __iter__(self) -> Any:
            return iter(("b", "a"))

        def __len__(self) -> int:
            return 2

    assert canonical(Frozen()) == b'{"a":1,"b":2}'


@pytest.mark.parametrize("value", [1.0, 2**53, -(2**53), {"õ": 1}, {1: 2}, b"x", "\ud800", {"a": [0.5]}])
def test_what_the_subset_does_not_have_is_refused(value: object) -> None:
    with pytest.raises(EntryError):
        canonical(value)


def test_a_digest_is_sha_256_of_salt_and_part() -> None:
    # SHA-256("abc"), FIPS 180-2, appendix B.1.
    known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert salted_digest(b"a", b"bc") == known
    assert link(b"ab", b"c").hex() == known


def test_a_chain_of_two_has_the_known_hashes() -> None:
    first = link(BEFORE_THE_FIRST, canonical({"seq": 1}))
    # printf of 32 zero bytes and {"seq":1} into sha256sum.
    assert first.hex() == "ff44e121014845ba9f060b9dd529b57e3706d9dcbf47ce18d6a7e50bea6c7e46"
    assert link(first, b"x") == hashlib.sha256(first + b"x").digest()


def test_the_head_signature_is_the_one_of_rfc_8032() -> None:
    # RFC 8032, section 7.1, test 1: the public key of this secret key.
    signer = HeadSigner(bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"))
    assert signer.public_key_hex == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
    assert signer.key_id == key_id_of(bytes.fromhex(signer.public_key_hex))
    signature = bytes.fromhex(signer.sign_head("r1", 2, 7, "ab" * 32))
    message = b'{"epoch":2,"hash":"' + b"ab" * 32 + b'","register":"r1","seq":7}'
    Ed25519PublicKey.from_public_bytes(bytes.fromhex(signer.public_key_hex)).verify(signature, message)


@given(st.integers(0, 7_258_118_400_000).map(lambda ms: EPOCH + timedelta(milliseconds=ms)))
def test_times_keep_their_milliseconds(moment: datetime) -> None:
    assert parse_wire_time(wire_time(moment)) == moment


def test_times_are_in_utc() -> None:
    assert (
        wire_time(datetime(2026, 7, 1, 3, 0, 0, 1999, timezone(timedelta(hours=3))))
        == "2026-07-01T00:00:00.001Z"
    )


def test_a_time_without_its_offset_is_refused() -> None:
    with pytest.raises(EntryError):
        wire_time(datetime(2026, 7, 1))  # noqa: DTZ001


def test_the_contracts_canonical_texts_are_ours() -> None:
    vectors = golden("canonical-json")["vectors"]
    assert [canonical(vector["value"]).hex() for vector in vectors] == [
        vector["utf8_hex"] for vector in vectors
    ]


def test_the_contracts_digests_are_ours() -> None:
    vectors = golden("digests")["vectors"]
    ours = [salted_digest(bytes.fromhex(vector["salt"]), canonical(vector["part"])) for vector in vectors]
    assert ours == [vector["digest"] for vector in vectors]


def test_the_contracts_chain_is_ours() -> None:
    vectors = golden("chain")["vectors"]
    ours = [link(bytes.fromhex(vector["previous"]), canonical(vector["header"])).hex() for vector in vectors]
    assert ours == [vector["hash"] for vector in vectors]


def test_the_contracts_head_signature_is_ours() -> None:
    known = golden("head-signature")
    signer = HeadSigner(bytes.fromhex(known["private_key"]))
    head = known["head"]
    assert (signer.public_key_hex, signer.key_id) == (known["public_key"], known["key_id"])
    assert signer.sign_head(head["register"], head["epoch"], head["seq"], head["hash"]) == known["signature"]

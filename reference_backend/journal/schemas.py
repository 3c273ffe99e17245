"""The journal on the wire: headers, entries, batches and their answers."""

from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from reference_backend.wire import (
    LARGEST_INTEGER,
    Count,
    EntryId,
    Hex,
    KeyId,
    Moment,
    SaltHex,
    Sha256Hex,
    SignatureHex,
    Wire,
)

Ascii = Annotated[str, Field(pattern=r"^[\x21-\x7e]{1,80}$")]
Number = Annotated[int, Field(ge=1, le=LARGEST_INTEGER)]
Outcome = Literal["accepted", "held", "set_aside", "duplicate"]


class ClockEvidence(Wire):
    """What the till knew about its clock; in order of name, as `Header`."""

    boot: Ascii
    monotonic_ms: Count
    offset_ms: Annotated[int, Field(ge=-LARGEST_INTEGER, le=LARGEST_INTEGER)] | None
    trusted: bool


class Header(Wire):
    """The chained part of an entry. Its members stand in order of name: written out, it is canonical."""

    body_digest: Sha256Hex
    clock: ClockEvidence
    entry_id: EntryId
    epoch: Number
    key_id: KeyId
    kind: Annotated[str, Field(pattern=r"^[a-z_]{1,40}$")]
    occurred_at: Moment
    personal_digest: Sha256Hex | None
    register_id: Annotated[Ascii, Field(alias="register")]
    seq: Number
    v: Literal[1]
    zone: Ascii

    def canonical(self) -> str:
        """Return the header as it is hashed: canonical JSON, since all in it is ASCII and in order."""
        return self.model_dump_json(by_alias=True)


class Parts(Wire):
    """What a header speaks of: the plaintext of a sealed entry too."""

    body: dict[str, Any] | None
    body_salt: SaltHex | None
    personal: dict[str, Any] | None
    personal_salt: SaltHex | None


class Entry(Parts):
    """A header with what it speaks of; erased parts are null. Bodies are checked one by one, later."""

    header: Header
    absent: Literal["erased", "unreadable", "refused", "sealed"] | None
    sealed: Hex | None = None


class Head(Wire):
    """The signed end of a batch; it covers everything before it."""

    seq: Number
    hash: Sha256Hex
    signature: SignatureHex


class UploadRequest(Wire):
    """A batch in order of `seq`."""

    epoch: Number
    head: Head
    entries: Annotated[list[Entry], Field(min_length=1, max_length=100)]

    @model_validator(mode="after")
    def _in_order(self) -> "UploadRequest":
        first = self.entries[0].header.seq
        for offset, entry in enumerate(self.entries):
            if (entry.header.epoch, entry.header.seq) != (self.epoch, first + offset):
                raise ValueError("entries are of one epoch, in order of seq, without holes")
        if self.head.seq != self.entries[-1].header.seq:
            raise ValueError("the head is the last of the entries")
        return self


class Receipt(Wire):
    """How safe the entry is."""

    state: Literal["stored"]
    stored_at: Moment


class Result(Wire):
    """What became of one entry."""

    seq: int
    entry_id: str
    outcome: Outcome
    reason: str | None
    receipt: Receipt
    first_outcome: Literal["accepted", "held", "set_aside"] | None = None


class Stop(Wire):
    """Why the rest of the batch was not looked at; only the members that belong to the outcome are there."""

    outcome: Literal["gap", "forked", "unknown_epoch"]
    expected_seq: int | None = None
    seq: int | None = None
    stored_hash: str | None = None
    last_epoch: int | None = None


class UploadAnswer(Wire):
    """What is stored now, and what became of each entry."""

    epoch: int
    stored_seq: int
    stored_hash: str | None
    results: list[Result]
    stop: Stop | None


class HelloRequest(Wire):
    """A signed sign of life; `seq` 0 with a hash of zeros is a till whose epoch is still empty."""

    epoch: Count
    seq: Count
    hash: Sha256Hex
    signature: SignatureHex
    till_time: Moment
    waiting: Count


class HelloAnswer(Wire):
    """What the backend holds of the register's newest epoch; epoch 0 when it holds nothing."""

    epoch: int
    stored_seq: int
    stored_hash: str | None
    backend_time: Moment

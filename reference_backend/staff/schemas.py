"""Staff on the wire."""

from typing import Annotated, Literal

from pydantic import Field

from reference_backend.wire import Moment, StaffNumber, Wire

Role = Literal["cashier", "info_desk", "manager"]
Pin = Annotated[str, Field(pattern=r"^[0-9]{4,12}$")]
# More than a till ever keeps: it forgets after days.
_AT_ONCE = 200
_TRIES_OF = 20
_LOCKED_AT = 10


class SignInRequest(Wire):
    """A number and a PIN."""

    staff: StaffNumber
    pin: Pin


class PinRequest(Wire):
    """An own PIN in the place of one that somebody else chose, or of an older one."""

    staff: StaffNumber
    pin: Pin
    new_pin: Annotated[str, Field(max_length=12)]


class SignInAnswer(Wire):
    """A session and what its holder may do; no session where an own PIN has to be chosen first.

    `stamp` goes into `POST /v1/staff-checks`: another one stands as soon as number, role or PIN change.
    """

    staff: str
    role: Role
    must_change_pin: bool
    session: str | None
    expires_at: Moment | None
    stamp: str | None


class UnlockRequest(Wire):
    """Whose wrong tries are forgotten."""

    staff: StaffNumber


class Remembered(Wire):
    """Somebody who may sign in at this till without the backend, and by which stamp."""

    staff: StaffNumber
    stamp: Annotated[str, Field(max_length=64)]


class WrongTries(Wire):
    """How many wrong PINs a till saw while it was alone, and has not told."""

    staff: StaffNumber
    count: Annotated[int, Field(ge=1, le=_LOCKED_AT)]


class CheckRequest(Wire):
    """What a till knows of staff."""

    remembered: Annotated[list[Remembered], Field(max_length=_AT_ONCE)]
    wrong_tries: Annotated[list[WrongTries], Field(max_length=_TRIES_OF)]


class CheckAnswer(Wire):
    """Whose stamp does not hold: gone, locked, of another role or with another PIN, never which."""

    ended: list[str]

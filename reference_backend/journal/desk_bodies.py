"""The closed bodies of what the info desk does: applications on paper, and withdrawals of consent."""

from typing import Annotated, Literal

from pydantic import Field

from reference_backend.wire import Count, EntryId, Reference, Sha256Hex, StaffNumber, Wire

MediaType = Literal["image/png", "image/jpeg"]
Version = Annotated[str, Field(max_length=200)]
Typed = Annotated[str, Field(max_length=400)]
"""As it was typed: whether it is a name or an address, the backend says."""
Consent = Literal[
    "purchase-linking",
    "newsletter-email",
    "newsletter-sms",
    "newsletter-post",
    "other-merchants",
    "name-day",
]


class Picture(Wire):
    """A picture of a paper, that comes in pieces of its own."""

    sha256: Sha256Hex
    size: Annotated[Count, Field(ge=1)]
    media_type: MediaType


class ApplicationTaken(Wire):
    """What was ticked on a paper, and who took it: never whose it is."""

    attested_adult: bool
    rules_version: Version | None
    policy_version: Version | None
    newsletter_email: bool
    newsletter_sms: bool
    purchase_linking: bool
    picture: Picture | None
    staff: StaffNumber


class ApplicantPart(Wire):
    """The personal part of an application. No year of birth, no identity code (J07)."""

    kind: Literal["natural", "legal"]
    first_name: Typed
    last_name: Typed
    email: Typed
    phone: Typed
    birth_month: int | None
    birth_day: int | None
    language: Annotated[str, Field(max_length=2)]


class PaperDestroyed(Wire):
    """The paper of an application was destroyed: only its digital copy is kept (J09)."""

    application: EntryId
    staff: StaffNumber


class ConsentWithdrawn(Wire):
    """A written withdrawal was handed in: of these consents, or of all (J30)."""

    purposes: Annotated[list[Consent], Field(min_length=1, max_length=20)] | Literal["all"]
    picture: Picture | None
    staff: StaffNumber


class HolderPart(Wire):
    """The personal part that says whose withdrawal it is."""

    holder: Reference

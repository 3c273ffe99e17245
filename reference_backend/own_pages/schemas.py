"""The own pages on the wire."""

from typing import Annotated, Literal

from pydantic import Field

from reference_backend.wire import AnyUuid, Moment, Named, Wire

Typed = Annotated[str, Field(max_length=400)]
"""A field as somebody typed it; what is wrong with it is said field by field."""
Name = Annotated[str, Field(min_length=1, max_length=60)]
Password = Annotated[str, Field(max_length=1000)]
PartOfDay = Annotated[int, Field(ge=-9999, le=9999)]


class LinkRequest(Wire):
    """A wish for a link; `at` is the id of a merchant, or of a programme whose merchants share members."""

    at: Name
    email: Typed
    purpose: Literal["own-pages", "password"] = "own-pages"


class LinkAnswer(Wire):
    """The same for every address: a link is on its way if it is a member's."""

    valid_for_s: int


class LinkView(Wire):
    """What a link is for."""

    purpose: Literal["own-pages", "password", "email-change"]
    programme: str
    expires_at: Moment


class LinkUse(Wire):
    """The press of the button; with a password where the link is for one.

    `application` is the one that was filled in on this page, if any: its password and phone stay.
    """

    password: Password | None = None
    application: AnyUuid | None = None


class LoginRequest(Wire):
    """An address and its password."""

    at: Name
    email: Typed
    password: Password


class SessionAnswer(Wire):
    """A session; none for a link that confirmed an address."""

    session: str | None
    expires_at: Moment | None


class Channels(Wire):
    """What a member permits to be sent: off, unless it is true."""

    newsletter_email: bool = False
    newsletter_sms: bool = False
    newsletter_post: bool = False
    other_merchants: bool = False


class BirthdayView(Wire):
    """Month and day; never a year."""

    month: int
    day: int


class CardView(Wire):
    """A card of the member."""

    code: str
    form: str
    status: str


class MembershipView(Wire):
    """A merchant that the member joined, and what the member permits it."""

    merchant: Named
    joined_at: Moment
    channels: Channels
    purchase_linking: bool
    name_day: bool
    objects: bool


class OwnData(Wire):
    """What is known of a member; an account without a password is `unclaimed`."""

    account: Literal["none", "claimed", "unclaimed"]
    kind: Literal["natural", "legal"]
    first_name: str
    last_name: str
    email: str
    reachable: bool
    phone: str | None
    language: str
    birthday: BirthdayView | None
    cards: list[CardView]
    memberships: list[MembershipView]


class BirthdayEdit(Wire):
    """Both, or two nulls to take it away."""

    month: PartOfDay | None
    day: PartOfDay | None


class OwnDataEdit(Wire):
    """What is to change; what is left out stays."""

    first_name: Typed | None = None
    last_name: Typed | None = None
    phone: Typed | None = None
    email: Typed | None = None
    language: Typed | None = None
    birthday: BirthdayEdit | None = None


class PasswordEdit(Wire):
    """The password that is known and the one to be."""

    current: Password
    new: Password


class ChannelsEdit(Channels):
    """All four flags, for one merchant or, without one, for all."""

    merchant: Name | None = None


class ConsentsEdit(Wire):
    """The consents that change what happens at the till; null leaves one as it is."""

    merchant: Name | None = None
    purchase_linking: bool | None = None
    name_day: bool | None = None


class Objection(Wire):
    """The one switch over all marketing."""

    objects: bool


class EmailChange(Wire):
    """The address to be."""

    email: Typed

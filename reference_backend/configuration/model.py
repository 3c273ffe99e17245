"""What a programme file and a merchant file may say. Closed and strict, so a typing error is an error.

A merchant's settings also lie in databases, so a new member of Merchant has a default that keeps the meaning.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from reference_backend.configuration.check_digits import CheckKind
from reference_backend.configuration.rulebook import Analytics, Contact, Controller, Processor, Rules
from reference_backend.configuration.values import (
    Country,
    Currency,
    Data,
    Language,
    NotNegative,
    Positive,
    Slug,
    Symbology,
    Text,
)

CardFormName = Literal["account", "emailed", "printed", "plastic", "app"]
ChannelName = Literal["newsletter-email", "newsletter-sms", "newsletter-post", "other-merchants"]
BenefitKind = Literal[
    "card_price",
    "percent_discount",
    "amount_discount",
    "bonus_percent",
    "points_per_unit",
    "bonus_redemption",
    "offer",
]


class CardFormat(Data):
    """One layout of card codes."""

    form: Literal["virtual", "plastic"]
    pattern: Text
    symbologies: Annotated[list[Symbology], Field(min_length=1)]
    check: CheckKind


class Capabilities(Data):
    """What the programme can do at all; what it cannot, no merchant of it can switch on."""

    card_price: bool
    bonus: bool
    points: bool
    redemption: Literal["none", "online"]
    legal_persons: bool
    merchants_per_member: Literal["one", "many"]
    card_forms: Annotated[list[CardFormName], Field(min_length=1)]
    plastic_cards: bool
    paper_applications: bool
    typed_codes: bool
    purchase_linking: Literal["always", "consent", "never"]


class Joining(Data):
    """What is asked of someone who joins, and what is offered: every channel is off until it is chosen."""

    least_age: Positive
    names: Literal["required", "optional"]
    phone: Literal["required", "none"]
    password: bool
    birthday: bool
    channels: list[ChannelName]


class Marks(Data):
    """How the rules say that prices and offers for members are marked, to the letter (J02, J32)."""

    card_price: dict[Language, Text] | None = None
    offers: dict[Language, Text] | None = None


class Offline(Data):
    """What a till may decide by itself."""

    unknown_card: Literal["grant-and-flag", "deny"]
    unknown_cap_per_day: NotNegative
    stale_after_h: Positive
    unusable_after_h: Positive
    stale_card: Literal["grant-and-flag", "deny"]
    redemption: Literal["refuse", "allow"]
    sign_in_h: Positive


class TotalLimits(Data):
    """Which totals are possible, and which are asked about again."""

    limit_minor: Positive
    unusual_factor: Positive


class Retention(Data):
    """How long what is kept. Neither rule book says it, so the programme must (Q10).

    `drafts_days` is an application that was never completed, `messages_days` a message that was sent,
    `paper_copies_months` the picture of a paper form.
    """

    linked_purchases_months: Positive
    inactive_member_months: Positive
    journal_bodies_days: Positive
    paper_copies_months: Positive
    messages_days: Positive
    drafts_days: Positive


class Rounding(Data):
    """How a computed amount becomes whole minor units (N12)."""

    bonus: Literal["half-up"]


class Fee(Data):
    """A line of the effective-dated price list (J16)."""

    issue: Literal["replacement", "first"]
    amount_minor: Annotated[int, Field(ge=0, le=10_000)]
    currency: Currency
    version: Text
    published_on: date | None = None
    valid_from: date


class Window(Data):
    """The days around a day of the year on which its offer holds, in the store's zone."""

    days_before: NotNegative
    days_after: NotNegative


class BirthdayWindow(Window):
    """The window of a birthday (J26), and where 29 February falls in a common year."""

    leap_day: Literal["february-28", "march-1"] = "february-28"


class NameDayWindow(Window):
    """The window of a name day (J27)."""


class Programme(Data):
    """A loyalty programme."""

    id: Slug
    name: Text
    country: Country
    zone: Text
    master_language: Language
    languages: list[Language]
    join_url: Text
    cards_shared: bool
    processors: list[Processor]
    rules: Rules
    controllers: Annotated[list[Controller], Field(min_length=1)]
    customer_service: Contact
    data_protection: Contact
    analytics: Analytics = Analytics()
    capabilities: Capabilities
    joining: Joining
    marks: Marks = Marks()
    card_formats: Annotated[list[CardFormat], Field(min_length=1)]
    offline: Offline
    total: TotalLimits
    retention: Retention
    rounding: Rounding | None = None
    birthday: BirthdayWindow | None = None
    name_days: NameDayWindow | None = None
    fees: list[Fee] = Field(default_factory=list)


class Benefit(Data):
    """What a merchant gives its members.

    `points` are given for each whole `unit_minor` of a total. `least_total_minor` is the total from which a
    benefit holds. A `bonus_redemption` has no amount of its own: the member says how much.
    """

    id: Slug
    kind: BenefitKind
    basis: Literal["main", "personalised"]
    title: dict[str, Text]
    percent: Annotated[int, Field(gt=0, le=100)] | None = None
    amount_minor: Positive | None = None
    points: Positive | None = None
    unit_minor: Positive | None = None
    least_total_minor: Positive | None = None
    single_use: bool = False
    chosen: bool = False
    audience: Literal["all", "birthday", "name-day", "consent"] = "all"
    valid_from: date | None = None
    valid_to: date | None = None


class RegisterSettings(Data):
    """A till's place in a store."""

    id: Slug
    name: Text


class StoreSettings(Data):
    """A store; the one of channel `web` is the merchant's shop on the web (J01, J34)."""

    id: Slug
    name: Text
    place: Text
    zone: Text
    country: Country
    currency: Currency
    channel: Literal["shop", "web"] = "shop"
    registers: Annotated[list[RegisterSettings], Field(min_length=1)]


class DemoStaff(Data):
    """A member of staff of the demo, with a PIN for all to read. Only the demo command looks at it."""

    number: Annotated[str, Field(pattern=r"^[0-9]{1,6}$")]
    role: Literal["cashier", "info_desk", "manager"]
    pin: Annotated[str, Field(pattern=r"^[0-9]{6}$")]
    organisation: Text | None = None


class Merchant(Data):
    """A merchant of a programme.

    `name_day_calendar` is the path of a file that the merchant has a licence for, `partners` are the
    organisations whose people may digitise papers for it (J10).
    """

    id: Slug
    name: Text
    programme: Slug
    join_url: Text | None = None
    benefits_per_purchase: Positive | None = None
    name_day_calendar: Text | None = None
    partners: list[Text] = Field(default_factory=list)
    benefits: list[Benefit]
    stores: Annotated[list[StoreSettings], Field(min_length=1)]
    demo_staff: list[DemoStaff] = Field(default_factory=list)

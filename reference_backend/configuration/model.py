"""What a programme file and a merchant file may say. Closed and strict, so a typing error is an error."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from reference_backend.configuration.check_digits import CheckKind

Positive = Annotated[int, Field(gt=0)]
NotNegative = Annotated[int, Field(ge=0)]
Text = Annotated[str, Field(min_length=1, max_length=200)]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
Symbology = Literal["QRCode", "Code128", "EAN13", "EAN8", "Code39", "ITF", "DataMatrix", "Aztec", "PDF417"]
"""No UPC: decoders call a UPC-A an EAN-13 as often as not."""


class Data(BaseModel):
    """A closed table of a TOML file."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class Controller(Data):
    """Who answers for the personal data."""

    name: Text
    registry_code: Text | None = None
    address: Text
    country: Country


class Contact(Data):
    """Where people turn to."""

    website: Text
    email: Text | None = None
    phone: Text | None = None
    address: Text | None = None


class Rules(Data):
    """The master text that the programme carries out, by its hash."""

    master_sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    in_force_from: date | None = None


class CardFormat(Data):
    """One layout of card codes."""

    form: Literal["virtual", "plastic"]
    pattern: Text
    symbologies: Annotated[list[Symbology], Field(min_length=1)]
    check: CheckKind


class Capabilities(Data):
    """What the programme can do at all."""

    card_price: bool
    bonus: bool
    points: bool
    plastic_cards: bool
    paper_applications: bool
    typed_codes: bool
    purchase_linking: Literal["always", "consent", "never"]


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
    """How long what is kept. Neither rule book says it, so the programme must (Q10)."""

    linked_purchases_months: Positive
    inactive_member_months: Positive
    journal_bodies_days: Positive


class Rounding(Data):
    """How a computed amount becomes whole minor units (N12)."""

    bonus: Literal["half-up"]


class Fee(Data):
    """A line of the effective-dated price list (J16)."""

    issue: Literal["replacement", "first"]
    amount_minor: Annotated[int, Field(ge=0, le=10_000)]
    currency: Currency
    version: Text
    valid_from: date


class BirthdayWindow(Data):
    """The days around a birthday on which its offer holds, in the store's zone (J26)."""

    days_before: NotNegative
    days_after: NotNegative


class Programme(Data):
    """A loyalty programme."""

    id: Slug
    name: Text
    country: Country
    master_language: Text
    languages: list[Text]
    join_url: Text
    cards_shared: bool
    rules: Rules
    controllers: Annotated[list[Controller], Field(min_length=1)]
    contact: Contact
    card_formats: Annotated[list[CardFormat], Field(min_length=1)]
    capabilities: Capabilities
    offline: Offline
    total: TotalLimits
    retention: Retention
    rounding: Rounding | None = None
    birthday: BirthdayWindow | None = None
    fees: list[Fee] = []


class Benefit(Data):
    """What a merchant gives its members."""

    id: Slug
    kind: Literal["card_price", "percent_discount", "amount_discount", "bonus_percent", "offer"]
    basis: Literal["main", "personalised"]
    title: dict[str, Text]
    percent: Annotated[int, Field(gt=0, le=100)] | None = None
    amount_minor: Positive | None = None
    single_use: bool = False
    chosen: bool = False
    audience: Literal["all", "birthday", "consent"] = "all"
    valid_from: date | None = None
    valid_to: date | None = None


class RegisterSettings(Data):
    """A till's place in a store."""

    id: Slug
    name: Text


class StoreSettings(Data):
    """A store."""

    id: Slug
    name: Text
    place: Text
    zone: Text
    country: Country
    currency: Currency
    registers: Annotated[list[RegisterSettings], Field(min_length=1)]


class DemoStaff(Data):
    """A member of staff of the demo, with a PIN for all to read. Only the demo command looks at it."""

    number: Annotated[str, Field(pattern=r"^[0-9]{1,6}$")]
    role: Literal["cashier", "info_desk", "manager"]
    pin: Annotated[str, Field(pattern=r"^[0-9]{6}$")]


class Merchant(Data):
    """A merchant of a programme."""

    id: Slug
    name: Text
    programme: Slug
    join_url: Text | None = None
    benefits_per_purchase: Positive | None = None
    benefits: list[Benefit]
    stores: Annotated[list[StoreSettings], Field(min_length=1)]
    demo_staff: list[DemoStaff] = []

"""The answer of `GET /v1/configuration`."""

from typing import Annotated, Literal

from pydantic import Field

from reference_backend.configuration.check_digits import CheckKind
from reference_backend.configuration.model import BenefitKind, CardFormName, ChannelName
from reference_backend.configuration.rulebook import DocumentName
from reference_backend.wire import KeyId, Money, Named, Sha256Hex, Wire


class StoreView(Wire):
    """The register's store."""

    id: str
    name: str
    place: str
    zone: str
    country: str
    currency: str
    channel: Literal["shop", "web"]


class CardFormatView(Wire):
    """One layout of card codes."""

    form: Literal["virtual", "plastic"]
    pattern: str
    symbologies: list[str]
    check: CheckKind


class CapabilitiesView(Wire):
    """What the programme can do at all. There is no tender and no balance among it (J38)."""

    card_price: bool
    bonus: bool
    points: bool
    redemption: Literal["none", "online"]
    legal_persons: bool
    merchants_per_member: Literal["one", "many"]
    card_forms: list[CardFormName]
    plastic_cards: bool
    paper_applications: bool
    typed_codes: bool
    purchase_linking: Literal["always", "consent", "never"]


class JoiningTermsView(Wire):
    """What is asked of someone who joins. Every channel is off until it is chosen."""

    least_age: int
    names: Literal["required", "optional"]
    phone: Literal["required", "none"]
    password: bool
    birthday: bool
    channels: list[ChannelName]


class TextVersionView(Wire):
    """A version of the rules or of the privacy policy that holds today or is announced."""

    document: DocumentName
    version: str
    effective_from: str | None
    master_sha256: str | None
    address: str | None


class ControllerView(Wire):
    """Who answers for the personal data (J19)."""

    name: str
    registry_code: str | None
    address: str
    country: str


class ContactView(Wire):
    """Where people turn to (J29, J44)."""

    website: str | None
    email: str | None
    phone: str | None
    address: str | None


class MarksView(Wire):
    """The programme's own marks for prices and offers, by language, to the letter (J02, J32)."""

    card_price: dict[str, str] | None
    offers: dict[str, str] | None


class OfflineView(Wire):
    """What a till may decide by itself."""

    unknown_card: Literal["grant-and-flag", "deny"]
    unknown_cap_per_day: int
    stale_after_h: int
    unusable_after_h: int
    stale_card: Literal["grant-and-flag", "deny"]
    redemption: Literal["refuse", "allow"]
    sign_in_h: int


class TotalView(Wire):
    """Which totals are possible, and which are asked about again."""

    limit_minor: int
    unusual_factor: int


class FeeView(Wire):
    """A line of the price list."""

    issue: Literal["replacement", "first"]
    amount_minor: int
    currency: str
    version: str
    valid_from: str


class BenefitView(Wire):
    """A benefit, as far as a till must know it."""

    id: str
    kind: BenefitKind
    basis: Literal["main", "personalised"]
    title: dict[str, str]
    percent: int | None
    amount: Money | None
    points: int | None
    unit: Money | None
    least_total: Money | None
    single_use: bool
    chosen: bool
    valid_from: str | None
    valid_to: str | None


class ProgrammeView(Wire):
    """The programme, with what this merchant made of it."""

    id: str
    name: str
    master_language: str
    prevailing_language: str
    languages: list[str]
    texts: list[TextVersionView]
    controllers: list[ControllerView]
    customer_service: ContactView
    data_protection: ContactView
    joining: JoiningTermsView
    marks: MarksView
    card_formats: list[CardFormatView]
    capabilities: CapabilitiesView
    benefits_per_purchase: int | None
    offline: OfflineView
    total: TotalView
    fees: list[FeeView]
    join_url: str
    benefits: list[BenefitView]


class RecoveryView(Wire):
    """The newest recovery key (X25519): what a till seals to it, only the backend opens."""

    key_id: KeyId
    public_key: Sha256Hex  # 32 raw bytes of X25519, which are 64 hex digits too


class Configuration(Wire):
    """Everything a till must know and nothing of a person."""

    register_view: Annotated[
        Named, Field(serialization_alias="register")
    ]  # pydantic has a `register` of its own
    store: StoreView
    merchant: Named
    programme: ProgrammeView
    snapshot_key: str
    recovery: RecoveryView

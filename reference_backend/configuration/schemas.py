"""The answer of `GET /v1/configuration`."""

from typing import Annotated, Literal

from pydantic import Field

from reference_backend.configuration.check_digits import CheckKind
from reference_backend.wire import KeyId, Money, Named, Sha256Hex, Wire


class StoreView(Wire):
    """The register's store."""

    id: str
    name: str
    place: str
    zone: str
    country: str
    currency: str


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
    plastic_cards: bool
    paper_applications: bool
    typed_codes: bool
    purchase_linking: Literal["always", "consent", "never"]


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
    kind: Literal["card_price", "percent_discount", "amount_discount", "bonus_percent", "offer"]
    basis: Literal["main", "personalised"]
    title: dict[str, str]
    percent: int | None
    amount: Money | None
    single_use: bool
    chosen: bool
    valid_from: str | None
    valid_to: str | None


class ProgrammeView(Wire):
    """The programme, with what this merchant made of it."""

    id: str
    name: str
    master_language: str
    languages: list[str]
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

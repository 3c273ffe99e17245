"""A loyalty programme as data, and the register that works under it. A third programme needs no code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from pos_client.domain.benefit import Benefit
from pos_client.domain.card import CardFormat
from pos_client.domain.errors import RefusedError
from pos_client.domain.ids import BenefitId
from pos_client.domain.money import Money, TotalLimits


class Linking(StrEnum):
    """When a purchase is tied to the member (D2, J23)."""

    ALWAYS = "always"
    CONSENT = "consent"
    NEVER = "never"


class UnknownCard(StrEnum):
    """What a well-formed card gets that nobody could look up (table A4)."""

    GRANT_AND_FLAG = "grant-and-flag"
    DENY = "deny"


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What this programme has at all; screens show nothing else."""

    card_price: bool
    bonus: bool
    points: bool
    plastic_cards: bool
    paper_applications: bool
    typed_codes: bool
    purchase_linking: Linking


@dataclass(frozen=True, slots=True)
class OfflinePolicy:
    """What holds without the backend."""

    unknown_card: UnknownCard
    unknown_cap_per_day: int
    stale_card: UnknownCard
    stale_after: timedelta
    unusable_after: timedelta
    redemption_allowed: bool
    sign_in_for: timedelta


class CardIssue(StrEnum):
    """Why a plastic card is handed over. Values are the wire's."""

    FIRST = "first"
    REPLACEMENT = "replacement"


@dataclass(frozen=True, slots=True)
class Fee:
    """One line of the effective-dated price list (J16)."""

    issue: CardIssue
    price: Money
    version: str
    valid_from: date


@dataclass(frozen=True, slots=True)
class Programme:
    """One merchant's programme as a till needs it."""

    id: str
    name: str
    master_language: str
    languages: tuple[str, ...]
    card_formats: tuple[CardFormat, ...]
    capabilities: Capabilities
    benefits_per_purchase: int | None
    offline: OfflinePolicy
    totals: TotalLimits
    fees: tuple[Fee, ...]
    benefits: Mapping[BenefitId, Benefit]
    join_url: str | None

    @property
    def symbologies(self) -> frozenset[str]:
        """Those of all its cards."""
        return frozenset().union(*(one.symbologies for one in self.card_formats))

    def fee(self, issue: CardIssue, on: date) -> Fee:
        """The fee in force on a business day.

        Raises:
            RefusedError: `no-fee-in-force`.
        """
        in_force = [fee for fee in self.fees if fee.issue is issue and fee.valid_from <= on]
        if not in_force:
            raise RefusedError("no-fee-in-force")
        return max(in_force, key=lambda fee: fee.valid_from)

    def known_benefits(self, ids: tuple[BenefitId, ...]) -> tuple[Benefit, ...]:
        """Those of the ids that the catalogue has, in the catalogue's order."""
        wanted = set(ids)
        return tuple(benefit for benefit in self.benefits.values() if benefit.id in wanted)


@dataclass(frozen=True, slots=True)
class Register:
    """This till: where it stands and for whom. Merchant and store are told by the backend, never typed."""

    register_id: str
    register_name: str
    store_id: str
    store_name: str
    merchant_id: str
    merchant_name: str
    place: str
    zone: str
    country: str
    currency: str


@dataclass(frozen=True, slots=True)
class RecoveryKey:
    """The backend's X25519 public key: what is sealed to it, only the backend can read again.

    `key_id` is 16 hex digits, the first 8 bytes of SHA-256 of the 32 bytes of `public_key`.
    """

    key_id: str
    public_key: bytes


@dataclass(frozen=True, slots=True)
class Configuration:
    """What the backend told this till at the last contact.

    `recovery` is None while the till only has a document of the time before there were recovery keys.
    """

    register: Register
    programme: Programme
    snapshot_key: bytes
    recovery: RecoveryKey | None = None

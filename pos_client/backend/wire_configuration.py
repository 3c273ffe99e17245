"""The configuration document, read into the domain."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pos_client.backend.strict import Fields
from pos_client.domain.benefit import Basis, Benefit, BenefitKind
from pos_client.domain.card import CardForm, CardFormat, CheckDigit
from pos_client.domain.card_pattern import card_pattern
from pos_client.domain.ids import BenefitId
from pos_client.domain.money import Money, TotalLimits
from pos_client.domain.programme import (
    Capabilities,
    CardIssue,
    Configuration,
    Fee,
    Linking,
    OfflinePolicy,
    Programme,
    RecoveryKey,
    Register,
    UnknownCard,
)

_log = logging.getLogger(__name__)
_KINDS = frozenset(kind.value for kind in BenefitKind)


def configuration(document: Mapping[str, object]) -> Configuration:
    """The document of `GET /v1/configuration`.

    Raises:
        UnreachableError: `backend-garbled`, naming the member.
    """
    fields = Fields(document)
    try:
        return Configuration(
            register=_register(fields),
            programme=_programme(fields.section("programme"), fields.section("store").currency()),
            snapshot_key=bytes.fromhex(fields.text("snapshot_key")),
            recovery=None if fields.raw("recovery") is None else _recovery(fields.section("recovery")),
        )
    except (ValueError, OverflowError, InvalidOperation, ZoneInfoNotFoundError, OSError) as error:
        raise fields.wrong("configuration") from error


def _recovery(fields: Fields) -> RecoveryKey:
    key_id, public_key = fields.text("key_id"), bytes.fromhex(fields.text("public_key"))
    # A seal to a damaged key would never open again, and nobody would know until it has to.
    if len(public_key) != 32 or hashlib.sha256(public_key).hexdigest()[:16] != key_id:
        raise fields.wrong("key_id")
    return RecoveryKey(key_id, public_key)


def _register(fields: Fields) -> Register:
    register, store, merchant = (
        fields.section("register"),
        fields.section("store"),
        fields.section("merchant"),
    )
    ZoneInfo(store.text("zone"))  # kept for the next start: one that does not exist would stop that, too
    return Register(
        register_id=register.text("id"),
        register_name=register.text("name"),
        store_id=store.text("id"),
        store_name=store.text("name"),
        merchant_id=merchant.text("id"),
        merchant_name=merchant.text("name"),
        place=store.text("place"),
        zone=store.text("zone"),
        country=store.text("country"),
        currency=store.currency(),
    )


def _programme(fields: Fields, currency: str) -> Programme:
    limits = fields.section("total")
    benefits = [one for one in (_benefit(each, currency) for each in fields.sections("benefits")) if one]
    return Programme(
        id=fields.text("id"),
        name=fields.text("name"),
        master_language=fields.text("master_language"),
        languages=fields.texts("languages"),
        card_formats=tuple(_card_format(one) for one in fields.sections("card_formats")),
        capabilities=_capabilities(fields.section("capabilities")),
        benefits_per_purchase=fields.count_or_none("benefits_per_purchase"),
        offline=_offline(fields.section("offline")),
        totals=TotalLimits(limits.count("limit_minor"), limits.count("unusual_factor")),
        fees=tuple(_fee(one) for one in fields.sections("fees")),
        benefits={one.id: one for one in benefits},
        join_url=fields.text_or_none("join_url"),
    )


def _card_format(fields: Fields) -> CardFormat:
    try:
        pattern = card_pattern(fields.text("pattern"))
    except ValueError as error:
        raise fields.wrong("pattern") from error
    return CardFormat(
        form=CardForm(fields.text("form")),
        pattern=pattern.expression,
        symbologies=frozenset(fields.texts("symbologies")),
        check=CheckDigit(fields.text("check")),
    )


def _capabilities(fields: Fields) -> Capabilities:
    return Capabilities(
        card_price=fields.flag("card_price"),
        bonus=fields.flag("bonus"),
        points=fields.flag("points"),
        plastic_cards=fields.flag("plastic_cards"),
        paper_applications=fields.flag("paper_applications"),
        typed_codes=fields.flag("typed_codes"),
        purchase_linking=Linking(fields.text("purchase_linking")),
    )


def _offline(fields: Fields) -> OfflinePolicy:
    return OfflinePolicy(
        unknown_card=UnknownCard(fields.text("unknown_card")),
        unknown_cap_per_day=fields.count("unknown_cap_per_day"),
        stale_card=UnknownCard(fields.text("stale_card")),
        stale_after=timedelta(hours=fields.integer("stale_after_h")),
        unusable_after=timedelta(hours=fields.integer("unusable_after_h")),
        redemption_allowed=fields.text("redemption") == "allow",
        sign_in_for=timedelta(hours=fields.integer("sign_in_h")),
    )


def _fee(fields: Fields) -> Fee:
    return Fee(
        issue=CardIssue(fields.text("issue")),
        price=Money(fields.count("amount_minor"), fields.currency()),
        version=fields.text("version"),
        valid_from=date.fromisoformat(fields.text("valid_from")),
    )


def _benefit(fields: Fields, currency: str) -> Benefit | None:
    """None for a kind that this till does not know: hidden, and logged for the one who set it up (J03)."""
    kind = fields.text("kind")
    if kind not in _KINDS:
        _log.warning("benefit of unknown kind is not offered: %r", kind[:40])
        return None
    amount = fields.raw("amount")
    return Benefit(
        id=BenefitId(fields.text("id")),
        kind=BenefitKind(kind),
        basis=Basis(fields.text("basis")),
        titles=fields.text_map("title"),
        percent=_percent(fields),
        amount=None if amount is None else _amount(fields, currency),
        single_use=fields.flag("single_use"),
        chosen=fields.flag("chosen"),
        valid_from=_day_or_none(fields, "valid_from"),
        valid_to=_day_or_none(fields, "valid_to"),
    )


def _day_or_none(fields: Fields, name: str) -> date | None:
    text = fields.text_or_none(name)
    return None if text is None else date.fromisoformat(text)


def _percent(fields: Fields) -> Decimal | None:
    """A percentage may be `5`, `2.5` or `"2.5"`; the text of a JSON number is what was meant."""
    value = fields.raw("percent")
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        raise fields.wrong("percent")
    return Decimal(str(value))


def _amount(fields: Fields, currency: str) -> Money:
    """Money, or a bare count of minor units in the store's currency."""
    if isinstance(fields.raw("amount"), int):
        return Money(fields.count("amount"), currency)
    money = fields.section("amount")
    return Money(money.count("amount_minor"), money.currency())

"""Which benefits a till may know of offline: those of the time that it may have to decide by itself."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from reference_backend.benefits.service import business_day
from reference_backend.configuration.model import Benefit
from reference_backend.configuration.terms import Terms
from reference_backend.registers.access import Register

SPREAD = timedelta(hours=12)
"""Tills fetch their list anew within this time after the benefits in it changed with the days."""


@dataclass(frozen=True)
class Window:
    """The benefits that a page lists, and what a cursor says of them.

    Another stamp means that the cards which a till has are not told as they would be now, though none of
    them changed: it starts from the whole.
    """

    benefits: tuple[Benefit, ...]
    stamp: str


def window_of(terms: Terms, register: Register, now: datetime) -> Window:
    """Return what is listed now for this register: ids valid at some time until its list is unusable.

    The days pass for all tills at midnight. So that they do not all fetch a million cards at midnight too,
    the stamp changes for each some hours later, always as many for one register. Nothing is missed by that:
    what comes into the window holds in three days, and what leaves it a till judges by its dates.
    What somebody changed in the settings counts at once.
    """
    return Window(_listed(terms, register.zone, now), _stamp(terms, register, now))


def _listed(terms: Terms, zone: str, moment: datetime) -> tuple[Benefit, ...]:
    first = business_day(moment, zone)
    last = business_day(moment + timedelta(hours=terms.programme.offline.unusable_after_h), zone)
    return tuple(
        one
        for one in terms.merchant.benefits
        # A birthday or name-day benefit would tell the day; a bonus is redeemed online only.
        if one.audience not in ("birthday", "name-day")
        and one.kind != "bonus_redemption"
        and (one.valid_from is None or one.valid_from <= last)
        and (one.valid_to is None or first <= one.valid_to)
    )


def _stamp(terms: Terms, register: Register, now: datetime) -> str:
    share = int.from_bytes(hashlib.sha256(register.id.encode()).digest()[:4], "big") / 2**32
    listed = sorted((one.id, one.audience) for one in _listed(terms, register.zone, now - SPREAD * share))
    told = json.dumps([terms.programme.capabilities.purchase_linking, listed])
    return hashlib.sha256(told.encode()).hexdigest()[:8]

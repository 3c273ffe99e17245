"""What is wrong with a programme or a merchant: file, key, fault and remedy."""

from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from reference_backend.configuration.card_patterns import pattern_fault
from reference_backend.configuration.model import Benefit, Merchant, Programme, StoreSettings


@dataclass(frozen=True)
class Fault:
    """One thing that keeps the backend from starting."""

    file: str
    key: str
    what: str
    remedy: str

    def __str__(self) -> str:
        """Return the fault in one line."""
        return f"{self.file}: {self.key}: {self.what}; {self.remedy}"


class ConfigurationError(Exception):
    """The configuration has faults; the backend does not start with it."""

    def __init__(self, faults: list[Fault]) -> None:
        """Take the faults, at least one."""
        self.faults = faults
        super().__init__("\n".join(str(fault) for fault in faults))


def programme_faults(file: str, programme: Programme) -> Iterator[Fault]:
    """Yield what the shape of the data cannot say."""
    for index, card in enumerate(programme.card_formats):
        key = f"card_formats.{index}"
        if fault := pattern_fault(card.pattern):
            remedy = "write it as ^…$, of signs, [0-9A-F], \\d, {n}, {n,m} and ?; alternatives as two formats"
            yield Fault(file, f"{key}.pattern", fault, remedy)
        if card.form == "plastic" and not programme.capabilities.plastic_cards:
            yield Fault(file, f"{key}.form", "there are no plastic cards", "set capabilities.plastic_cards")
    for index, fee in enumerate(programme.fees):
        if fee.amount_minor > 0 and not programme.capabilities.plastic_cards:
            # N10: joining is free and needs no card.
            yield Fault(file, f"fees.{index}", "a fee without plastic cards", "remove the fee")
    if programme.capabilities.bonus and programme.rounding is None:
        yield Fault(file, "rounding", "a bonus needs a rounding", 'add [rounding] with bonus = "half-up"')
    if programme.offline.unusable_after_h < programme.offline.stale_after_h:
        yield Fault(file, "offline.unusable_after_h", "is before stale_after_h", "make it the larger")
    if programme.master_language not in programme.languages:
        yield Fault(file, "languages", "lacks the master language", f"add {programme.master_language}")


def merchant_faults(file: str, merchant: Merchant, programmes: dict[str, Programme]) -> Iterator[Fault]:
    """Yield what is wrong with a merchant, seen together with its programme."""
    programme = programmes.get(merchant.programme)
    if programme is None:
        yield Fault(file, "programme", "is not known", f"use one of {', '.join(sorted(programmes))}")
        return
    for index, store in enumerate(merchant.stores):
        yield from _store_faults(file, f"stores.{index}", store, programme)
    for index, benefit in enumerate(merchant.benefits):
        yield from _benefit_faults(file, f"benefits.{index}", benefit, programme)
    identifiers = [benefit.id for benefit in merchant.benefits]
    if len(set(identifiers)) != len(identifiers):
        yield Fault(file, "benefits", "two benefits have one id", "give each its own")


def _store_faults(file: str, key: str, store: StoreSettings, programme: Programme) -> Iterator[Fault]:
    if store.country != programme.country:
        # J42: the rules hold in the programme's territory only.
        yield Fault(file, f"{key}.country", "is outside the programme", f"use {programme.country}")
    try:
        ZoneInfo(store.zone)
    except (ZoneInfoNotFoundError, ValueError):
        yield Fault(file, f"{key}.zone", "is no IANA time zone", "use a name such as Europe/Tallinn")


def _benefit_faults(file: str, key: str, benefit: Benefit, programme: Programme) -> Iterator[Fault]:
    able = programme.capabilities
    if benefit.kind == "bonus_percent" and not able.bonus:
        yield Fault(file, f"{key}.kind", "the programme gives no bonus", "remove the benefit")
    if benefit.kind == "card_price" and not able.card_price:
        yield Fault(file, f"{key}.kind", "the programme has no card price", "remove the benefit")
    if benefit.kind in ("percent_discount", "bonus_percent") and benefit.percent is None:
        yield Fault(file, f"{key}.percent", "is missing", "say how many per cent")
    if benefit.kind == "amount_discount" and benefit.amount_minor is None:
        yield Fault(file, f"{key}.amount_minor", "is missing", "say how much, in minor units")
    if benefit.single_use and not benefit.chosen:
        yield Fault(file, f"{key}.chosen", "a single-use benefit is always chosen", "set chosen = true")
    if benefit.audience == "birthday" and programme.birthday is None:
        yield Fault(file, f"{key}.audience", "no birthday window", "add [birthday] to the programme")
    if benefit.basis == "personalised" and benefit.audience != "consent":
        # J24: a personalised offer needs a consent.
        yield Fault(file, f"{key}.audience", "is not consent", 'set audience = "consent"')
    if programme.master_language not in benefit.title:
        yield Fault(file, f"{key}.title", "lacks the master language", f"add {programme.master_language}")

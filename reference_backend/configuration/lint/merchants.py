"""A merchant seen together with its programme: its stores, its benefits, its partners."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from reference_backend.configuration.faults import Flaw
from reference_backend.configuration.lint.benefits import benefit_flaws
from reference_backend.configuration.lint.programmes import zone_flaw
from reference_backend.configuration.model import Merchant, Programme, StoreSettings


def merchant_flaws(merchant: Merchant, programmes: Mapping[str, Programme]) -> Iterator[Flaw]:
    """Yield what is wrong with a merchant under these programmes."""
    programme = programmes.get(merchant.programme)
    if programme is None:
        remedy = f"use one of {', '.join(sorted(programmes))}"
        yield Flaw("programme", "programme-unknown", "is not known", remedy)
        return
    for index, store in enumerate(merchant.stores):
        yield from _store(f"stores.{index}", store, programme)
    yield from _names_taken(merchant)
    for index, benefit in enumerate(merchant.benefits):
        yield from benefit_flaws(f"benefits.{index}", benefit, programme)
    yield from _name_days(merchant)
    yield from _partners(merchant, programme)


def _store(key: str, store: StoreSettings, programme: Programme) -> Iterator[Flaw]:
    if store.country != programme.country:
        # J42: the rules hold in the programme's territory only.
        what, remedy = "is outside the programme", f"use {programme.country}"
        yield Flaw(f"{key}.country", "outside-territory", what, remedy)
    yield from zone_flaw(f"{key}.zone", store.zone)
    strange = {fee.currency for fee in programme.fees} - {store.currency}
    if strange:
        what, remedy = (
            "is not what the fees are in",
            f"use {min(strange)}, or add fees in this currency",
        )
        yield Flaw(f"{key}.currency", "currency", what, remedy)


def _names_taken(merchant: Merchant) -> Iterator[Flaw]:
    registers = [
        (f"stores.{index}.registers.{place}", one.id)
        for index, store in enumerate(merchant.stores)
        for place, one in enumerate(store.registers)
    ]
    stores = [(f"stores.{index}", one.id) for index, one in enumerate(merchant.stores)]
    benefits = [(f"benefits.{index}", one.id) for index, one in enumerate(merchant.benefits)]
    for named in (stores, registers, benefits):
        seen: set[str] = set()
        for key, name in named:
            if name in seen:
                yield Flaw(f"{key}.id", "id-taken", "is another's id", "give each its own")
            seen.add(name)


def _name_days(merchant: Merchant) -> Iterator[Flaw]:
    """Without a calendar name days are off, and somebody should know (J27)."""
    path = merchant.name_day_calendar
    wanted = any(benefit.audience == "name-day" for benefit in merchant.benefits)
    if path is None and wanted:
        what, remedy = "is not set, so nobody has a name day", "name the file of a calendar that you may use"
        yield Flaw("name_day_calendar", "calendar-missing", what, remedy, warns=True)
    elif path is not None and not Path(path).is_file():
        what, remedy = "is no file, so nobody has a name day", "put the calendar there"
        yield Flaw("name_day_calendar", "calendar-missing", what, remedy, warns=True)


def _partners(merchant: Merchant, programme: Programme) -> Iterator[Flaw]:
    if merchant.partners and not programme.capabilities.paper_applications:
        what, remedy = "has nothing to digitise: the programme has no paper applications", "remove it"
        yield Flaw("partners", "capability-absent", what, remedy, warns=True)
    for index, one in enumerate(merchant.demo_staff):
        if one.organisation is not None and one.organisation not in merchant.partners:
            # J10: the company itself, or a partner that it authorised.
            what, remedy = "is no partner of the merchant", "add it to partners"
            yield Flaw(f"demo_staff.{index}.organisation", "organisation-unlisted", what, remedy)

"""Where personal data go (N20, N21), and whom people can turn to (J19, J29, J44)."""

import re
from collections.abc import Iterator

from reference_backend.configuration.faults import Flaw
from reference_backend.configuration.model import Programme
from reference_backend.configuration.rulebook import Contact

EEA = frozenset(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK".split()  # noqa: SIM905
)
"""The European Union with Iceland, Liechtenstein and Norway, by ISO 3166."""

# ISO 3166 gives these to nobody, for everybody's own use: no country is meant.
_NOWHERE = re.compile(r"AA|Q[M-Z]|X[A-Z]|ZZ")


def privacy_flaws(programme: Programme) -> Iterator[Flaw]:
    """Yield what is wrong with the processors, with analytics and with the contacts."""
    for index, one in enumerate(programme.processors):
        yield from _transfer(f"processors.{index}", one.country, one.justification)
    yield from _analytics(programme)
    for name in ("customer_service", "data_protection"):
        yield from _contact(name, getattr(programme, name))


def _transfer(key: str, country: str, justification: str | None) -> Iterator[Flaw]:
    if _NOWHERE.fullmatch(country):
        yield Flaw(f"{key}.country", "country-unknown", "is no country", "name the one where the data lie")
    elif country not in EEA and justification is None:
        what = f"is missing, and {country} is outside the EU and the EEA"
        remedy = "write down why it is technically necessary, or keep the data inside"
        yield Flaw(f"{key}.justification", "outside-eea", what, remedy)


def _analytics(programme: Programme) -> Iterator[Flaw]:
    analytics = programme.analytics
    if not analytics.enabled:
        return
    for name in ("recipient", "country"):
        if getattr(analytics, name) is None:
            what, remedy = "is missing", "name who gets the data, or set enabled = false"
            yield Flaw(f"analytics.{name}", "recipient-missing", what, remedy)
    if analytics.country is not None:
        yield from _transfer("analytics", analytics.country, analytics.justification)


def _contact(key: str, contact: Contact) -> Iterator[Flaw]:
    known = {name for name in ("website", "email", "phone", "address") if getattr(contact, name)}
    if not known:
        what, remedy = "says no way to get in touch", "give an address of any kind"
        yield Flaw(key, "contact-missing", what, remedy)
    for name in contact.withheld:
        if name not in known:
            what = "stands in the rules, and the copy at hand hides it"
            remedy = "take it from the original, then remove it from withheld"
            yield Flaw(f"{key}.{name}", "contact-withheld", what, remedy, warns=True)

"""A merchant's terms as a till is told them."""

from datetime import date

from reference_backend.configuration.model import Benefit, Programme
from reference_backend.configuration.rulebook import Contact, TextVersion
from reference_backend.configuration.terms import Terms
from reference_backend.till_settings.schemas import (
    BenefitView,
    CapabilitiesView,
    CardFormatView,
    ContactView,
    ControllerView,
    FeeView,
    JoiningTermsView,
    MarksView,
    OfflineView,
    ProgrammeView,
    TextVersionView,
    TotalView,
)
from reference_backend.wire import Money

_FEE = {"issue", "amount_minor", "currency", "version", "valid_from"}
_BENEFIT = {"id", "kind", "basis", "title", "percent", "points", "single_use", "chosen"}
_TEXT = {"document", "version", "effective_from", "master_sha256", "address"}


def programme_view(terms: Terms, currency: str, today: date) -> ProgrammeView:
    """Return the programme with what this merchant made of it, in a store's currency, on a day there."""
    programme = terms.programme
    return ProgrammeView(
        id=programme.id,
        name=programme.name,
        master_language=programme.master_language,
        prevailing_language=programme.rules.prevailing_language,
        languages=programme.languages,
        texts=[_text(one) for one in _texts(terms, today)],
        controllers=[ControllerView(**one.model_dump()) for one in programme.controllers],
        customer_service=contact_view(programme.customer_service),
        data_protection=contact_view(programme.data_protection),
        joining=JoiningTermsView(**programme.joining.model_dump()),
        marks=MarksView(**programme.marks.model_dump()),
        card_formats=[CardFormatView(**one.model_dump()) for one in programme.card_formats],
        capabilities=CapabilitiesView(**programme.capabilities.model_dump()),
        benefits_per_purchase=terms.merchant.benefits_per_purchase,
        offline=OfflineView(**programme.offline.model_dump()),
        total=TotalView(**programme.total.model_dump()),
        fees=_fees(programme),
        join_url=terms.merchant.join_url or programme.join_url,
        benefits=[_benefit(one, currency) for one in terms.merchant.benefits],
    )


def _texts(terms: Terms, today: date) -> list[TextVersion]:
    """What holds today, which a paper is signed under (J11), and what is announced (J43)."""
    shown: list[TextVersion] = []
    for document in ("rules", "privacy-policy"):
        current = terms.current_version(document, today)
        shown += [current] if current else []
        shown += terms.coming_versions(document, today)
    return shown


def _text(version: TextVersion) -> TextVersionView:
    return TextVersionView(**version.model_dump(mode="json", include=_TEXT))


def contact_view(contact: Contact) -> ContactView:
    """Return a contact as it is shown, without what is withheld."""
    return ContactView(**contact.model_dump(exclude={"withheld"}))


def _fees(programme: Programme) -> list[FeeView]:
    return [FeeView(**one.model_dump(mode="json", include=_FEE)) for one in programme.fees]


def _benefit(benefit: Benefit, currency: str) -> BenefitView:
    def money(minor: int | None) -> Money | None:
        return None if minor is None else Money(amount_minor=minor, currency=currency)

    return BenefitView(
        **benefit.model_dump(mode="json", include=_BENEFIT | {"valid_from", "valid_to"}),
        amount=money(benefit.amount_minor),
        unit=money(benefit.unit_minor),
        least_total=money(benefit.least_total_minor),
    )

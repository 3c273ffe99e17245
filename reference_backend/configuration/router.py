"""`GET /v1/configuration`."""

from fastapi import APIRouter

from reference_backend import problems
from reference_backend.backend import TheBackend
from reference_backend.configuration.model import Benefit
from reference_backend.configuration.repository import snapshot_key, terms_of
from reference_backend.configuration.schemas import (
    BenefitView,
    CapabilitiesView,
    CardFormatView,
    Configuration,
    FeeView,
    OfflineView,
    ProgrammeView,
    RecoveryView,
    StoreView,
    TotalView,
)
from reference_backend.configuration.terms import Terms
from reference_backend.registers.access import TheRegister
from reference_backend.wire import Money, Named

router = APIRouter(tags=["configuration"])


@router.get("/v1/configuration", responses=problems.documented("register-unknown", "register-revoked"))
def configuration(backend: TheBackend, register: TheRegister) -> Configuration:
    """Return everything this register must know and nothing of a person."""
    with backend.database.read() as connection:
        terms = terms_of(connection, register.merchant_id, backend.programmes)
        key = snapshot_key(connection, register.merchant_id)
    recovery = backend.recovery.newest
    return Configuration(
        register_view=Named(id=register.id, name=register.name),
        store=StoreView(
            id=register.store_id,
            name=register.store_name,
            place=register.place,
            zone=register.zone,
            country=register.country,
            currency=register.currency,
        ),
        merchant=Named(id=terms.merchant.id, name=terms.merchant.name),
        programme=_programme(terms, register.currency),
        snapshot_key=key.hex(),
        recovery=RecoveryView(key_id=recovery.key_id, public_key=recovery.public_key.hex()),
    )


def _programme(terms: Terms, currency: str) -> ProgrammeView:
    programme = terms.programme
    return ProgrammeView(
        id=programme.id,
        name=programme.name,
        master_language=programme.master_language,
        languages=programme.languages,
        card_formats=[CardFormatView(**one.model_dump()) for one in programme.card_formats],
        capabilities=CapabilitiesView(**programme.capabilities.model_dump()),
        benefits_per_purchase=terms.merchant.benefits_per_purchase,
        offline=OfflineView(**programme.offline.model_dump()),
        total=TotalView(**programme.total.model_dump()),
        fees=[FeeView(**one.model_dump(mode="json")) for one in programme.fees],
        join_url=terms.merchant.join_url or programme.join_url,
        benefits=[_benefit(one, currency) for one in terms.merchant.benefits],
    )


def _benefit(benefit: Benefit, currency: str) -> BenefitView:
    names = {"id", "kind", "basis", "title", "percent", "single_use", "chosen", "valid_from", "valid_to"}
    shown = {name: one for name, one in benefit.model_dump(mode="json").items() if name in names}
    amount = benefit.amount_minor
    money = None if amount is None else Money(amount_minor=amount, currency=currency)
    return BenefitView(**shown, amount=money)

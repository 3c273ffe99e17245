"""`GET /v1/configuration`."""

from fastapi import APIRouter

from reference_backend import problems
from reference_backend.backend import TheBackend
from reference_backend.clock import local_time
from reference_backend.configuration.repository import snapshot_key, terms_of
from reference_backend.registers.access import TheRegister
from reference_backend.till_settings.schemas import Configuration, RecoveryView, StoreView
from reference_backend.till_settings.views import programme_view
from reference_backend.wire import Named

router = APIRouter(tags=["configuration"])


@router.get("/v1/configuration", responses=problems.documented("register-unknown", "register-revoked"))
def configuration(backend: TheBackend, register: TheRegister) -> Configuration:
    """Return everything this register must know and nothing of a person."""
    with backend.database.read() as connection:
        terms = terms_of(connection, register.merchant_id, backend.programmes)
        key = snapshot_key(connection, register.merchant_id)
    recovery = backend.recovery.newest
    today = local_time(backend.clock.now(), terms.programme.zone).date()
    return Configuration(
        register_view=Named(id=register.id, name=register.name),
        store=StoreView(
            id=register.store_id,
            name=register.store_name,
            place=register.place,
            zone=register.zone,
            country=register.country,
            currency=register.currency,
            channel=register.channel,
        ),
        merchant=Named(id=terms.merchant.id, name=terms.merchant.name),
        programme=programme_view(terms, register.currency, today),
        snapshot_key=key.hex(),
        recovery=RecoveryView(key_id=recovery.key_id, public_key=recovery.public_key.hex()),
    )

"""The demo's data: filled once, told at every start."""

import json
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select

from reference_backend.backend import Backend
from reference_backend.configuration.loading import load_merchants
from reference_backend.configuration.model import Merchant
from reference_backend.configuration.provisioning import provision
from reference_backend.configuration.terms import Terms
from reference_backend.database import note_fact, read_fact
from reference_backend.demo.filling import Filler
from reference_backend.registers.service import new_code
from reference_backend.staff.service import add_staff
from reference_backend.tables import registers, stores

MERCHANTS = Path(__file__).parent
# A demo is started and looked at later; a real code lives ten minutes.
CODE_LIFETIME = timedelta(days=1)
SAMPLES = "demo-sample-cards"


def fill_if_new(backend: Backend) -> list[Merchant]:
    """Write the demo's merchants, and its people once; all in one transaction, so a half demo never stays."""
    merchants = load_merchants(MERCHANTS, backend.programmes)
    with backend.database.write() as connection:
        for merchant in merchants:
            if provision(connection, merchant, backend.secrets.key()):
                for one in merchant.demo_staff:
                    # The demo says these PINs to everybody, so they are taken as chosen by their people.
                    pin_hash = backend.hasher.hash(one.pin)
                    who = (merchant.id, one.number, one.role)
                    add_staff(connection, *who, pin_hash, one.organisation, pin_given=False)
        if read_fact(connection, SAMPLES) is None:
            filler = Filler(connection, backend.clock.now())
            terms = {one.id: Terms(one, backend.programmes[one.programme]) for one in merchants}
            filler.customer_card(terms["kodutare"])
            filler.nano(terms["kaarnan-kahvila"], terms["lumon-kirjat"])
            note_fact(connection, SAMPLES, json.dumps([asdict(one) for one in filler.samples]))
    return merchants


def announcement(backend: Backend, merchants: list[Merchant], url: str, renew_codes: bool) -> dict[str, Any]:
    """Return what a demo till must know: the address, enrolment codes, staff and sample cards.

    A register that is enrolled gets a new code only when `renew_codes` asks for it.
    """
    return {
        "url": url,
        "registers": _registers(backend, renew_codes),
        "staff": [
            {"merchant": merchant.id, "number": one.number, "pin": one.pin, "role": one.role}
            for merchant in merchants
            for one in merchant.demo_staff
        ],
        "sample_cards": json.loads(backend.database.fact(SAMPLES)),
    }


def _registers(backend: Backend, renew_codes: bool) -> list[dict[str, Any]]:
    query = (
        select(stores.c.merchant_id, registers.c.store_id, registers.c.id, registers.c.family)
        .join(stores, stores.c.id == registers.c.store_id)
        .order_by(stores.c.merchant_id.desc(), registers.c.store_id.desc(), registers.c.id)
    )
    with backend.database.read() as connection:
        rows = connection.execute(query).all()
    return [
        {
            "merchant": row.merchant_id,
            "store": row.store_id,
            "register": row.id,
            "enrolment_code": new_code(backend, row.id, CODE_LIFETIME)
            if renew_codes or row.family is None
            else None,
        }
        for row in rows
    ]

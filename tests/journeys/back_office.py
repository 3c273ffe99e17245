"""The merchants' back office beside the running backend: sets up shops, members and cards, and looks at what
arrived. It opens the backend's database as a second process would.
"""

from __future__ import annotations

import random
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from typing import Any

from sqlalchemy import Table, insert, select

from pos_client.demo.sample_cards import Carrier, SampleCard
from reference_backend import tables
from reference_backend.backend import Backend
from reference_backend.card_changes import touch_member
from reference_backend.clock import to_wire
from reference_backend.configuration.repository import terms_of
from reference_backend.consents.purposes import PURCHASE_LINKING
from reference_backend.consents.service import Said, say
from reference_backend.demo import card_numbers
from reference_backend.registers.service import new_code
from reference_backend.staff.service import add_staff

CODE_LIFETIME = timedelta(hours=1)
SHOPS = {
    "kodutare": ("et", "Europe/Tallinn", "EE"),
    "kaarnan-kahvila": ("fi", "Europe/Helsinki", "FI"),
    "lumon-kirjat": ("fi", "Europe/Helsinki", "FI"),
}


@dataclass(frozen=True)
class Member:
    """An invented member and the cards that this person can show."""

    member_id: str
    member_ref: str
    phone: SampleCard
    plastic: SampleCard | None


class BackOffice:
    """Works on the backend's database while the backend runs."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._numbers = count(1)
        self._source = random.Random(uuid.uuid4().int)

    def new_shop(self, merchant: str) -> Shop:
        """A new store of a merchant, so that no other test's sales are in its numbers."""
        _, zone, country = SHOPS[merchant]
        number = next(self._numbers)
        store, place = f"{merchant}-{number}", f"47499{number:08d}"
        values = {
            "name": f"Shop {number}",
            "place": place,
            "zone": zone,
            "country": country,
            "currency": "EUR",
        }
        with self._backend.database.write() as connection:
            connection.execute(insert(tables.stores).values(id=store, merchant_id=merchant, **values))
        return Shop(self, merchant, store, place)

    def new_enrolment_code(self, store: str, name: str) -> str:
        """A one-time code for a new register of a store."""
        register = f"{store}-{name.lower().replace(' ', '-')}"
        with self._backend.database.write() as connection:
            connection.execute(insert(tables.registers).values(id=register, store_id=store, name=name))
        return new_code(self._backend, register, CODE_LIFETIME)

    def new_staff(self, merchant: str, *, pin_given: bool = False) -> tuple[str, str]:
        """Number and PIN of a new cashier. `pin_given`: it was set by somebody else, and works once."""
        number = str(5000 + next(self._numbers))
        with self._backend.database.write() as connection:
            pin_hash = self._backend.hasher.hash("246802")
            add_staff(connection, merchant, number, "cashier", pin_hash, pin_given=pin_given)
        return number, "246802"

    def new_member(
        self, merchants: Sequence[str], *, birthday: bool, consent: bool, plastic: str | None
    ) -> Member:
        """A member of these merchants. `plastic` is the status of a plastic card, None for none."""
        language, _, _ = SHOPS[merchants[0]]
        member_id, refs = str(uuid.uuid4()), {one: str(uuid.uuid4()) for one in merchants}
        now = self._backend.clock.now()
        day = now + timedelta(hours=2)  # the shops' winter time
        with self._backend.database.write() as connection:
            terms = {one: terms_of(connection, one, self._backend.programmes) for one in merchants}
            pool = terms[merchants[0]].pool
            connection.execute(
                insert(tables.members).values(
                    id=member_id,
                    first_name="Elo",
                    last_name="Saar",
                    email=f"{member_id}@example.com",
                    pool=pool,
                    email_key=f"{member_id}@example.com",
                    birth_month=day.month if birthday else None,
                    birth_day=day.day if birthday else None,
                )
            )
            numbers = card_numbers.nano_virtual if language == "fi" else card_numbers.customer_virtual
            cards = {"virtual": (numbers(self._source), "active")}
            if plastic is not None:
                cards["plastic"] = (card_numbers.customer_plastic(self._source), plastic)
            for form, (code, status) in cards.items():
                values = {"code": code, "form": form, "status": status, "member_id": member_id}
                connection.execute(insert(tables.cards).values(pool=pool, **values))
            for merchant, ref in refs.items():
                joined = {"joined_at": to_wire(now - timedelta(days=90)), "member_ref": ref}
                values = {"merchant_id": merchant, "member_id": member_id, **joined}
                connection.execute(insert(tables.memberships).values(**values))
                if consent:
                    since = to_wire(now - timedelta(days=60))
                    said = Said(since, since, "account")
                    say(connection, merchant, member_id, PURCHASE_LINKING, True, said)
                touch_member(connection, terms[merchant], member_id)
        return Member(
            member_id,
            refs[merchants[0]],
            self.card(cards["virtual"][0], Carrier.PHONE),
            self.card(cards["plastic"][0], Carrier.PLASTIC) if plastic is not None else None,
        )

    def new_blank(self, merchant: str) -> SampleCard:
        """A blank plastic card in the merchant's stock."""
        code = card_numbers.customer_plastic(self._source)
        with self._backend.database.write() as connection:
            pool = terms_of(connection, merchant, self._backend.programmes).pool
            values = {"pool": pool, "code": code, "form": "plastic", "status": "blank", "member_id": None}
            connection.execute(insert(tables.cards).values(**values))
        return self.card(code, Carrier.PLASTIC)

    def card_of_nobody(self, merchant: str) -> SampleCard:
        """A well-formed number that was never given out."""
        nano = SHOPS[merchant][0] == "fi"
        numbers = card_numbers.nano_virtual if nano else card_numbers.customer_virtual
        return self.card(numbers(self._source), Carrier.PHONE)

    def card(self, code: str, carrier: Carrier) -> SampleCard:
        """A code on something that can be held out."""
        symbology = "Code128" if carrier is Carrier.PLASTIC else "QRCode"
        key = f"card-{next(self._numbers)}"
        return SampleCard(key, "A card", "", code, symbology, carrier, "Shop")

    def rows(self, table: Table, **where: object) -> list[dict[str, Any]]:
        """What a table holds now."""
        query = select(table).filter_by(**where)
        with self._backend.database.read() as connection:
            return [dict(row) for row in connection.execute(query).mappings()]


@dataclass(frozen=True)
class Shop:
    """One store of a merchant, seen from the back office."""

    office: BackOffice
    merchant: str
    store: str
    place: str

    def new_enrolment_code(self, name: str = "Till 1") -> str:
        """A one-time code for a new till of this shop."""
        return self.office.new_enrolment_code(self.store, name)

    def new_member(
        self, *, birthday: bool = False, consent: bool = False, plastic: str | None = None
    ) -> Member:
        """A member of this merchant."""
        return self.office.new_member([self.merchant], birthday=birthday, consent=consent, plastic=plastic)

    def purchases(self) -> list[dict[str, Any]]:
        """The purchases that arrived from this shop, oldest first."""
        found = self.office.rows(tables.purchases, place=self.place)
        return sorted(found, key=lambda one: str(one["entry_id"]))

    def totals(self) -> list[int]:
        """Their totals in cents."""
        return [int(one["amount_minor"]) for one in self.purchases()]

    def entries(self, kind: str | None = None) -> list[dict[str, Any]]:
        """The journal entries that arrived from this shop's tills, in the order of the chain."""
        found = self.office.rows(tables.entries, merchant_id=self.merchant)
        mine = [one for one in found if str(one["register_id"]).startswith(f"{self.store}-")]
        chosen = [one for one in mine if kind is None or one["kind"] == kind]
        return sorted(chosen, key=lambda one: (one["register_id"], one["epoch"], one["seq"]))

    def reversals(self) -> list[str]:
        """The ids of this shop's purchases that were taken back."""
        mine = {one["entry_id"] for one in self.purchases()}
        return [one["purchase"] for one in self.office.rows(tables.reversals) if one["purchase"] in mine]

    def benefits_used(self) -> list[dict[str, Any]]:
        """The benefits that were booked in this shop's purchases."""
        mine = {one["entry_id"] for one in self.purchases()}
        return [one for one in self.office.rows(tables.benefit_uses) if one["purchase"] in mine]

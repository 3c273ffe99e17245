"""Filling a new database with invented members and their cards."""

import random
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, insert

from reference_backend.benefits.service import business_day
from reference_backend.card_changes import touch_member
from reference_backend.clock import to_wire
from reference_backend.configuration.terms import Terms
from reference_backend.consents.purposes import PURCHASE_LINKING
from reference_backend.consents.service import Said, say
from reference_backend.demo import card_numbers
from reference_backend.demo.people import Person, identifier, person
from reference_backend.tables import cards, members, memberships

SEED = 20_26_11
CUSTOMER_MEMBERS = 120
NANO_MEMBERS_EACH = 60  # members of that merchant only
NANO_MEMBERS_OF_BOTH = 60
BLANK_CARDS = 40


@dataclass(frozen=True)
class SampleCard:
    """A card that shows one case at the till."""

    key: str
    merchant: str
    code: str
    symbology: str
    title: str
    form: str


class Filler:
    """Writes the demo's members; the same seed and day give the same database."""

    def __init__(self, connection: Connection, now: datetime, seed: int = SEED) -> None:
        """Take the write transaction and the present, from which joining dates are counted back."""
        self._connection = connection
        self._source = random.Random(seed)  # noqa: S311 - invented people, and the same at each filling
        self._now = now
        self._count = 0
        self.samples: list[SampleCard] = []

    def customer_card(self, terms: Terms) -> None:
        """Fill the Estonian merchant: virtual and plastic cards of every status, and blanks in stock."""
        for index in range(CUSTOMER_MEMBERS):
            born_today = index == 6
            who = self._person("et", terms, born_today=born_today)
            self._join(terms, who.id)
            consents = index % 3 == 0
            if consents:
                since = self._past(300)
                said = Said(since, since, "demo")
                say(self._connection, terms.merchant.id, who.id, PURCHASE_LINKING, True, said)
            virtual = card_numbers.customer_virtual(self._source)
            cancelled = index == 4 or index % 25 == 24
            self._card(terms, virtual, "virtual", "cancelled" if cancelled else "active", who.id)
            self._customer_samples(terms, index, virtual)
            self._plastic(terms, index, who.id)
            touch_member(self._connection, terms, who.id)
        for index in range(BLANK_CARDS):
            code = card_numbers.customer_plastic(self._source)
            self._card(terms, code, "plastic", "blank", None)
            if index < 2:
                self._sample(terms, f"blank_plastic_{index + 1}", code, "Blank plastic card", "plastic")

    def nano(self, first: Terms, second: Terms) -> None:
        """Fill two merchants of one programme, with members of either and of both; one card a person."""
        groups = ([first], [second], [first, second])
        sizes = (NANO_MEMBERS_EACH, NANO_MEMBERS_EACH, NANO_MEMBERS_OF_BOTH)
        for joined, size in zip(groups, sizes, strict=True):
            for index in range(size):
                who = self._person("fi", first)
                code = card_numbers.nano_virtual(self._source)
                status = "cancelled" if index == 1 or index % 20 == 19 else "active"
                self._card(first, code, "virtual", status, who.id)
                for terms in joined:
                    self._join(terms, who.id)
                    touch_member(self._connection, terms, who.id)
                self._nano_samples(joined, (first, second), index, code)

    def _customer_samples(self, terms: Terms, index: int, code: str) -> None:
        cases = {
            0: ("eligible_virtual", "Customer card on a phone"),
            1: ("without_consent", "Customer card, no consent to linked purchases"),
            2: ("lost_plastic_holder_virtual", "Virtual card of the one who lost a plastic card"),
            3: ("with_consent", "Customer card with consent to linked purchases"),
            4: ("cancelled", "Cancelled customer card"),
            6: ("birthday_virtual", "Customer card of one whose birthday it is"),
        }
        if index in cases:
            key, title = cases[index]
            self._sample(terms, key, code, title, "virtual")

    def _plastic(self, terms: Terms, index: int, member_id: str) -> None:
        statuses = {2: ["lost"], 0: ["active"], 5: ["replaced", "active"]}.get(index)
        if statuses is None:
            statuses = ["active"] if index % 2 else []
        for status in statuses:
            code = card_numbers.customer_plastic(self._source)
            self._card(terms, code, "plastic", status, member_id)
            titles = {
                (0, "active"): ("active_plastic", "Plastic customer card"),
                (2, "lost"): ("lost_plastic", "Plastic card that was reported lost"),
                (5, "replaced"): ("replaced_plastic", "Plastic card that was replaced"),
            }
            if (index, status) in titles:
                key, title = titles[index, status]
                self._sample(terms, key, code, title, "plastic")

    def _nano_samples(self, joined: list[Terms], both: tuple[Terms, Terms], index: int, code: str) -> None:
        if len(joined) == 2:
            if index == 0:
                for terms in joined:
                    self._sample(
                        terms, "member_of_both", code, "Nano-ID of a member of both shops", "virtual"
                    )
            return
        mine = joined[0]
        other = both[1] if mine is both[0] else both[0]
        name = mine.merchant.name
        if index == 0:
            self._sample(mine, "eligible_virtual", code, f"Nano-ID of a member of {name}", "virtual")
        if index == 1:
            self._sample(mine, "cancelled", code, "Cancelled Nano-ID", "virtual")
        if index == 2:
            title = f"Nano-ID of a member of {name} only"
            self._sample(other, "other_merchant_only", code, title, "virtual")

    def _sample(self, terms: Terms, key: str, code: str, title: str, form: str) -> None:
        symbology = "Code128" if form == "plastic" else "QRCode"
        self.samples.append(SampleCard(key, terms.merchant.id, code, symbology, title, form))

    def _person(self, language: str, terms: Terms, *, born_today: bool = False) -> Person:
        self._count += 1
        values = asdict(person(self._source, language, self._count))
        if born_today:
            today = business_day(self._now, terms.merchant.stores[0].zone)
            values.update(birth_month=today.month, birth_day=today.day)
        here = {"pool": terms.pool, "email_key": values["email"], "language": language}
        self._connection.execute(insert(members).values(**values, **here))
        return Person(**values)

    def _join(self, terms: Terms, member_id: str) -> None:
        self._connection.execute(
            insert(memberships).values(
                member_id=member_id,
                merchant_id=terms.merchant.id,
                member_ref=identifier(self._source),
                joined_at=self._past(365),
            )
        )

    def _card(self, terms: Terms, code: str, form: str, status: str, member_id: str | None) -> None:
        self._connection.execute(
            insert(cards).values(pool=terms.pool, code=code, form=form, status=status, member_id=member_id)
        )

    def _past(self, days: int) -> str:
        return to_wire(self._now - timedelta(days=days))

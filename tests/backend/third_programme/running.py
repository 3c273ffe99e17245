"""A backend that knows the made-up programmes and no others, with a merchant's till in front of it."""

import json
import uuid
from typing import Any

from sqlalchemy import select

from reference_backend.assembly import assemble
from reference_backend.backend import Backend
from reference_backend.configuration.loading import load_merchants
from reference_backend.configuration.model import Merchant
from reference_backend.configuration.provisioning import provision
from reference_backend.database import note_fact
from reference_backend.demo.starting import SAMPLES
from reference_backend.own_pages.links import make_link
from reference_backend.staff.service import add_staff
from reference_backend.tables import cards, members
from tests.backend.in_process import InProcess
from tests.backend.running import LONG_TOKENS, QUICK_HASHER
from tests.backend.third_programme import MERCHANTS, PROGRAMMES


class ThirdRunning(InProcess):
    """The real application over a new database, provisioned with invented merchants."""

    def open(self) -> Backend:
        return assemble(
            self.database,
            programmes_folder=PROGRAMMES,
            clock=self.clock,
            hasher=QUICK_HASHER,
            token_lifetimes=LONG_TOKENS,
        )

    def fill(self) -> list[Merchant]:
        merchants = load_merchants(MERCHANTS, self.backend.programmes)
        with self.backend.database.write() as connection:
            note_fact(connection, SAMPLES, json.dumps([]))
            for merchant in merchants:
                provision(connection, merchant, self.backend.secrets.key())
                for one in merchant.demo_staff:
                    who = (merchant.id, one.number, one.role)
                    add_staff(connection, *who, QUICK_HASHER.hash(one.pin), pin_given=False)
        return merchants

    def join(self, merchant: str, email: str, **form: Any) -> str:
        """Join by the electronic form, ticking every text, and return the code of the card."""
        told = self.call("GET", f"/v1/members/{merchant}/joining").json()
        accepted = [{"document": one["document"], "version": one["version"]} for one in told["texts"]]
        body = {
            "key": str(uuid.uuid4()),
            "first_name": "Åsa",
            "last_name": "Öberg",
            "email": email,
            "language": told["prevailing_language"],
            "of_age": True,
            "accepted": accepted,
            **form,
        }
        answer = self.call("POST", f"/v1/members/{merchant}/joins", json=body)
        assert answer.status_code == 202, answer.text
        assert answer.json()["needs"] == []
        self._prove(merchant, email, answer.json()["application"])
        return self.card_of(merchant, email)

    def _prove(self, merchant: str, email: str, application: str) -> None:
        """Use a link to the address on the page that the form was filled in on."""
        with self.backend.database.write() as connection:
            theirs = (members.c.pool == merchant, members.c.email_key == email)
            member_id = connection.scalar(select(members.c.id).where(*theirs))
            assert member_id is not None
            now = self.backend.clock.now()
            token = make_link(connection, self.backend.secrets, member_id, "own-pages", now)
        used = self.call("POST", f"/v1/members/links/{token}", json={"application": application})
        assert used.status_code == 200, used.text

    def card_of(self, merchant: str, email: str) -> str:
        query = (
            select(cards.c.code)
            .join(members, members.c.id == cards.c.member_id)
            .where(cards.c.pool == merchant, members.c.email_key == email, cards.c.status == "active")
        )
        with self.backend.database.read() as connection:
            code = connection.scalar(query)
        assert code is not None, "who joined has a card"
        return str(code)

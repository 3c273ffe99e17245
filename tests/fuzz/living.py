"""Ids that are known to the backend: a random text would be answered with 404 and reach nothing behind it."""

import itertools
import uuid
from collections.abc import Iterator

from sqlalchemy import select

from reference_backend import tables
from reference_backend.consents.purposes import NEWSLETTER_EMAIL
from reference_backend.newsletters.unsubscribing import token_for
from reference_backend.own_pages.links import PURPOSES, make_link
from reference_backend.problems import CATALOGUE
from tests.backend.desk import announced, apply, begin, entry_id, picture
from tests.backend.members_side.visitor import CAFE, SHOP, Visitor, card_form
from tests.backend.running import Running
from tests.backend.till import Till, uuid7


class Living:
    """Gives out what stands for a path's parameters; what can be used up is made anew each time."""

    def __init__(self, running: Running, till: Till) -> None:
        self._running = running
        self._till = till
        self._numbers = itertools.count()
        self._codes: Iterator[str] = itertools.cycle(sorted(CATALOGUE))
        self._purposes = itertools.cycle(PURPOSES)
        content = picture()
        taken = apply(till, {"picture": announced(content)}, email="fuzz@example.com")
        till.upload()
        self._entry = entry_id(taken)
        self._attachment = str(begin(till, taken, announced(content)).json()["attachment"])
        self._celebrant = till.identify(running.code(SHOP, "birthday_virtual"))["member_ref"]
        self._application = self._held = ""

    def of(self, path: str) -> dict[str, str]:
        """Return the parameters of a path by name, nothing for a path that has none."""
        makers = {
            "{code}": lambda: next(self._codes),
            "{entry_id}": lambda: self._entry,
            "{attachment_id}": lambda: self._attachment,
            "{hold_id}": self._hold,
            "{application}": self._join,
            "{merchant}": lambda: CAFE,
            "{token}": self._unsubscription if "unsubscriptions" in path else self._link,
        }
        return {name.strip("{}"): make() for name, make in makers.items() if name in path}

    def _hold(self) -> str:
        """A hold that is open: a new one where the one before was let go."""
        asked = {"sale": uuid7(next(self._numbers)), "benefit": "birthday-20", "member_ref": self._celebrant}
        answer = self._till.post("/v1/holds", asked)
        if answer.status_code == 200:
            self._held = str(answer.json()["hold"])
        return self._held

    def _join(self) -> str:
        """An application that waits for its number; the one before where the backend takes no more."""
        number = next(self._numbers)
        form = card_form(f"fuzz{number}@example.com", phone=f"+3725{number:07}")
        answer = Visitor(self._running).call("POST", f"{SHOP}/joins", form)
        if answer.status_code == 202:
            self._application = str(answer.json()["application"])
        return self._application or str(uuid.uuid4())

    def _link(self) -> str:
        purpose = next(self._purposes)
        details = {"email": f"new{next(self._numbers)}@example.com"} if purpose == "email-change" else {}
        backend = self._running.backend
        with backend.database.write() as connection:
            return make_link(
                connection, backend.secrets, self._member(SHOP), purpose, backend.clock.now(), details
            )

    def _unsubscription(self) -> str:
        backend = self._running.backend
        with backend.database.write() as connection:
            return token_for(connection, backend.secrets, self._member(CAFE), CAFE, NEWSLETTER_EMAIL)

    def _member(self, merchant: str) -> str:
        standing = select(tables.memberships.c.member_id).where(
            tables.memberships.c.merchant_id == merchant, tables.memberships.c.ended_at.is_(None)
        )
        with self._running.backend.database.read() as connection:
            return str(connection.scalars(standing.limit(1)).one())

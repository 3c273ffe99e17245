"""A person with a browser and a mailbox, written from the contract."""

import re
import uuid
from typing import Any

import requests

from reference_backend.tables import cards, members, messages
from tests.backend.looking import rows
from tests.backend.running import Running

Document = dict[str, Any]
CAFE, BOOKSHOP, SHOP = "kaarnan-kahvila", "lumon-kirjat", "kodutare"
AINO = "aino@example.com"
PASSWORD = "kaks vana kuuske"
NANO_TEXTS = [{"document": "rules", "version": "1"}]
CARD_TEXTS = [
    {"document": "rules", "version": "2021-03-01"},
    {"document": "privacy-policy", "version": "1"},
]


def nano_form(email: str = "aino@example.com", **more: Any) -> Document:
    """A form of the Finnish programme, filled in."""
    form = {
        "key": str(uuid.uuid4()),
        "email": email,
        "language": "fi",
        "of_age": True,
        "accepted": NANO_TEXTS,
    }
    return {**form, **more}


def card_form(email: str = "õie@example.com", **more: Any) -> Document:
    """A form of the Estonian programme, filled in."""
    form = {
        "key": str(uuid.uuid4()),
        "email": email,
        "first_name": "Õie",
        "last_name": "Mägi-Saar",
        "phone": "+372 5123 4567",
        "language": "et",
        "of_age": True,
        "accepted": CARD_TEXTS,
    }
    return {**form, **more}


class Visitor:
    """Somebody who joins, opens links and looks at the own pages."""

    def __init__(self, running: Running) -> None:
        self.running = running
        self.session: str | None = None
        # What the page knows that a form was filled in on: the first application of each address.
        self.applications: dict[str, str] = {}

    def call(self, method: str, path: str, body: Any = None) -> requests.Response:
        headers = {"Authorization": f"Bearer {self.session}"} if self.session else {}
        return self.running.call(method, f"/v1/members/{path}", json=body, headers=headers)

    def code_of(self, method: str, path: str, body: Any = None) -> tuple[int, str]:
        """Return the status of a refusal and its code."""
        answer = self.call(method, path, body)
        return answer.status_code, answer.json()["code"]

    def another(self) -> "Visitor":
        """Return somebody else, or the same person elsewhere, before any way in."""
        return Visitor(self.running)

    def log_in(self, email: str, password: str) -> tuple[int, str]:
        answer = self.call("POST", "sessions", {"at": SHOP, "email": email, "password": password})
        return answer.status_code, answer.json().get("code", "")

    # --- joining ---------------------------------------------------------------------------

    def join(self, merchant: str, form: Document) -> requests.Response:
        answer = self.call("POST", f"{merchant}/joins", form)
        assert answer.status_code == 202, answer.text
        self.applications.setdefault(form["email"], str(answer.json()["application"]))
        return answer

    def join_fully(self, form: Document, password: str = PASSWORD, merchant: str = "kodutare") -> None:
        """Go all the way through an application for the customer card."""
        application = str(self.join(merchant, form).json()["application"])
        code = {"code": self.phone_code()}
        assert self.call("POST", f"joins/{application}/confirmation", code).status_code == 204
        answer = self.call("POST", f"joins/{application}/submission", {"password": password})
        assert answer.status_code == 202, answer.text

    def phone_code(self) -> str:
        found = re.findall(r"\b\d{6}\b", self.mail("sms")[-1]["body"])
        return str(found[-1])

    # --- mail ------------------------------------------------------------------------------

    def mail(self, channel: str = "mail", subject: str = "") -> list[Document]:
        """Return the messages whose subject begins so, oldest first; at least one."""
        found = [one for one in self.all_mail(channel) if one["subject"].startswith(subject)]
        assert found, f"no {channel} with the subject {subject!r}"
        return found

    def all_mail(self, channel: str = "mail") -> list[Document]:
        # In the order in which they were queued: no test's clock moves between two of them.
        return [one for one in rows(self.running, messages) if one["channel"] == channel]

    def newest_token(self, subject: str = "") -> str:
        found = re.search(r"#(?:link|unsubscribe)=([\w-]+)", self.mail("mail", subject)[-1]["body"])
        assert found is not None
        return found[1]

    # --- the own pages ---------------------------------------------------------------------

    def ask_for_link(self, email: str, at: str = "nano-id", **more: Any) -> requests.Response:
        return self.call("POST", "links", {"at": at, "email": email, **more})

    def enter(self, email: str, at: str = "nano-id") -> "Visitor":
        """Come in by an e-mailed link."""
        assert self.ask_for_link(email, at).status_code == 202
        own = {"application": self.applications[email]} if email in self.applications else {}
        answer = self.call("POST", f"links/{self.link_to(email)}", own)
        assert answer.status_code == 200, answer.text
        self.session = answer.json()["session"]
        return self

    def link_to(self, email: str) -> str:
        """Return the token of the newest link that was sent to an address."""
        bodies = [one["body"] for one in self.all_mail() if one["address"] == email]
        return str(re.findall(r"#link=([\w-]+)", "\n".join(bodies))[-1])

    def me(self) -> Document:
        answer = self.call("GET", "me")
        assert answer.status_code == 200, answer.text
        return dict(answer.json())


def of_address(running: Running, email: str) -> list[dict[str, Any]]:
    """Return the rows of the people with this address."""
    return [one for one in rows(running, members) if one["email"] == email]


def code_of(running: Running, email: str) -> str:
    """Return the code of the one card that the person with this address has."""
    [member] = of_address(running, email)
    [card] = [one for one in rows(running, cards) if one["member_id"] == member["id"]]
    return str(card["code"])

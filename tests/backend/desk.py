"""What an info desk sends: applications on paper, letters, pictures."""

import hashlib
import io
from typing import Any

import requests
from PIL import Image

from tests.backend.till import Document, Entry, Till

TICKED: Document = {
    "attested_adult": True,
    "rules_version": "2021-03-01",
    "policy_version": "1",
    "newsletter_email": False,
    "newsletter_sms": False,
    "purchase_linking": False,
    "picture": None,
    "staff": "31",
}
WRITTEN: Document = {
    "kind": "natural",
    "first_name": "Õie",
    "last_name": "Põder-Mägi",
    "email": "oie@example.com",
    "phone": "5123 4567",
    "birth_month": None,
    "birth_day": None,
    "language": "et",
}


def picture(side: int = 40, form: str = "PNG") -> bytes:
    stream = io.BytesIO()
    Image.linear_gradient("L").resize((side, side)).save(stream, form)
    return stream.getvalue()


def announced(content: bytes, media_type: str = "image/png") -> Document:
    return {
        "sha256": hashlib.sha256(content).hexdigest(),
        "size": len(content),
        "media_type": media_type,
    }


def apply(till: Till, ticked: Document | None = None, **written: Any) -> Entry:
    """Take an application on paper."""
    return till.append("application_taken", {**TICKED, **(ticked or {})}, {**WRITTEN, **written})


def withdraw(till: Till, holder: str | None, purposes: Any = "all", **header: Any) -> Entry:
    """Take in a letter that withdraws consents."""
    body = {"purposes": purposes, "picture": None, "staff": "31"}
    return till.append("consent_withdrawn", body, None if holder is None else {"holder": holder}, **header)


def entry_id(entry: Entry) -> str:
    return str(entry["header"]["entry_id"])


def begin(till: Till, entry: Entry, about: Document) -> requests.Response:
    return till.post("/v1/attachments", {"entry": entry_id(entry), **about})


def send_piece(till: Till, attachment: str, offset: int, piece: bytes) -> requests.Response:
    headers = {**till.headers, "Content-Type": "application/octet-stream"}
    path = f"/v1/attachments/{attachment}?offset={offset}"
    return till.running.call("PUT", path, headers=headers, data=piece)


def send_picture(
    till: Till, entry: Entry, content: bytes, media_type: str = "image/png"
) -> requests.Response:
    attachment = begin(till, entry, announced(content, media_type)).json()["attachment"]
    return send_piece(till, attachment, 0, content)


def look(till: Till, entry: Entry, role: str = "info_desk") -> requests.Response:
    headers = {"X-Staff-Session": till.sign_in(role)}
    return till.get(f"/v1/applications/{entry_id(entry)}", headers=headers)

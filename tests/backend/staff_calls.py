"""Calls of a till in the name of somebody of its staff."""

from typing import Any

from reference_backend.staff.schemas import Role
from tests.backend.till import Document, Till


def asked(till: Till, path: str, role: Role | None, body: Document | None = None) -> tuple[int, str | None]:
    headers = {"X-Staff-Session": till.sign_in(role)} if role else {}
    if body is None:
        answer = till.get(path, headers=headers)
    else:
        answer = till.running.call("POST", path, headers={**till.headers, **headers}, json=body)
    return answer.status_code, answer.json().get("code")


def search(till: Till, role: Role | None = "info_desk", **body: Any) -> Any:
    headers = {"X-Staff-Session": till.sign_in(role)} if role else {}
    sent = {"reason": "lost-card", **body}
    return till.running.call("POST", "/v1/contact-searches", headers={**till.headers, **headers}, json=sent)

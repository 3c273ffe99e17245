"""What of an entry is kept beside its header."""

import json
from dataclasses import dataclass, replace
from typing import Any

from reference_backend.journal.bodies import BODIES, PERSONAL, without_unexpected
from reference_backend.journal.decision import Decision, SetAside
from reference_backend.journal.reading import Content
from reference_backend.journal.schemas import Entry
from reference_backend.wire import Wire


@dataclass(frozen=True)
class Kept:
    """Body and personal part as JSON with their salts, and why one of them is absent."""

    body: str | None = None
    body_salt: str | None = None
    personal: str | None = None
    personal_salt: str | None = None
    absent: str | None = None


NOTHING = Kept()


def kept_of(entry: Entry, content: Content | SetAside, decision: Decision) -> Kept:
    """Return what of an entry may be kept: nothing unexpected, no person where the link is dropped (J23)."""
    if decision.reason in ("unexpected-field", "body-not-valid", "total-not-valid"):
        kept = _expected_of(entry)
    elif isinstance(content, Content):
        kept = _whole(entry, content.body_text, content.personal_text)
    else:
        kept = _whole(entry, _text(entry.body), _text(entry.personal))
    return kept if decision.keeps_personal else replace(kept, personal=None, personal_salt=None)


def _whole(entry: Entry, body: str | None, personal: str | None) -> Kept:
    return Kept(body, entry.body_salt, personal, entry.personal_salt, entry.absent)


def _expected_of(entry: Entry) -> Kept:
    """What was taken from no longer fits its digest, so its salt is of no use."""
    kind = entry.header.kind
    body = _only_expected(BODIES[kind], entry.body)
    personal = _only_expected(PERSONAL.get(kind), entry.personal)
    whole_body, whole_person = body == entry.body, personal == entry.personal
    return Kept(
        _text(body),
        entry.body_salt if whole_body else None,
        _text(personal),
        entry.personal_salt if whole_person else None,
        entry.absent if whole_body and whole_person else "refused",
    )


def _only_expected(model: type[Wire] | None, part: dict[str, Any] | None) -> dict[str, Any] | None:
    return None if part is None else without_unexpected(model, part)


def _text(part: dict[str, Any] | None) -> str | None:
    return None if part is None else json.dumps(part)

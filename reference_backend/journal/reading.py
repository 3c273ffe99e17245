"""What an entry says, once its digests and its shape are right."""

from dataclasses import dataclass
from typing import Any

from reference_backend import chain
from reference_backend.journal.bodies import BODIES, PERSONAL, parse
from reference_backend.journal.decision import SetAside
from reference_backend.journal.schemas import Entry
from reference_backend.wire import Wire


@dataclass(frozen=True)
class Content:
    """The body and the personal part of an entry, in the shape of its kind, and both as they were hashed."""

    body: Wire
    personal: Wire | None
    body_text: str
    personal_text: str | None = None


def read(entry: Entry) -> Content | SetAside:
    """Return what an entry says, or why nobody can go by it."""
    try:
        return _content(entry)
    except SetAside as aside:
        return aside


def _content(entry: Entry) -> Content:
    header = entry.header
    if header.kind not in BODIES:
        raise SetAside("unknown-kind")
    if entry.body is None:
        raise SetAside("body-absent")
    text = _hashed(entry.body, entry.body_salt, header.body_digest)
    body = parse(BODIES[header.kind], entry.body)
    if entry.personal is None:
        return Content(body, None, text)
    personal = _hashed(entry.personal, entry.personal_salt, header.personal_digest)
    if header.kind not in PERSONAL:
        raise SetAside("unexpected-field")
    return Content(body, parse(PERSONAL[header.kind], entry.personal), text, personal)


def _hashed(part: dict[str, Any], salt: str | None, expected: str | None) -> str:
    """Return the canonical text of what fits its digest."""
    if salt is None or expected is None:
        raise SetAside("digest-mismatch")
    try:
        text = chain.canonical_text(part)
        fits = chain.digest_of(bytes.fromhex(salt), text) == expected
    except ValueError as error:  # what canonical JSON cannot say: NaN, a lone surrogate
        raise SetAside("body-not-valid") from error
    if not fits:
        raise SetAside("digest-mismatch")
    return text

"""Joining step by step: the form, the code that came to the phone, the last button."""

import hashlib
import hmac
import uuid
from datetime import timedelta
from typing import Final

from sqlalchemy import Connection

from reference_backend import tries
from reference_backend.admission import FirstPassword
from reference_backend.backend import Backend
from reference_backend.clock import to_wire
from reference_backend.configuration.terms import Terms
from reference_backend.joining import drafts
from reference_backend.joining.becoming import become_member
from reference_backend.joining.drafts import Application, Wishes
from reference_backend.joining.entrant import Entrant, drawn_card
from reference_backend.joining.form import needs_of, read_form
from reference_backend.joining.schemas import JoinAnswer, JoinRequest
from reference_backend.messages.service import Notice, Recipient, Speaker
from reference_backend.own_pages.memberships import terms_at
from reference_backend.own_pages.passwords import hashed
from reference_backend.own_pages.proving import form_of
from reference_backend.own_pages.unproved import keep_first_form
from reference_backend.problems import Problem
from reference_backend.secrets_source import SecretsSource, fingerprint
from reference_backend.tries import Limit

DRAFT_LIFETIME: Final = timedelta(days=1)
CODE_LIFETIME: Final = timedelta(minutes=10)
CODE_DIGITS: Final = 6
PER_CALLER: Final = Limit(free=300, first_wait_s=60, forgotten_after_s=3600)
# One in 200,000 is the chance to guess a code; a new one does not give new tries.
WRONG_CODES: Final = Limit(free=5, first_wait_s=86_400, longest_wait_s=86_400)
# What a number is sent, by whatever form: it costs money and may be somebody else's.
PER_NUMBER: Final = Limit(free=5, first_wait_s=3600, longest_wait_s=86_400)


def apply(backend: Backend, merchant_id: str, form: JoinRequest, caller: str) -> JoinAnswer:
    """Take a form. Where nothing more is needed the applicant is a member at the end of this call (N05).

    The answer depends on the form and the programme alone, so it tells nobody who is a member. The same `key`
    again does nothing again. The Problems of `read_form`, `merchant-unknown` and `too-many-tries`.
    """
    with backend.database.read() as connection:
        terms = terms_at(connection, backend.programmes, merchant_id)
        answer = JoinAnswer(application=_id_of(merchant_id, form.key), needs=needs_of(terms))
        if drafts.by_id(connection, answer.application) is not None:
            return answer
    # What takes long is done before the write lock: to read the form, and to draw the card.
    wishes = read_form(terms, form, backend.clock.now())
    entrant = Entrant(wishes, drawn_card(backend, terms, wishes)) if not answer.needs else None
    with backend.database.write() as connection:
        # Again, under the lock: the same form may have arrived twice at once.
        if drafts.by_id(connection, answer.application) is None:
            tries.count(connection, backend.clock.now(), (f"joins:{caller}", PER_CALLER))
            application = _begun(connection, backend, terms, answer, wishes)
            if entrant is not None:
                _finish(connection, backend, terms, application.id, entrant)
    return answer


def _begun(
    connection: Connection, backend: Backend, terms: Terms, answer: JoinAnswer, wishes: Wishes
) -> Application:
    now = backend.clock.now()
    until = to_wire(now + DRAFT_LIFETIME)
    state: drafts.State = "draft" if "phone-code" in answer.needs else "verified"
    merchant_id = terms.merchant.id
    begun = drafts.add(connection, answer.application, merchant_id, state, wishes, to_wire(now), until)
    if state == "draft":
        _send_code(connection, backend, terms, begun)
    return begun


def send_code_again(backend: Backend, application_id: str) -> None:
    """Send a new code; the one before ends. Problem `join-unknown`, `join-over` or `too-many-tries`."""
    with backend.database.write() as connection:
        application = _open(connection, backend, application_id)
        if application.state == "draft":
            terms = terms_at(connection, backend.programmes, application.merchant_id)
            _send_code(connection, backend, terms, application)


def confirm_phone(backend: Backend, application_id: str, code: str) -> None:
    """Confirm the number by its code; once it is confirmed any further call says yes.

    Problem `join-unknown`, `join-over`, `phone-code-wrong` or `too-many-tries`.
    """
    now = backend.clock.now()
    subject = f"phone-code:{application_id}"
    with backend.database.write() as connection:
        application = _open(connection, backend, application_id)
        if application.state != "draft":
            return
        tries.check(connection, subject, now)
        if _is_right(application, code, to_wire(now)):
            drafts.confirm_phone(connection, application_id, to_wire(now))
            return
        # The failed try must be kept, so the refusal is raised outside the transaction.
        tries.failed(connection, subject, WRONG_CODES, now)
    raise Problem("phone-code-wrong")


def submit(backend: Backend, application_id: str, password: str | None) -> None:
    """Complete the application: account and card appear together (J13). Again it does nothing.

    Problem `join-unknown`, `join-over`, `phone-not-confirmed` or `password-not-valid`.
    """
    with backend.database.read() as connection:
        application = _open(connection, backend, application_id)
        terms = terms_at(connection, backend.programmes, application.merchant_id)
    if application.state == "draft":
        raise Problem("phone-not-confirmed")
    # Hashing takes long on purpose and drawing does so anyway: both happen outside the write lock.
    chosen = hashed(backend.hasher, password or "") if terms.programme.joining.password else None
    if application.wishes is None:
        return
    first = FirstPassword(chosen, form_of(application_id)) if chosen is not None else None
    entrant = Entrant(application.wishes, drawn_card(backend, terms, application.wishes), first)
    with backend.database.write() as connection:
        application = _open(connection, backend, application_id)
        if application.wishes is not None:
            _finish(connection, backend, terms, application_id, entrant)


def _finish(
    connection: Connection, backend: Backend, terms: Terms, application_id: str, entrant: Entrant
) -> None:
    new = become_member(connection, backend, terms, entrant)
    drafts.complete(connection, application_id, new.member_id if new else None)
    if new is not None and new.is_new:
        keep_first_form(connection, application_id, new.joined_at, entrant.wishes.consents)


def _id_of(merchant_id: str, key: str) -> str:
    """One application for each form and merchant; who does not know the key cannot name it."""
    return str(uuid.UUID(bytes=hashlib.sha256(f"{merchant_id}|{key}".encode()).digest()[:16]))


def _open(connection: Connection, backend: Backend, application_id: str) -> Application:
    application = drafts.by_id(connection, application_id)
    if application is None:
        raise Problem("join-unknown")
    if application.state != "active" and application.expires_at <= backend.now_text():
        raise Problem("join-over")
    return application


def _send_code(connection: Connection, backend: Backend, terms: Terms, application: Application) -> None:
    assert application.wishes is not None, "a draft has its form"
    applicant = application.wishes.applicant
    number = applicant.phone or ""
    now, code = backend.clock.now(), _new_code(backend.secrets)
    tries.count(connection, now, (f"sms:{fingerprint(number)}", PER_NUMBER))
    until = to_wire(now + CODE_LIFETIME)
    drafts.note_code(connection, application, _code_hash(application.id, code), until)
    minutes = str(int(CODE_LIFETIME.total_seconds()) // 60)
    values = {"merchant": terms.merchant.name, "code": code, "minutes": minutes}
    to = Recipient(number, applicant.language, merchant_id=terms.merchant.id)
    notice = Notice(f"phone-code:{backend.secrets.identifier()}", "phone-code", values)
    Speaker(terms.programme, backend.secrets, now).say(connection, to, notice)


def _new_code(secrets: SecretsSource) -> str:
    return f"{int.from_bytes(secrets.key()) % 10**CODE_DIGITS:0{CODE_DIGITS}d}"


def _code_hash(application_id: str, code: str) -> str:
    return fingerprint(f"{application_id}|{code}")


def _is_right(application: Application, code: str, now: str) -> bool:
    typed = "".join(code.split())
    stored, until = application.phone_code_hash, application.phone_code_until
    if stored is None or until is None or until <= now:
        return False
    return hmac.compare_digest(stored, _code_hash(application.id, typed))

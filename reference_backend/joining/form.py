"""What a form must say before anything is kept of it."""

from collections.abc import Iterator
from datetime import datetime

from reference_backend.clock import local_time
from reference_backend.configuration.rulebook import DocumentName, TextVersion
from reference_backend.configuration.terms import Terms
from reference_backend.consents.purposes import (
    NAME_DAY,
    NEWSLETTER_EMAIL,
    NEWSLETTER_POST,
    NEWSLETTER_SMS,
    OTHER_MERCHANTS,
    PURCHASE_LINKING,
    Purpose,
    offered,
)
from reference_backend.joining.drafts import Wishes
from reference_backend.joining.schemas import JoinRequest, Need
from reference_backend.members.applicant import Applicant, Written, read_applicant
from reference_backend.members.fields import FieldError
from reference_backend.problems import Problem

DOCUMENTS: tuple[DocumentName, ...] = ("rules", "privacy-policy")


def read_form(terms: Terms, form: JoinRequest, now: datetime) -> Wishes:
    """Return what a form says.

    Problem `age-attestation-missing` (N01, J07), `acceptance-missing` (J11), `capability-absent` for a
    consent that is not asked for here, or `fields-not-valid`, which names every field that is wrong (J05).
    """
    # J07 is about people; a legal person has no age.
    if form.kind == "natural" and not form.of_age:
        raise Problem("age-attestation-missing")
    accepted = _accepted(terms, form, now)
    consents = tuple(_consents(form))
    if not set(consents) <= offered(terms):
        raise Problem("capability-absent")
    return Wishes(_applicant(terms, form), accepted, consents)


def texts_of(terms: Terms, now: datetime) -> list[TextVersion]:
    """Return the texts that hold today, by the programme's calendar."""
    today = local_time(now, terms.programme.zone).date()
    found = (terms.current_version(document, today) for document in DOCUMENTS)
    return [one for one in found if one is not None]


def needs_of(terms: Terms) -> list[Need]:
    """Return what an application needs after the form, in the order of the steps."""
    joining = terms.programme.joining
    needs: list[Need] = ["phone-code"] if joining.phone == "required" else []
    return [*needs, "password"] if joining.password else needs


def _accepted(terms: Terms, form: JoinRequest, now: datetime) -> dict[str, str]:
    ticked = {(one.document, one.version) for one in form.accepted}
    current = {one.document: one.version for one in texts_of(terms, now)}
    if not all(pair in ticked for pair in current.items()):
        raise Problem("acceptance-missing")
    return {str(document): version for document, version in current.items()}


def _consents(form: JoinRequest) -> Iterator[Purpose]:
    ticked: dict[Purpose, bool] = {
        NEWSLETTER_EMAIL: form.channels.newsletter_email,
        NEWSLETTER_SMS: form.channels.newsletter_sms,
        NEWSLETTER_POST: form.channels.newsletter_post,
        OTHER_MERCHANTS: form.channels.other_merchants,
        PURCHASE_LINKING: form.purchase_linking,
        NAME_DAY: form.name_day,
    }
    return (purpose for purpose, given in ticked.items() if given)


def _applicant(terms: Terms, form: JoinRequest) -> Applicant:
    written = Written(
        kind=form.kind,
        first_name=form.first_name,
        last_name=form.last_name,
        email=form.email,
        phone=form.phone,
        birth_month=form.birth_month,
        birth_day=form.birth_day,
        language=form.language,
    )
    try:
        return read_applicant(written, terms.programme)
    except FieldError as error:
        raise Problem("fields-not-valid", str(error)) from error

"""Applications on paper, and the end of the paper (J04-J11)."""

from dataclasses import dataclass

from sqlalchemy import Connection

from reference_backend.admission import NewMember, new_member
from reference_backend.applications import repository
from reference_backend.applications.repository import PaperApplication
from reference_backend.configuration.terms import Terms
from reference_backend.consents.purposes import NEWSLETTER_EMAIL, NEWSLETTER_SMS, PURCHASE_LINKING, Purpose
from reference_backend.consents.service import Said, say
from reference_backend.journal.decision import Arrival, Decision, SetAside
from reference_backend.journal.desk_bodies import ApplicantPart, ApplicationTaken, PaperDestroyed
from reference_backend.journal.staffing import check_in_shop, check_takes_papers, staff_for
from reference_backend.members.acceptances import Acceptance, accept, is_version_of
from reference_backend.members.applicant import Applicant, Written, read_applicant
from reference_backend.members.fields import FieldError
from reference_backend.members.people import find_by_email
from reference_backend.members.repository import by_member
from reference_backend.staff.book import StaffMember
from reference_backend.staff.roles import Action

CHANNEL = "paper"


def application_taken(arrival: Arrival) -> Decision:
    """Make the applicant a member with a virtual card, and keep what the paper proves.

    The entry of an accepted application forgets the person: all of it stands with the member. Where the age
    or an acceptance is missing, nothing of the person may be kept at all.
    """
    body, part = arrival.body, arrival.personal
    assert isinstance(body, ApplicationTaken)
    check_takes_papers(arrival, keeps_personal=False)
    check_in_shop(arrival)
    if not isinstance(part, ApplicantPart):
        raise SetAside("personal-absent")
    _check_agreed(arrival.terms, body, part)
    with arrival.directly() as connection:
        staff = _digitiser(arrival, body)
        applicant = _applicant(arrival.terms, part)
        return _Taking(arrival, body, staff).take(connection, applicant)


def paper_destroyed(arrival: Arrival) -> Decision:
    """Note that the paper is gone: only once its copy is safe."""
    body = arrival.body
    assert isinstance(body, PaperDestroyed)
    check_takes_papers(arrival)
    check_in_shop(arrival)
    with arrival.directly() as connection:
        staff_for(arrival, body.staff, Action.DESTROY_PAPER)
        application = repository.by_entry(connection, arrival.merchant_id, body.application)
        if application is None:
            raise SetAside("application-unknown")
        if not repository.picture_is_stored(connection, application):
            raise SetAside("copy-not-safe")
        repository.note_destroyed(connection, application, arrival.happened_at, body.staff)
    return Decision()


def _check_agreed(terms: Terms, body: ApplicationTaken, part: ApplicantPart) -> None:
    if part.kind == "natural" and not body.attested_adult:
        raise SetAside("age-attestation-missing", keeps_personal=False)
    agreed = is_version_of(terms, "rules", body.rules_version)
    if not agreed or not is_version_of(terms, "privacy-policy", body.policy_version):
        raise SetAside("acceptance-missing", keeps_personal=False)


def _digitiser(arrival: Arrival, body: ApplicationTaken) -> StaffMember:
    """Return who took the paper."""
    staff = staff_for(arrival, body.staff, Action.TAKE_APPLICATION)
    assert staff is not None, "the entry names somebody"
    return staff


def _applicant(terms: Terms, part: ApplicantPart) -> Applicant:
    try:
        return read_applicant(Written(**vars(part)), terms.programme)
    except FieldError as error:
        raise SetAside("applicant-not-valid") from error


@dataclass(frozen=True)
class _Taking:
    """An application that may be taken."""

    arrival: Arrival
    body: ApplicationTaken
    staff: StaffMember

    def take(self, connection: Connection, applicant: Applicant) -> Decision:
        arrival, terms = self.arrival, self.arrival.terms
        person = find_by_email(connection, terms.pool, applicant.address)
        before = by_member(connection, terms.merchant.id, person.id) if person else None
        joined = new_member(connection, terms, self._new(applicant), arrival.now, arrival.secrets)
        self._keep_paper(connection, joined.member_id)
        self._keep_acceptances(connection, joined.member_id)
        if before is None or before.ended_at is not None:
            # Who is a member already says so on the own pages: a paper that somebody signs changes nothing.
            self._keep_consents(connection, joined.member_id)
        return Decision(flags=("member-known",) if person else (), keeps_personal=False)

    def _new(self, applicant: Applicant) -> NewMember:
        seen_by = self.staff.number if applicant.kind == "natural" else None
        return NewMember(applicant, "paper", seen_by, account="unclaimed")

    def _keep_paper(self, connection: Connection, member_id: str) -> None:
        header, picture = self.arrival.header, self.body.picture
        application = PaperApplication(
            merchant_id=self.arrival.merchant_id,
            entry_id=header.entry_id,
            register_id=self.arrival.register.id,
            member_id=member_id,
            staff=self.staff.number,
            organisation=self.staff.organisation,
            picture=picture.sha256 if picture else None,
            taken_at=self.arrival.happened_at,
        )
        repository.add(connection, application)

    def _keep_acceptances(self, connection: Connection, member_id: str) -> None:
        arrival = self.arrival
        evidence = Acceptance(
            member_id=member_id,
            merchant_id=arrival.merchant_id,
            accepted_at=arrival.happened_at,
            channel=CHANNEL,
            register_id=arrival.register.id,
            staff=self.staff.number,
            entry_id=arrival.header.entry_id,
        )
        accept(connection, evidence, "rules", self.body.rules_version)
        accept(connection, evidence, "privacy-policy", self.body.policy_version)

    def _keep_consents(self, connection: Connection, member_id: str) -> None:
        arrival, body = self.arrival, self.body
        ticked: tuple[tuple[Purpose, bool], ...] = (
            (NEWSLETTER_EMAIL, body.newsletter_email),
            (NEWSLETTER_SMS, body.newsletter_sms),
            (PURCHASE_LINKING, body.purchase_linking),
        )
        said = Said(arrival.happened_at, arrival.now, CHANNEL, arrival.header.entry_id)
        for purpose, given in ticked:
            if given:
                say(connection, arrival.merchant_id, member_id, purpose, True, said)

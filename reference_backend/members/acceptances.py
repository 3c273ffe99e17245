"""What members agreed to: in which version, when, how and before whom (J11, J18)."""

from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from reference_backend.configuration.rulebook import DocumentName
from reference_backend.configuration.terms import Terms
from reference_backend.tables import acceptances


@dataclass(frozen=True)
class Acceptance:
    """The evidence: `register_id`, `staff` and `entry_id` where it happened before staff."""

    member_id: str
    merchant_id: str
    accepted_at: str
    channel: str
    register_id: str | None = None
    staff: str | None = None
    entry_id: str | None = None


def is_version_of(terms: Terms, document: DocumentName, version: str | None) -> bool:
    """Say whether there is such a version of a document.

    Any one that ever was: a till that was offline shows the version that it last heard of. A programme that
    has no such document asks for none.
    """
    known = {one.version for one in terms.programme.rules.versions if one.document == document}
    return version in known if known else version is None


def accept(connection: Connection, evidence: Acceptance, document: DocumentName, version: str | None) -> None:
    """Keep that a member accepted a version of a document; nothing where the programme has none."""
    if version is not None:
        connection.execute(insert(acceptances).values(**vars(evidence), document=document, version=version))


def forget_accepted(connection: Connection, evidence: Acceptance) -> None:
    """Forget what was accepted by this evidence, in whatever document."""
    same = (acceptances.c[name] == value for name, value in vars(evidence).items())
    connection.execute(delete(acceptances).where(*same))


def has_accepted(connection: Connection, merchant_id: str, member_id: str, document: DocumentName) -> bool:
    """Say whether a member ever accepted any version of a document."""
    query = select(acceptances.c.id).where(
        acceptances.c.member_id == member_id,
        acceptances.c.merchant_id == merchant_id,
        acceptances.c.document == document,
    )
    return connection.execute(query.limit(1)).first() is not None

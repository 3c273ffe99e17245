"""Applications on paper as they are kept."""

from dataclasses import dataclass

from sqlalchemy import Connection, and_, insert, select, update

from reference_backend.tables import attachments, paper_applications


@dataclass(frozen=True)
class PaperApplication:
    """An application that was taken: its picture by the checksum that the till announced."""

    merchant_id: str
    entry_id: str
    register_id: str
    member_id: str | None
    staff: str
    organisation: str | None
    picture: str | None
    taken_at: str
    paper_destroyed_at: str | None = None
    destroyed_by: str | None = None


def add(connection: Connection, application: PaperApplication) -> None:
    """Write an application that was taken."""
    connection.execute(insert(paper_applications).values(**vars(application)))


def by_entry(connection: Connection, merchant_id: str, entry_id: str) -> PaperApplication | None:
    """Return this merchant's application that an entry brought."""
    query = select(paper_applications).where(
        paper_applications.c.merchant_id == merchant_id, paper_applications.c.entry_id == entry_id
    )
    row = connection.execute(query).one_or_none()
    return PaperApplication(*row) if row else None


def picture_is_stored(connection: Connection, application: PaperApplication) -> bool:
    """Say whether the copy is whole and was checked: only then may the paper be destroyed."""
    query = select(attachments.c.id).where(
        attachments.c.merchant_id == application.merchant_id,
        attachments.c.entry_id == application.entry_id,
        attachments.c.sha256 == application.picture,
        attachments.c.complete_at.is_not(None),
    )
    return connection.execute(query.limit(1)).first() is not None


def note_destroyed(connection: Connection, application: PaperApplication, at: str, staff: str) -> None:
    """Write when the paper was destroyed, and by whom; the first time counts."""
    here = and_(
        paper_applications.c.merchant_id == application.merchant_id,
        paper_applications.c.entry_id == application.entry_id,
        paper_applications.c.paper_destroyed_at.is_(None),
    )
    connection.execute(
        update(paper_applications).where(here).values(paper_destroyed_at=at, destroyed_by=staff)
    )

"""Changing one's e-mail address: the new one confirms it, the old one is told (N23)."""

from sqlalchemy import Connection, update

from reference_backend import tries
from reference_backend.backend import Backend
from reference_backend.clock import to_wire
from reference_backend.members.address import Address, read_address
from reference_backend.members.people import Member, by_id, find_by_email
from reference_backend.messages.service import Notice, Recipient, Speaker
from reference_backend.own_pages.asking import MINUTES, PER_ADDRESS
from reference_backend.own_pages.links import end_links, make_link
from reference_backend.own_pages.memberships import memberships_of, programme_of
from reference_backend.own_pages.sessions import end_sessions
from reference_backend.own_pages.site import link_at, site_for
from reference_backend.problems import Problem
from reference_backend.secrets_source import fingerprint
from reference_backend.tables import members


def count_asking(backend: Backend, member: Member, address: Address) -> None:
    """Count a wish for another address, on the member and on the address: nobody is flooded with links.

    Whoever has the address, the count is the same. Problem `too-many-tries`.
    """
    # No address in clear: this table is not erased with a person.
    subjects = (f"email-change:{member.id}", f"email-change-to:{fingerprint(member.pool + address.key)}")
    with backend.database.write() as connection:
        tries.count(connection, backend.clock.now(), *((one, PER_ADDRESS) for one in subjects))


def ask_for_change(backend: Backend, member_id: str, address: Address) -> None:
    """Send a link to the new address and a word to the old one.

    When the address is somebody's already, it gets no link, and only the old one learns that something was
    asked.
    """
    with backend.database.write() as connection:
        member = by_id(connection, member_id)
        if member is None:
            return
        speaker, site = _voice(connection, backend, member)
        token = make_link(
            connection, backend.secrets, member.id, "email-change", speaker.now, {"email": address.written}
        )
        name = fingerprint(token)
        notice = Notice(f"email-change-notice:{name}", "email-change-notice", {"own_pages": site})
        speaker.say(connection, Recipient(member.email, member.language, member.id), notice)
        if find_by_email(connection, member.pool, address) is None:
            values = {"minutes": MINUTES, "link": link_at(site, token)}
            to = Recipient(address.written, member.language, member.id)
            speaker.say(connection, to, Notice(f"email-change:{name}", "email-change-confirm", values))


def change_email(connection: Connection, backend: Backend, member: Member, email: str) -> None:
    """Put the confirmed address in the old one's place; Problem `email-not-available` if it was taken."""
    address = read_address(email)
    holder = find_by_email(connection, member.pool, address)
    if holder is not None and holder.id != member.id:
        raise Problem("email-not-available")
    speaker, site = _voice(connection, backend, member)
    changed = {"email": address.written, "email_key": address.key}
    mine = update(members).where(members.c.id == member.id)
    connection.execute(mine.values(**changed, address_proved_at=to_wire(speaker.now), reachable=True))
    end_sessions(connection, member.id)
    end_links(connection, member.id, speaker.now)
    key = f"email-changed:{backend.secrets.identifier()}"
    to = Recipient(member.email, member.language, member.id)
    speaker.say(connection, to, Notice(key, "email-changed", {"own_pages": site}))


def _voice(connection: Connection, backend: Backend, member: Member) -> tuple[Speaker, str]:
    programme = programme_of(connection, backend.programmes, member)
    site = site_for(programme, memberships_of(connection, backend.programmes, member.id))
    return Speaker(programme, backend.secrets, backend.clock.now()), site

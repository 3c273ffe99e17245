"""Holes that a till declares, and what a person did about an entry that was set aside."""

from sqlalchemy import ColumnElement, Connection, select, update

from reference_backend.journal import repository
from reference_backend.journal.bodies import EntrySettled, HoleDeclared
from reference_backend.journal.decision import Arrival, Decision, SetAside
from reference_backend.journal.staffing import staff_for
from reference_backend.staff.roles import Action
from reference_backend.tables import entries


def hole_declared(arrival: Arrival) -> Decision:
    """Lost entries are a person's task; nothing here can bring them back. Unless they came before the till
    lost them: then nothing is missing.
    """
    hole = arrival.body
    assert isinstance(hole, HoleDeclared)
    if hole.reason == "journal-lost":
        with arrival.directly() as connection:
            epoch = repository.epoch(connection, arrival.header.register_id, hole.epoch)
        # A chain is stored without gaps: who has its last place has them all.
        if epoch is not None and epoch.stored_seq >= hole.to_seq:
            return Decision()
    raise SetAside("hole-declared")


def entry_settled(arrival: Arrival) -> Decision:
    """Note beside an entry of the same register which one settled it; what was stored stays as it is."""
    body = arrival.body
    assert isinstance(body, EntrySettled)
    # The header's register: a held settling may be woken by another register's purchase.
    here = (entries.c.register_id == arrival.header.register_id, entries.c.entry_id == body.entry)
    with arrival.directly() as connection:
        staff_for(arrival, body.staff, Action.SETTLE_ENTRY)
        return _settled(arrival, connection, body, here)


def _settled(
    arrival: Arrival, connection: Connection, body: EntrySettled, here: tuple[ColumnElement[bool], ...]
) -> Decision:
    columns = (entries.c.outcome, entries.c.settled_by, entries.c.waits_for)
    rows = connection.execute(select(*columns).where(*here)).all()
    aside = [row for row in rows if row.outcome == "set_aside"]
    if not aside:
        # After a restore the purchase that the entry waits for may come later than the entry's settling.
        held = next((row for row in rows if row.outcome == "held"), None)
        if held is not None:
            return Decision("held", "purchase-not-here-yet", waits_for=held.waits_for)
        raise SetAside("nothing-to-settle")
    if all(row.settled_by is not None for row in aside):
        if body.replacement is not None and all(row.settled_by == body.replacement for row in aside):
            # A card that was handed out instead of another settles that by itself; this says the same again.
            return Decision()
        raise SetAside("settled-before")
    unsettled = (*here, entries.c.outcome == "set_aside", entries.c.settled_by.is_(None))
    connection.execute(update(entries).where(*unsettled).values(settled_by=arrival.header.entry_id))
    return Decision()

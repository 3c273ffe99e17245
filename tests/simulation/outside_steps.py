"""What befalls the network, the backend, the members and a register's rights."""

from __future__ import annotations

from sqlalchemy import Connection, select, update

from reference_backend.card_changes import touch_member
from reference_backend.configuration.repository import terms_of
from reference_backend.consents.purposes import PURCHASE_LINKING
from reference_backend.consents.service import Said, say
from reference_backend.tables import cards, memberships, registers
from tests.simulation.counter_steps import sell
from tests.simulation.network import FAULTS
from tests.simulation.shop import Shop
from tests.simulation.tills import Till

_DAY_MS = 86_400_000


def network_gets_worse(shop: Shop, till: Till) -> None:
    """From now on so many requests meet a fault."""
    shop.network.trouble = shop.world.random.choice((0.05, 0.2, 0.5))
    shop.world.note(f"trouble {shop.network.trouble}")


def network_gets_better(shop: Shop, till: Till) -> None:
    """No more faults."""
    shop.network.trouble = 0.0


def one_fault(shop: Shop, till: Till) -> None:
    """The next delivery of this till meets one fault, drawn evenly, so that none is rare."""
    till.line.next_fault = shop.world.random.choice(tuple(FAULTS))


def line_is_cut(shop: Shop, till: Till) -> None:
    """No network at this till for a while (F18, F20)."""
    till.line.cut_until_ms = shop.world.ms + shop.world.random.choice((20_000, 600_000, 4 * 3_600_000))
    shop.world.fire("line-cut", till.name)


def line_is_back(shop: Shop, till: Till) -> None:
    """The cable is in again."""
    till.line.cut_until_ms = 0


def refused_for_a_while(shop: Shop, till: Till) -> None:
    """401 to everything (F23)."""
    till.line.unauthorised_until_ms = shop.world.ms + shop.world.random.choice((30_000, 1_800_000))


def content_is_refused(shop: Shop, till: Till) -> None:
    """Something refuses one entry for its content, every time it comes (F25)."""
    sell(shop, till)
    waiting = till.act(lambda running: running.journal.waiting(100))
    if not isinstance(waiting, tuple) or not waiting:
        return
    entry = shop.world.random.choice(waiting)
    code = shop.world.random.choice(
        ((400, "bad-request"), (422, "invalid-request"), (413, "request-too-large"))
    )
    till.line.refuses[entry.entry_id] = code
    shop.books.damaged.add(entry.entry_id)


def switch_by_hand(shop: Shop, till: Till) -> None:
    """Somebody says "work offline", or takes it back."""
    if till.running is None:
        return
    off = not till.running.link.switched_off
    till.running.link.switch(off)
    if not off:
        till.running.backoff.succeeded()
        till.running.office.rounds.begin_anew()
        till.wake_ms = shop.world.ms
    shop.world.fire("switched-offline" if off else "switched-online", till.name)


def months_pass(shop: Shop, till: Till) -> None:
    """The shop is closed for a season with the till off, and what waits comes late (F16, F29)."""
    shop.world.fire("months-late", till.name)
    shop.pass_time(shop.world.random.choice((4, 30, 150)) * _DAY_MS)


def a_night_passes(shop: Shop, till: Till) -> None:
    """Hours without anybody; the machine sleeps most of them (F12)."""
    shop.world.fire("sleep-and-resume", till.name)
    shop.pass_time(shop.world.random.randrange(6, 14) * 3_600_000)


# --- the backend -------------------------------------------------------------------------------


def backend_dies_in_a_batch(shop: Shop, till: Till) -> None:
    """`kill -9` of the backend at one of its next statements or commits (F31)."""
    server, before = shop.network.server, shop.network.server.deaths
    server.die_within(shop.world.random.randrange(0, 60))
    if till.running is not None:
        till.wake_ms = shop.world.ms
    shop.pass_time(2_000)
    server.not_dying()
    if server.deaths > before:
        shop.world.fire("backend-killed-in-a-request")


def backend_is_copied(shop: Shop, till: Till) -> None:
    """A backup is made."""
    folder = shop.folder / f"backup-{len(shop.backend_copies)}"
    if shop.network.server.is_up:
        shop.backend_copies.append(shop.network.server.copy_to(folder))


def backend_is_put_back(shop: Shop, till: Till) -> None:
    """The backend is restored from an older copy of itself, as another incarnation or as the same (F30)."""
    if not shop.backend_copies or not shop.network.server.is_up:
        return
    server, world = shop.network.server, shop.world
    before = {row[0] for row in server.looked_at("SELECT entry_id FROM entries")}
    again = world.chance(0.5)
    incarnation = server.backend.secrets.identifier() if again else None
    server.put_back(world.random.choice(shop.backend_copies), incarnation)
    world.fire("backend-restored-new-incarnation" if again else "backend-restored-same-incarnation")
    lost = before - {row[0] for row in server.looked_at("SELECT entry_id FROM entries")}
    shop.books.forgotten |= lost
    shop.backend_replaced = True
    shop.count_destroyed()


# --- members, cards and rights -------------------------------------------------------------------


def member_is_erased(shop: Shop, till: Till) -> None:
    """A membership ends while tills may be offline (F34)."""
    _change_a_member(shop, till, "member-erased")


def card_is_lost(shop: Shop, till: Till) -> None:
    """A card is reported lost at the info desk (F33)."""
    _change_a_member(shop, till, "card-reported-lost")


def consent_is_withdrawn(shop: Shop, till: Till) -> None:
    """Purchases may not be tied to the member any more (J23)."""
    _change_a_member(shop, till, "consent-withdrawn")


def _change_a_member(shop: Shop, till: Till, what: str) -> None:
    server, merchant = shop.network.server, till.who.merchant
    if not server.is_up:
        return
    code = shop.world.random.choice(shop.stock[merchant].codes)
    now = shop.network.server.backend.now_text()

    def change(connection: Connection) -> None:
        member = str(connection.scalar(select(cards.c.member_id).where(cards.c.code == code)))
        of_member = (memberships.c.member_id == member, memberships.c.merchant_id == merchant)
        if what == "member-erased":
            connection.execute(update(memberships).where(*of_member).values(ended_at=now))
        elif what == "card-reported-lost":
            connection.execute(update(cards).where(cards.c.code == code).values(status="lost"))
        else:
            say(connection, merchant, member, PURCHASE_LINKING, False, Said(now, now, "account"))
        touch_member(connection, terms_of(connection, merchant, server.backend.programmes), member)

    server.change(change)
    shop.world.fire(what)


def register_is_revoked(shop: Shop, till: Till) -> None:
    """A manager revokes the register; its journal stays, and it is let in again later (F24)."""
    server = shop.network.server
    if not server.is_up or till.is_clone_of is not None:
        return
    revoke(shop, till.who.register, shop.network.server.backend.now_text())
    shop.world.fire("register-revoked", till.name)


def revoke(shop: Shop, register: str, at: str | None) -> None:
    """Revoke a register, or with None let it in again."""

    def change(connection: Connection) -> None:
        connection.execute(update(registers).where(registers.c.id == register).values(revoked_at=at))

    shop.network.server.change(change)

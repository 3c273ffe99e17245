"""What people do at a till."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from offline_cache.errors import CacheError, EntryError
from pos_client.domain.benefit import Benefit
from pos_client.domain.entry import Fact as JournalFact
from pos_client.domain.entry import Kind, Payment, ReversalReason
from pos_client.domain.errors import KnownError
from pos_client.domain.identification import Identification
from pos_client.domain.ids import EntryId, HoldId
from pos_client.domain.money import Money
from pos_client.domain.sale import Sale
from pos_client.domain.scan import Scan, ScanSource
from pos_client.domain.staff import Role
from tests.simulation.books import Fact
from tests.simulation.shop import Shop
from tests.simulation.template import STAFF
from tests.simulation.tills import Process, Till


def sell(shop: Shop, till: Till) -> None:
    """A whole sale: perhaps a card, perhaps a benefit, the total, Record, perhaps twice (X01)."""
    world = shop.world
    if till.unclear is not None:
        record(shop, till, till.unclear)
        return
    if not somebody_signed_in(shop, till):
        return
    sale_id = till.act(lambda running: running.new_id())
    if not isinstance(sale_id, str):
        return
    sale = Sale(EntryId(sale_id))
    if world.chance(0.6) and isinstance(found := scan_a_card(shop, till), Identification):
        sale = with_benefits(shop, till, sale.identified(found))
    sale = sale.frozen(Money(world.random.randrange(1, 20_000), "EUR"))
    till.act(lambda running: running.counter.unfinished.keep(sale))
    if world.chance(0.03):
        till.act(lambda running: running.counter.unfinished.forget())
        world.note(f"{till.name} discards {sale.sale_id}")
        return
    record(shop, till, sale)
    if world.chance(0.1):
        world.fire("record-pressed-twice", till.name)
        record(shop, till, sale)


def record(shop: Shop, till: Till, sale: Sale) -> None:
    """Press Record. What is in doubt is asked for again later, with the same id."""
    if till.running is None:
        return
    assert sale.total is not None
    who, amount = till.who, sale.total.amount_minor
    fact = Fact(sale.sale_id, "purchase_recorded", who.register, who.merchant, amount, shop.world.ms)
    shop.books.attempt(fact)
    if till.unclear is not None and shop.has_a_copy(till):
        shop.books.in_two_copies.add(sale.sale_id)
    done = till.act(lambda running: running.counter.record(sale))
    shop.world.note(f"{till.name} records {sale.sale_id} {told(done)}")
    till.unclear = None
    if isinstance(done, CacheError):
        till.unclear = sale
    elif done is not None and not isinstance(done, Exception):
        shop.books.acknowledge(sale.sale_id)
        till.deliver_soon()


def told(done: object) -> str:
    """What came back to the screen, in a word."""
    if isinstance(done, (KnownError, CacheError)):
        return done.code
    return "nothing" if done is None else "done"


def resume(shop: Shop, till: Till) -> None:
    """After a start the sale that was paid and perhaps not recorded is offered again (F01)."""
    found = till.act(lambda running: running.counter.unfinished.find())
    if not isinstance(found, tuple) or not somebody_signed_in(shop, till):
        return
    sale = found[0]
    if shop.world.chance(0.1):
        till.act(lambda running: running.counter.unfinished.forget())
        return
    shop.world.fire("sale-resumed-after-a-crash", till.name)
    if shop.has_a_copy(till) or sale.sale_id in shop.books.of_registers.get(till.who.register, ()):
        # A copy made while the sale was open, or put back since, is offered it too: its record is set aside.
        shop.books.in_two_copies.add(sale.sale_id)
    record(shop, till, sale)


def scan_a_card(shop: Shop, till: Till) -> Identification | Exception | None:
    """Show a card of this shop, of another one, or something else."""
    world, stock = shop.world, shop.stock[till.who.merchant]
    code = world.random.choice(stock.codes) if world.chance(0.9) else "4006381333931"
    scan = Scan(code.encode(), ScanSource.CAMERA, till.clock.now(), stock.symbology)
    found = till.act(lambda running: running.counter.identify(scan))
    if isinstance(found, Identification):
        world.note(f"{till.name} scans: {found.verdict} from {found.source}")
        till.deliver_soon()
    return found


def only_scan(shop: Shop, till: Till) -> None:
    """A customer asks what the card gives, and buys nothing."""
    scan_a_card(shop, till)


def only_sign_in(shop: Shop, till: Till) -> None:
    """Somebody takes over."""
    sign_in(shop, till, Role.CASHIER)


def with_benefits(shop: Shop, till: Till, sale: Sale) -> Sale:
    """Tick some of what the card gives, holding what can be used once only."""
    assert sale.customer is not None
    for benefit in sale.customer.benefits:
        if not benefit.chosen or not shop.world.chance(0.7):
            continue
        hold = _held(till, sale, benefit) if benefit.single_use else None
        try:
            sale = sale.with_chosen(benefit, hold, _per_purchase(till))
        except KnownError:
            continue
    return sale


def _held(till: Till, sale: Sale, benefit: Benefit) -> HoldId | None:
    answer = till.act(lambda running: running.counter.holds.hold(sale, benefit))
    return None if answer is None or isinstance(answer, Exception) else answer


def _per_purchase(till: Till) -> int | None:
    return None if till.running is None else till.running.configuration.programme.benefits_per_purchase


def take_back(shop: Shop, till: Till) -> None:
    """Reverse one of this till's last sales."""
    if not somebody_signed_in(shop, till):
        return
    recent = till.act(lambda running: running.counter.recent())
    if not isinstance(recent, tuple) or not recent:
        return
    purchase = shop.world.random.choice(recent).purchase
    done = till.act(lambda running: running.counter.reverse(purchase, ReversalReason.MISTAKE))
    shop.world.note(f"{till.name} takes back {purchase}: {told(done)}")
    if isinstance(done, str):
        _acknowledge(shop, till, str(done), Kind.PURCHASE_REVERSED)


def replace_a_card(shop: Shop, till: Till) -> None:
    """Hand out a blank card for a fee (J17)."""
    blanks = shop.stock[till.who.merchant].blanks
    if not blanks or not somebody_signed_in(shop, till, Role.INFO_DESK):
        return
    holder = scan_a_card(shop, till)
    if not isinstance(holder, Identification):
        return
    blank = shop.world.random.choice(blanks)
    done = till.act(lambda running: running.counter.replace_card(holder, blank, Payment.CASH))
    shop.world.note(f"{till.name} replaces a card: {told(done)}")
    if done is not None and not isinstance(done, Exception):
        _acknowledge(shop, till, str(done.entry), Kind.CARD_ISSUED)
    till.deliver_soon()


def _acknowledge(shop: Shop, till: Till, entry_id: str, kind: Kind) -> None:
    who = till.who
    shop.books.attempt(Fact(entry_id, kind.value, who.register, who.merchant, 0, shop.world.ms))
    shop.books.acknowledge(entry_id)
    till.deliver_soon()


def somebody_signed_in(shop: Shop, till: Till, role: Role | None = None) -> bool:
    """Whether somebody of that role may work; they sign in first where nobody is."""
    if till.running is None:
        return False
    session = till.running.counter.shift.session
    if session is not None and role in (None, session.role):
        return True
    return sign_in(shop, till, role or Role.CASHIER)


def sign_in(shop: Shop, till: Till, role: Role) -> bool:
    """Number and PIN; now and then a wrong one first."""
    number, pin = STAFF[role]
    if shop.world.chance(0.05):
        wrong = till.act(lambda running: running.counter.sign_in(number, "000000"))
        shop.world.note(f"{till.name} wrong PIN: {told(wrong)}")
    done = till.act(lambda running: running.counter.sign_in(number, pin))
    shop.world.note(f"{till.name} signs in: {told(done)}")
    return done is not None and not isinstance(done, Exception)


def report_the_day(shop: Shop, till: Till) -> None:
    """The manager looks at the day: what the backend has, and what this till holds back."""
    if somebody_signed_in(shop, till, Role.MANAGER):
        today = till.clock.now().date()
        done = till.act(lambda running: running.counter.report_day(today))
        shop.world.note(f"{till.name} reports the day: {told(done)}")


def append_what_cannot_be_written(shop: Shop, till: Till) -> None:
    """A fact that is no canonical JSON, or that takes another's id, is refused and blocks nobody (F28)."""
    world = shop.world
    bodies: list[object] = [1.5, "\ud800", 2**53, {"ä": 1}, [object()]]
    body: Mapping[str, object] = {"value": world.random.choice(bodies)}
    moment = till.clock.now()
    if world.chance(0.2):
        # A sound body, as any mapping, at a time that does not say where on earth.
        body, moment = MappingProxyType({"value": 1}), moment.replace(tzinfo=None)

    def append(running: Process) -> object:
        fact = JournalFact(running.new_id(), Kind.SCAN_COUNTED, moment, body)
        return running.journal.append([fact])

    if isinstance(till.act(append), EntryError):
        world.fire("fact-that-cannot-be-written", till.name)


def append_under_a_taken_id(shop: Shop, till: Till) -> None:
    """Another fact under the id of one of this register (F14)."""
    taken = sorted(shop.books.of_registers.get(till.who.register, ()))
    if not taken:
        return
    entry_id = EntryId(shop.world.random.choice(taken))
    body = {"staff": "12", "role": "cashier", "offline": False}
    other = JournalFact(entry_id, Kind.STAFF_SIGNED_IN, till.clock.now(), body)
    done = till.act(lambda running: running.journal.append([other]))
    if done is None or isinstance(done, tuple) or told(done) == "record-uncertain":
        # What is uncertain may stand in the file all the same.
        shop.books.shadowed.add(entry_id)
    if done is not None:
        shop.world.fire("same-id-other-fact", f"{till.name} {told(done)}")

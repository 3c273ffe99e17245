"""An opened store, a backend's address and a token become a till's use cases."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from offline_cache.chain import HeadSigner
from offline_cache.journal import Journal
from offline_cache.store import Store
from pos_client.bootstrap.private_file import write_private_lines
from pos_client.domain.ids import EntryId, RandomBytes, new_entry_id
from pos_client.services.approving import LookAfterTills
from pos_client.services.back_office import BackOffice
from pos_client.services.benefits import Holds
from pos_client.services.certificate_watch import CertificateWatch
from pos_client.services.configuration import CurrentConfiguration
from pos_client.services.counter import Counter
from pos_client.services.day_report import ReportDay
from pos_client.services.deliver import BATCH, Deliver
from pos_client.services.hello import Hello
from pos_client.services.identify import Identify
from pos_client.services.link import LinkWatch
from pos_client.services.mended import Mended
from pos_client.services.offline_answer import OfflineAnswer
from pos_client.services.open_sale import UnfinishedSale
from pos_client.services.pin_check import PinCheck
from pos_client.services.ports import Backend, Clock, CounterBackend, PinHasher
from pos_client.services.recent import RecentPurchases
from pos_client.services.record_purchase import RecordPurchase
from pos_client.services.refresh import Refresh
from pos_client.services.replace_card import ReplaceCard
from pos_client.services.retention import Retention
from pos_client.services.reverse import Reverse
from pos_client.services.revocation import Wipe
from pos_client.services.rounds import Paces, Rounds
from pos_client.services.sending import Sending
from pos_client.services.set_aside import SetAside
from pos_client.services.shift import Shift
from pos_client.services.sign_in import SignIn
from pos_client.services.sign_out import SignOut
from pos_client.services.staff_news import StaffNews
from pos_client.services.till_time import TillTime
from pos_client.services.unlock_staff import UnlockStaff
from pos_client.services.wrong_tries import WrongTries


@dataclass(frozen=True, slots=True)
class Parts:
    """What all use cases are made from. Nothing else is shared between the threads."""

    store: Store
    journal: Journal
    signer: HeadSigner
    configuration: CurrentConfiguration
    link: LinkWatch
    clock: Clock
    random_bytes: RandomBytes
    hasher: PinHasher
    paces: Paces
    boot: str = ""
    write_lines: Callable[[Path, Iterable[str]], None] = write_private_lines
    batch: int = BATCH
    certificates: CertificateWatch = field(default_factory=CertificateWatch)
    shift: Shift = field(default_factory=Shift)
    till_time: TillTime = field(init=False)

    def __post_init__(self) -> None:
        """Both threads go by one time."""
        object.__setattr__(self, "till_time", TillTime(self.clock, self.store.settings, self.boot))

    def new_id(self) -> EntryId:
        """An id for a new entry."""
        return new_entry_id(int(self.clock.now().timestamp() * 1000), self.random_bytes)


def counter(parts: Parts, backend: CounterBackend) -> Counter:
    """The use cases of the counter's thread, over its own connection."""
    shift, journal, configuration = parts.shift, parts.journal, parts.configuration
    writing = (journal, shift, configuration, parts.clock, parts.new_id)
    tries = WrongTries(parts.store.staff_failures, parts.clock, parts.boot)
    unfinished = UnfinishedSale(parts.store.open_sale, journal, parts.clock)
    return Counter(
        configuration=configuration,
        shift=shift,
        sign_in=SignIn(_pin_check(parts, backend, tries), shift, journal, parts.new_id),
        sign_out=SignOut(shift, unfinished),
        unlock_staff=UnlockStaff(backend, parts.link, shift, tries),
        identify=Identify(
            backend=backend,
            link=parts.link,
            offline=OfflineAnswer(parts.store.snapshot, parts.store.settings, configuration, parts.till_time),
            journal=journal,
            shift=shift,
            configuration=configuration,
            clock=parts.clock,
            new_id=parts.new_id,
        ),
        holds=Holds(backend, parts.link, shift),
        record=RecordPurchase(*writing),
        reverse=Reverse(journal, shift, parts.clock, parts.new_id),
        replace_card=ReplaceCard(*writing),
        report_day=ReportDay(backend, journal, shift, configuration, parts.link),
        recent=RecentPurchases(journal),
        unfinished=unfinished,
        mended=Mended(parts.store),
        set_aside=SetAside(journal, shift, configuration, parts.clock, parts.write_lines),
        tills=LookAfterTills(backend, parts.link, shift),
    )


def _pin_check(parts: Parts, backend: Backend, tries: WrongTries) -> PinCheck:
    return PinCheck(
        backend=backend,
        link=parts.link,
        staff=parts.store.staff,
        tries=tries,
        news=_staff_news(parts, backend),
        hasher=parts.hasher,
        configuration=parts.configuration,
        till_time=parts.till_time,
    )


def _staff_news(parts: Parts, backend: Backend) -> StaffNews:
    return StaffNews(
        backend=backend,
        link=parts.link,
        staff=parts.store.staff,
        failures=parts.store.staff_failures,
        shift=parts.shift,
        configuration=parts.configuration,
        till_time=parts.till_time,
    )


def back_office(parts: Parts, backend: Backend) -> BackOffice:
    """The use cases of the delivery's thread, over another connection. Cards that are kept too long already
    are gone when this returns.
    """
    store, link, clock = parts.store, parts.link, parts.clock
    hello = Hello(
        backend=backend,
        journal=parts.journal,
        signer=parts.signer,
        settings=store.settings,
        link=link,
        clock=clock,
        till_time=parts.till_time,
        register=parts.configuration().register.register_id,
        staff_news=_staff_news(parts, backend).exchange,
    )
    deliver = Deliver(Sending(backend, parts.signer, link, clock), parts.journal, parts.batch)
    refresh = Refresh(backend, store.snapshot, store.settings, parts.configuration, link, parts.till_time)
    refresh.forget_unusable_cards()
    retention = Retention(parts.journal, parts.configuration, parts.till_time.backend_at_least, clock)
    wipe = Wipe(store.snapshot, store.staff)
    rounds = Rounds(hello, deliver, refresh, retention, link, clock, parts.random_bytes, parts.paces, wipe)
    return BackOffice(
        parts.configuration,
        parts.journal,
        store.snapshot,
        rounds,
        lambda: parts.certificates.ending(clock.now()),
    )

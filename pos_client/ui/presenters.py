"""All presenters of one till. The composition root connects their wishes and facts by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject

from pos_client.domain.ids import EntryId
from pos_client.ui.cashier.camera import CameraPresenter
from pos_client.ui.cashier.presenter import CashierPresenters
from pos_client.ui.cashier.reading_help import ReadingHelp
from pos_client.ui.cashier.recent import RecentPresenter
from pos_client.ui.info_desk.presenter import InfoDeskPresenter
from pos_client.ui.look import Clock
from pos_client.ui.manager.presenter import ManagerPresenter
from pos_client.ui.manager.set_aside import SetAsidePresenter
from pos_client.ui.manager.tills import TillsPresenter
from pos_client.ui.scanners.presenter import ScannersPresenters
from pos_client.ui.sign_in.enrol import EnrolPresenter
from pos_client.ui.sign_in.lock import LockPresenter
from pos_client.ui.sign_in.own_pin import OwnPinPresenter
from pos_client.ui.sign_in.passphrase import PassphrasePresenter
from pos_client.ui.sign_in.presenters import BlockedPresenter, SignInPresenter
from pos_client.ui.sounds import Sounder
from pos_client.ui.standing import StandingPresenter


@dataclass(frozen=True, slots=True)
class Presenters:
    """One of each. A wish is the signal `<slot>_asked`, a fact the slot `on_<signal>`."""

    standing: StandingPresenter
    enrol: EnrolPresenter
    sign_in: SignInPresenter
    own_pin: OwnPinPresenter
    lock: LockPresenter
    blocked: BlockedPresenter
    passphrase: PassphrasePresenter
    cashier: CashierPresenters
    recent: RecentPresenter
    camera: CameraPresenter
    help: ReadingHelp
    scanners: ScannersPresenters
    info_desk: InfoDeskPresenter
    manager: ManagerPresenter
    set_aside: SetAsidePresenter
    tills: TillsPresenter

    @classmethod
    def build(cls, clock: Clock, new_sale_id: Callable[[], EntryId], sounder: Sounder) -> Presenters:
        """All of them, idle."""
        help_ = ReadingHelp()
        cashier = CashierPresenters.build(clock, new_sale_id, sounder)
        cashier.counter.customer_gone.connect(help_.forget)
        enrol = EnrolPresenter(clock)
        sign_in, lock, own_pin = (
            SignInPresenter(clock, sounder),
            LockPresenter(clock, sounder),
            OwnPinPresenter(sounder),
        )
        for door in (sign_in, lock):
            door.own_pin_needed.connect(own_pin.begin)
        return cls(
            standing=StandingPresenter(),
            enrol=enrol,
            sign_in=sign_in,
            own_pin=own_pin,
            lock=lock,
            blocked=BlockedPresenter(),
            passphrase=PassphrasePresenter(lambda: enrol.address_and_code, sounder),
            cashier=cashier,
            recent=RecentPresenter(sounder),
            camera=CameraPresenter(),
            help=help_,
            scanners=ScannersPresenters.build(),
            info_desk=InfoDeskPresenter(clock, sounder),
            manager=ManagerPresenter(clock),
            set_aside=SetAsidePresenter(),
            tills=TillsPresenter(clock, sounder),
        )

    def all(self) -> tuple[QObject, ...]:
        """All, for whoever connects them by name."""
        return (
            self.standing,
            self.enrol,
            self.sign_in,
            self.own_pin,
            self.lock,
            self.blocked,
            self.passphrase,
            *self.cashier.all(),
            self.recent,
            self.camera,
            self.help,
            *self.scanners.all(),
            self.info_desk,
            self.manager,
            self.set_aside,
            self.tills,
        )

"""A shop's counter: the real till, its windows and threads in this process, and a person in front of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from pos_client.bootstrap.app import App
from pos_client.bootstrap.folders import DataFolder
from pos_client.bootstrap.options import NO_CAMERA, Options
from pos_client.bootstrap.secret_places import SecretPlaces
from pos_client.bootstrap.surroundings import Surroundings
from pos_client.demo.at_the_till import AtTheTill
from pos_client.demo.cable import Cable
from pos_client.demo.hands import NotSeenError, wait_for
from pos_client.demo.sample_cards import Carrier, SampleCard
from pos_client.domain.standing import RecentPurchase
from pos_client.secret_store.memory_store import MemorySecretStore
from pos_client.services.pin_hasher import Argon2PinHasher
from pos_client.services.ports import SecretStore
from pos_client.ui.cashier.screen import CashierScreen
from pos_client.ui.sign_in.blocked_screen import BlockedScreen
from pos_client.ui.sign_in.enrol_screen import EnrolScreen
from pos_client.ui.sign_in.screens import SignInScreen
from pos_client.ui.sounds import Sound
from tests.journeys.demo_staff import PINS

if TYPE_CHECKING:
    # A till's process opens this module too, and must not pay for the backend's imports at each start.
    from tests.journeys.back_office import BackOffice, Shop

Found = TypeVar("Found")

PATIENCE_S = 15.0
_LONGEST_BACKOFF_S = 0.3
"""A test plugs the cable in and looks."""

QUICK_HASHER = Argon2PinHasher(time_cost=1, memory_cost_kib=8, parallelism=1)
REMEMBERED = "remembered"
"""Instead of a camera: the one that was chosen in this till before."""


class Ears:
    """Hear what the till plays."""

    def __init__(self) -> None:
        self.heard: list[Sound] = []

    def play(self, sound: Sound) -> None:
        """Remember it."""
        self.heard.append(sound)


class OpenTill(AtTheTill):
    """A till that runs, and the person in front of it."""

    def __init__(
        self, qt: QApplication, folder: Path, pictures: Path, secrets: SecretStore, camera: str | None = None
    ) -> None:
        self.ears = Ears()
        self.folder = folder
        source = None if camera == REMEMBERED else camera or NO_CAMERA
        options = Options(source, _LONGEST_BACKOFF_S, self.ears, scale=1.0)
        places = secrets if isinstance(secrets, SecretPlaces) else None
        outside = Surroundings(secrets, hasher=QUICK_HASHER, places=places)
        self.app = App(qt, DataFolder(folder), outside, options)
        super().__init__(qt, self.app.window, pictures)
        self.app.window.resize(1280, 800)
        self.app.start()
        self.is_open = True

    def close(self) -> None:
        """Close the window and wait for the threads. Twice is fine."""
        if not self.is_open:
            return
        self.is_open = False
        self.app.window.close()
        self.app.stop()
        # The translations belong to the application, which outlives this till and serves the next test's.
        self.app.shell._look.tongue.speak_no_more()
        self.app.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def enrol_quickly(self, url: str, code: str) -> None:
        """What `enrol` does, without the time that fingers take."""
        self.until(lambda: self.visible(EnrolScreen), "the enrolment screen")
        self.hands.click(self.hands.button("English"))
        self.app.shell.presenters.enrol.type_in(url, code)
        self.hands.click(self.hands.one(EnrolScreen).send)

    def sign_in_as(self, role: str) -> None:
        """The shop's cashier, info desk or manager takes the till, on the keypad."""
        self.type_staff_and_pin(*PINS[role])
        self.until(lambda: self.visible(CashierScreen), "the counter")

    def speak_english(self) -> None:
        """The button of the language, once the till asks who works here."""
        self.until(lambda: self.visible(SignInScreen), "the sign-in screen")
        self.hands.click(self.hands.button("English"))

    def type_staff_and_pin(self, number: str, pin: str) -> None:
        """The keypad of the sign-in screen; the last digit signs in."""
        self.speak_english()
        pad = self.app.shell.presenters.sign_in
        while pad.state.typed.number:
            pad.press("back")
        for digit in number:
            pad.press(digit)
        pad.enter()
        for digit in pin:
            pad.press(digit)

    def freeze_quickly(self, total: str) -> None:
        """A total and Enter, without the time that fingers take."""
        cashier = self.app.shell.presenters.cashier
        for key in total:
            cashier.total.press(key)
        cashier.sale.enter()

    def sell_quickly(self, total: str) -> None:
        """The same, and Enter once more."""
        self.freeze_quickly(total)
        self.record_quickly()

    def record_quickly(self) -> None:
        """Enter on a frozen total."""
        cashier = self.app.shell.presenters.cashier
        sale = cashier.state.sale.sale_id
        cashier.sale.enter()
        self.until(lambda: _is_recorded(cashier.state.recorded, sale), "the sale to be recorded")

    def until(self, look: Callable[[], Found | None], what: str) -> Found:
        """Wait for the first true answer; when none comes, say what the window showed instead."""
        try:
            return wait_for(look, what, PATIENCE_S)
        except NotSeenError as missed:
            raise NotSeenError(f"{missed}; the window shows {self.words()}") from None

    def shows(self, words: str) -> None:
        """Wait until these words stand somewhere on the window."""
        self.until(lambda: any(words in text for text in self.words()), f"the words {words!r} on the window")

    def words(self) -> list[str]:
        """Everything that stands on the window: texts, and what is painted, as a screen reader hears it."""
        widgets = self.hands.window.findChildren(QWidget)
        seen = [one for one in widgets if one.isVisible()]
        painted = [
            text for one in seen for text in (one.accessibleName(), one.accessibleDescription()) if text
        ]
        return [*self.hands.texts(), *painted]

    def confirmed(self) -> None:
        """Wait until every purchase along the bottom is confirmed and nothing waits."""
        self.until(lambda: not self.purchases() or self.all_confirmed(), "the backend's confirmation")
        self.all_delivered()

    def all_delivered(self) -> None:
        """Wait until nothing waits on this till, purchases or not."""
        self.until(lambda: self.waiting() == "0 waiting", "the queue to be empty")

    def has_its_list_of_cards(self) -> None:
        """Wait until the till can answer without the backend."""
        till = self.app.backstage.till
        self.until(lambda: till.back_office and till.back_office.snapshot.info(), "the list of cards")

    def says_link(self, words: str) -> None:
        """Wait until the header says so of the network."""
        self.until(lambda: self.link() == words, f"the link to be {words!r}")

    def band(self) -> str:
        """What the band says of the customer."""
        return self.counter.customer.band.headline

    def scan_another(self, card: SampleCard, verdict: str) -> None:
        """The same after the card before has been taken out."""
        self.remove_card()
        self.scan(card, verdict)

    def show_to_till(self, card: SampleCard) -> None:
        """Hold a card out without expecting anything."""
        from pos_client.demo.card_tile import drag_data

        self.hands.drop(drag_data(card, self._pictures), self.counter.scan)

    def words_about_total(self) -> str:
        """What stands below the amount."""
        return self.counter.purchase.problem.words

    def hint(self) -> str:
        """The word beside the band."""
        return self.counter.customer.hint.words

    def question(self) -> str:
        """The question over the screen, empty when there is none."""
        return self.counter.question.words

    def asks(self, words: str) -> None:
        """Wait for a question with these words."""
        self.until(lambda: words in self.question(), f"the question {words!r}")

    def look_through(self, camera: str) -> None:
        """Use this camera from now on."""
        self.app.shell.presenters.camera.start_camera_asked.emit(camera)

    def sells(self) -> bool:
        """Whether the cashier's screen is shown."""
        return self.visible(CashierScreen)

    def is_blocked(self) -> bool:
        """Whether the till says that it cannot start."""
        return self.visible(BlockedScreen)

    def blocked_code(self) -> str | None:
        """What support is told of a till that cannot start."""
        return self.app.shell.presenters.blocked.state.code

    def visible(self, kind: type[QWidget]) -> bool:
        """Whether such a widget is on the screen."""
        return self.hands.shows(kind)


def _is_recorded(recorded: RecentPurchase | None, sale: str) -> bool:
    return recorded is not None and recorded.purchase == sale


@dataclass
class Counter:
    """A shop's counter: its backend behind a cable, its tills, its customers."""

    qt: QApplication
    cable: Cable
    shop: Shop
    folder: Path
    secrets: SecretStore = field(default_factory=MemorySecretStore)
    tills: list[OpenTill] = field(default_factory=list)

    @property
    def office(self) -> BackOffice:
        """Whoever sets up members and looks at what arrived."""
        return self.shop.office

    def switch_on(self, name: str = "Till 1", camera: str | None = None) -> OpenTill:
        """Start the program of this till, and wait for nothing."""
        pictures = self.folder / "pictures"
        pictures.mkdir(parents=True, exist_ok=True)
        till = OpenTill(self.qt, self.data_of(name), pictures, self.secrets, camera)
        self.tills.append(till)
        return till

    def open_till(self, name: str = "Till 1", role: str = "cashier", camera: str | None = None) -> OpenTill:
        """A new till of this shop, enrolled, online, with somebody at it."""
        till = self.switch_on(name, camera)
        till.enrol_quickly(self.cable.url, self.shop.new_enrolment_code(name))
        till.sign_in_as(role)
        till.says_link("Online")
        return till

    def has_arrived(self, totals: list[int]) -> None:
        """Wait until the backend has exactly these totals, in cents, and every till of this shop knows it."""
        self.tills[-1].until(lambda: self.shop.totals() == totals, f"{totals} at the backend")
        for till in self.tills:
            if till.is_open and till.visible(CashierScreen):
                till.confirmed()

    def data_of(self, name: str) -> Path:
        """The data folder of a till."""
        return self.folder / name.replace(" ", "-")

    def close(self) -> None:
        """Close what is open."""
        for till in self.tills:
            till.close()


def card_showing(
    code: str, key: str, carrier: Carrier = Carrier.PHONE, symbology: str = "QRCode"
) -> SampleCard:
    """Something with any code on it."""
    return SampleCard(key, "Something", "", code, symbology, carrier, "Somebody")


__all__ = ["Counter", "Ears", "OpenTill", "card_showing"]

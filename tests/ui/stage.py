"""A till on a stage: the real window and presenters, told facts as the workers would tell them."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from pos_client.domain.identification import Identification
from pos_client.domain.ids import EntryId, StaffNumber
from pos_client.domain.programme import (
    Configuration,
)
from pos_client.domain.staff import Role, StaffSession
from pos_client.domain.standing import (
    Link,
    LinkState,
    QueueState,
)
from pos_client.ui.i18n import Tongue
from pos_client.ui.icons import Icons
from pos_client.ui.look import Look
from pos_client.ui.presenters import Presenters
from pos_client.ui.shell import Shell
from pos_client.ui.sounds import Sound
from pos_client.ui.theme import Theme
from tests.ui.shop import NOON, RECENT, configuration, scan


class Heard:
    """A sounder that remembers."""

    def __init__(self) -> None:
        self.sounds: list[Sound] = []

    def play(self, sound: Sound) -> None:
        self.sounds.append(sound)


class Wishes(QObject):
    """Remembers every wish of every presenter, by its slot's name."""

    def __init__(self, presenters: Presenters) -> None:
        super().__init__()
        self.made: list[tuple[str, tuple[object, ...]]] = []
        for presenter in presenters.all():
            for name in dir(type(presenter)):
                if name.endswith("_asked"):
                    getattr(presenter, name).connect(self._taker(name.removesuffix("_asked")))

    def _taker(self, name: str) -> Callable[..., None]:
        return lambda *arguments: self.made.append((name, arguments))

    def of(self, name: str) -> list[tuple[object, ...]]:
        return [arguments for made, arguments in self.made if made == name]


class Stage:
    """A window of a size, in a language, with a till that knows where it stands."""

    def __init__(self, app: QApplication, size: tuple[int, int] = (1024, 768), language: str = "en") -> None:
        self.heard = Heard()
        self.tongue = Tongue(app)
        self.tongue.speak(language)
        self.now = NOON
        self._ids = 0
        self.look = Look(Theme.for_screen(*size), Icons(), self.tongue, lambda: self.now)
        self.presenters = Presenters.build(lambda: self.now, self._new_sale_id, self.heard)
        self.wishes = Wishes(self.presenters)
        self.shell = Shell(self.look, self.presenters)
        self.shell.resize(*size)
        self.app = app

    def _new_sale_id(self) -> EntryId:
        self._ids += 1
        return EntryId(f"sale-{self._ids}")

    def tell(self, fact: str, *arguments: object) -> None:
        """Tell everybody a fact, as the workers' signals would."""
        for listener in (*self.presenters.all(), self.shell, self.shell.scans):
            heard = getattr(listener, f"on_{fact}", None)
            if heard is not None:
                heard(*arguments)

    def open(
        self, role: Role = Role.CASHIER, *, offline: bool = False, config: Configuration | None = None
    ) -> None:
        """The till is set up and somebody is signed in."""
        self.tell("till_opened", config or configuration())
        session = None if offline else "session"
        self.tell("signed_in", StaffSession(StaffNumber("12"), role, NOON, session))
        link = Link.OFFLINE if offline else Link.ONLINE
        self.tell(
            "link_changed",
            LinkState(link, NOON - timedelta(minutes=26), "backend-unreachable" if offline else None),
        )
        waiting = (
            QueueState(14, NOON - timedelta(minutes=26), NOON, 0) if offline else QueueState(0, None, NOON, 0)
        )
        self.tell("queue_changed", waiting)
        self.tell("recent_changed", RECENT)

    def show_card(self, found: Identification, code: str | None = None) -> None:
        """A card is scanned and answered."""
        scanned = scan(code or found.code or "4006381333931")
        self.shell.scans.on_scan_arrived(scanned, False)
        self.tell("identified", scanned, found)

    def keys(self, pressed: str) -> None:
        """Digits into the amount."""
        for key in pressed:
            self.presenters.cashier.total.press(key)

    def texts(self) -> list[str]:
        """Everything that is written in the window."""
        labels = [label.text() for label in self.shell.findChildren(QLabel)]
        buttons = [button.text() for button in self.shell.findChildren(QAbstractButton)]
        return [*labels, *buttons]

    def picture(self) -> QPixmap:
        self.shell.show()
        self.app.processEvents()
        return self.shell.grab()

    def close(self) -> None:
        self.shell.close()
        self.tongue.speak_no_more()
        self.shell.deleteLater()
        # processEvents leaves these for an outer loop that a test does not have.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

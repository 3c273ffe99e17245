"""What the window holds: a header, a banner, and a stack of screens of which one is shown."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from pos_client.domain.errors import KnownError
from pos_client.domain.exchange import ShownCode
from pos_client.domain.ids import EntryId
from pos_client.domain.programme import Configuration
from pos_client.domain.staff import StaffSession
from pos_client.ui.header import Header
from pos_client.ui.i18n import translate
from pos_client.ui.look import Look
from pos_client.ui.presenters import Presenters
from pos_client.ui.scan_takers import ScanTakers
from pos_client.ui.screens import screen_named
from pos_client.ui.sign_in.lock import Cover
from pos_client.ui.stylesheet import stylesheet
from pos_client.ui.theme import Size
from pos_client.ui.widgets.layouts import column
from pos_client.ui.widgets.notice import Notice
from pos_client.ui.widgets.picture_drop import PictureDrop
from pos_client.ui.widgets.screen import Screen

_CLOSED = frozenset({"locked", "own_pin", "enrol", "blocked", "passphrase"})
"""Screens from which nobody may go on by the menu."""
_ASIDE = frozenset({"scanners", "set_aside", "tills"})
"""Screens that lead back to where one came from."""
REFRESH_MS = 10_000
"""How often ages and the clock are drawn anew."""


class Shell(QWidget):
    """Shows the screen that the facts call for; builds each one when it is first needed."""

    screen_changed = Signal(str)
    """The name of the screen that is shown now: whoever routes scans asks what it wants."""

    def __init__(self, look: Look, presenters: Presenters) -> None:
        super().__init__()
        self._look = look
        self.presenters = presenters
        self._screens: dict[str, Screen] = {}
        self._current = ""
        self._came_from = self._under_cover = "sign_in"
        self.scans = ScanTakers(presenters, lambda: self._current)
        self._stack = QStackedWidget()
        self.header = Header(look, presenters.standing)
        self.banner = Notice(look)
        self.setFont(look.theme.font(Size.BODY))
        self.setStyleSheet(stylesheet(look.theme))
        # A plain QWidget paints the ground of its style sheet only when it is told to.
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("role", "page")
        self._lay_out()
        self._wire()
        self.show_screen("sign_in")
        self._draw_standing()

    @property
    def current(self) -> str:
        """The name of the screen that is shown."""
        return self._current

    def is_built(self, name: str) -> bool:
        """Whether that screen was needed so far."""
        return name in self._screens

    def screen_of(self, name: str) -> Screen:
        """That screen, built when it is first asked for: a till paints its first screen at once."""
        if name not in self._screens:
            self._screens[name] = screen_named(name, self._look, self.presenters, self._go)
            self._stack.addWidget(self._screens[name])
        return self._screens[name]

    def show_screen(self, name: str) -> None:
        """Change to a screen: enrol, passphrase, sign_in, own_pin, locked, blocked, cashier, info_desk,
        manager, set_aside, tills, scanners.
        """
        screen = self.screen_of(name)
        if name in _ASIDE and name != self._current and self._current not in _ASIDE:
            self._came_from = self._current
        self._current = name
        self._stack.setCurrentWidget(screen)
        screen.setFocus()
        self.header.close_menu(name in _CLOSED)
        if name == "manager":
            self.presenters.manager.open()
        elif name == "set_aside":
            self.presenters.set_aside.open()
        elif name == "tills":
            self.presenters.tills.open()
        self.screen_changed.emit(name)

    # --- facts that change the screen --------------------------------------------------------------

    @Slot(object)
    def on_till_opened(self, configuration: Configuration) -> None:
        """The till knows where it stands: somebody may sign in."""
        self.on_configuration_changed(configuration)
        self.show_screen("sign_in")

    @Slot(object)
    def on_configuration_changed(self, configuration: Configuration) -> None:
        """Times in the store's zone; the programme's language until somebody chooses another."""
        self._look.tongue.live_in(configuration.register.zone)
        self._look.tongue.suggest(configuration.programme.master_language)
        self.header.refresh()

    @Slot()
    def on_enrolment_needed(self) -> None:
        """This computer is no till yet."""
        self.show_screen("enrol")

    @Slot(object)
    def on_till_blocked(self, error: KnownError) -> None:
        """The till cannot start, or not before somebody types the passphrase."""
        self.show_screen("passphrase" if error.code == "passphrase-needed" else "blocked")

    @Slot(object)
    def on_signed_in(self, _session: StaffSession) -> None:
        """To the counter."""
        self.show_screen("cashier")

    @Slot()
    def on_signed_out(self) -> None:
        """Back to the door, unless somebody signed out to enrol this till again."""
        if self._current != "enrol":
            self.show_screen("sign_in")

    @Slot(object)
    def on_code_shown(self, _shown: ShownCode) -> None:
        """A manager reads it, wherever somebody began to enrol."""
        self.show_screen("enrol")

    # --- Qt ----------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        """Another language: the texts of the window itself."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._draw_standing()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that nobody else wanted go to the screen: digits belong to the amount."""
        screen = self._screens[self._current]
        if self.focusWidget() not in (screen, *screen.findChildren(QWidget)):
            screen.keyPressEvent(event)

    def _wire(self) -> None:
        drop = PictureDrop(self, lambda: self.scans.are_taken)
        drop.file_dropped.connect(self.presenters.camera.read_file)
        drop.image_dropped.connect(self.presenters.camera.read_image)
        lock, own_pin = self.presenters.lock, self.presenters.own_pin
        self.header.screen_chosen.connect(self.show_screen)
        self.header.lock_chosen.connect(lock.lock)
        self.header.switch_chosen.connect(lambda: lock.switch())
        self.header.enrol_chosen.connect(self._enrol_again)
        lock.covered.connect(self._cover)
        lock.uncovered.connect(self._uncover)
        own_pin.begun.connect(lambda: self.show_screen("own_pin"))
        own_pin.given_up.connect(self._back_to_the_door)
        self.presenters.standing.changed.connect(self._draw_standing)
        self.presenters.recent.set_aside_wanted.connect(self._look_at_set_aside)
        timer = QTimer(self)
        timer.timeout.connect(self._refresh_ages)
        timer.start(REFRESH_MS)

    @Slot()
    def _cover(self) -> None:
        """What is open over the window goes, too: a menu, a dialog of the system, a hint."""
        if self._current not in _CLOSED:
            self._under_cover = self._current
        for over in (QApplication.activePopupWidget(), QApplication.activeModalWidget()):
            if over is not None:
                over.close()
        self.show_screen("locked")

    @Slot()
    def _uncover(self) -> None:
        """The same person goes on where they were, with the same field under their fingers."""
        focused = self.screen_of(self._under_cover).focusWidget()
        self.show_screen(self._under_cover)
        if focused is not None:
            focused.setFocus()

    @Slot()
    def _back_to_the_door(self) -> None:
        covered = self.presenters.lock.state.cover is not Cover.NONE
        self.show_screen("locked" if covered else "sign_in")

    @Slot()
    def _enrol_again(self) -> None:
        """Nobody is at the till while it is enrolled anew; what was recorded stays."""
        self.presenters.standing.leave()
        self.presenters.enrol.enrol_again()
        self.show_screen("enrol")

    def _refresh_ages(self) -> None:
        self.header.refresh()
        self._screens[self._current].refresh()

    def _draw_standing(self) -> None:
        state = self.presenters.standing.state
        self.banner.show_problem(state.banner)
        self.window().setWindowTitle(translate("Shell", "Till"))

    @Slot(str)
    def _look_at_set_aside(self, entry: str) -> None:
        self.show_screen("set_aside")
        self.presenters.set_aside.open(EntryId(entry))

    def _go(self, name: str) -> None:
        self.show_screen(name or self._came_from)

    def _lay_out(self) -> None:
        inside = column(self._look, self, gap=0)
        inside.addWidget(self.header)
        inside.addWidget(self.banner)
        inside.addWidget(self._stack, 1)

"""The bar above every screen: where, link and age, what waits, who, what time it is."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QVBoxLayout, QWidget

from pos_client.domain.staff import Action, Role, StaffSession
from pos_client.domain.standing import Link, LinkState, QueueState
from pos_client.ui.i18n import LANGUAGES, translate
from pos_client.ui.look import Look
from pos_client.ui.sign_in.lost_keys import ENROLMENT_OVER
from pos_client.ui.standing import StandingPresenter, StandingState
from pos_client.ui.theme import Measure, Space
from pos_client.ui.widgets.buttons import button, put_icon
from pos_client.ui.widgets.layouts import column, row
from pos_client.ui.widgets.texts import ElidedLabel, text_label


class Dot(QWidget):
    """The link's colour; the word beside it says the same."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._colour = look.theme.colours.header_soft
        side = look.theme.px(Space.MEDIUM)
        self.setFixedSize(QSize(side, side))

    def show_colour(self, colour: str) -> None:
        """Paint it so."""
        self._colour = colour
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A disc."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colour))
        painter.drawEllipse(self.rect())
        painter.end()


class Header(QFrame):
    """Draws the standing; its menu leads to the screens and out."""

    screen_chosen = Signal(str)
    lock_chosen = Signal()
    switch_chosen = Signal()
    enrol_chosen = Signal()

    def __init__(self, look: Look, presenter: StandingPresenter) -> None:
        super().__init__()
        self._look = look
        self._presenter = presenter
        self._closed = False
        self.setProperty("role", "header")
        self.setFixedHeight(look.theme.px(Measure.HEADER))
        self.merchant, self.place = ElidedLabel("strong"), ElidedLabel("soft")
        self._dot = Dot(look)
        self.link, self.link_age = text_label(), text_label("soft")
        self.waiting, self.last_delivery = text_label(), text_label("soft")
        self.clock = text_label("strong")
        self.staff = button(look, "header", icon="staff")
        self.menu = QMenu(self)
        self.staff.setMenu(self.menu)
        self._lay_out()
        presenter.changed.connect(self.refresh)
        look.tongue.changed.connect(self.refresh)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.refresh()

    def refresh(self) -> None:
        """Draw the standing, for instance a minute later."""
        state = self._presenter.state
        merchant, place = _place(state)
        self.merchant.set_whole(merchant)
        self.place.set_whole(place)
        self.place.setVisible(bool(place))
        self._draw_link(state.link)
        self._draw_queue(state.queue)
        self.staff.setVisible(state.session is not None and not self._closed)
        if state.session is not None:
            self.staff.setText(_staff_words(state.session))
        self.clock.setText(self._look.tongue.time(self._look.clock()))

    def close_menu(self, closed: bool) -> None:
        """A locked till has no menu."""
        self._closed = closed
        self.refresh()

    def _draw_link(self, link: LinkState | None) -> None:
        colours, tongue = self._look.theme.colours, self._look.tongue
        for widget in (self._dot, self.link, self.link_age):
            widget.setVisible(link is not None)
        if link is None:
            return
        colour = {Link.ONLINE: colours.online, Link.REFUSED: colours.refused}.get(link.link, colours.offline)
        self._dot.show_colour(colour)
        self.link.setText(_link_words(link.link))
        age = tongue.age(link.since, self._look.clock())
        self.link_age.setText(
            translate("Header", "since {time} · {age}").format(time=tongue.time(link.since), age=age)
        )

    def _draw_queue(self, queue: QueueState | None) -> None:
        tongue, now = self._look.tongue, self._look.clock()
        for widget in (self.waiting, self.last_delivery):
            widget.setVisible(queue is not None)
        if queue is None:
            return
        self.waiting.setText(translate("Header", "%n waiting", "", queue.waiting))
        if queue.waiting and queue.oldest_waiting_at is not None:
            age = tongue.age(queue.oldest_waiting_at, now)
            self.last_delivery.setText(translate("Header", "oldest {age}").format(age=age))
        elif queue.last_acknowledged_at is not None:
            time = tongue.moment(queue.last_acknowledged_at, now)
            self.last_delivery.setText(translate("Header", "all delivered {time}").format(time=time))
        else:
            self.last_delivery.setText(translate("Header", "nothing sent yet"))

    def _fill_menu(self) -> None:
        state, menu = self._presenter.state, self.menu
        menu.clear()
        if state.session is None:
            return
        for screen, words in _screens(state, state.session):
            self._item(words).triggered.connect(
                lambda _checked=False, screen=screen: self.screen_chosen.emit(screen)
            )
        menu.addSeparator()
        offline = self._item(translate("Header", "Work offline"))
        offline.setCheckable(True)
        offline.setChecked(state.link is not None and state.link.link is Link.SWITCHED_OFF)
        offline.triggered.connect(self._presenter.switch_offline)
        menu.addSeparator()
        for language, name in LANGUAGES.items():
            item = self._item(name)
            item.setCheckable(True)
            item.setChecked(language == self._look.tongue.language)
            item.triggered.connect(
                lambda _checked=False, language=language: self._look.tongue.speak(language)
            )
        menu.addSeparator()
        if _must_enrol_again(state):
            self._item(translate("Header", "Enrol this till again")).triggered.connect(
                lambda: self.enrol_chosen.emit()
            )
        self._item(translate("Header", "Lock now")).triggered.connect(lambda: self.lock_chosen.emit())
        self._item(translate("Header", "Somebody else takes over")).triggered.connect(
            lambda: self.switch_chosen.emit()
        )
        self._item(translate("Header", "Sign out")).triggered.connect(lambda: self._presenter.leave())

    def _item(self, words: str) -> QAction:
        item = QAction(words, self.menu)
        self.menu.addAction(item)
        return item

    def _lay_out(self) -> None:
        look = self._look
        inside = row(look, self, gap=Space.SMALL)
        edge = look.theme.px(Space.LARGE)
        inside.setContentsMargins(edge, 0, edge, 0)
        inside.addLayout(_pair(look, self.merchant, self.place), 1)
        inside.addWidget(self._dot)
        for pair in ((self.link, self.link_age), (self.waiting, self.last_delivery)):
            inside.addLayout(_pair(look, *pair))
            inside.addSpacing(look.theme.px(Space.MEDIUM))
        inside.addWidget(self.staff)
        inside.addSpacing(look.theme.px(Space.TINY))
        inside.addWidget(self.clock)
        put_icon(look, self.staff, "staff")


def _pair(look: Look, above: QLabel, below: QLabel) -> QVBoxLayout:
    words = column(look, gap=Space.NONE)
    words.addStretch(1)
    words.addWidget(above)
    words.addWidget(below)
    words.addStretch(1)
    return words


def _place(state: StandingState) -> tuple[str, str]:
    if state.configuration is None:
        return translate("Header", "Till not yet set up") if state.not_set_up else "", ""
    register = state.configuration.register
    return register.merchant_name, f"{register.store_name} · {register.register_name}"


def _screens(state: StandingState, session: StaffSession) -> list[tuple[str, str]]:
    plastic = state.configuration is not None and state.configuration.programme.capabilities.plastic_cards
    screens = [("cashier", translate("Header", "Till"))]
    if plastic and session.may(Action.REPLACE_CARD):
        screens.append(("info_desk", translate("Header", "Replace a lost card")))
    if session.may(Action.SEE_THE_DAY):
        screens.append(("manager", translate("Header", "The day")))
    if session.may(Action.SEE_SET_ASIDE):
        screens.append(("set_aside", translate("Header", "Needs a person")))
    if session.may(Action.APPROVE_REGISTER):
        screens.append(("tills", translate("Header", "Tills")))
    screens.append(("scanners", translate("Header", "Scanners")))
    return screens


def _must_enrol_again(state: StandingState) -> bool:
    """Whether the backend ended what this till goes by: a manager sees to it, when it suits the shop."""
    session, link = state.session, state.link
    if session is None or link is None or link.link is not Link.REFUSED:
        return False
    return link.reason in ENROLMENT_OVER and session.may(Action.APPROVE_REGISTER)


def _link_words(link: Link) -> str:
    match link:
        case Link.ONLINE:
            return translate("Header", "Online")
        case Link.OFFLINE:
            return translate("Header", "Offline")
        case Link.SWITCHED_OFF:
            return translate("Header", "Switched offline")
        case Link.REFUSED:
            return translate("Header", "Refused")


def _staff_words(session: StaffSession) -> str:
    match session.role:
        case Role.CASHIER:
            return translate("Header", "Cashier {number}").format(number=session.staff)
        case Role.INFO_DESK:
            return translate("Header", "Info desk {number}").format(number=session.staff)
        case Role.MANAGER:
            return translate("Header", "Manager {number}").format(number=session.staff)

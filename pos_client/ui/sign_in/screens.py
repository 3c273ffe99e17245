"""Enrolment, sign-in and the blocked till, each a card in the middle of the page."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from pos_client.ui.i18n import LANGUAGES, translate
from pos_client.ui.look import Look
from pos_client.ui.sign_in.presenters import (
    LOST_KEYS,
    PIN_DIGITS,
    BlockedPresenter,
    EnrolPresenter,
    EnrolState,
    SignInPresenter,
)
from pos_client.ui.theme import Measure, Space
from pos_client.ui.widgets.buttons import button
from pos_client.ui.widgets.keypad import DIGIT_KEYS, Keypad
from pos_client.ui.widgets.layouts import centred, column, panel, row
from pos_client.ui.widgets.notice import Notice
from pos_client.ui.widgets.prompt import Asking, Prompt
from pos_client.ui.widgets.screen import Screen
from pos_client.ui.widgets.texts import text_label
from pos_client.ui.words import advice

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class CardScreen(Screen):
    """A page with one card in its middle, and the languages below it."""

    def __init__(self, look: Look, icon: str) -> None:
        super().__init__()
        self._look = look
        self.card: QFrame = panel()
        self.card.setFixedWidth(look.theme.px(Measure.FORM))
        self._halves = row(look, self.card, margin=Space.HUGE, gap=Space.HUGE)
        self.inside: QVBoxLayout = column(look, gap=Space.MEDIUM)
        self._halves.addLayout(self.inside, 1)
        self.title = text_label("title", wrap=True)
        size = look.theme.px(Measure.ICON_LARGE)
        picture = QLabel()
        picture.setPixmap(
            look.icons.pixmap(icon, look.theme.colours.action.ground, size, self.devicePixelRatioF())
        )
        head = row(look)
        head.addWidget(picture)
        head.addWidget(self.title, 1)
        self.inside.addLayout(head)
        whole = column(look, self, margin=Space.MEDIUM)
        whole.addLayout(centred(look, self.card), 1)
        self.foot = self._languages()
        whole.addLayout(self.foot)

    def beside(self, widget: QWidget) -> None:
        """A second half of the card, as wide as the first."""
        px = self._look.theme.px
        self.card.setFixedWidth(2 * px(Measure.FORM))
        widget.setMinimumHeight(px(Measure.FORM))
        self._halves.addWidget(widget, 1)

    def _languages(self) -> QGridLayout:
        """The languages in the middle; the sides are free for more."""
        line = row(self._look)
        for language, name in LANGUAGES.items():
            line.addWidget(self._language(language, name))
        foot = QGridLayout()
        foot.addLayout(line, 0, 1)
        for side in (0, 2):
            foot.setColumnStretch(side, 1)
        return foot

    def _language(self, language: str, name: str) -> QPushButton:
        made = button(self._look, "quiet")
        made.setText(name)
        made.clicked.connect(lambda: self._look.tongue.speak(language))
        return made


class EnrolScreen(CardScreen):
    """Address and one-time code; without a keyring, the way to a passphrase."""

    passphrase_pressed = Signal()

    def __init__(self, look: Look, presenter: EnrolPresenter) -> None:
        super().__init__(look, "till")
        self._presenter = presenter
        self._text = text_label("soft", wrap=True)
        self._url_caption, self._code_caption = text_label("caption"), text_label("caption")
        self.url, self.code = QLineEdit(presenter.state.url), QLineEdit(presenter.state.code)
        self.problem = Notice(look)
        self.send = button(look, "primary", large=True)
        self.aside = button(look, "secondary")
        self.passphrase = button(look, "secondary")
        for widget in (
            self._text,
            self._url_caption,
            self.url,
            self._code_caption,
            self.code,
            self.problem,
            self.send,
            self.passphrase,
            self.aside,
        ):
            self.inside.addWidget(widget)
        for field in (self.url, self.code):
            field.textEdited.connect(self._typed)
            field.returnPressed.connect(presenter.enrol)
        self.send.clicked.connect(presenter.enrol)
        self.passphrase.clicked.connect(self.passphrase_pressed)
        self.aside.clicked.connect(lambda: self._ask_aside())
        self._asking = Prompt(look, self)
        presenter.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Draw the state."""
        state = self._presenter.state
        self.title.setText(
            translate("SignIn", "Make this computer this till again")
            if state.returning
            else translate("SignIn", "Make this computer a till")
        )
        self._text.setText(_enrol_words(state))
        self.passphrase.setText(translate("SignIn", "Use a passphrase"))
        self.passphrase.setVisible(state.may_take_passphrase)
        self.passphrase.setEnabled(not state.busy)
        self.aside.setText(translate("SignIn", "Go on without these records"))
        self.aside.setVisible(state.may_keep_aside)
        self.aside.setEnabled(not state.busy)
        self._url_caption.setText(translate("SignIn", "Address of the backend"))
        self.url.setPlaceholderText("https://")
        self._code_caption.setText(translate("SignIn", "One-time code"))
        self.problem.show_problem(state.problem)
        for field, text in ((self.url, state.url), (self.code, state.code)):
            if field.text() != text:
                field.setText(text)
            field.setEnabled(not state.busy)
        self.send.setText(
            translate("SignIn", "Asking the backend …") if state.busy else translate("SignIn", "Enrol")
        )
        self.send.setEnabled(state.is_complete and not state.busy)

    def _ask_aside(self) -> None:
        """Nothing is deleted, and still somebody must mean it."""
        words = Asking(
            translate("SignIn", "Go on without these records?"),
            translate(
                "SignIn",
                "They are moved into a folder of their own and stay there, for IT. The till begins anew.",
            ),
            translate("SignIn", "Move them and begin anew"),
            translate("SignIn", "Not now"),
            danger=True,
            no_stands_out=True,
        )
        self._asking.ask(words, self._aside_answered)

    def _aside_answered(self, yes: bool) -> None:
        self._asking.hide()
        if yes:
            self._presenter.keep_aside()

    def _typed(self) -> None:
        self._presenter.type_in(self.url.text(), self.code.text())


def _enrol_words(state: EnrolState) -> str:
    if state.refused_keyring:
        return translate("SignIn", "Refused keyring: {name}").format(name=state.refused_keyring)
    if state.returning:
        return translate(
            "SignIn",
            "The records of this till are safe on this computer. With a one-time code for the same till, "
            "from IT, they come back and are delivered.",
        )
    if state.kept_aside:
        return translate(
            "SignIn", "The old records are kept in a folder of their own. A new code makes this a new till."
        )
    return translate("SignIn", "IT gave you an address and a one-time code. Both are needed once.")


class SignInScreen(CardScreen):
    """Staff number and PIN by keyboard or keypad; a quiet way to the scanners, for setting up."""

    scanners_pressed = Signal()

    def __init__(self, look: Look, presenter: SignInPresenter) -> None:
        super().__init__(look, "staff")
        self._presenter = presenter
        self.number, self.pin = _PressedField(look), _PressedField(look)
        self.notice = Notice(look)
        self.keypad = Keypad(look, DIGIT_KEYS)
        self.enter = button(look, "primary", large=True)
        for widget in (self.number, self.pin, self.notice):
            self.inside.addWidget(widget)
        self.inside.addStretch(1)
        self.inside.addWidget(self.enter)
        self.beside(self.keypad)
        self.waiting = text_label("soft", wrap=True)
        self.foot.addWidget(self.waiting, 0, 0)
        self.scanners = button(look, "quiet", icon="scanner")
        self.foot.addWidget(self.scanners, 0, 2, Qt.AlignmentFlag.AlignRight)
        self.scanners.clicked.connect(self.scanners_pressed)
        self.number.clicked.connect(lambda: presenter.go_to(False))
        self.pin.clicked.connect(lambda: presenter.go_to(True))
        self.keypad.pressed.connect(presenter.press)
        self.enter.clicked.connect(presenter.enter)
        presenter.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Draw the state."""
        state = self._presenter.state
        self.title.setText(translate("SignIn", "Sign in"))
        self.scanners.setText(translate("SignIn", "Scanners"))
        self.waiting.setText(
            translate(
                "SignIn",
                "%n records wait on this till. They are safe and leave by themselves.",
                "",
                state.waiting,
            )
        )
        self.waiting.setVisible(bool(state.waiting))
        dots = "●" * len(state.pin) + "○" * (PIN_DIGITS - len(state.pin))
        self.number.show_field(translate("SignIn", "Staff number"), state.number, active=not state.in_pin)
        self.pin.show_field(translate("SignIn", "PIN"), dots, active=state.in_pin)
        if state.problem is not None:
            self.notice.show_problem(state.problem)
        elif state.scanned:
            self.notice.show_words(
                translate("SignIn", "Nobody is signed in."),
                translate("SignIn", "Sign in first, then scan."),
                "caution",
            )
        elif state.offline:
            self.notice.show_words(
                translate("SignIn", "The backend is away."),
                translate("SignIn", "Who worked at this till lately can sign in all the same."),
                "caution",
            )
        else:
            self.notice.hide()
        if state.busy:
            text = translate("SignIn", "Signing in …")
        else:
            text = translate("SignIn", "Sign in") if state.in_pin else translate("SignIn", "Next")
        self.enter.setText(text)
        self.enter.setEnabled(
            not state.busy and (state.is_complete or (bool(state.number) and not state.in_pin))
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits wherever the focus is."""
        if event.key() in _ENTER:
            self._presenter.enter()
        elif event.key() == Qt.Key.Key_Backspace:
            self._presenter.press("back")
        elif event.text() and event.text() in "0123456789":
            self._presenter.press(event.text())
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forwards: bool) -> bool:  # noqa: N802  # Qt's name
        """Tab leads from the number to the PIN first: Qt gives it to nobody as a key."""
        state = self._presenter.state
        here = self.window().focusWidget() is self
        if forwards and here and state.number and not state.in_pin:
            self._presenter.go_to(True)
            return True
        return super().focusNextPrevChild(forwards)


class _PressedField(QPushButton):
    """A field that is filled by the keypad: caption at the left, what was pressed at the right."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("role", "field")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._caption, self._value = text_label("soft"), text_label("strong")
        inside = row(look, self)
        inside.setContentsMargins(look.theme.px(Space.MEDIUM), 0, look.theme.px(Space.MEDIUM), 0)
        inside.addWidget(self._caption)
        inside.addStretch(1)
        inside.addWidget(self._value)

    def show_field(self, caption: str, value: str, *, active: bool) -> None:
        """Show it; the active one is framed."""
        self._caption.setText(caption)
        self._value.setText(value)
        self.setChecked(active)
        self.setAccessibleName(caption)


class BlockedScreen(CardScreen):
    """What happened, what to do, and another try; where the keys are lost, the way to new ones."""

    enrol_pressed = Signal()

    def __init__(self, look: Look, presenter: BlockedPresenter) -> None:
        super().__init__(look, "lock")
        self._presenter = presenter
        self._what = text_label("strong", wrap=True)
        self._next = text_label("", wrap=True)
        self._detail = text_label("caption", wrap=True)
        self.again = button(look, "primary", large=True)
        self.enrol = button(look, "secondary")
        self.quit = button(look, "secondary")
        for widget in (self._what, self._next, self._detail, self.again, self.enrol, self.quit):
            self.inside.addWidget(widget)
        self.again.clicked.connect(presenter.try_again)
        self.enrol.clicked.connect(self.enrol_pressed)
        self.quit.clicked.connect(lambda: self.window().close())
        presenter.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Draw the state."""
        state = self._presenter.state
        words = advice(state.code or "")
        self.title.setText(translate("SignIn", "This till cannot start"))
        self._what.setText(words.what)
        self._next.setText(words.next_step)
        self._detail.setText(
            translate("SignIn", "For support: {code}").format(code=f"{state.code} {state.detail}".strip())
        )
        self.again.setText(
            translate("SignIn", "One moment …") if state.busy else translate("SignIn", "Try again")
        )
        self.again.setEnabled(not state.busy)
        self.enrol.setText(translate("SignIn", "Enrol this till again"))
        self.enrol.setVisible(state.code in LOST_KEYS)
        self.enrol.setEnabled(not state.busy)
        self.quit.setText(translate("SignIn", "Close the program"))

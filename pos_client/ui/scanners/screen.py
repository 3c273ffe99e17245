"""The scanners' screen: camera, scanner on a cable, scanner that types, and a test scan along the bottom."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from pos_client.domain.devices import FoundDevice, WedgeProfile
from pos_client.ui.cashier.camera import CameraPresenter
from pos_client.ui.cashier.reading_help import ReadingHelp
from pos_client.ui.i18n import translate
from pos_client.ui.look import Look
from pos_client.ui.scanners.calibration_page import CalibrationPage, sheet_of
from pos_client.ui.scanners.choices import cable_choices, camera_choices
from pos_client.ui.scanners.parts import ChoicePart, Part
from pos_client.ui.scanners.presenter import ScannersPresenters
from pos_client.ui.scanners.sheet import Printing, print_on_paper
from pos_client.ui.scanners.trial_strip import TrialStrip
from pos_client.ui.scanners.words import profile_line, typing_explained
from pos_client.ui.stylesheet import set_role
from pos_client.ui.theme import Measure, Space
from pos_client.ui.widgets.buttons import button, put_icon
from pos_client.ui.widgets.layouts import column, row
from pos_client.ui.widgets.notice import Notice
from pos_client.ui.widgets.picture import Picture
from pos_client.ui.widgets.screen import Screen
from pos_client.ui.widgets.texts import text_label
from pos_client.ui.words.hints import hint_words

LOOK_AGAIN_MS = 3_000
"""How often the computer is asked what is plugged in, while somebody looks."""


class ScannersScreen(Screen):
    """Draws the devices' presenters and the camera's."""

    left = Signal()

    def __init__(
        self,
        look: Look,
        presenters: ScannersPresenters,
        camera: CameraPresenter,
        help_: ReadingHelp,
        printing: Printing = print_on_paper,
    ) -> None:
        super().__init__()
        self._look = look
        self._them, self._camera, self._help, self._printing = presenters, camera, help_, printing
        self.back = button(look, "secondary", icon="back")
        self._title = text_label("title", wrap=True)
        self.notice = Notice(look)
        self.camera = ChoicePart(look, "camera")
        self.cable = ChoicePart(look, "cable")
        self.typing = Part(look, "keyboard")
        self.picture = Picture(look)
        self.typing_words = text_label("soft", wrap=True)
        self.set_up = button(look, "primary", icon="scanner")
        self.calibration = CalibrationPage(look)
        self.trial = TrialStrip(look)
        self._timer = QTimer(self)
        self._tabs: list[QWidget] = []
        self._lay_out()
        self._wire()
        self.refresh()

    def refresh(self) -> None:
        """Draw every state."""
        self.back.setText(translate("Scanners", "Back"))
        self._title.setText(translate("Scanners", "Scanners and camera"))
        self._draw_camera()
        self._draw_cable()
        self._draw_typing()
        self.trial.render_state(self._them.trial.state)
        self._draw_page()
        self._order_tabs()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads out: of the calibration first."""
        if event.key() == Qt.Key.Key_Escape:
            self._go_back()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Look what is plugged in, now and then."""
        super().showEvent(event)
        self._them.devices.look()
        self._timer.start(LOOK_AGAIN_MS)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks any more. A window that was only made small is looked at again."""
        super().hideEvent(event)
        self._timer.stop()
        if not event.spontaneous():
            self._them.leave()

    def _draw_camera(self) -> None:
        devices, camera, part = self._them.devices.state, self._camera.state, self.camera
        part.name(translate("Scanners", "Camera"))
        chosen = devices.chosen.camera if devices.chosen else None
        found = devices.found.cameras if devices.found else ()
        choices = camera_choices(found, chosen, runs=camera.running or camera.ended == chosen)
        typed = translate("Scanners", "rtsp://, http:// or a file")
        part.offer(choices, chosen, typed, translate("Scanners", "Use"))
        if camera.trouble is not None:
            part.notice.show_problem(camera.trouble, "caution")
        elif camera.running:
            part.notice.show_words(translate("Scanners", "The camera gives pictures."))
        elif devices.chosen is not None and chosen is None:
            part.notice.show_words(translate("Scanners", "No camera is used."), _plug_in(found), "quiet")
        elif chosen is not None and camera.ended == chosen:
            part.notice.show_words(translate("Scanners", "The file is at its end."), "", "quiet")
        else:
            part.notice.show_words(translate("Scanners", "The camera is being started …"), "", "busy")
        if not camera.running:
            self.picture.stop_showing()
        self.picture.show_hint("camera", translate("Scanners", "No picture"))
        live = self._help.state.live if camera.running else None
        self.picture.advise(hint_words(live) if live else "")

    def _draw_cable(self) -> None:
        devices, cable, part = self._them.devices.state, self._them.cable.state, self.cable
        part.name(translate("Scanners", "Scanner on a cable"))
        chosen = devices.chosen.scanner if devices.chosen else None
        found = devices.found.scanners if devices.found else ()
        choices = cable_choices(found, chosen, runs=cable.running)
        part.offer(choices, chosen, translate("Scanners", "Name of a port"), translate("Scanners", "Use"))
        if cable.trouble is not None:
            part.notice.show_problem(cable.trouble, "caution")
        elif cable.running:
            part.notice.show_words(translate("Scanners", "The scanner listens."))
        elif chosen is None:
            words = translate("Scanners", "No scanner on a cable is used.")
            part.notice.show_words(words, _plug_in(found), "quiet")
        else:
            part.notice.show_words(translate("Scanners", "The scanner is being opened …"), "", "busy")

    def _draw_typing(self) -> None:
        chosen, state = self._them.devices.state.chosen, self._them.calibration.state
        self.typing.name(translate("Scanners", "Scanner that types"))
        profile = chosen.wedge if chosen else WedgeProfile()
        if state.problem is not None:
            self.typing.notice.show_problem(state.problem)
        elif profile.suffix is None:
            self.typing.notice.show_words(translate("Scanners", "Not set up yet."), "", "quiet")
        else:
            words = translate("Scanners", "This scanner is set up.")
            self.typing.notice.show_words(words, profile_line(profile))
        found = self._them.devices.state.found
        self.typing_words.setText(
            typing_explained(needs_focus=found is not None and found.typing_needs_focus)
        )
        again = profile.suffix is not None
        self.set_up.setText(
            translate("Scanners", "Set up again") if again else translate("Scanners", "Set up")
        )
        set_role(self.set_up, "secondary" if again else "primary")
        put_icon(self._look, self.set_up, "scanner")
        self.calibration.render_state(state)

    def _draw_page(self) -> None:
        """Hide one page, then show the other: together they would push the window's edges outwards."""
        if self._them.calibration.state.open:
            for widget in (self.notice, self._parts, self.trial):
                widget.hide()
            self.calibration.show()
        else:
            self.calibration.hide()
            self._parts.show()
            self.trial.show()
            self.notice.show_problem(self._them.devices.state.problem)

    def _order_tabs(self) -> None:
        """As the eye goes; else Tab would come to each row when it was plugged in, after everything else."""
        order: list[QWidget] = [self.back]
        for part in (self.camera, self.cable):
            order += [*part.list.rows.values(), part.field, part.use]
        order.append(self.set_up)
        if order != self._tabs:
            self._tabs = order
            for before, behind in pairwise(order):
                QWidget.setTabOrder(before, behind)

    def _go_back(self) -> None:
        if self._them.calibration.state.open:
            self._them.calibration.close()
            self.setFocus()
        else:
            self.left.emit()

    def _print(self) -> None:
        self._printing(self, sheet_of(self._them.calibration.state).paint)

    def _wire(self) -> None:
        them, timer = self._them, self._timer
        self.back.clicked.connect(self._go_back)
        self.camera.chosen.connect(them.devices.choose_camera)
        self.cable.chosen.connect(them.devices.choose_scanner)
        self.set_up.clicked.connect(them.calibration.open)
        self.calibration.done.clicked.connect(self._go_back)
        self.calibration.print.clicked.connect(self._print)
        timer.timeout.connect(them.devices.look)
        self._camera.frame_changed.connect(self.picture.show_frame)
        for presenter in (self._camera, self._help, them.devices, them.cable, them.calibration, them.trial):
            presenter.changed.connect(self.refresh)

    def _lay_out(self) -> None:
        look = self._look
        preview = QWidget()
        # It gives way to words and to the list: where everything is wrong at once there is no picture.
        preview.setMinimumHeight(look.theme.px(Measure.PREVIEW) // 2)
        preview.setMaximumHeight(look.theme.px(Measure.PREVIEW))
        column(look, preview).addWidget(self.picture)
        self.camera.inside.addWidget(preview, 2)
        self.typing.inside.addWidget(self.typing_words)
        self.typing.inside.addWidget(self.set_up)
        self.typing.inside.addStretch(1)
        for part in (self.camera, self.cable):
            part.finish()
        self._parts = QWidget()
        parts = row(look, self._parts)
        for widget, stretch in ((self.camera, 9), (self.cable, 8), (self.typing, 7)):
            parts.addWidget(widget, stretch)
        head = row(look)
        head.addWidget(self.back)
        head.addWidget(self._title, 1)
        whole = column(look, self, margin=Space.MEDIUM)
        whole.addLayout(head)
        whole.addWidget(self.notice)
        whole.addWidget(self._parts, 1)
        whole.addWidget(self.calibration, 1)
        whole.addWidget(self.trial)


def _plug_in(found: tuple[FoundDevice, ...]) -> str:
    return "" if found else translate("Scanners", "Plug one in: it appears here by itself.")

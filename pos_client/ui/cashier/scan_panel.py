"""Where codes come in: the live picture, a dropped picture, a typed number."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QImage
from PySide6.QtWidgets import QFileDialog, QFrame, QWidget

from pos_client.domain.hints import ScanHint
from pos_client.ui.cashier.camera import CameraPresenter, CameraState
from pos_client.ui.cashier.reading_help import ReadingHelp
from pos_client.ui.i18n import translate
from pos_client.ui.look import Look
from pos_client.ui.scanners.cable import CablePresenter
from pos_client.ui.stylesheet import set_role
from pos_client.ui.theme import Space
from pos_client.ui.widgets.buttons import button, put_icon
from pos_client.ui.widgets.layouts import column
from pos_client.ui.widgets.notice import Notice
from pos_client.ui.widgets.picture import Picture
from pos_client.ui.widgets.texts import text_label
from pos_client.ui.words import advice
from pos_client.ui.words.hints import hint_words


@dataclass(frozen=True, slots=True)
class CodeSources:
    """Where codes come from, and what helps them to come."""

    camera: CameraPresenter
    cable: CablePresenter
    help: ReadingHelp

    def bind(self, panel: ScanPanel, draw: Callable[[], None]) -> None:
        """Wire a panel; `draw` draws it anew."""
        for presenter in (self.camera, self.cable, self.help):
            presenter.changed.connect(draw)
        self.camera.frame_changed.connect(panel.picture.show_frame)
        panel.file_dropped.connect(self.camera.read_file)
        panel.image_dropped.connect(self.camera.read_image)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the screen around it wants of the panel now.

    `closed` when no card is wanted, `settled` when one was read; `may_type` shows the way to the keyboard,
    `typed_codes` recommends it once nothing else helps.
    """

    may_type: bool = False
    typed_codes: bool = False
    settled: bool = False
    closed: bool = False


class ScanPanel(QFrame):
    """Draws the camera's state; takes pictures of a card, dropped or chosen."""

    file_dropped = Signal(str)
    image_dropped = Signal(QImage)
    typing_pressed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("role", "panel")
        self.setAcceptDrops(True)
        self.picture = Picture(look)
        self.notice = Notice(look)
        self.open = button(look, "secondary", icon="picture")
        self.type = button(look, "secondary", icon="keyboard")
        self.open.clicked.connect(self._choose)
        self.type.clicked.connect(self.typing_pressed)
        inside = column(look, self, margin=Space.MEDIUM, gap=Space.SMALL)
        self.tip = text_label("soft", wrap=True)
        inside.addWidget(self.picture, 1)
        for widget in (self.tip, self.notice):
            inside.addWidget(widget)
        self._room = QWidget()
        inside.addWidget(self._room, 1)
        inside.addWidget(self.open)
        inside.addWidget(self.type)

    def render_state(self, sources: CodeSources, wanted: Wanted) -> None:
        """Draw the state."""
        camera = sources.camera.state
        self.open.setText(translate("Cashier", "Open a picture"))
        self.type.setText(translate("Cashier", "Type the number"))
        self.type.setVisible(wanted.may_type)
        self.open.setEnabled(not camera.reading and not wanted.closed)
        self.type.setEnabled(not wanted.closed)
        self.notice.show_problem(camera.picture_problem or sources.cable.state.trouble, "caution")
        if not camera.running:
            self.picture.stop_showing()
        self.picture.keep_shape(camera.running)
        self._room.setVisible(camera.running)
        self.tip.setVisible(camera.running)
        self.tip.setText(translate("Cashier", "Hold the card to the camera, or use the scanner."))
        self._hint(camera)
        self._advise(sources.help, wanted)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file or a picture may be dropped here, anything else not."""
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()
            self.picture.receive(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Taken away again."""
        self.picture.receive(False)
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Local files by path, pictures as they are; addresses of the web are never opened."""
        self.picture.receive(False)
        data = event.mimeData()
        files = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
        if files:
            self.file_dropped.emit(files[0])
        elif data.hasImage():
            self.image_dropped.emit(QImage(data.imageData()))
        event.acceptProposedAction()

    def _choose(self) -> None:
        title = translate("Cashier", "Open a picture of the card")
        kinds = translate("Cashier", "Pictures (*.png *.jpg *.jpeg *.bmp *.webp)")
        path, _kind = QFileDialog.getOpenFileName(self, title, "", kinds)
        if path:
            self.file_dropped.emit(path)

    def _advise(self, help_: ReadingHelp, wanted: Wanted) -> None:
        hint = help_.state.advice(typed_codes=wanted.typed_codes)
        if wanted.closed or wanted.settled:
            hint = None
        self.picture.advise(hint_words(hint) if hint else "")
        role = "primary" if hint is ScanHint.TYPE_THE_NUMBER and self.type.isEnabled() else "secondary"
        if self.type.property("role") != role:
            set_role(self.type, role)
            put_icon(self._look, self.type, "keyboard")

    def _hint(self, camera: CameraState) -> None:
        if camera.reading:
            self.picture.show_hint("picture", translate("Cashier", "The picture is being read."))
        elif camera.trouble is not None:
            words = advice(camera.trouble)
            self.picture.show_hint("camera", f"{words.what}\n{words.next_step}")
        else:
            hint = translate(
                "Cashier", "Use the scanner, hold the card to the camera, or drop a picture of it here."
            )
            self.picture.show_hint("scanner", hint)

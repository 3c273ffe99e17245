"""The code that calibrates a scanner, large, with what to do and what came of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout

from pos_client.ui.i18n import translate
from pos_client.ui.look import Look
from pos_client.ui.scanners.calibration import CalibrationState
from pos_client.ui.scanners.sheet import Sheet
from pos_client.ui.scanners.words import profile_line
from pos_client.ui.stylesheet import set_role
from pos_client.ui.theme import Measure, Space
from pos_client.ui.widgets.buttons import button
from pos_client.ui.widgets.code_picture import CodePicture
from pos_client.ui.widgets.layouts import column, row
from pos_client.ui.widgets.notice import Notice
from pos_client.ui.widgets.texts import text_label


class CalibrationPage(QFrame):
    """Draws the calibration's state."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.qr, self.bars = CodePicture(), CodePicture(bars=True)
        self.qr.setFixedSize(look.theme.px(Measure.CODE), look.theme.px(Measure.CODE))
        self.bars.setFixedHeight(look.theme.px(Measure.BARS))
        self._title = text_label("title", wrap=True)
        self._steps = [text_label("large", wrap=True) for _ in steps()]
        self.notice = Notice(look)
        self.print = button(look, "secondary", icon="print", large=True)
        self.done = button(look, "secondary", large=True)
        words = column(look, gap=Space.LARGE)
        words.addWidget(self._title)
        words.addLayout(self._numbered(look))
        words.addWidget(self.notice)
        words.addStretch(1)
        buttons = row(look)
        buttons.addWidget(self.print, 1)
        buttons.addWidget(self.done, 1)
        words.addLayout(buttons)
        above = row(look, gap=Space.HUGE)
        above.addWidget(self.qr)
        above.addLayout(words, 1)
        inside = column(look, self, margin=Space.HUGE, gap=Space.HUGE)
        inside.addLayout(above, 1)
        inside.addWidget(self.bars)

    def render_state(self, state: CalibrationState) -> None:
        """Draw the state."""
        self._title.setText(translate("Scanners", "Set up the scanner that types"))
        for label, step in zip(self._steps, steps(), strict=True):
            label.setText(step)
        self.qr.show_code(state.qr, translate("Scanners", "Calibration code as a QR code"))
        self.bars.show_code(state.bars, translate("Scanners", "Calibration code as a barcode"))
        self.print.setText(translate("Scanners", "Print the code"))
        self.print.setEnabled(not state.qr.isNull())
        found = state.found is not None
        self.done.setText(translate("Scanners", "Done") if found else translate("Scanners", "Cancel"))
        set_role(self.done, "primary" if found else "secondary")
        if state.problem is not None:
            self.notice.show_problem(state.problem)
        elif state.found is not None:
            self.notice.show_words(translate("Scanners", "The scanner is set up."), profile_line(state.found))
        else:
            self.notice.show_words(translate("Scanners", "Waiting for the scan …"), "", "busy")

    def _numbered(self, look: Look) -> QGridLayout:
        lines = QGridLayout()
        lines.setHorizontalSpacing(look.theme.px(Space.MEDIUM))
        lines.setVerticalSpacing(look.theme.px(Space.SMALL))
        lines.setColumnStretch(1, 1)
        for place, step in enumerate(self._steps):
            number = text_label("large")
            number.setText(f"{place + 1}.")
            lines.addWidget(number, place, 0, Qt.AlignmentFlag.AlignTop)
            lines.addWidget(step, place, 1)
        return lines


def steps() -> tuple[str, ...]:
    """What to do."""
    return (
        translate("Scanners", "Plug the scanner in."),
        translate("Scanners", "Scan one of the two codes; either will do."),
        translate("Scanners", "If it reads nothing from the screen, print the code and scan the paper."),
    )


def sheet_of(state: CalibrationState) -> Sheet:
    """The same on paper."""
    on_paper = (
        translate("Scanners", "Open the page Scanners at the till and press Set up."),
        translate("Scanners", "Scan one of the two codes; either will do."),
    )
    return Sheet(translate("Scanners", "Set up the scanner of this till"), on_paper, state.qr, state.bars)

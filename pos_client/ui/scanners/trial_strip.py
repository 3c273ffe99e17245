"""What the last test scan was, along the lower edge of the scanners' screen."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

from pos_client.domain.scan import Scan
from pos_client.ui.i18n import translate
from pos_client.ui.look import Look
from pos_client.ui.scanners.trial import TrialState, as_shown
from pos_client.ui.scanners.words import kind_name, source_name
from pos_client.ui.theme import Measure, Space
from pos_client.ui.widgets.layouts import column, row
from pos_client.ui.widgets.notice import Notice
from pos_client.ui.widgets.texts import ElidedLabel, text_label


class TrialStrip(QFrame):
    """A caption, the code as plain text on one line, and where it came from below."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("role", "panel")
        self.setFixedHeight(look.theme.px(Measure.TRIAL))
        self._caption = text_label("strong")
        self.code, self.told = ElidedLabel("large"), ElidedLabel("soft")
        self.notice = Notice(look)
        words = column(look, gap=Space.TINY)
        words.addStretch(1)
        for widget in (self.code, self.told, self.notice):
            words.addWidget(widget)
        words.addStretch(1)
        inside = row(look, self, gap=Space.LARGE)
        edge = look.theme.px(Space.LARGE)
        inside.setContentsMargins(edge, 0, edge, 0)
        inside.addWidget(self._caption)
        inside.addLayout(words, 1)

    def render_state(self, state: TrialState) -> None:
        """Draw the state."""
        self._caption.setText(translate("Scanners", "Test scan"))
        self.notice.show_problem(state.problem, "caution")
        for label in (self.code, self.told):
            label.setVisible(state.problem is None)
        if state.scan is None:
            self.code.set_whole(translate("Scanners", "Scan anything."))
            self.told.set_whole(
                translate("Scanners", "What arrives is shown here. It is looked up nowhere and kept nowhere.")
            )
        else:
            self.code.set_whole(as_shown(state.scan.data))
            self.told.set_whole(self._origin(state.scan))

    def _origin(self, scan: Scan) -> str:
        kind = kind_name(scan.symbology)
        length = translate("Scanners", "%n characters", "", len(scan.data))
        time = self._look.tongue.time(scan.scanned_at)
        return " · ".join((source_name(scan.source), kind, length, time))

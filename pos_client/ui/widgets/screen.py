"""What every screen is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QWidget


class Screen(QWidget):
    """A page of the window that draws frozen states; draws itself anew in another language."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def refresh(self) -> None:
        """Draw everything anew, for instance a minute later."""

    def changeEvent(self, event: QEvent) -> None:
        """Another language: every text anew."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.refresh()

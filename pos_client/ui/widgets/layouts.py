"""Rows, columns and panels on the spacing scale."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from pos_client.ui.look import Look
from pos_client.ui.theme import Measure, Space


def column(
    look: Look, parent: QWidget | None = None, *, margin: int = Space.NONE, gap: int = Space.MEDIUM
) -> QVBoxLayout:
    """Things below each other."""
    layout = QVBoxLayout(parent) if parent is not None else QVBoxLayout()
    _space(layout, look, margin, gap)
    return layout


def row(
    look: Look, parent: QWidget | None = None, *, margin: int = Space.NONE, gap: int = Space.MEDIUM
) -> QHBoxLayout:
    """Things beside each other."""
    layout = QHBoxLayout(parent) if parent is not None else QHBoxLayout()
    _space(layout, look, margin, gap)
    return layout


def panel() -> QFrame:
    """A white panel on the page."""
    made = QFrame()
    made.setProperty("role", "panel")
    return made


def centred(look: Look, widget: QWidget, parent: QWidget | None = None) -> QVBoxLayout:
    """A widget in the middle, as high as its wrapped texts need (an alignment would cut them)."""
    across = row(look, gap=Space.NONE)
    across.addStretch(1)
    across.addWidget(widget)
    across.addStretch(1)
    whole = column(look, parent, gap=Space.NONE)
    whole.addStretch(1)
    whole.addLayout(across)
    whole.addStretch(1)
    return whole


def rule(look: Look) -> QFrame:
    """A hair line."""
    made = QFrame()
    made.setProperty("role", "rule")
    made.setFixedHeight(max(1, look.theme.px(Measure.HAIR)))
    return made


def _space(layout: QBoxLayout, look: Look, margin: int, gap: int) -> None:
    edge = look.theme.px(margin)
    layout.setContentsMargins(edge, edge, edge, edge)
    layout.setSpacing(look.theme.px(gap))

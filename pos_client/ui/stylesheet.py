"""One stylesheet, built from the roles of the theme. Widgets say what they are by the property `role`."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from pos_client.ui.colours import Tone
from pos_client.ui.theme import Measure, Size, Space, Theme


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget another role and have it styled anew."""
    if widget.property("role") == role:
        return
    widget.setProperty("role", role)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def stylesheet(theme: Theme) -> str:
    """The whole stylesheet at the theme's scale."""
    return "\n".join((_ground(theme), _labels(theme), _buttons(theme), _fields(theme), _menus(theme)))


def _ground(theme: Theme) -> str:
    colours, px = theme.colours, theme.px
    return f"""
QWidget {{ color: {colours.ink}; font-size: {px(Size.BODY)}px; }}
QWidget[role="page"] {{ background: {colours.page}; }}
QFrame[role="panel"] {{ background: {colours.panel}; border: {Measure.HAIR}px solid {colours.line};
    border-radius: {px(Measure.RADIUS)}px; }}
QFrame[role="header"] {{ background: {colours.header.ground}; }}
QFrame[role="header"] QLabel {{ color: {colours.header.ink}; }}
QFrame[role="header"] QLabel[role="soft"] {{ color: {colours.header_soft}; }}
QFrame[role="rule"] {{ background: {colours.line}; border: none; }}
QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: none; }}
QScrollBar:vertical {{ background: transparent; width: {px(Space.MEDIUM)}px; }}
QScrollBar::handle:vertical {{ background: {colours.line_strong}; border-radius: {px(Space.TINY)}px;
    min-height: {px(Measure.TARGET)}px; margin: 0 {px(Space.TINY) // 2}px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; }}
QToolTip {{ background: {colours.header.ground}; color: {colours.header.ink}; border: none;
    padding: {px(Space.SMALL)}px; }}
"""


def _labels(theme: Theme) -> str:
    colours, px = theme.colours, theme.px
    notices = {
        "problem": colours.problem,
        "success": colours.success,
        "caution": colours.caution,
        "busy": colours.busy,
        "quiet": colours.quiet,
    }
    boxes = "\n".join(
        f'QFrame[role="{role}"] {{ background: {tone.ground}; border: none;'
        f" border-radius: {px(Measure.RADIUS)}px; }}"
        f' QFrame[role="{role}"] QLabel {{ color: {tone.ink}; background: transparent; }}'
        for role, tone in notices.items()
    )
    return f"""
QLabel {{ background: transparent; }}
QLabel[role="soft"] {{ color: {colours.ink_soft}; }}
QLabel[role="large"] {{ font-size: {px(Size.TITLE)}px; }}
QLabel[role="alarm"] {{ color: {colours.problem.ink}; font-weight: 600; }}
QLabel[role="what"] {{ font-weight: 600; }}
QLabel[role="caption"] {{ color: {colours.ink_soft}; font-size: {px(Size.CAPTION)}px; }}
QLabel[role="strong"] {{ font-size: {px(Size.STRONG)}px; font-weight: 600; }}
QLabel[role="title"] {{ font-size: {px(Size.TITLE)}px; font-weight: 600; }}
QLabel[role="headline"] {{ font-size: {px(Size.BAND)}px; font-weight: 600; }}
QLabel[role="figure"] {{ font-size: {px(Size.BAND)}px; font-weight: 600; }}
{boxes}
"""


def _button(role: str, tone: Tone, pressed: str, border: str) -> str:
    return f"""
QPushButton[role="{role}"] {{ background: {tone.ground}; color: {tone.ink};
    border: {Measure.HAIR}px solid {border}; }}
QPushButton[role="{role}"]:pressed {{ background: {pressed}; }}"""


def _buttons(theme: Theme) -> str:
    colours, px = theme.colours, theme.px
    kinds = (
        ("primary", colours.action, colours.action_pressed, colours.action.ground),
        ("confirm", colours.confirm, colours.confirm_pressed, colours.confirm.ground),
        ("danger", colours.danger, colours.danger_pressed, colours.danger.ground),
        ("secondary", Tone(colours.panel, colours.action.ground), colours.key_pressed, colours.line_strong),
        ("key", colours.key, colours.key_pressed, colours.line),
        ("chip", colours.key, colours.key_pressed, colours.line),
        ("choice", colours.key, colours.key_pressed, colours.line_strong),
        ("field", Tone(colours.panel, colours.ink), colours.key_pressed, colours.line_strong),
        ("quiet", Tone(colours.page, colours.action.ground), colours.key_pressed, colours.page),
        ("header", colours.header, colours.ink_soft, colours.ink_soft),
    )
    looks = "".join(_button(*kind) for kind in kinds)
    return f"""
QPushButton {{ border-radius: {px(Measure.RADIUS)}px; padding: 0 {px(Space.MEDIUM)}px;
    min-height: {px(Measure.BUTTON) - 2}px; font-size: {px(Size.STRONG)}px; font-weight: 600;
    outline: none; }}
{looks}
QPushButton[role="key"] {{ font-size: {px(Size.KEY)}px; padding: 0;
    min-height: {px(Measure.TARGET) - 2}px; }}
QPushButton[role="chip"] {{ font-size: {px(Size.BODY)}px; font-weight: 400; padding: 0; }}
QPushButton[role="choice"], QPushButton[role="quiet"] {{
    font-size: {px(Size.BODY)}px; padding: 0 {px(Space.SMALL)}px; min-height: {px(Measure.TARGET) - 2}px; }}
QPushButton[role="choice"]:checked {{ background: {colours.busy.ground}; color: {colours.busy.ink};
    border: {Measure.FRAME}px solid {colours.focus}; }}
QPushButton[role="field"]:checked {{ border: {Measure.FRAME}px solid {colours.focus}; }}
QPushButton[role="header"] {{ min-height: {px(Measure.TARGET) - 2}px; font-size: {px(Size.BODY)}px; }}
QPushButton[large="true"] {{ min-height: {px(Measure.BIG_BUTTON) - 2}px; font-size: {px(Size.TITLE)}px; }}
QPushButton:disabled {{ background: {colours.disabled.ground}; color: {colours.disabled.ink};
    border-color: {colours.disabled.ground}; }}
QPushButton:focus {{ border: {Measure.FRAME}px solid {colours.line_strong}; }}
QPushButton[role="secondary"]:focus, QPushButton[role="key"]:focus,
QPushButton[role="chip"]:focus {{ border-color: {colours.focus}; }}
QPushButton[role="header"]::menu-indicator {{ width: 0; }}
"""


def _fields(theme: Theme) -> str:
    colours, px = theme.colours, theme.px
    return f"""
QLineEdit {{ background: {colours.panel}; border: {Measure.HAIR}px solid {colours.line_strong};
    border-radius: {px(Measure.RADIUS)}px; min-height: {px(Measure.BUTTON) - 2}px;
    padding: 0 {px(Space.MEDIUM)}px;
    font-size: {px(Size.TITLE)}px; selection-background-color: {colours.action.ground};
    selection-color: {colours.action.ink}; placeholder-text-color: {colours.ink_soft}; }}
QLineEdit[role="path"] {{ font-size: {px(Size.BODY)}px; }}
QLineEdit:focus {{ border: {Measure.FRAME}px solid {colours.focus}; padding: 0 {px(Space.MEDIUM) - 2}px;
    min-height: {px(Measure.BUTTON) - 6}px; }}
QLineEdit:disabled {{ background: {colours.disabled.ground}; color: {colours.disabled.ink}; }}
"""


def _menus(theme: Theme) -> str:
    colours, px = theme.colours, theme.px
    return f"""
QMenu {{ background: {colours.panel}; border: {Measure.HAIR}px solid {colours.line_strong};
    padding: {px(Space.TINY)}px; }}
QMenu::item {{ min-height: {px(Measure.TARGET)}px; padding: 0 {px(Space.HUGE)}px 0 {px(Space.VAST)}px;
    font-size: {px(Size.STRONG)}px; border-radius: {px(Space.TINY)}px; }}
QMenu::item:selected {{ background: {colours.busy.ground}; color: {colours.busy.ink}; }}
QMenu::item:disabled {{ color: {colours.disabled.ink}; }}
QMenu::indicator {{ width: {px(Measure.ICON_SMALL)}px; height: {px(Measure.ICON_SMALL)}px;
    left: {px(Space.MEDIUM)}px; }}
QMenu::separator {{ height: {Measure.HAIR}px; background: {colours.line}; margin: {px(Space.TINY)}px 0; }}
"""

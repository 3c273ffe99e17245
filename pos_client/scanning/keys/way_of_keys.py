"""How the codes of a scanner that types are read in this session, what does not work there, and what then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

_IN_FRONT = "keep the till in front of other windows: keys go to the window that has the focus"


@dataclass(frozen=True, slots=True)
class Way:
    """`advice` is None where there is nothing to know about it; `focus_only` where a scan is lost while
    another window is in front.
    """

    says: str
    advice: str | None = None
    focus_only: bool = False


_NO_DISPLAY = Way(
    "what the session of the till offers; there is no display here",
    "ask again where the till runs: in its graphical session, with DISPLAY or WAYLAND_DISPLAY set",
)


def way_of_keys(platform: str, environment: Mapping[str, str]) -> Way:
    """For `sys.platform` and the environment in which the till's window would open."""
    if platform == "win32":
        return Way("key places of Windows, before it makes signs of them")
    if platform == "darwin":
        return Way(
            "key places in Qt's events",
            "if a code lacks signs, set the keyboard of this Mac to U.S.: dead keys may not arrive",
        )
    plugin = _plugin(environment)
    if plugin == "xcb":
        return _on_x11(environment)
    if plugin.startswith("wayland"):
        return Way(
            "key releases of Wayland, only while the till's window has the focus",
            f"{_IN_FRONT}; a scan may still run a shortcut of one key. Better: QT_QPA_PLATFORM=xcb, or "
            "set the scanner to serial (USB-CDC) or HID-POS, which need no focus",
            focus_only=True,
        )
    if plugin:
        return Way(f"key releases of Qt's platform {plugin}")
    return _NO_DISPLAY


def _on_x11(environment: Mapping[str, str]) -> Way:
    if not environment.get("DISPLAY"):
        return _NO_DISPLAY
    if environment.get("XDG_SESSION_TYPE") == "wayland":
        says = "scan codes of X11 (XWayland), only while the till's window has the focus"
        return Way(says, _IN_FRONT, focus_only=True)
    return Way("scan codes of X11")


def _plugin(environment: Mapping[str, str]) -> str:
    """Which of Qt's platforms it will be: the one that was asked for, or the session's own."""
    asked = environment.get("QT_QPA_PLATFORM", "").partition(";")[0].partition(":")[0]
    if asked:
        return asked
    if environment.get("WAYLAND_DISPLAY") and environment.get("XDG_SESSION_TYPE", "wayland") == "wayland":
        return "wayland"
    return "xcb" if environment.get("DISPLAY") else ""

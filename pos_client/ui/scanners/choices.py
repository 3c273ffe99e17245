"""What a device is chosen from: none, what was chosen and is in no list, what is plugged in."""

from __future__ import annotations

from collections.abc import Iterable

from pos_client.domain.device_source import is_stream, shown_source
from pos_client.domain.devices import FoundDevice
from pos_client.ui.i18n import translate
from pos_client.ui.widgets.choice_list import Choice


def camera_choices(found: Iterable[FoundDevice], chosen: str | None, *, runs: bool) -> list[Choice]:
    """The cameras. `runs`: the chosen one gives pictures just now."""
    none = Choice(None, translate("Scanners", "No camera"))
    listed = [Choice(one.source, one.name) for one in found]
    return [none, *_unlisted(listed, chosen, runs=runs), *listed]


def cable_choices(found: Iterable[FoundDevice], chosen: str | None, *, runs: bool) -> list[Choice]:
    """The scanners on a cable. `runs`: the chosen one listens just now."""
    none = Choice(None, translate("Scanners", "No scanner on a cable"))
    listed = [Choice(one.source, one.name, _port(one)) for one in found]
    return [none, *_unlisted(listed, chosen, runs=runs), *listed]


def _port(scanner: FoundDevice) -> str:
    """Where it is plugged in, unless that is all that is known of it, or says nothing to a person."""
    return "" if scanner.source.startswith("hid:") or scanner.source == scanner.name else scanner.source


def _unlisted(listed: Iterable[Choice], chosen: str | None, *, runs: bool) -> list[Choice]:
    """A typed source is in no list even while it works, so only one that does not work is called absent."""
    if chosen is None or any(choice.key == chosen for choice in listed):
        return []
    if is_stream(chosen):
        note = translate("Scanners", "Address")
    elif runs:
        note = translate("Scanners", "in use")
    else:
        note = translate("Scanners", "not plugged in")
    return [Choice(chosen, _name(chosen), note)]


def _name(source: str) -> str:
    """A camera that a number stands for has no other name."""
    if source.isascii() and source.isdecimal():
        return translate("Scanners", "Camera {number}").format(number=source)
    return shown_source(source)

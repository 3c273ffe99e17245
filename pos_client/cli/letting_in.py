"""`pos-client enrol URL` without a code: one is shown here until a manager has decided about it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from threading import Event
from typing import TYPE_CHECKING

from pos_client.domain.enrolment_code import qr_text
from pos_client.domain.exchange import ShownCode

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_WHITE = 127


def show_on_the_terminal(*, as_json: bool) -> Callable[[ShownCode], None]:
    """Prints it: as one line of JSON, or in words, and where somebody can see it as a QR code too."""

    def show(shown: ShownCode) -> None:
        if as_json:
            told = {"user_code": shown.user_code, "expires_in": int(shown.lifetime_s)}
            print(json.dumps(told), flush=True)
            return
        if sys.stdout.isatty():
            print(_drawn(qr_text(shown.user_code)))
        minutes = int(shown.lifetime_s) // 60
        print(f"{shown.user_code}   good for {minutes} minutes", flush=True)
        print("A manager approves it at another till, or `enrol approve` at the backend; Ctrl+C ends this.")

    return show


def wait_for_a_manager(seconds: float) -> bool:
    """Wait; True when somebody does not want to any longer."""
    try:
        Event().wait(seconds)
    except KeyboardInterrupt:
        return True
    return False


def _drawn(text: str) -> str:
    """Two rows of modules in one of text: in light blocks, as a terminal is mostly dark."""
    from pos_client.scanning.decoding.code_drawing import draw_qr

    picture = draw_qr(text)
    rows = [_light(picture, row) for row in range(picture.shape[0])]
    if len(rows) % 2:
        rows.append([False] * len(rows[0]))
    blocks = {(True, True): "█", (True, False): "▀", (False, True): "▄", (False, False): " "}
    pairs = zip(rows[::2], rows[1::2], strict=True)
    return "\n".join("".join(blocks[one] for one in zip(up, low, strict=True)) for up, low in pairs)


def _light(picture: NDArray[np.uint8], row: int) -> list[bool]:
    return [bool(one > _WHITE) for one in picture[row]]

"""What may differ from one start of the till to the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pos_client.ui.sounds import Sounder


@dataclass(frozen=True, slots=True)
class Options:
    """`camera` is as `CameraWorker` takes it, None for none; `scale` is the size of everything, None to fill
    the screen.
    """

    camera: str | None = "0"
    longest_backoff_s: float = 300.0
    sounder: Sounder | None = None
    scale: float | None = None

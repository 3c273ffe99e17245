"""What may differ from one start of the till to the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pos_client.domain.staff import LOCK_AFTER_S

if TYPE_CHECKING:
    from pos_client.ui.sounds import Sounder
    from pos_client.workers.devices import NamedCamera

NO_CAMERA = "none"
"""Instead of a source: this run is to have no camera, whatever is remembered."""


@dataclass(frozen=True, slots=True)
class Options:
    """`camera` is a source for this run, `NO_CAMERA` for none, None for the one that is remembered; `scale`
    is the size of everything, None to fill the screen. The till is locked when nobody touched it for
    `lock_after_s`.
    """

    camera: str | None = None
    longest_backoff_s: float = 300.0
    sounder: Sounder | None = None
    scale: float | None = None
    lock_after_s: float = LOCK_AFTER_S

    @property
    def named_camera(self) -> NamedCamera | None:
        """As the devices' worker takes it."""
        from pos_client.workers.devices import NamedCamera

        if self.camera is None:
            return None
        return NamedCamera(None if self.camera == NO_CAMERA else self.camera)

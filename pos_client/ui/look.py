"""What every screen is handed to look and speak like the others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from pos_client.ui.i18n import Tongue
from pos_client.ui.icons import Icons
from pos_client.ui.theme import Theme

Clock = Callable[[], datetime]
"""The present moment, aware."""


@dataclass(frozen=True, slots=True)
class Look:
    """The design system, the language and the clock."""

    theme: Theme
    icons: Icons
    tongue: Tongue
    clock: Clock

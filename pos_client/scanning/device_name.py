"""What a device calls itself, made fit to be shown: whoever built it could write anything there."""

from __future__ import annotations

_LONGEST = 60


def device_name(told: str | None, otherwise: str) -> str:
    """One short line without controls and marks that turn the writing around; `otherwise` if nothing is left.

    Webcams say their name twice ("C920: C920"), and drivers say "n/a": once and not at all is enough.
    """
    visible = "".join(character if character.isprintable() else " " for character in told or "")
    name = " ".join(visible.split())
    first, _, second = name.partition(": ")
    name = first if second and first.startswith(second) else name
    return otherwise if name in ("", "n/a") else name[:_LONGEST]

"""What one check of the doctor found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """`advice` is what to do where it is not ok, or a hint where it is."""

    part: str
    ok: bool
    says: str
    advice: str | None = None

"""Where the data files lie: beside the package, in a clone, a wheel and a frozen build alike."""

from __future__ import annotations

from pathlib import Path

RESOURCES = Path(__file__).resolve().parents[2] / "resources"

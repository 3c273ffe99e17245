"""The end of an installation: it warns while records wait, and never deletes them (X08)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from pos_client.domain.errors import InputError, RefusedError


@dataclass(frozen=True, slots=True)
class Waiting:
    """What the backend has not answered yet, and whether a sale was begun and not recorded."""

    entries: int
    open_sale: bool

    @property
    def nothing(self) -> bool:
        """Whether this till may be taken away without a second thought."""
        return not self.entries and not self.open_sale


class Leaving(Protocol):
    """What the end of an installation needs from its files."""

    def waiting(self) -> Waiting: ...
    def export(self, path: Path) -> None: ...
    def remove(self) -> None: ...


class Reset:
    """Removes this installation's data and keys. What waits is exported first, sealed for the backend, read
    back and on the disk; only then anything goes.
    """

    def __init__(self, till: Leaving) -> None:
        self._till = till

    def __call__(self, *, force: bool, export_to: Path | None) -> Waiting:
        """What waited. `export_to` is written even where nothing waits.

        Raises:
            RefusedError: `records-wait` without `force`; `sale-unfinished`, which no force overcomes: only a
                person knows whether it was paid; `recovery-key-missing`; `export-not-verified`.
            InputError: `export-missing`: forced without a file to export to; `output-not-written`.
        """
        waiting = self._till.waiting()
        if waiting.open_sale:
            raise RefusedError("sale-unfinished")
        if waiting.entries and not force:
            raise RefusedError("records-wait", f"{waiting.entries} entries")
        if waiting.entries and export_to is None:
            raise InputError("export-missing", f"{waiting.entries} entries")
        if export_to is not None:
            self._till.export(export_to)
        self._till.remove()
        return waiting

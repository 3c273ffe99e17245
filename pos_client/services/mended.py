"""What a start of the till had to mend: said on every screen until a manager has seen it."""

from __future__ import annotations

from typing import Protocol

from pos_client.domain.staff import Role


class _Repair(Protocol):
    @property
    def lost(self) -> int | None: ...


class _Store(Protocol):
    @property
    def repair(self) -> _Repair | None: ...
    def repair_was_told(self) -> None: ...


class Mended:
    """A till whose file was damaged goes on, and says so: with nothing lost, or with records lost."""

    def __init__(self, store: _Store) -> None:
        self._store = store

    @property
    def code(self) -> str | None:
        """`till-mended`, `till-mended-with-loss`, `till-mended-unsure` (nobody can tell whether something is
        missing), or None.
        """
        repair = self._store.repair
        if repair is None:
            return None
        if repair.lost is None:
            return "till-mended-unsure"
        return "till-mended-with-loss" if repair.lost else "till-mended"

    def seen_by(self, role: Role) -> None:
        """A manager signed in, who sees the word and the list: the next start does not say it again."""
        if role is Role.MANAGER and self._store.repair is not None:
            self._store.repair_was_told()

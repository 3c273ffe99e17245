"""What the manager does about records that were set aside; on the counter's thread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import final

from PySide6.QtCore import QObject, Signal, Slot

from pos_client.domain.entry import SettlementReason
from pos_client.domain.errors import SignInNeededError
from pos_client.domain.ids import EntryId
from pos_client.domain.money import Money
from pos_client.domain.set_aside import SetAsideRecord
from pos_client.services.set_aside import SetAside
from pos_client.workers.crash_report import as_known


@final
class SetAsideWorker(QObject):
    """Each slot is one wish of the screens; each ends in a fact, or in `refused`."""

    set_aside_listed = Signal(object)
    entry_settled = Signal(object)
    set_aside_exported = Signal(int)
    refused = Signal(str, object)

    def __init__(self, find: Callable[[], SetAside | None]) -> None:
        """`find` gives the use cases once the till is open."""
        super().__init__()
        self._find = find

    @Slot()
    def list_set_aside(self) -> None:
        """→ `set_aside_listed`."""
        self._carry_out("list_set_aside", self._list)

    @Slot(str, object, bool)
    def correct_entry(self, entry: str, total: Money, with_member: bool) -> None:
        """→ `entry_settled`, `set_aside_listed`."""
        self._carry_out(
            "correct_entry",
            lambda: self._settled(self._set_aside.correct(EntryId(entry), total, with_member=with_member)),
        )

    @Slot(str, object)
    def accept_loss(self, entry: str, reason: SettlementReason) -> None:
        """→ `entry_settled`, `set_aside_listed`."""
        self._carry_out(
            "accept_loss", lambda: self._settled(self._set_aside.accept_loss(EntryId(entry), reason))
        )

    @Slot(str, str)
    def export_set_aside(self, path: str, entry: str) -> None:
        """→ `set_aside_exported`. All of them where `entry` is empty."""
        chosen = EntryId(entry) if entry else None
        self._carry_out(
            "export_set_aside",
            lambda: self.set_aside_exported.emit(self._set_aside.export(Path(path), chosen)),
        )

    @property
    def _set_aside(self) -> SetAside:
        found = self._find()
        if found is None:
            raise SignInNeededError("till-not-open")
        return found

    def _list(self) -> None:
        self.set_aside_listed.emit(self._set_aside())

    def _settled(self, record: SetAsideRecord) -> None:
        # The new list first: whoever hears that it is settled finds it there as settled.
        self._list()
        self.entry_settled.emit(record)

    def _carry_out(self, wish: str, work: Callable[[], None]) -> None:
        try:
            work()
        except Exception as error:  # noqa: BLE001  # sorted by `as_known`: told, or logged and told
            self.refused.emit(wish, as_known(error))

"""Leaving the till, for a moment or for good."""

from __future__ import annotations

from pos_client.domain.errors import RefusedError
from pos_client.services.open_sale import UnfinishedSale
from pos_client.services.shift import Shift


class SignOut:
    """A sale that is open is never taken away with whoever leaves."""

    def __init__(self, shift: Shift, unfinished: UnfinishedSale) -> None:
        self._shift = shift
        self._unfinished = unfinished

    def __call__(self, *, leave_open_sale: bool = False) -> None:
        """The till is free. Where the sale is left, the next to sign in is asked about it.

        Raises:
            RefusedError: `sale-open`: a total is frozen and not recorded, and nobody said to leave it so.
        """
        if not leave_open_sale and self._unfinished.find() is not None:
            raise RefusedError("sale-open")
        self._shift.end()

    def lock(self) -> None:
        """Nothing is allowed until a PIN was right. The sale that is open stays."""
        self._shift.lock()

"""Single-use benefits: held for this sale before they are given."""

from __future__ import annotations

from pos_client.domain.benefit import Benefit
from pos_client.domain.errors import KnownError, RefusedError, UnreachableError
from pos_client.domain.ids import HoldId
from pos_client.domain.sale import Sale
from pos_client.domain.staff import Action
from pos_client.services.link import LinkWatch
from pos_client.services.ports import Backend
from pos_client.services.shift import Shift


class Holds:
    """Only the backend can promise that a benefit is used once, so holding one needs the connection."""

    def __init__(self, backend: Backend, link: LinkWatch, shift: Shift) -> None:
        self._backend = backend
        self._link = link
        self._shift = shift

    def hold(self, sale: Sale, benefit: Benefit) -> HoldId:
        """Keep the benefit for this sale. Asking again after a lost answer gives the same hold.

        Raises:
            SignInNeededError: `sign-in-needed`, `till-locked`.
            RefusedError: `needs-connection`, `benefit-not-available`.
        """
        self._shift.must_be_allowed(Action.SCAN_AND_RECORD)
        if sale.benefit_ref is None:
            raise RefusedError("benefit-not-available")
        if not self._link.worth_asking:
            raise RefusedError("needs-connection")
        try:
            hold = self._backend.hold(sale.sale_id, benefit, sale.benefit_ref)
        except KnownError as error:
            self._link.failed(error)
            if isinstance(error, UnreachableError):
                raise RefusedError("needs-connection", error.code) from error
            raise
        self._link.answered()
        return hold

    def release(self, hold: HoldId) -> None:
        """Give it back. Unreachable costs nothing: a hold that is never captured lapses by itself."""
        if not self._link.worth_asking:
            return
        try:
            self._backend.release(hold)
        except UnreachableError as error:
            self._link.failed(error)
        else:
            self._link.answered()

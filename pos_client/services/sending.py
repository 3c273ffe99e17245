"""A batch on its way: signed, and halved where something in it stops it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pos_client.domain.errors import BackendFailedError, KnownError, RefusedError
from pos_client.domain.exchange import Head, UploadAnswer
from pos_client.services.link import LinkWatch
from pos_client.services.ports import Backend, Clock, HeadSigner, Json, StoredEntry
from pos_client.services.suspicion import Suspicion

_ABOUT_THE_CONTENT = frozenset({"invalid-request", "request-too-large", "bad-request"})
"""Refusals of what was sent, as opposed to refusals of who sends or when."""


class Sending:
    """Offers entries to the backend; one that it cannot take in goes without its body, and blocks nobody.

    The chain goes on by header and digests, a person looks at the entry (it is set aside as `body-absent`),
    and on the till it stays readable (F25, F28).
    """

    def __init__(self, backend: Backend, signer: HeadSigner, link: LinkWatch, clock: Clock) -> None:
        """`link` hears how each request ended."""
        self._backend = backend
        self._signer = signer
        self._link = link
        self._suspicion = Suspicion(clock)

    def hello_was_answered(self) -> None:
        """The backend is there: what fails from now on is not for want of it."""
        self._suspicion.hello_was_answered()

    def __call__(
        self, entries: Sequence[StoredEntry], meanwhile: Callable[[], None] | None = None
    ) -> UploadAnswer:
        """Offer these entries of one epoch, or as many from their beginning as may be taken.

        `meanwhile` is called as `Backend.upload` says: never, once or several times.

        Raises:
            UnreachableError, RefusedError: nothing was consumed.
        """
        offered = entries[: self._suspicion.how_many(entries)]
        try:
            answer = self._halved(offered, meanwhile)
        except BackendFailedError:
            self._suspicion.failed(offered)
            if not self._suspicion.proved(offered):
                raise
            return self._without_its_body(offered)
        self._suspicion.passed(offered)
        return answer

    def _without_its_body(self, alone: Sequence[StoredEntry]) -> UploadAnswer:
        """Where that fails as well the body was not the reason: nothing is proved, everything begins anew."""
        self._suspicion.forget()
        return self._upload(alone, [_without_body(alone[0].wire)])

    def _halved(self, entries: Sequence[StoredEntry], meanwhile: Callable[[], None] | None) -> UploadAnswer:
        """A batch whose content is refused is halved until the one entry is found."""
        try:
            return self._upload(entries, [entry.wire for entry in entries], meanwhile)
        except RefusedError as error:
            if error.code not in _ABOUT_THE_CONTENT:
                raise
        if len(entries) == 1:
            return self._upload(entries, [_without_body(entries[0].wire)])
        return self._halved(entries[: len(entries) // 2], meanwhile)

    def _upload(
        self,
        entries: Sequence[StoredEntry],
        wire: Sequence[Json],
        meanwhile: Callable[[], None] | None = None,
    ) -> UploadAnswer:
        last = entries[-1]
        signature = self._signer.sign_head(last.register, last.epoch, last.seq, last.hash)
        try:
            answer = self._backend.upload(Head(last.epoch, last.seq, last.hash, signature), wire, meanwhile)
        except KnownError as error:
            self._link.failed(error)
            raise
        self._link.answered()
        return answer


def _without_body(wire: Json) -> Json:
    return {
        **{name: value for name, value in wire.items() if name != "sealed"},
        "body": None,
        "body_salt": None,
        "personal": None,
        "personal_salt": None,
        "absent": "refused",
    }

"""From a scan to what this customer gets (table A4, "code at the till")."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pos_client.domain.card import CardCode, card_code
from pos_client.domain.entry import Override, OverrideReason, scan_counted
from pos_client.domain.errors import CardCodeError, KnownError, RefusedError, SignInNeededError
from pos_client.domain.identification import AnswerSource, Identification, Verdict
from pos_client.domain.ids import EntryId
from pos_client.domain.scan import Scan, ScanSource
from pos_client.domain.staff import Action
from pos_client.services.configuration import CurrentConfiguration
from pos_client.services.link import REVOKED, LinkWatch
from pos_client.services.offline_answer import OfflineAnswer
from pos_client.services.ports import Backend, Clock, Journal
from pos_client.services.shift import Shift

TOO_MANY_UNKNOWN = "too-many-unknown-cards"
_TOO_MANY_TRIES = "too-many-tries"


class Identify:
    """The one interface for online and offline: the answer says which it was, and how old."""

    def __init__(
        self,
        *,
        backend: Backend,
        link: LinkWatch,
        offline: OfflineAnswer,
        journal: Journal,
        shift: Shift,
        configuration: CurrentConfiguration,
        clock: Clock,
        new_id: Callable[[], EntryId],
    ) -> None:
        self._backend = backend
        self._link = link
        self._offline = offline
        self._journal = journal
        self._shift = shift
        self._configuration = configuration
        self._clock = clock
        self._new_id = new_id

    def __call__(
        self,
        scan: Scan,
        *,
        override: bool = False,
        reason: OverrideReason | None = None,
        repeat: bool = False,
    ) -> Identification:
        """What a scan turns out to be; counted in the journal without making anybody wait.

        A `repeat` (the same code shown again within a minute) is counted as one and looked up anew: what the
        answer before offered may be used by now. Within three seconds the router lets none through (X03).
        Of an `override` the count says who is signed in, and the `reason` where one was given (J36).

        Raises:
            SignInNeededError: `sign-in-needed`, or the backend revoked this register (`register-revoked`).
            RefusedError: `typed-code-needs-manager`, `role-not-allowed` (J36).
        """
        overridden = self._allowed(scan, override, reason)
        found = self._looked_up(scan)
        counted = scan_counted(
            self._new_id(), self._clock.now(), scan.source, found, override=overridden, repeat=repeat
        )
        self._journal.append_later([counted])
        return found

    def _allowed(self, scan: Scan, override: bool, reason: OverrideReason | None) -> Override | None:
        """Who lets this scan pass, None when nobody has to."""
        self._shift.must_be_allowed(Action.SCAN_AND_RECORD)
        if self._link.state.reason == REVOKED:
            raise SignInNeededError(REVOKED)
        if override:
            return Override(self._shift.must_be_allowed(Action.TYPE_A_CODE).staff, reason)
        if scan.source is ScanSource.KEYED and not self._configuration.programme.capabilities.typed_codes:
            raise RefusedError("typed-code-needs-manager")
        return None

    def _looked_up(self, scan: Scan) -> Identification:
        """Foreign codes are refused here and nobody is asked (X02); ours go to the backend, else to the
        snapshot.
        """
        try:
            code = card_code(scan, self._configuration.programme.card_formats)
        except CardCodeError as error:
            return Identification(Verdict.NOT_A_MEMBER_CARD, AnswerSource.TILL, reason=error.code)
        return self._asked(code, scan.symbology) or self._offline(code)

    def _asked(self, code: CardCode, symbology: str | None) -> Identification | None:
        """The backend's answer; None when none came in time, or when waiting for one would be in vain."""
        if not self._link.worth_asking:
            return None
        try:
            answer = self._backend.identify(code.text, symbology, self._configuration.programme)
        except KnownError as error:
            self._link.failed(error)
            if isinstance(error, SignInNeededError) and error.code == REVOKED:
                raise
            return self._made_to_wait(code) if error.code == _TOO_MANY_TRIES else None
        self._link.answered()
        return answer

    def _made_to_wait(self, code: CardCode) -> Identification:
        """The list's answer, and why it is that: too many codes that mean nobody were shown at this till."""
        found = self._offline(code)
        return found if found.reason is not None else replace(found, reason=TOO_MANY_UNKNOWN)

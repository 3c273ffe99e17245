"""The calls of a till that nobody knows yet."""

from __future__ import annotations

from pos_client import __version__
from pos_client.backend.calls import Calls, tokens
from pos_client.backend.strict import Fields
from pos_client.backend.transport import Answer
from pos_client.domain.exchange import Enrolled, ShownCode


class EnrolmentCalls(Calls):
    """By a code that somebody types here, or by one that somebody reads here (RFC 8628)."""

    def enrol(self, code: str, public_key: str, instance: str, register: str | None = None) -> Enrolled:
        """Make this till known by its one-time code. `register` is which till it was: a code of another one
        is refused as `code-of-another-till`, and not spent.
        """
        body = {"code": code, **_till(public_key, instance, register)}
        return _enrolled(self._post_as_nobody("/v1/enrolments", body))

    def show_code(self, public_key: str, instance: str, register: str | None = None) -> ShownCode:
        """Have a code made that this till shows. Raises RefusedError: `too-many-tries`."""
        fields = Fields(
            self._post_as_nobody("/v1/device-authorizations", _till(public_key, instance, register)).members
        )
        return ShownCode(
            fields.text("device_code"),
            fields.text("user_code"),
            float(fields.count("expires_in")),
            float(fields.count("interval")),
        )

    def enrol_by_shown(self, device_code: str) -> Enrolled:
        """Ask whether somebody has let this till in.

        Raises:
            RefusedError: `authorization-pending`: not yet. `slow-down`: asked too soon, and the pause is five
                seconds longer from now on. `access-denied`, `device-code-expired`, `device-code-unknown`:
                nobody will any more.
        """
        body = {"grant": "device", "device_code": device_code}
        return _enrolled(self._post_as_nobody("/v1/tokens", body))

    def health(self) -> str:
        """The backend's version, if it is one."""
        fields = Fields(self._get("/v1/health").members)
        fields.text("incarnation")
        return fields.text("version")


def _till(public_key: str, instance: str, register: str | None) -> dict[str, object]:
    known: dict[str, object] = {"public_key": public_key, "instance": instance, "client_version": __version__}
    return known if register is None else {**known, "register": register}


def _enrolled(answer: Answer) -> Enrolled:
    fields = Fields(answer.members)
    return Enrolled(fields.section("register").text("id"), tokens(fields))

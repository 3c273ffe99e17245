"""How a call goes out: in time, and with the register's token."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from pos_client.backend.credentials import TOKEN_EXPIRED, Credentials
from pos_client.backend.strict import Fields
from pos_client.backend.transport import Answer, Transport
from pos_client.domain.errors import RefusedError
from pos_client.domain.exchange import Json, Tokens


@dataclass(frozen=True, slots=True)
class Deadlines:
    """Seconds for a whole call: the first while a customer waits, the other for work in the background."""

    at_the_counter_s: float = 1.5
    sign_in_s: float = 5.0
    in_the_background_s: float = 8.0


class Calls:
    """One connection, for one thread. What is asked over it is said by the classes behind this one."""

    def __init__(
        self,
        transport: Transport,
        token: Credentials | str | None,
        now: Callable[[], datetime],
        deadlines: Deadlines = Deadlines(),
        *,
        renews_ahead: bool = False,
    ) -> None:
        """`token` is a till's credentials; or one short token, for whoever needs no other; or None before
        enrolment, when nothing that belongs to a register is answered. `renews_ahead`: this connection has
        the token renewed before anybody at the counter has to.
        """
        self._transport = transport
        self._token = token
        self._now = now
        self._deadlines = deadlines
        self._renews_ahead = renews_ahead

    def close(self) -> None:
        """Let go of the connection."""
        self._transport.close()

    def _get(
        self, path: str, *, query: Mapping[str, str] | None = None, session: str | None = None
    ) -> Answer:
        return self._send("GET", path, self._deadlines.in_the_background_s, query=query, session=session)

    def _post(
        self, path: str, body: Json, deadline_s: float | None = None, *, session: str | None = None
    ) -> Answer:
        deadline_s = deadline_s or self._deadlines.in_the_background_s
        return self._send("POST", path, deadline_s, body=body, session=session)

    def _post_as_nobody(self, path: str, body: Json, deadline_s: float | None = None) -> Answer:
        """Where a token would say nothing."""
        deadline_s = deadline_s or self._deadlines.in_the_background_s
        return self._transport.send("POST", path, deadline_s=deadline_s, headers={}, body=body)

    def _send(
        self,
        method: str,
        path: str,
        deadline_s: float,
        *,
        body: Json | None = None,
        query: Mapping[str, str] | None = None,
        session: str | None = None,
        meanwhile: Callable[[], None] | None = None,
    ) -> Answer:
        def send(token: str | None, left_s: float) -> Answer:
            headers = {} if token is None else {"Authorization": f"Bearer {token}"}
            if session is not None:
                headers["X-Staff-Session"] = session
            return self._transport.send(
                method,
                path,
                deadline_s=left_s,
                headers=headers,
                body=body,
                query=query,
                meanwhile=meanwhile,
            )

        if isinstance(self._token, Credentials):
            return self._sent_with_credentials(self._token, send, deadline_s)
        return send(self._token, deadline_s)

    def _sent_with_credentials(
        self, credentials: Credentials, send: Callable[[str, float], Answer], deadline_s: float
    ) -> Answer:
        """One renewal and one more try where the token was too old after all (F23), all of it in time."""
        left = credentials.within(deadline_s)
        token = credentials.token(self._next_tokens, left, ahead=self._renews_ahead)
        try:
            return send(token, left())
        except RefusedError as error:
            if error.code != TOKEN_EXPIRED:
                raise
        return send(credentials.instead_of(token, self._next_tokens, left), left())

    def _next_tokens(self, refresh_token: str, deadline_s: float) -> Tokens:
        body = {"grant": "refresh", "refresh_token": refresh_token}
        return tokens(Fields(self._post_as_nobody("/v1/tokens", body, deadline_s).members))


def tokens(fields: Fields) -> Tokens:
    """A pair of tokens in an answer."""
    return Tokens(fields.text("token"), float(fields.count("expires_in")), fields.text("refresh_token"))

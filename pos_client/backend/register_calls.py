"""The calls of a manager who looks after the merchant's tills."""

from __future__ import annotations

from urllib.parse import quote

from pos_client.backend.calls import Calls
from pos_client.backend.strict import Fields
from pos_client.domain.exchange import RegisterThere, WaitingTill


class RegisterCalls(Calls):
    """`session` is the manager's. The merchant is the one of the till that asks (N08)."""

    def registers(self, session: str) -> tuple[RegisterThere, ...]:
        """All tills of this merchant."""
        found = Fields(self._get("/v1/registers", session=session).members)
        return tuple(_register(one) for one in found.sections("registers"))

    def waiting_till(self, user_code: str, session: str) -> WaitingTill:
        """The till that shows this code. Raises RefusedError: `user-code-unknown`, `too-many-tries`."""
        path = f"/v1/device-authorizations/{quote(user_code, safe='')}"
        fields = Fields(self._get(path, session=session).members)
        return WaitingTill(fields.text("client_version"), fields.time("asked_at"), fields.text_or_none("was"))

    def let_in(self, user_code: str, register: str, session: str) -> None:
        """The till that shows this code becomes this register.

        Raises:
            RefusedError: `user-code-unknown`, `user-code-expired`, `user-code-decided`,
                `code-of-another-till`: it said that it was another one; `too-many-tries`.
        """
        self._decide(user_code, {"decision": "approve", "register": register}, session)

    def turn_away(self, user_code: str, session: str) -> None:
        """The till that shows this code is not let in. Raises as `let_in`."""
        self._decide(user_code, {"decision": "deny"}, session)

    def revoke(self, register: str, reason: str, session: str) -> None:
        """Nobody is this register any more until it is enrolled again. `reason` is stolen, replaced or
        closed.
        """
        path = f"/v1/registers/{quote(register, safe='')}/revocation"
        self._post(path, {"reason": reason}, session=session)

    def _decide(self, user_code: str, body: dict[str, object], session: str) -> None:
        path = f"/v1/device-authorizations/{quote(user_code, safe='')}/decision"
        self._post(path, body, session=session)


def _register(fields: Fields) -> RegisterThere:
    store = fields.section("store")
    return RegisterThere(
        id=fields.text("id"),
        name=fields.text("name"),
        store_id=store.text("id"),
        store_name=store.text("name"),
        enrolled=fields.flag("enrolled"),
        revoked=fields.flag("revoked"),
        last_contact=fields.time_or_none("last_contact"),
    )

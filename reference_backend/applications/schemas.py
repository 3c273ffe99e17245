"""An application on the wire: how far it is, and never whose it is."""

from typing import Literal

from reference_backend.wire import Wire


class ApplicationAnswer(Wire):
    """What became of an application on paper. The card is told only of a member who is new by it."""

    state: Literal["new-member", "member-known"]
    card: str | None
    picture: Literal["none", "waiting", "stored"]
    paper: Literal["there", "destroyed"]

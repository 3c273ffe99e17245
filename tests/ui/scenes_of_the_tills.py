"""States of the manager's page of tills."""

from collections.abc import Callable
from datetime import timedelta

from pos_client.domain.errors import RefusedError, UnreachableError
from pos_client.domain.exchange import RegisterThere, WaitingTill
from pos_client.domain.scan import Scan, ScanSource
from pos_client.domain.staff import Role
from pos_client.services.approving import RevocationReason
from pos_client.ui.manager.tills import Asked
from tests.ui.shop import NOON
from tests.ui.stage import Stage


def _register(name: str, store: str, **facts: object) -> RegisterThere:
    known = {"enrolled": True, "revoked": False, "last_contact": NOON - timedelta(minutes=2), **facts}
    return RegisterThere(name, name, store, store, **known)  # type: ignore[arg-type]  # facts are the class's


TILLS = (
    _register("Kassa 1", "Tallinn Endla"),
    _register("Kassa 2", "Tallinn Endla", last_contact=NOON - timedelta(days=3)),
    _register("Kassa 3", "Tallinn Endla", last_contact=None),
    _register("Infolaud", "Tallinn Ülemiste keskus", enrolled=False, last_contact=None),
    _register("Kassa 5", "Tartu Lõunakeskus", enrolled=False, revoked=True),
)
FOUND = WaitingTill("1.4.0", NOON - timedelta(minutes=1), None)
CODE = Scan(b"POS-ENROL:BCDFGHJK", ScanSource.SERIAL, NOON, "QRCode")


def listed(stage: Stage) -> None:
    """A manager looks at the list."""
    stage.open(Role.MANAGER)
    stage.shell.show_screen("tills")
    stage.tell("tills_listed", TILLS)


def found(stage: Stage) -> None:
    """The other till's code was scanned."""
    listed(stage)
    stage.shell.scans.on_scan_arrived(CODE, False)
    stage.tell("till_found", FOUND)


def _asked(
    asked: Asked, begin: Callable[[Stage], None] = listed, keys: str = "900"
) -> Callable[[Stage], None]:
    def scene(stage: Stage) -> None:
        begin(stage)
        stage.shell.show()
        stage.presenters.tills.ask(asked)
        if asked is Asked.REVOKE:
            stage.presenters.tills.give(RevocationReason.STOLEN)
        for key in keys:
            stage.presenters.tills.press(key)

    return scene


def _typing(stage: Stage) -> None:
    listed(stage)
    stage.presenters.tills.begin_letting_in()
    stage.presenters.tills.type_code("BCDF-GHJ4")
    stage.presenters.tills.look_up()


def _returning(stage: Stage) -> None:
    listed(stage)
    stage.shell.scans.on_scan_arrived(CODE, False)
    stage.tell("till_found", WaitingTill("1.4.0", NOON - timedelta(minutes=1), "Kassa 5"))


def _let_in(stage: Stage) -> None:
    _asked(Asked.LET_IN, found, "900090")(stage)
    stage.presenters.tills.confirm()
    stage.tell("till_let_in")


def _revoking_refused(stage: Stage) -> None:
    _asked(Asked.REVOKE, keys="900090")(stage)
    stage.presenters.tills.confirm()
    stage.tell("refused", "revoke_till", RefusedError("sign-in-refused"))


def _away(stage: Stage) -> None:
    stage.open(Role.MANAGER, offline=True)
    stage.shell.show_screen("tills")
    stage.tell("refused", "list_tills", UnreachableError("backend-unreachable"))


def _asking(stage: Stage) -> None:
    stage.open(Role.MANAGER)
    stage.shell.show_screen("tills")


def _revoked(stage: Stage) -> None:
    listed(stage)
    stage.presenters.tills.choose("Kassa 5")


SCENES: dict[str, Callable[[Stage], None]] = {
    "tills": listed,
    "tills-asking": _asking,
    "tills-away": _away,
    "tills-revoked": _revoked,
    "tills-code": _typing,
    "tills-found": found,
    "tills-returning": _returning,
    "tills-letting-in": _asked(Asked.LET_IN, found),
    "tills-let-in": _let_in,
    "tills-revoking": _asked(Asked.REVOKE),
    "tills-revoking-refused": _revoking_refused,
    "tills-unlocking": _asked(Asked.UNLOCK, keys="14"),
}

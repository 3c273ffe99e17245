"""States of the door: the lock, the own PIN, a till that waits to be let in."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtGui import QImage

from pos_client.domain.errors import KnownError, RefusedError
from pos_client.domain.exchange import ShownCode
from pos_client.domain.ids import StaffNumber
from pos_client.domain.standing import Link, LinkState
from pos_client.workers.code_drawing import CodeDrawer
from tests.ui.shop import BIRTHDAY, NOON, configuration, eligible
from tests.ui.stage import Stage

SHOWN = ShownCode("device", "BCDF-GHJK", 600.0, 5.0)


def enrolment_code(text: str = "POS-ENROL:BCDFGHJK") -> QImage:
    """As the till's own worker draws it."""
    drawn: list[QImage] = []
    drawer = CodeDrawer()
    drawer.enrolment_drawn.connect(drawn.append)
    drawer.draw_enrolment(text)
    return drawn[0]


def in_a_sale(stage: Stage) -> None:
    """A frozen sale of a member, with a benefit ticked."""
    stage.open()
    stage.show_card(eligible())
    stage.presenters.cashier.ticks.toggle(BIRTHDAY)
    stage.keys("4599")
    stage.presenters.cashier.sale.enter()


def _locked(stage: Stage) -> None:
    in_a_sale(stage)
    stage.presenters.lock.lock()


def _locked_wrong(*, wait_s: float | None = None, code: str = "sign-in-refused") -> Callable[[Stage], None]:
    def scene(stage: Stage) -> None:
        _locked(stage)
        for key in "490123":
            stage.presenters.lock.press(key)
        stage.tell("refused", "unlock", RefusedError(code, retry_after_s=wait_s))

    return scene


def _locked_scan(stage: Stage) -> None:
    _locked(stage)
    stage.tell("scan_unwanted", "locked")


def _locked_busy(stage: Stage) -> None:
    _locked(stage)
    for key in "490123":
        stage.presenters.lock.press(key)


def _switching(stage: Stage) -> None:
    in_a_sale(stage)
    stage.tell("link_changed", LinkState(Link.OFFLINE, NOON, "backend-unreachable"))
    stage.tell("badge_scanned", StaffNumber("14"))


def _sign_in_locked(code: str, wait_s: float | None = None) -> Callable[[Stage], None]:
    def scene(stage: Stage) -> None:
        stage.tell("till_opened", configuration())
        stage.tell("badge_scanned", StaffNumber("12"))
        for key in "490123":
            stage.presenters.sign_in.press(key)
        stage.tell("refused", "sign_in", RefusedError(code, retry_after_s=wait_s))

    return scene


def _own_pin(keys: str, refused: str = "") -> Callable[[Stage], None]:
    def scene(stage: Stage) -> None:
        stage.tell("till_opened", configuration())
        stage.tell("badge_scanned", StaffNumber("12"))
        for key in "903417":
            stage.presenters.sign_in.press(key)
        stage.tell("refused", "sign_in", RefusedError("must-change-pin"))
        for key in keys:
            stage.presenters.own_pin.press(key)
        if refused:
            stage.tell("refused", "change_pin", KnownError(refused))

    return scene


def _shown(stage: Stage) -> None:
    stage.tell("enrolment_needed")
    stage.presenters.enrol.type_in("https://kassa.example", "")
    stage.presenters.enrol.enrol()
    stage.tell("code_shown", SHOWN)
    stage.tell("enrolment_drawn", enrolment_code())
    stage.now += timedelta(seconds=19)
    stage.presenters.enrol.changed.emit()


def _denied(stage: Stage) -> None:
    _shown(stage)
    stage.tell("refused", "enrol_by_shown_code", RefusedError("access-denied"))


def _locked_out(stage: Stage) -> None:
    stage.tell("till_blocked", RefusedError("till-locked-out", "214"))


def _back_from_locked_out(stage: Stage) -> None:
    _locked_out(stage)
    stage.shell.show_screen("enrol")
    stage.presenters.enrol.suggest("https://kassa.example")


SCENES: dict[str, Callable[[Stage], None]] = {
    "locked": _locked,
    "locked-wrong": _locked_wrong(),
    "locked-wait": _locked_wrong(code="too-many-tries", wait_s=43.0),
    "locked-scan": _locked_scan,
    "locked-busy": _locked_busy,
    "switching": _switching,
    "sign-in-wait": _sign_in_locked("too-many-tries", 118.0),
    "sign-in-locked": _sign_in_locked("pin-locked"),
    "own-pin": _own_pin("4815"),
    "own-pin-simple": _own_pin("123456"),
    "own-pin-again": _own_pin("481516481"),
    "own-pin-not-same": _own_pin("481516481517"),
    "own-pin-offline": _own_pin("481516481516", "backend-unreachable"),
    "enrol-code-shown": _shown,
    "enrol-denied": _denied,
    "locked-out": _locked_out,
    "enrol-locked-out": _back_from_locked_out,
}

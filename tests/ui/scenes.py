"""States that a screen can be in: `./dev shots` draws them and tests look at them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from pos_client.domain.devices import Devices, FoundDevice, FoundDevices, Suffix, WedgeProfile
from pos_client.domain.entry import Payment, ReversalReason
from pos_client.domain.errors import KnownError, RefusedError, SecretStoreError
from pos_client.domain.hints import ScanHint
from pos_client.domain.identification import AnswerSource, Identification, Verdict
from pos_client.domain.ids import EntryId
from pos_client.domain.money import Money
from pos_client.domain.programme import (
    Configuration,
)
from pos_client.domain.sale import Sale
from pos_client.domain.scan import Scan, ScanSource
from pos_client.domain.set_aside import SetAsideRecord
from pos_client.domain.staff import Role
from pos_client.domain.standing import (
    CardSlip,
    DayReport,
    Link,
    LinkState,
    QueueState,
    RecentPurchase,
    RecordState,
)
from pos_client.ui.manager.set_aside import Asked
from tests.ui.photograph import calibration_code, phone_with_code
from tests.ui.scenes_of_the_door import SCENES as OF_THE_DOOR
from tests.ui.scenes_of_the_tills import SCENES as OF_THE_TILLS
from tests.ui.shop import (
    ASIDE,
    ASIDE_UNKNOWN,
    BIRTHDAY,
    BONUS,
    CARD_PRICE,
    LONG_BENEFIT,
    NOON,
    PILLOW,
    PLASTIC,
    RECENT,
    VIRTUAL,
    answer,
    configuration,
    day_report,
    eligible,
    programme,
    scan,
)
from tests.ui.stage import Stage


def _till(stage: Stage) -> None:
    stage.open()
    stage.show_card(eligible())
    cashier = stage.presenters.cashier
    cashier.ticks.toggle(BIRTHDAY)
    stage.keys("4599")
    cashier.sale.enter()


def _at_work(stage: Stage) -> None:
    _till(stage)
    stage.tell("frame_ready", *phone_with_code(VIRTUAL))


def _idle(stage: Stage) -> None:
    stage.open()


def _sign_in(stage: Stage) -> None:
    stage.tell("till_opened", configuration())
    for key in "12":
        stage.presenters.sign_in.press(key)
    stage.presenters.sign_in.enter()
    for key in "490":
        stage.presenters.sign_in.press(key)


def _sign_in_wrong(stage: Stage) -> None:
    _sign_in(stage)
    stage.tell("refused", "sign_in", RefusedError("sign-in-refused"))


def _sign_in_offline(stage: Stage) -> None:
    stage.tell("till_opened", configuration())
    stage.tell("link_changed", LinkState(Link.OFFLINE, NOON, "backend-unreachable"))


def _enrol(stage: Stage) -> None:
    stage.tell("enrolment_needed")
    stage.presenters.enrol.type_in("https://kassa.example", "K7QF-2M9X")
    stage.presenters.enrol.enrol()
    stage.tell("refused", "enrol", RefusedError("enrolment-code-used"))


def _blocked(stage: Stage) -> None:
    stage.tell("till_blocked", KnownError("database-newer", "schema 9, this program knows 4"))


def _lost_keyring(stage: Stage) -> None:
    stage.tell("till_blocked", KnownError("keyring-entry-missing"))


def _coming_back(stage: Stage) -> None:
    _lost_keyring(stage)
    stage.shell.show_screen("enrol")
    stage.presenters.enrol.type_in("https://kassa.example", "")


def _not_opened(stage: Stage) -> None:
    _coming_back(stage)
    stage.presenters.enrol.type_in("https://kassa.example", "K7QF-2M9X")
    stage.presenters.enrol.enrol()
    stage.tell("refused", "enrol", RefusedError("not-sealed-for-this"))


def _passphrase(stage: Stage) -> None:
    stage.tell("till_blocked", SecretStoreError("passphrase-needed"))


def _passphrase_waits(stage: Stage) -> None:
    _passphrase(stage)
    stage.presenters.passphrase.give("not the one")
    stage.tell(
        "refused", "open_with_passphrase", SecretStoreError("passphrase-wait", "43 s", retry_after_s=43.0)
    )


def _no_keyring(stage: Stage) -> None:
    stage.tell("enrolment_needed")
    stage.presenters.enrol.type_in("https://kassa.example", "K7QF-2M9X")
    stage.presenters.enrol.enrol()
    stage.tell("refused", "enrol", SecretStoreError("keyring-missing"))


def _new_passphrase(stage: Stage) -> None:
    _no_keyring(stage)
    stage.shell.screen_of("enrol").passphrase_pressed.emit()  # type: ignore[attr-defined]
    stage.presenters.passphrase.give("short", "short")
    stage.tell("refused", "enrol_with_passphrase", SecretStoreError("passphrase-too-short"))


def _kept_aside(stage: Stage) -> None:
    _not_opened(stage)
    stage.tell("records_kept_aside", "aside-20261122T123210Z")


def _verdict(
    found: Identification, *, config: Configuration | None = None, offline: bool = False
) -> Callable[[Stage], None]:
    def scene(stage: Stage) -> None:
        stage.open(config=config, offline=offline)
        stage.show_card(found)

    return scene


def _asking(stage: Stage) -> None:
    stage.open()
    stage.shell.scans.on_scan_arrived(scan(), False)


def _holding(stage: Stage) -> None:
    stage.open()
    stage.show_card(eligible())
    stage.presenters.cashier.ticks.toggle(PILLOW)
    stage.keys("129")


def _long(stage: Stage) -> None:
    stage.open(config=configuration(nano=True, per_purchase=1))
    found = eligible(VIRTUAL, BONUS, LONG_BENEFIT)
    stage.show_card(replace(found, card_price=False))
    stage.tell("refused", "hold_benefit", RefusedError("benefit-not-available"))
    stage.keys("4999999")


def _offline(stage: Stage) -> None:
    stage.open(offline=True)
    at = NOON - timedelta(minutes=26)
    stage.show_card(replace(eligible(), source=AnswerSource.SNAPSHOT, as_of=at))
    stage.keys("4599")


def _problem(stage: Stage) -> None:
    stage.open()
    stage.keys("45,999")


def _recorded(stage: Stage) -> None:
    stage.open()
    stage.keys("1250")
    cashier = stage.presenters.cashier
    cashier.sale.enter()
    cashier.sale.enter()
    done = RecentPurchase(cashier.state.sale.sale_id, NOON, Money(1250, "EUR"), RecordState.ON_THIS_TILL)
    stage.tell("recorded", done)


def _disk_full(stage: Stage) -> None:
    _till(stage)
    stage.presenters.cashier.sale.enter()
    stage.tell("refused", "record", KnownError("disk-full"))


def _closed(stage: Stage) -> None:
    _till(stage)
    stage.shell.scans.on_scan_arrived(scan("9100000000000009"), False)


def _second_card(stage: Stage) -> None:
    stage.open()
    stage.show_card(eligible())
    stage.show_card(eligible("9100000000000009"), "9100000000000009")


def _unusual(stage: Stage) -> None:
    stage.open()
    stage.tell("median_changed", 1500)
    stage.keys("99900")
    stage.presenters.cashier.sale.enter()


def _unfinished(stage: Stage) -> None:
    stage.open()
    sale = Sale(EntryId("old")).frozen(Money(4599, "EUR"))
    stage.tell("open_sale_found", sale, "2026-11-22T12:01:00.000Z")


def _reversal(stage: Stage) -> None:
    stage.open()
    stage.presenters.recent.open(RECENT[0])
    stage.presenters.recent.choose(ReversalReason.RETURNED)


def _typing(stage: Stage) -> None:
    stage.open(Role.MANAGER)
    stage.shell.screen_of("cashier").typing.open(True)  # type: ignore[attr-defined]


def _camera(stage: Stage) -> None:
    stage.open(Role.MANAGER)
    stage.tell("frame_ready", *phone_with_code(VIRTUAL))
    stage.presenters.camera.on_nothing_found("card.png")


def _camera_trouble(stage: Stage) -> None:
    stage.open()
    stage.tell("camera_failed", KnownError("camera-busy"))


def _refused_link(stage: Stage) -> None:
    stage.open()
    stage.tell("link_changed", LinkState(Link.REFUSED, NOON - timedelta(hours=3), "register-revoked"))
    stage.tell("queue_changed", QueueState(214, NOON - timedelta(hours=3), NOON - timedelta(days=2), 3))


def _long_header(stage: Stage) -> None:
    stage.open(Role.INFO_DESK)
    stage.tell("link_changed", LinkState(Link.SWITCHED_OFF, NOON - timedelta(days=2, hours=3), None))
    stage.tell("queue_changed", QueueState(0, None, NOON - timedelta(days=2), 0))


def _leaving(stage: Stage) -> None:
    stage.open(offline=True)
    stage.tell("signed_out")


def _empty(stage: Stage) -> None:
    stage.open()
    stage.tell("recent_changed", ())


def _desk(steps: int) -> Callable[[Stage], None]:
    def scene(stage: Stage) -> None:
        stage.open(Role.INFO_DESK)
        stage.shell.show_screen("info_desk")
        desk = stage.presenters.info_desk
        if steps > 0:
            stage.show_card(eligible())
        if steps > 1:
            stage.shell.scans.on_scan_arrived(scan(PLASTIC, "Code128"), False)
            desk.pay(Payment.CASH)
        if steps > 2:
            desk.confirm()
            fee = programme().fees[0]
            stage.tell("card_replaced", CardSlip(RECENT[0].purchase, NOON, PLASTIC[-4:], fee, "cash"))

    return scene


def _desk_wrong(stage: Stage) -> None:
    _desk(1)(stage)
    stage.shell.scans.on_scan_arrived(scan("4006381333931", "EAN13"), False)


def _manager(report: DayReport) -> Callable[[Stage], None]:
    def scene(stage: Stage) -> None:
        stage.open(Role.MANAGER, offline=report.own_till_only)
        stage.shell.show_screen("manager")
        stage.tell("day_reported", report)

    return scene


def _set_aside(*records: SetAsideRecord, role: Role = Role.MANAGER) -> Callable[[Stage], None]:
    def scene(stage: Stage) -> None:
        stage.open(role)
        stage.shell.show_screen("set_aside")
        stage.tell("set_aside_listed", records)

    return scene


def _settling(asked: Asked, *records: SetAsideRecord) -> Callable[[Stage], None]:
    def scene(stage: Stage) -> None:
        _set_aside(*records)(stage)
        stage.shell.show()
        stage.presenters.set_aside.ask(asked)

    return scene


def _exported(stage: Stage) -> None:
    _set_aside(*ASIDE)(stage)
    stage.tell("set_aside_exported", 12)


def _hint(hint: ScanHint) -> Callable[[Stage], None]:
    def scene(stage: Stage) -> None:
        stage.open(config=configuration(typed_codes=True))
        stage.tell("frame_ready", phone_with_code(VIRTUAL)[0], None)
        stage.tell("hint_changed", hint)

    return scene


def _hint_to_type(stage: Stage) -> None:
    _hint(ScanHint.COME_CLOSER)(stage)
    for _ in range(3):
        stage.presenters.help.held_in_vain()


def _hint_another_form(stage: Stage) -> None:
    stage.open()
    for _ in range(3):
        stage.tell("scan_misread", KnownError("scan-half"))


def _cable_gone(stage: Stage) -> None:
    stage.open()
    stage.tell("frame_ready", phone_with_code(VIRTUAL)[0], None)
    stage.tell("scanner_failed", KnownError("scanner-unplugged"))


def _scan_before_sign_in(stage: Stage) -> None:
    stage.tell("till_opened", configuration())
    stage.tell("scan_unwanted", "sign_in")


WEBCAM = FoundDevice("/dev/v4l/by-id/usb-0-video-index0", "Logitech BRIO 4K Stream Edition")
FEW = FoundDevices((WEBCAM,), (FoundDevice("/dev/ttyACM0", "Datalogic Gryphon GD4500"),))
MANY = FoundDevices(
    (
        WEBCAM,
        FoundDevice("1", "Integrated Camera: Integrated RGB Camera with Privacy Shutter & Infrared (1)"),
        FoundDevice("2", "Integrated Camera: Integrated RGB Camera with Privacy Shutter & Infrared (2)"),
        FoundDevice("3", "OBS Virtual Camera"),
    ),
    (
        FoundDevice("/dev/ttyACM0", "Datalogic Gryphon GD4500"),
        FoundDevice("/dev/ttyUSB0", "Prolific USB-to-Serial Comm Port of an unknown adapter"),
        FoundDevice("hid:/dev/hidraw3", "Honeywell Xenon 1950g General Duty Area-Imaging Scanner"),
        FoundDevice("COM14", "USB Serial Device"),
    ),
)


def _scanners(found: FoundDevices, devices: Devices, *facts: tuple[str, object]) -> Callable[[Stage], None]:
    def scene(stage: Stage) -> None:
        stage.open()
        stage.shell.show_screen("scanners")
        stage.tell("devices_listed", found)
        stage.tell("devices_known", devices)
        for fact, what in facts:
            stage.tell(fact, what)

    return scene


SET_UP = WedgeProfile("fi", "", Suffix.ENTER)
_NOTHING_CHOSEN = Devices(camera=None)
_CHOSEN = Devices(WEBCAM.source, "/dev/ttyACM0", SET_UP)


def _scanners_at_work(stage: Stage) -> None:
    _scanners(FEW, _CHOSEN, ("scanner_running", "/dev/ttyACM0"))(stage)
    stage.tell("frame_ready", *phone_with_code(VIRTUAL))
    stage.shell.scans.on_scan_arrived(Scan(VIRTUAL.encode(), ScanSource.WEDGE, NOON), False)


def _scanners_many(stage: Stage) -> None:
    stream = "rtsp://till:secret@camera.kassa.example:554/live?token=1"
    gone = replace(_CHOSEN, camera=stream, scanner="/dev/ttyUSB7")
    _scanners(MANY, gone, ("camera_failed", KnownError("stream-missing")))(stage)
    stage.tell("scanner_failed", KnownError("scanner-missing"))
    long = b"httpsO--nano.example-id-AB+12\x1d" + "Ärä \u202eabc ".encode() + b"\xff" * 3 + b"7" * 120
    stage.shell.scans.on_scan_arrived(Scan(long, ScanSource.SERIAL, NOON, "Code128"), False)


def _scanners_hint(stage: Stage) -> None:
    _scanners_at_work(stage)
    stage.tell("hint_changed", ScanHint.TOO_BRIGHT)
    stage.tell("scan_misread", KnownError("scan-unreadable"))
    stage.tell("devices_refused", KnownError("devices-not-written"))


def _calibrating(*facts: tuple[str, object]) -> Callable[[Stage], None]:
    def scene(stage: Stage) -> None:
        _scanners(FEW, _NOTHING_CHOSEN)(stage)
        stage.shell.show()
        stage.presenters.scanners.calibration.open()
        stage.tell("calibration_drawn", *calibration_code())
        for fact, what in facts:
            stage.tell(fact, what)

    return scene


SCENES: dict[str, Callable[[Stage], None]] = {
    "till": _till,
    "at-work": _at_work,
    "idle": _idle,
    "empty": _empty,
    "asking": _asking,
    "holding": _holding,
    "offline": _offline,
    "long-words": _long,
    "no-benefit": _verdict(answer(Verdict.MEMBER_WITHOUT_BENEFIT)),
    "stranger": _verdict(answer(Verdict.NOT_A_MEMBER), config=configuration(nano=True)),
    "card-not-valid": _verdict(answer(Verdict.CARD_NOT_VALID, "info-desk")),
    "not-a-card": _verdict(answer(Verdict.NOT_A_MEMBER_CARD, "product-code")),
    "not-checked": _verdict(
        answer(
            Verdict.NOT_CHECKED, None, card_price=True, benefits=(CARD_PRICE,), source=AnswerSource.SNAPSHOT
        ),
        offline=True,
    ),
    "amount-problem": _problem,
    "recorded": _recorded,
    "disk-full": _disk_full,
    "sale-closed": _closed,
    "second-card": _second_card,
    "unusual-total": _unusual,
    "unfinished-sale": _unfinished,
    "reversal": _reversal,
    "typing": _typing,
    "camera": _camera,
    "camera-trouble": _camera_trouble,
    "refused-link": _refused_link,
    "leaving": _leaving,
    "long-header": _long_header,
    "sign-in": _sign_in,
    "sign-in-wrong": _sign_in_wrong,
    "sign-in-offline": _sign_in_offline,
    "enrol": _enrol,
    "blocked": _blocked,
    "lost-keyring": _lost_keyring,
    "coming-back": _coming_back,
    "records-not-opened": _not_opened,
    "records-kept-aside": _kept_aside,
    "passphrase": _passphrase,
    "passphrase-waits": _passphrase_waits,
    "no-keyring": _no_keyring,
    "new-passphrase": _new_passphrase,
    "info-desk": _desk(0),
    "info-desk-wrong": _desk_wrong,
    "info-desk-fee": _desk(2),
    "info-desk-done": _desk(3),
    "manager": _manager(day_report()),
    "manager-offline": _manager(day_report(own_till_only=True)),
    "manager-empty": _manager(day_report(empty=True)),
    "set-aside": _set_aside(*ASIDE),
    "set-aside-one": _set_aside(ASIDE[1]),
    "set-aside-empty": _set_aside(),
    "set-aside-done": _set_aside(*[one for one in ASIDE if one.settled]),
    "set-aside-info-desk": _set_aside(*ASIDE, role=Role.INFO_DESK),
    "set-aside-unknown": _set_aside(ASIDE_UNKNOWN),
    "set-aside-exported": _exported,
    "correcting": _settling(Asked.CORRECTION, ASIDE[0]),
    "accepting-a-loss": _settling(Asked.LOSS, ASIDE[0]),
    "hint-closer": _hint(ScanHint.COME_CLOSER),
    "hint-bright": _hint(ScanHint.TOO_BRIGHT),
    "hint-whole-code": _hint(ScanHint.WHOLE_CODE),
    "hint-brightness": _hint(ScanHint.BRIGHTNESS_UP),
    "hint-flatten": _hint(ScanHint.FLATTEN),
    "hint-to-type": _hint_to_type,
    "hint-another-form": _hint_another_form,
    "cable-gone": _cable_gone,
    "scan-before-sign-in": _scan_before_sign_in,
    "scanners": _scanners_at_work,
    "scanners-none": _scanners(FoundDevices(), _NOTHING_CHOSEN),
    "scanners-many": _scanners_many,
    "scanners-trouble": _scanners_hint,
    "calibrating": _calibrating(),
    "calibrated": _calibrating(("calibrated", replace(SET_UP, prefix="~"))),
    "calibration-failed": _calibrating(("calibration_failed", KnownError("calibration-unreadable"))),
    **OF_THE_DOOR,
    **OF_THE_TILLS,
}

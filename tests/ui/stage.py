"""A till on a stage: the real window and presenters, an invented shop, and a clock that stands still.

Scenes are states that a screen can be in; `./dev shots` draws them and tests look at them.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from pos_client.domain.benefit import Basis, Benefit, BenefitKind
from pos_client.domain.card import CardForm, CardFormat, CheckDigit
from pos_client.domain.entry import Payment, ReversalReason
from pos_client.domain.errors import KnownError, RefusedError
from pos_client.domain.identification import AnswerSource, Identification, Verdict
from pos_client.domain.ids import BenefitId, EntryId, MemberRef, StaffNumber, new_entry_id
from pos_client.domain.money import Money, TotalLimits
from pos_client.domain.programme import (
    Capabilities,
    CardIssue,
    Configuration,
    Fee,
    Linking,
    OfflinePolicy,
    Programme,
    Register,
    UnknownCard,
)
from pos_client.domain.sale import Sale
from pos_client.domain.scan import Scan, ScanSource
from pos_client.domain.staff import Role, StaffSession
from pos_client.domain.standing import (
    CardSlip,
    DayReport,
    Link,
    LinkState,
    QueueState,
    RecentPurchase,
    RecordState,
    RegisterDay,
)
from pos_client.ui.i18n import Tongue
from pos_client.ui.icons import Icons
from pos_client.ui.look import Look
from pos_client.ui.presenters import Presenters
from pos_client.ui.shell import Shell
from pos_client.ui.sounds import Sound
from pos_client.ui.theme import Theme

NOON = datetime(2026, 11, 22, 12, 32, 10, tzinfo=UTC)
VIRTUAL = "9100000000000001"
PLASTIC = "9200000000000002"


class Heard:
    """A sounder that remembers."""

    def __init__(self) -> None:
        self.sounds: list[Sound] = []

    def play(self, sound: Sound) -> None:
        self.sounds.append(sound)


class Wishes(QObject):
    """Remembers every wish of every presenter, by its slot's name."""

    def __init__(self, presenters: Presenters) -> None:
        super().__init__()
        self.made: list[tuple[str, tuple[object, ...]]] = []
        for presenter in presenters.all():
            for name in dir(type(presenter)):
                if name.endswith("_asked"):
                    getattr(presenter, name).connect(self._taker(name.removesuffix("_asked")))

    def _taker(self, name: str) -> Callable[..., None]:
        return lambda *arguments: self.made.append((name, arguments))

    def of(self, name: str) -> list[tuple[object, ...]]:
        return [arguments for made, arguments in self.made if made == name]


CARD_PRICE = Benefit(
    BenefitId("card-price"),
    BenefitKind.CARD_PRICE,
    Basis.MAIN,
    {"et": "Hind kliendikaardiga", "en": "Card price", "fi": "Kanta-asiakashinta", "sv": "Stamkundspris"},
)
BIRTHDAY = Benefit(
    BenefitId("birthday"),
    BenefitKind.PERCENT_DISCOUNT,
    Basis.MAIN,
    {"et": "Sünnipäevapakkumine −20 %", "en": "Birthday offer −20 %", "fi": "Syntymäpäivätarjous −20 %"},
    percent=Decimal(20),
    chosen=True,
)
PILLOW = Benefit(
    BenefitId("pillow"),
    BenefitKind.OFFER,
    Basis.PERSONALISED,
    {"et": "Padi −5,00 €", "en": "Pillow −5,00 €", "fi": "Tyyny −5,00 €"},
    amount=Money(500, "EUR"),
    single_use=True,
    chosen=True,
)
BONUS = Benefit(
    BenefitId("bonus"),
    BenefitKind.BONUS_PERCENT,
    Basis.MAIN,
    {"fi": "Bonusta 5 % ostosten loppusummasta", "en": "Bonus 5 % of the purchase"},
    percent=Decimal(5),
)
LONG_BENEFIT = Benefit(
    BenefitId("long"),
    BenefitKind.PERCENT_DISCOUNT,
    Basis.MAIN,
    {"fi": "Kanta-asiakkaan syyskampanjan huonekalutarjous kotiinkuljetuksella −15 %", "en": "Autumn −15 %"},
    percent=Decimal(15),
    single_use=True,
    chosen=True,
)


def register(country: str = "EE") -> Register:
    names = ("Kodu", "Tallinn Endla", "Kassa 3", "Europe/Tallinn")
    if country == "FI":
        names = ("Kahvila Kuusi", "Helsinki Hakaniemi", "Kassa 1", "Europe/Helsinki")
    return Register("r3", names[2], "s1", names[1], "m1", names[0], "p1", names[3], country, "EUR")


def programme(*, nano: bool = False, per_purchase: int | None = None, typed_codes: bool = False) -> Programme:
    formats = [
        CardFormat(CardForm.VIRTUAL, re.compile("91[0-9]{14}"), frozenset({"QRCode"}), CheckDigit.NONE)
    ]
    if not nano:
        symbols = frozenset({"Code128"})
        formats.append(CardFormat(CardForm.PLASTIC, re.compile("92[0-9]{14}"), symbols, CheckDigit.NONE))
    policy = OfflinePolicy(
        UnknownCard.GRANT_AND_FLAG,
        20,
        UnknownCard.GRANT_AND_FLAG,
        timedelta(hours=24),
        timedelta(hours=72),
        False,
        timedelta(hours=72),
    )
    linking = Linking.ALWAYS if nano else Linking.CONSENT
    benefits = (BONUS, LONG_BENEFIT) if nano else (CARD_PRICE, BIRTHDAY, PILLOW)
    fee = Fee(CardIssue.REPLACEMENT, Money(99, "EUR"), "2024-1", date(2024, 1, 1))
    return Programme(
        "nano" if nano else "card",
        "Nano" if nano else "Kliendikaart",
        "fi" if nano else "et",
        ("fi", "en") if nano else ("et", "en"),
        tuple(formats),
        Capabilities(not nano, nano, nano, not nano, not nano, typed_codes, linking),
        per_purchase,
        policy,
        TotalLimits(5_000_000, 10),
        () if nano else (fee,),
        {one.id: one for one in benefits},
        "https://kahvilakuusi.example/liity" if nano else "https://kodu.example/kaart",
    )


def configuration(
    *, nano: bool = False, per_purchase: int | None = None, typed_codes: bool = False
) -> Configuration:
    ours = programme(nano=nano, per_purchase=per_purchase, typed_codes=typed_codes)
    return Configuration(register("FI" if nano else "EE"), ours, b"")


def scan(code: str = VIRTUAL, symbology: str | None = "QRCode", at: datetime = NOON) -> Scan:
    return Scan(code.encode(), ScanSource.WEDGE, at, symbology)


def eligible(code: str = VIRTUAL, *benefits: Benefit) -> Identification:
    return Identification(
        Verdict.ELIGIBLE,
        AnswerSource.BACKEND,
        CardForm.VIRTUAL,
        NOON,
        code=code,
        member_ref=MemberRef("m-1"),
        card_price=True,
        benefits=benefits or (CARD_PRICE, BIRTHDAY, PILLOW),
    )


def answer(verdict: Verdict, reason: str | None = None, **more: object) -> Identification:
    code = None if verdict is Verdict.NOT_A_MEMBER_CARD else VIRTUAL
    source = AnswerSource.TILL if code is None else AnswerSource.BACKEND
    made: dict[str, object] = {"source": source, "as_of": NOON, "code": code, "reason": reason, **more}
    return Identification(verdict, **made)  # type: ignore[arg-type]


def purchase(
    minutes_ago: int, total: int, state: RecordState, *, reason: str | None = None, reversed_: bool = False
) -> RecentPurchase:
    at = NOON - timedelta(minutes=minutes_ago)
    entry = new_entry_id(int(at.timestamp() * 1000), lambda count: bytes(count))
    return RecentPurchase(entry, at, Money(total, "EUR"), state, reason, reversed=reversed_)


RECENT = (
    purchase(1, 1250, RecordState.ON_THIS_TILL),
    purchase(4, 8900, RecordState.CONFIRMED),
    purchase(12, 540, RecordState.CONFIRMED, reversed_=True),
    purchase(20, 123_450, RecordState.NEEDS_A_PERSON, reason="membership-ended"),
    purchase(31, 2599, RecordState.CONFIRMED),
    purchase(44, 999, RecordState.CONFIRMED),
)


class Stage:
    """A window of a size, in a language, with a till that knows where it stands."""

    def __init__(self, app: QApplication, size: tuple[int, int] = (1024, 768), language: str = "en") -> None:
        self.heard = Heard()
        self.tongue = Tongue(app)
        self.tongue.speak(language)
        self.now = NOON
        self._ids = 0
        self.look = Look(Theme.for_screen(*size), Icons(), self.tongue, lambda: self.now)
        self.presenters = Presenters.build(lambda: self.now, self._new_sale_id, self.heard)
        self.wishes = Wishes(self.presenters)
        self.shell = Shell(self.look, self.presenters)
        self.shell.resize(*size)
        self.app = app

    def _new_sale_id(self) -> EntryId:
        self._ids += 1
        return EntryId(f"sale-{self._ids}")

    def tell(self, fact: str, *arguments: object) -> None:
        """Tell everybody a fact, as the workers' signals would."""
        for listener in (*self.presenters.all(), self.shell):
            heard = getattr(listener, f"on_{fact}", None)
            if heard is not None:
                heard(*arguments)

    def open(
        self, role: Role = Role.CASHIER, *, offline: bool = False, config: Configuration | None = None
    ) -> None:
        """The till is set up and somebody is signed in."""
        self.tell("till_opened", config or configuration())
        session = None if offline else "session"
        self.tell("signed_in", StaffSession(StaffNumber("12"), role, NOON, session))
        link = Link.OFFLINE if offline else Link.ONLINE
        self.tell(
            "link_changed",
            LinkState(link, NOON - timedelta(minutes=26), "backend-unreachable" if offline else None),
        )
        waiting = (
            QueueState(14, NOON - timedelta(minutes=26), NOON, 0) if offline else QueueState(0, None, NOON, 0)
        )
        self.tell("queue_changed", waiting)
        self.tell("recent_changed", RECENT)

    def show_card(self, found: Identification, code: str | None = None) -> None:
        """A card is scanned and answered."""
        scanned = scan(code or found.code or "4006381333931")
        self.shell.scan_arrived(scanned, False)
        self.tell("identified", scanned, found)

    def keys(self, pressed: str) -> None:
        """Digits into the amount."""
        for key in pressed:
            self.presenters.cashier.total.press(key)

    def texts(self) -> list[str]:
        """Everything that is written in the window."""
        labels = [label.text() for label in self.shell.findChildren(QLabel)]
        buttons = [button.text() for button in self.shell.findChildren(QAbstractButton)]
        return [*labels, *buttons]

    def picture(self) -> QPixmap:
        self.shell.show()
        self.app.processEvents()
        return self.shell.grab()

    def close(self) -> None:
        self.shell.close()
        self.tongue.speak_no_more()
        self.shell.deleteLater()
        # processEvents leaves these for an outer loop that a test does not have.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _till(stage: Stage) -> None:
    stage.open()
    stage.show_card(eligible())
    cashier = stage.presenters.cashier
    cashier.ticks.toggle(BIRTHDAY)
    stage.keys("4599")
    cashier.sale.enter()


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


def _verdict(
    found: Identification, *, config: Configuration | None = None, offline: bool = False
) -> Callable[[Stage], None]:
    def scene(stage: Stage) -> None:
        stage.open(config=config, offline=offline)
        stage.show_card(found)

    return scene


def _asking(stage: Stage) -> None:
    stage.open()
    stage.shell.scan_arrived(scan(), False)


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
    stage.shell.scan_arrived(scan("9100000000000009"), False)


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
    frame = QImage(640, 480, QImage.Format.Format_RGB32)
    frame.fill(0x8A9BA8)
    stage.presenters.camera.on_frame_ready(frame, ((200, 150), (420, 160), (410, 360), (195, 350)))
    stage.presenters.camera.on_nothing_found("card.png")


def _camera_trouble(stage: Stage) -> None:
    stage.open()
    stage.tell("camera_failed", KnownError("camera-busy"))


def _refused_link(stage: Stage) -> None:
    stage.open()
    stage.tell("link_changed", LinkState(Link.REFUSED, NOON - timedelta(hours=3), "register-revoked"))
    stage.tell("queue_changed", QueueState(214, NOON - timedelta(hours=3), NOON - timedelta(days=2), 3))


def _leaving(stage: Stage) -> None:
    stage.open(offline=True)
    stage.presenters.standing.leave()


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
            stage.shell.scan_arrived(scan(PLASTIC, "Code128"), False)
            desk.pay(Payment.CASH)
        if steps > 2:
            desk.confirm()
            fee = programme().fees[0]
            stage.tell("card_replaced", CardSlip(RECENT[0].purchase, NOON, PLASTIC[-4:], fee, "cash"))

    return scene


def _desk_wrong(stage: Stage) -> None:
    _desk(1)(stage)
    stage.shell.scan_arrived(scan("4006381333931", "EAN13"), False)


def day_report(*, own_till_only: bool = False, empty: bool = False) -> DayReport:
    day = date(2026, 11, 22)
    if empty:
        return DayReport(day, False, 0, {}, {}, 0, 0, 0, Money(0, "EUR"), 0, 0, Money(0, "EUR"))
    names = ("Kassa 1", "Kassa 2", "Kassa 3")
    registers = tuple(
        RegisterDay(
            f"r{place}", name, 812, waiting, NOON - timedelta(minutes=minutes), complete, aside, forked
        )
        for place, (name, waiting, minutes, complete, aside, forked) in enumerate(
            zip(
                names,
                (0, 14, None),
                (0, 26, 2900),
                (NOON, NOON - timedelta(minutes=26), None),
                (0, 2, 1),
                (False, False, True),
                strict=True,
            )
        )
    )
    results = {"eligible": 96, "member_without_benefit": 12, "not_a_member": 9, "card_not_valid": 3}
    results |= {"not_a_member_card": 17, "not_checked": 5}
    hours = {9: 8, 10: 17, 11: 25, 12: 41, 13: 33, 14: 18}
    return DayReport(
        day,
        own_till_only,
        142,
        results,
        hours,
        14,
        203,
        118,
        Money(1_284_550, "EUR"),
        3,
        2,
        Money(198, "EUR"),
        () if own_till_only else registers,
    )


def _manager(report: DayReport) -> Callable[[Stage], None]:
    def scene(stage: Stage) -> None:
        stage.open(Role.MANAGER, offline=report.own_till_only)
        stage.shell.show_screen("manager")
        stage.tell("day_reported", report)

    return scene


_STRANGER = answer(Verdict.NOT_A_MEMBER)
_NANO = configuration(nano=True)

SCENES: dict[str, Callable[[Stage], None]] = {
    "till": _till,
    "idle": _idle,
    "empty": _empty,
    "asking": _asking,
    "holding": _holding,
    "offline": _offline,
    "long-words": _long,
    "no-benefit": _verdict(answer(Verdict.MEMBER_WITHOUT_BENEFIT)),
    "stranger": _verdict(_STRANGER, config=_NANO),
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
    "sign-in": _sign_in,
    "sign-in-wrong": _sign_in_wrong,
    "sign-in-offline": _sign_in_offline,
    "enrol": _enrol,
    "blocked": _blocked,
    "info-desk": _desk(0),
    "info-desk-wrong": _desk_wrong,
    "info-desk-fee": _desk(2),
    "info-desk-done": _desk(3),
    "manager": _manager(day_report()),
    "manager-offline": _manager(day_report(own_till_only=True)),
    "manager-empty": _manager(day_report(empty=True)),
}

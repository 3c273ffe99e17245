"""A till on a stage: the real window and presenters, an invented shop, and a clock that stands still.

Scenes are states that a screen can be in; `./dev shots` draws them and tests look at them.
"""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from PySide6.QtCore import QObject
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from pos_client.domain.benefit import Basis, Benefit, BenefitKind
from pos_client.domain.card import CardForm, CardFormat, CheckDigit
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
from pos_client.domain.scan import Scan, ScanSource
from pos_client.domain.staff import Role, StaffSession
from pos_client.domain.standing import (
    Link,
    LinkState,
    QueueState,
    RecentPurchase,
    RecordState,
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
        self._app = app

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
            self.presenters.cashier.press(key)

    def picture(self) -> QPixmap:
        self.shell.show()
        self._app.processEvents()
        return self.shell.grab()

    def close(self) -> None:
        self.shell.close()
        self.shell.deleteLater()
        self._app.processEvents()


def _till(stage: Stage) -> None:
    stage.open()
    stage.show_card(eligible())
    cashier = stage.presenters.cashier
    cashier.toggle(BIRTHDAY)
    stage.keys("4599")
    cashier.enter()


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


SCENES: dict[str, Callable[[Stage], None]] = {
    "till": _till,
    "idle": _idle,
    "sign-in": _sign_in,
    "sign-in-wrong": _sign_in_wrong,
    "sign-in-offline": _sign_in_offline,
    "enrol": _enrol,
    "blocked": _blocked,
}

"""An invented shop: its register, programme, benefits, cards and purchases, and a clock that stands still."""

import re
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from pos_client.domain.benefit import Basis, Benefit, BenefitKind
from pos_client.domain.card import CardForm, CardFormat, CheckDigit
from pos_client.domain.entry import Kind, Settlement, SettlementReason
from pos_client.domain.identification import AnswerSource, Identification, Verdict
from pos_client.domain.ids import BenefitId, MemberRef, StaffNumber, new_entry_id
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
from pos_client.domain.set_aside import SetAsideRecord, Settled
from pos_client.domain.standing import (
    DayReport,
    RecentPurchase,
    RecordState,
    RegisterDay,
)

NOON = datetime(2026, 11, 22, 12, 32, 10, tzinfo=UTC)
VIRTUAL = "9100000000000001"
PLASTIC = "9200000000000002"


CARD_PRICE = Benefit(
    BenefitId("card-price"),
    BenefitKind.CARD_PRICE,
    Basis.MAIN,
    {"et": "Hind kliendikaardiga", "en": "Card price", "fi": "Kanta-asiakashinta", "sv": "Kundkortspris"},
)
BIRTHDAY = Benefit(
    BenefitId("birthday"),
    BenefitKind.PERCENT_DISCOUNT,
    Basis.MAIN,
    {
        "et": "Sünnipäevapakkumine −20 %",
        "en": "Birthday offer −20 %",
        "fi": "Syntymäpäivätarjous −20 %",
        "sv": "Födelsedagserbjudande −20 %",
    },
    percent=Decimal(20),
    chosen=True,
)
PILLOW = Benefit(
    BenefitId("pillow"),
    BenefitKind.OFFER,
    Basis.PERSONALISED,
    {"et": "Padi −5,00 €", "en": "Pillow −€5.00", "fi": "Tyyny −5,00 €", "sv": "Kudde −5,00 €"},
    amount=Money(500, "EUR"),
    single_use=True,
    chosen=True,
)
BONUS = Benefit(
    BenefitId("bonus"),
    BenefitKind.BONUS_PERCENT,
    Basis.MAIN,
    {
        "fi": "Bonusta 5 % ostosten loppusummasta",
        "en": "Bonus 5 % of the purchase",
        "sv": "Bonus 5 % på köpets slutsumma",
    },
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
    names = ("Kodutare", "Tallinn Endla", "Kassa 3", "Europe/Tallinn")
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
        "https://kahvilakuusi.example/liity" if nano else "https://kodutare.example/kaart",
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


def _aside(
    minutes: int,
    reason: str,
    kind: Kind | str = Kind.PURCHASE_RECORDED,
    minor: int | None = 4599,
    **more: Any,
) -> SetAsideRecord:
    at = NOON - timedelta(minutes=minutes)
    entry = new_entry_id(int(at.timestamp() * 1000), lambda size: bytes([minutes % 251]) * size)
    total = None if minor is None else Money(minor, "EUR")
    correctable = kind == Kind.PURCHASE_RECORDED
    return SetAsideRecord(entry, kind, at, reason, total, correctable=correctable, **more)


ASIDE = (
    _aside(12, "total-not-valid", minor=459900, with_card=True),
    _aside(45, "membership-ended", with_card=True),
    _aside(52, "benefit-used-twice", Kind.BENEFIT_USED, None, with_card=True),
    _aside(61, "purchase-set-aside", Kind.PURCHASE_REVERSED, None),
    _aside(95, "card-already-bound", Kind.CARD_ISSUED, 99, with_card=True),
    _aside(130, "conflicts-with-stored", minor=1250),
    _aside(1500, "hole-declared", Kind.HOLE_DECLARED, None),
    _aside(1620, "body-absent", "application_taken", None),
    _aside(
        180,
        "entry-id-known",
        minor=2100,
        settled=Settled(
            NOON - timedelta(minutes=20),
            Settlement.LOSS_ACCEPTED,
            SettlementReason.RECORDED_TWICE,
            StaffNumber("90"),
        ),
    ),
    _aside(
        200,
        "total-not-valid",
        minor=890000,
        settled=Settled(
            NOON - timedelta(minutes=26),
            Settlement.CORRECTED,
            SettlementReason.TYPING_MISTAKE,
            StaffNumber("90"),
        ),
    ),
    _aside(4000, "fee-not-valid", Kind.CARD_ISSUED, 99, settled=Settled(NOON - timedelta(days=2))),
)
"""Records that were set aside, and three that were settled."""
ASIDE_UNKNOWN = _aside(30, "reason-of-a-newer-backend-than-this-till-has-ever-heard-of")

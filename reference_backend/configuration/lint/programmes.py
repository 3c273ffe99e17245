"""What a programme says of itself has to fit together."""

from collections.abc import Iterator
from datetime import date, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from reference_backend.configuration.faults import Flaw
from reference_backend.configuration.lint.cards import card_flaws
from reference_backend.configuration.lint.privacy import privacy_flaws
from reference_backend.configuration.lint.texts import text_flaws
from reference_backend.configuration.model import Programme
from reference_backend.configuration.rulebook import NOTICE_DAYS


def programme_flaws(programme: Programme, today: date | None = None) -> Iterator[Flaw]:
    """Yield what is wrong with a programme. What depends on the present is left out without `today`."""
    yield from _language_and_zone(programme)
    yield from text_flaws(programme)
    yield from privacy_flaws(programme)
    yield from card_flaws(programme)
    yield from _fees(programme)
    yield from _fees_announced(programme, today)
    yield from _earning(programme)
    yield from _joining(programme)
    if programme.offline.unusable_after_h < programme.offline.stale_after_h:
        yield Flaw("offline.unusable_after_h", "hours", "is before stale_after_h", "make it the larger")


def zone_flaw(key: str, zone: str) -> Iterator[Flaw]:
    """Yield a flaw when a text names no IANA time zone."""
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        yield Flaw(key, "zone-unknown", "is no IANA time zone", "use a name such as Europe/Tallinn")


def _language_and_zone(programme: Programme) -> Iterator[Flaw]:
    yield from zone_flaw("zone", programme.zone)
    for key, language in (
        ("master_language", programme.master_language),
        ("rules.prevailing_language", programme.rules.prevailing_language),
    ):
        if language not in programme.languages:
            yield Flaw("languages", "language-missing", f"lacks what {key} says", f'add "{language}"')


def _fees(programme: Programme) -> Iterator[Flaw]:
    seen: set[tuple[str, str]] = set()
    begins: set[tuple[str, date]] = set()
    for index, fee in enumerate(programme.fees):
        key = f"fees.{index}"
        if fee.amount_minor > 0 and not programme.capabilities.plastic_cards:
            # N10: joining is free and needs no card.
            yield Flaw(key, "fee-without-card", "is a fee without plastic cards", "remove the fee")
        if (fee.issue, fee.version) in seen:
            what = "stands twice for this issue: a receipt would name two prices"
            yield Flaw(f"{key}.version", "version-twice", what, "give each its own")
        if (fee.issue, fee.valid_from) in begins:
            what = "is the first day of two prices"
            yield Flaw(f"{key}.valid_from", "day-twice", what, "keep one of them")
        seen.add((fee.issue, fee.version))
        begins.add((fee.issue, fee.valid_from))


def _fees_announced(programme: Programme, today: date | None) -> Iterator[Flaw]:
    """The company may change the fee by itself (J16), and better says so in time (Q7): this only warns."""
    for index, fee in enumerate(programme.fees):
        announced = fee.published_on or today
        if announced is None or (fee.published_on is None and fee.valid_from <= announced):
            continue
        if fee.valid_from < announced + timedelta(days=NOTICE_DAYS):
            what = f"is less than {NOTICE_DAYS} days ahead"
            remedy = "let people know earlier, where that is still possible"
            yield Flaw(f"fees.{index}.valid_from", "fee-notice-short", what, remedy, warns=True)


def _earning(programme: Programme) -> Iterator[Flaw]:
    able = programme.capabilities
    if able.bonus and programme.rounding is None:
        remedy = 'add [rounding] with bonus = "half-up"'
        yield Flaw("rounding", "rounding-missing", "is needed for a bonus", remedy)
    if able.redemption == "online" and not able.bonus:
        yield Flaw(
            "capabilities.redemption", "nothing-to-redeem", "has no bonus to redeem", 'set it to "none"'
        )
    if (able.bonus or able.points) and able.purchase_linking == "never":
        what, remedy = "leaves nobody to earn", "link purchases, or give neither bonus nor points"
        yield Flaw("capabilities.purchase_linking", "earning-unlinked", what, remedy)
    price = programme.marks.card_price or {}
    if able.card_price and programme.master_language not in price:
        what, remedy = "lacks the words of the rules", f"say them in {programme.master_language}"
        yield Flaw("marks.card_price", "mark-missing", what, remedy)


def _joining(programme: Programme) -> Iterator[Flaw]:
    asked = programme.joining.birthday
    if asked and programme.birthday is None:
        # J06: the day is asked for its offers and for nothing else.
        what, remedy = "is asked for and nothing is given for it", "add [birthday], or do not ask"
        yield Flaw("joining.birthday", "birthday-for-nothing", what, remedy)
    if programme.birthday is not None and not asked:
        yield Flaw(
            "birthday", "birthday-not-asked", "is never asked for", "set joining.birthday, or remove it"
        )

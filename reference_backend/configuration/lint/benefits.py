"""A merchant's benefits: what their kind needs, and what the programme allows."""

from collections.abc import Iterator, Mapping

from reference_backend.configuration.faults import Flaw
from reference_backend.configuration.model import Benefit, BenefitKind, Programme

_SIZES = ("percent", "amount_minor", "points", "unit_minor")
_NEEDED: Mapping[BenefitKind, frozenset[str]] = {
    "card_price": frozenset(),
    "percent_discount": frozenset({"percent"}),
    "amount_discount": frozenset({"amount_minor"}),
    "bonus_percent": frozenset({"percent"}),
    "points_per_unit": frozenset({"points", "unit_minor"}),
    "bonus_redemption": frozenset(),
    "offer": frozenset(),
}


def benefit_flaws(key: str, benefit: Benefit, programme: Programme) -> Iterator[Flaw]:
    """Yield what is wrong with a benefit under a programme."""
    yield from _capability(key, benefit, programme)
    yield from _sizes(key, benefit)
    yield from _use(key, benefit)
    yield from _audience(key, benefit, programme)
    yield from _words(key, benefit, programme)
    if benefit.valid_from and benefit.valid_to and benefit.valid_to < benefit.valid_from:
        yield Flaw(f"{key}.valid_to", "days", "is before valid_from", "exchange the two")


def _capability(key: str, benefit: Benefit, programme: Programme) -> Iterator[Flaw]:
    able = programme.capabilities
    has: Mapping[BenefitKind, bool] = {
        "card_price": able.card_price,
        "bonus_percent": able.bonus,
        "points_per_unit": able.points,
        "bonus_redemption": able.redemption == "online",
    }
    if not has.get(benefit.kind, True):
        # J40: where the programme gives no points and no bonus, no merchant does.
        what = f"is more than the programme can do: it has no {benefit.kind}"
        yield Flaw(f"{key}.kind", "capability-absent", what, "remove the benefit")


def _sizes(key: str, benefit: Benefit) -> Iterator[Flaw]:
    for name in _SIZES:
        given = getattr(benefit, name) is not None
        if name in _NEEDED[benefit.kind] and not given:
            yield Flaw(f"{key}.{name}", "size-missing", "is missing", f"say how much a {benefit.kind} is")
        elif given and name not in _NEEDED[benefit.kind]:
            what = f"means nothing in a {benefit.kind}"
            yield Flaw(f"{key}.{name}", "size-unused", what, "remove it", warns=True)


def _use(key: str, benefit: Benefit) -> Iterator[Flaw]:
    if benefit.single_use and not benefit.chosen:
        yield Flaw(f"{key}.chosen", "single-use", "is false for a single use", "set chosen = true")
    if benefit.kind == "bonus_redemption" and (benefit.single_use or not benefit.chosen):
        what, remedy = (
            "is no single use and never holds by itself",
            "set chosen = true and single_use = false",
        )
        yield Flaw(f"{key}.chosen", "redemption", what, remedy)


def _audience(key: str, benefit: Benefit, programme: Programme) -> Iterator[Flaw]:
    key = f"{key}.audience"
    if benefit.audience == "birthday" and programme.birthday is None:
        yield Flaw(key, "window-missing", "has no window", "add [birthday] to the programme")
    if benefit.audience == "name-day" and programme.name_days is None:
        yield Flaw(key, "window-missing", "has no window", "add [name_days] to the programme")
    if benefit.basis == "personalised" and benefit.audience != "consent":
        # J24: a personalised offer needs a consent.
        yield Flaw(key, "consent-needed", "is not consent", 'set audience = "consent"')
    if benefit.audience == "consent" and programme.capabilities.purchase_linking != "consent":
        # Nor would "does not object" do in its place: an objection takes no benefit away (N17).
        what = "is a consent that this programme never asks for"
        yield Flaw(key, "consent-never-asked", what, 'set audience = "all" and basis = "main"')


def _words(key: str, benefit: Benefit, programme: Programme) -> Iterator[Flaw]:
    master = programme.master_language
    if master not in benefit.title:
        yield Flaw(f"{key}.title", "language-missing", "lacks the master language", f"add {master}")
    elif benefit.kind == "card_price":
        # J02: the rules say how the price is marked, to the letter.
        words = (programme.marks.card_price or {}).get(master)
        if words is not None and benefit.title[master] != words:
            what, remedy = "is not marked as the rules say", f"write “{words}”"
            yield Flaw(f"{key}.title.{master}", "label-not-exact", what, remedy)

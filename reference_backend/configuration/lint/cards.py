"""The layouts of card codes, and the forms in which a card reaches its holder."""

from collections.abc import Iterator

from reference_backend.configuration.card_numbers import HARD_TO_GUESS, combinations
from reference_backend.configuration.card_patterns import pattern_fault
from reference_backend.configuration.faults import Flaw
from reference_backend.configuration.model import CardFormat, Programme

DRAWN = frozenset({"QRCode", "Code128"})
"""The symbols of which the backend makes a picture for a virtual card."""

_PATTERN = "write it as ^…$, of signs, [0-9A-F], \\d, {n}, {n,m} and ?; alternatives as two formats"


def card_flaws(programme: Programme) -> Iterator[Flaw]:
    """Yield what is wrong with a programme's cards."""
    for index, card in enumerate(programme.card_formats):
        yield from _layout(f"card_formats.{index}", card)
    yield from _forms(programme)


def _layout(key: str, card: CardFormat) -> Iterator[Flaw]:
    if fault := pattern_fault(card.pattern):
        yield Flaw(f"{key}.pattern", "card-pattern", fault, _PATTERN)
    elif combinations(card) < HARD_TO_GUESS:
        what, remedy = "has so few numbers that one can be guessed", "leave more places free"
        yield Flaw(f"{key}.pattern", "card-guessable", what, remedy)
    if card.form == "virtual" and not DRAWN.intersection(card.symbologies):
        what, remedy = "has none that a picture can be made of", f"name one of {', '.join(sorted(DRAWN))} too"
        yield Flaw(f"{key}.symbologies", "card-not-drawn", what, remedy)


def _forms(programme: Programme) -> Iterator[Flaw]:
    able, forms = programme.capabilities, {card.form for card in programme.card_formats}
    if "virtual" not in forms:
        # Whoever joins gets a virtual card; a plastic one comes beside it.
        yield Flaw(
            "card_formats", "virtual-format", "has no virtual one", "add the layout of the virtual cards"
        )
    if able.plastic_cards and "plastic" not in forms:
        yield Flaw(
            "card_formats", "plastic-format", "has no plastic one", "add the layout of the plastic cards"
        )
    for index, card in enumerate(programme.card_formats):
        if card.form == "plastic" and not able.plastic_cards:
            what, remedy = "there are no plastic cards", "set capabilities.plastic_cards"
            yield Flaw(f"card_formats.{index}.form", "capability-absent", what, remedy)
    if able.plastic_cards is not ("plastic" in able.card_forms):
        what, remedy = "disagrees with plastic_cards", 'name "plastic" in both or in neither'
        yield Flaw("capabilities.card_forms", "plastic-forms", what, remedy)
    if "account" in able.card_forms and not programme.joining.password:
        what, remedy = "is needed for cards in an account", "set joining.password"
        yield Flaw("joining.password", "account-without-password", what, remedy)
    if programme.cards_shared and able.merchants_per_member == "one":
        what, remedy = (
            "is one, and the merchants share their cards",
            'set it to "many", or cards_shared = false',
        )
        yield Flaw("capabilities.merchants_per_member", "merchants-per-member", what, remedy)

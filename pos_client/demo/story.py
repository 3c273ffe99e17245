"""The story: a day at a furniture shop with a bad network, and a visit to a café with the other programme.

Each step is what somebody does and what the till must then show.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pos_client.demo.at_the_till import AtTheTill
from pos_client.demo.cast import cards_of, choose_register, staff_of
from pos_client.demo.hands import NotSeenError, wait_for
from pos_client.demo.sample_cards import SampleCard
from pos_client.demo.stage import Stage
from pos_client.demo.storyteller import Step
from pos_client.ui.info_desk.presenter import Step as DeskStep

SHOP, CAFE = "kodutare", "kaarnan-kahvila"
_DAY = "purchases 5 · €252.89, card fees €0.99"
"""What the backend must have stored of the story's sales: each once, those of the bad network too."""
_BIRTHDAY, _COFFEE = "−20%", "€5.00 off"


class Visit:
    """The tills of one merchant, who works there and which cards come in."""

    def __init__(self, stage: Stage, merchant: str) -> None:
        self._stage = stage
        self._merchant = merchant
        self.cards: Mapping[str, SampleCard] = {card.key: card for card in cards_of(stage.told, merchant)}
        self._staff: Mapping[str, Mapping[str, Any]] = {
            one["role"]: one for one in staff_of(stage.told, merchant)
        }

    @property
    def till(self) -> AtTheTill:
        """Whoever stands at the till now."""
        return self._stage.till

    def enrol(self) -> str:
        """A new till is set up with its one-time code."""
        offer = choose_register(self._stage.told, self._merchant, None)
        self._stage.open_till(self._merchant)
        return self.till.enrol(self._stage.cable.url, offer.code or "")

    def sign_in(self, role: str) -> str:
        """Somebody of that role takes the till."""
        one = self._staff[role]
        return self.till.sign_in(one["number"], one["pin"])

    def scan(self, key: str, verdict: str) -> str:
        """A card is shown, and the band says this."""
        return self.till.scan(self.cards[key], verdict)

    def scan_alone(self, key: str, verdict: str) -> str:
        """The same, after the card before has been taken out of the sale."""
        self.till.remove_card()
        return self.scan(key, verdict)

    def pull_the_cable(self) -> str:
        """The network is gone; the till finds out when it next wants something."""
        self._stage.cable.unplug()
        return "nothing passes any more"

    def plug_the_cable_in(self) -> str:
        """The network is back; the till finds out by itself."""
        self._stage.cable.plug()
        wait_for(lambda: self.till.link() == "Online", "the till to find the network again", 60)
        return self.till.link()

    def start_again(self) -> str:
        """The window is closed and the program started anew; the purchases are still there."""
        self._stage.close_till()
        self._stage.open_till(self._merchant)
        wait_for(self.till.asks_who_works_here, "the sign-in screen", 20)
        return "the till asks who works here"

    def open_desk(self) -> str:
        """The menu leads to the replacement of a lost card."""
        self.till.choose("Replace a lost card")
        wait_for(self.till.at_the_desk, "the info desk's screen")
        return "three steps: who, which blank, the fee"

    def scan_at_desk(self, key: str, step: DeskStep) -> str:
        """The hand scanner reads a card at the info desk."""
        return self.till.desk_scans(self.cards[key], step)

    def look_at_the_day(self) -> str:
        """The menu leads to the day's numbers."""
        self.till.choose("The day")
        seen = self.till.day()
        if _DAY not in seen:
            raise NotSeenError(f"{_DAY} expected, but the day says: {seen}")
        return seen

    def sell(self, total: str) -> str:
        """A total is keyed, frozen and recorded."""
        return self.till.sell(total)

    def sell_with_benefit(self, title: str, total: str) -> str:
        """A benefit is ticked, held by the backend, and used in a recorded purchase."""
        row = self.till.tick(title)
        wait_for(row.isChecked, f"the tick at {title!r}")
        return self.sell(total)

    def benefit_is_gone(self, title: str) -> str:
        """It is not offered any more, or the backend refuses it when it is ticked."""
        if not self.till.offers(title):
            return "it is not offered a second time"
        row = self.till.tick(title)
        hint = self.till.counter.customer.hint
        wait_for(lambda: hint.words, "a word why not")
        if row.isChecked():
            raise NotSeenError("the benefit was given twice")
        return hint.words

    def everything_arrived(self) -> str:
        """Every purchase along the bottom is confirmed by the backend."""
        wait_for(self.till.all_confirmed, "the backend's confirmation of every purchase", 30)
        return f"{len(self.till.purchases())} purchases, each with its ✓"

    def newest_waits(self) -> str:
        """The newest purchase is on this till and waits."""
        wait_for(self.till.newest_waits, "the newest purchase to wait on this till")
        return self.till.purchases()[0]


def story(stage: Stage) -> list[Step]:
    """All steps, in order."""
    shop = Visit(stage, SHOP)
    return [
        *_first_sales(shop),
        *_what_is_refused(shop),
        *_bad_network(shop),
        *_the_desk_and_the_day(shop),
        *_at_the_cafe(Visit(stage, CAFE)),
    ]


def _first_sales(shop: Visit) -> list[Step]:
    return [
        Step("Make this computer a till with the one-time code", shop.enrol),
        Step("The cashier signs in", lambda: shop.sign_in("cashier")),
        Step("A member shows the card on a phone", lambda: shop.scan("eligible_virtual", "Card price")),
        Step("45,99 is keyed and frozen", lambda: shop.till.enter_total("4599")),
        Step("It is recorded on this till", lambda: shop.till.record()),
        Step("It is delivered to the backend", shop.everything_arrived),
        Step("Somebody has a birthday", lambda: shop.scan("birthday_virtual", "Card price")),
        Step("The birthday offer is ticked and used", lambda: shop.sell_with_benefit(_BIRTHDAY, "10000")),
        Step("The backend has that too", shop.everything_arrived),
    ]


def _what_is_refused(shop: Visit) -> list[Step]:
    return [
        Step("A box of biscuits is held out", lambda: shop.scan_alone("product", "Not a member card")),
        Step("The Wi-Fi code on the wall", lambda: shop.scan_alone("wifi", "Not a member card")),
        Step("A card of another programme", lambda: shop.scan_alone("other_programme", "Not a member card")),
        Step(
            "A plastic card that was reported lost",
            lambda: shop.scan_alone("lost_plastic", "Card no longer valid"),
        ),
        Step("The birthday card a second time", lambda: shop.scan_alone("birthday_virtual", "Card price")),
        Step("The birthday offer is gone", lambda: shop.benefit_is_gone(_BIRTHDAY)),
    ]


def _bad_network(shop: Visit) -> list[Step]:
    return [
        Step("A member's plastic card is scanned", lambda: shop.scan_alone("active_plastic", "Card price")),
        Step("The network cable is pulled", shop.pull_the_cable),
        Step("The sale is recorded all the same", lambda: shop.sell("1250")),
        Step("It waits on this till", shop.newest_waits),
        Step("The next card, without a network", lambda: shop.scan("eligible_virtual", "Card price")),
        Step("Another sale is recorded", lambda: shop.sell("8900")),
        Step("The till is closed and started again, still offline", shop.start_again),
        Step("The cashier signs in without the network", lambda: shop.sign_in("cashier")),
        Step("One more sale, without a card", lambda: shop.sell("540")),
        Step("The cable is plugged in again", shop.plug_the_cable_in),
        Step("Everything arrives once", shop.everything_arrived),
    ]


def _the_desk_and_the_day(shop: Visit) -> list[Step]:
    return [
        Step("The cashier signs out", lambda: shop.till.sign_out()),
        Step("The info desk takes the till", lambda: shop.sign_in("info_desk")),
        Step("A customer has lost a plastic card", shop.open_desk),
        Step(
            "The phone of who lost it is scanned",
            lambda: shop.scan_at_desk("lost_plastic_holder_virtual", DeskStep.HOLDER),
        ),
        Step("A blank card is scanned", lambda: shop.scan_at_desk("blank_plastic_1", DeskStep.BLANK)),
        Step("The fee is paid and the card handed over", lambda: shop.till.desk_hands_over()),
        Step("The info desk signs out", lambda: shop.till.sign_out()),
        Step("The manager takes the till", lambda: shop.sign_in("manager")),
        Step("The manager looks at the day", shop.look_at_the_day),
    ]


def _at_the_cafe(cafe: Visit) -> list[Step]:
    return [
        Step("In a café with the other programme: a new till", cafe.enrol),
        Step("The cashier signs in there", lambda: cafe.sign_in("cashier")),
        Step(
            "A member of the other merchant is answered like a stranger",
            lambda: cafe.scan("other_merchant_only", "Not a member here"),
        ),
        Step("A member of this one", lambda: cafe.scan_alone("eligible_virtual", "Member benefits")),
        Step("The one-time discount is used", lambda: cafe.sell_with_benefit(_COFFEE, "1250")),
        Step("The backend has it", cafe.everything_arrived),
        Step("A member of both merchants", lambda: cafe.scan("member_of_both", "Member benefits")),
        Step("The first card again", lambda: cafe.scan_alone("eligible_virtual", "Member benefits")),
        Step("The discount is gone", lambda: cafe.benefit_is_gone(_COFFEE)),
    ]

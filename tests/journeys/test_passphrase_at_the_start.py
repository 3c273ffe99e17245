"""A till on a computer without a keyring: its window, its threads, and the manager who types."""

from __future__ import annotations

import os

import pytest

from pos_client.bootstrap.folders import DataFolder
from pos_client.bootstrap.secret_places import SecretPlaces, secret_places
from pos_client.domain.errors import SecretStoreError
from pos_client.domain.installation import Place, TillSecrets
from pos_client.secret_store.sealed_entry import Cost, Costs
from pos_client.ui.sign_in.enrol_screen import EnrolScreen
from pos_client.ui.sign_in.passphrase_screen import PassphraseScreen
from reference_backend.registers.service import new_code
from tests.journeys.back_office import CODE_LIFETIME
from tests.journeys.counter import Counter, OpenTill

QUICK = Costs(least=Cost(1, 8, 1), usual=Cost(1, 16, 1), most=Cost(2, 1024, 4))
GOOD, OTHER = "lamp river seven onion", "a different one, as long"


class NoKeyring:
    """A computer without one."""

    def load(self, name: str) -> TillSecrets | None:
        """Never."""
        raise SecretStoreError("keyring-missing")

    def save(self, name: str, secrets: TillSecrets) -> None:
        """Never."""
        raise SecretStoreError("keyring-missing")

    def forget(self, name: str) -> None:
        """Never."""
        raise SecretStoreError("keyring-missing")


def start(counter: Counter) -> OpenTill:
    """Start the program: a process of before has left nothing in memory."""
    counter.secrets = places(counter)
    return counter.switch_on()


def places(counter: Counter) -> SecretPlaces:
    folder = DataFolder(counter.data_of("Till 1"))
    return secret_places(folder, NoKeyring(), os.urandom, costs=QUICK)


def enrol(counter: Counter, till: OpenTill, passphrase: str) -> None:
    """By a new code; the till offers a passphrase, and somebody chooses one."""
    known = DataFolder(till.folder).installation()
    code = counter.shop.new_enrolment_code() if known is None else another_code(counter, known.register_id)
    till.enrol_quickly(counter.cable.url, code)
    offer = till.hands.one(EnrolScreen).passphrase
    till.until(offer.isVisible, "the offer of a passphrase")
    till.hands.click(offer)
    screen = till.hands.one(PassphraseScreen)
    till.hands.fill(screen.field, passphrase)
    till.hands.fill(screen.again, passphrase)
    till.hands.click(screen.give)


def another_code(counter: Counter, register: str) -> str:
    """For a till that is known, as the back office makes it."""
    return new_code(counter.office._backend, register, CODE_LIFETIME)


def give(till: OpenTill, passphrase: str) -> PassphraseScreen:
    till.until(lambda: till.visible(PassphraseScreen), "the question for the passphrase")
    screen = till.hands.one(PassphraseScreen)
    till.until(screen.field.isEnabled, "the field")
    till.hands.fill(screen.field, passphrase)
    till.hands.click(screen.give)
    return screen


@pytest.mark.rule("X08")
def test_a_till_without_a_keyring_is_enrolled_sells_and_asks_for_the_passphrase_at_each_start(
    kodutare: Counter,
) -> None:
    till = start(kodutare)
    enrol(kodutare, till, GOOD)
    till.sign_in_as("cashier")
    till.sell_quickly("10,00")
    kodutare.has_arrived([1000])
    installation = DataFolder(till.folder).installation()
    assert installation is not None
    assert installation.kept_in is Place.PASSPHRASE
    till.close()

    again = start(kodutare)
    again.until(lambda: again.visible(PassphraseScreen), "the question for the passphrase")
    again.hands.scan_with_wedge("9112345678901234")
    assert again.hands.one(PassphraseScreen).field.text() == ""
    give(again, "not the one")
    again.shows("This is not the passphrase.")
    give(again, GOOD)
    again.sign_in_as("cashier")
    again.sell_quickly("20,00")
    kodutare.has_arrived([1000, 2000])


@pytest.mark.rule("X08")
def test_a_passphrase_that_nobody_knows_is_replaced_and_what_waits_is_delivered(kodutare: Counter) -> None:
    till = start(kodutare)
    enrol(kodutare, till, GOOD)
    till.sign_in_as("cashier")
    till.says_link("Online")
    till.all_delivered()
    kodutare.cable.unplug()
    till.sell_quickly("10,00")
    till.close()
    kodutare.cable.plug()

    again = start(kodutare)
    again.until(lambda: again.visible(PassphraseScreen), "the question for the passphrase")
    again.hands.click(again.hands.one(PassphraseScreen).enrol)
    enrol(kodutare, again, OTHER)
    again.sign_in_as("cashier")
    kodutare.has_arrived([1000])
    again.close()

    give(start(kodutare), OTHER)
    kodutare.tills[-1].sign_in_as("cashier")

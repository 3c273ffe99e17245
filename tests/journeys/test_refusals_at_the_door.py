"""Enrolment, sign-in and the keyring: every refusal is a word and a next step, and no secret is spilt."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest

from pos_client.bootstrap.folders import DataFolder
from pos_client.domain.errors import SecretStoreError
from pos_client.domain.installation import TillSecrets
from pos_client.secret_store.keyring_store import KeyringSecretStore
from pos_client.secret_store.memory_store import MemorySecretStore
from pos_client.ui.sign_in.enrol_screen import EnrolScreen
from tests.journeys.counter import Counter, OpenTill


@pytest.fixture
def new_till(kodutare: Counter) -> OpenTill:
    """A computer that is no till yet."""
    till = kodutare.switch_on()
    till.until(lambda: till.visible(EnrolScreen), "the enrolment screen")
    return till


def is_refused(till: OpenTill, what: str, next_step: str) -> None:
    """The word, the next step, and what was typed is still there."""
    till.shows(what)
    till.shows(next_step)
    screen = till.hands.one(EnrolScreen)
    assert screen.url.text()
    assert screen.code.text()
    assert screen.send.isEnabled()
    assert DataFolder(till.folder).installation() is None


@pytest.mark.rule("X09")
def test_a_wrong_enrolment_code_is_refused_and_the_right_one_still_works(
    kodutare: Counter, new_till: OpenTill
) -> None:
    new_till.enrol_quickly(kodutare.cable.url, "BCDF-BCDF")
    is_refused(new_till, "This one-time code is not known.", "Compare it sign by sign")

    new_till.enrol_quickly(kodutare.cable.url, kodutare.shop.new_enrolment_code())
    new_till.sign_in_as("cashier")


@pytest.mark.rule("X09")
def test_a_code_that_another_till_used_is_refused(kodutare: Counter, new_till: OpenTill) -> None:
    code = kodutare.shop.new_enrolment_code("Till 2")
    first = kodutare.switch_on("Till 2")
    first.enrol_quickly(kodutare.cable.url, code)
    first.sign_in_as("cashier")

    new_till.enrol_quickly(kodutare.cable.url, code)

    is_refused(new_till, "This one-time code was used before.", "Ask for a new code")


@pytest.mark.rule("X09")
def test_at_the_first_start_a_backend_that_cannot_be_reached_costs_no_code(
    kodutare: Counter, new_till: OpenTill
) -> None:
    code = kodutare.shop.new_enrolment_code()
    kodutare.cable.unplug()
    new_till.enrol_quickly(kodutare.cable.url, code)
    is_refused(new_till, "The backend does not answer.", "Check the address and the network")

    kodutare.cable.plug()
    new_till.enrol_quickly(kodutare.cable.url, code)
    new_till.sign_in_as("cashier")


@pytest.mark.rule("X09")
@pytest.mark.parametrize("address", ["kodutare", "http://203.0.113.7", "ftp://127.0.0.1"])
def test_an_address_that_cannot_be_one_or_is_not_safe_is_refused_before_anything_is_sent(
    new_till: OpenTill, address: str
) -> None:
    new_till.enrol_quickly(address, "BCDFGHJK")
    new_till.until(lambda: new_till.hands.one(EnrolScreen).problem.words, "a word about the address")
    assert "Something did not work" not in new_till.hands.one(EnrolScreen).problem.words
    is_refused(new_till, "", "")


@pytest.mark.rule("X09")
def test_a_wrong_pin_is_refused_without_saying_which_was_wrong_and_the_number_stays(
    kodutare: Counter,
) -> None:
    till = kodutare.open_till()
    till.all_delivered()
    till.choose("Sign out")
    number, pin = kodutare.office.new_staff("kodutare")

    till.type_staff_and_pin(number, "111111")
    till.shows("Staff number or PIN is not right.")
    till.shows("Check the number and type the PIN again.")
    assert number in till.hands.texts()
    till.type_staff_and_pin(number, pin)
    till.until(lambda: till.sells(), "the counter")


@pytest.mark.rule("X09")
def test_five_wrong_pins_ask_for_patience(kodutare: Counter) -> None:
    till = kodutare.open_till()
    till.all_delivered()
    till.choose("Sign out")
    number, _ = kodutare.office.new_staff("kodutare")
    for _ in range(5):
        till.type_staff_and_pin(number, "111111")
        till.shows("Staff number or PIN is not right.")

    till.type_staff_and_pin(number, "111111")

    till.shows("Too many tries.")
    till.sign_in_as("cashier")


class NoKeyring:
    """A computer without a keyring: what `KeyringSecretStore` says there, told from inside."""

    def load(self, name: str) -> TillSecrets | None:
        """Never."""
        raise SecretStoreError("keyring-missing")

    def save(self, name: str, secrets: TillSecrets) -> None:
        """Remember what must not be found on the disk, and refuse as a computer without a keyring does."""
        self.wanted = secrets
        raise SecretStoreError("keyring-missing")

    def forget(self, name: str) -> None:
        """Never."""
        raise SecretStoreError("keyring-missing")


class LostKeyring(MemorySecretStore):
    """Keeps what it is given, until it is gone."""

    def lose_everything(self) -> None:
        """As after a keyring's reset."""
        self._kept.clear()


def test_without_any_keyring_the_till_says_so_and_writes_no_secret(kodutare: Counter) -> None:
    kodutare.secrets = KeyringSecretStore()
    till = kodutare.switch_on()
    till.enrol_quickly(kodutare.cable.url, kodutare.shop.new_enrolment_code())

    is_refused(till, "This computer has no keyring to keep the till's key in.", "Ask IT to set one up.")
    till.shows("The key is never written in plain text.")
    assert not DataFolder(till.folder).database.exists()


def test_the_keys_that_no_keyring_took_are_nowhere_on_the_disk_and_the_code_is_not_spent(
    kodutare: Counter,
) -> None:
    without = NoKeyring()
    kodutare.secrets = without
    code = kodutare.shop.new_enrolment_code()
    till = kodutare.switch_on()
    till.enrol_quickly(kodutare.cable.url, code)
    is_refused(till, "This computer has no keyring to keep the till's key in.", "Ask IT to set one up.")
    till.close()

    assert not any(secret in data for data in bytes_in(till.folder) for secret in spellings(without.wanted))
    kodutare.secrets = MemorySecretStore()
    again = kodutare.switch_on()
    again.enrol_quickly(kodutare.cable.url, code)
    again.sign_in_as("cashier")


def test_an_enrolled_tills_secrets_are_nowhere_in_its_folder(kodutare: Counter) -> None:
    till = kodutare.open_till()
    till.sell_quickly("10,00")
    kodutare.has_arrived([1000])
    installation = DataFolder(till.folder).installation()
    assert installation is not None
    secrets = kodutare.secrets.load(installation.secret_name)
    assert secrets is not None
    till.close()

    found = list(bytes_in(till.folder))
    assert any(b"register_id" in data for data in found)  # the control: plain text is found where it is
    assert not any(secret in data for data in found for secret in spellings(secrets))


def test_keys_that_are_gone_from_the_keyring_block_the_till_with_a_word(kodutare: Counter) -> None:
    keyring = LostKeyring()
    kodutare.secrets = keyring
    till = kodutare.open_till()
    till.sell_quickly("10,00")
    till.close()
    keyring.lose_everything()

    again = kodutare.switch_on()

    again.until(lambda: again.is_blocked(), "the blocked screen")
    assert again.blocked_code() == "keyring-entry-missing"
    assert DataFolder(till.folder).database.exists()


def bytes_in(folder: Path) -> Iterator[bytes]:
    """Every file's content."""
    return (path.read_bytes() for path in folder.rglob("*") if path.is_file())


def spellings(secrets: TillSecrets) -> list[bytes]:
    """Each secret as it could stand in a file."""

    keys = (secrets.database_key, secrets.signing_key)
    made = [how for key in keys for how in (key, key.hex().encode(), base64.b64encode(key))]
    return [*made, secrets.refresh_token.encode()] if secrets.refresh_token else made

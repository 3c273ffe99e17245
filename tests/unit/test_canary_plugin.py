"""The ear that the whole suite has for logs: what it hears, and that it hears at all."""

import logging

import pytest

from tests.canary_plugin import FORMS, Listening, named_in

pytest_plugins = ["pytester"]

SAID = {
    "an address": "no member with oie@example.com",
    "a telephone number": "sent to +372 5123 4567",
    "a card's code": "unknown card 9112345678901234",
    "a token": "answered eyJhbGciOiJIUzI1NiJ9.e30.x",
    "a link": "mailed https://example.test/#link=abc",
    "a one-time code": "waiting for BCDF-GHJK",
    "a name": "joined: Õie Põder-Mägi",
    "a secret": "wrong PIN 120012",
}
SILENT = (
    "entry 019aab12-c3d4-7e5f-8a6b-912345678901 conflicts with what is stored",
    "card ending 1234 was refused: card-not-valid",
    "batch of 100 in 0.912345678901234 s",
    "hash 91123456789012345678901234567890",
    "camera /dev/v4l/by-id/usb-0-video-index0",
)


@pytest.mark.parametrize("kind", FORMS)
def test_each_kind_of_a_planted_word_is_heard(kind: str) -> None:
    assert named_in(SAID[kind]) == kind


@pytest.mark.parametrize("line", SILENT)
def test_ids_endings_and_numbers_are_no_ones(line: str) -> None:
    assert named_in(line) is None


def test_a_nanos_card_and_the_words_of_an_error_are_heard() -> None:
    ear, code = Listening(), "9112345678901234"
    quoting = (ValueError, ValueError(code), None)
    where = ("pos_client.planted", logging.DEBUG, "", 0)
    ear.emit(logging.LogRecord(*where, "shown: %s", ("NID1:00000000000097",), None))
    ear.emit(logging.LogRecord(*where, "not a word of whose", (), quoting))
    assert [one.rpartition(" logs ")[2] for one in ear.told] == ["a card's code"] * 2
    assert not any("9112" in one or "NID1" in one for one in ear.told)


def test_a_planted_line_makes_its_test_fail(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        import logging

        def test_quiet():
            logging.getLogger("pos_client.planted").warning("card ending 1234")

        def test_leaking():
            logging.getLogger("reference_backend.planted").debug("no member %s", "oie@example.com")

        def test_after_it():
            pass
        """
    )
    outcome = pytester.runpytest_subprocess("-p", "tests.canary_plugin", "-p", "no:randomly", "-p", "no:xvfb")
    outcome.assert_outcomes(passed=3, errors=1)
    outcome.stdout.fnmatch_lines(["*AssertionError: *reference_backend.planted*logs an address*"])

"""Every refusal says the cause and the next step, in four languages (X09)."""

import re
from pathlib import Path

import pytest

from reference_backend.problems import CATALOGUE
from reference_backend.words import LANGUAGES, chosen_language, words_for, words_of
from tests.backend.running import Running

ROOT = Path(__file__).parents[2]
MARKS = (".", "?", "!")


def reasons() -> set[str]:
    """What the contract names as reasons of set-aside and held entries."""
    text = (ROOT / "docs" / "wire-contract.md").read_text(encoding="utf-8")
    named = re.search(r"Reasons of \*set aside\* and \*held\*: (.*?)\. A client", text, re.DOTALL)
    assert named is not None
    return set(re.findall(r"`([a-z-]+)`", named[1]))


@pytest.mark.rule("X09")
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_and_every_reason_has_a_cause_and_a_next_step(language: str) -> None:
    words = words_of(language)
    assert set(words) == set(CATALOGUE) | reasons()
    for code, one in words.items():
        assert one.title.endswith(MARKS), code
        assert one.next.endswith(MARKS), code


@pytest.mark.rule("X09")
def test_no_two_languages_say_it_in_the_same_words() -> None:
    for code in CATALOGUE:
        said = [words_for(code, language) for language in LANGUAGES]
        assert len({one.title for one in said}) == len({one.next for one in said}) == len(LANGUAGES), code


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        (None, "en"),
        ("", "en"),
        ("et", "et"),
        ("fi-FI,fi;q=0.9,en;q=0.8", "fi"),
        ("en;q=0.2, sv;q=0.7", "sv"),
        ("de, et;q=0.1", "et"),
        ("fi;q=0, de", "en"),
        ("fi;q=nonsense, sv;q=0.1", "sv"),
        ("*", "en"),
        ("fi;level=1", "en"),
        ("," * 5000, "en"),
    ],
)
def test_the_language_is_the_best_liked_of_ours(accepted: str | None, language: str) -> None:
    assert chosen_language(accepted) == language


@pytest.mark.rule("X09")
def test_a_refusal_speaks_the_language_that_was_asked_for(running: Running) -> None:
    answer = running.call("GET", "/v1/configuration", headers={"Accept-Language": "fi, en;q=0.5"})
    assert answer.headers["content-language"] == "fi"
    words = words_for("register-unknown", "fi")
    assert (answer.json()["title"], answer.json()["next"]) == (words.title, words.next)

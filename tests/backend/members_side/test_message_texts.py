"""What members are told: in four languages, complete, and with the controller named."""

import pytest

from reference_backend.assembly import PROGRAMMES
from reference_backend.clock import SystemClock
from reference_backend.configuration.loading import load_programmes
from reference_backend.messages.service import Speaker
from reference_backend.messages.templates import LANGUAGES, TEMPLATES, names_of, placeholders, words
from reference_backend.secrets_source import SystemSecrets

SHOWN = {name: f"<{name}>" for template in TEMPLATES.values() for name in template.values}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_has_words_with_exactly_its_placeholders(language: str) -> None:
    assert names_of(language) == set(TEMPLATES)
    for name, template in TEMPLATES.items():
        assert placeholders(name, language) == template.values, (name, language)


def test_no_two_languages_say_a_message_in_the_same_words() -> None:
    for name in TEMPLATES:
        said = {words(name, language, SHOWN).body for language in LANGUAGES}
        assert len(said) == len(LANGUAGES), name


@pytest.mark.rule("J19")
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_names_all_controllers(language: str) -> None:
    for programme in load_programmes(PROGRAMMES).values():
        speaker = Speaker(programme, SystemSecrets(), SystemClock().now())
        for name in set(TEMPLATES) - {"marketing-footer", "service-footer"}:
            known = {one: text for one, text in SHOWN.items() if one not in ("controllers", "programme")}
            said = speaker.worded(language, name, known)
            for controller in programme.controllers:
                assert controller.name in said.body, (name, language)


def test_an_unknown_language_is_answered_in_the_programmes_own() -> None:
    programme = load_programmes(PROGRAMMES)["customer-card-ee"]
    speaker = Speaker(programme, SystemSecrets(), SystemClock().now())
    assert speaker.worded("fi", "password-changed", SHOWN).subject == "Teie salasõna on muudetud"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_message_fits_into_two_parts(language: str) -> None:
    """70 signs each where a letter is outside GSM 03.38, as õ is; 153 and 67 when they are joined."""
    values = {"merchant": "Kodutare", "code": "123456", "minutes": "10", "controllers": "Pal-Jon Oy"}
    assert len(words("phone-code", language, values).body) <= 2 * 67

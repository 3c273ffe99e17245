"""The words of the messages: which there are, what is put into them, and in which language."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Literal

TEXTS = Path(__file__).parent / "texts"
LANGUAGES = ("fi", "et", "sv", "en")
FALLBACK = "en"
Channel = Literal["mail", "sms"]


@dataclass(frozen=True)
class Template:
    """A message's channel and the names of what is put into it."""

    channel: Channel
    values: frozenset[str]


def _mail(*values: str) -> Template:
    return Template("mail", frozenset(values))


# No message says a person's name: whoever reads over a shoulder, or has the address now, learns none.
TEMPLATES: Mapping[str, Template] = {
    "joined": _mail("programme", "merchants", "card", "own_pages"),
    "already-member": _mail("programme", "merchants", "card", "own_pages"),
    "own-pages-link": _mail("programme", "minutes", "link"),
    "password-link": _mail("programme", "minutes", "link"),
    "password-changed": _mail("programme", "own_pages"),
    "phone-code": Template("sms", frozenset({"merchant", "code", "minutes", "controllers"})),
    "email-change-confirm": _mail("programme", "minutes", "link"),
    "email-change-notice": _mail("programme", "own_pages"),
    "email-changed": _mail("programme", "own_pages"),
    "membership-ended": _mail("programme", "merchants", "own_pages"),
    "consents-withdrawn": _mail("programme", "merchants", "day", "own_pages"),
    "marketing-footer": _mail("unsubscribe"),
    "service-footer": _mail("controllers", "contact"),
}


@dataclass(frozen=True)
class Words:
    """A subject and a text; a text message has no subject."""

    subject: str
    body: str


def words(template: str, language: str, values: Mapping[str, str]) -> Words:
    """Return a message's words with the values put in; KeyError where a template or a value is missing."""
    raw = _texts(language if language in LANGUAGES else FALLBACK)[template]
    return Words(raw.subject.format_map(values), raw.body.strip().format_map(values))


def placeholders(template: str, language: str) -> frozenset[str]:
    """Return the names in braces in a language's words."""
    raw = _texts(language)[template]
    pieces = [*Formatter().parse(raw.subject), *Formatter().parse(raw.body)]
    return frozenset(name for _, name, _, _ in pieces if name is not None)


@cache
def _texts(language: str) -> Mapping[str, Words]:
    table = tomllib.loads((TEXTS / f"{language}.toml").read_text(encoding="utf-8"))
    return {name: Words(**one) for name, one in table.items()}


def names_of(language: str) -> frozenset[str]:
    """Return the templates that a language has words for."""
    return frozenset(_texts(language))

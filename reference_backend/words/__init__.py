"""What every refusal means and what to do next, in the four languages of the programmes (X09)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

LANGUAGES = ("en", "fi", "et", "sv")
_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Words:
    """The cause, and the next step."""

    title: str
    next: str


@cache
def words_of(language: str) -> Mapping[str, Words]:
    """Return all words of one of LANGUAGES by code."""
    text = (_HERE / f"{language}.toml").read_text(encoding="utf-8")
    return {code: Words(**row) for code, row in tomllib.loads(text).items()}


def words_for(code: str, language: str = "en") -> Words:
    """Return the words for a problem's code or a reason; KeyError when there are none."""
    return words_of(language)[code]


def chosen_language(accepted: str | None) -> str:
    """Return which of LANGUAGES an Accept-Language header likes best (RFC 9110, 12.5.4), else English."""
    offers = []
    for place, part in enumerate((accepted or "")[:200].split(",")):
        name, _, parameter = part.partition(";")
        language = name.strip().lower().partition("-")[0]
        if language in LANGUAGES and (weight := _weight(parameter)) > 0:
            offers.append((-weight, place, language))
    return min(offers)[2] if offers else LANGUAGES[0]


def _weight(parameter: str) -> float:
    name, _, value = parameter.strip().partition("=")
    if not name:
        return 1.0
    try:
        return min(float(value), 1.0) if name.strip() == "q" else 0.0
    except ValueError:
        return 0.0

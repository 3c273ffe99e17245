"""Words for codes: every refusal is a cause and a next step (X09), in whole sentences.

A code that has no words yet still gives a sentence, with the code in it for support.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pos_client.ui.i18n import translate
from pos_client.ui.words import (
    backend,
    codes,
    counter,
    desk,
    devices,
    door,
    enrolment,
    leaving,
    records,
    staff,
    till,
    transport,
)

_SUBJECTS: Mapping[str, Mapping[str, tuple[object, object]]] = {
    "Codes": codes.WORDS,
    "Counter": counter.WORDS,
    "Backend": backend.WORDS,
    "Desk": desk.WORDS,
    "Devices": devices.WORDS,
    "Door": door.WORDS,
    "Enrolment": enrolment.WORDS,
    "Till": till.WORDS,
    "Records": records.WORDS,
    "Staff": staff.WORDS,
    "Leaving": leaving.WORDS,
    "Transport": transport.WORDS,
}


@dataclass(frozen=True, slots=True)
class Advice:
    """What happened, and what this person does next."""

    what: str
    next_step: str


def advice(code: str) -> Advice:
    """The words for a code of an error, a refusal, a reason or a state."""
    for context, words in _SUBJECTS.items():
        if code in words:
            what, next_step = words[code]
            return Advice(translate(context, str(what)), translate(context, str(next_step)))
    return Advice(
        translate("Problems", "Something did not work ({code}).").format(code=code),
        translate("Problems", "Try again; if it stays, tell support this code."),
    )


def has_words(code: str) -> bool:
    """Whether the code has words of its own."""
    return any(code in words for words in _SUBJECTS.values())

"""Where a card counts: the electronic one everywhere, the plastic one in shops (J34)."""

from reference_backend.configuration.card_numbers import fits
from reference_backend.configuration.terms import Terms
from reference_backend.problems import Problem
from reference_backend.registers.access import Register


def check_shown(register: Register, terms: Terms, code: str) -> None:
    """Problem `plastic-in-store-only` for the code of a plastic card at a register of the web.

    Its form alone tells, whether or not there is such a card: the refusal says nothing of anybody (N06).
    """
    if register.channel == "web" and _form(terms, code) == "plastic":
        raise Problem("plastic-in-store-only")


def _form(terms: Terms, code: str) -> str | None:
    formats = terms.programme.card_formats
    return next((one.form for one in formats if fits(one, code)), None)

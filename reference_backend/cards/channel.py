"""Where a card counts: the electronic one everywhere, the plastic one in shops (J34).

Its form alone tells, whether or not there is such a card: a refusal says nothing of anybody (N06).
"""

from reference_backend.configuration.card_numbers import fits
from reference_backend.configuration.terms import Terms
from reference_backend.members.repository import CARD_REFERENCE
from reference_backend.problems import Problem
from reference_backend.registers.access import Register


def check_shown(register: Register, terms: Terms, code: str) -> None:
    """Problem `plastic-in-store-only` for the code of a plastic card at a register of the web."""
    if register.channel == "web" and _form(terms, code) == "plastic":
        raise Problem("plastic-in-store-only")


def check_named(register: Register, terms: Terms, reference: str) -> None:
    """Problem `plastic-in-store-only` for a `card:` reference that `check_shown` refuses."""
    if reference.startswith(CARD_REFERENCE):
        check_shown(register, terms, reference.removeprefix(CARD_REFERENCE))


def counts_here(register: Register, terms: Terms, reference: str) -> bool:
    """Say whether what a till calls a member by counts at that till; asks no database."""
    try:
        check_named(register, terms, reference)
    except Problem:
        return False
    return True


def _form(terms: Terms, code: str) -> str | None:
    formats = terms.programme.card_formats
    return next((one.form for one in formats if fits(one, code)), None)

"""Blank plastic cards that came from the printer, taken into stock: all of a list, or none of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from reference_backend.configuration.card_numbers import fits, is_like_a_payment_card
from reference_backend.configuration.terms import Terms
from reference_backend.tables import cards


@dataclass(frozen=True)
class StockFault:
    """What is wrong with a line; lines count from 1."""

    line: int
    what: str

    def __str__(self) -> str:
        """Return the fault in one line, without the code."""
        return f"line {self.line}: {self.what}"


class StockError(Exception):
    """A list that cannot be taken; `faults` says of each wrong line what is wrong."""

    def __init__(self, faults: list[StockFault]) -> None:
        """Take the faults, at least one."""
        self.faults = faults
        super().__init__("\n".join(str(fault) for fault in faults))


def add_stock(connection: Connection, terms: Terms, lines: Iterable[str]) -> int:
    """Take the codes of a list, one a line, into stock; return how many. Empty lines do not count.

    StockError, and nothing is written, when one is no plastic card's of the programme, is known already,
    stands twice, or looks like a payment card.
    """
    listed = [(place, line.strip()) for place, line in enumerate(lines, 1) if line.strip()]
    if faults := list(_faults(connection, terms, listed)):
        raise StockError(faults)
    blanks = [{"pool": terms.pool, "code": code, "form": "plastic", "status": "blank"} for _, code in listed]
    if blanks:
        connection.execute(insert(cards), blanks)
    return len(blanks)


def _faults(connection: Connection, terms: Terms, listed: list[tuple[int, str]]) -> Iterator[StockFault]:
    known = set(connection.scalars(select(cards.c.code).where(cards.c.pool == terms.pool)))
    first: dict[str, int] = {}
    for place, code in listed:
        if fault := _fault(terms, code):
            yield StockFault(place, fault)
        elif code in known:
            yield StockFault(place, "is known already")
        elif code in first:
            yield StockFault(place, f"stands in line {first[code]} too")
        first.setdefault(code, place)


def _fault(terms: Terms, code: str) -> str | None:
    formats = [one for one in terms.programme.card_formats if one.form == "plastic"]
    if not formats or not terms.programme.capabilities.plastic_cards:
        return "the programme has no plastic cards"
    if not any(fits(one, code) for one in formats):
        return "is no number of a plastic card: its form or its check digits are wrong"
    if is_like_a_payment_card(code):
        return "could be taken for a payment card"
    return None

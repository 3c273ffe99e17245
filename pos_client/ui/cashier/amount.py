"""The amount field: what was pressed so far, and the word about a press that cannot be."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pos_client.domain.errors import TotalError
from pos_client.domain.money import Money, TotalLimits
from pos_client.domain.total_entry import TotalEntry

BACKSPACE = "back"
MINUS = "-"
_DECIMAL_SIGNS = (",", ".")
_SUMS = ("+", "*", "/")
AMOUNT_KEYS = "".join(("0123456789", *_DECIMAL_SIGNS, MINUS, *_SUMS))
"""What is meant for the amount wherever the focus is. A sign of a sum is told, not dropped: 5+3 is not 53."""


@dataclass(frozen=True, slots=True)
class AmountField:
    """Immutable; each press gives a new field. A press that cannot be leaves the entry as it was.

    `negative` once a minus was pressed, until something is deleted: dropping it would turn −5 into 5.
    """

    entry: TotalEntry = field(default_factory=TotalEntry)
    problem: str | None = None
    negative: bool = False

    def pressed(self, key: str) -> AmountField:
        """With a digit, `00`, a decimal sign, MINUS or BACKSPACE."""
        if key == BACKSPACE:
            return AmountField(self.entry if self.negative else self.entry.backspace())
        if key == MINUS or self.negative:
            return replace(self, negative=True, problem="total-not-positive")
        if key in _SUMS:
            return AmountField(self.entry, "total-not-a-number")
        try:
            decimal = key in _DECIMAL_SIGNS
            return AmountField(self.entry.decimal_sign() if decimal else self.entry.digit(key))
        except TotalError as error:
            return AmountField(self.entry, error.code)

    def pasted(self, text: str, currency: str, limits: TotalLimits) -> AmountField:
        """With a whole text in place of what was pressed."""
        try:
            return AmountField(TotalEntry.pasted(text, currency, limits))
        except TotalError as error:
            return AmountField(self.entry, error.code)

    def total(self, currency: str, limits: TotalLimits) -> tuple[AmountField, Money | None]:
        """The total if it can be one, else the field with the word about it."""
        if self.negative:
            return self, None
        try:
            return AmountField(self.entry), self.entry.total(currency, limits)
        except TotalError as error:
            return AmountField(self.entry, error.code), None

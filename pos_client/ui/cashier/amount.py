"""The amount field: what was pressed so far, and the word about a press that cannot be."""

from __future__ import annotations

from dataclasses import dataclass, field

from pos_client.domain.errors import TotalError
from pos_client.domain.money import Money, TotalLimits
from pos_client.domain.total_entry import TotalEntry

DECIMAL = ","
BACKSPACE = "back"


@dataclass(frozen=True, slots=True)
class AmountField:
    """Immutable; each press gives a new field. A press that cannot be leaves the entry as it was."""

    entry: TotalEntry = field(default_factory=TotalEntry)
    problem: str | None = None

    def pressed(self, key: str) -> AmountField:
        """With a digit, `00`, DECIMAL or BACKSPACE."""
        try:
            match key:
                case "," | ".":
                    return AmountField(self.entry.decimal_sign())
                case "back":
                    return AmountField(self.entry.backspace())
                case "-":
                    return AmountField(self.entry, "total-not-positive")
                case _:
                    return AmountField(self.entry.digit(key))
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
        try:
            return AmountField(self.entry), self.entry.total(currency, limits)
        except TotalError as error:
            return AmountField(self.entry, error.code), None

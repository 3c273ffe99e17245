"""What the keypad shows while a total is being entered."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pos_client.domain.errors import TotalError
from pos_client.domain.money import MINOR_DIGITS, Money, TotalLimits, checked_total, parse_total

MAX_DIGITS = 9


@dataclass(frozen=True, slots=True)
class TotalEntry:
    """Digits as they were pressed, in the two styles that tills know.

    Without a decimal sign digits fill up from the cents, as on a cash register (`4 5 9 9` is 45,99). With
    one, those before it are whole units (`4 5 , 9 9`). Immutable: each press gives a new value.
    """

    digits: str = ""
    fraction: str | None = None

    def digit(self, pressed: str) -> TotalEntry:
        """With one more digit (or `00`).

        Raises:
            TotalError: `total-too-precise` for a third decimal, `total-too-large` for a tenth digit.
        """
        if self.fraction is not None:
            if len(self.fraction) + len(pressed) > MINOR_DIGITS:
                raise TotalError("total-too-precise")
            return replace(self, fraction=self.fraction + pressed)
        if len(self.digits) + len(pressed) > MAX_DIGITS:
            raise TotalError("total-too-large")
        return replace(self, digits=(self.digits + pressed).lstrip("0") or "0")

    def decimal_sign(self) -> TotalEntry:
        """With a comma or point: what was pressed becomes whole units. A second one changes nothing."""
        return self if self.fraction is not None else replace(self, fraction="")

    def backspace(self) -> TotalEntry:
        """Without the last press."""
        if self.fraction is None:
            return replace(self, digits=self.digits[:-1])
        return replace(self, fraction=self.fraction[:-1] if self.fraction else None)

    @property
    def amount_minor(self) -> int:
        """What it stands for now, in minor units; 0 when nothing was pressed."""
        if self.fraction is None:
            return int(self.digits or "0")
        return int((self.digits or "0") + self.fraction.ljust(MINOR_DIGITS, "0"))

    @property
    def is_empty(self) -> bool:
        """Whether nothing was pressed."""
        return not self.digits and self.fraction is None

    def total(self, currency: str, limits: TotalLimits) -> Money:
        """The total, if it can be one.

        Raises:
            TotalError: as `checked_total`, or `total-missing`.
        """
        if self.is_empty:
            raise TotalError("total-missing")
        return checked_total(self.amount_minor, currency, limits)

    @classmethod
    def pasted(cls, text: str, currency: str, limits: TotalLimits) -> TotalEntry:
        """From a whole text.

        Raises:
            TotalError: as `parse_total`.
        """
        return cls(digits=str(parse_total(text, currency, limits).amount_minor))

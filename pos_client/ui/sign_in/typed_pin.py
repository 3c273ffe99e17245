"""A staff number and a PIN while they are typed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pos_client.domain.pins import PIN_DIGITS

NUMBER_DIGITS = 6


@dataclass(frozen=True, slots=True)
class TypedPin:
    """First the number, then the PIN; `in_pin` says which of them the next digit goes to."""

    number: str = ""
    pin: str = field(default="", repr=False)
    in_pin: bool = False

    @property
    def is_complete(self) -> bool:
        """Whether number and PIN can be sent."""
        return bool(self.number) and len(self.pin) == PIN_DIGITS

    def pressed(self, key: str) -> TypedPin:
        """After a digit, or `back`, which leads from an empty PIN to the number."""
        if key == "back":
            return self._shorter()
        if self.in_pin:
            return replace(self, pin=(self.pin + key)[:PIN_DIGITS])
        return replace(self, number=(self.number + key)[:NUMBER_DIGITS])

    def at(self, in_pin: bool) -> TypedPin:
        """The other field is filled now; without a number there is no PIN."""
        return replace(self, in_pin=in_pin and bool(self.number))

    def without_pin(self) -> TypedPin:
        """The PIN is gone, the number stays."""
        return TypedPin(self.number, "", bool(self.number))

    def _shorter(self) -> TypedPin:
        if self.in_pin and self.pin:
            return replace(self, pin=self.pin[:-1])
        if self.in_pin:
            return replace(self, in_pin=False)
        return replace(self, number=self.number[:-1])

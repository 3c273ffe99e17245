"""What is wrong with a field that a person filled in."""

from dataclasses import dataclass
from typing import Literal

FieldName = Literal["kind", "first_name", "last_name", "email", "phone", "birthday", "language"]
FieldFaultKind = Literal["missing", "not-valid", "too-long", "not-asked-for"]


@dataclass(frozen=True)
class FieldFault:
    """A field and its fault. What was typed stays with whoever typed it."""

    field: FieldName
    fault: FieldFaultKind


class FieldError(ValueError):
    """Fields that cannot be taken as they are; `faults` holds at least one, each field once (J05)."""

    def __init__(self, *faults: FieldFault) -> None:
        """Take the faults."""
        self.faults = faults
        super().__init__(", ".join(f"{one.field}: {one.fault}" for one in faults))

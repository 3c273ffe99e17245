"""What is wrong with a programme or a merchant: file, line, key, fault and remedy."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Flaw:
    """Something wrong at a key of a document, wherever the document lies.

    `code` is stable and for machines, `what` and `remedy` are for people and begin in lower case. What
    `warns` has to be known and keeps nobody from starting.
    """

    key: str
    code: str
    what: str
    remedy: str
    warns: bool = False


@dataclass(frozen=True)
class Fault:
    """A flaw with its place. Without a line it is not a file's, but what a database keeps of one."""

    file: str
    line: int | None
    key: str
    code: str
    what: str
    remedy: str
    warns: bool = False

    def __str__(self) -> str:
        """Return the fault in one line."""
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{place}: {self.key}: {self.code}: {self.what}; {self.remedy}"


class ConfigurationError(Exception):
    """The configuration has faults; the backend does not start with it."""

    def __init__(self, faults: list[Fault]) -> None:
        """Take the faults, at least one."""
        self.faults = faults
        super().__init__("\n".join(str(fault) for fault in faults))


def raise_for(faults: Iterable[Fault]) -> None:
    """Raise ConfigurationError with those faults that do more than warn, if there are any."""
    if grave := [fault for fault in faults if not fault.warns]:
        raise ConfigurationError(grave)

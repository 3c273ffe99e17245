"""How every command ends."""

from __future__ import annotations

from enum import IntEnum

from pos_client.domain.errors import InputError, KnownError, UnreachableError


class Exit(IntEnum):
    """Stable. 2 is argparse's, for arguments that make no sense."""

    DONE = 0
    FOUND_A_FAULT = 1
    USAGE = 2
    REFUSED = 3
    UNREACHABLE = 4
    IN_USE = 5
    NOT_ENROLLED = 6


EPILOG = """exit codes: 0 done; 1 a check found a fault, a picture could not be read, or entries still wait; 2
wrong arguments; 3 refused; 4 the backend did not answer, nothing is lost; 5 the till is running and does it
itself; 6 not enrolled
"""


def exit_code_of(error: KnownError) -> Exit:
    """The code for an error that ended a command."""
    if error.code == "till-already-open":
        return Exit.IN_USE
    if error.code == "not-enrolled":
        return Exit.NOT_ENROLLED
    if isinstance(error, UnreachableError):
        return Exit.UNREACHABLE
    return Exit.USAGE if isinstance(error, InputError) else Exit.REFUSED

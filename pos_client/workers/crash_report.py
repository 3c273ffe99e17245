"""What becomes of an exception at the end of a slot. PySide6 would print it and go on in silence."""

from __future__ import annotations

import logging
import traceback

from pos_client.domain.errors import KnownError, StoreError

_log = logging.getLogger("pos_client.crash")
PROGRAM_ERROR = "program-error"


def as_known(error: Exception) -> KnownError:
    """The error for the screen. Our own mistakes are logged, and the screen gets `program-error`.

    The cache is a library of its own, so its errors become ours here.
    """
    from offline_cache.errors import CacheError

    if isinstance(error, KnownError):
        return error
    if isinstance(error, CacheError):
        return StoreError(error.code)
    log_crash(error)
    return KnownError(PROGRAM_ERROR, type(error).__name__)


def log_crash(error: BaseException) -> None:
    """Where it happened and of what type. Never its text: that may quote a card code or a name (I6)."""
    frames = "".join(traceback.format_tb(error.__traceback__))
    _log.error("%s\n%s", type(error).__qualname__, frames.rstrip())

"""The log that support reads."""

from __future__ import annotations

import logging
import sys
import threading
import time
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from pos_client.workers.crash_report import log_crash

_LARGEST_BYTES = 1_000_000
_KEPT = 3


class _OneLine(logging.Formatter):
    """A message cannot pretend to be another line (ASVS 16.4.1); the frames of a crash stand indented below
    it. Times are UTC and say so (ASVS 16.2.2).
    """

    converter = staticmethod(time.gmtime)
    default_time_format = "%Y-%m-%dT%H:%M:%S"
    default_msec_format = "%s.%03dZ"

    def format(self, record: logging.LogRecord) -> str:
        return super().format(record).replace("\r", "\\r").replace("\n", "\n    ")


def log_to(path: Path) -> logging.Handler:
    """Write warnings and worse of this program to a file, and everything unexpected of every thread.

    A log that cannot be written must not keep a till from selling: then nothing is logged.
    """
    handler: logging.Handler
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=_LARGEST_BYTES, backupCount=_KEPT, encoding="utf-8")
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(_OneLine("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.getLogger("pos_client").addHandler(handler)
    sys.excepthook = _report
    threading.excepthook = lambda arguments: _report(
        arguments.exc_type, arguments.exc_value, arguments.exc_traceback
    )
    return handler


def _report(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
    if error is None or issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error or kind(), trace)
    else:
        log_crash(error)

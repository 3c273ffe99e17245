"""Running the application until it is told to stop."""

import gc
import logging
import os
import signal
import socket
import sys
import threading
import time
import traceback
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from types import FrameType, TracebackType
from typing import IO, Any

import uvicorn

from reference_backend.app import create_app
from reference_backend.backend import Backend

OBJECTS_BEFORE_COLLECTING = 20_000


class EventLines(logging.Formatter):
    """Lines for a log that names nobody: of an error its type and where it happened, never its text, which
    may quote a name or a card's code; and no message can pretend to be another line (ASVS 16.4.1). Times are
    UTC and say so (ASVS 16.2.2).
    """

    converter = staticmethod(time.gmtime)
    default_time_format = "%Y-%m-%dT%H:%M:%S"
    default_msec_format = "%s.%03dZ"

    def format(self, record: logging.LogRecord) -> str:
        """Return the line; the frames of an error stand indented below it."""
        return super().format(record).replace("\r", "\\r").replace("\n", "\n    ")

    def formatException(  # noqa: N802  # the name that logging gives it
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> str:
        """Return type and frames, those of what caused it above them."""
        lines, error = list[str](), ei[1]
        while error is not None:
            frames = "".join(traceback.format_tb(error.__traceback__))
            lines.insert(0, f"{type(error).__qualname__}\n{frames.rstrip()}")
            error = error.__cause__ or error.__context__
        return "\n".join(lines)


LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"events": {"()": EventLines, "format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"events": {"class": "logging.StreamHandler", "formatter": "events"}},
    "loggers": {
        name: {"handlers": ["events"], "level": "WARNING"} for name in ("uvicorn", "reference_backend")
    },
}
"""Warnings and worse of the server and the application, to the standard error."""


class AnnouncingServer(uvicorn.Server):
    """A server that says when it listens."""

    def __init__(self, config: uvicorn.Config, on_listening: Callable[[], None]) -> None:
        """Take what is called, on the server's thread, once connections are accepted."""
        super().__init__(config)
        self._on_listening = on_listening

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to listen, and say so."""
        await super().startup(sockets)
        if self.started:
            self._on_listening()


def listen(host: str, port: int) -> socket.socket:
    """Return a bound socket; port 0 chooses a free one. OSError when the port is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # The protocol is named because asyncio turns Nagle's algorithm off only for sockets that say TCP; with it
    # each answer would wait some 40 ms for the client's delayed acknowledgement.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if sys.platform != "win32":
        # So that a restart finds its port again. On Windows the option would let two processes share it.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError:
        listener.close()
        raise
    return listener


def url_of(listener: socket.socket) -> str:
    """Return the address for clients."""
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def serve(
    backend: Backend,
    listener: socket.socket,
    on_listening: Callable[[], None],
    beside: AbstractContextManager[object] | None = None,
    *,
    behind_proxy: bool = False,
) -> None:
    """Answer until SIGTERM or SIGINT (Ctrl+C, on Windows Ctrl+Break too); end what is under way first.

    `beside` is entered for as long: what else has to run while the backend serves. `behind_proxy` is as in
    `settings_of`.
    """
    config = settings_of(backend, behind_proxy=behind_proxy)
    # Uvicorn raises the signal once more after it stopped; that second one must not end us with an error.
    for name in ("SIGTERM", "SIGINT", "SIGBREAK"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _already_stopping)
    _spare_the_collector()
    try:
        with beside or nullcontext():
            AnnouncingServer(config, on_listening).run(sockets=[listener])
    finally:
        backend.database.close()
        listener.close()


def settings_of(backend: Backend, *, behind_proxy: bool) -> uvicorn.Config:
    """Return how the application is served.

    Who calls is the connection's other end. Only with `behind_proxy` it is whom a proxy on this machine names
    in X-Forwarded-For: any program of this machine can write one, and so be anybody where tries are counted.
    """
    return uvicorn.Config(
        create_app(backend),
        log_config=LOGGING,
        access_log=False,
        timeout_graceful_shutdown=5,
        server_header=False,
        proxy_headers=behind_proxy,
        # Said here, because a variable of the environment (FORWARDED_ALLOW_IPS) would trust others too.
        forwarded_allow_ips=["127.0.0.1", "::1"],
    )


def _spare_the_collector() -> None:
    """What was made until now stays to the end, and a batch of entries is some ten thousand objects that are
    gone by its end: to look through them again and again for cycles takes up to a tenth of a batch's time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(OBJECTS_BEFORE_COLLECTING)


def stop_when_input_ends(parent: IO[bytes]) -> None:
    """Interrupt this process when `parent` ends: a pipe from a parent ends with it, however it ended."""

    def watch() -> None:
        # Not through the buffer, whose lock the ending interpreter would wait for in vain, and abort.
        while os.read(parent.fileno(), 4096):
            pass
        signal.raise_signal(signal.SIGINT)

    threading.Thread(target=watch, name="watch parent", daemon=True).start()


def _already_stopping(_number: int, _frame: FrameType | None) -> None:
    return None

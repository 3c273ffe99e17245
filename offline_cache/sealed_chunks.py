"""A stream in numbered, authenticated chunks: cut short, reordered or altered anywhere, it does not read.

Each chunk is a length (4 bytes, big endian) and that many bytes of ChaCha20-Poly1305 (RFC 8439). The nonce is
the chunk's number (11 bytes) and 1 for the last chunk, else 0; a key is used for one stream only. What stands
before the first chunk is authenticated with every chunk.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from offline_cache.errors import CacheError

CHUNK_BYTES = 64 * 1024
KEY_BYTES = 32
_TAG_BYTES = 16
_LENGTH_BYTES = 4


class ExportDamagedError(CacheError):
    """The file is no whole export, or the key is another's. What was read before holds."""

    code = "export-damaged"


class ChunkWriter(io.RawIOBase):
    """Encrypts what is written. Only `finish` makes the stream whole; it leaves `out` open."""

    def __init__(self, out: BinaryIO, key: bytes, before: bytes) -> None:
        super().__init__()
        self._out = out
        self._cipher = ChaCha20Poly1305(key)
        self._before = before
        self._number = 0
        self._waiting = bytearray()

    def writable(self) -> bool:
        """Always."""
        return True

    def write(self, data: object, /) -> int:
        """Takes all of it."""
        view = memoryview(data)  # type: ignore[arg-type]  # whatever has bytes
        self._waiting += view
        while len(self._waiting) > CHUNK_BYTES:
            self._put(bytes(self._waiting[:CHUNK_BYTES]), last=False)
            del self._waiting[:CHUNK_BYTES]
        return view.nbytes

    def finish(self) -> None:
        """Write the last chunk."""
        self._put(bytes(self._waiting), last=True)
        self._waiting.clear()

    def _put(self, plain: bytes, *, last: bool) -> None:
        sealed = self._cipher.encrypt(_nonce(self._number, last=last), plain, self._before)
        self._number += 1
        self._out.write(len(sealed).to_bytes(_LENGTH_BYTES, "big") + sealed)


def read_chunks(file: BinaryIO, key: bytes, before: bytes) -> Iterator[bytes]:
    """The plain chunks, each once it is authentic.

    Raises `ExportDamagedError`, also where the last is missing or something follows it.
    """
    cipher = ChaCha20Poly1305(key)
    number = 0
    sealed = _next(file)
    while sealed is not None:
        following = _next(file)
        try:
            yield cipher.decrypt(_nonce(number, last=following is None), sealed, before)
        except InvalidTag as error:
            raise ExportDamagedError(f"chunk {number} is damaged, or the end is missing") from error
        sealed, number = following, number + 1
    if number == 0:
        raise ExportDamagedError("nothing follows the first line")


def _next(file: BinaryIO) -> bytes | None:
    length = file.read(_LENGTH_BYTES)
    if not length:
        return None
    size = int.from_bytes(length, "big")
    if len(length) < _LENGTH_BYTES or not _TAG_BYTES <= size <= CHUNK_BYTES + _TAG_BYTES:
        raise ExportDamagedError("a chunk has no length")
    sealed = file.read(size)
    if len(sealed) < size:
        raise ExportDamagedError("a chunk is cut short")
    return sealed


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])

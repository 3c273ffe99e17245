"""The small files beside the database, read and written as what they are: plain, short, of this program's
own making.

Whatever else stands under such a name (a pipe, a link, a folder, a file without an end) is not the till's. It
is never waited for and never read to its end, and what the till has to keep there takes its place.
"""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from offline_cache.beside import beside, sync_folder

LONGEST = 64 * 1024
"""Bytes: far more than the till ever writes into one of these."""
# Not to wait for whoever writes a pipe, nor to follow a link. Windows has neither by these names.
_CAREFUL = (
    os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)
)


def read_small(path: Path) -> bytes:
    """The whole of it. Raises `FileNotFoundError` where there is none, another `OSError` where it is no plain
    file, is too long, or does not read.
    """
    with os.fdopen(os.open(path, _CAREFUL), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(errno.EINVAL, "not a plain file")
        content = file.read(LONGEST + 1)
    if len(content) > LONGEST:
        raise OSError(errno.EFBIG, "too long")
    return content


def write_small(path: Path, content: bytes) -> None:
    """The old file or the new one, never a part; readable by its owner alone, and on the disk on return.

    Raises `OSError`.
    """
    clear(path)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f"{path.name}.")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        with suppress(FileNotFoundError):
            Path(name).unlink()
        raise
    sync_folder(path)


def is_plain(path: Path) -> bool:
    """Whether a plain file stands there, itself and not a link to one. Raises no `OSError`."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False


def clear(path: Path) -> None:
    """Take away what is not a plain file: a folder, which may hold what is somebody's, gets another name
    beside it. Raises `OSError`.
    """
    if is_plain(path):
        return
    try:
        path.unlink(missing_ok=True)
    except OSError:
        # What a folder answers to this is not the same on every system.
        if not path.is_dir():
            raise
        path.rename(_other_name(path))


def _other_name(path: Path) -> Path:
    names = (beside(path, f".not-the-tills-{n}") for n in range(1, 1000))
    return next(name for name in names if not name.exists())

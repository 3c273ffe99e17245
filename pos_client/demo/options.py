"""What `pos-client demo` can be told."""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_OURS = (
    "backend.sqlite3",
    "backend.sqlite3-wal",
    "backend.sqlite3-shm",
    "backend.log",
    "cards",
    "cable.port",
)


@dataclass(frozen=True, slots=True)
class Options:
    """`merchant` and `register` choose the till; without `data_dir` everything is thrown away at the end."""

    merchant: str | None
    register: str | None
    data_dir: Path | None
    keep: bool
    fresh: bool
    offscreen: bool
    pictures: Path | None


def parse(arguments: Sequence[str]) -> Options:
    """The options; ends the program with a word where they are wrong, as argparse does."""
    parser = argparse.ArgumentParser(
        prog="pos-client demo",
        description="Open a till in front of a backend of its own, beside a tray of sample cards. "
        "Without a display the same story is played offscreen.",
    )
    parser.add_argument("--merchant", metavar="ID", help="whose till: kodutare (default), kaarnan-kahvila …")
    parser.add_argument("--register", metavar="ID", help="which register of that merchant")
    parser.add_argument(
        "--data-dir", metavar="DIR", type=Path, help="keep the data there and go on next time"
    )
    parser.add_argument("--keep", action="store_true", help="keep the temporary folder, and say where it is")
    parser.add_argument("--fresh", action="store_true", help="with --data-dir: begin anew")
    parser.add_argument("--offscreen", action="store_true", help="play the story without a window")
    parser.add_argument("--pictures", metavar="DIR", type=Path, help="where the story leaves its screenshots")
    return Options(**vars(parser.parse_args(arguments)))


@contextmanager
def data_folder(options: Options) -> Iterator[Path]:
    """The folder of this run: the one that was named, else a temporary one that is removed at the end."""
    if options.data_dir is not None:
        if options.fresh:
            _begin_anew(options.data_dir)
        options.data_dir.mkdir(parents=True, exist_ok=True)
        yield options.data_dir
        return
    folder = Path(tempfile.mkdtemp(prefix="pos-client-demo-"))
    try:
        yield folder
    finally:
        if options.keep:
            print(f"The data of this run are in {folder}")
        else:
            # On Windows a file that is still open cannot be removed: that is left to the system's clean-up.
            shutil.rmtree(folder, ignore_errors=True)


def _begin_anew(folder: Path) -> None:
    """Remove what a demo has left there, and nothing else."""
    for path in (*(folder / name for name in _OURS), *folder.glob("till-*")):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)

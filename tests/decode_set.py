"""Where the photographs of codes are that tests and benchmarks may use. They are no part of the project."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

VARIABLE = "POS_CLIENT_DECODE_SET"
_BESIDE = Path(__file__).resolve().parents[2] / "shared" / "decode-set"

ABSENT = f"no photographs: set {VARIABLE} to a folder with truth.jsonl, or put it beside the checkout"


@dataclass(frozen=True)
class Photograph:
    """One picture, and the texts that can be read on it; none of them if it shows no code."""

    path: Path
    symbology: str
    texts: frozenset[str]


def decode_set() -> Path | None:
    """The folder, if there is one."""
    folder = Path(os.environ.get(VARIABLE) or _BESIDE)
    return folder if (folder / "truth.jsonl").is_file() else None


def photographs(folder: Path, part: str = "") -> list[Photograph]:
    """The pictures of the set whose path contains this."""
    rows = [json.loads(line) for line in (folder / "truth.jsonl").read_text(encoding="utf-8").splitlines()]
    return [
        Photograph(folder / row["file"], row["symbology"], frozenset(row["texts"]))
        for row in rows
        if part in row["file"]
    ]

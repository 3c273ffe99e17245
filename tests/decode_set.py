"""Where the photographs of codes are that tests and benchmarks may use. They are no part of the project."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

from pos_client.scanning.product_codes import shortened

VARIABLE = "POS_CLIENT_DECODE_SET"
_BESIDE = Path(__file__).resolve().parents[2] / "shared" / "decode-set"

ABSENT = f"no photographs: set {VARIABLE} to a folder with truth.jsonl, or put it beside the checkout"


@dataclass(frozen=True)
class Photograph:
    """One picture, and the texts that can be read on it; none of them if it shows no code."""

    path: Path
    symbology: str
    texts: frozenset[str]

    @property
    def name(self) -> str:
        """Its place in the set."""
        return "/".join(self.path.parts[-3 if "photos" in self.path.parts else -2 :])

    @property
    def second(self) -> frozenset[str]:
        """A text that is on the picture though the set does not name it."""
        return frozenset({SECOND_CODES[self.name]} if self.name in SECOND_CODES else ())


SECOND_CODES = {
    "photos/code39-3/02.png": "001EC947D49B",
    "photos/code39-3/08.png": "001EC9476B0A",
}
"""Pictures that show two codes of which the set names one: below the named one stands another Code 39, cut
off by the picture's rim, with this number printed above it. Reading it is not wrong, and is told apart.
"""


def canonical(text: str) -> str:
    """One way to write what is the same: line ends, outer blanks, a UPC-A as EAN-13 or as its UPC-E."""
    text = text.replace("\r\n", "\n").replace("\x1d", "").strip()
    if text.isdigit() and len(text) in (12, 13) and (len(text) == 12 or text[0] == "0"):
        return shortened(text[-12:])
    return text


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

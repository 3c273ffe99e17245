"""What `pos-client decode FILE...` prints: a line per file."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pos_client.domain.errors import InputError
from pos_client.scanning.decoding.decoder import Decoder
from pos_client.scanning.decoding.image_file import read_image
from pos_client.scanning.decoding.reading import Reading


@dataclass(frozen=True, slots=True)
class DecodedFile:
    """One file's codes. `ms` is the time for decoding, without the reading of the file. `problem` is an
    error's code.
    """

    file: str
    scans: tuple[Reading, ...]
    ms: float
    problem: str | None = None

    def as_json(self) -> str:
        """One line of JSON in ASCII, so that no code on a picture can play tricks on a terminal."""
        scans = [_as_members(one) for one in self.scans]
        line: dict[str, object] = {"file": self.file, "scans": scans, "ms": round(self.ms, 2)}
        if self.problem is not None:
            line["problem"] = self.problem
        return json.dumps(line)

    def as_line(self) -> str:
        """The same for people: file, then text, symbology, decoder and ms, parted by tabs."""
        if self.problem is not None:
            return f"{_harmless(self.file)}\t{self.problem}"
        found = [f"{_harmless(one.text)}\t{one.symbology}\t{one.decoder}" for one in self.scans]
        return "\t".join([_harmless(self.file), *(found or ["no code found"]), f"{self.ms:.1f} ms"])


def decode_files(
    paths: Iterable[str | Path],
    *,
    decoder: Decoder | None = None,
    seconds: Callable[[], float] = time.perf_counter,
) -> Iterator[DecodedFile]:
    """Decode file after file. One that is refused is told as such, and the next one follows."""
    decoder = decoder or Decoder()
    for path in paths:
        try:
            picture = read_image(path)
        except InputError as refused:
            yield DecodedFile(str(path), (), 0.0, refused.code)
            continue
        began = seconds()
        scans = decoder.decode(picture)
        yield DecodedFile(str(path), scans, (seconds() - began) * 1000)


def _as_members(reading: Reading) -> dict[str, object]:
    return {
        "text": reading.text,
        "symbology": reading.symbology,
        "decoder": reading.decoder,
        "stage": reading.stage,
        "sure": reading.sure,
        "corners": reading.corners,
        "bytes": reading.data.hex(),
    }


def _harmless(text: str) -> str:
    """The text with everything that could move a cursor or turn the writing around shown as an escape."""
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in text)

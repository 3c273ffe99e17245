"""What a way to read pictures is worth: hits, errors, costs, and what the whole chain would have accepted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from pos_client.domain.card import CardForm, CardFormat, CheckDigit, card_code
from pos_client.domain.errors import CardCodeError
from pos_client.domain.scan import Scan, ScanSource
from pos_client.scanning.decoding.reading import TILL_SYMBOLOGIES, Reading
from tests.decode_set import canonical
from tools.bench.decode_ways import BASE, Picture
from tools.bench.rows import BenchRow, p

ANYTHING = CardFormat(CardForm.UNKNOWN, re.compile(r"[ -~]+"), TILL_SYMBOLOGIES, CheckDigit.NONE)
"""A programme that takes every code for a card: whatever is misread would be a member."""


@dataclass(frozen=True)
class Seen:
    """A picture, what must be read on it, and what else may be."""

    name: str
    texts: frozenset[str]
    second: frozenset[str]
    picture: Picture


@dataclass
class Part:
    """How one way fared on the pictures so far."""

    way: str
    codes: int = 0
    right: int = 0
    wrong: list[str] = field(default_factory=list)
    second: list[str] = field(default_factory=list)
    empty: int = 0
    false: int = 0
    ms: list[float] = field(default_factory=list)
    readable_ms: dict[str, float] = field(default_factory=dict)
    read: list[tuple[Seen, list[Reading]]] = field(default_factory=list)

    def add(self, seen: Seen, found: list[Reading], ms: float) -> None:
        """What was read on the next picture, and what it cost."""
        texts, wanted = {canonical(one.text) for one in found}, {canonical(one) for one in seen.texts}
        second = {canonical(one) for one in seen.second}
        self.ms.append(ms)
        self.read.append((seen, found))
        if not wanted:
            self.empty += 1
            self.false += bool(texts)
            return
        self.codes += 1
        if texts & wanted:
            self.right += 1
            self.readable_ms[seen.name] = ms
        if texts - wanted - second:
            self.wrong.append(seen.name)
        elif texts & second:
            self.second.append(seen.name)


def rows(part: str, by_way: Mapping[str, Part]) -> Iterator[BenchRow]:
    """Lines for every way. Ratios are to zxing-cpp on the same pictures: all, or those the way could read."""
    base = by_way.get(BASE)
    for name, one in by_way.items():
        outcome = f"of {one.codes}; wrong {len(one.wrong)}, false {one.false} of {one.empty}"
        if one.second:
            outcome += f"; truth disputed, not counted as wrong: {', '.join(one.second)}"
        yield BenchRow(f"{part}: {name}: right", one.right, "", None, outcome)
        for share, what in ((0.5, "p50"), (0.95, "p95")):
            ratio = p(share, one.ms) / p(share, base.ms) if base and base is not one else None
            yield BenchRow(f"{part}: {name}: {what}", p(share, one.ms), "ms", ratio)
        if one.readable_ms:
            ratio = _readable_ratio(one, base) if base and base is not one else None
            median = p(0.5, one.readable_ms.values())
            yield BenchRow(f"{part}: {name}: p50 where it reads", median, "ms", ratio)


def _readable_ratio(one: Part, base: Part) -> float:
    by_name = {seen.name: ms for (seen, _), ms in zip(base.read, base.ms, strict=True)}
    return p(0.5, one.readable_ms.values()) / p(0.5, [by_name[name] for name in one.readable_ms])


def accepted_rows(part: str, thorough: Part, at: datetime) -> Iterator[BenchRow]:
    """What a programme that takes every code would have got from the thorough way's sure readings."""
    valid = accepted = wrong = false = 0
    for seen, found in thorough.read:
        wanted = {canonical(one) for one in seen.texts}
        cards = {canonical(one.text) for one in found if _is_card(one, at)}
        sure = {canonical(one.text) for one in found if one.sure and _is_card(one, at)}
        valid += bool(cards & wanted)
        accepted += bool(sure & wanted)
        false += bool(sure) and not wanted
        wrong += bool(wanted and sure - wanted - {canonical(one) for one in seen.second})
    yield BenchRow(f"{part}: accepted of rightly read cards", accepted, "", None, f"of {valid}")
    yield BenchRow(f"{part}: accepted though wrong", wrong, "", None, f"on {thorough.codes} pictures")
    yield BenchRow(f"{part}: accepted though nothing is there", false, "", None, f"on {thorough.empty}")


def _is_card(reading: Reading, at: datetime) -> bool:
    try:
        card_code(Scan(reading.data, ScanSource.IMAGE, at, reading.symbology), [ANYTHING])
    except CardCodeError:
        return False
    return True

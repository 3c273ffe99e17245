"""How soon a card is read that a hand holds up: films from a seed, played in simulated real time.

The CPU time that a frame took decides which frame of the film comes next, as with a camera: those in between
are lost. So a busy machine changes little, a slow one much, as it should be.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from pos_client.scanning.decoding.grey import as_grey
from pos_client.scanning.decoding.reading import TILL_SYMBOLOGIES, Stage
from pos_client.scanning.decoding.zbar_stage import ZbarStage, why_missing
from pos_client.scanning.decoding.zxing_stage import ZxingStage
from pos_client.scanning.live.frame_reader import camera_reader
from tests.clips import FRAMES_PER_S, Clip, clips
from tests.clips.scenes import Picture
from tools.bench.rows import BenchRow, p

QUIET_S = 3.0
"""Nobody was there for so long before each film: the till is at rest."""
LAST_LOOK_S = 0.05
"""When the till at rest last looked: it notices the film's begin a little late, as in life."""


class SimulatedTime:
    """Seconds of the film."""

    def __init__(self) -> None:
        self.now_s = -QUIET_S

    def __call__(self) -> float:
        return self.now_s


@dataclass(frozen=True)
class Look:
    """What a way to read made of a frame: the texts that it believes, and how soon it wants the next one."""

    texts: tuple[str, ...]
    next_in_s: float = 0.0


Reads = Callable[[Picture], Look]
Way = Callable[[SimulatedTime], Reads]
"""Made anew for each film."""


def till(clock: SimulatedTime) -> Reads:
    """The camera's whole way, with agreement, budget and rest."""
    reader = camera_reader(clock=clock)

    def read(frame: Picture) -> Look:
        report = reader.read(frame)
        return Look(tuple(one.text for one in report.certain), report.next_in_ms / 1000)

    return read


def alone(stage: Stage) -> Way:
    """A decoder by itself on every frame; the first thing that it reads is believed."""

    def way(_: SimulatedTime) -> Reads:
        return lambda frame: Look(tuple(one.text for one in stage.read(as_grey(frame))))

    return way


def ways() -> dict[str, Way]:
    """The till and its peers. Without the system's zbar, those without it."""
    found = {"till": till, "zxing-cpp alone": alone(ZxingStage(TILL_SYMBOLOGIES))}
    if why_missing() is None:
        found["pyzbar alone"] = alone(ZbarStage(TILL_SYMBOLOGIES))
    return found


@dataclass
class Score:
    """What one way made of all films: for each, the frames from full visibility to the answer, or None."""

    frames: list[float | None] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def rows(self, name: str) -> Iterator[BenchRow]:
        """Median, share within a second, wrong texts."""
        count = len(self.frames)
        late = [one if one is not None else float("inf") for one in self.frames]
        within = sum(one <= FRAMES_PER_S for one in late)
        yield BenchRow(f"{name}: frames until read, median of {count} films", p(0.5, late), "frames", None)
        yield BenchRow(f"{name}: frames until read, 90 of 100", p(0.9, late), "frames", None)
        yield BenchRow(f"{name}: read within 1 s", 100 * within / max(1, count), "%", None)
        yield BenchRow(f"{name}: wrong texts", len(self.wrong), "texts", None)


def play(clip: Clip, way: Way, score: Score, frame_of: Callable[[int], Picture]) -> None:
    """One film until its code is read, or for a second after it was fully visible."""
    clock = SimulatedTime()
    read = way(clock)
    read(clip.scene)
    clock.now_s = -LAST_LOOK_S
    number = max(0, round((read(clip.scene).next_in_s - LAST_LOOK_S) * FRAMES_PER_S))
    while number < min(len(clip), clip.first_visible + FRAMES_PER_S + 1):
        clock.now_s = number / FRAMES_PER_S
        frame = frame_of(number)
        began = time.thread_time()
        look = read(frame)
        took_s = time.thread_time() - began
        score.wrong.extend(text for text in look.texts if text != clip.held.text)
        if clip.held.text in look.texts:
            score.frames.append(max(0.0, number + took_s * FRAMES_PER_S - clip.first_visible))
            return
        number += max(1, -int(-max(took_s, look.next_in_s) * FRAMES_PER_S // 1))
    score.frames.append(None)


def measure(films: Iterable[Clip], chosen: dict[str, Way]) -> dict[str, Score]:
    """Every film by every way."""
    scores = {name: Score() for name in chosen}
    for film in films:
        frame_of = cache(film.frame)  # drawn once, for all ways
        for name, way in chosen.items():
            play(film, way, scores[name], frame_of)
    return scores


def run(count: int = 208) -> list[BenchRow]:
    """All kinds of films in turn."""
    scores = measure(clips(count), ways())
    return [row for name, score in scores.items() for row in score.rows(name)]

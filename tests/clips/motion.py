"""How a hand moves a card before a camera: frame by frame where it is, how sharp, how bright."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import numpy.typing as npt

COMING = (8, 18)
"""Frames from the start until the card is held up."""
HELD = 45
"""Frames for which it is held up then: half a second more than the till is given."""


@dataclass(frozen=True)
class Pose:
    """One moment. Angles in radians, `glare_at` in modules from the code's middle, the rest as named."""

    x_px: float
    y_px: float
    module_px: float
    roll: float
    yaw: float
    pitch: float
    defocus_px: float
    light: float
    glare: float
    glare_x: float
    glare_y: float
    glare_size: float

    @property
    def glare_at(self) -> tuple[float, float]:
        return self.glare_x, self.glare_y

    def towards(self, other: Pose, share: float) -> Pose:
        """The moment this far on the way to the other."""
        if share == 0:
            return self
        return Pose(
            *(
                getattr(self, one.name) * (1 - share) + getattr(other, one.name) * share
                for one in fields(self)
            )
        )

    def homography(self, focal_px: float) -> npt.NDArray[Any]:
        """From modules around the code's middle to the picture, by a pinhole in the picture's middle."""
        far = focal_px / self.module_px
        turn = _turn_z(self.roll) @ _turn_y(self.yaw) @ _turn_x(self.pitch)
        middle = np.array([self.x_px - 640, self.y_px - 360, focal_px]) / focal_px * far
        lens = np.array([[focal_px, 0, 640], [0, focal_px, 360], [0, 0, 1]])
        return np.asarray(lens @ np.column_stack([turn[:, 0], turn[:, 1], middle]))


@dataclass(frozen=True)
class Takes:
    """What the poses depend on: the clip's kind, half the code's longer side in modules, whether it is a QR
    code, and the picture's size.
    """

    kind: str
    half_modules: float
    is_matrix: bool
    size: tuple[int, int]


def poses(takes: Takes, rng: np.random.Generator) -> Iterator[Pose]:
    """One more than there are frames: the last one ends the last frame's movement."""
    coming = int(rng.integers(*COMING))
    goal, start = _held_up(takes, rng), np.array(_entry(takes, rng))
    tremor = _Tremor(takes.kind, rng)
    hardship = _Hardship(takes, rng)
    for number in range(coming + HELD + 1):
        share = min(1.0, number / coming)
        eased = 1 - (1 - share) ** 2
        place = start * (1 - eased) + goal * eased + tremor.at(number)
        tilt = hardship.tilt(number, share)
        x, y, module, roll = (float(one) for one in place)
        defocus, light = hardship.defocus_px(number, module), hardship.light
        yield Pose(x, y, module, roll, *tilt, defocus, light, *hardship.glare_at(number))


def _held_up(takes: Takes, rng: np.random.Generator) -> npt.NDArray[Any]:
    """x, y, module and roll where the card ends up: well inside the picture."""
    module = rng.uniform(2.8, 5.5) if takes.is_matrix else rng.uniform(1.8, 2.9)
    room = takes.half_modules * module * 1.25 + 40
    across = rng.uniform(min(room, 600), max(1280 - room, 640))
    down = rng.uniform(260, 460)
    return np.array([across, down, module, rng.normal(0, 0.2)])


def _entry(takes: Takes, rng: np.random.Generator) -> tuple[float, float, float, float]:
    """From below the picture's edge, from a side, or from afar."""
    way = int(rng.integers(3))
    module = 3.5 if takes.is_matrix else 2.2
    if way == 0:
        return float(rng.uniform(300, 980)), 1000.0, module, float(rng.normal(0, 0.4))
    if way == 1:
        return (
            float(rng.choice([-300, 1580])),
            float(rng.uniform(300, 500)),
            module,
            float(rng.normal(0, 0.4)),
        )
    return float(rng.uniform(400, 880)), 500.0, module * 0.35, float(rng.normal(0, 0.3))


class _Tremor:
    """A hand is never still: slow sway and a quick shake of some pixels."""

    def __init__(self, kind: str, rng: np.random.Generator) -> None:
        reach = rng.uniform(6, 13) if kind == "shake" else rng.uniform(0.3, 1.5)
        self._reach = np.array([reach, reach * 0.7, 0.0, 0.004])
        self._rates = rng.uniform(3, 6, 4) if kind == "shake" else rng.uniform(5, 9, 4)
        self._phases = rng.uniform(0, 2 * np.pi, 4)
        self._sway = rng.uniform(2, 9) * np.array([1, 0.7, 0, 0.002])

    def at(self, number: int) -> npt.NDArray[Any]:
        seconds = number / 30
        quick = np.sin(2 * np.pi * self._rates * seconds + self._phases)
        return self._reach * quick + self._sway * np.sin(2 * np.pi * 0.5 * seconds + self._phases)


class _Hardship:
    """What the kind of clip adds: tilt, a lens that hunts for its focus, dim light, a lamp's reflection."""

    def __init__(self, takes: Takes, rng: np.random.Generator) -> None:
        kind = takes.kind
        reach = {"tilt": 0.85, "phone-glare": 0.4}.get(kind, 0.3)
        self._tilt = rng.uniform(-reach, reach, 2)
        self._swings = kind == "tilt"
        self.light = rng.uniform(0.12, 0.3) if kind == "dim" else rng.uniform(0.6, 1.0)
        self._hunts = kind == "focus"
        self._rest = rng.uniform(0.1, 0.42)
        self._worst_px = rng.uniform(3, 6)
        self._settles = rng.uniform(14, 26)
        shiny = {"phone-glare": (180, 255), "gloss": (120, 230)}.get(kind)
        self._glare = rng.uniform(*shiny) if shiny else 0.0
        self._glare_size = takes.half_modules * rng.uniform(0.2, 0.45)
        self._glare_from = rng.uniform(-1.3, 1.3, 2) * takes.half_modules
        self._glare_speed = rng.uniform(-1, 1, 2) * takes.half_modules / 18

    def tilt(self, number: int, share: float) -> tuple[float, float]:
        yaw, pitch = self._tilt * (np.cos(number / 9) if self._swings else 1.5 - 0.5 * share)
        return float(yaw), float(pitch)

    def defocus_px(self, number: int, module_px: float) -> float:
        """A lens at rest blurs a little; one that hunts swings through the sharp place until it rests."""
        rest = self._rest * module_px
        if not self._hunts or number > self._settles:
            return rest
        return float(rest + self._worst_px * abs(np.cos(number / 5)) * (1 - number / self._settles))

    def glare_at(self, number: int) -> tuple[float, float, float, float]:
        """Strength, place in modules, size: it wanders over the thing and comes back."""
        x, y = self._glare_from + self._glare_speed * (number % 60)
        return self._glare, float(x), float(y), self._glare_size


def _turn_x(angle: float) -> npt.NDArray[Any]:
    return np.array([[1, 0, 0], [0, np.cos(angle), -np.sin(angle)], [0, np.sin(angle), np.cos(angle)]])


def _turn_y(angle: float) -> npt.NDArray[Any]:
    return np.array([[np.cos(angle), 0, np.sin(angle)], [0, 1, 0], [-np.sin(angle), 0, np.cos(angle)]])


def _turn_z(angle: float) -> npt.NDArray[Any]:
    return np.array([[np.cos(angle), -np.sin(angle), 0], [np.sin(angle), np.cos(angle), 0], [0, 0, 1]])

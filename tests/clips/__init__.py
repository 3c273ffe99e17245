"""Films of a hand that presents a card, drawn from a seed: what a till's camera sees in that second.

A pinhole camera (`FOCAL_PX`), 30 frames a second, 1280×720. The card comes in from afar or from beyond the
picture's edge, is held up and stays there. What makes it hard is the clip's kind.

*Fully visible* is said without any decoder: all of the code and a quiet zone of `QUIET_MODULES` lie inside
the picture; a module is at least `LEAST_MODULE_PX` wide on the picture, measured along the shorter of the
sides that face each other; the lens blurs by no more than `MOST_DEFOCUS` modules (sigma); and the code moves
by no more than `MOST_PATH` modules while the shutter is open.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from pos_client.scanning.decoding.opencv import cv2
from tests.clips.cards import MODULE_PX, Held, held
from tests.clips.motion import Pose, Takes, poses
from tests.clips.scenes import HEIGHT, SCENES, WIDTH, Picture, grain, with_noise

FRAMES_PER_S = 30
FOCAL_PX = 1100.0
"""A webcam that sees 60° across."""
QUIET_MODULES = 2.0
LEAST_MODULE_PX = {"QRCode": 2.5, "Code128": 1.7}
MOST_DEFOCUS = 0.5
MOST_PATH = 1.0
SHUTTER = 0.4
"""Part of a frame's time that the shutter is open."""

KINDS = ("approach", "tilt", "shake", "focus", "phone-glare", "dim", "gloss", "paper")
_THINGS = {"phone-glare": "phone", "paper": "paper"}


@dataclass(frozen=True)
class Clip:
    """One film. `frame(i)` may be asked in any order, and is the same each time."""

    kind: str
    seed: int
    held: Held
    path: tuple[Pose, ...]

    @cached_property
    def scene(self) -> Picture:
        """What is there before the card comes."""
        rng = np.random.default_rng([self.seed, 1])
        return SCENES[int(rng.integers(len(SCENES)))](rng)

    @cached_property
    def _noise(self) -> npt.NDArray[np.int8]:
        rng = np.random.default_rng([self.seed, 2])
        return grain(rng, rng.uniform(5, 10) if self.kind == "dim" else rng.uniform(1.5, 6))

    def __len__(self) -> int:
        return len(self.path) - 1

    @cached_property
    def first_visible(self) -> int:
        """The first frame on which the code is fully visible."""
        return next(number for number in range(len(self)) if self.is_visible(number))

    @property
    def is_fair(self) -> bool:
        """Whether there is a second to read it in, and the code fully visible in a quarter of that."""
        visible = [number for number in range(len(self)) if self.is_visible(number)]
        if not visible or visible[0] + FRAMES_PER_S >= len(self):
            return False
        return 4 * sum(number <= visible[0] + FRAMES_PER_S for number in visible) >= FRAMES_PER_S

    def is_visible(self, number: int) -> bool:
        """Whether the code is fully visible on this frame."""
        now, then = self._corners(number, 0.0), self._corners(number, SHUTTER)
        quiet = now + (now - now.mean(axis=0)) * QUIET_MODULES * 2 / self._modules.max()
        inside = quiet.min() >= 0 and quiet[:, 0].max() < WIDTH and quiet[:, 1].max() < HEIGHT
        module_px = self._module_px(now)
        sharp = self.path[number].defocus_px <= MOST_DEFOCUS * module_px
        still = np.linalg.norm(then - now, axis=1).max() <= MOST_PATH * module_px
        return bool(inside and sharp and still and module_px >= LEAST_MODULE_PX[self.held.symbology])

    def frame(self, number: int) -> Picture:
        """The picture of this moment."""
        pose, after = self.path[number], self.path[number + 1]
        picture = self.scene.copy()
        left, top, right, bottom = self._box(number)
        if right - left > 1 and bottom - top > 1:
            part = picture[top:bottom, left:right]
            part[:] = _laid_over(part, self._exposed(pose, after, (left, top, right - left, bottom - top)))
        self._shine(picture, pose)
        if pose.light < 1:
            picture = np.asarray(cv2.convertScaleAbs(picture, alpha=pose.light), np.uint8)
        return with_noise(picture, self._noise, np.random.default_rng([self.seed, 3, number]))

    @property
    def _modules(self) -> npt.NDArray[Any]:
        return np.asarray(self.held.code[2] * 2)

    def corners(self, number: int) -> npt.NDArray[Any]:
        """The code's corners in the picture's pixels when the shutter opens for this frame."""
        return self._corners(number, 0.0)

    def module_px(self, number: int) -> float:
        """How wide a module is on this frame, along the shorter of the sides that face each other."""
        return self._module_px(self.corners(number))

    def _module_px(self, corners: npt.NDArray[Any]) -> float:
        sides = np.linalg.norm(np.roll(corners, -1, axis=0) - corners, axis=1)
        across, down = self._modules
        widths = [min(sides[0], sides[2]) / across]
        if self.held.symbology == "QRCode":
            widths.append(min(sides[1], sides[3]) / down)
        return float(min(widths))

    def _corners(self, number: int, later: float) -> npt.NDArray[Any]:
        pose = self.path[number].towards(self.path[number + 1], later)
        return _projected(pose.homography(FOCAL_PX), self.held.code)

    def _box(self, number: int) -> tuple[int, int, int, int]:
        """Where the thing is on the picture, with room for its blur."""
        found = [
            _projected(pose.homography(FOCAL_PX), self.held.outline)
            for pose in (self.path[number], self.path[number + 1])
        ]
        around = np.concatenate(found)
        room = 3 * self.path[number].defocus_px + 2
        low, high = around.min(axis=0) - room, around.max(axis=0) + room
        left, top = (int(one) for one in np.clip(low, 0, (WIDTH, HEIGHT)))
        right, bottom = (int(one) for one in np.clip(high, 0, (WIDTH, HEIGHT)))
        return left, top, right, bottom

    def _exposed(self, pose: Pose, after: Pose, box: tuple[int, int, int, int]) -> npt.NDArray[np.float32]:
        """The thing with its transparency, as the open shutter adds it up along its path."""
        path_px = float(np.hypot(after.x_px - pose.x_px, after.y_px - pose.y_px)) * SHUTTER
        moments = int(np.clip(np.ceil(path_px / 2), 1, 8))
        total = np.zeros((box[3], box[2], 4), np.float32)
        for moment in range(moments):
            cv2.accumulate(self._seen(pose.towards(after, SHUTTER * moment / moments), box), total)
        total /= moments
        if pose.defocus_px > 0.3:
            total = np.asarray(cv2.GaussianBlur(total, (0, 0), pose.defocus_px), np.float32)
        return total

    def _seen(self, pose: Pose, box: tuple[int, int, int, int]) -> Picture:
        level = int(np.clip(np.floor(np.log2(MODULE_PX / pose.module_px)), 0, len(self.held.levels) - 1))
        drawing = self.held.levels[level]
        shrink = 2.0**level / MODULE_PX
        low = self.held.outline[0]
        onto_modules = np.array([[shrink, 0, low[0]], [0, shrink, low[1]], [0, 0, 1]])
        onto_box = np.array([[1, 0, -box[0]], [0, 1, -box[1]], [0, 0, 1]], np.float64)
        whole = onto_box @ pose.homography(FOCAL_PX) @ onto_modules
        return np.asarray(cv2.warpPerspective(drawing, whole, box[2:], flags=cv2.INTER_LINEAR), np.uint8)

    def _shine(self, picture: Picture, pose: Pose) -> None:
        """A lamp's reflection on the thing: a soft spot that is added to what is there."""
        if pose.glare <= 0:
            return
        middle = _projected(pose.homography(FOCAL_PX), np.array([pose.glare_at]))[0]
        radius = int(pose.glare_size * pose.module_px)
        left, top = (int(one) - 2 * radius for one in middle)
        spot = _spot(radius, pose.glare)
        first_x, first_y = max(0, left), max(0, top)
        part = picture[first_y : max(0, top + 4 * radius), first_x : max(0, left + 4 * radius)]
        seen = spot[first_y - top :, first_x - left :][: part.shape[0], : part.shape[1]]
        if seen.size:
            part[:] = cv2.add(part, np.ascontiguousarray(np.repeat(seen[:, :, None], 3, axis=2)))


def clips(count: int, seed: int = 2026) -> Iterator[Clip]:
    """So many films, all kinds in turn; the same ones for the same seed."""
    for number in range(count):
        yield clip(KINDS[number % len(KINDS)], seed * 10_000 + number)


def clip(kind: str, seed: int) -> Clip:
    """One film of this kind, on which the code is fully visible for a quarter of a second at least."""
    rng = np.random.default_rng(seed)
    return next(film for film in _attempts(kind, seed, rng) if film.is_fair)


def _attempts(kind: str, seed: int, rng: np.random.Generator) -> Iterator[Clip]:
    while True:
        yield _drawn(kind, seed, rng)


def _drawn(kind: str, seed: int, rng: np.random.Generator) -> Clip:
    symbology = "Code128" if rng.random() < 0.4 else "QRCode"
    thing = _THINGS.get(kind, str(rng.choice(["card", "phone", "paper"])))
    digits = "".join(str(one) for one in rng.integers(0, 10, 14))
    text = (
        f"{rng.choice([91, 92])}{digits}"
        if symbology == "Code128" or rng.random() < 0.3
        else f"NID1:{digits}"
    )
    card = held(thing, text, symbology, rng)
    takes = Takes(kind, float(np.max(card.code)), symbology == "QRCode", (WIDTH, HEIGHT))
    return Clip(kind, seed, card, tuple(poses(takes, rng)))


def _projected(homography: npt.NDArray[Any], points: npt.NDArray[Any]) -> npt.NDArray[Any]:
    lifted = np.column_stack([points, np.ones(len(points))]) @ homography.T
    return np.asarray(lifted[:, :2] / lifted[:, 2:])


def _laid_over(ground: Picture, thing: npt.NDArray[np.float32]) -> Picture:
    """The thing's colours are black where it is transparent, so they need no weighting."""
    cover = 1 - thing[:, :, 3:] / 255
    return np.asarray(ground * cover + thing[:, :, :3], np.uint8)


def _spot(radius: int, strength: float) -> Picture:
    line = np.arange(4 * radius, dtype=np.float32) / max(1, radius) - 2
    bell = np.exp(-(line**2) * 2)
    return (np.outer(bell, bell) * strength).astype(np.uint8)

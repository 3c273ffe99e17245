"""Advice on pictures of a code that cannot be read, and how steady it is."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from pos_client.domain.hints import ScanHint
from pos_client.scanning.decoding.opencv import cv2
from pos_client.scanning.decoding.reading import Image
from pos_client.scanning.decoding.regions import Region, RegionKind
from pos_client.scanning.live.picture_quality import GONE_S, PATIENCE_S, TROUBLE_S, HintWatch, advice
from tests.unit.scanning.pictures import CARD, code_picture

Grey = npt.NDArray[np.uint8]
LEFT, TOP = 500, 250


def held_up(
    symbology: str = "QRCode", module_px: int = 4, at: tuple[int, int] = (LEFT, TOP), ground: int = 120
) -> tuple[Grey, Region]:
    """A code before an even ground, and the region that it is."""
    text = CARD if symbology == "QRCode" else "9112345678901234"
    code = code_picture(text, symbology, module_px)[40:-40, 40:-40]
    picture = np.full((720, 1280), ground, np.uint8)
    left, top = at
    part = picture[top : top + code.shape[0], left : left + code.shape[1]]
    part[:] = code[: part.shape[0], : part.shape[1]]
    right, bottom = left + part.shape[1] - 1, top + part.shape[0] - 1
    kind = RegionKind.MATRIX if symbology == "QRCode" else RegionKind.BARS
    return picture, Region(((left, top), (right, top), (right, bottom), (left, bottom)), kind, 1.0)


def moved_along(picture: Grey, px: int) -> Grey:
    kernel = np.full((1, px), 1 / px, np.float32)
    return np.asarray(cv2.filter2D(picture, -1, kernel), np.uint8)


@pytest.mark.parametrize("symbology", ["QRCode", "Code128"])
@pytest.mark.parametrize("light", [1.0, 0.6])
def test_a_code_that_is_held_up_well_needs_no_advice(symbology: str, light: float) -> None:
    picture, region = held_up(symbology, 3)
    assert advice(np.asarray(picture * light, np.uint8), region) is None


@pytest.mark.parametrize("symbology", ["QRCode", "Code128"])
def test_a_dark_room_is_too_dark(symbology: str) -> None:
    picture, region = held_up(symbology)
    assert advice(np.asarray(picture * 0.15, np.uint8), region) is ScanHint.TOO_DARK


def test_a_dim_phone_in_a_light_room_wants_its_brightness_up() -> None:
    picture, region = held_up()
    (left, top), _, (right, bottom), _ = region.corners
    picture[top:bottom, left:right] //= 5
    assert advice(picture, region) is ScanHint.BRIGHTNESS_UP


def test_a_code_that_the_light_has_washed_out_is_too_bright() -> None:
    picture, region = held_up()
    assert advice(np.asarray(200 + picture // 5, np.uint8), region) is ScanHint.TOO_BRIGHT


@pytest.mark.parametrize("symbology", ["QRCode", "Code128"])
def test_a_lamp_that_shines_into_the_code_is_too_bright(symbology: str) -> None:
    picture, region = held_up(symbology)
    (left, top), _, (right, bottom), _ = region.corners
    reach = ((right - left) // 5, (bottom - top) // 3)
    cv2.ellipse(picture, ((left + right) // 2, (top + bottom) // 2), reach, 0, 0, 360, 255, -1)
    assert advice(picture, region) is ScanHint.TOO_BRIGHT


@pytest.mark.parametrize("value", [0, 5, 255])
def test_a_lens_that_is_covered_or_blinded_is_told_without_any_code(value: int) -> None:
    hint = ScanHint.TOO_DARK if value < 100 else ScanHint.TOO_BRIGHT
    assert advice(np.full((720, 1280), value, np.uint8), None) is hint


def test_an_empty_counter_gets_no_advice() -> None:
    assert advice(np.full((720, 1280), 120, np.uint8), None) is None


@pytest.mark.parametrize(("symbology", "module_px"), [("QRCode", 1), ("Code128", 1)])
def test_a_code_that_is_too_small_shall_come_closer(symbology: str, module_px: int) -> None:
    assert advice(*held_up(symbology, module_px)) is ScanHint.COME_CLOSER


@pytest.mark.parametrize("at", [(0, 250), (1280 - 70, 250), (500, 720 - 60), (500, 0)])
def test_a_code_that_goes_beyond_the_picture_shall_be_shown_whole(at: tuple[int, int]) -> None:
    assert advice(*held_up(at=at)) is ScanHint.WHOLE_CODE


@pytest.mark.parametrize("px", [14, 22])
def test_a_code_that_moves_too_fast_shall_be_held_still(px: int) -> None:
    picture, region = held_up(module_px=5)
    assert advice(moved_along(picture, px), region) is ScanHint.HOLD_STILL


def test_a_bar_code_that_moves_across_its_bars_shall_be_held_still() -> None:
    picture, region = held_up("Code128", 3)
    assert advice(moved_along(picture, 15), region) is ScanHint.HOLD_STILL


def test_a_code_far_out_of_focus_shall_be_held_still_until_the_lens_has_found_it() -> None:
    picture, region = held_up(module_px=5)
    assert advice(np.asarray(cv2.GaussianBlur(picture, (0, 0), 6), np.uint8), region) is ScanHint.HOLD_STILL


def test_a_card_that_is_held_aslant_shall_be_held_flat() -> None:
    picture, region = held_up(module_px=6)
    (left, top), _, (right, bottom), _ = region.corners
    squeezed = cv2.resize(picture[top:bottom, left:right], None, fx=1, fy=0.5, interpolation=cv2.INTER_AREA)
    aslant = np.full_like(picture, 120)
    low = top + squeezed.shape[0]
    aslant[top:low, left:right] = squeezed
    corners = ((left, top), (right, top), (right, low), (left, low))
    assert advice(aslant, Region(corners, RegionKind.MATRIX, 1.0)) is ScanHint.FLATTEN


def watched(*pictures: tuple[Image, Region | None], every_s: float = 0.1) -> list[ScanHint | None]:
    watch = HintWatch()
    hints = []
    for number, (picture, region) in enumerate(pictures):
        watch.unread(picture, region, number * every_s)
        hints.append(watch.hint)
    return hints


def test_advice_comes_only_after_a_while_of_trouble() -> None:
    hints = watched(*[held_up(module_px=1)] * 30)
    patience = round(TROUBLE_S / 0.1)
    assert set(hints[: patience - 1]) == {None}
    assert set(hints[patience + 1 :]) == {ScanHint.COME_CLOSER}


def test_a_card_that_passes_quickly_gets_no_advice() -> None:
    assert set(watched(*[held_up(module_px=1)] * 10)) == {None}


def test_advice_does_not_flicker_between_two_causes() -> None:
    small, aside = held_up(module_px=1, at=(60, 270)), held_up(at=(0, 250))
    hints = watched(*[small, small, small, aside] * 20)
    shown = [one for one in hints if one is not None]
    assert set(shown) == {ScanHint.COME_CLOSER}


def test_advice_follows_when_the_cause_has_changed_for_good() -> None:
    hints = watched(*[held_up(module_px=1, at=(60, 270))] * 30, *[held_up(at=(0, 250))] * 15)
    assert hints[-1] is ScanHint.WHOLE_CODE


def test_what_goes_past_gets_no_advice() -> None:
    assert set(watched(*[held_up(module_px=1, at=(30 * number, 250)) for number in range(40)])) == {None}


def test_advice_that_nobody_follows_is_not_about_a_card_and_goes() -> None:
    hints = watched(*[held_up(module_px=1)] * round(PATIENCE_S / 0.1 + 20))
    assert hints[-30] is ScanHint.COME_CLOSER
    assert hints[-1] is None


def test_advice_goes_when_nothing_is_held_up_any_more() -> None:
    nothing = (np.full((720, 1280), 120, np.uint8), None)
    hints = watched(*[held_up(module_px=1)] * 30, *[nothing] * round(GONE_S / 0.1 + 2))
    assert hints[29] is ScanHint.COME_CLOSER
    assert hints[-1] is None


def test_advice_goes_at_once_when_the_code_is_read() -> None:
    watch = HintWatch()
    for number in range(30):
        watch.unread(*held_up(module_px=1), at_s=number * 0.1)
    assert watch.hint is ScanHint.COME_CLOSER
    watch.read()
    assert watch.hint is None


@pytest.mark.parametrize(
    "corners", [((0, 0),) * 4, ((1279, 719),) * 4, ((-40, -40), (5, -40), (5, 5), (-40, 5))]
)
@pytest.mark.parametrize("kind", list(RegionKind))
def test_regions_at_the_rim_and_without_extent_are_judged_too(
    corners: tuple[tuple[int, int], ...], kind: RegionKind
) -> None:
    picture = np.random.default_rng(1).integers(0, 255, (720, 1280), np.uint8)
    hint = advice(picture, Region(corners, kind, 1.0))
    assert hint is None or isinstance(hint, ScanHint)

"""Numbers that are given out, the pictures of them, and the stock of blank cards."""

import io
import random
import re
from pathlib import Path
from typing import get_args

import pytest
import segno
import zxingcpp
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from PIL import Image
from sqlalchemy import select
from stdnum import luhn

from reference_backend.backend import Backend
from reference_backend.cards.issuing import issue_virtual
from reference_backend.cards.picture import PictureError, card_picture, picture_of, readable
from reference_backend.cards.stock import StockError, add_stock
from reference_backend.configuration.card_numbers import (
    HARD_TO_GUESS,
    NumberError,
    combinations,
    draw,
    fits,
    is_like_a_payment_card,
)
from reference_backend.configuration.card_patterns import pattern_fault
from reference_backend.configuration.check_digits import CheckKind, counted_places
from reference_backend.configuration.model import CardFormat
from reference_backend.configuration.repository import terms_of
from reference_backend.configuration.terms import Terms
from reference_backend.secrets_source import SystemSecrets
from reference_backend.tables import cards, snapshot_rows
from tests.backend.conftest import START
from tests.backend.running import TurnedClock, filled

SHOP = "kodutare"


class SeededSecrets(SystemSecrets):
    """Keys from a seed: the same draws each time."""

    def __init__(self, seed: int, first: tuple[bytes, ...] = ()) -> None:
        self._source = random.Random(seed)
        self._first = list(first)

    def key(self) -> bytes:
        return self._first.pop(0) if self._first else self._source.randbytes(32)


def layout(pattern: str, check: CheckKind, form: str = "virtual") -> CardFormat:
    return CardFormat.model_validate(
        {"form": form, "pattern": pattern, "symbologies": ["QRCode"], "check": check}
    )


@st.composite
def invented_formats(made: st.DrawFn) -> CardFormat:
    """A format that some programme might have: a prefix, free places in groups, any kind of check."""
    check = made(st.sampled_from(get_args(CheckKind)))
    lower = "LKX-" if check.startswith("mod37") else "lkx-"  # ISO/IEC 7064 has no lower case
    payment = "4" if check != "luhn" else "7"
    prefix = made(st.sampled_from(["", "LK", "AB1:", "92", payment, lower]))
    free = made(st.sampled_from(["[0-9]", r"\d", "[0-9A-Z]" if check.startswith("mod37") else "[0-7]"]))
    length = made(st.integers(8, 16))
    split = made(st.sampled_from(["", "-", "-?", " "]))
    last = {"mod97": "[0-9]{2}", "mod37-36": "[0-9A-Z]", "mod37-2": "[0-9A-Z*]"}.get(check, "[0-9]")
    body = rf"8018\d{{17}}{last}" if check == "gsrn" else f"{prefix}{free}{{{length}}}{split}{last}"
    return layout(f"^{body}$", check)


@settings(max_examples=60, deadline=None)
@given(made=invented_formats(), seed=st.integers(0, 2**32))
def test_every_invented_format_gets_numbers_that_fit_it(made: CardFormat, seed: int) -> None:
    assert pattern_fault(made.pattern) is None
    code = draw(made, SeededSecrets(seed))
    assert re.fullmatch(made.pattern, code, re.ASCII)
    assert fits(made, code)
    assert not is_like_a_payment_card(code)


@settings(max_examples=60, deadline=None)
@given(made=invented_formats(), seed=st.integers(0, 2**32))
def test_a_number_with_one_wrong_sign_does_not_fit(made: CardFormat, seed: int) -> None:
    assume(made.check not in ("none", "gsrn"))
    code = draw(made, SeededSecrets(seed))
    place = counted_places(made.check, code)[-3]
    wrong = code[:place] + ("0" if code[place] != "0" else "1") + code[place + 1 :]
    assert not fits(made, wrong)


def test_every_place_that_is_free_takes_every_sign_alike() -> None:
    source, counts = SeededSecrets(7), [[0] * 10 for _ in range(6)]
    for _ in range(2000):
        for place, sign in enumerate(draw(layout("^K[0-9]{6}$", "none"), source)[1:]):
            counts[place][int(sign)] += 1
    # 200 are to be expected of each; the chance of one beyond 5 standard deviations is below 1 in 10,000.
    assert all(abs(count - 200) < 5 * 200**0.5 for place in counts for count in place)


@pytest.mark.parametrize("made", [layout("^9[0-9]{14}$", "none"), layout("^[0-9]{15}$", "damm")])
def test_of_thousands_of_numbers_none_is_like_a_payment_card(made: CardFormat) -> None:
    source = SeededSecrets(20_26)
    drawn = [draw(made, source) for _ in range(3000)]
    assert len(set(drawn)) == len(drawn)
    begins = re.compile(r"[1-6]|8[12]|9792")
    assert not [code for code in drawn if begins.match(code) and luhn.is_valid(code)]
    # The rule had something to do: a tenth of all numbers would be right by Luhn.
    assert [code for code in drawn if luhn.is_valid(code)]


@pytest.mark.parametrize(
    "code", ["4111111111111111", "5555 5555 5555 4444", "378282246310005", "9792030394440796"]
)
def test_numbers_of_payment_cards_are_known_as_such(code: str) -> None:
    assert is_like_a_payment_card(code)


@pytest.mark.parametrize(
    "code", ["9193774729716649", "NID1:41111111111111", "41111111118", "4111111111111112"]
)
def test_what_no_payment_card_has_is_not_taken_for_one(code: str) -> None:
    assert not is_like_a_payment_card(code)


def test_a_format_that_is_payment_cards_alone_or_has_no_room_for_its_check_gives_no_number() -> None:
    for made in (
        layout("^4[0-9]{15}$", "luhn"),
        layout("^AB$", "mod97"),
        layout("^[a-z]{9}$", "mod37-2"),
    ):
        with pytest.raises(NumberError):
            draw(made, SeededSecrets(1))


@pytest.fixture(scope="module")
def backend(tmp_path_factory: pytest.TempPathFactory) -> Backend:
    return filled(tmp_path_factory.mktemp("numbers") / "backend.sqlite3", TurnedClock(START))


def test_the_numbers_of_both_programmes_are_hard_to_guess(backend: Backend) -> None:
    for programme in backend.programmes.values():
        for one in programme.card_formats:
            assert combinations(one) >= HARD_TO_GUESS, (programme.id, one.pattern)


def test_combinations_are_those_of_the_free_places() -> None:
    assert combinations(layout("^91[0-9]{14}$", "mod97")) == 10**12
    assert combinations(layout("^K-?[0-9A-F]{4}$", "none")) == 16**4


def test_a_number_that_is_given_is_drawn_again(backend: Backend) -> None:
    sequence = tuple(bytes(31) + bytes([sign]) for sign in [3] * 14)
    with backend.database.write() as connection:
        terms = terms_of(connection, SHOP, backend.programmes)
        holder = connection.scalar(select(cards.c.member_id).where(cards.c.pool == terms.pool)) or ""
        first = issue_virtual(connection, terms, holder, SeededSecrets(1, sequence))
        second = issue_virtual(connection, terms, holder, SeededSecrets(1, sequence))
        told = set(connection.scalars(select(snapshot_rows.c.code)))
    assert first.startswith("91333333333333")
    assert second != first
    assert {first, second} <= told


# --- pictures ----------------------------------------------------------------------------------


def grey(picture: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(picture))
    assert (image.format, image.mode) == ("PNG", "L")  # no transparency that a dark screen shines through
    return image


@pytest.mark.rule("J14")
@pytest.mark.parametrize("size", [0.3, 0.5, 1.0, 2.3])
@pytest.mark.parametrize(
    ("code", "symbology"),
    [
        ("9193774729716649", "QRCode"),
        ("NID1:24030128676817", "QRCode"),
        ("kx/" + "long-" * 20, "QRCode"),
        ("9193774729716649", "Code128"),
        ("K-AB12cd~x", "Code128"),
    ],
)
def test_a_picture_reads_back_at_every_size(code: str, symbology: str, size: float) -> None:
    picture = grey(card_picture(code, [symbology]))
    smallest = max(size, 0.5) if symbology == "Code128" else size
    shown = picture.resize([round(side * smallest) for side in picture.size], Image.Resampling.BILINEAR)
    (found,) = zxingcpp.read_barcodes(shown)
    assert (found.text, found.format.name) == (code, symbology)


@pytest.mark.rule("J14")
def test_a_picture_has_a_quiet_zone_of_its_own_around_whole_printer_dots() -> None:
    code = "9193774729716649"
    picture = grey(card_picture(code))
    module = 10
    side = len(segno.make_qr(code, error="q").matrix) * module
    box = picture.crop((0, 0, picture.width, picture.width)).point(lambda v: 255 - v).getbbox()
    assert box is not None
    left, top, right, bottom = box
    assert (right - left, bottom - top) == (side, side)
    assert min(left, top, picture.width - right) >= 4 * module
    below = picture.crop((0, bottom, picture.width, bottom + 4 * module))
    assert below.getextrema() == (255, 255)
    assert round(picture.info["dpi"][0]) == 203


@pytest.mark.rule("J14")
def test_a_picture_on_black_with_its_edge_cut_and_a_part_covered_reads_still() -> None:
    code = "9193774729716649"
    picture = grey(card_picture(code, scale=2))
    cut = picture.crop((30, 30, picture.width - 30, picture.height))
    screen = Image.new("L", (cut.width + 200, cut.height + 200), 0)
    screen.paste(cut, (100, 100))
    thumb = Image.new("L", (60, 60), 128)
    screen.paste(thumb, (100 + 90 + 260, 100 + 90 + 260))
    assert [one.text for one in zxingcpp.read_barcodes(screen)] == [code]


def test_the_number_stands_in_groups_that_people_can_read() -> None:
    assert readable("9193774729716649") == "9193 7747 2971 6649"
    assert readable("NID1:24030128676817") == "NID1: 2403 0128 6768 17"


def test_a_format_that_nobody_draws_and_a_code_of_no_virtual_card_are_refused_without_repeating_it(
    backend: Backend,
) -> None:
    with pytest.raises(PictureError):
        card_picture("9193774729716649", ["Aztec"])
    programme = backend.programmes["customer-card-ee"]
    assert picture_of(programme, "9193774729716649") == card_picture("9193774729716649")
    for wrong in ("9293774729716649", "9193774729716640"):
        with pytest.raises(PictureError) as refused:
            picture_of(programme, wrong)
        assert wrong not in str(refused.value)


# --- stock -------------------------------------------------------------------------------------


@pytest.fixture
def stock(database: Path) -> Backend:
    return filled(database, TurnedClock(START))


def terms_in(backend: Backend, merchant: str = SHOP) -> Terms:
    with backend.database.read() as connection:
        return terms_of(connection, merchant, backend.programmes)


def blanks(backend: Backend) -> set[str]:
    query = select(cards.c.code).where(cards.c.pool == SHOP, cards.c.status == "blank")
    with backend.database.read() as connection:
        return set(connection.scalars(query))


def new_numbers(backend: Backend, count: int) -> list[str]:
    plastic = next(one for one in terms_in(backend).programme.card_formats if one.form == "plastic")
    source = SeededSecrets(99)
    return [draw(plastic, source) for _ in range(count)]


@pytest.mark.rule("J17")
def test_a_list_of_new_numbers_is_in_stock(stock: Backend) -> None:
    before, new = blanks(stock), new_numbers(stock, 5)
    with stock.database.write() as connection:
        assert add_stock(connection, terms_in(stock), [*new[:3], "", f"  {new[3]}\r", new[4]]) == 5
    assert blanks(stock) == before | set(new)


@pytest.mark.rule("J17")
def test_a_list_with_a_wrong_line_is_refused_whole_and_each_wrong_line_is_named(stock: Backend) -> None:
    before, new = blanks(stock), new_numbers(stock, 2)
    wrong = new[1][:-1] + str((int(new[1][-1]) + 1) % 10)
    lines = [new[0], wrong, "9193774729716649", "", min(before), new[0]]
    with pytest.raises(StockError) as refused, stock.database.write() as connection:
        add_stock(connection, terms_in(stock), lines)
    assert [one.line for one in refused.value.faults] == [2, 3, 5, 6]
    assert str(refused.value).splitlines()[2:] == ["line 5: is known already", "line 6: stands in line 1 too"]
    assert not any(code in str(refused.value) for code in lines if code)
    assert blanks(stock) == before


@pytest.mark.rule("N02")
def test_a_programme_without_plastic_cards_takes_none_into_stock(stock: Backend) -> None:
    with pytest.raises(StockError, match="no plastic cards"), stock.database.write() as connection:
        add_stock(connection, terms_in(stock, "kaarnan-kahvila"), ["NID1:24030128676817"])

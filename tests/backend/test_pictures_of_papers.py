"""The copy of a paper: sent in pieces, whole before the paper may go (J11)."""

import hashlib
import io
import zlib
from typing import Any

import pytest
from PIL import Image

from reference_backend import tables
from reference_backend.attachments.pictures import check_picture
from reference_backend.problems import Problem
from tests.backend.desk import (
    announced,
    apply,
    begin,
    entry_id,
    look,
    picture,
    send_picture,
    send_piece,
    withdraw,
)
from tests.backend.in_process import InProcess
from tests.backend.looking import rows
from tests.backend.till import Till


@pytest.fixture
def desk(in_process: InProcess) -> Till:
    """A till at the info desk of the Estonian shop."""
    return Till(in_process, "kodutare-tallinn-1")


# --- the picture -------------------------------------------------------------------------------


@pytest.mark.rule("J09")
def test_the_paper_may_go_only_when_its_copy_is_whole(in_process: InProcess, desk: Till) -> None:
    content = picture()
    entry = apply(desk, {"picture": announced(content)})
    gone = {"application": entry_id(entry), "staff": "31"}
    desk.upload()
    begun = begin(desk, entry, announced(content)).json()["attachment"]
    send_piece(desk, begun, 0, content[:10])
    too_early = desk.append("paper_destroyed", gone)
    assert desk.outcome(too_early) == ("set_aside", "copy-not-safe")
    assert look(desk, entry).json()["picture"] == "waiting"
    assert send_piece(desk, begun, 10, content[10:]).json()["complete"] is True
    assert look(desk, entry).json()["picture"] == "stored"
    assert desk.outcome(desk.append("paper_destroyed", gone)) == ("accepted", None)
    assert look(desk, entry).json()["paper"] == "destroyed"
    pieces = b"".join(row["content"] for row in rows(in_process, tables.attachment_pieces))
    assert hashlib.sha256(pieces).hexdigest() == announced(content)["sha256"]


@pytest.mark.rule("J09")
def test_a_paper_without_a_copy_or_of_nobody_may_not_go(desk: Till) -> None:
    entry = apply(desk)
    bare = desk.append("paper_destroyed", {"application": entry_id(entry), "staff": "31"})
    assert desk.outcome(bare) == ("set_aside", "copy-not-safe")
    stranger = desk.append("paper_destroyed", {"application": entry_id(bare), "staff": "31"})
    assert desk.outcome(stranger) == ("set_aside", "application-unknown")
    by_cashier = desk.append("paper_destroyed", {"application": entry_id(entry), "staff": "12"})
    assert desk.outcome(by_cashier) == ("set_aside", "role-not-allowed")


@pytest.mark.rule("J09")
def test_a_picture_goes_on_where_it_broke_off(desk: Till) -> None:
    content = picture(200)
    entry = apply(desk, {"picture": announced(content)})
    desk.upload()
    third = len(content) // 3
    begun = begin(desk, entry, announced(content)).json()
    assert begun["received"] == 0
    here = begun["attachment"]
    assert send_piece(desk, here, 0, content[:third]).json() == {"received": third, "complete": False}
    # The answer was lost: the same piece, and the same question, change nothing.
    assert send_piece(desk, here, 0, content[:third]).json() == {"received": third, "complete": False}
    assert begin(desk, entry, announced(content)).json() == {"attachment": here, "received": third}
    assert send_piece(desk, here, third + 1, b"x").json()["code"] == "offset-not-expected"
    assert send_piece(desk, here, 0, content[: third - 1]).json()["code"] == "offset-not-expected"
    last = content[third:]
    assert send_piece(desk, here, third, last).json() == {"received": len(content), "complete": True}
    assert send_piece(desk, here, third, last).json() == {"received": len(content), "complete": True}


def test_only_what_an_accepted_entry_announced_is_taken(in_process: InProcess, desk: Till) -> None:
    content = picture()
    nothing, sale = apply(desk), desk.buy()
    letter = withdraw(desk, None)
    aside = apply(desk, {"picture": announced(content), "attested_adult": False}, email="b@example.com")
    desk.upload()
    for entry in (nothing, sale, letter, aside):
        answer = begin(desk, entry, announced(content))
        assert (answer.status_code, answer.json()["code"]) == (409, "picture-not-announced")
    assert rows(in_process, tables.attachments) == []


def test_another_till_cannot_touch_a_picture(in_process: InProcess, desk: Till) -> None:
    content = picture()
    entry = apply(desk, {"picture": announced(content)})
    desk.upload()
    begun = begin(desk, entry, announced(content)).json()["attachment"]
    other = Till(in_process, "kodutare-tallinn-2")
    assert send_piece(other, begun, 0, content).json()["code"] == "attachment-unknown"


@pytest.mark.rule("J09")
@pytest.mark.parametrize(
    ("about", "status", "code"),
    [
        ({"size": 10_000_001}, 413, "picture-too-large"),
        ({"media_type": "application/pdf"}, 415, "picture-not-supported"),
        ({"media_type": "image/svg+xml"}, 415, "picture-not-supported"),
    ],
)
def test_what_need_not_be_sent_is_refused_at_once(
    desk: Till, about: dict[str, Any], status: int, code: str
) -> None:
    entry = apply(desk, {"picture": announced(picture())})
    desk.upload()
    answer = begin(desk, entry, {**announced(picture()), **about})
    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_a_piece_of_more_than_a_megabyte_is_refused(desk: Till) -> None:
    content = b"\x00" * 1_000_001
    entry = apply(desk, {"picture": announced(content)})
    desk.upload()
    begun = begin(desk, entry, announced(content)).json()["attachment"]
    answer = send_piece(desk, begun, 0, content)
    assert (answer.status_code, answer.json()["code"]) == (413, "request-too-large")


@pytest.mark.rule("J09")
def test_what_is_not_the_picture_that_was_announced_begins_anew(in_process: InProcess, desk: Till) -> None:
    content = picture()
    entry = apply(desk, {"picture": announced(content)})
    desk.upload()
    begun = begin(desk, entry, announced(content)).json()
    too_long = send_piece(desk, begun["attachment"], 0, content + b"x")
    assert (too_long.status_code, too_long.json()["code"]) == (409, "offset-not-expected")
    damaged = bytes([content[0] ^ 1]) + content[1:]
    answer = send_piece(desk, begun["attachment"], begun["received"], damaged)
    assert (answer.status_code, answer.json()["code"]) == (422, "checksum-wrong")
    assert rows(in_process, tables.attachment_pieces) == []
    assert send_picture(desk, entry, content).json()["complete"] is True


def test_bytes_that_are_no_picture_are_refused_with_the_last_piece(desk: Till) -> None:
    content = b"%PDF-1.7 and so on"
    entry = apply(desk, {"picture": announced(content)})
    desk.upload()
    answer = send_picture(desk, entry, content)
    assert (answer.status_code, answer.json()["code"]) == (415, "picture-not-supported")
    assert look(desk, entry).json()["picture"] == "waiting"


def large_header() -> bytes:
    """A small PNG that says it is 60,000 by 60,000."""
    content = bytearray(picture())
    content[16:24] = (60_000).to_bytes(4, "big") * 2
    content[29:33] = zlib.crc32(bytes(content[12:29])).to_bytes(4, "big")
    return bytes(content)


@pytest.mark.rule("J09")
def test_a_picture_that_would_unfold_to_too_much_is_refused_unopened() -> None:
    with pytest.raises(Problem) as error:
        check_picture(large_header(), "image/png")
    assert error.value.code == "picture-too-large"


@pytest.mark.parametrize(("form", "media_type"), [("PNG", "image/png"), ("JPEG", "image/jpeg")])
def test_a_picture_is_known_by_its_bytes_and_not_by_its_name(form: str, media_type: str) -> None:
    content = picture(64, form)
    check_picture(content, media_type)
    other = "image/jpeg" if form == "PNG" else "image/png"
    for bad, said in ((content, other), (content[: len(content) // 2], media_type), (b"", media_type)):
        with pytest.raises(Problem) as error:
            check_picture(bad, said)
        assert error.value.code == "picture-not-supported"


def test_a_bitmap_in_the_clothes_of_a_png_is_none() -> None:
    stream = io.BytesIO()
    Image.new("L", (4, 4)).save(stream, "BMP")
    with pytest.raises(Problem):
        check_picture(stream.getvalue(), "image/png")

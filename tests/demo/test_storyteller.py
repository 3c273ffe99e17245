"""How a story is played: in order, told, photographed, and stopped at the first step that fails."""

import io
from pathlib import Path

import pytest

from pos_client.demo.hands import NotSeenError
from pos_client.demo.narrator import Narrator
from pos_client.demo.storyteller import Step, play


def photograph(path: Path) -> None:
    path.write_bytes(b"picture")


def narrator(output: io.StringIO, steps: int) -> Narrator:
    return Narrator(output, steps, lambda: 0.0)


def not_seen() -> str:
    raise NotSeenError("waited 10 s for the band")


def test_every_step_is_told_and_photographed_in_order(tmp_path: Path) -> None:
    output = io.StringIO()
    steps = [Step("Sign in as 12", lambda: "in"), Step("Scan a card: 100 %", lambda: "Card price")]
    assert play(steps, narrator(output, 2), photograph, tmp_path)
    assert [path.name for path in sorted(tmp_path.iterdir())] == [
        "01-sign-in-as-12.png",
        "02-scan-a-card-100.png",
    ]
    assert output.getvalue().index("Sign in") < output.getvalue().index("Scan a card")


def test_a_step_that_fails_is_told_with_its_words_and_ends_the_story(tmp_path: Path) -> None:
    output = io.StringIO()
    steps = [Step("Scan", not_seen), Step("Record", lambda: pytest.fail("went on all the same"))]
    assert not play(steps, narrator(output, 2), photograph, tmp_path)
    assert "Scan" in output.getvalue()
    assert "waited 10 s for the band" in output.getvalue()
    assert [path.name for path in tmp_path.iterdir()] == ["01-failed-scan.png"]


def test_a_mistake_of_ours_is_not_told_as_a_step_that_failed(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        play([Step("Divide", lambda: str(1 // 0))], narrator(io.StringIO(), 1), photograph, tmp_path)

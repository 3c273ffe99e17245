"""The whole demo without a display: a process of its own, with a real backend behind it."""

import subprocess
import sys
from pathlib import Path

import pytest

PLAY = "import sys; from pos_client.demo import run_demo; sys.exit(run_demo(sys.argv[1:]))"


@pytest.mark.rule("N06", "X05", "J17")
def test_the_story_is_played_to_its_end_and_leaves_a_picture_of_every_step(tmp_path: Path) -> None:
    pictures = tmp_path / "pictures"
    command = [sys.executable, "-c", PLAY, "--offscreen", "--pictures", str(pictures)]
    played = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=110)
    assert played.returncode == 0, played.stdout + played.stderr
    told = played.stdout.splitlines()
    steps = [line for line in told if "✓ " in line and "/" in line.split("✓")[0]]
    assert len(steps) == len(list(pictures.glob("*.png"))) > 40
    assert str(pictures) in told[-1]


def test_an_unknown_merchant_ends_the_demo_with_the_list_of_those_that_there_are(tmp_path: Path) -> None:
    command = [sys.executable, "-c", PLAY, "--offscreen", "--merchant", "bakery"]
    played = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert played.returncode == 1
    assert "kodutare kodutare-tallinn-1" in played.stderr

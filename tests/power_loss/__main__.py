"""`python -m tests.power_loss --images 10000 --seed 1`: power is cut that often, and every disk is opened."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.power_loss.images import try_images
from tests.power_loss.workload import play


def say(line: str) -> None:
    """To standard output."""
    sys.stdout.write(f"{line}\n")


def main(arguments: list[str]) -> int:
    """0 when every image held what was promised."""
    parser = argparse.ArgumentParser(prog="python -m tests.power_loss", description=__doc__)
    parser.add_argument("--images", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--image", type=int, help="only this one, as an earlier run named it")
    parser.add_argument("--folder", type=Path, help="where the images are made; one in memory is quickest")
    told = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(dir=told.folder) as name:
        (Path(name) / "day").mkdir()
        day = play(Path(name) / "day")
        numbers = range(told.images) if told.image is None else [told.image]
        found = try_images(day, Path(name) / "image", told.seed, numbers)
    wrong = sorted({*found.lost, *found.doubled, *found.half, *found.corrupt, *found.mistaken})
    for word in found.words[:20]:
        say(word)
    say(f"seed {told.seed}: {found} ({len(day.operations)} writes, {len(day.promises)} promises)")
    for number in wrong[:20]:
        say(f"replay: python -m tests.power_loss --seed {told.seed} --image {number}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

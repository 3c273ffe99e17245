"""`./dev shots`: draws every screen and state; a few into docs/screenshots, all of them into build/shots.

What is shown is invented; the till's own presenters are told facts, as the workers would tell them.
"""

import argparse
import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from tests.ui.scenes import SCENES
from tests.ui.stage import Stage

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "docs" / "screenshots"
ALL = ROOT / "build" / "shots"
SIZES = ((1024, 768), (1920, 1080))
FOR_THE_README = {"at-work": "till", "info-desk-fee": "info-desk", "manager": "manager", "sign-in": "sign-in"}


def draw(app: QApplication, names: list[str], size: tuple[int, int], language: str, folder: Path) -> None:
    """Each of the scenes as a picture of that size."""
    for name in names:
        stage = Stage(app, size, language)
        SCENES[name](stage)
        picture = stage.picture()
        folder.mkdir(parents=True, exist_ok=True)
        picture.save(str(folder / f"{name}.png"))
        if language == "en" and size == SIZES[0] and name in FOR_THE_README:
            KEPT.mkdir(parents=True, exist_ok=True)
            picture.save(str(KEPT / f"{FOR_THE_README[name]}.png"))
        stage.close()


def main() -> int:
    """Draw what is asked for; everything when nothing is."""
    parser = argparse.ArgumentParser(prog="./dev shots", description=__doc__)
    parser.add_argument("scenes", nargs="*", help="which scenes; all when none is named")
    parser.add_argument("--language", action="append", help="et, fi, sv, en; en and fi when not given")
    arguments = parser.parse_args()
    app = QApplication(sys.argv[:1])
    names = arguments.scenes or list(SCENES)
    for language in arguments.language or ("en", "fi"):
        for size in SIZES:
            folder = ALL / f"{size[0]}x{size[1]}-{language}"
            draw(app, names, size, language, folder)
            print(f"{len(names)} pictures in {folder.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""`./dev package`: build the till for this platform into dist/, then let the result examine itself.

The folder dist/pos-client is what the recipes under packaging/ turn into a .deb, an installer or an image.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SPEC = ROOT / "packaging" / "pos-client.spec"
PROGRAM = ROOT / "dist" / "pos-client" / ("pos-client.exe" if os.name == "nt" else "pos-client")
SELF_TEST_LIMIT_S = 120


def build() -> int:
    command = [
        sys.executable,
        "-m",
        "PyInstaller",
        "--noconfirm",
        "--clean",
        "--log-level",
        "WARN",
        str(SPEC),
    ]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def self_test() -> int:
    """Start what was built, without a display and away from the checkout: its parts must all be in it."""
    surroundings = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "QT_"))}
    surroundings["QT_QPA_PLATFORM"] = "offscreen"
    command = [str(PROGRAM), "--self-test"]
    away = PROGRAM.parent.parent
    return subprocess.run(
        command, cwd=away, env=surroundings, check=False, timeout=SELF_TEST_LIMIT_S
    ).returncode


def main() -> int:
    return build() or self_test()


if __name__ == "__main__":
    sys.exit(main())

"""`./dev package`: build the till for this platform into dist/, then let the result examine itself.

The folder dist/pos-client is what the recipes under packaging/ turn into a .deb, an installer or an image.
The licences of what is in it lie in its folder `licences`, its bill of materials beside it in
dist/pos-client.cdx.json.
"""

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from tools.supply_chain.licences import LicenceError, Licences, write_notices
from tools.supply_chain.sbom import write_bill
from tools.supply_chain.shipped import shipped

ROOT = Path(__file__).resolve().parent.parent
SPEC = ROOT / "packaging" / "pos-client.spec"
PROGRAM = ROOT / "dist" / "pos-client" / ("pos-client.exe" if os.name == "nt" else "pos-client")
BILL = ROOT / "dist" / "pos-client.cdx.json"
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


def describe() -> int:
    """Put the licences into what was built, and the bill of materials beside it."""
    parts, licences = shipped(), Licences.read()
    try:
        written = write_bill(parts, licences, built_from_at(), BILL)
        write_notices(parts.values(), licences, PROGRAM.parent / "licences")
    except LicenceError as error:
        print(f"package: {error}", file=sys.stderr)
        return 1
    print(f"package: {written} libraries in {BILL.relative_to(ROOT)}, their licences in the package")
    return 0


def built_from_at() -> datetime:
    """The time of the sources, so that two builds say the same: SOURCE_DATE_EPOCH, else the commit's."""
    said = os.environ.get("SOURCE_DATE_EPOCH")
    if said is None:
        git = ["git", "log", "-1", "--format=%ct"]
        said = subprocess.run(git, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return datetime.fromtimestamp(int(said), UTC)


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
    return build() or describe() or self_test()


if __name__ == "__main__":
    sys.exit(main())

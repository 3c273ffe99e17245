"""`./dev audit`: whether a locked version is known to be unsafe, by the public index of advisories.

`pip-audit` asks; it lives in an environment of its own, so that it is no part of what it looks at. Without a
way to the index this says so and fails: nothing was looked at.
"""

import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOME = ROOT / ".cache" / "pip-audit"


def main() -> int:
    """Audit the lock; 0 when nothing is known against any of it."""
    command = [program(), "--require-hashes", "--disable-pip", "--progress-spinner", "off"]
    asked = subprocess.run([*command, "-r", str(ROOT / "requirements.lock")], cwd=ROOT, check=False)
    return asked.returncode


def program() -> str:
    """The auditor, installed at the first call."""
    scripts = HOME / ("Scripts" if os.name == "nt" else "bin")
    there = scripts / ("pip-audit.exe" if os.name == "nt" else "pip-audit")
    if not there.exists():
        venv.create(HOME, clear=True, with_pip=True)
        pip = [
            str(scripts / "python"),
            "-m",
            "pip",
            "install",
            "--disable-pip-version-check",
            "-q",
            "pip-audit",
        ]
        subprocess.run(pip, check=True)
    return str(there)


if __name__ == "__main__":
    sys.exit(main())

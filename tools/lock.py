"""`./dev lock`: write requirements.lock from pyproject.toml, for every platform and Python that we support.

The lock pins versions and hashes of the files of the public index, and names no host and no path: it is
the same file whatever mirror it was written or is read through. `uv` does the work because it resolves for
all platforms at once; it lives in an environment of its own, so that it is not part of what it locks.
"""

import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements.lock"
UV_HOME = ROOT / ".cache" / "uv"
OLDEST_PYTHON = "3.11"


def uv() -> Path:
    """The uv program, installed at the first call."""
    scripts = UV_HOME / ("Scripts" if os.name == "nt" else "bin")
    program = scripts / ("uv.exe" if os.name == "nt" else "uv")
    if not program.exists():
        venv.create(UV_HOME, clear=True, with_pip=True)
        pip = [str(scripts / "python"), "-m", "pip", "install", "--disable-pip-version-check", "-q", "uv"]
        subprocess.run(pip, check=True)
    return program


def main() -> int:
    options = ["--universal", "--generate-hashes", "--no-header", "--upgrade", "--quiet", "--no-config"]
    source = ["--python-version", OLDEST_PYTHON, "--group", "dev", "pyproject.toml"]
    compiled = subprocess.run(
        [uv(), "pip", "compile", *options, *source], cwd=ROOT, check=True, capture_output=True, text=True
    )
    LOCK.write_text(f"# Written by `./dev lock`; do not edit.\n{compiled.stdout}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""The lock fits the project and is the same file whatever machine or mirror it was written on."""

import re
import tomllib
from collections import defaultdict
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[2]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def locked() -> dict[str, list[Requirement]]:
    pinned: dict[str, list[Requirement]] = defaultdict(list)
    for line in LOCK.splitlines():
        if line and not line.startswith((" ", "#")):
            requirement = Requirement(line.removesuffix("\\").strip())
            pinned[canonicalize_name(requirement.name)].append(requirement)
    return pinned


def asked_for() -> list[Requirement]:
    groups = PROJECT["dependency-groups"]
    rows = [*PROJECT["project"]["dependencies"], *groups["backend"], *groups["dev"]]
    return [Requirement(row) for row in rows if isinstance(row, str)]


def test_the_lock_names_no_host_and_no_path() -> None:
    assert not re.search(r"://|file:|--(extra-)?index|--find-links|@ |(^|\s)/", LOCK)


@pytest.mark.parametrize("requirement", asked_for(), ids=lambda requirement: requirement.name)
def test_the_lock_fits_what_the_project_asks_for(requirement: Requirement) -> None:
    pins = locked()[canonicalize_name(requirement.name)]
    assert pins, f"{requirement.name} is not locked: run ./dev lock"
    for pin in pins:
        version = Version(next(iter(pin.specifier)).version)
        assert requirement.specifier.contains(version), f"{pin} does not fit {requirement}: run ./dev lock"


@pytest.mark.parametrize("name", sorted(locked()))
def test_every_locked_package_carries_hashes(name: str) -> None:
    block = LOCK.split(f"\n{name}==", 1)[1].split("\n    # via", 1)[0]
    assert "--hash=sha256:" in block


@pytest.mark.parametrize(
    "name", ["pyside6-essentials", "opencv-python-headless", "apsw-sqlite3mc", "cryptography"]
)
def test_a_compiled_package_is_locked_for_several_platforms(name: str) -> None:
    block = LOCK.split(f"\n{name}==", 1)[1].split("# via", 1)[0]
    assert block.count("--hash=sha256:") >= 4


@pytest.mark.parametrize("name", ["pywin32-ctypes", "macholib", "secretstorage"])
def test_the_lock_covers_windows_macos_and_linux(name: str) -> None:
    assert [pin.marker for pin in locked()[name]] != [None]

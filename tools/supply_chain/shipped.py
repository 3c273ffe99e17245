"""The distributions that a package of the till has in it: what it needs at run time, and what that needs."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

TILL = "pos-client"
LOCK = Path(__file__).resolve().parents[2] / "requirements.lock"
_PINNED = re.compile(r"^([A-Za-z0-9_.-]+)==(\S+)")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_LICENCE_FILE = re.compile(r"(^|/)(licen[cs]e|copying|notice|authors)[^/]*$", re.IGNORECASE)


@dataclass(frozen=True)
class Shipped:
    """One distribution. `needs` are names of others; `hashes` SHA-256 of its files by the lock, in hex."""

    name: str
    version: str
    declared: str | None
    needs: tuple[str, ...]
    hashes: tuple[str, ...]
    licence_files: tuple[Path, ...]


def shipped(lock: Path = LOCK) -> dict[str, Shipped]:
    """Everything in a package made on this platform by this Python, the till itself among it, by name."""
    hashes = locked_hashes(lock)
    found: dict[str, Shipped] = {}
    waiting = [TILL]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = _one(distribution(name), name, hashes)
            waiting += found[name].needs
    return dict(sorted(found.items()))


def locked_hashes(lock: Path = LOCK) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """The hashes of the lock by name and version."""
    found: dict[tuple[str, str], list[str]] = {}
    current: list[str] = []
    for line in lock.read_text(encoding="utf-8").splitlines():
        if pinned := _PINNED.match(line):
            current = found.setdefault((canonicalize_name(pinned[1]), pinned[2]), [])
        current += _HASH.findall(line)
    return {key: tuple(hashes) for key, hashes in found.items()}


def _one(there: Distribution, name: str, hashes: Mapping[tuple[str, str], tuple[str, ...]]) -> Shipped:
    declared = _said(there, "License-Expression") or _said(there, "License")
    return Shipped(
        name,
        there.version,
        declared.splitlines()[0].strip() if declared else None,
        tuple(sorted(set(_needs(there)))),
        hashes.get((name, there.version), ()),
        tuple(
            Path(str(file.locate())) for file in there.files or () if _LICENCE_FILE.search(file.as_posix())
        ),
    )


def _said(there: Distribution, field: str) -> str | None:
    return next(iter(there.metadata.get_all(field) or ()), None)


def _needs(there: Distribution) -> Iterator[str]:
    for text in there.requires or ():
        requirement = Requirement(text)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            yield canonicalize_name(requirement.name)

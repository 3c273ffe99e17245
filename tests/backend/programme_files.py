"""Copies of the real programmes and the demo's merchants, to be changed and read."""

import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reference_backend.assembly import PROGRAMMES
from reference_backend.configuration.faults import Fault
from reference_backend.configuration.loading import look_at_merchants, look_at_programmes
from reference_backend.demo.starting import MERCHANTS

NANO, CARD = "nano-id.toml", "customer-card-ee.toml"


@dataclass(frozen=True)
class Files:
    """A folder of programmes and one of merchants."""

    programmes: Path
    merchants: Path

    def path(self, name: str) -> Path:
        return next(folder / name for folder in (self.programmes, self.merchants) if (folder / name).exists())

    def change(self, name: str, old: str, new: str) -> None:
        path = self.path(name)
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{name} has no {old!r}"
        path.write_text(text.replace(old, new), encoding="utf-8")

    def add(self, name: str, text: str) -> None:
        with self.path(name).open("a", encoding="utf-8") as file:
            file.write("\n" + text)

    def line_of(self, name: str, text: str) -> int:
        """Return the first line, from 1, that has this text."""
        lines = self.path(name).read_text(encoding="utf-8").splitlines()
        return next(number for number, line in enumerate(lines, 1) if text in line)

    def all_faults(self, today: date | None = None) -> list[Fault]:
        programmes = look_at_programmes(self.programmes, today)
        found = programmes.faults
        if all(fault.warns for fault in found):
            known = {one.id: one for one in programmes.read}
            found = [*found, *look_at_merchants(self.merchants, known).faults]
        assert all(fault.remedy and fault.what and fault.line for fault in found), found
        return found

    def faults(self, today: date | None = None) -> list[tuple[str, str, str]]:
        """Return file, key and code of what keeps the backend from starting."""
        return [(one.file, one.key, one.code) for one in self.all_faults(today) if not one.warns]

    def warnings(self, today: date | None = None) -> list[tuple[str, str, str]]:
        """Return file, key and code of what only warns, but for what the copies of the rules hide."""
        hidden = ("contact-withheld", "text-not-at-hand")
        found = (one for one in self.all_faults(today) if one.warns and one.code not in hidden)
        return [(one.file, one.key, one.code) for one in found]


def copied(folder: Path) -> Files:
    """Return copies without fault, in a folder of the test's own."""
    files = Files(folder / "programmes", folder / "merchants")
    shutil.copytree(PROGRAMMES, files.programmes)
    files.merchants.mkdir()
    for path in MERCHANTS.glob("*.toml"):
        shutil.copy(path, files.merchants)
    return files

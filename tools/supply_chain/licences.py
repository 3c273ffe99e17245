"""Which licences the parts of a package have, and whether the till may be given away with them."""

import shutil
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

from license_expression import ExpressionError, get_spdx_licensing

from tools.supply_chain.shipped import TILL, Shipped

RULES = Path(__file__).with_name("licences.toml")
_SPDX = get_spdx_licensing()


class LicenceError(Exception):
    """A part whose licence is unknown, or does not fit. The text says which and what to do."""


@dataclass(frozen=True)
class Licences:
    """The licences that fit, and those of parts that name theirs in other words (licences.toml)."""

    allowed: frozenset[str]
    said_otherwise: Mapping[str, str]

    @classmethod
    def read(cls, path: Path = RULES) -> "Licences":
        """Those of the file."""
        rules = tomllib.loads(path.read_text(encoding="utf-8"))
        otherwise = {name: str(one["licence"]) for name, one in rules["said_otherwise"].items()}
        return cls(frozenset(rules["allowed"]), otherwise)

    def of(self, part: Shipped) -> str:
        """Its licence as an SPDX expression that fits.

        Raises:
            LicenceError: it names none that SPDX knows, or none that is allowed.
        """
        said = self.said_otherwise.get(part.name, part.declared)
        try:
            parsed = _SPDX.parse(said or "", validate=True)
        except ExpressionError as error:
            raise LicenceError(f"{part.name}: {said!r} is no SPDX expression; see licences.toml") from error
        if parsed is None:
            raise LicenceError(f"{part.name} names no licence; read its files, then see licences.toml")
        if not any(choice <= self.allowed for choice in _choices(parsed)):
            raise LicenceError(f"{part.name} is {parsed}, which is not allowed in licences.toml")
        return str(parsed)


def _choices(parsed: Any) -> Iterable[frozenset[str]]:
    """The sets of licences one has to keep, one set for each way to choose where it says OR."""
    if not getattr(parsed, "args", ()):
        return [frozenset({str(parsed)})]
    parts = [list(_choices(one)) for one in parsed.args]
    if parsed.operator.strip() == "OR":
        return [choice for part in parts for choice in part]
    return [frozenset().union(*together) for together in product(*parts)]


def write_notices(parts: Iterable[Shipped], licences: Licences, folder: Path) -> int:
    """Put every part's licence and its texts into a folder of its own, and a list beside them.

    Returns how many parts there are. Raises LicenceError before anything is written.
    """
    named = [(part, licences.of(part)) for part in parts if part.name != TILL]
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / "LIST.txt").write_text("".join(_line(*one) for one in named), encoding="utf-8")
    for part, _ in named:
        for number, text in enumerate(part.licence_files, start=1):
            (folder / part.name).mkdir(exist_ok=True)
            shutil.copyfile(text, folder / part.name / f"{number:02}-{text.name}")
    return len(named)


def _line(part: Shipped, licence: str) -> str:
    """What a part is under; where its wheel brings no text, where that text is to be read."""
    names = sorted(str(one) for one in _SPDX.parse(licence).objects)
    where = (
        "" if part.licence_files else "".join(f"\n    https://spdx.org/licenses/{one}.html" for one in names)
    )
    return f"{part.name} {part.version}: {licence}{where}\n"

"""Reading programme and merchant files, and saying of every fault in which line it stands."""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import ValidationError

from reference_backend.configuration.faults import Fault, Flaw, raise_for
from reference_backend.configuration.lint.merchants import merchant_flaws
from reference_backend.configuration.lint.programmes import programme_flaws
from reference_backend.configuration.locating import Lines, lines_of
from reference_backend.configuration.model import Merchant, Programme
from reference_backend.configuration.name_days import NameDayCalendar, impossible_days
from reference_backend.configuration.values import Data

M = TypeVar("M", bound=Data)

_REMEDIES = {
    "missing": "add it; the backend does not start without",
    "extra_forbidden": "remove it or correct its name",
}


@dataclass(frozen=True)
class Looked(Generic[M]):
    """What a look at files brought: what could be read, and all faults, warnings among them."""

    read: list[M]
    faults: list[Fault]


def load_programmes(folder: Path) -> dict[str, Programme]:
    """Read every programme of a folder by id; ConfigurationError with all faults of all files."""
    looked = look_at_programmes(folder)
    raise_for(looked.faults)
    return {programme.id: programme for programme in looked.read}


def load_merchants(place: Path, programmes: Mapping[str, Programme]) -> list[Merchant]:
    """Read every merchant of a folder, or one file's; ConfigurationError with all faults of all files."""
    looked = look_at_merchants(place, programmes)
    raise_for(looked.faults)
    return looked.read


def look_at_programmes(folder: Path, today: date | None = None) -> Looked[Programme]:
    """Read every programme of a folder, and say what is wrong with them.

    What depends on the present, as the notice of a fee does, is left out without `today`.
    """
    files = [_look_at(path, Programme) for path in _files(folder)]
    faults = [fault for file in files for fault in file.faults]
    for file in files:
        faults += [fault for one in file.read for fault in file.at(programme_flaws(one, today))]
    faults += _taken(files, lambda one: [("id", one.id)])
    if not files:
        faults.append(
            Fault(folder.name, None, "*.toml", "empty", "holds no programme", "add a programme file")
        )
    return Looked([one for file in files for one in file.read], faults)


def look_at_merchants(place: Path, programmes: Mapping[str, Programme]) -> Looked[Merchant]:
    """Read every merchant of a folder, or one file's, and say what is wrong with them.

    The path of a calendar begins at the merchant's file; a merchant that is read has the whole of it.
    """
    files = [_settled(_look_at(path, Merchant)) for path in _files(place)]
    faults = [fault for file in files for fault in file.faults]
    for file in files:
        faults += [fault for one in file.read for fault in file.at(merchant_flaws(one, programmes))]
        faults += [fault for one in file.read for fault in _calendar_faults(one)]
    faults += _taken(files, _ids_of)
    return Looked([one for file in files for one in file.read], faults)


@dataclass(frozen=True)
class _File(Generic[M]):
    """A file that was looked at: one thing read, or the faults of its shape."""

    path: Path
    lines: Lines
    read: list[M]
    faults: list[Fault]

    def at(self, flaws: Iterable[Flaw]) -> list[Fault]:
        """Return the flaws with their places in this file."""
        return [Fault(self.path.name, self.lines.of(tuple(one.key.split("."))), **vars(one)) for one in flaws]


def _files(place: Path) -> list[Path]:
    return sorted(place.glob("*.toml")) if place.is_dir() else [place]


def _look_at(path: Path, model: type[M]) -> _File[M]:
    file: _File[M] = _File(path, Lines({}), [], [])
    try:
        text = path.read_text(encoding="utf-8")
        document = tomllib.loads(text)
        file = _File(path, lines_of(text), [], [])
        file.read.append(model.model_validate(document))
    except ValidationError as error:
        file.faults.extend(file.at(_shape_flaw(detail) for detail in error.errors()))
    except tomllib.TOMLDecodeError as error:
        file.faults.append(_no_toml(path, str(error)))
    except (OSError, UnicodeDecodeError) as error:
        what = f"cannot be read ({type(error).__name__})"
        file.faults.append(Fault(path.name, None, "-", "unreadable", what, "name a TOML file in UTF-8"))
    return file


def _no_toml(path: Path, what: str) -> Fault:
    line = re.search(r"\(at line ([0-9]+)", what)
    return Fault(path.name, int(line[1]) if line else None, "-", "no-toml", what, "correct the TOML")


def _shape_flaw(detail: object) -> Flaw:
    assert isinstance(detail, dict)
    key = ".".join(str(part) for part in detail["loc"]) or "-"
    remedy = _REMEDIES.get(detail["type"], "correct the value")
    return Flaw(key, str(detail["type"]).replace("_", "-"), str(detail["msg"]), remedy)


def _settled(file: _File[Merchant]) -> _File[Merchant]:
    def whole(merchant: Merchant) -> Merchant:
        if merchant.name_day_calendar is None:
            return merchant
        path = (file.path.parent / merchant.name_day_calendar).resolve()
        return merchant.model_copy(update={"name_day_calendar": str(path)})

    return replace(file, read=[whole(one) for one in file.read])


def _calendar_faults(merchant: Merchant) -> list[Fault]:
    if merchant.name_day_calendar is None or not Path(merchant.name_day_calendar).is_file():
        return []
    file = _look_at(Path(merchant.name_day_calendar), NameDayCalendar)
    impossible = [place for one in file.read for place in impossible_days(one)]
    flaws = (
        Flaw(f"day.{place}.day", "no-such-day", "is in no year", "correct the day") for place in impossible
    )
    return [*file.faults, *file.at(flaws)]


def _ids_of(merchant: Merchant) -> list[tuple[str, str]]:
    """Ids that no two merchants may share: a register belongs to one store, a store to one merchant."""
    ids = [("id", merchant.id)]
    for index, store in enumerate(merchant.stores):
        ids.append((f"stores.{index}.id", store.id))
        ids += [(f"stores.{index}.registers.{place}.id", one.id) for place, one in enumerate(store.registers)]
    return ids


def _taken(files: Iterable[_File[M]], ids_of: Callable[[M], list[tuple[str, str]]]) -> list[Fault]:
    owners: dict[tuple[str, str], Path] = {}
    faults: list[Fault] = []
    for file in files:
        for key, name in (each for one in file.read for each in ids_of(one)):
            kind = re.sub(r"[0-9]+", "#", key)
            owner = owners.setdefault((kind, name), file.path)
            if owner != file.path:
                faults += file.at([Flaw(key, "id-taken", f"is {owner.name}'s already", "give each its own")])
    return faults

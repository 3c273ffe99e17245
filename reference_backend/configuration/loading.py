"""Reading programme and merchant files."""

import tomllib
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from reference_backend.configuration.lint import ConfigurationError, Fault, merchant_faults, programme_faults
from reference_backend.configuration.model import Merchant, Programme

M = TypeVar("M", bound=BaseModel)

_REMEDIES = {
    "missing": "add it; the backend does not start without",
    "extra_forbidden": "remove it or correct its name",
}


def load_programmes(folder: Path) -> dict[str, Programme]:
    """Read every programme of a folder by id; ConfigurationError with all faults of all files."""
    faults: list[Fault] = []
    programmes: dict[str, Programme] = {}
    for path in sorted(folder.glob("*.toml")):
        try:
            programme = _read(path, Programme)
        except ConfigurationError as error:
            faults.extend(error.faults)
            continue
        faults.extend(programme_faults(path.name, programme))
        programmes[programme.id] = programme
    if not faults and not programmes:
        faults.append(Fault(folder.name, "*.toml", "holds no programme", "add a programme file"))
    if faults:
        raise ConfigurationError(faults)
    return programmes


def load_merchants(folder: Path, programmes: dict[str, Programme]) -> list[Merchant]:
    """Read every merchant of a folder; ConfigurationError with the faults."""
    merchants = []
    faults: list[Fault] = []
    for path in sorted(folder.glob("*.toml")):
        merchant = _read(path, Merchant)
        faults.extend(merchant_faults(path.name, merchant, programmes))
        merchants.append(merchant)
    if faults:
        raise ConfigurationError(faults)
    return merchants


def _read(path: Path, model: type[M]) -> M:
    try:
        return model.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError([Fault(path.name, "-", str(error), "correct the TOML")]) from error
    except ValidationError as error:
        raise ConfigurationError([_fault(path.name, detail) for detail in error.errors()]) from error


def _fault(file: str, detail: object) -> Fault:
    assert isinstance(detail, dict)
    key = ".".join(str(part) for part in detail["loc"]) or "-"
    return Fault(file, key, str(detail["msg"]), _REMEDIES.get(detail["type"], "correct the value"))

"""What a package of the till holds of other people is listed, locked, and may be given away with it."""

import dataclasses
import json
import runpy
import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tools.supply_chain.licences import LicenceError, Licences, write_notices
from tools.supply_chain.sbom import bill
from tools.supply_chain.shipped import TILL, Shipped, shipped

ROOT = Path(__file__).resolve().parents[2]
LICENCES = Licences.read()
MADE_AT = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def parts() -> dict[str, Shipped]:
    return shipped()


def test_every_library_that_the_till_asks_for_is_in_the_package(parts: dict[str, Shipped]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = {canonicalize_name(Requirement(row).name) for row in project["project"]["dependencies"]}
    assert asked <= parts.keys()
    assert set(parts[TILL].needs) == asked


def test_nothing_of_the_backend_or_of_the_tests_is_in_the_package(parts: dict[str, Shipped]) -> None:
    assert not parts.keys() & {"fastapi", "sqlalchemy", "pyjwt", "pytest", "keyrings-alt"}


def test_every_part_is_locked_with_hashes_and_has_a_licence_that_fits(parts: dict[str, Shipped]) -> None:
    others = [part for name, part in parts.items() if name != TILL]
    assert [part.name for part in others if not part.hashes] == []
    assert all(LICENCES.of(part) for part in others)


@pytest.mark.parametrize(
    ("declared", "says"),
    [
        ("GPL-3.0-only", "not allowed"),
        ("MIT AND GPL-2.0-or-later", "not allowed"),
        ("AGPL-3.0-only OR SSPL-1.0", "not allowed"),
        ("OSI Approved", "no SPDX expression"),
        (None, "names no licence"),
    ],
)
def test_a_part_that_may_not_be_given_away_stops_the_package(
    declared: str | None, says: str, tmp_path: Path
) -> None:
    part = Shipped("some-library", "1.0", declared, (), (), ())
    with pytest.raises(LicenceError, match=says):
        write_notices([part], LICENCES, tmp_path / "licences")
    assert not (tmp_path / "licences").exists()


def test_of_several_licences_to_choose_from_one_that_fits_is_enough() -> None:
    part = Shipped("some-library", "1.0", "GPL-2.0-only OR LGPL-3.0-only", (), (), ())
    assert LICENCES.of(part) == "GPL-2.0-only OR LGPL-3.0-only"


def test_the_bill_of_materials_lists_what_is_shipped_and_is_the_same_twice(parts: dict[str, Shipped]) -> None:
    text = bill(parts, LICENCES, MADE_AT)
    told = json.loads(text)
    assert {one["name"]: one["version"] for one in told["components"]} == {
        name: part.version for name, part in parts.items() if name != TILL
    }
    assert told["metadata"]["component"]["name"] == TILL
    needs = {one["ref"]: one.get("dependsOn", []) for one in told["dependencies"]}
    assert len(needs[told["metadata"]["component"]["bom-ref"]]) == len(parts[TILL].needs)
    assert bill(shipped(), LICENCES, MADE_AT) == text
    another = parts | {"zipp": dataclasses.replace(parts["zipp"], version="0.1")}
    assert json.loads(bill(another, LICENCES, MADE_AT))["serialNumber"] != told["serialNumber"]


def test_each_part_lies_with_its_licence_or_with_where_to_read_it(
    parts: dict[str, Shipped], tmp_path: Path
) -> None:
    folder = tmp_path / "licences"
    written = write_notices(parts.values(), LICENCES, folder)
    listed = (folder / "LIST.txt").read_text(encoding="utf-8")
    assert written == len(parts) - 1 == listed.count(": ")
    assert (folder / "requests").is_dir()
    for name in parts.keys() - {TILL}:
        assert (folder / name).is_dir() or f"{name} {parts[name].version}: " in listed
    assert "https://spdx.org/licenses/LGPL-3.0-only.html" in listed


def test_a_package_does_not_let_the_environment_name_code_to_load(monkeypatch: pytest.MonkeyPatch) -> None:
    start = runpy.run_path(str(ROOT / "packaging" / "start.py"), run_name="start")
    for name in ("QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH", "OPENCV_VIDEOIO_PLUGIN_PATH"):
        monkeypatch.setenv(name, "/somewhere/else")
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    start["close_the_doors"]()
    from os import environ

    assert "QT_QPA_PLATFORM" in environ
    assert not [name for name in environ if name.endswith("PLUGIN_PATH")]

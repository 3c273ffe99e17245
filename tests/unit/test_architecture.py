"""The floors of the house, held by import-linter: each contract is seen to turn red by a planted import."""

import ast
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("pos_client", "offline_cache", "reference_backend")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LINT = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"


@dataclass(frozen=True)
class Planted:
    """A module with one import too many, and the contract that must notice."""

    contract: str
    module: str
    line: str


PLANTED = [
    Planted("layers", "pos_client/domain/planted.py", "import pos_client.services"),
    Planted("layers", "pos_client/services/planted.py", "import pos_client.ui"),
    Planted("layers", "pos_client/services/planted.py", "import pos_client.backend"),
    Planted("layers", "pos_client/ui/planted.py", "import pos_client.workers"),
    Planted("layers", "pos_client/workers/planted.py", "import pos_client.bootstrap"),
    Planted("layers", "pos_client/a_package_without_a_floor.py", ""),
    Planted("ways-of-a-code", "pos_client/scanning/live/planted.py", "import pos_client.scanning.cameras"),
    Planted("ways-of-a-code", "pos_client/scanning/ports/planted.py", "import pos_client.scanning.keys"),
    Planted("ways-of-a-code", "pos_client/scanning/decoding/planted.py", "import pos_client.scanning.live"),
    Planted("ways-of-a-code", "pos_client/scanning/a_way_without_a_floor.py", ""),
    Planted(
        "backend-floors", "reference_backend/configuration/planted.py", "import reference_backend.backend"
    ),
    Planted("backend-floors", "reference_backend/members/planted.py", "import reference_backend.erasure"),
    Planted("backend-floors", "reference_backend/benefits/planted.py", "import reference_backend.ledger"),
    Planted("backend-floors", "reference_backend/cards/planted.py", "import reference_backend.benefits"),
    Planted("backend-floors", "reference_backend/snapshot/planted.py", "import reference_backend.journal"),
    Planted("backend-floors", "reference_backend/a_module_without_a_floor.py", ""),
    Planted("offline-cache-alone", "offline_cache/planted.py", "import pos_client.domain"),
    Planted("offline-cache-alone", "offline_cache/planted.py", "from PySide6.QtCore import QObject"),
    Planted("backend-apart", "reference_backend/planted.py", "import pos_client.domain"),
    Planted("till-apart", "pos_client/demo/planted.py", "import reference_backend"),
    Planted("cache-behind-ports", "pos_client/services/planted.py", "import offline_cache"),
    Planted("qt-stops", "pos_client/services/planted.py", "from PySide6.QtCore import QObject"),
    Planted("qt-stops", "pos_client/scanning/planted.py", "from PySide6.QtCore import QObject"),
    Planted("one-http-client", "pos_client/services/planted.py", "import requests"),
    Planted("one-http-client", "pos_client/ui/planted.py", "import requests"),
    Planted("one-keyring", "pos_client/bootstrap/planted.py", "import keyring"),
    Planted("pictures-in-scanning", "pos_client/workers/planted.py", "import cv2"),
]

ALLOWED = [
    ("pos_client/ui/fine.py", "from PySide6.QtWidgets import QWidget"),
    ("pos_client/workers/fine.py", "from PySide6.QtCore import QObject"),
    ("pos_client/backend/fine.py", "import requests"),
    ("pos_client/secret_store/fine.py", "import keyring"),
    ("pos_client/scanning/decoding/fine.py", "import cv2, pyzbar.pyzbar, zxingcpp"),
    ("pos_client/services/fine.py", "import pos_client.domain"),
    ("pos_client/bootstrap/fine.py", "import offline_cache"),
    ("reference_backend/journal/fine.py", "import reference_backend.members"),
]


def rooms() -> list[str]:
    """The packages that the layers name, as folders."""
    contracts = PROJECT["tool"]["importlinter"]["contracts"]
    layered = [
        (contract["containers"][0].replace(".", "/"), layer)
        for contract in contracts
        if contract["type"] == "layers"
        for layer in contract["layers"]
    ]
    return [f"{container}/{name.strip(' ()')}" for container, layer in layered for name in layer.split("|")]


def write(tree: Path, module: str, line: str) -> None:
    """Write one module of one import, as a package of its own where it stands in a package."""
    path = tree / module
    path.parent.mkdir(parents=True, exist_ok=True)
    (path.parent / "__init__.py").touch()
    path.write_text(f"{line}\n", encoding="utf-8")


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """An empty house with the same floors and contracts as ours."""
    (tmp_path / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    for room in (*PACKAGES, *(room for room in rooms() if not room.endswith("__main__"))):
        write(tmp_path, f"{room}/__init__.py", "")
    return tmp_path


def lint(tree: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", LINT, "--no-cache", *options]
    return subprocess.run(command, cwd=tree, check=False, capture_output=True, text=True)


def verdict(result: subprocess.CompletedProcess[str]) -> str:
    assert "Contracts:" in result.stdout, result.stdout + result.stderr
    return "kept" if result.returncode == 0 else "broken"


def test_the_house_with_what_each_floor_may_import_is_green(house: Path) -> None:
    for module, line in ALLOWED:
        write(house, module, line)
    result = lint(house)
    assert verdict(result) == "kept", result.stdout


@pytest.mark.parametrize("planted", PLANTED, ids=lambda p: f"{p.contract}: {p.module}: {p.line}")
def test_an_import_that_a_floor_may_not_have_turns_its_contract_red(house: Path, planted: Planted) -> None:
    write(house, planted.module, planted.line)
    result = lint(house, "--contract", planted.contract)
    assert verdict(result) == "broken", result.stdout


def test_every_contract_has_a_planted_import_that_it_catches() -> None:
    ids = {contract["id"] for contract in PROJECT["tool"]["importlinter"]["contracts"]}
    assert ids == {planted.contract for planted in PLANTED}


def test_the_page_on_architecture_shows_the_floors_of_the_backend_as_they_are_held() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    diagram = next(part for part in page.split("```") if "contract_examples" in part)
    held = next(one for one in PROJECT["tool"]["importlinter"]["contracts"] if one["id"] == "backend-floors")
    shown = [line.split("  ")[0] for line in diagram.replace("\n ", "\n").strip().splitlines()]
    assert shown == [layer.replace("(", "").replace(")", "") for layer in held["layers"]]


def imported_by(path: Path) -> set[str]:
    """The full names of the modules that a file imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add(node.module or "")
    return found


def stands_in_the_domain(name: str) -> bool:
    top = name.partition(".")[0]
    return top in sys.stdlib_module_names or top == "stdnum" or name.startswith("pos_client.domain")


def test_the_domain_needs_only_the_standard_library_and_stdnum() -> None:
    files = sorted((ROOT / "pos_client" / "domain").rglob("*.py"))
    assert files
    strangers = {
        f"{path.name}: {name}"
        for path in files
        for name in imported_by(path)
        if not stands_in_the_domain(name)
    }
    assert strangers == set()


@pytest.mark.parametrize("package", [*PACKAGES, "tests", "tools"])
def test_nothing_is_imported_by_star(package: str) -> None:
    """A star import of PySide6 doubles the time to the first paint, and hides where names come from."""
    stars = [
        path.name
        for path in (ROOT / package).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and any(alias.name == "*" for alias in node.names)
    ]
    assert stars == []


VAGUE = {"utils", "helpers", "common", "base", "misc"}


@pytest.mark.parametrize("package", [*PACKAGES, "tests", "tools"])
def test_no_module_has_a_name_that_says_nothing(package: str) -> None:
    assert [p.name for p in (ROOT / package).rglob("*.py") if p.stem in VAGUE or p.parent.name in VAGUE] == []

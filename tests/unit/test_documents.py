"""What the documents point at is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("packaging/*.md")])
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_file_that_a_document_links_to_exists(document: Path) -> None:
    targets = [link.partition("#")[0] for link in LINK.findall(document.read_text(encoding="utf-8"))]
    local = [target for target in targets if target and "://" not in target]
    assert [target for target in local if not (document.parent / target).exists()] == []


def test_the_readme_shows_the_two_commands_and_the_picture_first() -> None:
    first_screenful = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()[:25]
    text = "\n".join(first_screenful)
    assert "docs/screenshots/till.png" in text
    assert "./dev demo" in text
    assert "./dev test" in text


def test_no_file_names_a_package_registry_host() -> None:
    """A checkout says what it needs, not where from: every machine has its own registry."""
    hosts = re.compile(r"pypi\.org|pythonhosted\.org|--extra-index-url")
    files = [
        ROOT / name for name in ("pyproject.toml", "requirements.lock", "dev", "README.md", "CONTRIBUTING.md")
    ]
    assert [path.name for path in files if hosts.search(path.read_text(encoding="utf-8"))] == []

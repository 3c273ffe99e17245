"""Every code that this repository's source and its wire contract can hand to a screen."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_RAISED = re.compile(r"\w*Error\(\s*\"([a-z][a-z0-9]*(?:-[a-z0-9]+)+)\"")
_CODE_DEFAULT = re.compile(r"\bcode\s*(?::\s*str\s*)?=\s*\"([a-z][a-z0-9]*(?:-[a-z0-9]+)+)\"")
_REASON = re.compile(r"\breason\s*=\s*\"([a-z][a-z0-9]*(?:-[a-z0-9]+)+)\"")
_PROBLEM = re.compile(r"\b4[0-9]{2} ((?:`[a-z0-9-]+`(?: / |, )?)+)")
_NOT_FOR_SCREENS = ("cli", "demo")


def codes_of_the_source() -> dict[str, str]:
    """Each code with the file where it appears."""
    found: dict[str, str] = {}
    for folder in ("pos_client", "offline_cache"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            if set(path.relative_to(ROOT).parts) & set(_NOT_FOR_SCREENS) or path.name == "cli.py":
                continue
            text = path.read_text(encoding="utf-8")
            for pattern in (_RAISED, _CODE_DEFAULT, _REASON):
                for code in pattern.findall(text):
                    found.setdefault(code, str(path.relative_to(ROOT)))
    return found


def set_aside_reasons() -> set[str]:
    """Why an entry may be set aside or held, as the wire contract lists it."""
    text = (ROOT / "docs" / "wire-contract.md").read_text(encoding="utf-8")
    listed = text.partition("Reasons of *set aside*")[2].partition("A client treats")[0]
    return set(re.findall(r"`([a-z-]+)`", listed))


def codes_of_the_contract() -> set[str]:
    """Problem codes that the wire contract names, but for the members' side, where no till asks."""
    whole = (ROOT / "docs" / "wire-contract.md").read_text(encoding="utf-8")
    text, _, _ = whole.partition("\n## The members' side\n")
    return {code for group in _PROBLEM.findall(text) for code in re.findall(r"`([a-z0-9-]+)`", group)}

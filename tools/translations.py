"""`python -m tools.translations`: brings the screens' texts into the `.ts` files.

The texts are read from the syntax tree, because `pyside6-lupdate` 6.11 leaves out every call that has a
count. What was translated before is kept; the files are Qt Linguist's own format.
"""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("en", "et", "fi", "sv")
PLURAL_FORMS = 2
_MARKERS = {"translate", "QT_TRANSLATE_NOOP"}
_ARGUMENTS_WITH_COUNT = 4


@dataclass(frozen=True, order=True)
class Text:
    """A text of the screens in English; `counted` ones have a form for one and a form for the others."""

    context: str
    source: str
    counted: bool


def texts_of_the_screens() -> list[Text]:
    """Every text, once, in order."""
    found: set[Text] = set()
    for path in sorted((ROOT / "pos_client" / "ui").rglob("*.py")):
        found.update(_texts(ast.parse(path.read_text(encoding="utf-8"))))
    return sorted(found)


def _texts(tree: ast.AST) -> Iterator[Text]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _MARKERS:
            strings = [one.value for one in node.args[:2] if isinstance(one, ast.Constant)]
            if len(strings) == 2 and all(isinstance(one, str) for one in strings):
                counted = len(node.args) == _ARGUMENTS_WITH_COUNT
                yield Text(str(strings[0]), str(strings[1]), counted)


def translations(language: str) -> dict[tuple[str, str], tuple[str, ...]]:
    """What a language's file has now, by context and source."""
    path = FOLDER / f"pos_client_{language}.ts"
    known: dict[tuple[str, str], tuple[str, ...]] = {}
    if not path.exists():
        return known
    for context in ElementTree.parse(path).iter("context"):  # noqa: S314  # our own file
        for message in context.iter("message"):
            made = message.find("translation")
            if made is not None:
                forms = list(made.iter("numerusform")) or [made]
                key = (context.findtext("name", ""), message.findtext("source", ""))
                known[key] = tuple(form.text or "" for form in forms)
    return known


def write(language: str, texts: list[Text], known: dict[tuple[str, str], tuple[str, ...]]) -> None:
    """A language's file anew; English says only its plurals."""
    root = ElementTree.Element("TS", version="2.1", language=language, sourcelanguage="en")
    contexts: dict[str, ElementTree.Element] = {}
    for text in texts:
        if language == "en" and not text.counted:
            continue
        if text.context not in contexts:
            contexts[text.context] = ElementTree.SubElement(root, "context")
            ElementTree.SubElement(contexts[text.context], "name").text = text.context
        forms = known.get((text.context, text.source), ())
        _message(contexts[text.context], text, forms)
    ElementTree.indent(root)
    body = ElementTree.tostring(root, encoding="unicode")
    declaration = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    (FOLDER / f"pos_client_{language}.ts").write_text(
        f"{declaration}{body}\n", encoding="utf-8", newline="\n"
    )


def _message(context: ElementTree.Element, text: Text, forms: tuple[str, ...]) -> None:
    message = ElementTree.SubElement(context, "message", {"numerus": "yes"} if text.counted else {})
    ElementTree.SubElement(message, "source").text = text.source
    made = ElementTree.SubElement(message, "translation")
    wanted = PLURAL_FORMS if text.counted else 1
    complete = len(forms) == wanted and all(forms)
    if not complete:
        made.set("type", "unfinished")
    if not text.counted:
        made.text = forms[0] if forms else ""
        return
    for place in range(PLURAL_FORMS):
        ElementTree.SubElement(made, "numerusform").text = forms[place] if place < len(forms) else ""


def lacking(language: str) -> list[Text]:
    """Texts that this language has no words for."""
    known = translations(language)
    wanted = [text for text in texts_of_the_screens() if language != "en" or text.counted]
    return [text for text in wanted if not all(known.get((text.context, text.source), ("",)))]


def main() -> int:
    """Update every file, then report; 1 when something lacks words."""
    texts = texts_of_the_screens()
    for language in LANGUAGES:
        write(language, texts, translations(language))
    for language in LANGUAGES:
        missing = lacking(language)
        print(f"{language}: {len(texts)} texts, {len(missing)} without words")
        for text in missing:
            print(f"    {text.context}: {text.source}")
    return 1 if any(lacking(language) for language in LANGUAGES) else 0


if __name__ == "__main__":
    sys.exit(main())

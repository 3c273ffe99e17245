"""On which line of a TOML file a key stands, which the standard library's reader does not tell.

That reader has read the file already, so this one only follows its shape (TOML 1.0) and judges nothing.
"""

import re
import tomllib
from collections.abc import Mapping

Path = tuple[str, ...]

_WHITE = re.compile(r"[ \t]*")
_BLANK = re.compile(r"(?:\s|#[^\n]*)*")
_KEY = re.compile(r"""[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'""")
_STRING = re.compile(r'"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'', re.DOTALL)
_BARE = re.compile(r"[^,\]}#\n]*")


class Lines:
    """The line of each key of a file; elements of lists are keys too, numbered from 0."""

    def __init__(self, found: Mapping[Path, int]) -> None:
        """Take what was found."""
        self._found = found

    def of(self, path: Path) -> int:
        """Return the line of a key, of what it would stand in when it is not there, or else 1."""
        while path and path not in self._found:
            path = path[:-1]
        return self._found.get(path, 1)


def lines_of(text: str) -> Lines:
    """Return where the keys of a well-formed TOML file stand."""
    return Lines(_Walk(text.replace("\r\n", "\n")).found)


class _Walk:
    """Goes through the text once and notes each key."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._lengths: dict[Path, int] = {}
        self.found: dict[Path, int] = {}
        self._document()

    def _document(self) -> None:
        table: Path = ()
        self._skip(_BLANK)
        while (begun := self._at) < len(self._text):
            if self._takes("[["):
                table = self._next_element(self._header())
            elif self._takes("["):
                table = self._within_lists(self._header())
            else:
                self._pair(table)
            self._note(table, begun)
            self._skip(_BLANK)

    def _header(self) -> Path:
        path = self._dotted()
        while self._takes("]"):
            pass
        return path

    def _next_element(self, path: Path) -> Path:
        whole = (*self._within_lists(path[:-1]), path[-1])
        index = self._lengths.get(whole, 0)
        self._lengths[whole] = index + 1
        return (*whole, str(index))

    def _within_lists(self, path: Path) -> Path:
        """A table's header means the newest element of each list of tables on its way."""
        whole: Path = ()
        for name in path:
            whole = (*whole, name)
            if whole in self._lengths:
                whole = (*whole, str(self._lengths[whole] - 1))
        return whole

    def _pair(self, table: Path) -> None:
        begun = self._at
        path = (*table, *self._dotted())
        self._note(path, begun)
        self._takes("=")
        self._skip(_BLANK)
        self._value(path)

    def _value(self, path: Path) -> None:
        if self._takes("["):
            self._list(path)
        elif self._takes("{"):
            self._skip(_BLANK)
            while not self._takes("}"):
                self._pair(path)
                self._skip(_BLANK)
                self._takes(",")
                self._skip(_BLANK)
        elif not self._skip(_STRING):
            self._skip(_BARE)

    def _list(self, path: Path) -> None:
        index = 0
        self._skip(_BLANK)
        while not self._takes("]"):
            self._note((*path, str(index)), self._at)
            self._value((*path, str(index)))
            index += 1
            self._skip(_BLANK)
            self._takes(",")
            self._skip(_BLANK)

    def _dotted(self) -> Path:
        names = []
        while True:
            self._skip(_WHITE)
            names.append(self._name())
            self._skip(_WHITE)
            if not self._takes("."):
                return tuple(names)

    def _name(self) -> str:
        name = self._skip(_KEY)
        return next(iter(tomllib.loads(f"{name} = 0"))) if name[0] in "\"'" else name

    def _takes(self, sign: str) -> bool:
        taken = self._text.startswith(sign, self._at)
        self._at += len(sign) * taken
        return taken

    def _skip(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self._text, self._at)
        self._at = found.end() if found else self._at
        return found[0] if found else ""

    def _note(self, path: Path, place: int) -> None:
        """Note a key and all that it stands in, where they are met for the first time."""
        line = self._text.count("\n", 0, place) + 1
        for length in range(1, len(path) + 1):
            self.found.setdefault(path[:length], line)

"""A fault names the line: of every key that a TOML file can have."""

import string
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reference_backend.assembly import PROGRAMMES
from reference_backend.configuration.locating import lines_of
from reference_backend.demo.starting import MERCHANTS
from tests.backend.programme_files import CARD, Files

TEXT = """\
# [not.a.table]
name = "a # b ] }"  # [nor.this]
"quoted \\" key" = 1
long = \"\"\"
lost = "in a text"
\"\"\"
list = [
    "first",  # the second comes
    { inner = 1, other = [10,
        20] },
]
a.b.c = true

[table]
when = 1979-05-27 07:32:00

[[rows]]
id = 'one'
[rows.part]
deep = 1

[[rows]]
id = 'two'
[[rows.cells]]
x = 1
[[rows.cells]]
x = 2
"""


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("name", 2),
        ('quoted " key', 3),
        ("long", 4),
        ("list", 7),
        ("list/0", 8),
        ("list/1", 9),
        ("list/1/inner", 9),
        ("list/1/other/1", 10),
        ("a/b", 12),
        ("a/b/c", 12),
        ("table", 14),
        ("table/when", 15),
        ("rows", 17),
        ("rows/0/id", 18),
        ("rows/0/part/deep", 20),
        ("rows/1", 22),
        ("rows/1/cells/0/x", 25),
        ("rows/1/cells/1/x", 27),
    ],
)
def test_each_key_is_found_in_its_line(key: str, line: int) -> None:
    assert lines_of(TEXT).of(tuple(key.split("/"))) == line


@pytest.mark.parametrize(("key", "line"), [("rows/1/missing", 22), ("rows/9", 17), ("nowhere", 1), ("", 1)])
def test_a_key_that_is_missing_is_named_by_what_it_would_stand_in(key: str, line: int) -> None:
    assert lines_of(TEXT).of(tuple(key.split("/"))) == line


def test_line_ends_of_windows_count_like_all_others() -> None:
    assert lines_of("a = 1\r\n\r\n[b]\r\nc = 2\r\n").of(("b", "c")) == 4


@pytest.mark.parametrize(
    "path", [*PROGRAMMES.glob("*.toml"), *MERCHANTS.glob("*.toml")], ids=lambda p: p.stem
)
def test_every_key_of_our_own_files_is_found(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    lines = lines_of(text)
    split = text.splitlines()
    for key in leaves(tomllib.loads(text)):
        names = [name for name in key if not name.isdigit()]
        assert names[-1] in split[lines.of(key) - 1] or key[-1].isdigit()


names = st.text(string.ascii_letters + string.digits + "_- .\"'#[]=äß", min_size=1, max_size=6)
values = st.recursive(
    st.integers() | st.booleans() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(names, values, min_size=1, max_size=5))
def test_whatever_was_written_a_line_each_is_found_there(document: dict[str, Any]) -> None:
    text = "\n".join(f"{quoted(key)} = {written(value)}" for key, value in document.items())
    assert tomllib.loads(text) == document
    lines = lines_of(text)
    assert [lines.of((key,)) for key in document] == list(range(1, len(document) + 1))


def quoted(text: str) -> str:
    plain = set(string.printable[:95]) - set('"\\')
    return '"' + "".join(sign if sign in plain else f"\\U{ord(sign):08x}" for sign in text) + '"'


def written(value: Any) -> str:
    match value:
        case bool():
            return str(value).lower()
        case int():
            return str(value)
        case str():
            return quoted(value)
        case list():
            return "[" + ", ".join(map(written, value)) + "]"
        case dict():
            return "{ " + ", ".join(f"{quoted(k)} = {written(v)}" for k, v in value.items()) + " }"
    raise TypeError(value)


def leaves(value: Any, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    if isinstance(value, dict):
        return [leaf for name, one in value.items() for leaf in leaves(one, (*path, name))]
    if isinstance(value, list):
        return [leaf for place, one in enumerate(value) for leaf in leaves(one, (*path, str(place)))]
    return [path]


def test_a_fault_is_told_with_file_line_key_and_remedy(files: Files) -> None:
    files.change(CARD, "sign_in_h = 72", "sign_in_h = 0")
    (fault,) = [one for one in files.all_faults() if not one.warns]
    line = files.line_of(CARD, "sign_in_h = 0")
    assert str(fault).startswith(f"{CARD}:{line}: offline.sign_in_h: greater-than: ")
    assert str(fault).endswith("; correct the value")

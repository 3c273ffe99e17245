"""Breaks that are planted to see tests fail: what fits, what does not, and what comes of it."""

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from tools.breaks import Break, NotCollected, Outcome, faults, read_breaks, run_tests, try_all, unbroken
from tools.rules import closing

TARGET = "tools/breaks.py"
SOUND = Break("N01", TARGET, 'BREAKS = ROOT / "tests" / "breaks"', 'BREAKS = ROOT / "nowhere"', "no folder")

NO_ANSWER = Break("N01", "answer.py", "ANSWER = 42", "ANSWER = 0", "no answer")
ANSWERED = "test_one.py::test_there_is_an_answer"
STANDS_ON_IT = "test_one.py::test_with_a_fixture_that_the_break_ends"
FAILS_ANYWAY = "test_one.py::test_that_always_fails"
SMALL_TESTS = """
import pytest
from answer import ANSWER

def test_there_is_an_answer():
    assert ANSWER == 42

@pytest.fixture
def share():
    return 42 / ANSWER

def test_with_a_fixture_that_the_break_ends(share):
    assert share == 1

def test_that_always_fails():
    raise AssertionError
"""


def test_a_break_whose_text_is_gone_or_stands_twice_is_named() -> None:
    gone = Break("N02", TARGET, "no such text" + " anywhere", "", "")
    twice = Break("N03", TARGET, "one.rule", "", "")
    nowhere = Break("N04", "tools/nowhere.py", "a", "b", "")
    found = faults(["N01", "N02", "N03", "N04"], {one.rule: [one] for one in (SOUND, gone, twice, nowhere)})
    assert [one.split(":")[0] for one in found] == ["N02", "N03", "N04"]


def test_a_demand_without_a_break_and_a_break_without_a_demand_are_named() -> None:
    breaks = {"N01": [SOUND], "Z99": []}
    assert unbroken(["N01", "N05"], breaks) == ["N05"]
    assert faults(["N01", "N05"], breaks) == ["Z99: is no demand of the backend"]


def test_the_breaks_of_the_project_are_read_by_demand() -> None:
    assert all(one.rule == rule and one.says for rule, some in read_breaks().items() for one in some)


def test_a_break_is_undone_when_the_tests_have_run(tmp_path: Path) -> None:
    (tmp_path / "tools").mkdir()
    file = tmp_path / TARGET
    file.write_text(SOUND.old, encoding="utf-8")
    with SOUND.planted(tmp_path):
        assert file.read_text(encoding="utf-8") == SOUND.new
    assert file.read_text(encoding="utf-8") == SOUND.old


def test_the_breaks_of_the_project_stand_in_their_folder() -> None:
    assert "N06" in read_breaks()


@pytest.fixture
def few_plugins(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pytest that is started for one small module starts in a fraction of a second."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    monkeypatch.setenv("PYTEST_PLUGINS", "xdist.plugin")


@pytest.mark.usefixtures("few_plugins")
def test_a_break_that_tests_notice_is_caught_and_one_that_they_do_not_is_not(tmp_path: Path) -> None:
    breaks = [NO_ANSWER, replace(NO_ANSWER, new=NO_ANSWER.old + "  # as it was")]
    tried = list(try_all(breaks, {"N01": [ANSWERED]}, 2, tree=small_project(tmp_path)))
    assert [one.outcome for one in tried] == [Outcome.CAUGHT, Outcome.NOT_CAUGHT]
    assert tried[0].said == ANSWERED


@pytest.mark.usefixtures("few_plugins")
def test_where_a_break_ends_what_one_test_stands_on_another_may_still_notice_it(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    alone, *_ = try_all([NO_ANSWER], {"N01": [STANDS_ON_IT]}, tree=project)
    both, *_ = try_all([NO_ANSWER], {"N01": [STANDS_ON_IT, ANSWERED]}, tree=project)
    assert (alone.outcome, both.outcome, both.said) == (Outcome.NOT_SHOWN, Outcome.CAUGHT, ANSWERED)


@pytest.mark.usefixtures("few_plugins")
def test_what_fails_without_the_break_too_is_said_a_second_time_as_not_shown(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    caught, again = try_all([NO_ANSWER], {"N01": [FAILS_ANYWAY]}, tree=project)
    assert (caught.outcome, again.outcome) == (Outcome.CAUGHT, Outcome.NOT_SHOWN)
    assert again.said == f"fails without the break: {FAILS_ANYWAY}"


@pytest.mark.usefixtures("few_plugins")
def test_a_break_of_a_demand_without_tests_is_not_shown(tmp_path: Path) -> None:
    (tried,) = try_all([NO_ANSWER], {}, tree=small_project(tmp_path))
    assert (tried.outcome, tried.said) == (Outcome.NOT_SHOWN, "it has no tests")


@pytest.mark.usefixtures("few_plugins")
@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("def test_it() -> None:\n    pass\n", Outcome.NOT_CAUGHT),
        ("def test_it() -> None:\n    raise AssertionError\n", Outcome.CAUGHT),
        ("import nowhere\n", Outcome.NOT_SHOWN),
        ("", Outcome.NOT_SHOWN),
        ("def test_it(nothing) -> None:\n    pass\n", Outcome.NOT_SHOWN),
        ("import pytest\n@pytest.mark.skip\ndef test_it() -> None:\n    pass\n", Outcome.NOT_SHOWN),
        ("import os\ndef test_it() -> None:\n    os._exit(1)\n", Outcome.NOT_SHOWN),
        ("import os\ndef test_it() -> None:\n    os.abort()\n", Outcome.NOT_SHOWN),
        ("raise KeyboardInterrupt\n", Outcome.NOT_SHOWN),
    ],
    ids=[
        "passes",
        "fails",
        "not-read",
        "no-test",
        "no-fixture",
        "skipped",
        "out-of-time",
        "crash",
        "stopped",
    ],
)
def test_only_a_test_that_ran_and_failed_shows_anything(tmp_path: Path, text: str, outcome: Outcome) -> None:
    assert run_tests(tree(tmp_path, text), tmp_path, 60).outcome() == outcome


@pytest.mark.usefixtures("few_plugins")
def test_tests_that_do_not_end_show_nothing(tmp_path: Path) -> None:
    endless = "import threading\n\ndef test_it() -> None:\n    threading.Event().wait()\n"
    run = run_tests(tree(tmp_path, endless), tmp_path, 3)
    assert (run.outcome(), run.said()) == (Outcome.NOT_SHOWN, "not over within 3 s")


def test_tests_that_cannot_be_read_without_a_break_are_said_and_no_break_is_tried() -> None:
    """In a copy of the project itself: it can be copied, and its own pytest be started there."""
    with pytest.raises(NotCollected, match="no_such_test"):
        next(try_all([SOUND], {"N01": ["tests/unit/no_such_test.py"]}))


def test_the_last_line_counts_each_outcome() -> None:
    said = closing({Outcome.CAUGHT: 7, Outcome.NOT_SHOWN: 1}, 90)
    assert said == "8 breaks tried: 7 caught, 0 not caught, 1 not shown; 1.5 min"


def tree(root: Path, test: str) -> list[str]:
    """Return the names of the tests of a tree that has no more than a test module."""
    (root / "tests").mkdir()
    (root / "tests" / "unshrunk.py").write_text("", encoding="utf-8")
    (root / "pytest.ini").write_text("[pytest]\npythonpath = .\n", encoding="utf-8")
    (root / "test_one.py").write_text(test, encoding="utf-8")
    return ["test_one.py"]


def small_project(root: Path) -> Path:
    """Return a tree that git knows, with a line to be broken and tests that stand on it each in its way."""
    tree(root, SMALL_TESTS)
    (root / NO_ANSWER.file).write_text(NO_ANSWER.old + "\n", encoding="utf-8")
    subprocess.run(["git", "init", "-q", root], check=True)
    return root

"""Breaks that are planted to see tests fail: what fits, what does not, and what comes of it."""

from pathlib import Path

import pytest

from tools.breaks import Break, NotCollected, Outcome, faults, read_breaks, run_tests, try_all, unbroken
from tools.rules import closing

HERE = "tests/unit/test_planted_breaks.py"
TARGET = "tools/breaks.py"
SOUND = Break("N01", TARGET, 'BREAKS = ROOT / "tests" / "breaks"', 'BREAKS = ROOT / "nowhere"', "no folder")


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


@pytest.mark.timeout(300)
def test_a_break_that_tests_notice_is_caught_and_one_that_they_do_not_is_not() -> None:
    test = f"{HERE}::test_the_breaks_of_the_project_stand_in_their_folder"
    harmless = Break("N01", TARGET, SOUND.old, SOUND.old + "  # as it was", "nothing")
    tried = list(try_all([SOUND, harmless], {"N01": [test]}, 2))
    assert [one.outcome for one in tried] == [Outcome.CAUGHT, Outcome.NOT_CAUGHT]
    assert tried[0].said == test


def test_the_breaks_of_the_project_stand_in_their_folder() -> None:
    assert "N06" in read_breaks()


@pytest.mark.timeout(300)
def test_where_a_break_ends_what_one_test_stands_on_another_may_still_notice_it() -> None:
    one = f"{HERE}::test_a_test_with_a_fixture_that_a_break_ends"
    other = f"{HERE}::test_the_breaks_of_the_project_stand_in_their_folder"
    alone, *_ = try_all([SOUND], {"N01": [one]})
    both, *_ = try_all([SOUND], {"N01": [one, other]})
    assert (alone.outcome, both.outcome, both.said) == (Outcome.NOT_SHOWN, Outcome.CAUGHT, other)


@pytest.fixture
def first_break() -> Break:
    return read_breaks()["N06"][0]


def test_a_test_with_a_fixture_that_a_break_ends(first_break: Break) -> None:
    assert first_break.rule == "N06"


def test_a_break_of_a_demand_without_tests_is_not_shown() -> None:
    (tried,) = try_all([SOUND], {})
    assert (tried.outcome, tried.said) == (Outcome.NOT_SHOWN, "it has no tests")


@pytest.fixture
def few_plugins(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pytest that is started for one small module starts in a fraction of a second."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")


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

"""Breaks that are planted to see tests fail: what fits, what does not, and what comes of it."""

from pathlib import Path

import pytest

from tools.breaks import Break, faults, read_breaks, try_all, unbroken

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


@pytest.mark.timeout(120)
def test_a_break_that_tests_notice_is_caught_and_one_that_they_do_not_survives() -> None:
    test = f"{HERE}::test_the_breaks_of_the_project_stand_in_their_folder"
    harmless = Break("N01", TARGET, SOUND.old, SOUND.old + "  # as it was", "nothing")
    outcomes = [tried.outcome for tried in try_all([SOUND, harmless], {"N01": [test]}, 2)]
    assert outcomes == ["caught", "SURVIVED"]


def test_the_breaks_of_the_project_stand_in_their_folder() -> None:
    assert "N06" in read_breaks()

"""What the demo keeps and what it throws away."""

from pathlib import Path

import pytest

from pos_client.demo.options import data_folder, parse


def test_without_a_folder_everything_is_thrown_away() -> None:
    with data_folder(parse([])) as folder:
        (folder / "backend.sqlite3").write_text("data")
    assert not folder.exists()


def test_a_temporary_folder_is_kept_and_named_when_that_is_asked(capsys: pytest.CaptureFixture[str]) -> None:
    with data_folder(parse(["--keep"])) as folder:
        pass
    assert folder.exists()
    assert str(folder) in capsys.readouterr().out
    folder.rmdir()


def test_a_named_folder_is_kept(tmp_path: Path) -> None:
    named = tmp_path / "demo"
    with data_folder(parse(["--data-dir", str(named)])) as folder:
        (folder / "backend.sqlite3").write_text("data")
    assert (named / "backend.sqlite3").exists()


def test_beginning_anew_removes_what_the_demo_left_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "backend.sqlite3").write_text("data")
    (tmp_path / "till-kodutare-tallinn-1").mkdir()
    (tmp_path / "till-kodutare-tallinn-1" / "till.db").write_text("data")
    (tmp_path / "holiday.jpg").write_text("a photograph")
    with data_folder(parse(["--data-dir", str(tmp_path), "--fresh"])):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["holiday.jpg"]

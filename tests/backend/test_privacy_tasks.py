"""What a till hands to the data protection contact is seen, and done once."""

from pathlib import Path

import pytest

from reference_backend import tables
from reference_backend.__main__ import main
from tests.backend.desk import entry_id, withdraw
from tests.backend.in_process import InProcess
from tests.backend.looking import rows
from tests.backend.till import Till


@pytest.mark.rule("J30")
def test_a_letter_without_a_writer_is_listed_until_somebody_says_that_it_is_done(
    in_process: InProcess, database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk, file = Till(in_process, "kodutare-tallinn-1"), ["--database", str(database)]
    letter = withdraw(desk, None)
    desk.outcome(letter)
    assert main(["privacy-tasks", "list", *file]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert {"withdrawal-without-writer", "kodutare", entry_id(letter)} <= set(line.split())
    done = ["privacy-tasks", "done", line.split()[0], "--by", "office", *file]
    assert (main(done), main(done)) == (0, 1)
    assert "no task 1 waits" in capsys.readouterr().err
    assert main(["privacy-tasks", "list", *file]) == 0
    assert capsys.readouterr().out == "no task waits\n"
    (task,) = rows(in_process, tables.privacy_tasks)
    assert task["done_by"] == "office"
    assert task["done_at"] is not None

"""`stock add` on the command line."""

from pathlib import Path

import pytest

from reference_backend.__main__ import main
from reference_backend.configuration.check_digits import with_check_digits


def numbers(count: int) -> list[str]:
    return [with_check_digits("mod97", f"92{place:012d}") for place in range(count)]


@pytest.mark.rule("J17")
def test_a_file_of_codes_goes_into_stock_whole_or_not_at_all(
    database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = tmp_path / "codes.txt"
    call = ["stock", "add", "--merchant", "kodutare", "--file", str(listed), "--database", str(database)]
    listed.write_text("\n".join([*numbers(2), "9200"]), encoding="ascii")
    assert main(call) == 1
    refused = capsys.readouterr().err
    assert "line 3: is no number of a plastic card" in refused
    assert "nothing was taken" in refused
    listed.write_text("\n".join(numbers(2)), encoding="ascii")
    assert main(call) == 0
    assert capsys.readouterr().out == "2 cards are in stock\n"


def test_a_merchant_that_is_not_there_is_named(
    database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = tmp_path / "codes.txt"
    listed.write_text("", encoding="ascii")
    call = ["stock", "add", "--merchant", "nobody", "--file", str(listed), "--database", str(database)]
    assert main(call) == 1
    assert "there is no merchant nobody" in capsys.readouterr().err

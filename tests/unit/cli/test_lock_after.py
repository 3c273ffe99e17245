"""How long a till may stand alone is said at its start, within bounds."""

from __future__ import annotations

import pytest

from pos_client.cli.commands import run


@pytest.mark.parametrize("minutes", ["0", "0.1", "31", "nan", "inf", "-3", "never"])
def test_a_till_that_is_never_or_always_locked_is_refused(
    minutes: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        run(["run", "--lock-after", minutes])
    assert "a number from 0.5 to 30" in capsys.readouterr().err

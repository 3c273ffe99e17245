"""What a till says of a repair, by what is known to be missing."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from pos_client.domain.staff import Role
from pos_client.services.mended import Mended
from pos_client.ui.words import advice


@dataclass
class Mending:
    """A repair, and a store that had one."""

    lost: int | None
    told: bool = False

    @property
    def repair(self) -> Mending | None:
        return None if self.told else self

    def repair_was_told(self) -> None:
        self.told = True


@pytest.mark.parametrize(
    ("lost", "code", "what"),
    [
        (0, "till-mended", "No record is lost"),
        (3, "till-mended-with-loss", "could not be saved"),
        (None, "till-mended-unsure", "may be missing"),
    ],
)
def test_a_till_says_what_is_known_to_be_missing_until_a_manager_saw_it(
    lost: int | None, code: str, what: str
) -> None:
    mended = Mended(Mending(lost))
    mended.seen_by(Role.CASHIER)
    assert mended.code == code
    assert what in advice(code).what
    mended.seen_by(Role.MANAGER)
    assert mended.code is None


def test_damage_that_is_met_while_the_till_runs_asks_for_a_new_start() -> None:
    assert "start it again" in advice("database-damage-met").next_step

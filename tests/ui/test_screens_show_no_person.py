"""Whoever stands at a till, or looks over a shoulder, reads of nobody: no screen shows a person (A4).

A member's name, address, telephone number and birthday are not even known at a till: nothing that the backend
answers has a member for one. So a planted member shows in what a screen gets, and it is looked at whether any
text of any screen repeats it; and no field of what the screens are told could hold more.
"""

import dataclasses
import re
from collections.abc import Iterator
from enum import Enum
from typing import Any, get_args, get_type_hints

import pytest
from PySide6.QtWidgets import QWidget

from pos_client.domain.card import CardForm
from pos_client.domain.identification import AnswerSource, Identification, Verdict
from pos_client.domain.ids import MemberRef
from pos_client.domain.set_aside import SetAsideRecord
from pos_client.domain.staff import Role
from pos_client.domain.standing import CardSlip, DayReport, RecentPurchase
from tests.ui.conftest import MakeStage
from tests.ui.scenes import SCENES
from tests.ui.shop import NOON, PLASTIC, VIRTUAL, scan
from tests.ui.stage import Stage

CODES = (VIRTUAL, PLASTIC)
REFERENCE = "member-reference-7f3a"
OF_A_PERSON = re.compile(r"[\w.+-]+@(?!kassa\.|camera\.)[\w-]+\.\w+|\+3(?:58|72)[ \d]{6,}")
FIELDS = re.compile(r"mail|phone|birth|first_?name|last_?name|address|consent|history|balance")
SHOWN = (Identification, RecentPurchase, CardSlip, DayReport, SetAsideRecord)
TRYING_A_SCANNER = {"scanners-many", "scanners"}
"""Where somebody tries out a scanner, what it read stands on the screen: that is what the page is for."""


def texts_of(stage: Stage) -> Iterator[str]:
    """All that is written, and all that a screen reader is told."""
    yield from stage.texts()
    for widget in stage.shell.findChildren(QWidget):
        yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip())


def classes_in(kind: object) -> Iterator[type[Any]]:
    """A dataclass and those that its fields hold."""
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        yield kind
        for hint in get_type_hints(kind).values():
            yield from classes_in(hint)
    for part in get_args(kind):
        yield from classes_in(part)


@pytest.mark.rule("J20")
@pytest.mark.parametrize("scene", sorted(SCENES))
def test_no_screen_shows_a_person_or_a_whole_card_number(make_stage: MakeStage, scene: str) -> None:
    stage = make_stage()
    SCENES[scene](stage)
    written = "\n".join(texts_of(stage))
    assert OF_A_PERSON.findall(written) == []
    if scene not in TRYING_A_SCANNER:
        assert [code for code in CODES if code in written] == []


@pytest.mark.rule("J20", "A4.role.nobody")
@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("verdict", Verdict)
def test_no_role_reads_whose_card_was_scanned(make_stage: MakeStage, role: Role, verdict: Verdict) -> None:
    stage = make_stage()
    stage.open(role)
    found = Identification(
        verdict,
        AnswerSource.BACKEND,
        CardForm.VIRTUAL,
        as_of=NOON,
        code=VIRTUAL,
        member_ref=MemberRef(REFERENCE),
    )
    stage.shell.scans.on_scan_arrived(scan(VIRTUAL), False)
    stage.tell("identified", scan(VIRTUAL), found)
    written = "\n".join(texts_of(stage))
    assert REFERENCE not in written
    assert VIRTUAL not in written


@pytest.mark.rule("J20", "N09")
def test_nothing_that_a_screen_is_told_has_room_for_a_person() -> None:
    named = {
        f"{kind.__name__}.{field.name}"
        for shown in SHOWN
        for kind in classes_in(shown)
        if not issubclass(kind, Enum)
        for field in dataclasses.fields(kind)
    }
    assert len(named) > 40
    assert {one for one in named if FIELDS.search(one.rpartition(".")[2])} == set()

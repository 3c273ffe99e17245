"""What ends, or is wrong, with the backend's certificate: a quiet line for the manager and nobody else."""

from __future__ import annotations

from datetime import timedelta

import pytest

from pos_client.domain.staff import Role
from pos_client.domain.standing import Link, LinkState
from pos_client.ui.manager.screen import ManagerScreen
from pos_client.ui.widgets.notice import Notice
from tests.ui.conftest import MakeStage
from tests.ui.shop import NOON
from tests.ui.stage import Stage

ENDS = NOON + timedelta(days=12)


@pytest.fixture
def stage(make_stage: MakeStage) -> Stage:
    return make_stage()


def manager(stage: Stage) -> ManagerScreen:
    stage.shell.show_screen("manager")
    shown = stage.shell.screen_of("manager")
    assert isinstance(shown, ManagerScreen)
    return shown


def said_at_the_counter(stage: Stage) -> str:
    cashier = stage.shell.screen_of("cashier")
    return " ".join(notice.words for notice in [stage.shell.banner, *cashier.findChildren(Notice)])


def test_an_end_is_one_line_on_the_managers_day_until_somebody_renewed_it(stage: Stage) -> None:
    stage.open(role=Role.MANAGER)
    assert manager(stage).link.words == ""
    stage.tell("certificate_ending_changed", ENDS)
    assert stage.look.tongue.day(ENDS.date()) in manager(stage).link.words
    assert "renewed" in manager(stage).link.words
    stage.tell("certificate_ending_changed", None)
    assert manager(stage).link.words == ""


def test_the_cashier_reads_offline_and_nothing_of_certificates(stage: Stage) -> None:
    stage.open()
    stage.tell("certificate_ending_changed", ENDS)
    stage.tell("link_changed", LinkState(Link.OFFLINE, NOON, "certificate-pin-wrong"))
    assert stage.shell.current == "cashier"
    assert stage.shell.header.link.text() == "Offline"
    assert "certificate" not in said_at_the_counter(stage).lower()
    assert "key" not in said_at_the_counter(stage).lower().split()


def test_the_manager_reads_why_the_backend_is_not_believed(stage: Stage) -> None:
    stage.open(role=Role.MANAGER)
    stage.tell("link_changed", LinkState(Link.OFFLINE, NOON, "certificate-pin-wrong"))
    assert "another key" in manager(stage).link.words
    stage.tell("link_changed", LinkState(Link.OFFLINE, NOON, "backend-unreachable"))
    assert manager(stage).link.words == ""


def test_the_next_manager_reads_it_as_well(stage: Stage) -> None:
    stage.open(role=Role.MANAGER)
    stage.tell("certificate_ending_changed", ENDS)
    stage.tell("signed_out")
    assert "renewed" in manager(stage).link.words

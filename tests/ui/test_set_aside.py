# mypy: disable-error-code="no-untyped-call"
"""The page "Needs a person": what stands there, who may do what, and what a press asks for."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from pos_client.domain.entry import SettlementReason
from pos_client.domain.errors import KnownError
from pos_client.domain.money import Money
from pos_client.domain.set_aside import SetAsideRecord
from pos_client.domain.staff import Role
from pos_client.domain.standing import QueueState, RecentPurchase, RecordState
from pos_client.ui.cashier.screen import CashierScreen
from pos_client.ui.manager.set_aside import Asked, SetAsidePresenter
from pos_client.ui.manager.set_aside_screen import SetAsideScreen
from pos_client.ui.words.set_aside import what_to_do, why
from tests.ui.conftest import MakeStage
from tests.ui.shop import ASIDE, ASIDE_UNKNOWN, NOON
from tests.ui.source_codes import set_aside_reasons
from tests.ui.stage import Stage

TOTAL, LEFT, BENEFIT, *_ = ASIDE
SETTLED = ASIDE[8]


def listed(stage: Stage, *records: SetAsideRecord, role: Role = Role.MANAGER) -> SetAsidePresenter:
    stage.open(role)
    stage.shell.show_screen("set_aside")
    stage.tell("set_aside_listed", records)
    stage.shell.show()
    return stage.presenters.set_aside


def page(stage: Stage) -> SetAsideScreen:
    shown = stage.shell.screen_of("set_aside")
    assert isinstance(shown, SetAsideScreen)
    return shown


def test_an_empty_list_is_a_good_sight_and_nothing_is_promised_before_it_came(make_stage: MakeStage) -> None:
    stage = make_stage()
    stage.open(Role.MANAGER)
    stage.shell.show_screen("set_aside")
    assert "Looking …" in stage.texts()
    assert "Nothing waits for a person." not in stage.texts()
    stage.tell("set_aside_listed", ())
    assert "Nothing waits for a person." in stage.texts()


@pytest.mark.rule("X09")
@pytest.mark.parametrize("language", ["en", "et", "fi", "sv"])
def test_every_reason_is_a_sentence_and_a_next_step(make_stage: MakeStage, language: str) -> None:
    make_stage(language=language)
    unknown = why(ASIDE_UNKNOWN)
    assert unknown
    assert what_to_do(ASIDE_UNKNOWN)
    reasons = set_aside_reasons()
    assert len(reasons) > 25
    for code in reasons:
        record = replace(TOTAL, reason=code)
        assert why(record) not in {unknown, code}, code
        assert what_to_do(record), code


@pytest.mark.rule("A4.role.manager")
def test_the_info_desk_reads_and_the_manager_acts(make_stage: MakeStage) -> None:
    for role, acts in ((Role.INFO_DESK, False), (Role.MANAGER, True)):
        stage = make_stage()
        listed(stage, *ASIDE, role=role)
        record = page(stage).record
        assert record.what.text() == "Purchase of €4,599.00"
        assert [one.isVisible() for one in (record.correct, record.accept, record.export)] == [acts] * 3
        assert page(stage).export_all.isVisible() is acts


def test_what_cannot_be_sent_again_is_not_offered_to_be(make_stage: MakeStage) -> None:
    stage = make_stage()
    listed(stage, BENEFIT)
    assert page(stage).record.correct.isHidden()
    assert page(stage).record.accept.isVisible()


def test_a_settled_record_whose_body_has_left_has_a_dash_for_its_total(make_stage: MakeStage) -> None:
    stage = make_stage()
    assert SETTLED.total is not None
    listed(stage, replace(SETTLED, total=None))
    assert page(stage).record.what.text() == "Purchase of –"
    listed(stage, replace(SETTLED, total=None, settled=None))
    assert page(stage).record.what.text() == "Purchase"


def test_a_settled_record_says_what_was_done_by_whom(make_stage: MakeStage) -> None:
    stage = make_stage()
    listed(stage, SETTLED)
    words = "Accepted: recorded twice. By staff 90, 14:12."
    assert page(stage).record.done.words == words
    assert page(stage).record.accept.isHidden()
    assert page(stage).record.export.isVisible()


def test_a_corrected_total_is_sent_again(make_stage: MakeStage, qtbot: QtBot) -> None:
    stage = make_stage()
    listed(stage, TOTAL)
    page(stage).record.correct.click()
    prompt = page(stage).correction
    assert prompt.isVisible()
    assert prompt.amount.text == "€4,599.00"
    qtbot.keyClicks(prompt, "4599")
    assert prompt.amount.text == "€45.99"
    qtbot.keyClick(prompt, Qt.Key.Key_Return)
    qtbot.keyClick(prompt, Qt.Key.Key_Return)
    assert stage.wishes.of("correct_entry") == [(TOTAL.entry, Money(4599, "EUR"), True)]
    assert not prompt.yes.isEnabled()


def test_a_total_that_cannot_be_one_is_a_word_and_no_wish(make_stage: MakeStage, qtbot: QtBot) -> None:
    stage = make_stage()
    listed(stage, TOTAL).ask(Asked.CORRECTION)
    prompt = page(stage).correction
    qtbot.keyClicks(prompt, "0")
    qtbot.keyClick(prompt, Qt.Key.Key_Return)
    assert prompt.problem.words
    assert stage.wishes.of("correct_entry") == []


def test_the_link_to_a_member_who_left_is_dropped_unless_somebody_keeps_it(make_stage: MakeStage) -> None:
    stage = make_stage()
    presenter = listed(stage, LEFT)
    presenter.ask(Asked.CORRECTION)
    assert not page(stage).correction.member.isChecked()
    presenter.confirm()
    assert stage.wishes.of("correct_entry") == [(LEFT.entry, LEFT.total, False)]


def test_a_loss_needs_a_reason(make_stage: MakeStage, qtbot: QtBot) -> None:
    stage = make_stage()
    presenter = listed(stage, TOTAL)
    page(stage).record.accept.click()
    prompt = page(stage).loss
    assert prompt.isVisible()
    qtbot.keyClick(prompt, Qt.Key.Key_Return)
    presenter.confirm()
    assert stage.wishes.of("accept_loss") == []
    assert "No reason chosen yet." in prompt.problem.words
    prompt.reasons[SettlementReason.TEST].click()
    prompt.yes.click()
    assert stage.wishes.of("accept_loss") == [(TOTAL.entry, SettlementReason.TEST)]


def test_what_was_refused_keeps_what_was_chosen_and_says_why(make_stage: MakeStage) -> None:
    stage = make_stage()
    presenter = listed(stage, TOTAL)
    presenter.ask(Asked.LOSS)
    presenter.give(SettlementReason.TEST)
    presenter.confirm()
    stage.tell("refused", "accept_loss", KnownError("disk-full"))
    prompt = page(stage).loss
    assert prompt.isVisible()
    assert prompt.yes.isEnabled()
    assert prompt.reasons[SettlementReason.TEST].isChecked()
    assert prompt.problem.words.startswith("The disk is full.")


def test_a_settled_record_stays_in_sight(make_stage: MakeStage) -> None:
    stage = make_stage()
    presenter = listed(stage, TOTAL, LEFT)
    presenter.ask(Asked.LOSS)
    presenter.give(SettlementReason.TEST)
    presenter.confirm()
    done = replace(TOTAL, settled=SETTLED.settled)
    stage.tell("set_aside_listed", (LEFT, done))
    stage.tell("entry_settled", done)
    assert page(stage).loss.isHidden()
    assert presenter.state.record == done


def test_the_list_goes_by_keys_and_escape_leads_back(make_stage: MakeStage, qtbot: QtBot) -> None:
    stage = make_stage()
    stage.open(Role.MANAGER)
    stage.shell.show_screen("manager")
    presenter = listed_after(stage)
    for key, chosen in ((Qt.Key.Key_Down, LEFT), (Qt.Key.Key_Down, LEFT), (Qt.Key.Key_Up, TOTAL)):
        qtbot.keyClick(page(stage), key)
        assert presenter.state.chosen == chosen.entry
    qtbot.keyClick(page(stage), Qt.Key.Key_Escape)
    assert stage.shell.current == "manager"


def listed_after(stage: Stage) -> SetAsidePresenter:
    stage.shell.show_screen("set_aside")
    stage.tell("set_aside_listed", (TOTAL, LEFT))
    stage.shell.show()
    return stage.presenters.set_aside


def test_an_answer_renews_the_list_while_somebody_looks_and_not_else(make_stage: MakeStage) -> None:
    stage = make_stage()
    listed(stage, TOTAL)
    before = len(stage.wishes.of("list_set_aside"))
    stage.tell("queue_changed", QueueState(0, None, NOON, 1))
    assert len(stage.wishes.of("list_set_aside")) == before + 1
    stage.shell.show_screen("cashier")
    stage.tell("queue_changed", QueueState(0, None, NOON, 2))
    assert len(stage.wishes.of("list_set_aside")) == before + 1


@pytest.mark.parametrize(("role", "leads"), [(Role.CASHIER, False), (Role.MANAGER, True)])
def test_the_mark_on_a_purchase_leads_whoever_may_to_it(
    make_stage: MakeStage, role: Role, leads: bool
) -> None:
    stage = make_stage()
    stage.open(role)
    stage.shell.show()
    purchase = RecentPurchase(
        TOTAL.entry, NOON, Money(459900, "EUR"), RecordState.NEEDS_A_PERSON, TOTAL.reason
    )
    stage.tell("recent_changed", (purchase,))
    stage.presenters.recent.open(purchase)
    cashier = stage.shell.screen_of("cashier")
    assert isinstance(cashier, CashierScreen)
    assert cashier.reversal.look_at_it.isVisible() is leads
    cashier.reversal.look_at_it.click()
    assert stage.shell.current == ("set_aside" if leads else "cashier")
    if leads:
        stage.tell("set_aside_listed", (LEFT, TOTAL))
        assert stage.presenters.set_aside.state.record == TOTAL


def test_an_export_says_how_many_records_it_has(make_stage: MakeStage) -> None:
    stage = make_stage()
    presenter = listed(stage, *ASIDE)
    presenter.export("/somewhere/records.jsonl", None)
    assert stage.wishes.of("export_set_aside") == [("/somewhere/records.jsonl", "")]
    stage.tell("set_aside_exported", 11)
    assert "11 records written to the file." in page(stage).notice.words


def test_nothing_of_it_is_left_for_the_next_one(make_stage: MakeStage) -> None:
    stage = make_stage()
    presenter = listed(stage, TOTAL)
    stage.tell("signed_out")
    assert (presenter.state.records, presenter.state.session, presenter.state.chosen) == (None, None, None)


def test_a_till_that_lost_its_keys_leads_to_a_new_enrolment(make_stage: MakeStage) -> None:
    stage = make_stage()
    stage.tell("till_blocked", KnownError("keyring-entry-missing"))
    stage.shell.show()
    stage.shell.screen_of("blocked").enrol.click()  # type: ignore[attr-defined]
    assert stage.shell.current == "enrol"
    assert "Make this computer this till again" in stage.texts()


@pytest.mark.rule("X08")
def test_records_are_put_aside_only_when_they_cannot_be_opened_and_somebody_means_it(
    make_stage: MakeStage, qtbot: QtBot
) -> None:
    stage = make_stage()
    stage.tell("till_blocked", KnownError("keyring-entry-missing"))
    stage.shell.show_screen("enrol")
    stage.shell.show()
    screen = stage.shell.screen_of("enrol")
    aside, prompt = screen.aside, screen._asking  # type: ignore[attr-defined]
    stage.tell("refused", "enrol", KnownError("enrolment-code-used"))
    assert aside.isHidden()
    stage.tell("refused", "enrol", KnownError("not-sealed-for-this"))
    aside.click()
    qtbot.keyClick(prompt, Qt.Key.Key_Return)
    assert stage.wishes.of("keep_aside") == []
    aside.click()
    prompt.yes.click()
    assert stage.wishes.of("keep_aside") == [()]

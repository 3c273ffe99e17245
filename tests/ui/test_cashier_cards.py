# mypy: disable-error-code="no-untyped-call"
"""Cards and benefits at the counter: who gets what, what is held, and what the screen says about it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from pos_client.domain.errors import RefusedError
from pos_client.domain.identification import AnswerSource, Identification, Verdict
from pos_client.domain.sale import Sale
from pos_client.domain.scan import ScanSource
from pos_client.domain.staff import Role
from pos_client.ui.cashier.cards import MOST_ASKED
from pos_client.ui.cashier.screen import CashierScreen
from pos_client.ui.cashier.state import ReplaceCard
from pos_client.ui.theme import VERDICT_TONES
from pos_client.ui.words import advice
from tests.ui.conftest import MakeStage
from tests.ui.shop import BIRTHDAY, CARD_PRICE, NOON, PILLOW, answer, configuration, eligible, scan
from tests.ui.stage import Stage

OTHER = "9100000000000009"


def screen(stage: Stage) -> CashierScreen:
    shown = stage.shell.screen_of("cashier")
    assert isinstance(shown, CashierScreen)
    return shown


@pytest.mark.rule("X03")
def test_a_second_card_asks_before_it_replaces_the_first(stage: Stage, qtbot: QtBot) -> None:
    stage.show_card(eligible())
    stage.presenters.cashier.ticks.toggle(BIRTHDAY)
    stage.show_card(eligible(OTHER), OTHER)
    assert isinstance(stage.presenters.cashier.state.question, ReplaceCard)
    assert "Replace the card" in screen(stage).question.words
    qtbot.keyClick(screen(stage).question, Qt.Key.Key_Return)
    sale = stage.presenters.cashier.state.sale
    assert sale.customer is not None
    assert sale.customer.code == OTHER
    assert sale.chosen == ()


def test_a_question_keeps_the_keys_while_the_screen_behind_it_is_drawn_anew(
    stage: Stage, qtbot: QtBot
) -> None:
    stage.show_card(eligible())
    stage.show_card(eligible(OTHER), OTHER)
    assert screen(stage).question.hasFocus()
    stage.presenters.recent.changed.emit()
    screen(stage).refresh()
    assert screen(stage).question.hasFocus()


@pytest.mark.rule("X03")
def test_keeping_the_first_card_keeps_what_was_ticked(stage: Stage) -> None:
    stage.show_card(eligible())
    stage.presenters.cashier.ticks.toggle(BIRTHDAY)
    stage.show_card(eligible(OTHER), OTHER)
    stage.presenters.cashier.sale.answer(False)
    assert stage.presenters.cashier.state.is_chosen(BIRTHDAY.id)


def test_a_product_scanned_by_mistake_leaves_the_customer_in_the_sale(stage: Stage) -> None:
    stage.show_card(eligible())
    stage.show_card(answer(Verdict.NOT_A_MEMBER_CARD, "product-code"))
    customer = stage.presenters.cashier.state.sale.customer
    assert customer is not None
    assert customer.verdict is Verdict.ELIGIBLE
    assert screen(stage).customer.hint.words.startswith(advice("product-code").what)


def test_enter_keeps_the_first_card_where_the_second_gives_nothing(stage: Stage, qtbot: QtBot) -> None:
    stage.show_card(eligible())
    stage.show_card(replace(answer(Verdict.CARD_NOT_VALID, "card-lost"), code=OTHER), OTHER)
    assert isinstance(stage.presenters.cashier.state.question, ReplaceCard)
    qtbot.keyClick(screen(stage).question, Qt.Key.Key_Return)
    customer = stage.presenters.cashier.state.sale.customer
    assert customer is not None
    assert customer.verdict is Verdict.ELIGIBLE
    assert stage.presenters.cashier.state.question is None


def test_two_cards_scanned_before_the_first_answer_ask_which_one_holds(stage: Stage) -> None:
    stage.shell.scans.on_scan_arrived(scan(), False)
    stage.shell.scans.on_scan_arrived(scan(OTHER), False)
    stage.tell("identified", scan(), eligible())
    assert stage.presenters.cashier.state.asking
    stage.tell("identified", scan(OTHER), eligible(OTHER))
    customer, question = stage.presenters.cashier.state.sale.customer, stage.presenters.cashier.state.question
    assert customer is not None
    assert customer.code == eligible().code
    assert isinstance(question, ReplaceCard)
    assert question.found.code == OTHER
    assert not stage.presenters.cashier.state.asking


def test_a_product_scanned_before_the_cards_answer_costs_no_customer(stage: Stage) -> None:
    product = scan("4006381333931", "EAN13")
    stage.shell.scans.on_scan_arrived(scan(), False)
    stage.shell.scans.on_scan_arrived(product, False)
    stage.tell("identified", scan(), eligible())
    stage.tell("identified", product, answer(Verdict.NOT_A_MEMBER_CARD, "product-code"))
    customer = stage.presenters.cashier.state.sale.customer
    assert customer is not None
    assert customer.verdict is Verdict.ELIGIBLE


def test_a_scanner_that_sends_card_after_card_causes_few_lookups_and_is_told(
    stage: Stage, qtbot: QtBot
) -> None:
    lookups: list[object] = []
    stage.presenters.cashier.cards.identify_asked.connect(lambda *asked: lookups.append(asked))
    for number in range(200):
        stage.shell.scans.on_scan_arrived(scan(f"91{number:014}"), False)
    assert len(lookups) == MOST_ASKED
    assert screen(stage).customer.hint.words.startswith(advice("scans-run-together").what)


def test_the_answer_to_a_scan_of_a_sale_that_is_over_comes_too_late(stage: Stage) -> None:
    stage.shell.scans.on_scan_arrived(scan(), False)
    stage.presenters.cashier.cards.take_out()
    stage.tell("identified", scan(), eligible())
    assert stage.presenters.cashier.state.sale.customer is None


def test_a_single_use_benefit_is_ticked_only_when_the_backend_holds_it(stage: Stage, qtbot: QtBot) -> None:
    stage.show_card(eligible())
    qtbot.keyClick(screen(stage), Qt.Key.Key_F2)
    row = screen(stage).customer.rows[PILLOW.id]
    assert not row.isChecked()
    sale = only_sale_of_hold(stage)
    stage.tell("benefit_held", sale.sale_id, PILLOW.id, "hold-1")
    assert row.isChecked()
    qtbot.keyClicks(screen(stage), "2000")
    qtbot.keyClick(screen(stage), Qt.Key.Key_Return)
    assert screen(stage).purchase.amount.text == "€15.00"


def only_sale_of_hold(stage: Stage) -> Sale:
    ((sale, _benefit),) = stage.wishes.of("hold_benefit")
    assert isinstance(sale, Sale)
    return sale


def test_a_refused_hold_leaves_the_benefit_unticked_with_a_word(stage: Stage) -> None:
    stage.show_card(eligible())
    stage.presenters.cashier.ticks.toggle(PILLOW)
    stage.tell("refused", "hold_benefit", RefusedError("benefit-not-available"))
    assert not screen(stage).customer.rows[PILLOW.id].isChecked()
    assert screen(stage).customer.hint.words.startswith(advice("benefit-not-available").what)


def test_a_hold_that_comes_for_an_ended_sale_is_given_back(stage: Stage) -> None:
    stage.show_card(eligible())
    stage.presenters.cashier.ticks.toggle(PILLOW)
    sale = only_sale_of_hold(stage)
    stage.presenters.cashier.cards.take_out()
    stage.tell("benefit_held", sale.sale_id, PILLOW.id, "hold-1")
    assert stage.wishes.of("release_hold") == [("hold-1",)]


def test_a_programme_that_allows_one_benefit_refuses_the_second(make_stage: MakeStage) -> None:
    stage = make_stage()
    stage.open(config=configuration(per_purchase=1))
    stage.show_card(eligible())
    stage.presenters.cashier.ticks.toggle(BIRTHDAY)
    stage.presenters.cashier.ticks.toggle(PILLOW)
    assert stage.wishes.of("hold_benefit") == []
    assert stage.presenters.cashier.state.hint is not None
    assert stage.presenters.cashier.state.hint.code == "benefit-limit-reached"


@pytest.mark.rule("J36")
def test_only_a_manager_may_type_a_number_and_it_counts_as_an_override(make_stage: MakeStage) -> None:
    cashier = make_stage()
    cashier.open(Role.CASHIER)
    cashier.presenters.cashier.cards.type_code("9100000000000001")
    assert not screen(cashier).scan.type.isVisibleTo(screen(cashier))
    assert cashier.wishes.of("identify") == []
    manager = make_stage()
    manager.open(Role.MANAGER)
    manager.presenters.cashier.cards.type_code(" 9100000000000001 ")
    ((typed, override, _repeat, _reason),) = manager.wishes.of("identify")
    assert override is True
    assert getattr(typed, "source", None) is ScanSource.KEYED


def test_a_programme_that_allows_typing_lets_every_cashier_type(make_stage: MakeStage) -> None:
    stage = make_stage()
    stage.open(Role.CASHIER, config=configuration(typed_codes=True))
    stage.presenters.cashier.cards.type_code("9100000000000001")
    ((_typed, override, _repeat, reason),) = stage.wishes.of("identify")
    assert (override, reason) == (False, None)


@pytest.mark.rule("J02", "J32")
def test_the_card_price_shows_the_rule_books_own_wording_in_every_language(make_stage: MakeStage) -> None:
    for language in ("et", "fi", "sv", "en"):
        stage = make_stage(language=language)
        stage.open()
        stage.show_card(eligible())
        line = screen(stage).customer.lines[0]
        assert "Hind kliendikaardiga" in {line.title.text(), line.wording.text()}


@pytest.mark.parametrize("verdict", list(Verdict))
def test_each_verdict_has_its_own_colour_and_word(stage: Stage, verdict: Verdict) -> None:
    found = eligible() if verdict is Verdict.ELIGIBLE else answer(verdict)
    stage.show_card(found)
    band = screen(stage).customer.band
    assert band.ground == VERDICT_TONES[verdict].ground
    assert band.headline
    assert len({tone.ground for tone in VERDICT_TONES.values()}) == len(Verdict)


def test_the_answers_source_and_age_are_said(stage: Stage) -> None:
    stage.show_card(eligible())
    assert screen(stage).customer.source.text() == "Source: backend, just now"
    from dataclasses import replace
    from datetime import timedelta

    stage.presenters.cashier.cards.take_out()
    old = replace(eligible(), source=AnswerSource.SNAPSHOT, as_of=NOON - timedelta(minutes=26))
    stage.show_card(old)
    assert screen(stage).customer.source.text() == "Source: this till's list of 14:06 (26 min old)"


@pytest.mark.rule("J20")
def test_nothing_on_the_screen_says_who_the_customer_is(stage: Stage) -> None:
    stage.show_card(eligible())
    shown = " ".join(stage.texts())
    assert "m-1" not in shown
    assert "9100000000000001" not in shown


def test_markup_in_a_benefits_title_is_shown_as_it_is_and_long_titles_do_not_break(stage: Stage) -> None:
    from dataclasses import replace

    evil = replace(CARD_PRICE, titles={"en": "<b>bold</b><img src=x> " + "x" * 177})
    ticked = replace(BIRTHDAY, titles={"en": "y" * 200})
    stage.show_card(eligible("9100000000000001", evil, ticked))
    title = screen(stage).customer.lines[0].title
    assert title.textFormat() is Qt.TextFormat.PlainText
    assert len(title.text()) == 200
    stage.shell.grab()


def test_an_identification_without_a_code_never_takes_a_real_customers_place(stage: Stage) -> None:
    stage.show_card(eligible())
    nothing = Identification(Verdict.NOT_A_MEMBER_CARD, AnswerSource.TILL, reason="web-address")
    stage.show_card(nothing, "https://example.org")
    assert stage.presenters.cashier.state.question is None

"""The design system keeps its promises: contrast, targets, plain text, words for every code."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPushButton

from pos_client.domain.identification import Verdict
from pos_client.domain.money import Money
from pos_client.domain.staff import Role
from pos_client.domain.standing import QueueState
from pos_client.ui.colours import Colours, Tone
from pos_client.ui.i18n import Tongue
from pos_client.ui.theme import VERDICT_TONES, Measure, Theme, contrast
from pos_client.ui.widgets.band import Band
from pos_client.ui.widgets.texts import ElidedLabel
from pos_client.ui.words import advice, has_words
from tests.ui.conftest import MakeStage
from tests.ui.scenes import SCENES
from tests.ui.shop import NOON, answer, configuration, eligible
from tests.ui.source_codes import codes_of_the_contract, codes_of_the_source
from tests.ui.stage import Stage
from tools.translations import LANGUAGES, lacking, texts_of_the_screens, translations

AA = 4.5
UI = Path(__file__).resolve().parents[2] / "pos_client" / "ui"


def _tones() -> list[tuple[str, Tone]]:
    colours = Colours()
    named = [(name, getattr(colours, name)) for name in Colours.__dataclass_fields__]
    return [(name, value) for name, value in named if isinstance(value, Tone)]


@pytest.mark.parametrize(("name", "tone"), _tones())
def test_every_tone_keeps_wcag_aa(name: str, tone: Tone) -> None:
    assert contrast(tone.ink, tone.ground) >= AA, name


@pytest.mark.parametrize("verdict", list(Verdict))
def test_every_verdicts_band_keeps_wcag_aa(verdict: Verdict) -> None:
    tone = VERDICT_TONES[verdict]
    assert contrast(tone.ink, tone.ground) >= AA


def test_ink_on_page_and_panel_and_header_keeps_wcag_aa() -> None:
    colours = Colours()
    for ink in (colours.ink, colours.ink_soft, colours.action.ground):
        for ground in (colours.page, colours.panel):
            assert contrast(ink, ground) >= AA
    assert contrast(colours.header_soft, colours.header.ground) >= AA
    assert contrast(colours.success.ink, colours.panel) >= AA


def test_contrast_of_black_on_white_is_21() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") < AA


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scene", sorted(SCENES))
def test_every_screen_fits_the_smallest_till_in_plain_text_with_targets_for_a_finger(
    make_stage: MakeStage, scene: str, language: str
) -> None:
    stage = make_stage(language=language)
    SCENES[scene](stage)
    stage.picture()
    assert (stage.shell.width(), stage.shell.height()) == (1024, 768)
    for label in stage.shell.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText or not label.text()
        if label.isVisible() and label.wordWrap() and label.text():
            assert label.height() >= label.heightForWidth(label.width()) - 1, label.text()
    assert _cut_off(stage) == []
    assert _too_small(stage) == []


def _too_small(stage: Stage) -> list[tuple[str, int, int]]:
    """What can be pressed and is smaller than a finger."""
    return [
        (type(widget).__name__, widget.width(), widget.height())
        for kind in (QAbstractButton, QLineEdit)
        for widget in stage.shell.findChildren(kind)
        if widget.isVisible() and min(widget.width(), widget.height()) < Measure.TARGET
    ]


def _cut_off(stage: Stage) -> list[str]:
    """Words that are wider than their place."""
    cut = []
    for label in stage.shell.findChildren(QLabel):
        if label.isVisible() and label.text() and not isinstance(label, ElidedLabel):
            pieces = label.text().split() if label.wordWrap() else label.text().splitlines()
            if max(map(label.fontMetrics().horizontalAdvance, pieces)) > label.width():
                cut.append(label.text())
    buttons = [one for one in stage.shell.findChildren(QPushButton) if one.isVisible() and one.text()]
    # Its own hint counts icon, padding and border: more than the words alone.
    cut += [one.text() for one in buttons if one.sizeHint().width() > one.width()]
    bands = [band for band in stage.shell.findChildren(Band) if band.isVisible()]
    return cut + [band.headline for band in bands if not _has_air(band)]


def _has_air(band: Band) -> bool:
    """Whether nothing is written at the upper and the lower edge."""
    picture = band.grab().toImage()
    edges = (*range(4, 9), *range(band.height() - 9, band.height() - 4))
    return all(len({picture.pixel(x, y) for x in range(20, picture.width() - 20)}) == 1 for y in edges)


def test_the_scale_follows_the_screen_within_bounds() -> None:
    assert Theme.for_screen(800, 600).scale == 1.0
    assert Theme.for_screen(1024, 768).scale == 1.0
    assert Theme.for_screen(1920, 1080).scale == pytest.approx(1.4)
    assert Theme.for_screen(7680, 4320).scale == pytest.approx(1.6)


@pytest.mark.rule("X09")
def test_every_code_of_the_source_and_of_the_contract_has_words() -> None:
    lacking_words = {code: where for code, where in codes_of_the_source().items() if not has_words(code)}
    assert lacking_words == {}
    assert {code for code in codes_of_the_contract() if not has_words(code)} == set()


def test_the_search_for_codes_finds_some_of_each_part() -> None:
    found = codes_of_the_source()
    assert {"sale-closed", "total-too-large", "sign-in-too-old", "image-too-large"} <= found.keys()
    assert {"sign-in-refused", "register-revoked", "invalid-request"} <= codes_of_the_contract()


def test_an_unknown_code_still_gives_a_sentence_with_the_code() -> None:
    assert "flux-capacitor-empty" in advice("flux-capacitor-empty").what


@pytest.mark.rule("X09")
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_the_screens_is_translated(language: str) -> None:
    assert lacking(language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_survive_translation(language: str) -> None:
    known = translations(language)
    for text in texts_of_the_screens():
        for form in known.get((text.context, text.source), ()):
            for part in ("{code}", "{time}", "{total}", "{age}", "{url}", "{price}", "{digits}", "%n"):
                assert (part in form) == (part in text.source), form


def test_no_screen_imports_everything_or_anything_heavy() -> None:
    for path in UI.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                assert all(name.name != "*" for name in node.names), path


def test_the_shell_loads_no_decoder_no_http_and_no_keyring() -> None:
    heavy = "{'cv2', 'numpy', 'requests', 'keyring', 'zxingcpp', 'pyzbar', 'apsw'}"
    program = f"import sys, pos_client.ui.shell; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.rule("N01", "N02")
def test_a_nano_till_has_nothing_for_paper_or_plastic_and_says_where_to_join(make_stage: MakeStage) -> None:
    stage = make_stage()
    stage.open(Role.MANAGER, config=configuration(nano=True))
    stage.show_card(answer(Verdict.NOT_A_MEMBER))
    stage.shell.header.menu.aboutToShow.emit()
    items = [action.text() for action in stage.shell.header.menu.actions()]
    assert "Replace a lost card" not in items
    assert "The day" in items
    assert stage.shell.is_built("info_desk") is False


@pytest.mark.rule("J38", "J40", "J41")
def test_a_card_price_till_has_no_points_no_balance_and_no_password(make_stage: MakeStage) -> None:
    stage = make_stage()
    stage.open()
    stage.show_card(eligible())
    shown = " ".join(stage.texts()).lower()
    assert not any(word in shown for word in ("points", "balance", "bonus"))
    assert not [
        field
        for field in stage.shell.findChildren(QLineEdit)
        if field.echoMode() is QLineEdit.EchoMode.Password
    ]


@pytest.mark.rule("X05")
def test_the_header_says_link_age_number_waiting_and_oldest(make_stage: MakeStage) -> None:
    stage = make_stage()
    stage.open(offline=True)
    header = stage.shell.header
    assert header.link.text() == "Offline"
    assert header.link_age.text() == "since 14:06 · 26 min"
    assert header.waiting.text() == "14 waiting"
    assert header.last_delivery.text() == "oldest 26 min"


@pytest.mark.rule("X05")
def test_records_set_aside_are_said_on_every_screen(make_stage: MakeStage) -> None:
    stage = make_stage()
    stage.open()
    stage.tell("queue_changed", QueueState(0, None, NOON, 2))
    assert stage.shell.banner.words.startswith(advice("records-set-aside").what)


@pytest.mark.rule("X08")
def test_a_shift_changes_at_once_and_the_door_says_what_waits(make_stage: MakeStage) -> None:
    stage = make_stage()
    stage.open(offline=True)
    stage.presenters.standing.leave()
    assert len(stage.wishes.of("sign_out")) == 1
    stage.tell("signed_out")
    words = "14 records wait on this till. They are safe and leave by themselves."
    assert words in stage.texts()
    stage.tell("queue_changed", QueueState(0, None, NOON, 0))
    door = stage.shell.screen_of("sign_in")
    assert door.waiting.isHidden()  # type: ignore[attr-defined]


def test_amounts_and_times_follow_the_language(make_stage: MakeStage) -> None:
    for language, amount, time in (
        ("et", "45,99\xa0€", "14:32"),
        ("fi", "45,99\xa0€", "14.32"),
        ("en", "€45.99", "14:32"),
    ):
        stage = make_stage(language=language)
        stage.open()
        assert stage.tongue.money(Money(4599, "EUR")) == amount
        assert stage.tongue.time(NOON) == time


def test_the_programmes_language_is_spoken_until_somebody_chooses(make_stage: MakeStage) -> None:
    stage = make_stage()
    tongue = Tongue(stage.app)
    tongue.suggest("fi")
    assert tongue.language == "fi"
    tongue.speak("sv")
    tongue.suggest("fi")
    assert tongue.language == "sv"
    tongue.speak("zz")
    assert tongue.language == "en"
    tongue.speak_no_more()

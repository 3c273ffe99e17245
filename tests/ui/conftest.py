"""The stage for tests of the screens."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.stage import Stage

MakeStage = Callable[..., Stage]


@pytest.fixture
def make_stage(qapp: QApplication) -> Iterator[MakeStage]:
    """Windows that are closed again after the test, with the language as it was."""
    stages: list[Stage] = []

    def make(size: tuple[int, int] = (1024, 768), language: str = "en") -> Stage:
        stages.append(Stage(qapp, size, language))
        return stages[-1]

    yield make
    for stage in stages:
        stage.close()


@pytest.fixture
def stage(make_stage: MakeStage) -> Stage:
    """A till whose window is shown, with a cashier signed in."""
    made = make_stage()
    made.open()
    made.shell.show()
    return made

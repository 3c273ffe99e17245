"""One X server for all tests here, or a reason why there is none."""

from collections.abc import Iterator

import pytest

from tests.x_display import XDisplay, why_no_x_server, x_display


@pytest.fixture(scope="session")
def display() -> Iterator[XDisplay]:
    """An X server with a window manager."""
    absent = why_no_x_server()
    if absent is not None:
        pytest.skip(absent)
    with x_display() as running:
        yield running

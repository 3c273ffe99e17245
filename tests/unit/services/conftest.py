"""Tills for the tests of use cases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.backend import FakeBackend
from tests.fakes.programmes import customer_card, nano_id
from tests.fakes.till import OpenTill, TillOnTheBench


@pytest.fixture
def open_till(tmp_path: Path) -> Iterator[OpenTill]:
    """Opens a till under a configuration, another installation of the register that a backend knows where one
    is handed in; closed at the end.
    """
    opened: list[TillOnTheBench] = []

    def opener(document: dict[str, Any], backend: FakeBackend | None = None) -> TillOnTheBench:
        opened.append(TillOnTheBench(tmp_path / str(len(opened)), document, backend))
        return opened[-1]

    yield opener
    for till in opened:
        till.close()


@pytest.fixture
def till(open_till: OpenTill) -> TillOnTheBench:
    """A till of the customer card with a cashier signed in."""
    opened = open_till(customer_card())
    opened.sign_in()
    return opened


@pytest.fixture
def nano_till(open_till: OpenTill) -> TillOnTheBench:
    """A till of a Nano-ID merchant with a cashier signed in."""
    opened = open_till(nano_id())
    opened.sign_in()
    return opened

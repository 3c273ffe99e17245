"""Somebody who calls the members' side."""

import pytest

from tests.backend.members_side.visitor import AINO, BOOKSHOP, CAFE, SHOP, Visitor, card_form, nano_form
from tests.backend.running import Running


@pytest.fixture
def visitor(running: Running) -> Visitor:
    return Visitor(running)


@pytest.fixture
def aino(visitor: Visitor) -> Visitor:
    """A member of two Finnish shops, on her own pages."""
    for merchant in (CAFE, BOOKSHOP):
        visitor.join(merchant, nano_form(AINO, first_name="Aino", last_name="Järvi"))
    return visitor.enter(AINO)


@pytest.fixture
def oie(visitor: Visitor) -> Visitor:
    """A holder of the Estonian card, on her own pages."""
    visitor.join_fully(card_form("oie@example.com"))
    return visitor.enter("oie@example.com", SHOP)

"""The screens by name. Each one's module is imported when it is first asked for: a till paints at once."""

from __future__ import annotations

from collections.abc import Callable

from pos_client.ui.look import Look
from pos_client.ui.presenters import Presenters
from pos_client.ui.widgets.screen import Screen


def screen_named(name: str, look: Look, them: Presenters, back: Callable[[], None]) -> Screen:
    """A new screen: cashier, info_desk, manager, or one of the door; `back` leads to the counter."""
    if name == "cashier":
        from pos_client.ui.cashier.screen import CashierScreen

        return CashierScreen(look, them.cashier, them.recent, them.camera)
    if name == "info_desk":
        from pos_client.ui.info_desk.screen import InfoDeskScreen

        desk = InfoDeskScreen(look, them.info_desk, them.camera)
        desk.left.connect(back)
        return desk
    if name == "manager":
        from pos_client.ui.manager.screen import ManagerScreen

        day = ManagerScreen(look, them.manager)
        day.left.connect(back)
        return day
    return _at_the_door(name, look, them)


def _at_the_door(name: str, look: Look, them: Presenters) -> Screen:
    from pos_client.ui.sign_in.screens import BlockedScreen, EnrolScreen, SignInScreen

    if name == "enrol":
        return EnrolScreen(look, them.enrol)
    if name == "blocked":
        return BlockedScreen(look, them.blocked)
    return SignInScreen(look, them.sign_in)

"""The screens by name. Each one's module is imported when it is first asked for: a till paints at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from pos_client.ui.look import Look
from pos_client.ui.presenters import Presenters
from pos_client.ui.widgets.screen import Screen

if TYPE_CHECKING:
    from pos_client.ui.cashier.scan_panel import CodeSources


def screen_named(name: str, look: Look, them: Presenters, go: Callable[[str], None]) -> Screen:
    """A new screen: cashier, info_desk, manager, set_aside, tills, scanners, or one of the door: enrol,
    passphrase, sign_in, own_pin, locked, blocked.

    `go` leads to the screen of that name, or back to where one came from for "".
    """
    if name == "cashier":
        from pos_client.ui.cashier.screen import CashierScreen

        return CashierScreen(look, them.cashier, them.recent, _sources(them))
    if name == "info_desk":
        from pos_client.ui.info_desk.screen import InfoDeskScreen

        desk = InfoDeskScreen(look, them.info_desk, _sources(them))
        desk.left.connect(lambda: go("cashier"))
        return desk
    if name == "manager":
        from pos_client.ui.manager.screen import ManagerScreen

        day = ManagerScreen(look, them.manager)
        day.left.connect(lambda: go("cashier"))
        day.set_aside_pressed.connect(lambda: go("set_aside"))
        return day
    if name == "set_aside":
        from pos_client.ui.manager.set_aside_screen import SetAsideScreen

        records = SetAsideScreen(look, them.set_aside)
        records.left.connect(lambda: go(""))
        return records
    if name == "tills":
        from pos_client.ui.manager.tills_screen import TillsScreen

        tills = TillsScreen(look, them.tills)
        tills.left.connect(lambda: go(""))
        return tills
    if name == "scanners":
        from pos_client.ui.scanners.screen import ScannersScreen

        scanners = ScannersScreen(look, them.scanners, them.camera, them.help)
        scanners.left.connect(lambda: go(""))
        return scanners
    return _at_the_door(name, look, them, go)


def _sources(them: Presenters) -> CodeSources:
    from pos_client.ui.cashier.scan_panel import CodeSources

    return CodeSources(them.camera, them.scanners.cable, them.help)


def _at_the_door(name: str, look: Look, them: Presenters, go: Callable[[str], None]) -> Screen:
    if name == "enrol":
        return _enrol(look, them, go)
    if name == "passphrase":
        return _passphrase(look, them, go)
    if name == "blocked":
        from pos_client.ui.sign_in.blocked_screen import BlockedScreen

        blocked = BlockedScreen(look, them.blocked)
        blocked.enrol_pressed.connect(lambda: go("enrol"))
        return blocked
    if name == "own_pin":
        from pos_client.ui.sign_in.own_pin_screen import OwnPinScreen

        return OwnPinScreen(look, them.own_pin)
    if name == "locked":
        from pos_client.ui.sign_in.lock_screen import LockScreen

        return LockScreen(look, them.lock)
    from pos_client.ui.sign_in.screens import SignInScreen

    door = SignInScreen(look, them.sign_in)
    door.scanners_pressed.connect(lambda: go("scanners"))
    return door


def _enrol(look: Look, them: Presenters, go: Callable[[str], None]) -> Screen:
    from pos_client.ui.sign_in.enrol_screen import EnrolScreen

    enrol = EnrolScreen(look, them.enrol)
    enrol.passphrase_pressed.connect(them.passphrase.choose)
    enrol.passphrase_pressed.connect(lambda: go("passphrase"))
    return enrol


def _passphrase(look: Look, them: Presenters, go: Callable[[str], None]) -> Screen:
    from pos_client.ui.sign_in.passphrase_screen import PassphraseScreen

    screen = PassphraseScreen(look, them.passphrase)
    screen.enrol_wanted.connect(lambda: go("enrol"))
    return screen

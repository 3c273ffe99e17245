"""The screens and their presenters, in the size of this screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from pos_client.domain.ids import new_entry_id
from pos_client.ui.i18n import Tongue, system_language
from pos_client.ui.icons import Icons
from pos_client.ui.look import Look
from pos_client.ui.presenters import Presenters
from pos_client.ui.shell import Shell
from pos_client.ui.sounds import SystemSounder
from pos_client.ui.theme import Theme

if TYPE_CHECKING:
    from pos_client.bootstrap.options import Options
    from pos_client.bootstrap.surroundings import Surroundings


def build_shell(qt: QApplication, outside: Surroundings, options: Options) -> Shell:
    """All of them, idle: the first is built, the others when they are first shown."""
    size = qt.primaryScreen().availableSize()
    theme = Theme.for_screen(size.width(), size.height()) if options.scale is None else Theme(options.scale)
    presenters = Presenters.build(
        outside.clock.now,
        lambda: new_entry_id(int(outside.clock.now().timestamp() * 1000), outside.random_bytes),
        options.sounder or SystemSounder(qt.beep),
    )
    tongue = Tongue(qt)
    # Until the programme is known, and with it the language of its shops.
    tongue.suggest(system_language())
    shell = Shell(Look(theme, Icons(), tongue, outside.clock.now), presenters)
    # Its translations leave the application with the screens.
    tongue.setParent(shell)
    return shell

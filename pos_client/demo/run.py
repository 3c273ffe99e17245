"""`pos-client demo`: the whole of it, from the options to the exit code."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from pos_client.demo.backend_process import BackendNotStartedError, BackendProcess, backend_command
from pos_client.demo.cable import Cable
from pos_client.demo.cast import UnknownRegisterError, choose_register
from pos_client.demo.display import has_display
from pos_client.demo.narrator import Narrator
from pos_client.demo.options import Options, data_folder, parse
from pos_client.demo.stage import Stage
from pos_client.demo.story import SHOP, story
from pos_client.demo.storyteller import play
from pos_client.demo.till_window import DemoTill, Silence
from pos_client.demo.two_windows import TwoWindows
from pos_client.domain.errors import SecretStoreError
from pos_client.secret_store.keyring_store import KeyringSecretStore
from pos_client.secret_store.memory_store import MemorySecretStore
from pos_client.services.ports import SecretStore


class PortTakenError(Exception):
    """A kept till knows its backend by a port that another program has now; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Keeping:
    """Where a till keeps its secrets, and the folder of its data: they are kept together or not at all."""

    secrets: SecretStore
    tills: Path


def run_demo(arguments: Sequence[str]) -> int:
    """Show the demo until its tray is closed, or play the story; the program's exit code."""
    options = parse(arguments)
    offscreen = options.offscreen or not has_display(os.environ)
    if offscreen:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        with ExitStack() as stack:
            return _run(options, stack, offscreen=offscreen)
    except (UnknownRegisterError, BackendNotStartedError, PortTakenError) as error:
        print(f"The demo cannot begin: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _run(options: Options, stack: ExitStack, *, offscreen: bool) -> int:
    folder = stack.enter_context(data_folder(options))
    print("Starting a backend with demo data …", flush=True)
    command = backend_command(folder / "backend.sqlite3")
    backend = stack.enter_context(BackendProcess(command, folder / "backend.log"))
    cable = stack.enter_context(_cable(backend, folder))
    app = QApplication(sys.argv[:1])
    app.setApplicationName("pos-client")
    choose_register(backend.announcement, options.merchant, options.register)
    if offscreen:
        return _play_story(app, options, backend, cable, stack)
    return _show_windows(app, options, backend, cable, folder, stack)


def _show_windows(
    app: QApplication, options: Options, backend: BackendProcess, cable: Cable, folder: Path, stack: ExitStack
) -> int:
    told = backend.announcement
    offer = choose_register(told, options.merchant or SHOP, options.register)
    keeping = _keeping(options, folder, stack)
    place = keeping.tills / f"till-{offer.register}"

    def open_till() -> DemoTill:
        return DemoTill(app, place, keeping.secrets, camera=None)

    print(f"The till {offer.register} is open, its backend at {backend.announcement.url}. Ctrl+C ends both.")
    return TwoWindows(app, told, offer, cable, open_till, folder / "cards").show()


def _play_story(
    app: QApplication, options: Options, backend: BackendProcess, cable: Cable, stack: ExitStack
) -> int:
    qInstallMessageHandler(_speak_for_qt)
    pictures = options.pictures or Path(tempfile.mkdtemp(prefix="pos-client-story-"))
    pictures.mkdir(parents=True, exist_ok=True)
    scratch = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="pos-client-tills-")))
    secrets = MemorySecretStore()
    stage = Stage(
        app,
        backend.announcement,
        cable,
        scratch,
        lambda folder: DemoTill(app, folder, secrets, sounder=Silence()),
    )
    stack.callback(stage.close_till)
    steps = story(stage)
    narrator = Narrator(sys.stdout, len(steps), time.monotonic)
    narrator.say("No window here: the story is played offscreen. The till's keys end with this run.")
    went_well = play(steps, narrator, stage.photograph, pictures)
    narrator.say(f"The pictures of every step are in {pictures}")
    return 0 if went_well else 1


def _speak_for_qt(_kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    """Qt's messages, without what its platform for no screen says whenever a window or a menu opens."""
    if not text.startswith("This plugin does not support"):
        print(text, file=sys.stderr)


def _keeping(options: Options, folder: Path, stack: ExitStack) -> Keeping:
    """A till that is thrown away needs no keyring; one that is kept needs one, and is not kept without."""
    if options.data_dir is None:
        return Keeping(MemorySecretStore(), folder)
    keyring = KeyringSecretStore()
    try:
        name = keyring.name
    except SecretStoreError as error:
        print(
            f"No usable keyring here ({error.code}): the till's keys stay in memory and end with this run; "
            "the next one sets the till up anew."
        )
        return Keeping(MemorySecretStore(), Path(stack.enter_context(tempfile.TemporaryDirectory())))
    print(f"The till's keys are kept in {name}.")
    return Keeping(keyring, folder)


def _cable(backend: BackendProcess, folder: Path) -> Cable:
    """The cable of this folder: a kept till finds its backend at the same port as before."""
    note = folder / "cable.port"
    port = int(note.read_text("ascii")) if note.exists() else 0
    try:
        cable = Cable(backend.announcement.address, port)
    except OSError as error:
        raise PortTakenError(f"port {port} is taken; end what uses it, or add --fresh") from error
    note.write_text(str(cable.address[1]), "ascii")
    return cable

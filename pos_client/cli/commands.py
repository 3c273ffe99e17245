"""`pos-client COMMAND`: what can be asked, and who answers."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pos_client import __version__
from pos_client.bootstrap.folders import DataFolder
from pos_client.bootstrap.surroundings import Surroundings, this_computer
from pos_client.cli.exit_codes import EPILOG, Exit, exit_code_of
from pos_client.cli.next_steps import next_step
from pos_client.cli.secrets import add_secrets
from pos_client.cli.trust import add_choice, add_trust, chosen
from pos_client.domain.errors import KnownError
from pos_client.domain.staff import LOCK_AFTER_S

if TYPE_CHECKING:
    from pos_client.services.admission import Admission

_CAMERA = "number, device, URL or file of a camera, or none; else the one that was chosen in the till"
_LOCK = "minutes without a hand at the till, from 0.5 to 30, until it asks who is there; 3 unless it is said"
_MINUTE_S = 60.0
_SHORTEST_MIN, _LONGEST_MIN = 0.5, 30.0
_AGAIN = (
    "also where this computer is a till: a new code for the same till, whose records stay and go on; where "
    "its file is lost, it begins a new one"
)
_CODE = "the one-time code; without it one is shown here, until a manager lets this computer in"
_WITHOUT_KEYRING = (
    "keep the till's keys under a new passphrase, which is asked for: for a computer without a keyring, and "
    "with --again where the old passphrase is forgotten or the keyring is gone"
)
_DESCRIPTION = "A till for loyalty programmes. `pos-client COMMAND --help` tells more about a command."


def _this_computer(given: argparse.Namespace) -> Surroundings:
    from pos_client.cli.asking import ask_passphrase

    return this_computer(DataFolder.chosen(given.data_dir), ask_passphrase)


def run(arguments: Sequence[str], surroundings: Callable[[], Surroundings] | None = None) -> int:
    """Carry out one command; the exit code."""
    if arguments and arguments[0] == "demo":
        from pos_client.demo import run_demo

        return run_demo(list(arguments[1:]))
    given = _parser().parse_args(arguments)
    if given.self_test:
        from pos_client.cli.self_test import self_test

        return self_test(given.json)
    if given.command is None:
        _parser().print_help()
        return Exit.USAGE
    try:
        return int(_COMMANDS[given.command](given, surroundings or (lambda: _this_computer(given))))
    except Exception as error:
        known = _told(error)
        if known is None:
            raise
        _say(known, as_json=given.json)
        return exit_code_of(known)


def _told(error: Exception) -> KnownError | None:
    """Errors with a code end in a word; our own mistakes in a traceback."""
    from offline_cache.errors import CacheError
    from pos_client.domain.errors import StoreError

    if isinstance(error, CacheError):
        return StoreError(error.code, error.detail)
    return error if isinstance(error, KnownError) else None


def _say(error: KnownError, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps({"problem": error.code, "detail": error.detail, "advice": next_step(error.code)}))
    else:
        print(f"pos-client: {error}\n→ {next_step(error.code)}", file=sys.stderr)


def _minutes(text: str) -> float:
    """A till that is never locked is none: there is no word for that."""
    try:
        minutes = float(text)
    except ValueError:
        minutes = 0.0
    if not _SHORTEST_MIN <= minutes <= _LONGEST_MIN:
        raise argparse.ArgumentTypeError("a number from 0.5 to 30")
    return minutes


def _run(given: argparse.Namespace, _: Callable[[], Surroundings]) -> int:
    from pos_client.bootstrap.app import run as run_app

    return run_app(DataFolder.chosen(given.data_dir), given.camera, lock_after_s=given.lock_after * _MINUTE_S)


def _decode(given: argparse.Namespace, _: Callable[[], Surroundings]) -> int:
    from pos_client.scanning.decoding.decode_files import decode_files

    worst = Exit.DONE
    for one in decode_files(given.files):
        print(one.as_json() if given.json else one.as_line(), flush=True)
        worst = Exit.FOUND_A_FAULT if one.problem else worst
    return worst


def _journal(given: argparse.Namespace, surroundings: Callable[[], Surroundings]) -> int:
    from pos_client.cli.journal import journal_command

    return journal_command(given, DataFolder.chosen(given.data_dir), surroundings())


def _doctor(given: argparse.Namespace, surroundings: Callable[[], Surroundings]) -> int:
    from pos_client.cli.doctor import doctor

    return doctor(DataFolder.chosen(given.data_dir), surroundings(), camera=given.camera, as_json=given.json)


def _devices(given: argparse.Namespace, _: Callable[[], Surroundings]) -> int:
    from pos_client.cli.devices import devices_command

    return devices_command(DataFolder.chosen(given.data_dir), as_json=given.json)


def _reset(given: argparse.Namespace, surroundings: Callable[[], Surroundings]) -> int:
    from pos_client.cli.leaving import reset_command

    return reset_command(given, DataFolder.chosen(given.data_dir), surroundings())


def _enrol(given: argparse.Namespace, surroundings: Callable[[], Surroundings]) -> int:
    from pos_client.bootstrap.opening import Till
    from pos_client.cli.secrets import new_passphrase
    from pos_client.services.link import LinkWatch

    outside = surroundings()
    folder = DataFolder.chosen(given.data_dir)
    till = Till(folder, outside, LinkWatch(outside.clock))
    try:
        before = folder.installation()
        trust = chosen(given, None if before is None else before.trust)
        passphrase = new_passphrase(folder, again=given.again) if given.passphrase else None
        way = _admission(given, outside)
        counter = till.let_in(given.url, way, again=given.again, trust=trust, passphrase=passphrase)
        register = counter.configuration().register
    finally:
        till.close()
    told = {
        "register": register.register_id,
        "store": register.store_id,
        "merchant": register.merchant_id,
    }
    print(
        json.dumps(told)
        if given.json
        else f"{register.merchant_name}, {register.store_name}, {register.register_name}"
    )
    return Exit.DONE


def _admission(given: argparse.Namespace, outside: Surroundings) -> Admission:
    from pos_client.cli.letting_in import show_on_the_terminal, wait_for_a_manager
    from pos_client.services.admission import ByShownCode, ByTypedCode

    if given.code is not None:
        return ByTypedCode(given.code)
    show = show_on_the_terminal(as_json=given.json)
    return ByShownCode(show, wait_for_a_manager, outside.clock.monotonic_s)


def _secrets(given: argparse.Namespace, surroundings: Callable[[], Surroundings]) -> int:
    from pos_client.cli.secrets import secrets_command

    return secrets_command(given, DataFolder.chosen(given.data_dir), surroundings())


def _trust(given: argparse.Namespace, surroundings: Callable[[], Surroundings]) -> int:
    from pos_client.cli.trust import trust_command

    return trust_command(given, DataFolder.chosen(given.data_dir), surroundings())


_COMMANDS: dict[str, Callable[[argparse.Namespace, Callable[[], Surroundings]], int]] = {
    "run": _run,
    "decode": _decode,
    "journal": _journal,
    "doctor": _doctor,
    "devices": _devices,
    "enrol": _enrol,
    "secrets": _secrets,
    "reset": _reset,
    "trust": _trust,
}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="pos-client", description=_DESCRIPTION, epilog=EPILOG)
    parser.add_argument("--version", action="version", version=__version__)
    parser.add_argument("--self-test", action="store_true", help="an installed package examines itself")
    parser.add_argument("--json", action="store_true", help="answer in JSON")
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="answer in JSON")
    shared.add_argument("--data-dir", type=Path, metavar="DIR", help="this installation's folder")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    till = commands.add_parser("run", parents=[shared], help="open the till")
    till.add_argument("--camera", help=_CAMERA)
    default = LOCK_AFTER_S / _MINUTE_S
    till.add_argument("--lock-after", type=_minutes, default=default, metavar="MINUTES", help=_LOCK)
    commands.add_parser("demo", add_help=False, help="a till with a backend of its own and demo data")
    decode = commands.add_parser("decode", parents=[shared], help="the codes in pictures, a line per file")
    decode.add_argument("files", nargs="+", metavar="FILE")
    _add_journal(commands.add_parser("journal", parents=[shared], help="what is on this till"))
    doctor = commands.add_parser("doctor", parents=[shared], help="each part: ok, or what to do")
    doctor.add_argument("--camera", help=_CAMERA)
    commands.add_parser("devices", parents=[shared], help="the cameras and scanners that are plugged in")
    enrol = commands.add_parser("enrol", parents=[shared], help="make this computer a till")
    enrol.add_argument("url", help="the backend's address")
    enrol.add_argument("code", nargs="?", help=_CODE)
    enrol.add_argument("--again", action="store_true", help=_AGAIN)
    add_choice(enrol)
    enrol.add_argument("--passphrase", action="store_true", help=_WITHOUT_KEYRING)
    secrets = commands.add_parser("secrets", parents=[shared], help="where the till's keys are kept")
    add_secrets(secrets)
    add_trust(
        commands.add_parser("trust", parents=[shared], help="whom this till believes to be its backend")
    )
    _add_reset(commands.add_parser("reset", parents=[shared], help="remove this till from this computer"))
    return parser


def _at_least_one(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is not one or more")
    return number


def _add_journal(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "what",
        choices=("status", "list", "verify", "export", "import", "waiting", "deliver"),
        help="how much waits; the entries; whether the chain is whole; everything for another program, or "
        "sealed for the backend; such a sealed file back in; exit code 1 where something waits; send now "
        "what waits",
    )
    parser.add_argument("file", nargs="?", type=Path, help="import: the sealed file")
    parser.add_argument("--sealed", action="store_true", help="export: so that only the backend can read it")
    parser.add_argument("--limit", type=_at_least_one, default=20, help="list: so many, newest first")
    parser.add_argument("--output", type=Path, metavar="FILE", help="export: there instead of to the screen")


def _add_reset(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--force", action="store_true", help="also while entries wait, with --export")
    parser.add_argument("--export", type=Path, metavar="FILE", help="first write everything there, encrypted")
    parser.add_argument(
        "--keep-aside",
        action="store_true",
        help="remove nothing: move records that cannot be opened into a folder of their own",
    )

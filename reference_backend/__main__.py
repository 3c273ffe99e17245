"""The command line: `python -m reference_backend serve | demo | enrol-code | openapi`."""

import argparse
import json
import sys
from pathlib import Path
from typing import TextIO

from reference_backend.app import openapi_document
from reference_backend.assembly import assemble
from reference_backend.configuration.faults import ConfigurationError
from reference_backend.database import DatabaseError
from reference_backend.demo.starting import announcement, fill_if_new
from reference_backend.registers.service import new_code
from reference_backend.serving import listen, serve, stop_when_input_ends, url_of

DATABASE = Path("reference-backend.sqlite3")
OPENAPI = Path(__file__).parents[1] / "docs" / "contract" / "openapi.json"


def main(arguments: list[str] | None = None) -> int:
    """Run a command; 0 when it went well, 1 with a clear word on stderr when not."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.command(options))
    except (ConfigurationError, DatabaseError) as error:
        _say(error, sys.stderr)
    except OSError as error:
        _say(f"{error.strerror or error}: choose another --port or --database", sys.stderr)
    return 1


def _say(text: object, stream: TextIO | None = None) -> None:
    # Flushed at once: whoever started us waits for this line.
    (stream or sys.stdout).write(f"{text}\n")
    (stream or sys.stdout).flush()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m reference_backend", description=__doc__)
    commands = parser.add_subparsers(required=True)

    def command(name: str, run: object, words: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=words, description=words)
        added.set_defaults(command=run)
        return added

    serving = command("serve", _serve, "Serve what the database holds.")
    demo = command(
        "demo", _demo, "Fill a new database with invented data, serve it, tell about it in a line of JSON."
    )
    demo.add_argument(
        "--renew-codes", action="store_true", help="a new enrolment code for enrolled registers too"
    )
    for added, port in ((serving, 8790), (demo, 0)):
        added.add_argument("--database", type=Path, default=DATABASE, help="the database file")
        added.add_argument("--port", type=int, default=port, help="0 chooses a free one")
        added.add_argument("--host", default="127.0.0.1", help="plain HTTP is for loopback only")
        added.add_argument("--exit-with-parent", action="store_true", help="stop when standard input ends")
    code = command("enrol-code", _enrol_code, "Print a new one-time code for a register.")
    code.add_argument("register")
    code.add_argument("--database", type=Path, default=DATABASE, help="the database file")
    openapi = command("openapi", _openapi, "Write the published contract.")
    openapi.add_argument("--output", type=Path, default=OPENAPI)
    return parser


def _serve(options: argparse.Namespace) -> int:
    if options.exit_with_parent:
        stop_when_input_ends(sys.stdin.buffer)
    backend = assemble(options.database)
    listener = listen(options.host, options.port)
    serve(backend, listener, lambda: _say(f"listening on {url_of(listener)}"))
    return 0


def _demo(options: argparse.Namespace) -> int:
    if options.exit_with_parent:
        stop_when_input_ends(sys.stdin.buffer)
    backend = assemble(options.database)
    listener = listen(options.host, options.port)
    merchants = fill_if_new(backend)
    told = announcement(backend, merchants, url_of(listener), options.renew_codes)
    serve(backend, listener, lambda: _say(json.dumps(told)))
    return 0


def _enrol_code(options: argparse.Namespace) -> int:
    if not options.database.exists():
        _say(f"there is no database {options.database}; name it with --database", sys.stderr)
        return 1
    try:
        _say(new_code(assemble(options.database), options.register))
    except KeyError:
        _say(f"there is no register {options.register}", sys.stderr)
        return 1
    return 0


def _openapi(options: argparse.Namespace) -> int:
    options.output.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(openapi_document(), indent=2, ensure_ascii=False, sort_keys=True) + "\n"
    options.output.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""`pos-client trust`: whom the till believes to be its backend. And the options of `enrol` about it."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from pos_client.bootstrap.folders import DataFolder
from pos_client.bootstrap.surroundings import Surroundings
from pos_client.cli.exit_codes import Exit
from pos_client.domain.errors import InputError, RefusedError
from pos_client.domain.trust import PUBLIC, Trust

_CA_FILE = "the merchant's own authorities (PEM or DER), instead of the public ones; the till keeps a copy"
_PIN = (
    "sha256/… of a key that the backend may have, as well as a good certificate; at least twice, one of them "
    "for a key that is kept elsewhere"
)


def add_choice(parser: argparse.ArgumentParser) -> None:
    """The options that name whom to believe. There is none that believes anybody."""
    parser.add_argument("--ca-file", type=Path, metavar="FILE", help=_CA_FILE)
    parser.add_argument("--pin", action="append", default=[], metavar="PIN", help=_PIN)


def add_trust(parser: argparse.ArgumentParser) -> None:
    """The command's own arguments."""
    parser.add_argument(
        "what",
        choices=("show", "set", "pin"),
        help="whom the till believes; choose anew, the backend is asked first; the pin of a certificate or "
        "a public key in a file",
    )
    parser.add_argument("file", nargs="?", type=Path, help="pin: the certificate or public key")
    add_choice(parser)
    parser.add_argument("--public-authorities", action="store_true", help="set: the public ones again")
    parser.add_argument("--no-pins", action="store_true", help="set: any key with a good certificate")


def chosen(given: argparse.Namespace, before: Trust | None) -> Trust | None:
    """What the options make of what was; None where they say nothing.

    Raises:
        InputError: as `Trust` and `read_authorities`.
    """
    if given.ca_file is None and not given.pin:
        return None
    from pos_client.backend.authorities import read_authorities

    was = before or PUBLIC
    authorities = was.authorities if given.ca_file is None else read_authorities(given.ca_file)
    return Trust(authorities, tuple(given.pin) or was.pins)


def trust_command(given: argparse.Namespace, folder: DataFolder, outside: Surroundings) -> int:
    """Carry out one of them.

    Raises:
        RefusedError: `not-enrolled`. InputError: `choice-missing`; as `chosen` and `choose_trust`.
        UnreachableError, StoreError, CacheError: as `choose_trust`.
    """
    if given.what == "pin":
        return _pin(given)
    installation = folder.installation()
    if installation is None:
        raise RefusedError("not-enrolled")
    trust = installation.trust
    if given.what == "set":
        from pos_client.bootstrap.trusting import choose_trust

        trust = _chosen_anew(given, trust)
        choose_trust(folder, outside, trust)
    _print(trust, as_json=given.json)
    return Exit.DONE


def _chosen_anew(given: argparse.Namespace, was: Trust) -> Trust:
    takes_away = given.public_authorities or given.no_pins
    if (given.public_authorities and given.ca_file is not None) or (given.no_pins and given.pin):
        raise InputError("choice-missing", "an option and its opposite")
    kept = Trust(None if given.public_authorities else was.authorities, () if given.no_pins else was.pins)
    anew = chosen(given, kept)
    if anew is None and not takes_away:
        raise InputError("choice-missing")
    return anew or kept


def _print(trust: Trust, *, as_json: bool) -> None:
    from pos_client.backend.authorities import authorities_in

    own = [] if trust.authorities is None else authorities_in(trust.authorities)
    if as_json:
        authorities = [asdict(one) | {"ends": one.ends.isoformat()} for one in own]
        print(json.dumps({"authorities": authorities or "public", "pins": trust.pins}))
        return
    for one in own:
        print(f"authority: {one.name}, until {one.ends:%Y-%m-%d}")
    if not own:
        print("authorities: the public ones that come with the program")
    print("\n".join(f"pin: {pin}" for pin in trust.pins) or "pins: none")


def _pin(given: argparse.Namespace) -> int:
    from pos_client.backend.pins import pin_of_file

    if given.file is None:
        raise InputError("choice-missing", "name the file")
    pin = pin_of_file(given.file)
    print(json.dumps({"pin": pin}) if given.json else pin)
    return Exit.DONE

"""`pos-client reset` and the journal's ways out and in: for whoever takes a till away, or moves it."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path

from pos_client.bootstrap.folders import DataFolder
from pos_client.bootstrap.surroundings import Surroundings
from pos_client.cli.exit_codes import Exit
from pos_client.domain.errors import InputError, KnownError, RefusedError


def reset_command(given: argparse.Namespace, folder: DataFolder, outside: Surroundings) -> int:
    """Remove this installation's data, or keep aside what nobody can open.

    Raises:
        KnownError, CacheError: as `Reset` and `keep_aside`.
    """
    if given.keep_aside:
        return _keep_aside(given, folder, outside)
    from pos_client.bootstrap.departure import Departure
    from pos_client.bootstrap.kept_records import removal_was_begun
    from pos_client.services.safe_exit import Reset

    if folder.installation() is None and not removal_was_begun(folder):
        raise RefusedError("not-enrolled")
    waited = Reset(Departure(folder, outside))(force=given.force, export_to=given.export)
    exported = None if given.export is None else str(given.export)
    told = {"removed": True, "waited": waited.entries, "exported": exported}
    print(json.dumps(told) if given.json else _in_words(told))
    return Exit.DONE


def import_command(given: argparse.Namespace, folder: DataFolder, outside: Surroundings) -> int:
    """Take an encrypted export in.

    Raises:
        KnownError, CacheError: as `closed_till` and `take_in`.
    """
    from pos_client.bootstrap.closed_till import closed_till
    from pos_client.bootstrap.sealed_file import take_in

    if given.file is None:
        raise InputError("export-missing")
    with closed_till(folder, outside) as till:
        taken = take_in(till, given.file)
        waiting = till.journal.status().waiting
    told = {"added": taken.added, "known": taken.known, "refused": taken.refused, "waiting": waiting}
    print(json.dumps(told) if given.json else _in_words(told))
    return Exit.FOUND_A_FAULT if taken.refused else Exit.DONE


def export_sealed_command(
    output: Path | None, folder: DataFolder, outside: Surroundings, *, as_json: bool
) -> int:
    """Write the encrypted export, and leave everything as it is.

    Raises:
        KnownError, CacheError: as `closed_till` and `write_sealed`.
    """
    from pos_client.bootstrap.closed_till import closed_till
    from pos_client.bootstrap.sealed_file import write_sealed

    if output is None:
        raise InputError("export-missing")
    folder.refuse_output(output)
    with closed_till(folder, outside) as till:
        report = write_sealed(till.journal, till.recovery, output)
    told = {"entries": report.entries, "ok": report.ok, "exported": str(output)}
    print(json.dumps(told) if as_json else _in_words(told))
    return Exit.DONE if report.ok else Exit.FOUND_A_FAULT


def waiting_command(given: argparse.Namespace, folder: DataFolder, outside: Surroundings) -> int:
    """Whether something waits, for an installer's script: 0 nothing, 1 something does or nobody can tell.
    A computer that is no till has nothing: 0.
    """
    from offline_cache.errors import CacheError
    from pos_client.cli.journal import reading

    waiting: int | None = 0
    problem: str | None = None
    try:
        with reading(folder, outside) as journal:
            waiting = journal.status().waiting
    except (KnownError, CacheError) as error:
        if folder.database.exists() or error.code != "not-enrolled":
            waiting, problem = None, error.code
    told = {"waiting": waiting, "problem": problem}
    print(json.dumps(told) if given.json else _in_words(told))
    return Exit.DONE if waiting == 0 else Exit.FOUND_A_FAULT


def _keep_aside(given: argparse.Namespace, folder: DataFolder, outside: Surroundings) -> int:
    from pos_client.bootstrap.opening import Till
    from pos_client.services.link import LinkWatch

    kept = Till(folder, outside, LinkWatch(outside.clock)).keep_aside()
    told = {"removed": False, "kept_aside": str(kept)}
    print(json.dumps(told) if given.json else _in_words(told))
    return Exit.DONE


def _in_words(told: Mapping[str, object]) -> str:
    return "\n".join(f"{name}: {'-' if value is None else value}" for name, value in told.items())
